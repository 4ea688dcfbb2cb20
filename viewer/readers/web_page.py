"""Saved web pages and copied HTML: the page's blocks of text, read with the grammar of turn text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.turn_text.reader import read_lines

if TYPE_CHECKING:
    from viewer.readers.html_blocks import Page

_PAGE = re.compile(r"<!doctype html|<html[\s>]", re.IGNORECASE)
_MARKUP = re.compile(r"</(?:p|div|span|li|td|b|strong|body)>|<br\s?/?>", re.IGNORECASE)
_SIGNED_WITHIN = 2048


class WebPageReader:
    """Any HTML. Nothing of it is run, shown or fetched: only its text is taken."""

    key = "web-page"
    label = message("Web page")
    suffixes = (".html", ".htm", ".xhtml")

    def score(self, head: str, suffix: str) -> int:
        """A signature where the text begins as a page does."""
        start = head.lstrip()
        if start[:1] == "<" and _PAGE.search(start, 0, _SIGNED_WITHIN):
            return 100
        if start[:1] == "<" and _MARKUP.search(head):
            return 90
        return 40 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read the turns of a page; hidden parts are looked at only where the visible ones have none."""
        from viewer.readers.html_blocks import parse

        page = parse(text, step=part(step, 0.0, 0.4))
        draft, timed = self._read(page, part(step, 0.4, 0.6))
        if page.hides and not timed:
            shown = parse(text, hidden=True, step=part(step, 0.6, 0.8))
            with_hidden, found = self._read(shown, part(step, 0.8, 1.0))
            if found:
                return with_hidden
        return draft

    def _read(self, page: Page, step: Step) -> tuple[Draft, bool]:
        draft = Draft(self.key, title=page.title, media=page.media, language=page.language)
        end = len(page.lines) if page.end is None else page.end
        whole = page.end is not None
        timed = read_lines(page.lines[:end], page.numbers[:end], draft, step, whole=whole)
        for number, line in zip(page.numbers[end:], page.lines[end:], strict=True):
            if line:
                draft.ignored.append(Remark(number, message("{text}", text=line)))
        return draft, timed
