"""Markdown with front matter and a bold head before each turn, ``**Name [00:00:02]:** text``.

Other Markdown is text with times and speakers. Source: CommonMark (https://spec.commonmark.org).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from viewer.core import markdown
from viewer.core.draft import Draft, RawTurn
from viewer.core.steps import Step, stepped, unwatched
from viewer.core.timecode import LOOSE_STAMP, TO, parse
from viewer.core.transcript import Remark
from viewer.core.turn_text import NO_TIME
from viewer.errors import message

_FENCE = "---"
_MOST_FACTS = 500  # lines
_WINDOW = 600
_HEAD = re.compile(
    rf"\*\*(?P<name>(?:[^*\\\[]|\\.){{0,400}}?)\s?"
    rf"(?:\[(?:(?P<start>{LOOSE_STAMP})(?:{TO}(?P<end>{LOOSE_STAMP}))?|{NO_TIME})\])?:\*\*(?:\s|$)"
)
_FACT = re.compile(r"(?P<key>[A-Za-z][\w-]{0,40}):(?:\s+(?P<value>.*))?")
_KNOWN = ("title", "language", "audio", "speakers")


class MarkdownReader:
    """What was written with every sign escaped; each is taken for what it shows."""

    key = "markdown"
    label = message("Markdown with front matter")
    suffixes = (".md", ".markdown")

    def score(self, head: str, suffix: str) -> int:  # noqa: ARG002 - the ending says nothing
        """A signature where a turn's head follows front matter."""
        lines = _lines(head)
        body = _body(lines)
        return 100 if body and any(_head(line) for line in lines[body:]) else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read the front matter and each turn; what stands between them is ignored."""
        draft = Draft(self.key)
        lines = _lines(text)
        body = _body(lines)
        _read_facts(lines[: max(0, body - 1)], draft)
        begin, head = 0, None
        for number, line in enumerate(stepped(lines, step)):
            if number < body or (found := _head(line)) is None:
                continue
            _close(lines, (begin or body, number), head, draft)
            begin, head = number, found
        _close(lines, (begin or body, len(lines)), head, draft)
        return draft


def _lines(text: str) -> list[str]:
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _body(lines: Sequence[str]) -> int:
    """Index of the first line behind the front matter; 0 where there is none."""
    first = next((place for place, line in enumerate(lines) if line), 0)
    if lines[first].rstrip() != _FENCE:
        return 0
    fences = (
        place for place in range(first + 1, min(len(lines), _MOST_FACTS)) if lines[place].rstrip() == _FENCE
    )
    return next(fences, -1) + 1


def _head(line: str) -> re.Match[str] | None:
    return _HEAD.match(line, 0, _WINDOW) if line.startswith("**") else None


def _read_facts(lines: Sequence[str], draft: Draft) -> None:
    """Title, language and audio; what else the front matter says is ignored."""
    known = ""
    for number, line in enumerate(lines, 1):
        fact = _FACT.fullmatch(line)
        known = fact["key"].lower() if fact else known if line.startswith((" ", "-")) else ""
        value = _value(fact["value"] or "") if fact else ""
        if known == "title":
            draft.title = value
        elif known == "language":
            draft.language = value
        elif known == "audio":
            draft.media = value
        elif known not in _KNOWN and line.strip() and line.rstrip() != _FENCE:
            draft.ignored.append(Remark(number, message("{text}", text=line.strip())))


def _value(written: str) -> str:
    if written.startswith('"'):
        try:
            return str(json.loads(written)).replace("\0", "").encode("utf-8", "replace").decode()
        except (ValueError, RecursionError):
            pass
    return written.strip().strip("\"'")


def _close(lines: Sequence[str], span: tuple[int, int], head: re.Match[str] | None, draft: Draft) -> None:
    """Make the turn that `head` begins of the lines of `span`; without one they are the title, or ignored."""
    begin, end = span
    if head is None:
        for number, line in enumerate(lines[begin:end], begin + 1):
            if line.startswith("# ") and not draft.title:
                draft.title = markdown.unescaped(line[2:].strip())
            elif line.strip():
                draft.ignored.append(Remark(number, message("{text}", text=line.strip())))
        return
    rows = [lines[begin][head.end() :], *lines[begin + 1 : end]]
    while len(rows) > 1 and not rows[-1].strip():
        rows.pop()
    name, start, last = head.group("name", "start", "end")
    start_ms = None if start is None else parse(start)
    if start is not None and start_ms is None:
        doubt = message("The time {time} cannot be; the turn is timed by estimate.", time=start)
        draft.warnings.append(Remark(begin + 1, doubt))
    speaker = markdown.unescaped(name).strip() or None
    end_ms = None if last is None else parse(last)
    draft.turns.append(RawTurn(markdown.text_of(rows).strip("\n"), begin + 1, speaker, start_ms, end_ms))
