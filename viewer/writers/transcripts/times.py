"""What writers say about a turn besides its words: who speaks, and the times that are known, not guessed."""

from __future__ import annotations

from viewer.core.transcript import Timing, Transcript, Turn


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


def name_of(transcript: Transcript, turn: Turn) -> str:
    """Who speaks, in one line; empty where nobody is named."""
    return "" if turn.speaker is None else " ".join(transcript.speakers[turn.speaker].name.split())


def plain_lines(text: str) -> str:
    """`text` with line feeds for line ends, and no NUL, which no format of text takes."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")


def stamp(ms: int) -> str:
    """``"00:12:08"``, with thousandths where there are any: ``"00:12:08.480"``."""
    seconds, rest = divmod(ms, 1000)
    fraction = f".{rest:03}" if rest else ""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{fraction}"
