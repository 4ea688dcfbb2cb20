"""Sound and sight together: what a click does to the sound, what the sound does to light and playhead."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.house import House, house, write_silence, write_transcript, write_untimed
from viewer.core.clock import PlayState
from viewer.core.timing import ms_at
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.pointer import Spot, SpotKind

pytestmark = pytest.mark.episode(turns=60, gliding=False)


def spot(turn: int, offset: int = 0, kind: SpotKind = SpotKind.TEXT, ms: int | None = None) -> Spot:
    return Spot(kind, turn, offset, ms)


def test_playing_lights_turn_after_turn(program: House) -> None:
    lit: list[int | None] = []
    program.playback.turn_changed.connect(lambda turn: lit.append(turn))
    program.playback.play()
    for _ in range(35):
        program.let_pass(1)
        assert program.view.marks.active == program.playback.turn
    assert lit == [1, 2, 3]


def test_playhead_and_time_follow_the_sound(program: House) -> None:
    program.playback.seek(83_000)
    assert program.window.strip._position_ms == 83_000
    assert program.window.transport._time.accessibleName() == "1:23 of 10:00"
    program.playback.play()
    assert program.window.transport._buttons["play"]._playing
    program.playback.pause()
    assert not program.window.transport._buttons["play"]._playing


def test_a_click_is_lit_at_once_and_a_paused_player_stays_paused(program: House) -> None:
    program.click_turn(4)
    assert program.view.marks.active == 4
    assert program.playback.position_ms == 40_000
    assert program.playback.state is PlayState.PAUSED
    assert program.player is not None
    assert program.player.sought[-1] == 40_000


def test_a_click_inside_a_turn_goes_to_the_start_of_the_sentence(program: House) -> None:
    turn = program.view.transcript.turns[4]
    second = turn.text.index("And then")
    program.view.spot_clicked.emit(spot(4, second + 6))
    assert program.playback.position_ms == ms_at(turn, second)
    assert turn.start_ms < program.playback.position_ms < turn.end_ms


def test_a_click_that_ends_a_selection_seeks_nothing(program: House) -> None:
    program.view.select(Place(0, 0), Place(0, 8))
    program.click_turn(4)
    assert program.playback.position_ms == 0
    assert program.view.selected() is None
    program.click_turn(4)
    assert program.playback.position_ms == 40_000


def test_the_time_at_the_side_always_seeks(program: House) -> None:
    program.view.spot_clicked.emit(spot(7, kind=SpotKind.TIME))
    assert program.playback.position_ms == 70_000


def test_a_mark_goes_to_the_time_it_names(program: House) -> None:
    program.view.spot_clicked.emit(spot(2, 5, SpotKind.LINK, 91_000))
    assert program.playback.position_ms == 91_000


def test_enter_plays_from_the_caret(program: House) -> None:
    program.view.setTextCursor(program.view.turn_document.cursor(Place(5, 0), Place(5, 0)))
    program.press(Qt.Key.Key_Return)
    assert program.playback.position_ms == 50_000
    assert program.playback.state is PlayState.PLAYING


def test_the_strip_seeks(program: House) -> None:
    program.window.strip.seek_requested.emit(120_500)
    assert program.playback.position_ms == 120_500
    assert program.view.marks.active == 12


def test_without_times_a_click_seeks_nothing_but_enter_plays(program: House, tmp_path: Path) -> None:
    text, audio = write_untimed(tmp_path), write_silence(tmp_path, "untimed.wav", seconds=30)
    program.open(text, audio)
    program.playback.seek(12_000)
    program.click_turn(2)
    assert program.playback.position_ms == 12_000
    program.press(Qt.Key.Key_Return)
    assert program.playback.position_ms == 12_000
    assert program.playback.state is PlayState.PLAYING


def test_the_view_follows_until_the_reader_looks_elsewhere(program: House) -> None:
    program.playback.play()
    program.let_pass(200)
    followed = program.view.scroller.value
    assert followed > 0
    assert not program.window.pill.isVisible()
    program.press(Qt.Key.Key_PageUp)
    program.press(Qt.Key.Key_PageUp)
    away = program.view.scroller.value
    assert away < followed
    program.let_pass(40)
    assert program.view.scroller.value == away
    assert program.window.pill.isVisible()
    assert program.view.marks.active == program.playback.turn
    program.window.pill.click()
    assert not program.window.pill.isVisible()
    assert program.view.scroller.value > followed


def test_nothing_moves_while_paused_but_a_seek_is_shown(program: House) -> None:
    program.press(Qt.Key.Key_PageDown)
    away = program.view.scroller.value
    program.let_pass(10)
    assert program.view.scroller.value == away
    program.playback.seek(500_000)
    program.let_pass(0.1)
    assert program.view.scroller.value > away
    assert program.playback.state is PlayState.PAUSED


def test_a_selection_across_turns_is_repeated_from_word_to_word(program: House) -> None:
    turns = program.view.transcript.turns
    program.view.select(Place(2, 20), Place(3, 30))
    program.program.listening.loop(True)
    assert program.playback.loop_range == (ms_at(turns[2], 20), ms_at(turns[3], 30))
    assert program.window.strip._loop == program.playback.loop_range
    program.playback.play()
    seen = set()
    for _ in range(60):
        program.let_pass(0.5)
        seen.add(program.playback.turn)
    assert seen == {2, 3}
    program.program.listening.loop(False)
    assert program.window.strip._loop is None


def test_another_transcript_starts_dark(program: House) -> None:
    program.playback.seek(55_000)
    program.desk.close_episode()
    assert program.view.marks.active is None
    assert program.playback.turn is None


def test_the_end_leaves_the_last_turn_lit_and_the_view_still(program: House) -> None:
    program.playback.seek(595_000)
    program.playback.play()
    program.let_pass(4)
    value = program.view.scroller.value
    program.let_pass(5)
    assert program.playback.state is PlayState.ENDED
    assert program.view.marks.active == 59
    assert program.view.scroller.value == value


def test_a_click_on_a_turn_after_the_end_of_the_audio_moves_nothing_and_says_so(
    qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = write_transcript(tmp_path), write_silence(tmp_path, seconds=35)
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        program.messages.clear()
        program.playback.seek(12_000)
        program.program.listening.go_to(spot(5))
        assert program.playback.position_ms == 12_000
        assert "after the end of the audio (0:35)" in program.told()


class TestUnderATimeline:
    """Audio 7 s late, and an advertisement of 30 s in turn 4."""

    @pytest.fixture(autouse=True)
    def timed(self, program: House) -> None:
        program.program.timing.shift(7_000)
        program.program.timing.begin_advertisement(49_000)
        program.program.timing.end_advertisement(79_000)

    def test_clicks_on_words_times_and_marks_go_where_they_are_heard(self, program: House) -> None:
        go_to, turn = program.program.listening.go_to, program.view.transcript.turns[4]
        second = turn.text.index("And then")
        for place, ms in (
            (spot(3), 37_000),
            (spot(5, kind=SpotKind.TIME), 87_000),
            (spot(4, second + 2), program.playback.timeline.to_audio(ms_at(turn, second))),
            (spot(0, 3, SpotKind.LINK, 41_000), 48_000),
            (spot(0, 3, SpotKind.LINK, 42_000), 79_000),
        ):
            go_to(place)
            assert program.playback.position_ms == ms
        program.view.spot_clicked.emit(spot(3, kind=SpotKind.FLAG))
        assert program.playback.position_ms == 37_000
        assert program.view.marks.active == 3

    def test_a_time_that_is_typed_is_the_audios(self, program: House) -> None:
        program.playback.seek(50_000)
        assert (program.playback.position_ms, program.view.marks.active) == (50_000, None)

    def test_a_selection_is_repeated_where_it_is_heard(self, program: House) -> None:
        turns = program.view.transcript.turns
        program.view.select(Place(3, 0), Place(4, len(turns[4].text)))
        program.program.listening.loop(True)
        assert program.playback.loop_range == (37_000, 87_000)

    def test_what_is_seen_of_a_turn_is_what_the_transcript_says(self, program: House) -> None:
        assert program.view.time_of(5) == "0:50"
        assert program.view.transcript.turns[5].start_ms == 50_000

    def test_a_click_before_the_audio_moves_nothing_and_says_so(self, program: House) -> None:
        program.program.timing.shift(-30_000)
        program.playback.seek(12_000)
        program.program.listening.go_to(spot(0))
        assert program.playback.position_ms == 12_000
        assert "before the beginning of the audio" in program.told()
        program.program.listening.go_to(spot(2, kind=SpotKind.TIME))  # its first words are missing
        assert (program.playback.position_ms, program.view.marks.active) == (0, 2)
