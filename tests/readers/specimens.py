"""A small file in each format that is read: who must win it, and the beginning of every mutation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from tests.readers.documents import docx, odt, paragraphs, rtf


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
        "markdown",
        ".md",
        2,
        ("Anna Ek", "Bo"),
        '---\ntitle: "Ett samtal"\nlanguage: "sv"\n---\n\n# Ett samtal\n\n'
        "**Anna Ek [00:00:02]:** Vad kostar \\*allt\\*?\n\n**Bo [00:00:09 - 00:00:12]:** Inte\\\nmycket.\n",
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
        "ttml",
        ".ttml",
        2,
        ("Anna Ek", "SPEAKER_2"),
        '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" '
        'xmlns:podcasts="http://podcasts.apple.com/transcript-ttml-internal" '
        'xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="sv">\n<head><metadata>'
        '<ttm:agent type="person" xml:id="SPEAKER_1"><ttm:name type="full">Anna Ek</ttm:name></ttm:agent>'
        '</metadata></head>\n<body dur="61.5"><div>\n<p begin="0.860" end="7.380" ttm:agent="SPEAKER_1">'
        '<span podcasts:unit="sentence" begin="0.860" end="7.380">'
        '<span podcasts:unit="word" begin="0.860" end="1.100">Hej</span>'
        '<span podcasts:unit="word" begin="1.200" end="7.380">igen.</span></span></p>\n'
        '<p begin="1:00.737" end="1:01" ttm:agent="SPEAKER_2">Ja &amp; nej.</p>\n</div></body></tt>\n',
    ),
    _of(
        "ttml",
        ".xml",
        2,
        (),
        '<tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" '
        'ttp:frameRate="25" xml:lang="en">\n<tt:body begin="10s"><tt:div>\n'
        '<tt:p begin="00:00:01:05" dur="2s">One line<tt:br/>and two.</tt:p>\n'
        '<tt:p xml:space="preserve" begin="200f" end="12.5s"> Three. </tt:p>\n</tt:div></tt:body></tt:tt>\n',
    ),
    _of(
        "lrc",
        ".lrc",
        3,
        (),
        "[ti:Visan]\n[ar:Anna Ek]\n[offset:+200]\n[00:12.00][00:31.00]Första raden\n"
        "[00:15.30]<00:15.30>Den <00:15.90>andra <00:16.40>raden<00:17.00>\n[00:20.00]\n\n"
        "[00:22.50]En ny vers\n[00:26.00]\n",
    ),
    _of(
        "timedtext",
        ".srv3",
        2,
        (),
        '<?xml version="1.0" encoding="utf-8" ?><timedtext format="3">\n<head><ws id="0"/></head>\n<body>\n'
        '<w t="0" id="1" wp="1" ws="1"/>\n<p t="160" d="4160" w="1"><s ac="252">hello</s>'
        '<s t="240" ac="0"> there</s></p>\n<p t="2310" d="1850" w="1" a="1">\n</p>\n'
        '<p t="2320" d="4000" w="1"><s>&gt;&gt; how</s><s t="400"> are you</s></p>\n</body></timedtext>\n',
    ),
    _of(
        "timedtext",
        ".xml",
        1,
        (),
        '<?xml version="1.0" encoding="utf-8" ?><transcript><text start="0.5" dur="2">It&amp;#39;s me</text>'
        '<text start="2.5" dur="1.5">and you.</text></transcript>',
    ),
    _of(
        "timedtext-json",
        ".json3",
        2,
        (),
        '{"wireMagic": "pb3", "events": [{"tStartMs": 0, "dDurationMs": 9000, "id": 1}, '
        '{"tStartMs": 100, "dDurationMs": 4000, "wWinId": 1, "segs": [{"utf8": "hello", "acAsrConf": 204}, '
        '{"utf8": " there", "tOffsetMs": 500}]}, {"tStartMs": 1900, "wWinId": 1, "aAppend": 1, '
        '"segs": [{"utf8": "\\n"}]}, {"tStartMs": 2100, "dDurationMs": 1500, "wWinId": 1, '
        '"segs": [{"utf8": ">> how"}, {"utf8": " are you", "tOffsetMs": 800}]}]}',
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
    _of(
        "otranscribe",
        ".otr",
        2,
        ("Anna", "Bo"),
        json.dumps(
            {
                "text": '<p><span class="timestamp" contenteditable="false" data-timestamp="2.345">0:00:02'
                '</span>&nbsp;Anna: <b>Välkommen</b> hit.<br></p><p><span class="timestamp" '
                'data-timestamp="0:00:09">0:00:09</span> Bo: Tack.</p>',
                "media": "avsnitt.mp3",
                "media-time": 12.5,
            }
        ),
    ),
    _of(
        "noscribe",
        ".html",
        3,
        ("S00", "S01"),
        '<!DOCTYPE html>\n<html >\n<head >\n<meta charset="UTF-8" ><meta name="audio_source" '
        'content="C:/ljud/avsnitt.mp3" ></head>\n<body ><div class="WordSection1" >'
        '<p style="font-weight:600" >avsnitt</p><p ><span >Transcribed with noScribe</span></p><p >'
        '<a name="ts_500_3000_S00" >S00: <span >[00:00:00]</span> Hej.</a>'
        '<a name="ts_2500_3100_//S01" > //S01: Ja.</a><a name="ts_3100_6000_S00" >// Vi börjar.</a></p>'
        "</div></body></html>",
    ),
    _of(
        "elan",
        ".eaf",
        2,
        ("Anna", "Bo"),
        '<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT FORMAT="3.0">\n'
        '<HEADER TIME_UNITS="milliseconds"><MEDIA_DESCRIPTOR MEDIA_URL="file:///a.wav" '
        'MIME_TYPE="audio/x-wav"/></HEADER>\n<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="0"/>'
        '<TIME_SLOT TIME_SLOT_ID="t2"/><TIME_SLOT TIME_SLOT_ID="t3" TIME_VALUE="2000"/>'
        '<TIME_SLOT TIME_SLOT_ID="t4" TIME_VALUE="3000"/></TIME_ORDER>\n'
        '<TIER TIER_ID="A" PARTICIPANT="Anna" LINGUISTIC_TYPE_REF="x"><ANNOTATION><ALIGNABLE_ANNOTATION '
        'ANNOTATION_ID="a1" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t3"><ANNOTATION_VALUE>Hej där.'
        "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>\n"
        '<TIER TIER_ID="A-words" PARENT_REF="A"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" '
        'TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2"><ANNOTATION_VALUE>hej</ANNOTATION_VALUE>'
        "</ALIGNABLE_ANNOTATION></ANNOTATION><ANNOTATION><ALIGNABLE_ANNOTATION "
        'ANNOTATION_ID="a3" TIME_SLOT_REF1="t2" TIME_SLOT_REF2="t3"><ANNOTATION_VALUE>där'
        "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>\n"
        '<TIER TIER_ID="A-en" PARENT_REF="A"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a4" '
        'ANNOTATION_REF="a1"><ANNOTATION_VALUE>Hi there.</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>'
        '</TIER>\n<TIER TIER_ID="Bo"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="b1" '
        'TIME_SLOT_REF1="t3" TIME_SLOT_REF2="t4"><ANNOTATION_VALUE>Tack &amp; hej.</ANNOTATION_VALUE>'
        "</ALIGNABLE_ANNOTATION></ANNOTATION></TIER>\n</ANNOTATION_DOCUMENT>\n",
    ),
    _of(
        "textgrid",
        ".textgrid",
        2,
        ("Anna", "Bo"),
        'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0 \nxmax = 3 \ntiers? <exists> \n'
        'size = 3 \nitem []: \n    item [1]:\n        class = "IntervalTier" \n        name = "Anna" \n'
        "        xmin = 0 \n        xmax = 3 \n        intervals: size = 2 \n        intervals [1]:\n"
        '            xmin = 0 \n            xmax = 2 \n            text = "Hej ""där""." \n'
        '        intervals [2]:\n            xmin = 2 \n            xmax = 3 \n            text = "" \n'
        '    item [2]:\n        class = "IntervalTier" \n        name = "Bo" \n        xmin = 0 \n'
        "        xmax = 3 \n        intervals: size = 1 \n        intervals [1]:\n            xmin = 2 \n"
        '            xmax = 3 \n            text = "Tack." \n    item [3]:\n        class = "TextTier" \n'
        '        name = "bell" \n        xmin = 0 \n        xmax = 3 \n        points: size = 1 \n'
        '        points [1]:\n            number = 2.5 \n            mark = "ding" \n',
    ),
    _of(
        "textgrid",
        ".textgrid",
        1,
        (),
        'File type = "ooTextFile"\r\nObject class = "TextGrid"\r\n\r\n0\r\n2\r\n<exists>\r\n1\r\n'
        '"IntervalTier"\r\n"words"\r\n0\r\n2\r\n2\r\n0\r\n1\r\n"hej"\r\n1\r\n2\r\n"där"\r\n',
    ),
    _of(
        "textgrid",
        ".textgrid",
        2,
        ("Anna", "Bo"),
        '"Praat chronological TextGrid text file"\n0 3   ! Time domain.\n2   ! Number of tiers.\n'
        '"IntervalTier" "Anna" 0 3\n"IntervalTier" "Bo" 0 3\n\n1 0 2\n"Hej."\n\n2 2 3\n"Tack."\n',
    ),
    Specimen(
        "docx",
        ".docx",
        docx(
            paragraphs(
                "Intervju 4", "Anna\u00a0[00:00:02]: Välkommen hit.", "Bo [00:00:09]: Tack\nså mycket."
            )
        ),
        2,
        ("Anna", "Bo"),
    ),
    Specimen(
        "odt",
        ".odt",
        odt(
            "<text:p>Anna [00:00:02]: Välkommen hit.</text:p><text:p>Bo [00:00:09]:<text:tab/>Tack.</text:p>"
        ),
        2,
        ("Anna", "Bo"),
    ),
    Specimen(
        "rtf",
        ".rtf",
        rtf(r"\pard Anna\~[00:00:02]: V\'e4lkommen hit.\par Bo [00:00:09]: Tack s\u229?\line mycket.\par"),
        2,
        ("Anna", "Bo"),
    ),
    _of("plain", ".txt", 2, (), "Det här är en text utan tider.\n\nDen har två stycken.\n"),
)
