"""A transcript with a reader's corrections in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from viewer.core import cue_edits
from viewer.core.corrections import Correction, Join, Recast, Rename, Split, Words, seen
from viewer.core.timing import ms_at
from viewer.core.transcript import NOTHING, Speaker, Timing, Transcript, Turn


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in one turn that the file has otherwise.

    Attributes:
        start: where they begin, in code points of the turn's text.
        end: where they end; `start` where words were taken away.
        was: what the file has there; empty where words were added.
    """

    start: int
    end: int
    was: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """What comes of a transcript and its corrections.

    Attributes:
        original: the transcript as its file has it.
        transcript: the corrected one. Who has nothing left to say is no speaker any more; all others keep
            their order and colours, and new ones come last.
        stretches: what is corrected, from left to right, for each turn that has any.
        origins: for each turn the original one it begins in.
        misfits: corrections that were not made, for the transcript is not the one they were made for.
    """

    original: Transcript = NOTHING
    transcript: Transcript = NOTHING
    stretches: Mapping[int, tuple[Stretch, ...]] = field(default_factory=dict)
    origins: Sequence[int] = ()
    misfits: tuple[Correction, ...] = ()

    def stretch_at(self, turn: int, offset: int) -> Stretch | None:
        """The corrected words at a place, if it is in or at the end of some."""
        found = (each for each in self.stretches.get(turn, ()) if each.start <= offset <= each.end)
        return next(found, None)

    def speaker_was(self, turn: int) -> str | None:
        """The name the file has at a turn that has another one now; None where it has the same."""
        speaker = self.original.turns[self.origins[turn]].speaker
        was = "" if speaker is None else self.original.speakers[speaker].name
        return None if was == name_at(self.transcript, turn) else was


def name_at(transcript: Transcript, turn: int) -> str:
    """Who speaks a turn; empty where nobody is named."""
    speaker = transcript.turns[turn].speaker
    return "" if speaker is None else transcript.speakers[speaker].name


def correct(original: Transcript, corrections: Iterable[Correction]) -> Corrected:
    """Make all corrections that fit, in their order; the others are reported.

    One pass over the turns, whatever is corrected, and next to nothing for each correction.
    """
    corrections = tuple(corrections)
    if not corrections:
        return Corrected(original, original, {}, range(len(original.turns)))
    desk = Desk(original)
    misfits = tuple(each for each in corrections if not desk.make(each))
    return desk.done(misfits)


def difference(before: Sequence[Turn], after: Sequence[Turn]) -> tuple[int, int, int]:
    """Where two rows of turns differ in words: the first turn, how many of `before`, how many of `after`.

    Neither number is 0 where the other is not, as long as there are turns: nothing comes out of nothing.
    """
    least = min(len(before), len(after))
    first = next((i for i in range(least) if _differ(before[i], after[i])), least)
    left = least - first
    same = next((i for i in range(left) if _differ(before[-1 - i], after[-1 - i])), left)
    removed, added = len(before) - first - same, len(after) - first - same
    if min(removed, added) or not max(removed, added) or not least:
        return first, removed, added
    return max(0, first - 1), removed + 1, added + 1  # a turn went into its neighbour, or came out of it


def _differ(one: Turn, other: Turn) -> bool:
    return one is not other and one.text != other.text


