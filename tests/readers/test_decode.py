from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.errors import WorldError
from viewer.readers.decode import decode

TEXT = "Åsa Öberg [00:00:01]: Räksmörgås, “ja” – 95 € och é.\nBo [00:00:05]: nej\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp1250"],
)
def test_encodings_are_found(encoding: str) -> None:
    text = TEXT
    if encoding == "cp1250":
        text = "Rozmawiamy o tym, jak powstają miasta i dlaczego to ważne. Myślę, że każdy z nas wie. " * 9
    assert decode(text.encode(encoding)).text == text


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text and text[0] != "\ufeff"))
def test_what_is_marked_is_read_exactly(text: str) -> None:
    for bom, encoding in (("\ufeff", "utf-8"), ("\ufeff", "utf-16-le"), ("\ufeff", "utf-16-be")):
        data = (bom + text).encode(encoding)
        try:
            assert decode(data).text == text
        except WorldError:  # control characters of a binary file, in bytes
            assert any(ord(character) < 32 or ord(character) > 126 for character in text)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ('<?xml version="1.0" encoding="cp1251"?>', "cp1251"),
    ],
)
def test_a_page_that_declares_its_encoding(head: str, encoding: str) -> None:
    text = f"<html>{head}<p>Привет"
    assert decode(text.encode(encoding)).text == text


def test_a_page_that_says_latin_1_means_windows() -> None:
    text = "<meta charset='iso-8859-1'><p>“quoted”"
    assert decode(text.encode("cp1252")).text == text


def test_a_page_that_declares_nonsense_is_read_all_the_same() -> None:
    text = "<meta charset='klingon'><p>Åsa"
    assert decode(text.encode("utf-8")).text == text


def test_cyrillic_without_a_declaration() -> None:
    text = "Сегодня мы говорим о том, как устроен город и почему это важно. " * 10
    assert decode(text.encode("cp1251")).text == text


def test_a_text_cut_inside_a_character_keeps_the_rest() -> None:
    decoded = decode(TEXT.encode("utf-8") + "å".encode()[:1])
    assert decoded.text == TEXT + "\ufffd"
    assert [remark.line for remark in decoded.warnings] == [3]


def test_a_damaged_character_costs_itself_alone() -> None:
    data = (TEXT * 10).encode("utf-8").replace("é".encode(), b"\xe9", 1)
    decoded = decode(data)
    assert decoded.text == (TEXT * 10).replace("é", "\ufffd", 1)
    assert [(remark.line, str(remark.text)) for remark in decoded.warnings] == [
        (1, "Characters that could not be read: 1, the first of them in this line.")
    ]


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xff\xfe\n\0", b"\0\0"])
def test_empty(data: bytes) -> None:
    with pytest.raises(WorldError, match="The transcript is empty"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"ID3\x04\0\0\0\0\x01", "sound file"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "sound file"),
        (b"\xff\xfb\x90\x64" + bytes(100), "sound file"),
        (b"\0\0\0\x20ftypM4A ", "sound file"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"PK\x03\x04\x14", "office"),
        (b"PK\x03\x04\x14 xl/workbook.xml", "a spreadsheet. Save it as CSV"),
        (b"PK\x03\x04\x14 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a spreadsheet"),
        (b"PK\x03\x04\x14 Index/Document.iwa", "a Pages document. Export it as a Word document"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "WordDocument".encode("utf-16-le"), "old Word. Save it as DOCX"),
        (
            b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "office"),
        (b"%PDF-1.7", "PDF"),
        (b"\x7fELF\x02", "program"),
        (bytes(range(1, 32)) * 50, "no text file"),
    ],
)
def test_binary(data: bytes, what: str) -> None:
    with pytest.raises(WorldError, match=what):
        decode(data)


@pytest.mark.parametrize("text", ["ID3 is a tag format", "FORM and content", "RIFFs are played at 0:10"])
def test_words_that_begin_binary_files_may_begin_a_text(text: str) -> None:
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("encoding", [None, "utf-8"])
@pytest.mark.parametrize("data", [b"PK\x03\x04 word/document.xml \xe5\0", b"{\\rtf1 \xe5\0}"])
def test_documents_become_a_character_for_each_byte(data: bytes, encoding: str | None) -> None:
    assert decode(data, encoding).text.encode("latin-1") == data


def test_many_nul_bytes_are_refused_with_their_place() -> None:
    head = b"one and more words\n" * 1_000
    with pytest.raises(WorldError, match="line 1001, character 4"):
        decode(head + b"two" + b"\0\0three" * 1_000)


def test_some_nul_bytes_cost_their_characters() -> None:
    decoded = decode(b"one\ntwo\0 three and more words\n")
    assert decoded.text == "one\ntwo\ufffd three and more words\n"
    assert [(remark.line, str(remark.text)) for remark in decoded.warnings] == [
        (2, "Characters that could not be read: 1, the first of them in this line.")
    ]


def test_the_end_of_a_copy_cut_short_is_told() -> None:
    text = b"Ada [00:00:01]: words, and more of them\n" * 1_000
    decoded = decode(text + bytes(100_000))
    assert (decoded.text, [remark.line for remark in decoded.warnings]) == (text.decode(), [1_001])


def test_a_given_encoding_is_used() -> None:
    assert decode("Åsa".encode("mac-roman"), "mac-roman").text == "Åsa"


@pytest.mark.parametrize(
    ("encoding", "what"),
    [
        ("klingon", "no encoding called klingon"),
        ("utf-8\0", "no encoding called"),
        ("punycode", "no encoding called"),
        ("ascii", "not written in"),
    ],
)
def test_a_given_encoding_that_cannot_be(encoding: str, what: str) -> None:
    with pytest.raises(WorldError, match=what):
        decode("Åsa".encode(), encoding)
