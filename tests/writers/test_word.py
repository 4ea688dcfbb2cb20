"""DOCX, read back by python-docx."""

from __future__ import annotations

import io

import pytest
from docx import Document

from tests.annotated import NASTY, TEXTS, episode
from viewer.core.flat import xml_text
from viewer.writers.word import WordWriter


def read(note: str = "A note.", *, whole: bool = True) -> Document:
    return Document(io.BytesIO(WordWriter().write(episode(note), whole=whole)))


def test_quotes_notes_and_tags() -> None:
    paragraphs = [paragraph.text for paragraph in read(whole=False).paragraphs]
    assert paragraphs[0] == "On <bees> & more"
    place = paragraphs.index("0:00 · Ada · green")
    assert paragraphs[place + 1 : place + 4] == ["bi flyger ut", "A note.", "Tags: bees/flight, b"]


@pytest.mark.parametrize("note", NASTY)
def test_notes_stay_text(note: str) -> None:
    paragraphs = [paragraph.text for paragraph in read(note).paragraphs]
    expected = xml_text(note.replace("\r\n", "\n")).replace("\r", "\n")
    assert expected in paragraphs


def test_the_transcript_has_marks_and_comments() -> None:
    document = read()
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert f"Ada [0:00]\n{TEXTS[0]}" in texts
    marked = [
        run.text
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.font.highlight_color is not None
    ]
    assert "flyger ut" in marked
    assert [comment.text for comment in document.comments] == ["A note.\nbees/flight, b", "A note.\nb"]
