"""The timed text of YouTube, in three editions of XML and in JSON."""

from __future__ import annotations

import json

import pytest

from viewer.core.cue import Cue
from viewer.core.draft import Draft
from viewer.readers.open import read_bytes
from viewer.readers.subtitles.timedtext import TimedTextReader
from viewer.readers.subtitles.timedtext_json import TimedTextJsonReader

ROLLING = """<?xml version="1.0" encoding="utf-8" ?><timedtext format="3">
<head><pen id="0"/></head><body>
<w t="0" id="1" wp="1" ws="1"/>
<p t="160" d="4160" w="1"><s ac="204">so</s><s t="240" ac="0"> this</s></p>
<p t="2310" d="1850" w="1" a="1">
</p>
<p t="2320" d="4000" w="1"><s>is</s><s t="400"> it</s></p>
</body></timedtext>"""


def read(text: str) -> Draft:
    return TimedTextReader().read(text)


def read_json(*events: object) -> Draft:
    return TimedTextJsonReader().read(json.dumps({"wireMagic": "pb3", "events": events}))


def said(draft: Draft) -> list[tuple[str | None, str]]:
    return [(turn.speaker or None, turn.text) for turn in draft.turns]


def test_words_have_times_and_a_line_ends_where_the_next_begins_in_its_window() -> None:
    (turn,) = read(ROLLING).turns
    assert (turn.text, turn.line, turn.end_ms) == ("so this is it", 4, 6_320)
    assert turn.cues == [
        Cue(0, 3, 160, 400, confidence=0.8),
        Cue(3, 7, 400, 2_320, inner=True),
        Cue(8, 11, 2_320, 2_720),
        Cue(11, 13, 2_720, 6_320, inner=True),
    ]


def test_lines_without_a_window_keep_their_ends() -> None:
    draft = read(
        '<timedtext format="3"><body><p t="0" d="5000">a</p><p t="3000" d="1000">b</p></body></timedtext>'
    )
    assert [(cue.start_ms, cue.end_ms) for turn in draft.turns for cue in turn.cues] == [
        (0, 5_000),
        (3_000, 4_000),
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            '<transcript><text start="1.5" dur="2">It&amp;#39;s &amp;quot;me&amp;quot;</text>'
            '<text start="4" dur="1.5">- A\n- B</text></transcript>'
        ),
        (
            '<timedtext><window id="1"/><text t="1500" d="2000">It&#39;s "me"</text>'
            '<text t="4000" d="1500">- A<br/>- B</text></timedtext>'
        ),
    ],
)
def test_older_editions(text: str) -> None:
    draft = read_bytes(text.encode(), ".xml")
    assert draft.format == "timedtext"
    assert [(turn.text, turn.start_ms) for turn in draft.turns] == [
        ('It\'s "me"', 1_500),
        ("- A", 4_000),
        ("- B", 4_750),
    ]


def test_a_line_without_a_time_costs_itself() -> None:
    text = ROLLING.replace('t="2320" ', "")
    draft = read(text)
    assert said(draft) == [(None, "so this")]
    assert [(remark.line, str(remark.text)) for remark in draft.warnings] == [
        (7, "The cue has no time; it was not read.")
    ]
    assert [str(remark.text) for remark in draft.ignored] == ["is it"]


def test_a_damaged_line_costs_itself_and_what_is_cut_off_is_said() -> None:
    draft = read(ROLLING.replace("so</s>", "so"))
    assert said(draft) == [(None, "is it")]
    assert [remark.line for remark in draft.warnings] == [4]
    assert said(read(ROLLING[:-60])) == [(None, "so this")]


def test_json_holds_the_same() -> None:
    draft = read_json(
        {"tStartMs": 0, "dDurationMs": 9_000, "id": 1},
        {
            "tStartMs": 160,
            "dDurationMs": 4_160,
            "wWinId": 1,
            "segs": [{"utf8": "so", "acAsrConf": 204}, {"utf8": " this", "tOffsetMs": 240, "acAsrConf": 0}],
        },
        {"tStartMs": 2_310, "wWinId": 1, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        {
            "tStartMs": 2_320,
            "dDurationMs": 4_000,
            "wWinId": 1,
            "segs": [{"utf8": "is"}, {"utf8": " it", "tOffsetMs": 400}],
        },
    )
    (turn,) = draft.turns
    assert turn.cues == read(ROLLING).turns[0].cues
    assert (turn.text, turn.line, draft.warnings) == ("so this is it", 0, [])


def test_lines_that_people_wrote_have_no_words() -> None:
    draft = read_json({"tStartMs": 0, "dDurationMs": 1_000, "segs": [{"utf8": ">> ANNA: Hi\nthere"}]})
    assert said(draft) == [("ANNA", "Hi there")]
    assert draft.turns[0].cues == [Cue(0, 8, 0, 1_000)]


def test_events_of_any_kind_cost_at_most_themselves() -> None:
    odd = [{}, {"segs": 3}, {"segs": [3, {}]}, {"tStartMs": "x", "segs": [{"utf8": "lost"}]}, 7]
    draft = read_json(*odd, {"tStartMs": 5, "segs": [{"utf8": "kept", "tOffsetMs": "x", "acAsrConf": "x"}]})
    assert said(draft) == [(None, "kept")]
    assert [str(remark.text) for remark in draft.ignored] == ["lost"]
    assert len(draft.warnings) == 2
