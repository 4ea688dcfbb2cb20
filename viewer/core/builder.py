"""From a reader's draft to a transcript: order, starts and ends, speakers counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import chain, pairwise, takewhile

from viewer.core.draft import Draft, RawTurn, Remarks
from viewer.core.ordering import arrange
from viewer.core.spacing import fill, pace, spread
from viewer.core.steps import Step, part, stepped, unwatched
from viewer.core.timecode import format_ms
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import Remark, Speaker, Timing, Transcript, Turn
from viewer.errors import message

_LAST_TURN_MS = 1000  # at least
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def build(draft: Draft, step: Step = unwatched) -> Transcript:
    """The transcript that a draft describes.

    Every turn of the draft is in it. Starts strictly increase: turns that share a stamp are spread inside
    its second, turns without one are laid between their neighbours in proportion to their text. A turn ends
    where its source says, or where the next begins; the last one after an estimate, until `fit` knows better.

    Args:
        draft: what a reader found.
        step: hears how far this is.
    """
    step(0.0)
    raws, known, warnings = arrange(draft.turns, part(step, 0.0, 0.2))
    lengths = [len(raw.text) for raw in raws]
    step(0.2)
    rate = pace(known, lengths)
    given_ends = [raw.end_ms for raw in raws]
    starts = fill(known, given_ends, lengths, rate)
    step(0.3)
    shared = spread(starts, lengths)
    step(0.4)
    last = starts[-1] + max(_LAST_TURN_MS, round(rate * (lengths[-1] + 1))) if raws else 0
    ends, doubts = _ends(raws, [*starts, last], shared)
    speakers, names = _speakers(raws)
    timings = _timings(known, shared)
    turns = tuple(
        Turn(start, end, raw.start_ms, speaker, raw.text, timing, raw.line, raw.cues)
        for raw, start, end, speaker, timing in zip(
            stepped(raws, part(step, 0.5, 1.0)), starts, ends, speakers, timings, strict=True
        )
    )
    step(1.0)
    stamps = [raw.start_ms for raw in raws] + given_ends
    last_stamp = max((time for time in stamps if time is not None), default=None)
    return Transcript(
        format=draft.format,
        title=draft.title,
        media=draft.media,
        language=draft.language,
        turns=turns,
        speakers=tuple(map(Speaker, names)),
        warnings=_told(draft.warnings, warnings, doubts),
        ignored=_told(draft.ignored),
        timed=last_stamp is not None,
        last_stamp_ms=last_stamp or 0,
        options=draft.options,
    )


def _told(*remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Remarks from several places, as many as are told."""
    told = Remarks(chain(*remarks))
    told.left_out += sum(each.left_out for each in remarks if isinstance(each, Remarks))
    return told.told()


def fit(transcript: Transcript, duration_ms: int, timeline: Timeline = IDENTITY) -> Transcript:
    """The transcript laid against a recording of known length.

    The last turn ends with the recording, turns estimated after the last written time share what is left of
    it, and ends are cut at it. Turns that start after its end are kept, with one warning for all of them.
    Estimates do not follow the timeline: they would run away from a sync point that is set on one of them.

    Args:
        transcript: fitted or not; fitting twice under the same timeline changes nothing.
        duration_ms: true length of the recording; 0 or less where it is unknown, which changes nothing.
        timeline: how transcript time runs through the recording; the result is in transcript time, too.
    """
    if duration_ms <= 0 or not transcript.turns:
        return transcript
    turns = _stretch_estimates(list(transcript.turns), duration_ms)
    end_ms = timeline.to_transcript(duration_ms)
    beyond = [turn for turn in turns if turn.start_ms >= end_ms]
    if not beyond:
        turns[-1] = replace(turns[-1], end_ms=end_ms)
    fitted = [
        replace(turn, end_ms=end_ms) if turn.start_ms < end_ms < turn.end_ms else turn for turn in turns
    ]
    warnings = transcript.warnings
    if beyond and (remark := _beyond(beyond, duration_ms, timeline)) not in warnings:
        warnings = (*warnings, remark)
    return replace(transcript, turns=tuple(fitted), warnings=warnings)


@lru_cache(maxsize=4096)  # a transcript names few people, many times
def clean_name(name: str) -> str:
    """A speaker's name with single blanks, and without a colon at its end or characters nobody sees."""
    return " ".join(name.translate(_INVISIBLE).split()).rstrip(":： ")


def _timings(known: Iterable[int | None], shared: set[int]) -> list[Timing]:
    timings = [Timing.ESTIMATED if start is None else Timing.GIVEN for start in known]
    for place in shared:
        if timings[place] is Timing.GIVEN:
            timings[place] = Timing.SPREAD
    return timings


def _speakers(raws: Iterable[RawTurn]) -> tuple[list[int | None], list[str]]:
    """Each turn's speaker, and the names in the order of their first turns."""
    places: dict[str, int] = {}
    by_spelling: dict[str | None, int | None] = {None: None, "": None}
    speakers = []
    for raw in raws:
        if raw.speaker not in by_spelling:
            name = clean_name(raw.speaker or "")
            by_spelling[raw.speaker] = places.setdefault(name, len(places)) if name else None
        speakers.append(by_spelling[raw.speaker])
    return speakers, list(places)


def _ends(raws: list[RawTurn], starts: list[int], shared: set[int]) -> tuple[list[int], list[Remark]]:
    """Ends of all turns; `starts` holds one more: where the last turn ends if nobody says."""
    ends, doubts = starts[1:], []
    for place, raw in enumerate(raws):
        if raw.end_ms is None:
            continue
        if raw.start_ms is not None and raw.end_ms < raw.start_ms:
            doubts.append(Remark(raw.line, message("The turn ends before it starts; its end was not used.")))
        elif raw.end_ms > starts[place] and place not in shared:
            ends[place] = raw.end_ms
    return ends, doubts


def _stretch_estimates(turns: list[Turn], duration_ms: int) -> list[Turn]:
    """Lay the estimated turns at the end between the last written time and the end of the recording."""
    tail = sum(1 for _ in takewhile(lambda turn: turn.timing is Timing.ESTIMATED, reversed(turns)))
    first = len(turns) - tail
    begin = turns[first - 1].start_ms if first else 0
    room, span = duration_ms - begin, turns[-1].end_ms - begin
    if not tail or room < tail + 1 or span <= 0:
        return turns
    starts = [begin + (turn.start_ms - begin) * room // span for turn in turns[first:]]
    if any(a >= b for a, b in pairwise([begin - 1 if not first else begin, *starts])):
        return turns  # too little room to keep them apart
    for place, turn in enumerate(turns[first:]):
        end = starts[place + 1] if place + 1 < tail else duration_ms
        turns[first + place] = replace(turn, start_ms=starts[place], end_ms=end)
    if first:
        turns[first - 1] = replace(turns[first - 1], end_ms=starts[0])
    return turns


def _beyond(beyond: list[Turn], duration_ms: int, timeline: Timeline) -> Remark:
    text = message(
        "{count} turns start after the end of the audio ({end}), the first at {time}.",
        count=len(beyond),
        end=format_ms(duration_ms),
        time=format_ms(timeline.to_audio(beyond[0].start_ms)),
    )
    return Remark(beyond[0].line, text)
