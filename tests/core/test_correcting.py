"""Corrections are made where they fit and nowhere else, and what was there before is never forgotten."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.core.corrected import corrected, transcripts, words
from tests.transcripts import transcript
from viewer.core.correcting import Stretch, correct, difference, name_at
from viewer.core.corrections import Join, Recast, Rename, Split, Unreadable, Words, seen
from viewer.core.transcript import Speaker, Timing, Transcript

THREE = transcript("Det är så att hör", "Ja.", "Nej då, inte alls.", names=("Anna", "Bo Ek", "Anna Ek"))


def texts(shown: Transcript) -> list[str]:
    return [turn.text for turn in shown.turns]


def names(shown: Transcript) -> list[str]:
    return [name_at(shown, turn) for turn in range(len(shown.turns))]


def test_a_word_is_another_one_and_the_first_is_remembered() -> None:
    result = correct(THREE, [words(THREE, 0, 14, 17, "rör")])
    assert texts(result.transcript)[0] == "Det är så att rör"
    assert result.stretches == {0: (Stretch(14, 17, "hör"),)}
    assert result.stretch_at(0, 15) == Stretch(14, 17, "hör")
    assert result.stretch_at(0, 3) is None
    assert result.transcript.turns[1:] == THREE.turns[1:]
    assert result.original is THREE


def test_a_word_corrected_twice_remembers_the_first_one_and_back_is_back() -> None:
    once = correct(THREE, [first := words(THREE, 0, 14, 17, "rör")])
    second = words(once.transcript, 0, 10, 17, "att röra")
    twice = correct(THREE, [first, second])
    assert twice.stretches == {0: (Stretch(10, 18, "att hör"),)}
    back = words(twice.transcript, 0, 10, 18, "att hör")
    assert correct(THREE, [first, second, back]).stretches == {}
    assert correct(THREE, [first, second, back]).transcript == THREE


def test_a_turn_is_split_where_it_is_said_and_its_second_half_has_an_estimate() -> None:
    result = correct(THREE, [Split(2, 7, 8, seen(THREE.turns[2]))])
    assert texts(result.transcript)[2:] == ["Nej då,", "inte alls."]
    first, second = result.transcript.turns[2:]
    assert first.start_ms < first.end_ms == second.start_ms < second.end_ms == THREE.turns[2].end_ms
    assert (first.timing, second.timing, second.stamp_ms) == (Timing.GIVEN, Timing.ESTIMATED, None)
    assert list(result.origins) == [0, 1, 2, 2]


def test_a_turn_is_split_at_a_time_that_is_given_inside_the_turn() -> None:
    moments = {11_000: 11_000, 0: 10_001, 99_000: 14_999}
    for given_ms, expected in moments.items():
        second = correct(THREE, [Split(2, 7, 8, seen(THREE.turns[2]), given_ms)]).transcript.turns[3]
        assert (second.start_ms, second.timing) == (expected, Timing.GIVEN)


def test_a_turn_is_not_split_inside_a_word_it_would_lose_or_where_it_has_no_time() -> None:
    print_ = seen(THREE.turns[2])
    short = replace(THREE, turns=tuple(replace(turn, end_ms=turn.start_ms + 1) for turn in THREE.turns))
    for original, split in ((THREE, Split(2, 0, 3, print_)), (short, Split(2, 7, 8, print_))):
        assert correct(original, [split]).misfits == (split,)
        assert correct(original, [split]).transcript == original


def test_turns_are_joined_and_their_speaker_is_the_first_ones() -> None:
    join = Join(0, " ", seen(THREE.turns[0]), seen(THREE.turns[1]))
    result = correct(THREE, [words(THREE, 1, 0, 2, "Jo"), replace(join, seen_next=seen(corrected_yes()))])
    assert texts(result.transcript) == ["Det är så att hör Jo.", "Nej då, inte alls."]
    assert result.stretches == {0: (Stretch(18, 20, "Ja"),)}
    assert result.transcript.speakers == (Speaker("Anna"), Speaker("Anna Ek", 2))
    assert names(result.transcript) == ["Anna", "Anna Ek"]
    assert list(result.origins) == [0, 2]


def corrected_yes():
    return replace(THREE.turns[1], text="Jo.")


def test_split_and_joined_again_it_is_as_it_was() -> None:
    halves = correct(THREE, [split := Split(2, 7, 8, seen(THREE.turns[2]))]).transcript.turns[2:]
    assert correct(THREE, [split, Join(2, " ", *map(seen, halves))]).transcript == THREE


def test_a_speaker_is_renamed_everywhere_or_joined_with_the_one_of_that_name() -> None:
    renamed = correct(THREE, [Rename("Bo Ek", "Bo Ekh")])
    assert names(renamed.transcript) == ["Anna", "Bo Ekh", "Anna Ek"]
    assert (renamed.speaker_was(1), renamed.speaker_was(0)) == ("Bo Ek", None)
    joined = correct(THREE, [Rename("Anna", "Anna Ek")])
    assert names(joined.transcript) == ["Anna Ek", "Bo Ek", "Anna Ek"]
    assert joined.transcript.speakers == (Speaker("Bo Ek", 1), Speaker("Anna Ek", 2))
    assert [joined.transcript.hue(turn.speaker) for turn in joined.transcript.turns] == [2, 1, 2]
    assert joined.speaker_was(0) == "Anna"


def test_one_turn_is_spoken_by_somebody_else_known_or_new() -> None:
    result = correct(THREE, [Recast(1, "Bo Ek", "Anna", seen(THREE.turns[1]))])
    assert names(result.transcript) == ["Anna", "Anna", "Anna Ek"]
    assert result.transcript.speakers == (Speaker("Anna"), Speaker("Anna Ek", 2))
    result = correct(THREE, [Recast(1, "Bo Ek", "Cai", seen(THREE.turns[1]))])
    assert names(result.transcript) == ["Anna", "Cai", "Anna Ek"]
    nobody = replace(THREE, turns=tuple(replace(turn, speaker=None) for turn in THREE.turns), speakers=())
    result = correct(nobody, [Recast(1, "", "Cai", seen(nobody.turns[1]))])
    assert names(result.transcript) == ["", "Cai", ""]
    assert result.speaker_was(1) == ""


def test_what_does_not_fit_is_reported_and_the_rest_is_made() -> None:
    misfits = (
        Words(0, 0, "Det", "Den", "0123456789abcdef"),
        Words(9, 0, "Det", "Den", seen(THREE.turns[0])),
        Words(0, 0, "Den", "Det", seen(THREE.turns[0])),
        Words(0, -3, "hör", "rör", seen(THREE.turns[0])),
        Words(0, 99, "", "rör", seen(THREE.turns[0])),
        Join(2, " ", seen(THREE.turns[2]), ""),
        Rename("Cai", "Bo Ek"),
        Recast(1, "Anna", "Bo Ek", seen(THREE.turns[1])),
        Unreadable("?"),
    )
    result = correct(THREE, [*misfits, words(THREE, 1, 0, 2, "Jo")])
    assert result.misfits == misfits
    assert texts(result.transcript) == [THREE.turns[0].text, "Jo.", THREE.turns[2].text]


@given(corrected(), transcripts())
def test_another_transcript_is_never_corrected_by_them(made: tuple, other: Transcript) -> None:
    _, corrections, _ = made
    other = replace(other, turns=tuple(replace(turn, text=turn.text + "z") for turn in other.turns))
    result = correct(other, corrections)
    assert texts(result.transcript) == texts(other)
    assert [each for each in corrections if not isinstance(each, Rename)] == [
        each for each in result.misfits if not isinstance(each, Rename)
    ]


@given(corrected())
def test_all_fit_that_were_made_and_times_stay_in_order(made: tuple) -> None:
    original, _, result = made
    assert not result.misfits
    turns = result.transcript.turns
    assert all(one.start_ms < other.start_ms for one, other in pairwise(turns))
    assert all(turn.start_ms < turn.end_ms for turn in turns)
    assert (turns[0].start_ms, turns[-1].end_ms) == (0, original.turns[-1].end_ms)
    assert {turn.speaker for turn in turns} == set(range(len(result.transcript.speakers)))
    assert len(result.origins) == len(turns)


@given(corrected().filter(lambda made: all(isinstance(each, Words) for each in made[1])))
def test_what_the_file_has_can_be_told_of_every_turn(made: tuple) -> None:
    original, _, result = made
    for turn, after in enumerate(result.transcript.turns):
        text, done = "", 0
        for stretch in result.stretches.get(turn, ()):
            text += after.text[done : stretch.start] + stretch.was
            assert stretch.was != after.text[stretch.start : stretch.end]
            done = stretch.end
        assert text + after.text[done:] == original.turns[turn].text


@given(corrected())
def test_stretches_lie_in_their_turns_one_behind_the_other(made: tuple) -> None:
    _, _, result = made
    for turn, stretches in result.stretches.items():
        edges = [edge for each in stretches for edge in (each.start, each.end)]
        assert edges == sorted(edges)
        assert 0 <= edges[0] <= edges[-1] <= len(result.transcript.turns[turn].text)


@given(transcripts(), transcripts(), st.data())
def test_two_transcripts_differ_in_one_stretch_of_turns(one: Transcript, other: Transcript, data) -> None:
    place = data.draw(st.integers(0, len(one.turns)))
    before = one.turns
    after = before[:place] + other.turns + before[place:]
    first, removed, added = difference(before, after)
    assert texts_of(after[:first]) == texts_of(before[:first])
    assert texts_of(before[:first] + after[first : first + added] + before[first + removed :]) == texts_of(
        after
    )
    assert difference(before, before) == (len(before), 0, 0)


def texts_of(turns: tuple) -> list[str]:
    return [turn.text for turn in turns]
