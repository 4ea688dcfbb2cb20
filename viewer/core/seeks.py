"""A drag on the seek bar asks for more places than a player can go to: the first at once, then the last."""

from __future__ import annotations

QUIET_S = 0.06  # between two places handed to the player


class SeekThrottle:
    """Passes a burst of seeks on at a pace a player can follow; never loses the last one."""

    def __init__(self) -> None:
        self._passed_at = float("-inf")
        self._waiting: int | None = None

    @property
    def waiting(self) -> bool:
        """Whether a place is still to be handed on by `due`."""
        return self._waiting is not None

    def ask(self, ms: int, now: float) -> int | None:
        """The place to go to at once, if any, when `ms` is asked for at `now` (monotonic seconds)."""
        self._waiting = ms
        return self.due(now)

    def due(self, now: float) -> int | None:
        """The place whose time has come, if any; to be asked again and again while `waiting`."""
        if self._waiting is None or now - self._passed_at < QUIET_S:
            return None
        ms, self._waiting, self._passed_at = self._waiting, None, now
        return ms

    def wait_s(self, now: float) -> float | None:
        """How long until `due` has one; None when none is waiting."""
        return max(0.0, self._passed_at + QUIET_S - now) if self.waiting else None
