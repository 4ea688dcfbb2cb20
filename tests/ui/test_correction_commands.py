"""The text as the reader corrects it: in place, by keys and menu, shown as corrected, kept for good."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.house import House, house, press
from viewer.core.correcting import name_at
from viewer.ui import theme
from viewer.ui.dialogs.speaker import SpeakerDialog
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.marks import MarkStyle
from viewer.ui.transcript.pointer import Spot, SpotKind
from viewer.ui.transcript.word_field import WordField

pytestmark = pytest.mark.episode(turns=60, gliding=False)

WORDS = "Here are the words of turn {}, no more. And then come a few others, quietly."
pops_up = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing|propagate)", extend=True)


def field(program: House) -> WordField:
    found = program.program.correcting.commands.field
    assert found is not None
    return found


def point(program: House, turn: int, offset: int) -> QPoint:
    """Where the letter at an offset of a turn's first line is in the view."""
    layout = program.view.turn_layout
    line = layout.lines_of(program.view.turn_document.block_of(turn)).lineAt(0)
    height = layout.line_rect(turn, offset).center().y() - program.view.scroller.value
    return QPoint(round(line.cursorToX(offset)[0]), round(height))


def click(program: House, turn: int, offset: int) -> None:
    QTest.mouseClick(program.view.viewport(), Qt.MouseButton.LeftButton, pos=point(program, turn, offset))


def texts(program: House, *turns: int) -> list[str]:
    return [program.view.transcript.turns[turn].text for turn in turns]


def corrected(program: House, turn: int) -> list[str]:
    """The words of a turn that are marked as corrected."""
    text = program.view.transcript.turns[turn].text
    return [
        text[each.start : each.end]
        for each in program.view.marks.spans(turn)
        if each.style is MarkStyle.CORRECTED
    ]


def open_menu(program: House, spot: Spot) -> None:
    program.view.menu_wanted.emit(spot, QPoint(5, 5))


def close_menu(program: House) -> None:
    program.program.commands.text_menu.hide()
    program.qtbot.waitUntil(lambda: program.program.correcting.commands._spot is None)


def dialog(program: House) -> SpeakerDialog:
    found = program.window.findChild(SpeakerDialog)
    assert found is not None
    return found


def test_the_word_clicked_is_corrected_in_place(program: House) -> None:
    click(program, 1, 14)
    press(program, "F2")
    assert field(program).text() == "words"
    assert QApplication.focusWidget() is field(program)
    QTest.keyClicks(field(program), "letters")
    press(program, "Return")
    assert texts(program, 1) == [
        "Here are the letters of turn 1, no more. And then come a few others, quietly."
    ]
    assert corrected(program, 1) == ["letters"]
    assert program.program.correcting.commands.field is None
    assert QApplication.focusWidget() is program.view
    assert program.act("undo").text() == "Undo: correct the text"
    press(program, "Ctrl+Z")
    assert texts(program, 1) == [WORDS.format(1)]
    assert corrected(program, 1) == []


def test_escape_leaves_it_as_it_was(program: House) -> None:
    click(program, 1, 14)
    press(program, "F2")
    QTest.keyClicks(field(program), "letters")
    press(program, "Esc")
    assert texts(program, 1) == [WORDS.format(1)]
    assert program.program.correcting.commands.field is None
    assert not program.act("undo").isEnabled()


def test_what_was_typed_is_kept_when_the_reader_goes_elsewhere(program: House) -> None:
    click(program, 1, 14)
    press(program, "F2")
    QTest.keyClicks(field(program), "letters")
    program.view.setFocus()
    assert "letters" in texts(program, 1)[0]


def test_keys_of_the_transcript_are_letters_in_the_field(program: House) -> None:
    click(program, 1, 14)
    press(program, "F2")
    before = program.playback.position_ms, program.view.caret()
    for keys in ("S", "A", "F", "Space", "Up", "Down", "Left", "F2", "Shift+F2", "Ctrl+J"):
        press(program, keys)
    assert field(program).text() == "saf "
    assert (program.playback.position_ms, program.view.caret()) == before
    assert program.program.timing.timeline.points == ()
    press(program, "Ctrl+Return")
    assert "saf" in texts(program, 1)[0]
    assert len(program.view.transcript.turns) == 60


