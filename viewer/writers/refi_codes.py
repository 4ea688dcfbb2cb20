"""Tags as the codes of REFI-QDA, for projects and codebooks alike.

Source: "REFI-QDA Standard 1.5" (https://www.qdasoftware.org). A code's name is the last part of the tag's;
where two tags end alike it is the whole one, since some programs want names that differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from viewer.core.annotations import SEPARATOR, Colour, Tag
from viewer.core.bundle import Bundle
from viewer.core.exchange import HIGHLIGHTERS, guid, highlighter_guid, highlighter_name, tag_guid
from viewer.core.flat import xml_text
from viewer.core.shades import CODE


def add_codes(parent: Element, bundle: Bundle) -> None:
    """A code for each tag, below the one that it lies in."""
    known = {tag.name: tag for tag in bundle.tags}
    names = list(_with_parents(bundle.tag_names()))
    ends = Counter(_last(name) for name in names)
    elements: dict[str, Element] = {}
    for name in sorted(names, key=lambda name: name.split(SEPARATOR)):
        above = elements.get(name.rpartition(SEPARATOR)[0], parent) if SEPARATOR in name else parent
        shown = _last(name) if ends[_last(name)] == 1 else name
        elements[name] = _code(above, tag_guid(name), shown, known.get(name, Tag(name)))


def add_highlighters(parent: Element, colours: Iterable[Colour]) -> None:
    """A code for each highlighter: programs for research know no marks without a code."""
    used = sorted(set(colours))
    if used:
        facts = {"guid": guid("highlighters"), "name": HIGHLIGHTERS, "isCodable": "false"}
        group = SubElement(parent, "Code", facts)
        for colour in used:
            _code(group, highlighter_guid(colour), highlighter_name(colour), Tag("", colour))


def as_xml(root: Element) -> bytes:
    """The document; what XML parsers would take for a line feed is written as a reference."""
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written.replace(b"\r", b"&#13;") + b"\n"


def _code(parent: Element, identity: str, name: str, tag: Tag) -> Element:
    element = SubElement(parent, "Code", {"guid": identity, "name": xml_text(name), "isCodable": "true"})
    if tag.colour is not None:
        element.set("color", CODE[tag.colour])
    if tag.memo:
        SubElement(element, "Description").text = xml_text(tag.memo)
    return element


def _with_parents(names: Iterable[str]) -> dict[str, None]:
    found: dict[str, None] = {}
    for name in names:
        parts = name.split(SEPARATOR)
        found.update(dict.fromkeys(SEPARATOR.join(parts[:count]) for count in range(1, len(parts) + 1)))
    return found


def _last(name: str) -> str:
    return name.rpartition(SEPARATOR)[2]
