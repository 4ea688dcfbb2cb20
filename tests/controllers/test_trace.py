"""The record of what was lit when."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.controllers.fakes import MINUTE, Desk
from viewer.controllers.trace import Trace
from viewer.errors import WorldError


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk().open()
    yield desk
    desk.playback.close()


def read(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_each_change_is_a_line_with_the_time_shown_at_that_moment(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "trace.jsonl"
    trace = Trace(desk.playback, path, now=desk.time)
    desk.playback.play()
    begun = desk.time.now
    desk.let_pass(12)
    desk.playback.seek(25_000)
    desk.playback.pause()
    lines = read(path)
    trace.close()
    assert [(line["event"], line["turn"]) for line in lines] == [
        ("play", 0),
        ("lit", 1),
        ("seek", 2),
        ("lit", 2),
        ("pause", 2),
    ]
    assert all(list(line) == ["t", "ms", "turn", "word", "event"] for line in lines)
    assert lines[1]["ms"] == pytest.approx(10_000, abs=35)
    assert lines[1]["t"] == pytest.approx(begun + 10, abs=0.07)
    assert [line["ms"] for line in lines[2:]] == [25_000] * 3
    assert all(line["word"] is None for line in lines)


def test_gaps_loops_and_the_end_are_in_it(desk: Desk, tmp_path: Path) -> None:
    trace = Trace(desk.playback, tmp_path / "trace.jsonl", now=desk.time)
    desk.playback.loop(29_000, 29_700)
    desk.playback.play()
    desk.let_pass(1)
    desk.playback.clear_loop()
    desk.let_pass(1)
    desk.playback.seek(10 * MINUTE - 100)
    desk.let_pass(1)
    trace.close()
    assert [(line["event"], line["turn"]) for line in read(tmp_path / "trace.jsonl")] == [
        ("seek", 2),
        ("lit", 2),
        ("play", 2),
        ("seek", 2),
        ("lit", None),
        ("seek", 3),
        ("lit", 3),
        ("end", 3),
    ]


def test_nothing_is_written_after_closing(desk: Desk, tmp_path: Path) -> None:
    trace = Trace(desk.playback, tmp_path / "trace.jsonl")
    trace.close()
    desk.playback.play()
    assert read(tmp_path / "trace.jsonl") == []


def test_a_place_that_cannot_be_written_is_told_at_once(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match=r"cannot be written .*: No such file"):
        Trace(desk.playback, tmp_path / "missing" / "trace.jsonl")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_logged_once_and_playing_goes_on(
    desk: Desk, expected_logs: Callable[[str], None], caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs("The trace ends here")
    trace = Trace(desk.playback, Path("/dev/full"))
    desk.playback.play()
    desk.let_pass(12)
    trace.close()
    assert desk.playback.turn == 1
    assert len(caplog.records) == 1
