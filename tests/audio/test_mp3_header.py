"""Which MP3 files tell where their times lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.audio_files import noise, write_audio
from viewer.audio.mp3_header import has_seek_table

FRAME = {  # heads of a first frame: MPEG 1 stereo and mono, MPEG 2 stereo and mono
    "1 stereo": (b"\xff\xfb\x90\x00", 32),
    "1 mono": (b"\xff\xfb\x90\xc0", 17),
    "2 stereo": (b"\xff\xf3\x90\x00", 17),
    "2 mono": (b"\xff\xf3\x90\xc0", 9),
}


def id3(size: int, *, footer: bool = False) -> bytes:
    """A tag with `size` bytes of text in which everything that is looked for stands."""
    body = (b"Info Xing VBRI \xff\xfb\x90\x00 " * size)[:size]
    lengths = bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
    head = b"ID3\x04\x00" + (b"\x10" if footer else b"\x00") + lengths
    return head + body + (b"3DI" + head[3:] if footer else b"")


@pytest.fixture
def told(tmp_path: Path):
    def tell(data: bytes) -> bool:
        path = tmp_path / "a.mp3"
        path.write_bytes(data)
        return has_seek_table(path)

    return tell


@pytest.mark.parametrize("before", [b"", id3(9000), id3(300) + id3(20, footer=True), bytes(700)])
@pytest.mark.parametrize("shape", list(FRAME))
def test_xings_table_is_found_behind_tags_and_padding(told, before: bytes, shape: str) -> None:
    head, side = FRAME[shape]
    for name in (b"Xing", b"Info"):
        assert told(before + head + bytes(side) + name + b"\0\0\0\x0f" + bytes(400))
        assert not told(before + head + bytes(side) + name + b"\0\0\0\x0b" + bytes(400)), "no table in it"
    assert not told(before + head + bytes(side + 1) + b"Xing\0\0\0\x0f" + bytes(400)), "elsewhere it is sound"


def test_fraunhofers_is_always_in_the_same_place(told) -> None:
    assert told(b"\xff\xf3\x90\xc0" + bytes(32) + b"VBRI" + bytes(400))
    assert not told(b"\xff\xf3\x90\xc0" + bytes(31) + b"VBRI" + bytes(400))


def test_of_a_real_encoder(tmp_path: Path) -> None:
    samples = noise(0.5)
    assert has_seek_table(write_audio(tmp_path, "mp3-vbr", samples, tags={"title": "Info"}))
    assert has_seek_table(write_audio(tmp_path, "mp3-cbr", samples))
    tags = {"title": "Info", "comment": "Xing VBRI Info"}
    assert not has_seek_table(write_audio(tmp_path, "mp3-vbr-headerless", samples, tags=tags))


@given(data=st.binary(max_size=300) | st.binary(max_size=60).map(lambda rest: b"ID3\x04\x00\x10" + rest))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_have_an_answer(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(data)
    assert has_seek_table(path) in (True, False)
