from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.builder import build
from viewer.core.timecode import format_ms
from viewer.core.transcript import Transcript
from viewer.readers.open import read_file
from viewer.readers.pages.web_page import WebPageReader

HEAD = """<!DOCTYPE html>
<html lang="sv">
<head>
<title>Avsnitt 7 | Podden</title>
<script>var a = "<p>Anna [00:00:00]: nej</p>";</script>
</head>
<body>
<header><nav><ul><li>Hem 00:01</li></ul></nav></header>
<main><h1>Avsnitt
sju</h1>
"""
TAIL = "</main>\n<footer><p>Kontakt [00:59:00]: oss</p></footer>\n</body></html>"


def agency(turns: Sequence[tuple[str, int, str]]) -> str:
    """The structure of an agency's page: one list item, a paragraph for each turn, blank ones between."""
    rows = []
    for name, ms, text in turns:
        stamp = format_ms(ms, hours=True).zfill(8)
        rows.append(f"<p><strong>{html.escape(name)}&nbsp;[{stamp}]:</strong> {html.escape(text)}</p>")
    return "<ul>\n<li>\n" + "\n<p>&nbsp;</p>\n".join(rows) + "\n</li>\n</ul>"


def read(page: str) -> Transcript:
    return build(WebPageReader().read(page))


def turns(page: str) -> list[tuple[str | None, int | None, str]]:
    transcript = read(page)
    names = [speaker.name for speaker in transcript.speakers]
    return [
        (None if turn.speaker is None else names[turn.speaker], turn.stamp_ms, turn.text)
        for turn in transcript.turns
    ]


def test_the_page_of_the_agency_gives_what_its_text_gives(agency_page: Path, tmp_path: Path) -> None:
    from_text = read_file(agency_page)
    names = [speaker.name for speaker in from_text.speakers]
    rows = [(names[turn.speaker or 0], turn.stamp_ms or 0, turn.text) for turn in from_text.turns]
    source = f"{HEAD}<p>Ingress</p>\n{agency(rows)}{TAIL}"
    path = tmp_path / "page.html"
    path.write_text(source, "utf-8")
    from_page = read_file(path)
    assert len(from_page.turns) == 98
    assert len(from_page.speakers) == 5
    assert from_page.format == "web-page"
    for a, b in zip(from_page.turns, from_text.turns, strict=True):
        assert (a.start_ms, a.end_ms, a.stamp_ms, a.speaker, a.text, a.timing) == (
            (b.start_ms, b.end_ms, b.stamp_ms, b.speaker, b.text, b.timing)
        )
        line = html.unescape(source.split("\n")[a.line - 1])
        assert a.text in line
    assert [str(remark.text) for remark in from_page.ignored] == ["Avsnitt sju", "Ingress"]
    assert from_page.warnings == ()


@given(st.lists(st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1), min_size=2, max_size=6))
def test_what_a_page_escapes_reads_back(words: list[str]) -> None:
    rows = [("Anna & Bo", place * 1000, f"{word} <b> & “{word}”") for place, word in enumerate(words)]
    assert turns(HEAD + agency(rows) + TAIL) == rows


def test_furniture_is_left_out_and_lines_are_those_of_the_source() -> None:
    spoken = "<p>Anna [00:01]: one</p><aside>Bo [00:03]: advert</aside>\n<p>Bo [00:05]:\n<em>two</em>\n</p>"
    page = f"{HEAD}{spoken}{TAIL}"
    assert turns(page) == [("Anna", 1000, "one"), ("Bo", 5000, "two")]
    assert [turn.line for turn in read(page).turns] == [11, 12]
    assert [(remark.line, str(remark.text)) for remark in read(page).ignored] == [(9, "Avsnitt sju")]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Anna [00:01]: one</p><p>Bo [00:05]: two</p>",
        "Anna [00:01]: one<br>Bo [00:05]: two",
        "<dl><dt>Anna [00:01]</dt><dd>one</dd><dt>Bo [00:05]</dt><dd>two</dd></dl>",
        "<table><tr><td>0:01</td><td>Anna</td><td>one</td></tr><tr>\n<td>0:05<td>Bo<td>two</table>",
        "<pre>Anna [00:01]: one\n\nBo [00:05]: two</pre>",
        "<cite>Anna:</cite>\n<time>0:01</time>\n<p>one</p>\n<cite>Bo:</cite>\n<time>0:05</time>\n<p>two</p>",
        "<div><span>[0:01]</span> <b>Anna:</b> <span>one</span></div><div>[0:05] <b>Bo:</b> two</div>",
        "<p>Anna [00:01]: one<p>Bo [00:05]: two",
        "<div hidden>Anna [00:01]: one<br>Bo [00:05]: two</div>",
        "<div style='display: none'><p>Anna [00:01]: one<p>Bo [00:05]: two</div>",
    ],
)
def test_structures(body: str) -> None:
    assert turns(f"<html><body>{body}</body></html>") == [("Anna", 1000, "one"), ("Bo", 5000, "two")]


