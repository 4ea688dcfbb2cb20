"""XML of others, told piece by piece: no tree is built, nothing outside the file is asked for.

Names are taken without what stands before their colon: programs forget to declare their namespaces, or
declare others.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser

from viewer.core.draft import Draft
from viewer.core.steps import Step, unwatched
from viewer.core.transcript import Remark
from viewer.errors import WorldError, message
from viewer.readers.xml_mend import mended

_PIECE = 1 << 16  # characters that are handed to the parser at once
_DEEPEST = 100
_MOST_DAMAGES = 500  # beginning anew takes a moment each time
_TAG = re.compile(r"<[^<>]*>")


class Hearer(Protocol):
    """Who is told what is in a file."""

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins in source line `line`."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Some of the text of the innermost element."""

    def cut(self, depth: int) -> None:
        """The outer `depth` of the open elements go on; those inside are damaged and will not end."""


@dataclass(slots=True)
class Damage:
    """What is no XML.

    Attributes:
        line: 1-based source line where that was found.
        first: 1-based source line where `lost` begins.
        lost: the words that nobody was told of, or only in part.
        last: whether the rest of the file was not looked at.
    """

    line: int
    first: int
    lost: str
    last: bool


def tell(text: str, hearer: Hearer, piece: str, step: Step = unwatched) -> list[Damage]:
    """Tell `hearer` all that is in `text`; of what is damaged, all but the pieces that hold the damage.

    Characters and references that XML does not know are mended before.

    Args:
        text: of a whole file.
        hearer: is told.
        piece: name of the elements at which reading can begin anew.
        step: hears how far this is.

    Returns:
        Each damage, in the order of the file.

    Raises:
        WorldError: it declares entities or a document type of its own.
    """
    source = mended(text)
    pieces, tags = re.compile(rf"<(?:[\w.-]{{1,60}}:)?{piece}(?=[\s>/])"), re.compile("</?[A-Za-z_]")
    events, damages = _Events(hearer, piece), list[Damage]()
    place = max(0, source.find("<"))
    line = 1 + source.count("\n", 0, place)
    if before := _words(source[:place]):
        damages.append(Damage(1, 1, before, last=False))
    while (found := _parse(source, place, line, events, step)) is not None:
        at = _offset(source, place, *found)
        begin = _offset(source, place, *events.piece_at) if events.piece_at else at
        tag = max(source.rfind("<", place, at + 1), place)
        if events.piece_at is None and pieces.match(source, tag):
            begin = tag
        inside = events.piece_at is not None or begin < at
        following = pieces.search(source, max(at, begin + 1)) if inside else tags.search(source, at + 1)
        if len(damages) == _MOST_DAMAGES:
            following = None
        end = following.start() if following else len(source)
        lines = [line + source.count("\n", place, offset) for offset in (at, begin, end)]
        damages.append(Damage(lines[0], lines[1], _words(source[begin:end]), following is None))
        if following is None:
            break
        events.cut()
        place, line = end, lines[2]
    return damages


def report(damages: list[Damage], draft: Draft) -> None:
    """A warning for each damage; the words that it cost are ignored ones."""
    for damage in damages:
        if damage.last:
            text = message("The file is damaged here; what follows was not read.")
        else:
            text = message("The file is damaged here.")
        draft.warnings.append(Remark(damage.line, text))
        if damage.lost:
            draft.ignored.append(Remark(damage.first, message("{text}", text=damage.lost)))


def _parse(source: str, place: int, line: int, events: _Events, step: Step) -> tuple[int, int] | None:
    """Tell all from `place` on, which is in source line `line`; a damage as lines below, and column."""
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(events)
    opening = events.opening()
    above = 2 if opening else 1
    events.locator, events.line, events.above = parser, line, above
    try:
        if opening:
            parser.feed(opening)
        for piece in _pieces(source, place, events, step):
            parser.feed(piece)
        parser.close()
    except DefusedXmlException as error:
        title = message("The transcript is not read")
        raise WorldError(title, message("It declares entities, which could do harm.")) from error
    except SAXParseException as error:
        return (error.getLineNumber() or above) - above, error.getColumnNumber() or 0
    except _DamageError as error:
        return error.place
    return None


def _pieces(source: str, place: int, events: _Events, step: Step) -> Iterator[str]:
    """The source from `place` on; in larger pieces while nothing ends in them, which is looked at anew."""
    size = _PIECE
    while place < len(source):
        step(place / len(source))
        before = events.count
        yield source[place : place + size]
        place += size
        size = size * 2 if events.count == before else _PIECE


class _DamageError(Exception):
    """More elements inside each other than anybody writes, or a piece inside a piece.

    Attributes:
        place: where that begins, as lines below and column.
    """

    def __init__(self, place: tuple[int, int]) -> None:
        super().__init__(place)
        self.place = place


class _Events(ContentHandler):
    """Passes on what a parser finds; it outlives the parser, of which there is a new one behind a damage.

    Attributes:
        locator: the parser that is at work.
        line: the source line that its text begins in.
        above: the number it gives to that line.
        count: how many events there were.
        open: the elements that are open, as written.
        piece_at: where the open piece begins, as lines below `line`, and column.
    """

    def __init__(self, hearer: Hearer, piece: str) -> None:
        super().__init__()
        self.hearer, self.piece = hearer, piece
        self.locator: Locator = make_parser()
        self.line = self.above = self.count = 0
        self.open: list[str] = []
        self.piece_at: tuple[int, int] | None = None
        self._piece_depth = self._known = 0

    def opening(self) -> str:
        """The tags of the elements that are open, for a new parser; nobody is told of them again."""
        self._known = len(self.open)
        return "".join(f"<{name}>" for name in self.open) + "\n" if self.open else ""

    def cut(self) -> None:
        """Leave the open piece, which is damaged."""
        if self.piece_at is not None:
            self.piece_at = None
            del self.open[self._piece_depth :]
            self.hearer.cut(self._piece_depth)

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - named by xml.sax
        """Keep the element open, and tell of it."""
        if self._known:
            self._known -= 1
            return
        self.count += 1
        below = (self.locator.getLineNumber() or 0) - self.above
        column = self.locator.getColumnNumber() or 0
        short = local(name)
        if len(self.open) >= _DEEPEST or (self.piece_at is not None and short == self.piece):
            raise _DamageError((below, column))
        if short == self.piece:
            self.piece_at, self._piece_depth = (below, column), len(self.open)
        self.open.append(name)
        attributes = {local(key): value for key, value in attrs.items()}
        self.hearer.begin(short, attributes, self.line + below)

    def endElement(self, name: str) -> None:  # noqa: N802
        """Close the element, and tell of it."""
        self.count += 1
        self.open.pop()
        if len(self.open) == self._piece_depth:
            self.piece_at = None
        self.hearer.end(local(name))

    def characters(self, content: str) -> None:
        """Tell of the text."""
        self.hearer.text(content)


def local(name: str) -> str:
    """A name without what stands before its colon."""
    return name.rpartition(":")[2]


def _offset(source: str, place: int, below: int, column: int) -> int:
    """The place that is so many lines below the one of `place`; the column counts from `place` in its own."""
    for _ in range(below):
        place = source.find("\n", place) + 1
    return min(place + column, len(source))


def _words(source: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", source)).split())
