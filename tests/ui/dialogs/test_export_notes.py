"""In what form notes are exported, and which: as they were the last time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from viewer.controllers.settings import Settings
from viewer.ui.dialogs.export_notes import ExportDialog
from viewer.writers.registry import KEYS


@pytest.fixture
def settings(qapp: object) -> Settings:
    return Settings()


@pytest.fixture
def ask(qtbot, settings: Settings) -> Callable[..., ExportDialog]:
    def ask(every: int = 9, chosen: int = 0, *, only: bool = False) -> ExportDialog:
        dialog = ExportDialog(settings, every, chosen, only=only)
        qtbot.addWidget(dialog)
        dialog.sent = []
        dialog.wanted.connect(lambda *what: dialog.sent.append(what))
        dialog.show()
        return dialog

    return ask


def choose(dialog: ExportDialog, key: str) -> None:
    dialog._formats.setCurrentIndex(dialog._formats.findData(key))


def test_every_format_is_offered_by_name(ask) -> None:
    formats = ask()._formats
    assert [formats.itemData(row) for row in range(formats.count())] == list(KEYS)
    assert all(formats.itemText(row) for row in range(formats.count()))
    assert formats.accessibleName() == "Format"


def test_format_and_transcript_are_remembered(ask, settings: Settings) -> None:
    dialog = ask()
    choose(dialog, "html")
    dialog._whole.setChecked(True)
    dialog.accept()
    assert dialog.sent == [("html", True, False)]
    assert (settings.export_format, settings.export_whole) == ("html", True)
    again = ask()
    assert (again._key(), again._whole.isChecked()) == ("html", True)


def test_a_format_that_is_no_more_is_the_first(ask, settings: Settings) -> None:
    settings.export_format = "gone"
    assert ask()._key() == KEYS[0]


def test_the_chosen_ones_alone(ask) -> None:
    dialog = ask(9, 2)
    assert not dialog._chosen.isHidden()
    assert dialog._all.isChecked()
    dialog._chosen.click()
    dialog.accept()
    assert dialog.sent == [("md", False, True)]
    assert ask(9, 2, only=True)._chosen.isChecked()


@pytest.mark.parametrize(("every", "chosen"), [(9, 0), (9, 9), (0, 0)])
def test_where_there_is_no_choice_none_is_offered(ask, every: int, chosen: int) -> None:
    dialog = ask(every, chosen)
    assert dialog._all.isHidden()
    assert dialog._chosen.isHidden()


def test_where_the_transcript_cannot_be_chosen_it_is_said(ask) -> None:
    dialog = ask()
    assert dialog._answer.isHidden()
    choose(dialog, "csv")
    assert not dialog._whole.isEnabled()
    assert "fixed" in dialog._answer.text()
    assert dialog._formats.accessibleDescription() == dialog._answer.text()
    assert "There are no notes yet" in ask(0)._answer.text()
