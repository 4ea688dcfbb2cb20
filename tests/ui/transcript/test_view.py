from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest

from tests.transcripts import long_transcript, transcript
from viewer.core.transcript import Transcript
from viewer.ui import theme
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.pointer import Spot, SpotKind
from viewer.ui.transcript.view import TranscriptView


@pytest.fixture
def view(qtbot) -> TranscriptView:
    widget = TranscriptView(theme.light())
    qtbot.addWidget(widget)
    widget.scroller.animated = False
    widget.resize(800, 600)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def show(view: TranscriptView, shown: Transcript) -> None:
    view.set_transcript(shown)
    view.scroller.animated = False


def text_point(view: TranscriptView, turn: int, offset: int) -> QPoint:
    """Where a character is on the screen."""
    block = view.document().findBlockByNumber(turn)
    line = view.turn_layout.lines_of(block).lineForTextPosition(offset)
    rect = view.turn_layout.line_rect(turn, offset)
    return QPoint(round(line.cursorToX(offset)[0]) + 2, round(rect.center().y()) - view.scroller.value)


def time_point(view: TranscriptView, turn: int) -> QPoint:
    metrics = view.turn_layout.metrics
    return QPoint(
        metrics.gutter_right - 8, view.turn_layout.top(turn) + metrics.pad_top + 20 - view.scroller.value
    )


def top_line(view: TranscriptView) -> tuple[int, int]:
    """Turn and first character of the first whole line in view."""
    turn = view.turn_layout.turn_at(view.scroller.value)
    units = view.turn_layout.first_unit_below(turn, view.scroller.value)
    return turn, units


def screen_y(view: TranscriptView, turn: int, units: int) -> int:
    return round(view.turn_layout.line_rect(turn, units).top()) - view.scroller.value


def test_a_click_on_words_tells_turn_and_character(view, qtbot):
    show(view, transcript("First words here.", "Second turn."))
    with qtbot.waitSignal(view.spot_clicked) as signal:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=text_point(view, 0, 6))
    assert signal.args == [Spot(SpotKind.TEXT, 0, 6)]


def test_a_click_on_the_time_tells_the_turn(view, qtbot):
    show(view, transcript("First words here.", "Second turn."))
    with qtbot.waitSignal(view.spot_clicked) as signal:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=time_point(view, 1))
    assert signal.args == [Spot(SpotKind.TIME, 1, 0)]


def test_a_click_on_a_mark_not_heard_tells_its_time(view, qtbot):
    show(view, transcript("He said [?? 00:01:02] and left."))
    with qtbot.waitSignal(view.spot_clicked) as signal:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=text_point(view, 0, 11))
    spot = signal.args[0]
    assert (spot.kind, spot.ms) == (SpotKind.LINK, 62_000)


def test_a_drag_selects_and_is_no_click(view, qtbot):
    show(view, transcript("First words here.", "Second turn."))
    start, end = text_point(view, 0, 0), text_point(view, 1, 6)
    with qtbot.assertNotEmitted(view.spot_clicked), qtbot.waitSignal(view.reader_moved):
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(view.viewport(), end)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert view.selected() == (Place(0, 0), Place(1, 6))


def test_a_click_while_something_is_selected_only_clears_it(view, qtbot):
    show(view, transcript("First words here.", "Second turn."))
    view.select(Place(0, 0), Place(0, 5))
    with qtbot.assertNotEmitted(view.spot_clicked):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=text_point(view, 1, 3))
    assert view.selected() is None


def test_the_time_seeks_even_while_something_is_selected(view, qtbot):
    show(view, transcript("First words here.", "Second turn."))
    view.select(Place(0, 0), Place(0, 5))
    with qtbot.waitSignal(view.spot_clicked):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=time_point(view, 1))


def test_beside_the_column_and_below_the_turns_is_nothing(view):
    show(view, transcript("Short."))
    assert view.spot_at(QPoint(1, 30)) is None
    assert view.spot_at(QPoint(400, 500)) is None


def test_copy_holds_exactly_the_words(view):
    text = "No-break\xa0space, 😀 and\na line break"
    show(view, transcript(text, "Next [?? 0:07]."))
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == f"{text}\nNext [?? 0:07]."


def test_enter_tells_where_the_caret_is(view, qtbot):
    show(view, transcript("First words here.", "Second turn."))
    view.select(Place(1, 3), Place(1, 3))
    with qtbot.waitSignal(view.spot_entered) as signal:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert signal.args == [Spot(SpotKind.TEXT, 1, 3)]


