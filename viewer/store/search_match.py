"""A query in the words of SQLite's FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax)."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.core.query import Phrase, SearchQuery


def match(query: SearchQuery, wanted: Iterable[Phrase], *, exact: bool) -> str:
    """What finds rows; empty where nothing is named that could be looked up.

    Args:
        query: for its speakers, and what is unwanted.
        wanted: phrases that all must be there.
        exact: whether these must be spelled just so.
    """
    parts = [f"{{{'exact' if exact else 'folded'}}} : {_quoted(each, exact=exact)}" for each in wanted]
    parts += [f"{{speaker}} : {_quoted(each, exact=False)}" for each in query.speakers]
    none = unwanted(query)
    if not parts:
        return ""
    return " AND ".join(parts) if not none else f"({' AND '.join(parts)}) NOT ({none})"


def unwanted(query: SearchQuery) -> str:
    """What finds the rows that are to be left out; empty where there are none."""
    parts = [f"{{exact}} : {_quoted(each, exact=True)}" for each in query.unwanted]
    parts += [f"{{speaker}} : {_quoted(each, exact=False)}" for each in query.other_speakers]
    return " OR ".join(parts)


def _quoted(phrase: Phrase, *, exact: bool) -> str:
    """Words hold no quotes: they are letters, digits and marks."""
    words = " ".join(phrase.exact if exact else phrase.folded)
    return f'"{words}" *' if phrase.goes_on else f'"{words}"'
