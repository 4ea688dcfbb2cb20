"""What conftest.py holds against every test does catch it: each guard is run on a small test that offends."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

PASSES = """
import logging, os
from pathlib import Path

def test_expected_warning(expected_logs):
    expected_logs("no such .*")
    logging.getLogger("viewer").warning("no such file")

def test_home_is_empty(home):
    assert Path.home() == home
    assert list(home.iterdir()) == []

def test_home_is_new_for_every_test(home):
    assert list(home.iterdir()) == []
    (home / "left").touch()
"""

PASSES_WITH_QT = """
from PySide6.QtCore import QMimeData, QSettings
from PySide6.QtWidgets import QApplication, QDialog, QWidget

class Words(QMimeData):
    pass

def test_what_was_copied_crashes_nothing_at_the_end(qtbot):
    QApplication.clipboard().setMimeData(Words())

def test_a_window_given_away_is_no_leftover(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    QDialog(window).show()

def test_a_window_let_go_is_no_leftover(qtbot):
    window = QWidget()
    window.itself = lambda: window

def test_settings_are_written_at_home(home):
    settings = QSettings("Turnlight", "turnlight")
    settings.setValue("volume", 7)
    settings.sync()
    assert settings.fileName().startswith(str(home))

def test_settings_of_other_tests_are_unknown():
    assert QSettings("Turnlight", "turnlight").value("volume") is None
"""

STRAY_LOG = "def test_it():\n    __import__('logging').getLogger('viewer').error('lost')\n"
UNMET_LOG = "def test_it(expected_logs):\n    expected_logs('never said')\n"
WARNING = "def test_it():\n    __import__('warnings').warn('old', DeprecationWarning)\n"
LEFT_WINDOW = (
    "from PySide6.QtWidgets import QWidget\nkept = []\ndef test_it(qtbot):\n    kept.append(QWidget())\n"
)
QT_MESSAGE = "from PySide6.QtCore import qWarning\ndef test_it(qtbot):\n    qWarning('loose')\n"


def run(folder: Path, test: str, *options: str) -> str:
    """What pytest says about a test file under the rules of this project, then its exit code."""
    shutil.copy(TESTS / "conftest.py", folder)
    shutil.copy(TESTS.parent / "pyproject.toml", folder)
    (folder / "test_it.py").write_text(test)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options, "test_it.py"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return f"{result.stdout}exit code {result.returncode}"


def test_decent_tests_pass(tmp_path: Path) -> None:
    said = run(tmp_path, PASSES)
    assert "3 passed" in said
    assert said.endswith("exit code 0")


@pytest.mark.parametrize(
    ("test", "complaint"),
    [
        (STRAY_LOG, "stray log line: ERROR viewer: lost"),
        (UNMET_LOG, "no log line: never said"),
        (WARNING, "DeprecationWarning: old"),
    ],
)
def test_offences_are_caught(tmp_path: Path, test: str, complaint: str) -> None:
    said = run(tmp_path, test)
    assert complaint in said
    assert "1 error" in said or "1 failed" in said


def test_decent_tests_with_windows_pass(tmp_path: Path) -> None:
    pytest.importorskip("PySide6")
    said = run(tmp_path, PASSES_WITH_QT)
    assert "5 passed" in said
    assert said.endswith("exit code 0")


@pytest.mark.parametrize(
    ("test", "complaint"), [(LEFT_WINDOW, "left behind: QWidget"), (QT_MESSAGE, "QtWarningMsg: loose")]
)
def test_offences_with_windows_are_caught(tmp_path: Path, test: str, complaint: str) -> None:
    pytest.importorskip("PySide6")
    said = run(tmp_path, test)
    assert complaint in said
    assert "1 error" in said or "1 failed" in said


@pytest.mark.parametrize(("options", "examples"), [((), 50), (("--long",), 2000)])
def test_long_runs_try_many_more_examples(tmp_path: Path, options: tuple[str, ...], examples: int) -> None:
    test = f"import hypothesis\ndef test_it():\n    assert hypothesis.settings().max_examples == {examples}\n"
    assert "1 passed" in run(tmp_path, test, *options)
