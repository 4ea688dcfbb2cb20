"""What lies open: shown, named, remarked on, put away; and what is said when something goes wrong."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.house import MINUTE, House, write_silence, write_transcript, write_untimed
from viewer.core.clock import PlayState
from viewer.core.records import EpisodeRecord
from viewer.core.transcript import NOTHING
from viewer.errors import WorldError, message
from viewer.ui.message_bar import About, Kind, Notice, Remedy

pytestmark = pytest.mark.episode(turns=0)


@pytest.fixture
def whole(program: House, tmp_path: Path) -> House:
    return program.open(write_transcript(tmp_path), write_silence(tmp_path))


def heading(program: House) -> str:
    return program.window.header._heading.toolTip()


def hold_reading(program: House, patch: pytest.MonkeyPatch) -> threading.Event:
    """Files are read only once the gate is open."""
    gate, opening = threading.Event(), program.program.opening
    read = opening._tools.read_bytes

    def wait(*what: Any) -> Any:
        assert gate.wait(10)
        return read(*what)

    patch.setattr(opening, "_tools", replace(opening._tools, read_bytes=wait))
    return gate


def test_title_speakers_and_length_are_named(whole: House) -> None:
    assert heading(whole) == "episode · Ada, Bo · 1:00"
    assert whole.window.windowTitle() == "episode – Turnlight"


def test_audio_alone_is_named_after_its_file(program: House, tmp_path: Path) -> None:
    program.open(write_silence(tmp_path, "sound.wav"))
    assert heading(program) == "sound · 1:00"
    assert program.window.episode_shown
    program.playback.play()
    assert program.playback.state is PlayState.PLAYING


def test_audio_alone_asks_for_its_transcript(program: House, tmp_path: Path) -> None:
    program.open(write_silence(tmp_path, "sound.wav"))
    notice = program.messages.notice
    assert notice is not None
    assert notice.title == "This audio has no transcript yet."
    assert [remedy.label for remedy in notice.remedies] == ["Open", "Paste transcript"]
    program.open(write_transcript(tmp_path))
    assert program.told() == ""
    assert len(program.desk.transcript.turns) == 6
    assert program.playback.duration_ms == MINUTE


def test_a_fault_of_the_transcript_is_not_hidden_by_asking_for_one(program: House, tmp_path: Path) -> None:
    text = tmp_path / "sound.txt"
    text.touch()
    program.open(text, write_silence(tmp_path, "sound.wav"))
    notice = program.messages.notice
    assert notice is not None
    assert notice.kind is Kind.ERROR


def test_what_was_open_before_leaves_no_trace(whole: House, tmp_path: Path) -> None:
    whole.playback.loop(0, 5_000)
    whole.open(write_transcript(tmp_path, "other.txt", turns=3))
    assert heading(whole).startswith("other · Ada, Bo · 0:")
    assert whole.playback.loop_range is None
    assert not whole.act("go_back").isEnabled()
    assert whole.view.marks.active in (None, 0)


def test_closing_shows_the_way_in(whole: House) -> None:
    with whole.qtbot.waitSignal(whole.desk.shown) as shown:
        whole.desk.close_episode()
    assert shown.args == [NOTHING]
    assert whole.desk.transcript is NOTHING
    assert heading(whole) == whole.window.windowTitle() == "Turnlight"
    assert whole.playback.state is PlayState.EMPTY
    whole.desk.close_episode()
    assert not whole.window.episode_shown


def test_messages_go_with_the_episode(program: House, tmp_path: Path) -> None:
    program.open(write_untimed(tmp_path))
    assert "no times" in program.told()
    program.desk.close_episode()
    assert program.told() == ""


def test_messages_about_the_program_stay_when_episodes_come_and_go(program: House, tmp_path: Path) -> None:
    damaged = program.desk.tell(WorldError(message("Damaged")), Kind.WARNING, about=About.PROGRAM)
    program.open(write_untimed(tmp_path))
    assert (program.messages.notice, program.messages.waiting) == (damaged, 1)
    program.open(write_transcript(tmp_path))
    assert (program.messages.notice, program.messages.waiting) == (damaged, 0)
    program.open(write_untimed(tmp_path))
    program.messages.dismiss()
    assert "no times" in program.told()
    program.desk.tell(WorldError(message("Damaged")), Kind.WARNING, about=About.PROGRAM)
    program.desk.close_episode()
    assert (program.told(), program.messages.waiting) == ("Damaged", 0)


def test_a_fault_of_the_episode_before_is_not_told_of_the_next(program: House, tmp_path: Path) -> None:
    program.desk.tell(WorldError(message("It cannot be played")))
    program.open(write_transcript(tmp_path))
    assert program.told() == ""


def test_only_faults_of_the_episode_keep_its_transcript_from_being_asked_for(
    program: House, tmp_path: Path
) -> None:
    program.desk.tell(WorldError(message("Damaged")), Kind.WARNING, about=About.PROGRAM)
    program.open(write_silence(tmp_path, "sound.wav"))
    assert program.told() == "Damaged"
    program.messages.dismiss()
    assert "no transcript yet" in program.told()


def test_that_opening_takes_long_waits_behind_a_warning_and_leaves_when_done(
    program: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = program.desk.tell(WorldError(message("Damaged")), Kind.WARNING, about=About.PROGRAM)
    gate = hold_reading(program, monkeypatch)
    program.program.opening.open_paths([write_transcript(tmp_path)])
    program.qtbot.waitUntil(lambda: program.messages.waiting == 1)
    assert program.messages.notice == damaged
    with program.qtbot.waitSignal(program.desk.settled):
        gate.set()
    assert (program.messages.notice, program.messages.waiting) == (damaged, 0)


def test_what_was_told_can_be_known_again(program: House) -> None:
    notice = program.desk.tell(WorldError(message("It failed"), message("Do this.")), Kind.INFO)
    assert notice == Notice("It failed", "Do this.", Kind.INFO)
    assert program.messages.notice is notice


def test_opening_that_takes_long_is_told_and_can_be_stopped(
    program: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = hold_reading(program, monkeypatch)
    program.program.opening.open_paths([write_transcript(tmp_path)])
    program.qtbot.waitUntil(lambda: program.told() == "Opening episode.txt")
    notice = program.messages.notice
    assert notice is not None
    with program.qtbot.waitSignal(program.desk.settled):
        notice.remedies[0].run()
    gate.set()
    program.qtbot.waitUntil(lambda: not program.program.workers.busy)
    assert program.told() == ""
    assert not program.window.episode_shown
    assert program.desk.transcript is NOTHING


def test_that_is_told_also_while_another_episode_is_open(
    whole: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = hold_reading(whole, monkeypatch)
    whole.program.opening.open_paths([write_transcript(tmp_path, "other.txt", turns=3)])
    whole.qtbot.waitUntil(lambda: whole.told() == "Opening other.txt")
    assert len(whole.desk.transcript.turns) == 6
    with whole.qtbot.waitSignal(whole.desk.settled):
        gate.set()
    assert whole.told() == ""
    assert len(whole.desk.transcript.turns) == 3


def test_stopping_keeps_what_was_open(whole: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = hold_reading(whole, monkeypatch)
    whole.playback.seek(30_000)
    whole.program.opening.open_paths([write_transcript(tmp_path, "other.txt", turns=3)])
    whole.program.opening.cancel()
    gate.set()
    whole.qtbot.waitUntil(lambda: not whole.program.workers.busy)
    assert whole.window.episode_shown
    assert len(whole.desk.transcript.turns) == 6
    assert whole.playback.position_ms == 30_000
    assert heading(whole).startswith("episode")


def test_an_error_is_told_with_what_to_do(program: House) -> None:
    done: list[bool] = []
    remedy = Remedy("Try again", lambda: done.append(True))
    program.desk.tell(WorldError(message("It failed"), message("Do this.")), remedies=[remedy])
    assert program.told() == "It failed Do this."
    notice = program.messages.notice
    assert notice is not None
    assert notice.kind is Kind.ERROR
    notice.remedies[0].run()
    assert done == [True]


def test_a_player_that_fails_is_told_and_the_text_stays(whole: House) -> None:
    assert whole.player is not None
    whole.playback.play()
    whole.player.error = message("The audio is gone")
    whole.let_pass(0.1)
    assert "The audio is gone" in whole.told()
    assert len(whole.desk.transcript.turns) == 6


def test_audio_the_player_refuses_is_told_and_silence_takes_its_place(program: House, tmp_path: Path) -> None:
    assert program.player is not None
    program.player.refuses = WorldError(message("It cannot be played"))
    program.open(write_transcript(tmp_path), write_silence(tmp_path))
    assert "It cannot be played" in program.told()
    program.playback.play()
    program.let_pass(12)
    assert program.view.marks.active == 1


def test_a_place_is_not_taken_from_a_reader_who_moved_on(whole: House) -> None:
    whole.playback.seek(25_000)
    whole.desk._on_episode(EpisodeRecord("episode", position_ms=50_000, duration_ms=MINUTE))
    assert whole.playback.position_ms == 25_000


def test_an_episode_heard_out_starts_over(program: House, tmp_path: Path) -> None:
    files = write_transcript(tmp_path), write_silence(tmp_path)
    program.open(*files)
    program.playback.seek(59_900)
    program.desk.close_episode()
    program.open(*files)
    assert program.playback.position_ms == 0


def test_each_episode_has_its_speed(program: House, tmp_path: Path) -> None:
    one, two = write_transcript(tmp_path, "1.txt"), write_transcript(tmp_path, "2.txt", word="Other")
    program.open(one)
    program.program.memory.choose_rate(1.5)
    program.open(two)
    assert program.playback.sounding.rate == 1.5
    program.program.memory.choose_rate(0.75)
    program.open(one)
    assert program.playback.sounding.rate == 1.5


def test_every_way_of_opening_and_closing_in_a_row(program: House, tmp_path: Path) -> None:
    text, audio = write_transcript(tmp_path), write_silence(tmp_path, "sound.wav")
    for _ in range(3):
        program.open(text)
        program.open(audio)
        program.desk.close_episode()
        program.open(audio)
        program.open(write_untimed(tmp_path))
        program.desk.close_episode()
        program.open(audio, text)
        assert len(program.desk.transcript.turns) == 6
        assert program.playback.duration_ms == MINUTE
        program.desk.close_episode()
    assert not program.window.episode_shown
