"""The JSON of services, damaged or of unexpected kinds: nothing but a warning or less of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.readers import registry
from viewer.readers.machine.aws import AwsReader
from viewer.readers.machine.deepgram import DeepgramReader
from viewer.readers.machine.google import GoogleReader

KEYS = ("podcast-json", "whisper-json", "deepgram", "assemblyai", "aws", "google", "kaldi", "paper-edit")
NAMES = (
    *("results", "channels", "alternatives", "words", "word", "start", "end", "segments", "text", "body"),
    *("startTime", "items", "speaker_labels", "retval", "paragraphs", "speaker", "content", "seconds"),
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=25,
)


@pytest.mark.parametrize("key", KEYS)
@given(value=values, cut=st.integers(0, 40))
def test_any_json_gives_a_draft(key: str, value: object, cut: int) -> None:
    text = json.dumps(value)
    reader = registry.by_key(key)
    reader.read(text)
    reader.read(text[: max(0, len(text) - cut)])


def test_channels_are_speakers_where_there_are_several() -> None:
    def channel(*words: tuple[str, float]) -> object:
        rows = [{"word": word, "start": start, "end": start + 1} for word, start in words]
        return {"alternatives": [{"words": rows}]}

    text = json.dumps({"results": {"channels": [channel(("a", 0), ("c", 4)), channel(("b", 2))]}})
    draft = DeepgramReader().read(text)
    assert [(turn.speaker, turn.text) for turn in draft.turns] == [
        ("Speaker 0", "a"),
        ("Speaker 1", "b"),
        ("Speaker 0", "c"),
    ]


def test_speakers_beside_the_items_of_amazon() -> None:
    items = [
        {
            "start_time": "0.0",
            "end_time": "1.0",
            "alternatives": [{"content": "Ja"}],
            "type": "pronunciation",
        },
        {"alternatives": [{"content": "."}], "type": "punctuation"},
        {
            "start_time": "1.5",
            "end_time": "2.0",
            "alternatives": [{"content": "Nej"}],
            "type": "pronunciation",
        },
    ]
    segments = [
        {"items": [{"start_time": "0.0", "speaker_label": "spk_0"}]},
        {"items": [{"start_time": "1.5", "speaker_label": "spk_1"}]},
    ]
    results = {"transcripts": [], "items": items, "speaker_labels": {"segments": segments}}
    draft = AwsReader().read(json.dumps({"results": results}))
    assert [(turn.speaker, turn.text) for turn in draft.turns] == [("spk_0", "Ja."), ("spk_1", "Nej")]


def test_of_google_the_last_result_holds_all_words_with_their_speakers() -> None:
    plain = [{"word": "Ja", "startTime": "0.5s"}, {"word": "nej", "startTime": {"seconds": "1"}}]
    told = [{**word, "speakerTag": tag} for tag, word in enumerate(plain, 1)]
    results = [{"alternatives": [{"transcript": "Ja nej", "words": words}]} for words in (plain, told)]
    draft = GoogleReader().read(json.dumps({"results": results}))
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in draft.turns] == [
        ("Speaker 1", "Ja", 500),
        ("Speaker 2", "nej", 1_000),
    ]


def test_channels_of_amazon_are_speakers_and_no_channels_of_deepgram() -> None:
    def item(content: str, start: float | None = None) -> dict[str, object]:
        said = {"alternatives": [{"content": content}]}
        if start is None:
            return {**said, "type": "punctuation"}
        return {**said, "type": "pronunciation", "start_time": str(start), "end_time": str(start + 0.5)}

    first, second = [item("Ja", 0.5), item("."), item("Bra", 2.0)], [item("Nej", 1.0), item("!")]
    labels = [{"channel_label": f"ch_{number}", "items": row} for number, row in enumerate((first, second))]
    results = {"transcripts": [], "channel_labels": {"channels": labels}, "items": first + second}
    text = json.dumps({"results": results})
    reader = registry.choose(text, ".json")
    assert reader.key == "aws"
    assert [(turn.speaker, turn.text) for turn in reader.read(text).turns] == [
        *(("ch_0", "Ja."), ("ch_1", "Nej!"), ("ch_0", "Bra"))
    ]


UTTERANCES: list[dict[str, object]] = [
    {"speaker": 0, "start": 1, "end": 2, "transcript": "Hej."},
    {"speaker": 1, "start": 3, "end": 4, "transcript": "Nej."},
]


@pytest.mark.parametrize("has_utterances", [True, False])
def test_utterances_and_paragraphs_of_deepgram_count_where_there_are_no_words(has_utterances: bool) -> None:
    paragraphs = [
        {
            "speaker": row["speaker"],
            "sentences": [{"text": row["transcript"], "start": row["start"], "end": row["end"]}],
        }
        for row in UTTERANCES
    ]
    best = {"transcript": "", "paragraphs": {"paragraphs": paragraphs}}
    utterances = UTTERANCES if has_utterances else []
    results = {"channels": [{"alternatives": [best]}], "utterances": utterances}
    turns = DeepgramReader().read(json.dumps({"results": results})).turns
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in turns] == [
        *(("Speaker 0", "Hej.", 1000), ("Speaker 1", "Nej.", 3000))
    ]


def test_utterances_of_assemblyai_count_where_there_are_no_words() -> None:
    rows = [{"speaker": "A", "start": 1000, "end": 2000, "text": "Hej."}]
    text = json.dumps({"audio_url": "a.mp3", "words": None, "utterances": rows})
    draft = registry.choose(text, ".json").read(text)
    assert [(turn.speaker, turn.text, turn.start_ms) for turn in draft.turns] == [("Speaker A", "Hej.", 1000)]
    assert draft.media == "a.mp3"
