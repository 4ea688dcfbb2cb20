"""Pages of turns: what others do to them, and what is damaged."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from viewer.core.builder import build
from viewer.core.draft import Draft, RawTurn
from viewer.core.exchange import PAGE_GENERATOR
from viewer.core.transcript import Transcript
from viewer.readers.open import read_bytes
from viewer.writers.transcripts.registry import by_key

SIGN = f'<meta name="generator" content="{PAGE_GENERATOR}">'
HEAD = f'<!DOCTYPE html>\n<html lang="sv">\n<head>{SIGN}</head>\n<body>'


def page(main: str) -> Transcript:
    return read_bytes(f"{HEAD}\n<main>\n{main}\n</main></body></html>".encode(), ".html")


def talk() -> Transcript:
    turns = [RawTurn("Ett.\n\nTvå <b>.", 1, "Ada", 2_480), RawTurn("Tre.", 2, None, 9_000, 9_500)]
    return build(Draft("test", turns, "Titel & mer", "a b.mp3", "sv"))


def test_turns_have_the_lines_they_begin_in() -> None:
    found = page(
        "<cite>A:</cite> <time>0:02</time>\n<p>x</p>\n<p>y</p>\n<cite>B:</cite> <time>0:04</time>\n<p>z</p>"
    )
    assert [(turn.text, turn.start_ms, turn.line) for turn in found.turns] == [
        ("x\n\ny", 2_000, 6),
        ("z", 4_000, 9),
    ]


def test_what_others_put_between_is_ignored() -> None:
    found = page("<h2>News</h2><cite>A:</cite> <time>0:02</time><p>x <em>y</em></p><aside>Buy</aside>loose")
    assert [turn.text for turn in found.turns] == ["x y"]
    assert [str(each.text) for each in found.ignored] == ["News", "Buy", "loose"]


def test_a_time_that_cannot_be_costs_itself() -> None:
    found = page(
        '<cite>A:</cite> <time datetime="PT1H">soon</time><p>x</p><cite>B:</cite><time>0:04</time><p>y</p>'
    )
    assert [turn.stamp_ms for turn in found.turns] == [None, 4_000]
    assert [str(each.text) for each in found.warnings] == [
        "The time soon cannot be; the turn is timed by estimate."
    ]


def test_a_page_that_says_nothing_of_itself_is_read_by_its_text() -> None:
    text = "<html><body><p>Ada [00:00:02]: x</p><p>Bo [00:00:05]: y</p></body></html>"
    assert len(read_bytes(text.encode()).turns) == 2


@given(
    st.lists(
        st.sampled_from(["<cite>", "</cite>", "<time>", "0:01", "</time>", "<p>", "x", "</main>", "<main>"])
    )
)
def test_any_page_is_read_without_an_error(pieces: list[str]) -> None:
    from viewer.readers.pages.turn_page import read_turn_page

    build(read_turn_page(HEAD + "<main>" + "".join(pieces), "web-page"))


class Seen(HTMLParser):
    """What another parser sees of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[self.open[-1]][-1] += data


def test_another_parser_sees_the_page_of_the_podcast_namespace() -> None:
    seen = Seen()
    seen.feed(by_key("html").write(talk()).decode())
    assert seen.open == []
    assert not {"script", "link", "img", "iframe", "audio"} & set(seen.tags)
    assert seen.texts["title"] == ["Titel & mer"]
    assert seen.texts["cite"] == ["Ada:", ""]
    assert seen.texts["time"] == ["0:02", "0:09"]
    assert seen.texts["p"][1:] == ["Ett.", "Två <b>.", "Tre."]
