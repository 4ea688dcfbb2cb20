"""A smooth, true clock made of a player's coarse reports."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from viewer.errors import Message


class PlayState(StrEnum):
    """What a player is doing."""

    EMPTY = "empty"  # nothing loaded
    PAUSED = "paused"  # loaded, or halted somewhere
    PLAYING = "playing"
    ENDED = "ended"  # reached the end; play() starts over
    FAILED = "failed"  # cannot play what was loaded; Tick.error says why


@dataclass(frozen=True, slots=True)
class Tick:
    """One report of a player.

    Attributes:
        ms: media time as far as the player knows it.
        duration_ms: length of the media; 0 while unknown.
        state: see `PlayState`.
        error: why it failed; in any other state something that does not stop it, as a missing sound device;
            else None.
        exact: `ms` was heard at the moment of asking; without it, reports are old and a little wrong.
    """

    ms: int
    duration_ms: int
    state: PlayState
    error: Message | None = None
    exact: bool = False


STALL_S = 1.2  # without news for so long, the sound has stopped, whatever the player says
UNSURE_S = 0.4  # the same before the first news after a start or a seek
HOLD_S = 3.0  # a seek that is not confirmed by then has failed
NEAR_MS = (
    700  # a report this close to the place sought confirms it; more than a leap of libVLC's time at rate 1
)
DOUBT_MS = 150  # larger errors count only when the next news repeat them
LEAP_MS = 2_000  # ahead of the player by more than this: the media was moved, waiting is no use
EXACT_S = 0.3  # an exact player is asked more often than this
GAIN = 0.4  # share of a small error that is believed; the rest is jitter
SLEW = 0.15  # share of the passing time used to pay a small error off


class PlaybackClock:
    """What is heard now, to the millisecond, out of reports that come seldom and are a little wrong.

    A player's time stands still for a quarter second, then leaps; the clock runs on between the leaps.
    Only a report that differs from the one before is news: an unchanged one may be old. News that differ a
    little from the expected time bend the clock's pace until the difference is paid off; larger differences
    must be repeated before they count. While playing, a clock that is ahead waits and does not go back.
    Exact reports are taken as they are.

    Make a new clock for each file. Time is an argument everywhere: seconds of one monotonic clock.
    """

    def __init__(self, rate: float = 1.0) -> None:
        self._state = PlayState.EMPTY
        self._rate = rate
        self._base_ms, self._base_at = 0.0, 0.0
        self._owed_ms, self._share = 0.0, SLEW  # the error still to be paid off, and how fast
        self._limit_at = 0.0  # the clock does not run on beyond this moment without news
        self._fresh = True  # no news since the last start or seek
        self._held_until: float | None = None
        self._doubt_ms: float | None = None
        self._said_ms, self._said_at = -1, 0.0  # the last report
        self._leaping = False  # the last report brought nothing new
        self._sure = False  # the last report was exact: until the player moves, nothing is heard

    def at(self, now: float) -> int:
        """The media time heard at `now`, in milliseconds."""
        return round(self._exact(now))

    def set_rate(self, rate: float, now: float) -> None:
        """From `now` on the media plays `rate` times as fast."""
        self._settle(self._exact(now), now)
        self._rate = rate
        self._doubt_ms = None

    def seeked(self, ms: int, now: float) -> None:
        """The player was sent to `ms`: that place counts until it agrees or `HOLD_S` have passed."""
        self._restart(float(max(0, ms)), now)
        self._held_until = now + HOLD_S
        # A player that just echoes the place sought says nothing about where the sound is.
        self._said_ms = max(0, ms)

    def update(self, tick: Tick, now: float) -> None:
        """Takes in a report polled at `now`."""
        self._sure, moved = tick.exact, tick.ms != self._said_ms
        if tick.state is not self._state:
            self._enter(tick, now)
        if tick.exact:
            self._adopt(tick.ms, now, moved=moved)
            return
        expired = self._held_until is not None and now >= self._held_until
        if expired:
            self._held_until = None
        if tick.ms != self._said_ms or expired:
            # A leap came at some moment since the last poll: in the middle, on average.
            late_s = min(now - self._said_at, 0.1) / 2 if self._leaping else 0.0
            self._take(tick.ms + late_s * 1000 * self._rate, now)
        self._leaping = tick.ms == self._said_ms and tick.state is PlayState.PLAYING
        self._said_ms, self._said_at = tick.ms, now

    def _adopt(self, ms: int, now: float, *, moved: bool) -> None:
        """Takes an exact report as it is, but for steps back while playing: these are waited out."""
        here, playing = self._exact(now), self._state is PlayState.PLAYING
        self._held_until, self._said_ms, self._said_at = None, ms, now
        if playing and 0 < here - ms <= LEAP_MS:
            self._settle(here, now)
            self._limit_at = now
        else:
            self._settle(float(ms), now)
            self._limit_at = now + EXACT_S if playing and moved else now

    def _exact(self, now: float) -> float:
        if self._state is not PlayState.PLAYING:
            return self._base_ms
        passed_ms = max(0.0, min(now, self._limit_at) - self._base_at) * 1000 * self._rate
        paid_ms = min(abs(self._owed_ms), self._share * passed_ms)
        return self._base_ms + passed_ms + math.copysign(paid_ms, self._owed_ms)

    def _settle(self, ms: float, now: float, owed_ms: float = 0.0, share: float = SLEW) -> None:
        self._base_ms, self._base_at = ms, now
        self._owed_ms, self._share = owed_ms, share

    def _restart(self, ms: float, now: float) -> None:
        self._settle(ms, now)
        self._limit_at = now if self._sure else now + UNSURE_S
        self._fresh = True
        self._doubt_ms = None
        self._leaping = False

    def _enter(self, tick: Tick, now: float) -> None:
        """Goes on in a new state from where the clock stands, unless the player must know better."""
        before, here = self._state, self._exact(now)
        self._state = tick.state
        if tick.state is PlayState.ENDED:
            self._held_until = None
            here = max(here, tick.ms) if self._near(tick.ms - here) else tick.ms
        elif self._held_until is None and before not in (PlayState.PLAYING, PlayState.PAUSED):
            here = tick.ms
        self._restart(float(here), now)
        self._said_ms = tick.ms

    def _near(self, error_ms: float) -> bool:
        return abs(error_ms) <= NEAR_MS * max(1.0, self._rate)

    def _take(self, ms: float, now: float) -> None:
        error_ms = ms - self._exact(now)
        if self._held_until is not None:
            if not self._near(error_ms):
                return  # a report from before the seek
            self._held_until = None
        if self._state is PlayState.PLAYING:
            self._correct(error_ms, now)
        elif not self._near(error_ms):
            self._restart(ms, now)  # a paused player's small differences are leaps it had still to make

    def _correct(self, error_ms: float, now: float) -> None:
        here, first, doubt_ms = self._exact(now), self._fresh, self._doubt_ms
        self._fresh, self._doubt_ms = False, None
        self._limit_at = now + STALL_S
        if abs(error_ms) <= DOUBT_MS:
            # The first news after a start or a seek are up to 100 ms wrong.
            self._settle(here, now, 0.0 if first else error_ms * GAIN)
        elif doubt_ms is None or abs(error_ms - doubt_ms) > DOUBT_MS:
            self._settle(here, now)
            self._doubt_ms = error_ms
        elif -LEAP_MS <= error_ms < 0:
            self._settle(here, now, error_ms, share=1.0)
        else:
            self._settle(here + error_ms, now)
