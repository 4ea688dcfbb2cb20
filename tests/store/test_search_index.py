"""The index of the search follows what is shown, whatever interrupts it, and holds nothing else."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.notes import made, note, row_of
from tests.transcripts import transcript
from viewer.core.query import parse
from viewer.core.transcript import Transcript
from viewer.store import search_index
from viewer.store.database import beside
from viewer.store.library import Library
from viewer.store.search import Searcher
from viewer.store.search_index import SearchIndex, keep_transcript

MANY = tuple(f"Replik nummer {number}" for number in range(300))
REST_S = search_index._REST_S


@pytest.fixture(autouse=True)
def _no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else writes."""
    monkeypatch.setattr(search_index, "_REST_S", 0.0)


@pytest.fixture
def opened(library: Library, tmp_path: Path) -> Path:
    """The folder of a library with one episode."""
    row_of(library, "sound", "text")
    return tmp_path


def keep(folder: Path, shown: Transcript, hashed: str = "text") -> None:
    keep_transcript(folder, hashed, shown, lambda: None)


def found(folder: Path, asked: str) -> list[str]:
    with closing(Searcher(folder)) as searcher:
        return sorted(hit.text for hit in searcher.search(parse(asked), 1_000).hits)


def indexed(folder: Path) -> Counter[str]:
    """Each word of the index, and in how many turns it is."""
    with closing(beside(folder)) as db:
        db.execute("CREATE VIRTUAL TABLE temp.all_words USING fts5vocab(main, search_words, row)")
        db.execute("INSERT INTO search_words (search_words) VALUES ('integrity-check')")
        return Counter(
            {word: count for word, count in db.execute("SELECT term, doc FROM all_words") if count}
        )


def afresh(library: Library, folder: Path, shown: Transcript) -> Counter[str]:
    """What the index would be if nothing else had ever been in it."""
    with closing(beside(folder)) as db:
        for table in ("search_transcripts", "search_texts"):
            db.execute(f"DELETE FROM {table}")
        db.execute("INSERT INTO search_words (search_words) VALUES ('delete-all')")
        db.conn.commit()
    keep(folder, shown)
    return indexed(folder)


def test_what_is_shown_replaces_what_was(library: Library, opened: Path) -> None:
    keep(opened, transcript("Ett universitet", "Två hus", "Tre"))
    keep(opened, transcript("Ett universitet", "Två båtar"))
    assert found(opened, "hus") == found(opened, "tre") == []
    assert found(opened, "båtar") == ["Två båtar"]
    words = indexed(opened)
    assert words == afresh(library, opened, transcript("Ett universitet", "Två båtar"))


def test_another_name_of_a_speaker(library: Library, opened: Path) -> None:
    keep(opened, transcript("Ett", names=("Ada",)))
    keep(opened, transcript("Ett", names=("Eva",)))
    assert found(opened, "speaker:ada") == []
    assert found(opened, "speaker:eva") == ["Ett"]


def test_other_times_alone_change_no_words(library: Library, opened: Path) -> None:
    keep(opened, transcript(*MANY))
    before = library._db.execute("SELECT count(*), max(id) FROM search_words_data").fetchall()
    keep(opened, transcript(*MANY, seconds=7))
    assert library._db.execute("SELECT count(*), max(id) FROM search_words_data").fetchall() == before
    with closing(Searcher(opened)) as searcher:
        assert 700_000 < searcher.search(parse("100"), 5).hits[0].ms < 707_000


def test_the_same_again_writes_nothing(library: Library, opened: Path) -> None:
    keep(opened, transcript(*MANY))
    library.annotations.changed_elsewhere()
    keep(opened, transcript(*MANY))
    assert not library.annotations.changed_elsewhere()


def test_a_transcript_that_outgrows_its_rows(library: Library, opened: Path) -> None:
    keep(opened, transcript("Ett", "Två"))
    row_of(library, "other sound", "other")
    keep(opened, transcript("Något annat"), "other")
    keep(opened, transcript(*MANY))
    assert found(opened, "ett") == []
    assert len(found(opened, "replik")) == len(MANY)
    assert found(opened, "annat") == ["Något annat"]


