"""A passage stays on its words, whatever is corrected, and is never lost."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.corrected import corrected, fitting, words
from tests.transcripts import transcript
from viewer.core.anchor import Anchor, between, describe, text_hash
from viewer.core.correcting import Corrected, correct
from viewer.core.corrections import Correction, Join, Split, seen
from viewer.core.moving import Move
from viewer.core.transcript import Transcript

TWO = transcript("Så hör jag till Falun.", "Jaha du, säger du det?")


def anchored(shown: Transcript, start_turn: int, start: int, end_turn: int, end: int) -> Anchor:
    return describe(shown.turns, start_turn, start, end_turn, end, text_hash(shown.turns))


def quote(shown: Transcript, words_: str) -> Anchor:
    turn = next(i for i, each in enumerate(shown.turns) if words_ in each.text)
    start = shown.turns[turn].text.index(words_)
    return anchored(shown, turn, start, turn, start + len(words_))


def move(original: Transcript, correction: Correction) -> Move:
    return Move(correction, correct(original, []), correct(original, [correction]))


def test_a_passage_around_a_word_has_the_new_one_in_it() -> None:
    moved = move(TWO, words(TWO, 0, 3, 6, "rörde")).anchor(quote(TWO, "hör jag"))
    assert (moved.start, moved.end, moved.quote, moved.prefix) == (3, 12, "rörde jag", "Så ")
    assert moved.text_hash != text_hash(TWO.turns)


def test_a_passage_inside_what_is_replaced_covers_what_stands_there_now() -> None:
    moved = move(TWO, words(TWO, 0, 0, 10, "Då reste jag")).anchor(quote(TWO, "hör"))
    assert moved.quote == "Då reste jag"


def test_a_passage_behind_is_moved_and_keeps_words_and_times() -> None:
    before = quote(TWO, "Falun")
    moved = move(TWO, words(TWO, 0, 3, 6, "rörde")).anchor(before)
    assert (moved.quote, moved.start) == ("Falun", before.start + 2)
    assert (moved.start_ms, moved.end_ms) == (before.start_ms, before.end_ms)


def test_a_passage_whose_words_are_taken_away_becomes_the_word_beside() -> None:
    assert move(TWO, words(TWO, 0, 3, 7, "")).anchor(quote(TWO, "hör")).quote == "jag"
    assert move(TWO, words(TWO, 0, 16, 22, "")).anchor(quote(TWO, "Falun")).quote == "till"


def test_words_put_in_right_beside_a_passage_stay_out_of_it() -> None:
    for place in (3, 6):
        assert move(TWO, words(TWO, 0, place, place, "x ")).anchor(quote(TWO, "hör")).quote == "hör"


def test_a_passage_over_a_split_spans_both_halves_and_one_beside_it_lies_in_one() -> None:
    split = move(TWO, Split(1, 8, 9, seen(TWO.turns[1])))
    assert split.anchor(quote(TWO, "du, säger")).quote == "du,\nsäger"
    for words_, turn in (("Jaha du,", 1), ("säger du", 2), ("Falun", 0)):
        moved = split.anchor(quote(TWO, words_))
        assert (moved.start_turn, moved.end_turn, moved.quote) == (turn, turn, words_)


def test_a_passage_over_two_turns_is_one_when_they_are_joined() -> None:
    joined = move(TWO, Join(0, " ", *map(seen, TWO.turns)))
    moved = joined.anchor(anchored(TWO, 0, 16, 1, 4))
    assert (moved.start_turn, moved.end_turn, moved.quote) == (0, 0, "Falun. Jaha")


def test_a_passage_of_another_text_is_left_alone() -> None:
    other = quote(transcript("Falun"), "Falun")
    assert move(TWO, words(TWO, 0, 3, 6, "rörde")).anchor(other) is other


@st.composite
def moves(draw: st.DrawFn) -> tuple[Correction, Corrected, Corrected]:
    original, done, before = draw(corrected())
    correction = draw(fitting(before.transcript))
    return correction, before, correct(original, [*done, correction])


@st.composite
def passages(draw: st.DrawFn, shown: Transcript) -> Anchor:
    place = st.integers(0, len(shown.turns) - 1).flatmap(
        lambda turn: st.tuples(st.just(turn), st.integers(0, len(shown.turns[turn].text)))
    )
    first, last = sorted(draw(st.tuples(place, place)))
    return anchored(shown, *first, *last)


@given(moves(), st.data())
def test_moved_it_is_what_would_be_described_there(made: tuple, data: st.DataObject) -> None:
    correction, before, after = made
    passage = data.draw(passages(before.transcript))
    moved = Move(correction, before, after).anchor(passage)
    turns = after.transcript.turns
    where = (moved.start_turn, moved.start, moved.end_turn, moved.end)
    again = describe(turns, *where, text_hash(turns))
    assert (again.quote, again.prefix, again.suffix) == (moved.quote, moved.prefix, moved.suffix)
    assert again.text_hash == moved.text_hash
    assert (moved.start_turn, moved.start) <= (moved.end_turn, moved.end)
    assert (moved.start_ms, moved.end_ms) == (passage.start_ms, passage.end_ms)


@given(moves(), st.data())
def test_passages_far_from_it_keep_their_words(made: tuple, data: st.DataObject) -> None:
    correction, before, after = made
    passage = data.draw(passages(before.transcript))
    touched = getattr(correction, "turn", -9)
    assume(passage.end_turn < touched or passage.start_turn > touched + 1)
    assert Move(correction, before, after).anchor(passage).quote == passage.quote


@given(moves(), st.data())
def test_places_keep_their_order(made: tuple, data: st.DataObject) -> None:
    correction, before, after = made
    one, other = (data.draw(passages(before.transcript)) for _ in range(2))
    move = Move(correction, before, after)
    for kind, mapped in (("start", move.start), ("end", move.end)):
        places = sorted((getattr(each, f"{kind}_turn"), getattr(each, kind)) for each in (one, other))
        moved = [mapped(*place) for place in places]
        assert moved == sorted(moved)
        for turn, offset in moved:
            assert 0 <= offset <= len(after.transcript.turns[turn].text)


@given(moves(), st.data())
def test_words_that_stay_stay_in_it(made: tuple, data: st.DataObject) -> None:
    """A passage with letters is not lost: it has letters after it, too, as long as its turn has any."""
    correction, before, after = made
    passage = data.draw(passages(before.transcript))
    assume(passage.quote.strip())
    moved = Move(correction, before, after).anchor(passage)
    assert moved.quote or not after.transcript.turns[moved.start_turn].text.strip(" \n.😀")
    assert (
        between(after.transcript.turns, moved.start_turn, moved.start, moved.end_turn, moved.end)
        == moved.quote
    )
