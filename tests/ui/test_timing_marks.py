"""What is seen of the timing: flags beside the turns, and a softer light where it is a guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house import House, write_transcript
from viewer.core.timeline import SyncPoint

pytestmark = pytest.mark.episode(turns=60)


def start_at(program: House, turn: int, ms: int) -> None:
    program.playback.seek(ms)
    program.program.timing.start_turn_now(turn)


def test_a_point_is_flagged_beside_its_turn_and_says_what_it_is(program: House) -> None:
    start_at(program, 3, 33_250)
    start_at(program, 40, 410_000)
    assert program.view.marks.flags == {
        3: "Sync point: what is written at 0:30 is heard at 0:33.2",
        40: "Sync point: what is written at 6:40 is heard at 6:50.0",
    }
    assert program.program.timing_marks.points_at(3) == [SyncPoint(30_000, 33_250)]
    program.program.timing.remove(SyncPoint(30_000, 33_250))
    assert set(program.view.marks.flags) == {40}


def test_in_an_edited_transcript_a_point_stands_beside_the_turn_it_lies_in(
    program: House, tmp_path: Path
) -> None:
    start_at(program, 3, 33_000)
    start_at(program, 4, 43_000)
    edited = tmp_path / "edited.txt"
    edited.write_text("Ada (00:00):\nOne.\n\nBo (00:25):\nTwo.\n\nAda (09:50):\nThree.\n", "utf-8")
    program.open(edited, tmp_path / "episode.wav")
    assert set(program.view.marks.flags) == {1}
    assert program.view.marks.flags[1].count("Sync point") == 2


class TestAGuess:
    def approximate(self, program: House, ms: int) -> bool:
        program.playback.seek(ms)
        told = program.view.accessibleDescription()
        assert bool(told) is program.view.marks.approximate
        return program.view.marks.approximate

    def test_is_not_made_while_the_lengths_agree(self, program: House) -> None:
        assert not self.approximate(program, 300_000)
        start_at(program, 3, 33_000)
        assert not self.approximate(program, 300_000)

    def test_is_what_lies_beyond_two_points(self, program: House) -> None:
        start_at(program, 10, 100_000)
        start_at(program, 20, 203_000)
        found = [self.approximate(program, ms) for ms in (99_999, 100_000, 203_000, 203_001)]
        assert found == [True, False, False, True]

    def test_is_all_where_the_lengths_disagree_until_an_advertisement_says_why(
        self, program: House, tmp_path: Path
    ) -> None:
        program.open(write_transcript(tmp_path, "short.txt", turns=40), tmp_path / "episode.wav")
        assert self.approximate(program, 50_000)
        program.program.timing.begin_advertisement(100_000)
        program.program.timing.end_advertisement(250_000)
        assert not self.approximate(program, 50_000)
        program.program.timing.remove_all()
        assert self.approximate(program, 50_000)
        program.desk.close_episode()
        assert not program.view.marks.approximate

    def test_is_said_of_the_turn_to_screen_readers(self, program: House) -> None:
        from viewer.ui.transcript.announcer import Announcer

        start_at(program, 10, 100_000)
        start_at(program, 20, 203_000)
        program.playback.seek(300_000)
        turn = program.view.marks.active
        assert turn is not None
        spoken = Announcer(program.view).spoken
        assert spoken(turn).endswith("playing about here")
        assert spoken(10).endswith("sync point")


def test_hits_stand_where_they_are_heard(program: House) -> None:
    from viewer.ui.strip_layers import TickLayer

    program.program.timing.shift(5_000)
    press = program.window.header.search
    press.activate("turn 7")
    program.qtbot.waitUntil(lambda: "hits" in program.window.strip.layers)
    layer = program.window.strip.layers["hits"]
    assert isinstance(layer, TickLayer)
    assert [ms for ms, _ in layer._ticks] == [75_000]
    program.program.timing.shift(5_000)
    layer = program.window.strip.layers["hits"]
    assert isinstance(layer, TickLayer)
    assert [ms for ms, _ in layer._ticks] == [80_000]
