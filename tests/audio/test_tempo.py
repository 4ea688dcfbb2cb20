"""Sound made faster and slower: from its first frame to its last, true to its time, at the same pitch."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.audio_files import noise
from viewer.audio.tempo import TempoFilter, shift_ms

RATES = (8_000, 11_025, 12_345, 16_000, 22_050, 32_000, 44_100, 48_000, 192_000)
SPEEDS = (0.5, 0.75, 0.9, 1.1, 1.25, 1.5, 2.0, 3.0)
WINDOW_S = 0.02
REACH_S = 0.06
SECONDS = 20


def stretched(pcm: bytes, rate: int, channels: int, speed: float, piece: int = 2_400) -> bytes:
    """What comes out when `pcm` goes in by so many frames at a time."""
    tempo = TempoFilter(rate, channels, speed)
    size = piece * channels * 2
    return b"".join(tempo.put(pcm[at : at + size]) for at in range(0, len(pcm), size)) + tempo.finish()


def shifts_ms(wave: NDArray[np.float64], out: NDArray[np.float64], rate: int, speed: float) -> list[float]:
    """How much later in `wave` than its place says each bit of `out` is, wherever it is found."""
    size, found = round(WINDOW_S * rate), []
    for first in range(0, len(out) - size, 2 * size + 7):
        middle = (first + size / 2) * speed
        begin = max(0, round(middle - size / 2 - REACH_S * rate))
        near = wave[begin : begin + size + round(2 * REACH_S * rate)]
        if len(near) < 2 * size:
            continue
        window = out[first : first + size]
        sums = np.concatenate(([0.0], np.cumsum(near**2)))
        power = np.sqrt(np.maximum(sums[size:] - sums[:-size], 1.0) * max(1.0, float(np.sum(window**2))))
        likeness = np.correlate(near, window, "valid") / power
        if likeness.max() > 0.8:
            found.append((begin + int(likeness.argmax()) + size / 2 - middle) * 1_000 / rate)
    return found


@given(
    frames=st.integers(0, 30_000),
    rate=st.sampled_from(RATES),
    channels=st.sampled_from([1, 2]),
    speed=st.floats(0.5, 3.0),
    piece=st.integers(1, 9_000),
)
@settings(max_examples=60)
def test_nothing_is_missing_at_the_end(
    frames: int, rate: int, channels: int, speed: float, piece: int
) -> None:
    pcm = np.full(frames * channels, 9_000, np.int16).tobytes()
    out = np.frombuffer(stretched(pcm, rate, channels, speed, max(piece, frames // 50)), "<i2")
    assert not len(out) % channels
    wanted = round(frames / speed) * channels
    assert len(out) >= wanted
    # The last window fades into silence, and may have run ahead of its place.
    late = round(0.06 * (1 + 1 / speed) * rate) * channels
    assert np.all(np.abs(out[: max(0, wanted - late)] - 9_000) < 200)


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("speed", [0.5, 0.75, 1.5])
def test_begins_with_the_first_frame(speed: float, channels: int) -> None:
    pcm = np.repeat(np.asarray(noise(1.0), np.int16), channels)
    out = np.frombuffer(stretched(pcm.tobytes(), 48_000, channels, speed), "<i2")
    assert np.max(np.abs(out[: 100 * channels].astype(int) - pcm[: 100 * channels])) < 100


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("rate", [8_000, 44_100])
def test_is_shifted_by_as_much_as_it_says_and_does_not_drift(rate: int, speed: float) -> None:
    wave = np.asarray(noise(SECONDS, rate), np.int16)
    out = np.frombuffer(stretched(wave.tobytes(), rate, 1, speed), "<i2").astype(float)
    found = np.array(shifts_ms(wave.astype(float), out[: round(len(wave) / speed)], rate, speed))
    assert len(found) > 40
    off = np.abs(found - shift_ms(rate, speed))
    assert np.percentile(off, 95) < 30
    for part in np.array_split(found, 4):
        assert abs(np.median(part) - shift_ms(rate, speed)) < 12


@pytest.mark.parametrize("speed", [0.5, 2.0])
def test_the_pitch_is_kept(speed: float) -> None:
    rate = 44_100
    waves = (8_000 * np.cos(np.arange(2 * rate) * (2 * np.pi * 440 / rate))).astype(np.int16)
    levels = np.frombuffer(stretched(waves.tobytes(), rate, 1, speed), "<i2").astype(float)[:rate]
    spectrum = np.abs(np.fft.rfft(levels * np.hanning(len(levels))))
    assert spectrum.argmax() * rate / len(levels) == pytest.approx(440, abs=5)


@pytest.mark.parametrize("rate", RATES)
def test_windows_last_about_as_long_at_every_rate(rate: int) -> None:
    """And with them the shift: a sixth of a window when slowed down."""
    assert 29 / 6 < shift_ms(rate, 0.75) < 59 / 6
