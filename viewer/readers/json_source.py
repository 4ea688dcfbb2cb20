"""JSON as programs write it, also where its end is missing."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from viewer.core.steps import EVERY, Step, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message

SUFFIXES = (".json",)

_GAP = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


class Source:
    """A file that holds a list of objects, read one by one: a million words fit in no memory as objects.

    Attributes:
        facts: what stands beside the list, but for other lists; whole when all rows were read.
        warnings: where the file is damaged, and what in the list is no object; whole when all rows were read.
    """

    def __init__(self, text: str, key: str, beside: Collection[str] = ()) -> None:
        """Read nothing yet.

        Args:
            text: the file.
            key: of the list, which may also be the whole file, or lie one level deeper.
            beside: keys of other lists that are wanted among the facts.
        """
        self.facts: dict[str, Any] = {}
        self.warnings: list[Remark] = []
        self._text = text.removeprefix("\ufeff")
        self._key = key
        self._beside = beside
        self._place = 0
        self._odd = 0
        self._found = False

    def rows(self, step: Step = unwatched) -> Iterator[dict[str, Any]]:
        """The objects of the list, as they stand there; of a damaged file, those before the damage.

        Nested deeper than Python can follow counts as damage.

        Args:
            step: hears how far the reading is.
        """
        try:
            yield from self._value(step)
        except (ValueError, RecursionError) as error:
            line = getattr(error, "lineno", 0) or self._text.count("\n", 0, self._place) + 1
            text = message("The file is damaged here; what follows was not read.")
            self.warnings.append(Remark(line, text))
        if not self._found:
            yield from self._deeper()
        if self._odd:
            text = message("{count} entries are no turns and were not read.", count=self._odd)
            self.warnings.append(Remark(0, text))

    def _value(self, step: Step) -> Iterator[dict[str, Any]]:
        opening = self._next()
        if opening == "[":
            self._found = True
            yield from self._objects(step)
        elif opening == "{":
            self._place += 1
            while self._next() != "}":
                key = self._one()
                if self._next() != ":":
                    raise json.JSONDecodeError("no colon", self._text, self._place)
                self._place += 1
                yield from self._member(str(key), step)
        else:
            self._one()

    def _member(self, key: str, step: Step) -> Iterator[dict[str, Any]]:
        if self._next() != "[" or key in self._beside:
            self.facts[key] = self._one()
        elif key == self._key and not self._found:
            self._found = True
            yield from self._objects(step)
        else:
            for _ in self._items():
                pass

    def _objects(self, step: Step) -> Iterator[dict[str, Any]]:
        for number, row in enumerate(self._items()):
            if number % EVERY == 0:
                step(self._place / len(self._text))
            if isinstance(row, dict):
                yield row
            else:
                self._odd += 1

    def _items(self) -> Iterator[object]:
        self._place += 1
        while self._next() != "]":
            yield self._one()
        self._place += 1

    def _next(self) -> str:
        """The next character that means something; what separates members is taken for a blank."""
        gap = _GAP.match(self._text, self._place)
        self._place = gap.end() if gap else self._place
        if self._place >= len(self._text):
            raise json.JSONDecodeError("cut off", self._text, self._place)
        return self._text[self._place]

    def _one(self) -> object:
        value, self._place = _DECODER.raw_decode(self._text, self._place)
        return value

    def _deeper(self) -> Iterator[dict[str, Any]]:
        """The list of an object that stands in the file's own."""
        for value in self.facts.values():
            rows = value.get(self._key) if isinstance(value, dict) else None
            if isinstance(rows, list):
                self.facts = {**self.facts, **value}
                yield from mappings(rows)
                return


def score(head: str, suffix: str, *keys: str, sure: int = 100) -> int:
    """How likely a text is the JSON of a format: `sure` where it begins an object and names all `keys`."""
    if head.lstrip("\ufeff \t\r\n").startswith("{") and all(f'"{key}"' in head for key in keys):
        return sure
    return 10 if suffix in SUFFIXES else 0


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
    seconds = value if type(value) is float else _number(value)  # a float nearly always
    return round(seconds * 1000) if seconds is not None and 0 <= seconds < _MOST_S else None


def milliseconds_of(value: object) -> int | None:
    """Milliseconds, from as many; None where they are none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(value) if 0 <= value < _MOST_S * 1000 else None


_MOST_S = 1_000 * 3_600


def share_of(value: object) -> float | None:
    """How sure somebody is, 0 to 1, from a number or a text; None where it is none."""
    share = value if type(value) is float else _number(value)  # a float nearly always
    return float(share) if share is not None and 0 <= share <= 1 else None


def _number(value: object) -> float | None:
    """A number, or a text that is one; what is not a number (NaN) is in no range."""
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None
