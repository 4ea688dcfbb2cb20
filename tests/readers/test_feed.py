"""Feeds: what they list, in whatever state they are, and what they cannot do."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.podcast import Feed, Linked, Offered, best_first
from viewer.errors import WorldError
from viewer.readers.feed import MOST, is_feed, read_feed

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "podcast-namespace" / "example.xml"
START = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>'
    "<image><title>No title</title></image><title>The <![CDATA[<Show>]]></title>"
)
ITEM = """<item>
<title>One &amp; two</title><itunes:title>Other</itunes:title>
<pubDate>Wed, 21 Oct 2015 07:28:00 GMT</pubDate><itunes:duration>1:02:03</itunes:duration>
<enclosure url="https://example.org/1.mp3" length="1" type="audio/mpeg"/>
<podcast:transcript url="1.srt" type="application/srt" rel="captions"/>
<podcast:transcript url="1.vtt" type="text/vtt; charset=utf-8"/>
<podcast:chapters url="1.json" type="application/json+chapters"/>
<media:content><title>Inner</title></media:content>
</item>"""
END = "</channel></rss>"
ONE = Offered(
    "One & two",
    "2015-10-21",
    3723,
    Linked("https://example.org/1.mp3", "audio/mpeg"),
    (Linked("1.srt", "application/srt"), Linked("1.vtt", "text/vtt")),
    Linked("1.json", "application/json+chapters"),
)


def feed(*items: str, start: str = START) -> Feed:
    return read_feed((start + "\n".join(items) + END).encode())


def item(inside: str) -> str:
    return f"<item>{inside}</item>"


def sound(name: str = "a.mp3") -> str:
    return f'<enclosure url="{name}" type="audio/mpeg"/>'


def test_an_episode_and_all_that_belongs_to_it() -> None:
    assert feed(ITEM) == Feed("The <Show>", (ONE,), 0)


def test_the_example_of_the_specification() -> None:
    if not CORPUS.exists():
        pytest.skip(f"not there: {CORPUS}")
    data = CORPUS.read_bytes()
    found = read_feed(data)
    assert is_feed(data[:4096].decode())
    assert len(found.episodes) + found.left_out == data.count(b"<item>")
    assert sum(len(each.transcripts) for each in found.episodes) == data.count(b"<podcast:transcript")
    assert sum(each.chapters is not None for each in found.episodes) == data.count(b"<podcast:chapters")
    assert all(each.audio and each.title and each.date for each in found.episodes)


def test_atom() -> None:
    found = read_feed(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Show</title><entry><title>One</title>'
        b'<published>2020-01-02T03:04:05Z</published><link rel="alternate" href="https://x/1"/>'
        b'<link rel="enclosure" type="audio/mpeg" href="https://x/1.mp3"/></entry></feed>'
    )
    assert found == Feed("Show", (Offered("One", "2020-01-02", 0, Linked("https://x/1.mp3", "audio/mpeg")),))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (START, True),
        ("\ufeff  <rss>", True),
        ('<?xml version="1.0"?>\n<!-- made by x -->\n<?xml-stylesheet href="x"?><rss version="2.0">', True),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', True),
        ("<rdf:RDF xmlns:rdf='x'>", True),
        ("<!doctype html><html><rss>", False),
        ("WEBVTT\n\n<rss>", False),
        ("<tt xmlns='x'>", False),
        ("", False),
        ("<!--" * 1000, False),
        ("<?xml " * 600, False),
    ],
)
def test_feeds_are_told_from_other_files(text: str, is_one: bool) -> None:
    assert is_feed(text) is is_one


def test_without_sound_and_words_an_entry_is_no_episode() -> None:
    picture = item('<enclosure url="a.jpg" type="image/jpeg"/>')
    found = feed(item("<title>Blog</title>"), picture, item(sound()))
    assert (len(found.episodes), found.left_out) == (1, 2)
    with pytest.raises(WorldError, match="no episodes"):
        feed(picture)


def test_sound_counts_more_than_what_comes_before_it() -> None:
    found = feed(item('<enclosure url="a.pdf" type="application/pdf"/>' + sound("b.mp3") + sound("c.mp3")))
    assert found.episodes[0].audio == Linked("b.mp3", "audio/mpeg")


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Wed, 99 Oct 2015", "0", "Wed, 21 Oct 99999999999 07:28:00"]
)
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    assert feed(item(f"{sound()}<pubDate>{date}</pubDate>")).episodes[0].date == ""


@pytest.mark.parametrize(
    ("text", "seconds"), [("90", 90), ("62:03", 3723), ("x", 0), ("", 0), ("9" * 50, 0), ("-5", 0)]
)
def test_lengths(text: str, seconds: int) -> None:
    found = feed(item(f"{sound()}<itunes:duration>{text}</itunes:duration>"))
    assert found.episodes[0].duration_s == seconds


def test_damage_costs_one_episode() -> None:
    found = feed(item(sound("1")), item(sound("2") + "<title>x</b>"), item(sound("3")))
    assert [each.audio.link for each in found.episodes if each.audio] == ["1", "3"]
    assert found.left_out == 1


def test_a_feed_that_is_cut_off_keeps_what_came() -> None:
    found = read_feed((START + item(sound("1")) + "<item><title>Half").encode())
    assert len(found.episodes) == 1


ENTITIES = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("start", [ENTITIES, OUTSIDE])
def test_entities_are_refused(start: str) -> None:
    text = start + "<rss><channel>" + item(sound() + "<title>&x;&b;</title>") + END
    with pytest.raises(WorldError, match="entities"):
        read_feed(text.encode())


def test_hostile_feeds_are_bounded() -> None:
    links = "".join(f'<podcast:transcript url="{number}"/>' for number in range(500))
    many = [item(sound()) for _ in range(MOST + 10)]
    began = time.monotonic()
    found = feed(item(f"{sound()}{links}<title>{'x' * 1_000_000}</title>"), *many)
    assert len(found.episodes) == MOST
    assert found.left_out == 11
    assert len(found.episodes[0].transcripts) == 50
    assert len(found.episodes[0].title) <= 2000
    with pytest.raises(WorldError):
        feed("<a>" * 100_000)
    assert time.monotonic() - began < 20


@given(st.text())
def test_any_text_is_a_feed_or_told(text: str) -> None:
    for data in (text, START + text + END, START + item(text) + ITEM + END):
        try:
            read_feed(data.encode("utf-8", "replace"))
        except WorldError as error:
            told = str(error.title)
            assert told


def test_the_transcripts_that_tell_more_come_before() -> None:
    links = ("a.txt", "b.html", "c.srt?x=.vtt", "d.json", "e.vtt", "e.vtt", "f")
    linked = (*map(Linked, links), Linked("g", "text/vtt"), Linked("h.vtt", "text/plain"))
    assert [each.link for each in best_first(linked)] == [
        *("e.vtt", "g", "d.json", "c.srt?x=.vtt", "b.html", "a.txt", "h.vtt", "f")
    ]
