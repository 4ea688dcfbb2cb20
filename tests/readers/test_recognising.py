"""Every reader is asked about every specimen and sample, and exactly the right one wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.specimens import SPECIMENS, Specimen
from viewer.readers.decode import decode
from viewer.readers.open import read_bytes
from viewer.readers.registry import HEAD, READERS, choose

SAMPLES = {
    "elan/sample_2.8.eaf": "elan",
    "textgrid/bobby_words.TextGrid": "textgrid",
    "textgrid/bobby_words_with_newlines_longfile.TextGrid": "textgrid",
    "textgrid/mary.TextGrid": "textgrid",
    "podcast-namespace/example.html": "web-page",
    "podcast-namespace/example.srt": "subrip",
    "podcast-namespace/example.vtt": "webvtt",
    "vendor-json/amazonTranscribe.sample.json": "aws",
    "vendor-json/assemblyai_utterances.json": "assemblyai",
    "vendor-json/dg_speakers.json": "deepgram",
    "vendor-json/dg_transcription.json": "deepgram",
    "vendor-json/dg_utterances.json": "deepgram",
    "vendor-json/digitalPaperEdit.sample.json": "paper-edit",
    "vendor-json/gcpStt.sample.json": "google",
    "vendor-json/kaldiTedTalkTranscript.sample.json": "kaldi",
    "vendor-json/whisper_timestamped.json": "whisper-json",
}
"""Files of the corpora folder, and who reads them."""

FORMED = [specimen for specimen in SPECIMENS if specimen.format != "plain"]
"""Those that are known by what is in them."""
TEXTS = [each for each in SPECIMENS if each.format != "mhtml" and not each.data.startswith(b"PK")]
"""Those that may begin with something else than their first byte: no archives."""


def winners(data: bytes, suffix: str) -> list[str]:
    """The readers that are surest; one, where all is well."""
    head = decode(data).text[:HEAD]
    scores = {reader.key: reader.score(head, suffix) for reader in READERS}
    return [key for key, score in scores.items() if score == max(scores.values())]


def test_every_reader_has_a_specimen() -> None:
    assert {reader.key for reader in READERS} == {specimen.format for specimen in SPECIMENS}


@pytest.mark.parametrize("specimen", SPECIMENS, ids=str)
def test_the_right_reader_wins_alone(specimen: Specimen) -> None:
    assert winners(specimen.data, specimen.suffix) == [specimen.format]


@pytest.mark.parametrize("suffix", ["", ".txt", ".json", ".xml", ".html"])
@pytest.mark.parametrize("specimen", FORMED, ids=str)
def test_content_comes_before_the_name(specimen: Specimen, suffix: str) -> None:
    assert winners(specimen.data, suffix) == [specimen.format]


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\n\n"])
@pytest.mark.parametrize("specimen", TEXTS, ids=str)
def test_a_mark_or_empty_lines_before_it_change_nothing(specimen: Specimen, mark: bytes) -> None:
    assert choose(decode(mark + specimen.data).text, specimen.suffix).key == specimen.format


@pytest.mark.parametrize("specimen", SPECIMENS, ids=str)
def test_turns_and_speakers_are_those_a_person_would_count(specimen: Specimen) -> None:
    transcript = read_bytes(specimen.data, specimen.suffix)
    assert transcript.format == specimen.format
    assert len(transcript.turns) == specimen.turns
    assert tuple(speaker.name for speaker in transcript.speakers) == specimen.speakers
    assert bool(transcript.warnings) == (specimen.format == "plain")  # which has no times, and says so


@pytest.mark.parametrize("name", SAMPLES)
def test_the_right_reader_wins_a_sample(name: str, corpora: Path) -> None:
    path = corpora / name
    assert winners(path.read_bytes(), path.suffix.lower()) == [SAMPLES[name]]
    assert winners(path.read_bytes(), "") == [SAMPLES[name]]
