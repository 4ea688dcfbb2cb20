"""The window speaks the reader's language: all of it, and nothing of it is left behind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, Qt, QTranslator
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from tests.house import House, house, write_silence, write_transcript, write_untimed
from viewer.errors import message
from viewer.readers.base import AmbiguousFormat
from viewer.readers.registry import READERS, by_key
from viewer.resources import translation_path
from viewer.ui import language
from viewer.ui.dialogs.fault import FaultDialog
from viewer.ui.recent_row import RecentRow
from viewer.ui.translate import told, told_error

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    Start = Callable[..., House]

WRAPPED = re.compile(r"⟦[^⟦⟧]*⟧")
KEYS = re.compile(r"\b(F\d+|[A-Z])\b")  # what no language translates
LETTERS = re.compile(r"[^\W\d_]+")
DATA = {"Ada", "Bo", "episode", "untimed", "alone", "fake"}  # names in files, and the player's


class Wrapping(QTranslator):
    """Puts brackets around every text that asks for its translation."""

    def translate(self, _context: str, source: str, *_more: object) -> str:
        return f"⟦{source}⟧"

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@contextmanager
def installed(qapp: QApplication, *translators: QTranslator) -> Iterator[None]:
    try:
        yield
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)
            translator.deleteLater()


@pytest.fixture
def swedish(qapp: QApplication) -> Iterator[None]:
    with installed(qapp, *language.install(qapp, ["sv-SE", "sv"])):
        yield


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    with installed(qapp, *language.install(qapp, ["en-US", "en"])):
        yield


@pytest.fixture
def wrapping(qapp: QApplication) -> Iterator[None]:
    translator = Wrapping()
    qapp.installTranslator(translator)
    with installed(qapp, translator):
        yield


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Start:
    """Starts the program; each start of one test finds the same library."""
    return partial(house, qapp, qtbot, monkeypatch, tmp_path / "data")


def close_button() -> str:
    """What stands on Qt's own button."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    (button,) = box.buttons()
    return button.text()


