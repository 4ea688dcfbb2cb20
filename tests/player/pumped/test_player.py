"""The state machine of the players that handle samples, and those players without a device and at the end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.audio_files import noise, write_audio
from tests.player.fakes import FakeOutput, FakeSource, FakeStretcher
from viewer.audio.pcm import PcmReader
from viewer.audio.tempo import TempoFilter
from viewer.core.clock import PlayState, Tick
from viewer.player.builtin.player import BuiltinPlayer
from viewer.player.outputs import outputs
from viewer.player.pumped.player import PumpedPlayer
from viewer.player.sound.base import MakeOutput
from viewer.player.sound.mute import MuteOutput
from viewer.player.vlc.player import VlcPlayer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MakeAudio = Callable[[str], Path]
MakePlayer = Callable[[Sequence[MakeOutput]], PumpedPlayer]
Parts = tuple[FakeStretcher, FakeOutput]


@pytest.fixture
def parts() -> Parts:
    """A machine and a device that are not real; the device has not heard anything until it is told so."""
    output = FakeOutput()
    output.left_s = float("inf")
    return FakeStretcher(), output


@pytest.fixture
def player(parts: Parts, tmp_path: Path) -> Iterator[PumpedPlayer]:
    """Has a file of one second."""
    path = tmp_path / "a.mp3"
    path.write_bytes(bytes(400))
    made = PumpedPlayer(parts[0], lambda _path: FakeSource(), (lambda: parts[1],))
    made.load(path)
    yield made
    parts[0].gate.set()
    made.close()


def test_stands_where_it_is_sent(player: PumpedPlayer) -> None:
    player.seek(400)
    tick = player.poll()
    assert (tick.ms, tick.state, tick.exact) == (400, PlayState.PAUSED, True)
    player.seek(-400)
    assert player.poll().ms == 0


def test_until_a_wish_is_heard_of_it_stands_at_the_place_wished(player: PumpedPlayer, parts: Parts) -> None:
    stretcher, _ = parts
    stretcher.gate.clear()
    player.set_rate(1.5)
    player.play()
    assert stretcher.entered.wait(10)
    player.seek(700)
    assert (player.poll().ms, player.poll().state) == (700, PlayState.PLAYING)
    player.set_rate(2.0)
    player.pause()
    assert (player.poll().ms, player.poll().state) == (700, PlayState.PAUSED)
    stretcher.gate.set()


def test_a_new_speed_goes_on_from_what_is_heard(player: PumpedPlayer, parts: Parts) -> None:
    stretcher, _ = parts
    player.set_rate(1.5)
    player.seek(300)
    player.play()
    assert stretcher.entered.wait(10)
    stretcher.entered.clear()
    player.set_rate(1.5)  # no change, nothing to do
    player.set_rate(2.0)
    assert stretcher.entered.wait(10)
    assert stretcher.starts == [(300, 1.5), (300, 2.0)]
    assert player.poll().ms == 300


def test_a_closed_player_is_empty_and_asks_for_nothing(player: PumpedPlayer, parts: Parts) -> None:
    player.play()
    player.close()
    player.play()
    player.seek(200)
    assert (player.poll().ms, player.poll().state) == (0, PlayState.EMPTY)
    assert parts[0].closed == 1


@pytest.fixture(params=["vlc", "qt"])
def make(request: pytest.FixtureRequest) -> MakePlayer:
    """Makes each of the real players."""
    if request.param == "vlc":
        return lambda outputs: VlcPlayer(PcmReader, outputs)
    return lambda outputs: BuiltinPlayer(PcmReader, TempoFilter, outputs)


@pytest.mark.real
def test_reaches_the_end_of_audio_whose_length_its_head_guesses_too_short(
    make: MakePlayer, qtbot: QtBot, tmp_path: Path
) -> None:
    samples = noise(2)
    samples.extend([0] * len(samples) * 4)
    player = make((MuteOutput,))
    player.load(write_audio(tmp_path, "mp3-vbr-headerless", samples))
    player.seek(8_500)
    player.play()
    qtbot.waitUntil(lambda: player.poll().ms > 8_700, timeout=5_000)
    assert player.poll().duration_ms < 8_000
    assert player.poll().state is PlayState.PLAYING
    qtbot.waitUntil(lambda: player.poll().state is PlayState.ENDED, timeout=5_000)
    assert player.poll().ms == pytest.approx(10_000, abs=60)
    player.close()


PLAY = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, qInstallMessageHandler
from viewer.audio.pcm import PcmReader
from viewer.audio.tempo import TempoFilter
from viewer.player.builtin.player import BuiltinPlayer
from viewer.player.outputs import outputs
from viewer.player.sound.qt import QtOutput
from viewer.player.vlc.player import VlcPlayer
app = QCoreApplication([])
qInstallMessageHandler(lambda *_: None)  # as the program has it
players = {
    "vlc": lambda: VlcPlayer(PcmReader, outputs()),
    "qt": lambda: BuiltinPlayer(PcmReader, TempoFilter, outputs()),
    "qt through Qt": lambda: BuiltinPlayer(PcmReader, TempoFilter, (QtOutput,)),
}
player = players[sys.argv[1]]()
player.load(Path(sys.argv[2]))
player.play()
pause = threading.Event()
for _ in range(200):
    tick = player.poll()
    if tick.error and tick.ms > 100:
        break
    pause.wait(0.02)
assert "No sound device" in str(tick.error), tick
assert tick.state == "playing" and tick.ms > 100, tick
player.close()
"""


