"""DOCX for word processors, by python-docx (https://python-docx.readthedocs.io); a paragraph a turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from viewer.core.transcript import Transcript
from viewer.core.turn_text import kept
from viewer.errors import message
from viewer.writers.document_parts import Sheet, document_text
from viewer.writers.transcripts.turn_lines import turn_lines


class TranscriptWordWriter:
    """Who speaks and the time in bold, then the words."""

    key = "docx"
    label = message("Word document (DOCX)")
    suffix = ".docx"

    def write(self, transcript: Transcript, *, recut: bool = False) -> bytes:  # noqa: ARG002 - no captions
        """The document."""
        title = " ".join(transcript.title.split())
        sheet = Sheet(title, datetime.now(UTC).replace(tzinfo=None), transcript.language)
        if title:
            sheet.add(kept(document_text(title)), "Title")
        for turn in turn_lines(_as_xml(transcript)):
            paragraph = sheet.add()
            paragraph.add_run(turn.head).bold = True
            paragraph.add_run(" " + "\n".join(turn.rows))
        return sheet.data()


def _as_xml(transcript: Transcript) -> Transcript:
    """The transcript in characters that a document can hold, before anything is made of them."""
    turns = (replace(turn, text=document_text(turn.text)) for turn in transcript.turns)
    speakers = (replace(speaker, name=document_text(speaker.name)) for speaker in transcript.speakers)
    return replace(transcript, turns=tuple(turns), speakers=tuple(speakers))
