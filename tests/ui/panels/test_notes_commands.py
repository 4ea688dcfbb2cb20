"""What is done to notes from their panel, in the running program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit

from tests.house import House, house, write_silence, write_transcript
from viewer.core.annotations import Colour
from viewer.core.clock import PlayState
from viewer.core.notes_filter import NotesFilter
from viewer.core.notes_order import Order
from viewer.ui.panels.notes_view import NotesView
from viewer.ui.panels.tag_popup import TagPopup
from viewer.ui.transcript.marks import MarkStyle

# A menu is raised and takes the keyboard, which the screenless platform cannot do and says.
pops_up = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing|propagate)", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Noted:
    """A program with an episode of sixty turns and marks in every fifth.

    Attributes:
        ids: of the annotations, in the order of time.
    """

    def __init__(self, program: House) -> None:
        self.house = program
        self.notes = program.program.annotations
        self.panel = program.window.notes
        self.view: NotesView = program.window.notes.view
        self.ids = [
            self.notes.mark(self.notes.anchor(turn, 5, turn, 18), note=f"About turn {turn}")
            for turn in range(0, 60, 5)
        ]
        program.view.scroller.animated = False

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.house.press(key, modifiers)

    def go(self, number: int) -> str:
        """Put the keyboard onto a note."""
        self.view.choose([self.ids[number]])
        self.view.setFocus()
        return self.ids[number]

    def in_view(self, turn: int) -> bool:
        top = self.house.view.turn_layout.top(turn) - self.house.view.scroller.value
        return 0 <= top < self.house.view.viewport().height()

    def lit(self) -> set[int]:
        marks = self.house.view.marks
        return {
            turn
            for turn in range(60)
            if any(span.style is MarkStyle.SHOWN_NOTE for span in marks.spans(turn))
        }

    def editor(self) -> QTextEdit:
        field = QApplication.focusWidget()
        assert isinstance(field, QTextEdit)
        return field


@pytest.fixture
def noted(qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Noted]:
    files = write_transcript(tmp_path, turns=60), write_silence(tmp_path, seconds=600)
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        yield Noted(program)


def test_what_is_marked_is_listed_at_once(noted: Noted) -> None:
    assert noted.panel.model.ids() == noted.ids
    made = noted.notes.bookmark(12_000)
    assert noted.panel.model.ids()[1] == made
    noted.house.program.undo.undo()
    assert noted.panel.model.ids() == noted.ids


def test_a_note_is_shown_and_lit_while_following_goes_on_elsewhere(noted: Noted) -> None:
    noted.house.playback.play()
    noted.house.let_pass(1)
    noted.go(8)
    noted.press(Qt.Key.Key_Down)
    assert noted.lit() == {45}
    assert noted.in_view(45)
    noted.house.let_pass(60)
    assert noted.in_view(45), "what is heard is far away by now"
    assert noted.house.window.pill.isVisible()
    noted.house.window.pill.click()
    assert not noted.in_view(45)


def test_enter_plays_from_there_and_following_begins_anew(noted: Noted) -> None:
    noted.go(4)
    noted.press(Qt.Key.Key_Return)
    assert noted.house.playback.state is PlayState.PLAYING
    start_ms = noted.panel.model.place.ms(noted.notes.get(noted.ids[4]))  # type: ignore[arg-type]
    assert 200_000 <= start_ms == noted.house.playback.position_ms
    assert not noted.house.program.following.rules.suspended


def test_a_note_behind_the_end_of_the_audio_says_so(
    qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = write_transcript(tmp_path, turns=60), write_silence(tmp_path, seconds=20)
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files, sound=False) as program:
        noted = Noted(program)
        program.playback.set_true_duration(20_000)
        noted.go(11)
        noted.press(Qt.Key.Key_Return)
        assert "after the end of the audio" in program.told()


def test_keys_change_what_is_chosen(noted: Noted) -> None:
    noted.go(2)
    noted.press(Qt.Key.Key_Down, modifiers=Qt.KeyboardModifier.ShiftModifier)
    noted.press(Qt.Key.Key_3)
    chosen = [noted.notes.get(id_) for id_ in noted.ids[2:4]]
    assert {each.colour for each in chosen if each} == {Colour.GREEN}
    noted.press(Qt.Key.Key_U)
    assert len(noted.notes.unfinished) == 2
    assert noted.panel.actions_table["note_unfinished"].isChecked()
    noted.press(Qt.Key.Key_U)
    assert noted.notes.unfinished == ()
    assert len(noted.view.chosen()) == 2


def test_delete_goes_on_with_the_next_and_can_be_undone(noted: Noted) -> None:
    noted.go(2)
    noted.press(Qt.Key.Key_Delete)
    assert noted.notes.get(noted.ids[2]) is None
    assert noted.view.chosen() == [noted.ids[3]]
    noted.press(Qt.Key.Key_A, modifiers=CONTROL)
    noted.press(Qt.Key.Key_Delete)
    assert noted.notes.annotations == ()
    noted.press(Qt.Key.Key_Z, modifiers=CONTROL)
    assert len(noted.notes.annotations) == len(noted.ids) - 1


def test_the_light_goes_with_its_note_or_a_click_in_the_text(noted: Noted) -> None:
    noted.go(0)
    noted.press(Qt.Key.Key_Down)
    assert noted.lit() == {5}
    noted.press(Qt.Key.Key_Delete)
    assert noted.lit() == set()
    noted.press(Qt.Key.Key_Down)
    assert noted.lit() == {15}
    noted.house.click_turn(15, 3)
    assert noted.lit() == set()


def test_a_note_is_written_in_its_place(noted: Noted) -> None:
    id_ = noted.go(3)
    noted.press(Qt.Key.Key_F2)
    field = noted.editor()
    assert field.toPlainText() == "About turn 15"
    QTest.keyClicks(field, ", t1 and /")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "more")
    assert noted.notes.draft(id_) == "About turn 15, t1 and /\nmore"
    QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
    found = noted.notes.get(id_)
    assert found is not None
    assert found.note == "About turn 15, t1 and /\nmore"
    assert noted.notes.draft(id_) is None
    assert noted.view.hasFocus()
    assert noted.lit() == {15}


def test_escape_and_going_elsewhere_keep_what_was_written(noted: Noted) -> None:
    for number, leave in ((1, Qt.Key.Key_Escape), (2, Qt.Key.Key_Tab)):
        id_ = noted.go(number)
        noted.press(Qt.Key.Key_F2)
        field = noted.editor()
        QTest.keyClicks(field, "!")
        QTest.keyClick(field, leave)
        found = noted.notes.get(id_)
        assert found is not None
        assert found.note.endswith("!")
    noted.house.program.undo.undo()
    found = noted.notes.get(id_)
    assert found is not None
    assert not found.note.endswith("!")


def test_writing_nothing_new_is_no_step(noted: Noted) -> None:
    before = noted.house.program.undo.count()
    noted.go(1)
    noted.press(Qt.Key.Key_F2)
    QTest.keyClick(noted.editor(), Qt.Key.Key_X)
    QTest.keyClick(noted.editor(), Qt.Key.Key_Backspace)
    QTest.keyClick(noted.editor(), Qt.Key.Key_Escape)
    assert noted.house.program.undo.count() == before
    assert noted.notes.draft(noted.ids[1]) is None


def test_a_note_deleted_while_it_is_written_closes_the_field(noted: Noted) -> None:
    id_ = noted.go(1)
    noted.press(Qt.Key.Key_F2)
    QTest.keyClicks(noted.editor(), " more")
    noted.notes.delete(id_)
    assert noted.view.writing.id == ""
    assert noted.notes.get(id_) is None
    assert noted.view.hasFocus()


def test_the_field_grows_with_its_lines(noted: Noted) -> None:
    noted.go(0)
    noted.press(Qt.Key.Key_F2)
    field = noted.editor()
    before, row = field.height(), noted.view.row_rect(0).height()
    for _ in range(4):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.height() > before
    assert noted.view.row_rect(0).height() - row == field.height() - before
    QTest.keyClicks(field, "words that go on into another line, and another one, ")
    noted.house.qtbot.waitUntil(lambda: field.verticalScrollBar().value() == 0)
    assert field.cursorRect().bottom() <= field.viewport().height()
    for _ in range(40):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.height() < 400
    assert noted.view.viewport().rect().bottom() >= field.geometry().bottom(), "it is in view"


def test_a_note_that_is_filtered_away_can_be_written(noted: Noted) -> None:
    noted.panel.bar.set_filter(NotesFilter(text="turn 55"))
    assert noted.panel.model.ids() == [noted.ids[11]]
    noted.house.program.annotating.notes.commands.edit(noted.ids[0])
    assert noted.view.writing.id == noted.ids[0]


@pops_up
def test_tags_are_switched_in_a_small_window(noted: Noted) -> None:
    noted.notes.add_tag(noted.ids[0], "sound/wind")
    noted.go(0)
    noted.press(Qt.Key.Key_Down, modifiers=Qt.KeyboardModifier.ShiftModifier)
    noted.press(Qt.Key.Key_T)
    popup = noted.panel.findChild(TagPopup)
    assert popup is not None
    field = popup._field
    QTest.keyClicks(field, "win")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [each.tags for each in noted.notes.annotations[:2]] == [("sound/wind",)] * 2
    QTest.keyClicks(field, "new")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert noted.notes.annotations[1].tags == ("sound/wind", "new")
    QTest.keyClicks(field, "sound/wind")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [each.tags for each in noted.notes.annotations[:2]] == [("new",)] * 2
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not popup.isVisible()


@pops_up
def test_a_right_click_offers_what_the_keys_do(noted: Noted) -> None:
    noted.go(0)
    noted.view.menu_wanted.emit(QPoint(5, 5))
    menu = next(each for each in noted.panel.findChildren(QMenu) if each.isVisible())
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words[0] == "Play from this note"
    assert "Green" in words
    assert len(words) == 13
    menu.close()


def test_those_chosen_are_exported_or_all_that_are_listed(noted: Noted) -> None:
    action = noted.panel.actions_table["note_export"]
    noted.go(1)
    exported: list[list[str]] = []
    noted.house.program.annotating.notes.commands.let_share(lambda ids: exported.append(list(ids)), list)
    noted.press(Qt.Key.Key_E)
    noted.view.clearSelection()
    action.trigger()
    assert exported == [[noted.ids[1]], noted.ids]


def test_slash_filters_and_escape_leads_back(noted: Noted) -> None:
    noted.go(0)
    noted.press(Qt.Key.Key_Slash)
    field = QApplication.focusWidget()
    assert field is noted.panel.bar._field
    QTest.keyClicks(field, "turn 50")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert noted.panel.model.ids() == [noted.ids[10]]
    assert noted.view.hasFocus()
    assert noted.panel.bar._count.text() == "1 of 12"
    noted.press(Qt.Key.Key_Slash)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert noted.panel.model.ids() == noted.ids
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert noted.view.hasFocus()
    noted.press(Qt.Key.Key_Escape)
    assert noted.house.view.hasFocus()


def test_space_plays_from_the_list(noted: Noted) -> None:
    noted.go(0)
    noted.press(Qt.Key.Key_Space)
    assert noted.house.playback.state is PlayState.PLAYING


def test_another_timing_moves_the_times(noted: Noted) -> None:
    before = noted.panel.model.place.ms(noted.notes.annotations[3])
    noted.house.playback.seek(30_000)
    noted.house.program.timing.shift(500)
    assert noted.panel.model.place.ms(noted.notes.annotations[3]) == before + 500


def test_another_timing_disturbs_nobody_who_writes(noted: Noted) -> None:
    id_ = noted.go(3)
    noted.press(Qt.Key.Key_F2)
    QTest.keyClicks(noted.editor(), " more")
    noted.house.playback.seek(30_000)
    noted.house.program.timing.shift(500)
    assert noted.view.writing.id == id_
    assert noted.editor().toPlainText() == "About turn 15 more"
    assert noted.lit() == {15}
    QTest.keyClick(noted.editor(), Qt.Key.Key_Escape)
    found = noted.notes.get(id_)
    assert found is not None
    assert found.note == "About turn 15 more"


def test_another_episode_has_other_notes_and_no_filter(noted: Noted, tmp_path: Path) -> None:
    noted.panel.bar.set_order(Order.COLOUR)
    noted.panel.bar.set_filter(NotesFilter(speakers=frozenset({0})))
    other = tmp_path / "other"
    other.mkdir()
    text = other / "talk.txt"
    text.write_text("Cilla (00:00):\nQuite other words.\n\nDan (00:09):\nIndeed.\n", "utf-8")
    noted.house.open(text)
    assert noted.panel.model.total == 0
    assert noted.panel.bar.filter == NotesFilter()
    assert noted.panel.bar.order is Order.COLOUR