@pytest.mark.real
@pytest.mark.skipif(any(Path("/dev/snd").glob("pcm*")), reason="this machine has a sound device")
@pytest.mark.parametrize("who", ["vlc", "qt", "qt through Qt"])
def test_says_that_there_is_no_sound_device_and_writes_nothing(
    audio_file: MakeAudio, tmp_path: Path, who: str
) -> None:
    env = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)}
    env.pop("PULSE_SERVER", None)
    command = [sys.executable, "-c", PLAY, who, str(audio_file("mp3-cbr"))]
    result = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=60)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.real
def test_a_device_that_works_is_no_error(
    make: MakePlayer, qtbot: QtBot, sound: dict[str, str], audio_file: MakeAudio
) -> None:
    player = make(outputs())
    player.load(audio_file("mp3-cbr"))
    player.play()
    ticks: list[Tick] = []

    def ended() -> bool:
        ticks.append(player.poll())
        return ticks[-1].state is PlayState.ENDED

    qtbot.waitUntil(ended, timeout=8_000)
    player.close()
    assert all(tick.error is None for tick in ticks)
    assert [tick.ms for tick in ticks] == sorted(tick.ms for tick in ticks)


@pytest.mark.real
def test_knows_how_it_ended_though_nobody_asked_meanwhile(
    make: MakePlayer, qtbot: QtBot, audio_file: MakeAudio
) -> None:
    player = make((MuteOutput,))
    player.load(audio_file("wav"))
    player.seek(2_500)
    player.play()
    qtbot.waitUntil(lambda: player._pump.heard.ended, timeout=5_000)
    assert player.poll() == Tick(3_000, 3_000, PlayState.ENDED, exact=True)
    player.close()


@pytest.mark.real
@pytest.mark.parametrize("speed", [0.5, 1.0, 3.0])
def test_ends_at_the_end_at_every_speed(
    make: MakePlayer, qtbot: QtBot, audio_file: MakeAudio, speed: float
) -> None:
    player = make((MuteOutput,))
    player.load(audio_file("flac"))
    player.set_rate(speed)
    player.seek(2_400)
    player.play()
    qtbot.waitUntil(lambda: player.poll().state is PlayState.ENDED, timeout=8_000)
    assert player.poll().ms == pytest.approx(3_000, abs=20)
    player.close()


@pytest.mark.real
@pytest.mark.parametrize("rate", [8_000, 12_345, 192_000])
@pytest.mark.parametrize("layout", ["mono", "5.1"])
def test_every_rate_and_layout_plays(
    make: MakePlayer, qtbot: QtBot, sound: dict[str, str], tmp_path: Path, rate: int, layout: str
) -> None:
    player = make(outputs())
    player.load(write_audio(tmp_path, "wav", noise(0.6, rate), rate=rate, layout=layout))
    player.set_rate(1.5)
    player.play()
    qtbot.waitUntil(lambda: player.poll().state is PlayState.ENDED, timeout=8_000)
    tick = player.poll()
    player.close()
    assert (tick.ms, tick.error) == (pytest.approx(600, abs=20), None)


@pytest.mark.real
def test_a_file_cut_while_it_plays_ends_early(make: MakePlayer, qtbot: QtBot, tmp_path: Path) -> None:
    path = write_audio(tmp_path, "wav", noise(12))
    player = make((MuteOutput,))
    player.load(path)
    player.play()
    qtbot.waitUntil(lambda: player.poll().ms > 100, timeout=5_000)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 3)
    player.seek(3_500)
    qtbot.waitUntil(lambda: player.poll().state is PlayState.ENDED, timeout=5_000)
    assert player.poll().ms <= 4_100
    player.close()


@pytest.mark.real
def test_closing_while_it_plays_leaves_no_thread(
    make: MakePlayer, qtbot: QtBot, audio_file: MakeAudio
) -> None:
    for _ in range(3):
        player = make((MuteOutput,))
        player.load(audio_file("m4a"))
        player.play()
        qtbot.waitUntil(lambda player=player: player.poll().ms > 0, timeout=5_000)
        player.close()
        assert not player._pump._thread.is_alive()
