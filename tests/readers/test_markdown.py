"""Markdown with front matter: what damaged or strange files cost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.builder import build
from viewer.core.draft import Draft
from viewer.readers.markdown import MarkdownReader

TEXT = """---
title: "Ett \\"samtal\\""
language: sv
audio: 'ett samtal.mp3'
speakers:
  - "Ada"
  - "Bo"
tags:
  - x
---

# Ett "samtal"

En ingress.

**Ada [00:00:02]:** Hej\\
*där*.

Och &#32;så \\[0:05\\].

**Bo [00:00:09 - 00:00:12.500]:** \\- Nej.

**:** Ingen.
"""


def read(text: str) -> Draft:
    return MarkdownReader().read(text)


def test_what_is_written_is_read() -> None:
    draft = read(TEXT)
    assert (draft.title, draft.language, draft.media) == ('Ett "samtal"', "sv", "ett samtal.mp3")
    assert [(turn.speaker, turn.start_ms, turn.end_ms, turn.text, turn.line) for turn in draft.turns] == [
        ("Ada", 2_000, None, "Hej\n*där*.\n\nOch  så [0:05].", 16),
        ("Bo", 9_000, 12_500, "- Nej.", 21),
        (None, None, None, "Ingen.", 23),
    ]
    assert [(each.line, str(each.text)) for each in draft.ignored] == [
        (8, "tags:"),
        (9, "- x"),
        (12, '# Ett "samtal"'),
        (14, "En ingress."),
    ]
    assert draft.warnings == []


def test_line_ends_and_a_mark_change_nothing() -> None:
    plain = [(turn.text, turn.start_ms) for turn in read(TEXT).turns]
    for other in (TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "\r"), "\ufeff" + TEXT):
        assert [(turn.text, turn.start_ms) for turn in read(other).turns] == plain
        assert MarkdownReader().score(other, ".md") == 100


def test_a_title_may_stand_in_the_heading_alone() -> None:
    assert read("---\nlanguage: sv\n---\n# A \\*title\\*\n\n**Ada [0:01]:** x\n").title == "A *title*"


def test_a_time_that_cannot_be_costs_itself() -> None:
    draft = read("---\n---\n**Ada [00:99:99]:** x\n\n**Bo [00:00:05]:** y\n")
    assert [(turn.text, turn.start_ms) for turn in draft.turns] == [("x", None), ("y", 5_000)]
    assert [(each.line, str(each.text)) for each in draft.warnings] == [
        (3, "The time 00:99:99 cannot be; the turn is timed by estimate.")
    ]


def test_facts_that_are_no_words() -> None:
    draft = read(
        '---\ntitle: "\\ud800\\u0000x"\naudio: "open\nlanguage:\n---\n**A [0:01]:** &#55296;&#0;&#65;\n'
    )
    assert (draft.title, draft.media, draft.language) == ("?x", "open", "")
    assert draft.turns[0].text == "\ufffd\ufffdA"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---\n",
        "---\ntitle: x\n",
        "---\ntitle: x\n---\nNothing bold.\n",
        "---\ntitle: x\n---\n**bold** words: x\n",
        "**Ada [00:00:02]:** no front matter\n",
        "# T\n\n---\n\n**Ada [00:00:02]:** a rule, no front matter\n",
    ],
)
def test_other_markdown_is_left_to_others(text: str) -> None:
    assert MarkdownReader().score(text, ".md") == 0


@given(st.text() | st.lists(st.sampled_from(TEXT.split("\n"))).map("\n".join))
def test_any_text_is_read_without_an_error_and_nothing_is_dropped(text: str) -> None:
    draft = read("---\n---\n" + text)
    build(draft)
    found = " ".join([*(turn.text for turn in draft.turns), *(str(each.text) for each in draft.ignored)])
    for word in ("ingress", "där", "Nej", "Ingen"):
        assert found.count(word) >= (1 if word in text else 0)
