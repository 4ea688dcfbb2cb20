"""A stretch of the audio that is played again and again."""

from __future__ import annotations

from dataclasses import dataclass

SHORTEST_MS = 500  # shorter ones would only stutter


@dataclass(frozen=True, slots=True)
class Loop:
    """The stretch ``[start_ms, end_ms)`` of audio time; make one with `loop_over`."""

    start_ms: int
    end_ms: int

    def holds(self, ms: int) -> bool:
        """Whether `ms` lies in the loop."""
        return self.start_ms <= ms < self.end_ms

    def is_over(self, ms: int, *, ended: bool) -> bool:
        """Whether it is time to go back to the start.

        Args:
            ms: audio time shown.
            ended: the audio has ended; some players end a little before the time they call its length.
        """
        return ended or ms >= self.end_ms


def loop_over(start_ms: int, end_ms: int, duration_ms: int) -> Loop:
    """A loop inside the audio, long enough to be heard.

    Args:
        start_ms: where it should begin.
        end_ms: where it should end.
        duration_ms: length of the audio; 0 while unknown.
    """
    start = max(start_ms, 0)
    if duration_ms:
        start = min(start, max(duration_ms - SHORTEST_MS, 0))
        end_ms = min(end_ms, duration_ms)
    return Loop(start, max(end_ms, start + SHORTEST_MS))
