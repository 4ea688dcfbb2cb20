from __future__ import annotations

import base64
import quopri

import pytest

from viewer.errors import WorldError
from viewer.readers.open import read_bytes

PAGE = (
    "<html><head><title>Avsnitt</title></head>"
    "<body><p>Åsa [00:01]: räksmörgås</p><p>Bo [00:05]: två</p></body></html>"
)


def archive(body: bytes, encoding: str, charset: str = "utf-8", picture: bytes = b"") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b--"\r\n\r\n'
    )
    part = f'----b--\r\nContent-Type: text/html; charset="{charset}"\r\n'
    part += f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    other = "\r\n----b--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: binary\r\n\r\n"
    return (head + part).encode() + body + other.encode() + picture + b"\r\n----b----\r\n"


@pytest.mark.parametrize(
    "data",
    [
        archive(quopri.encodestring(PAGE.encode("utf-8")), "quoted-printable"),
        archive(base64.encodebytes(PAGE.encode("cp1252")), "base64", "windows-1252"),
        archive(PAGE.encode("utf-8"), "binary", picture=b"\x89PNG\0\0\x01\x02" * 300),
        archive(PAGE.encode("utf-8"), "8bit", "klingon"),
    ],
    ids=["quoted", "base64", "binary", "wrong charset"],
)
def test_the_page_inside_is_read(data: bytes) -> None:
    transcript = read_bytes(data, ".mhtml")
    assert [(turn.stamp_ms, turn.text) for turn in transcript.turns] == [(1000, "räksmörgås"), (5000, "två")]
    assert [speaker.name for speaker in transcript.speakers] == ["Åsa", "Bo"]
    assert (transcript.format, transcript.title) == ("mhtml", "Avsnitt")


def test_the_root_part_is_the_page() -> None:
    data = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"; start="<root>"\n\n'
        b"--b\nContent-Type: text/html\nContent-ID: <frame>\n\n<p>Ad [00:01]: buy</p>\n"
        b"--b\nContent-Type: text/html\nContent-ID: <root>\n\n<p>Bo [00:02]: yes</p>\n--b--\n"
    )
    assert [turn.text for turn in read_bytes(data).turns] == ["yes"]


def test_an_archive_without_a_page() -> None:
    data = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
    data += b"--b\nContent-Type: text/css\n\nx\n--b--\n"
    with pytest.raises(WorldError, match="There is no page in the saved file"):
        read_bytes(data, ".mht")


def test_archives_within_archives_without_end() -> None:
    nest = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(5000))
    with pytest.raises(WorldError, match="damaged"):
        read_bytes(b"MIME-Version: 1.0\nX: multipart/related\n" + nest, ".mhtml")
