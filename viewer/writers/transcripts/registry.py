"""The writers of transcripts by their keys; each is loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from viewer.errors import WorldError, message
from viewer.writers.lookup import writer

if TYPE_CHECKING:
    from viewer.writers.transcripts.base import TranscriptWriter

_PLACES: dict[str, tuple[str, str]] = {
    "txt": ("turn_text", "TurnTextWriter"),
    "md": ("markdown", "TranscriptMarkdownWriter"),
    "html": ("web_page", "TranscriptPageWriter"),
    "docx": ("word", "TranscriptWordWriter"),
    "csv": ("table", "TranscriptTableWriter"),
    "vtt": ("webvtt", "WebVttWriter"),
    "srt": ("subrip", "SubRipWriter"),
    "podcast-json": ("podcast_json", "PodcastJsonWriter"),
    "json": ("turnlight_json", "TurnlightJsonWriter"),
    "labels": ("labels", "LabelsWriter"),
    "textgrid": ("textgrid", "TextGridWriter"),
    "eaf": ("elan", "ElanWriter"),
}

KEYS = tuple(_PLACES)
"""In the order of menus."""
WITHOUT_TIMES = frozenset(("txt", "md", "html", "docx", "csv", "json"))
"""Those that can hold a transcript that has none."""
CAPTIONS = frozenset(("vtt", "srt", "podcast-json"))
"""Those in which turns are cut into captions."""


def by_key(key: str) -> TranscriptWriter:
    """The writer called `key`.

    Raises:
        WorldError: there is none.
    """
    unknown = message("No transcript can be written as {key}", key=key)
    return cast("TranscriptWriter", writer("viewer.writers.transcripts", _PLACES, key, unknown))


def by_suffix(suffix: str) -> TranscriptWriter:
    """The writer for a file's ending, such as ``.vtt``; the first one where several share it.

    Raises:
        WorldError: there is none.
    """
    found = next((each for each in map(by_key, KEYS) if each.suffix.lower() == suffix.lower()), None)
    if found is None:
        keys = ", ".join(KEYS)
        raise WorldError(
            message("The ending {suffix} does not tell how to write", suffix=suffix),
            message("Name a format: {keys}.", keys=keys),
        )
    return found
