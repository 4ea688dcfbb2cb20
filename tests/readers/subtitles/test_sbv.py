"""SubViewer as YouTube gives it."""

from __future__ import annotations

from viewer.core.cue import Cue
from viewer.readers.open import read_bytes

TEXT = """0:00:00.599,0:00:04.160
>> ALICE: Hi, my name is Alice
and this is John.

0:00:04.160,0:00:06.770
>> JOHN: And we're happy.

astray

0:00:07.000,0:00:08.000
>> ALICE: 1 < 2 &amp;
"""


def test_cues_become_turns() -> None:
    transcript = read_bytes(TEXT.replace("\n", "\r\n").encode("utf-8"), ".sbv")
    assert transcript.format == "sbv"
    assert [speaker.name for speaker in transcript.speakers] == ["ALICE", "JOHN"]
    assert [(turn.speaker, turn.text, turn.line) for turn in transcript.turns] == [
        (0, "Hi, my name is Alice and this is John.", 1),
        (1, "And we're happy.", 5),
        (0, "1 < 2 &amp;", 10),
    ]
    assert transcript.turns[0].cues == (Cue(0, 38, 599, 4_160),)
    assert [str(remark.text) for remark in transcript.ignored] == ["astray"]


def test_a_cue_that_ends_before_it_starts_keeps_its_words_and_says_so() -> None:
    transcript = read_bytes(b"0:00:05.000,0:00:01.000\nwords\n", ".sbv")
    assert [(turn.start_ms, turn.text) for turn in transcript.turns] == [(5_000, "words")]
    assert [remark.line for remark in transcript.warnings] == [1]
