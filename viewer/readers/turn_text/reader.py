"""The reader of turn text, for files and for the lines of a web page."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.core.choices import AUTOMATIC, Choices, Options
from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.errors import message
from viewer.readers.lines import split_lines
from viewer.readers.plain import read_paragraphs
from viewer.readers.turn_text import layout
from viewer.readers.turn_text.assemble import assemble
from viewer.readers.turn_text.title import title_of


class TurnTextReader:
    """Text with stamps and speakers, in any of many shapes."""

    key = "turn-text"
    label = message("Text with times and speakers")
    suffixes = (".txt", ".md", ".markdown", ".text")

    def score(self, head: str, suffix: str) -> int:
        """80 where turns were found, less in files that should hold something else."""
        if head.lstrip()[:1] == "<" and "</" in head:
            return 0
        lines = split_lines(head)
        if layout.decide(lines, layout.scan(lines)) is None:
            return 0
        return 80 if suffix in ("", *self.suffixes) else 60

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read all turns of `text`."""
        return self.read_as(text, AUTOMATIC, step)

    def read_as(self, text: str, choices: Choices, step: Step = unwatched) -> Draft:
        """Read all turns of `text`, with the speakers that were chosen."""
        draft = Draft(self.key)
        lines = split_lines(text, part(step, 0.0, 0.05))
        read_lines(lines, range(1, len(lines) + 1), draft, part(step, 0.05, 1.0), choices)
        first = draft.turns[0].line if draft.turns else 0
        draft.title = title_of([str(remark.text) for remark in draft.ignored if remark.line < first])
        return draft


def read_lines(
    lines: Sequence[str],
    numbers: Sequence[int],
    draft: Draft,
    step: Step = unwatched,
    choices: Choices = AUTOMATIC,
    *,
    last: tuple[int, int] | None = None,
) -> bool:
    """Fill `draft` with the turns of `lines`; with paragraphs where no stamp begins a turn.

    Args:
        lines: without blanks around them.
        numbers: the source line of each.
        draft: gets turns, ignored lines and warnings, and the names that could be speakers.
        step: hears how far the reading is.
        choices: which names are speakers.
        last: where the source says so, the line at which the last turn begins, and that behind its end.

    Returns:
        Whether there are turns with times.
    """
    scan = layout.scan(lines, part(step, 0.0, 0.6))
    found = layout.decide(lines, scan, part(step, 0.6, 0.75), choices)
    rest = part(step, 0.75, 1.0)
    if found is None:
        read_paragraphs(lines, numbers, draft, rest, choices)
        return False
    draft.options = Options(found.names)
    assemble(lines, numbers, found, draft, rest, last=last)
    return True
