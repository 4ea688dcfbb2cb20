"""The text of a web page as lines: one for each block and line break, with the source line of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from viewer.core.steps import EVERY, Step, part, unwatched
from viewer.core.timecode import parse as parse_time
from viewer.readers.pages.html_facts import language, media, title
from viewer.readers.pages.html_source import LINE_MARK, mark_lines, marked_line

_DROPPED_TAGS = (
    "nav header footer aside script style noscript template head title svg math iframe object select "
    "option button input textarea audio video canvas map dialog"
)
_DROPPED = frozenset(_DROPPED_TAGS.split())
_BLOCK_TAGS = (
    "address article blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 "
    "h4 h5 h6 hgroup hr html legend li main menu ol p pre section summary table tbody tfoot thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_CONTAINERS = frozenset({"article", "body", "div", "main", "section"})
_MARKED = "cite + time, time + cite, time + p"  # the transcripts of Podcasting 2.0
_CELLS = frozenset({"td", "th"})
_CELL_END = "\x1f"  # becomes a tab once blanks have been collapsed
_SPACE = re.compile(r"[ \t\n\r\f]+")
_CELL_ENDS = re.compile(r" ?\x1f ?")
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"
_NOT_SHOWN = re.compile(r"display\s{0,9}:\s{0,9}none", re.IGNORECASE)


@dataclass(slots=True)
class Page:
    """What a web page holds.

    Attributes:
        lines: text without blanks around it; an empty line parts two blocks.
        numbers: the source line of each.
        title: empty where the page names none.
        media: the address of its audio, or empty.
        language: of the page, or empty.
        hides: whether hidden parts were left out.
        last: where the page marks its times, the line of the last one, and that behind all that is beside it.
    """

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    title: str = ""
    media: str = ""
    language: str = ""
    hides: bool = False
    last: tuple[int, int] | None = None


def parse(html: str, *, hidden: bool = False, step: Step = unwatched) -> Page:
    """Take a page apart; menus, scripts and other furniture are left out.

    Args:
        html: a page or a part of one.
        hidden: whether to take what the page hides, too.
        step: hears how far this is.
    """
    tree = LexborHTMLParser(mark_lines(html, part(step, 0.0, 0.3)))
    step(0.4)
    page = Page(title=title(tree), media=media(tree), language=language(tree))
    if tree.body is not None:
        _Walk(page, tree.body, html.count("\n") + 1, part(step, 0.4, 1.0), hidden=hidden).through(tree.body)
    return page


class _Walk:
    """One walk over a page, in a loop: pages are nested deeper than anybody calls functions.

    Attributes:
        count: lines of the source.
        pieces: text of the line that is being gathered.
        number: source line of what is being read.
        began: source line where the gathered line began.
        preformatted: how many elements around keep their line breaks.
        marks_times: whether elements say which text is a time, as the transcripts of podcasts do.
        around: the element that holds the last of these times, and the line of that.
    """

    def __init__(self, page: Page, root: LexborNode, count: int, step: Step, *, hidden: bool) -> None:
        self.page, self.count, self.step, self.hidden = page, count, step, hidden
        self.pieces: list[str] = []
        self.number, self.began = 1, 0
        self.preformatted = 0
        self.marks_times = root.css_first(_MARKED) is not None
        self.around = (0, 0)

    def through(self, root: LexborNode) -> None:
        """Visit everything below `root` in the order of the page."""
        node: LexborNode | None = root
        end, visited = root.mem_id, 0
        while node is not None:
            visited += 1
            if visited % EVERY == 0:
                self.step(min(1.0, self.number / self.count))
            child = node.child if self._enter(node) else None
            node = child or self._next(node, end)
        self._end_block()

    def _next(self, node: LexborNode, end: int) -> LexborNode | None:
        """The node after `node` and all below it; elements that end on the way are left."""
        current: LexborNode | None = node
        while current is not None and current.mem_id != end:
            self._leave(current)
            if current.next is not None:
                return current.next
            current = current.parent
        return None

    def _enter(self, node: LexborNode) -> bool:
        """Take a node in; whether what is below it is wanted."""
        tag = node.tag or "-"
        if tag == "-text":
            self._text(node.text_content or "")
        if tag[0] in "-!" or tag in _DROPPED:
            return False
        if not self.hidden and _is_hidden(node):
            self.page.hides = True
            return False
        if tag == "br":
            self._end_line()
        elif tag == "time" and self.marks_times:
            return self._is_plain(node)
        elif tag in _BLOCKS:
            self._end_block()
            self.preformatted += tag == "pre"
        return True

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or "-"
        if tag in _BLOCKS:
            self._end_block()
            self.preformatted = max(0, self.preformatted - (tag == "pre"))
            if node.mem_id == self.around[0]:
                self.page.last = self.around[1], len(self.page.lines)
        elif tag in _CELLS:
            self.pieces.append(_CELL_END)

    def _is_plain(self, node: LexborNode) -> bool:
        """Whether the text of a time is taken as any other; that of a stamp is put in brackets instead."""
        stamp = LINE_MARK.sub("", node.text()).strip()
        if parse_time(stamp) is None or ":" not in stamp:
            return True
        self._gather(f" [{stamp}] ")
        around = node.parent
        while around is not None and around.parent is not None and around.tag not in _CONTAINERS:
            around = around.parent
        self.around = around.mem_id if around else 0, len(self.page.lines)
        return False

    def _text(self, text: str) -> None:
        for place, piece in enumerate(LINE_MARK.split(text)):
            if place % 2:
                self.number = marked_line(piece)
            elif self.preformatted:
                self._preformatted(piece)
            else:
                self._gather(piece)

    def _gather(self, piece: str) -> None:
        if not self.began and piece.strip():
            self.began = self.number
        self.pieces.append(piece)

    def _preformatted(self, piece: str) -> None:
        first, *others = piece.split("\n")
        self._gather(first)
        for line in others:
            self._end_line()
            self._gather(line)

    def _end_line(self) -> None:
        text = _CELL_ENDS.sub("\t", _SPACE.sub(" ", "".join(self.pieces))).strip()
        if text.strip(_UNSEEN) or self.preformatted:
            self.page.lines.append(text)
            self.page.numbers.append(self.began or self.number)
        self.pieces, self.began = [], 0

    def _end_block(self) -> None:
        self._end_line()
        if self.page.lines and self.page.lines[-1]:
            self.page.lines.append("")
            self.page.numbers.append(self.number)


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return bool(attributes) and (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _NOT_SHOWN.search(attributes.get("style") or "") is not None
    )
