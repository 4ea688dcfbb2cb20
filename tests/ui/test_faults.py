"""Our own faults: caught in any thread, told once, nothing but the fault in the report."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from viewer import __version__
from viewer.ui.dialogs.fault import FaultDialog
from viewer.ui.faults import FaultWatch, report


def fault() -> Exception:
    try:
        raise LookupError("lost")
    except LookupError as error:
        return error


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[FaultWatch]:
    watch = FaultWatch()
    uninstall = watch.install()
    yield watch
    uninstall()


def test_a_report_says_where_and_with_what() -> None:
    said = report(fault(), fault().__traceback__)
    assert said.startswith(f"Turnlight {__version__}, Python ")
    assert "LookupError: lost" in said
    assert "test_faults.py" in said


def test_what_a_slot_raises_is_caught(qtbot, watch: FaultWatch, expected_logs: Callable[[str], None]) -> None:
    expected_logs("unexpected")
    with qtbot.waitSignal(watch.caught) as caught:
        QTimer.singleShot(0, lambda: 1 // 0)
    assert "ZeroDivisionError" in caught.args[0]


def test_what_a_thread_raises_is_caught(
    qtbot, watch: FaultWatch, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("unexpected")
    with qtbot.waitSignal(watch.caught) as caught:
        thread = threading.Thread(target=lambda: 1 // 0)
        thread.start()
        thread.join()
    assert "ZeroDivisionError" in caught.args[0]


def test_an_interruption_is_no_fault(qtbot, watch: FaultWatch, monkeypatch: pytest.MonkeyPatch) -> None:
    quits: list[bool] = []
    monkeypatch.setattr("viewer.ui.faults.QGuiApplication.quit", lambda: quits.append(True))
    with qtbot.assertNotEmitted(watch.caught):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert quits == [True]


def test_uninstalled_it_leaves_things_as_they_were(qapp: QCoreApplication) -> None:
    before = sys.excepthook, threading.excepthook
    uninstall = FaultWatch().install()
    assert (sys.excepthook, threading.excepthook) != before
    uninstall()
    assert (sys.excepthook, threading.excepthook) == before


@pytest.fixture
def dialog(qtbot) -> Iterator[FaultDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield FaultDialog(window)
    window.close()


def test_the_report_can_be_copied_and_the_dialog_stays(dialog: FaultDialog) -> None:
    dialog.show_report("what happened")
    copy = next(button for button in dialog.buttons() if button.text() == "Copy report")
    copy.click()
    assert QApplication.clipboard().text() == "what happened"
    assert dialog.isVisible()
    dialog.button(QMessageBox.StandardButton.Close).click()
    assert not dialog.isVisible()


def test_one_at_a_time_and_another_after_it(dialog: FaultDialog) -> None:
    dialog.show_report("first")
    dialog.show_report("second")
    assert dialog.detailedText() == "first"
    dialog.close()
    dialog.show_report("third")
    assert dialog.isVisible()
    assert dialog.detailedText() == "third"
    dialog.close()
