"""Times of TTML in every way of writing them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.readers.subtitles.ttml_time import Clock

PAL = {"frameRate": "25"}
NTSC = {"frameRate": "30", "frameRateMultiplier": "1000 1001"}


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("00:00:01", 1_000),
        ("01:02:03.5", 3_723_500),
        ("00:00:00.1234567", 123),
        ("100:00:00", 360_000_000),
        ("00:00:75", 75_000),
        ("00:00:01,5", 1_500),
        ("0.860", 860),
        ("1:48.737", 108_737),
        ("1:02:03.456", 3_723_456),
        ("12", 12_000),
        ("1.5h", 5_400_000),
        ("2m", 120_000),
        ("1.5s", 1_500),
        ("250ms", 250),
        (" 7s ", 7_000),
        ("15f", 500),
        ("3t", 3_000),
        ("00:00:01:15", 1_500),
    ],
)
def test_times_without_parameters(text: str, ms: int) -> None:
    assert Clock({}).parse(text) == ms


@pytest.mark.parametrize(
    "text", ["", "x", "1x", "-1s", "00:00:0x", "1:2:3:4:5", "wallclock(10:00)", "99999h", "1e3s", "٣s x"]
)
def test_what_is_no_time(text: str) -> None:
    assert Clock({}).parse(text) is None


@pytest.mark.parametrize(
    ("parameters", "text", "ms"),
    [
        (PAL, "00:00:01:05", 1_200),
        (PAL, "50f", 2_000),
        (PAL, "100t", 4_000),
        ({"frameRate": "25", "subFrameRate": "2"}, "00:00:00:05.1", 220),
        ({"frameRate": "25", "subFrameRate": "2"}, "100t", 2_000),
        ({"tickRate": "10000000"}, "15000000t", 1_500),
        ({"tickRate": "10000000", "frameRate": "24"}, "1000000t", 100),
        (NTSC, "30f", 1_001),
        (NTSC, "00:00:10:20", 10_667),
        ({"frameRate": "24", "frameRateMultiplier": "1000:1001"}, "24f", 1_001),
        ({"frameRate": "0", "frameRateMultiplier": "x 0", "tickRate": "nan"}, "30f", 1_000),
        ({"frameRate": "x", "subFrameRate": "-1"}, "00:00:00:15", 500),
    ],
)
def test_frames_and_ticks(parameters: dict[str, str], text: str, ms: int) -> None:
    assert Clock(parameters).parse(text) == ms


@pytest.mark.parametrize(
    ("drop", "text", "frames"),
    [
        ("nonDrop", "00:10:00:00", 18_000),
        ("dropNTSC", "00:00:59:29", 1_799),
        ("dropNTSC", "00:01:00:02", 1_800),
        ("dropNTSC", "00:10:00:00", 17_982),
        ("dropNTSC", "01:00:00:00", 107_892),
        ("dropPAL", "00:02:00:04", 3_600),
    ],
)
def test_numbered_frames_leave_numbers_out(drop: str, text: str, frames: int) -> None:
    """SMPTE: numbers 0 and 1 are left out each minute but each tenth, so that an hour has 107,892 frames."""
    clock = Clock({**NTSC, "timeBase": "smpte", "dropMode": drop})
    assert clock.parse(text) == round(frames * 1001 / 30)


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59), st.integers(0, 999))
def test_a_clock_and_a_count_are_one_time(hours: int, minutes: int, seconds: int, ms: int) -> None:
    whole = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + ms
    clock = Clock({})
    assert clock.parse(f"{hours:02}:{minutes:02}:{seconds:02}.{ms:03}") == whole
    assert clock.parse(f"{whole}ms") == clock.parse(f"{whole / 1000:.3f}s") == whole


@given(st.text(max_size=30), st.dictionaries(st.sampled_from([*NTSC, "tickRate", "subFrameRate"]), st.text()))
def test_any_text_is_a_time_or_none(text: str, parameters: dict[str, str]) -> None:
    ms = Clock(parameters).parse(text)
    assert ms is None or ms >= 0
