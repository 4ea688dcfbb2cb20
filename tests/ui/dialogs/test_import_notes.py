"""What an import would do, row by row, and what of it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.annotated import episode
from viewer.core.annotations import Place
from viewer.errors import message
from viewer.importers.base import Duplicate, Preview
from viewer.ui.dialogs.import_notes import ImportDialog

BUNDLE = episode()
ONE, TWO, THREE, LOST, MOMENT = BUNDLE.annotations
HERE = replace(BUNDLE, annotations=(THREE, MOMENT))
FOUND = replace(THREE, note="other", id="d" * 32)
PREVIEW = Preview(
    "json",
    new=(ONE, replace(TWO, place=Place.DOUBTFUL)),
    duplicates=(Duplicate(FOUND, THREE, differs=True), Duplicate(MOMENT, MOMENT, differs=False)),
    unplaced=(LOST,),
    warnings=(message("{count} more of the kind", count=3),),
)


@pytest.fixture
def ask(qtbot) -> Callable[..., ImportDialog]:
    def ask(preview: Preview = PREVIEW) -> ImportDialog:
        dialog = ImportDialog("notes.json", preview, HERE)
        qtbot.addWidget(dialog)
        dialog.sent = []
        dialog.wanted.connect(lambda *what: dialog.sent.append(what))
        dialog.show()
        return dialog

    return ask


def column(dialog: ImportDialog, number: int) -> list[str]:
    choices = dialog._choices
    return [str(choices.index(row, number).data()) for row in range(choices.rowCount())]


def test_every_note_is_listed_with_what_becomes_of_it(ask) -> None:
    dialog = ask()
    assert column(dialog, 0) == [
        "New",
        "New, place to be checked",
        "New, without a place",
        "There, says something else",
        "There already",
    ]
    assert column(dialog, 2)[0] == ONE.anchor.quote
    assert column(dialog, 2)[4] == "Bookmark"
    assert column(dialog, 3)[3] == "other"
    assert column(dialog, 1)[4] == "0:12"


def test_new_ones_are_ticked_and_come_in(ask) -> None:
    dialog = ask()
    assert "3" in dialog._buttons.done.text()
    dialog.accept()
    assert dialog.sent == [([ONE, replace(TWO, place=Place.DOUBTFUL), LOST], {})]


def test_one_that_differs_can_take_the_place_of_the_other(ask) -> None:
    dialog = ask()
    dialog._choices.choose(range(5), on=False)
    assert not dialog._buttons.done.isEnabled()
    dialog._choices.choose([3, 4], on=True)
    dialog.accept()
    assert dialog.sent == [([], {THREE.id: FOUND})]


def test_a_file_of_which_nothing_has_a_place_is_not_proposed(ask) -> None:
    dialog = ask(Preview("json", unplaced=(LOST,)))
    assert not dialog._buttons.done.isEnabled()
    dialog._choices.toggle([0])
    dialog.accept()
    assert dialog.sent == [([LOST], {})]


def test_a_twin_within_the_file_is_not_offered(ask) -> None:
    dialog = ask(Preview("json", new=(ONE,), duplicates=(Duplicate(FOUND, ONE, differs=True),)))
    assert column(dialog, 0) == ["New", "There already"]
    dialog._choices.choose([1], on=True)
    assert dialog._choices.chosen() == [0]


def test_warnings_are_told(ask) -> None:
    dialog = ask()
    assert dialog._warnings.toPlainText() == "3 more of the kind"
    assert ask(replace(PREVIEW, warnings=()))._warnings.isHidden()


def test_an_empty_file_changes_nothing(ask) -> None:
    dialog = ask(Preview("json"))
    assert not dialog._buttons.done.isEnabled()
