"""Audio is known by its bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viewer.audio import identity
from viewer.audio.identity import content_hash
from viewer.errors import WorldError


@given(data=st.binary(max_size=200), chunk=st.integers(1, 64))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_hash_is_of_all_bytes_however_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, chunk: int
) -> None:
    monkeypatch.setattr(identity, "_CHUNK", chunk)
    path = tmp_path / "a.mp3"
    path.write_bytes(data)
    assert content_hash(path) == hashlib.sha256(data).hexdigest()


def test_a_renamed_file_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(b"sound")
    before = content_hash(path)
    assert content_hash(path.rename(tmp_path / "b.mp3")) == before


def test_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(b"sound")

    def leave(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        content_hash(path, leave)


def test_tells_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "_CHUNK", 2)
    path = tmp_path / "a.mp3"
    path.write_bytes(b"four")
    shares: list[float] = []
    content_hash(path, shares.append)
    assert shares == [0.5, 1.0]


def test_a_missing_file_is_the_worlds_fault(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="cannot be read"):
        content_hash(tmp_path / "a.mp3")
