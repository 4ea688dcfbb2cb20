"""The places jumped from, to go back and forth between like pages in a browser."""

from __future__ import annotations

from collections import deque

NEAR_MS = 5000  # a jump no farther than this is not worth a way back
STEP_MS = 30_000  # nor is a walk of small steps no farther than this
GESTURE_S = 1.5  # jumps that follow each other faster than this are one: a drag, a search for the place
MOST = 100  # places kept


class SeekHistory:
    """Where the playhead was before each jump worth remembering."""

    def __init__(self) -> None:
        self._back: deque[int] = deque(maxlen=MOST)
        self._forward: list[int] = []
        self._begun_ms = 0  # where the present gesture set out
        self._jumped_at = float("-inf")
        self._kept = False  # the present gesture has its entry

    @property
    def can_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._back)

    @property
    def can_forward(self) -> bool:
        """Whether there is a place to go forward to again."""
        return bool(self._forward)

    def jumped(self, origin_ms: int, target_ms: int, now: float, *, step: bool = False) -> None:
        """The playhead was sent from `origin_ms` to `target_ms`.

        Args:
            origin_ms: where it was.
            target_ms: where it is now.
            now: monotonic seconds.
            step: a skip, or the next or previous turn: kept only once a run of them has led far.
        """
        if now - self._jumped_at > GESTURE_S:
            self._begun_ms, self._kept = origin_ms, False
        self._jumped_at = now
        far = abs(target_ms - self._begun_ms) > (STEP_MS if step else NEAR_MS)
        if far and not self._kept:
            self._keep(self._begun_ms)

    def go_back(self, from_ms: int) -> int | None:
        """The place before; `from_ms` becomes the place to go forward to. None where there is none."""
        if not self._back:
            return None
        self._forward.append(from_ms)
        self._jumped_at = float("-inf")
        return self._back.pop()

    def go_forward(self, from_ms: int) -> int | None:
        """The place after, after going back; `from_ms` becomes the place before. None where there is none."""
        if not self._forward:
            return None
        self._back.append(from_ms)
        self._jumped_at = float("-inf")
        return self._forward.pop()

    def _keep(self, ms: int) -> None:
        self._kept = True
        self._forward.clear()
        if not self._back or abs(self._back[-1] - ms) > NEAR_MS:
            self._back.append(ms)
