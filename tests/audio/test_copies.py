"""The cache of seekable copies: found again, few enough, nothing half done, nobody else's files touched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.audio_files import noise, write_audio
from tests.disk import writing_at_most
from viewer.audio import copies as module
from viewer.audio.copies import Copies
from viewer.audio.identity import content_hash
from viewer.audio.probe import probe
from viewer.core.records import MediaKind, MediaRef
from viewer.core.room import Limits
from viewer.errors import WorldError

FEW = Limits(total=1 << 30, free=0, age_s=1_000)


def media(path: Path) -> MediaRef:
    stat = path.stat()
    length = probe(path).duration_ms
    return MediaRef(
        MediaKind.AUDIO, content_hash(path), str(path), stat.st_size, stat.st_mtime_ns, duration_ms=length
    )


@pytest.fixture
def audio(tmp_path: Path) -> MediaRef:
    return media(write_audio(tmp_path, "mp3-vbr-headerless", noise(3)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "turnlight"


@pytest.fixture
def copies(folder: Path) -> Copies:
    return Copies(folder, FEW)


def put(folder: Path, name: str, *, size: int = 10, used_s: float = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(bytes(size))
    os.utime(path, (used_s, used_s))
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def copy_name(letter: str) -> str:
    return letter * 64 + ".mka"


def test_a_copy_is_made_once(audio: MediaRef, copies: Copies, folder: Path) -> None:
    path = copies.provide(audio)
    assert path == folder / f"{audio.hash}.mka"
    assert names(folder) == {path.name}
    assert probe(path).seeks_truly
    made = path.stat().st_ino
    steps: list[float] = []
    assert copies.provide(audio, steps.append) == path
    assert (path.stat().st_ino, steps) == (made, [])


def test_a_copy_in_use_is_young_again(audio: MediaRef, folder: Path) -> None:
    Copies(folder, FEW, lambda: 1_000.0).provide(audio)
    path = Copies(folder, FEW, lambda: 5_000.0).provide(audio)
    assert path.stat().st_mtime == 5_000


def test_a_damaged_copy_is_made_again(audio: MediaRef, copies: Copies) -> None:
    path = copies.provide(audio)
    path.write_bytes(path.read_bytes()[:300])
    assert probe(copies.provide(audio)).duration_ms == pytest.approx(3_000, abs=80)


def test_the_folder_may_vanish(audio: MediaRef, copies: Copies, folder: Path) -> None:
    copies.provide(audio)
    shutil.rmtree(folder.parent)
    assert copies.provide(audio).is_file()


def test_the_longest_unused_make_room(audio: MediaRef, folder: Path) -> None:
    for age, letter in enumerate("abc"):
        put(folder, copy_name(letter), size=1_000_000, used_s=100 + age)
    limits = Limits(total=4_000_000, free=0, age_s=1_000)
    path = Copies(folder, limits, lambda: 200.0).provide(audio)
    assert names(folder) == {copy_name("b"), copy_name("c"), path.name}


def test_the_disk_is_not_filled(audio: MediaRef, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, copy_name("a"), used_s=100)
    monkeypatch.setattr(module.shutil, "disk_usage", lambda _: SimpleNamespace(free=2_000_000))
    with pytest.raises(WorldError, match="could not be made seekable: There is too little space"):
        Copies(folder, Limits(total=1 << 30, free=1_000_000, age_s=1_000), lambda: 200.0).provide(audio)
    assert names(folder) == {copy_name("a")}


@pytest.mark.parametrize("share", [0.2, 0.99])
def test_a_disk_that_fills_up_meanwhile_leaves_nothing(
    audio: MediaRef, copies: Copies, folder: Path, share: float
) -> None:
    with (
        writing_at_most(round(audio.size * share)),
        pytest.raises(WorldError, match="There is too little space for a copy in"),
    ):
        copies.provide(audio)
    assert names(folder) == set()


def test_who_stops_it_leaves_nothing(audio: MediaRef, copies: Copies, folder: Path) -> None:
    def leave(share: float) -> None:
        assert share == 0 or any(name.endswith(".part") for name in names(folder))
        if share > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copies.provide(audio, leave)
    assert names(folder) == set()


def test_a_folder_that_cannot_be_made_is_told(audio: MediaRef, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WorldError, match="could not be made seekable: The system says"):
        Copies(tmp_path / "file" / "cache").provide(audio)


def test_a_folder_that_cannot_be_written_is_told(
    audio: MediaRef, copies: Copies, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(module, "copy_packets", refuse)
    with pytest.raises(WorldError, match="Permission denied"):
        copies.provide(audio)


@pytest.mark.parametrize("spoil", [lambda data: data[:100], lambda _: b"x" * 5_000, lambda data: data + data])
def test_a_file_that_changed_meanwhile_is_not_taken_for_what_it_was(
    audio: MediaRef, copies: Copies, folder: Path, spoil: Callable[[bytes], bytes]
) -> None:
    path = Path(audio.path)
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(WorldError, match="could not be made seekable"):
        copies.provide(audio)
    assert names(folder) == set()


def test_a_copy_that_is_not_whole_is_not_kept(audio: MediaRef, copies: Copies, folder: Path) -> None:
    with pytest.raises(WorldError, match="damaged"):
        copies.provide(replace(audio, duration_ms=60_000))
    assert names(folder) == set()


def test_a_file_that_is_gone_is_told(audio: MediaRef, copies: Copies) -> None:
    Path(audio.path).unlink()
    with pytest.raises(WorldError, match="No such file"):
        copies.provide(audio)


def test_tidying_leaves_what_is_not_ours(folder: Path, tmp_path: Path) -> None:
    target = put(tmp_path, "elsewhere", used_s=0)
    folder.mkdir(parents=True)
    (folder / copy_name("f")).symlink_to(target)
    (folder / copy_name("e")).mkdir()
    theirs = ["library.db", "a" * 63 + ".mka", "A" * 64 + ".mka", "b" * 64 + ".mp3", "notes.part"]
    for name in theirs:
        put(folder, name)
    put(folder, copy_name("a"))  # too old
    put(folder, copy_name("b"), used_s=9_500)
    put(folder, "c" * 64 + ".123.part")  # of a crashed program
    put(folder, "d" * 64 + ".123.part", used_s=9_990)  # somebody is at work on it
    Copies(folder, FEW, lambda: 10_000.0).tidy()
    stay = {*theirs, copy_name("b"), copy_name("e"), copy_name("f"), "d" * 64 + ".123.part"}
    assert names(folder) == stay
    assert target.is_file()


def test_tidying_keeps_to_the_limit(folder: Path) -> None:
    for age, letter in enumerate("abc"):
        put(folder, copy_name(letter), size=100, used_s=100 + age)
    Copies(folder, Limits(total=250, free=1 << 60, age_s=1_000), lambda: 200.0).tidy()
    assert names(folder) == {copy_name("b"), copy_name("c")}


def test_tidying_a_folder_that_is_not_there_is_no_fault(folder: Path) -> None:
    Copies(folder).tidy()
    assert not folder.exists()
