"""What writers and readers of turn text have to agree on, so that no words are taken for anything else.

A backslash before a line, or before a time in brackets, says that it belongs to what somebody says. Both
sides ask the same question of what follows it, so a backslash that means nothing here stays what it is.
"""

from __future__ import annotations

import re

from viewer.core.timecode import LOOSE_STAMP, STAMP, TO

NOBODY = "?"
"""Stands where the speaker does, where nobody is named after somebody was."""
NO_TIME = "--:--:--"
"""Stands where the time does, where nobody says it."""
WINDOW = 240
"""Characters of a line in which what begins a turn ends."""

_BULLET = r"[\s•◦▪‣●○■·*+#>|_–—-]*+"
_NO_NAME = r"\[\]{}<>#|【】\t"
_LABEL = re.compile(rf"{_BULLET}[^\W\d_][^:：{_NO_NAME}]{{0,100}}(?:[:：](?!//|\d)|\t)")
_LONE_NAME = re.compile(r"[*_]{0,2}[^\W\d_].{0,70}")
_BEFORE_TIME = rf"[^{_NO_NAME}]{{0,100}}?"  # what may be a name
_TIMED = re.compile(rf"{_BULLET}{_BEFORE_TIME}(?:{STAMP}|[\[({{<#【（]\s?{LOOSE_STAMP})")
_IN_TEXT = rf"[\[{{<#【]\s?{LOOSE_STAMP}(?:{TO}{LOOSE_STAMP})?\s?[\])}}>#】）]"
_STAMP_IN_TEXT = re.compile(rf"(?<!\\)(\\*+)(?={_IN_TEXT})")
_KEPT_STAMP = re.compile(rf"(?<!\\)\\(\\*+)(?={_IN_TEXT})")
_RULE = re.compile(r"[-=_*•·|~#\s]+")
_SOUND = re.compile(r"[\[♪][^\[\]\d]{1,80}[\]♪]")
_CREDITS = re.compile(
    r"(?:transcri(?:bed|pt|ption)\b.{0,20}\bby\b|(?:meeting|transcription) ended|"
    r"this (?:editable )?transcript|transkriberad av|[^\n]{1,60} stopped transcription$)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\\(.)")


def is_sound(text: str) -> bool:
    """Whether all of `text` is a sound that nobody says, such as ``[Music]`` or ``♪``."""
    return text[:1] in {"[", "♪"} and (text == "♪" or _SOUND.fullmatch(text) is not None)


def is_rule(text: str) -> bool:
    """Whether `text` is a line drawn with characters: nobody says it."""
    return _RULE.fullmatch(text) is not None


def is_credit(text: str) -> bool:
    """Whether a line says who made the transcript."""
    return _CREDITS.match(text) is not None


def mentions_time(row: str) -> bool:
    """Whether a line may begin with a time, or with a name and a time."""
    return _TIMED.match(row, 0, WINDOW) is not None or NO_TIME in row[:WINDOW]


def kept(row: str) -> str:
    """A line of what somebody says, not the first one, with a backslash where it might be something else."""
    row = _STAMP_IN_TEXT.sub(r"\1\\", row)
    return f"\\{row}" if _doubtful(row) else row


def kept_opening(row: str, *, named: bool, alone: bool) -> str:
    """The first line of what somebody says, behind the time.

    Args:
        row: the line.
        named: a speaker is written before it.
        alone: no other line follows.
    """
    row = _STAMP_IN_TEXT.sub(r"\1\\", row)
    return f"\\{row}" if _doubtful_opening(row, named=named, alone=alone) else row


def freed(row: str) -> str:
    """What `kept` was given."""
    if "\\" not in row:
        return row
    if row[0] == "\\" and (row == "\\" or _doubtful(row[1:])):
        row = row[1:]
    return _KEPT_STAMP.sub(r"\1", row)


def freed_opening(row: str, *, named: bool, alone: bool) -> str:
    """What `kept_opening` was given."""
    if "\\" not in row:
        return row
    if row[0] == "\\" and (row == "\\" or _doubtful_opening(row[1:], named=named, alone=alone)):
        row = row[1:]
    return _KEPT_STAMP.sub(r"\1", row)


def quoted_name(name: str) -> str:
    """A name in quotation marks, for one that no reader would take for any."""
    return '"' + re.sub(r'[\\"]', r"\\\g<0>", name) + '"'


def unquoted_name(quoted: str) -> str:
    """What `quoted_name` was given."""
    return _QUOTED.sub(r"\1", quoted[1:-1])


def _doubtful(row: str) -> bool:
    """Whether a reader may take a line for something else than a turn's; of some it only might."""
    rest = row.lstrip("\\")
    return (
        not rest
        or rest[0].isspace()
        or rest[0] in "[♪"
        or is_rule(rest)
        or is_credit(rest)
        or _LABEL.match(rest) is not None
        or mentions_time(rest)
    )


def _doubtful_opening(row: str, *, named: bool, alone: bool) -> bool:
    rest = row.lstrip("\\")
    if not rest or rest[0].isspace():
        return True
    if named:
        return False
    lone = not alone and (is_sound(rest) or _LONE_NAME.fullmatch(rest) is not None)
    return lone or _LABEL.match(rest) is not None
