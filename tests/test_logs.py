"""The log file: there where it can be written, and never in the way."""

from __future__ import annotations

import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from viewer import logs


@pytest.fixture(autouse=True)
def _logging_restored() -> Iterator[None]:
    logger = logging.getLogger("viewer")
    before = list(logger.handlers), logger.level, logger.propagate, logging.raiseExceptions
    yield
    for handler in set(logger.handlers) - set(before[0]):
        handler.close()
    logger.handlers[:] = before[0]
    logger.setLevel(before[1])
    logger.propagate, logging.raiseExceptions = before[2:]


def test_what_happens_is_written_with_time_and_place(tmp_path: Path) -> None:
    logs.start(tmp_path / "new" / "data")
    logging.getLogger("viewer.store").info("opened %d", 3)
    logging.getLogger("viewer.store").debug("too much")
    logging.getLogger("somebody.else").info("not ours")
    lines = (tmp_path / "new" / "data" / logs.LOG_NAME).read_text("utf-8").splitlines()
    assert len(lines) == 1
    assert lines[0].endswith(" INFO viewer.store: opened 3")


def test_the_folder_is_private(tmp_path: Path) -> None:
    logs.start(tmp_path / "data")
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_nothing_is_written_before_there_is_something_to_say(tmp_path: Path) -> None:
    logs.start(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    logs.start(tmp_path / "file" / "data")
    logging.getLogger("viewer").error("nobody hears")
    assert capfd.readouterr() == ("", "")


def test_a_log_that_becomes_unwritable_says_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / logs.LOG_NAME).mkdir()
    logs.start(tmp_path)
    logging.getLogger("viewer").error("nobody hears")
    assert capfd.readouterr() == ("", "")


def test_it_does_not_grow_for_ever(tmp_path: Path) -> None:
    logs.start(tmp_path)
    for _ in range(300):
        logging.getLogger("viewer").info("x" * 8_000)
    files = list(tmp_path.iterdir())
    assert len(files) == 3
    assert sum(file.stat().st_size for file in files) <= 3 * 512 * 1024
