"""What holds for every test: a home of its own, one locale, and no stray log line or window left behind.

Nothing here needs Qt to be installed: the layers below the controllers are also tested without it.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.sound import missing_parts, sound_server

os.environ.update(LC_ALL="C.UTF-8", LANG="C.UTF-8", TZ="UTC")
os.environ.pop("LANGUAGE", None)

hypothesis.settings.register_profile("default", max_examples=50, deadline=None, print_blob=True)
hypothesis.settings.register_profile("long", max_examples=2000, deadline=None, print_blob=True)
# The run without Qt comes after one with all examples: what needs Qt shows at the first of them.
hypothesis.settings.register_profile("again", max_examples=5, deadline=None, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="long storms, and many examples for every property")


def pytest_configure(config: pytest.Config) -> None:
    again = "again" if config.pluginmanager.has_plugin("tests.no_qt") else "default"
    hypothesis.settings.load_profile("long" if config.getoption("--long") else again)
    if config.getoption("markexpr") != "real":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if config.getoption("markexpr") not in ("real", "bench") or "TURNLIGHT_DESKTOP" not in os.environ:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"  # the desktop must not see what is tested


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    skip = pytest.mark.skip(reason="a long one: give --long")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(skip)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, so that no test reads or changes the settings and data of whoever runs it."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    if "PySide6.QtCore" in sys.modules:
        _settle_qt(folder)
    return folder


def _settle_qt(folder: Path) -> None:
    from PySide6.QtCore import QLocale, QSettings

    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        for format_ in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(format_, scope, str(folder / "qt" / scope.name))
    QLocale.setDefault(QLocale("en_US"))


@pytest.fixture(scope="session")
def sound() -> Iterator[dict[str, str]]:
    """A private sound server, one for all tests of the session: Qt stays with the first that it finds."""
    if missing := missing_parts():
        pytest.skip(f"not installed: {missing}")
    # The name of a socket may have 107 bytes: too few for pytest's own folders.
    with (
        tempfile.TemporaryDirectory(prefix="tl-") as folder,
        sound_server(Path(folder)) as env,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in env.items():
            patch.setenv(name, value)
        yield env


class ExpectedLogs:
    """Called with a regular expression for each warning or error that a test means to cause."""

    def __init__(self) -> None:
        self.patterns: list[str] = []

    def __call__(self, pattern: str) -> None:
        self.patterns.append(pattern)

    def complaints(self, lines: list[str]) -> list[str]:
        """Lines nobody expected, and expectations no line met."""
        stray = [
            f"stray log line: {line}" for line in lines if not any(re.search(p, line) for p in self.patterns)
        ]
        unmet = [f"no log line: {p}" for p in self.patterns if not any(re.search(p, line) for line in lines)]
        return stray + unmet


@pytest.fixture
def expected_logs() -> ExpectedLogs:
    """`expected_logs("cannot open .*")`: such a record must come; every other one is still an error."""
    return ExpectedLogs()


@pytest.fixture(autouse=True)
def _no_stray_logs(caplog: pytest.LogCaptureFixture, expected_logs: ExpectedLogs) -> Iterator[None]:
    yield
    records = caplog.get_records("setup") + caplog.get_records("call")
    lines = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for record in records
        if record.levelno >= logging.WARNING
    ]
    complaints = expected_logs.complaints(lines)
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.when == "call":
        item.stash[_passed] = report.passed
    return report


_passed = pytest.StashKey[bool]()


@pytest.fixture(autouse=True)
def _no_leftover_windows(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    leftovers = _top_level_widgets()
    names = [f"{type(widget).__name__} {widget.objectName()!r}" for widget in leftovers]
    for widget in leftovers:
        widget.close()
        widget.deleteLater()
    if names and request.node.stash.get(_passed, False):
        pytest.fail(f"left behind: {', '.join(names)}; give them to qtbot.addWidget", pytrace=False)


def _top_level_widgets() -> list:
    """Windows that still live once everything that was let go is really gone."""
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return []
    _let_go()
    return [
        widget for widget in QApplication.topLevelWidgets() if widget.metaObject().className() != "QTipLabel"
    ]


def _let_go() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication, QToolTip

    QToolTip.hideText()
    QApplication.clipboard().clear()  # Qt would delete what a test copied after Python has gone, and crash
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if QApplication.topLevelWidgets():
        gc.collect()
