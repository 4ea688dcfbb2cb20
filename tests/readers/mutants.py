"""Files as accidents and enemies leave them: cut, doubled, mixed, strewn with what means something."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from tests.readers.specimens import SPECIMENS, Specimen

TOKENS = [
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xfe\xff", b"\r", b"\n\n", b"\t", b"\xe2\x80\xa8", b"\x1b"),
    *(b"-->", b"99:99:99.999", b"-1", b"1e999", b"NaN", b"0", b"4294967296", b"00:00:00,000", b"[00:00:01]"),
    *(b"{", b"}", b"[", b"]", b'"', b"\\u0000", b"\\ud800", b"null", b"true", b'"start":', b"[[[[[[[["),
    *(b"<", b">", b"</", b"<v ", b"&amp;", b"&#0;", b"&x;", b"<!DOCTYPE", b"<![CDATA[", b"]]>", b"<!--"),
    *(b"PK\x03\x04", b"{\\rtf1", b"\\par", b"WEBVTT", b"NOTE", b"Content-Type:", b"------B", b"=C3"),
]
"""What means something to some reader."""

Mutation = Callable[[bytes], bytes]


def cut(begin: int, length: int) -> Mutation:
    """Without a piece."""
    return lambda data: data[: begin % (len(data) + 1)] + data[begin % (len(data) + 1) + length :]


def ended(length: int) -> Mutation:
    """Broken off."""
    return lambda data: data[: length % (len(data) + 1)]


def strewn(place: int, token: bytes) -> Mutation:
    """With something put in."""
    return lambda data: data[: place % (len(data) + 1)] + token + data[place % (len(data) + 1) :]


def repeated(begin: int, length: int, times: int) -> Mutation:
    """With a piece again and again."""

    def mutate(data: bytes) -> bytes:
        first = begin % (len(data) + 1)
        piece = data[first : first + length]
        return data[:first] + piece * times + data[first:]

    return mutate


def mixed(other: Specimen, begin: int, length: int, place: int) -> Mutation:
    """With a piece of another file in it."""
    first = begin % len(other.data)
    return strewn(place, other.data[first : first + length])


_places = st.integers(0, 5_000)
_lengths = st.integers(1, 400)
mutations = st.one_of(
    st.builds(cut, _places, _lengths),
    st.builds(ended, _places),
    st.builds(strewn, _places, st.sampled_from(TOKENS) | st.binary(min_size=1, max_size=6)),
    st.builds(repeated, _places, _lengths, st.integers(2, 40)),
    st.builds(mixed, st.sampled_from(SPECIMENS), _places, _lengths, _places),
)


def mutated(data: bytes, changes: list[Mutation]) -> bytes:
    """`data` after all `changes`."""
    for change in changes:
        data = change(data)
    return data
