"""A corrected transcript looks as if it had been opened so, and nothing that was read moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from tests.core.corrected import corrected, words
from tests.transcripts import long_transcript, transcript
from viewer.core.correcting import correct
from viewer.core.corrections import Correction, Join, Rename, Split, seen
from viewer.core.transcript import Transcript
from viewer.ui import theme
from viewer.ui.transcript.document import Place, TurnDocument
from viewer.ui.transcript.marks import MarkStyle
from viewer.ui.transcript.pointer import Spot, SpotKind
from viewer.ui.transcript.view import TranscriptView

LONG = long_transcript(300)


@pytest.fixture
def view(qtbot) -> TranscriptView:
    view = TranscriptView(theme.light())
    qtbot.addWidget(view)
    view.resize(900, 500)
    with qtbot.waitExposed(view):
        view.show()
    view.scroller.animated = False
    return view


def made(original: Transcript, *steps: Callable[[Transcript], Correction]) -> Transcript:
    corrections: list[Correction] = []
    for step in steps:
        corrections.append(step(correct(original, corrections).transcript))
    result = correct(original, corrections)
    assert not result.misfits
    return result.transcript


def word(turn: int, start: int, end: int, new: str) -> Callable[[Transcript], Correction]:
    return lambda shown: words(shown, turn, start, end, new)


def split(turn: int, at: int) -> Callable[[Transcript], Correction]:
    return lambda shown: Split(turn, at, at + 1, seen(shown.turns[turn]))


def join(turn: int) -> Callable[[Transcript], Correction]:
    return lambda shown: Join(turn, " ", *map(seen, shown.turns[turn : turn + 2]))


def blocks(document: TurnDocument) -> list[str]:
    return [document.block_of(turn).text() for turn in range(document.blockCount())]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=corrected())
def test_the_text_is_as_if_it_had_been_opened_so(qapp, made: tuple) -> None:
    original, corrections, _ = made
    view = TranscriptView(theme.light())
    try:
        view.set_transcript(original)
        for count in [*range(1, len(corrections) + 1), *range(len(corrections), -1, -1)]:
            view.correct(correct(original, corrections[:count]).transcript)
            assert blocks(view.turn_document) == blocks(TurnDocument(view.transcript, view))
        assert view.transcript == original
    finally:
        view.deleteLater()


EDITS: dict[str, list[Callable[[Transcript], Correction]]] = {
    "a word": [word(150, 0, 3, "Den")],
    "many words": [word(150, 0, 3, "Det var en gång, det var en gång, " * 9)],
    "words away": [word(150, 0, 60, "")],
    "a split": [split(150, 15)],
    "a join": [join(150)],
    "a name": [lambda _shown: Rename("Bo", "Bo med det mycket långa efternamnet")],
}


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("top", [100, 150, 151, 200])
def test_what_is_read_stays_where_it_is(view: TranscriptView, name: str, top: int) -> None:
    view.set_transcript(LONG)
    view.scroller.go_to(view.turn_layout.top(top) + 7, glide=False)
    before, first = view.scroller.value, first_line(view)
    height = screen_y(view, first)
    view.correct(made(LONG, *EDITS[name]))
    assert screen_y(view, first) == height
    check_heights(view)
    view.correct(LONG)
    if top in (150, 151):  # lines in there are broken otherwise
        metrics = view.turn_layout.metrics
        assert abs(screen_y(view, first) - height) <= metrics.line + metrics.spacing
    else:
        assert view.scroller.value == before


def first_line(view: TranscriptView) -> QTextCursor:
    """The first whole line in the window; Qt has it stay with its words."""
    layout, top = view.turn_layout, view.scroller.value
    turn = layout.turn_at(top)
    cursor = QTextCursor(view.turn_document)
    cursor.setPosition(view.turn_document.block_of(turn).position() + layout.first_unit_below(turn, top))
    return cursor


def screen_y(view: TranscriptView, line: QTextCursor) -> int:
    top = view.turn_layout.line_rect(line.blockNumber(), line.positionInBlock()).top()
    return round(top) - view.scroller.value


def check_heights(view: TranscriptView) -> None:
    """Every turn is as high as in a view that was opened with it."""
    fresh = TranscriptView(theme.light())
    try:
        fresh.resize(view.size())
        fresh.set_transcript(view.transcript)
        turns = range(len(view.transcript.turns))
        for each in (view, fresh):
            each._sheet.set_width(view.viewport().width())
            each.turn_layout.make_exact(turns)
        heights = [[each.turn_layout.height(turn) for turn in turns] for each in (view, fresh)]
        assert heights[0] == heights[1]
    finally:
        fresh.deleteLater()


def test_a_selection_elsewhere_in_the_turn_stays_on_its_words(view: TranscriptView) -> None:
    view.set_transcript(transcript("Så hör jag till Falun.", "Ja."))
    view.select(Place(0, 16), Place(0, 21))
    view.correct(made(view.transcript, word(0, 3, 6, "😀 rör")))
    assert view.selected() == (Place(0, 18), Place(0, 23))
    view.correct(made(view.transcript, join(0)))
    assert view.selected() == (Place(0, 18), Place(0, 23))
    view.correct(made(view.transcript, split(0, 8)))
    assert view.selected() == (Place(1, 9), Place(1, 14))


def test_marks_for_words_not_heard_come_and_go(view: TranscriptView) -> None:
    view.set_transcript(transcript("Så [?? 00:00:02] jag till Falun.", "Ja."))
    assert [span.style for span in view.marks.spans(0)] == [MarkStyle.LINK]
    original = view.transcript
    view.correct(made(original, word(0, 3, 16, "hör")))
    assert view.marks.spans(0) == []
    view.correct(original)
    assert len(view.marks.spans(0)) == 1


def test_what_was_lit_behind_the_end_is_forgotten(view: TranscriptView) -> None:
    view.set_transcript(transcript("Så.", "Ja.", "Nej."))
    view.light(2)
    view.light_passage((2, 0, 2))
    view.marks.hovered = view.marks.pressed_time = 2
    view.correct(made(view.transcript, join(1)))
    view.light(1)
    assert (view.marks.active, view.marks.hovered, view.marks.pressed_time) == (1, None, None)
    assert view.marks.spans(1) == []


def test_names_and_times_are_the_new_ones(view: TranscriptView) -> None:
    view.set_transcript(transcript("Så. Då.", "Ja.", "Nej."))
    view.correct(made(view.transcript, split(0, 3), lambda _shown: Rename("Bo", "Bo Ek")))
    painter = view._sheet.painter
    assert [painter.name_of(turn) for turn in range(4)] == ["Ada", "", "Bo Ek", "Ada"]
    assert view.time_of(1).startswith("~")
    assert not view.grab().isNull()


def test_what_others_have_to_say_is_in_the_tool_tip(view: TranscriptView) -> None:
    view.set_transcript(transcript("Så. Då."))
    view.tellers += [lambda spot: f"at {spot.offset}", lambda _spot: ""]
    assert view.lights.tip(Spot(SpotKind.TEXT, 0, 3)) == "at 3"


def test_nothing_moves_when_nothing_is_shown(view: TranscriptView) -> None:
    nothing = replace(view.transcript)
    view.correct(nothing)
    assert view.spot_at(QPoint(50, 50)) is None
