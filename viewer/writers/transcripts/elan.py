"""ELAN's annotation format, EAF 3.0: for each speaker a tier of turns, and one below it of words.

https://www.mpi.nl/tools/elan/EAF_Annotation_Format_3.0_and_ELAN.pdf, schema
http://www.mpi.nl/tools/elan/EAFv3.0.xsd

A tier holds one turn at a time, so a turn ends where the same speaker's next begins. Not kept are the title,
how sure the source is of words, which words began a caption, and turns without words.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from urllib.parse import quote

from viewer.core.flat import xml_text
from viewer.core.transcript import Transcript
from viewer.core.turn_names import TURNS, tier_name
from viewer.errors import message
from viewer.writers.base import utf8
from viewer.writers.transcripts.tiers import Interval, SpeakerTier, speaker_tiers, what_pieces_are
from viewer.writers.transcripts.times import check_times

_SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_LANGUAGE = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,40}")
_PATH = r"(?:[\w!$&-;=?@_~]|%[0-9A-Fa-f]{2})*"
_URI = re.compile(rf"[a-z][a-z0-9+.-]{{1,20}}://{_PATH}(?:#{_PATH})?|[\w. -]*")
_UNKNOWN = "1970-01-01T00:00:00Z"  # a date has to be there; the same transcript gives the same file
_CONSTRAINTS = {
    "Time_Subdivision": "Time subdivision of parent annotation's time interval, no time gaps allowed within "
    "this interval",
    "Symbolic_Subdivision": "Symbolic subdivision of a parent annotation. Annotations refering to the same "
    "parent are ordered",
    "Symbolic_Association": "1-1 association with a parent annotation",
    "Included_In": "Time alignable annotations within the parent annotation's time interval, gaps are "
    "allowed",
}


class ElanWriter:
    """Tiers of turns with tiers of words that are included in them."""

    key = "eaf"
    label = message("ELAN annotations")
    suffix = ".eaf"

    def write(self, transcript: Transcript, *, recut: bool = False) -> bytes:  # noqa: ARG002 - no captions
        """The file's bytes.

        Raises:
            WorldError: there are no times.
        """
        check_times(transcript)
        language = transcript.language if _LANGUAGE.fullmatch(transcript.language) else ""
        what = what_pieces_are(transcript)
        tiers = _Tiers(language, what)
        for tier in speaker_tiers(transcript):
            tiers.add(tier)
        facts = {"AUTHOR": "", "DATE": _UNKNOWN, "FORMAT": "3.0", "VERSION": "3.0", "xmlns:xsi": _XSI}
        opening = _tag("ANNOTATION_DOCUMENT", {**facts, "xsi:noNamespaceSchemaLocation": _SCHEMA}, end=">")
        parts = ['<?xml version="1.0" encoding="UTF-8"?>', opening, *_header(transcript.media)]
        parts += [" <TIME_ORDER>", *tiers.slots(), " </TIME_ORDER>", *tiers.lines, *_types(what, language)]
        return utf8("\n".join([*parts, "</ANNOTATION_DOCUMENT>\n"]))


class _Tiers:
    """The tiers of a document while it is written.

    Attributes:
        lines: of all tiers.
    """

    def __init__(self, language: str, what: str) -> None:
        self.lines: list[str] = []
        self._language, self._what = language, what
        self._times: list[int] = []  # of all slots, by their numbers

    def add(self, tier: SpeakerTier) -> None:
        """Add the tiers of a speaker: turns, and the pieces of turns where there are any."""
        name = tier_name(tier.speaker, TURNS)
        self._add(tier.speaker, {"LINGUISTIC_TYPE_REF": TURNS, "TIER_ID": name}, tier.turns)
        if any(tier.pieces):
            facts = {"LINGUISTIC_TYPE_REF": self._what, "PARENT_REF": name}
            facts["TIER_ID"] = tier_name(tier.speaker, self._what)
            self._add(tier.speaker, facts, (piece for turn in tier.pieces for piece in turn))

    def _add(self, speaker: str, facts: Mapping[str, str], intervals: Iterable[Interval]) -> None:
        known = {"LANG_REF": self._language, "PARTICIPANT": speaker}
        known = {key: value for key, value in known.items() if value}
        self.lines.append(" " + _tag("TIER", {**facts, **known}, end=">"))
        for one in intervals:
            number = len(self._times) // 2 + 1
            self._times += (one.start_ms, one.end_ms)
            refs = f'TIME_SLOT_REF1="ts{2 * number - 1}" TIME_SLOT_REF2="ts{2 * number}"'
            self.lines.append(
                f'  <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{number}" {refs}>'
                f"<ANNOTATION_VALUE>{_escaped(one.text)}</ANNOTATION_VALUE>"
                "</ALIGNABLE_ANNOTATION></ANNOTATION>"
            )
        self.lines.append(" </TIER>")

    def slots(self) -> Iterator[str]:
        """The times of all annotations, in their order."""
        for place in sorted(range(len(self._times)), key=self._times.__getitem__):
            yield f'  <TIME_SLOT TIME_SLOT_ID="ts{place + 1}" TIME_VALUE="{self._times[place]}"/>'


def _header(media: str) -> Iterator[str]:
    yield " " + _tag("HEADER", {"MEDIA_FILE": "", "TIME_UNITS": "milliseconds"}, end=">")
    if media:
        kind = mimetypes.guess_type(media)[0] or "unknown"
        yield "  " + _tag("MEDIA_DESCRIPTOR", {"MEDIA_URL": _address(media), "MIME_TYPE": kind})
    yield " </HEADER>"


def _address(media: str) -> str:
    """A URI, or a relative one for a file's name; what is neither is written with percent signs."""
    return media if _URI.fullmatch(media) else quote(media, safe="/:!$&'()*+,;=@~", errors="replace")


def _types(what: str, language: str) -> Iterator[str]:
    facts = {"GRAPHIC_REFERENCES": "false", "TIME_ALIGNABLE": "true"}
    yield " " + _tag("LINGUISTIC_TYPE", {**facts, "LINGUISTIC_TYPE_ID": TURNS})
    below = {"CONSTRAINTS": "Included_In", "LINGUISTIC_TYPE_ID": what}
    yield " " + _tag("LINGUISTIC_TYPE", {**facts, **below})
    if language:
        yield " " + _tag("LANGUAGE", {"LANG_ID": language, "LANG_LABEL": language})
    for stereotype, description in _CONSTRAINTS.items():
        yield " " + _tag("CONSTRAINT", {"DESCRIPTION": description, "STEREOTYPE": stereotype})


def _tag(name: str, attributes: Mapping[str, str], end: str = "/>") -> str:
    written = "".join(f' {key}="{_escaped(value)}"' for key, value in attributes.items())
    return f"<{name}{written}{end}"


def _escaped(text: str) -> str:
    return escape(xml_text(text))
