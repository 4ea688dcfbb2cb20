"""The ways in: dialogs, clipboard, drops, samples, recent episodes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from tests.house import House, write_silence, write_transcript
from viewer.resources import SAMPLES
from viewer.ui.dialogs.files import FileDialog

pytestmark = pytest.mark.episode(turns=0)


def asked(program: House) -> FileDialog:
    return next(each for each in program.window.findChildren(FileDialog) if each.isVisible())


def wait_for(program: House, ask: object, *args: object) -> None:
    with program.qtbot.waitSignal(program.desk.settled, timeout=10_000):
        ask(*args)  # type: ignore[operator]


def test_files_are_asked_for_and_opened(program: House, tmp_path: Path) -> None:
    files = [write_transcript(tmp_path), write_silence(tmp_path)]
    program.window.empty.open_requested.emit()
    dialog = asked(program)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    assert "*.mp3" in dialog.nameFilters()[0]
    assert "*.txt" in dialog.nameFilters()[0]
    wait_for(program, dialog.filesSelected.emit, [str(path) for path in files])
    assert len(program.view.transcript.turns) == 6
    assert program.program.ways_in.folder == str(tmp_path)
    dialog.close()


def test_the_next_dialog_begins_where_the_last_one_was(program: House, tmp_path: Path) -> None:
    program.program.ways_in.ask_files()
    first = asked(program)
    first.directoryEntered.emit(str(tmp_path))
    first.close()
    program.program.ways_in.ask_files()
    assert asked(program).directory().absolutePath() == str(tmp_path)
    asked(program).close()


def test_audio_is_asked_for_and_joins(program: House, tmp_path: Path) -> None:
    program.open(write_transcript(tmp_path))
    program.act("add_audio").trigger()
    dialog = asked(program)
    assert "*.txt" not in dialog.nameFilters()[0]
    wait_for(program, dialog.filesSelected.emit, [str(write_silence(tmp_path, "other.wav"))])
    dialog.close()
    assert len(program.view.transcript.turns) == 6
    assert program.playback.duration_ms == 60_000


def test_a_dialog_given_up_changes_nothing(program: House) -> None:
    program.program.ways_in.ask_files()
    asked(program).reject()
    assert not program.program.opening.busy


@pytest.mark.parametrize("language", SAMPLES)
def test_samples_are_offered_and_open(program: House, language: str) -> None:
    buttons = dict(zip(SAMPLES, program.window.empty._samples, strict=True))
    wait_for(program, buttons[language].click)
    assert len(program.view.transcript.turns) > 5
    assert program.playback.duration_ms > 30_000
    assert program.told() == ""


def test_files_count_more_than_their_names_as_text(program: House, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_transcript(tmp_path)))])
    data.setText("file:///episode.txt")
    wait_for(program, program.program.ways_in.take, data)
    assert len(program.view.transcript.turns) == 6


def dropped(*addresses: str, text: str = "") -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    data.setText(text or "\n".join(addresses))
    return data


def test_a_link_that_is_dropped_or_pasted_is_opened(program: House, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    ways_in = program.program.ways_in
    monkeypatch.setattr(ways_in, "_open_link", asked.append)
    address = "https://example.org/a%20b.mp3?x=y"
    ways_in.take(dropped(address))
    ways_in.take(dropped(address, text="The episode"))
    QGuiApplication.clipboard().setText(f" {address}\n")
    program.act("paste").trigger()
    assert asked == [address] * 3


def test_a_text_with_links_in_it_is_a_text(program: House, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(program.program.ways_in, "_open_link", asked.append)
    data = dropped(
        "https://example.org/1", "https://example.org/2", text="Ada (00:00):\nSee https://example.org/1"
    )
    wait_for(program, program.program.ways_in.take, data)
    assert asked == []
    assert len(program.view.transcript.turns) == 1


def test_a_folder_is_opened(program: House, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    write_transcript(folder)
    write_silence(folder)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    wait_for(program, program.program.ways_in.take, data)
    assert len(program.view.transcript.turns) == 6
    assert program.playback.duration_ms == 60_000


def test_nothing_but_a_picture_is_told(program: House) -> None:
    data = QMimeData()
    data.setData("image/png", b"\x89PNG")
    program.program.ways_in.take(data)
    assert program.told() == "There is no text to paste. Copy a transcript first."


def test_recent_episodes_are_in_page_and_menu_the_latest_first(program: House, tmp_path: Path) -> None:
    ways_in = program.program.ways_in
    assert not ways_in.recent_menu.isEnabled()
    for name in ("one", "two & three"):
        program.open(write_transcript(tmp_path, f"{name}.txt", word=name))
        program.playback.seek(20_000 if name == "one" else 30_000)
    program.desk.close_episode()
    assert [row.item.title for row in program.window.empty._rows] == ["two & three", "one"]
    assert [action.text() for action in ways_in.recent_menu.actions()] == ["two && three", "one"]
    wait_for(program, ways_in.recent_menu.actions()[1].trigger)
    assert program.playback.position_ms == 20_000
    program.desk.close_episode()
    wait_for(program, program.window.empty.recent_requested.emit, 1)
    assert program.playback.position_ms == 30_000


def test_a_recent_episode_that_is_gone_is_shown_as_gone(program: House, tmp_path: Path) -> None:
    text = write_transcript(tmp_path)
    program.open(text)
    program.desk.close_episode()
    text.unlink()
    program.program.ways_in.list_recents()
    assert not program.window.empty._rows[0].item.present
    wait_for(program, program.window.empty.recent_requested.emit, 0)
    assert "episode.txt" in program.told()
    assert not program.window.episode_shown


def test_the_list_says_how_far_each_was_heard(program: House, tmp_path: Path) -> None:
    program.open(write_transcript(tmp_path), write_silence(tmp_path))
    program.playback.seek(30_000)
    program.desk.close_episode()
    item = program.window.empty._rows[0].item
    assert (item.position_ms, item.duration_ms, item.aside) == (30_000, 60_000, "Ada, Bo")