def test_selected_words_are_corrected_together(program: House) -> None:
    program.view.select(Place(2, 8), Place(2, 19))
    press(program, "F2")
    assert field(program).text() == "the words"
    QTest.keyClicks(field(program), "some words")
    press(program, "Return")
    assert texts(program, 2)[0].startswith("Here are some words of turn 2")
    assert corrected(program, 2) == ["some"]


def test_only_what_is_in_view_is_corrected(program: House) -> None:
    click(program, 1, 14)
    program.view.scroller.go_to(program.view.turn_layout.top(40), glide=False)
    press(program, "F2")
    QTest.keyClicks(field(program), "There")
    press(program, "Return")
    changed = [i for i in range(60) if texts(program, i) != [WORDS.format(i)]]
    assert changed in ([40], [41])


def test_the_field_stays_over_its_words(program: House) -> None:
    click(program, 3, 14)
    press(program, "F2")
    before = field(program).geometry()
    program.view.scroller.go_to(program.view.scroller.value + 10, glide=False)
    assert field(program).geometry() == before.translated(0, -10)
    QTest.keyClicks(field(program), "many, many, many, many words")
    assert field(program).width() > before.width()
    program.program.correcting.set_theme(theme.dark())
    assert theme.dark().accent.name() in field(program).styleSheet()
    press(program, "Esc")


@pops_up
def test_corrected_words_say_what_the_file_has_and_go_back_to_it(program: House) -> None:
    program.program.corrections.replace(1, 13, 18, "letters")
    spot = Spot(SpotKind.TEXT, 1, 15)
    assert "In the file: words" in program.view.lights.tip(spot)
    assert "In the file" not in program.view.lights.tip(Spot(SpotKind.TEXT, 1, 30))
    open_menu(program, Spot(SpotKind.TEXT, 1, 30))
    assert not program.act("restore_words").isEnabled()
    open_menu(program, spot)
    program.act("restore_words").trigger()
    assert texts(program, 1) == [WORDS.format(1)]
    close_menu(program)


def test_words_taken_away_and_put_in_are_told_too(program: House) -> None:
    corrections = program.program.corrections
    corrections.replace(1, 9, 12, "")
    assert texts(program, 1)[0].startswith("Here are words of")
    assert corrected(program, 1) == ["are"]
    assert "In the file: the" in program.view.lights.tip(Spot(SpotKind.TEXT, 1, 6))
    corrections.replace(2, 9, 9, "all ")
    assert corrected(program, 2) == ["all"]
    assert "Added" in program.view.lights.tip(Spot(SpotKind.TEXT, 2, 10))


@pops_up
def test_a_turn_is_split_where_the_menu_was_opened_before_the_word_there(program: House) -> None:
    open_menu(program, Spot(SpotKind.TEXT, 1, 15))
    program.act("split_turn").trigger()
    close_menu(program)
    assert texts(program, 1, 2) == [
        "Here are the",
        "words of turn 1, no more. And then come a few others, quietly.",
    ]
    assert len(program.playback.turns) == 61
    press(program, "Ctrl+Z")
    assert len(program.playback.turns) == 60


@pops_up
def test_turns_are_joined_and_the_last_one_is_not(program: House) -> None:
    open_menu(program, Spot(SpotKind.TIME, 59, 0))
    assert not program.act("join_turns").isEnabled()
    assert not program.act("split_turn").isEnabled()
    assert not program.act("correct").isEnabled()
    open_menu(program, Spot(SpotKind.TIME, 1, 0))
    program.act("join_turns").trigger()
    close_menu(program)
    assert texts(program, 1) == [f"{WORDS.format(1)} {WORDS.format(2)}"]


def test_it_is_live_while_playing_without_a_break(program: House) -> None:
    program.playback.seek(55_000)
    program.playback.play()
    program.let_pass(1)
    seeks, value = len(program.player.sought), program.view.scroller.value
    lit: list[int | None] = []
    program.playback.turn_changed.connect(lit.append)
    program.program.corrections.split(1, 20)
    assert program.view.marks.active == program.playback.turn == 6
    program.program.corrections.join(0)
    assert program.view.marks.active == program.playback.turn == 5
    program.program.corrections.replace(5, 0, 4, "There")
    passage = program.view.lights._passage
    assert passage is not None
    assert passage[0] == 5
    assert lit == [6, 5]
    assert (len(program.player.sought), program.view.scroller.value) == (seeks, value)


