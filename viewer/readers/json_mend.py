"""JSON that is damaged: what is whole around the damage, in linear time, nested as deep as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from viewer.core.transcript import Remark
from viewer.errors import message

_TOKEN = re.compile(
    r"""
    [\s,:]++
    | (?P<bracket>[\[\]{}])
    | (?P<text>"[^"\\]*+(?:\\.[^"\\]*+)*+")(?=\s*+(?:(?P<colon>:)|[,\]}]|\Z))
    | (?P<value>-?\d[\d.eE+-]*+ | true\b | false\b | null\b | NaN\b | -?Infinity\b)
    | (?P<odd>"[^"\\]*+(?:\\.[^"\\]*+)*+ | [^\s,:\[\]{}"]++)
    """,
    re.VERBOSE | re.DOTALL,
)
_MOST_DAMAGES = 20

_NOTHING = object()

Container = dict[str, Any] | list[Any]


class Mended:
    """What a damaged text holds.

    A text without its quotation mark, a value without its key and a bracket too many are left out; a bracket
    that is missing is put where the next one needs it, or at the end.

    Attributes:
        damages: where the damages are, in code points, one for each line and not more than can be looked at.
        top: what stands in nothing else: one value, as a rule.
        open: what is not closed at the end, from the outermost.
    """

    def __init__(self, text: str, place: int = 0, around: tuple[Container, ...] = ()) -> None:
        """Read to the end.

        Args:
            text: the whole of it.
            place: where to begin.
            around: what is open there, from the outermost; it is filled.
        """
        self.damages: list[int] = []
        self.top: list[object] = []
        self.open: list[Container] = list(around)
        self._text = text
        self._key: str | None = None
        self._kept = len(around)
        self._opened: dict[type, int] = {
            kind: sum(type(one) is kind for one in around) for kind in (dict, list)
        }
        while token := _TOKEN.match(text, place):
            self._take(token)
            place = token.end()
        if self.open or not (self.top or around):
            self._damaged(len(text))

    def remarks(self) -> Iterator[Remark]:
        """The damages with their lines."""
        line, before = 1, 0
        for place in self.damages:
            line += self._text.count("\n", before, place)
            before = place
            yield Remark(line, message("The file is damaged here; what is whole around it was read."))

    def _take(self, token: re.Match[str]) -> None:
        kind, place = token.lastgroup, token.start()
        if kind == "odd":
            self._damaged(place)
        elif kind == "bracket":
            self._bracket(token[0], place)
        elif kind == "colon":
            self._name(token["text"], place)
        elif kind is not None:
            value = _value(token[0])
            if value is _NOTHING:
                self._damaged(place)
                self._key = None
            else:
                self._put(value, place)

    def _bracket(self, bracket: str, place: int) -> None:
        if bracket in "{[":
            if self._lacks_key() and len(self.open) > 1 and isinstance(self.open[-2], list):
                self._damaged(place)  # the one before was not closed
                self._close(dict)
            self._begin({} if bracket == "{" else [], place)
            return
        kind = dict if bracket == "}" else list
        if not self._opened[kind]:
            self._damaged(place)
            return
        if type(self.open[-1]) is not kind:
            self._damaged(place)
            if len(self.open) <= self._kept:
                return  # one too many, rather than one that closes what was open before
        while type(self.open[-1]) is not kind:
            self._close(type(self.open[-1]))
        if self._key is not None:
            self._damaged(place)
        self._close(kind)

    def _begin(self, container: Container, place: int) -> None:
        self._put(container, place)
        self.open.append(container)
        self._opened[type(container)] += 1

    def _close(self, kind: type) -> None:
        self.open.pop()
        self._opened[kind] -= 1
        self._key = None

    def _name(self, text: str, place: int) -> None:
        if self.open and isinstance(self.open[-1], list):
            self._damaged(place)  # it has lost its bracket
            self._begin({}, place)
        if self._key is not None:
            self._damaged(place)
        self._key = str(_value(text))

    def _put(self, value: object, place: int) -> None:
        if not self.open:
            self.top.append(value)
        elif self._lacks_key():
            self._damaged(place)
        elif isinstance(around := self.open[-1], list):
            around.append(value)
        else:
            around[str(self._key)] = value
            self._key = None

    def _lacks_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1], dict) and self._key is None

    def _damaged(self, place: int) -> None:
        last = self.damages[-1] if self.damages else None
        if last is None or (len(self.damages) < _MOST_DAMAGES and "\n" in self._text[last:place]):
            self.damages.append(place)


def _value(text: str) -> object:
    if text[0] == '"' and "\\" not in text:
        return text[1:-1]
    try:
        return json.loads(text, strict=False)
    except ValueError:  # a number of two points, a wrong escape
        return text[1:-1] if text[0] == '"' else _NOTHING
