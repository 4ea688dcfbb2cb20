"""Transcript time and audio time: both ways, in order, and what was said last counts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.timeline import IDENTITY, LONGER_MS, SHORTER_MS, SyncPoint, Timeline
from viewer.errors import WorldError

MINUTE = 60_000
moments = st.integers(-5_000, 200_000)
audio = st.integers(0, 150_000)
some_spans = st.lists(st.tuples(audio, st.integers(1, 30_000)), max_size=4)
some_points = st.lists(st.tuples(st.integers(0, 150_000), audio), max_size=5)


@st.composite
def timelines(draw: st.DrawFn, *, most_points: int = 5) -> Timeline:
    """Any timeline that a reader can make, said in any order."""
    said = [("span", each) for each in draw(some_spans)]
    said += [("point", each) for each in draw(some_points)[:most_points]]
    timeline = IDENTITY
    for kind, (one, other) in draw(st.permutations(said)):
        timeline = timeline.with_span(one, one + other) if kind == "span" else timeline.with_point(one, other)
    return timeline


def steepest(timeline: Timeline) -> int:
    """The most milliseconds of one time that pass in one of the other."""
    free = Timeline((), timeline.spans)
    known = [(point.transcript_ms, free.to_transcript(point.audio_ms)) for point in timeline.points]
    rates = [((b[0] - a[0]) / (b[1] - a[1])) for a, b in pairwise(known)]
    return int(max([1.0, *rates, *(1 / rate for rate in rates)])) + 1


@given(moments)
def test_without_points_and_spans_nothing_changes(ms: int) -> None:
    assert IDENTITY.to_transcript(ms) == IDENTITY.to_audio(ms) == IDENTITY.end_to_audio(ms) == ms
    assert IDENTITY.span_at(ms) is IDENTITY.edge_after(ms) is None
    assert IDENTITY.heard_by(ms) == ms


@given(timelines(), moments, moments)
def test_time_never_runs_backwards(timeline: Timeline, one: int, other: int) -> None:
    one, other = sorted((one, other))
    assert timeline.to_transcript(one) <= timeline.to_transcript(other)
    assert timeline.to_audio(one) <= timeline.to_audio(other)
    assert timeline.end_to_audio(one) <= timeline.end_to_audio(other)


@given(timelines(), moments)
def test_to_audio_is_the_first_moment_at_which_a_time_is_reached(timeline: Timeline, ms: int) -> None:
    heard = timeline.to_audio(ms)
    assert timeline.span_at(heard) is None
    assert timeline.to_transcript(heard) >= ms
    before = timeline.heard_by(heard - 1)
    assert timeline.to_transcript(before) < ms


@given(timelines(), moments)
def test_there_and_back_is_the_same_but_for_the_shorter_milliseconds(timeline: Timeline, ms: int) -> None:
    slack = steepest(timeline)
    assert 0 <= timeline.to_transcript(timeline.to_audio(ms)) - ms <= slack
    if timeline.span_at(ms) is None:
        assert 0 <= ms - timeline.to_audio(timeline.to_transcript(ms)) <= slack


@given(timelines(most_points=1), moments)
def test_with_one_point_at_most_there_and_back_is_exact(timeline: Timeline, ms: int) -> None:
    assert timeline.to_transcript(timeline.to_audio(ms)) == ms


@given(timelines())
def test_a_point_is_where_it_was_set(timeline: Timeline) -> None:
    for point in timeline.points:
        assert timeline.to_audio(point.transcript_ms) == point.audio_ms
        assert timeline.to_transcript(point.audio_ms) == point.transcript_ms


@given(timelines(), moments, st.integers(1, 100_000))
def test_beyond_the_outer_points_seconds_are_seconds(timeline: Timeline, ms: int, by: int) -> None:
    free = Timeline(timeline.points)
    if not free.points:
        return
    first, last = free.points[0], free.points[-1]
    assert free.to_audio(first.transcript_ms - by) == first.audio_ms - by
    assert free.to_audio(last.transcript_ms + by) == last.audio_ms + by


@given(timelines(), moments)
def test_no_transcript_passes_in_a_span(timeline: Timeline, ms: int) -> None:
    for start, end in timeline.spans:
        heard = {timeline.to_transcript(each) for each in (start, (start + end) // 2, end - 1, end)}
        assert len(heard) == 1
        if len(timeline.points) < 2:
            assert timeline.to_audio(timeline.to_transcript(start)) == end
        assert timeline.end_to_audio(timeline.to_transcript(start)) <= start
        assert timeline.heard_by(end - 1) == start - 1
    span = timeline.span_at(ms)
    assert (span is not None) == any(start <= ms < end for start, end in timeline.spans)


@given(timelines(), moments)
def test_the_next_edge_is_the_first_start_or_end(timeline: Timeline, ms: int) -> None:
    edges = [edge for span in timeline.spans for edge in span if edge > ms]
    assert timeline.edge_after(ms) == min(edges, default=None)


@given(timelines(), st.integers(0, 150_000), audio)
def test_what_was_said_last_counts(timeline: Timeline, written: int, heard: int) -> None:
    new = timeline.with_point(written, heard)
    assert SyncPoint(written, heard) in new.points
    assert new.to_audio(written) == heard
    assert set(new.points) <= {*timeline.points, SyncPoint(written, heard)}
    assert all(new.span_at(each) is None or timeline.span_at(each) for each in range(0, 150_000, 5_000))


@given(timelines(), audio, st.integers(1, 30_000))
def test_a_span_takes_its_place_and_the_points_in_it(timeline: Timeline, start: int, length: int) -> None:
    new = timeline.with_span(start, start + length)
    for ms in (start, start + length - 1):
        assert new.span_at(ms)
    assert set(new.points) == {point for point in timeline.points if new.span_at(point.audio_ms) is None}


@given(timelines(), st.integers(-20_000, 20_000), moments)
def test_a_shift_moves_all(timeline: Timeline, by: int, ms: int) -> None:
    free = Timeline(timeline.points)
    assert free.shifted(by).to_audio(ms) == free.to_audio(ms) + by
    shifted = timeline.shifted(by)
    assert shifted.spans == timeline.spans
    assert [point.transcript_ms for point in shifted.points][: len(timeline.points)] == [
        point.transcript_ms for point in timeline.points
    ] or not timeline.points
    back = shifted.shifted(-by)
    assert back.to_audio(ms) == timeline.to_audio(ms)


def test_one_point_shifts_everything() -> None:
    later = IDENTITY.with_point(10_000, 14_000)
    assert [later.to_audio(ms) for ms in (0, 10_000, MINUTE)] == [4_000, 14_000, 64_000]


def test_a_second_point_stretches_what_lies_between() -> None:
    timeline = IDENTITY.with_point(10_000, 14_000).with_point(30_000, 44_000)
    assert [timeline.to_audio(ms) for ms in (0, 20_000, 40_000)] == [4_000, 29_000, 54_000]
    assert timeline.to_transcript(29_000) == 20_000


def test_an_advertisement_delays_what_follows() -> None:
    timeline = IDENTITY.with_span(20_000, 50_000)
    assert [timeline.to_audio(ms) for ms in (19_999, 20_000, 25_000)] == [19_999, 50_000, 55_000]
    assert timeline.end_to_audio(20_000) == 20_000


def test_a_later_point_says_otherwise() -> None:
    timeline = IDENTITY.with_point(40_000, 70_000).with_span(20_000, 50_000)
    assert [timeline.to_audio(ms) for ms in (10_000, 40_000)] == [10_000, 70_000]
    timeline = IDENTITY.with_span(20_000, 50_000).with_point(40_000, 60_000)
    assert timeline.to_audio(40_000) == 60_000


def test_a_point_that_runs_backwards_replaces_the_one_it_contradicts() -> None:
    timeline = IDENTITY.with_point(10_000, 10_000).with_point(50_000, 50_000).with_point(5_000, 20_000)
    assert timeline.points == (SyncPoint(5_000, 20_000), SyncPoint(50_000, 50_000))
    assert timeline.with_point(5_000, 21_000).points[0] == SyncPoint(5_000, 21_000)
    assert timeline.with_point(6_000, 20_000).points[0] == SyncPoint(6_000, 20_000)


def test_a_turn_that_starts_ends_the_advertisement() -> None:
    timeline = IDENTITY.with_span(20_000, 50_000)
    assert timeline.with_point(20_000, 40_000).spans == ((20_000, 40_000),)
    assert timeline.with_point(20_000, 20_000).spans == ()


def test_spans_that_touch_are_one() -> None:
    timeline = IDENTITY.with_span(20_000, 30_000).with_span(30_000, 40_000).with_span(60_000, 70_000)
    assert timeline.spans == ((20_000, 40_000), (60_000, 70_000))
    assert timeline.with_span(10_000, 65_000).spans == ((10_000, 70_000),)
    assert timeline.without_span((20_000, 40_000)).spans == ((60_000, 70_000),)


def test_points_are_taken_away_one_by_one() -> None:
    timeline = IDENTITY.with_point(1_000, 2_000).with_point(5_000, 9_000)
    assert timeline.without_point(SyncPoint(1_000, 2_000)).points == (SyncPoint(5_000, 9_000),)


@pytest.mark.parametrize(
    ("points", "spans", "why"),
    [
        (((1_000, 5_000), (2_000, 4_000)), (), "contradict"),
        (((2_000, 4_000), (1_000, 5_000)), (), "contradict"),
        (((1_000, 5_000), (2_000, 5_000)), (), "contradict"),
        (((1_000, 5_000),), ((4_000, 6_000),), "inside an advertisement"),
        ((), ((4_000, 6_000), (5_000, 7_000)), "overlap"),
        ((), ((4_000, 4_000),), "overlap"),
    ],
)
def test_contradictions_are_refused(points, spans, why: str) -> None:
    with pytest.raises(WorldError, match=why):
        Timeline(tuple(SyncPoint(*point) for point in points), spans)


def test_an_advertisement_ends_after_it_starts() -> None:
    with pytest.raises(WorldError, match="after it starts"):
        IDENTITY.with_span(5_000, 5_000)


class TestHowSureItIs:
    def test_beyond_two_points_it_is_a_guess(self) -> None:
        timeline = IDENTITY.with_point(10_000, 10_000).with_point(30_000, 31_000)
        for agree in (True, False):
            found = [timeline.approximate(ms, agree=agree) for ms in (9_999, 10_000, 31_000, 31_001)]
            assert found == [True, False, False, True]

    @pytest.mark.parametrize("timeline", [IDENTITY, IDENTITY.with_point(10_000, 12_000)])
    def test_with_fewer_the_lengths_decide(self, timeline: Timeline) -> None:
        assert not timeline.approximate(MINUTE, agree=True)
        assert timeline.approximate(MINUTE, agree=False)

    @pytest.mark.parametrize(
        ("duration_ms", "agrees"),
        [
            (10 * MINUTE, True),
            (9 * MINUTE - SHORTER_MS, True),
            (9 * MINUTE - SHORTER_MS - 1, False),
            (9 * MINUTE + 30_000 + LONGER_MS, True),
            (9 * MINUTE + 30_000 + LONGER_MS + 1, False),
            (0, True),
        ],
    )
    def test_lengths_that_agree(self, duration_ms: int, agrees: bool) -> None:
        assert IDENTITY.agrees(9 * MINUTE, 9 * MINUTE + 30_000, duration_ms) is agrees

    def test_more_is_taken_for_music_in_a_long_recording(self) -> None:
        assert IDENTITY.agrees(100 * MINUTE, 100 * MINUTE, 102 * MINUTE)
        assert not IDENTITY.agrees(100 * MINUTE, 100 * MINUTE, 103 * MINUTE)
        assert IDENTITY.agrees(100 * MINUTE, None, 200 * MINUTE)

    def test_what_is_said_of_the_timing_mends_the_lengths(self) -> None:
        lengths = (9 * MINUTE, 9 * MINUTE + 30_000, 15 * MINUTE)
        assert not IDENTITY.agrees(*lengths)
        assert IDENTITY.with_span(MINUTE, 6 * MINUTE).agrees(*lengths)
        assert IDENTITY.with_point(0, 5 * MINUTE).agrees(*lengths)
