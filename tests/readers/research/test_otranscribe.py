"""oTranscribe: stamps of the editor with all their digits, old ones, and files that are cut off."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.choices import Choices
from viewer.core.draft import Draft
from viewer.errors import WorldError
from viewer.readers.open import read_bytes
from viewer.readers.registry import choose
from viewer.readers.research.otranscribe import OTranscribeReader


def stamp(time: object, shown: str = "0:00:01") -> str:
    return f'<span class="timestamp" contenteditable="false" data-timestamp="{time}">{shown}</span>'


def read(html: str, **facts: object) -> Draft:
    return OTranscribeReader().read(json.dumps({"text": html, "media": "a.mp3", "media-time": 3.5, **facts}))


def said(draft: Draft) -> list[tuple[str | None, str, int | None]]:
    return [(turn.speaker, turn.text, turn.start_ms) for turn in draft.turns]


def test_stamps_have_all_their_digits_and_speakers_are_found() -> None:
    draft = read(
        f"<p>{stamp(1.23456)}\u00a0<b>Anna:</b> Hej &amp; välkommen.</p><p>Hit.</p>"
        f"<p>{stamp(3725.5, '1:02:05')} Bo: Tack.<br>Så <i>mycket</i>.</p>"
    )
    assert said(draft) == [
        ("Anna", "Hej & välkommen.\n\nHit.", 1_235),
        ("Bo", "Tack.\nSå mycket.", 3_725_500),
    ]
    assert (draft.media, draft.warnings, draft.ignored) == ("a.mp3", [], [])


def test_speakers_can_be_chosen() -> None:
    html = f"<p>{stamp(1)} Anna: Hej.</p><p>Bo: Tack.</p><p>{stamp(9)} Anna: Nu börjar vi.</p>"
    data = json.dumps({"text": html, "media": "a.mp3"}).encode()
    assert read_bytes(data, ".otr").options.names == {"Bo": 1}
    found = read_bytes(data, ".otr", choices=Choices(speakers=frozenset({"Bo"})))
    assert [speaker.name for speaker in found.speakers] == ["Anna", "Bo"]


def test_stamps_inside_a_paragraph_and_behind_a_name() -> None:
    draft = read(f"<p>Anna {stamp(2)}: Ett {stamp(4.5)} två.</p><p>Bo {stamp(6)}: Tre.</p>")
    assert said(draft) == [("Anna", "Ett", 2_000), ("Anna", "två.", 4_500), ("Bo", "Tre.", 6_000)]


@pytest.mark.parametrize(
    ("written", "start_ms"),
    [
        (stamp("1:02:03", "1:02:03"), 3_723_000),
        (stamp("02:03", "02:03"), 123_000),
        (stamp("undefined", "0:00:07"), 7_000),
        (stamp("-1", "0:00:08"), 8_000),
        (stamp("1e300", "0:00:09"), 9_000),
        (stamp("5e-7", "0:00:00"), 0),
        ("<span class='timestamp' onclick=\"setFromTimestamp('0:11', this)\">0:11</span>", 11_000),
        ("<SPAN data-timestamp=12.5 class=timestamp>0:12</SPAN>", 12_500),
    ],
)
def test_stamps_of_all_ages(written: str, start_ms: int) -> None:
    draft = read(f"<p>{written} Ett.</p><p>{stamp(4_000, '1:06:40')} Två.</p>")
    assert said(draft) == [(None, "Ett.", start_ms), (None, "Två.", 4_000_000)]


def test_other_spans_are_text() -> None:
    draft = read(f'<p>{stamp(1)} Se <span style="color:red">0:12</span> här, {stamp("x", "nu")}.</p>')
    assert said(draft) == [(None, "Se 0:12 här, nu.", 1_000)]


def test_without_a_name_the_address_is_the_medium() -> None:
    draft = read(f"<p>{stamp(1)} Hej.</p>", **{"media": "", "media-source": "https://youtu.be/x"})
    assert draft.media == "https://youtu.be/x"


def test_the_line_is_the_one_the_text_stands_in() -> None:
    whole = {"media": "a.mp3", "text": f"<p>{stamp(1)} Ett.</p><p>{stamp(2)} Två.</p>"}
    draft = OTranscribeReader().read(json.dumps(whole, indent=1))
    assert [turn.line for turn in draft.turns] == [3, 3]


def test_of_a_file_cut_off_the_beginning_is_read() -> None:
    html = "".join(f"<p>{stamp(place)} ord{place} \\ åäö</p>" for place in range(9))
    text = json.dumps({"text": html, "media": "a.mp3"})
    for length in range(60, 600, 7):
        draft = OTranscribeReader().read(text[:-length])
        found = [turn for turn in draft.turns if turn.text.startswith("ord")]
        assert [turn.start_ms for turn in found[:4]] == [0, 1_000, 2_000, 3_000]
        assert draft.warnings[0].line == 1
        assert str(draft.warnings[0].text) == "The file is damaged here; what follows was not read."


def test_damage_behind_the_text_costs_none_of_it() -> None:
    text = json.dumps({"text": f"<p>{stamp(1)} Ett.</p><p>{stamp(2)} Två.</p>", "media": "a"})
    draft = OTranscribeReader().read(text[:-1] + ', "media-time": }')
    assert [turn.text for turn in draft.turns] == ["Ett.", "Två."]
    assert len(draft.warnings) == 1


@pytest.mark.parametrize("value", [{"text": 5, "media-time": 1}, {"text": "", "media-time": 1}, [1], "text"])
def test_a_file_without_text_is_none(value: object) -> None:
    with pytest.raises(WorldError):
        read_bytes(json.dumps(value).encode(), ".otr", choices=Choices("otranscribe"))


def test_it_is_told_by_its_keys_even_where_the_others_are_far_away() -> None:
    text = json.dumps({"text": f"<p>{stamp(1)} Hej.</p>" * 20_000, "media": "a", "media-time": 1})
    assert choose(text, ".json").key == choose(text, "").key == "otranscribe"
    assert choose('{"text": "<p>utan tider</p>", "media": ""}', ".otr").key == "otranscribe"
    assert OTranscribeReader().score('{"text": " Hej", "segments": []}', ".json") == 0


pieces = st.sampled_from(
    ["<p>", "</p>", "<br>", "Anna: ", "ord ", "\\", '"', "é", "\n", "<span>", "</span>", "&lt;", "[00:01]"]
)


@given(st.lists(pieces | st.builds(stamp, st.integers(0, 99) | st.text(max_size=5)), max_size=30), st.data())
def test_anything_is_read_or_told(parts: list[str], data: st.DataObject) -> None:
    text = json.dumps({"text": "".join(parts), "media": "x"})
    OTranscribeReader().read(text)
    OTranscribeReader().read(text[: data.draw(st.integers(0, len(text)))])
