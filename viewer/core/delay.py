"""What is heard, where the sound takes its time on the way from the player to the ear."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

MOST_MS = 2_000  # of delay, either way
MOVED_MS = 500  # a player that falls back further than this was moved; by less, its clock is only unsure


@dataclass(frozen=True, slots=True)
class _Place:
    """Media time `ms` left the player at `at` seconds; `back`: where a loop had sent it back to."""

    at: float
    ms: float
    back: bool = False


class DelayLine:
    """The media time heard now, out of the media time that the player has reached.

    With a delay above 0, what is heard left the player so long ago: after a seek or a start the light stands
    until the sound has arrived, after a pause or the end it goes on until everything was heard, and a loop is
    seen to go back when it is heard to. With a delay below 0 the light runs ahead of the player: after a seek
    at double pace until it is far enough ahead, which a pause does not undo.

    The light never goes back while playing, other than by a seek or a loop. When the delay changes meanwhile,
    the light waits until it is right, or goes there at once where that is ahead.

    Time is an argument everywhere: seconds of one monotonic clock.

    Attributes:
        ms: media time heard, in milliseconds, as of the last `put`.
        came_round: at the last `put` a loop was heard to go back, for the first time.
    """

    def __init__(self, delay_ms: int, now: float) -> None:
        self._delay_ms = delay_ms
        self._rate = 1.0
        self.moved(0, now)

    @property
    def heard_out(self) -> bool:
        """Whether everything that left the player was heard."""
        return len(self._on_the_way) == 1 or (
            self._on_the_way[-1].ms <= self.ms and not any(place.back for place in self._on_the_way)
        )

    @property
    def sent_ms(self) -> int:
        """Media time that can be taken back no more: it is on its way, or was heard."""
        return self.ms if self._delay_ms < 0 else round(self._on_the_way[-1].ms)

    def set_delay(self, delay_ms: int) -> None:
        """What is heard left the player `delay_ms` ago; below 0 the player is behind the sound."""
        self._delay_ms = delay_ms

    def moved(self, ms: int, now: float) -> None:
        """The player was sent to `ms`: the light stands there at once."""
        self._on_the_way = deque([_Place(now, float(ms))])  # the first is being heard, the last was sent last
        self.ms, self.came_round = ms, False
        self._run_s = 0.0  # played since

    def turned_back(self, ms: int, now: float) -> None:
        """The player was sent back to `ms` without a stop; what it played before is heard to the end."""
        if self._delay_ms <= 0:
            self._on_the_way.clear()
            self._run_s = 0.0
        self._on_the_way.append(_Place(now, float(ms), back=True))

    def woke(self, ms: int, now: float) -> None:
        """Nobody looked for a while, in which the player has come to `ms`, playing as far as is known."""
        if ms < self._on_the_way[-1].ms - MOVED_MS:
            self.moved(ms, now)
            return
        behind_s = max(self._delay_ms, 0) / 1000
        behind = _Place(now - behind_s, ms - behind_s * 1000 * self._rate)
        self._on_the_way = deque([behind, _Place(now, float(ms))])

    def put(self, ms: int, now: float, rate: float, *, playing: bool) -> int:
        """The player has reached `ms`, playing `rate` times as fast, or halting there.

        Returns:
            The media time heard.
        """
        last = self._on_the_way[-1]
        self._rate = rate
        if ms < last.ms - MOVED_MS:
            self.moved(ms, now)
            return ms
        if playing:
            self._run_s += now - last.at
        self._on_the_way.append(_Place(now, max(float(ms), last.ms)))
        return self._listen(now)

    def until_heard_ms(self, ms: int, now: float) -> float | None:
        """Real time, in milliseconds, until `ms` is heard or a loop goes back, if the player plays on.

        Args:
            ms: media time.
            now: the moment of the last `put`, or soon after.

        Returns:
            None where it was heard already.
        """
        if self._delay_ms < 0:
            return self._until_ahead_ms(ms)
        delay_s = self._delay_ms / 1000
        before = self._on_the_way[0]
        for place in list(self._on_the_way)[1:]:
            if place.back:
                return (place.at + delay_s - now) * 1000
            if place.ms >= ms > max(before.ms, self.ms):
                share = (ms - before.ms) / (place.ms - before.ms)
                return (before.at + share * (place.at - before.at) + delay_s - now) * 1000
            before = place
        if ms <= max(before.ms, self.ms):
            return None
        return (before.at + delay_s - now) * 1000 + (ms - before.ms) / self._rate

    def until_sent_ms(self, ms: int, now: float) -> float | None:
        """The same until `sent_ms` is there."""
        if self._delay_ms < 0:
            return self._until_ahead_ms(ms)
        last = self._on_the_way[-1]
        return None if ms <= last.ms else (last.at - now) * 1000 + (ms - last.ms) / self._rate

    def _until_ahead_ms(self, ms: int) -> float | None:
        missing_ms = ms - self._on_the_way[-1].ms - self._ahead_ms()
        catching_up = self._run_s * 1000 < -self._delay_ms
        return None if missing_ms <= 0 else missing_ms / self._rate / (2 if catching_up else 1)

    def _ahead_ms(self) -> float:
        return min(max(-self._delay_ms, 0), self._run_s * 1000) * self._rate

    def _listen(self, now: float) -> int:
        """Let pass what has arrived at `now`."""
        line, left_at = self._on_the_way, now - max(self._delay_ms, 0) / 1000
        self.came_round = line[0].back
        while len(line) > 1 and line[1].at <= left_at:
            line.popleft()
            self.came_round |= line[0].back
        line[0] = replace(line[0], back=False)
        heard = round(self._arriving(left_at) + self._ahead_ms())
        self.ms = heard if self.came_round else max(heard, self.ms)
        return self.ms

    def _arriving(self, left_at: float) -> float:
        """The media time that left the player at `left_at`."""
        line = self._on_the_way
        if len(line) == 1 or line[1].back or left_at <= line[0].at:
            return line[0].ms
        share = (left_at - line[0].at) / (line[1].at - line[0].at)
        return line[0].ms + share * (line[1].ms - line[0].ms)
