"""What `turnlight search` does: finds words in the whole library, and tells it to people and to programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.core.found import Answer, Found, FoundIn, by_episode
from viewer.core.query import SearchQuery, parse
from viewer.core.query_hits import excerpt
from viewer.core.timecode import format_ms
from viewer.errors import WorldError, message
from viewer.store.folder import DATABASE_NAME, default_folder

if TYPE_CHECKING:
    from viewer.store.search import Searcher

_BEFORE, _LENGTH = 60, 160  # code points of an excerpt


@dataclass(frozen=True, slots=True)
class Searched:
    """What came of a search.

    Attributes:
        query: as it was understood.
        answer: what was found.
        unsearched: how many episodes were not opened since the library can be searched.
        reports: what was done to the library on the way; usually empty.
    """

    query: SearchQuery
    answer: Answer
    unsearched: int
    reports: tuple[WorldError, ...] = ()


def search(text: str, data: Path | None, limit: int) -> Searched:
    """Look for `text` in the library.

    Args:
        text: a query, see `viewer.core.query`.
        data: the library's folder; None for the platform's.
        limit: how many hits are wanted at most.

    Raises:
        WorldError: it asks for nothing, part of it says nothing, or the library cannot be read.
    """
    query = parse(text)
    if query.unclear:
        raise WorldError(
            message("This part of the search is not understood: {part}", part=query.unclear[0]),
            message("Dates are written 2024-05-01, 2024-05 or 2024; in: takes notes or text."),
        )
    if query.empty:
        raise WorldError(message("There is nothing to look for"), message("Give at least one word."))
    folder = default_folder() if data is None else data.absolute()
    if not (folder / DATABASE_NAME).exists():
        raise WorldError(message("There is no library in {folder} yet", folder=folder))
    searcher, reports = _searcher(folder)
    with closing(searcher):
        return Searched(query, searcher.search(query, limit), searcher.unsearched(), reports)


def _searcher(folder: Path) -> tuple[Searcher, tuple[WorldError, ...]]:
    """What searches the library; it is opened, which takes longer, only to be brought up to date."""
    from viewer.store.faults import StoreError
    from viewer.store.library import open_library
    from viewer.store.search import Searcher

    try:
        return Searcher(folder), ()
    except StoreError:
        with closing(open_library(folder)) as library:
            if library.unread is not None:
                raise library.unread from None
            return Searcher(folder), library.reports


def as_data(text: str, found: Searched) -> dict[str, object]:
    """It all as plain data, to be written as JSON. Times are milliseconds, offsets code points."""
    return {
        "query": text,
        "count": found.answer.count,
        "complete": found.answer.complete,
        "unsearched": found.unsearched,
        "episodes": [
            {
                "id": episode.id,
                "title": episode.title,
                "audio": episode.audio,
                "transcript": episode.transcript,
                "hits": [_hit(hit) for hit in hits],
            }
            for episode, hits in by_episode(found.answer.hits)
        ],
    }


def as_text(found: Searched) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """It all in lines to be read by people, each with the places of what was found in it."""
    for episode, hits in by_episode(found.answer.hits):
        yield f"{episode.id}: {_clean(episode.title)}", ()
        for hit in hits:
            shown = excerpt(hit.text, hit.spans, _BEFORE, _LENGTH)
            by = "note" if hit.kind is FoundIn.NOTE else hit.speaker
            lead = f"  {format_ms(hit.ms):>9}  {_clean(by)}{': ' if by else ''}"
            yield (
                lead + _clean(shown.text),
                tuple((start + len(lead), end + len(lead)) for start, end in shown.spans),
            )


def _hit(hit: Found) -> dict[str, object]:
    data: dict[str, object] = {
        "kind": hit.kind.value,
        "exact": hit.exact,
        "ms": hit.ms,
        "turn": hit.turn,
        "speaker": hit.speaker,
        "text": hit.text,
        "spans": [list(span) for span in hit.spans],
    }
    if hit.kind is FoundIn.NOTE:
        data |= {"annotation": hit.annotation, "quote": hit.quote, "tags": list(hit.tags)}
    return data


def _clean(text: str) -> str:
    """No text can send its control characters to a terminal."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
