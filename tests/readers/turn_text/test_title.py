import pytest

from viewer.readers.turn_text.title import title_of


@pytest.mark.parametrize(
    ("intro", "title"),
    [
        (["# The quay", "Text."], "The quay"),
        (
            ["This page needs scripts.", "The quay that turned", "How did it become a place?", "Listen"],
            "The quay that turned",
        ),
        (
            ["Skip to content", "Seven minutes late", "A clock has been wrong for years."],
            "Seven minutes late",
        ),
        (["The only line"], "The only line"),
        (["[Music]"], ""),
        (["Menu", "Search", "Listen"], ""),
        (["A whole sentence stands here."], ""),
        (["https://example.org/episode", "12 | 34 | 56"], ""),
        (["Speakers:"], ""),
        (["A " * 60, "Text."], ""),
        ([], ""),
    ],
)
def test_title_is_the_heading_above_a_sentence(intro, title):
    assert title_of(intro) == title
