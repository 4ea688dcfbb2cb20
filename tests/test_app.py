"""The program as a whole: started, opened, left and started again, in folders of its own."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from tests.house import MINUTE, House, house, write_silence, write_transcript, write_untimed
from viewer.core.clock import PlayState
from viewer.errors import WorldError
from viewer.ui.dialogs.fault import FaultDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Start = Callable[..., AbstractContextManager[House]]
PASTED = "Ada (00:00):\nOne.\n\nBo (00:10):\nTwo.\n"
PASTED_HTML = (
    "<p><b>Ada</b> (00:00):<br>Three.</p><p><b>Bo</b> (00:10):<br>Four.</p><p>Ada (00:20):<br>Five.</p>"
)


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Start:
    """Starts the program; each start of one test finds the same library."""
    return partial(house, qapp, qtbot, monkeypatch, tmp_path / "data")


def texts(program: House) -> list[str]:
    return [turn.text for turn in program.view.transcript.turns]


# Opening


def test_opens_what_is_named(start: Start, tmp_path: Path) -> None:
    text, audio = write_transcript(tmp_path), write_silence(tmp_path)
    with start(audio, text) as program:
        assert program.window.episode_shown
        assert len(texts(program)) == 6
        assert program.playback.duration_ms == MINUTE
        assert program.window.windowTitle() == "episode – Turnlight"
        assert program.told() == ""


def test_without_files_the_way_in_is_shown(start: Start) -> None:
    with start() as program:
        assert not program.window.episode_shown
        assert program.window.windowTitle() == "Turnlight"
        assert program.told() == ""


def test_the_way_in_comes_back_when_nothing_could_be_opened(start: Start, tmp_path: Path) -> None:
    with start(tmp_path / "nowhere.txt") as program:
        assert not program.window.episode_shown
        assert "nowhere.txt" in program.told()
        assert program.episodes.ready


def test_a_bad_file_leaves_the_good_one_open(start: Start, tmp_path: Path) -> None:
    text, audio = write_transcript(tmp_path), write_silence(tmp_path)
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0\1\2\3" * 100)
    with start(text, audio) as program:
        program.playback.seek(25_000)
        program.open(bad)
        assert "no transcript" in program.told()
        assert program.window.episode_shown
        assert len(texts(program)) == 6
        assert program.playback.position_ms == 25_000
        assert program.window.windowTitle() == "episode – Turnlight"


def test_audio_that_is_text_leaves_the_good_episode_open(start: Start, tmp_path: Path) -> None:
    text = write_transcript(tmp_path)
    bad = tmp_path / "bad.mp3"
    bad.write_text("This is no sound at all. " * 50)
    with start(text) as program:
        program.open(bad)
        assert "bad.mp3" in program.told()
        assert len(texts(program)) == 6


def test_a_missing_file_after_closing_brings_nothing_back(start: Start, tmp_path: Path) -> None:
    text, audio = write_transcript(tmp_path), write_silence(tmp_path)
    with start() as program:
        with program.qtbot.waitSignal(program.program.opening.audio_ready, timeout=10_000):
            program.program.opening.open_paths([text, audio])
        program.act("close_episode").trigger()
        program.open(tmp_path / "nowhere.txt")
        program.settle()
        assert not program.window.episode_shown
        assert program.window.windowTitle() == "Turnlight"
        assert program.episodes.current is None


def test_opening_again_and_again_ends_with_the_last(start: Start, tmp_path: Path) -> None:
    files = [write_transcript(tmp_path, f"{index}.txt", turns=3 + index) for index in range(8)]
    with start(sound=False) as program:
        for file in files:
            program.program.opening.open_paths([file])
            QApplication.processEvents()
            program.act("close_episode").trigger()
            program.program.opening.open_paths([file])
        program.settle()
        assert len(texts(program)) == 10
        assert program.window.windowTitle() == "7 – Turnlight"
        assert program.episodes.current is not None
        assert program.episodes.current.title == "7"


def test_opening_while_playing_stops_and_keeps_the_place_of_the_old_one(start: Start, tmp_path: Path) -> None:
    one, two = write_transcript(tmp_path, "one.txt"), write_transcript(tmp_path, "two.txt", word="Two")
    with start(one, sound=False) as program:
        program.playback.play()
        program.let_pass(21)
        program.open(two)
        assert program.playback.state is PlayState.PAUSED
        assert program.playback.position_ms == 0
        program.open(one)
        assert 20_000 <= program.playback.position_ms <= 21_060  # noted once a second


@pytest.mark.parametrize("sound", [True, False])
def test_audio_that_joins_later_goes_on_at_the_same_place(start: Start, tmp_path: Path, sound: bool) -> None:
    text, audio = write_transcript(tmp_path), write_silence(tmp_path, "other.wav")
    with start(text, sound=sound) as program:
        program.playback.seek(42_000)
        with program.qtbot.waitSignal(program.desk.settled, timeout=10_000):
            program.program.opening.add_audio(audio)
        program.let_pass(0.1)
        assert program.playback.position_ms == 42_000
        assert program.view.marks.active == 4
    with start(text, audio, sound=False) as again:
        assert again.playback.position_ms == 42_000


def test_audio_that_joins_while_the_text_plays_goes_on_at_the_same_place(
    start: Start, tmp_path: Path
) -> None:
    text, audio = write_transcript(tmp_path), write_silence(tmp_path, "other.wav")
    with start(text) as program:
        program.playback.play()
        program.let_pass(21)
        with program.qtbot.waitSignal(program.desk.settled, timeout=10_000):
            program.program.opening.add_audio(audio)
        program.let_pass(0.1)
        assert 20_000 <= program.playback.position_ms <= 21_200  # noted once a second


def test_audio_can_be_replaced_but_not_by_a_text(start: Start, tmp_path: Path) -> None:
    bad = tmp_path / "bad.mp3"
    bad.write_text("text " * 100)
    with start(write_transcript(tmp_path), write_silence(tmp_path)) as program:
        program.playback.seek(20_000)
        for path, length in ((bad, MINUTE), (write_silence(tmp_path, "other.wav", seconds=55), 55_000)):
            with program.qtbot.waitSignal(program.desk.settled, timeout=10_000):
                program.program.opening.add_audio(path)
            assert program.playback.duration_ms == length
            assert len(texts(program)) == 6
            assert ("bad.mp3" in program.told()) == (path == bad)


def test_the_same_episode_opened_again_goes_on(start: Start, tmp_path: Path) -> None:
    text, audio = write_transcript(tmp_path), write_silence(tmp_path)
    with start(text, audio) as program:
        program.playback.play()
        program.let_pass(15)
        program.open(text, audio)
        assert 14_000 <= program.playback.position_ms <= 15_060
        assert program.playback.state is PlayState.PAUSED


def test_an_empty_transcript_leaves_its_audio_to_be_heard(start: Start, tmp_path: Path) -> None:
    text = tmp_path / "episode.txt"
    text.touch()
    with start(text, write_silence(tmp_path)) as program:
        assert program.told()
        program.playback.play()
        program.let_pass(2)
        assert program.playback.position_ms > 1_900


def test_text_without_times_is_read_beside_its_audio(start: Start, tmp_path: Path) -> None:
    text, audio = write_untimed(tmp_path), write_silence(tmp_path)
    with start(text, audio) as program:
        assert "no times" in program.told()
        program.playback.play()
        program.let_pass(5)
        assert program.playback.position_ms > 4_900
        assert program.playback.turn is None
        program.click_turn(2)
        assert program.playback.position_ms > 4_900
        assert not program.window.pill.isVisible()


def test_audio_alone_waits_for_its_transcript(start: Start, tmp_path: Path) -> None:
    text, audio = write_transcript(tmp_path, "talk.txt"), write_silence(tmp_path, "sound.wav")
    with start(audio) as program:
        program.open(text)
        assert len(texts(program)) == 6
        assert program.playback.duration_ms == MINUTE
        assert program.episodes.current is not None
        assert program.episodes.current.audio is not None
        assert program.episodes.current.transcript is not None


def test_another_episode_takes_the_place_of_a_half_one(start: Start, tmp_path: Path) -> None:
    with start(write_silence(tmp_path, "sound.wav")) as program:
        whole = write_transcript(tmp_path), write_silence(tmp_path, seconds=61)
        program.open(whole[0])
        assert program.playback.duration_ms == MINUTE + 1000
        program.open(write_transcript(tmp_path, "other.txt", turns=3))
        assert program.playback.duration_ms < MINUTE
        assert len(texts(program)) == 3


def test_turns_beyond_the_audio_are_told(start: Start, tmp_path: Path) -> None:
    text, audio = write_transcript(tmp_path), write_silence(tmp_path, seconds=35)
    with start(text, audio) as program:
        assert "The audio ends at 0:35, but the transcript goes on to 0:50" in program.told()
        assert len(texts(program)) == 6
        assert program.playback.duration_ms == 35_000


def test_library_and_player_come_also_when_the_first_opening_was_stopped(
    start: Start, tmp_path: Path
) -> None:
    with start(write_transcript(tmp_path), wait=False, sound=False) as program:
        program.program.opening.cancel()
        program.qtbot.waitUntil(lambda: program.episodes.ready)
        assert not program.window.episode_shown


# Pasting and dropping


def test_pasted_text_is_opened_and_listed(start: Start, tmp_path: Path) -> None:
    with start(sound=False) as program:
        QGuiApplication.clipboard().setText(PASTED)
        with program.qtbot.waitSignal(program.desk.settled, timeout=10_000):
            program.act("paste").trigger()
        assert texts(program) == ["One.", "Two."]
        assert "Pasted transcript" in program.window.windowTitle()
        assert program.program.ways_in._recents[0].title == "Pasted transcript"


def test_rich_text_is_preferred(start: Start) -> None:
    data = QMimeData()
    data.setHtml(PASTED_HTML)
    data.setText(PASTED)
    with start(sound=False) as program:
        QGuiApplication.clipboard().setMimeData(data)
        with program.qtbot.waitSignal(program.desk.settled, timeout=10_000):
            program.act("paste").trigger()
        assert texts(program) == ["Three.", "Four.", "Five."]


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_clipboard_is_told(start: Start, text: str) -> None:
    with start() as program:
        QGuiApplication.clipboard().setText(text)
        program.act("paste").trigger()
        assert program.told() == "There is no text to paste. Copy a transcript first."
        assert not program.program.opening.busy


def test_dropped_files_are_opened(start: Start, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls(
        [QUrl.fromLocalFile(str(path)) for path in (write_silence(tmp_path), write_transcript(tmp_path))]
    )
    with start() as program:
        with program.qtbot.waitSignal(program.desk.settled, timeout=10_000):
            program.window.dropped.emit(data)
        assert len(texts(program)) == 6
        assert program.playback.duration_ms == MINUTE


def test_a_pasted_transcript_joins_the_audio_that_is_open(start: Start, tmp_path: Path) -> None:
    audio = write_silence(tmp_path)
    with start(audio, sound=False) as program:
        program.playback.seek(12_000)
        QGuiApplication.clipboard().setText(PASTED)
        with program.qtbot.waitSignal(program.desk.settled, timeout=10_000):
            program.act("paste").trigger()
        assert texts(program) == ["One.", "Two."]
        assert program.playback.duration_ms == program.view.transcript.turns[-1].end_ms == MINUTE
        assert program.playback.position_ms == 12_000
        assert program.view.marks.active == 1
    with start(audio, sound=False) as again:
        assert texts(again) == ["One.", "Two."]
        assert again.playback.position_ms == 12_000


def test_what_is_pasted_while_a_file_is_opened_wins(start: Start, tmp_path: Path) -> None:
    with start(sound=False) as program:
        program.program.opening.open_paths([write_transcript(tmp_path, turns=300)])
        QGuiApplication.clipboard().setText(PASTED)
        program.act("paste").trigger()
        program.settle()
        assert texts(program) == ["One.", "Two."]


# What the command line asks for


def test_starts_at_a_time(start: Start, tmp_path: Path) -> None:
    text, audio = write_transcript(tmp_path), write_silence(tmp_path)
    with start(text, audio, at=25_500) as program:
        assert program.playback.position_ms == 25_500
        assert program.playback.state is PlayState.PAUSED
        assert program.view.marks.active == 2


def test_the_time_asked_for_outweighs_the_place_of_another_day(start: Start, tmp_path: Path) -> None:
    text, audio = write_transcript(tmp_path), write_silence(tmp_path)
    for at in (40_000, 0):
        with start(text, audio, at=at, sound=False) as program:
            assert program.playback.position_ms == at
            program.playback.seek(33_000)


def test_plays_at_once(start: Start, tmp_path: Path) -> None:
    with start(write_transcript(tmp_path), play=True, sound=False) as program:
        assert program.playback.state is PlayState.PLAYING
        program.let_pass(12)
        assert program.view.marks.active == 1
        program.open(write_transcript(tmp_path, "next.txt"))
        assert program.playback.state is PlayState.PAUSED


def test_traces_the_turns_in_order(start: Start, tmp_path: Path) -> None:
    trace = tmp_path / "trace.jsonl"
    with start(write_transcript(tmp_path), play=True, sound=False, trace=trace) as program:
        program.let_pass(62)
    lines = [json.loads(line) for line in trace.read_text().splitlines()]
    assert all(set(line) == {"t", "ms", "turn", "word", "event"} for line in lines)
    lit = [line["turn"] for line in lines if line["event"] == "lit" and line["turn"] is not None]
    assert list(dict.fromkeys(lit)) == [0, 1, 2, 3, 4, 5]
    assert lit == sorted(lit)
    assert lines[-1]["event"] == "end"


def test_a_trace_that_cannot_be_written_is_the_worlds_fault(start: Start, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="trace cannot be written"), start(trace=tmp_path / "no" / "trace"):
        pass


def test_takes_a_picture_and_quits(start: Start, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    with start(write_transcript(tmp_path), sound=False, screenshot=picture) as program:
        program.qtbot.waitUntil(picture.exists, timeout=10_000)
        program.qtbot.waitUntil(lambda: not program.window.isVisible())
        assert program.program.exit_code == 0
    image = QImage(str(picture))
    assert image.width() == program.window.width() * program.window.devicePixelRatio()


def test_a_picture_of_what_could_not_be_opened_says_so(
    start: Start, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "window.png"
    with start(tmp_path / "nowhere.txt", sound=False, screenshot=picture) as program:
        program.qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=10_000)
        assert program.program.exit_code == 1
    assert picture.exists()
    said = capsys.readouterr().err
    assert said.startswith("turnlight: There is no file nowhere.txt")
    assert said.count("\n") == 1


def test_a_picture_that_cannot_be_written_is_told(
    start: Start, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with start(sound=False, screenshot=tmp_path / "no" / "window.png") as program:
        program.qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=10_000)
        assert program.program.exit_code == 1
    assert "cannot be written" in capsys.readouterr().err


# Memory


def test_place_of_another_day(start: Start, tmp_path: Path) -> None:
    text, audio = write_transcript(tmp_path), write_silence(tmp_path)
    with start(audio, text) as first:
        first.playback.play()
        first.let_pass(33)
    with start(text) as second:
        assert second.playback.position_ms == pytest.approx(33_000, abs=60)
        assert second.playback.duration_ms == MINUTE
        assert second.playback.state is PlayState.PAUSED
        assert second.view.marks.active == 3


def test_what_was_set_comes_back(start: Start, tmp_path: Path) -> None:
    text = write_transcript(tmp_path)
    with start(text) as first:
        first.playback.sounding.set_volume(35)
        first.act("mute").trigger()
        first.act("faster").trigger()
        first.act("larger").trigger()
        first.act("follow").trigger()
        first.act("theme_dark").trigger()
        first.window.resize(700, 500)
    with start(text) as second:
        assert (
            second.playback.sounding.volume,
            second.playback.sounding.muted,
            second.playback.sounding.rate,
        ) == (35, True, 1.1)
        assert second.act("mute").isChecked()
        assert second.view.font().pointSizeF() == 13
        assert not second.act("follow").isChecked()
        assert not second.program.following.rules.enabled
        assert second.act("theme_dark").isChecked()
        assert second.program.appearance.theme.dark
        assert (second.window.width(), second.window.height()) == (700, 500)


def test_recent_episodes_open_where_they_were_left(start: Start, tmp_path: Path) -> None:
    text, audio = write_transcript(tmp_path), write_silence(tmp_path)
    with start(text, audio) as first:
        first.playback.seek(44_000)
    with start() as second:
        assert [episode.title for episode in second.program.ways_in._recents] == ["episode"]
        with second.qtbot.waitSignal(second.desk.settled, timeout=10_000):
            second.window.empty.recent_requested.emit(0)
        assert second.playback.position_ms == 44_000
        assert len(texts(second)) == 6


def test_recent_episodes_whose_files_are_gone_are_told(start: Start, tmp_path: Path) -> None:
    text, audio = write_transcript(tmp_path), write_silence(tmp_path)
    with start(text, audio):
        pass
    audio.unlink()
    with start() as second:
        with second.qtbot.waitSignal(second.desk.settled, timeout=10_000):
            second.window.empty.recent_requested.emit(0)
        assert "The audio episode.wav was not found" in second.told()
        assert len(texts(second)) == 6
    text.unlink()
    with start() as third:
        assert not third.window.empty._rows[0].item.present
        with third.qtbot.waitSignal(third.desk.settled, timeout=10_000):
            third.window.empty.recent_requested.emit(0)
        assert "not found" in third.told()
        assert not third.window.episode_shown


def test_a_library_that_cannot_be_used_is_told_and_the_program_goes_on(
    start: Start, tmp_path: Path, expected_logs: Callable[[str], None]
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    text = write_transcript(tmp_path)
    with start(text, sound=False) as program:
        assert program.told() != ""
        assert len(texts(program)) == 6
        program.playback.play()
        program.let_pass(12)
        assert program.view.marks.active == 1


def test_a_damaged_library_is_told(start: Start, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "library.db").write_bytes(b"no database at all" * 100)
    with start() as program:
        assert program.messages.notice is not None
        assert program.episodes.ready


def test_closing_lets_go_of_library_trace_and_player(start: Start, tmp_path: Path) -> None:
    with start(write_transcript(tmp_path), trace=tmp_path / "trace") as program:
        pass
    assert program.player is not None
    assert program.player.closed
    assert program.program._trace._file.closed
    assert sorted(path.name for path in (tmp_path / "data").glob("library.db*")) == ["library.db"]


def test_closing_while_opening_is_calm(start: Start, tmp_path: Path) -> None:
    text, audio = write_transcript(tmp_path, turns=500), write_silence(tmp_path, seconds=600)
    with start(text, audio, wait=False, sound=False):
        pass
    with start(wait=False, sound=False):
        pass


# Our own faults


def fault_dialog(program: House) -> FaultDialog:
    program.qtbot.waitUntil(lambda: program.window.findChild(FaultDialog) is not None)
    return program.window.findChild(FaultDialog)


def test_a_fault_of_ours_is_told_and_the_program_goes_on(
    start: Start, tmp_path: Path, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("unexpected")
    with start(write_transcript(tmp_path)) as program:
        QTimer.singleShot(0, lambda: [][1])
        dialog = fault_dialog(program)
        assert "IndexError" in dialog.detailedText()
        dialog.close()
        program.playback.play()
        assert program.playback.state is PlayState.PLAYING
    assert "IndexError" in (tmp_path / "data" / "turnlight.log").read_text("utf-8")


def test_a_fault_in_a_thread_is_told_too(start: Start, expected_logs: Callable[[str], None]) -> None:
    expected_logs("unexpected")
    with start() as program:
        thread = threading.Thread(target=lambda: {}["nothing"])
        thread.start()
        thread.join()
        dialog = fault_dialog(program)
        assert "KeyError" in dialog.detailedText()


def test_after_closing_nobody_watches(start: Start) -> None:
    import sys

    before = sys.excepthook, threading.excepthook
    with start():
        assert sys.excepthook != before[0]
    assert (sys.excepthook, threading.excepthook) == before
