"""Any text at all gives a transcript or a typed error, and nothing in it is dropped in silence."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.shapes import SHAPES, Said
from viewer.core.transcript import Transcript
from viewer.errors import WorldError
from viewer.readers.open import read_bytes, read_pasted

PIECES = [
    "Anna",
    "Bo Ek",
    ":",
    ": ",
    " ",
    "\u00a0",
    "\n",
    "\n\n",
    "\t",
    "[00:00:01]",
    "[00:01:10]",
    "(00:46)",
    "00:05:00",
    "0:12",
    "#00:12:34-5#",
    "[?? 00:36:31]",
    "[00:99:99]",
    "[Music]",
    "•",
    "---",
    "**",
    "# ",
    "|",
    "some words here",
    "Nej. Jo",
    "5",
    "{01.02.03}",
    " --> ",
    "Timespan\tContent\tSpeaker\n",
    "1m 27s",
    "<",
    ">",
    '"',
    ",",
    "😀",
    "\r",
    "\x0c",
]
fragments = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=60).map("".join)
lines = st.lists(st.sampled_from(SHAPES), min_size=1, max_size=8).map(
    lambda shapes: "\n".join(
        shape.write(Said("Anna", place * 5000, "some words"), place * 5000 + 5000)
        for place, shape in enumerate(shapes)
    )
)
TAGS = [
    "<p>",
    "</p>",
    "<br>",
    "<ul><li>",
    "</li></ul>",
    "<strong>",
    "</strong>",
    "<nav>",
    "</nav>",
    "<pre>",
    "<table>",
]
pages = st.lists(
    st.sampled_from([*TAGS, *PIECES, "&nbsp;", "<!--", "-->", "<tr><td>", "<script>"]), max_size=60
).map(lambda pieces: "<!doctype html>" + "".join(pieces))
WORD = re.compile(r"[^\W\d_]{4,}")
UNITS = {"hour", "hours", "minute", "minutes", "second", "seconds"}  # parts of times


def read(data: bytes, suffix: str) -> Transcript | None:
    try:
        return read_bytes(data, suffix)
    except WorldError:
        return None


def words(*texts: object) -> Counter[str]:
    found = Counter(word for text in texts for word in WORD.findall(str(text)))
    return Counter({word: count for word, count in found.items() if word not in UNITS})


def kept(transcript: Transcript) -> Counter[str]:
    """Every word a transcript shows somewhere; a speaker once for each turn."""
    spoken = [transcript.speakers[turn.speaker].name for turn in transcript.turns if turn.speaker is not None]
    remarks = [remark.text for remark in transcript.warnings + transcript.ignored]
    return words(*(turn.text for turn in transcript.turns), *spoken, *remarks)


def leaves_columns(transcript: Transcript) -> bool:
    """Whether columns of a table are told to be left out, by their names alone."""
    return any("Columns that were not read" in str(remark.text) for remark in transcript.ignored)


@given(fragments | lines | st.text(), st.sampled_from([".txt", ".md", "", ".tsv"]))
def test_any_text_gives_a_transcript_that_holds_all_its_words(text: str, suffix: str) -> None:
    transcript = read(text.encode("utf-8"), suffix)
    if transcript is not None and not leaves_columns(transcript):
        assert words(text) - kept(transcript) == Counter()


@given(fragments | lines, fragments)
def test_so_does_text_around_a_transcript(before: str, after: str) -> None:
    text = f"{before}\nAnna [00:00:01]: hello\n\nBo Ek [00:00:05]: hello you\n\n{after}"
    transcript = read(text.encode("utf-8"), ".txt")
    if transcript is not None and not leaves_columns(transcript):
        assert words(text) - kept(transcript) == Counter()


def test_every_line_of_the_agency_page_is_kept(agency_page: Path) -> None:
    text = agency_page.read_text("utf-8")
    transcript = read(agency_page.read_bytes(), ".txt")
    assert transcript is not None
    assert words(text) - kept(transcript) == Counter()
    starts = sorted([turn.line for turn in transcript.turns] + [remark.line for remark in transcript.ignored])
    filled = [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    assert starts == filled


@given(pages | st.text(), st.sampled_from([".html", ".mhtml", ""]))
def test_any_page_gives_a_transcript_or_an_error(page: str, suffix: str) -> None:
    read(page.encode("utf-8"), suffix)


@given(st.binary(max_size=200), st.sampled_from([".txt", ".html", ".mhtml", ".csv", ".json", ""]))
def test_any_bytes_give_a_transcript_or_an_error(data: bytes, suffix: str) -> None:
    read(data, suffix)


@given(st.none() | pages | st.text(), st.text(st.characters()))
def test_anything_can_be_pasted(html: str | None, text: str) -> None:
    with suppress(WorldError):
        assert read_pasted(html, text).turns


@pytest.mark.parametrize("text", ["\ud800 Anna", "a\0b"])
def test_pasted_text_may_hold_what_files_cannot(text: str) -> None:
    assert read_pasted(None, text).turns
