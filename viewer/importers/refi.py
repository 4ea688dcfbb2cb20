"""REFI-QDA projects (``.qdpx``): the codings of this transcript, and bookmarks of ours.

Source: "REFI-QDA Standard 1.5" (https://www.qdasoftware.org). Positions count code points. Other programs lay
the text out anew, or write a selection for each code; both is put right here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO
from xml.etree.ElementTree import Element

from viewer.archive import Archive
from viewer.core.annotations import Annotation, Colour, Kind
from viewer.core.exchange import BOOKMARK
from viewer.core.flat import source_text
from viewer.core.moments import parse_iso
from viewer.core.timecode import parse
from viewer.errors import message
from viewer.importers.anchors import Clues, anchor_of
from viewer.importers.base import Reading, Target
from viewer.importers.fields import identity, names
from viewer.importers.guard import damaged
from viewer.importers.refi_codes import Codes, guid_of, read_codes
from viewer.importers.refi_layout import clues_at
from viewer.importers.xml_tree import read_tree

_LARGEST_PROJECT = 32 << 20
_LARGEST_TEXT = 128 << 20
_SAMPLE = 40  # turns that are looked for in a text to see whether it is this transcript
_INTERNAL = "internal://"


@dataclass(frozen=True, slots=True)
class _Project:
    """A project on its way to annotations."""

    root: Element
    archive: Archive
    members: dict[str, str]  # the archive's, by their names in lower case: there may be many, asked for often
    codes: Codes
    notes: dict[str, Element]
    ours: bool


class RefiImporter:
    """Reads projects."""

    key = "qdpx"

    def read(self, file: BinaryIO, target: Target) -> Reading:
        """See `Importer.read`."""
        with Archive(file, damaged) as archive:
            name = next((name for name in archive.names() if name.lower().endswith(".qde")), None)
            if name is None:
                raise damaged(message("It is no REFI-QDA project."))
            root = read_tree(archive.read(name, _LARGEST_PROJECT))
            notes = {guid_of(note.get("guid")): note for note in root.iter("Note")}
            ours = root.get("origin", "") == "Turnlight"
            members = {each.lower(): each for each in reversed(archive.names())}
            return _read(_Project(root, archive, members, read_codes(root), notes, ours), target)


def _read(project: _Project, target: Target) -> Reading:
    reading = Reading()
    source = _own_source(project, target)
    if source is None:
        raise damaged(message("It holds no text like this transcript."))
    element, text = source
    for annotation in chain(_passages(project, element, text, target, reading), _bookmarks(project)):
        reading.add(annotation)
    reading.tags = list(project.codes.tags.values())
    others = len(list(project.root.iter("PlainTextSelection"))) - len(element.findall("PlainTextSelection"))
    if others:
        reading.warn(message("{count} selections of other texts were left out.", count=others))
    return reading


def _own_source(project: _Project, target: Target) -> tuple[Element, str] | None:
    """The source that is this transcript, with its text: the same, or else the one most like it."""
    own = source_text(target.labelled)
    best, share = None, 0.5
    for element in project.root.iter("TextSource"):
        text = _text_of(project, element)
        if text == own:
            return element, text
        if (found := _likeness(text, target)) >= share:
            best, share = (element, text), found
    return best


def _text_of(project: _Project, element: Element) -> str:
    """The text of a source or note: inside the document, or a file of the archive."""
    path = element.get("plainTextPath", "")
    if not path.lower().startswith(_INTERNAL):
        return element.findtext("PlainTextContent") or ""
    wanted = path[len(_INTERNAL) :].lower()
    name = project.members.get(wanted) or project.members.get(f"sources/{wanted}")
    if name is None:
        return ""
    text = project.archive.read(name, _LARGEST_TEXT).decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _likeness(text: str, target: Target) -> float:
    """The share of some turns whose words are in `text`."""
    every = max(1, len(target.turns) // _SAMPLE)
    words = [turn.text for turn in target.turns[::every] if turn.text.strip()][: 2 * _SAMPLE]
    return sum(word in text for word in words) / len(words) if words else 0.0


def _passages(
    project: _Project, element: Element, text: str, target: Target, reading: Reading
) -> Iterator[Annotation]:
    same = text == source_text(target.labelled)
    for number, selections in enumerate(_grouped(project, element), 1):
        clues = _clues(selections[0], text, target, same=same)
        if clues is None:
            reading.warn(message("Selection {number} holds no words and was left out.", number=number))
        else:
            yield _annotation(project, selections, target, clues)


def _grouped(project: _Project, element: Element) -> Iterable[list[Element]]:
    """Selections that are one annotation: each of ours, all of one passage where others wrote them."""
    groups: dict[object, list[Element]] = {}
    for number, selection in enumerate(element.findall("PlainTextSelection")):
        place = (selection.get("startPosition"), selection.get("endPosition"))
        groups.setdefault(number if project.ours else place, []).append(selection)
    return groups.values()


def _clues(selection: Element, text: str, target: Target, *, same: bool) -> Clues | None:
    try:
        start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
    except ValueError:
        return None
    if same:
        spot = target.labelled.passage(start, end)
        return None if spot is None else Clues(spot=spot, same_text=True)
    if not 0 <= start < end <= len(text):
        return None
    return clues_at(text, start, end)


def _annotation(project: _Project, selections: Sequence[Element], target: Target, clues: Clues) -> Annotation:
    references = (reference for selection in selections for reference in selection.iter("CodeRef"))
    codes = [guid_of(reference.get("targetGUID")) for reference in references]
    tags = [project.codes.tags[code] for code in codes if code in project.codes.tags]
    colours = [project.codes.colours[code] for code in codes if code in project.codes.colours]
    colours += [tag.colour for tag in tags if tag.colour is not None]
    note = _note(project, selections)
    created = parse_iso(selections[0].get("creationDateTime", ""))
    return Annotation(
        id=identity(selections[0].get("guid"), repr((clues, note))),
        kind=Kind.PASSAGE,
        anchor=anchor_of(target, clues),
        colour=colours[0] if colours else Colour.YELLOW,
        note=note,
        tags=names(tag.name for tag in tags),
        created_at=created,
        changed_at=parse_iso(selections[0].get("modifiedDateTime", "")) or created,
    )


def _note(project: _Project, selections: Sequence[Element]) -> str:
    """The descriptions, and the notes that the selections refer to."""
    texts = [selection.findtext("Description") or "" for selection in selections]
    references = (reference for selection in selections for reference in selection.iter("NoteRef"))
    named = (guid_of(reference.get("targetGUID")) for reference in references)
    texts += [_text_of(project, project.notes[name]) for name in named if name in project.notes]
    return "\n\n".join(dict.fromkeys(text for text in texts if text))


def _bookmarks(project: _Project) -> Iterator[Annotation]:
    """Notes that we made of bookmarks."""
    for note in project.notes.values():
        kind, _, time = note.get("name", "").partition(" ")
        moment = parse(time.partition(" ")[0]) if kind == BOOKMARK and time else None
        if moment is not None:
            made = parse_iso(note.get("creationDateTime", ""))
            yield Annotation(
                id=identity(note.get("guid"), f"bookmark {moment}"),
                kind=Kind.BOOKMARK,
                moment_ms=moment,
                note=_text_of(project, note),
                created_at=made,
                changed_at=parse_iso(note.get("modifiedDateTime", "")) or made,
            )
