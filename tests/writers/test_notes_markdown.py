"""Markdown, read back by a CommonMark parser."""

from __future__ import annotations

import re

import pytest

from tests.annotated import NASTY, episode
from viewer.writers.notes_markdown import MarkdownWriter

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")


def written(note: str = "A note.", tag: str = "bees/flight", *, whole: bool = False) -> str:
    return MarkdownWriter().write(episode(note, tag), whole=whole).decode()


def tokens(text: str) -> list[str]:
    body = text.split("\n---\n", 1)[1]
    return [token.type for token in markdown_it.MarkdownIt("gfm-like", {"linkify": False}).parse(body)]


def test_a_note_as_obsidian_keeps_it() -> None:
    text = written()
    assert text.startswith('---\ntitle: "On <bees> & more"\nspeakers:\n  - "Ada"\n  - "Bo"\ntags:\n')
    assert '  - "bees/flight"\n  - "b"\naudio: "my bees.mp3"\nannotations: 5\n' in text
    assert "# On \\<bees\\> \\& more" in text or "# On \\<bees\\> & more" in text
    block = (
        "## [0:00](my%20bees.mp3#t=0.417) · Ada · green\n\n> bi flyger ut\n\nA note.\n\n#bees/flight #b\n\n^"
        f"{1:032x}"
    )
    assert block in text


def test_several_speakers_are_named_and_lost_words_kept() -> None:
    text = written()
    assert "> **Bo:** did you \\*say\\*?\\\n> It is \\<b\\>bold\\</b\\> & \\[linked\\](x).\n>\n" in text
    assert "\n>\n> **Ada:** Nothing" in text
    assert "> gone\n\n*These words are not in the transcript as it is now.*\n\nlost" in text
    assert "## [0:12](my%20bees.mp3#t=12.5) · Bookmark · orange\n\nA note." in text


@pytest.mark.parametrize("note", NASTY)
def test_notes_do_not_break_the_structure(note: str) -> None:
    plain = tokens(written("x"))
    nasty = tokens(written(note, note.strip() or "x"))
    kinds = {"heading_open", "blockquote_open"}
    assert [kind for kind in plain if kind in kinds] == [kind for kind in nasty if kind in kinds]
    assert set(nasty) <= set(plain)


def test_front_matter_is_one_line_a_value() -> None:
    text = written("\u2028\x85", "x")
    front = text.split("\n---\n", 1)[0]
    assert len(front.splitlines()) == front.count("\n") + 1


def test_the_whole_transcript() -> None:
    text = written(whole=True)
    assert "## Transcript\n\n**Ada** [0:00](my%20bees.mp3#t=0)\n\nEn bi flyger ut" in text
    assert "[0:15](my%20bees.mp3#t=15)" in text  # behind the advertisement
    assert re.search(r"\n\^[0-9a-f]{32}\n", text)
