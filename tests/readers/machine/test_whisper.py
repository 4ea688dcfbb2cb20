"""The JSON of Whisper and its relatives: words' times, speakers, pieces of words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from viewer.core.cue import Cue
from viewer.core.draft import Draft
from viewer.readers.machine.whisper import WhisperJsonReader
from viewer.readers.open import read_bytes


def read(*segments: dict[str, Any], **facts: object) -> Draft:
    return WhisperJsonReader().read(json.dumps({"text": "", "segments": segments, **facts}))


def words(*timed: tuple[str, float | None], **more: object) -> list[dict[str, Any]]:
    rows = [{"word": word, "start": start, **more} for word, start in timed]
    return [{key: value for key, value in row.items() if value is not None} for row in rows]


def test_the_times_of_words_are_kept() -> None:
    draft = read(
        {
            "start": 0.0,
            "end": 2.0,
            "text": " Hej på dig.",
            "words": words((" Hej", 0.0), (" på", 0.5), (" dig.", 1.0)),
        },
        {"start": 2.0, "end": 3.0, "text": " Ja."},
        language="sv",
    )
    (turn,) = draft.turns
    assert (turn.text, draft.language, draft.warnings) == ("Hej på dig. Ja.", "sv", [])
    assert turn.cues == (
        *(Cue(0, 4, 0, 500), Cue(4, 7, 500, 1_000, inner=True), Cue(7, 11, 1_000, 2_000, inner=True)),
        Cue(12, 15, 2_000, 3_000),
    )


def test_words_without_times_or_not_in_the_text_cost_nothing_else() -> None:
    said = words(("1984", None), ("och", 0.5), ("xyz", 0.7), ("sedan", 1.0), ("nu", 0.1))
    draft = read({"start": 0, "end": 2, "text": "1984 och sedan nu", "words": said})
    assert [(cue.start, cue.start_ms) for cue in draft.turns[0].cues] == [(0, 0), (5, 500), (9, 1_000)]


def test_speakers_of_segments_and_of_words() -> None:
    draft = read(
        {"start": 0, "end": 1, "text": "Ja.", "speaker": "SPEAKER_00"},
        {
            "start": 1,
            "end": 4,
            "text": "Jo. Nej då.",
            "words": [
                {"word": "Jo.", "start": 1.0, "speaker": "SPEAKER_00"},
                {"word": "Nej", "start": 2.0, "speaker": "SPEAKER_01"},
                {"word": "då.", "start": 3.0, "speaker": "SPEAKER_01"},
            ],
        },
    )
    assert [(turn.speaker, turn.text, turn.start_ms, turn.end_ms) for turn in draft.turns] == [
        ("SPEAKER_00", "Ja. Jo.", 0, 2_000),
        ("SPEAKER_01", "Nej då.", 2_000, 4_000),
    ]
    assert draft.turns[1].cues == (Cue(0, 4, 2_000, 3_000), Cue(4, 7, 3_000, 4_000, inner=True))


def test_pieces_of_words_as_whisper_cpp_writes_them() -> None:
    tokens = [
        {"text": "[_BEG_]", "offsets": {"from": 0, "to": 0}},
        {"text": " Be", "offsets": {"from": 0, "to": 200}},
        {"text": "ach", "offsets": {"from": 200, "to": 500}},
        {"text": " day", "offsets": {"from": 600, "to": 900}},
    ]
    row = {"offsets": {"from": 0, "to": 1000}, "text": " Beach day", "tokens": tokens}
    text = json.dumps({"result": {"language": "en"}, "transcription": [row]})
    draft = WhisperJsonReader().read(text)
    assert (draft.language, draft.turns[0].text) == ("en", "Beach day")
    assert draft.turns[0].cues == (Cue(0, 6, 0, 500), Cue(6, 9, 600, 1_000, inner=True))
    assert read_bytes(text.encode("utf-8"), ".json").format == "whisper-json"


@pytest.mark.parametrize("start", [None, "x", -4, 1e12])
def test_a_segment_without_a_time_keeps_its_words_and_says_so(start: object) -> None:
    draft = read({"start": 0, "end": 2, "text": "one"}, {"start": start, "end": 3, "text": "two"})
    assert [turn.text for turn in draft.turns] == ["one two"]
    assert len(draft.warnings) == 1


def test_reads_every_word_of_the_sample(corpora: Path) -> None:
    data = (corpora / "vendor-json" / "whisper_timestamped.json").read_bytes()
    transcript = read_bytes(data, ".json")
    whole = json.loads(data)
    assert (transcript.format, transcript.language) == ("whisper-json", whole["language"])
    said = " ".join(turn.text for turn in transcript.turns)
    assert said.split() == " ".join(segment["text"] for segment in whole["segments"]).split()
    timed = [word for segment in whole["segments"] for word in segment["words"]]
    cues = [cue for turn in transcript.turns for cue in turn.cues]
    assert len(cues) == len(timed)
    assert [cue.start_ms for cue in cues] == [round(word["start"] * 1000) for word in timed]
    assert [cue.end_ms for cue in cues] == [round(word["end"] * 1000) for word in timed]
    assert [cue.confidence for cue in cues] == [word["confidence"] for word in timed]


def test_words_beside_the_segments_give_their_times() -> None:
    words = [("Hello", 0.1, 0.5), ("there", 0.5, 0.9), ("Hi", 1.5, 2.0)]
    facts = {
        "words": [{"word": word, "start": start, "end": end} for word, start, end in words],
        "segments": [
            {"start": 0.0, "end": 1.0, "text": " Hello there."},
            {"start": 1.2, "end": 2.0, "text": " Hi."},
        ],
    }
    (turn,) = WhisperJsonReader().read(json.dumps(facts)).turns
    assert turn.text == "Hello there. Hi."
    assert [(cue.start_ms, turn.text[cue.start : cue.end].strip()) for cue in turn.cues] == [
        *((0, "Hello"), (500, "there."), (1_200, "Hi."))
    ]
