"""That audio is being made seekable is told where it takes long, with how far it is and a way out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from viewer.errors import message
from viewer.ui.copy_line import CopyLine
from viewer.ui.message_bar import MessageBar, Notice
from viewer.ui.progress_line import ProgressLine
from viewer.ui.theme import light

SEEKABLE = message("Making a.mp3 seekable")


class Seekable(QObject):
    started = Signal()
    progress = Signal(object, float)
    finished = Signal()
    cancelled = 0

    def cancel(self) -> None:
        self.cancelled += 1
        self.finished.emit()


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar(light())
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def seekable(bar: MessageBar) -> Seekable:
    seekable = Seekable(bar)
    line = CopyLine(seekable, bar)  # type: ignore[arg-type]
    line._patience.setInterval(5)
    return seekable


def progress(bar: MessageBar) -> ProgressLine:
    return bar.findChild(ProgressLine)


def test_what_takes_long_is_told_until_it_is_done(bar: MessageBar, seekable: Seekable, qtbot: QtBot) -> None:
    seekable.started.emit()
    assert bar.notice is None
    qtbot.waitUntil(lambda: bar.notice is not None)
    assert bar.notice is not None
    assert bar.notice.title == "Making the audio seekable"
    seekable.progress.emit(SEEKABLE, 0.5)
    assert not progress(bar).isHidden()
    assert progress(bar).value() == 500
    assert progress(bar).accessibleName() == "Making a.mp3 seekable"
    seekable.finished.emit()
    assert bar.notice is None
    assert progress(bar).isHidden()


def test_what_is_quick_is_not_told(bar: MessageBar, seekable: Seekable, qtbot: QtBot) -> None:
    seekable.started.emit()
    seekable.finished.emit()
    qtbot.wait(20)
    assert bar.notice is None


def test_can_be_stopped(bar: MessageBar, seekable: Seekable, qtbot: QtBot) -> None:
    seekable.started.emit()
    qtbot.waitUntil(lambda: bar.notice is not None)
    assert bar.notice is not None
    [remedy] = bar.notice.remedies
    assert remedy.label == "Cancel"
    remedy.run()
    assert seekable.cancelled == 1
    assert bar.notice is None


def test_other_messages_stay(bar: MessageBar, seekable: Seekable, qtbot: QtBot) -> None:
    bar.show_notice(Notice("Other"))
    seekable.started.emit()
    qtbot.waitUntil(lambda: bar.waiting == 1)
    seekable.finished.emit()
    assert bar.notice == Notice("Other")
    assert bar.waiting == 0
