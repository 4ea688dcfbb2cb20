"""What the services write, whole: every word and every time, counted against the file itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from viewer.core.transcript import Transcript
from viewer.readers import registry
from viewer.readers.open import read_bytes

Row = tuple[str, int]


def ms(seconds: object) -> int:
    return round(float(str(seconds)) * 1000)


def deepgram(whole: Any) -> list[Row]:
    words = whole["results"]["channels"][0]["alternatives"][0]["words"]
    return [(word["punctuated_word"], ms(word["start"])) for word in words]


def assemblyai(whole: Any) -> list[Row]:
    return [(word["text"], word["start"]) for word in whole["words"]]


def google(whole: Any) -> list[Row]:
    words = chain.from_iterable(row["alternatives"][0]["words"] for row in whole["results"])
    return [
        (
            word["word"],
            int(word["startTime"].get("seconds", 0)) * 1000 + word["startTime"].get("nanos", 0) // 1_000_000,
        )
        for word in words
    ]


def aws(whole: Any) -> list[Row]:
    rows: list[Row] = []
    for item in whole["results"]["items"]:
        said = item["alternatives"][0]["content"]
        if item["type"] == "punctuation":
            rows[-1] = (rows[-1][0] + said, rows[-1][1])
        else:
            rows.append((said, ms(item["start_time"])))
    return rows


def kaldi(whole: Any) -> list[Row]:
    return [(word["punct"], ms(word["start"])) for word in whole["retval"]["words"]]


def paper_edit(whole: Any) -> list[Row]:
    return [(word["text"], ms(word["start"])) for word in whole["words"]]


SAMPLES: list[tuple[str, str, Callable[[Any], list[Row]], int]] = [
    ("dg_speakers.json", "deepgram", deepgram, 3),
    ("dg_transcription.json", "deepgram", deepgram, 0),
    ("dg_utterances.json", "deepgram", deepgram, 0),
    ("assemblyai_utterances.json", "assemblyai", assemblyai, 1),
    ("gcpStt.sample.json", "google", google, 0),
    ("amazonTranscribe.sample.json", "aws", aws, 0),
    ("kaldiTedTalkTranscript.sample.json", "kaldi", kaldi, 0),
    ("digitalPaperEdit.sample.json", "paper-edit", paper_edit, 2),
]


def cues(transcript: Transcript) -> list[Row]:
    return [(turn.text[cue.start : cue.end], cue.start_ms) for turn in transcript.turns for cue in turn.cues]


@pytest.mark.parametrize(("file", "key", "count", "speakers"), SAMPLES, ids=[row[0] for row in SAMPLES])
def test_every_word_and_every_time_is_read(
    corpora: Path, file: str, key: str, count: Callable[[Any], list[Row]], speakers: int
) -> None:
    data = (corpora / "vendor-json" / file).read_bytes()
    transcript = read_bytes(data, ".json")
    assert transcript.format == key
    assert not transcript.warnings
    wanted = count(json.loads(data))
    assert len(wanted) > 50
    assert cues(transcript) == wanted
    assert len(transcript.speakers) == speakers


@pytest.mark.parametrize(("file", "key"), [row[:2] for row in SAMPLES], ids=[row[0] for row in SAMPLES])
def test_exactly_one_reader_is_sure_of_it(corpora: Path, file: str, key: str) -> None:
    head = (corpora / "vendor-json" / file).read_text("utf-8")[: registry.HEAD]
    sure = [each.key for each in registry.READERS if each.score(head, "") > registry.SURE_ENOUGH]
    assert sure == [key]
