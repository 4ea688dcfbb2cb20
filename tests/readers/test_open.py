from __future__ import annotations

import gc
import hashlib
import os
from itertools import pairwise
from pathlib import Path

import pytest

from tests.readers.documents import docx, odt, paragraphs
from viewer.core.choices import Choices
from viewer.errors import WorldError
from viewer.readers import open as opening
from viewer.readers.base import AmbiguousFormat
from viewer.readers.open import content_hash, read_bytes, read_file, read_pasted

TURNS = "Anna [00:00:01]: one\n\nBo [00:00:05]: two\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "episode.txt"
    path.write_text(TURNS, "utf-8")
    return path


def test_a_file_is_read(file: Path) -> None:
    transcript = read_file(file)
    assert transcript.format == "turn-text"
    assert [turn.text for turn in transcript.turns] == ["one", "two"]


@pytest.mark.parametrize("suffix", [".txt", ".md", "", ".TXT", ".log"])
def test_turns_are_found_whatever_the_file_is_called(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"episode{suffix}"
    path.write_text(TURNS, "utf-16")
    assert len(read_file(path).turns) == 2


@pytest.mark.parametrize(
    ("text", "suffix", "key"),
    [
        (TURNS, ".txt", "turn-text"),
        ("just words", ".txt", "plain"),
        ("just words", "", "plain"),
        ("<!DOCTYPE html><p>Anna [0:01]: hi", ".txt", "web-page"),
        ("<div>Anna [0:01]: hi</div>", ".html", "web-page"),
        ("Timespan,Content\n0:01,hello\n", ".txt", "table"),
        ("x" * 200_000 + "\n" + TURNS, ".txt", "turn-text"),
    ],
)
def test_the_surest_reader_reads(tmp_path: Path, text: str, suffix: str, key: str) -> None:
    path = tmp_path / f"episode{suffix}"
    path.write_text(text, "utf-8")
    assert read_file(path).format == key


@pytest.mark.parametrize(
    ("text", "suffix"), [('{"segments": []}', ".json"), ("just words", ".xyz"), ("<a>b</c>", ".xml")]
)
def test_what_no_reader_is_sure_of_is_a_choice(tmp_path: Path, text: str, suffix: str) -> None:
    path = tmp_path / f"episode{suffix}"
    path.write_text(text, "utf-8")
    with pytest.raises(AmbiguousFormat, match="format is not clear") as caught:
        read_file(path)
    keys = [reader.key for reader in caught.value.candidates]
    assert "plain" in keys
    assert read_file(path, choices=Choices(reader="plain")).format == "plain"


def test_a_reader_nobody_knows(file: Path) -> None:
    with pytest.raises(WorldError, match="no reader called klingon"):
        read_file(file, choices=Choices(reader="klingon"))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match=r"There is no file lost\.txt"):
        read_file(tmp_path / "lost.txt")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="is a folder"):
        read_file(tmp_path)


