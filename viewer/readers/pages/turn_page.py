"""Pages that say that their cite, time and p elements are turns: read by element, not by their text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from viewer.core.draft import Draft, RawTurn
from viewer.core.exchange import PAGE_GENERATOR
from viewer.core.steps import Step, part, stepped, unwatched
from viewer.core.timecode import parse
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.pages.html_facts import language, media
from viewer.readers.pages.html_source import LINE_MARK, mark_lines, marked_line

_SIGN = f'name="generator" content="{PAGE_GENERATOR}"'
_SIGNED_WITHIN = 2048
_DURATION = re.compile(r"PT(\d{1,6})(?:\.(\d{1,3}))?S")


def is_turn_page(html: str) -> bool:
    """Whether a page says so."""
    return _SIGN in html[:_SIGNED_WITHIN]


def read_turn_page(html: str, key: str, step: Step = unwatched) -> Draft:
    """The turns of such a page; what is written around them by others is ignored.

    Args:
        html: the page.
        key: of the reader.
        step: hears how far the reading is.
    """
    tree = LexborHTMLParser(mark_lines(html, part(step, 0.0, 0.4)))
    title = tree.css_first("h1")
    draft = Draft(key, title=_tidy(title) if title else "", media=media(tree), language=language(tree))
    main = tree.css_first("main")
    if main is not None:
        _Turns(draft).take(list(main.iter(include_text=True)), part(step, 0.5, 1.0))
    return draft


class _Turns:
    """The turns of a page, element by element.

    Attributes:
        line: source line of what is being read.
        turn: the one that is being read.
        paragraphs: its text.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.line = 1
        self.turn: RawTurn | None = None
        self.paragraphs: list[str] = []

    def take(self, nodes: list[LexborNode], step: Step) -> None:
        """Read what stands in the page's main part."""
        for node in stepped(nodes, step):
            text, line = _text(node)
            if node.tag == "cite":
                self._close()
                self.turn = RawTurn("", self.line, text.strip().removesuffix(":") or None)
            elif node.tag == "time" and self.turn is not None:
                self._time(self.turn, node, text)
            elif node.tag == "p" and self.turn is not None:
                self.paragraphs.append(text)
            elif text.strip():
                self._draft.ignored.append(Remark(self.line, message("{text}", text=text.strip())))
            self.line = line or self.line
        self._close()

    def _time(self, turn: RawTurn, node: LexborNode, shown: str) -> None:
        start = _ms(node.attributes.get("datetime"))
        turn.start_ms = parse(shown) if start is None else start
        turn.end_ms = _ms(node.attributes.get("data-end"))
        if turn.start_ms is None:
            doubt = message("The time {time} cannot be; the turn is timed by estimate.", time=shown.strip())
            self._draft.warnings.append(Remark(self.line, doubt))

    def _close(self) -> None:
        if self.turn is not None:
            self.turn.text = "\n\n".join(self.paragraphs)
            self._draft.turns.append(self.turn)
        self.turn, self.paragraphs = None, []


def _ms(duration: str | None) -> int | None:
    found = _DURATION.fullmatch(duration or "")
    return int(found[1]) * 1000 + int((found[2] or "").ljust(3, "0")) if found else None


def _text(node: LexborNode) -> tuple[str, int]:
    """The text of a node with its line breaks, and the last source line in it; 0 where it stays in one."""
    pieces, line = [], 0
    for place, piece in enumerate(LINE_MARK.split("".join(_pieces(node)))):
        if place % 2:
            line = marked_line(piece)
        else:
            pieces.append(piece)
    return "".join(pieces), line


def _pieces(node: LexborNode) -> Iterator[str]:
    for each in node.traverse(include_text=True):
        if each.tag == "-text":
            yield each.text_content or ""
        elif each.tag == "br":
            yield "\n"


def _tidy(node: LexborNode) -> str:
    return " ".join(_text(node)[0].split())
