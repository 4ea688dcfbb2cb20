"""Praat's TextGrid, in each of its three ways to be written as text; see `praat`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from viewer.core.draft import Draft
from viewer.core.steps import Step, checked, part, unwatched
from viewer.core.timecode import LONGEST_MS
from viewer.core.transcript import Remark
from viewer.errors import Message, message
from viewer.readers.research.praat import Token, tokens, unescaped
from viewer.readers.research.tier_names import Kind, told_by
from viewer.readers.research.tier_words import Annotation
from viewer.readers.research.tiers import Tier, fill

_HEAD = re.compile(r'File type\s*=\s*"ooTextFile(?: short)?"\s{1,99}(?:Object class\s*=\s*)?"TextGrid')
_BY_TIME = '"Praat chronological TextGrid text file"'
_CLASSES = {"IntervalTier": 2, "TextTier": 1}  # how many times stand before a label
_EMPTY_TIER = 3  # numbers behind the name of a tier: its times, its size
_MOST_S = LONGEST_MS / 1000
_FEW, _SHORT = 10, 2.5  # annotations, characters of a label
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # a word may be one of these


class TextGridReader:
    """A tier belongs to the speaker it is named after ("Mary", "Mary - words"); empty labels are silence."""

    key = "textgrid"
    label = message("Praat TextGrid")
    suffixes = (".textgrid",)

    def score(self, head: str, suffix: str) -> int:
        """A signature where the file says what it is."""
        start = head.lstrip("\ufeff \t\r\n")
        if _HEAD.match(start) or start.startswith(_BY_TIME):
            return 100
        return 10 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read all tiers."""
        draft = Draft(self.key)
        source = text.replace("\r\n", "\n").replace("\r", "\n")
        grid = _Grid(draft, by_time=source.lstrip("\ufeff \t\n").startswith(_BY_TIME))
        lines = source.count("\n") + 1
        for token in checked(tokens(source), lambda: step(0.6 * grid.line / lines)):
            grid.take(token)
        grid.end()
        for tier in grid.tiers:
            if tier.kind is Kind.SPEECH and not tier.of_turns and _are_phones(tier.annotations):
                tier.kind = Kind.SIGNS
        fill(draft, grid.tiers, part(step, 0.6, 1.0))
        return draft


def _are_phones(annotations: Sequence[Annotation]) -> bool:
    """Whether labels are so short and follow each other so closely as only phones do."""
    if len(annotations) < _FEW or any(" " in one.text or _WIDE.search(one.text) for one in annotations):
        return False
    touching = sum(one.end_ms == following.start_ms for one, following in pairwise(annotations))
    letters = sum(len(one.text) for one in annotations)
    return letters < _SHORT * len(annotations) and touching > len(annotations) / 2


class _Grid:
    """The tiers of a file, made up of its tokens one by one.

    Attributes:
        tiers: in the order of the file.
        line: of the last token.
    """

    def __init__(self, draft: Draft, *, by_time: bool) -> None:
        self.tiers: list[Tier] = []
        self.line = 1
        self._draft, self._by_time = draft, by_time
        self._widths: list[int] = []
        self._numbers: list[float] = []
        self._class = ""
        self._begun = False

    def take(self, token: Token) -> None:
        """Take the next token in: a number waits for its text, a text is a class, a name or a label."""
        self.line = token.line
        if token.text is None:
            self._numbers.append(token.number)
            return
        numbers, self._numbers = self._numbers, []
        if self._class:
            self._begin_tier(token.text, token.line)
        elif token.text in _CLASSES and self._may_begin(len(numbers)):
            self._class = token.text
        elif self.tiers:
            self._label(token, token.text, numbers)

    def end(self) -> None:
        """Say so where the file ends before a label, or the name of a tier, that it began."""
        if self._class or (self._begun and self._numbers):
            remark = message("The file is damaged here; what follows was not read.")
            self._draft.warnings.append(Remark(self.line, remark))

    def _begin_tier(self, name: str, line: int) -> None:
        width, self._class, self._begun = _CLASSES[self._class], "", False
        kind, speaker = told_by(unescaped(name))
        if width == 1 and kind is not Kind.SIGNS:
            kind = Kind.NOTES
        name = name.strip() or str(len(self.tiers) + 1)
        self.tiers.append(Tier(name, line, kind or Kind.SPEECH, speaker, speaker.casefold()))
        self._widths.append(width)

    def _may_begin(self, before: int) -> bool:
        """Whether a tier may begin behind so many numbers; a label can be "IntervalTier", too."""
        if self._by_time:
            return not self._begun and before <= _EMPTY_TIER
        return not self.tiers or before in (0, _EMPTY_TIER)

    def _label(self, token: Token, text: str, numbers: list[float]) -> None:
        """Add an annotation to its tier; its times are the last numbers before it."""
        if self._by_time:
            numbers = numbers if self._begun else numbers[2:]  # the last tier's own times
        header, self._begun = 0 if self._begun or self._by_time else _EMPTY_TIER, True
        place = int(numbers[0]) - 1 if self._by_time and numbers else len(self.tiers) - 1
        width = self._widths[place] if 0 <= place < len(self.tiers) else len(numbers) + 1
        if len(numbers) < width + self._by_time:
            self._doubt(token, message("A label has no time, or no tier, and was not read."))
            if text.strip():
                self._draft.ignored.append(Remark(token.line, message("{text}", text=text.strip())))
            return
        if len(numbers) > width + self._by_time + header:
            self._doubt(token, message("A label before this one could not be read."))
        if token.damaged:
            self._doubt(token, message("A quotation mark is missing at the end of this label."))
        start, end = (round(min(max(0.0, time), _MOST_S) * 1000) for time in (numbers[-width], numbers[-1]))
        if end < start:
            self._doubt(token, message("The label ends before it starts; its end was not used."))
        if words := unescaped(text).strip():
            self.tiers[place].annotations.append(Annotation(start, max(start, end), words, token.line))

    def _doubt(self, token: Token, text: Message) -> None:
        self._draft.warnings.append(Remark(token.line, text))
