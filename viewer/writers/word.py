"""DOCX for word processors, by python-docx (https://python-docx.readthedocs.io).

The transcript, where it is asked for, has its passages highlighted and the notes as comments beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from docx.document import Document as Docx
from docx.enum.text import WD_BREAK, WD_COLOR_INDEX
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from viewer.core.annotations import Colour
from viewer.core.bundle import Bundle
from viewer.core.moments import iso
from viewer.core.timecode import format_ms
from viewer.errors import message
from viewer.writers.document_parts import Sheet
from viewer.writers.document_parts import document_text as _text
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


class WordWriter:
    """A document with all annotations and, where it is asked for, the transcript."""

    key = "docx"
    label = message("Word document (DOCX)")
    suffix = ".docx"

    def write(self, bundle: Bundle, *, whole: bool = False) -> bytes:
        """The document."""
        sheet = Sheet(bundle.title, datetime.fromisoformat(iso(bundle.exported_at)[:19]))
        sheet.add(" ".join(bundle.title.split()) or "Transcript", "Title")
        facts = (", ".join(bundle.speakers), bundle.media)
        sheet.add(" · ".join(fact for fact in facts if fact), "Subtitle")
        found = passages(bundle)
        for passage in found:
            _add_entry(sheet, passage)
        if whole:
            _add_transcript(sheet, bundle, found)
        return sheet.data()


def _add_entry(sheet: Sheet, passage: Passage) -> None:
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


def _add_transcript(sheet: Sheet, bundle: Bundle, found: Sequence[Passage]) -> None:
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
        _comment(sheet.document, found[number - 1], marked)


def _time(start_ms: int | None) -> str:
    return "" if start_ms is None else f"[{format_ms(start_ms)}]"


def _comment(document: Docx, passage: Passage, marked: Sequence[Run]) -> None:
    tags = ", ".join(passage.annotation.tags)
    words = "\n".join(part for part in (passage.annotation.note, tags) if part)
    if words:
        document.add_comment([marked[0], marked[-1]], text=_text(words), author="", initials="")
