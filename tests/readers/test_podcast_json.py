"""Podcasting 2.0 JSON: bodies of any size, times of any kind."""

from __future__ import annotations

import json
from typing import Any

from viewer.core.cue import Cue
from viewer.core.draft import Draft
from viewer.readers.open import read_bytes
from viewer.readers.podcast_json import PodcastJsonReader


def written(*segments: object) -> str:
    return json.dumps({"version": "1.0.0", "segments": segments})


def segment(body: str, start: object, end: object = None, speaker: object = None) -> dict[str, Any]:
    row = {"speaker": speaker, "startTime": start, "endTime": end, "body": body}
    return {key: value for key, value in row.items() if value is not None}


def read(*segments: object) -> Draft:
    return PodcastJsonReader().read(written(*segments))


def test_words_and_marks_become_turns() -> None:
    draft = read(
        segment("Hello", 0.5, 0.75, "Darth Vader"),
        segment(" ", 0.75, 0.8, "Darth Vader"),
        segment("Luke", 0.8, 1.2, "Darth Vader"),
        segment(".", 1.2, 1.3, "Darth Vader"),
        segment("No.", "2.0", "3.5", "Luke"),
    )
    assert [(turn.speaker, turn.text, turn.line) for turn in draft.turns] == [
        ("Darth Vader", "Hello Luke.", 0),
        ("Luke", "No.", 0),
    ]
    assert draft.turns[0].cues == (Cue(0, 5, 500, 750, inner=True), Cue(6, 11, 800, 1_300, inner=True))
    assert (draft.turns[1].start_ms, draft.turns[1].end_ms, draft.warnings) == (2_000, 3_500, [])


def test_without_ends_a_segment_lasts_until_the_next() -> None:
    draft = read(segment("one", 0), segment("two", 2), segment("three", 3.5))
    assert draft.turns[0].cues == (
        *(Cue(0, 3, 0, 2_000, inner=True), Cue(4, 7, 2_000, 3_500, inner=True)),
        Cue(8, 13, 3_500, 3_500, inner=True),
    )


def test_a_segment_without_a_time_keeps_its_words_and_says_so() -> None:
    draft = read(segment("one", 0, 2), {"body": "two"}, {"startTime": 4}, 7)
    assert [turn.text for turn in draft.turns] == ["one two"]
    assert len(draft.warnings) == 2


def test_a_file_cut_off_keeps_what_is_whole() -> None:
    text = written(segment("one", 0, 1, "A"), segment("two", 1, 2, "B"), segment("three", 2, 3, "A"))
    transcript = read_bytes(text[:-30].encode("utf-8"), ".json")
    assert transcript.format == "podcast-json"
    assert [turn.text for turn in transcript.turns] == ["one", "two"]
    assert len(transcript.warnings) == 1


def test_is_told_from_other_json() -> None:
    reader = PodcastJsonReader()
    assert reader.score(written(segment("one", 0)), ".json") == 100
    assert reader.score('{"segments": [{"start": 0, "end": 1, "text": "a"}]}', ".json") == 10
    assert reader.score('"segments", "startTime", "body"', "") == 0


def test_segments_that_say_their_turn_are_joined_by_it() -> None:
    words = [
        {"body": "one", "startTime": 0, "endTime": 0.4, "confidence": 0.5},
        {"body": "two", "startTime": 1},
    ]
    draft = read(
        {**segment("one two", 0, 2, "A"), "turn": 1, "words": words},
        {**segment("three.", 2, 40, "A"), "turn": 2, "caption": 1},
        {**segment("!", 90, 91, "A"), "turn": 2, "caption": 2},
        {**segment("four", 91, 92), "turn": 3, "words": [{"body": "elsewhere", "startTime": 91}, 7]},
    )
    assert [(turn.speaker, turn.text) for turn in draft.turns] == [
        ("A", "one two"),
        ("A", "three. !"),
        ("", "four"),
    ]
    assert draft.turns[0].cues == (
        Cue(0, 4, 0, 400, inner=True, confidence=0.5),
        Cue(4, 7, 1_000, 2_000, inner=True),
    )
    assert [cue.inner for cue in draft.turns[1].cues] == [False, False]
