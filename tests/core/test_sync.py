"""Which turn is heard at a moment, checked against looking at every turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from viewer.core.sync import Now, SyncEngine
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import Timing, Turn


def turns_of(*spans: tuple[int, int]) -> list[Turn]:
    return [Turn(start, end, None, None, "text", Timing.GIVEN) for start, end in sorted(spans)]


spans = st.tuples(st.integers(0, 60), st.integers(0, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))
some_turns = st.lists(spans, max_size=12).map(lambda some: turns_of(*some))
moments = st.integers(-5, 100)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Few points and spans among the turns."""
    timeline = IDENTITY
    for start, length in draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=3)):
        timeline = timeline.with_span(start, start + length)
    for written, heard in draw(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 90)), max_size=3)):
        timeline = timeline.with_point(written, heard)
    return timeline


def naive_at(turns: Sequence[Turn], ms: int) -> int | None:
    heard = [i for i, turn in enumerate(turns) if turn.start_ms <= ms < turn.end_ms]
    return max(heard, default=None)


@given(some_turns, moments)
def test_what_is_heard_is_what_looking_at_every_turn_gives(turns: list[Turn], ms: int) -> None:
    assert SyncEngine(turns).at(ms) == Now(naive_at(turns, ms), None)


@given(some_turns, moments)
def test_the_next_turn_is_the_first_that_starts_later(turns: list[Turn], ms: int) -> None:
    later = [i for i, turn in enumerate(turns) if turn.start_ms > ms]
    assert SyncEngine(turns).next_turn(ms) == min(later, default=None)


@given(some_turns, moments)
def test_the_previous_turn_starts_no_later(turns: list[Turn], ms: int) -> None:
    previous = SyncEngine(turns).previous_turn(ms)
    if previous is None:
        assert all(turn.start_ms > ms for turn in turns)
    else:
        assert turns[previous].start_ms <= ms


@given(some_turns, moments)
def test_going_back_again_and_again_reaches_the_first_start(turns: list[Turn], ms: int) -> None:
    engine = SyncEngine(turns)
    for _ in range(2 * len(turns) + 1):
        previous = engine.previous_turn(ms)
        if previous is not None:
            ms = turns[previous].start_ms
    assert not turns or ms <= turns[0].start_ms


def test_no_turns_at_all() -> None:
    engine = SyncEngine([])
    assert engine.at(0) == Now(None)
    assert engine.next_turn(0) is None
    assert engine.previous_turn(0) is None


def test_an_earlier_turn_is_heard_again_when_the_later_one_is_over() -> None:
    engine = SyncEngine(turns_of((0, 100), (20, 50), (30, 40)))
    assert [engine.at(ms).turn for ms in (0, 20, 30, 39, 40, 49, 50, 99, 100)] == [
        0,
        1,
        2,
        2,
        1,
        1,
        0,
        0,
        None,
    ]


def test_no_turn_is_heard_in_a_gap() -> None:
    engine = SyncEngine(turns_of((10, 20), (30, 40)))
    assert [engine.at(ms).turn for ms in (9, 10, 19, 20, 29, 30, 40)] == [None, 0, 0, None, None, 1, None]


def test_previous_is_the_start_of_a_turn_that_has_run_for_a_while() -> None:
    engine = SyncEngine(turns_of((0, 20_000), (20_000, 60_000)))
    assert engine.previous_turn(23_000) == 0
    assert engine.previous_turn(23_001) == 1


def test_previous_is_the_start_of_the_turn_being_heard_not_of_one_that_was_over_inside_it() -> None:
    assert SyncEngine(turns_of((0, 60_000), (20_000, 30_000))).previous_turn(50_000) == 0


def test_a_while_is_a_third_of_a_short_turn() -> None:
    engine = SyncEngine(turns_of((0, 900), (900, 1800)))
    assert engine.previous_turn(1200) == 0
    assert engine.previous_turn(1201) == 1


def test_previous_in_the_first_turn_is_its_start() -> None:
    assert SyncEngine(turns_of((500, 9000))).previous_turn(600) == 0


def test_previous_in_a_gap_is_the_turn_heard_last() -> None:
    engine = SyncEngine(turns_of((0, 100), (200, 300), (9000, 9900)))
    assert engine.previous_turn(5000) == 1
    assert engine.previous_turn(-1) is None


@given(some_turns, moments)
def test_until_the_next_change_the_same_is_heard(turns: list[Turn], ms: int) -> None:
    engine = SyncEngine(turns)
    change = engine.change_after(ms)
    assert change is None or change > ms
    for later in range(ms, 100 if change is None else change):
        assert engine.at(later) == engine.at(ms)


