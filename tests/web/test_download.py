"""Files that come from the web: whole, gone on with, or not at all."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.server import Do, Handler, Server
from viewer.errors import WorldError
from viewer.web import download as download_module
from viewer.web.ask import Web
from viewer.web.download import Arrived, download, sweep
from viewer.web.faults import BrokenError, TooLargeError
from viewer.web.reach import Reach

BODY = bytes(range(256)) * 2000
MARK = '"v1"'


class _GaveUpError(Exception):
    pass


def bring(
    server: Server,
    folder: Path,
    *,
    limit: int = 1 << 30,
    path: str = "/a.mp3",
    tell: Callable[[int, int | None], None] = lambda _done, _total: None,
) -> Arrived:
    web = Web(lambda: None, Reach())
    return download(web, server.at(path), folder, lambda _head: limit, typed=True, tell=tell)


def left(folder: Path) -> list[str]:
    return sorted(path.suffix for path in (folder / ".unfinished").glob("*"))


def breaking(at: int, *, times: int = 1, body: bytes = BODY, ranges: bool = True, **headers: str) -> Do:
    """A file whose connection breaks off `times` times, each time `at` bytes further."""
    done = 0

    def do(handler: Handler) -> None:
        nonlocal done
        done += 1
        wish, same = handler.headers.get("Range"), handler.headers.get("If-Range") in headers.values()
        begin = int(wish.removeprefix("bytes=").rstrip("-")) if wish and same and ranges else 0
        rest = body[begin:]
        if begin:
            place = f"bytes {begin}-{len(body) - 1}/{len(body)}"
            handler.head(206, Content_Length=str(len(rest)), Content_Range=place, **headers)
        else:
            handler.head(Content_Length=str(len(rest)), **headers)
        handler.wfile.write(rest[:at] if done <= times else rest)

    return do


def ranges(server: Server) -> list[str | None]:
    return [headers.get("Range") for _, headers in server.asked]


def test_a_file_comes_whole_and_is_told_of(server: Server, tmp_path: Path) -> None:
    server.give("/a.mp3", BODY)
    told: list[tuple[int, int | None]] = []
    came = bring(server, tmp_path, tell=lambda done, total: told.append((done, total)))
    assert came.path.read_bytes() == BODY
    assert came.name == "a.mp3"
    assert told[0] == (0, len(BODY))
    assert told[-1] == (len(BODY), len(BODY))
    assert told == sorted(told)
    assert left(tmp_path) == [".part"]


@pytest.mark.parametrize("headers", [{"ETag": MARK}, {"Last_Modified": "Wed, 21 Oct 2015 07:28:00 GMT"}])
def test_what_breaks_off_goes_on_by_itself(server: Server, tmp_path: Path, headers: dict[str, str]) -> None:
    server.pages["/a.mp3"] = breaking(100_000, times=3, **headers)
    assert bring(server, tmp_path).path.read_bytes() == BODY
    assert ranges(server) == [None, "bytes=100000-", "bytes=200000-", "bytes=300000-"]


def test_without_a_mark_nothing_is_gone_on_with(server: Server, tmp_path: Path) -> None:
    server.pages["/a.mp3"] = breaking(100_000)
    with pytest.raises(BrokenError, match="Try again"):
        bring(server, tmp_path)
    assert left(tmp_path) == []
    assert bring(server, tmp_path).path.read_bytes() == BODY
    assert ranges(server) == [None, None]


def test_a_weak_mark_is_none(server: Server, tmp_path: Path) -> None:
    server.pages["/a.mp3"] = breaking(100_000, ETag='W/"v1"')
    with pytest.raises(BrokenError):
        bring(server, tmp_path)
    assert left(tmp_path) == []


def test_one_that_never_gets_further_is_left(server: Server, tmp_path: Path) -> None:
    server.pages["/a.mp3"] = breaking(0, times=1000, ETag=MARK)
    with pytest.raises(BrokenError):
        bring(server, tmp_path)
    assert len(server.asked) <= 5


def test_it_goes_on_another_day(server: Server, tmp_path: Path) -> None:
    server.give("/a.mp3", BODY, ETag=MARK)

    def give_up(done: int, _total: int | None) -> None:
        if done > 100_000:
            raise _GaveUpError

    with pytest.raises(_GaveUpError):
        bring(server, tmp_path, tell=give_up)
    assert left(tmp_path) == [".json", ".part"]
    server.pages["/a.mp3"] = breaking(0, times=0, ETag=MARK)
    told: list[int] = []
    assert bring(server, tmp_path, tell=lambda done, _total: told.append(done)).path.read_bytes() == BODY
    assert told[0] > 100_000
    assert ranges(server)[1] == f"bytes={told[0]}-"


def interrupted(server: Server, folder: Path) -> None:
    server.pages["/a.mp3"] = breaking(100_000, times=1000, ETag=MARK, ranges=False)
    with pytest.raises(BrokenError):
        bring(server, folder)
    assert left(folder) == [".json", ".part"]
    server.asked.clear()


OTHER = BODY[::-1]
LIES: dict[str, Do] = {
    "it has changed": breaking(0, times=0, body=OTHER, ETag='"v2"'),
    "it knows no ranges": breaking(0, times=0, body=OTHER, ranges=False, ETag=MARK),
    "another part comes": lambda handler: (
        handler.answer(OTHER, 206, Content_Range=f"bytes 5-{len(OTHER) - 1}/{len(OTHER)}")
        if handler.headers.get("Range")
        else handler.answer(OTHER)
    ),
    "a part of nothing comes": lambda handler: handler.answer(
        OTHER, 206 if handler.headers.get("Range") else 200
    ),
    "there is nothing behind it": lambda handler: handler.answer(
        b"" if handler.headers.get("Range") else OTHER, 416 if handler.headers.get("Range") else 200
    ),
}


@pytest.mark.parametrize("lie", LIES)
def test_what_does_not_fit_begins_anew(server: Server, tmp_path: Path, lie: str) -> None:
    interrupted(server, tmp_path)
    server.pages["/a.mp3"] = LIES[lie]
    assert bring(server, tmp_path).path.read_bytes() == OTHER
    assert ranges(server)[0] == "bytes=100000-"


def test_a_part_that_nobody_asked_for_is_refused(server: Server, tmp_path: Path) -> None:
    server.give("/a.mp3", BODY, 206, Content_Range=f"bytes 0-9/{len(BODY)}")
    with pytest.raises(WorldError):
        bring(server, tmp_path)
    assert left(tmp_path) == []


def test_two_at_once_do_not_write_into_the_same_file(server: Server, tmp_path: Path) -> None:
    interrupted(server, tmp_path)
    server.pages["/a.mp3"] = breaking(0, times=0, ETag=MARK)
    inner: list[Arrived] = []

    def meanwhile(_done: int, _total: int | None) -> None:
        if not inner:
            inner.append(bring(server, tmp_path))

    outer = bring(server, tmp_path, tell=meanwhile)
    assert outer.path != inner[0].path
    assert outer.path.read_bytes() == inner[0].path.read_bytes() == BODY


def test_what_a_killed_program_left_is_gone_on_with_once_it_is_idle(server: Server, tmp_path: Path) -> None:
    interrupted(server, tmp_path)
    for path in (tmp_path / ".unfinished").glob("*"):
        path.rename(path.with_name(f"{path.stem}.0123456789ab{path.suffix}"))
    server.pages["/a.mp3"] = breaking(0, times=0, ETag=MARK)
    assert bring(server, tmp_path).path.read_bytes() == BODY
    long_ago = time.time() - 1000
    for path in (tmp_path / ".unfinished").glob("*.0123456789ab.part"):
        os.utime(path, (long_ago, long_ago))
    assert bring(server, tmp_path).path.read_bytes() == BODY
    assert ranges(server) == [None, "bytes=100000-"]


@pytest.mark.parametrize(
    "notes", [b"", b"{", b"[]", b'{"validator": 5}', b'{"validator": "a\\r\\nX: y"}', b"\xff"]
)
def test_damaged_notes_of_a_part_are_no_notes(server: Server, tmp_path: Path, notes: bytes) -> None:
    interrupted(server, tmp_path)
    [kept] = (tmp_path / ".unfinished").glob("*.json")
    kept.write_bytes(notes)
    server.give("/a.mp3", BODY, ETag=MARK)
    assert bring(server, tmp_path).path.read_bytes() == BODY
    assert ranges(server) == [None]


def test_what_is_too_large_leaves_nothing(server: Server, tmp_path: Path) -> None:
    server.give("/a.mp3", BODY, ETag=MARK)
    with pytest.raises(TooLargeError, match="Audio may have 4294 MB, anything else 67 MB"):
        bring(server, tmp_path, limit=100_000)
    assert left(tmp_path) == []


def test_the_limit_counts_what_came_before(server: Server, tmp_path: Path) -> None:
    interrupted(server, tmp_path)
    server.pages["/a.mp3"] = breaking(0, times=0, ETag=MARK)
    with pytest.raises(TooLargeError):
        bring(server, tmp_path, limit=len(BODY) - 1)
    assert left(tmp_path) == []


def test_a_full_disk_is_told(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server.give("/a.mp3", BODY, ETag=MARK)

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(download_module.os, "fsync", full)
    with pytest.raises(WorldError, match="disk is full"):
        bring(server, tmp_path)


def test_a_folder_that_cannot_be_is_told(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WorldError, match="could not be written"):
        bring(server, tmp_path / "file")
    assert server.asked == []


def test_old_parts_are_swept(server: Server, tmp_path: Path) -> None:
    interrupted(server, tmp_path)
    sweep(tmp_path)
    assert left(tmp_path) == [".json", ".part"]
    for path in (tmp_path / ".unfinished").glob("*"):
        os.utime(path, (0, 0))
    sweep(tmp_path)
    assert left(tmp_path) == []
