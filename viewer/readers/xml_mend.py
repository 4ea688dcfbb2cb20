"""XML as people write it, made ready for the parser, which takes no character or reference that XML lacks."""

from __future__ import annotations

import html
import re
from html.entities import html5

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufeff\ufffe\uffff]")
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[\]]{0,1000}>")
_REFERENCE = re.compile(r"&(?:(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{0,31});)?")
_XML_KNOWS = frozenset({"lt", "gt", "amp", "quot", "apos"})


def mended(text: str) -> str:
    """The text with characters and references that XML allows, line feeds alone, and no plain DOCTYPE."""
    text = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _DOCTYPE.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
    if "&" not in text:
        return text
    first, *others = text.split("<![CDATA[")
    pieces = [_REFERENCE.sub(_reference, first)]
    for other in others:
        inside, end, outside = other.partition("]]>")
        pieces.append(inside + end + _REFERENCE.sub(_reference, outside))
    return "<![CDATA[".join(pieces)


def _reference(found: re.Match[str]) -> str:
    """A reference as XML takes it: a name it does not know becomes its character, a lone & a reference."""
    name = found[1]
    if name is None:
        return "&amp;"
    if name in _XML_KNOWS:
        return found[0]
    character = html.unescape(found[0]) if name[0] == "#" else html5.get(f"{name};", found[0])
    character = _FORBIDDEN.sub("", character)
    return character.replace("&", "&amp;").replace("<", "&lt;")
