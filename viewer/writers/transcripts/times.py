"""When a turn is said, as writers of transcripts put it: the times that are known, not guessed."""

from __future__ import annotations

from viewer.core.timecode import format_exact
from viewer.core.transcript import Timing, Transcript
from viewer.errors import WorldError, message


def check_times(transcript: Transcript) -> None:
    """See to it that there are times.

    Raises:
        WorldError: there are none.
    """
    if not transcript.timed:
        raise WorldError(
            message("A transcript without times cannot be written in this format"),
            message("Choose a format that needs none, such as Markdown."),
        )


def start_of(transcript: Transcript, place: int) -> int | None:
    """When a turn starts, in milliseconds; None where nobody says.

    Turns that share a stamp keep it: a reader spreads them again, in the same way.
    """
    turn = transcript.turns[place]
    if not transcript.timed or turn.timing is Timing.ESTIMATED:
        return None
    return turn.stamp_ms if turn.timing is Timing.SPREAD and turn.stamp_ms is not None else turn.start_ms


def end_of(transcript: Transcript, place: int) -> int | None:
    """When a turn ends, in milliseconds; None where that is when the next begins, or nobody says."""
    turns = transcript.turns
    turn = turns[place]
    if not transcript.timed or turn.timing is not Timing.GIVEN:
        return None
    follows = place + 1 < len(turns) and turns[place + 1].start_ms == turn.end_ms
    return None if follows or turn.end_ms <= turn.start_ms else turn.end_ms


def stamp(ms: int) -> str:
    """``"00:12:08"``, with thousandths where there are any: ``"00:12:08.480"``."""
    return format_exact(ms).removesuffix(".000")


def seconds(ms: int) -> str:
    """Seconds with three decimals; times before the beginning are 0."""
    whole, ms = divmod(max(0, ms), 1000)
    return f"{whole}.{ms:03}"
