"""Turns become captions: their own, or such as people read best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.captioning import GAP_MS, LONGEST_MS, SHORTEST_MS, Shown, captions
from viewer.core.cue import Cue, Cues
from viewer.core.line_breaks import LINE, width
from viewer.core.transcript import Timing, Turn


def turn(text: str, start_ms: int = 0, end_ms: int = 10_000, *cues: Cue) -> Turn:
    return Turn(start_ms, end_ms, start_ms, None, text, Timing.GIVEN, cues=Cues(cues))


def shown(text: str, found: Sequence[Shown]) -> list[list[str]]:
    return [[text[start:end] for start, end in caption.lines] for caption in found]


def cut(text: str, end_ms: int = 10_000) -> list[list[str]]:
    return shown(text, captions(turn(text, 0, end_ms)))


def test_a_caption_ends_with_the_sentence_and_its_lower_line_is_the_longer_one() -> None:
    text = "I put my ear to the box. A hive that is well hums low and even, like a fridge in the next room."
    assert cut(text, 7_000) == [
        ["I put my ear to the box."],
        ["A hive that is well hums low and even,", "like a fridge in the next room."],
    ]


def test_what_fits_in_one_line_stands_in_one() -> None:
    assert cut("How long did it take you to learn that?", 3_000) == [
        ["How long did it take you to learn that?"]
    ]


def test_articles_and_prepositions_stay_with_their_nouns() -> None:
    text = "We walked for nearly an hour without ever seeing the houses of the other village"
    (lines,) = cut(text, 5_000)
    assert len(lines) == 2
    assert lines[0].split()[-1] not in {"the", "of", "an", "for", "without"}


def test_abbreviations_and_small_letters_end_no_sentence() -> None:
    text = "Det finns många djur, t.ex. Älgar och rådjur, och de bor i skogen bortom sjön. Sedan kom vintern."
    assert ["Sedan kom vintern."] in cut(text, 7_000)
    assert not any(lines[-1].endswith("t.ex.") for lines in cut(text, 7_000))


def test_line_breaks_of_the_text_end_captions() -> None:
    assert cut("- Ja.\n- Nej.\r\nOch så vidare.", 6_000) == [["- Ja."], ["- Nej."], ["Och så vidare."]]


def test_writing_without_blanks_is_cut_between_letters_and_counts_wide() -> None:
    text = "今日は本当に暑いですね、でも明日はもっと暑くなるそうですから、水をたくさん飲んでください。"
    found = cut(text, 9_000)
    assert "".join("".join(lines) for lines in found) == text
    assert all(width(line) <= LINE for lines in found for line in lines)
    assert not any(line.startswith(("、", "。")) for lines in found for line in lines)


def test_a_word_longer_than_a_line_stands_alone_in_one() -> None:
    word = "https://example.org/" + "x" * 60
    lines = [line for lines in cut(f"See {word} for more.", 5_000) for line in lines]
    assert word in lines


def test_captions_of_the_source_are_given_back_with_the_words_inside_them() -> None:
    cues = (
        Cue(0, 6, 0, 2_000),
        Cue(6, 11, 2_000, 4_000, inner=True),
        Cue(12, 20, 3_900, 9_000, confidence=0.5),
    )
    text = "Hello world and more"
    first, second = captions(turn(text, 0, 9_000, *cues))
    assert (first.start_ms, first.end_ms, first.words) == (0, 4_000, cues[:2])
    assert (second.start_ms, second.end_ms, second.words) == (3_900, 9_000, cues[2:])
    assert shown(text, (first, second)) == [["Hello world"], ["and more"]]


def test_a_long_caption_of_the_source_stays_one_and_gets_more_lines() -> None:
    text = "word " * 39 + "end"
    (caption,) = captions(turn(text, 0, 90_000, Cue(0, len(text), 0, 90_000)))
    assert (caption.start_ms, caption.end_ms) == (0, 90_000)
    assert all(end - start <= LINE for start, end in caption.lines)
    assert len(captions(turn(text, 0, 90_000, Cue(0, len(text), 0, 90_000)), recut=True)) > 3


def test_words_before_the_first_caption_of_the_source_are_cut_by_the_rules() -> None:
    cues = (Cue(0, 3, 0, 500, inner=True), Cue(4, 7, 600, 900, inner=True), Cue(8, 13, 5_000, 6_000))
    found = captions(turn("one two three", 0, 6_000, *cues))
    assert shown("one two three", found) == [["one two"], ["three"]]
    assert [(each.start_ms, each.end_ms) for each in found] == [(0, 900), (5_000, 6_000)]


def test_words_with_times_lead_the_cut_and_a_pause_leaves_the_screen_empty() -> None:
    words = ["One", "two", "three", "four.", "Five", "six", "seven", "eight", "nine."]
    cues, place = [], 0
    for number, word in enumerate(words):
        ms = number * 300 + (8_000 if number > 3 else 0)
        cues.append(Cue(place, place + len(word), ms, ms + 250, inner=True))
        place += len(word) + 1
    first, second = captions(turn(" ".join(words), 0, 12_000, *cues))
    assert (first.start_ms, first.end_ms) == (0, 1_150)
    assert (second.start_ms, second.words) == (9_200, tuple(cues[4:]))


def test_two_frames_are_left_between_captions_and_none_at_the_end_of_the_turn() -> None:
    found = captions(
        turn(
            "This is one sentence with words in it, some. And this is another one with more words in it.",
            1_000,
            6_000,
        )
    )
    assert found[0].end_ms == found[1].start_ms - GAP_MS
    assert found[-1].end_ms == 6_000


def test_slow_speech_is_shown_for_seven_seconds_and_short_words_for_less_than_one() -> None:
    (slow,) = captions(turn("Amen.", 0, 60_000))
    assert (slow.start_ms, slow.end_ms) == (0, LONGEST_MS)
    (short,) = captions(turn("Ja.", 0, 5_000, Cue(0, 3, 0, 200, inner=True)))
    assert short.end_ms == SHORTEST_MS


@pytest.mark.parametrize("text", ["", " ", "\n \n"])
def test_a_turn_without_words_has_no_captions(text: str) -> None:
    assert captions(turn(text)) == []
    assert captions(turn(text, 0, 9, Cue(0, len(text), 0, 9))) == []


WORD = st.text(st.characters(exclude_categories=("Zs", "Zl", "Zp", "Cc", "Cs")), min_size=1, max_size=14)
TEXT = st.lists(
    WORD | st.sampled_from(["och", "the", "slut.", "ja,", "今日は", "「暑い」。", "x" * 50, "-", "…"]),
    max_size=60,
)


@st.composite
def turns(draw: st.DrawFn) -> Turn:
    """A turn with words that have times, captions, both, or none; long or shorter than it can be."""
    words = draw(TEXT)
    between = draw(st.sampled_from([" ", "  ", "\n", "\u00a0", "\t"]))
    text = between.join(words)
    start = draw(st.integers(0, 100_000))
    made = turn(text, start, start + draw(st.sampled_from([1, 40, 900, 5_000, 60_000, 400_000])))
    kind = draw(st.sampled_from(["none", "words", "captions", "both"]))
    if kind == "none" or not words:
        return made
    cues, place = [], 0
    step = max(1, (made.end_ms - start) // len(words))
    for number, word in enumerate(words):
        ms = start + number * step
        inner = kind == "words" or (kind == "both" and number % 3 > 0)
        cues.append(Cue(place, place + len(word), ms, ms + step * 2 // 3, inner=inner))
        place += len(word) + len(between)
    return replace(made, cues=Cues(cues))


@given(turns(), st.booleans())
def test_no_word_is_lost_and_every_time_of_a_word_is_kept(turn: Turn, recut: bool) -> None:
    found = captions(turn, recut=recut)
    spans = [span for caption in found for span in caption.lines]
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    kept = "".join(turn.text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(turn.text.split())
    assert [cue for caption in found for cue in caption.words] == list(turn.cues)


@given(turns())
def test_limits_hold_and_times_rise_inside_the_turn(turn: Turn) -> None:
    found = captions(turn, recut=True)
    for caption in found:
        assert turn.start_ms <= caption.start_ms < caption.end_ms <= turn.end_ms
        assert caption.end_ms - caption.start_ms <= LONGEST_MS
    assert all(one.end_ms <= other.start_ms for one, other in pairwise(found))
    lettered = all(any(map(str.isalnum, word)) for word in turn.text.split())
    if turn.end_ms - turn.start_ms < 5_000 or not lettered:
        return  # there are no moments to keep all apart that ought to be: marks alone have none
    for caption in found:
        assert len(caption.lines) <= 2
        for start, end in caption.lines:
            line = " ".join(turn.text[start:end].replace("\u00a0", "_").split())  # nothing breaks there
            assert width(line) <= LINE or " " not in line


@given(turns())
def test_the_source_gets_back_its_captions(turn: Turn) -> None:
    begins = [cue for cue in turn.cues if not cue.inner]
    found = captions(turn)
    if begins:
        assert [each.start_ms for each in found][-len(begins) :] == [cue.start_ms for cue in begins]


def test_a_caption_ends_rather_where_it_is_quiet() -> None:
    words = ["we", "went", "along", "the", "road", "and", "came", "to", "a", "house"]
    cues, place = [], 0
    for number, word in enumerate(words):
        ms = number * 300 + (3_000 if number > 6 else 0)  # quiet in the middle of a clause
        cues.append(Cue(place, place + len(word), ms, ms + 280, inner=True))
        place += len(word) + 1
    found = captions(turn(" ".join(words), 0, 6_500, *cues))
    assert shown(" ".join(words), found) == [["we went along the road and came"], ["to a house"]]


def test_a_name_takes_its_room_in_the_first_line_of_the_turn_alone() -> None:
    text = "Now we are all together here, in one room. " * 4
    first, *others = captions(turn(text.strip(), 0, 14_000), lead=30)
    assert first.lines[0][1] - first.lines[0][0] <= LINE - 30
    assert all(end - start > LINE - 30 for caption in others for start, end in caption.lines)
    cue = Cue(0, 42, 0, 3_000), Cue(43, 85, 3_000, 6_000)
    first, second = captions(turn(text[:85], 0, 6_000, *cue), lead=10)
    assert (len(first.lines), len(second.lines)) == (2, 1)
