"""WebVTT, the subtitles of the web and of podcasts.

https://www.w3.org/TR/webvtt1/
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.lines import split_lines
from viewer.readers.subtitles.blocks import Blocks, scan
from viewer.readers.subtitles.rolling import rolls, unrolled
from viewer.readers.subtitles.turns import fill, in_turns

_SIGNATURE = re.compile(r"\ufeff?WEBVTT(?=\s|$)")
_TIMES = re.compile(r"^\s{0,9}[\d:]{1,12}\.\d{1,3}\s{0,9}-->\s{0,9}[\d:]{1,12}\.\d{1,3}", re.MULTILINE)
_FACT = re.compile(r"([A-Za-z][\w-]{0,30})\s*:\s*(.+)")
_ROLLING = re.compile(r"<[\d:.]{5,20}><c[.>]")
_FACTS = {"title", "language", "media"}
_FREE_ROW = re.compile(r"\n[ \t]+(?=\n)")
_SILENT = ("STYLE", "REGION")


class WebVttReader:
    """Voices, times inside cues, comments; how it is to look is passed over."""

    key = "webvtt"
    label = message("WebVTT subtitles")
    suffixes = (".vtt",)

    def score(self, head: str, suffix: str) -> int:
        """The signature; without it, times in the way of WebVTT."""
        if _SIGNATURE.match(head):
            return 100
        if suffix in self.suffixes:
            return 80 if _TIMES.search(head) else 10
        return 60 if _TIMES.search(head) else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join cues to turns; comments and what is no cue are ignored, a time that is none costs its cue."""
        draft = Draft(self.key)
        text = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
        text = _FREE_ROW.sub(_free_row, text)
        lines = split_lines(text, part(step, 0.0, 0.1))
        header = list(takewhile(bool, lines)) if lines and _SIGNATURE.match(lines[0]) else []
        header = list(takewhile(lambda line: "-->" not in line, header))
        _head(header, draft)
        lines = [""] * len(header) + lines[len(header) :]
        blocks = scan(lines, blank_ends=True, step=part(step, 0.1, 0.4))
        _facts(blocks, draft)
        if in_turns(blocks.cues) is None and (_ROLLING.search(text) or rolls(blocks.cues)):
            blocks.cues = unrolled(blocks.cues)
        fill(draft, blocks, entities=True, silent=_SILENT)
        step(1.0)
        return draft


def _free_row(blanks: re.Match[str]) -> str:
    """Blanks right below times are a row that YouTube leaves free, and no end of the cue."""
    text, end = blanks.string, blanks.start()
    return "\n<c></c>" if "-->" in text[text.rfind("\n", 0, end) + 1 : end] else blanks[0]


def _head(lines: Sequence[str], draft: Draft) -> None:
    """What the header says: facts that are known, and a text to be shown as ignored."""
    if not lines:
        return
    said = [(1, lines[0][len("WEBVTT") :].strip(" \t-"))]
    said += list(enumerate(lines[1:], 2))
    for number, line in said:
        fact = _FACT.fullmatch(line)
        if fact and fact[1].lower() == "language":
            draft.language = fact[2].strip()
        elif fact and fact[1].lower() == "title":
            draft.title = fact[2].strip()
        elif line:
            draft.ignored.append(Remark(number, message("{text}", text=line)))


def _facts(blocks: Blocks, draft: Draft) -> None:
    """What a comment before the first cue says, if that is nothing but facts."""
    before = blocks.cues[0].line if blocks.cues else 0
    for place, (number, lines) in enumerate(blocks.loose):
        found = [_FACT.fullmatch(line) for line in lines[1:]]
        known = {fact[1].lower(): fact[2].strip() for fact in found if fact}
        if number < before and lines[0] == "NOTE" and found and all(found) and known.keys() <= _FACTS:
            draft.title = known.get("title", draft.title)
            draft.language = known.get("language", draft.language)
            draft.media = known.get("media", draft.media)
            del blocks.loose[place]
            return
