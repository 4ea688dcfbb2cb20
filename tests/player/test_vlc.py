"""libVLC missing or broken, its demuxer, its silence: what the shared suite does not see."""

from __future__ import annotations

import os
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.audio_files import noise, write_audio
from viewer.core.clock import PlayState, Tick
from viewer.errors import WorldError
from viewer.player.vlc import VlcPlayer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MakeAudio = Callable[[str], Path]


class FakeModule(types.ModuleType):
    """python-vlc where libVLC is not as it should be."""

    def __init__(self, outcome: BaseException | None) -> None:
        super().__init__("vlc")
        self.outcome = outcome

    def __getattr__(self, name: str) -> Any:
        if name != "Instance":
            raise AttributeError(name)
        return self._instance

    def _instance(self, *options: str) -> None:
        if self.outcome is not None:
            raise self.outcome


@pytest.mark.parametrize(
    "outcome",
    [
        OSError("libvlc.so.5: wrong ELF class: ELFCLASS32"),
        NameError("no function 'libvlc_new'"),
        AttributeError("undefined symbol: libvlc_new"),
        SystemExit(1),
        None,
    ],
)
def test_a_broken_libvlc_names_the_remedy(
    monkeypatch: pytest.MonkeyPatch, outcome: BaseException | None
) -> None:
    monkeypatch.setitem(sys.modules, "vlc", FakeModule(outcome))
    with pytest.raises(WorldError, match=r"libVLC .*[Ii]nstall"):
        VlcPlayer()


def test_a_missing_python_vlc_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vlc", None)
    with pytest.raises(WorldError, match="Install"):
        VlcPlayer()


def test_importing_the_players_does_not_import_their_libraries() -> None:
    code = "import sys, viewer.player.choose; sys.exit(any(n in sys.modules for n in ('vlc', 'PySide6')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.real
def test_finds_the_avformat_demuxer() -> None:
    player = VlcPlayer(["--aout=dummy"])
    assert player.has_avformat
    assert player.version[0].isdigit()
    player.close()


@pytest.mark.real
def test_reaches_the_end_of_audio_whose_length_libvlc_guesses_too_short(qtbot: QtBot, tmp_path: Path) -> None:
    samples = noise(2)
    samples.extend([0] * len(samples) * 4)
    player = VlcPlayer(["--aout=dummy"])
    player.load(write_audio(tmp_path, "mp3-vbr-headerless", samples))
    player.seek(8_500)
    player.play()
    qtbot.waitUntil(lambda: player.poll().ms > 8_700, timeout=5000)
    assert player.poll().duration_ms < 8_000
    assert player.poll().state is PlayState.PLAYING
    player.close()


@pytest.mark.real
def test_says_that_there_is_no_sound_device_and_writes_nothing(audio_file: MakeAudio, tmp_path: Path) -> None:
    code = f"""
import threading
from pathlib import Path
from viewer.player.vlc import VlcPlayer
player = VlcPlayer()
player.load(Path({str(audio_file("mp3-cbr"))!r}))
player.play()
pause = threading.Event()
for _ in range(200):
    tick = player.poll()
    if tick.error:
        break
    pause.wait(0.02)
assert "No sound device" in str(tick.error), tick
assert tick.state == "playing", tick
player.close()
"""
    env = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)}
    env.pop("PULSE_SERVER", None)
    if any(Path("/dev/snd").glob("pcm*")):
        pytest.skip("this machine has a sound device")
    result = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False, timeout=60
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.real
def test_a_device_that_works_is_no_error(qtbot: QtBot, sound: dict[str, str], audio_file: MakeAudio) -> None:
    player = VlcPlayer()
    player.load(audio_file("mp3-cbr"))
    player.play()
    ticks: list[Tick] = []

    def ended() -> bool:
        ticks.append(player.poll())
        return ticks[-1].state is PlayState.ENDED

    qtbot.waitUntil(ended, timeout=8000)
    player.close()
    assert all(tick.error is None for tick in ticks)


@pytest.mark.real
def test_knows_how_it_ended_though_nobody_asked_meanwhile(qtbot: QtBot, audio_file: MakeAudio) -> None:
    player = VlcPlayer(["--aout=dummy"])
    player.load(audio_file("wav"))
    player.seek(2_500)
    player.play()
    ended = player._vlc.State.Ended
    qtbot.waitUntil(lambda: player._player.get_state() == ended, timeout=5_000)
    assert player.poll() == Tick(3_000, 3_000, PlayState.ENDED)
    player.close()
