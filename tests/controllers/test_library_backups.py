"""Backups that are made while the program runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from viewer.controllers.library_backups import DailyBackup
from viewer.controllers.worker import Workers
from viewer.errors import WorldError, message
from viewer.store.backups import list_backups
from viewer.store.library import open_library


@pytest.fixture
def workers(qapp: object) -> Iterator[Workers]:
    workers = Workers()
    yield workers
    assert workers.close()


def test_a_day_brings_a_backup(qtbot: QtBot, workers: Workers, tmp_path: Path) -> None:
    with closing(open_library(tmp_path)) as library:
        library.settings.save({"volume": 40})
        daily = DailyBackup(tmp_path, workers)
        assert daily.timer.isActive()
        assert daily.timer.interval() == 86_400_000
        with qtbot.waitSignal(daily.done) as made:
            daily.timer.timeout.emit()
        assert made.args[0] in list_backups(tmp_path)


def test_a_backup_that_fails_is_written_down(
    qtbot: QtBot,
    workers: Workers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def full(_folder: Path) -> None:
        raise WorldError(message("The disk is full"))

    monkeypatch.setattr("viewer.controllers.library_backups.back_up_now", full)
    daily = DailyBackup(tmp_path, workers)
    with caplog.at_level("WARNING"):
        daily.timer.timeout.emit()
        qtbot.waitUntil(lambda: "No backup: The disk is full" in caplog.text)
    caplog.clear()
