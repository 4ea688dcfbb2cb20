"""Pytest plugin: the run of the layers below the controllers, as if Qt had never been installed.

Use: ``python -m pytest -p tests.no_qt -p no:pytest-qt``. Any import of Qt fails as on a machine without it,
and the rooms that are made of Qt are left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

QT_PACKAGES = ("PySide6", "shiboken6", "qtawesome", "qtpy")
QT_ROOMS = (
    "tests/test_guards.py",
    "tests/controllers",
    "tests/ui",
    "tests/bench",
    "tests/test_app.py",
    "tests/player/sound/test_qt.py",
)

for package in QT_PACKAGES:
    sys.modules[package] = None  # type: ignore[assignment]  # Python's own way to say that a module is not there


def pytest_addoption(parser: pytest.Parser) -> None:
    # pytest-qt, which is switched off, would have declared these, and the markers below.
    parser.addini("qt_api", "unused without Qt")
    parser.addini("qt_log_level_fail", "unused without Qt")
    parser.addini("qt_log_ignore", "unused without Qt", type="linelist")


def pytest_configure(config: pytest.Config) -> None:
    for marker in ("qt_log_ignore", "qt_log_level_fail", "no_qt_log", "qt_no_exception_capture"):
        config.addinivalue_line("markers", f"{marker}: unused without Qt")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    place = collection_path.relative_to(config.rootpath).as_posix()
    return True if place.startswith(QT_ROOMS) else None


def pytest_report_header() -> str:
    return "without Qt"


@pytest.fixture
def qtbot() -> None:
    """Skips those tests of a mixed file that wait by Qt's event loop."""
    pytest.skip("waits by Qt's event loop")
