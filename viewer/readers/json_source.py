"""JSON as programs write it, also where its end is missing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from viewer.core.transcript import Remark
from viewer.errors import message

SUFFIXES = (".json",)

_GAP = re.compile(r"[\s,]{0,10000}")


@dataclass(slots=True)
class Source:
    """What a file holds.

    Attributes:
        facts: everything beside the list; empty where the file is damaged.
        rows: the objects of the list that was asked for, as far as they are whole.
        warnings: where the file is damaged.
    """

    facts: dict[str, Any] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)


def score(head: str, suffix: str, *keys: str, sure: int = 100) -> int:
    """How likely a text is the JSON of a format: `sure` where it begins an object and names all `keys`."""
    if head.lstrip("\ufeff \t\r\n").startswith("{") and all(f'"{key}"' in head for key in keys):
        return sure
    return 10 if suffix in SUFFIXES else 0


def load(text: str, key: str) -> Source:
    """Read a file that holds a list of objects under `key`.

    Of a damaged one, what comes before the damage; nested deeper than Python can follow, it holds nothing.
    """
    found = Source()
    try:
        whole = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        found.warnings.append(Remark(line, message("The file is damaged here; what follows was not read.")))
        found.rows = list(_salvaged(text, key))
        return found
    if isinstance(whole, dict):
        rows = whole.pop(key, None)
        found.facts = whole
    else:
        rows = whole
    if isinstance(rows, list):
        found.rows = [row for row in rows if isinstance(row, dict)]
        if lost := len(rows) - len(found.rows):
            found.warnings.append(
                Remark(0, message("{count} entries are no turns and were not read.", count=lost))
            )
    return found


def whole(text: str, warnings: list[Remark]) -> dict[str, Any]:
    """All that a file holds; nothing, and a warning, where it is damaged or another thing than an object."""
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        warnings.append(Remark(line, message("The file is damaged here; nothing in it was read.")))
        return {}
    return found if isinstance(found, dict) else {}


def mappings(value: object) -> list[dict[str, Any]]:
    """The objects of a list; none where it is no list."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def words_of(value: object) -> str:
    """A text with single blanks; empty where there is none."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def name_of(value: object) -> str | None:
    """Who speaks: a text, or a number as programs give it."""
    if isinstance(value, str):
        return words_of(value) or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def seconds_of(value: object) -> int | None:
    """Milliseconds, from seconds that are a number or a text; None where they are none."""
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(value * 1000) if 0 <= value < _MOST_S else None  # not a number is in no range


def milliseconds_of(value: object) -> int | None:
    """Milliseconds, from as many; None where they are none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(value) if 0 <= value < _MOST_S * 1000 else None


_MOST_S = 1_000 * 3_600


def _salvaged(text: str, key: str) -> Iterator[dict[str, Any]]:
    """The whole objects at the beginning of the list."""
    begin = re.search(rf'"{re.escape(key)}"\s{{0,99}}:\s{{0,99}}\[', text)
    if begin is None:
        return
    decoder, place = json.JSONDecoder(), begin.end()
    while True:
        gap = _GAP.match(text, place)
        place = gap.end() if gap else place
        try:
            row, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            return
        if isinstance(row, dict):
            yield row
