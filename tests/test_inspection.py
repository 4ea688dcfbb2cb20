"""What `inspect` says of a transcript, for people and for programs."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts import transcript
from viewer.core.cue import Cue
from viewer.core.transcript import Remark, Speaker, Timing, Transcript, Turn
from viewer.errors import message
from viewer.inspection import as_data, as_text


def remarked(*remarks: Remark) -> Transcript:
    turns = (
        Turn(0, 1_500, 0, 0, "Hello.", Timing.GIVEN, 3),
        Turn(1_500, 4_000, None, None, "…", Timing.ESTIMATED),
    )
    return Transcript("turn-text", "Title", "a.mp3", "sv", turns, (Speaker("Ada"),), remarks, remarks)


def test_data_keeps_what_nobody_said_and_no_stamp() -> None:
    data = as_data(remarked())
    first, second = data["turns"]  # type: ignore[misc]
    assert first == {
        "start_ms": 0,
        "end_ms": 1_500,
        "stamp_ms": 0,
        "speaker": "Ada",
        "text": "Hello.",
        "timing": "given",
        "words": [],
    }
    assert (second["speaker"], second["stamp_ms"], second["timing"]) == (None, None, "estimated")
    assert data["speakers"] == [{"name": "Ada", "turns": 1, "seconds": 1.5}]


def test_remarks_in_both_forms() -> None:
    shown = remarked(Remark(12, message("odd {what}", what="stamp")), Remark(0, message("whole")))
    data = as_data(shown)
    assert data["warnings"] == [{"line": 12, "message": "odd stamp"}, {"line": 0, "message": "whole"}]
    assert data["ignored"] == [{"line": 12, "text": "odd stamp"}, {"line": 0, "text": "whole"}]
    lines = list(as_text(shown))
    assert lines[lines.index("Warnings: 2") + 1 :][:2] == ["  line 12: odd stamp", "  whole"]
    assert "Ignored: 2" in lines


def test_people_read_what_is_known_and_no_empty_lines_about_the_rest() -> None:
    known = list(as_text(remarked()))
    assert known[:4] == ["Format:   turn-text", "Title:    Title", "Audio:    a.mp3", "Language: sv"]
    unknown = list(as_text(Transcript("x", "", "", "", (), ())))
    assert unknown == ["Format:   x", "Turns:    0", "Speakers: 0"]


def test_people_are_told_that_there_are_no_times() -> None:
    assert any("no times" in line for line in as_text(transcript("a", "b", timed=False)))


def test_one_turn_is_no_turns() -> None:
    assert "  Ada: 1 turn, 0:01" in list(as_text(remarked()))


@given(st.text())
def test_long_and_odd_remarks_stay_one_short_line_each(text: str) -> None:
    lines = list(as_text(remarked(Remark(1, message("{text}", text=text)))))
    assert len(lines) == len(list(as_text(remarked()))) + 4
    assert all(len(line) < 90 and line.isprintable() for line in lines)
    json.dumps(as_data(remarked(Remark(1, message("{text}", text=text)))))


def test_words_are_the_pieces_with_times_of_their_own() -> None:
    cues = (Cue(0, 5, 0, 400, confidence=0.5), Cue(6, 9, 500, 900, inner=True))
    turn = Turn(0, 900, 0, None, "Hello you", Timing.GIVEN, cues=cues)
    (data,) = as_data(Transcript("x", "", "", "", (turn,), ()))["turns"]  # type: ignore[misc]
    assert data["words"] == [[0, 400, 0, 5], [500, 900, 6, 9]]
    assert (data["captions"], data["confidence"]) == ([0], [0.5, None])
