"""XML told piece by piece: what is damaged costs its piece, and nothing is asked for or expanded."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.draft import Draft
from viewer.errors import WorldError
from viewer.readers.xml_source import Damage, report, tell


class Heard:
    """Keeps what it was told: the texts of pieces that ended, and the attributes of all that began."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.lines: list[int] = []
        self.attributes: list[dict[str, str]] = []
        self._open: list[str] = []
        self._text: list[str] | None = None

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        self._open.append(name)
        self.attributes.append(dict(attributes))
        if name == "p":
            self._text = []
            self.lines.append(line)

    def end(self, name: str) -> None:
        assert self._open.pop() == name
        if name == "p":
            self.pieces.append("".join(self._text or []))
            self._text = None

    def text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def cut(self, depth: int) -> None:
        del self._open[depth:]
        self._text = None


def told(text: str) -> tuple[Heard, list[Damage]]:
    heard = Heard()
    return heard, tell(text, heard, "p")


def test_names_and_attributes_lose_their_prefixes_declared_or_not() -> None:
    heard, damages = told("<x:a y:b='1'>\n<tt:p xml:lang='sv'>one</tt:p></x:a>")
    assert (heard.pieces, heard.lines, damages) == (["one"], [2], [])
    assert heard.attributes == [{"b": "1"}, {"lang": "sv"}]


def test_references_and_characters_that_xml_lacks_are_mended() -> None:
    text = (
        "\ufeff\r\n<a><p>1 &amp; 2 & 3 &nbsp;&auml; &#0;&#x1F; &#228; &lt;b&gt; &nothing; \x0bx\x00</p>\r\n"
    )
    heard, damages = told(text + "<p><![CDATA[a & b <c>]]></p></a>")
    assert damages == []
    assert heard.pieces == ["1 & 2 & 3 \u00a0ä \ufffd ä <b> &nothing; x", "a & b <c>"]
    assert heard.lines == [2, 3]


@pytest.mark.parametrize(
    ("bad", "lost", "line"),
    [
        ("<p>b < c</p>", "b < c", 3),
        ("<p>b <i>c</p>", "b c", 3),
        ("<p>b</i> c</p>", "b c", 3),
        ("<p a=1>b</p>", "b", 3),
        ("<p a='1' a='2'>b</p>", "b", 3),
        ("<p>b <!-- -- --> c</p>", "b c", 3),
        ("<p>b", "b", 4),
        ("<p><b", "<b", 4),
        ("<p>" + "<i>" * 200 + "b" + "</i>" * 200 + "</p>", "b", 3),
    ],
)
def test_a_damage_costs_its_piece_and_says_so(bad: str, lost: str, line: int) -> None:
    heard, damages = told(f"<a>\n<d><p>a</p>\n{bad}\n<p>d</p></d>\n<d><p>e</p></d></a>")
    assert heard.pieces == ["a", "d", "e"]
    assert [(each.line, each.first, each.lost, each.last) for each in damages] == [(line, 3, lost, False)]
    assert heard.lines[-2:] == [4, 5]


def test_what_is_cut_off_is_said_to_be_missing() -> None:
    heard, (damage,) = told("<a><p>one</p>\n<p>two")
    assert heard.pieces == ["one"]
    assert (damage.line, damage.lost, damage.last) == (2, "two", True)
    draft = Draft("x")
    report([damage], draft)
    assert [remark.line for remark in draft.warnings] == [2]
    assert [str(remark.text) for remark in draft.ignored] == ["two"]


def test_damage_between_pieces_costs_none() -> None:
    heard, damages = told("<a><p>one</p> </i> <d> <p>two</p> </d> & <p>three</p></a>")
    assert heard.pieces == ["one", "two", "three"]
    assert len(damages) == 1


def test_what_stands_before_it_is_damage_too() -> None:
    heard, (damage,) = told("HTTP/1.1 200\n\n<a><p>one</p></a>")
    assert (heard.pieces, heard.lines, damage.lost) == (["one"], [3], "HTTP/1.1 200")


@pytest.mark.parametrize("declared", ["UTF-16", "utf-8", "iso-8859-1", "klingon"])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_what_it_says_of_its_encoding_is_known_already(declared: str, version: str) -> None:
    heard, damages = told(f'<?xml version="{version}" encoding="{declared}"?>\n<a><p>åß世</p></a>')
    assert (heard.pieces, damages) == (["åß世"], [])


def test_after_many_damages_the_rest_is_not_looked_at() -> None:
    heard, damages = told("<a>" + "<p>x</i></p>" * 2_000)
    assert heard.pieces == []
    assert (len(damages), damages[-1].last) == (501, True)


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://localhost/x"> %b;]>',
        '<!DOCTYPE a [<!ATTLIST p x CDATA "1">]>',
    ],
)
def test_entities_are_refused(head: str) -> None:
    with pytest.raises(WorldError, match="entities"):
        told(f"{head}<a><p>&b;</p></a>")


def test_a_plain_document_type_is_passed_over() -> None:
    heard, damages = told(
        '<?xml version="1.0"?>\n<!DOCTYPE a PUBLIC "-//W3C//X"\n "x.dtd">\n<a><p>one</p></a>'
    )
    assert (heard.pieces, heard.lines, damages) == (["one"], [4], [])


PIECES = ["<a>", "</a>", "<p>", "</p>", "<d>", "</d>", "<", "&", "x", "\n", "<!--", "-->", "<![CDATA[", "]]>"]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join))
def test_anything_is_told_or_said_to_be_damaged(text: str) -> None:
    heard, damages = told(text)
    assert all(damage.line >= 1 and damage.first >= 1 for damage in damages)
    assert [damage.last for damage in damages[:-1]] == [False] * (len(damages) - 1)
    if not damages and "<p>x</p>" in text and text.strip().startswith("<a>"):
        assert heard.pieces
