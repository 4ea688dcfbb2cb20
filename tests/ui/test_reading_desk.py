"""How a transcript was read, in the whole program: asked for, offered, and asked where nobody is sure."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QPushButton

from tests.editions import LAKE
from tests.house import House, house, press, write_silence, write_transcript, write_untimed
from viewer.core.annotations import Place
from viewer.core.choices import Choices
from viewer.ui.dialogs.reading.dialog import ReadingDialog

pytestmark = [
    pytest.mark.episode(turns=0, gliding=False),
    pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing|propagate)", extend=True),
]

SEE = "See how it was read…"
WAIT_MS = 10_000
PASSAGE = "prepared for a winter"


def write(folder: Path, text: str, name: str = "episode.txt") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def write_monologue(folder: Path) -> Path:
    """One speaker, and lines that may name others."""
    turns = [f"Ada [00:00:{i}0]: {words}\n\nBo: An answer.\n" for i, words in enumerate(LAKE[:6])]
    return write(folder, "\n".join(turns))


def write_unclear(folder: Path) -> Path:
    return write(folder, '{"segments": []}\n\nAnd words\n')


def dialog(program: House) -> ReadingDialog:
    """The window, once it shows something."""
    found = program.program.reading.dialog
    assert found is not None
    program.qtbot.waitUntil(lambda: not program.program.reading.previewing.busy, timeout=WAIT_MS)
    return found


def see(program: House) -> ReadingDialog:
    program.act("how_read").trigger()
    return dialog(program)


def tick(program: House, name: str, *, on: bool) -> None:
    [item] = dialog(program).found.speakers.findItems(name, Qt.MatchFlag.MatchStartsWith)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    dialog(program)


def read_so(program: House) -> None:
    """Press the button, and wait until it is read."""
    window = dialog(program)
    with program.qtbot.waitSignal(program.desk.settled, timeout=WAIT_MS):
        window._read.click()


def offered(program: House) -> list[str]:
    notice = program.messages.notice
    return [] if notice is None else [remedy.label for remedy in notice.remedies]


def click(program: House, label: str) -> None:
    [button] = [each for each in program.messages.findChildren(QPushButton) if each.text() == label]
    button.click()


def names(program: House) -> list[str]:
    return [speaker.name for speaker in program.view.transcript.speakers]


class TestAskedFor:
    def test_what_is_well_is_opened_without_a_question(self, program: House, tmp_path: Path) -> None:
        program.open(write_transcript(tmp_path), write_silence(tmp_path))
        assert (program.told(), program.program.reading.dialog) == ("", None)
        assert see(program).source.rows.rowCount() == 18
        press(program, "Esc")
        assert program.program.reading.dialog is None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert program.window.findChildren(ReadingDialog) == []

    def test_there_is_nothing_to_see_while_nothing_is_open(self, program: House, tmp_path: Path) -> None:
        action = program.act("how_read")
        assert not action.isEnabled()
        program.open(write_silence(tmp_path))
        assert not action.isEnabled()
        program.open(write_transcript(tmp_path))
        assert action.isEnabled()
        program.act("close_episode").trigger()
        assert not action.isEnabled()

    def test_cancelled_everything_stays(self, program: House, tmp_path: Path) -> None:
        program.open(write_monologue(tmp_path))
        before = program.view.transcript
        see(program)
        tick(program, "Bo", on=True)
        assert dialog(program)._read.isEnabled()
        dialog(program).reject()
        assert program.view.transcript is before

    def test_chosen_it_is_read_so_and_again_at_the_next_opening(self, program: House, tmp_path: Path) -> None:
        path = write_monologue(tmp_path)
        program.open(path)
        see(program)
        tick(program, "Bo", on=True)
        read_so(program)
        assert names(program) == ["Ada", "Bo"]
        assert program.window.episode_shown
        program.act("close_episode").trigger()
        program.open(path)
        assert names(program) == ["Ada", "Bo"]
        window = see(program)
        assert window.choices == Choices(speakers=frozenset({"Bo"}))
        assert not window._read.isEnabled()
        window.reject()

    def test_the_place_and_the_audio_stay(self, program: House, tmp_path: Path) -> None:
        program.open(write_monologue(tmp_path), write_silence(tmp_path))
        program.playback.seek(31_000)
        see(program)
        tick(program, "Bo", on=True)
        read_so(program)
        assert names(program) == ["Ada", "Bo"]
        assert program.playback.position_ms == 31_000
        assert program.playback.duration_ms == 60_000
        current = program.episodes.current
        assert current is not None
        assert current.audio is not None
        assert len(program.episodes.recents()) == 1

    def test_the_same_line_stays_at_the_top(self, program: House, tmp_path: Path) -> None:
        turns = (f"Ada [00:{i // 6:02}:{i % 6}0]: {LAKE[i % 6]}\n\nBo: An answer.\n" for i in range(60))
        program.open(write(tmp_path, "\n".join(turns)))
        view = program.view
        view.scroller.prepare(40, 0.0)
        view.scroller.go_to(view.turn_layout.top(40), glide=False)
        see(program)
        tick(program, "Bo", on=True)
        before = view.transcript.turns[view.turn_layout.turn_at(view.scroller.value + 30)]
        read_so(program)
        after = view.transcript.turns[view.turn_layout.turn_at(view.scroller.value + 30)]
        assert before.line == after.line > 100
        assert len(view.transcript.turns) == 120

    def test_another_opening_closes_it(self, program: House, tmp_path: Path) -> None:
        program.open(write_monologue(tmp_path))
        see(program)
        program.open(write_transcript(tmp_path, "other.txt"))
        assert program.program.reading.dialog is None


class TestOffered:
    def test_beside_what_is_told(self, program: House, tmp_path: Path) -> None:
        program.open(write_untimed(tmp_path))
        assert "no times" in program.told()
        assert offered(program) == [SEE]
        click(program, SEE)
        dialog(program).reject()

    def test_where_hardly_anybody_is_named(self, program: House, tmp_path: Path) -> None:
        program.open(write_monologue(tmp_path), write_silence(tmp_path))
        assert program.told() == "6 lines begin with what may be a speaker's name."
        assert offered(program) == [SEE, "Ignore for this file"]
        click(program, SEE)
        tick(program, "Bo", on=True)
        read_so(program)
        assert program.told() == ""

    def test_where_nothing_could_be_read(self, program: House, tmp_path: Path) -> None:
        path = write(tmp_path, "WEBVTT\n\nno cue at all\n", "empty.vtt")
        program.open(path)
        assert "There is no transcript in this" in program.told()
        assert offered(program) == [SEE]
        assert program.messages.waiting == 0
        click(program, SEE)
        window = dialog(program)
        assert not window._read.isEnabled()
        window.asked.format.setCurrentIndex(window.asked.format.findData("plain"))
        dialog(program)
        read_so(program)
        assert len(program.view.transcript.turns) == 2

    def test_a_file_that_is_not_there_leaves_nothing_to_see(self, program: House, tmp_path: Path) -> None:
        program.open(tmp_path / "nowhere.txt")
        assert offered(program) == []


class TestUnclear:
    def test_it_asks_by_itself(self, program: House, tmp_path: Path) -> None:
        program.open(write_unclear(tmp_path))
        window = dialog(program)
        assert window.isVisible()
        assert "not clear which format episode.txt has" in window._told.text()
        assert window.asked.format.hasFocus()
        window.asked.format.setCurrentIndex(window.asked.format.findData("plain"))
        read_so(program)
        assert len(program.view.transcript.turns) == 2
        assert program.messages.notice is None or SEE in offered(program)

    def test_it_joins_the_audio_it_was_opened_with(self, program: House, tmp_path: Path) -> None:
        program.open(write_unclear(tmp_path), write_silence(tmp_path))
        read_so(program)
        current = program.episodes.current
        assert current is not None
        assert current.audio is not None
        assert current.transcript is not None

    def test_who_does_not_answer_is_told_and_can_later(self, program: House, tmp_path: Path) -> None:
        program.open(write_unclear(tmp_path))
        dialog(program).reject()
        assert "format is not clear" in program.told()
        assert offered(program) == [SEE]
        assert not program.window.episode_shown
        click(program, SEE)
        read_so(program)
        assert program.window.episode_shown

    def test_once_answered_it_never_asks_again(self, program: House, tmp_path: Path) -> None:
        path = write_unclear(tmp_path)
        program.open(path)
        read_so(program)
        program.act("close_episode").trigger()
        program.open(path)
        assert program.program.reading.dialog is None
        assert len(program.view.transcript.turns) == 2


class TestWhatWasMade:
    def test_notes_and_corrections_are_kept(self, program: House, tmp_path: Path) -> None:
        program.open(write_monologue(tmp_path))
        corrections, notes = program.program.corrections, program.program.annotations
        editions = program.program.annotating.editions
        first, said = (notes.transcript.turns[turn].text for turn in (0, 1))
        corrections.replace(0, 0, len(first.split()[0]), "Certainly")
        start = said.index(PASSAGE)
        with program.qtbot.waitSignal(editions.texts.kept, timeout=WAIT_MS):
            marked = notes.mark(notes.anchor(1, start, 1, start + len(PASSAGE)), note="Mind this")
        see(program)
        tick(program, "Bo", on=True)
        with program.qtbot.waitSignal(editions.editions.offered, timeout=WAIT_MS):
            read_so(program)
        assert "Some corrections do not fit" in program.told()
        program.messages.dismiss()
        assert program.told() == "The transcript has changed: 1 note(s) kept"
        click(program, "Update")
        note = notes.get(marked)
        assert note is not None
        assert note.anchor is not None
        assert (note.note, note.place, note.anchor.quote) == ("Mind this", Place.SURE, PASSAGE)
        assert note.anchor.start_turn == 2, "an answer comes after each turn now"
        assert len(corrections.corrections) == 1, "what does not fit is kept"
        see(program)
        tick(program, "Bo", on=False)
        read_so(program)
        assert program.view.transcript.turns[0].text.startswith("Certainly")


def test_whoever_wants_a_picture_alone_is_not_asked(
    qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start = partial(house, qapp, qtbot, monkeypatch, tmp_path / "data")
    picture = tmp_path / "picture.png"
    with start(write_unclear(tmp_path), screenshot=picture, wait=False, sound=False) as program:
        qtbot.waitUntil(lambda: program.program.exit_code == 1, timeout=WAIT_MS)
        qtbot.waitUntil(picture.exists, timeout=WAIT_MS)
        assert program.program.reading.dialog is None
    assert "format is not clear" in capsys.readouterr().err
