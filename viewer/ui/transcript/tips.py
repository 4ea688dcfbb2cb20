"""What is said about a place under the pointer: where a time comes from, what a mark does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from viewer.core.timecode import format_ms
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import Timing, Transcript, Turn
from viewer.ui.transcript.marks import Marks
from viewer.ui.transcript.pointer import Spot, SpotKind


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
