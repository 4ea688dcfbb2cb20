"""Automatic subtitles that show each line twice are read once, and what is said twice is kept twice."""

from __future__ import annotations

import pytest

from viewer.core.cue import Cue
from viewer.readers.open import read_bytes
from viewer.readers.subtitles.blocks import Block
from viewer.readers.subtitles.rolling import unrolled

VTT = """WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.310 align:start position:0%
\u0020
so<00:00:00.400><c> this</c><00:00:00.800><c> is</c>

00:00:02.310 --> 00:00:02.320 align:start position:0%
so this is
\u0020

00:00:02.320 --> 00:00:04.000 align:start position:0%
so this is
a<00:00:02.500><c> line</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
a line
\u0020

00:00:04.010 --> 00:00:06.000 align:start position:0%
a line
a line

00:00:06.000 --> 00:00:06.010 align:start position:0%
a line
\u0020

00:00:12.000 --> 00:00:15.000 align:start position:0%
[Music]

00:00:18.000 --> 00:00:21.000 align:start position:0%
[Music]
"""

SRT = """1
00:00:00,160 --> 00:00:02,310
so this is

2
00:00:02,310 --> 00:00:02,320
so this is

3
00:00:02,320 --> 00:00:04,000
so this is
a line

4
00:00:04,000 --> 00:00:04,010
a line

5
00:00:04,010 --> 00:00:06,000
a line
that goes on

6
00:00:06,000 --> 00:00:06,010
that goes on

7
00:00:06,010 --> 00:00:08,000
that goes on
to the end
"""


def test_automatic_webvtt() -> None:
    transcript = read_bytes(VTT.encode(), ".vtt")
    assert transcript.language == "en"
    assert [turn.text for turn in transcript.turns] == ["so this is a line a line", "[Music]", "[Music]"]
    assert transcript.turns[0].cues == [
        Cue(0, 2, 160, 400),
        Cue(2, 7, 400, 800, inner=True),
        Cue(7, 10, 800, 2_310, inner=True),
        Cue(11, 12, 2_320, 2_500),
        Cue(12, 17, 2_500, 4_000, inner=True),
        Cue(18, 24, 4_010, 6_000),
    ]


def test_subrip_that_was_made_of_it() -> None:
    (turn,) = read_bytes(SRT.encode(), ".srt").turns
    assert turn.text == "so this is a line that goes on to the end"
    assert [(cue.start_ms, cue.end_ms) for cue in turn.cues] == [
        (160, 2_310),
        (2_320, 4_000),
        (4_010, 6_000),
        (6_010, 8_000),
    ]


@pytest.mark.parametrize("suffix", [".vtt", ".srt"])
def test_what_is_said_twice_is_kept_twice(suffix: str) -> None:
    rows = [f"00:00:0{at},000 --> 00:00:0{at + 1},000\nJa.\nJa.\n" for at in range(6)]
    text = ("WEBVTT\n\n" if suffix == ".vtt" else "") + "\n".join(rows)
    (turn,) = read_bytes(text.encode(), suffix).turns
    assert turn.text == " ".join(["Ja."] * 12)


def test_as_many_rows_as_were_shown_are_shown_again() -> None:
    blocks = [
        Block(1, 0, 9, "", ["a", "a"]),
        Block(5, 9, 20, "", ["a", "a", "b"]),
        Block(9, 20, 30, "", ["b", "c"]),
    ]
    assert [(block.start_ms, block.lines) for block in unrolled(blocks)] == [
        (0, ["a", "a"]),
        (9, ["b"]),
        (20, ["c"]),
    ]
