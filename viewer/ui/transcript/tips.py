"""What is said about a place under the pointer: where a time comes from, what a mark does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from viewer.core.timecode import format_ms
from viewer.core.transcript import Timing, Transcript
from viewer.ui.transcript.pointer import Spot, SpotKind


def tip_for(spot: Spot, transcript: Transcript, heard: tuple[int, int, int] | None) -> str:
    """The tool tip of `spot`; empty where there is nothing to say.

    Args:
        spot: what is under the pointer.
        transcript: what is shown.
        heard: the passage lit by estimate, as (turn, start, end) in code points.
    """
    turn = transcript.turns[spot.turn]
    if spot.kind is SpotKind.LINK and spot.ms is not None:
        return _tr("Not heard by whoever wrote this: listen at {time}").format(time=format_ms(spot.ms))
    if spot.kind is SpotKind.TIME:
        if turn.timing is Timing.ESTIMATED:
            return _tr("Play from here. The transcript gives no time for this turn: it is an estimate")
        return _tr("Play from here")
    if heard is not None and heard[0] == spot.turn and heard[1] <= spot.offset < heard[2]:
        return _tr("About here: where in a turn the sound is, is an estimate")
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("", text)
