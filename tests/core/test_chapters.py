"""Chapters: put in order, found by time, and laid beside the turns they begin in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts import four_turns
from viewer.core.chapters import MOST, NONE, Chapter, Chapters, by_turn, cleaned
from viewer.core.timecode import LONGEST_MS
from viewer.core.timeline import IDENTITY

MINUTE = 60_000
THREE = cleaned(
    [Chapter(0, 0, "Intro"), Chapter(MINUTE, 0, "Talk"), Chapter(5 * MINUTE, 6 * MINUTE, "")], 10 * MINUTE
)


class TestCleaned:
    def test_an_end_that_nobody_says_is_the_next_beginning_or_the_end_of_the_audio(self) -> None:
        found = cleaned([Chapter(0, 0, "One"), Chapter(MINUTE, MINUTE, "Two")], 3 * MINUTE)
        assert found.all == (Chapter(0, MINUTE, "One"), Chapter(MINUTE, 3 * MINUTE, "Two"))

    def test_they_come_in_order(self) -> None:
        found = cleaned([Chapter(MINUTE, 0, "Two"), Chapter(0, 0, "One")], 3 * MINUTE)
        assert [chapter.title for chapter in found.all] == ["One", "Two"]

    def test_none_reaches_into_the_next_or_behind_the_audio(self) -> None:
        found = cleaned([Chapter(-5, 90_000, "One"), Chapter(MINUTE, 9 * MINUTE, "Two")], 3 * MINUTE)
        assert found.all == (Chapter(0, MINUTE, "One"), Chapter(MINUTE, 3 * MINUTE, "Two"))

    def test_what_begins_behind_the_audio_cannot_be_heard(self) -> None:
        assert cleaned([Chapter(0, 0, "One"), Chapter(MINUTE, 0, "Two")], MINUTE).all == (
            Chapter(0, MINUTE, "One"),
        )

    def test_while_the_length_is_unknown_the_last_goes_on(self) -> None:
        assert cleaned([Chapter(0, 0, "One")]).all == (Chapter(0, LONGEST_MS, "One"),)

    @pytest.mark.parametrize(("end_ms", "kept"), [(59_500, 60_000), (58_000, 58_000)])
    def test_a_gap_that_rounding_left_is_none(self, end_ms: int, kept: int) -> None:
        found = cleaned([Chapter(0, end_ms, "One"), Chapter(MINUTE, 0, "Two")], 3 * MINUTE)
        assert found.all[0].end_ms == kept

    def test_of_several_that_begin_together_the_shortest_with_a_title_counts(self) -> None:
        given = [Chapter(0, 5_000, ""), Chapter(0, 30_000, "Part"), Chapter(0, 10_000, "Chapter")]
        assert cleaned(given, MINUTE).all == (Chapter(0, 10_000, "Chapter"),)

    def test_a_title_is_one_line_that_shows_what_it_says(self) -> None:
        found = cleaned([Chapter(0, 0, " A\n\ttitle\u202e of\x07 it "), Chapter(9, 0, "x " * 5_000)], MINUTE)
        assert found.all[0].title == "A title of it"
        assert len(found.all[1].title) <= 300
        assert found.all[1].title.endswith(" …")

    def test_soft_hyphens_and_joined_emoji_stay(self) -> None:
        assert (
            cleaned([Chapter(0, 0, "Kapi\u00adtel 👨\u200d👩\u200d👧")]).all[0].title
            == "Kapi\u00adtel 👨\u200d👩\u200d👧"
        )

    def test_there_are_not_more_than_anybody_lists(self) -> None:
        found = cleaned([Chapter(second * 1000, 0, "") for second in range(3 * MOST)])
        assert len(found.all) == MOST

    @given(
        st.lists(
            st.builds(
                Chapter, st.integers(-(10**6), 10**7), st.integers(-(10**6), 10**7), st.text(max_size=5)
            )
        ),
        st.integers(0, 10**7),
    )
    def test_whatever_is_given_they_lie_one_after_the_other(
        self, given: list[Chapter], duration_ms: int
    ) -> None:
        found = cleaned(given, duration_ms)
        assert all(
            0 <= chapter.start_ms < chapter.end_ms <= (duration_ms or LONGEST_MS) for chapter in found.all
        )
        assert all(one.end_ms <= other.start_ms for one, other in pairwise(found.all))
        assert {chapter.start_ms for chapter in found.all} == {
            max(0, chapter.start_ms)
            for chapter in given
            if max(0, chapter.start_ms) < (duration_ms or LONGEST_MS)
        }
        assert cleaned(found.all, duration_ms) == found


class TestPlaces:
    @pytest.mark.parametrize(
        ("ms", "chapter"),
        [(0, 0), (59_999, 0), (60_000, 1), (5 * MINUTE, 2), (6 * MINUTE - 1, 2), (6 * MINUTE, None)],
    )
    def test_the_chapter_at_a_moment(self, ms: int, chapter: int | None) -> None:
        assert THREE.at(ms) == chapter

    def test_before_the_first_there_is_none(self) -> None:
        late = cleaned([Chapter(MINUTE, 0, "One")], 3 * MINUTE)
        assert (late.at(0), late.previous(0), late.next(0)) == (None, None, 0)
        assert (NONE.at(0), NONE.previous(0), NONE.next(0)) == (None, None, None)

    @pytest.mark.parametrize(
        ("ms", "chapter"), [(0, 1), (MINUTE - 1, 1), (MINUTE, 2), (5 * MINUTE, None), (9 * MINUTE, None)]
    )
    def test_the_next(self, ms: int, chapter: int | None) -> None:
        assert THREE.next(ms) == chapter

    @pytest.mark.parametrize(
        ("ms", "chapter"),
        [(0, 0), (4_000, 0), (MINUTE + 3_000, 0), (MINUTE + 3_001, 1), (5 * MINUTE, 1), (9 * MINUTE, 2)],
    )
    def test_the_one_before_is_its_own_start_when_well_into_it(self, ms: int, chapter: int) -> None:
        assert THREE.previous(ms) == chapter

    def test_without_a_title_it_has_its_number(self) -> None:
        assert [str(THREE.title(index)) for index in range(3)] == ["Intro", "Talk", "Chapter 3"]

    def test_braces_in_a_title_are_no_places(self) -> None:
        assert str(cleaned([Chapter(0, 0, "{x} {0}")]).title(0)) == "{x} {0}"


class TestTurns:
    TURNS = four_turns().turns

    def chapters(self, *starts: int) -> Chapters:
        return cleaned([Chapter(start, 0, f"At {start}") for start in starts], 20 * MINUTE)

    @pytest.mark.parametrize(
        ("ms", "turn"),
        [(0, 0), (5_000, 0), (5_001, 1), (10_000, 1), (15_000, 1), (29_000, 2), (35_000, 3), (500_000, 3)],
    )
    def test_a_chapter_stands_at_the_turn_whose_beginning_is_nearest(self, ms: int, turn: int) -> None:
        assert by_turn(self.chapters(ms), self.TURNS) == {turn: [0]}

    def test_in_silence_it_stands_at_the_turn_to_come(self) -> None:
        assert by_turn(self.chapters(30_000, 31_000), self.TURNS) == {3: [0, 1]}

    def test_several_in_one_turn_are_together(self) -> None:
        assert by_turn(self.chapters(0, 2_000, 12_000), self.TURNS) == {0: [0, 1], 1: [2]}

    def test_behind_the_last_words_and_without_words_there_is_no_turn(self) -> None:
        assert by_turn(self.chapters(11 * MINUTE), self.TURNS) == {}
        assert by_turn(self.chapters(0), ()) == {}

    def test_the_timeline_says_which_turn_that_is(self) -> None:
        later = IDENTITY.with_span(0, 15_000)
        assert by_turn(self.chapters(0, 15_000, 26_000), self.TURNS, later) == {0: [0, 1], 1: [2]}
