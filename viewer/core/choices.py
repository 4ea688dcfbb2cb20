"""How somebody wants a transcript's file read, and what there is to choose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table holds what, counted from 0; None for what no column holds."""

    text: int
    time: int | None = None
    end: int | None = None
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What is to be done in a certain way; whatever is left out is found out.

    A name that is taken out begins no turn where it stands alone; beside a time it is no speaker, but the
    time still counts. Names are spelled as in `Speaker.name`.

    Attributes:
        reader: key of the format's reader.
        encoding: Python's name of the file's encoding.
        columns: the roles of a table's columns.
        speakers: names that begin turns though nothing else says that they do.
        no_speakers: names that look like speakers' and are none.
    """

    reader: str | None = None
    encoding: str | None = None
    columns: Columns | None = None
    speakers: frozenset[str] = frozenset()
    no_speakers: frozenset[str] = frozenset()


AUTOMATIC = Choices()
"""Everything is found out."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader leaves to be chosen, beside format and encoding.

    Attributes:
        names: what may be names at the beginnings of lines, and was not taken for speakers, with the number
            of lines; None where which names are speakers is not for anybody to choose.
        header: what a table's columns are called; empty where the text is no table.
        columns: their roles as they were taken; None where they were not understood.
    """

    names: Mapping[str, int] | None = None
    header: tuple[str, ...] = ()
    columns: Columns | None = None


NO_OPTIONS = Options()
"""There is nothing to choose."""


def to_json(choices: Choices) -> str:
    """What was chosen, without what was not."""
    written: dict[str, object] = {"reader": choices.reader, "encoding": choices.encoding}
    if choices.columns is not None:
        written["columns"] = {
            role: place for role, place in asdict(choices.columns).items() if place is not None
        }
    written |= {"speakers": sorted(choices.speakers), "no_speakers": sorted(choices.no_speakers)}
    return json.dumps({name: value for name, value in written.items() if value}, ensure_ascii=False)


def from_json(text: str) -> Choices:
    """What `to_json` wrote; whatever else may stand there is not chosen."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return AUTOMATIC
    if not isinstance(read, dict):
        return AUTOMATIC
    return Choices(
        _word(read.get("reader")),
        _word(read.get("encoding")),
        _columns(read.get("columns")),
        _names(read.get("speakers")),
        _names(read.get("no_speakers")),
    )


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _names(value: object) -> frozenset[str]:
    return frozenset(name for name in value if _word(name)) if isinstance(value, list) else frozenset()


def _columns(value: object) -> Columns | None:
    if not isinstance(value, dict):
        return None
    places = {role: _place(value.get(role)) for role in ("text", "time", "end", "speaker")}
    text = places.pop("text")
    return None if text is None else Columns(text, **places)


def _place(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
