"""Values from files of others, taken for what they should be or for nothing."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from viewer.core.annotations import Colour
from viewer.core.exchange import guid

_LARGEST = 1 << 52


def text(value: object) -> str:
    """A string; empty for anything else."""
    return value if isinstance(value, str) else ""


def whole(value: object) -> int | None:
    """A whole number that fits everywhere; None for anything else."""
    fits = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST
    return value if fits and isinstance(value, int) else None


def moment(value: object) -> int:
    """A whole number that is not negative; 0 for anything else."""
    return max(0, whole(value) or 0)


def items(value: object) -> list[Any]:
    """A list as it is, one thing as a list of it, nothing as an empty list: JSON-LD writes all three."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def record(value: object) -> dict[str, Any]:
    """An object; empty for anything else."""
    return value if isinstance(value, dict) else {}


def colour(value: object) -> Colour | None:
    """A highlighter by its name; None where there is none of that name."""
    name = text(value).strip().lower()
    return Colour(name) if name in set(Colour) else None


def names(values: Iterable[object]) -> tuple[str, ...]:
    """Names of tags, each once, without blanks around them."""
    found = (text(value).strip() for value in values)
    return tuple(dict.fromkeys(name for name in found if name))


def identity(written: object, otherwise: str = "") -> str:
    """An annotation's id: the GUID in `written` however it is dressed, else one made of what stands there.

    Args:
        written: as the file has it.
        otherwise: what tells the annotation apart where nothing is written; the same gives the same id.
    """
    name = text(written).strip()
    try:
        return uuid.UUID(name).hex  # also of braces and "urn:uuid:"
    except ValueError:
        return uuid.UUID(guid(f"foreign {name or otherwise}")).hex
