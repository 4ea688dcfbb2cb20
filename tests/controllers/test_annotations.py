"""Annotations, step by step: each there and back again, in the library before it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.controllers.notes import EPISODE, Shelf, Study
from tests.transcripts import four_turns
from viewer.controllers.annotations import AnnotationController
from viewer.core.annotations import Annotation, Changes, Colour, Kind, Tag

Step = Callable[[AnnotationController, list[str]], object]


@pytest.fixture
def study(qapp: object) -> Study:
    return Study().open()


def some(study: Study) -> list[str]:
    """Three marks that overlap, two bookmarks, tags; and an annotation of another episode."""
    notes = study.notes
    elsewhere = Annotation("e" * 32, Kind.BOOKMARK, moment_ms=1, tags=("budget/universities", "sound"))
    study.shelf.apply(2, Changes({elsewhere.id: elsewhere}))
    ids = [study.mark(0, 2, 0, 9), study.mark(0, 5, 2, 4, colour=Colour.BLUE), study.mark(1, 0, 1, 5)]
    ids += [notes.bookmark(25_000, "here"), notes.bookmark(5_000, unfinished=True)]
    notes.set_note(ids[0], "A thought")
    notes.add_tag(ids, "budget")
    notes.add_tag(ids[1:3], "budget/universities")
    notes.add_tag(ids[0], "sound")
    return ids


def anchored(notes: AnnotationController) -> str:
    return notes.mark(notes.anchor(1, 3, 2, 8), Colour.GREEN, note="Two", unfinished=True)


STEPS: dict[str, Step] = {
    "a mark": lambda notes, _ids: anchored(notes),
    "a bookmark": lambda notes, _ids: notes.bookmark(12_345, "a name"),
    "a note": lambda notes, ids: notes.set_note(ids[1], "Other words"),
    "no note": lambda notes, ids: notes.set_note(ids[0], ""),
    "several notes": lambda notes, ids: notes.set_note(ids, "The same"),
    "a colour": lambda notes, ids: notes.set_colour(ids[:3], Colour.PURPLE),
    "to be completed": lambda notes, ids: notes.set_unfinished(ids, True),
    "completed": lambda notes, ids: notes.set_unfinished(ids[4], False),
    "gone": lambda notes, ids: notes.delete(ids[1]),
    "all gone": lambda notes, ids: notes.delete(ids),
    "a new tag": lambda notes, ids: notes.add_tag(ids[:2], " new / one "),
    "a known tag": lambda notes, ids: notes.add_tag(ids[4], "SOUND"),
    "a tag off": lambda notes, ids: notes.remove_tag(ids, "budget"),
    "another name": lambda notes, _ids: notes.rename_tag("budget", "money"),
    "a name that is there": lambda notes, _ids: notes.rename_tag("sound", "budget"),
    "one level deeper": lambda notes, _ids: notes.rename_tag("budget", "budget/universities"),
    "merged": lambda notes, _ids: notes.merge_tags(["budget", "sound"], "everything"),
    "merged into one of them": lambda notes, _ids: notes.merge_tags(["budget", "sound"], "sound"),
    "no tag": lambda notes, _ids: notes.delete_tag("budget"),
    "a tag's colour": lambda notes, _ids: notes.set_tag_colour("sound", Colour.ORANGE),
    "an import": lambda notes, ids: notes.apply(
        "import",
        Changes(
            {ids[0]: None, "f" * 32: Annotation("f" * 32, Kind.BOOKMARK, moment_ms=7, tags=("x",))},
            {"x": Tag("x", Colour.GREY, "a memo"), "sound": None},
        ),
    ),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_step_goes_there_and_back(study: Study, step: Step) -> None:
    ids = some(study)
    study.there_and_back_twice(lambda notes: step(notes, ids))


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_nothing_changes_where_the_library_refuses(study: Study, step: Step) -> None:
    ids = some(study)
    before, count = study.whole(), study.undo.count()
    study.changes.clear()
    study.shelf.refuses = True
    assert not step(study.notes, ids)
    study.shelf.refuses = False
    assert study.whole() == before
    assert study.undo.count() == count
    assert study.troubles == ["The library is full"]
    assert study.changes == []


def test_a_step_is_in_the_library_before_it_is_told(study: Study) -> None:
    kept: list[int] = []
    study.notes.changed.connect(lambda _changes: kept.append(len(study.shelf.load(1))))
    study.notes.bookmark(1_000)
    study.notes.bookmark(2_000)
    assert kept == [1, 2]


def test_what_is_told_of_steps(study: Study) -> None:
    made = study.mark(0, 0, 0, 5)
    study.notes.set_note(made, "Words", origin="a field")
    study.notes.delete(made)
    study.undo.undo()
    told = [(change.ids, change.kind, change.origin) for change in study.changes]
    ids = frozenset({made})
    assert told == [
        (ids, "made", None),
        (ids, "edited", "a field"),
        (ids, "deleted", None),
        (ids, "made", None),
    ]
    assert study.done == ["highlight", "write a note", "delete 1 note(s)"]


def test_steps_that_change_nothing_are_none(study: Study) -> None:
    ids = some(study)
    count = study.undo.count()
    study.notes.set_note(ids[0], "A thought")
    study.notes.set_colour(ids[1], Colour.BLUE)
    study.notes.add_tag(ids, "budget")
    study.notes.add_tag(ids, " / ")
    study.notes.rename_tag("unknown", "other")
    study.notes.delete("no such id")
    assert study.undo.count() == count


def test_typing_into_one_note_is_one_step(study: Study) -> None:
    first, second = study.mark(0, 0, 0, 5), study.mark(1, 0, 1, 5)
    count = study.undo.count()
    for text in ("a", "ab", "abc"):
        study.notes.set_note(first, text, session="one")
    assert study.undo.count() == count + 1
    study.undo.undo()
    assert study.notes.get(first).note == ""
    study.undo.redo()
    assert study.notes.get(first).note == "abc"
    study.notes.set_note(first, "abcd", session="one")
    study.notes.set_note(second, "x", session="one")
    study.notes.set_note(first, "y", session="two")
    assert study.undo.count() == count + 3
    study.undo.undo()
    study.notes.set_note(first, "z", session="two")
    study.notes.set_note(first, "y", session="two")
    assert study.undo.count() == count + 3
    study.shelf.refuses = True
    study.notes.set_note(first, "yz", session="two")
    assert study.notes.get(first).note == "y"


def test_words_complete_what_was_marked_in_a_hurry(study: Study) -> None:
    made = study.notes.bookmark(1_000, unfinished=True)
    assert [each.id for each in study.notes.unfinished] == [made]
    study.notes.set_note(made, "Done")
    assert study.notes.unfinished == ()


def test_tags_are_renamed_in_other_episodes_too(study: Study) -> None:
    some(study)
    study.notes.rename_tag("budget", "money")
    assert study.shelf.load(2)[0].tags == ("money/universities", "sound")
    assert [tag.name for tag in study.notes.tags] == ["money", "money/universities", "sound"]


def test_tags_are_counted_in_other_episodes_too(study: Study) -> None:
    ids = some(study)
    own = Counter(tag for each in study.notes.annotations for tag in each.tags)
    assert study.notes.tag_counts() == own + Counter({"budget/universities": 1, "sound": 1})
    study.notes.remove_tag(ids, "sound")
    assert study.notes.tag_counts()["sound"] == 1
    study.shelf.refuses = True
    assert study.notes.tag_counts() == {}
    assert study.troubles == ["The library is full"]


def test_tags_are_counted_while_nothing_is_kept(qapp: object) -> None:
    study = Study()
    study.notes.begin()
    study.notes.show(four_turns())
    study.notes.add_tag(study.mark(0, 0, 0, 5), "a")
    assert study.notes.tag_counts() == {"a": 1}
    study.shelf.apply(2, Changes({"f" * 32: Annotation("f" * 32, Kind.BOOKMARK, moment_ms=7, tags=("a",))}))
    study.notes.attach(study.shelf)
    assert study.notes.tag_counts() == {"a": 2}
    study.notes.identify(EPISODE)
    assert study.notes.tag_counts() == {"a": 2}


def test_the_last_colour_is_used_again(study: Study) -> None:
    study.mark(0, 0, 0, 5, colour=Colour.PURPLE)
    made = study.mark(1, 0, 1, 5)
    assert study.notes.last_colour is study.notes.get(made).colour is Colour.PURPLE


def test_they_are_in_the_order_of_time(study: Study) -> None:
    late, early = study.mark(2, 0, 2, 5), study.mark(0, 6, 0, 9)
    between, before = study.notes.bookmark(15_000), study.notes.bookmark(0)
    assert [each.id for each in study.notes.annotations] == [before, early, between, late]


class Actions:
    """Steps drawn at random, some taken back."""

    names = st.sampled_from(("a", "b", "a/b", "c"))
    which = st.integers(0, 30)
    one = st.one_of(
        st.tuples(st.just("mark"), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.just("bookmark"), st.integers(0, 90_000)),
        st.tuples(st.just("note"), which, st.text(max_size=3)),
        st.tuples(st.just("colour"), which, st.sampled_from(Colour)),
        st.tuples(st.just("tag"), which, names),
        st.tuples(st.just("untag"), which, names),
        st.tuples(st.just("rename"), names, names),
        st.tuples(st.just("merge"), st.sets(names), names),
        st.tuples(st.just("drop"), names),
        st.tuples(st.just("delete"), which),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
    )


def take(study: Study, action: tuple[object, ...]) -> None:
    notes, (name, *what) = study.notes, action
    ids = [each.id for each in notes.annotations]
    those = [ids[what[0] % len(ids)]] if ids and isinstance(what[:1][0] if what else None, int) else []
    steps: dict[object, Callable[[], object]] = {
        "mark": lambda: study.mark(min(what), 1, max(what), 7),
        "bookmark": lambda: notes.bookmark(what[0]),
        "note": lambda: notes.set_note(those, what[1], session="s"),
        "colour": lambda: notes.set_colour(those, what[1]),
        "tag": lambda: notes.add_tag(those, what[1]),
        "untag": lambda: notes.remove_tag(those, what[1]),
        "rename": lambda: notes.rename_tag(*what),
        "merge": lambda: notes.merge_tags(*what),
        "drop": lambda: notes.delete_tag(what[0]),
        "delete": lambda: notes.delete(those),
        "undo": study.undo.undo,
        "redo": study.undo.redo,
    }
    steps[name]()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(Actions.one, max_size=25))
def test_any_steps_are_taken_back_to_the_beginning_and_again(
    qapp: object, actions: list[tuple[object, ...]]
) -> None:
    study = Study().open()
    empty = study.whole()
    for action in actions:
        take(study, action)
        assert set(study.notes.annotations) == set(study.shelf.load(1))
        assert set(study.notes.tags) == set(study.shelf.tags())
    while study.undo.canRedo():
        study.undo.redo()
    full = study.whole()
    states = []
    while study.undo.canUndo():
        states.append(study.whole())
        study.undo.undo()
    assert study.whole() == empty
    while study.undo.canRedo():
        study.undo.redo()
        assert study.whole() == states.pop()
    assert study.whole() == full
    assert study.troubles == []


def test_replaced_by_a_reload_when_another_window_changed_it(study: Study) -> None:
    made = study.mark(0, 0, 0, 5)
    kept = study.notes.get(made)
    assert kept is not None
    study.shelf.apply(1, Changes({made: replace(kept, note="From elsewhere")}, {"new": Tag("new")}))
    study.notes.reload()
    assert study.notes.annotations == (replace(kept, note="From elsewhere"),)
    assert [tag.name for tag in study.notes.tags] == ["new"]
    assert study.changes[-1].kind == "loaded"


def test_a_refused_reload_changes_nothing(study: Study) -> None:
    study.mark(0, 0, 0, 5)
    before = study.notes.annotations
    study.shelf.refuses = True
    study.notes.reload()
    assert study.notes.annotations == before
    assert study.troubles == ["The library is full"]


def test_shelves_are_apart(qapp: object) -> None:
    assert Shelf().load(1) == ()
