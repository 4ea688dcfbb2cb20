"""What writers and importers of annotations have to agree on."""

from __future__ import annotations

import hashlib
import re
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Iterable

from viewer.core.annotations import Colour

JSON_FORMAT = "turnlight-annotations"
JSON_VERSION = 1
HIGHLIGHTERS = "Highlighters"
"""The group of codes that stand for colours in REFI-QDA."""
BOOKMARK = "Bookmark"
"""What the name of a bookmark's note begins with in REFI-QDA; its time follows."""
WEB_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PAGE_GENERATOR = "Turnlight"
"""By which a page says that its cite, time and p elements mean what Podcasting 2.0 says they do."""

COLUMNS = (
    *("Highlight", "Title", "Author", "URL", "Note", "Location", "Date"),  # Readwise's
    *("Tags", "Colour", "Speaker", "Start", "End", "Kind", "Unfinished"),
    *("Start ms", "Id", "Changed", "Place", "Before", "After", "Text"),
)
"""Of tables. ``Place`` is start turn, start, end turn, end; ``Text`` the hash of the transcript's words."""

TRANSCRIPT_COLUMNS = ("Speaker", "Start", "End", "Text")
"""Those of a transcript that Turnlight writes as a table, whose cells are guarded."""
_FORMULA = re.compile("'*[=+\\-@\t\r\n|%＝＋－＠]")
_GUARDED = re.compile("''*[=+\\-@\t\r\n|%＝＋－＠]")
_OURS = uuid.UUID("6ab1c9b0-6a5e-5a37-9a4c-0f6c6a7b8f11")
_HEX = re.compile("[0-9a-f]{32}")
_TAG = re.compile(r"\s*((?:[^\\;]|\\.|\\$)*)(?:;|$)", re.DOTALL)


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before what would begin one.

    Source: https://owasp.org/www-community/attacks/CSV_Injection; `unguarded` takes it away again.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def joined_tags(tags: Iterable[str]) -> str:
    """Tags in one cell, parted by semicolons; a backslash stands before those that belong to a name."""
    return "; ".join(tag.replace("\\", "\\\\").replace(";", "\\;") for tag in tags)


def split_tags(cell: str) -> tuple[str, ...]:
    """The tags of a cell, each once."""
    found = (re.sub(r"\\(.)", r"\1", tag, flags=re.DOTALL).strip() for tag in _TAG.findall(cell))
    return tuple(dict.fromkeys(tag for tag in found if tag))


def guid(name: str) -> str:
    """A name as a GUID with hyphens; ids of annotations are some already, others are hashed (RFC 9562)."""
    if _HEX.fullmatch(name):
        return str(uuid.UUID(name))
    return str(uuid.uuid5(_OURS, name.encode("utf-8", "backslashreplace").decode()))


def text_name(text: str) -> str:
    """A URI that names a text by its SHA-256 (RFC 6920): ``ni:///sha-256;...``."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return f"ni:///sha-256;{urlsafe_b64encode(digest).decode().rstrip('=')}"


def tag_guid(name: str) -> str:
    """The code of a tag in REFI-QDA: the same in every export."""
    return guid(f"tag {name}")


def highlighter_guid(colour: Colour) -> str:
    """The code of a highlighter in REFI-QDA: the same in every export."""
    return guid(f"highlighter {colour}")


def highlighter_name(colour: Colour) -> str:
    """The name of that code."""
    return f"{colour} highlighter"