def test_no_break_spaces_and_line_breaks_inside_a_turn_are_kept() -> None:
    page = "<p>Anna [00:01]: 5&nbsp;kr  och\n\tsen<br>mer</p><p>Bo [00:05]: två</p>"
    assert turns(page)[0] == ("Anna", 1000, "5\u00a0kr och sen\nmer")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "<meta property='og:title' content=' Shared  title '><h1>Heading</h1><title>Window</title>",
            "Shared title",
        ),
        ("<title>Window</title><h1>Head<br>ing</h1>", "Heading"),
        ("<title>Window</title><h1> </h1>", "Window"),
        ("<p>nothing", ""),
    ],
)
def test_titles(head: str, title: str) -> None:
    assert read(f"<html>{head}<p>words").title == title


@pytest.mark.parametrize(
    ("body", "media"),
    [
        ("<audio src='a.mp3'></audio><a href='b.mp3'>", "a.mp3"),
        ("<audio><source src='a.ogg'></audio>", "a.ogg"),
        ("<a href='/x.html'>x</a><a href='https://h/ep%201.MP3?x=1'>y</a>", "https://h/ep%201.MP3?x=1"),
        ("<meta property='og:audio' content='https://h/a.mp3'>", "https://h/a.mp3"),
        ("<audio src='data:audio/mp3;base64,AAAA'></audio>", ""),
        (f"<audio src='{'a' * 1_000_000}.mp3'></audio>", ""),
        ("<source src='picture.webp'>", ""),
    ],
)
def test_media(body: str, media: str) -> None:
    assert read(f"<html><body>{body}<p>words</p>").media == media


def test_language() -> None:
    assert read("<html lang='sv-SE'><p>ord").language == "sv-SE"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "Anna [00:01]: one<br>Bo [00:05]: two",
        "<div>" * 100_000 + "Anna [00:01]: one<br>Bo [00:05]: two" + "</div>" * 100_000,
        "<b>" * 100_000 + "Anna [00:01]: one<p>Bo [00:05]: two",
        "<table>" * 20_000 + "Anna [00:01]: one<p>Bo [00:05]: two",
        f"<p title='{'x' * 3_000_000}'>Anna [00:01]: one</p><p>Bo [00:05]: two</p>",
        "<p>Anna [00:01]: one</p><p>Bo [00:05]: two</p>" + "<" * 1_000_000,
        "<p>Anna [00:01]: one</p><p>Bo [00:05]: two</p><" + "a" * 1_000_000,
        "<p>Anna [00:01]: one</p><p>Bo [00:05]: two</p>" + "<!--" * 300_000,
    ],
    ids=["deep", "deep and closed", "deep letters", "tables", "attribute", "angles", "name", "comments"],
)
@pytest.mark.timeout(20)
def test_monstrous_pages(page: str) -> None:
    assert [(name, ms) for name, ms, _ in turns(page)] == [("Anna", 1000), ("Bo", 5000)]


def test_a_page_without_times_is_read_as_paragraphs() -> None:
    transcript = read("<html><p>one</p><p>two<br>lines</p></html>")
    assert [turn.text for turn in transcript.turns] == ["one", "two\nlines"]
    assert not transcript.timed
    assert re.search("can be read, but not followed", str(transcript.warnings[0].text))


