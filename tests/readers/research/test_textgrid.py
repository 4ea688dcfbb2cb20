"""TextGrid: three ways to write it, speakers in the names of tiers, words, phones, points, damage."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.research.annotated import Label, grid_by_time, is_points, long_grid, short_grid
from viewer.core.draft import Draft
from viewer.readers.open import read_bytes
from viewer.readers.research.praat import unescaped
from viewer.readers.research.textgrid import TextGridReader

WRITERS = [long_grid, short_grid, grid_by_time]
Write = Callable[..., str]


def read(*tiers: tuple[str, Sequence[Label]], write: Write = long_grid) -> Draft:
    return TextGridReader().read(write(*tiers))


def said(draft: Draft) -> list[tuple[str | None, str, int | None, int | None]]:
    return [(turn.speaker, turn.text, turn.start_ms, turn.end_ms) for turn in draft.turns]


def remarks(draft: Draft) -> list[str]:
    return [str(remark.text) for remark in draft.ignored]


@pytest.mark.parametrize("write", WRITERS)
def test_a_file_that_ends_in_the_middle_of_a_label_is_told(write: Write) -> None:
    whole = write(("Mary", [(0, 1.5, "Hej."), (1.5, 3, "Hallå")]))
    draft = TextGridReader().read(whole[: whole.index('"Hallå"')])
    assert [turn.text for turn in draft.turns] == ["Hej."]
    assert [str(remark.text) for remark in draft.warnings] == [
        "The file is damaged here; what follows was not read."
    ]


@pytest.mark.parametrize("write", WRITERS)
def test_tiers_that_are_empty_are_whole(write: Write) -> None:
    assert not read(("Mary", [(0, 1.5, "Hej.")]), ("John", []), write=write).warnings


@pytest.mark.parametrize("write", WRITERS)
def test_tiers_are_speakers_and_empty_labels_are_silence(write: Write) -> None:
    draft = read(
        ("Mary", [(0, 1.5, "Hej."), (1.5, 2, "  "), (2, 3, 'Sa du "hej"?\nJa!'), (3, 20, "")]),
        ("John - utterances", [(0, 3, ""), (3, 4, "Nej.")]),
        write=write,
    )
    assert said(draft) == [("Mary", 'Hej. Sa du "hej"?\nJa!', 0, 3_000), ("John", "Nej.", 3_000, 4_000)]
    assert [(cue.start, cue.start_ms) for cue in draft.turns[0].cues] == [(0, 0), (5, 2_000)]
    assert (draft.warnings, draft.ignored) == ([], [])


@pytest.mark.parametrize("write", WRITERS)
def test_words_beside_utterances_are_their_word_times(write: Write) -> None:
    draft = read(
        ("Mary - words", [(0, 1, "sa"), (1, 2, "du"), (2, 3, ""), (3, 4, "HEJ")]),
        ("Mary - phones", [(0, 0.5, "s"), (0.5, 1, "a")]),
        ("Mary", [(0, 4, "Sa du 'hej'?")]),
        write=write,
    )
    assert said(draft) == [("Mary", "Sa du 'hej'?", 0, 4_000)]
    cues = [(cue.start, cue.start_ms, cue.end_ms) for cue in draft.turns[0].cues]
    assert cues == [(0, 0, 1_000), (3, 1_000, 2_000), (7, 3_000, 4_000)]
    assert remarks(draft) == ["Tier Mary - phones: 2 annotations that are no words."]


def test_words_alone_are_joined_to_turns() -> None:
    draft = read(
        ("A - words", [(0, 1, "Hej"), (1, 1.2, ","), (1.2, 2, "du"), (2, 3, "sp"), (9, 10, "Ja")]),
        ("B - words", [(4, 5, "Nej")]),
    )
    assert said(draft) == [("A", "Hej, du", 0, 2_000), ("B", "Nej", 4_000, 5_000), ("A", "Ja", 9_000, 10_000)]
    assert [cue.inner for cue in draft.turns[0].cues] == [True, True]


def test_words_of_all_speakers_may_stand_on_one_tier() -> None:
    draft = read(
        ("Anna", [(0, 2, "ett två")]),
        ("Bo", [(2, 4, "tre fyra")]),
        ("words", [(0, 1, "ett"), (1, 2, "två"), (2, 3, "tre"), (3, 4, "fyra")]),
    )
    assert said(draft) == [("Anna", "ett två", 0, 2_000), ("Bo", "tre fyra", 2_000, 4_000)]
    assert [cue.start_ms for turn in draft.turns for cue in turn.cues] == [0, 1_000, 2_000, 3_000]
    assert draft.ignored == []


def test_a_tier_of_names_tells_who_is_heard() -> None:
    draft = read(
        ("text", [(0, 1, "Hej"), (1, 2, "du"), (2, 3, "Ja"), (8, 9, "Mm")]),
        ("Speaker", [(0, 2, "Anna"), (2, 7, "Bo")]),
    )
    assert said(draft) == [("Anna", "Hej du", 0, 2_000), ("Bo", "Ja", 2_000, 3_000), ("", "Mm", 8_000, 9_000)]
    assert draft.ignored == []
    draft = read(("Eva", [(0, 1, "Hej")]), ("Speaker", [(0, 2, "Anna")]))
    assert said(draft) == [("Eva", "Hej", 0, 1_000)]
    assert remarks(draft) == ["Tier Speaker: 1 annotations that are no words."]
    assert said(read(("speaker", [(0, 2, "Anna")]))) == [("", "Anna", 0, 2_000)]


def test_a_tier_that_repeats_another_in_pieces_is_one_of_words_whatever_it_is_called() -> None:
    draft = read(
        ("inr", [(0, 2, "ett två"), (2, 4, "tre fyra")]),
        ("bits", [(0, 1, "ett"), (1, 2, "två"), (2, 3, "tre"), (3, 4, "fyra")]),
    )
    assert said(draft) == [("inr", "ett två tre fyra", 0, 4_000)]
    assert [cue.start_ms for cue in draft.turns[0].cues] == [0, 1_000, 2_000, 3_000]


def test_words_that_are_not_in_the_text_are_ignored_ones() -> None:
    draft = read(
        ("text", [(0, 4, "ett två tre")]),
        ("words", [(0, 1, "ett"), (1, 2, "eh"), (2, 3, "tre\nNUM"), (6, 7, "bortom")]),
    )
    assert said(draft) == [("", "ett två tre", 0, 4_000)]
    assert remarks(draft) == ["words: eh", "words: tre NUM", "words: bortom"]


def test_short_labels_without_gaps_are_phones_whatever_their_tier_is_called() -> None:
    phones = [(place / 10, place / 10 + 0.1, "ə") for place in range(20)]
    draft = read(("Mary", [(0, 2, "hela meningen")]), ("MAR", phones))
    assert said(draft) == [("Mary", "hela meningen", 0, 2_000)]
    assert remarks(draft) == ["Tier MAR: 20 annotations that are no words."]
    answers = [(place / 2, place / 2 + 0.1, "mm") for place in range(20)]
    assert {turn.speaker for turn in read(("Mary", [(0, 2, "hela")]), ("Bo", answers)).turns} == {
        "Mary",
        "Bo",
    }


@pytest.mark.parametrize("write", WRITERS)
def test_points_are_notes_about_a_moment(write: Write) -> None:
    draft = read(("Mary", [(0, 4, "Hej")]), ("bell", [(1.5, 1.5, "ding"), (2, 2, "dong")]), write=write)
    assert said(draft) == [("Mary", "Hej", 0, 4_000)]
    assert remarks(draft) == ["bell: ding", "bell: dong"]


@pytest.mark.parametrize("write", WRITERS)
def test_where_only_phones_or_points_are_there_they_are_read(write: Write) -> None:
    draft = read(("phone", [(0, 1, "h"), (1, 2, "e")]), write=write)
    assert said(draft) == [("", "h e", 0, 2_000)]
    draft = read(("marks", [(1, 1, "ett"), (2, 2, "två")]), write=write)
    assert said(draft) == [("marks", "ett två", 1_000, 2_000)]


@pytest.mark.parametrize("write", WRITERS)
def test_labels_may_look_like_the_file_itself(write: Write) -> None:
    label = 'class = "TextTier"\nxmin = 3 <exists> ! 5'
    draft = read(
        ("Mary", [(0, 1, "IntervalTier"), (1, 2, label)]), ("Bo", []), ("Eva", [(5, 6, "Ja")]), write=write
    )
    assert said(draft) == [("Mary", f"IntervalTier {label}", 0, 2_000), ("Eva", "Ja", 5_000, 6_000)]
    assert draft.warnings == []


def test_comments_and_units_are_passed_over() -> None:
    text = (
        'File type = "ooTextFile"\nObject class = "TextGrid"\n! about it: "TextTier" 1 2\n0s 9s <exists> 1\n'
        '"IntervalTier" "Mary" 0s 9s 1 ! type, name, times\n1.5s 2e0 "Hej" ! a label\n'
    )
    assert said(TextGridReader().read(text)) == [("Mary", "Hej", 1_500, 2_000)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"r\a\"ksm\o\"rg\aos".replace(r"\"", '"'), "räksmörgås"),
        (r"\AE\Ae\ae \o/l \ss \c, \n~ \e'", r"\AEÆæ øl ß ç ñ é"),
        (r"C:\temp \sw \ef \x", r"C:\temp \sw \ef \x"),
    ],
)
def test_what_praat_writes_for_letters(written: str, meant: str) -> None:
    assert unescaped(written) == meant


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_encoding_praat_may_have_written(encoding: str) -> None:
    text = long_grid(("Åsa", [(0, 1, "räksmörgås"), (1, 2, "och åäö, så är det")]))
    transcript = read_bytes(text.replace("\n", "\r\n").encode(encoding), ".textgrid")
    assert [turn.text for turn in transcript.turns] == ["räksmörgås och åäö, så är det"]
    assert [speaker.name for speaker in transcript.speakers] == ["Åsa"]


def test_a_quote_that_is_not_doubled_costs_nothing_where_a_label_ends_its_line() -> None:
    text = long_grid(("Mary", [(0, 1, "sa XXja XX och Xnej"), (1, 2, "Bra")])).replace("X", '"')
    assert said(TextGridReader().read(text)) == [("Mary", 'sa "ja " och "nej Bra', 0, 2_000)]


@pytest.mark.parametrize("write", [long_grid, short_grid])
def test_a_quote_that_is_missing_costs_no_other_label(write: Write) -> None:
    text = write(("Mary", [(0, 1, "ett"), (1, 2, "två"), (2, 3, "tre")]), ("Bo", [(4, 5, "fyra")]))
    draft = TextGridReader().read(text.replace('två"', "två"))
    assert [turn.text for turn in draft.turns] == ["ett två tre", "fyra"]
    (warning,) = draft.warnings
    assert warning.line == text.count("\n", 0, text.index("två")) + 1


def test_a_label_without_its_times_costs_itself_alone() -> None:
    text = long_grid(("Mary", [(0, 1, "ett"), (1, 2, "två"), (2, 3, "tre")]))
    draft = TextGridReader().read(text.replace("xmin = 1 ", "xmin = ?"))
    assert [turn.text for turn in draft.turns] == ["ett tre"]
    assert [remark.line for remark in draft.warnings] == [remark.line for remark in draft.ignored]
    assert draft.warnings[0].line == text.count("\n", 0, text.index("två")) + 1
    assert remarks(draft) == ["två"]


@pytest.mark.parametrize("write", [long_grid, short_grid])
def test_a_label_without_quotes_is_told(write: Write) -> None:
    text = write(("Mary", [(0, 1, "ett"), (1, 2, "två"), (2, 3, "tre")]))
    draft = TextGridReader().read(text.replace('"två"', "två"))
    assert [turn.text for turn in draft.turns] == ["ett tre"]
    (warning,) = draft.warnings
    assert warning.line == text.count("\n", 0, text.index("tre")) + 1


def test_times_that_cannot_be_are_cut_or_left() -> None:
    draft = read(("Mary", [(-1, 2, "ett"), (3, 2.5, "två"), (4, 1e12, "tre"), (5, 1e300, "fyra")]))
    assert [turn.text for turn in draft.turns] == ["ett två tre", "fyra"]
    assert draft.turns[0].start_ms == 0
    assert [str(warning.text) for warning in draft.warnings] == [
        "The label ends before it starts; its end was not used."
    ]


@given(st.integers(0, 400), st.sampled_from(WRITERS))
def test_of_a_file_cut_off_the_beginning_is_read(length: int, write: Write) -> None:
    text = write(("Mary", [(place, place + 1, f"ord{place}") for place in range(9)]))
    draft = TextGridReader().read(text[: len(text) - length])
    words = " ".join(turn.text for turn in draft.turns).split()
    written = re.findall(r"ord\d", text[: len(text) - length])
    assert words[: len(written)] == written
    assert all("ord".startswith(rest) for rest in words[len(written) :])


labels = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=12)
times = st.lists(st.integers(0, 99), min_size=2, max_size=9, unique=True).map(sorted)
names = st.text(st.sampled_from("ABÅ\"' "), max_size=4)


@st.composite
def _tiers(draw: st.DrawFn) -> list[tuple[str, list[Label]]]:
    tiers = []
    for place in range(draw(st.integers(1, 4))):
        bounds = draw(times)
        pieces = [(a, b, draw(labels)) for a, b in pairwise(bounds)]
        tiers.append((f"{draw(names)}{place}X", pieces))
    return tiers


@given(_tiers(), st.sampled_from(WRITERS))
def test_every_label_is_read(tiers: list[tuple[str, list[Label]]], write: Write) -> None:
    draft = read(*tiers, write=write)
    kept = re.sub(r"\s", "", "".join([*(turn.text for turn in draft.turns), *remarks(draft)]).lower())
    for _, pieces in tiers:
        for _, _, label in pieces:
            assert all(word in kept for word in re.findall(r"\w+", unescaped(label).lower()))
    assert draft.warnings == []


QUOTED = r'"((?:[^"]|"")*)"'


def _independent(text: str) -> list[tuple[str, list[Label]]]:
    """Tiers by one search for all labels of a long file, or by reading a short one line by line."""
    if "item [1]" in text:
        found = []
        for item in re.split(r"item \[\d+\]:", text)[1:]:
            name = re.search(rf"name = {QUOTED}", item)
            assert name
            rows = re.findall(rf"xmin = (\S+)\s+xmax = (\S+)\s+text = {QUOTED}", item)
            rows += [(at, at, mark) for at, mark in re.findall(rf"number = (\S+)\s+mark = {QUOTED}", item)]
            found.append((name[1], [(float(a), float(b), c.replace('""', '"')) for a, b, c in rows]))
        return found
    lines = text.split("\n")[7:]
    found = []
    while lines and lines[0]:
        kind, name, _, _, count, *lines = lines
        width = 3 if "Interval" in kind else 2
        rows, lines = lines[: int(count) * width], lines[int(count) * width :]
        pieces = [rows[place : place + width] for place in range(0, len(rows), width)]
        found.append((name.strip('"'), [(float(p[0]), float(p[-2]), p[-1].strip('"')) for p in pieces]))
    return found


@pytest.mark.parametrize("name", ["bobby_words", "bobby_words_with_newlines_longfile", "mary"])
def test_the_samples_are_read_whole(name: str, corpora: Path) -> None:
    data = (corpora / "textgrid" / f"{name}.TextGrid").read_bytes()
    tiers = {title.strip('"'): pieces for title, pieces in _independent(data.decode().replace("\r\n", "\n"))}
    words = [piece for piece in tiers["word"] if piece[2]]
    transcript = read_bytes(data, ".textgrid")
    (turn,) = transcript.turns
    assert turn.text == " ".join(label.strip('"').split("\n")[0].strip('"') for _, _, label in words)
    if "phrase" in tiers:
        assert [turn.text] == [label for _, _, label in tiers["phrase"] if label]
    assert [(cue.start_ms, cue.end_ms) for cue in turn.cues] == [
        (round(start * 1000), round(end * 1000)) for start, end, _ in words
    ]
    about = {title: [label for *_, label in pieces if label] for title, pieces in tiers.items()}
    counts = {title: len(texts) for title, texts in about.items() if title in ("phone", "pitch")}
    expected = [f"Tier {title}: {count} annotations that are no words." for title, count in counts.items()]
    if "newlines" in name:  # more stands on its labels than the words
        expected += [f'"word": {" ".join(label.split())}' for label in about["word"]]
        expected += [f"3: {' '.join(label.split())}" for label in about[""]]
    assert [str(remark.text) for remark in transcript.ignored] == expected
    assert transcript.warnings == ()
    assert is_points(tiers.get("pitch", tiers.get("", [(1, 1, "x")]))) or name == "bobby_words"
