from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from viewer.core.builder import build, clean_name, fit
from viewer.core.draft import Draft, RawTurn
from viewer.core.timeline import IDENTITY
from viewer.core.transcript import Timing, Transcript

times = st.none() | st.integers(0, 50) | st.integers(0, 359_999_999)
raw_turns = st.lists(
    st.builds(
        RawTurn,
        text=st.text(min_size=1, max_size=40),
        line=st.integers(1, 1000),
        speaker=st.none() | st.sampled_from(["Anna", "Anna:", "Bo\u00a0Ek", "Bo  Ek", ""]),
        start_ms=times,
        end_ms=st.none() | times,
    ),
    max_size=30,
)


def built(*rows: tuple[int | None, str]) -> Transcript:
    turns = [RawTurn(text, line, None, start) for line, (start, text) in enumerate(rows, 1)]
    return build(Draft("test", turns))


def starts(transcript: Transcript) -> list[int]:
    return [turn.start_ms for turn in transcript.turns]


@given(raw_turns)
def test_every_turn_is_there_and_can_be_reached(raws: list[RawTurn]) -> None:
    transcript = build(Draft("test", list(raws)))
    assert sorted((turn.line, turn.text) for turn in transcript.turns) == sorted(
        (raw.line, raw.text) for raw in raws
    )
    assert all(a.start_ms < b.start_ms for a, b in pairwise(transcript.turns))
    assert all(turn.start_ms >= 0 and turn.start_ms < turn.end_ms for turn in transcript.turns)
    assert transcript.timed == any(raw.start_ms is not None or raw.end_ms is not None for raw in raws)


@given(raw_turns)
def test_stamps_are_kept_as_written(raws: list[RawTurn]) -> None:
    transcript = build(Draft("test", list(raws)))
    written = sorted(raw.start_ms for raw in raws if raw.start_ms is not None)
    assert sorted(turn.stamp_ms for turn in transcript.turns if turn.stamp_ms is not None) == written
    assert transcript.last_stamp_ms >= max(written, default=0)
    for turn in transcript.turns:
        if turn.timing is Timing.GIVEN:
            assert turn.start_ms == turn.stamp_ms


@given(raw_turns, st.integers(-1, 400_000_000))
def test_fitting_keeps_all_turns_and_doing_it_twice_changes_nothing(
    raws: list[RawTurn], duration: int
) -> None:
    transcript = build(Draft("test", list(raws)))
    fitted = fit(transcript, duration)
    assert [turn.text for turn in fitted.turns] == [turn.text for turn in transcript.turns]
    assert all(a.start_ms < b.start_ms for a, b in pairwise(fitted.turns))
    assert all(turn.start_ms < turn.end_ms for turn in fitted.turns)
    assert fit(fitted, duration) == fitted


def test_a_turn_ends_where_the_next_begins_unless_its_end_is_given() -> None:
    turns = [RawTurn("a", 1, None, 1000), RawTurn("b", 2, None, 3000, 4000), RawTurn("c", 3, None, 6000)]
    transcript = build(Draft("test", turns))
    assert [turn.end_ms for turn in transcript.turns][:2] == [3000, 4000]
    assert {turn.timing for turn in transcript.turns} == {Timing.GIVEN}


def test_equal_stamps_share_their_second_and_keep_it_for_display() -> None:
    transcript = built((124_000, "x" * 40), (128_000, "Ja, precis."), (128_000, "y" * 140), (139_000, "z"))
    assert starts(transcript) == [124_000, 128_000, 128_423, 139_000]
    assert [turn.stamp_ms for turn in transcript.turns] == [124_000, 128_000, 128_000, 139_000]
    assert [turn.timing.value for turn in transcript.turns] == ["given", "spread", "spread", "given"]
    assert transcript.turns[1].end_ms == 128_423


def test_more_turns_than_milliseconds_still_each_have_one() -> None:
    transcript = built((0, "a"), (1, "b"), (1, "c"), (1, "d"), (2, "e"), (5000, "f"))
    assert starts(transcript) == [0, 1, 2, 3, 4, 5000]


def test_turns_without_a_time_lie_between_their_neighbours_in_proportion_to_the_text() -> None:
    transcript = built((0, "x" * 99), (None, "x" * 199), (None, "x" * 99), (400_000, "end"))
    assert starts(transcript) == [0, 100_000, 300_000, 400_000]
    assert [turn.timing.value for turn in transcript.turns] == ["given", "estimated", "estimated", "given"]


def test_turns_before_the_first_time_begin_with_the_recording() -> None:
    transcript = built((None, "x" * 9), (None, "x" * 9), (20_000, "end"))
    assert starts(transcript) == [0, 10_000, 20_000]


def test_turns_after_the_last_time_go_on_at_the_same_pace_until_the_length_is_known() -> None:
    transcript = built((0, "x" * 100), (10_000, "x" * 99), (None, "x" * 99))
    assert starts(transcript) == [0, 10_000, 20_000]
    fitted = fit(transcript, 50_000)
    assert starts(fitted) == [0, 10_000, 30_000]
    assert [turn.end_ms for turn in fitted.turns] == [10_000, 30_000, 50_000]


