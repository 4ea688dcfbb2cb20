"""WebVTT as its specification has it: what a browser reads."""

from __future__ import annotations

import re

import pytest

from tests.transcripts import transcript
from viewer.core.builder import build
from viewer.core.cue import Cue, Cues
from viewer.core.draft import Draft, RawTurn
from viewer.core.transcript import Transcript
from viewer.errors import WorldError
from viewer.writers.transcripts.webvtt import WebVttWriter

STAMP = re.compile(r"(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})")


def written(transcript: Transcript, *, recut: bool = False) -> str:
    return WebVttWriter().write(transcript, recut=recut).decode("utf-8")


def made(*turns: RawTurn, **facts: str) -> Transcript:
    return build(Draft("test", list(turns), **facts))


def test_a_file_with_all_there_is_to_say() -> None:
    cues = Cues((Cue(0, 2, 0, 900), Cue(3, 8, 1_000, 2_000, inner=True), Cue(9, 14, 2_000, 3_600_000)))
    turns = (RawTurn("A < B & C --> D", 1, "Bo <x>", 0, 3_600_000, cues), RawTurn("Ja.", 2, None, 3_700_000))
    made_ = made(*turns, title="One --> two\nthree", language="sv", media="a.mp3")
    assert written(made_).split("\n\n") == [
        "WEBVTT",
        "NOTE\nTitle: One -> two three\nLanguage: sv\nMedia: a.mp3",
        "turn-1-1\n00:00:00.000 --> 00:00:02.000\n<v Bo &lt;x&gt;>A &lt;<00:00:01.000> B &amp; C",
        "turn-1-2\n00:00:02.000 --> 01:00:00.000\n<v Bo &lt;x&gt;>--&gt; D",
        "turn-2-1\n01:01:40.000 --> 01:01:41.000\nJa.\n",
    ]


def test_cues_stand_in_the_order_of_their_starts_where_turns_overlap() -> None:
    first = Cues((Cue(0, 3, 0, 1_000), Cue(4, 7, 5_000, 6_000)))
    text = written(made(RawTurn("One two", 1, "A", 0, 6_000, first), RawTurn("Three", 2, "B", 3_000, 4_000)))
    assert re.findall(r"turn-\S+", text) == ["turn-1-1", "turn-2-1", "turn-1-2"]


def test_times_inside_a_cue_rise_between_its_own() -> None:
    starts = (1_000, 1_000, 900, 1_500, 1_500, 1_999)
    cues = [Cue(2 * at, 2 * at + 1, ms, ms + 1, inner=at > 0) for at, ms in enumerate(starts)]
    text = written(made(RawTurn("a b c d e f", 1, None, 1_000, 2_000, cues)))
    assert "\na b c <00:00:01.500>d e <00:00:01.999>f\n" in text


def test_a_cue_without_a_length_gets_one() -> None:
    text = written(made(RawTurn("a", 1, None, 1_000, 1_000, Cues((Cue(0, 1, 1_000, 1_000),)))))
    assert "00:00:01.000 --> 00:00:01.001" in text


def test_captions_of_the_source_stay_unless_they_are_to_be_cut_anew() -> None:
    text = "word " * 60
    turn = RawTurn(text.strip(), 1, "A", 0, 30_000, Cues((Cue(0, 299, 0, 30_000),)))
    assert written(made(turn)).count("-->") == 1
    recut = written(made(turn), recut=True)
    assert recut.count("-->") > 3
    assert max(map(len, re.sub("<[^>]*>", "", recut).splitlines())) <= 42


def test_there_are_no_captions_without_times() -> None:
    with pytest.raises(WorldError, match="without times"):
        written(transcript("a", timed=False))
