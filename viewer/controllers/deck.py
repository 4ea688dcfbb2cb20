"""Whatever plays at present, the sound or silence in its place, read through one clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from viewer.core.clock import PlaybackClock, PlayState
from viewer.core.pace import PollPace
from viewer.core.seeks import SeekThrottle
from viewer.errors import Message, WorldError, message
from viewer.player.base import Player
from viewer.player.silent import SilentPlayer

WISH_S = 2.0  # a player that was told to play or pause may say otherwise for so long
SETTLE_S = 1.0  # after a command it is asked for so long, even when paused
LOAD_S = 10.0  # the same while it does not know how long the audio is
RATES = (0.5, 3.0)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be shown.

    Attributes:
        ms: audio time heard now.
        duration_ms: length of the audio; 0 while unknown.
        state: what was asked for, until the player agrees or has had time enough.
        error: why it failed; None otherwise.
    """

    ms: int
    duration_ms: int
    state: PlayState
    error: Message | None = None


class Deck:
    """One medium on one player: a `Player` for audio, a `SilentPlayer` where there is none.

    Attributes:
        reading: the last one; `read` renews it.
        rate: how many times as fast it plays, 0.5 to 3.0.
        volume: 0 to 100.
        muted: silent whatever the volume.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._sound: Player | None = None
        self._why = message("No player was chosen yet")
        self._path: Path | None = None
        self._stand_in: Path | None = None
        self._player: Player | None = None
        self._silence_ms = 0
        self._true_ms = 0
        self.rate, self.volume, self.muted = 1.0, 100, False
        self.reading = Reading(0, 0, PlayState.EMPTY)
        self._clock = PlaybackClock()
        self._throttle = SeekThrottle()
        self._wish: PlayState | None = None
        self._wish_until = self._busy_until = 0.0

    @property
    def name(self) -> str:
        """The player in use: ``"vlc"``, ``"qt"`` or ``"silent"``."""
        return self._player.name if self._player else "silent"

    @property
    def why(self) -> Message:
        """Why it is that one."""
        return self._why if self._path else message("There is no audio: the transcript runs in silence")

    @property
    def seeks_anything(self) -> bool:
        """Whether audio is sought truly in whatever file it is."""
        return self._sound is None or self._sound.seeks_anything

    @property
    def settled(self) -> bool:
        """Whether nothing will change unless somebody asks for it."""
        if self.reading.state is PlayState.PLAYING or self._throttle.waiting or self._wish:
            return False
        return self._now() >= self._busy_until

    def set_sound(self, player: Player | None, why: Message) -> None:
        """Play audio with `player` from now on (None: not at all), from the same place.

        Raises:
            WorldError: it cannot play the present audio; silence takes its place.
        """
        old, self._sound, self._why = self._sound, player, why
        if old:
            old.close()
            self._player = None if self._player is old else self._player
        self._renew()

    def set_silence(self, ms: int) -> None:
        """How long the silence is that stands in for audio: the length of the transcript."""
        self._silence_ms = ms
        self._renew_silence()

    def set_true_duration(self, ms: int) -> None:
        """The length of the audio as measured; players are often wrong about it. 0: believe the player."""
        self._true_ms = ms
        self._renew_silence()

    def load(self, path: Path | None) -> None:
        """Take up other audio (None: silence), paused at 0.

        Raises:
            WorldError: the player cannot play it; silence takes its place.
        """
        self._path, self._stand_in, self._true_ms = path, None, 0
        self._insert()

    def replace_audio(self, path: Path) -> None:
        """Play the present audio out of another file with the same sound, from the same place.

        Only a player that needs it is given that file, and only while it is there.
        """
        if self._path and path != self._stand_in:
            self._stand_in = path
            if not self.seeks_anything:
                self.read()
                self._renew()

    def play(self) -> None:
        """Go on."""
        if self._player is not None:
            self._player.play()
            self._expect(PlayState.PLAYING)

    def pause(self) -> None:
        """Halt."""
        if self._player is not None:
            self._player.pause()
            self._expect(PlayState.PAUSED)

    def seek(self, ms: int) -> int:
        """Go to `ms`, clamped to the audio; the clock shows it at once. Returns where it goes."""
        if self._player is None:
            return self.reading.ms
        now = self._now()
        ms = max(min(ms, self.reading.duration_ms or ms), 0)
        self._clock.seeked(ms, now)
        if self.reading.state is PlayState.ENDED:
            self._throttle = SeekThrottle()  # a play that overtakes this seek would start over
        to = self._throttle.ask(ms, now)
        if to is not None:
            self._player.seek(to)
        if self.reading.state is PlayState.ENDED:
            self._expect(PlayState.PAUSED)
        self._busy_until = max(self._busy_until, now + SETTLE_S)
        self.reading = replace(self.reading, ms=ms)
        return ms

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

    def read(self) -> Reading:
        """Ask the player how things stand."""
        if self._player is None:
            return self.reading
        now = self._now()
        to = self._throttle.due(now)
        if to is not None:
            self._player.seek(to)
        tick = self._player.poll()
        self._clock.update(tick, now)
        self._pace.heard(tick.ms, now)
        duration = self._true_ms or tick.duration_ms
        if duration and self._busy_until > now + SETTLE_S:
            self._busy_until = now + SETTLE_S
        ms = self._clock.at(now)
        self.reading = Reading(
            min(ms, duration) if duration else ms, duration, self._state(tick.state, now), tick.error
        )
        return self.reading

    def pause_ms(self, change_ms: int | None) -> int:
        """How long to wait before reading again.

        Args:
            change_ms: audio time at which something else is to be lit; None when nothing is.
        """
        until = None if change_ms is None else max(0, change_ms - self.reading.ms) / self.rate
        return self._pace.pause_ms(self._now(), until)

    def close(self) -> None:
        """Let go of the players."""
        for player in {id(player): player for player in (self._player, self._sound) if player}.values():
            player.close()
        self._player = self._sound = None

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
        self.reading = replace(self.reading, ms=self._clock.at(now), state=state)

    def _insert(self) -> None:
        """Give the present medium to the player it belongs to."""
        if self._player:
            self._player.pause()
        try:
            if self._path and self._sound:
                self._load(self._sound, self._path)
                self._player = self._sound
            else:
                self._player = self._silence()
        except WorldError:
            self._path = None
            self._player = self._silence()
            raise
        finally:
            self._start_afresh()

    def _load(self, sound: Player, path: Path) -> None:
        if self._stand_in and not sound.seeks_anything:
            try:
                return sound.load(self._stand_in)
            except WorldError:
                self._stand_in = None  # somebody emptied the cache
        return sound.load(path)

    def _silence(self) -> Player | None:
        length = max(self._silence_ms, self._true_ms)
        return SilentPlayer(length, self._now) if length else None

    def _start_afresh(self) -> None:
        self._clock = PlaybackClock(self.rate)
        self._pace = PollPace()
        self._throttle = SeekThrottle()
        self._wish = None
        self._busy_until = 0.0
        self.reading = Reading(0, 0, PlayState.EMPTY)
        if self._player:
            self._busy_until = self._now() + LOAD_S
            self._player.set_rate(self.rate)
            self._player.set_volume(0 if self.muted else self.volume)
            self.read()

    def _renew_silence(self) -> None:
        if self._player is None or self._player is not self._sound:
            self._renew()

    def _renew(self) -> None:
        """Put the same medium in again and go on from the same place."""
        before = self.reading
        self._insert()
        if before.ms:
            self.seek(before.ms)
        if before.state is PlayState.PLAYING:
            self.play()
