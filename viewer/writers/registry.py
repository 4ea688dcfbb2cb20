"""The writers by their keys; each is loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from viewer.errors import message
from viewer.writers.lookup import writer

if TYPE_CHECKING:
    from viewer.writers.base import Writer

_PLACES = {
    "md": ("notes_markdown", "MarkdownWriter"),
    "csv": ("table", "TableWriter"),
    "json": ("lossless", "JsonWriter"),
    "jsonld": ("web_annotation", "WebAnnotationWriter"),
    "html": ("page", "PageWriter"),
    "docx": ("word", "WordWriter"),
    "qdpx": ("refi", "RefiWriter"),
    "qdc": ("codebook", "CodebookWriter"),
    "soundbites": ("soundbites", "SoundbiteWriter"),
}

KEYS = tuple(_PLACES)
"""In the order of menus."""
WITH_TRANSCRIPT = frozenset(("md", "html", "docx"))
"""Those that can hold the whole transcript or do without."""


def by_key(key: str) -> Writer:
    """The writer called `key`.

    Raises:
        WorldError: there is none.
    """
    unknown = message("There is no export format called {key}", key=key)
    return cast("Writer", writer("viewer.writers", _PLACES, key, unknown))
