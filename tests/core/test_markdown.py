"""Text as Markdown, read back by a CommonMark parser."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from tests.annotated import NASTY, WORDS
from viewer.core import markdown

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")


def shown(text: str) -> tuple[set[str], str]:
    """Kinds of tokens in Markdown, and the text a reader sees."""
    kinds: set[str] = set()
    words: list[str] = []
    for token in markdown_it.MarkdownIt("gfm-like", {"linkify": False}).parse(text):
        kinds.add(token.type)
        for child in token.children or []:
            kinds.add(child.type)
            words.append("\n" if child.type in ("softbreak", "hardbreak") else child.content)
        if token.type == "paragraph_close":
            words.append("\n")
    return kinds, "".join(words)


ALLOWED = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "hardbreak", "softbreak"}


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_is_nothing_but_text(text: str) -> None:
    kinds, words = shown(markdown.paragraphs(text))
    assert kinds <= ALLOWED
    assert re.sub(r"\s+|\ufffd|\x00", "", words) == re.sub(r"\s+|\ufffd|\x00", "", text)


@given(WORDS)
def test_any_text_is_nothing_but_text(text: str) -> None:
    kinds, words = shown(markdown.paragraphs(text))
    assert kinds <= ALLOWED
    # markdown-it trims blanks of every kind from the ends of paragraphs.
    assert re.sub(r"\s+|\ufffd|\x00", "", words) == re.sub(r"\s+|\ufffd|\x00", "", text)


def test_a_line_of_blanks_no_parser_shows_gets_no_break_before_it() -> None:
    assert markdown.paragraphs("0\n\x0c") == "0\n\x0c"


@given(WORDS)
def test_a_quote_stays_one_quote(text: str) -> None:
    kinds, _ = shown(f"{markdown.quoted(markdown.paragraphs(text))}\n\nafter")
    assert kinds <= ALLOWED | {"blockquote_open", "blockquote_close"}


def test_tags_keep_what_obsidian_allows() -> None:
    assert markdown.tag("bin/vila på natten") == "#bin/vila-på-natten"
    assert markdown.tag("2024") == "#_2024"
    assert markdown.tag("[[x]] #y") == "#x-y"
    assert markdown.tag("!!") == "#_"


def test_tags_keep_accents_vowel_signs_and_emoji() -> None:
    for name in ("e\u0301te\u0301", "हिन्दी", "שָׁלוֹם", "🔥", "bees/🐝"):
        assert markdown.tag(name) == f"#{name}"
    assert markdown.tag("a ` b ^ c") == "#a-b-c"


def test_obsidian_marks_are_escaped() -> None:
    assert markdown.escaped("#tag ==x== %%c%% ^id") == "\\#tag \\=\\=x\\=\\= \\%\\%c\\%\\% \\^id"
