"""A field over some words: it lies where they stand, and says once what became of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest

from tests.transcripts import transcript
from viewer.ui import theme
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.lines import span_rects
from viewer.ui.transcript.view import TranscriptView
from viewer.ui.transcript.word_field import WordField, words_to_correct

TEXT = "Så 😀 hör [?? 00:02:12] jag till Falun, och sedan hem igen över bron. " * 3


@pytest.fixture
def view(qtbot) -> TranscriptView:
    view = TranscriptView(theme.light())
    qtbot.addWidget(view)
    view.resize(800, 500)
    with qtbot.waitExposed(view):
        view.show()
    view.set_transcript(transcript(TEXT, "Ja."))
    return view


def over(view: TranscriptView, start: int, end: int) -> tuple[WordField, list[object]]:
    field, told = WordField(view, theme.light(), 0, start, end), []
    field.entered.connect(told.append)
    field.left.connect(lambda: told.append(None))
    return field, told


@pytest.mark.parametrize("words", ["hör", "Falun", "hem igen"])
def test_it_lies_over_its_words(view: TranscriptView, words: str) -> None:
    start = TEXT.index(words)
    field, _ = over(view, start, start + len(words))
    assert field.text() == field.selectedText() == words
    document, layout = view.turn_document, view.turn_layout
    first, last = (document.units(Place(0, offset)) for offset in (start, start + len(words)))
    rect = next(span_rects(layout.lines_of(document.block_of(0)), first, last))
    assert field.x() <= rect.left() <= rect.right() <= field.geometry().right() + 1
    assert abs(field.geometry().center().y() - (layout.top(0) - view.scroller.value + rect.center().y())) <= 2
    assert view.viewport().rect().contains(field.geometry())


def test_enter_tells_the_words_once(view: TranscriptView) -> None:
    field, told = over(view, 0, 2)
    QTest.keyClicks(field, "Hur")
    QTest.keyClick(field, Qt.Key.Key_Enter)
    QTest.keyClick(field, Qt.Key.Key_Enter)
    field.clearFocus()
    assert told == ["Hur", None]


def test_the_same_words_are_no_news(view: TranscriptView) -> None:
    field, told = over(view, 0, 2)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [None]


def test_a_menu_or_another_window_does_not_end_it(view: TranscriptView) -> None:
    field, told = over(view, 0, 2)
    for reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
        field.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut, reason))
    assert told == []
    field.give_up()
    assert told == [None]


def test_a_long_text_stays_in_the_column(view: TranscriptView) -> None:
    field, _ = over(view, 0, 2)
    field.setText("Hur " * 200)
    assert view.viewport().rect().contains(field.geometry())


@pytest.mark.parametrize(
    ("at", "words"), [("hör", "hör"), ("00:02", "[?? 00:02:12]"), ("[", "[?? 00:02:12]"), ("😀", "hör")]
)
def test_a_word_or_a_whole_mark_is_meant(view: TranscriptView, at: str, words: str) -> None:
    start, end = words_to_correct(view, Place(0, TEXT.index(at)))
    assert TEXT[start:end] == words
