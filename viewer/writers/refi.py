"""A REFI-QDA project (``.qdpx``) for NVivo, MAXQDA, ATLAS.ti, QualCoder and their like.

Source: "REFI-QDA Standard 1.5" (https://www.qdasoftware.org), schema ``urn:QDA-XML:project:1.0``: a ZIP with
``project.qde`` and ``sources/GUID.txt``; positions count code points, the end is the first one behind.
Passages are selections coded with their tags and their highlighter, notes are the selections' descriptions;
what has no place in the words (bookmarks, lost passages) becomes notes of the project.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement

from viewer.core.annotations import Annotation, Kind
from viewer.core.bundle import Bundle
from viewer.core.exchange import BOOKMARK, guid, highlighter_guid, tag_guid, text_name
from viewer.core.flat import FlatText, labelled, source_text, xml_text
from viewer.core.moments import iso
from viewer.core.timecode import format_ms
from viewer.errors import message
from viewer.writers.base import utf8
from viewer.writers.refi_codes import add_codes, add_highlighters, as_xml

_LONGEST_NAME = 60
_NO_FILE_NAME = re.compile(r'[/\\:*?"<>|]')  # some programs name a file after the source
_READER = guid("reader")


class RefiWriter:
    """A project with the transcript as its one source."""

    key = "qdpx"
    label = message("REFI-QDA project")
    suffix = ".qdpx"

    def write(self, bundle: Bundle, *, whole: bool = True) -> bytes:  # noqa: ARG002 - it is always whole
        """The project's archive."""
        flat = labelled(bundle.transcript, bundle.timeline)
        text = source_text(flat)
        source = guid(f"source {text_name(text)}")
        texts = {source: text}
        root = _project(bundle, flat, source, texts)
        members = {f"sources/{name}.txt": utf8(words) for name, words in texts.items()}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in {"project.qde": as_xml(root), **members}.items():
                info = zipfile.ZipInfo(name, _zip_date(bundle.exported_at))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
        return out.getvalue()


def _zip_date(ms: int) -> tuple[int, int, int, int, int, int]:
    moment = datetime.fromisoformat(iso(ms)[:19])
    return (
        min(max(1980, moment.year), 2107),
        moment.month,
        moment.day,
        moment.hour,
        moment.minute,
        moment.second,
    )


def _project(bundle: Bundle, flat: FlatText, source: str, texts: dict[str, str]) -> Element:
    """The document; texts that go into files of their own are added to `texts`, by their GUIDs."""
    facts = {"xmlns": "urn:QDA-XML:project:1.0", "name": _name(bundle.title), "origin": "Turnlight"}
    made = {"creatingUserGUID": _READER, "creationDateTime": iso(bundle.exported_at)}
    root = Element("Project", {**facts, **made})
    SubElement(SubElement(root, "Users"), "User", {"guid": _READER, "name": "Reader"})
    placed = [each for each in bundle.ordered() if _is_selection(bundle, each)]
    if bundle.tag_names() or placed:
        codes = SubElement(SubElement(root, "CodeBook"), "Codes")
        add_codes(codes, bundle)
        add_highlighters(codes, (annotation.colour for annotation in placed))
    element = SubElement(SubElement(root, "Sources"), "TextSource", _source(bundle, source))
    for annotation in placed:
        _add_selection(element, flat, annotation)
    _add_notes(root, bundle, texts)
    return root


def _source(bundle: Bundle, source: str) -> dict[str, str]:
    name = " ".join(_NO_FILE_NAME.sub(" ", _name(bundle.title)).split()) or "Transcript"
    return {"guid": source, "name": name, "plainTextPath": _path(source), **_made(bundle.exported_at)}


def _path(name: str) -> str:
    return f"internal://{name}.txt"


def _made(ms: int, changed_ms: int | None = None) -> dict[str, str]:
    made = {"creatingUser": _READER, "creationDateTime": iso(ms)}
    if changed_ms is None:
        return made
    return {**made, "modifyingUser": _READER, "modifiedDateTime": iso(changed_ms)}


def _is_selection(bundle: Bundle, annotation: Annotation) -> bool:
    return annotation.anchor is not None and bool(annotation.anchor.quote) and bundle.placed(annotation)


def _add_selection(parent: Element, flat: FlatText, annotation: Annotation) -> None:
    anchor = annotation.anchor
    if anchor is None:
        return
    place = {
        "startPosition": str(flat.position(anchor.start_turn, anchor.start)),
        "endPosition": str(flat.position(anchor.end_turn, anchor.end)),
    }
    made = _made(annotation.created_at, annotation.changed_at)
    facts = {"guid": guid(annotation.id), "name": _name(anchor.quote), **place, **made}
    selection = SubElement(parent, "PlainTextSelection", facts)
    if annotation.note:
        SubElement(selection, "Description").text = xml_text(annotation.note)
    for code in (*map(tag_guid, annotation.tags), highlighter_guid(annotation.colour)):
        facts = {"guid": guid(f"coding {annotation.id} {code}"), **_made(annotation.created_at)}
        SubElement(SubElement(selection, "Coding", facts), "CodeRef", {"targetGUID": code})


def _add_notes(root: Element, bundle: Bundle, texts: dict[str, str]) -> None:
    """Notes of the project, each with a name of its own, which some programs need."""
    others = [each for each in bundle.ordered() if not _is_selection(bundle, each)]
    notes = SubElement(root, "Notes") if others else root
    names = Counter[str]()
    for annotation in others:
        identity, name = guid(annotation.id), _note_name(bundle, annotation)
        names[name] += 1
        shown = name if names[name] == 1 else f"{name} ({names[name]})"
        facts = {"guid": identity, "name": shown, "plainTextPath": _path(identity)}
        made = _made(annotation.created_at, annotation.changed_at)
        SubElement(notes, "Note", {**facts, **made})
        SubElement(root, "NoteRef", {"targetGUID": identity})
        quote = annotation.anchor.quote if annotation.anchor else ""
        texts[identity] = "\n\n".join(part for part in (quote, annotation.note) if part)


def _note_name(bundle: Bundle, annotation: Annotation) -> str:
    heard = bundle.heard(annotation)
    time = f" {format_ms(heard[0])}.{heard[0] % 1000:03}" if heard else ""
    kind = BOOKMARK if annotation.kind is Kind.BOOKMARK else "Lost passage"
    return f"{kind}{time}"


def _name(text: str) -> str:
    words = xml_text(" ".join(text.split()))
    return words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1] + "…"