def test_a_text_without_times_is_not_timed() -> None:
    transcript = built((None, "one"), (None, "two"))
    assert not transcript.timed
    assert transcript.last_stamp_ms == 0


def test_a_very_long_text_stays_within_the_longest_time() -> None:
    transcript = built((None, "x" * 10_000_000), (None, "y"))
    assert transcript.turns[-1].end_ms < 2**31


def test_a_slip_is_moved_to_its_time_and_flagged() -> None:
    transcript = built((0, "a"), (10_000, "b"), (12_000, "c"), (5000, "slip"), (20_000, "d"))
    assert [turn.text for turn in transcript.turns] == ["a", "slip", "b", "c", "d"]
    assert [(remark.line, str(remark.text)) for remark in transcript.warnings] == [
        (4, "The time 0:00:05 is out of order; the turn was moved to its time.")
    ]


def test_a_turn_without_a_time_goes_with_the_one_it_follows() -> None:
    transcript = built((0, "a"), (40_000, "slip"), (None, "reply"), (10_000, "b"), (20_000, "c"))
    assert [turn.text for turn in transcript.turns] == ["a", "b", "c", "slip", "reply"]


def test_two_recordings_after_each_other_stay_in_the_order_of_the_text() -> None:
    rows = [(place * 1000, f"a{place}") for place in range(20)] + [
        (place * 1000, f"b{place}") for place in range(9)
    ]
    transcript = built(*rows)
    assert [turn.text for turn in transcript.turns] == [text for _, text in rows]
    assert {turn.timing for turn in transcript.turns[20:28]} == {Timing.ESTIMATED}
    assert [remark.line for remark in transcript.warnings]


def test_an_end_before_its_start_is_flagged_and_not_used() -> None:
    transcript = build(Draft("test", [RawTurn("a", 7, None, 5000, 4000), RawTurn("b", 8, None, 9000)]))
    assert transcript.turns[0].end_ms == 9000
    assert [remark.line for remark in transcript.warnings] == [7]


def test_speakers_come_in_the_order_of_their_first_turns_and_names_are_folded() -> None:
    names = ["Bo\u00a0Ek", "Anna:", "Bo  Ek", None, "Anna", "bo ek"]
    turns = [RawTurn("x", line, name, line * 1000) for line, name in enumerate(names, 1)]
    transcript = build(Draft("test", turns))
    assert [speaker.name for speaker in transcript.speakers] == ["Bo Ek", "Anna", "bo ek"]
    assert [turn.speaker for turn in transcript.turns] == [0, 1, 0, None, 1, 2]


@given(st.text())
def test_cleaning_a_name_twice_changes_nothing(name: str) -> None:
    assert clean_name(clean_name(name)) == clean_name(name)


def test_the_last_turn_ends_with_the_audio() -> None:
    fitted = fit(built((0, "a"), (10_000, "b")), 60_000)
    assert fitted.turns[-1].end_ms == 60_000
    assert fitted.warnings == ()


def test_turns_beyond_the_audio_are_kept_and_flagged_once() -> None:
    fitted = fit(built((0, "a"), (10_000, "b"), (70_000, "c"), (80_000, "d")), 60_000)
    assert starts(fitted) == [0, 10_000, 70_000, 80_000]
    assert fitted.turns[1].end_ms == 60_000
    assert [(remark.line, str(remark.text)) for remark in fitted.warnings] == [
        (3, "2 turns start after the end of the audio (1:00), the first at 1:10.")
    ]


def test_under_a_timeline_the_last_turn_still_ends_with_the_audio() -> None:
    transcript = built((0, "a"), (10_000, "b"))
    for timeline in (IDENTITY.with_point(0, 5_000), IDENTITY.with_span(20_000, 30_000)):
        fitted = fit(transcript, 60_000, timeline)
        assert fitted.turns[-1].end_ms == timeline.to_transcript(60_000) < 60_000
        assert timeline.end_to_audio(fitted.turns[-1].end_ms) == 60_000
        assert fit(fitted, 60_000, timeline) == fitted
    assert fit(transcript, 60_000, IDENTITY.with_span(50_000, 60_000)).turns[-1].end_ms == 50_000


def test_what_a_timeline_moves_beyond_the_audio_is_flagged() -> None:
    fitted = fit(built((0, "a"), (50_000, "b")), 60_000, IDENTITY.with_point(0, 20_000))
    assert [str(remark.text) for remark in fitted.warnings] == [
        "1 turns start after the end of the audio (1:00), the first at 1:10."
    ]
    assert fitted.turns[0].end_ms == 40_000


def test_estimates_stay_where_a_sync_point_may_hold_them() -> None:
    transcript = built((0, "a"), (10_000, "b"), (None, "c"), (None, "d"))
    timeline = IDENTITY.with_point(fit(transcript, 60_000).turns[2].start_ms, 40_000)
    assert starts(fit(transcript, 60_000, timeline)) == starts(fit(transcript, 60_000))


def test_an_unknown_duration_changes_nothing() -> None:
    transcript = built((0, "a"))
    assert fit(transcript, 0) is transcript
