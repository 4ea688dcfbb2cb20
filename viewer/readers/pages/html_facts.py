"""What a web page says about itself: its title, its audio, its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

_AUDIO_FILE = re.compile(r"\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav)(?:[?#]|$)", re.IGNORECASE)
_LONGEST = 2000  # characters of an address or a title
_MEDIA = (
    ("audio[src]", "src"),
    ("audio source[src]", "src"),
    ("source[src]", "src"),
    ("a[href]", "href"),
    ('meta[property="og:audio"]', "content"),
    ('meta[property="og:audio:url"]', "content"),
    ('meta[property="og:audio:secure_url"]', "content"),
)


def title(tree: LexborHTMLParser) -> str:
    """The title given to those who share the page, else its first heading, else the window's title."""
    for node in tree.css('meta[property="og:title"]'):
        if content := _tidy(node.attributes.get("content")):
            return content
    for selector in ("h1", "title"):
        for node in tree.css(selector):
            if text := _tidy(node.text()):
                return text
    return ""


def media(tree: LexborHTMLParser) -> str:
    """The address of the page's audio: of its player, else of a link to an audio file, else for sharing."""
    return next(_addresses(tree), "")


def language(tree: LexborHTMLParser) -> str:
    """The page's language as a BCP 47 tag."""
    root = tree.css_first("html")
    return _tidy(root.attributes.get("lang"))[:35] if root else ""


def _addresses(tree: LexborHTMLParser) -> Iterator[str]:
    for selector, attribute in _MEDIA:
        for node in tree.css(selector):
            address = (node.attributes.get(attribute) or "").strip()
            is_file = selector not in {"a[href]", "source[src]"} or _AUDIO_FILE.search(address[:_LONGEST])
            if address and len(address) <= _LONGEST and is_file and not address.lower().startswith("data:"):
                yield address


def _tidy(text: str | None) -> str:
    return " ".join((text or "").split())[:_LONGEST]
