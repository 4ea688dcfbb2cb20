"""Annotations come back as they were written, whole steps or nothing, and every window hears of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.full import disk_full
from tests.store.notes import ANCHOR, bookmark, counts, gone, made, note, row_of
from viewer.controllers.import_work import changes
from viewer.core.annotations import Annotation, Changes, Colour, Kind, Place, Tag
from viewer.core.corrections import Rename
from viewer.store.faults import StoreError
from viewer.store.library import Library, open_library


@pytest.fixture
def other(library: Library, tmp_path: Path) -> Iterator[Library]:
    """A second window on the same library."""
    other = open_library(tmp_path)
    yield other
    other.close()


@pytest.fixture
def here(library: Library) -> int:
    return row_of(library, "a", "t")


def names(library: Library) -> list[str]:
    return [tag.name for tag in library.annotations.tags()]


class TestComingBack:
    def test_whole_and_in_the_order_they_were_made(self, library: Library, here: int, tmp_path: Path) -> None:
        whole = note("z", "Mind *this*", "b", "a", unfinished=True, place=Place.DETACHED, colour=Colour.GREY)
        library.annotations.apply(here, made(whole))
        library.annotations.apply(here, made(bookmark("a", 4_200, "Here")))
        library.close()
        again = open_library(tmp_path)
        assert again.annotations.load(here) == (whole, bookmark("a", 4_200, "Here"))
        assert counts(again) == {here: 2}
        again.close()

    def test_each_episode_has_its_own(self, library: Library, here: int) -> None:
        library.annotations.apply(here, made(note("x")))
        assert library.annotations.load(row_of(library, "b", "u")) == ()

    def test_the_newer_takes_the_place_of_the_older(self, library: Library, here: int) -> None:
        library.annotations.apply(here, made(note("x", "old", "one", "two"), note("y")))
        moved = replace(ANCHOR, start_turn=1, text_hash="0" * 64)
        newer = note("x", "new", "two", anchor=moved, changed_at=9)
        library.annotations.apply(here, made(newer))
        assert library.annotations.load(here) == (newer, note("y"))

    def test_a_row_with_a_word_of_another_program_is_not_dropped(self, library: Library, here: int) -> None:
        library.annotations.apply(here, made(note("x", "kept")))
        library._db.execute("UPDATE annotations SET colour = 'mauve', place = 'nowhere', kind = 'smell'")
        [found] = library.annotations.load(here)
        assert (found.note, found.colour, found.place, found.kind) == (
            "kept", Colour.YELLOW, Place.DOUBTFUL, Kind.PASSAGE
        )  # fmt: skip

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(words=st.text(st.characters(codec=None)), tag=st.text(st.characters(codec=None), min_size=1))
    def test_any_words_at_all(self, library: Library, here: int, words: str, tag: str) -> None:
        written = note(
            "x",
            words,
            tag,
            f"{tag}/below",
            anchor=replace(ANCHOR, quote=words, prefix=words, suffix=words),
        )
        library.annotations.apply(here, Changes({written.id: written}, {tag: Tag(tag, Colour.BLUE, words)}))
        assert library.annotations.load(here)[-1] == written
        assert Tag(tag, Colour.BLUE, words) in library.annotations.tags()
        assert written in library.annotations.tagged(tag)
        assert library.annotations.tag_counts() == {tag: 1, f"{tag}/below": 1}
        library.annotations.save_draft(here, written.id, words)
        drafts = {each.annotation_id: each.text for each in library.annotations.drafts()}
        assert drafts[written.id] == words

    @pytest.mark.parametrize(
        "words", ["\ud83d", "a\0b", "e\u0301 \u05d0\u05d1 \u2028 👩‍👩‍👧", "\ufeff", "x" * 3_000_000]
    )
    def test_words_that_are_hard_to_keep(self, library: Library, here: int, words: str) -> None:
        library.annotations.apply(here, made(note("x", words)))
        assert library.annotations.load(here) == (note("x", words),)


class TestTags:
    def test_those_that_annotations_name_are_made(self, library: Library, here: int) -> None:
        library.annotations.apply(
            here, Changes({"x": note("x", "", "b", "a/c")}, {"a": Tag("a", memo="what")})
        )
        assert library.annotations.tags() == (Tag("a", memo="what"), Tag("a/c"), Tag("b"))

    def test_naming_one_leaves_its_colour(self, library: Library, here: int) -> None:
        library.annotations.apply(here, Changes(tags={"a": Tag("a", Colour.BLUE, "what")}))
        library.annotations.apply(here, made(note("x", "", "a")))
        assert library.annotations.tags() == (Tag("a", Colour.BLUE, "what"),)

    def test_one_is_dropped_with_the_last_that_names_it(self, library: Library, here: int) -> None:
        library.annotations.apply(here, made(note("x", "", "a"), note("y", "", "a")))
        library.annotations.apply(here, Changes({"x": note("x")}, {"a": None}))
        assert names(library) == ["a"]  # the other still has it
        library.annotations.apply(here, Changes({"y": None}, {"a": None}))
        assert names(library) == []
        library.annotations.apply(here, made(note("y", "", "a")))
        assert names(library) == ["a"]

    def test_a_merge_reaches_all_episodes_and_leaves_each_annotation_in_its_own(
        self, library: Library, here: int
    ) -> None:
        there = row_of(library, "b", "u")
        before = {"x": note("x", "", "old"), "y": note("y", "", "c", "old/in"), "z": note("z", "", "older")}
        library.annotations.apply(here, Changes({"x": before["x"], "z": before["z"]}))
        library.annotations.apply(there, Changes({"y": before["y"]}))
        assert library.annotations.tagged("old") == (before["x"], before["y"])
        after = {"x": note("x", "", "new"), "y": note("y", "", "c", "new/in")}
        library.annotations.apply(here, Changes(after, {"old": None, "old/in": None, "new": Tag("new")}))
        assert names(library) == ["c", "new", "new/in", "older"]
        assert library.annotations.load(there) == (after["y"],)
        library.annotations.apply(
            here, Changes({"x": before["x"], "y": before["y"]}, {"new": None, "new/in": None})
        )
        assert names(library) == ["c", "old", "old/in", "older"]
        assert library.annotations.load(there) == (before["y"],)

    def test_they_are_counted_in_all_episodes_but_not_in_the_bin(self, library: Library, here: int) -> None:
        there = row_of(library, "b", "u")
        library.annotations.apply(here, made(note("w", "", "a", "b"), note("x", "", "b"), note("y", "", "c")))
        library.annotations.apply(there, made(note("z", "", "b", "a/in")))
        library.annotations.apply(here, gone("y"))
        assert library.annotations.tag_counts() == {"a": 1, "a/in": 1, "b": 3}


class TestAllOrNothing:
    STEP = Changes(
        {"x": note("x", "new", "b"), "y": None, "z": note("z", "", "c")}, {"a": None, "d": Tag("d")}
    )

    def everything(self, library: Library, here: int) -> tuple[object, ...]:
        kept = library.annotations
        return kept.load(here), kept.tags(), kept.binned(), kept.drafts(), kept.revision()

    @pytest.mark.parametrize("number", range(18))
    def test_wherever_it_fails(
        self, library: Library, here: int, monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        library.annotations.apply(here, made(note("x", "old", "a"), note("y", "", "e")))
        library.annotations.save_draft(here, "z", "typing")
        before = self.everything(library, here)
        execute, calls = library._db.execute, 0

        def full(sql: str, *values: object) -> sqlite3.Cursor:
            nonlocal calls
            if not sql.startswith("PRAGMA"):
                calls += 1
                if calls > number:
                    raise disk_full()
            return execute(sql, *values)

        with monkeypatch.context() as patch:
            patch.setattr(library._db, "execute", full)
            try:
                library.annotations.apply(here, self.STEP, drop_drafts=["z"])
            except StoreError:
                failed = True
            else:
                failed = False
        assert failed is (self.everything(library, here) == before)
        assert failed is (number < 15)
        assert library._db.execute("PRAGMA synchronous").fetchone() == (1,)
        library.annotations.apply(here, self.STEP, drop_drafts=["z"])
        assert library.annotations.load(here) == (self.STEP.annotations["x"], self.STEP.annotations["z"])
        assert names(library) == ["b", "c", "d", "e"]

    def test_an_annotation_of_an_unknown_episode_is_our_own_mistake(self, library: Library) -> None:
        with pytest.raises(sqlite3.IntegrityError):
            library.annotations.apply(77, made(note("x")))

    def test_it_waits_for_the_disk_and_other_writes_do_not(
        self, library: Library, here: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said: list[str] = []
        library._db.conn.set_trace_callback(said.append)
        library.annotations.apply(here, made(note("x")))
        steps = [sql for sql in said if sql.startswith(("PRAGMA sync", "BEGIN", "COMMIT"))]
        assert steps == ["PRAGMA synchronous = FULL", "BEGIN", "COMMIT", "PRAGMA synchronous = NORMAL"]
        library._db.conn.set_trace_callback(None)


class TestTwoWindows:
    def test_one_hears_that_the_other_has_written(self, library: Library, other: Library, here: int) -> None:
        assert other.annotations.changed_elsewhere()  # the episode
        assert not other.annotations.changed_elsewhere()
        library.annotations.apply(here, made(note("x")))
        assert not library.annotations.changed_elsewhere()
        assert other.annotations.changed_elsewhere()
        assert not other.annotations.changed_elsewhere()

    def test_and_what(self, library: Library, other: Library, here: int) -> None:
        library.annotations.apply(here, made(note("same"), note("changed"), note("deleted"), note("moved")))
        seen = other.annotations.revision()
        assert other.annotations.since(seen, here).annotations == {}
        there = row_of(library, "b", "u")
        library.annotations.apply(here, made(note("changed", "anew"), note("new", "", "tag")))
        library.annotations.apply(here, gone("deleted"))
        library.annotations.move(["moved"], there)
        news = other.annotations.since(seen, here)
        assert news.annotations == {
            "changed": note("changed", "anew"), "new": note("new", "", "tag"), "deleted": None, "moved": None
        }  # fmt: skip
        assert news.tags == (Tag("tag"),)
        assert other.annotations.since(seen, there).annotations["moved"] == note("moved")
        assert news.revision == other.annotations.revision() == library.annotations.revision()
        assert other.annotations.since(news.revision, here).annotations == {}

    def test_several_readings_are_of_one_moment(self, library: Library, other: Library, here: int) -> None:
        with other.annotations.at_one_moment():
            assert other.corrections.load("aa") == ()
            with library.corrections.together():
                library.corrections.save("aa", (Rename("A", "B"),))
                library.annotations.apply(here, made(note("x")))
            assert other.annotations.load(here) == ()
            assert other.annotations.since(0, here).annotations == {}
        assert other.corrections.load("aa") == (Rename("A", "B"),)
        assert other.annotations.changed_elsewhere()

    def test_those_of_other_episodes_are_news_as_well(
        self, library: Library, other: Library, here: int
    ) -> None:
        there = row_of(library, "b", "u")
        library.annotations.apply(there, made(note("far"), note("gone")))
        library.annotations.apply(there, gone("gone"))
        news = other.annotations.since(0, here)
        assert (news.annotations, news.elsewhere) == ({"far": None, "gone": None}, {"far": note("far")})

    def test_both_may_write_in_turn(self, library: Library, other: Library, here: int) -> None:
        for number in range(20):
            window = (library, other)[number % 2]
            window.annotations.apply(here, made(note(str(number))))
        assert library.annotations.load(here) == other.annotations.load(here)
        assert counts(library) == {here: 20}


@given(st.lists(st.lists(st.tuples(st.sampled_from("xyz"), st.none() | st.sampled_from("pqr")), max_size=4)))
def test_storms_of_steps_end_where_a_dictionary_does(
    tmp_path_factory: pytest.TempPathFactory, steps: list[list[tuple[str, str | None]]]
) -> None:
    library = open_library(tmp_path_factory.mktemp("library"))
    here, plain = row_of(library, "a", "t"), dict[str, Annotation]()
    for step in steps:
        changes = {identity: tag and note(identity, "", tag) for identity, tag in step}
        library.annotations.apply(here, Changes(changes))
        plain = {name: each for name, each in {**plain, **changes}.items() if each is not None}
    assert {each.id: each for each in library.annotations.load(here)} == plain
    assert set(names(library)) >= {tag for each in plain.values() for tag in each.tags}
    library.close()


def test_ids_of_other_episodes_are_told_apart(library: Library, here: int) -> None:
    there = row_of(library, "b", "u")
    library.annotations.apply(here, made(note("x")))
    library.annotations.apply(there, made(note("y")))
    library.annotations.apply(there, made(note("z")))
    library.annotations.apply(there, gone("z"))
    assert library.annotations.foreign(["x", "y", "z", "none"], here) == {"y", "z"}
    assert library.annotations.foreign(["x", "y"], there) == {"x"}
    assert library.annotations.foreign([], here) == frozenset()


def test_what_is_in_the_bin_is_not_written_over(library: Library, here: int) -> None:
    """An old export is imported after the note, which has become longer since, was deleted."""
    library.annotations.apply(here, made(note("x", "Longer by now.")))
    library.annotations.apply(here, gone("x"))
    foreign = library.annotations.foreign(["x"], here)
    library.annotations.apply(here, changes([note("x", "Short.")], {}, (), foreign))
    assert [each.note for each in library.annotations.load(here)] == ["Short."]
    assert [each.annotation.note for each in library.annotations.binned()] == ["Longer by now."]
