"""Marks as the reader makes them: keys, the bar, menus, fields; sound and following go on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.house import House, press, write_silence, write_transcript, write_untimed
from viewer.core.annotations import Annotation, Colour, Kind
from viewer.core.clock import PlayState
from viewer.errors import WorldError, message
from viewer.ui.transcript.announcer import Announcer
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.pointer import Spot, SpotKind

pytestmark = pytest.mark.episode(turns=60, gliding=False)

pops_up = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing|propagate)", extend=True)
COLOURS = list(zip("123456", Colour, strict=True))


def write(program: House, text: str) -> None:
    """Type into whatever has the keyboard."""
    field = program.window.focusWidget()
    assert field is not program.view
    QTest.keyClicks(field, text)


def select(program: House, start: tuple[int, int], end: tuple[int, int]) -> None:
    program.view.select(Place(*start), Place(*end))


def marks(program: House) -> list[Annotation]:
    return list(program.program.annotations.annotations)


def only(program: House) -> Annotation:
    (annotation,) = marks(program)
    return annotation


def quote(annotation: Annotation) -> str:
    assert annotation.anchor
    return annotation.anchor.quote


@pytest.mark.parametrize(("key", "colour"), COLOURS)
def test_six_keys_highlight_what_is_selected_in_six_colours(program: House, key: str, colour: Colour) -> None:
    select(program, (0, 5), (0, 8))
    press(program, key)
    assert (quote(only(program)), only(program).colour) == ("are", colour)
    assert program.view.selected() is None
    select(program, (1, 0), (1, 4))
    press(program, "H")
    assert [annotation.colour for annotation in marks(program)] == [colour, colour]


def test_a_selection_over_turns_is_marked_without_the_blanks_around_it(program: House) -> None:
    end = len(program.view.transcript.turns[0].text)
    select(program, (0, end), (2, 5))
    press(program, "H")
    anchor = only(program).anchor
    assert anchor
    assert (anchor.start_turn, anchor.start, anchor.end_turn, anchor.end) == (1, 0, 2, 4)


def test_while_nothing_is_selected_the_keys_do_nothing(program: House) -> None:
    for key in "H123456T":
        press(program, key)
    press(program, "Del")
    assert marks(program) == []
    assert not program.act("highlight").isEnabled()
    select(program, (0, 0), (0, 4))
    assert program.act("highlight").isEnabled()


def test_steps_are_named_and_taken_back(program: House) -> None:
    select(program, (0, 0), (0, 4))
    press(program, "H")
    assert program.act("undo").text() == "Undo: highlight"
    press(program, "Ctrl+Z")
    assert marks(program) == []
    press(program, "Ctrl+Y")
    assert quote(only(program)) == "Here"


def test_a_note_on_the_selection(program: House) -> None:
    select(program, (0, 0), (0, 4))
    press(program, "N")
    assert marks(program) == []
    write(program, "A thought, hm")
    assert program.program.annotations.draft(only(program).id) == "A thought, hm"
    press(program, "Shift+Return")
    write(program, "and another")
    press(program, "Return")
    assert only(program).note == "A thought, hm\nand another"
    assert program.program.annotations.draft(only(program).id) is None
    assert program.view.hasFocus()


def test_enter_without_words_marks_the_selection_and_escape_does_not(program: House) -> None:
    select(program, (0, 0), (0, 4))
    press(program, "N")
    press(program, "Escape")
    assert marks(program) == []
    press(program, "N")
    press(program, "Return")
    assert only(program).note == ""


def test_escape_keeps_what_was_typed(program: House) -> None:
    select(program, (0, 0), (0, 4))
    press(program, "N")
    write(program, "Not lost")
    press(program, "Escape")
    assert only(program).note == "Not lost"


def test_words_typed_while_it_plays_stop_nothing(program: House) -> None:
    program.playback.seek(31_000)
    program.playback.play()
    program.let_pass(0.5)
    press(program, "N")
    write(program, "mb 1 heard")
    program.let_pass(9)
    assert program.playback.state is PlayState.PLAYING
    assert program.view.marks.active == 4
    assert not program.program.following.rules.suspended
    assert only(program).unfinished
    press(program, "Return")
    mark = only(program)
    assert (mark.note, mark.unfinished) == ("mb 1 heard", False)
    assert quote(mark) == program.view.transcript.turns[3].text


def test_one_key_marks_the_turn_and_another_the_last_seconds(program: House) -> None:
    program.settings.mark_ms = 5_000
    program.playback.seek(32_000)
    program.playback.play()
    program.let_pass(0.5)
    press(program, "M")
    press(program, "Shift+M")
    press(program, "B")
    last, turn, moment = marks(program)
    assert quote(turn) == program.view.transcript.turns[3].text
    assert last.anchor
    assert (last.anchor.start_turn, last.anchor.end_turn) == (2, 3)
    assert moment.kind is Kind.BOOKMARK
    assert [mark.id for mark in program.program.annotations.unfinished] == [
        mark.id for mark in marks(program)
    ]
    assert program.playback.state is PlayState.PLAYING
    assert not program.program.following.rules.suspended


def test_tags_for_the_selection_are_completed(program: House) -> None:
    select(program, (0, 0), (0, 4))
    press(program, "T")
    write(program, "budget/universities, sound")
    press(program, "Return")
    assert only(program).tags == ("budget/universities", "sound")
    select(program, (1, 0), (1, 4))
    press(program, "T")
    field = program.program.annotating.commands.tag_field
    completer = field._edit.completer()
    field._edit.setText("sound, UNIV")
    completer.setCompletionPrefix(completer.splitPath(field._edit.text())[0])
    assert completer.pathFromIndex(completer.currentIndex()) == "sound, budget/universities"
    field._edit.clear()
    press(program, "Escape")
    assert len(marks(program)) == 1


def test_escape_adds_no_half_a_tag_and_marks_nothing(program: House) -> None:
    select(program, (1, 0), (1, 4))
    press(program, "T")
    write(program, "ha")
    press(program, "Escape")
    assert (marks(program), program.program.annotations.tags) == ([], ())
    assert program.view.hasFocus()


def test_the_caret_on_a_mark_means_the_mark(program: House) -> None:
    select(program, (0, 5), (0, 13))
    press(program, "1")
    press(program, "F7")
    program.view.setTextCursor(program.view.turn_document.cursor(Place(0, 7), Place(0, 7)))
    press(program, "Right")
    press(program, "3")
    assert only(program).colour is Colour.GREEN
    press(program, "N")
    write(program, "On it")
    press(program, "Return")
    assert only(program).note == "On it"
    press(program, "Del")
    assert marks(program) == []


@pops_up
def test_the_menu_inside_the_selection_means_the_selection_and_beside_it_not(program: House) -> None:
    select(program, (5, 0), (5, 4))
    program.view.menu_wanted.emit(Spot(SpotKind.TEXT, 5, 2), QPoint(5, 5))
    program.act("highlight_blue").trigger()
    assert quote(only(program)) == "Here"
    select(program, (6, 0), (6, 4))
    program.view.menu_wanted.emit(Spot(SpotKind.TEXT, 5, 2, notes=(only(program).id,)), QPoint(5, 5))
    program.act("highlight_green").trigger()
    assert only(program).colour is Colour.GREEN
    program.program.commands.text_menu.hide()


@pops_up
def test_the_menu_means_the_mark_or_the_turn_that_was_clicked(program: House) -> None:
    program.view.menu_wanted.emit(Spot(SpotKind.TEXT, 5, 3), QPoint(5, 5))
    program.act("highlight_blue").trigger()
    assert quote(only(program)) == program.view.transcript.turns[5].text
    assert not program.act("delete_note").isEnabled()
    program.view.menu_wanted.emit(Spot(SpotKind.TEXT, 5, 3, notes=(only(program).id,)), QPoint(5, 5))
    program.act("highlight_green").trigger()
    assert only(program).colour is Colour.GREEN
    program.act("delete_note").trigger()
    assert marks(program) == []
    menu = program.program.commands.text_menu
    menu.hide()
    program.qtbot.waitUntil(lambda: program.program.annotating.commands._spot is None)


def test_a_click_on_the_sign_opens_the_note_and_the_sound_stays(program: House) -> None:
    select(program, (0, 0), (0, 4))
    press(program, "H")
    made = only(program).id
    program.program.annotations.set_note(made, "Here it is")
    program.playback.seek(20_000)
    program.view.scroller.reveal(0, 0, 0.3)
    program.view.viewport().repaint()
    layout, top = program.view.turn_layout, program.view.turn_layout.top(0)
    lines = layout.lines_of(program.view.document().firstBlock())
    ((area, _),) = program.view._sheet.painter.signs(0, top - program.view.scroller.value, lines)
    spot = program.view.spot_at(area.center())
    assert spot
    assert (spot.kind, spot.notes) == (SpotKind.NOTE, (made,))
    program.qtbot.mouseClick(program.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    field = program.program.annotating.commands.note_field
    assert field.isVisible()
    assert field._edit.toPlainText() == "Here it is"
    assert program.playback.position_ms == 20_000
    write(program, "!")
    press(program, "Return")
    assert only(program).note == "Here it is!"


def test_a_click_on_marked_words_still_goes_there(program: House) -> None:
    select(program, (3, 0), (3, 4))
    press(program, "H")
    program.click_turn(3)
    assert program.playback.position_ms == 30_000


def test_a_second_note_finishes_the_first(program: House) -> None:
    select(program, (0, 0), (0, 4))
    press(program, "N")
    write(program, "First")
    made = only(program).id
    program.program.annotating.commands.open_note(made)
    assert only(program).note == "First"


def test_another_episode_has_its_own_and_the_old_ones_come_back(program: House, tmp_path: Path) -> None:
    select(program, (0, 0), (0, 4))
    press(program, "H")
    made = only(program).id
    other = write_transcript(tmp_path, "other.txt", turns=4, word="Another.")
    program.open(other, write_silence(tmp_path, "other.wav", level=3))
    assert marks(program) == []
    program.open(tmp_path / "episode.txt", tmp_path / "episode.wav")
    assert only(program).id == made
    assert program.view.marks.notes is not None
    assert len(program.view.marks.notes.strokes(0)) == 1


def test_what_is_being_typed_becomes_the_note_when_the_episode_is_put_away(
    program: House, tmp_path: Path
) -> None:
    select(program, (0, 0), (0, 4))
    press(program, "N")
    write(program, "Half a thou")
    program.act("close_episode").trigger()
    assert program.program.annotating.commands.note_field.isHidden()
    program.open(tmp_path / "episode.txt", tmp_path / "episode.wav")
    assert only(program).note == "Half a thou"
    assert program.told() == ""


def test_marks_of_a_transcript_stay_when_its_audio_joins(program: House, tmp_path: Path) -> None:
    program.act("close_episode").trigger()
    program.open(write_transcript(tmp_path, "alone.txt", turns=5))
    select(program, (0, 0), (0, 4))
    press(program, "H")
    made = only(program).id
    program.open(write_silence(tmp_path, "other.wav", seconds=50, level=2))
    assert only(program).id == made
    assert program.view.marks.notes is not None
    assert len(program.view.marks.notes.strokes(0)) == 1


def test_a_step_made_while_the_audio_is_looked_at_can_be_taken_back(program: House) -> None:
    select(program, (0, 0), (0, 4))
    press(program, "H")
    assert program.program.undo.count() == 1
    record = program.episodes.current
    assert record is not None
    program.program.timing._audio = ""
    program.program.timing.identify(record)
    press(program, "Ctrl+Z")
    assert marks(program) == []


def test_the_caret_tells_of_marks(program: House) -> None:
    select(program, (0, 0), (0, 4))
    press(program, "H")
    assert Announcer(program.view).spoken(0).endswith("1 mark(s)")
    assert "mark" not in Announcer(program.view).spoken(1)


def test_without_times_words_can_be_marked(program: House, tmp_path: Path) -> None:
    program.open(write_untimed(tmp_path))
    assert not program.act("mark_turn").isEnabled()
    select(program, (0, 0), (0, 4))
    press(program, "2")
    assert only(program).colour is Colour.ORANGE


def test_nothing_can_be_marked_on_the_way_in(program: House) -> None:
    program.act("close_episode").trigger()
    for name in ("highlight", "highlight_blue", "note", "tag", "mark_turn", "mark_last", "bookmark"):
        assert not program.act(name).isEnabled(), name


def test_what_was_typed_when_the_program_ended_comes_back_and_is_told(program: House) -> None:
    program.program.annotations.restored.emit(2)
    assert "2" in program.told()


def test_a_note_right_after_a_mark_is_about_that_mark(program: House) -> None:
    annotations = program.program.annotations
    program.view.select(Place(4, 0), Place(4, 8))
    program.act("highlight_blue").trigger()
    (made,) = annotations.annotations
    program.act("note").trigger()
    field = program.program.annotating.commands.note_field
    write(program, "about this")
    field.finish()
    assert [(each.id, each.note) for each in annotations.annotations] == [(made.id, "about this")]
    program.playback.seek(200_000)
    assert program.program.annotating.commands.chosen() == []


@pytest.mark.parametrize("last", ["M", "Shift+M", "B"])
def test_what_was_marked_by_ear_takes_words_tags_and_a_colour_while_its_turn_is_heard(
    program: House, last: str
) -> None:
    program.playback.seek(32_000)
    program.playback.play()
    before: list[Annotation] = []
    for keys in sorted(("M", "Shift+M", "B"), key=last.__eq__):
        before = marks(program)
        program.let_pass(0.5)
        press(program, keys)
    press(program, "T")
    write(program, "late")
    press(program, "Return")
    press(program, "3")
    press(program, "N")
    write(program, "in time")
    press(program, "Return")
    (made,) = [each for each in marks(program) if each not in before]
    assert (made.tags, made.colour, made.note) == (("late",), Colour.GREEN, "in time")
    assert program.playback.state is PlayState.PLAYING
    program.playback.seek(100_000)
    press(program, "T")
    assert program.view.hasFocus()


@pytest.mark.parametrize("selected", [True, False], ids=["selected", "heard"])
def test_a_note_that_is_there_already_goes_on(program: House, selected: bool) -> None:
    press(program, "M")
    (made,) = program.program.annotations.annotations
    program.program.annotations.set_note(made.id, "as before")
    program.playback.seek(1_000)
    if selected:
        assert made.anchor is not None
        select(program, (made.anchor.start_turn, made.anchor.start), (made.anchor.end_turn, made.anchor.end))
    press(program, "N")
    write(program, ", and more")
    press(program, "Return")
    assert [each.note for each in program.program.annotations.annotations] == ["as before, and more"]
    press(program, "N")
    press(program, "Return")
    assert [each.note for each in program.program.annotations.annotations] == ["as before, and more"]


def refuse(program: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the library is full."""

    def apply(*_args: object, **_more: object) -> None:
        raise WorldError(message("The disk is full"))

    monkeypatch.setattr(program.program._library.annotations, "apply", apply)


def test_words_for_a_new_note_stay_in_the_field_while_the_library_refuses(
    program: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(program, (0, 5), (0, 8))
    refuse(program, monkeypatch)
    press(program, "N")
    write(program, "never")
    field = program.program.annotating.commands.note_field
    QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    assert (field.isHidden(), field._text(), marks(program)) == (False, "never", [])
    assert "The disk is full" in program.told()
    monkeypatch.undo()
    write(program, " lost")
    QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    assert (field.isHidden(), only(program).note, quote(only(program))) == (True, "never lost", "are")


def test_words_for_a_note_that_is_there_stay_its_draft_while_the_library_refuses(
    program: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(program, (0, 5), (0, 8))
    press(program, "H")
    annotating = program.program.annotating
    annotating.commands.open_note(only(program).id)
    write(program, "never")
    refuse(program, monkeypatch)
    QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    assert (only(program).note, program.program.annotations.draft(only(program).id)) == ("", "never")
    monkeypatch.undo()
    annotating.commands.open_note(only(program).id)
    write(program, " lost")
    QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    assert only(program).note == "never lost"
    assert program.program.annotations.draft(only(program).id) is None
