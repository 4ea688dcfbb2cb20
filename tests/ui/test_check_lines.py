"""Findings as lines: told once, each with its remedies, and gone for good when ignored."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.house import House, write_silence, write_transcript, write_untimed
from viewer.core.findings import Cure, Finding, FindingKind
from viewer.core.timeline import SyncPoint
from viewer.errors import WorldError, message
from viewer.resources import sample_paths
from viewer.ui.dialogs.reading.dialog import ReadingDialog
from viewer.ui.message_bar import About, Kind, Notice, Remedy

pytestmark = pytest.mark.episode(turns=0)

SHORTER = "The audio ends at 0:25, but the transcript goes on to 0:50."


def write_backwards(folder: Path, name: str = "episode.txt") -> Path:
    """Its fourth time runs backwards."""
    path = write_transcript(folder, name)
    path.write_text(path.read_text("utf-8").replace("(00:30)", "(00:03)"), "utf-8")
    return path


def notice(program: House) -> Notice:
    assert program.messages.notice is not None
    return program.messages.notice


def labels(program: House) -> list[str]:
    return [remedy.label for remedy in notice(program).remedies]


def press(program: House, label: str) -> None:
    """Press a button of the message bar, as the reader does."""
    button = next(button for button in program.messages._remedies if button.text() == label)
    button.click()


def test_a_finding_is_a_quiet_line_with_its_remedy(program: House, tmp_path: Path) -> None:
    program.open(write_transcript(tmp_path), write_silence(tmp_path, seconds=25))
    assert program.told() == SHORTER
    assert notice(program).kind is Kind.INFO
    assert notice(program).about is About.EPISODE
    assert labels(program) == ["Set a sync point", "Ignore for this file"]
    assert program.messages.waiting == 0


def test_what_fits_is_opened_without_a_word(program: House, tmp_path: Path) -> None:
    program.open(write_transcript(tmp_path), write_silence(tmp_path))
    assert program.told() == ""


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_samples_are_opened_without_a_word(program: House, language: str) -> None:
    program.open(*sample_paths(language))
    assert program.told() == ""


def test_several_wait_for_each_other_the_weightiest_first(program: House, tmp_path: Path) -> None:
    program.open(write_backwards(tmp_path), write_silence(tmp_path, seconds=25))
    assert (program.told(), program.messages.waiting) == (SHORTER, 1)
    program.messages.dismiss()
    assert program.told() == "One time in the transcript runs backwards: 0:00:03."


def test_what_was_doubtful_can_be_seen(program: House, tmp_path: Path) -> None:
    program.open(write_backwards(tmp_path), write_silence(tmp_path))
    assert labels(program) == ["See how it was read…", "Ignore for this file"]
    press(program, "See how it was read…")
    dialog = program.window.findChild(ReadingDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_a_transcript_alone_has_no_file_to_ignore_it_for(program: House, tmp_path: Path) -> None:
    program.open(write_untimed(tmp_path))
    assert "no times" in program.told()
    assert labels(program) == ["See how it was read…"]


def test_ignored_it_does_not_come_back_for_that_file(program: House, tmp_path: Path) -> None:
    text, audio = write_transcript(tmp_path), write_silence(tmp_path, seconds=25)
    program.open(text, audio)
    press(program, "Ignore for this file")
    assert program.told() == ""
    renamed = audio.rename(tmp_path / "renamed.wav")
    program.open(text, renamed)
    assert program.told() == ""
    program.open(text, write_silence(tmp_path, "other.wav", seconds=25, level=5))
    assert program.told() == SHORTER


def test_closed_it_comes_back_at_the_next_opening(program: House, tmp_path: Path) -> None:
    files = write_transcript(tmp_path), write_silence(tmp_path, seconds=25)
    program.open(*files)
    program.messages.dismiss()
    program.program.checking._look_again()
    assert program.told() == ""
    program.open(*files)
    assert program.told() == SHORTER


def test_it_goes_with_the_episode(program: House, tmp_path: Path) -> None:
    program.open(write_transcript(tmp_path), write_silence(tmp_path, seconds=25))
    program.desk.close_episode()
    assert program.told() == ""
    program.open(tmp_path / "missing.txt")
    assert SHORTER not in program.told()
    assert program.messages.waiting == 0


def test_a_library_that_refuses_is_told(
    program: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open(write_transcript(tmp_path), write_silence(tmp_path, seconds=25))

    def refuse(*_: object) -> None:
        raise WorldError(message("The library can only be read"))

    monkeypatch.setattr(program.program.checking._keeper, "ignore", refuse)
    press(program, "Ignore for this file")
    assert program.told() == "The library can only be read"


class TestASyncPoint:
    """Three turns, the first of which is written at 0:30 and heard at 0:41."""

    LATE = "The first turn comes at 0:30: an intro or an advertisement may stand before it."

    @pytest.fixture
    def late(self, program: House, tmp_path: Path) -> House:
        text = "".join(f"Ada (00:{start}):\nHere are the words of {start}.\n\n" for start in (30, 40, 50))
        path = tmp_path / "late.txt"
        path.write_text(text, "utf-8")
        self.files = path, write_silence(tmp_path, seconds=90)
        program.open(*self.files)
        return program

    def points(self, program: House) -> tuple[SyncPoint, ...]:
        return program.program.timing.timeline.points

    def ask(self, late: House) -> None:
        assert late.told() == self.LATE
        press(late, "Set a sync point")
        assert late.told() == (
            "Play to where the first turn begins: “Here are the words of 30.”"
            " Press the button when you hear it, or S."
        )
        assert self.points(late) == ()

    def test_is_set_by_the_button_when_the_turn_is_heard(self, late: House) -> None:
        self.ask(late)
        late.playback.seek(41_000)
        press(late, "It begins now")
        assert self.points(late) == (SyncPoint(30_000, 41_000),)
        assert late.told() == ""

    def test_the_key_answers_the_question_whatever_is_lit(self, late: House) -> None:
        self.ask(late)
        late.playback.seek(41_000)
        assert late.view.marks.active == 1
        late.press(Qt.Key.Key_S)
        assert self.points(late) == (SyncPoint(30_000, 41_000),)
        assert late.told() == ""
        late.playback.seek(52_000)
        late.press(Qt.Key.Key_S)
        assert self.points(late)[1:] == (SyncPoint(40_000, 52_000),), "and is about what is lit again"

    def test_a_closed_question_is_answered_no_more(self, late: House) -> None:
        self.ask(late)
        late.messages.dismiss()
        late.playback.seek(41_000)
        late.press(Qt.Key.Key_S)
        assert self.points(late) == (SyncPoint(40_000, 41_000),)

    def test_what_it_mends_comes_back_when_it_is_taken_back_and_not_another_day(self, late: House) -> None:
        self.ask(late)
        late.playback.seek(41_000)
        press(late, "It begins now")
        late.act("undo").trigger()
        assert late.told() == self.LATE
        late.act("redo").trigger()
        assert late.told() == ""
        late.open(*self.files)
        assert late.told() == ""

    def test_an_advertisement_marked_meanwhile_leaves_the_question_open(self, late: House) -> None:
        self.ask(late)
        late.press(Qt.Key.Key_A)
        late.playback.seek(28_000)
        late.press(Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
        assert late.told().startswith("Play to where")

    def test_what_it_does_not_mend_follows_and_stays_closed(self, program: House, tmp_path: Path) -> None:
        program.open(write_transcript(tmp_path), write_silence(tmp_path, seconds=25))
        program.act("shift_later").trigger()
        for _ in range(9):
            program.act("shift_later").trigger()
        assert program.told() == "The audio ends at 0:25, but the transcript goes on to 0:51."
        program.messages.dismiss()
        for _ in range(20):
            program.act("shift_later").trigger()
        assert program.told() == ""


def test_every_kind_of_finding_has_words_for_its_remedies(program: House) -> None:
    for kind in FindingKind:
        notice = program.program.check_lines._notice(Finding(kind, message("Found"), tuple(Cure)))
        assert len(notice.remedies) == len(Cure) - 1, "without audio nothing can be ignored"
        assert all(isinstance(remedy, Remedy) and remedy.label for remedy in notice.remedies)
