"""What is said about a place under the pointer: where a time comes from, what a mark does."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from viewer.core.annotations import Annotation
from viewer.core.timecode import format_ms
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import Timing, Transcript, Turn
from viewer.ui.transcript.marks import Marks
from viewer.ui.transcript.pointer import Spot, SpotKind

_MOST, _WIDTH = 600, 64  # characters of a note that a tip shows, and of a line


def tip_for(
    spot: Spot,
    transcript: Transcript,
    marks: Marks,
    heard: tuple[int, int, int] | None,
    timeline: Timeline = IDENTITY,
) -> str:
    """The tool tip of `spot`; empty where there is nothing to say.

    Args:
        spot: what is under the pointer.
        transcript: what is shown.
        marks: what is marked in it.
        heard: the passage lit by estimate, as (turn, start, end) in code points.
        timeline: how transcript time runs through the audio.
    """
    noted = told_notes(marks.notes.those(spot.turn, spot.notes)) if marks.notes is not None else ""
    place = _tip_for_place(spot, transcript, marks, heard, timeline)
    return "\n\n".join(part for part in (noted, place) if part)


def told_notes(annotations: Iterable[Annotation]) -> str:
    """What was said of these: note and tags of each; empty where nothing was."""
    return "\n\n".join(part for part in map(_told_annotation, annotations) if part)


def _told_annotation(annotation: Annotation) -> str:
    note = textwrap.shorten(annotation.note, _MOST) if len(annotation.note) > _MOST else annotation.note
    lines = [part for line in note.splitlines() for part in textwrap.wrap(line, _WIDTH) or [""]]
    tags = " ".join(f"#{name}" for name in annotation.tags)
    unfinished = _tr("To be completed") if annotation.unfinished else ""
    return "\n".join([*lines, *(part for part in (tags, unfinished) if part)])


def _tip_for_place(
    spot: Spot,
    transcript: Transcript,
    marks: Marks,
    heard: tuple[int, int, int] | None,
    timeline: Timeline,
) -> str:
    if spot.kind is SpotKind.NOTE:
        return ""
    if spot.kind is SpotKind.FLAG:
        return marks.flags.get(spot.turn, "")
    if spot.kind is SpotKind.LINK and spot.ms is not None:
        time = format_ms(timeline.to_audio(spot.ms))
        return _tr("Not heard by whoever wrote this: listen at {time}").format(time=time)
    unsure = told_approximate() if marks.approximate and spot.turn == marks.active else ""
    if spot.kind is SpotKind.TIME:
        return "\n".join(part for part in (_told_time(transcript.turns[spot.turn]), unsure) if part)
    if heard is not None and heard[0] == spot.turn and heard[1] <= spot.offset < heard[2]:
        return unsure or _tr("About here: where in a turn the sound is, is an estimate")
    return unsure


def told_approximate() -> str:
    """Why the light is drawn softly."""
    return _tr("About here: nothing says how transcript and audio run together at this place")


def _told_time(turn: Turn) -> str:
    if turn.timing is Timing.ESTIMATED:
        return _tr("Play from here. The transcript gives no time for this turn: it is an estimate")
    return _tr("Play from here")


def _tr(text: str) -> str:
    return QCoreApplication.translate("", text)
