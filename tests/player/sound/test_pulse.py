"""PulseAudio: all that is written is heard, and it says when."""

from __future__ import annotations

import ctypes
import math
import os
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from tests.audio_files import noise
from tests.player.sound.heard import PIECE, RATE, hear, silence_after_drop_s
from tests.sound import Ear, sound_server, thinned
from viewer.errors import WorldError
from viewer.player.sound import pulse as module
from viewer.player.sound.pulse import PulseOutput, has_pulse


def no_library(name: str) -> ctypes.CDLL:
    raise OSError(f"{name}: cannot open shared object file")


def test_a_missing_library_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.ctypes, "CDLL", no_library)
    assert not has_pulse()
    with pytest.raises(WorldError, match="Install libpulse0"):
        PulseOutput()


@pytest.mark.real
def test_all_that_is_written_is_heard_in_order(sound: dict[str, str]) -> None:
    hearing = hear(PulseOutput(), sound, 2.0)
    gaps = hearing.gaps_ms()
    assert len(gaps) > 180  # of 192 that two seconds have
    assert max(np.abs(gaps)) < 1.0


@pytest.mark.real
def test_says_to_the_millisecond_what_is_heard(sound: dict[str, str]) -> None:
    errors = hear(PulseOutput(), sound, 2.0).errors_ms()
    assert len(errors) > 50
    assert abs(np.median(errors)) < 3
    assert np.percentile(np.abs(errors), 95) < 8


@pytest.mark.real
def test_what_is_dropped_is_not_heard(sound: dict[str, str]) -> None:
    assert silence_after_drop_s(PulseOutput(), sound) < 0.04


@pytest.mark.real
def test_nothing_written_is_nothing_unheard(sound: dict[str, str]) -> None:
    output = PulseOutput()
    assert output.unheard_s() == 0
    output.drop()
    output.close()
    with pytest.raises(WorldError, match="has gone"):
        output.write(bytes(20))


@pytest.mark.real
def test_without_a_server_it_says_so(
    sound: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nobody'}")
    with pytest.raises(WorldError, match="No sound server answers"):
        PulseOutput().open(48_000, 2)


def write_for(output: PulseOutput, seconds: float) -> None:
    for _ in range(round(seconds * RATE / PIECE)):
        output.write(bytes(2 * PIECE))


@pytest.mark.real
def test_a_server_that_ends_while_playing_is_told() -> None:
    output = PulseOutput()
    with tempfile.TemporaryDirectory(prefix="tl-") as folder, pytest.MonkeyPatch.context() as patch:
        with sound_server(Path(folder)) as env:
            for name, value in env.items():
                patch.setenv(name, value)
            output.open(RATE, 1)
            write_for(output, 0.1)
        with pytest.raises(WorldError, match="has gone"):
            write_for(output, 2)
        assert math.isinf(output.unheard_s())
        output.drop()
        with pytest.raises(WorldError, match="No sound server answers"):
            output.open(RATE, 1)
        output.close()


@pytest.mark.real
def test_after_it_ran_dry_it_is_heard_again_when_it_says(sound: dict[str, str]) -> None:
    samples, output, pause = noise(1, RATE), PulseOutput(), threading.Event()
    wave, ear = thinned(np.asarray(samples, float), RATE), Ear(sound)
    ear.start()
    output.open(RATE, 1)
    output.write(samples[: RATE // 5].tobytes())
    pause.wait(0.6)
    again = time.monotonic()
    output.write(samples[2 * RATE // 5 : 7 * RATE // 10].tobytes())
    unheard_s, now = output.unheard_s(), time.monotonic()
    pause.wait(0.5)
    output.close()
    ear.stop()
    first = ear.first_heard(again, wave, 400)
    assert first is not None
    assert first.after_s < 0.1
    assert ear.heard_ms(now + 0.1, wave, 500) == pytest.approx((0.7 - unheard_s + 0.1) * 1000, abs=12)


@pytest.mark.real
def test_leaves_no_file_and_no_thread_behind(sound: dict[str, str]) -> None:
    folders = [Path("/proc/self/task"), Path("/proc/self/fd")]
    if not folders[0].is_dir():
        pytest.skip("this system does not tell its threads")

    def counts() -> list[int]:
        return [len(os.listdir(folder)) for folder in folders]  # noqa: PTH208 - a listing opens no file for long

    def play() -> None:
        output = PulseOutput()
        output.open(RATE, 1)
        write_for(output, 0.1)
        output.close()

    play()
    before = counts()
    for _ in range(5):
        play()
    assert counts() <= before
