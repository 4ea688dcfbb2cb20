"""Going on after a long pause: a little earlier, so that the thread is found again."""

from __future__ import annotations

LONG_S = 30.0  # shorter pauses go on from the same place
VERY_LONG_S = 300.0  # from here on the step is two and a half times as long


def resume_at(ms: int, paused_s: float, step_ms: int, turn_start_ms: int | None) -> int:
    """Where to go on.

    It never goes back behind the start of the turn: the last words of somebody else would help nobody.

    Args:
        ms: where it was paused.
        paused_s: for how many seconds.
        step_ms: how far to step back; 0 for not at all.
        turn_start_ms: start of the turn heard; None in a gap.
    """
    if paused_s <= LONG_S:
        return ms
    step = step_ms * 5 // 2 if paused_s > VERY_LONG_S else step_ms
    earliest = 0 if turn_start_ms is None else turn_start_ms
    return max(ms - step, min(earliest, ms))
