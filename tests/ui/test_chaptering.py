"""Chapters in the whole program: found, shown everywhere, gone to; and nothing where there are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mutagen.id3 import ID3, SYLT, USLT
from PySide6.QtCore import Qt

from tests.audio_files import noise, write_audio
from tests.house import House, press, write_silence, write_transcript

pytestmark = pytest.mark.episode(turns=0)

TITLES = ["Intro", "", "A long talk"]
STARTS_S = [0, 15, 30]


def write_chapters(folder: Path, name: str = "episode.chapters.json", titles: list[str] = TITLES) -> Path:
    rows = [{"startTime": start, "title": title} for start, title in zip(STARTS_S, titles, strict=True)]
    path = folder / name
    path.write_text(json.dumps({"version": "1.2.0", "chapters": rows}))
    return path


def titles(program: House) -> list[str]:
    chapters = program.program.chapters.chapters
    return [str(chapters.title(index)) for index in range(len(chapters.all))]


def wait_for(program: House, *expected: str) -> None:
    program.qtbot.waitUntil(lambda: titles(program) == list(expected))


def headings(program: House) -> dict[int, str]:
    return {turn: each.title for turn, each in program.view.turn_layout.headings.items()}


def offered(program: House) -> bool:
    return program.program.chaptering.menu.menuAction().isVisible()


@pytest.fixture
def whole(program: House, tmp_path: Path) -> House:
    """Six turns of ten seconds, and three chapters beside them."""
    write_chapters(tmp_path)
    program.open(write_transcript(tmp_path), write_silence(tmp_path))
    wait_for(program, "Intro", "Chapter 2", "A long talk")
    return program


def test_without_chapters_nothing_is_seen_of_them(program: House, tmp_path: Path) -> None:
    program.open(write_transcript(tmp_path), write_silence(tmp_path))
    assert headings(program) == {}
    assert not offered(program)
    assert "chapters" not in program.window.strip.layers
    assert program.window.transport._chapter.isHidden()
    assert not program.act("next_chapter").isVisible()
    program.playback.seek(20_000)
    press(program, "Ctrl+PgDown")
    assert program.playback.position_ms == 20_000


def test_they_are_shown_in_the_text_on_the_strip_in_the_menu_and_beside_the_time(whole: House) -> None:
    assert headings(whole) == {0: "Intro", 1: "Chapter 2", 3: "A long talk"}
    assert offered(whole)
    assert "chapters" in whole.window.strip.layers
    assert whole.window.transport._chapter.title == "Intro"
    assert whole.window.transport._chapter.isVisible()
    whole.playback.seek(31_000)
    assert whole.window.transport._chapter.title == "A long talk"


def test_keys_go_from_chapter_to_chapter_and_back_again(whole: House) -> None:
    press(whole, "Ctrl+PgDown")
    assert whole.playback.position_ms == 15_000
    press(whole, "Ctrl+PgDown")
    press(whole, "Ctrl+PgDown")
    assert whole.playback.position_ms == 30_000
    assert not whole.act("next_chapter").isEnabled()
    whole.playback.seek(35_000)
    press(whole, "Ctrl+PgUp")
    assert whole.playback.position_ms == 30_000
    press(whole, "Ctrl+PgUp")
    assert whole.playback.position_ms == 15_000
    assert whole.act("next_chapter").isEnabled()
    press(whole, "Alt+Left")
    assert whole.playback.position_ms != 15_000


def test_a_click_on_a_heading_goes_where_the_chapter_begins(whole: House) -> None:
    layout = whole.view.turn_layout
    whole.view.scroller.reveal(3, 0, 0.5)
    place = whole.view.rect().center()
    place.setY(layout.top(3) - layout.metrics.heading // 2 - whole.view.scroller.value)
    whole.qtbot.mouseClick(whole.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert whole.playback.position_ms == 30_000


def test_a_choice_in_the_menu_goes_there(whole: House) -> None:
    menu = whole.program.chaptering.menu
    menu.aboutToShow.emit()
    [talk] = [action for action in menu.actions() if action.text().startswith("A long talk")]
    talk.trigger()
    assert whole.playback.position_ms == 30_000
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["A long talk\t0:30"]


def test_sync_points_move_the_headings_and_not_the_chapters(whole: House) -> None:
    whole.playback.seek(15_000)
    whole.program.timing.start_turn_now(0)  # everything is heard fifteen seconds later
    assert headings(whole) == {0: "Intro · Chapter 2", 1: "A long talk"}
    whole.program.undo.undo()
    assert headings(whole) == {0: "Intro", 1: "Chapter 2", 3: "A long talk"}


def test_another_episode_has_its_own(whole: House, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    whole.open(write_transcript(other), write_silence(other, level=1))
    assert titles(whole) == []
    assert headings(whole) == {}
    assert not offered(whole)
    assert whole.window.transport._chapter.isHidden()


def test_dropped_into_the_open_episode_they_come_and_nothing_else_changes(
    program: House, tmp_path: Path
) -> None:
    program.open(write_transcript(tmp_path), write_silence(tmp_path))
    program.playback.seek(12_000)
    (tmp_path / "away").mkdir()
    program.open(write_chapters(tmp_path / "away", "any.json"))
    wait_for(program, "Intro", "Chapter 2", "A long talk")
    assert len(program.view.transcript.turns) == 6
    assert program.playback.position_ms == 12_000
    assert program.told() == ""


def test_a_list_that_was_dropped_is_remembered_until_it_is_removed(program: House, tmp_path: Path) -> None:
    files = write_transcript(tmp_path), write_silence(tmp_path)
    program.open(*files)
    (tmp_path / "away").mkdir()
    program.open(write_chapters(tmp_path / "away", "any.json"))
    wait_for(program, "Intro", "Chapter 2", "A long talk")
    program.qtbot.waitUntil(lambda: program.act("remove_chapters").isVisible())
    program.open(*files)
    wait_for(program, "Intro", "Chapter 2", "A long talk")
    program.act("remove_chapters").trigger()
    wait_for(program)
    assert not program.act("remove_chapters").isVisible()
    assert headings(program) == {}


def test_those_inside_the_audio_are_shown(program: House, tmp_path: Path) -> None:
    inside = [("First", 0, 1_000), ("Second", 1_000, 3_000)]
    sound = write_audio(tmp_path, "m4b", noise(3), name="episode", chapters=inside)
    program.open(sound, write_transcript(tmp_path, turns=2))
    wait_for(program, "First", "Second")


def test_without_audio_they_lie_along_the_transcript(program: House, tmp_path: Path) -> None:
    write_chapters(tmp_path)
    program.open(write_transcript(tmp_path))
    wait_for(program, "Intro", "Chapter 2", "A long talk")
    assert headings(program) == {0: "Intro", 1: "Chapter 2", 3: "A long talk"}


def test_a_damaged_list_is_told_of(program: House, tmp_path: Path) -> None:
    write_chapters(tmp_path).write_text('{"chapters": [{"title": "No time"}, {"startTime": 1}]}')
    program.open(write_transcript(tmp_path), write_silence(tmp_path))
    wait_for(program, "Chapter 1")
    assert program.told() == (
        "Not all chapters in episode.chapters.json could be read Chapter 1 has no time."
    )


def test_words_inside_the_audio_are_its_transcript_and_say_so(program: House, tmp_path: Path) -> None:
    sound = write_audio(tmp_path, "mp3-cbr", noise(3), name="song")
    tags = ID3(sound)
    tags.add(USLT(encoding=3, lang="eng", desc="", text="Words of a song\n\nand more of them"))
    tags.save()
    program.open(sound)
    assert [turn.text for turn in program.view.transcript.turns] == ["Words of a song", "and more of them"]
    assert program.told().startswith("This text comes from inside song.mp3.")
    assert program.messages.waiting == 1  # that it has no times
    assert program.desk.title == "song"
    program.open(sound)
    assert not program.told().startswith("This text")  # once is enough
    program.open(write_transcript(tmp_path, "better.txt"))
    assert len(program.view.transcript.turns) == 6
    assert program.playback.audio == sound


def test_timed_lyrics_inside_the_audio_are_followed(program: House, tmp_path: Path) -> None:
    sound = write_audio(tmp_path, "mp3-cbr", noise(3), name="song")
    tags = ID3(sound)
    lines = [("One that is sung", 0), ("Two that is sung", 1_000), ("Three", 2_200)]
    tags.add(SYLT(encoding=3, lang="eng", format=2, type=1, desc="", text=lines))
    tags.save()
    program.open(sound)
    transcript = program.view.transcript
    assert (transcript.format, transcript.timed) == ("lrc", True)
    assert [(turn.start_ms, turn.text) for turn in transcript.turns] == [(ms, text) for text, ms in lines]
    assert program.told().startswith("This text comes from inside song.mp3.")
    assert program.messages.waiting == 0
    program.playback.seek(1_500)
    assert program.playback.turn == 1
