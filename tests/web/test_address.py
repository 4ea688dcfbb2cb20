"""What is an address, and where links lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.errors import WorldError
from viewer.web.address import follow, looks_like_address, parse


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTP://Example.ORG:80/a b?c=d e#f", "http://example.org/a%20b?c=d%20e"),
        ("example.org/feed", "https://example.org/feed"),
        ("//example.org/feed", "https://example.org/feed"),
        ("localhost:8000/feed", "https://localhost:8000/feed"),
        ("https://räksmörgås.se/å?ö=%C3%B6", "https://xn--rksmrgs-5wao1o.se/%C3%A5?%C3%B6=%C3%B6"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("https://example.org:8443/x/../y", "https://example.org:8443/x/../y"),
    ],
)
def test_addresses_are_read_and_written(text: str, address: str) -> None:
    assert str(parse(text)) == address
    assert parse(address) == parse(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "https://",
            "file:///etc/passwd",
            "ftp://example.org/",
            "javascript:alert(1)",
            "data:text/plain,x",
        ),
        *("https://user:secret@example.org/", "https://me@example.org", "https://example.org:0/"),
        *(
            "https://example.org:x/",
            "https://example.org:99999/",
            "https://[::1",
            "https://[fe80::1%25eth0]/",
        ),
        *(
            "https://a..b/",
            "https://exa mple.org/",
            "https://example.org/\r\nHost: other",
            "https://" + "a" * 64,
            "https://ä..b/",
            "https://" + "a." * 130,
            "https://.b/",
        ),
        *("https://example.org/" + "a" * 9000, "https://ex\u0000ample.org/"),
    ],
)
def test_what_is_no_address_is_told(text: str) -> None:
    with pytest.raises(WorldError) as caught:
        parse(text)
    assert str(caught.value.detail)


@given(st.text())
def test_any_text_is_an_address_or_told(text: str) -> None:
    try:
        address = parse(text)
    except WorldError:
        return
    sent = f"{address.target} {address.netloc}"
    assert sent.isascii()
    assert sent.isprintable()
    assert address.scheme in {"http", "https"}


@given(st.text(), st.text())
def test_any_link_leads_somewhere_or_is_told(link: str, other: str) -> None:
    base = parse("https://example.org/a/b")
    for text in (link, f"//{link}", f"http://{link}/{other}"):
        try:
            assert follow(base, text).target.startswith("/")
        except WorldError as error:
            told = str(error.detail)
            assert told


def test_links_are_relative_to_their_page() -> None:
    base = parse("https://example.org/shows/one?x=y")
    assert str(follow(base, "../a.mp3")) == "https://example.org/a.mp3"
    assert str(follow(base, " //cdn.example.org/a.mp3 ")) == "https://cdn.example.org/a.mp3"
    with pytest.raises(WorldError):
        follow(base, "file:///etc/passwd")


@pytest.mark.parametrize("text", ["https://example.org/a", " http://x/ ", "HTTPS://X"])
def test_one_address_is_one(text: str) -> None:
    assert looks_like_address(text)


@pytest.mark.parametrize(
    "text", ["example.org", "see https://x/", "https://x/ https://y/", "file:///x", "https://"]
)
def test_anything_else_is_none(text: str) -> None:
    assert not looks_like_address(text)
