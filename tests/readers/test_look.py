"""A look at a file says what reading it would give, and more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from viewer.core.choices import Choices
from viewer.core.source_lines import Fate
from viewer.errors import WorldError
from viewer.readers.look import Look, look, look_pasted
from viewer.readers.open import read_bytes, read_pasted

TEXT = "A title\n\nAda [00:00:01]: Hello.\nand more\n\nBo [00:99:99]: Yes.\n\nAda [00:00:09]: Bye.\n"
PAGE = "<html><body><p>Ada [00:00:01]: Hello.</p>\n<p>Bo [00:00:04]: Yes.</p></body></html>"


def fates(found: Look) -> str:
    return "".join(found.source.fate(line)[0] for line in range(1, len(found.source) + 1))


def test_it_is_what_reading_gives() -> None:
    found = look(TEXT.encode(), ".txt")
    assert found.transcript == read_bytes(TEXT.encode(), ".txt")
    assert (found.encoding, found.reader.key, found.fault) == ("utf-8", "turn-text", None)
    assert found.surest is found.reader
    assert found.speakers == {"Ada": 2, "Bo": 1}
    assert fates(found) == "intwntntn"
    assert list(found.source.warnings) == [6]
    assert (len(found.warnings), [remark.line for remark in found.ignored]) == (1, [1])


def test_all_readers_are_there_the_surest_first() -> None:
    scores = [score for score, _ in look(TEXT.encode(), ".txt").ranked]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 80
    assert 0 in scores


def test_another_format_can_be_looked_at() -> None:
    found = look(TEXT.encode(), ".txt", Choices("plain"))
    assert (found.reader.key, found.transcript and found.transcript.timed) == ("plain", False)
    assert found.surest is not None
    assert found.surest.key == "turn-text"


def test_where_nothing_is_found_the_fault_is_told_beside_the_lines() -> None:
    found = look(b"{ nothing", ".txt", Choices("whisper-json"))
    assert found.transcript is None
    assert "could be read as" in str(found.fault)
    assert found.source.lines == ["{ nothing"]


def test_where_nobody_is_sure_the_first_that_may_do_is_shown() -> None:
    found = look(b'{"segments": []}\nAnd words', ".txt")
    assert found.surest is None
    assert found.reader is found.ranked[0][1]


def test_a_reader_that_raises_is_a_fault_beside_the_lines() -> None:
    found = look(b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", ".mhtml")
    assert "no page" in str(found.fault)


@pytest.mark.parametrize(
    ("data", "choices"),
    [(b"", Choices()), (b"\xff\xfe\xfd abc", Choices(encoding="utf-8")), (b"Words", Choices("klingon"))],
)
def test_what_is_no_text_is_told(data: bytes, choices: Choices) -> None:
    with pytest.raises(WorldError):
        look(data, ".txt", choices)


def test_lines_of_an_archive_are_those_of_its_page() -> None:
    head = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=xx\n\n--xx\nContent-Type: text/html\n\n"
    )
    found = look(f"{head}{PAGE}\n--xx--\n".encode(), ".mhtml")
    assert found.source.lines[0].startswith("<html>")
    assert found.encoding == "", "each of its parts has its own"
    assert [found.source.fate(line) for line in (1, 2)] == [Fate.TURN, Fate.TURN]


@pytest.mark.parametrize(
    ("html", "text", "choices"),
    [
        (PAGE, "Ada: Hello.", Choices()),
        (None, TEXT, Choices()),
        ("<p>Words</p>", TEXT, Choices()),
        ("<p>Words</p>", TEXT, Choices("web-page")),
        (PAGE, TEXT, Choices("plain")),
        (PAGE, "", Choices()),
    ],
)
def test_a_paste_is_looked_at_as_it_is_read(html: str | None, text: str, choices: Choices) -> None:
    found = look_pasted(html, text, choices)
    assert found.transcript == read_pasted(html, text, choices=choices)
    assert found.encoding == ""
    assert len({reader.key for _, reader in found.ranked}) == len(found.ranked)


def test_it_can_be_left() -> None:
    def leaves(after: int) -> Callable[[float], None]:
        def step(_share: float) -> None:
            nonlocal after
            after -= 1
            if after < 0:
                raise InterruptedError

        return step

    for after in (0, 2, 5):
        with pytest.raises(InterruptedError):
            look(TEXT.encode(), ".txt", step=leaves(after))
