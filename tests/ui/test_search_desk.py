"""The search of everything: opened, typed into, walked through and left by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.house import House, press, write_silence, write_transcript
from viewer.core.clock import PlayState
from viewer.ui.panels import search_panel
from viewer.ui.panels.search_panel import SearchPanel
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.marks import MarkStyle


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    return write_transcript(tmp_path), write_silence(tmp_path)


@pytest.fixture
def searched(program: House, tmp_path: Path) -> Iterator[House]:
    """Two episodes are in the library; the second, in which every turn speaks of a harbour, is not open."""
    keep = program.program.search.library
    keep._timer.setInterval(0)
    other = tmp_path / "other"
    other.mkdir()
    with program.qtbot.waitSignal(keep.kept, timeout=10_000):
        program.open(write_transcript(other, "harbour.txt", word="harbour"), write_silence(other, level=1))
    with program.qtbot.waitSignal(keep.kept, timeout=10_000):
        program.open(tmp_path / "episode.txt", tmp_path / "episode.wav")
        keep.show(program.program.corrections.transcript_hash, program.view.transcript)
    return program


def panel(program: House) -> SearchPanel:
    return program.window.search


def look_for(program: House, words: str) -> None:
    """Type words into the search, and wait for what is found."""
    if not panel(program).isVisible():
        press(program, "Ctrl+Shift+F")
    with program.qtbot.waitSignal(program.program.search.library.found):
        panel(program)._field.selectAll()
        QTest.keyClicks(panel(program)._field, words)


def told(program: House) -> str:
    return panel(program)._count.text() if panel(program)._count.isVisible() else panel(program)._help.title


def test_it_stands_where_the_notes_are_and_gives_the_place_back(searched: House) -> None:
    notes, search = searched.window.notes, panel(searched)
    press(searched, "Ctrl+Shift+F")
    assert search.isVisible()
    assert not notes.isVisible()
    assert search._field.hasFocus()
    searched.press(Qt.Key.Key_Escape)
    assert notes.isVisible()
    assert not search.isVisible()
    assert searched.view.hasFocus()


def test_folded_notes_stay_folded(searched: House) -> None:
    searched.act("notes").trigger()
    press(searched, "Ctrl+Shift+F")
    assert panel(searched).isVisible()
    searched.press(Qt.Key.Key_Escape)
    assert not searched.window.notes.isVisible()


def test_who_wants_the_notes_gets_them(searched: House) -> None:
    press(searched, "Ctrl+Shift+F")
    searched.press(Qt.Key.Key_F9)
    assert searched.window.notes.isVisible()
    assert searched.act("notes").isChecked()
    assert not panel(searched).isVisible()


def test_hits_come_as_one_types(searched: House) -> None:
    look_for(searched, "harb")
    assert told(searched) == "6 hits"
    assert panel(searched).model.episodes == 1
    look_for(searched, "quietly")
    assert told(searched) == "12 hits"
    assert panel(searched).model.episodes == 2


def test_enter_plays_from_the_word(searched: House) -> None:
    look_for(searched, '"turn 3"')
    model = panel(searched).model
    here = next(
        i for i in range(model.rowCount()) if model.hit(i) and model.hit(i).episode.title == "episode"
    )
    panel(searched)._view.choose(here)
    searched.press(Qt.Key.Key_Return)
    assert searched.playback.state is PlayState.PLAYING
    assert searched.program.desk.title == "episode"
    assert 30_500 < searched.playback.position_ms < 35_000  # within the turn, not at its beginning


def test_enter_opens_another_episode(searched: House) -> None:
    look_for(searched, "harbour")
    with searched.qtbot.waitSignal(searched.desk.settled, timeout=10_000):
        searched.press(Qt.Key.Key_Return)
    assert searched.desk.title == "harbour"
    assert searched.playback.state is PlayState.PLAYING
    assert 8_000 < searched.playback.position_ms < 10_000  # the last word of the first turn
    assert panel(searched).isVisible()


def test_enter_does_not_wait_for_the_answer(searched: House) -> None:
    press(searched, "Ctrl+Shift+F")
    QTest.keyClicks(panel(searched)._field, "harbour")
    with searched.qtbot.waitSignal(searched.desk.settled, timeout=10_000):
        searched.press(Qt.Key.Key_Return)
    assert searched.desk.title == "harbour"
    assert panel(searched)._field.hasFocus()
    searched.press(Qt.Key.Key_Return)  # the next one
    assert searched.playback.turn == 1


def test_in_the_field_above_the_text_the_text_is_walked_through(searched: House) -> None:
    look_for(searched, "harbour")
    press(searched, "Ctrl+F")
    assert not searched.program.finding.elsewhere(1)
    assert panel(searched).current is None


def test_hits_are_walked_through_across_episodes(searched: House) -> None:
    look_for(searched, "quietly")
    titles = []
    for _ in range(12):
        before = searched.desk.title
        searched.press(Qt.Key.Key_F3)
        hit = panel(searched).current
        if hit.episode.title != before:
            searched.qtbot.waitUntil(lambda title=hit.episode.title: searched.desk.title == title)
            searched.settle()
        titles.append(searched.desk.title)
        assert searched.playback.state is not PlayState.PLAYING  # what was paused stays so
        assert searched.playback.turn == hit.turn
    assert sorted(set(titles)) == ["episode", "harbour"]
    searched.press(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert panel(searched).current.turn == 4


def test_looking_at_hits_moves_nothing_but_the_view(searched: House) -> None:
    look_for(searched, '"turn 5" -harbour')
    searched.press(Qt.Key.Key_Down)
    assert panel(searched)._view.hasFocus()
    assert searched.playback.position_ms == 0
    assert lit(searched) == ["turn 5"]
    searched.press(Qt.Key.Key_Escape)
    assert searched.view.scroller.value == 0
    assert lit(searched) == []


def lit(program: House) -> list[str]:
    """The words that are lit as the hit one looks at."""
    view, found = program.view, []
    for turn, each in enumerate(view.transcript.turns):
        spans = [span for span in view.marks.spans(turn) if span.style is MarkStyle.CURRENT_HIT]
        found += [each.text[span.start : span.end] for span in spans]
    return found


def test_a_letter_typed_in_the_list_goes_into_the_field(searched: House) -> None:
    look_for(searched, "harb")
    searched.press(Qt.Key.Key_Down)
    with searched.qtbot.waitSignal(searched.program.search.library.found):
        QTest.keyClicks(QApplication.focusWidget(), "x")
    assert panel(searched)._field.text() == "harbx"
    assert told(searched) == "Nothing found"


def test_nothing_found_says_what_to_try(searched: House) -> None:
    look_for(searched, "nowhere speaker:ada after:2100")
    words = panel(searched)._help._words.text()
    assert told(searched) == "Nothing found"
    assert "with words alone" in words
    assert "without a date" in words
    look_for(searched, "before:soon ")
    assert told(searched) == "Not understood: before:soon"


def test_more_hits_are_shown_on_demand(searched: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_panel, "FIRST", 3)
    look_for(searched, "quietly")
    assert told(searched) == "The best 3 of 12 hits"
    searched.press(Qt.Key.Key_Down)
    chosen = panel(searched).current
    for _ in range(2):
        assert panel(searched)._more.isVisible()
        with searched.qtbot.waitSignal(searched.program.search.library.found):
            panel(searched)._more.click()
    assert told(searched) == "12 hits"
    assert not panel(searched)._more.isVisible()
    assert panel(searched).current == chosen


def test_what_is_selected_is_looked_for(searched: House) -> None:
    searched.view.select(Place(2, 13), Place(2, 18))
    with searched.qtbot.waitSignal(searched.program.search.library.found):
        press(searched, "Ctrl+Shift+F")
    assert panel(searched)._field.text() == "words"
    assert told(searched) == "12 hits"


@pytest.mark.parametrize(
    ("start", "end", "asked"), [(13, 22, '"words of"'), (13, 18, "words"), (0, 75, '"Here'), (5, 5, "")]
)
def test_what_is_selected_becomes_a_phrase(searched: House, start: int, end: int, asked: str) -> None:
    searched.view.select(Place(2, start), Place(2, end))
    press(searched, "Ctrl+Shift+F")
    assert panel(searched)._field.text().startswith(asked)


def test_without_an_episode_it_can_be_searched_too(searched: House) -> None:
    searched.desk.close_episode()
    look_for(searched, "harbour")
    with searched.qtbot.waitSignal(searched.desk.settled, timeout=10_000):
        searched.press(Qt.Key.Key_Return)
    assert searched.desk.title == "harbour"


def test_an_episode_whose_files_are_gone_is_told(searched: House, tmp_path: Path) -> None:
    for file in (tmp_path / "other").iterdir():
        file.unlink()
    look_for(searched, "harbour")
    with searched.qtbot.waitSignal(searched.desk.refused):
        searched.press(Qt.Key.Key_Return)
    searched.settle()
    assert searched.told()
    assert searched.playback.state is not PlayState.PLAYING


def test_a_correction_is_found(searched: House) -> None:
    keep = searched.program.search.library
    with searched.qtbot.waitSignal(keep.kept):
        searched.program.corrections.replace(0, 0, 4, "Lighthouse")
    look_for(searched, "lighthouse")
    assert told(searched) == "1 hit"


def test_a_note_is_found_and_played(searched: House) -> None:
    notes = searched.program.annotations
    made = notes.mark(notes.anchor(2, 0, 2, 4), unfinished=False)
    notes.set_note([made], "A windmill")
    look_for(searched, "windmill")
    assert told(searched) == "1 hit"
    searched.press(Qt.Key.Key_Return)
    assert 20_000 <= searched.playback.position_ms < 21_000


def test_everything_has_a_name(searched: House) -> None:
    look_for(searched, "harbour")
    search = panel(searched)
    for part in (search, search._field, search._view, search._close):
        assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
    said = search.model.data(search.model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("0:0")
    assert "Ada" in said
    assert "harbour" in said
