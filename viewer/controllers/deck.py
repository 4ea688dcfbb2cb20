"""Whatever plays at present, the sound or silence in its place, read through one clock."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from viewer.controllers.players import Players
from viewer.controllers.reading import Reading
from viewer.core.clock import PlaybackClock, PlayState, Tick
from viewer.core.delay import MOST_MS, DelayLine
from viewer.core.pace import TICK_MS, PollPace
from viewer.core.seeks import QUIET_S, SeekThrottle
from viewer.errors import Message
from viewer.player.base import Player

WISH_S = 2.0  # a player that was told to play or pause may say otherwise for so long
SETTLE_S = 1.0  # after a command it is asked for so long, even when paused
LOAD_S = 10.0  # the same while it does not know how long the audio is
ASLEEP_S = 2.0  # not asked for longer than this while playing, the program did not run: the computer slept
END_MS = 500  # so near to the end it is asked often: the end comes between two of its reports
RATES = (0.5, 3.0)


class Deck:
    """One medium on one player (see `Players`), and the clock that tells what is heard of it.

    Attributes:
        reading: the last one; `read` renews it.
        rate: how many times as fast it plays, 0.5 to 3.0.
        volume: 0 to 100.
        muted: silent whatever the volume.
        delay_ms: how much later than the player says its sound is heard, -2,000 to 2,000.
        all_sent: the player has reached the end, though it may be heard a little later.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._players = Players(now)
        self.rate, self.volume, self.muted, self.delay_ms = 1.0, 100, False, 0
        self.reading = Reading(0, 0, PlayState.EMPTY)
        self.all_sent = False
        self._clock = PlaybackClock()
        self._line = DelayLine(0, now())
        self._throttle = SeekThrottle()
        self._wish: PlayState | None = None
        self._wish_until = self._busy_until = self._read_at = 0.0
        self._turned_at = float("-inf")

    @property
    def name(self) -> str:
        """The player in use: ``"vlc"``, ``"qt"`` or ``"silent"``."""
        return self._players.name

    @property
    def why(self) -> Message:
        """Why it is that one."""
        return self._players.why

    @property
    def settled(self) -> bool:
        """Whether nothing will change unless somebody asks for it."""
        if self.reading.state is PlayState.PLAYING or self._throttle.waiting or self._wish:
            return False
        return self._line.heard_out and self._now() >= self._busy_until

    @property
    def sent_ms(self) -> int:
        """The audio time that the player can't be kept from playing any more."""
        return self._line.sent_ms

    def set_sound(self, player: Player | None, why: Message) -> None:
        """Play audio with `player` from now on (None: not at all), from the same place.

        Raises:
            WorldError: it cannot play the present audio; silence takes its place.
        """
        self._players.choose(player, why)
        self._renew()

    def set_silence(self, ms: int) -> None:
        """How long the silence is that stands in for audio: the length of the transcript."""
        self._players.silence_ms = ms
        self._renew_silence()

    def set_true_duration(self, ms: int) -> None:
        """The length of the audio as measured; players are often wrong about it. 0: believe the player."""
        self._players.true_ms = ms
        self._renew_silence()

    def load(self, path: Path | None) -> None:
        """Take up other audio (None: silence), paused at 0.

        Raises:
            WorldError: the player cannot play it; silence takes its place.
        """
        self._players.take(path)
        self._insert()

    def play(self) -> None:
        """Go on."""
        if self._player is not None:
            self._player.play()
            self._expect(PlayState.PLAYING)

    def pause(self) -> None:
        """Halt; where all was sent but not heard yet, at what is heard."""
        if self._player is None:
            return
        if self._overslept(self._now()):
            self.read()
        if self.all_sent:
            self.reading = replace(self.reading, state=PlayState.ENDED)
            self.seek(self.reading.ms)
        else:
            self._player.pause()
            self._expect(PlayState.PAUSED)

    def seek(self, ms: int) -> int:
        """Go to `ms`, clamped to the audio; the clock shows it at once. Returns where it goes."""
        if self._player is None:
            return self.reading.ms
        now = self._now()
        if self._overslept(now):
            self.read()
        ms = max(min(ms, self.reading.duration_ms or ms), 0)
        self._clock.seeked(ms, now)
        self._line.moved(ms, now)
        if self.all_sent:
            self._throttle = SeekThrottle()  # a play that overtakes this seek would start over
        to = self._throttle.ask(ms, now)
        if to is not None:
            self._player.seek(to)
        if self.all_sent:
            self._leave_end(self._player)
        self._busy_until = max(self._busy_until, now + SETTLE_S)
        self.reading = replace(self.reading, ms=ms, came_round=False)
        return ms

    def turn_back(self, ms: int) -> Reading:
        """Play on from `ms`, at once; what was played before is heard to its end. For a loop.

        Returns:
            The new reading: without a delay the turn is heard already.
        """
        now = self._now()
        if self._player is None or now - self._turned_at < QUIET_S:
            return self.reading  # a player that ends wherever it is sent must not be sent all the time
        self._turned_at = now
        self._throttle = SeekThrottle()
        self._clock.seeked(ms, now)
        self._line.turned_back(ms, now)
        self._player.seek(ms)
        if self.all_sent:
            self.reading = replace(self.reading, state=PlayState.PLAYING)
            self._leave_end(self._player)
        heard_ms = self._line.put(ms, now, self.rate, playing=True)
        came_round = self.reading.came_round or self._line.came_round
        self.reading = replace(self.reading, ms=heard_ms, came_round=came_round)
        return self.reading

    def set_rate(self, rate: float) -> None:
        """Play `rate` times as fast, within `RATES`."""
        self.rate = round(min(max(rate, RATES[0]), RATES[1]), 2)
        self._clock.set_rate(self.rate, self._now())
        if self._player:
            self._player.set_rate(self.rate)

    def set_volume(self, volume: int, *, muted: bool) -> None:
        """Loudness from 0 to 100, heard unless `muted`."""
        self.volume, self.muted = min(max(volume, 0), 100), muted
        if self._player:
            self._player.set_volume(0 if muted else self.volume)

    def set_delay(self, delay_ms: int) -> None:
        """The sound is heard so much later than the player says, within `MOST_MS`; silence never is."""
        self.delay_ms = min(max(delay_ms, -MOST_MS), MOST_MS)
        self._line.set_delay(self._line_delay())

    def read(self) -> Reading:
        """Ask the player how things stand."""
        if self._player is None:
            return self.reading
        now = self._now()
        slept = self._overslept(now)
        self._read_at = now
        if slept:
            self._wake(self._player)
        to = self._throttle.due(now)
        if to is not None:
            self._player.seek(to)
        tick = self._player.poll()
        if self._throttle.waiting:  # what the player says is about a place that is left already
            tick = replace(tick, ms=self._clock.at(now))
        self._clock.update(tick, now)
        self._pace.heard(tick.ms, now, exact=tick.exact)
        duration = self._players.true_ms or tick.duration_ms
        if duration and self._busy_until > now + SETTLE_S:
            self._busy_until = now + SETTLE_S
        ms = self._clock.at(now)
        if slept:
            self._line.woke(ms, now)
        self.reading = self._hear(tick, min(ms, duration) if duration else ms, duration, now)
        return self.reading

    def pause_ms(self, change_ms: int | None, turn_ms: int | None = None) -> int:
        """How long to wait before reading again.

        Args:
            change_ms: audio time at which something else is to be shown; None when nothing is.
            turn_ms: audio time at which `turn_back` will be called; None when it will not.
        """
        now, until = self._now(), []
        if self.reading.state is PlayState.PLAYING:
            if change_ms is not None:
                until.append(self._line.until_heard_ms(change_ms, now))
            if turn_ms is not None:
                until.append(self._line.until_sent_ms(turn_ms, now))
        pause = self._pace.pause_ms(now, min((ms for ms in until if ms is not None), default=None))
        seek_s = self._throttle.wait_s(now)
        if seek_s is not None:  # a timer may be early by less than a millisecond
            return min(pause, math.ceil(seek_s * 1000) + 1)
        near_end = self.sent_ms >= self.reading.duration_ms - END_MS
        return min(pause, TICK_MS) if near_end else pause

    def close(self) -> None:
        """Let go of the players."""
        self._players.close()

    @property
    def _player(self) -> Player | None:
        return self._players.current

    def _hear(self, tick: Tick, ms: int, duration_ms: int, now: float) -> Reading:
        """What is heard now that the player has reached `ms`."""
        state = self._state(tick.state, now)
        self.all_sent = state is PlayState.ENDED
        heard_ms = self._line.put(ms, now, self.rate, playing=state is PlayState.PLAYING)
        if duration_ms:
            heard_ms = min(heard_ms, duration_ms)
        if self.all_sent and not self._line.heard_out:
            state = PlayState.PLAYING
        return Reading(heard_ms, duration_ms, state, tick.error, self._line.came_round)

    def _overslept(self, now: float) -> bool:
        """Whether it was playing, and nobody asked for so long that the program cannot have run."""
        return self.reading.state is PlayState.PLAYING and now - self._read_at > ASLEEP_S

    def _wake(self, player: Player) -> None:
        """After a gap, believe what the player says: nobody knows how long it went on in there."""
        self._clock = PlaybackClock(self.rate)
        if self._players.in_silence:  # silence has only counted the time
            player.seek(self.sent_ms)
            player.play()

    def _leave_end(self, player: Player) -> None:
        """Sent elsewhere, a player that has ended halts; one that is still heard shall play on."""
        self.all_sent = False
        if self.reading.state is PlayState.PLAYING:
            player.play()
            self._expect(PlayState.PLAYING)
        else:
            self._expect(PlayState.PAUSED)

    def _line_delay(self) -> int:
        return 0 if self._players.in_silence else self.delay_ms

    def _state(self, said: PlayState, now: float) -> PlayState:
        """What to show when the player says `said`: for a while, what it was told to do."""
        if self._wish is None or said in (self._wish, PlayState.FAILED) or now >= self._wish_until:
            self._wish = None
            return said
        return self._wish

    def _expect(self, state: PlayState) -> None:
        now = self._now()
        self._wish, self._wish_until = state, now + WISH_S
        self._busy_until = max(self._busy_until, now + SETTLE_S)
        self.reading = replace(self.reading, state=state)

    def _insert(self) -> None:
        try:
            self._players.insert()
        finally:
            self._start_afresh()

    def _start_afresh(self) -> None:
        self._clock = PlaybackClock(self.rate)
        self._pace = PollPace()
        self._throttle = SeekThrottle()
        self._line = DelayLine(self._line_delay(), self._now())
        self._wish = None
        self._busy_until = 0.0
        self.reading, self.all_sent = Reading(0, 0, PlayState.EMPTY), False
        if self._player:
            self._busy_until = self._now() + LOAD_S
            self._player.set_rate(self.rate)
            self._player.set_volume(0 if self.muted else self.volume)
            self.read()

    def _renew_silence(self) -> None:
        if self._player is None or self._players.in_silence:
            self._renew()

    def _renew(self) -> None:
        """Put the same medium in again and go on from the same place."""
        before = self.reading
        self._insert()
        if before.ms:
            self.seek(before.ms)
        if before.state is PlayState.PLAYING:
            self.play()
