"""The timing as the reader changes it: keys, menus, steps back and forth, and what comes back another day."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu

from tests.house import House, house, press, write_silence, write_transcript, write_untimed
from viewer.controllers.timing import Edge, TimingState
from viewer.core.timeline import IDENTITY, SyncPoint, Timeline
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.pointer import Spot, SpotKind

pytestmark = pytest.mark.episode(turns=60, gliding=False)

pops_up = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing|propagate)", extend=True)


def timeline(program: House) -> Timeline:
    return program.program.timing.timeline


def test_the_turn_being_heard_starts_now_at_a_key(program: House) -> None:
    program.playback.seek(33_000)
    press(program, "S")
    assert timeline(program).points == (SyncPoint(30_000, 33_000),)
    assert program.view.marks.active == 3
    program.playback.seek(32_000)
    assert program.view.marks.active == 2


def test_it_is_live_while_playing_and_a_step_back_too(program: House) -> None:
    program.playback.seek(31_000)
    program.playback.play()
    program.let_pass(4.5)
    lit: list[int | None] = []
    program.playback.turn_changed.connect(lambda turn: lit.append(turn))
    seeks = len(program.player.sought)
    for _ in range(70):
        press(program, "Alt+.")
    assert lit == [2]
    press(program, "Ctrl+Z")
    press(program, "Ctrl+Z")
    program.let_pass(0.2)
    for _ in range(18):
        press(program, "Ctrl+Z")
    assert lit == [2, 3]
    assert program.view.marks.active == 3
    assert len(program.player.sought) == seeks
    assert timeline(program).points == (SyncPoint(30_000, 35_000),)


def test_steps_go_back_and_forth_and_are_named(program: House) -> None:
    assert not program.act("undo").isEnabled()
    program.playback.seek(33_000)
    press(program, "S")
    press(program, "Alt+,")
    assert program.act("undo").text() == "Undo: shift the transcript earlier"
    press(program, "Ctrl+Z")
    assert program.act("undo").text() == "Undo: set a sync point"
    assert program.act("redo").text() == "Redo: shift the transcript earlier"
    press(program, "Ctrl+Z")
    assert timeline(program) == IDENTITY
    assert (program.act("undo").text(), program.act("undo").isEnabled()) == ("Undo", False)
    press(program, "Ctrl+Shift+Z")
    press(program, "Ctrl+Y")
    assert timeline(program).points == (SyncPoint(30_000, 32_900),)
    assert (program.act("redo").text(), program.act("redo").isEnabled()) == ("Redo", False)


def test_in_the_search_field_the_keys_are_letters_and_its_own_steps(program: House) -> None:
    program.playback.seek(33_000)
    press(program, "S")
    press(program, "Ctrl+F")
    for keys in ("S", "A", "Shift+A", "Ctrl+Z"):
        press(program, keys)
    assert program.program.timing.state == TimingState(IDENTITY.with_point(30_000, 33_000))


def test_an_advertisement_is_marked_by_keys_where_the_sound_is(program: House) -> None:
    program.playback.seek(32_000)
    press(program, "A")
    assert program.program.timing.state.edge == Edge(32_000, starts=True)
    program.playback.seek(35_000)
    press(program, "Shift+A")
    assert timeline(program).spans == ((32_000, 35_000),)
    assert program.view.marks.active == 3
    program.playback.seek(34_000)
    assert program.view.marks.active is None


def test_the_sentence_behind_an_advertisement_inside_a_turn_is_the_right_one(program: House) -> None:
    program.playback.seek(38_000)
    expected = program.view.lights._passage
    assert expected is not None
    program.playback.seek(32_000)
    press(program, "A")
    program.playback.seek(62_000)
    press(program, "Shift+A")
    program.playback.seek(68_000)
    assert program.view.lights._passage == expected


def test_paused_the_sentence_changes_with_the_timing(program: House) -> None:
    program.playback.seek(38_000)
    expected = program.view.lights._passage
    program.playback.seek(31_000)
    assert program.view.lights._passage != expected
    program.program.timing.shift(-7_000)
    assert program.view.lights._passage == expected


@pops_up
def test_the_turn_that_was_clicked_counts_as_long_as_its_menu_is_open(program: House) -> None:
    program.playback.seek(33_000)
    program.view.menu_wanted.emit(Spot(SpotKind.TEXT, 5, 0), QPoint(5, 5))
    program.act("start_turn_now").trigger()
    assert timeline(program).points == (SyncPoint(50_000, 33_000),)
    menu = program.program.commands.text_menu
    menu.hide()
    program.qtbot.waitUntil(lambda: program.program.timing_commands._spot is None)
    program.act("undo").trigger()
    program.act("start_turn_now").trigger()
    assert timeline(program).points == (SyncPoint(30_000, 33_000),)


@pops_up
def test_a_flag_beside_a_turn_is_taken_away_by_its_menu(program: House) -> None:
    program.playback.seek(33_000)
    press(program, "S")
    for turn, offered in ((4, False), (3, True)):
        program.view.menu_wanted.emit(Spot(SpotKind.FLAG, turn, 0), QPoint(5, 5))
        assert program.act("remove_sync_point").isEnabled() is offered
    program.act("remove_sync_point").trigger()
    assert timeline(program) == IDENTITY
    program.program.commands.text_menu.hide()


def test_with_the_caret_shown_its_turn_counts(program: House) -> None:
    program.playback.seek(33_000)
    press(program, "F7")
    program.view.setTextCursor(program.view.turn_document.cursor(Place(0, 0), Place(0, 0)))
    press(program, "Down")
    assert program.view.caret().turn in (0, 1)
    turn = program.view.caret().turn
    press(program, "S")
    assert timeline(program).points == (SyncPoint(turn * 10_000, 33_000),)


def test_in_an_advertisement_the_turn_to_come_starts_and_ends_it(program: House) -> None:
    program.program.timing.begin_advertisement(30_000)
    program.program.timing.end_advertisement(60_000)
    program.playback.seek(50_000)
    press(program, "S")
    assert timeline(program) == Timeline((SyncPoint(30_000, 50_000),), ((30_000, 50_000),))


def test_all_changes_go_at_once_and_come_back(program: House) -> None:
    program.playback.seek(33_000)
    assert not program.act("remove_timing").isEnabled()
    press(program, "S")
    program.act("remove_timing").trigger()
    assert timeline(program) == IDENTITY
    assert not program.act("remove_timing").isEnabled()
    press(program, "Ctrl+Z")
    assert timeline(program).points


def test_nothing_scrolls_when_a_paused_reader_changes_the_timing(program: House) -> None:
    program.view.scroller.go_to(1_500, glide=False)
    before = program.view.scroller.value
    for name in ("start_turn_now", "shift_later", "begin_advertisement", "undo", "redo"):
        program.act(name).trigger()
        program.let_pass(0.1)
        assert program.view.scroller.value == before


class TestTheStripsMenu:
    def menu(self, program: House) -> QMenu:
        return next(menu for menu in program.window.strip.findChildren(QMenu) if menu.isVisible())

    def choose(self, program: House, text: str) -> None:
        menu = self.menu(program)
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.close()
        program.qtbot.wait(1)

    @pops_up
    def test_marks_an_advertisement_where_it_was_opened(self, program: House) -> None:
        strip = program.window.strip
        strip.menu_wanted.emit(90_000, None, QPoint(5, 5))
        assert not any("Remove" in action.text() for action in self.menu(program).actions())
        self.choose(program, "Advertisement starts here")
        strip.menu_wanted.emit(120_000, None, QPoint(5, 5))
        self.choose(program, "Advertisement ends here")
        assert timeline(program).spans == ((90_000, 120_000),)
        assert program.playback.position_ms == 0

    @pops_up
    @pytest.mark.parametrize(
        ("mark", "text"),
        [
            (SyncPoint(30_000, 33_000), "Remove this sync point"),
            ((90_000, 120_000), "Remove this advertisement"),
            (Edge(200_000, starts=True), "Forget this end of an advertisement"),
        ],
    )
    def test_takes_away_what_it_was_opened_on(self, program: House, mark, text: str) -> None:
        program.playback.seek(33_000)
        press(program, "S")
        for ms in (90_000, 200_000):
            program.program.timing.begin_advertisement(ms)
            if ms == 90_000:
                program.program.timing.end_advertisement(120_000)
        marks = program.program.timing.state.marks
        assert mark in marks
        program.window.strip.menu_wanted.emit(0, mark, QPoint(5, 5))
        self.choose(program, text)
        assert program.program.timing.state.marks == [other for other in marks if other != mark]


class TestAnotherDay:
    def again(self, program: House, *paths: Path) -> None:
        program.desk.close_episode()
        assert timeline(program) == IDENTITY
        assert not program.act("start_turn_now").isEnabled()
        assert not program.act("undo").isEnabled()
        program.open(*paths)

    def test_the_timing_comes_back_for_the_same_audio_under_another_name(
        self, program: House, tmp_path: Path
    ) -> None:
        program.playback.seek(33_000)
        press(program, "S")
        known = timeline(program)
        (tmp_path / "elsewhere").mkdir()
        moved = (tmp_path / "episode.wav").rename(tmp_path / "elsewhere" / "renamed.wav")
        edited = write_transcript(tmp_path, "edited.txt", turns=60, word="Edited.")
        self.again(program, edited, moved)
        assert timeline(program) == known == program.playback.timeline
        assert set(program.view.marks.flags) == {3}
        program.playback.seek(32_999)
        assert program.view.marks.active == 2

    def test_other_audio_has_none(self, program: House, tmp_path: Path) -> None:
        program.playback.seek(33_000)
        press(program, "S")
        other = write_silence(tmp_path, "other.wav", seconds=600, level=1)
        self.again(program, tmp_path / "episode.txt", other)
        assert timeline(program) == program.playback.timeline == IDENTITY
        assert program.view.marks.flags == {}

    def test_the_transcript_may_come_later_than_its_audio(self, program: House, tmp_path: Path) -> None:
        program.playback.seek(33_000)
        press(program, "S")
        program.desk.close_episode()
        program.program.opening.add_audio(tmp_path / "episode.wav")
        program.settle()
        program.program.opening.open_paths([tmp_path / "episode.txt"])
        program.settle()
        assert set(program.view.marks.flags) == {3}
        assert program.act("start_turn_now").isEnabled()

    def test_what_the_library_has_is_there_after_a_crash(self, program: House, tmp_path: Path) -> None:
        from viewer.store.library import open_library

        program.playback.seek(33_000)
        press(program, "S")
        library = open_library(tmp_path / "data")
        audio = program.episodes.current
        assert audio is not None
        assert audio.audio is not None
        assert library.timing.load(audio.audio.hash) == timeline(program)
        library.close()


def test_without_audio_there_is_nothing_to_line_up(
    qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", write_transcript(tmp_path)) as program:
        for name in ("start_turn_now", "shift_later", "begin_advertisement", "timing"):
            assert not program.act(name).isEnabled()
        program.open(write_untimed(tmp_path), write_silence(tmp_path, "untimed.wav"))
        assert not program.act("start_turn_now").isEnabled()
        program.open(write_transcript(tmp_path), write_silence(tmp_path))
        assert program.act("start_turn_now").isEnabled()


def test_each_step_is_told_to_screen_readers(program: House, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    hear = lambda event: said.append(event.message()) if hasattr(event, "message") else None  # noqa: E731
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    for keys in ("S", "Ctrl+Z", "Ctrl+Y"):
        press(program, keys)
    assert said == ["set a sync point", "Undone: set a sync point", "set a sync point"]


def test_a_refusal_of_the_library_is_told(program: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from viewer.store.faults import Fault, store_error

    def refuse(*_: object) -> None:
        raise store_error(Fault.FULL)

    monkeypatch.setattr(program.program.timing._keeper, "save", refuse)
    press(program, "S")
    assert "disk is full" in program.told()
    assert timeline(program) == program.playback.timeline == IDENTITY
    assert not program.act("undo").isEnabled()


def test_what_lies_beyond_the_audio_is_told_and_no_longer_when_mended(program: House) -> None:
    program.program.timing.shift(15_000)
    assert program.told() == "The audio ends at 10:00, but the transcript goes on to 10:05."
    assert len(program.desk.transcript.warnings) == 1
    press(program, "Ctrl+Z")
    assert program.told() == ""
    assert program.desk.transcript.warnings == ()
    assert program.desk.transcript.turns[-1].end_ms == 600_000


def test_the_last_turn_stays_lit_to_the_end_of_the_audio(program: House) -> None:
    program.program.timing.shift(-20_000)
    program.playback.seek(599_999)
    assert program.view.marks.active == 59
    program.program.timing.shift(25_000)
    program.playback.seek(599_999)
    assert program.view.marks.active == 59


@pytest.mark.parametrize("name", ["start_turn_now", "begin_advertisement", "end_advertisement"])
def test_bare_keys_belong_to_the_reading_page(program: House, name: str) -> None:
    assert program.act(name).shortcutContext() is Qt.ShortcutContext.WidgetWithChildrenShortcut