class Desk:
    """A transcript while it is corrected."""

    def __init__(self, original: Transcript) -> None:
        self._original = original
        self._turns = list(original.turns)
        self._origins = list(range(len(self._turns)))
        self._stretches: list[tuple[Stretch, ...]] = [()] * len(self._turns)
        self._names: list[str | None] = [
            speaker.name for speaker in original.speakers
        ]  # None: is another now
        self._hues = list(range(len(self._names)))
        self._others: dict[int, int] = {}  # who somebody is now
        self._recast = False  # somebody may have nothing left to say

    @property
    def turns(self) -> Sequence[Turn]:
        """As they are by now."""
        return self._turns

    def make(self, correction: Correction) -> bool:
        """Make one correction; False, and nothing is changed, where it does not fit."""
        match correction:
            case Words():
                return self._words(correction)
            case Split():
                return self._split(correction)
            case Join():
                return self._join(correction)
            case Rename():
                return self._rename(correction)
            case Recast():
                return self._recast_turn(correction)
        return False

    def done(self, misfits: tuple[Correction, ...]) -> Corrected:
        """What came of it."""
        if self._recast:
            self._forget_silent()
        speakers = tuple(
            Speaker(name, None if hue == place else hue)
            for place, (name, hue) in enumerate(zip(self._names, self._hues, strict=True))
            if name is not None
        )
        transcript = replace(self._original, turns=tuple(self._turns), speakers=speakers)
        stretches = {turn: each for turn, each in enumerate(self._stretches) if each}
        return Corrected(self._original, transcript, stretches, self._origins, misfits)

    def _fits(self, turn: int, print_: str) -> bool:
        return 0 <= turn < len(self._turns) and seen(self._turns[turn]) == print_

    def _words(self, it: Words) -> bool:
        end = it.start + len(it.old)
        if not self._fits(it.turn, it.seen) or it.start < 0:
            return False
        turn = self._turns[it.turn]
        if turn.text[it.start : end] != it.old or it.start > len(turn.text):
            return False
        text = turn.text[: it.start] + it.new + turn.text[end:]
        self._stretches[it.turn] = _with_words(self._stretches[it.turn], turn.text, it)
        moved = cue_edits.edited(turn.cues, it.start, end, len(it.new))
        self._turns[it.turn] = replace(turn, text=text, cues=moved)
        return True

    def _split(self, it: Split) -> bool:
        if not self._fits(it.turn, it.seen):
            return False
        turn = self._turns[it.turn]
        ms = self._moment(it)
        if (
            ms is None
            or not 0 <= it.end <= it.start <= len(turn.text)
            or turn.text[it.end : it.start].strip()
        ):
            return False
        timing = Timing.ESTIMATED if it.ms is None else Timing.GIVEN
        ours, theirs = cue_edits.cut(turn.cues, it.end, it.start, ms)
        first = replace(turn, end_ms=ms, text=turn.text[: it.end], cues=ours)
        second = replace(
            turn, start_ms=ms, stamp_ms=it.ms, text=turn.text[it.start :], timing=timing, cues=theirs
        )
        self._turns[it.turn : it.turn + 1] = [first, second]
        self._origins.insert(it.turn, self._origins[it.turn])
        self._stretches[it.turn : it.turn + 1] = _cut(self._stretches[it.turn], it.end, it.start)
        return True

    def _moment(self, it: Split) -> int | None:
        """When the second half starts, behind the start of the first and before that of the turn to come."""
        turn = self._turns[it.turn]
        limit = turn.end_ms
        if it.turn + 1 < len(self._turns):
            limit = min(limit, self._turns[it.turn + 1].start_ms)
        ms = ms_at(turn, it.start) if it.ms is None else it.ms
        return min(max(ms, turn.start_ms + 1), limit - 1) if limit - turn.start_ms > 1 else None

    def _join(self, it: Join) -> bool:
        if not (self._fits(it.turn, it.seen) and self._fits(it.turn + 1, it.seen_next)):
            return False
        first, second = self._turns[it.turn : it.turn + 2]
        text = first.text + it.between + second.text
        by = len(first.text) + len(it.between)
        moved = tuple(
            Stretch(each.start + by, each.end + by, each.was) for each in self._stretches[it.turn + 1]
        )
        self._turns[it.turn : it.turn + 2] = [
            replace(
                first,
                text=text,
                end_ms=max(first.end_ms, second.end_ms),
                cues=cue_edits.joined(first, second, by),
            )
        ]
        self._stretches[it.turn : it.turn + 2] = [self._stretches[it.turn] + moved]
        del self._origins[it.turn + 1]
        self._recast = self._recast or first.speaker != second.speaker
        return True

    def _rename(self, it: Rename) -> bool:
        if it.old not in self._names or not it.new:
            return False
        place = self._names.index(it.old)
        if it.new not in self._names or it.new == it.old:
            self._names[place] = it.new
            return True
        self._names[place] = None
        self._others[place] = self._names.index(it.new)
        self._recast = True
        return True

    def _now(self, speaker: int | None) -> int | None:
        """Who a speaker is by now."""
        while speaker in self._others:
            speaker = self._others[speaker]
        return speaker

    def _recast_turn(self, it: Recast) -> bool:
        if not self._fits(it.turn, it.seen) or not it.new:
            return False
        turn = self._turns[it.turn]
        speaker = self._now(turn.speaker)
        if ("" if speaker is None else self._names[speaker]) != it.old:
            return False
        if it.new not in self._names:
            self._names.append(it.new)
            self._hues.append(len(self._hues))
        self._turns[it.turn] = replace(turn, speaker=self._names.index(it.new))
        self._recast = True
        return True

    def _forget_silent(self) -> None:
        """Take those who have nothing left to say out of the speakers, in one pass however many they are."""
        every = {speaker: self._now(speaker) for speaker in {turn.speaker for turn in self._turns}}
        places = sorted({speaker for speaker in every.values() if speaker is not None})
        new: dict[int | None, int | None] = {old: place for place, old in enumerate(places)}
        new[None] = None
        moved = {old: new[now] for old, now in every.items() if new[now] != old}
        self._names = [self._names[place] for place in places]
        self._hues = places
        if moved:
            self._turns = [
                _spoken_by(turn, moved[turn.speaker]) if turn.speaker in moved else turn
                for turn in self._turns
            ]


def _spoken_by(turn: Turn, speaker: int | None) -> Turn:
    """The turn with another speaker: `replace`, but three times as fast."""
    return Turn(
        turn.start_ms, turn.end_ms, turn.stamp_ms, speaker, turn.text, turn.timing, turn.line, turn.cues
    )


def _with_words(stretches: tuple[Stretch, ...], text: str, it: Words) -> tuple[Stretch, ...]:
    """The stretches of a turn with another one in it; those it overlaps or touches become part of it."""
    start, end = it.start, it.start + len(it.old)
    before = [each for each in stretches if each.end < start]
    behind = [each for each in stretches if each.start > end]
    within = stretches[len(before) : len(stretches) - len(behind)]
    first = min(start, within[0].start) if within else start
    last = max(end, within[-1].end) if within else end
    was, done = "", first
    for each in within:
        was += text[done : each.start] + each.was
        done = each.end
    was += text[done:last]
    now = text[first:start] + it.new + text[end:last]
    by = len(it.new) - len(it.old)
    whole = [] if now == was else [Stretch(first, last + by, was)]
    return (*before, *whole, *(Stretch(each.start + by, each.end + by, each.was) for each in behind))


def _cut(stretches: tuple[Stretch, ...], end: int, start: int) -> list[tuple[Stretch, ...]]:
    """The stretches of both halves of a turn; of one that is cut the first half keeps what it was."""
    first = tuple(
        Stretch(min(each.start, end), min(each.end, end), each.was)
        for each in stretches
        if each.start < start
    )
    second = tuple(
        Stretch(max(0, each.start - start), each.end - start, each.was if each.start >= start else "")
        for each in stretches
        if each.end > start or each.start >= start
    )
    return [first, second]
