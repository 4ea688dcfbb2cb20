"""From the menu to a file that is read again; what came of it is said."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog

from tests.house import House, press, write_untimed
from viewer.core.transcript import Transcript
from viewer.readers.open import read_file
from viewer.ui.dialogs.export_transcript import ExportTranscriptDialog
from viewer.ui.dialogs.saving import SaveDialog
from viewer.ui.sharing_desk import SharingDesk
from viewer.writers import atomic

pytestmark = pytest.mark.episode(gliding=False)

D = TypeVar("D", bound=QDialog)


def dialog(program: House, kind: type[D]) -> D:
    """The dialog of this kind, once it is open."""
    program.qtbot.waitUntil(lambda: any(each.isVisible() for each in program.window.findChildren(kind)))
    return next(each for each in program.window.findChildren(kind) if each.isVisible())


def ask(program: House, key: str = "txt") -> ExportTranscriptDialog:
    program.act("export_transcript").trigger()
    asked = dialog(program, ExportTranscriptDialog)
    asked._formats.setCurrentIndex(asked._formats.findData(key))
    return asked


def save(program: House, asked: ExportTranscriptDialog, path: Path) -> None:
    asked.accept()
    saved = dialog(program, SaveDialog)
    with program.qtbot.waitSignal(program.program.sharing.finished, timeout=10_000):
        saved.place_chosen.emit(path)
    saved.reject()


def export(program: House, path: Path, key: str = "txt") -> Transcript:
    save(program, ask(program, key), path)
    return read_file(path)


def starts(transcript: Transcript) -> list[int]:
    return [turn.start_ms for turn in transcript.turns]


def test_a_transcript_is_written_and_that_is_told(program: House, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    found = export(program, out / "talk.csv", "csv")
    assert [turn.text for turn in found.turns] == [turn.text for turn in program.view.transcript.turns]
    assert starts(found) == [10_000 * turn for turn in range(6)]
    assert program.told() == f"talk.csv is written {out}"
    assert (program.settings.export_folder, program.settings.transcript_format) == (str(out), "csv")


def test_what_a_format_does_not_hold_is_told(program: House, tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("A title\n\nAn ingress to it.\n\nAda (00:01):\nOne.\n\nBo (00:04):\nTwo.\n", "utf-8")
    program.open(path)
    export(program, tmp_path / "x.csv", "csv")
    lost = "Not kept in this format: the title; lines around the turns: 2."
    assert program.told() == f"x.csv is written {tmp_path} · {lost}"


def test_a_key_leads_there_and_a_name_is_proposed(program: House) -> None:
    press(program, "Ctrl+Shift+S")
    dialog(program, ExportTranscriptDialog).accept()
    saved = dialog(program, SaveDialog)
    assert [Path(name).name for name in saved.selectedFiles()] == ["episode.txt"]
    saved.reject()


def test_with_corrections_and_without(program: House, tmp_path: Path) -> None:
    program.program.corrections.replace(0, 0, 4, "There")
    assert export(program, tmp_path / "with.txt").turns[0].text.startswith("There are the words")
    asked = ask(program)
    assert asked._corrected.isVisible()
    asked._corrected.setChecked(False)
    save(program, asked, tmp_path / "without.txt")
    assert read_file(tmp_path / "without.txt").turns[0].text.startswith("Here are the words")


def test_in_the_times_of_the_audio_and_in_its_own(program: House, tmp_path: Path) -> None:
    program.program.timing.shift(2_000)
    assert starts(export(program, tmp_path / "audio.txt"))[1] == 12_000
    asked = ask(program)
    assert asked._in_audio.isVisible()
    asked._in_audio.setChecked(False)
    save(program, asked, tmp_path / "own.txt")
    assert starts(read_file(tmp_path / "own.txt"))[1] == 10_000


def test_nothing_is_asked_where_nothing_is_different(program: House) -> None:
    asked = ask(program)
    boxes = (asked._corrected, asked._in_audio, asked._recut)
    assert not any(box.isVisible() for box in boxes)
    asked.reject()


def test_the_file_that_is_open_is_never_written_over(program: House, tmp_path: Path) -> None:
    path = tmp_path / "episode.txt"
    before = path.read_bytes()
    save(program, ask(program), path)
    assert program.told().startswith("episode.txt is the transcript that is read It is never changed.")
    assert path.read_bytes() == before


def test_a_place_that_cannot_be_written_is_told(program: House, tmp_path: Path) -> None:
    save(program, ask(program), tmp_path / "none" / "x.txt")
    assert "x.txt could not be written" in program.told()


def test_a_full_disk_leaves_the_old_file(
    program: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(part: Path, _data: bytes) -> None:
        part.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic, "_write", full)
    out = tmp_path / "x.md"
    out.write_text("old")
    save(program, ask(program, "md"), out)
    assert program.told().startswith("x.md could not be written The disk is full.")
    assert out.read_text() == "old"
    assert not list(tmp_path.glob(".*.part"))


def test_a_transcript_without_times(program: House, tmp_path: Path) -> None:
    program.open(write_untimed(tmp_path))
    found = export(program, tmp_path / "out.txt")
    assert [turn.text for turn in found.turns] == ["What is it?", "A text without times.", "I see.", "Yes."]
    assert not found.timed


def test_with_nothing_open_nothing_can_be_exported(program: House) -> None:
    assert program.act("export_transcript").isEnabled()
    program.act("close_episode").trigger()
    assert not program.act("export_transcript").isEnabled()


def test_what_takes_long_is_told_of_what_it_is(program: House) -> None:
    desk = program.window.findChild(SharingDesk)
    desk.transcripts.busy = True
    desk._tell_waiting()
    assert program.told() == "Working on the transcript"
    desk._withdraw()
