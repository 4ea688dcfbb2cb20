"""What a file does not hold of the transcript it was written from, as its reader finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from viewer.core.builder import clean_name
from viewer.core.cue import Cue
from viewer.core.transcript import Timing, Transcript, Turn
from viewer.errors import Message, message


def losses(before: Transcript, after: Transcript) -> list[Message]:
    """What is not the same, each in a few words.

    Args:
        before: what was written.
        after: what is read of it.
    """
    found = [*_of_turns(before, after), *_of_times(before, after), *_of_facts(before, after)]
    around = Counter(str(remark.text) for remark in before.ignored)
    around -= Counter(str(remark.text) for remark in after.ignored)
    if count := sum(around[line] for line in around if not _is_title(line, after)):
        found.append(message("lines around the turns: {count}", count=count))
    return found


def _of_turns(before: Transcript, after: Transcript) -> Iterator[Message]:
    old, new = before.turns, after.turns
    if len(old) != len(new):
        yield message("the turns: of {before} there are {after}", before=len(old), after=len(new))
    names = {clean_name(speaker.name) for speaker in before.speakers}
    if missing := names - {clean_name(speaker.name) for speaker in after.speakers}:
        yield message("speakers: {names}", names=", ".join(sorted(missing)))
    if len(old) == len(new):
        if others := sum(_speaker(before, a) != _speaker(after, b) for a, b in zip(old, new, strict=True)):
            yield message("who speaks in {count} turns", count=others)
        if others := sum(_words(a) != _words(b) for a, b in zip(old, new, strict=True)):
            yield message("the words of {count} turns, letter by letter", count=others)
        elif any(_lines(a) != _lines(b) for a, b in zip(old, new, strict=True)):
            yield message("line breaks inside turns")


def _of_times(before: Transcript, after: Transcript) -> Iterator[Message]:
    old, new = before.turns, after.turns
    if before.timed and not after.timed:
        yield message("the times")
    elif before.timed and len(old) == len(new):
        pairs = [(a, b) for a, b in zip(old, new, strict=True) if a.timing is not Timing.ESTIMATED]
        starts = max((abs(a.start_ms - b.start_ms) for a, b in pairs), default=0)
        if starts > 0:
            yield message("exact times: they are up to {ms} ms off", ms=starts)
        if any(b.timing is not Timing.ESTIMATED for a, b in zip(old, new, strict=True) if _is_guess(a)):
            yield message("which times are estimates")
    old_cues, new_cues = _count(before), _count(after)
    if old_cues > new_cues:
        yield message("the times of {count} captions and words inside turns", count=old_cues - new_cues)
    if _sure(before) and not _sure(after):
        yield message("how sure a machine was of the words")


def _of_facts(before: Transcript, after: Transcript) -> Iterator[Message]:
    for fact, what in (
        ("title", message("the title")),
        ("language", message("the language")),
        ("media", message("the name of the audio")),
    ):
        if getattr(before, fact).strip() and getattr(after, fact).split() != getattr(before, fact).split():
            yield what


def _is_title(line: str, transcript: Transcript) -> bool:
    return bool(transcript.title) and " ".join(line.removeprefix("# ").split()) == transcript.title


def _is_guess(turn: Turn) -> bool:
    return turn.timing is Timing.ESTIMATED


def _speaker(transcript: Transcript, turn: Turn) -> str:
    return "" if turn.speaker is None else clean_name(transcript.speakers[turn.speaker].name)


def _words(turn: Turn) -> list[str]:
    return turn.text.split()


def _lines(turn: Turn) -> list[str]:
    text = turn.text.replace("\r\n", "\n").replace("\r", "\n")
    return [line.strip() for line in text.strip().split("\n")]


def _cues(transcript: Transcript) -> Iterator[Cue]:
    return chain.from_iterable(turn.cues for turn in transcript.turns)


def _count(transcript: Transcript) -> int:
    """Times inside turns that say more than the turn's own."""
    return sum(len(turn.cues) for turn in transcript.turns if len(turn.cues) > 1)


def _sure(transcript: Transcript) -> bool:
    return any(cue.confidence is not None for cue in _cues(transcript))
