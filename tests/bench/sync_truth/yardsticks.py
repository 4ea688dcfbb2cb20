"""Other ways of knowing what is heard, as many programs have them: to measure ours against."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from tests.bench.sync_truth.plan import Playing


class Yardstick(Playing, Protocol):
    """A bare player, asked for its time."""

    def start(self) -> None:
        """Make ready; a Qt application exists now."""

    def shown_ms(self) -> int:
        """The time it says."""

    def close(self) -> None:
        """End it."""


class RawVlc:
    """libVLC with its own output, `get_time` polled."""

    def __init__(self, audio: Path) -> None:
        self._audio = audio

    def start(self) -> None:
        import vlc

        self._instance = vlc.Instance("--quiet", "--no-video")
        self._player = self._instance.media_player_new()
        self._player.set_media(self._instance.media_new_path(str(self._audio)))
        self._ended = vlc.State.Ended
        self._sought: int | None = None

    def play(self) -> None:
        if self._player.get_state() == self._ended:
            self._player.stop()
        self._player.play()

    def pause(self) -> None:
        self._player.set_pause(1)

    def seek(self, ms: int) -> None:
        self._player.set_time(ms)

    def set_rate(self, rate: float) -> None:
        self._player.set_rate(rate)

    def shown_ms(self) -> int:
        return max(0, int(self._player.get_time()))

    def close(self) -> None:
        self._player.stop()


class RawQt:
    """`QMediaPlayer`, its position polled."""

    def __init__(self, audio: Path) -> None:
        self._audio = audio

    def start(self) -> None:
        from PySide6 import QtCore, QtMultimedia

        self._output = QtMultimedia.QAudioOutput()
        self._player: Any = QtMultimedia.QMediaPlayer()
        self._player.setAudioOutput(self._output)
        self._player.setSource(QtCore.QUrl.fromLocalFile(str(self._audio)))
        if hasattr(self._player, "setPitchCompensation"):
            self._player.setPitchCompensation(True)

    def play(self) -> None:
        self._player.play()

    def pause(self) -> None:
        self._player.pause()

    def seek(self, ms: int) -> None:
        self._player.setPosition(ms)

    def set_rate(self, rate: float) -> None:
        self._player.setPlaybackRate(rate)

    def shown_ms(self) -> int:
        return int(self._player.position())

    def close(self) -> None:
        self._player.stop()


class Mpv:
    """The mpv program with exact seeks, asked over its socket."""

    def __init__(self, audio: Path) -> None:
        self._audio = audio
        self._folder = tempfile.TemporaryDirectory(prefix="mpv-")

    def start(self) -> None:
        address = str(Path(self._folder.name) / "s")
        command = [
            "mpv",
            "--no-config",
            "--no-video",
            "--ao=pulse",
            "--pause",
            "--hr-seek=yes",
            "--keep-open=yes",
        ]
        self._process = subprocess.Popen(
            [*command, f"--input-ipc-server={address}", str(self._audio)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._socket = socket.socket(socket.AF_UNIX)
        pause = threading.Event()
        for _ in range(200):
            try:
                self._socket.connect(address)
                break
            except OSError:
                pause.wait(0.02)
        self._lines = self._socket.makefile("r", encoding="utf-8")
        self._length_ms = 0

    def play(self) -> None:
        if self._ask("get_property", "eof-reached") is True:
            self.seek(0)
        self._ask("set_property", "pause", False)

    def pause(self) -> None:
        self._ask("set_property", "pause", True)

    def seek(self, ms: int) -> None:
        self._ask("seek", ms / 1000, "absolute+exact")

    def set_rate(self, rate: float) -> None:
        self._ask("set_property", "speed", rate)

    def shown_ms(self) -> int:
        place = self._ask("get_property", "audio-pts")
        return round(place * 1000) if isinstance(place, float) else 0

    def close(self) -> None:
        self._ask("quit")
        self._process.wait(5)
        self._folder.cleanup()

    def _ask(self, *command: object) -> object:
        self._socket.sendall((json.dumps({"command": command, "request_id": 7}) + "\n").encode())
        while line := self._lines.readline():
            answer = json.loads(line)
            if answer.get("request_id") == 7 and "error" in answer:
                return answer.get("data")
        return None


YARDSTICKS: dict[str, Callable[[Path], Yardstick]] = {"raw-vlc": RawVlc, "raw-qt": RawQt}
if shutil.which("mpv"):
    YARDSTICKS["mpv"] = Mpv
