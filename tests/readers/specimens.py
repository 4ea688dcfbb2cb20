"""A small file in each format that is read: who must win it, and the beginning of every mutation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Specimen:
    """A file as its maker would write it.

    Attributes:
        format: key of the reader that must win.
        suffix: its usual ending.
        data: the file.
        turns: how many turns a person would count.
        speakers: who speaks.
    """

    format: str
    suffix: str
    data: bytes
    turns: int
    speakers: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.format}{self.suffix}"


def _of(format: str, suffix: str, turns: int, speakers: tuple[str, ...], text: str) -> Specimen:  # noqa: A002
    return Specimen(format, suffix, text.encode(), turns, speakers)


def _json(format: str, turns: int, speakers: tuple[str, ...], value: object) -> Specimen:  # noqa: A002
    return _of(format, ".json", turns, speakers, json.dumps(value, ensure_ascii=False))


def _word(text: str, start: float, end: float, **more: object) -> Mapping[str, object]:
    return {"word": text, "start": start, "end": end, **more}


SPECIMENS = (
    _of(
        "turn-text",
        ".txt",
        3,
        ("Anna Ek", "Bo Lind"),
        "Regionpodden\n\nAnna Ek [00:00:02]: Välkommen hit.\n\nBo Lind [00:00:09]: Tack så mycket.\n\n"
        "Anna Ek [00:00:12]: Vi börjar.\n\nProducerat av Ljudbyrån.\n",
    ),
    _of(
        "webvtt",
        ".vtt",
        2,
        ("Anna", "Bo"),
        "WEBVTT\nLanguage: sv\n\nNOTE made by hand\n\n1\n00:01.000 --> 00:02.500\n"
        "<v Anna>Hej &amp; välkommen\n\n2\n"
        "00:02.500 --> 00:04.000 align:start\n<v Bo>Tack <00:03.000>så mycket.\n",
    ),
    _of(
        "subrip",
        ".srt",
        3,
        ("Anna", "Bo"),
        "1\n00:00:01,000 --> 00:00:02,500\nAnna: Hej och <i>välkommen</i>.\n\n"
        "2\n00:00:02,500 --> 00:00:04,000\nBo: Tack så mycket.\n\n"
        "3\n00:00:04,000 --> 00:00:05,000\nAnna: Ja.\n",
    ),
    _of(
        "sbv",
        ".sbv",
        1,
        (),
        "0:00:00.599,0:00:04.160\nHej och\nvälkommen.\n\n0:00:04.160,0:00:06.000\nTack.\n",
    ),
    _of(
        "labels", ".txt", 2, ("Anna", "Bo"), "1.000000\t2.500000\tAnna: Hej.\n2.500000\t4.000000\tBo: Tack.\n"
    ),
    _json(
        "podcast-json",
        2,
        ("Anna", "Bo"),
        {
            "version": "1.0.0",
            "segments": [
                {"speaker": "Anna", "startTime": 0.5, "endTime": 1.5, "body": "Hej och välkommen."},
                {"speaker": "Bo", "startTime": 1.5, "endTime": 3, "body": "Tack."},
            ],
        },
    ),
    _json(
        "whisper-json",
        1,
        (),
        {
            "text": " Hej på dig. Ja.",
            "segments": [
                {
                    "id": 0,
                    "start": 0.0,
                    "end": 2.0,
                    "text": " Hej på dig.",
                    "words": [
                        _word(" Hej", 0.0, 0.4, probability=0.9),
                        _word(" på", 0.5, 0.7, probability=0.8),
                        _word(" dig.", 0.8, 1.9, probability=0.7),
                    ],
                },
                {"id": 1, "start": 2.0, "end": 3.0, "text": " Ja.", "words": []},
            ],
            "language": "sv",
        },
    ),
    _json(
        "whisper-json",
        1,
        (),
        {
            "result": {"language": "en"},
            "transcription": [
                {
                    "timestamps": {"from": "00:00:00,000", "to": "00:00:02,000"},
                    "offsets": {"from": 0, "to": 2000},
                    "text": " Unbelievable, yes.",
                    "tokens": [
                        {"text": "[_BEG_]", "offsets": {"from": 0, "to": 0}, "p": 0.9},
                        {"text": " Un", "offsets": {"from": 0, "to": 400}, "p": 0.9},
                        {"text": "believable", "offsets": {"from": 400, "to": 1000}, "p": 0.6},
                        {"text": ",", "offsets": {"from": 1000, "to": 1100}, "p": 0.9},
                        {"text": " yes", "offsets": {"from": 1200, "to": 1800}, "p": 0.9},
                    ],
                }
            ],
        },
    ),
    _json(
        "deepgram",
        2,
        ("Speaker 0", "Speaker 1"),
        {
            "metadata": {"channels": 1},
            "results": {
                "channels": [
                    {
                        "alternatives": [
                            {
                                "transcript": "hello there",
                                "words": [
                                    _word(
                                        "hello", 0.1, 0.5, confidence=0.9, speaker=0, punctuated_word="Hello."
                                    ),
                                    _word(
                                        "there", 0.6, 0.9, confidence=0.8, speaker=1, punctuated_word="There."
                                    ),
                                ],
                            }
                        ]
                    }
                ]
            },
        },
    ),
    _json(
        "assemblyai",
        2,
        ("Speaker A", "Speaker B"),
        {
            "id": "5",
            "audio_url": "https://example.org/a.mp3",
            "words": [
                {"text": "Hello.", "start": 100, "end": 500, "confidence": 0.9, "speaker": "A"},
                {"text": "There.", "start": 600, "end": 900, "confidence": 0.9, "speaker": "B"},
            ],
        },
    ),
    _json(
        "aws",
        2,
        ("spk_0", "spk_1"),
        {
            "jobName": "j",
            "results": {
                "transcripts": [{"transcript": "Hello. There."}],
                "items": [
                    {
                        "type": "pronunciation",
                        "start_time": "0.1",
                        "end_time": "0.5",
                        "speaker_label": "spk_0",
                        "alternatives": [{"confidence": "0.9", "content": "Hello"}],
                    },
                    {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "."}]},
                    {
                        "type": "pronunciation",
                        "start_time": "0.6",
                        "end_time": "0.9",
                        "speaker_label": "spk_1",
                        "alternatives": [{"confidence": "0.9", "content": "There"}],
                    },
                ],
            },
        },
    ),
    _json(
        "google",
        1,
        (),
        {
            "results": [
                {
                    "alternatives": [
                        {
                            "transcript": "hello there",
                            "confidence": 0.9,
                            "words": [
                                {"startTime": "0.100s", "endTime": "0.500s", "word": "hello"},
                                {"startTime": "0.600s", "endTime": "0.900s", "word": "there"},
                            ],
                        }
                    ],
                    "languageCode": "en-us",
                }
            ]
        },
    ),
    _json("kaldi", 1, (), {"retval": {"words": [_word("hello", 0.1, 0.5), _word("there", 0.6, 0.9)]}}),
    _json(
        "paper-edit",
        2,
        ("Anna", "Bo"),
        {
            "words": [
                {"id": 0, "start": 0.1, "end": 0.5, "text": "Hello."},
                {"id": 1, "start": 0.6, "end": 0.9, "text": "There."},
            ],
            "paragraphs": [
                {"id": 0, "start": 0.1, "end": 0.5, "speaker": "Anna"},
                {"id": 1, "start": 0.6, "end": 0.9, "speaker": "Bo"},
            ],
        },
    ),
    _of(
        "table",
        ".tsv",
        2,
        ("Anna", "Bo"),
        "Timespan\tContent\tSpeaker\n0:01 - 0:04\tHej och välkommen.\tAnna\n0:04 - 0:06\tTack.\tBo\n",
    ),
    _of(
        "web-page",
        ".html",
        2,
        ("Anna Ek", "Bo Lind"),
        "<!doctype html><html lang=sv><head><title>Podden</title></head><body><nav>Meny</nav>"
        "<audio src='avsnitt.mp3'></audio><p><strong>Anna Ek [00:00:02]:</strong> Välkommen hit.</p>"
        "<p><strong>Bo Lind [00:00:09]:</strong> Tack så mycket.</p></body></html>",
    ),
    _of(
        "mhtml",
        ".mhtml",
        2,
        ("Anna", "Bo"),
        "From: <Saved by a browser>\nSubject: Podden\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----B"\n\n'
        "------B\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        "<html><body><p>Anna [00:00:02]: V=C3=A4lkommen.</p><p>Bo [00:00:09]: Tack.</p></body></html>\n"
        "------B--\n",
    ),
    _json(
        "turnlight-json",
        2,
        ("Anna", "Bo"),
        {
            "format": "webvtt",
            "turns": [
                {
                    "start_ms": start,
                    "end_ms": start + 900,
                    "stamp_ms": start,
                    "speaker": speaker,
                    "text": "Hej hej.",
                    "timing": "given",
                    "words": [[start, start + 900, 0, 8]],
                    "captions": [0],
                }
                for start, speaker in ((0, "Anna"), (1_000, "Bo"))
            ],
        },
    ),
    _of("plain", ".txt", 2, (), "Det här är en text utan tider.\n\nDen har två stycken.\n"),
)
