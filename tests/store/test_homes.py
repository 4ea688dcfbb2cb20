"""Annotations stay with their episode, whatever becomes of its files and rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.store.notes import ANCHOR, bookmark, counts, episode, gone, made, note, row_of
from viewer.core.kept_notes import Elsewhere
from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.store.database import in_memory
from viewer.store.library import Library, open_library


def found(library: Library, sound: str | None, text: str | None) -> set[str]:
    """Ids of the annotations that are there once these files are opened."""
    record = library.episodes.find(sound, text)
    assert record is not None
    assert record.id is not None
    return {each.id for each in library.annotations.load(record.id)}


def test_a_file_that_was_moved_and_renamed(library: Library) -> None:
    library.annotations.apply(row_of(library, "a", "t"), made(note("x")))
    moved = episode("a", "t", 2)
    library.episodes.save(replace(moved, audio=MediaRef(MediaKind.AUDIO, "a", "/new/name.mp3", 100, 5)))
    assert found(library, "a", "t") == {"x"}


def test_an_episode_that_is_forgotten(library: Library) -> None:
    here = row_of(library, "a", "t")
    library.annotations.apply(here, made(note("x")))
    library.episodes.forget(here)
    assert found(library, "a", "t") == {"x"}
    assert counts(library) == {here: 1}


def test_audio_that_joins_a_transcript_later(library: Library) -> None:
    library.annotations.apply(row_of(library, None, "t"), made(note("x")))
    row_of(library, "a", "t", 2)
    assert found(library, "a", "t") == found(library, None, "t") == found(library, "a", None) == {"x"}


def test_a_transcript_that_joins_audio_later(library: Library) -> None:
    library.annotations.apply(row_of(library, "a", None), made(bookmark("x", 4_200)))
    row_of(library, "a", "t", 2)
    assert found(library, "a", "t") == found(library, None, "t") == {"x"}


def test_another_edition_of_the_transcript(library: Library) -> None:
    library.annotations.apply(row_of(library, "a", "t"), made(note("x")))
    library.annotations.apply(row_of(library, None, "second"), made(note("y")))
    row_of(library, "a", "second", 2)
    assert found(library, "a", "second") == found(library, None, "second") == {"x", "y"}


class TestTwoHalvesThatMeet:
    def halves(self, library: Library) -> tuple[int, int]:
        sound, text = row_of(library, "a", None), row_of(library, None, "t", 2)
        library.annotations.apply(sound, made(bookmark("mark", 4_200)))
        library.annotations.apply(text, made(note("x"), note("deleted")))
        library.annotations.apply(text, gone("deleted"))
        library.annotations.save_draft(text, "x", "typing")
        return sound, text

    def test_their_annotations_bin_and_drafts_meet_too(self, library: Library) -> None:
        self.halves(library)
        whole = row_of(library, "a", "t", 3)
        for files in (("a", "t"), ("a", None), (None, "t")):
            assert found(library, *files) == {"mark", "x"}
        assert [each.episode_id for each in library.annotations.binned()] == [whole]
        assert [each.episode_id for each in library.annotations.drafts()] == [whole]

    def test_the_row_of_the_transcript_may_become_the_whole(self, library: Library) -> None:
        sound, text = self.halves(library)
        library.episodes.save(replace(episode("a", "t", 3), id=text))
        assert {each.id for each in library.annotations.load(text)} == {"mark", "x"}
        assert library.annotations.load(sound) == library.annotations.load(text)

    def test_a_window_that_still_shows_a_half_goes_on(self, library: Library, tmp_path: Path) -> None:
        _, text = self.halves(library)
        seen = library.annotations.revision()
        other = open_library(tmp_path)
        whole = row_of(other, "a", "t", 3)
        assert library.annotations.since(seen, text).annotations["x"] == note("x")
        library.annotations.apply(text, made(note("new"), note("x", "changed")))
        library.annotations.save_draft(text, "new", "typing")
        library.episodes.save(replace(episode(None, "t", 2), id=text))  # its place, saved every few seconds
        assert {each.id for each in other.annotations.load(whole)} == {"mark", "x", "new"}
        assert {each.episode_id for each in other.annotations.drafts()} == {whole}
        other.close()

    def test_other_episodes_keep_theirs(self, library: Library) -> None:
        library.annotations.apply(row_of(library, "b", "t"), made(note("other")))
        self.halves(library)
        row_of(library, "a", "t", 9)
        assert found(library, "b", "t") == {"other", "x"}  # opened alone, the transcript led there
        assert found(library, "a", "t") == {"mark"}


PLACES = st.tuples(st.none() | st.sampled_from("abc"), st.none() | st.sampled_from("tuv")).filter(any)


@given(st.lists(PLACES, max_size=14))
def test_whatever_is_opened_nothing_is_dropped_and_all_can_be_reached(
    openings: list[tuple[str | None, str | None]],
) -> None:
    """Each opening leaves a note; all are in rows that opening some known files leads to."""
    library = Library(in_memory(), None)
    rows = []
    for number, (sound, text) in enumerate(openings, start=1):
        rows.append(row_of(library, sound, text, number))
        library.annotations.apply(rows[-1], made(note(f"n{number}")))
        assert f"n{number}" in found(library, sound, text)
    reached: set[str] = set()
    files = library._db.execute(
        "SELECT a.hash, t.hash FROM episodes e LEFT JOIN media a ON a.id = e.audio_id"
        " LEFT JOIN media t ON t.id = e.transcript_id"
    ).fetchall()
    for sound, text in files:
        reached |= found(library, sound, text)
    assert reached == {f"n{number}" for number in range(1, len(openings) + 1)}
    library.close()


class TestMeantForAnother:
    def test_the_same_words_in_an_episode_with_another_audio(self, library: Library) -> None:
        there = row_of(library, "a", "t")
        library.annotations.apply(there, made(note("x"), bookmark("mark", 1), note("gone")))
        library.annotations.apply(there, gone("gone"))
        here = row_of(library, "b", "the same words in another format", 2)
        assert library.annotations.load(here) == ()
        assert library.annotations.elsewhere(here, ANCHOR.text_hash) == (Elsewhere(there, "An episode", 2),)
        assert library.annotations.elsewhere(here, "other words") == ()
        assert library.annotations.elsewhere(there, ANCHOR.text_hash) == ()

    def test_a_transcript_that_was_edited_where_it_lies(self, library: Library) -> None:
        there = row_of(library, None, "t")
        library.annotations.apply(there, made(note("x")))
        edited = MediaRef(MediaKind.TRANSCRIPT, "edited", "/t.txt", 11, 7)
        here = library.episodes.save(EpisodeRecord("Now", transcript=edited, opened_at=2)).id
        assert here is not None
        assert library.annotations.elsewhere(here, "other words") == (Elsewhere(there, "An episode", 1),)

    def test_one_that_never_was_a_file_lies_nowhere(self, library: Library) -> None:
        for text in ("t", "u"):
            pasted = MediaRef(MediaKind.TRANSCRIPT, text)
            here = library.episodes.save(EpisodeRecord("Pasted", transcript=pasted)).id
            assert here is not None
            library.annotations.apply(here, made(note(text)))
        assert library.annotations.elsewhere(here, "other words") == ()

    def test_they_are_moved_with_their_drafts(self, library: Library) -> None:
        there, here = row_of(library, "a", "t"), row_of(library, "b", "t")
        library.annotations.apply(there, made(note("x", "", "tag"), note("stays")))
        library.annotations.save_draft(there, "x", "typing")
        library.annotations.move(["x"], here)
        assert library.annotations.load(here) == (note("x", "", "tag"),)
        assert library.annotations.load(there) == (note("stays"),)
        assert library.annotations.drafts()[0].episode_id == here
        library.annotations.move(["x"], there)
        assert counts(library) == {there: 2}
