"""The rows of the list: changed one by one they are what listing anew would give."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.ui.panels.episode import Episode
from viewer.core.annotations import Colour
from viewer.core.notes_filter import NotesFilter
from viewer.core.notes_order import Order
from viewer.ui.panels.notes_model import NotesModel


@pytest.fixture
def episode(qapp: QApplication) -> Episode:
    return Episode()


def modelled(episode: Episode, order: Order = Order.TIME, wanted: NotesFilter | None = None) -> NotesModel:
    model = NotesModel()
    model.attach(episode.notes)
    model.take(episode.place)
    model.arrange(order, wanted or NotesFilter())
    episode.notes.changed.connect(lambda changes: model.refresh(changes.ids))
    return model


def rows(model: NotesModel) -> list[object]:
    return [model.row(number) for number in range(model.rowCount())]


def shown(model: NotesModel) -> list[str]:
    return [str(model.data(model.index(number, 0))) for number in range(model.rowCount())]


def test_all_are_listed_in_the_order_of_time(episode: Episode) -> None:
    model = modelled(episode)
    assert model.ids() == episode.ids
    assert (model.total, model.listed, model.unfinished) == (7, 7, 2)
    assert model.tags() == ("budget/schools", "sound")
    assert model.speakers() == ((0, "Ada"), (1, "Bo"))
    assert model.annotation(0) is episode.notes.get(episode.ids[0])


def test_rows_speak_for_themselves(episode: Episode) -> None:
    said = shown(modelled(episode))
    assert said[0] == "A first thought. are the words. 0:00. Ada. Yellow. sound"
    assert said[1] == "are the words. 0:05. Bo. Green. To be completed"
    assert said[3].startswith("The bell. 0:16. Bo. Bookmark")


def test_groups_have_headings_that_cannot_be_chosen(episode: Episode) -> None:
    model = modelled(episode, Order.TAG)
    said = shown(model)
    assert said[0] == "budget/schools"
    assert "Without tags" in said
    assert model.listed == 7
    assert model.rowCount() == 7 + 1 + 3, "one stands under two tags, and there are three headings"
    heading, below = model.index(0, 0), model.index(1, 0)
    assert not model.flags(heading) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(below) & Qt.ItemFlag.ItemIsSelectable
    assert model.group_size(model.row(0)) == 2
    assert model.annotation(0) is None


def test_headings_name_colours_and_speakers(episode: Episode) -> None:
    by_colour = modelled(episode, Order.COLOUR)
    headings = [str(by_colour.data(by_colour.index(n, 0))) for n in range(9) if by_colour.row(n).heading]
    assert headings == ["Yellow", "Green", "Blue"]
    assert shown(modelled(episode, Order.SPEAKER))[0] == "Ada"


def test_what_comes_goes_and_changes_is_told_row_by_row(episode: Episode) -> None:
    model = modelled(episode)
    told: list[tuple[str, int]] = []
    model.rowsInserted.connect(lambda _parent, first, _last: told.append(("in", first)))
    model.rowsRemoved.connect(lambda _parent, first, _last: told.append(("out", first)))
    model.dataChanged.connect(lambda first, _last, _roles: told.append(("other", first.row())))
    model.modelReset.connect(lambda: told.append(("reset", 0)))
    episode.notes.set_note(episode.ids[2], "Otherwise")
    made = episode.mark(3)
    episode.notes.delete(episode.ids[0])
    assert told == [("other", 2), ("in", 3), ("out", 0)]
    assert model.number(made) == 2
    episode.undo.undo()
    assert model.ids()[0] == episode.ids[0]


def test_a_filter_counts_and_a_change_can_lead_out_of_it(episode: Episode) -> None:
    model = modelled(episode, wanted=NotesFilter(unfinished=True))
    assert model.ids() == [episode.ids[1], episode.ids[5]]
    assert (model.total, model.listed) == (7, 2)
    episode.notes.set_note(episode.ids[1], "Done now")
    assert model.ids() == [episode.ids[5]]
    assert model.unfinished == 1


def test_very_many_changes_are_one(episode: Episode) -> None:
    model = modelled(episode)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.refresh([*episode.ids, *map(str, range(300))])
    assert resets == [True]


def test_what_comes_after_those_that_go(episode: Episode) -> None:
    model, ids = modelled(episode), episode.ids
    assert model.after([ids[1], ids[3]]) == ids[4]
    assert model.after([ids[6], ids[5]]) == ids[4]
    assert model.after(ids) == ""


def test_what_is_not_listed_is_nowhere(episode: Episode) -> None:
    model = modelled(episode, wanted=NotesFilter(bookmarks=True))
    assert model.number(episode.ids[0]) == -1
    assert model.number_of(modelled(episode).row(0)) == -1
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
    assert NotesModel().rowCount() == 0


STEPS = (
    lambda notes, ids, rnd: notes.set_colour(rnd.sample(ids, 2), rnd.choice(list(Colour))),
    lambda notes, ids, rnd: notes.add_tag(rnd.sample(ids, 2), rnd.choice("abc")),
    lambda notes, ids, rnd: notes.remove_tag(ids, rnd.choice("abc")),
    lambda notes, ids, rnd: notes.set_unfinished(rnd.choice(ids), True),
    lambda notes, ids, rnd: notes.set_note(rnd.choice(ids), rnd.choice(("", "bell", "else"))),
    lambda notes, ids, rnd: notes.delete(rnd.choice(ids)),
    lambda notes, _ids, rnd: notes.bookmark(rnd.randrange(60_000)),
    lambda notes, _ids, rnd: notes.merge_tags(["a", "b"], "c"),
    lambda notes, _ids, _rnd: notes._undo.undo(),
)


@given(
    st.integers(0, 2**32),
    st.sampled_from(Order),
    st.sampled_from(
        [
            NotesFilter(),
            NotesFilter(unfinished=True),
            NotesFilter(text="bell"),
            NotesFilter(tags=frozenset("a"), colours=frozenset({Colour.YELLOW, Colour.BLUE})),
        ]
    ),
)
def test_row_by_row_is_as_good_as_anew(
    qapp: QApplication, seed: int, order: Order, wanted: NotesFilter
) -> None:
    rnd, episode = random.Random(seed), Episode()
    model = modelled(episode, order, wanted)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for _ in range(12):
        rnd.choice(STEPS)(episode.notes, episode.ids, rnd)
    fresh = modelled(episode, order, wanted)
    assert rows(model) == rows(fresh)
    assert shown(model) == shown(fresh)
    counts = [(each.total, each.listed, each.unfinished) for each in (model, fresh)]
    assert counts[0] == counts[1]
    assert all(
        model.group_size(row) == fresh.group_size(row)
        for row in map(model.row, range(model.rowCount()))
        if row.heading
    )
    assert tester.model() is model
