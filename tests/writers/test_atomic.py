"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.disk import writing_at_most
from viewer.errors import WorldError
from viewer.writers.atomic import save


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_and_one_in_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    save(path, b"one")
    path.chmod(0o640)
    save(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert left(tmp_path) == ["notes.md"]


def test_an_open_file_goes_on_being_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(b"old words")
    with path.open("rb") as file:
        save(path, b"new")
        assert file.read() == b"old words"
    assert path.read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(b"old")
    with writing_at_most(100_000), pytest.raises(WorldError, match="could not be written: The disk is full"):
        save(path, bytes(200_000))
    assert path.read_bytes() == b"old"
    assert left(tmp_path) == ["notes.md"]


def test_a_folder_in_the_way_and_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="There is a folder of that name"):
        save(tmp_path, b"x")
    with pytest.raises(WorldError, match="There is no folder"):
        save(tmp_path / "none" / "x.md", b"x")
    (tmp_path / "file").touch()
    with pytest.raises(WorldError):
        save(tmp_path / "file" / "x.md", b"x")
    with pytest.raises(WorldError):
        save(tmp_path / "a\0b", b"x")
    with pytest.raises(WorldError, match="too long"):
        save(tmp_path / ("n" * 300), b"x")


@pytest.mark.parametrize("number", [13, 1, 30])
def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "notes.md"
    path.write_bytes(b"old")
    monkeypatch.setattr("viewer.writers.atomic._write", refuse)
    with pytest.raises(WorldError, match="You may not write there"):
        save(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_is_not_to_be_written(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(b"old")
    path.chmod(0o400)
    with pytest.raises(WorldError, match="You may not write there"):
        save(path, b"new")


def test_what_fails_at_the_last_moment_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(WorldError):
        save(tmp_path / "notes.md", b"new")
    assert left(tmp_path) == []


def test_links_and_devices_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "target.md", tmp_path / "link.md"
    target.write_bytes(b"old")
    link.symlink_to(target)
    save(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WorldError, match="no ordinary file"):
        save(tmp_path / "pipe", b"x")
