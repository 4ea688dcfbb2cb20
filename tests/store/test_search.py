"""The whole library is searched: what is found, in which order, and that nothing typed breaks it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.store.notes import bookmark, gone, made, note, row_of
from tests.transcripts import transcript
from viewer.core.found import FoundIn, by_episode
from viewer.core.query import parse
from viewer.core.spelling import words
from viewer.core.timeline import IDENTITY
from viewer.store.faults import Fault, StoreError
from viewer.store.folder import DATABASE_NAME
from viewer.store.library import Library, open_library
from viewer.store.search import MOST, Searcher
from viewer.store.search_index import keep_transcript

WEST = (
    "I Värmland finns ett universitet, och ett till.",
    'Varmland? "Varmland" är fel, e-mail mig.',
    "Ingenting här, bara hår.",
    "Universiteten kostar.",
)
EAST = ("Södra Värmland har skogar.", "Nothing of the kind.")


def keep(folder: Path, hashed: str, *texts: str, names: tuple[str, ...] = ("Anders Ek", "Bo")) -> None:
    keep_transcript(folder, hashed, transcript(*texts, names=names), lambda: None)


@pytest.fixture
def searcher(library: Library, tmp_path: Path) -> Iterator[Searcher]:
    row_of(library, "west sound", "west", 1_000)
    row_of(library, "east sound", "east", 2_000)
    keep(tmp_path, "west", *WEST)
    keep(tmp_path, "east", *EAST, names=("Cilla",))
    with closing(Searcher(tmp_path)) as searcher:
        yield searcher


def texts(searcher: Searcher, asked: str, **more: bool) -> list[str]:
    return [hit.text for hit in searcher.search(parse(asked, **more), 50).hits]


class TestSpelling:
    def test_exact_comes_before_folded(self, searcher: Searcher) -> None:
        assert texts(searcher, "varmland") == [WEST[1], EAST[0], WEST[0]]
        assert texts(searcher, "värmland") == [EAST[0], WEST[0], WEST[1]]
        assert [hit.exact for hit in searcher.search(parse("värmland"), 50).hits] == [True, True, False]

    def test_only_what_is_meant_is_marked(self, searcher: Searcher) -> None:
        hit = searcher.search(parse("hår"), 50).hits[0]
        assert [hit.text[start:end] for start, end in hit.spans] == ["hår"]

    def test_a_word_being_typed_finds_longer_ones_last(self, searcher: Searcher) -> None:
        assert texts(searcher, "universitet", typing=True) == [WEST[0], WEST[3]]
        assert texts(searcher, "universitet") == [WEST[0]]


class TestWords:
    def test_all_are_wanted_in_one_turn(self, searcher: Searcher) -> None:
        assert texts(searcher, "universitet värmland") == [WEST[0]]
        assert texts(searcher, "universitet skogar") == []

    def test_a_phrase(self, searcher: Searcher) -> None:
        assert texts(searcher, '"sodra varmland"') == [EAST[0]]
        assert texts(searcher, '"värmland södra"') == []
        assert texts(searcher, "e-mail") == [WEST[1]]

    def test_the_beginning_of_a_word(self, searcher: Searcher) -> None:
        assert sorted(texts(searcher, "univ*")) == sorted([WEST[0], WEST[3]])
        assert texts(searcher, '"har sko"*') == [EAST[0]]

    def test_an_unwanted_word(self, searcher: Searcher) -> None:
        assert texts(searcher, "värmland -universitet -varmland") == [EAST[0]]

    def test_a_speaker(self, searcher: Searcher) -> None:
        assert texts(searcher, "varmland speaker:ek") == [WEST[0]]
        assert texts(searcher, "varmland speaker:CIL") == [EAST[0]]
        assert texts(searcher, "varmland -speaker:cilla -speaker:anders") == [WEST[1]]
        assert sorted(texts(searcher, "speaker:bo")) == sorted([WEST[1], WEST[3]])

    def test_a_date(self, searcher: Searcher) -> None:
        assert texts(searcher, "värmland before:1969") == []
        assert len(texts(searcher, "värmland after:1969 before:1971")) == 3


class TestNotes:
    @pytest.fixture(autouse=True)
    def _notes(self, library: Library, searcher: Searcher) -> None:
        west = made(
            note("n1", "Mind the universitet", "budget/schools"),
            note("n2", "", "money"),
            bookmark("n3", 4_000, "Universitet begins"),
        )
        library.annotations.apply(1, west)

    def test_they_are_found_with_the_turns(self, searcher: Searcher) -> None:
        hits = searcher.search(parse("universitet"), 50).hits
        assert sorted(hit.text for hit in hits) == ["I Värmland finns ett universitet, och ett till.",
                                                    "Mind the universitet", "Universitet begins"]  # fmt: skip
        named = {hit.annotation: hit for hit in hits}
        assert (named["n1"].kind, named["n1"].turn, named["n1"].ms) == (FoundIn.NOTE, 3, 7_000)
        assert (named["n1"].quote, named["n1"].tags) == ("the words\nof two", ("budget/schools",))
        assert (named["n3"].turn, named["n3"].ms) == (None, 4_000)

    def test_one_kind_alone(self, searcher: Searcher) -> None:
        assert texts(searcher, "universitet in:text") == [WEST[0]]
        assert len(texts(searcher, "universitet in:notes")) == 2

    def test_who_speaks_where_a_note_is_made(self, searcher: Searcher) -> None:
        assert texts(searcher, "universitet in:notes speaker:bo") == ["Mind the universitet"]

    def test_a_tag(self, searcher: Searcher) -> None:
        assert texts(searcher, "tag:budget") == ["Mind the universitet"]
        assert texts(searcher, "tag:Money") == [""]
        assert texts(searcher, "tag:bud") == []
        assert texts(searcher, "universitet -tag:budget in:notes") == ["Universitet begins"]

    def test_a_tag_holds_for_the_turns_it_is_given_to(self, searcher: Searcher) -> None:
        assert texts(searcher, "universiteten") == [WEST[3]]
        assert texts(searcher, "universiteten tag:budget tag:money") == [WEST[3]]
        assert texts(searcher, "värmland tag:budget") == []
        assert texts(searcher, "tag:budget in:text") == [WEST[3]]

    def test_what_becomes_of_them_is_known_at_once(self, library: Library, searcher: Searcher) -> None:
        library.annotations.apply(1, made(note("n1", "Now of forests")))
        assert "Mind the universitet" not in texts(searcher, "universitet")
        assert texts(searcher, "forests") == ["Now of forests"]
        library.annotations.apply(1, gone("n1"))
        assert texts(searcher, "forests") == []
        library.annotations.discard(["n1", "n3"])
        library.annotations.apply(1, made(note("n4", "Forests again")))
        assert texts(searcher, "forests") == ["Forests again"]


class TestWhatIsTold:
    def test_where_it_is_heard(self, library: Library, searcher: Searcher) -> None:
        hit = searcher.search(parse("hår"), 50).hits[0]
        assert (hit.kind, hit.turn, hit.speaker) == (FoundIn.TURN, 2, "Anders Ek")
        assert 14_000 < hit.ms < 15_000
        library.timing.save("west sound", IDENTITY.with_span(0, 5_000))
        assert searcher.search(parse("hår"), 50).hits[0].ms == hit.ms + 5_000

    def test_the_episode_with_audio_that_was_opened_last(self, library: Library, searcher: Searcher) -> None:
        row_of(library, "other sound", "west", 3_000)
        hit = searcher.search(parse("hår"), 50).hits[0]
        assert hit.episode.audio == "/other sound.mp3"

    def test_groups_come_by_their_best_hit(self, searcher: Searcher) -> None:
        groups = by_episode(searcher.search(parse("varmland"), 50).hits)
        assert [[hit.turn for hit in hits] for _, hits in groups] == [[1, 0], [0]]

    def test_more_on_demand(self, library: Library, searcher: Searcher, tmp_path: Path) -> None:
        keep(tmp_path, "west", *(f"ett universitet, nummer {number}" for number in range(120)))
        first = searcher.search(parse("universitet"), 50)
        assert (len(first.hits), first.count, first.complete) == (50, 120, False)
        whole = searcher.search(parse("universitet"), 150)
        assert (len(whole.hits), whole.complete) == (120, True)
        assert whole.hits[:50] == first.hits

    def test_very_many(self, library: Library, searcher: Searcher, tmp_path: Path) -> None:
        keep(tmp_path, "west", *(["ja"] * (MOST + 10)))
        found = searcher.search(parse("ja"), 50)
        assert (len(found.hits), found.count, found.complete) == (50, MOST, False)

    def test_what_was_not_opened_since(self, library: Library, searcher: Searcher) -> None:
        assert searcher.unsearched() == 0
        row_of(library, "x", "y", 5)
        assert searcher.unsearched() == 1


class TestAnythingTyped:
    PIECES = st.sampled_from(
        [*'"*-:()^{};\'\0 å\ud800😀', "NOT ", "OR ", "AND ", "NEAR(", "speaker:", "tag:", "in:notes",
         "before:", "exact:", "värmland", "har", "rowid", "search_words"]
    )  # fmt: skip

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join))
    @example('exact: "värmland" OR rowid > 0')
    @example("NEAR(värmland skogar)")
    def test_is_safe(self, searcher: Searcher, asked: str) -> None:
        for typing in (False, True):
            searcher.search(parse(asked, typing=typing), 5)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(st.sampled_from(["AND", "OR", "NOT", "NEAR", "exact", "folded", "rowid"]), min_size=1))
    def test_finds_words_not_operators(self, searcher: Searcher, parts: list[str]) -> None:
        assert searcher.search(parse(" ".join(parts)), 5).hits == ()

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.lists(st.sampled_from(["värmland", "varmland", "har", "hår", "ett", "och", "skogar"]), min_size=1)
    )
    def test_finds_what_a_look_at_every_turn_finds(self, searcher: Searcher, parts: list[str]) -> None:
        folded = {word.folded for part in parts for word in words(part)}
        every = [text for text in WEST + EAST if folded <= {word.folded for word in words(text)}]
        assert sorted(texts(searcher, " ".join(parts))) == sorted(every)


class TestFaults:
    def test_nobody_waits_any_more(self, searcher: Searcher, tmp_path: Path) -> None:
        keep(tmp_path, "west", *(["ja nej"] * 3_000))
        asked: list[int] = []

        class GoneError(Exception):
            pass

        def check() -> None:
            asked.append(1)
            if len(asked) > 2:
                raise GoneError

        with pytest.raises(GoneError):
            searcher.search(parse("ja nej"), 50, check)
        assert len(searcher.search(parse("ja nej"), 50).hits) == 50

    def test_there_is_no_library(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError):
            Searcher(tmp_path / "nowhere")

    def test_a_library_that_was_not_brought_up_to_date(self, tmp_path: Path) -> None:
        with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as connection:
            connection.execute("CREATE TABLE media (id INTEGER)")
        with pytest.raises(StoreError) as raised:
            Searcher(tmp_path)
        assert raised.value.fault is Fault.READ_ONLY

    def test_it_is_searched_while_others_write(self, library: Library, searcher: Searcher) -> None:
        library.annotations.apply(1, made(note("n1", "Of forests")))
        with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert texts(searcher, "forests") == []  # the note is found once they have ended
            assert texts(searcher, "skogar") == [EAST[0]]
        assert texts(searcher, "forests") == ["Of forests"]

    def test_a_damaged_text_is_told(self, library: Library, searcher: Searcher) -> None:
        library._db.execute("UPDATE search_texts SET turns = x'00'")
        with pytest.raises(StoreError) as raised:
            searcher.search(parse("skogar"), 5)
        assert raised.value.fault is Fault.DAMAGED

    def test_it_goes_on_when_the_library_was_closed_and_opened(
        self, searcher: Searcher, tmp_path: Path
    ) -> None:
        with closing(open_library(tmp_path)):
            assert texts(searcher, "skogar") == [EAST[0]]