def test_the_example_of_the_podcast_namespace(namespace_page: Path) -> None:
    """Every speaker, time and paragraph of it, taken out in another way."""
    transcript = read_file(namespace_page)
    source = namespace_page.read_text("utf-8")
    names = [name.rstrip(":") for name in re.findall("<cite>(.*?)</cite>", source)]
    stamps = [time.split(":") for time in re.findall("<time>(.*?)</time>", source)]
    said = [" ".join(html.unescape(text).split()) for text in re.findall("<p>(.*?)</p>", source, re.DOTALL)]
    assert len(names) == len(stamps) == len(said) == 10
    assert [transcript.speakers[turn.speaker or 0].name for turn in transcript.turns] == names
    assert [turn.stamp_ms for turn in transcript.turns] == [
        (int(minutes) * 60 + int(seconds)) * 1000 for minutes, seconds in stamps
    ]
    assert [turn.text for turn in transcript.turns] == said
    assert (transcript.warnings, transcript.ignored) == ((), ())


CITED = "<cite>Anna:</cite>\n<time>0:01</time>\n<p>one</p>\n<cite>Bo:</cite>\n<time>0:05</time>\n<p>two</p>"


@pytest.mark.parametrize(
    "page",
    [
        CITED,
        CITED.replace("\n", ""),
        CITED.replace(":</cite>", "</cite>"),
        CITED.replace("<time>", "<time datetime='PT1S'>"),
        f"<html><body><h1>Title</h1><div>{CITED}</div><p>Made by hand</p></body></html>",
        "<time>0:01</time><cite>Anna:</cite><p>one</p><time>0:05</time><cite>Bo:</cite><p>two</p>",
        "<p><cite>Anna:</cite><time>0:01</time>one</p><p><cite>Bo:</cite><time>0:05</time>two</p>",
    ],
)
def test_a_transcript_that_marks_its_speakers_and_times(page: str) -> None:
    assert turns(page) == [("Anna", 1000, "one"), ("Bo", 5000, "two")]


def test_a_single_marked_time_is_enough_and_names_may_be_of_any_kind() -> None:
    assert turns("<cite>anna</cite><time>0:00</time><p>one</p>") == [("anna", 0, "one")]
    name = "The host of the show, and so on"
    assert turns(f"<cite>{name}:</cite><time>0:00</time><p>at 10:30</p>") == [(name, 0, "at 10:30")]
    sound = turns("<cite>Bo</cite><time>0:09</time><p>[Music]</p><cite>Al</cite><time>0:12</time><p>x</p>")
    assert sound == [("Bo", 9000, "[Music]"), ("Al", 12_000, "x")]


def test_without_a_name_the_same_speaker_goes_on() -> None:
    page = (
        "<cite>Anna:</cite><time>0:01</time><p>one</p><time>0:05</time><p>two</p><time>1:00:00</time><p>x</p>"
    )
    assert turns(page) == [("Anna", 1000, "one"), ("Anna", 5000, "two"), ("Anna", 3_600_000, "x")]
    bare = page.replace("<cite>Anna:</cite>", "")
    assert turns(bare) == [(None, 1000, "one"), (None, 5000, "two"), (None, 3_600_000, "x")]


def test_every_paragraph_behind_the_last_marked_time_belongs_to_it() -> None:
    page = f"<body><div>{CITED}<p>three</p><p>four</p></div><p>after</p></body>"
    assert turns(page)[-1] == ("Bo", 5000, "two\n\nthree\n\nfour")
    assert [str(remark.text) for remark in read(page).ignored] == ["after"]


@pytest.mark.parametrize("comments", ["<div><cite>Eve</cite><time>12:30</time><p>Nice!</p></div>"])
@pytest.mark.parametrize("before", [True, False])
def test_times_that_are_marked_elsewhere_do_no_harm(comments: str, before: bool) -> None:
    spoken = "".join(f"<p>{name} [00:0{at}]: some words</p>" for at, name in enumerate(["Anna", "Bo"] * 4))
    page = f"<body>{comments if before else ''}<div>{spoken}</div>{'' if before else comments}</body>"
    said = [(name, ms, text) for name, ms, text in turns(page) if name in ("Anna", "Bo")]
    assert said == [(name, at * 1000, "some words") for at, name in enumerate(["Anna", "Bo"] * 4)]


def test_a_time_that_is_a_date_is_text() -> None:
    page = "<time datetime='2024-01-02'>2 January</time><p>Anna [00:01]: one</p><p>Bo [00:05]: two</p>"
    assert turns(page) == [("Anna", 1000, "one"), ("Bo", 5000, "two")]
    assert [str(remark.text) for remark in read(page).ignored] == ["2 January"]
