"""How marks look: told by shape as well as by colour, on every line they touch."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage

from tests.transcripts import transcript
from viewer.ui import theme
from viewer.ui.theme import Theme
from viewer.ui.transcript.lines import seen_units, span_rects
from viewer.ui.transcript.marks import MarkStyle
from viewer.ui.transcript.pointer import Spot, SpotKind
from viewer.ui.transcript.view import TranscriptView

WORDS = "Here are some words that go on for so long that they take more lines than one. " * 4
LOOKS = [theme.light(), theme.dark()]


@pytest.fixture
def view(qtbot) -> TranscriptView:
    widget = TranscriptView(theme.light())
    qtbot.addWidget(widget)
    widget.resize(700, 400)
    widget.set_transcript(transcript(WORDS, names=("Ada",)))
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def painted(view: TranscriptView, start: int, end: int, style: MarkStyle) -> QImage:
    view.set_marks("some", {0: [(start, end, style)]})
    return view.viewport().grab().toImage()


def areas(view: TranscriptView, start: int, end: int) -> list[QRect]:
    """The lines of a mark on the screen, with what is drawn around them."""
    lines = span_rects(view.turn_layout.lines_of(view.document().firstBlock()), start, end)
    top = view.turn_layout.top(0) - view.scroller.value
    return [line.translated(0, top).adjusted(-3, -3, 3, 3).toAlignedRect() for line in lines]


def count(picture: QImage, area: QRect, color: QColor) -> int:
    rows, columns = range(area.top(), area.bottom() + 1), range(area.left(), area.right() + 1)
    return sum(picture.pixelColor(x, y) == color for y in rows for x in columns)


def near_edge(picture: QImage, area: QRect, color: QColor) -> int:
    """How many columns have a line of about this colour at the upper edge of `area`."""

    def like(other: QColor) -> bool:
        pairs = zip(other.getRgb()[:3], color.getRgb()[:3], strict=True)
        return all(abs(one - two) < 40 for one, two in pairs)

    rows = range(area.top(), area.top() + 5)
    columns = range(area.left() + 6, area.right() - 5)
    return sum(any(like(picture.pixelColor(x, y)) for y in rows) for x in columns)


@pytest.mark.parametrize("look", LOOKS, ids=["light", "dark"])
def test_the_current_hit_has_an_outline_and_the_others_none(view, look: Theme) -> None:
    view.set_theme(look)
    (area,) = areas(view, 5, 19)
    hit = painted(view, 5, 19, MarkStyle.HIT)
    current = painted(view, 5, 19, MarkStyle.CURRENT_HIT)
    assert near_edge(hit, area, look.accent) == 0
    assert near_edge(current, area, look.accent) == area.width() - 12
    assert count(hit, area, look.hit) > 100
    assert count(current, area, look.hit_current) > 100


@pytest.mark.parametrize("style", [MarkStyle.HIT, MarkStyle.CURRENT_HIT])
def test_a_mark_over_several_lines_is_painted_on_each(view, style: MarkStyle) -> None:
    lines = areas(view, 10, 250)
    assert len(lines) >= 3
    plain = view.viewport().grab().toImage()
    picture = painted(view, 10, 250, style)
    color = {MarkStyle.HIT: LOOKS[0].hit, MarkStyle.CURRENT_HIT: LOOKS[0].hit_current}[style]
    for area in lines:
        assert count(plain, area, color) == 0
        assert count(picture, area, color) > 100


def test_rectangles_cover_exactly_the_lines_of_the_span(view) -> None:
    layout = view.turn_layout.lines_of(view.document().firstBlock())
    assert layout.lineCount() >= 4
    second, third = layout.lineAt(1), layout.lineAt(2)
    inside = list(span_rects(layout, second.textStart(), third.textStart()))
    assert [rect.y() for rect in inside] == [second.y()]
    across = list(span_rects(layout, third.textStart() - 1, third.textStart() + 1))
    assert [rect.y() for rect in across] == [second.y(), third.y()]
    whole = list(span_rects(layout, 0, len(WORDS)))
    assert [rect.y() for rect in whole] == [layout.lineAt(number).y() for number in range(layout.lineCount())]
    assert list(span_rects(layout, 7, 7)) == []


def test_units_seen_are_those_of_the_lines_in_the_clip(view) -> None:
    layout = view.turn_layout.lines_of(view.document().firstBlock())
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    assert seen_units(layout, QRectF(0, -50, 700, 900)) == range(len(WORDS))
    third = lines[2]
    inside = seen_units(layout, QRectF(0, third.y() + 5, 700, third.height() - 10))
    assert inside == range(third.textStart(), third.textStart() + third.textLength())
    edge = seen_units(layout, QRectF(0, third.y(), 700, lines[3].y() - third.y()))
    assert edge == range(lines[1].textStart(), lines[3].textStart() + lines[3].textLength())


def test_each_part_painted_alone_looks_as_in_the_whole(view) -> None:
    whole = painted(view, 0, len(WORDS), MarkStyle.CURRENT_HIT)
    for top in range(0, 120, 7):
        part = QRect(0, top, view.viewport().width(), 7)
        assert view.viewport().grab(part).toImage() == whole.copy(part)


@pytest.mark.parametrize("look", LOOKS, ids=["light", "dark"])
@pytest.mark.parametrize("width", [700, 300], ids=["beside", "above"])
def test_a_flag_stands_in_the_gutter_and_is_found_there(view, look: Theme, width: int) -> None:
    view.resize(width, 400)
    view.set_theme(look)
    metrics = view.turn_layout.metrics
    assert metrics.stacked is (width == 300)
    plain = view.viewport().grab().toImage()
    view.lights.set_flags({0: "A sync point"})
    flagged = view.viewport().grab().toImage()
    room = view._sheet.painter.flag_rect(view.turn_layout.top(0) - view.scroller.value).toAlignedRect()
    assert count(plain, room, look.accent) == 0
    assert count(flagged, room, look.accent) > 20
    assert room.right() <= metrics.gutter_left + 1
    assert view.spot_at(room.center()) == Spot(SpotKind.FLAG, 0, 0)
    assert view.lights.tip(view.spot_at(room.center())) == "A sync point"
    view.lights.set_flags({})
    assert view.viewport().grab().toImage() == plain
    spot = view.spot_at(room.center())
    assert spot is None or spot.kind is not SpotKind.FLAG


@pytest.mark.parametrize("look", LOOKS, ids=["light", "dark"])
def test_a_light_that_is_a_guess_is_softer_and_its_bar_is_broken(view, look: Theme) -> None:
    view.set_theme(look)
    view.light(0)
    left, top = view.turn_layout.metrics.left + 1, view.turn_layout.top(0)

    def bar() -> list[QColor]:
        picture = view.viewport().grab().toImage()
        return [picture.pixelColor(left, y) for y in range(top, top + view.turn_layout.height(0))]

    def ground() -> QColor:
        return view.viewport().grab().toImage().pixelColor(left + 12, top + 3)

    assert set(map(QColor.name, bar())) == {look.active_bar.name()}
    assert ground() == look.active_band
    view.lights.set_approximate(True)
    broken = [color == look.active_bar for color in bar()]
    assert 0.4 < sum(broken) / len(broken) < 0.7
    assert sum(one != other for one, other in pairwise(broken)) > 10
    assert ground() not in (look.active_band, look.surface)
    view.lights.set_approximate(False)
    assert set(map(QColor.name, bar())) == {look.active_bar.name()}
