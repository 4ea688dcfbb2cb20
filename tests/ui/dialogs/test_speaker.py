"""Who speaks: what a name would do is said before it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.transcripts import transcript
from viewer.core.transcript import Transcript
from viewer.ui.dialogs.speaker import SpeakerDialog

SHOWN = transcript("Så.", "Ja.", "Nej.", "Jo.", names=("Anna", "Bo", "Anna Ek"))


@pytest.fixture
def ask(qtbot) -> Callable[..., SpeakerDialog]:
    def ask(turn: int, shown: Transcript = SHOWN) -> SpeakerDialog:
        dialog = SpeakerDialog(shown, turn)
        qtbot.addWidget(dialog)
        dialog.sent = []
        dialog.renamed.connect(lambda *what: dialog.sent.append(what))
        dialog.recast.connect(lambda *what: dialog.sent.append(what))
        dialog.show()
        return dialog

    return ask


def answer(dialog: SpeakerDialog) -> str:
    return dialog._answer.text()


def test_the_name_is_selected_and_another_one_goes_everywhere(ask) -> None:
    dialog = ask(1)
    assert dialog._letters.selectedText() == "Bo"
    assert not dialog._done.isEnabled()
    QTest.keyClicks(dialog._letters, "Bo  Ek:")
    assert (answer(dialog), dialog._done.isEnabled()) == ("", True)
    QTest.keyClick(dialog._letters, Qt.Key.Key_Return)
    assert dialog.sent == [("Bo", "Bo Ek")]
    assert dialog.isHidden()


def test_only_this_turn_goes_to_somebody_else(ask) -> None:
    dialog = ask(1)
    dialog._here.setChecked(True)
    dialog._field.setCurrentText("Cai")
    assert answer(dialog) == "Cai is a new speaker."
    dialog._field.setCurrentText("Anna")
    assert answer(dialog) == "This turn goes to Anna, who speaks already."
    dialog.accept()
    assert dialog.sent == [(1, "Anna")]


def test_two_who_become_one_are_told_before(ask) -> None:
    dialog = ask(1)
    dialog._field.setCurrentText("Anna")
    assert answer(dialog) == "Anna speaks already: Bo and Anna become one."


def test_a_first_name_alone_is_offered_its_full_name(ask) -> None:
    dialog = ask(0)
    assert not dialog._join.isHidden()
    assert dialog._join.text() == "Join with Anna Ek"
    dialog._join.click()
    dialog.accept()
    assert dialog.sent == [("Anna", "Anna Ek")]
    assert ask(1)._join.isHidden()


def test_a_name_is_not_completed_behind_the_readers_back(ask) -> None:
    dialog = ask(1)
    QTest.keyClicks(dialog._letters, "Ann")
    assert dialog._new() == "Ann"


def test_a_turn_of_nobody_can_be_given_to_somebody(ask) -> None:
    nobody = replace(SHOWN, turns=tuple(replace(turn, speaker=None) for turn in SHOWN.turns), speakers=())
    dialog = ask(1, nobody)
    assert dialog._everywhere.isHidden()
    dialog._field.setCurrentText("Cai")
    dialog.accept()
    assert dialog.sent == [(1, "Cai")]


@pytest.mark.parametrize("name", ["", "  ", "Bo", "Bo:"])
def test_no_other_name_changes_nothing(ask, name: str) -> None:
    dialog = ask(1)
    dialog._field.setCurrentText(name)
    assert not dialog._done.isEnabled()
    dialog.accept()
    assert dialog.sent == []
    assert not dialog.isHidden()
