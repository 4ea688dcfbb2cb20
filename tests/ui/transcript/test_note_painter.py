"""Highlights as they look: every one of several that overlap, on every line; signs that can be found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage

from tests.transcripts import transcript
from viewer.core.anchor import describe
from viewer.core.annotations import Annotation, Colour, Kind
from viewer.ui import theme
from viewer.ui.theme import Theme
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.note_marks import NoteLayer
from viewer.ui.transcript.note_painter import line_pen
from viewer.ui.transcript.pointer import SpotKind
from viewer.ui.transcript.view import TranscriptView

WORDS = "Here are 😀 words that go on for so long that they take more lines than one. " * 4
LOOKS = [theme.light(), theme.dark()]


@pytest.fixture
def view(qtbot) -> TranscriptView:
    widget = TranscriptView(theme.light())
    qtbot.addWidget(widget)
    widget.resize(700, 500)
    widget.set_transcript(transcript(WORDS, WORDS, WORDS, names=("Ada",)))
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def passage(
    view: TranscriptView, start: tuple[int, int], end: tuple[int, int], colour: Colour, note: str = ""
) -> Annotation:
    anchor = describe(view.transcript.turns, *start, *end, "hash")
    return Annotation(f"{start} {end}", Kind.PASSAGE, anchor, colour=colour, note=note)


def show(view: TranscriptView, *annotations: Annotation) -> NoteLayer:
    def in_turn(turn: int) -> list[Annotation]:
        inside = (each for each in annotations if each.anchor)
        return [
            each for each in inside if each.anchor and each.anchor.start_turn <= turn <= each.anchor.end_turn
        ]

    layer = view.marks.notes = NoteLayer(view.turn_document, in_turn)
    view.viewport().update()
    return layer


def count(view: TranscriptView, color: QColor) -> int:
    picture: QImage = view.viewport().grab().toImage()
    size = picture.size()
    return sum(picture.pixelColor(x, y) == color for y in range(size.height()) for x in range(size.width()))


@pytest.mark.parametrize("look", LOOKS, ids=["light", "dark"])
@pytest.mark.parametrize("colour", Colour)
def test_a_highlight_has_a_ground_and_a_line(view, look: Theme, colour: Colour) -> None:
    view.set_theme(look)
    before = count(view, look.mark(colour)), count(view, look.mark_line(colour))
    show(view, passage(view, (0, 5), (0, 30), colour))
    assert count(view, look.mark(colour)) > before[0] + 500
    assert count(view, look.mark_line(colour)) > before[1] + 50


def test_every_highlighter_has_its_own_kind_of_line() -> None:
    patterns = [tuple(line_pen(colour, LOOKS[0]).dashPattern()) for colour in Colour]
    assert len(set(patterns)) == len(Colour)


def test_of_those_that_overlap_each_is_seen(view) -> None:
    look = LOOKS[0]
    show(
        view,
        passage(view, (0, 0), (2, 60), Colour.BLUE),
        passage(view, (0, 5), (0, 60), Colour.YELLOW),
        passage(view, (0, 20), (0, 40), Colour.PURPLE),
    )
    for colour in (Colour.BLUE, Colour.YELLOW, Colour.PURPLE):
        assert count(view, look.mark(colour)) > 200
        assert count(view, look.mark_line(colour)) > 40


def test_lines_of_those_that_overlap_lie_under_each_other(view) -> None:
    layer = show(
        view,
        passage(view, (0, 0), (1, 10), Colour.BLUE),
        passage(view, (0, 5), (0, 60), Colour.YELLOW),
        passage(view, (0, 60), (0, 70), Colour.GREEN),
    )
    assert [stroke.level for stroke in layer.strokes(0)] == [0, 1, 1]
    assert [stroke.begins for stroke in layer.strokes(1)] == [False]


def test_offsets_are_code_points(view) -> None:
    layer = show(view, passage(view, (0, 9), (0, 16), Colour.BLUE))
    (stroke,) = layer.strokes(0)
    assert (stroke.start, stroke.end) == (9, 17)
    assert layer.at(0, 9) == layer.at(0, 15) != []
    assert layer.at(0, 16) == layer.at(0, 8) == []


def test_the_shortest_is_named_first(view) -> None:
    outer, inner = passage(view, (0, 0), (0, 60), Colour.BLUE), passage(view, (0, 5), (0, 10), Colour.GREY)
    layer = show(view, outer, inner)
    assert layer.at(0, 6) == [inner, outer]
    assert layer.at(1, 6) == []


def test_nothing_moves_when_something_is_marked(view) -> None:
    heights = [view.turn_layout.height(turn) for turn in range(3)]
    show(view, passage(view, (0, 0), (2, 60), Colour.BLUE, "A note"))
    view.viewport().grab()
    assert [view.turn_layout.height(turn) for turn in range(3)] == heights


def test_only_marks_with_words_have_a_sign_where_they_begin(view) -> None:
    bare, noted = passage(view, (0, 0), (0, 9), Colour.BLUE), passage(view, (0, 20), (1, 9), Colour.GREY, "x")
    tagged = replace(passage(view, (1, 0), (1, 5), Colour.GREEN), tags=("a",))
    hurried = replace(passage(view, (2, 0), (2, 5), Colour.GREEN), unfinished=True)
    layer = show(view, bare, noted, tagged, hurried)
    signs = [[stroke.annotation for stroke in layer.with_words(turn)] for turn in range(3)]
    assert signs == [[noted], [tagged], [hurried]]


@pytest.mark.parametrize("width", [700, 320], ids=["beside", "above"])
def test_signs_stand_in_the_margin_and_are_found_there(view, width: int) -> None:
    view.resize(width, 500)
    one, other = (passage(view, (0, start), (0, 60), Colour.BLUE, "x") for start in (0, 4))
    show(view, one, other)
    view.viewport().grab()
    layout = view.turn_layout.lines_of(view.document().firstBlock())
    top = view.turn_layout.top(0) - view.scroller.value
    ((area, strokes),) = view._sheet.painter.signs(0, top, layout)
    assert [stroke.annotation for stroke in strokes] == [one, other]
    assert area.left() >= view.turn_layout.metrics.text_left + view.turn_layout.metrics.text_width
    assert area.right() <= width
    spot = view.spot_at(area.center())
    assert (spot.kind, spot.notes) == (SpotKind.NOTE, (one.id, other.id))


def test_the_note_is_told_under_the_pointer_and_never_rendered(view) -> None:
    noted = replace(passage(view, (0, 0), (0, 20), Colour.BLUE, "<b>Bold\nwords</b>"), tags=("a/b", "c"))
    show(view, noted)
    rect = view.turn_layout.line_rect(0, 3)
    spot = view.spot_at(rect.toRect().center().__class__(round(rect.left()) + 20, round(rect.center().y())))
    assert spot.notes == (noted.id,)
    assert view.lights.tip(spot) == "<b>Bold\nwords</b>\n#a/b #c"


def test_turns_are_looked_up_again_when_told_so(view) -> None:
    annotations = [passage(view, (0, 0), (0, 9), Colour.BLUE)]
    layer = view.marks.notes = NoteLayer(view.turn_document, lambda turn: annotations if turn == 0 else [])
    assert len(layer.strokes(0)) == 1
    annotations.clear()
    assert len(layer.strokes(0)) == 1
    layer.forget([0])
    assert layer.strokes(0) == ()
    assert layer.at(0, view.turn_document.place(3).offset) == []
    assert Place(0, 3) == view.turn_document.place(3)
