"""What pages link to."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.podcast import Linked
from viewer.errors import WorldError
from viewer.readers.pages.page_links import PageLinks, read_links


def page(head: str = "", body: str = "") -> PageLinks:
    return read_links(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())


def test_title_audio_transcripts_and_feed() -> None:
    found = page(
        '<title>The\n episode</title><link rel="alternate" type="text/vtt" href="/1.vtt">'
        '<link rel=alternate type="application/rss+xml" href="/feed">',
        '<audio src="1.mp3"><track kind="captions" src="2.vtt"><track kind="chapters" src="3.vtt"></audio>'
        '<a href="4.srt?x=1">Subtitles</a><a href="other.html">Other</a>',
    )
    assert found.episode.title == "The episode"
    assert found.episode.audio == Linked("1.mp3")
    links = [each.link for each in found.episode.transcripts]
    assert links == ["/1.vtt", "2.vtt", "4.srt?x=1"]
    assert found.feed == "/feed"


def test_links_begin_where_the_page_says() -> None:
    found = page(
        '<base href="https://cdn.example.org/x/">', '<audio src="1.mp3"></audio><a href="1.vtt">x</a>'
    )
    assert found.episode.audio == Linked("https://cdn.example.org/x/1.mp3")
    assert found.episode.transcripts == (Linked("https://cdn.example.org/x/1.vtt"),)


@pytest.mark.parametrize(
    ("link", "taken"),
    [
        ('<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">', False),
        ('<link rel="alternate" type="application/json" href="/transcript.json">', True),
        ('<link rel="alternate" type="application/json" title="Transcript" href="/1">', True),
        ('<link rel="stylesheet" type="text/vtt" href="/1">', False),
        ('<link rel="alternate" type="text/html" href="/amp">', False),
        ('<link rel="nofollow alternate" type="application/srt" href="/1">', True),
        ('<link rel="alternate" type="text/vtt" href="">', False),
        ('<link rel="alternate" type="text/vtt">', False),
    ],
)
def test_which_links_are_transcripts(link: str, *, taken: bool) -> None:
    assert bool(page(link).episode.transcripts) is taken


def test_a_page_without_anything_names_nothing() -> None:
    assert page().episode.audio is None
    assert page().episode.transcripts == ()


def test_hostile_pages_are_bounded() -> None:
    began = time.monotonic()
    found = page('<link rel=alternate type="text/vtt" href="1.vtt">' * 10_000, "<div>" * 100_000)
    assert len(found.episode.transcripts) == 50
    long = page(f'<link rel=alternate type="text/vtt" href="{"x" * 100_000}">')
    assert long.episode.transcripts == ()
    assert time.monotonic() - began < 20


@given(st.text(), st.text())
def test_any_page_is_read_or_told(base: str, link: str) -> None:
    text = f'<base href="{base}"><link rel=alternate type=text/vtt href="{link}"><audio src="{link}">{base}'
    try:
        read_links(text.encode("utf-8", "replace"))
    except WorldError as error:
        told = str(error.title)
        assert told
