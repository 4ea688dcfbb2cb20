"""A private sound server for the tests, and an ear: what was heard when.

PulseAudio with a null sink runs in a folder of its own, so that no test is heard and none hears the machine.
`Ear` records the sink's monitor and finds in it, by cross-correlation, which moment of the noise sounded.
"""

from __future__ import annotations

import array
import math
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

RATE = 48_000
EAR_RATE = 2_000  # samples a second compared; half a millisecond is finer than anything measured
_DECIMATION = RATE // EAR_RATE
_WINDOW = EAR_RATE * 3 // 20


def missing_parts() -> str:
    """Which programs of the sound server are not installed; empty when all are."""
    return ", ".join(name for name in ("pulseaudio", "parec", "pactl") if shutil.which(name) is None)


@contextmanager
def sound_server(folder: Path) -> Iterator[dict[str, str]]:
    """Runs PulseAudio with a null sink while the context lasts.

    Args:
        folder: an empty folder with a short path (a socket's name may have 107 bytes).

    Yields:
        The environment variables under which programs find this server and no other.

    Raises:
        TimeoutError: the server did not come up within ten seconds.
    """
    folder.chmod(0o700)
    socket = folder / "native"
    env = {"PULSE_SERVER": f"unix:{socket}", "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
    command = [
        "pulseaudio",
        "-n",
        "--daemonize=no",
        "--exit-idle-time=-1",
        "--use-pid-file=no",
        "--disable-shm=yes",
    ]
    command += ["-L", f"module-null-sink sink_name=null rate={RATE}"]
    command += ["-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}"]
    # A session bus has room for one sound server; off it, each test may have its own.
    alone = {**os.environ, **env, "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    with subprocess.Popen(command, env=alone, stderr=subprocess.DEVNULL) as server:
        try:
            _await_server(env)
            with _awake(alone):
                yield env
        finally:
            server.terminate()


@contextmanager
def _awake(env: dict[str, str]) -> Iterator[None]:
    """Somebody listens all the time: else a null sink works two seconds ahead, as no real device does."""
    command = ["parec", "--raw", "--latency-msec=20", "--device=null.monitor"]
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as listener:
        try:
            yield
        finally:
            listener.terminate()


def _await_server(env: dict[str, str]) -> None:
    deadline = time.monotonic() + 10
    pause = threading.Event()
    while time.monotonic() < deadline:
        if subprocess.run(["pactl", "info"], env={**os.environ, **env}, capture_output=True).returncode == 0:
            return
        pause.wait(0.05)
    raise TimeoutError("PulseAudio did not come up")


class Ear:
    """Records the null sink's monitor from `start` to `stop`.

    Attributes:
        began: `time.monotonic` of the first sample, known after `stop`.
        samples: what was heard, at `EAR_RATE`, known after `stop`.
    """

    def __init__(self, env: dict[str, str]) -> None:
        self._env = {**os.environ, **env}
        self._raw = bytearray()
        self._began = math.inf
        self.began = 0.0
        self.samples: list[float] = []

    def start(self) -> None:
        """Starts to listen; returns when the first samples have come in."""
        command = ["parec", "--raw", "--format=s16le", "--channels=1", f"--rate={RATE}", "--latency-msec=10"]
        self._process = subprocess.Popen(
            [*command, "--device=null.monitor"],
            env=self._env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._hearing = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        if not self._hearing.wait(10):
            raise TimeoutError("nothing comes from the monitor")

    def _listen(self) -> None:
        assert self._process.stdout is not None
        handle = self._process.stdout.fileno()
        while chunk := os.read(handle, 1 << 16):
            self._raw += chunk
            # A chunk may come late but never early: the earliest start that fits all chunks is the true one.
            self._began = min(self._began, time.monotonic() - len(self._raw) / 2 / RATE)
            self._hearing.set()

    def stop(self) -> None:
        """Stops listening and makes the samples ready."""
        self._process.terminate()
        self._process.wait(10)
        self._thread.join(10)
        if self._process.stdout:
            self._process.stdout.close()
        raw = array.array("h", bytes(self._raw[: len(self._raw) // 2 * 2]))
        self.began = self._began
        step = _DECIMATION
        self.samples = [sum(raw[at : at + step]) / step for at in range(0, len(raw) - step, step)]

    def loudness(self, moment: float) -> float:
        """Root mean square of the samples around `moment` (`time.monotonic`)."""
        window = self._window(moment)
        return math.sqrt(sum(level * level for level in window) / len(window)) if window else 0.0

    def heard_ms(
        self, moment: float, wave: Sequence[float], near_ms: int, reach_ms: int = 700
    ) -> float | None:
        """Which media time was sounding at `moment`.

        Args:
            moment: a `time.monotonic`.
            wave: the whole recording that is played, at `EAR_RATE`.
            near_ms: where to look for it.
            reach_ms: how far to either side.

        Returns:
            Milliseconds; None where it was silent or matched nothing.
        """
        window = self._window(moment)
        power = math.sqrt(sum(map(_square, window)))
        if power < 100 * math.sqrt(_WINDOW):
            return None
        best, place = 0.0, -1
        first = max(0, (near_ms - reach_ms) * EAR_RATE // 1000 - _WINDOW // 2)
        last = min(len(wave) - _WINDOW, (near_ms + reach_ms) * EAR_RATE // 1000 - _WINDOW // 2)
        for at in range(first, last):
            piece = wave[at : at + _WINDOW]
            likeness = sum(map(_product, piece, window)) / (power * math.sqrt(sum(map(_square, piece))) or 1)
            if likeness > best:
                best, place = likeness, at
        return (place + _WINDOW // 2) * 1000 / EAR_RATE if best > 0.6 else None

    def _window(self, moment: float) -> list[float]:
        middle = int((moment - self.began) * EAR_RATE)
        window = self.samples[max(0, middle - _WINDOW // 2) : middle - _WINDOW // 2 + _WINDOW]
        return window if len(window) == _WINDOW else []


def _square(level: float) -> float:
    return level * level


_product = float.__mul__
