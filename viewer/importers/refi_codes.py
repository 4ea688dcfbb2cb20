"""The codes of a REFI-QDA project as tags, and as highlighters where they came from us.

Source: "REFI-QDA Standard 1.5" (https://www.qdasoftware.org).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from viewer.core.annotations import SEPARATOR, Colour, Tag
from viewer.core.exchange import HIGHLIGHTERS, highlighter_guid, highlighter_name
from viewer.core.shades import CODE, nearest

_GUIDS = {highlighter_guid(colour): colour for colour in Colour}
_NAMES = {highlighter_name(colour): colour for colour in Colour}


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes by their GUIDs in lower case, without braces.

    Attributes:
        tags: those that are tags.
        colours: those that stand for a highlighter.
    """

    tags: dict[str, Tag] = field(default_factory=dict)
    colours: dict[str, Colour] = field(default_factory=dict)


def read_codes(root: Element) -> Codes:
    """All codes of a project."""
    codes = Codes()
    waiting = [(code, "") for group in root.iter("Codes") for code in group.findall("Code")]
    while waiting:
        code, above = waiting.pop()
        name, identity = code.get("name", "").strip(), guid_of(code.get("guid"))
        colour = _GUIDS.get(identity) or (_NAMES.get(name) if above == HIGHLIGHTERS else None)
        path = name if not above or name.startswith(above + SEPARATOR) else above + SEPARATOR + name
        if colour is not None:
            codes.colours[identity] = colour
        elif path and not _is_group(code):
            codes.tags[identity] = Tag(path, _colour(code.get("color", "")), _description(code))
        waiting += [(child, path) for child in code.findall("Code")]
    return codes


def _is_group(code: Element) -> bool:
    """Whether a code only holds the highlighters; a reader may have a tag of that name, too."""
    inner = {child.get("name", "").strip() for child in code.findall("Code")}
    return code.get("name", "").strip() == HIGHLIGHTERS and not inner.isdisjoint(_NAMES)


def guid_of(written: str | None) -> str:
    """A GUID as it is compared."""
    return (written or "").strip().strip("{}").lower()


def _colour(shade: str) -> Colour | None:
    ours: Mapping[str, Colour] = {shade: colour for colour, shade in CODE.items()}
    return ours.get(shade.lower()) or nearest(shade)


def _description(element: Element) -> str:
    return element.findtext("Description") or ""
