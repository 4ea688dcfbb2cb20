"""Lines of turns: those looked at lately are kept, all others are given back."""

from __future__ import annotations

import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextBlock
from PySide6.QtTest import QTest

from tests.transcripts import transcript
from viewer.ui import theme
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.view import TranscriptView

TURNS = 600
MOST = 50  # whose lines are kept in a view 600 pixels high
WORDS = "Here are some words that go on for so long that they take more lines than one. " * 2
TEXTS = (WORDS, "", "שלום עולם, " * 20, "One 😀 and 👩‍👩‍👧 more. " * 12, "ei\u2028nz")


@pytest.fixture
def view(qtbot) -> TranscriptView:
    widget = TranscriptView(theme.light())
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def read_aloud(qapp) -> Iterator[None]:
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(was_active)


def show_many(view: TranscriptView) -> None:
    view.set_transcript(transcript(*[WORDS] * TURNS))
    view.scroller.animated = False


def block_of(view: TranscriptView, turn: int) -> QTextBlock:
    return view.turn_document.block_of(turn)


def broken_blocks(view: TranscriptView) -> list[int]:
    """Turns whose own layout in the document has lines."""
    return [turn for turn in range(TURNS) if block_of(view, turn).layout().lineCount()]


def test_layouts_of_turns_not_looked_at_any_more_are_deleted(view) -> None:
    show_many(view)
    lines_of = view.turn_layout.lines_of
    layouts = [weakref.ref(lines_of(block_of(view, turn))) for turn in range(TURNS)]
    alive = [turn for turn, layout in enumerate(layouts) if layout() is not None]
    assert alive == list(range(alive[0], TURNS)), "the ones used last"
    assert len(alive) <= MOST
    assert lines_of(block_of(view, alive[0])) is layouts[alive[0]]()
    view.resize(500, 600)
    assert all(layout() is None for layout in layouts)


@pytest.mark.parametrize("height", [600, 3000])
def test_what_is_in_view_is_kept_however_much_it_is(view, height: int) -> None:
    huge = WORDS * 80
    view.resize(800, height)
    view.set_transcript(
        transcript(huge, *[WORDS] * 4, huge) if height == 600 else transcript(*[WORDS] * TURNS)
    )
    view.scroller.animated = False
    view.scroller.go_to(view.turn_layout.top(1) - 100)
    view.grab()
    last = view.turn_layout.turn_at(view.scroller.value + height)
    blocks = [block_of(view, turn) for turn in range(last + 1)]
    assert sum(block.length() for block in blocks) > height
    before = [weakref.ref(view.turn_layout.lines_of(block)) for block in blocks]
    view.grab()
    assert all(layout() is not None for layout in before)


def test_what_is_only_seen_leaves_nothing_in_the_document(view) -> None:
    show_many(view)
    for turn in range(0, TURNS, 3):
        view.scroller.go_to(view.turn_layout.top(turn))
        view.grab()
    assert set(broken_blocks(view)) <= {0}, "the caret stands in the first turn"


def test_where_the_caret_has_been_few_lines_are_kept(view) -> None:
    show_many(view)
    for turn in range(TURNS):
        view.select(Place(turn, 3), Place(turn, 3))
    kept = broken_blocks(view)
    assert kept == list(range(kept[0], TURNS))
    assert 10 < len(kept) <= MOST
    view.resize(500, 600)
    assert len(broken_blocks(view)) <= 1


@pytest.mark.parametrize("width", [800, 420])
def test_the_cursor_moves_along_the_lines_that_are_painted(view, width: int) -> None:
    view.resize(width, 600)
    view.set_transcript(transcript(*TEXTS))
    for turn in range(len(TEXTS)):
        block = block_of(view, turn)
        view.select(Place(turn, 0), Place(turn, 0))
        painted, own = view.turn_layout.lines_of(block), block.layout()
        assert painted is not own
        assert own.lineCount() == painted.lineCount() > 0
        for number in range(own.lineCount()):
            one, other = own.lineAt(number), painted.lineAt(number)
            assert (one.textStart(), one.rect()) == (other.textStart(), other.rect())
            assert one.naturalTextRect() == other.naturalTextRect()
            units = range(one.textStart(), one.textStart() + one.textLength())
            assert [one.cursorToX(unit) for unit in units] == [other.cursorToX(unit) for unit in units]


def test_the_caret_goes_down_line_by_line_through_turns_not_seen_yet(view) -> None:
    show_many(view)
    view.select(Place(300, 0), Place(300, 0))
    view.marks.caret = True
    lines = view.turn_layout.lines_of(block_of(view, 300)).lineCount()
    for _ in range(100 * lines):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.caret() == Place(400, 0)
    for _ in range(200 * lines):
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.caret() == Place(200, 0)


def test_assistive_technology_finds_what_is_seen(view, read_aloud) -> None:
    show_many(view)
    view.scroller.go_to(view.turn_layout.top(300))
    view.grab()
    text = QAccessible.queryAccessibleInterface(view).textInterface()
    for turn in (300, 301, 302):
        lines = view.turn_layout.lines_of(block_of(view, turn))
        for units in (0, 5, lines.lineAt(1).textStart()):
            line = view.turn_layout.line_rect(turn, units).translated(0, -view.scroller.value)
            found = text.characterRect(block_of(view, turn).position() + units)
            at = view.viewport().mapFromGlobal(found.center())
            assert line.contains(at)
