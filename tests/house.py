"""The whole program in a folder of its own, played by hand: for the tests of the window and what ties it."""

from __future__ import annotations

import logging
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.controllers.fakes import FakeDevices, FakePlayer, Time
from viewer import app, logs
from viewer.controllers.playback import PlaybackController
from viewer.core.timecode import format_ms
from viewer.errors import message
from viewer.ui.transcript.document import Place

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

MINUTE = 60_000
WORDS = "Here are the words of turn {}, no more. And then come a few others, quietly."
SECONDS = 10  # each turn of `write_transcript` is so long


def write_transcript(folder: Path, name: str = "episode.txt", *, turns: int = 6, word: str = "") -> Path:
    """Two people in turn, ten seconds each, in the shape radio networks write."""
    lines = []
    for index in range(turns):
        time = format_ms(index * SECONDS * 1000).rjust(5, "0")
        lines += [f"{('Ada', 'Bo')[index % 2]} ({time}):", f"{WORDS.format(index)} {word}".rstrip(), ""]
    path = folder / name
    path.write_text("\n".join(lines), "utf-8")
    return path


def write_untimed(folder: Path, name: str = "untimed.txt") -> Path:
    """People who talk, and no time anywhere."""
    path = folder / name
    path.write_text("Ada: What is it?\n\nBo: A text without times.\n\nAda: I see.\n\nBo: Yes.\n", "utf-8")
    return path


def write_silence(folder: Path, name: str = "episode.wav", *, seconds: int = 60, level: int = 0) -> Path:
    """An audio file in which nothing is heard; another `level` makes another content."""
    path = folder / name
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(level.to_bytes(2, "little") * 8_000 * seconds)
    return path


def write_episode(folder: Path, turns: int = 6) -> tuple[Path, Path]:
    """A transcript and as much silence as its turns take."""
    return write_transcript(folder, turns=turns), write_silence(folder, seconds=turns * SECONDS)


class House:
    """A started program whose time passes only when told to.

    Attributes:
        time: what playing is measured by.
        program: the whole.
        player: plays what is opened, and keeps what it was told; None where the program runs in silence.
    """

    def __init__(self, qtbot: QtBot, program: app.Program, time: Time) -> None:
        self.qtbot, self.program, self.time = qtbot, program, time
        self.player: FakePlayer | None = None
        self.window, self.playback = program.window, program.playback
        self.view, self.messages = program.window.view, program.window.messages
        self.desk, self.settings, self.episodes = program.desk, program.settings, program.episodes

    def act(self, name: str) -> QAction:
        """An action of the table."""
        return self.window.actions_table[name]

    def open(self, *paths: Path) -> House:
        """Open files and wait until nothing is being opened any more."""
        with self.qtbot.waitSignal(self.desk.settled, timeout=10_000):
            self.program.opening.open_paths(paths)
        return self

    def settle(self) -> None:
        """Wait until nothing is being opened and the library is there."""
        self.qtbot.waitUntil(lambda: self.episodes.ready and not self.program.opening.busy, timeout=10_000)

    def let_pass(self, seconds: float) -> None:
        """Time passes, the timer ticks."""
        for _ in range(round(seconds / 0.03)):
            self.time.now += 0.03
            if self.playback.active:
                self.playback.tick()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key goes to whatever has the keyboard."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def click_turn(self, turn: int, offset: int = 0) -> None:
        """Click the words of a turn."""
        self.view.scroller.reveal(turn, offset, 0.3)
        self.qtbot.waitUntil(lambda: self.view.turn_layout.is_exact(turn))
        rect = self.view.turn_layout.line_rect(turn, self.view.turn_document.units(Place(turn, offset)))
        place = QPointF(rect.left() + 3, rect.center().y() - self.view.scroller.value)
        self.qtbot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())

    def told(self) -> str:
        """Title and detail of the message that is shown; empty while none is."""
        notice = self.messages.notice
        return f"{notice.title} {notice.detail}".strip() if notice else ""


def press(program: House, keys: str) -> None:
    """A shortcut, typed into whatever has the keyboard."""
    combination = QKeySequence(keys)[0]
    program.press(combination.key(), combination.keyboardModifiers())


@contextmanager
def house(
    qapp: QApplication,
    qtbot: QtBot,
    patch: pytest.MonkeyPatch,
    folder: Path,
    *files: Path,
    sound: bool = True,
    wait: bool = True,
    **options: object,
) -> Iterator[House]:
    """Starts the program with `folder` for its library, and ends it as the reader would.

    Args:
        qapp: the application.
        qtbot: waits.
        patch: takes back what is put in place of the clock and the log.
        folder: the library's.
        files: opened at the start.
        sound: whether a made-up player of ten minutes plays; else the program runs in silence.
        wait: until library and files are there.
        options: more of `app.Options`.
    """
    time = Time()
    patch.setattr(app, "PlaybackController", lambda parent: PlaybackController(parent, time))
    patch.setattr(app, "SoundDevices", FakeDevices)
    with _logging_restored():
        patch.setattr(logs, "start", partial(_log_here_too, logs.start))
        program = app.Program(qapp, app.Options(files=files, data=folder, player="silent", **options))  # type: ignore[arg-type]
        qtbot.addWidget(program.window)
        self = House(qtbot, program, time)
        with qtbot.waitExposed(program.window):
            program.start()
        program.window.activateWindow()
        if wait:
            self.settle()
        if sound:
            self.player = FakePlayer(time)
            program.playback.set_player(self.player, message("The test plays"))
        try:
            yield self
        finally:
            program.window.close()


def _log_here_too(start: Callable[[Path], None], folder: Path) -> None:
    """Log as the program does, but in such a way that the tests hear of it, too."""
    start(folder)
    logging.getLogger("viewer").propagate = True


@contextmanager
def _logging_restored() -> Iterator[None]:
    logger = logging.getLogger("viewer")
    before = list(logger.handlers), logger.level, logger.propagate, logging.raiseExceptions
    try:
        yield
    finally:
        for handler in set(logger.handlers) - set(before[0]):
            handler.close()
        logger.handlers[:] = before[0]
        logger.setLevel(before[1])
        logger.propagate, logging.raiseExceptions = before[2], before[3]
