"""How soon to ask the player again: often when news is due, seldom in between, in time for the next light."""

from __future__ import annotations

TICK_MS = 30  # while news is due; also the longest that a report may go unnoticed
IDLE_MS = 100  # while none is
EXACT_MS = 1_000  # while nothing changes, with a player that need not be watched
STEADY_MS = (200, 1_000)  # reports this far apart are worth waiting for
STANDING_MS = 10  # with one that ought to move and does not: it stalls, or does not sound yet
DUE = 0.6  # part of the usual distance after which the next one is looked for


class PollPace:
    """Learns how far apart a player's reports come. libVLC's are 260 to 300 ms apart, Qt's much less."""

    def __init__(self) -> None:
        self._said_ms = -1
        self._came_at = 0.0
        self._apart_ms = 0.0
        self._exact = self._stands = False

    def heard(self, ms: int, now: float, *, exact: bool = False) -> None:
        """A poll at `now` (seconds) brought media time `ms`; `exact`: asked again, it would have moved on."""
        self._stands = exact and ms == self._said_ms
        self._exact = exact and not self._stands
        if ms != self._said_ms:
            self._said_ms = ms
            self._apart_ms = (now - self._came_at) * 1000
            self._came_at = now

    def pause_ms(self, now: float, until_change_ms: float | None) -> int:
        """How long to wait before the next poll.

        Args:
            now: seconds, on the clock given to `heard`.
            until_change_ms: real time until something else is to be shown; None when nothing is.

        Returns:
            Milliseconds, from 1 to `EXACT_MS`.
        """
        pause = float(TICK_MS)
        if self._exact:
            pause = float(EXACT_MS)
        elif STEADY_MS[0] <= self._apart_ms <= STEADY_MS[1]:
            due_ms = self._came_at * 1000 + DUE * self._apart_ms - now * 1000
            pause = min(max(due_ms, pause), IDLE_MS)
        if until_change_ms is not None:
            pause = min(pause, max(until_change_ms + 1, STANDING_MS if self._stands else 1))
        return max(1, round(pause))
