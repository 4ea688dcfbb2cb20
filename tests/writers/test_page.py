"""The page: one file, no script, every word text; read back by an HTML parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser

from tests.annotated import NASTY, WORDS, bundles, episode
from viewer.core.bundle import Bundle
from viewer.writers.marked import marked_turns
from viewer.writers.page import PageWriter
from viewer.writers.passages import link, passages

TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "section", "article", "a", "b",
    "span", "blockquote", "mark", "br", "div", "sup",
}  # fmt: skip


def page(bundle: Bundle, *, whole: bool = True) -> LexborHTMLParser:
    return LexborHTMLParser(PageWriter().write(bundle, whole=whole).decode())


def clean(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable() and letter not in " \ufffd")


@pytest.mark.parametrize("note", NASTY)
def test_notes_stay_text(note: str) -> None:
    tree = page(episode(note, note.strip() or "x"))
    assert {node.tag for node in tree.root.traverse() if not node.tag.startswith("-")} <= TAGS
    assert clean(tree.css_first("p.note").text()) == clean(note)
    assert not [node for node in tree.css("a") if not node.attributes["href"].startswith(("#", "my%20bees"))]


@given(bundles())
def test_any_transcript_stays_text(bundle: Bundle) -> None:
    tree = page(bundle)
    assert {node.tag for node in tree.root.traverse() if not node.tag.startswith("-")} <= TAGS
    words = [node.css("p")[-1] for node in tree.css("div.turn")]
    for node in words:
        for number in node.css("sup"):
            number.decompose()
    assert [clean(node.text()) for node in words] == [clean(turn.text) for turn in bundle.transcript.turns]


@given(bundles())
def test_segments_are_the_turn(bundle: Bundle) -> None:
    found = passages(bundle)
    for turn, segments in zip(bundle.transcript.turns, marked_turns(bundle, found), strict=True):
        assert "".join(segment.words for segment in segments) == turn.text


def test_overlapping_marks_are_all_shown() -> None:
    tree = page(episode())
    first = tree.css_first("div.turn p:last-child")
    assert [mark.text() for mark in first.css("mark")] == ["bi ", "flyger ut", ", och "]
    assert "box-shadow" in first.css("mark")[1].attributes["style"]
    assert [number.text() for number in first.css("sup")] == ["1", "2"]


def test_nothing_is_loaded_and_nothing_runs() -> None:
    text = PageWriter().write(episode()).decode()
    assert "default-src 'none'" in text
    assert not any(word in text.lower() for word in ("<script", "<link", "src=", "@import", "url("))


def test_without_the_transcript() -> None:
    assert not page(episode(), whole=False).css("div.turn")
    assert page(episode()).css("div.turn")


def test_a_name_of_a_file_is_never_an_address() -> None:
    assert link("javascript:alert(1)", 0) == "javascript%3Aalert%281%29#t=0"
    assert link("https://x.org/a b.mp3?c=1", 500) == "https://x.org/a%20b.mp3?c=1#t=0.5"
    assert link('"><script>', 0) == "%22%3E%3Cscript%3E#t=0"
    assert link("", 0) == link("a.mp3", None) == ""


@given(WORDS)
def test_links_are_plain_letters(media: str) -> None:
    address = link(media, 0)
    assert address.isascii()
    assert not set(address) & set(" <>\"'()\n")
