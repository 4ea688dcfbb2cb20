"""Tables to read: remarks and shortcuts, whole and copyable."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from viewer import __version__
from viewer.core.transcript import Remark, Transcript
from viewer.errors import message
from viewer.ui.dialogs.about_player import AboutDialog
from viewer.ui.dialogs.remarks import RemarksDialog
from viewer.ui.dialogs.shortcuts import ShortcutsDialog
from viewer.ui.dialogs.table import Rows, TableDialog

TRANSCRIPT = Transcript(
    format="test",
    title="",
    media="",
    language="",
    turns=(),
    speakers=(),
    warnings=(Remark(12, message("The time is {time}", time="late")),),
    ignored=(Remark(1, message("A title")), Remark(0, message("The whole"))),
)


def test_model_keeps_qts_rules(qapp) -> None:
    rows = Rows(("One", "Two"), [("a", "b"), ("c", "d")])
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is rows
    assert rows.data(rows.index(1, 0)) == "c"
    assert rows.data(rows.index(1, 1), Qt.ItemDataRole.ToolTipRole) == "d"
    assert rows.headerData(1, Qt.Orientation.Horizontal) == "Two"


@pytest.fixture
def table(qtbot) -> TableDialog:
    table = TableDialog("Read this", ("Line", "Text"), [("1", "a"), ("2", "b"), ("3", "c")])
    qtbot.addWidget(table)
    return table


def test_all_is_copied(table) -> None:
    table.copy_all()
    assert QGuiApplication.clipboard().text() == "1\ta\n2\tb\n3\tc"


def test_chosen_rows_are_copied_by_key(table, qtbot) -> None:
    table._table.selectRow(1)
    qtbot.keyClick(table._table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "2\tb"


def test_nothing_chosen_leaves_the_clipboard_alone(table) -> None:
    QGuiApplication.clipboard().setText("mine")
    table._table.clearSelection()
    table.copy_chosen()
    assert QGuiApplication.clipboard().text() == "mine"


def test_many_rows_open_at_once(qtbot) -> None:
    table = TableDialog("Many", ("Line", "Text"), [(str(i), "text") for i in range(200_000)])
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    assert table._model.rowCount() == 200_000


def test_remarks_have_line_kind_and_text(qtbot) -> None:
    dialog = RemarksDialog(TRANSCRIPT)
    qtbot.addWidget(dialog)
    assert dialog._model.rows == [
        ("12", "Doubtful", "The time is late"),
        ("1", "Left out", "A title"),
        ("", "Left out", "The whole"),
    ]


def test_remarks_are_said_in_the_readers_language(qtbot) -> None:
    dialog = RemarksDialog(TRANSCRIPT, say=lambda message: str(message).upper())
    qtbot.addWidget(dialog)
    assert dialog._model.rows[0][2] == "THE TIME IS LATE"


def test_shortcuts_are_read_off_the_actions(qtbot) -> None:
    back, quiet = QAction("&Back…"), QAction("No keys")
    back.setShortcuts(["Left", "Alt+J"])
    play, media_back = QAction("Play"), QAction("Back")
    play.setShortcut("Space")
    media_back.setShortcut("Media Rewind")
    dialog = ShortcutsDialog([back, quiet, play, media_back])
    qtbot.addWidget(dialog)
    assert dialog._model.rows == [("Back", "Left or Alt+J or Media Rewind"), ("Play", "Space")]


def test_about_names_version_player_and_reason(qtbot) -> None:
    dialog = AboutDialog("VLC", "It was found.")
    qtbot.addWidget(dialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for part in (__version__, "Sound by VLC", "It was found.", "GPL"):
        assert part in said
