"""HTML made ready for the parser: it forgets line numbers, and takes long for what is nested very deeply."""

from __future__ import annotations

import re

from viewer.core.steps import EVERY, Step, unwatched

_TOKEN = re.compile(r"\n|<!--|-->|<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*+)[^<>]*+>")
_DIGITS = str.maketrans("01", " \t")
_BACK = str.maketrans(" \t", "01")
_DEEPEST = 400  # browsers stop at about 500
_RAW = frozenset({"script", "style", "textarea", "title"})
_SKIPPED = frozenset({"nav", "header", "footer", "aside", "noscript", "template", "head", *_RAW})
_FLAT_TAGS = (
    "area base br col embed hr img input link meta source track wbr html head body p li dt dd td th tr "
    "tbody thead tfoot option"
)
_FLAT = frozenset(_FLAT_TAGS.split())

LINE_MARK = re.compile(r"\f([ \t]{1,32})\f")
"""A line number in a text of `mark_lines`; `marked_line` reads what is between."""


def mark_lines(html: str, step: Step = unwatched) -> str:
    """`html` with its line numbers in the text between tags, and without tags nested too deeply.

    The numbers are written in blanks, between form feeds: any other character would make the parser move
    parts of the page about, out of tables or of the head. They stand after each line feed, and after each
    element whose text nobody reads.
    """
    html = html.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")
    return _TOKEN.sub(_Marker(step), html)


def marked_line(digits: str) -> int:
    """The number that the first group of `LINE_MARK` holds."""
    return int(digits.translate(_BACK), 2)


class _Marker:
    """Replaces one token after the other.

    Attributes:
        line: number of the current source line.
        depth: how many elements are open, as far as can be told without parsing.
        tokens: how many were replaced.
        inside: what ends the stretch without tags that this is: a raw element's name, or an arrow; or empty.
    """

    def __init__(self, step: Step) -> None:
        self.step, self.tokens = step, 0
        self.line, self.depth, self.inside = 1, 0, ""

    def __call__(self, token: re.Match[str]) -> str:
        self.tokens += 1
        if self.tokens % EVERY == 0:
            self.step(token.start() / len(token.string))
        text = token[0]
        if text == "\n":
            self.line += 1
            return "\n" + self._mark()
        self.line += text.count("\n")
        name = (token["name"] or text).lower()
        if self.inside:
            return self._raw(text, name, closing=bool(token["close"]))
        if text == "<!--":
            self.inside = "-->"
        elif token["name"]:
            return self._tag(text, name, closing=bool(token["close"]))
        return text

    def _raw(self, text: str, name: str, *, closing: bool) -> str:
        if name == self.inside and (closing or name == "-->"):
            self.inside = ""
            return text + self._mark()
        return text

    def _tag(self, text: str, name: str, *, closing: bool) -> str:
        if name in _RAW and not closing:
            self.inside = name
        elif name not in _FLAT:
            too_deep = self.depth > _DEEPEST - (not closing)
            self.depth = max(0, self.depth + (-1 if closing else 1))
            if too_deep:
                return "<br>"
        return text + self._mark() if closing and name in _SKIPPED else text

    def _mark(self) -> str:
        return "\f" + f"{self.line:b}".translate(_DIGITS) + "\f"
