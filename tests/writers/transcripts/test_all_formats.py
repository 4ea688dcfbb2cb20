"""What holds for every format: any words go in, the same gives the same, what needs times says so."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotated import NASTY, WORDS
from tests.transcripts import transcript
from viewer.core.builder import build
from viewer.core.choices import Choices
from viewer.core.draft import Draft, RawTurn
from viewer.core.transcript import Transcript
from viewer.errors import WorldError
from viewer.readers.open import read_bytes
from viewer.writers.transcripts.registry import KEYS, by_key

READERS = {"vtt": "webvtt", "srt": "subrip", "podcast-json": "podcast-json", "json": "turnlight-json"}
READERS |= {"labels": "labels", "textgrid": "textgrid", "eaf": "elan"}
"""Of those that hold times; which reader reads them."""


CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "elan"
STAMP = r"\d\d:[0-5]\d:[0-5]\d\.\d{3}"
SPAN = re.compile(r"(?:[^<>&]|&(?:amp|lt|gt|#\d+);)*")
CUE_TEXT = re.compile(rf"(?:<v {SPAN.pattern}>)?(?:{SPAN.pattern}|<{STAMP}>)*")


def any_words(*texts: str) -> Transcript:
    turns = [
        RawTurn(text, 1, name, at * 2_000) for at, text in enumerate(texts) for name in (text[:9] or None,)
    ]
    return build(Draft("test", turns, title=texts[0], media=texts[0], language=texts[0]))


def test_the_registry_has_each_format_once() -> None:
    assert tuple(by_key(key).key for key in KEYS) == KEYS
    assert READERS.keys() <= set(KEYS)


@pytest.mark.parametrize("key", READERS)
@pytest.mark.parametrize("text", NASTY)
def test_nasty_words_are_written_and_read_again(key: str, text: str) -> None:
    writer = by_key(key)
    data = writer.write(any_words("Words before.", text, "And behind."))
    back = read_bytes(data, writer.suffix.lower(), choices=Choices(reader=READERS[key]))
    said = " ".join(turn.text for turn in back.turns)
    assert "before" in said
    assert "behind" in said
    assert not back.warnings


@pytest.mark.parametrize("key", READERS)
@settings(max_examples=25)
@given(texts=st.lists(WORDS, min_size=1, max_size=5), recut=st.booleans())
def test_any_words_can_be_written(key: str, texts: list[str], recut: bool) -> None:
    writer = by_key(key)
    data = writer.write(any_words(*texts), recut=recut)
    assert data == writer.write(any_words(*texts), recut=recut)
    try:
        read_bytes(data, writer.suffix.lower(), choices=Choices(reader=READERS[key]))
    except WorldError:
        nothing = not any(letter.isalnum() for text in texts for letter in text)
        assert nothing or key in ("srt", "labels") or "\ufffd" in data.decode("utf-8")  # half a letter


@pytest.mark.parametrize("key", [key for key in READERS if key != "json"])
def test_formats_of_times_say_so_where_there_are_none(key: str) -> None:
    with pytest.raises(WorldError, match="without times cannot be written"):
        by_key(key).write(transcript("a", timed=False))
    assert by_key("json").write(transcript("a", timed=False))


@pytest.mark.parametrize("key", READERS)
def test_turns_without_words_do_not_keep_it_from_being_written(key: str) -> None:
    writer = by_key(key)
    turns = [RawTurn(text, 1, None, at) for at, text in enumerate(("One.", "", " ", "Two."))]
    back = read_bytes(writer.write(build(Draft("test", turns))), writer.suffix.lower())
    assert " ".join(turn.text for turn in back.turns).split() == ["One.", "Two."]


@settings(max_examples=25)
@given(texts=st.lists(WORDS, min_size=1, max_size=5))
def test_elan_files_are_valid(texts: list[str]) -> None:
    etree = pytest.importorskip("lxml.etree")
    path = CORPUS / "EAFv3.0.xsd"
    if not path.is_file():
        pytest.skip("the schema of ELAN is not beside the checkout: ../shared/corpora/elan/EAFv3.0.xsd")
    document = etree.fromstring(by_key("eaf").write(any_words(*texts)))
    etree.XMLSchema(etree.parse(str(path))).assertValid(document)


@settings(max_examples=50)
@given(texts=st.lists(WORDS, min_size=1, max_size=5), recut=st.booleans())
def test_webvtt_keeps_to_its_syntax(texts: list[str], recut: bool) -> None:
    """As https://www.w3.org/TR/webvtt1/#syntax has it, for the part of it that is written."""
    head, *blocks = by_key("vtt").write(any_words(*texts), recut=recut).decode("utf-8")[:-1].split("\n\n")
    assert head == "WEBVTT"
    if blocks and blocks[0].startswith("NOTE\n"):
        assert "-->" not in blocks.pop(0)
    last = ""
    for block in blocks:
        name, times, *words = block.split("\n")
        assert name.startswith("turn-")
        found = re.fullmatch(f"({STAMP}) --> ({STAMP})", times)
        assert found
        assert last <= found[1] < found[2]
        last = found[1]
        assert words
        assert all(words)
        text = "\n".join(words)
        assert "-->" not in text
        assert CUE_TEXT.fullmatch(text)
        inside = re.findall(f"<({STAMP})>", text)
        assert all(one < other for one, other in pairwise([found[1], *inside, found[2]]))
