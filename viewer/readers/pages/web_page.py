"""Saved web pages and copied HTML: the page's blocks of text, read with the grammar of turn text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from viewer.core.choices import AUTOMATIC, Choices
from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.errors import message
from viewer.readers.turn_text.reader import read_lines

if TYPE_CHECKING:
    from viewer.readers.pages.html_blocks import Page

_PAGE = re.compile(r"<!doctype html|<html[\s>]", re.IGNORECASE)
_MARKUP = re.compile(r"</(?:p|div|span|li|td|b|strong|body)>|<br\s?/?>", re.IGNORECASE)
_SIGNED_WITHIN = 2048


class WebPageReader:
    """Any HTML. Nothing of it is run, shown or fetched: only its text is taken."""

    key = "web-page"
    label = message("Web page")
    suffixes = (".html", ".htm", ".xhtml", ".webarchive")

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
        return self.read_as(text, AUTOMATIC, step)

    def read_as(self, text: str, choices: Choices, step: Step = unwatched) -> Draft:
        """Read the turns of a page, with the speakers that were chosen."""
        from viewer.readers.pages.html_blocks import parse
        from viewer.readers.pages.turn_page import is_turn_page, read_turn_page

        if is_turn_page(text):
            return read_turn_page(text, self.key, step)
        page = parse(text, step=part(step, 0.0, 0.4))
        draft, timed = self._read(page, choices, part(step, 0.4, 0.6))
        if page.hides and not timed:
            shown = parse(text, hidden=True, step=part(step, 0.6, 0.8))
            with_hidden, found = self._read(shown, choices, part(step, 0.8, 1.0))
            if found:
                return with_hidden
        return draft

    def _read(self, page: Page, choices: Choices, step: Step) -> tuple[Draft, bool]:
        draft = Draft(self.key, title=page.title, media=page.media, language=page.language)
        timed = read_lines(page.lines, page.numbers, draft, step, choices, last=page.last)
        return draft, timed