@given(some_turns, timelines(), moments)
def test_under_a_timeline_its_transcript_time_decides(turns: list[Turn], timeline: Timeline, ms: int) -> None:
    engine = SyncEngine(turns).under(timeline)
    expected = None if timeline.span_at(ms) else naive_at(turns, timeline.to_transcript(ms))
    assert engine.at(ms).turn == SyncEngine(turns, timeline).at(ms).turn == expected


@given(some_turns, timelines(), moments)
def test_under_a_timeline_the_same_is_heard_until_the_next_change(
    turns: list[Turn], timeline: Timeline, ms: int
) -> None:
    engine = SyncEngine(turns, timeline)
    change = engine.change_after(ms)
    assert change is None or change > ms
    for later in range(ms, 200 if change is None else change):
        assert engine.at(later) == engine.at(ms)


@given(some_turns, timelines(), moments)
def test_under_a_timeline_the_next_turn_is_the_first_that_is_heard_to_start_later(
    turns: list[Turn], timeline: Timeline, ms: int
) -> None:
    engine = SyncEngine(turns, timeline)
    later = [i for i in range(len(turns)) if engine.start_of(i) > ms]
    assert engine.next_turn(ms) == min(later, default=None)
    previous = engine.previous_turn(ms)
    assert previous is None or engine.start_of(previous) <= ms


@given(some_turns, timelines())
def test_no_turn_starts_or_is_heard_in_a_span(turns: list[Turn], timeline: Timeline) -> None:
    engine = SyncEngine(turns, timeline)
    for turn in range(len(turns)):
        start = engine.start_of(turn)
        assert timeline.span_at(start) is None
        assert engine.end_of(turn) >= start


@example(turns_of((0, 3), (1, 2)), IDENTITY, 3)
@given(some_turns, timelines(), st.integers(0, 110))
def test_another_end_of_the_last_turn_is_as_if_it_had_always_been(
    turns: list[Turn], timeline: Timeline, end: int
) -> None:
    """As fitting to the audio does: all turns that would outlast the last one are cut with it."""
    others = [replace(turn, end_ms=min(turn.end_ms, end)) if turn.start_ms < end else turn for turn in turns]
    if others and others[-1].start_ms < end:
        others[-1] = replace(others[-1], end_ms=end)
    engine = SyncEngine(turns).under(timeline, others)
    fresh = SyncEngine(others, timeline)
    assert [engine.at(ms) for ms in range(-5, 200)] == [fresh.at(ms) for ms in range(-5, 200)]
    again = engine.under(IDENTITY, turns)
    assert [again.at(ms) for ms in range(120)] == [SyncEngine(turns).at(ms) for ms in range(120)]


@given(some_turns, some_turns, timelines())
def test_with_other_words_or_other_turns_it_is_as_if_they_had_always_been(
    turns: list[Turn], others: list[Turn], timeline: Timeline
) -> None:
    engine = SyncEngine(turns, timeline)
    for given_turns in ([replace(turn, text="Other words.") for turn in turns], others):
        again, fresh = engine.with_words(given_turns), SyncEngine(given_turns, timeline)
        assert [again.at(ms) for ms in range(-5, 200)] == [fresh.at(ms) for ms in range(-5, 200)]
        assert [again.next_turn(ms) for ms in range(200)] == [fresh.next_turn(ms) for ms in range(200)]
    assert [engine.at(ms) for ms in range(200)] == [SyncEngine(turns, timeline).at(ms) for ms in range(200)]


def test_a_turn_ends_before_the_advertisement_behind_it() -> None:
    engine = SyncEngine(turns_of((0, 20), (20, 40)), IDENTITY.with_span(20, 50))
    assert [engine.at(ms).turn for ms in (19, 20, 49, 50, 69, 70)] == [0, None, None, 1, 1, None]
    assert (engine.end_of(0), engine.start_of(1), engine.end_of(1)) == (20, 50, 70)


def test_a_turn_goes_on_behind_an_advertisement_inside_it() -> None:
    engine = SyncEngine(turns_of((0, 40)), IDENTITY.with_span(10, 15))
    assert [engine.at(ms).turn for ms in (9, 10, 14, 15, 44, 45)] == [0, None, None, 0, 0, None]


def test_at_hand_is_what_is_heard_or_comes_next() -> None:
    engine = SyncEngine(turns_of((10, 20), (30, 40)))
    assert [engine.turn_at_hand(ms) for ms in (0, 15, 25, 30, 50)] == [0, 0, 1, 1, 1]
    assert SyncEngine([]).turn_at_hand(0) is None


def test_a_transcript_time_belongs_to_the_turn_that_has_begun_last() -> None:
    engine = SyncEngine(turns_of((10, 20), (30, 40)), IDENTITY.with_point(0, 500))
    assert [engine.turn_of(ms) for ms in (0, 10, 29, 30, 99)] == [0, 0, 0, 1, 1]
    assert SyncEngine([]).turn_of(0) is None
