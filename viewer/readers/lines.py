"""A text as lines, numbered as an editor numbers them."""

from __future__ import annotations

from viewer.core.steps import Step, stepped, unwatched


def split_lines(text: str, step: Step = unwatched) -> list[str]:
    """The lines of `text` without blanks around them; element i is line i + 1 of the source.

    Only line feeds and carriage returns end a line, as in an editor: a form feed does not.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return [line.strip() for line in stepped(text.split("\n"), step)]
