"""Going on after a long pause: a little earlier, so that the thread is found again."""

from __future__ import annotations

LONG_S = 30.0  # shorter pauses go on from the same place
VERY_LONG_S = 300.0  # from here on the step is two and a half times as long


def resume_at(ms: int, paused_s: float, step_ms: int, earliest_ms: int) -> int:
    """Where to go on.

    Args:
        ms: where it was paused.
        paused_s: for how many seconds.
        step_ms: how far to step back; 0 for not at all.
        earliest_ms: not farther back than this: the start of the turn, since the last words of somebody else
            would help nobody, or of the loop.
    """
    if paused_s <= LONG_S:
        return ms
    step = step_ms * 5 // 2 if paused_s > VERY_LONG_S else step_ms
    return max(ms - step, min(max(earliest_ms, 0), ms))
