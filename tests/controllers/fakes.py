"""A player, a time and a sound device that tests move by hand, and somebody who writes down every signal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject

from tests.transcripts import four_turns
from viewer.controllers.playback import PlaybackController
from viewer.controllers.sound_devices import SoundDevice, SoundDevices
from viewer.core.clock import PlayState, Tick
from viewer.core.transcript import Transcript
from viewer.errors import Message, WorldError, message
from viewer.player.silent import SilentPlayer

MINUTE = 60_000


class Time:
    """Monotonic seconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class FakePlayer:
    """Plays silence exactly, and keeps what it was told. Knobs make it fail in the ways players do."""

    name = "fake"

    def __init__(self, time: Time, duration_ms: int = 10 * MINUTE, name: str = "fake") -> None:
        self.name = name
        self.told: list[tuple[object, ...]] = []
        self.error: Message | None = None  # it fails with this
        self.raises: Exception | None = None  # it raises this from poll
        self.refuses: WorldError | None = None  # it raises this from load
        self.says: PlayState | None = None  # it claims to be doing this
        self.leap_ms = 1  # its reports are so far apart, as libVLC's are
        self.exact = False  # its reports are true to the millisecond, so that it need not be watched
        self.closed = False
        self._time, self._duration_ms = time, duration_ms
        self._tape: SilentPlayer | None = None

    def load(self, path: Path) -> None:
        self.told.append(("load", path.name))
        if self.refuses:
            raise self.refuses
        self._tape = SilentPlayer(self._duration_ms, self._time)

    def play(self) -> None:
        self.told.append(("play",))
        self.tape.play()

    def pause(self) -> None:
        self.told.append(("pause",))
        self.tape.pause()

    def seek(self, ms: int) -> None:
        self.told.append(("seek", ms))
        self.tape.seek(ms)

    def set_rate(self, rate: float) -> None:
        self.told.append(("rate", rate))
        self.tape.set_rate(rate)

    def set_volume(self, volume: int) -> None:
        self.told.append(("volume", volume))

    def poll(self) -> Tick:
        if self.raises:
            raise self.raises
        if self.error:
            return Tick(0, 0, PlayState.FAILED, self.error)
        tick = self.tape.poll()
        leaping = tick.state is not PlayState.ENDED
        ms = tick.ms // self.leap_ms * self.leap_ms if leaping else tick.ms
        return Tick(ms, tick.duration_ms, self.says or tick.state, exact=self.exact)

    def close(self) -> None:
        self.closed = True

    @property
    def tape(self) -> SilentPlayer:
        assert self._tape, "told to do something before load"
        return self._tape

    @property
    def sought(self) -> list[object]:
        """The places it was sent to."""
        return [told[1] for told in self.told if told[0] == "seek"]


SPEAKERS, HEADPHONES = SoundDevice("pci-1", "Speakers"), SoundDevice("bluez-7", "Headphones")


class FakeDevices(SoundDevices):
    """A platform whose sound device is what the test says."""

    def __init__(self, parent: QObject | None = None, real: SoundDevice = SPEAKERS) -> None:
        super().__init__(parent)
        self.real, self._asked = real, False

    @property
    def started(self) -> bool:
        return self._asked

    def start(self) -> None:
        if not self._asked:
            self._asked = True
            self.become(self.real)

    def become(self, device: SoundDevice) -> None:
        """From now on sound is played on this one."""
        if device != self.present:
            self.present = device
            self.changed.emit(device)


class Heard:
    """Every signal of a controller and its `Sounding`, in order: (name, what it carried)."""

    NAMES = (
        "turn_changed",
        "position_changed",
        "state_changed",
        "duration_changed",
        "seeked",
        "looped",
        "rate_changed",
        "volume_changed",
        "muted_changed",
        "delay_changed",
        "loop_changed",
        "history_changed",
        "player_changed",
        "failed",
    )

    def __init__(self, playback: PlaybackController) -> None:
        self.signals: list[tuple[str, object]] = []
        for name in self.NAMES:
            source = playback.sounding if hasattr(playback.sounding, name) else playback
            getattr(source, name).connect(lambda *what, name=name: self._note(name, what))

    def _note(self, name: str, what: tuple[object, ...]) -> None:
        self.signals.append((name, what[0] if len(what) == 1 else what))

    def of(self, *names: str) -> list[object]:
        """What the signals of these names carried."""
        return [what for name, what in self.signals if name in names]

    def clear(self) -> None:
        self.signals.clear()


class Desk:
    """A controller at a made-up player, with somebody listening."""

    def __init__(self, duration_ms: int = 10 * MINUTE) -> None:
        self.time = Time()
        self.player = FakePlayer(self.time, duration_ms)
        self.playback = PlaybackController(now=self.time)
        self.heard = Heard(self.playback)
        self.playback.set_player(self.player, message("The test plays"))

    def open(self, transcript: Transcript | None = None) -> Desk:
        """Audio and transcript, ready to play, nothing heard yet."""
        self.playback.set_transcript(transcript or four_turns())
        self.playback.load_audio(Path("episode.mp3"))
        self.let_pass(0.1)
        self.heard.clear()
        self.player.told.clear()
        return self

    def let_pass(self, seconds: float) -> None:
        """Time passes, the timer ticks (unless it was stopped)."""
        for _ in range(round(seconds / 0.03)):
            self.time.now += 0.03
            if self.playback.active:
                self.playback.tick()

    def run(self, seconds: float) -> Iterator[float]:
        """Time passes, the timer ticks when it says it will; yields after each tick how long it waited."""
        until = self.time.now + seconds
        while self.time.now < until:
            wait = self.playback._timer.interval() / 1000 if self.playback.active else until - self.time.now
            self.time.now += wait
            if self.playback.active:
                self.playback.tick()
            yield wait

    def sleep(self, seconds: float) -> None:
        """A long time passes while nothing happens."""
        self.let_pass(2)
        self.time.now += seconds - 2