def test_a_transcript_goes_when_another_edition_takes_its_place(library: Library, opened: Path) -> None:
    keep(opened, transcript("Ett och två"))
    row_of(library, "sound", "second edition", 2)
    with closing(Searcher(opened)) as searcher:
        answer = searcher.search(parse("ett"), 5)
        assert (answer.hits, answer.count, answer.complete) == ((), 0, True)
    keep(opened, transcript("Ett och tre"), "second edition")
    assert found(opened, "ett") == ["Ett och tre"]
    assert set(indexed(opened)) == {"ett", "och", "tre", "ada"}


def test_what_is_stopped_half_way_goes_on_at_the_next_opening(library: Library, opened: Path) -> None:
    class StopError(Exception):
        pass

    steps: list[int] = []

    def check() -> None:
        steps.append(1)
        if len(steps) > 3:
            raise StopError

    with pytest.raises(StopError):
        keep_transcript(opened, "text", transcript(*MANY), check)
    assert 0 < len(found(opened, "replik")) < len(MANY)
    keep(opened, transcript(*MANY))
    assert len(found(opened, "replik")) == len(MANY)
    assert indexed(opened) == afresh(library, opened, transcript(*MANY))


def test_the_window_can_write_between_two_steps(
    library: Library, opened: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits for SQLite's lock looks again after 50 ms at most: for so long it must be free."""
    rests: list[float] = []

    class Rest:
        def wait(self, seconds: float) -> None:
            rests.append(seconds)
            library.settings.save({"volume": len(rests)})

    monkeypatch.setattr(search_index, "Event", Rest)
    monkeypatch.setattr(search_index, "_REST_S", REST_S)
    keep(opened, transcript(*MANY[:60]))
    assert rests == []  # most are kept in one step
    keep(opened, transcript(*(MANY * 3)), "text")
    assert len(rests) > len(MANY) * 3 / 64 - 1
    assert min(rests) > 0.05
    assert library.settings.load() == {"volume": len(rests)}


def test_words_that_are_made_in_another_way(
    library: Library, opened: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.annotations.apply(1, made(note("n1", "Om repliker")))
    keep(opened, transcript(*MANY))
    assert found(opened, "repliker") == ["Om repliker"]
    words = indexed(opened)
    monkeypatch.setattr(search_index, "VERSION", "2")
    stopped: list[int] = []

    def check() -> None:
        stopped.append(1)
        if len(stopped) > 1:
            raise KeyboardInterrupt

    with closing(beside(opened)) as db, pytest.raises(KeyboardInterrupt):
        SearchIndex(db, check).respell()
    keep(opened, transcript(*MANY, seconds=6))
    assert found(opened, "repliker") == ["Om repliker"]
    assert indexed(opened) == words


def test_a_note_follows_the_name_of_who_speaks(library: Library, opened: Path) -> None:
    library.annotations.apply(1, made(note("n1", "Om skolor")))
    assert found(opened, "skolor speaker:ada") == []
    keep(opened, transcript(*MANY[:4], names=("Ada",)))
    assert found(opened, "skolor speaker:ada") == ["Om skolor"]
    keep(opened, transcript(*MANY[:4], names=("Eva",)))
    assert found(opened, "skolor speaker:ada") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(st.sampled_from(["å bo", "a", "", "bo bo", "\ud800", "x" * 50]), min_size=1, max_size=40),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_whatever_was_shown_before_the_index_is_that_of_what_is_shown(
    library: Library, tmp_path: Path, shown: list[list[str]]
) -> None:
    for texts in shown:
        keep(tmp_path, transcript(*texts))
    words = indexed(tmp_path)
    assert words == afresh(library, tmp_path, transcript(*shown[-1]))


def test_two_windows_that_keep_the_same_at_once(library: Library, opened: Path) -> None:
    """Whoever comes last wins, and nothing of the other is left."""

    def other_window() -> None:
        if not others:
            others.append(1)
            keep(opened, transcript(*(f"{text} annat" for text in MANY)))

    others: list[int] = []
    keep_transcript(opened, "text", transcript(*MANY), other_window)
    keep(opened, transcript(*MANY))
    assert found(opened, "annat") == []
    assert indexed(opened) == afresh(library, opened, transcript(*MANY))
