"""A private sound server for the tests, and an ear: what was heard when.

PulseAudio with a null sink runs in a folder of its own, so that no test is heard and none hears the machine.
`Ear` records the sink's monitor and finds in it, by cross-correlation, which moment of the noise sounded.
"""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
EAR_RATE = 8_000  # samples a second compared
_BLOCK_MS = 10  # the null sink works in blocks as short as its most impatient listener asks for
_SILENT = 60.0  # below this, of 32,768, nothing is heard
_ALIKE = 0.7
_FIRST_S = 0.02  # so much of the first sound is compared

Samples = NDArray[np.float64]


class Sound(NamedTuple):
    """A first sound: how many seconds it took, and which media time was heard then."""

    after_s: float
    heard_ms: float


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
    listener = Ear(env)
    listener.start()
    try:
        yield
    finally:
        listener.leave()


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
        began: `time.monotonic` at which the first sample was heard, known after `stop`.
        samples: what was heard, at `EAR_RATE`, known after `stop`.
    """

    def __init__(self, env: dict[str, str]) -> None:
        self._env = {**os.environ, **env}
        self._raw = bytearray()
        self._began = math.inf
        self.began = 0.0
        self.samples: Samples = np.zeros(0)

    def start(self) -> None:
        """Starts to listen; returns when the first samples have come in."""
        command = ["parec", "--raw", "--format=s16le", "--channels=1", f"--rate={RATE}"]
        self._process = subprocess.Popen(
            [*command, f"--latency-msec={_BLOCK_MS}", "--device=null.monitor"],
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

    def leave(self) -> None:
        """Stops listening."""
        self._process.terminate()
        self._process.wait(10)
        self._thread.join(10)
        if self._process.stdout:
            self._process.stdout.close()

    def stop(self) -> None:
        """Stops listening and makes the samples ready."""
        self.leave()
        # A null sink hands a block to its monitor at the moment at which the block begins to be heard.
        self.began = self._began + _BLOCK_MS / 1000
        raw = np.frombuffer(bytes(self._raw[: len(self._raw) // 2 * 2]), "<i2")
        self.samples = thinned(raw.astype(np.float64), RATE)

    def loudness(self, moment: float) -> float:
        """Root mean square of the samples around `moment` (`time.monotonic`)."""
        window = self._window(moment, 0.15)
        return float(np.sqrt(np.mean(window**2))) if len(window) else 0.0

    def longest_silence_s(self, start: float, end: float) -> float:
        """The longest time in which nothing was heard between two moments (`time.monotonic`)."""
        first, last = (max(0, round((moment - self.began) * EAR_RATE)) for moment in (start, end))
        loud = np.flatnonzero(np.abs(self.samples[first:last]) > _SILENT)
        edges = np.concatenate(([0], loud, [last - first]))
        return float(np.max(np.diff(edges))) / EAR_RATE

    def heard_ms(
        self, moment: float, wave: Samples, near_ms: float, reach_ms: float = 700, window_s: float = 0.06
    ) -> float | None:
        """Which media time was sounding at `moment`.

        Args:
            moment: a `time.monotonic`.
            wave: the whole recording that is played, at `EAR_RATE`.
            near_ms: where to look for it.
            reach_ms: how far to either side.
            window_s: how much of what was heard is compared.

        Returns:
            Milliseconds; None where it was silent or matched nothing.
        """
        window = self._window(moment, window_s)
        power = float(np.sqrt(np.sum(window**2)))
        if not len(window) or power < _SILENT * math.sqrt(len(window)):
            return None
        first = max(0, round((near_ms - reach_ms) * EAR_RATE / 1000) - len(window) // 2)
        piece = wave[first : round((near_ms + reach_ms) * EAR_RATE / 1000) + len(window) // 2]
        if len(piece) <= len(window):
            return None
        sums = np.concatenate(([0.0], np.cumsum(piece**2)))
        powers = np.sqrt(np.maximum(sums[len(window) :] - sums[: -len(window)], 1.0))
        likeness = np.correlate(piece, window, "valid") / powers / power
        best = int(likeness.argmax())
        if likeness[best] < _ALIKE:
            return None
        return (first + best + len(window) / 2) * 1000 / EAR_RATE

    def first_heard(
        self, after: float, wave: Samples, near_ms: float, patience_s: float = 1.5
    ) -> Sound | None:
        """When the sound of `near_ms` (100 ms before to 200 ms after it) is heard for the first time."""
        for step in range(round(patience_s * 500)):
            moment = after + step / 500
            if self._begins_loud(self._window(moment, _FIRST_S)):  # a bit of sound would match anything
                heard = self.heard_ms(moment, wave, near_ms + 50, 150, _FIRST_S)
                if heard is not None:
                    return Sound(moment - after, heard)
        return None

    @staticmethod
    def _begins_loud(window: Samples) -> bool:
        first = window[: len(window) // 5]
        return len(first) > 0 and float(np.sqrt(np.mean(first**2))) > 10 * _SILENT

    def _window(self, moment: float, length_s: float) -> Samples:
        size = round(length_s * EAR_RATE)
        first = round((moment - self.began) * EAR_RATE) - size // 2
        window = self.samples[max(0, first) : first + size] if first + size > 0 else self.samples[:0]
        return window if len(window) == size else self.samples[:0]


def thinned(samples: Samples, rate: int) -> Samples:
    """`samples` at `EAR_RATE`, without the pitches that it cannot hold."""
    taps = np.arange(-96, 97) / rate * EAR_RATE
    low = np.sinc(taps * 0.9) * np.hamming(len(taps))
    smooth = np.convolve(samples, low / low.sum(), "same") if rate > EAR_RATE else samples
    places = np.arange(int(len(samples) * EAR_RATE / rate)) * rate / EAR_RATE
    return np.interp(places, np.arange(len(smooth)), smooth)
