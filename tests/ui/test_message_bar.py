"""Messages: seen, heard, done something about, closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from viewer.ui import theme
from viewer.ui.message_bar import Kind, MessageBar, Notice, Remedy


@pytest.fixture
def bar(qapp, qtbot) -> MessageBar:
    theme.apply(qapp, theme.light())
    bar = MessageBar(theme.light())
    qtbot.addWidget(bar)
    bar.resize(600, 60)
    return bar


def test_nothing_to_say_nothing_shown(bar) -> None:
    assert not bar.isVisible()
    assert bar.notice is None


@pytest.mark.parametrize(
    ("kind", "word"), [(Kind.INFO, "Note"), (Kind.WARNING, "Warning"), (Kind.ERROR, "Error")]
)
def test_weight_is_told_by_word_and_sign(bar, kind: Kind, word: str) -> None:
    bar.show_notice(Notice("Something happened", "Do this.", kind))
    assert bar.isVisible()
    assert bar.accessibleName() == f"{word}: Something happened"
    assert bar.accessibleDescription() == "Do this."
    assert bar._sign.accessibleName() == word


def test_signs_differ_without_colour(bar, qtbot) -> None:
    signs = []
    for kind in Kind:
        bar.show_notice(Notice("x", kind=kind))
        image = bar._sign.grab().toImage()
        signs.append([image.pixelColor(x, y).lightness() < 200 for x in range(20) for y in range(20)])
    assert all(any(sign) for sign in signs)
    assert len({tuple(sign) for sign in signs}) == 3


def test_latest_message_counts(bar) -> None:
    bar.show_notice(Notice("First", "detail", remedies=[Remedy("Do", lambda: None)]))
    bar.show_notice(Notice("Second"))
    assert bar._title.text() == "Second"
    assert not bar._detail.isVisibleTo(bar)
    assert bar._remedies == []


def test_text_of_the_world_is_not_read_as_markup(bar) -> None:
    bar.show_notice(Notice("No file <b>x</b>"))
    assert bar._title.textFormat() == Qt.TextFormat.PlainText


def test_remedy_runs_after_the_message_is_gone(bar, qtbot) -> None:
    seen = []
    bar.show_notice(Notice("Moved", remedies=[Remedy("Find it…", lambda: seen.append(bar.notice))]))
    button = next(b for b in bar.findChildren(QPushButton) if b.text() == "Find it…")
    assert button.isVisibleTo(bar)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert seen == [None]
    assert not bar.isVisible()


def test_a_remedy_may_show_the_next_message(bar, qtbot) -> None:
    bar.show_notice(Notice("One", remedies=[Remedy("Go", lambda: bar.show_notice(Notice("Two")))]))
    bar._remedies[0].click()
    assert bar.isVisible()
    assert bar.notice == Notice("Two")


def test_it_can_be_closed_by_button_and_esc(bar, qtbot) -> None:
    for close in (bar._close.click, lambda: qtbot.keyClick(bar, Qt.Key.Key_Escape)):
        bar.show_notice(Notice("x"))
        with qtbot.waitSignal(bar.dismissed):
            close()
        assert not bar.isVisible()


def test_clear_is_not_the_reader_closing_it(bar, qtbot) -> None:
    bar.show_notice(Notice("x"))
    with qtbot.assertNotEmitted(bar.dismissed):
        bar.clear()
    assert not bar.isVisible()


def test_long_messages_wrap_inside_the_bar(bar) -> None:
    bar.show_notice(Notice("word " * 60, "word " * 60, Kind.ERROR, [Remedy("Open…", lambda: None)]))
    bar.resize(480, bar.heightForWidth(480))
    bar.layout().activate()
    assert bar.width() == 480
    assert bar._title.height() > 2 * bar.fontMetrics().height()
    assert bar._close.geometry().right() <= 480


def test_tab_meets_the_remedies_before_the_closing_button(bar, qtbot) -> None:
    bar.show_notice(Notice("x", remedies=[Remedy("One", lambda: None), Remedy("Two", lambda: None)]))
    bar._remedies[0].setFocus()
    qtbot.waitUntil(bar._remedies[0].hasFocus)
    for expected in (bar._remedies[1], bar._close):
        qtbot.keyClick(bar.focusWidget(), Qt.Key.Key_Tab)
        assert bar.focusWidget() is expected
