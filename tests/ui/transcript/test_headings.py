"""Headings above turns: room of their own, no part of the text, and nothing that is read moves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont

from tests.transcripts import long_transcript, transcript
from viewer.core.correcting import correct
from viewer.core.corrections import Split, seen
from viewer.ui import theme
from viewer.ui.transcript.announcer import Announcer
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.headings import Heading
from viewer.ui.transcript.pointer import Spot, SpotKind
from viewer.ui.transcript.view import TranscriptView

INTRO, TALK = Heading(((0, "Intro"),)), Heading(((61_000, "Talk"), (90_000, "More <talk>")))
LONG = long_transcript(300)


@pytest.fixture
def view(qtbot) -> TranscriptView:
    view = TranscriptView(theme.light())
    qtbot.addWidget(view)
    view.resize(900, 500)
    with qtbot.waitExposed(view):
        view.show()
    show(view)
    return view


def show(view: TranscriptView) -> None:
    view.set_transcript(LONG)
    view.scroller.animated = False


def tops(view: TranscriptView) -> list[int]:
    layout = view.turn_layout
    return [layout.top(turn) for turn in range(len(view.transcript.turns))]


def room(view: TranscriptView) -> int:
    return view.turn_layout.metrics.heading


def above(view: TranscriptView, turn: int) -> QPoint:
    """The middle of the heading's room on the screen."""
    layout = view.turn_layout
    return QPoint(layout.metrics.text_left + 20, layout.top(turn) - room(view) // 2 - view.scroller.value)


def inked(view: TranscriptView, turn: int) -> int:
    """Pixels of the heading that are not paper."""
    picture = view.viewport().grab().toImage()
    bottom = view.turn_layout.top(turn) - view.scroller.value
    paper = theme.light().surface
    rows, columns = range(bottom - room(view), bottom), range(0, picture.width(), 2)
    return sum(picture.pixelColor(x, y) != paper for y in rows for x in columns)


def test_each_has_room_above_its_turn_and_the_others_move_down(view) -> None:
    before, height = tops(view), view.turn_layout.height(5)
    total = view.turn_layout.documentSize().height()
    view.lights.set_headings({0: INTRO, 5: TALK})
    moved = [after - was for was, after in zip(before, tops(view), strict=True)]
    assert moved == [room(view)] * 5 + [2 * room(view)] * 295
    assert view.turn_layout.height(5) == height
    assert view.turn_layout.documentSize().height() == total + 2 * room(view)
    view.lights.set_headings({})
    assert tops(view) == before


def test_the_text_is_the_same(view) -> None:
    before = view.toPlainText()
    view.select(Place(4, 3), Place(6, 9))
    copied = view.createMimeDataFromSelection().text()
    view.lights.set_headings({5: TALK})
    assert view.toPlainText() == before
    assert view.createMimeDataFromSelection().text() == copied
    assert "Talk" not in copied


def test_it_is_painted_in_its_room(view) -> None:
    view.lights.set_headings({1: Heading(((0, "l"),))})
    few = inked(view, 1)
    assert 0 < few < 600  # a hairline, a time, a letter
    view.lights.set_headings({1: TALK})
    assert inked(view, 1) > few + 100


@pytest.mark.parametrize("cut", [2, 20, 45])
def test_it_is_whole_where_it_is_painted_in_pieces(view, cut: int) -> None:
    view.lights.set_headings({1: TALK})
    bottom = view.turn_layout.top(1) - view.scroller.value
    whole = QRect(0, 0, view.viewport().width(), bottom + 20)
    upper, lower = QRect(whole), QRect(whole)
    upper.setBottom(bottom - cut)
    lower.setTop(bottom - cut + 1)
    at_once = view.viewport().grab(whole).toImage()
    for part in (upper, lower):
        assert view.viewport().grab(part).toImage() == at_once.copy(part)


def test_one_above_the_first_turn_is_seen_at_the_beginning(view) -> None:
    view.lights.set_headings({0: INTRO})
    assert view.scroller.value == 0
    assert inked(view, 0) > 20


@pytest.mark.parametrize("top", [4, 5, 6, 200])
def test_what_is_read_stays_where_it_is(view, top: int) -> None:
    view.scroller.go_to(view.turn_layout.top(top) + 7, glide=False)
    turn = view.turn_layout.turn_at(view.scroller.value)
    units = view.turn_layout.first_unit_below(turn, view.scroller.value)
    y = view.turn_layout.line_rect(turn, units).top() - view.scroller.value
    view.lights.set_headings({0: INTRO, 5: TALK, 100: TALK})
    assert view.turn_layout.line_rect(turn, units).top() - view.scroller.value == y
    view.lights.set_headings({})
    assert view.turn_layout.line_rect(turn, units).top() - view.scroller.value == y


def test_exact_heights_are_those_that_were_guessed_and_the_room(view) -> None:
    view.lights.set_headings(dict.fromkeys(range(0, 300, 7), TALK))
    layout = view.turn_layout
    layout.make_exact(range(300))
    for turn in range(299):
        gap = layout.metrics.gap + (room(view) if turn + 1 in layout.headings else 0)
        assert layout.top(turn + 1) == layout.top(turn) + layout.height(turn) + gap


@pytest.mark.parametrize("width", [900, 420])
def test_another_width_or_size_keeps_the_room(view, width: int) -> None:
    view.lights.set_headings({0: INTRO, 5: TALK})
    view.resize(width, 500)
    font = QFont(view.font())
    font.setPointSizeF(19)
    view.set_text_font(font)
    with_them = tops(view)
    view.lights.set_headings({})
    view.turn_layout.set_metrics(view.turn_layout.metrics)
    view.turn_layout.make_exact(range(10))
    without = tops(view)
    assert with_them[0] == without[0] + room(view)
    view.lights.set_headings({1: TALK})
    assert inked(view, 1) > 100


class TestUnderThePointer:
    def test_a_click_goes_where_the_chapter_begins(self, view, qtbot) -> None:
        view.lights.set_headings({1: TALK})
        with qtbot.waitSignal(view.spot_clicked) as signal:
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=above(view, 1))
        assert signal.args == [Spot(SpotKind.HEADING, 1, 0, 61_000)]
        assert view.textCursor().blockNumber() == 1

    def test_the_tip_tells_all_that_begin_there(self, view) -> None:
        view.lights.set_headings({1: TALK})
        spot = view.spot_at(above(view, 1))
        assert view.lights.tip(spot) == "1:01  Talk\n1:30  More <talk>"

    def test_it_is_pointed_at_and_its_turn_is_not(self, view, qtbot) -> None:
        view.lights.set_headings({1: TALK})
        plain = view.viewport().grab().toImage()
        qtbot.mouseMove(view.viewport(), above(view, 1))
        view._hover(view.spot_at(above(view, 1)))
        assert (view.marks.pressed_heading, view.marks.hovered) == (1, None)
        assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
        assert view.viewport().grab().toImage() != plain
        view._hover(None)
        assert view.viewport().grab().toImage() == plain

    def test_without_a_heading_nothing_is_there(self, view) -> None:
        view.lights.set_headings({1: TALK})
        point = above(view, 1)
        view.lights.set_headings({})
        spot = view.spot_at(point)
        assert spot is None or spot.kind is not SpotKind.HEADING


def test_corrections_take_the_headings_along(view) -> None:
    view.lights.set_headings({2: INTRO, 3: TALK, 5: TALK})
    turn = LONG.turns[3]
    split = correct(LONG, [Split(3, 15, 16, seen(turn))])
    assert not split.misfits
    view.correct(split.transcript)
    assert dict(view.turn_layout.headings) == {2: INTRO, 6: TALK}
    layout = view.turn_layout
    layout.make_exact(range(10))
    assert layout.top(6) == layout.top(5) + layout.height(5) + layout.metrics.gap + room(view)
    assert layout.top(4) == layout.top(3) + layout.height(3) + layout.metrics.gap


def test_another_transcript_has_none(view) -> None:
    view.lights.set_headings({1: TALK})
    view.set_transcript(transcript("One.", "Two."))
    assert dict(view.turn_layout.headings) == {}


def test_screen_readers_hear_of_the_chapter_that_begins(view) -> None:
    view.lights.set_headings({1: TALK})
    announcer = Announcer(view)
    assert announcer.spoken(1) == "chapter Talk · More <talk>, Bo, 0:05"
    assert announcer.spoken(2) == "Ada, 0:10"