def test_the_caret_entering_a_turn_is_told(view, qtbot):
    show(view, transcript("First.", "Second."))
    with qtbot.waitSignal(view.caret_turn_changed) as signal:
        view.select(Place(1, 0), Place(1, 0))
    assert signal.args == [1]


@pytest.mark.parametrize("width", [420, 640, 1200])
def test_a_line_read_stays_where_it_is_when_the_window_changes_width(view, qtbot, width):
    show(view, long_transcript(60))
    view.scroller.go_to(view.turn_layout.top(30) + 50)
    turn, units = top_line(view)
    before = screen_y(view, turn, units)
    view.resize(width, 600)
    qtbot.waitUntil(lambda: view.turn_layout.metrics.width == view.viewport().width())
    assert screen_y(view, turn, units) == before


def test_many_resizes_there_and_back_drift_nowhere(view):
    show(view, long_transcript(60))
    view.scroller.go_to(view.turn_layout.top(30) + 50)
    value = view.scroller.value
    for width in (700, 431, 999, 555, 1203, 800):
        view.resize(width, 600)
    assert view.scroller.value == pytest.approx(value, abs=2)


def test_the_lit_line_stays_where_it_is_when_the_text_grows(view):
    show(view, long_transcript(60))
    view.light(30)
    view.scroller.go_to(view.turn_layout.top(30) - 170)
    before = screen_y(view, 30, 0)
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 1.6)
    view.set_text_font(font)
    assert screen_y(view, 30, 0) == before


def test_scrolling_up_into_turns_never_seen_moves_by_exactly_the_wheel(view):
    show(view, long_transcript(400, text="WIDE WORDS " * 9))
    view.scroller.go_to(view.turn_layout.top(300))
    for _ in range(60):
        turn = next(t for t in range(400) if view.turn_layout.top(t) >= view.scroller.value)
        before = screen_y(view, turn, 0)
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() - 37)
        assert screen_y(view, turn, 0) == before + 37


def test_an_estimate_above_that_turns_exact_moves_nothing(view, qtbot):
    show(view, long_transcript(400, text="WIDE WORDS " * 9))
    view.scroller.go_to(view.turn_layout.top(300))
    before = screen_y(view, 300, 0)
    total = view.turn_layout.documentSize().height()
    view.turn_layout.make_exact(range(100, 200))
    assert view.turn_layout.documentSize().height() != total, "the estimates must not be right by chance"
    qtbot.waitUntil(lambda: screen_y(view, 300, 0) == before)


def test_the_end_key_reaches_the_very_end(view):
    show(view, long_transcript(400))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() == bar.maximum()
    last = view.turn_layout.top(399) + view.turn_layout.height(399)
    assert last <= bar.value() + view.viewport().height()


def test_the_wheel_is_the_readers_and_the_views_own_scrolling_is_not(view, qtbot):
    show(view, long_transcript(100))
    with qtbot.assertNotEmitted(view.reader_moved):
        view.scroller.go_to(3000)
        view.resize(700, 500)
    with qtbot.waitSignal(view.reader_moved):
        wheel(view, -120)


def test_the_wheel_with_ctrl_changes_the_text_size(view, qtbot):
    with qtbot.waitSignal(view.text_size_wanted) as signal:
        wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert signal.args == [1]


def wheel(view: TranscriptView, delta: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(100, 100)
    event = QWheelEvent(
        at,
        view.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(view.viewport(), event)


def test_a_narrow_window_sets_names_above_the_words(view):
    show(view, long_transcript(5))
    assert not view.turn_layout.metrics.stacked
    view.resize(300, 600)
    assert view.turn_layout.metrics.stacked


def test_a_transcript_without_turns_and_an_empty_turn_are_shown(view):
    show(view, transcript())
    assert view.spot_at(QPoint(300, 30)) is None
    show(view, transcript("", "x"))
    view.grab()


def test_another_theme_changes_ground_and_words_at_once(view, qapp):
    theme.apply(qapp, theme.light())
    show(view, transcript("First words here.", "Second turn."))
    theme.apply(qapp, theme.dark())
    view.set_theme(theme.dark())
    picture = view.viewport().grab().toImage()
    assert picture.pixelColor(2, 300) == theme.dark().surface
    rows, columns = range(picture.height()), range(view.turn_layout.metrics.text_left, picture.width())
    lightest = max(picture.pixelColor(x, y).lightness() for y in rows for x in columns)
    assert lightest == pytest.approx(theme.dark().text.lightness(), abs=12)