def test_something_that_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(WorldError, match="no ordinary file"):
        read_file(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(file: Path) -> None:
    file.chmod(0)
    with pytest.raises(WorldError, match="cannot be read: Permission denied"):
        read_file(file)


def test_a_name_that_cannot_be_one() -> None:
    with pytest.raises(WorldError, match="cannot be read"):
        read_file(Path("a\0b.txt"))


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(300_000_000)
    with pytest.raises(WorldError, match="It has 300 MB; a transcript may have 268 MB"):
        read_file(path)


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(WorldError, match="is empty"):
        read_file(tmp_path / "empty.txt")


@pytest.mark.parametrize("text", ["---", "Timespan\tContent\n"])
def test_a_file_without_words(tmp_path: Path, text: str) -> None:
    (tmp_path / "none.txt").write_text(text, "utf-8")
    with pytest.raises(WorldError, match="There is no transcript in this"):
        read_file(tmp_path / "none.txt")


def test_warnings_of_decoding_come_first(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes(("Anna [00:99:99]: one\nBo [00:01]: two\nAnna [00:05]: å").encode()[:-1])
    assert [remark.line for remark in read_file(path).warnings] == [3, 1]


def test_the_collector_runs_again_afterwards(file: Path) -> None:
    read_file(file)
    assert opening.gc.isenabled()


def test_html_is_preferred_when_pasting() -> None:
    page = "<html><body><!--StartFragment--><p><b>Anna [00:01]:</b> one</p><!--EndFragment--></body></html>"
    assert read_pasted(page, "Anna [00:01]: one").format == "web-page"


def test_text_is_taken_where_the_html_has_no_times() -> None:
    assert read_pasted("<p>Anna</p>", TURNS).format == "turn-text"
    assert read_pasted(None, TURNS).format == "turn-text"


def test_html_without_times_is_better_than_nothing() -> None:
    assert [turn.text for turn in read_pasted("<p>one</p><p>two</p>", "").turns] == ["one", "two"]


def test_only_the_fragment_is_pasted() -> None:
    page = (
        "Version:0.9\r\nStartHTML:0105\r\n<html><body><p>Bo [00:00]: zero</p><!--StartFragment-->"
        "<p>Anna [00:01]: one</p><!--EndFragment--><p>Bo [00:09]: nine</p></body></html>"
    )
    assert [turn.text for turn in read_pasted(page, "").turns] == ["one"]
    assert [turn.text for turn in read_pasted("Version:0.9\r\n<p>Anna [00:01]: one</p>", "").turns] == ["one"]


@pytest.mark.parametrize(("page", "text"), [(None, ""), ("", " \n"), ("<p> </p>", " ")])
def test_nothing_to_paste(page: str | None, text: str) -> None:
    with pytest.raises(WorldError, match="no text to paste"):
        read_pasted(page, text)


def test_content_hash_is_sha_256() -> None:
    assert content_hash(b"abc") == hashlib.sha256(b"abc").hexdigest()


TURN = "Anna [00:00:01]: one\n"
LONG: dict[str, tuple[str | bytes, str]] = {
    "turn text": (TURN * 9000, ".txt"),
    "one long line": ("Anna [00:00:01]: one " + "[00:00:02] two " * 9000, ".txt"),
    "plain text": ("No time at all.\n\n" * 9000, ".txt"),
    "table": ("Time\tText\n" + "0:01\tone\n" * 9000, ".tsv"),
    "page": ("<html><body>" + "<p>Anna [00:00:01]: one</p>\n" * 9000, ".html"),
    "untimed page": ("<html><body><p hidden>x</p>" + "<p>one</p>\n" * 9000, ".html"),
    "archive": (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
        "<html><body>" + "<p>Anna [00:00:01]: one</p>\n" * 9000 + "\n--b--\n",
        ".mhtml",
    ),
    "Word document": (docx(paragraphs(*(f"Anna [00:00:01]: {place}" for place in range(9000)))), ".docx"),
    "OpenDocument": (
        odt("".join(f"<text:p>Anna [00:00:01]: {place}</text:p>" for place in range(9000))),
        ".odt",
    ),
    "rich text": ("{\\rtf1 " + "Anna [00:00:01]: one\\par " * 9000 + "}", ".rtf"),
}


def bytes_of(name: str) -> bytes:
    data = LONG[name][0]
    return data if isinstance(data, bytes) else data.encode()


@pytest.mark.parametrize("name", LONG)
def test_a_long_reading_tells_how_far_it_is(name: str) -> None:
    suffix = LONG[name][1]
    shares: list[float] = []
    read_bytes(bytes_of(name), suffix, step=shares.append)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert all(later >= share - 1e-9 for share, later in pairwise(shares))
    assert len(shares) > 10


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.8, 1.0])
def test_a_long_reading_can_be_left_anywhere(name: str, share: float) -> None:
    suffix = LONG[name][1]

    def leave(reached: float) -> None:
        if reached >= share:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        read_bytes(bytes_of(name), suffix, step=leave)
    assert gc.isenabled()


def test_a_long_paste_tells_how_far_it_is() -> None:
    shares: list[float] = []
    read_pasted("<p>one</p>" * 9000, TURN * 9000, shares.append)
    assert shares[-1] == 1.0
    assert all(later >= share - 1e-9 for share, later in pairwise(shares))
