"""The writers by their keys; each is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from viewer.errors import WorldError, message

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
    if key not in _PLACES:
        keys = ", ".join(KEYS)
        raise WorldError(
            message("There is no export format called {key}", key=key),
            message("Known are: {keys}.", keys=keys),
        )
    module, name = _PLACES[key]
    return cast("Writer", getattr(import_module(f"viewer.writers.{module}"), name)())
