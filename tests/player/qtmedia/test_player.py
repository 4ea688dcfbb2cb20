"""Qt Multimedia without a sound device, or missing: what the shared suite does not see."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from viewer.errors import WorldError
from viewer.player.qtmedia.player import QtPlayer

PLAY = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer, qInstallMessageHandler
from viewer.player.qtmedia.player import QtPlayer

said = []
qInstallMessageHandler(lambda kind, context, text: said.append((context.category, text)))
app = QCoreApplication([])
player = QtPlayer()
player.load(Path(sys.argv[1]))
player.play()
ticks = []

def look():
    ticks.append(player.poll())
    if ticks[-1].state in ("failed", "ended") or len(ticks) > 400:
        app.quit()

timer = QTimer(interval=20, timeout=look)
timer.start()
app.exec()
player.close()
print(ticks[-1].state, "|", ticks[-1].error)
print(*[text for category, text in said if category.startswith("qt.multimedia")], sep="\\n", end="")
"""


def play_apart(path: Path, folder: Path) -> tuple[str, str]:
    """What a process without any sound device prints when it plays `path`: to stdout and to stderr."""
    env = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
    env.pop("PULSE_SERVER", None)
    command = [sys.executable, "-c", PLAY, str(path)]
    result = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=60)
    return result.stdout, result.stderr


@pytest.mark.real
@pytest.mark.skipif(any(Path("/dev/snd").glob("pcm*")), reason="this machine has a sound device")
def test_says_that_there_is_no_sound_device(audio_file: Callable[[str], Path], tmp_path: Path) -> None:
    said, noise = play_apart(audio_file("mp3-vbr-headerless"), tmp_path)
    assert said.startswith("ended | No sound device was found")
    assert (len(said.splitlines()), noise) == (1, "")


@pytest.mark.real
def test_ffmpeg_inside_qt_does_not_write_to_stderr(audio_file: Callable[[str], Path], tmp_path: Path) -> None:
    cut = tmp_path / "cut.m4a"
    cut.write_bytes(audio_file("m4a").read_bytes()[:2_000])
    said, noise = play_apart(cut, tmp_path)
    assert said.startswith("failed | The audio cannot be played")
    assert (len(said.splitlines()), noise) == (1, "")


def test_a_missing_qt_multimedia_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    monkeypatch.delattr("PySide6.QtMultimedia", raising=False)
    with pytest.raises(WorldError, match="PySide6-Addons"):
        QtPlayer()