# Which language


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        (["sv-SE", "sv-Latn-SE", "sv"], "sv"),
        (["sv_FI"], "sv"),
        (["de-DE", "de", "sv", "en"], "sv"),
        (["en-GB", "en", "sv"], "en"),
        (["de-DE", "de"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_is_spoken(asked: list[str], spoken: str) -> None:
    assert language.wanted(asked) == spoken


@given(st.lists(st.text() | st.sampled_from(["sv", "EN", "../en", "sv\0"])))
def test_whatever_is_asked_for_there_is_a_language(asked: list[str]) -> None:
    assert translation_path(f"turnlight_{language.wanted(asked)}.qm").is_file()


def test_english_where_the_system_speaks_neither(qapp: QApplication) -> None:
    """German buttons in an English window would be worse than English ones."""
    translators = language.install(qapp, ["de-DE", "de"])
    with installed(qapp, *translators):
        assert close_button() == "Close"
        assert {Path(translator.filePath()).stem.split("_")[1] for translator in translators} == {"en"}


def test_without_qts_own_words_ours_are_there(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLibraryInfo, "path", lambda _which: "/nowhere")
    with installed(qapp, *language.install(qapp, ["sv"])):
        assert told(message("Web page")) == "Webbsida"


# What is read


@pytest.mark.usefixtures("swedish")
def test_the_window_is_swedish(start: Start, tmp_path: Path) -> None:
    with start(write_transcript(tmp_path), write_silence(tmp_path)) as program:
        window = program.window
        assert program.act("open").text() == "Öppna…"
        assert program.act("play").toolTip() == "Spela eller pausa (Mellanslag)"
        assert window.view.accessibleName() == "Avskrift"
        assert window.findChild(QLineEdit).placeholderText().startswith("Sök i avskriften")
        menus = {menu.title() for menu in window.findChildren(QMenu)}
        assert {"Uppspelning", "Visning", "Sök", "Öppna senaste"} <= menus
        seconds = [action.text() for menu in window.findChildren(QMenu) for action in menu.actions()]
        assert {"5 sekunder", "10 sekunder"} <= set(seconds)


@pytest.mark.usefixtures("swedish")
def test_what_comes_from_below_the_window_is_swedish(start: Start, tmp_path: Path) -> None:
    with start(tmp_path / "borta.txt") as program:
        assert program.told().startswith("Det finns ingen fil borta.txt Filen kan ha flyttats")
    _title, detail = told_error(AmbiguousFormat((by_key("table"), by_key("web-page"))))
    assert detail == "Välj hur den ska läsas: Tabell med tider, Webbsida."


@pytest.mark.usefixtures("swedish")
def test_qts_own_words_are_swedish(qapp: QApplication) -> None:
    assert close_button() == "Stäng"
    shown = QKeySequence("Ctrl+Shift+Left").toString(QKeySequence.SequenceFormat.NativeText)
    assert shown == "Ctrl+Skift+Vänster"


SECONDS = "%n second(s)"


@pytest.mark.usefixtures("english")
def test_english_counts_right() -> None:
    counted = [QCoreApplication.translate("SkipMenu", SECONDS, "", count) for count in (1, 2)]
    assert counted == ["1 second", "2 seconds"]


@pytest.mark.usefixtures("swedish")
def test_swedish_counts_right() -> None:
    counted = [QCoreApplication.translate("SkipMenu", SECONDS, "", count) for count in (0, 1, 2)]
    assert counted == ["0 sekunder", "1 sekund", "2 sekunder"]


# Nothing escapes: with every translation in brackets, what stands outside them was never translated


def shown_texts(part: QObject) -> Iterator[str]:
    """What a widget or an action shows, says to a screen reader or tells in a tool tip."""
    if isinstance(part, QAction):
        yield from (part.text(), part.toolTip(), part.statusTip())
    if isinstance(part, QWidget):
        yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription(), part.whatsThis())
    if isinstance(part, QLabel | QAbstractButton):
        yield re.sub(r"<[^>]*>", "", part.text()).replace("&nbsp;", " ")
    if isinstance(part, QLineEdit):
        yield part.placeholderText()
    if isinstance(part, QMenu):
        yield part.title()
    if isinstance(part, QWidget) and part.isWindow() and not isinstance(part, QMenu):
        yield part.windowTitle().removesuffix(" – Turnlight")


def escaped(root: QObject) -> dict[str, str]:
    """Words below `root` that no translation was asked for, each with the widget that shows it."""
    found = {}
    for part in (root, *root.findChildren(QObject)):
        for text in shown_texts(part):
            rest = text
            while WRAPPED.search(rest):
                rest = WRAPPED.sub(" ", rest)
            words = set(LETTERS.findall(KEYS.sub(" ", rest))) - DATA
            if words:
                found[text] = f"{type(part).__name__} {part.objectName()}"
    return found


def test_what_escapes_is_found(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("⟦Volume: ⟦muted⟧⟧ Ada F7 0:10")
    qtbot.addWidget(label)
    assert escaped(label) == {}
    label.setToolTip("⟦Volume⟧ is off")
    assert escaped(label) == {"⟦Volume⟧ is off": "QLabel "}


@pytest.mark.usefixtures("wrapping")
def test_the_way_in_is_translated(start: Start, tmp_path: Path) -> None:
    with start(write_transcript(tmp_path), write_silence(tmp_path)) as program:
        program.playback.seek(25_000)
    (tmp_path / "episode.wav").unlink()
    with start() as program:
        assert len(program.window.findChildren(RecentRow)) == 1
        assert escaped(program.window) == {}


@pytest.mark.usefixtures("wrapping")
def test_an_episode_is_translated(start: Start, tmp_path: Path) -> None:
    with start(write_transcript(tmp_path), write_silence(tmp_path)) as program:
        assert escaped(program.window) == {}
        program.act("mute").trigger()
        program.press(Qt.Key.Key_M)
        program.act("loop").trigger()
        program.act("faster").trigger()
        program.playback.toggle()
        program.let_pass(3)
        program.view.scroller.reveal(5, 0, 0.0)
        assert escaped(program.window) == {}


@pytest.mark.usefixtures("wrapping")
@pytest.mark.parametrize("words", ["turn", "nowhere", "the words of turn 3"])
def test_the_search_is_translated(start: Start, tmp_path: Path, qtbot: QtBot, words: str) -> None:
    with start(write_transcript(tmp_path)) as program:
        program.act("find").trigger()
        field = program.window.findChild(QLineEdit)
        qtbot.keyClicks(field, words)
        qtbot.waitUntil(lambda: bool(field.accessibleDescription()))
        assert escaped(program.window) == {}


@pytest.mark.usefixtures("wrapping")
def test_messages_are_translated(start: Start, tmp_path: Path) -> None:
    with start(write_untimed(tmp_path)) as program:
        for path in (tmp_path / "nowhere.txt", tmp_path, write_silence(tmp_path)):
            program.open(path)
            assert escaped(program.window) == {}
        program.program.opening.ambiguous.emit(AmbiguousFormat(READERS))
        assert escaped(program.window) == {}
    with start(write_silence(tmp_path, "alone.wav", level=3)) as program:
        assert "⟦This audio has no transcript yet.⟧" in program.told()
        assert escaped(program.window) == {}
        QGuiApplication.clipboard().setText("")
        program.act("paste").trigger()
        assert escaped(program.window) == {}


@pytest.mark.usefixtures("wrapping")
@pytest.mark.parametrize(
    "name", ["jump", "remarks", "how_read", "shortcuts", "about_player", "open", "add_audio"]
)
def test_dialogs_are_translated(start: Start, tmp_path: Path, name: str) -> None:
    with start(write_transcript(tmp_path), write_silence(tmp_path)) as program:
        program.act(name).trigger()
        (dialog,) = (found for found in program.window.findChildren(QDialog) if found.isVisible())
        if isinstance(dialog, QFileDialog):  # the platform's own, full of names of files
            parts = [dialog.windowTitle(), *dialog.nameFilters()]
            assert all(WRAPPED.fullmatch(text) for text in parts)
        else:
            assert escaped(dialog) == {}
        dialog.reject()


@pytest.mark.usefixtures("wrapping")
def test_the_report_of_a_fault_is_translated(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FaultDialog(parent)
    dialog.show_report("a report")
    assert escaped(dialog) == {}
    dialog.reject()