def test_flags_of_sync_points_stay_beside_their_turns(program: House) -> None:
    program.playback.seek(33_000)
    press(program, "S")
    assert set(program.view.marks.flags) == {3}
    program.program.corrections.split(1, 20)
    assert set(program.view.marks.flags) == {4}


def test_hits_are_looked_for_again_and_the_reader_goes_on_from_there(program: House) -> None:
    press(program, "Ctrl+F")
    QTest.keyClicks(QApplication.focusWidget(), "quietly")
    finding = program.program.finding
    program.qtbot.waitUntil(lambda: len(finding._hits) == 60)
    press(program, "F3")
    assert finding._current == 1
    program.program.corrections.replace(1, 68, 75, "loudly")
    program.qtbot.waitUntil(lambda: len(finding._hits) == 59)
    assert finding._hits[finding._current].turn == 2


@pops_up
def test_a_speaker_is_renamed_everywhere_from_the_gutter(program: House) -> None:
    open_menu(program, Spot(SpotKind.TIME, 1, 0))
    program.act("speaker").trigger()
    close_menu(program)
    QTest.keyClicks(dialog(program)._letters, "Bo Ek")
    dialog(program).accept()
    assert {name_at(program.view.transcript, turn) for turn in (1, 3, 5)} == {"Bo Ek"}
    assert "In the file: Bo" in program.view.lights.tip(Spot(SpotKind.TIME, 3, 0))
    assert "In the file" not in program.view.lights.tip(Spot(SpotKind.TIME, 2, 0))
    assert not program.view.grab().isNull()
    program.act("undo").trigger()
    assert name_at(program.view.transcript, 1) == "Bo"


def test_what_was_corrected_is_there_another_day_and_the_file_is_as_it_was(
    qapp, qtbot, monkeypatch, tmp_path: Path, files: tuple[Path, Path]
) -> None:
    before = files[0].read_bytes()
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        program.settle()
        program.program.corrections.replace(1, 13, 18, "letters")
        program.program.corrections.rename("Ada", "Ada Ek")
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        program.settle()
        assert "the letters of" in texts(program, 1)[0]
        assert corrected(program, 1) == ["letters"]
        assert name_at(program.view.transcript, 0) == "Ada Ek"
        assert program.playback.turns == program.view.transcript.turns
        assert not program.act("undo").isEnabled()
    assert files[0].read_bytes() == before


def test_nothing_can_be_corrected_where_nothing_is_open(program: House) -> None:
    names = ("correct", "speaker", "split_turn", "join_turns", "restore_words", "unheard")
    assert program.act("correct").isEnabled()
    program.desk.close_episode()
    assert not any(program.act(name).isEnabled() for name in names)
    program.act("correct").setEnabled(True)
    program.act("correct").trigger()
    assert program.program.correcting.commands.field is None


def test_each_step_is_told_to_screen_readers(program: House, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    program.program.corrections.split(1, 20)
    assert "split a turn" in said


def test_a_field_whose_words_went_is_given_up(program: House) -> None:
    click(program, 1, 14)
    press(program, "F2")
    QTest.keyClicks(field(program), "letters")
    program.program.corrections.join(1)
    assert program.program.correcting.commands.field is None
    assert "letters" not in texts(program, 1)[0]


def test_a_double_click_still_selects_a_word(program: House) -> None:
    click(program, 1, 14)
    place = point(program, 1, 14)
    QTest.mouseDClick(program.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert program.view.selected() == (Place(1, 13), Place(1, 18))
    assert program.program.correcting.commands.field is None


def test_a_caret_in_the_last_turn_moves_without_a_word_when_that_is_joined(
    program: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = len(program.view.transcript.turns) - 1
    program.view.select(Place(last, 0), Place(last, 4))
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    program.program.corrections.join(last - 1)
    program.program.undo.undo()
    program.program.corrections.join(last - 1)
    assert said == ["join two turns", "join two turns"]
