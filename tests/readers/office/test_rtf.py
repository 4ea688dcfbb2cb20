from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.documents import rtf
from viewer.core.transcript import Transcript
from viewer.errors import WorldError
from viewer.readers.open import read_bytes

TURNS = r"\'c5sa\~[00:00:01]: ett\par Bo [00:00:05]: tv\'e5\par "
_COMMANDS = r"\par |\cell |\row |\u8217?|\'e5|\*|\bin5 |\v |\intbl |\uc0|\upr|\ud|{\footnote |{\fonttbl"
PIECES = [*"\\{}*';\n", *_COMMANDS.split("|"), "{\\info{\\title ", "[0:01]", "Anna: "]


def read(data: bytes) -> Transcript:
    transcript = read_bytes(data, ".rtf")
    assert transcript.format == "rtf"
    return transcript


def texts(transcript: Transcript) -> list[str]:
    return [turn.text for turn in transcript.turns]


def ignored(transcript: Transcript) -> list[tuple[int, str]]:
    return [(remark.line, str(remark.text)) for remark in transcript.ignored]


def said(body: str, head: str | None = None) -> str:
    """The text of one turn."""
    data = rtf(rf"Anna [0:01]: {body}\par") if head is None else rtf(rf"Anna [0:01]: {body}\par", head)
    return texts(read(data))[0]


def test_a_document() -> None:
    transcript = read(rtf(rf"{{\info{{\title Om hamnen}}{{\author X}}}}{{\header Arkivet\par}}\pard{TURNS}"))
    assert texts(transcript) == ["ett", "två"]
    assert [speaker.name for speaker in transcript.speakers] == ["Åsa", "Bo"]
    assert (transcript.title, transcript.language) == ("Om hamnen", "sv-SE")
    assert ignored(transcript) == [(0, "Arkivet")]
    assert transcript.warnings == ()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"it\u8217?s", "it’s"),
        (r"it\u8217\'92s", "it’s"),
        (r"\uc0 it\u8217s", "it’s"),
        (r"\uc2 it\u8217abs", "it’s"),
        (r"{\uc0 it\u8217}s?", "it’s?"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"x\u-10179?y", "x\ufffdy"),
        (r"\lquote a\rquote  \emdash  \endash  \ldblquote b\rdblquote", "‘a’ — – “b”"),
        (r"a\line b\tab c", "a\nb\tc"),
        (r"a\~b\_c\-d\{\}\\", "a\u00a0b\u2011cd{}\\"),
        (r"a{\b b}{\i c}\plain d", "abcd"),
        (r"a{\*\unknown hidden}{\pict\pngblip 8950ff}b", "ab"),
        (r'{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt a}}b', "ab"),
        ("a\\u228\\'e4b", "aäb"),
        (r"a{\upr{ascii}{\*\ud{\u229?}}}", "aå"),
        ("a\nb\r\nc", "abc"),
        (r"{\pntext 1.\tab}{\listtext \'b7\tab}a", "a"),
        ("räk", "räk"),
        ("r\u00c3\u00a4k", "räk"),  # UTF-8, as it is
        (r"{\bin5 \par}a", "a"),
    ],
)
def test_what_is_in_a_paragraph(body: str, text: str) -> None:
    assert said(body) == text


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        (r"\ansi\ansicpg1251", r"\'c4\'e0", "Да"),
        (r"\mac", r"\'8c", "å"),
        (r"\ansi\ansicpg9999", r"\'e5", "å"),
        (r"\ansi{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}", r"\'e5{\f1 \'c4\'e0}\'e5", "åДаå"),
        (r"\ansi{\fonttbl{\f0\fcharset128 A;}}", r"\f0 \'82\'a0\'83A", "あア"),
    ],
)
def test_code_pages(head: str, body: str, text: str) -> None:
    assert said(body, head) == text


def test_hidden_deleted_and_noted_text_is_ignored() -> None:
    body = (
        r"Anna [0:01]: ett{\v  dolt}{\deleted  struket}{\super\chftn}"
        r"{\footnote\pard{\super\chftn} En not.\par}"
        r"{\*\atnauthor X}{\*\annotation S\'e4kert?}\par Bo [0:05]: tv\'e5\par"
    )
    transcript = read(rtf(body))
    assert texts(transcript) == ["ett", "två"]
    assert ignored(transcript) == [(1, "En not."), (1, "Säkert?"), (1, "dolt"), (1, "struket")]


def test_a_table_of_turns() -> None:
    row = r"\trowd\cellx1\cellx2\cellx3\pard\intbl {}\cell {}\cell {}\cell\row "
    table = row.format("Tid", "Talare", "Text") + row.format("0:01", "Anna", r"ett\par en g\'e5ng")
    transcript = read(
        rtf(r"\pard Intervju\par " + table + row.format("0:05", "Bo", "tv\\'e5") + r"\pard Slut\par")
    )
    assert [(turn.line, turn.stamp_ms, turn.text) for turn in transcript.turns] == [
        (5, 1000, "ett\nen gång"),
        (9, 5000, "två"),
    ]
    assert ignored(transcript) == [(1, "Intervju"), (2, "Tid\tTalare\tText"), (12, "Slut")]


def test_rich_text_as_textedit_writes_it() -> None:
    data = (
        "{\\rtf1\\ansi\\ansicpg1252\\cocoartf2639\n{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;}\n"
        "{\\*\\expandedcolortbl;;}\n\\pard\\f0\\fs24 \\cf0 \\uc0\\u197 sa [00:01]: ett\\\n\\\n"
        "Bo [00:05]: tv\\'e5}"
    )
    transcript = read(data.encode())
    assert texts(transcript) == ["ett", "två"]
    assert [speaker.name for speaker in transcript.speakers] == ["Åsa", "Bo"]


def test_what_breaks_off_keeps_what_was_before() -> None:
    transcript = read(rtf(TURNS + "{Eva [00:09]: tre")[:-1])
    assert texts(transcript) == ["ett", "två", "tre"]
    assert [(remark.line, str(remark.text)) for remark in transcript.warnings] == [
        (3, "The document ends in the middle of a paragraph or a table.")
    ]


def test_what_stands_behind_the_end_is_ignored() -> None:
    assert ignored(read(rtf(TURNS) + b"\x00\r\n")) == []
    assert ignored(read(rtf(TURNS) + b" left over"))[-1][1] == "left over"


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(WorldError, match="nested too deeply"):
        read(rtf("{" * 20_000))
    assert texts(read(rtf("{" * 9000 + TURNS + "}" * 9000))) == ["ett", "två"]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join))
def test_any_rich_text_gives_a_transcript_or_an_error(body: str) -> None:
    try:
        transcript = read_bytes(rb"{\rtf1\ansi " + body.encode(), ".rtf")
    except WorldError:
        return
    assert transcript.turns
