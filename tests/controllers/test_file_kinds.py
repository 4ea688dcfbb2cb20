"""Audio and transcripts are told apart by name, then by content."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from viewer.controllers.file_kinds import AUDIO_SUFFIXES, TRANSCRIPT_SUFFIXES, kind_of
from viewer.core.records import MediaKind
from viewer.errors import WorldError
from viewer.readers.registry import READERS


@pytest.mark.parametrize("suffix", [*AUDIO_SUFFIXES, ".MP3"])
def test_audio_by_its_ending(suffix: str) -> None:
    assert kind_of(Path(f"/nowhere/ep{suffix}")) is MediaKind.AUDIO


@pytest.mark.parametrize("suffix", [*TRANSCRIPT_SUFFIXES, ".Txt"])
def test_a_transcript_by_its_ending(suffix: str) -> None:
    assert kind_of(Path(f"/nowhere/ep{suffix}")) is MediaKind.TRANSCRIPT


@pytest.mark.parametrize(
    "head",
    [
        b"ID3\x04\0\0\0\0",
        b"\xff\xfb\x90\x64\0",
        b"\xff\xf3\x40\xc4\0",
        b"\xff\xf1\x50\x80\0",
        b"OggS\0\x02",
        b"fLaC\0\0\0\x22",
        b"RIFF\x24\0\0\0WAVEfmt ",
        b"\0\0\0\x20ftypM4A \0",
        b"\x1a\x45\xdf\xa3\x9f\x42",
    ],
)
@pytest.mark.parametrize("name", ["episode", "episode.bin"])
def test_audio_of_an_unknown_ending_by_its_first_bytes(tmp_path: Path, name: str, head: bytes) -> None:
    (tmp_path / name).write_bytes(head + bytes(64))
    assert kind_of(tmp_path / name) is MediaKind.AUDIO


@pytest.mark.parametrize("data", [b"Ada: hej", "Ada: å".encode("cp1252"), "Ada: hej".encode("utf-16"), b""])
def test_text_of_an_unknown_ending_is_a_transcript(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "episode.vtt"
    path.write_bytes(data)
    assert kind_of(path) is MediaKind.TRANSCRIPT


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\0", b"\xd0\xcf\x11\xe0\0"])
def test_an_office_document_is_told_about_by_those_who_read_transcripts(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "interview.doc"
    path.write_bytes(data)
    assert kind_of(path) is MediaKind.TRANSCRIPT


def test_neither_sound_nor_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "program.exe"
    path.write_bytes(b"MZ\x90\0\x03\0\0\0")
    with pytest.raises(WorldError, match=r"program\.exe is neither audio nor text"):
        kind_of(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WorldError, match="no ordinary file"):
        kind_of(tmp_path / "pipe")


def test_a_missing_file_of_an_unknown_ending_is_an_error_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="cannot be read"):
        kind_of(tmp_path / "gone.xyz")


def test_every_ending_of_a_reader_is_one_of_transcripts() -> None:
    """But .xml, which says nothing: what lies beside an audio under its name may be anything."""
    known = {suffix for reader in READERS for suffix in reader.suffixes}
    assert known - {".xml"} == set(TRANSCRIPT_SUFFIXES)
