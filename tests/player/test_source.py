"""Faults of a file that are told before a player touches it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.audio_files import KINDS
from viewer.errors import WorldError
from viewer.player.source import check_audio_file


@pytest.mark.parametrize("kind", list(KINDS))
def test_audio_of_every_kind_passes(audio_file: Callable[[str], Path], kind: str) -> None:
    check_audio_file(audio_file(kind))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_text_is_found_out(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes("Åsa [00:00:02]: Hej – och välkommen!\r\n".encode(encoding) * 200)
    with pytest.raises(WorldError, match=r"a\.mp3 is text"):
        check_audio_file(path)


@given(text=st.text(st.characters(exclude_categories=["C"]), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_found_out(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.mp3"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WorldError, match="is text"):
        check_audio_file(path)


def test_missing_folder_and_empty(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="was not found"):
        check_audio_file(tmp_path / "a.mp3")
    with pytest.raises(WorldError, match="is a folder"):
        check_audio_file(tmp_path)
    (tmp_path / "b.mp3").touch()
    with pytest.raises(WorldError, match="is empty"):
        check_audio_file(tmp_path / "b.mp3")


def test_a_name_no_file_can_have(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="cannot be read"):
        check_audio_file(tmp_path / "a\0.mp3")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(b"\0\1\2")
    path.chmod(0)
    with pytest.raises(WorldError, match="cannot be read"):
        check_audio_file(path)
