"""Web pages saved as one file: a MIME archive whose root part is the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from viewer.core.choices import AUTOMATIC, Choices
from viewer.core.draft import Draft
from viewer.core.steps import Step, unwatched
from viewer.core.transcript import Remark
from viewer.errors import WorldError, message
from viewer.readers.decode import Decoded, decode
from viewer.readers.pages.web_page import WebPageReader

if TYPE_CHECKING:
    from email.message import Message as Part

_VERSION = re.compile(r"^mime-version:", re.IGNORECASE | re.MULTILINE)
_HEADERS_WITHIN = 4096
_BOUNDARIES = re.compile(rb"\bboundary\s{0,9}=", re.IGNORECASE)
_MOST_BOUNDARIES = 50  # the parser calls itself for each archive within an archive


class MhtmlReader:
    """The page inside an archive. Lines are counted in the page, as its text has them after unpacking."""

    key = "mhtml"
    label = message("Web page in one file")
    suffixes = (".mhtml", ".mht")

    def score(self, head: str, suffix: str) -> int:
        """A signature where the headers of an archive are found."""
        start = head[:_HEADERS_WITHIN]
        if _VERSION.search(start) and "multipart/related" in start.lower():
            return 100
        return 20 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read the page; `text` has one character for each byte of the file, see `decode.decode`.

        Raises:
            WorldError: there is no page in it.
        """
        return self.read_as(text, AUTOMATIC, step)

    def read_as(self, text: str, choices: Choices, step: Step = unwatched) -> Draft:
        """Read the page, with the speakers that were chosen; see `read`."""
        page, warnings = _page(_bytes(text))
        draft = WebPageReader().read_as(page, choices, step)
        draft.format, draft.source = self.key, page
        draft.warnings[:0] = warnings
        return draft


def _bytes(text: str) -> bytes:
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _page(data: bytes) -> tuple[str, list[Remark]]:
    if len(_BOUNDARIES.findall(data)) > _MOST_BOUNDARIES:
        raise WorldError(message("The saved page is damaged"), message("Save the page again, as HTML."))
    from email import message_from_bytes

    archive = message_from_bytes(data)
    root = _root(archive)
    content = root.get_payload(decode=True) if root else None
    if root is None or not isinstance(content, bytes) or not content.strip():
        raise WorldError(
            message("There is no page in the saved file"), message("Save the page again, as HTML.")
        )
    decoded = _decoded(content, root.get_content_charset())
    return decoded.text, decoded.warnings


def _decoded(content: bytes, charset: str | None) -> Decoded:
    if charset:
        try:
            return decode(content, charset)
        except WorldError:
            return decode(content)
    return decode(content)


def _root(archive: Part) -> Part | None:
    """The part the archive names as its root, else its first page."""
    pages = [
        part for part in archive.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}
    ]
    wanted = archive.get_param("start")
    for part in pages:
        if wanted and part.get("Content-ID") == wanted:
            return part
    return pages[0] if pages else None
