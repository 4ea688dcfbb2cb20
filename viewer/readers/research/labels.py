"""Labels of Audacity: a line holds start and end in seconds, and a text, with tabs between.

https://manual.audacityteam.org/man/importing_and_exporting_labels.html
"""

from __future__ import annotations

import re

from viewer.core.draft import Draft, RawTurn
from viewer.core.steps import Step, stepped, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.subtitles.named import prefix

_LABEL = re.compile(r"(-?\d{1,7}[.,]\d{1,9})\t(-?\d{1,7}[.,]\d{1,9})(?:\t(.*))?")
_RANGE = re.compile(r"\\\t-?[\d.,]+\t-?[\d.,]+")  # which frequencies are marked; a line of its own


class LabelsReader:
    """A label is a turn: who made labels has already said where turns begin."""

    key = "labels"
    label = message("Audacity labels")
    suffixes = (".txt",)

    def score(self, head: str, suffix: str) -> int:  # noqa: ARG002 - the ending says nothing
        """A signature where the first line is a label."""
        first = head.lstrip("\ufeff\r\n").partition("\n")[0].rstrip("\r")
        return 100 if _LABEL.fullmatch(first) else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read each label; what is none is ignored."""
        draft = Draft(self.key)
        lines = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for number, line in enumerate(stepped(lines, step), 1):
            label = _LABEL.fullmatch(line)
            if label is not None:
                start, end = (
                    max(0, round(float(time.replace(",", ".")) * 1000)) for time in label.groups()[:2]
                )
                draft.turns.append(_turn(label[3] or "", number, start, end))
            elif line.strip() and not _RANGE.fullmatch(line):
                draft.ignored.append(Remark(number, message("{text}", text=line.strip())))
        return draft


def _turn(text: str, line: int, start_ms: int, end_ms: int) -> RawTurn:
    text = text.strip()
    name = prefix(text)
    said, speaker = (text[name.end() :], name[2]) if name else (text, None)
    return RawTurn(said, line, speaker, start_ms, end_ms if end_ms > start_ms else None)
