from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.timecode import (
    LONGEST_MS,
    LOOSE_STAMP,
    STAMP,
    format_exact,
    format_ms,
    format_tenths,
    parse,
    parse_packed,
    parse_range,
)

times = st.integers(0, LONGEST_MS - 1)
seconds = st.integers(0, LONGEST_MS // 1000 - 1)


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("1:02:03", 3_723_000),
        ("62:03", 3_723_000),
        ("3723", 3_723_000),
        ("1h2m", 3_720_000),
        ("00:03:40.5", 220_500),
        ("00:03:40,250", 220_250),
        ("00:12:34:567", 754_567),
        ("01.23.45", 5_025_000),
        ("00:12:34-5", 754_500),
        ("0:00.0", 0),
        ("1:6", 66_000),
        ("00h12m34s", 754_000),
        ("1m 27s", 87_000),
        ("30s", 30_000),
        ("90 min", 5_400_000),
        ("12.5", 12_500),
        ("00：01：02", 62_000),
        ("\u00a00:41\u2009", 41_000),
        ("٠٠:٤١", 41_000),
        ("99:59:59.999", LONGEST_MS - 1),
    ],
)
def test_spellings(text: str, ms: int) -> None:
    assert parse(text) == ms


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "h",
        "abc",
        "1:75",
        "0:99:00",
        "99:99",
        "100:00:00",
        "-5",
        "1:2:3:4:5",
        "12:",
        ":12",
        "1" * 50,
        "²",
    ],
)
def test_no_times(text: str) -> None:
    assert parse(text) is None


@given(times)
def test_writing_and_reading_gives_the_second_back(ms: int) -> None:
    for hours in (None, True):
        assert parse(format_ms(ms, hours=hours)) == ms // 1000 * 1000


@given(st.integers(0, 999 * 60_000 + 59_999))
def test_minutes_beyond_an_hour_read_back(ms: int) -> None:
    assert parse(format_ms(ms, hours=False)) == ms // 1000 * 1000


@given(seconds)
def test_every_spelling_of_a_second_is_the_same_time(total: int) -> None:
    hour, minute, second = total // 3600, total // 60 % 60, total % 60
    spellings = [
        str(total),
        f"{hour:02}:{minute:02}:{second:02}",
        f"{hour:02}.{minute:02}.{second:02}",
        f"{hour}h{minute}m{second}s",
        f"{hour} h {minute} min {second} sec",
        f"{hour}:{minute:02}:{second:02}-0",
        f"{hour}:{minute:02}:{second:02},000",
    ]
    assert {parse(text) for text in spellings} == {total * 1000}


@given(times)
def test_embedded_stamps_find_what_is_written(ms: int) -> None:
    written = f"{format_ms(ms, hours=True)}.{ms % 1000:03}"
    assert re.findall(STAMP, f"we said {written} and") == [written]
    assert re.findall(rf"\[({LOOSE_STAMP})\]", f"x[{written}]y") == [written]
    assert parse(written) == ms


@pytest.mark.parametrize("text", ["12.03.2021", "page 12", "v1:2", "0x12:34", "1:234", "12:34:567"])
def test_stamps_are_not_found_in(text: str) -> None:
    assert re.findall(STAMP, text) == []


@given(st.text())
def test_any_text_is_a_time_or_none(text: str) -> None:
    ms = parse(text)
    assert ms is None or 0 <= ms < LONGEST_MS


@pytest.mark.parametrize(
    ("ms", "hours", "text"),
    [
        (41_999, None, "0:41"),
        (728_000, None, "12:08"),
        (3_723_000, None, "1:02:03"),
        (3_723_000, False, "62:03"),
        (41_000, True, "0:00:41"),
        (-41_000, None, "-0:41"),
    ],
)
def test_format(ms: int, hours: bool | None, text: str) -> None:
    assert format_ms(ms, hours=hours) == text


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("75", 75_000),
        ("9203", 5_523_000),
        ("1:6", 66_000),
        ("1299", None),
        ("14532", 6_332_000),
        ("17532", None),
    ],
)
def test_packed_minutes(text: str, ms: int | None) -> None:
    assert parse_packed(text) == ms


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("0:00.0 - 0:05.2", (0, 5200)),
        ("00:01:23 --> 00:01:30", (83_000, 90_000)),
        ("1:00-2:00", (60_000, 120_000)),
        ("1:00 / 2:00", (60_000, 120_000)),
        ("0:10 to 0:20", (10_000, 20_000)),
        ("00:12:34-5", (754_500, None)),
        ("0:10 - later", (10_000, None)),
        ("later", None),
    ],
)
def test_ranges(text: str, span: tuple[int, int | None] | None) -> None:
    assert parse_range(text) == span


@pytest.mark.parametrize(
    ("ms", "text"), [(0, "0:00.0"), (41_399, "0:41.3"), (3_723_050, "1:02:03.0"), (-1_500, "-0:01.5")]
)
def test_tenths_are_written_behind_the_seconds(ms: int, text: str) -> None:
    assert format_tenths(ms) == text


@pytest.mark.parametrize(
    ("ms", "point", "text"),
    [
        (0, ".", "00:00:00.000"),
        (3_723_045, ",", "01:02:03,045"),
        (360_000_000, ".", "100:00:00.000"),
        (-5, ".", "00:00:00.000"),
    ],
)
def test_exact_times(ms: int, point: str, text: str) -> None:
    assert format_exact(ms, point) == text


@given(times)
def test_an_exact_time_is_read_as_the_same(ms: int) -> None:
    assert parse(format_exact(ms)) == ms
