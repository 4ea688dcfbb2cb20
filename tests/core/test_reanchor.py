"""Finding passages again in another edition: sure, doubtful or detached, never on a look-alike."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import editions
from tests.annotated import anchored
from tests.editions import Edition, Word, conversation, edition, notes, overlap
from tests.transcripts import transcript
from viewer.core.anchor import Anchor, describe, text_hash
from viewer.core.annotations import Annotation, Kind, Place
from viewer.core.clues import likeness, needed
from viewer.core.reanchor import Found, reanchor, settled
from viewer.core.transcript import Timing, Turn

TALK = [
    "Welcome to the harbour where nobody used to stop.",
    "Then came a wagon with coffee, and now everybody stops here.",
    "Even those who were only going to pass by on their way to the ferry?",
    "Yes. They buy a cup, they look at the water, and they miss the boat.",
    "The ferry company has complained twice about the missing passengers.",
    "And what did you answer when they wrote to you?",
    "That the next boat leaves in an hour, and that the coffee is hot.",
    "You have written a book about those hours on the quay.",
    "It is mostly about waiting, and a little about seagulls.",
    "Thank you for coming all the way out here today.",
]


def passage(turns: tuple[Turn, ...], words: str) -> Anchor:
    """The last place in one turn that has these words."""
    turn = max(place for place, turn in enumerate(turns) if words in turn.text)
    start = turns[turn].text.index(words)
    return describe(turns, turn, start, turn, start + len(words), text_hash(turns))


def again(old: list[str], new: list[str], words: str, *, known: bool = True) -> Found:
    """What becomes of some words, in turns of five seconds."""
    before, after = transcript(*old).turns, transcript(*new).turns
    return reanchor([passage(before, words)], after, before if known else None)[0]


known_or_not = pytest.mark.parametrize("known", [True, False], ids=["old edition known", "unknown"])


@known_or_not
@pytest.mark.parametrize(
    ("new", "quote"),
    [
        ("Then came a wagon with coffee and now everybody stops, here.", "a wagon with coffee and now"),
        ("THEN CAME A WAGON WITH COFFEE, AND NOW EVERYBODY STOPS HERE.", "A WAGON WITH COFFEE, AND NOW"),
        (
            "Then  came\na  wagon with\ncoffee, and now everybody stops here.",
            "a  wagon with\ncoffee, and now",
        ),
        ("Then came a waggon with coffee, and now everybody stops here.", "a waggon with coffee, and now"),
        ("Then there came a wagon with coffee, and now everybody is here.", "a wagon with coffee, and now"),
        ("Then came a wagon with hot coffee, and now everybody stops.", "a wagon with hot coffee, and now"),
    ],
)
def test_small_changes_are_followed(new: str, quote: str, known: bool) -> None:
    found = again(TALK, [TALK[0], new, *TALK[2:]], "a wagon with coffee, and now", known=known)
    assert (found.place, found.anchor.quote) == (Place.SURE, quote)


@known_or_not
def test_a_passage_keeps_its_marks_and_half_words(known: bool) -> None:
    new = [*TALK[:6], TALK[6].replace("next", "very next"), *TALK[7:]]
    for words in ("hour, and that the coffee is hot.", "boat leaves in an hou", "an hour,"):
        assert again(TALK, new, words, known=known).anchor.quote == words


@known_or_not
def test_a_turn_that_was_split_and_one_that_was_joined(known: bool) -> None:
    split = [*TALK[:3], "Yes. They buy a cup,", "they look at the water, and they miss the boat.", *TALK[4:]]
    found = again(TALK, split, "a cup, they look at the water", known=known)
    assert found.place is Place.SURE
    assert found.anchor.quote == "a cup,\nthey look at the water"
    assert (found.anchor.start_turn, found.anchor.end_turn) == (3, 4)

    before, joined = transcript(*split).turns, transcript(*TALK).turns
    crossing = describe(before, 3, 14, 4, 22, text_hash(before))
    back = reanchor([crossing], joined, before if known else None)[0]
    assert (back.place, back.anchor.quote) == (Place.SURE, "a cup, they look at the water")
    assert back.anchor.start_turn == back.anchor.end_turn == 3


def test_the_same_text_keeps_offsets_and_takes_new_times() -> None:
    turns = transcript(*TALK).turns
    anchor = passage(turns, "everybody")
    later = tuple(replace(turn, start_ms=turn.start_ms + 1000, end_ms=turn.end_ms + 1000) for turn in turns)
    found = reanchor([anchor], later)[0]
    assert found.place is Place.SURE
    assert found.anchor == replace(anchor, start_ms=anchor.start_ms + 1000, end_ms=anchor.end_ms + 1000)


@known_or_not
def test_a_teaser_is_not_the_passage(known: bool) -> None:
    """The first turn says word for word what comes later; the later one is altered, the teaser is not."""
    between_them = [f"{text} {place}" for place, text in enumerate(TALK * 3) if text != TALK[6]]
    old = [TALK[6], *between_them, TALK[6], *TALK[7:]]
    new = [*old[:28], TALK[6].replace("boat", "ship"), *old[29:]]
    words = "next boat leaves in an hour"
    before = transcript(*old).turns
    start = TALK[6].index(words)
    anchor = describe(before, 28, start, 28, start + len(words), text_hash(before))
    found = reanchor([anchor], transcript(*new).turns, before if known else None)[0]
    assert found.candidates[0].anchor.start_turn == 28
    assert found.place is Place.DOUBTFUL or found.anchor.start_turn == 28
    if known:
        assert (found.place, found.anchor.quote) == (Place.SURE, "next ship leaves in an hour")


@known_or_not
def test_when_the_passage_is_gone_its_look_alike_is_only_offered(known: bool) -> None:
    old = [TALK[6], *(f"{text} {place}" for place, text in enumerate(TALK * 4)), TALK[6], "Goodbye."]
    new = [*old[:-2], "Goodbye."]
    found = again(old, new, "the next boat leaves in an hour", known=known)
    assert found.place is not Place.SURE
    assert found.anchor.quote == "the next boat leaves in an hour"
    assert found.anchor.start_turn == 41


def test_a_moved_turn_is_followed_if_the_old_edition_is_known() -> None:
    new = [*TALK[:1], *TALK[2:8], TALK[1], *TALK[8:]]
    found = again(TALK, new, "a wagon with coffee, and now")
    assert (found.place, found.anchor.start_turn) == (Place.SURE, 7)
    rest = [f"{place} and so on {place}" for place in range(90)]
    unsure = again([*TALK, *rest], [*TALK[:1], *TALK[2:], *rest, TALK[1]], "a wagon with coffee", known=False)
    assert (unsure.place, unsure.candidates[0].anchor.start_turn) == (Place.DOUBTFUL, 99)


@known_or_not
def test_a_passage_that_is_gone_is_detached_and_keeps_its_anchor(known: bool) -> None:
    found = again(TALK, [*TALK[:8], TALK[9]], "a little about seagulls", known=known)
    assert found.place is not Place.SURE
    assert found.anchor.quote == "a little about seagulls"
    other = again(TALK, ["Something else entirely."], "a little about seagulls", known=known)
    assert (other.place, other.candidates) == (Place.DETACHED, ())


def test_short_words_must_be_there_letter_by_letter() -> None:
    assert needed("hot") == needed("boat") == 1.0
    assert needed("seagulls") > needed("about seagulls") > needed(TALK[2]) > 0.7
    found = again(TALK, [*TALK[:6], TALK[6].replace("hot", "good"), *TALK[7:]], "hot")
    assert found.place is not Place.SURE


def test_a_word_said_twice_beside_itself_is_for_the_reader() -> None:
    old = ["It was a good, good day at the quay, they said to us.", *TALK]
    new = ["It was such a good day at the quay, they all said to us.", *TALK]
    before, after = transcript(*old).turns, transcript(*new).turns
    anchor = describe(before, 0, 15, 0, 19, text_hash(before))
    assert reanchor([anchor], after, before)[0].place in {Place.DOUBTFUL, Place.SURE}
    doubled = transcript(old[0].replace("It was a", "And a very"), *TALK).turns
    first = reanchor([describe(after, 0, 14, 0, 18, text_hash(after))], doubled, after)[0]
    assert first.place is Place.DOUBTFUL
    assert len(first.candidates) == 2


@pytest.mark.parametrize("words", ["😀👩‍👧", "[…]", "שלום עולם", "e\u0301te\u0301", "a\u2028b c"])
def test_unusual_letters_are_found_again(words: str) -> None:
    old = [*TALK[:5], f"Before it {words} and behind it.", *TALK[5:]]
    new = ["A new first turn.", *TALK[:5], f"Right before it {words} and behind it.", *TALK[5:]]
    found = again(old, new, words)
    assert found.candidates[0].anchor.quote == words
    assert found.candidates[0].anchor.start_turn == 6


def test_without_times_the_place_in_the_text_tells() -> None:
    before = tuple(replace(turn, timing=Timing.ESTIMATED) for turn in transcript(*TALK).turns)
    after = tuple(replace(turn, timing=Timing.ESTIMATED) for turn in transcript("New.", *TALK).turns)
    found = reanchor([passage(before, "a little about seagulls")], after)[0]
    assert (found.place, found.anchor.start_turn) == (Place.SURE, 9)
    assert found.candidates[0].score.time is None


def test_a_passage_over_the_whole_of_a_long_text_is_found() -> None:
    texts = [f"{text} {place}" for place, text in enumerate(TALK * 60)]
    before, after = transcript(*texts).turns, transcript("New.", *texts[:300], *texts[301:]).turns
    anchor = describe(before, 0, 0, 599, len(texts[-1]), text_hash(before))
    found = reanchor([anchor], after, before)[0]
    assert found.place is Place.SURE
    assert (found.anchor.start_turn, found.anchor.end_turn) == (1, 599)
    assert found.anchor.quote.endswith(texts[-1])


def test_an_annotation_is_settled_with_what_was_found() -> None:
    turns = transcript(*TALK).turns
    note = Annotation("a", Kind.PASSAGE, passage(turns, "seagulls"), note="why?")
    lost = reanchor([note.anchor], transcript("Nothing.").turns, turns)[0] if note.anchor else None
    assert lost
    assert settled(note, lost) == replace(note, place=Place.DETACHED)


def test_nothing_at_all() -> None:
    turns = transcript(*TALK).turns
    assert reanchor([], turns, turns) == []
    found = reanchor([passage(turns, "seagulls")], (), turns)[0]
    assert (found.place, found.anchor.quote) == (Place.DETACHED, "seagulls")


def test_steps_rise_and_a_step_that_raises_ends_the_work() -> None:
    turns = transcript(*TALK).turns
    anchors = [passage(turns, word) for word in ("coffee", "boat", "seagulls")] * 20
    shares: list[float] = []
    reanchor(anchors, turns[1:], turns, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0

    def leave(share: float) -> None:
        if share > 0.5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        reanchor(anchors, turns[1:], turns, leave)


EDITS = st.lists(
    st.sampled_from([
        editions.altered(0.05), editions.altered(0.4), editions.respelt(0.3), editions.moved(0.05),
        editions.moved(0.5), editions.dropped(0.2), editions.copied(0.2), editions.resplit(0.2),
    ]),
    max_size=4,
)  # fmt: skip


def made_anew(seed: int, edits: list[editions.Edit], turns: int) -> tuple[Edition, Edition]:
    chance = random.Random(seed)
    said = conversation(chance, turns)
    new = said
    for edit in edits:
        new = edit(chance, new)
    return edition(said), edition(new)


@given(st.integers(0, 10**6), EDITS, st.booleans())
def test_whatever_was_changed_nothing_is_dropped_and_sure_means_alike(
    seed: int, edits: list[editions.Edit], known: bool
) -> None:
    old, new = made_anew(seed, edits, 40)
    anchors = [note.anchor for note in notes(random.Random(seed), old, 20)]
    found = reanchor(anchors, new.turns, old.turns if known else None)
    assert len(found) == len(anchors)
    for anchor, one in zip(anchors, found, strict=True):
        if one.place is not Place.SURE:
            assert one.anchor is anchor
            assert bool(one.candidates) is (one.place is Place.DOUBTFUL)
            continue
        placed = one.anchor
        ends = placed.start_turn, placed.start, placed.end_turn, placed.end
        assert placed == describe(new.turns, *ends, text_hash(new.turns))
        assert likeness(anchor.quote, placed.quote) >= needed(anchor.quote, 1.0)


@given(st.lists(st.text("ab 😀\u0301\n.א", max_size=30), min_size=1, max_size=5), st.data())
def test_any_text_and_any_passage_gets_an_answer(texts: list[str], data: st.DataObject) -> None:
    old, new = transcript(*texts).turns, transcript(*data.draw(st.permutations(texts)), "b a b").turns
    first = data.draw(st.integers(0, len(old) - 1))
    start = data.draw(st.integers(0, len(old[first].text)))
    end = data.draw(st.integers(start, len(old[first].text)))
    anchor = describe(old, first, start, first, end, text_hash(old))
    for known in (old, None):
        for candidate in reanchor([anchor], new, known)[0].candidates:
            assert candidate.anchor.text_hash == text_hash(new)


@pytest.mark.parametrize("seed", range(4))
def test_of_many_notes_none_is_placed_wrong_and_nearly_all_are_placed(seed: int) -> None:
    edits = [editions.altered(0.05), editions.moved(0.05)]
    old, new = made_anew(seed, edits, 300)
    made = notes(random.Random(seed), old, 200)
    found = reanchor([note.anchor for note in made], new.turns, old.turns)
    sure = [(note, one.anchor) for note, one in zip(made, found, strict=True) if one.place is Place.SURE]
    assert len(sure) >= 0.95 * len(made)
    assert all(min(overlap(note, anchor, new)) >= 0.5 for note, anchor in sure)


def test_words_of_an_edition_are_where_it_says() -> None:
    made = edition([[Word("One", 1), Word("two.", None)], [Word("Three", 3)]])
    assert [made.turns[turn].text[start:end] for _, turn, start, end in made.spans] == [
        "One",
        "two.",
        "Three",
    ]


@pytest.mark.parametrize(
    "chant", ["Det är så bra nu. ", "också de som bara skulle förbi. ", "Vi vill ha mer. "]
)
@pytest.mark.parametrize("letters", [-1, 10])
def test_one_of_several_that_read_the_same_is_never_taken_for_another(chant: str, letters: int) -> None:
    """Where the old edition is not known, nothing but their place in the row tells them apart."""
    size, behind = len(chant) + letters, " Sedan kom en vagn med kaffe till oss."
    old = transcript("Först sade han något helt annat.", chant * 6 + "Sedan.", behind)
    new = transcript("Först sade han något annat.", chant * 6 + "Sedan.", behind)
    for start in range(0, len(chant) * 5, len(chant)):
        anchor = anchored(old, 1, start, 1, start + size)
        [found] = reanchor([anchor], new.turns)
        assert found.place is not Place.SURE or found.anchor.start == start
