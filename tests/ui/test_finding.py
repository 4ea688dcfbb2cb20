"""The search: hits marked in the text and on the strip, walked through, forgotten with their transcript."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from tests.house import House, write_transcript
from viewer.controllers.worker import Cancelled, Job
from viewer.core.find import Hit, Hits, Query
from viewer.ui import finding as finding_module
from viewer.ui import theme
from viewer.ui.finding import Finding
from viewer.ui.strip_layers import TickLayer
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.marks import HitLayer, MarkStyle, Span

pytestmark = pytest.mark.episode(gliding=False)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    return (write_transcript(tmp_path, turns=60),)


@pytest.fixture
def finding(program: House) -> Finding:
    return program.program.finding


def look_for(program: House, text: str, **how: bool) -> None:
    """Type words and wait until they were looked for."""
    bar, finding = program.window.header.search, program.program.finding
    bar.activate(text)
    finding.search(Query(text, **how))
    program.qtbot.waitUntil(lambda: not program.program.searchers.busy)


def note(program: House) -> str:
    return program.window.header.search._field._note.text()


def ticks(program: House) -> list[tuple[int, QColor]]:
    layer = program.window.strip._layers.get("hits")
    return layer._ticks if isinstance(layer, TickLayer) else []


def test_hits_are_counted_marked_and_the_nearest_is_shown(program: House, finding: Finding) -> None:
    look_for(program, "words of turn")
    assert note(program) == "1 of 60"
    assert len(finding._hits) == 60
    assert ticks(program)
    look_for(program, "turn 47,")
    assert note(program) == "1 of 1"
    top, bottom = program.view.scroller.value, program.view.scroller.value + program.view.viewport().height()
    assert top <= program.view.turn_layout.top(47) < bottom


def test_next_and_previous_go_round(program: House, finding: Finding) -> None:
    look_for(program, "turn 1")
    shown = [hit.turn for hit in finding._hits]
    assert shown == [1, *range(10, 20)]
    seen = []
    for _ in range(12):
        seen.append(finding._hits[finding._current].turn)
        finding.step(1)
    assert seen == [*shown, 1]
    finding.step(-1)
    finding.step(-1)
    assert finding._hits[finding._current].turn == 19


def test_no_hits_and_a_bad_pattern_are_said(program: House, finding: Finding) -> None:
    look_for(program, "nowhere to be found")
    assert note(program) == "No hits"
    finding.step(1)
    look_for(program, "(", regex=True)
    assert note(program) not in ("", "No hits")
    assert finding._hits == Hits()


def test_an_empty_search_takes_the_marks_away(program: House, finding: Finding) -> None:
    look_for(program, "turn")
    finding.search(Query(""))
    assert finding._hits == Hits()
    assert ticks(program) == []


def test_closing_selects_what_was_found_and_gives_the_keyboard_back(program: House) -> None:
    look_for(program, "turn 5,")
    program.window.header.search.close_search()
    assert program.view.selected() == (Place(5, 22), Place(5, 29))
    assert program.view.hasFocus()
    assert ticks(program) == []


def test_searching_suspends_following(program: House) -> None:
    program.playback.play()
    look_for(program, "turn 40")
    value = program.view.scroller.value
    program.let_pass(25)
    assert program.view.scroller.value == value
    assert program.window.pill.isVisible()


def test_hits_of_an_old_transcript_are_forgotten_before_the_new_one_was_searched(
    program: House, finding: Finding
) -> None:
    look_for(program, "turn")
    finding.reset()
    assert finding._hits == Hits()
    assert ticks(program) == []
    finding.step(1)
    program.qtbot.waitUntil(lambda: len(finding._hits) == 60)
    assert note(program) == "60 hits"


def test_the_search_goes_on_in_the_next_transcript(program: House, finding: Finding, tmp_path: Path) -> None:
    look_for(program, "turn")
    program.open(write_transcript(tmp_path, "short.txt", turns=3))
    program.qtbot.waitUntil(lambda: len(finding._hits) == 3)
    for _ in range(5):
        finding.step(1)


def test_a_late_answer_is_not_taken(program: House, finding: Finding) -> None:
    finding.search(Query("turn"))
    finding.search(Query("turn 7,"))
    program.qtbot.waitUntil(lambda: not program.program.searchers.busy)
    assert list(finding._hits) == [Hit(7, 22, 29)]


def test_a_new_theme_colours_the_ticks_and_moves_nothing(program: House, finding: Finding) -> None:
    look_for(program, "turn")
    program.playback.play()
    program.let_pass(1)
    program.program.following.rules.played()
    value, current = program.view.scroller.value, finding._current
    program.act("theme_dark").trigger()
    program.qtbot.waitUntil(lambda: not program.program.searchers.busy)
    assert all(color == theme.dark().hit_tick for _, color in ticks(program))
    assert len(ticks(program)) == 60
    assert finding._current == current
    assert program.view.scroller.value == value
    assert not program.program.following.rules.suspended


def marked(program: House, turn: int) -> list[tuple[int, int, MarkStyle]]:
    shown = program.view.marks.spans(turn)
    return [(span.start, span.end, span.style) for span in shown if span.style is not MarkStyle.ESTIMATED]


def test_the_current_hit_is_marked_over_the_others(program: House, finding: Finding) -> None:
    look_for(program, "words")
    assert marked(program, 0) == [(13, 18, MarkStyle.HIT), (13, 18, MarkStyle.CURRENT_HIT)]
    finding.step(1)
    assert marked(program, 0) == [(13, 18, MarkStyle.HIT)]
    assert marked(program, 1) == [(13, 18, MarkStyle.HIT), (13, 18, MarkStyle.CURRENT_HIT)]
    finding.search(Query(""))
    assert marked(program, 0) == marked(program, 1) == []


def test_a_step_leaves_the_other_marks_alone(program: House, finding: Finding) -> None:
    look_for(program, "e")
    hits, tick_layer = program.view.marks.layers["hits"], program.window.strip.layers["hits"]
    assert isinstance(hits, HitLayer)
    finding.step(1)
    finding.step(-1)
    assert program.view.marks.layers["hits"] is hits
    assert program.window.strip.layers["hits"] is tick_layer


def test_the_strip_has_one_tick_for_a_turn_with_many_hits(program: House) -> None:
    look_for(program, "e")
    times = sorted(ms for ms, _ in ticks(program))
    assert times == [turn.start_ms for turn in program.view.transcript.turns]


@pytest.mark.parametrize(
    ("most", "found", "told", "counted"),
    [(59, 59, "1 of 59+", "59+ hits"), (60, 60, "1 of 60", "60 hits"), (61, 60, "1 of 60", "60 hits")],
)
def test_behind_very_many_hits_the_search_stops_and_says_so(
    program: House,
    finding: Finding,
    monkeypatch: pytest.MonkeyPatch,
    most: int,
    found: int,
    told: str,
    counted: str,
) -> None:
    monkeypatch.setattr(finding_module, "MOST_HITS", most)
    look_for(program, "words of turn")
    assert [hit.turn for hit in finding._hits] == list(range(found))
    assert note(program) == told
    finding.step(-1)
    assert note(program) == told.replace("1 of", f"{found} of")
    finding.reset()
    program.qtbot.waitUntil(lambda: not program.program.searchers.busy)
    assert note(program) == counted


def test_a_search_nobody_waits_for_ends_at_the_next_turn(qapp) -> None:
    job, read = Job(1), []

    class Turn:
        @property
        def text(self) -> str:
            read.append(1)
            job.cancel()
            return "words"

    with pytest.raises(Cancelled):
        finding_module._find([Turn()] * 9, Query("words"), job.task(read.append))
    assert read == [1]


def test_searching_for_everything_there_is_finds_everything(program: House, finding: Finding) -> None:
    turns = program.view.transcript.turns
    look_for(program, "e")
    assert len(finding._hits) == sum(turn.text.lower().count("e") for turn in turns)
    look_for(program, ".", regex=True)
    assert len(finding._hits) == sum(len(turn.text) for turn in turns)
    assert program.view.marks.layers["hits"].spans(3) == (Span(0, len(turns[3].text), MarkStyle.HIT),)


def test_an_old_selection_does_not_cover_what_is_found(program: House, finding: Finding) -> None:
    program.view.select(Place(0, 0), Place(2, 3))
    look_for(program, "turn")
    assert program.view.selected() is None
    assert program.view.caret().turn == finding._hits[finding._current or 0].turn
