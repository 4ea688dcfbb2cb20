"""ELAN's annotation format, EAF 3.0: for each speaker a tier of turns, and one below it of words.

https://www.mpi.nl/tools/elan/EAF_Annotation_Format_3.0_and_ELAN.pdf, schema
http://www.mpi.nl/tools/elan/EAFv3.0.xsd

A tier holds one turn at a time, so a turn ends where the same speaker's next begins. Not kept are the title,
how sure the source is of words, which words began a caption, and turns without words.
"""

from __future__ import annotations

import mimetypes
import re
from itertools import count
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from viewer.core.flat import xml_text
from viewer.core.transcript import Transcript
from viewer.core.turn_names import TURNS, tier_name
from viewer.errors import message
from viewer.writers.transcripts.spoken import check_times
from viewer.writers.transcripts.tiers import Interval, SpeakerTier, speaker_tiers, what_pieces_are

_SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_LANGUAGE = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,40}")
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
        facts = {"AUTHOR": "", "DATE": _UNKNOWN, "FORMAT": "3.0", "VERSION": "3.0"}
        root = Element("ANNOTATION_DOCUMENT", {**facts, f"{{{_XSI}}}noNamespaceSchemaLocation": _SCHEMA})
        _add_header(root, transcript.media)
        order = SubElement(root, "TIME_ORDER")
        tiers = _Tiers(root, transcript.language)
        what = what_pieces_are(transcript)
        for tier in speaker_tiers(transcript):
            tiers.add(tier, what)
        tiers.add_slots(order)
        _add_types(root, what, tiers.language)
        indent(root, " ")
        written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
        return written.replace(b"\r", b"&#13;") + b"\n"


class _Tiers:
    """The tiers of a document while it is written.

    Attributes:
        language: of all tiers; empty where it is not known, or no tag of a language.
    """

    def __init__(self, root: Element, language: str) -> None:
        self.language = language if _LANGUAGE.fullmatch(language) else ""
        self._root = root
        self._slots: list[tuple[int, str]] = []
        self._numbers = count(1)

    def add(self, tier: SpeakerTier, what: str) -> None:
        """Add the tiers of a speaker: turns, and the pieces of turns where there are any."""
        name = tier_name(tier.speaker, TURNS)
        self._add(tier.speaker, {"LINGUISTIC_TYPE_REF": TURNS, "TIER_ID": name}, tier.turns)
        if pieces := [piece for turn in tier.pieces for piece in turn]:
            below = {"LINGUISTIC_TYPE_REF": what, "PARENT_REF": xml_text(name)}
            self._add(tier.speaker, {**below, "TIER_ID": tier_name(tier.speaker, what)}, pieces)

    def _add(self, speaker: str, facts: dict[str, str], intervals: list[Interval]) -> None:
        known = {"LANG_REF": self.language, "PARTICIPANT": speaker}
        facts = {**facts, **{key: value for key, value in known.items() if value}}
        element = SubElement(self._root, "TIER", {key: xml_text(value) for key, value in facts.items()})
        for one in intervals:
            number = next(self._numbers)
            refs = {"TIME_SLOT_REF1": f"ts{2 * number - 1}", "TIME_SLOT_REF2": f"ts{2 * number}"}
            self._slots += zip((one.start_ms, one.end_ms), refs.values(), strict=True)
            annotation = SubElement(element, "ANNOTATION")
            timed = SubElement(annotation, "ALIGNABLE_ANNOTATION", {"ANNOTATION_ID": f"a{number}", **refs})
            SubElement(timed, "ANNOTATION_VALUE").text = xml_text(one.text)

    def add_slots(self, order: Element) -> None:
        """Add the times of all annotations, in their order."""
        for ms, name in sorted(self._slots, key=lambda slot: slot[0]):
            SubElement(order, "TIME_SLOT", {"TIME_SLOT_ID": name, "TIME_VALUE": str(ms)})


def _add_header(root: Element, media: str) -> None:
    header = SubElement(root, "HEADER", {"MEDIA_FILE": "", "TIME_UNITS": "milliseconds"})
    if media:
        kind = mimetypes.guess_type(media)[0] or "unknown"
        SubElement(header, "MEDIA_DESCRIPTOR", {"MEDIA_URL": xml_text(media), "MIME_TYPE": kind})


def _add_types(root: Element, what: str, language: str) -> None:
    facts = {"GRAPHIC_REFERENCES": "false", "TIME_ALIGNABLE": "true"}
    SubElement(root, "LINGUISTIC_TYPE", {**facts, "LINGUISTIC_TYPE_ID": TURNS})
    below = {"CONSTRAINTS": "Included_In", "LINGUISTIC_TYPE_ID": what}
    SubElement(root, "LINGUISTIC_TYPE", {**facts, **below})
    if language:
        SubElement(root, "LANGUAGE", {"LANG_ID": language, "LANG_LABEL": language})
    for stereotype, description in _CONSTRAINTS.items():
        SubElement(root, "CONSTRAINT", {"DESCRIPTION": description, "STEREOTYPE": stereotype})
