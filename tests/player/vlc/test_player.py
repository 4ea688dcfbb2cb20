"""libVLC missing or broken: what the shared suites do not see."""

from __future__ import annotations

import subprocess
import sys
import threading
import types
from pathlib import Path
from typing import Any

import pytest

from tests.player.fakes import FakeEngine, FakeSource
from viewer.audio.pcm import PcmReader
from viewer.core.clock import PlayState
from viewer.errors import WorldError
from viewer.player.sound.mute import MuteOutput
from viewer.player.vlc import player as module
from viewer.player.vlc.player import VlcPlayer


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
        VlcPlayer(PcmReader, ())


def test_a_missing_python_vlc_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vlc", None)
    with pytest.raises(WorldError, match="Install"):
        VlcPlayer(PcmReader, ())


def test_importing_the_players_does_not_import_their_libraries() -> None:
    code = (
        "import sys, viewer.player.choose;"
        "sys.exit(any(name in sys.modules for name in ('vlc', 'PySide6', 'numpy', 'av')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_plays_with_libvlc_and_lets_go_of_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    engine = FakeEngine()
    monkeypatch.setattr(module, "Engine", lambda: engine)
    path = tmp_path / "a.mp3"
    path.write_bytes(bytes(400))
    player = VlcPlayer(lambda _path: FakeSource(50), (MuteOutput,))
    assert (player.name, player.version, player.seeks_anything) == ("vlc", "3.0.99", True)
    player.load(path)
    player.set_rate(2.0)
    player.play()
    pause = threading.Event()
    while player.poll().state is PlayState.PLAYING:
        pause.wait(0.01)
    assert (player.poll().ms, player.poll().state) == (50, PlayState.ENDED)
    player.close()
    assert [job.speed for job in engine.jobs] == [2.0]
    assert engine.closed == 1


@pytest.mark.real
def test_tells_the_version_of_the_real_one() -> None:
    player = VlcPlayer(PcmReader, ())
    assert player.version[0].isdigit()
    player.close()
