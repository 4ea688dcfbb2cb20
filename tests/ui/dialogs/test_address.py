"""The field for an address."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from viewer.ui.dialogs.address import AddressDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> AddressDialog:
    dialog = AddressDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def test_enter_sends_the_address(dialog: AddressDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog._field, " example.org/feed ")
    with qtbot.waitSignal(dialog.chosen) as caught:
        QTest.keyClick(dialog._field, Qt.Key.Key_Return)
    assert caught.args == ["example.org/feed"]
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", ""),
        ("file:///etc/passwd", "Only addresses that begin with http:// or https:// are opened."),
        ("https://me:secret@example.org/", "It holds a name or a password, which is never sent."),
    ],
)
def test_anything_else_is_told_and_not_sent(dialog: AddressDialog, text: str, answer: str) -> None:
    sent: list[str] = []
    dialog.chosen.connect(sent.append)
    dialog._field.setText(text)
    QTest.keyClick(dialog._field, Qt.Key.Key_Return)
    assert sent == []
    assert dialog.isVisible()
    assert dialog._answer.text() == answer
    assert dialog._field.accessibleDescription() == answer
