"""How a described passage moves when the transcript under it is corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from viewer.core.anchor import CONTEXT, Anchor, describe, text_hash
from viewer.core.correcting import Corrected
from viewer.core.corrections import Correction, Join, Split, Words, word_at
from viewer.core.transcript import Turn

Place = tuple[int, int]  # a turn, and code points into its text


class Move:
    """What one correction, which fitted, does to places and passages.

    Attributes:
        turns: as they are after it.
    """

    def __init__(self, correction: Correction, before: Corrected, after: Corrected) -> None:
        self._correction = correction
        self._before: Sequence[Turn] = before.transcript.turns
        self.turns: Sequence[Turn] = after.transcript.turns

    @property
    def concerns_words(self) -> bool:
        """Whether anything moves at all: names do not count."""
        return isinstance(self._correction, Words | Split | Join)

    @cached_property
    def hash_before(self) -> str:
        """`text_hash` of the turns before; worked out when it is first asked for."""
        return text_hash(self._before)

    @cached_property
    def text_hash(self) -> str:
        """`text_hash` of the turns after; worked out when it is first asked for."""
        return text_hash(self.turns) if self.concerns_words else self.hash_before

    def start(self, turn: int, offset: int) -> Place:
        """Where a passage begins that began here."""
        match self._correction:
            case Words() as it if it.turn == turn:
                return turn, _start_in(it, offset)
            case Split() as it if it.turn == turn:
                cut = offset >= it.end and (it.start > it.end or offset > 0)
                return (turn + 1, max(0, offset - it.start)) if cut else (turn, offset)
        return self._elsewhere(turn, offset)

    def end(self, turn: int, offset: int) -> Place:
        """Where a passage ends that ended here."""
        match self._correction:
            case Words() as it if it.turn == turn:
                return turn, _end_in(it, offset)
            case Split() as it if it.turn == turn:
                return (turn + 1, offset - it.start) if offset > it.start else (turn, min(offset, it.end))
        return self._elsewhere(turn, offset)

    def anchor(self, anchor: Anchor) -> Anchor:
        """The passage in the corrected transcript: the same words, or what stands in their place.

        Its times stay, for the sound is the same. A passage all of whose words were taken away becomes the
        word beside them. Other than that it costs microseconds, whatever the transcript's length.
        """
        if not self.concerns_words or anchor.text_hash != self.hash_before:
            return anchor
        start = self.start(anchor.start_turn, anchor.start)
        end = max(start, self.end(anchor.end_turn, anchor.end))
        if self._far(anchor):
            return replace(anchor, start_turn=start[0], end_turn=end[0], text_hash=self.text_hash)
        if start == end and anchor.quote:
            start, end = self._beside(start)
        moved = describe(self.turns, *start, *end, self.text_hash)
        return replace(moved, start_ms=anchor.start_ms, end_ms=anchor.end_ms)

    def _elsewhere(self, turn: int, offset: int) -> Place:
        match self._correction:
            case Split() as it if turn > it.turn:
                return turn + 1, offset
            case Join() as it if turn == it.turn + 1:
                return it.turn, len(self._before[it.turn].text) + len(it.between) + offset
            case Join() as it if turn > it.turn:
                return turn - 1, offset
        return turn, offset

    def _far(self, anchor: Anchor) -> bool:
        """Whether neither the words nor what stands around them can have changed: each turn has a break."""
        it = self._correction
        if not isinstance(it, Words | Split | Join):
            return True
        return anchor.end_turn < it.turn - CONTEXT or anchor.start_turn > it.turn + 1 + CONTEXT

    def _beside(self, place: Place) -> tuple[Place, Place]:
        turn, offset = place
        start, end = word_at(self.turns[turn].text, offset)
        return (turn, start), (turn, end)


def _start_in(it: Words, offset: int) -> int:
    end = it.start + len(it.old)
    if offset >= end:
        return offset + len(it.new) - len(it.old)
    return min(offset, it.start)


def _end_in(it: Words, offset: int) -> int:
    if offset <= it.start:
        return offset
    return max(offset, it.start + len(it.old)) + len(it.new) - len(it.old)
