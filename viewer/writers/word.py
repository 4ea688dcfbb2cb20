"""DOCX for word processors, by python-docx (https://python-docx.readthedocs.io).

The transcript, where it is asked for, has its passages highlighted and the notes as comments beside them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import cast

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_BREAK, WD_COLOR_INDEX
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from viewer.core.annotations import Colour
from viewer.core.bundle import Bundle
from viewer.core.flat import xml_text
from viewer.core.moments import iso
from viewer.core.timecode import format_ms
from viewer.errors import message
from viewer.writers.marked import marked_turns
from viewer.writers.passages import Passage, named, passages, turn_start

_SHADES = {
    Colour.YELLOW: WD_COLOR_INDEX.YELLOW,
    Colour.ORANGE: WD_COLOR_INDEX.DARK_YELLOW,
    Colour.GREEN: WD_COLOR_INDEX.BRIGHT_GREEN,
    Colour.BLUE: WD_COLOR_INDEX.TURQUOISE,
    Colour.PURPLE: WD_COLOR_INDEX.PINK,
    Colour.GREY: WD_COLOR_INDEX.GRAY_25,
}
_STYLES = ("Title", "Subtitle", "Heading 2", "Quote")
_LONGEST_PROPERTY = 255


class WordWriter:
    """A document with all annotations and, where it is asked for, the transcript."""

    key = "docx"
    label = message("Word document (DOCX)")
    suffix = ".docx"

    def write(self, bundle: Bundle, *, whole: bool = False) -> bytes:
        """The document."""
        document = Document()
        _describe(document, bundle)
        sheet = _Sheet(document)
        sheet.add(" ".join(bundle.title.split()) or "Transcript", "Title")
        facts = (", ".join(bundle.speakers), bundle.media)
        sheet.add(" · ".join(fact for fact in facts if fact), "Subtitle")
        found = passages(bundle)
        for passage in found:
            _add_entry(sheet, passage)
        if whole:
            _add_transcript(document, sheet, bundle, found)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


class _Sheet:
    """The end of the document.

    python-docx looks for the place of a new last paragraph from the first one on: what is put before an empty
    last one costs the same however long the document is. Nor is a style looked up twice.
    """

    def __init__(self, document: Docx) -> None:
        self._end = document.add_paragraph()
        self._ids = {name: document.styles[name].style_id for name in _STYLES}

    def add(self, text: str = "", style: str = "Normal") -> Paragraph:
        paragraph = self._end.insert_paragraph_before()
        if style != "Normal":
            cast("CT_P", paragraph.paragraph_format.element).style = self._ids[style]
        if text:
            paragraph.add_run(_text(text))
        return paragraph


def _text(text: str) -> str:
    return xml_text(text.replace("\r\n", "\n"))


def _describe(document: Docx, bundle: Bundle) -> None:
    facts = document.core_properties
    facts.title, facts.author, facts.comments = _text(bundle.title)[:_LONGEST_PROPERTY], "", ""
    moment = datetime.fromisoformat(iso(bundle.exported_at)[:19])
    facts.created = facts.modified = moment


def _add_entry(sheet: _Sheet, passage: Passage) -> None:
    annotation = passage.annotation
    name = "Bookmark" if passage.is_bookmark else passage.speaker
    heading = " · ".join(part for part in (passage.time, name, str(annotation.colour)) if part)
    sheet.add(heading, "Heading 2")
    several = len({name for name, _ in passage.said}) > 1
    for name, words in passage.said:
        paragraph = sheet.add(style="Quote")
        if several and name:
            paragraph.add_run(_text(f"{name}: ")).bold = True
        _highlighted(paragraph, words, annotation.colour)
    if not passage.placed and not passage.is_bookmark:
        sheet.add().add_run("These words are not in the transcript as it is now.").italic = True
    if annotation.note:
        sheet.add(annotation.note)
    tags = [*annotation.tags, *(["unfinished"] if annotation.unfinished else [])]
    if tags:
        sheet.add().add_run(_text("Tags: " + ", ".join(tags))).italic = True


def _highlighted(paragraph: Paragraph, words: str, colour: Colour) -> Run:
    run = paragraph.add_run(_text(words))
    run.font.highlight_color = _SHADES[colour]
    return run


def _add_transcript(document: Docx, sheet: _Sheet, bundle: Bundle, found: Sequence[Passage]) -> None:
    sheet.add().add_run().add_break(WD_BREAK.PAGE)
    runs: dict[int, list[Run]] = {}
    for turn, segments in zip(bundle.transcript.turns, marked_turns(bundle, found), strict=True):
        start = turn_start(bundle, turn)
        heading = " ".join(part for part in (named(bundle, turn), _time(start)) if part)
        paragraph = sheet.add()
        if heading:
            paragraph.add_run(_text(heading)).bold = True
            paragraph.add_run().add_break()
        for segment in segments:
            if not segment.marks:
                paragraph.add_run(_text(segment.words))
                continue
            run = _highlighted(paragraph, segment.words, found[segment.marks[-1] - 1].annotation.colour)
            for number in segment.marks:
                runs.setdefault(number, []).append(run)
    for number, marked in runs.items():
        _comment(document, found[number - 1], marked)


def _time(start_ms: int | None) -> str:
    return "" if start_ms is None else f"[{format_ms(start_ms)}]"


def _comment(document: Docx, passage: Passage, marked: Sequence[Run]) -> None:
    tags = ", ".join(passage.annotation.tags)
    words = "\n".join(part for part in (passage.annotation.note, tags) if part)
    if words:
        document.add_comment([marked[0], marked[-1]], text=_text(words), author="", initials="")
