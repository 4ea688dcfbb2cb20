"""Text without any time: to be read, not followed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from viewer.core.builder import clean_name
from viewer.core.choices import AUTOMATIC, Choices, Options
from viewer.core.draft import Draft, RawTurn
from viewer.core.steps import Step, part, stepped, unwatched
from viewer.core.transcript import Remark
from viewer.core.turn_text import is_rule
from viewer.errors import message
from viewer.readers.lines import split_lines
from viewer.readers.turn_text import grammar
from viewer.readers.turn_text.names import possible
from viewer.readers.turn_text.title import title_of

_TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".text", "")
_STRUCTURED = ("<", "{", "[{", "WEBVTT")


class PlainReader:
    """Any text, a turn for each paragraph."""

    key = "plain"
    label = message("Plain text")
    suffixes = (".txt", ".md", ".markdown", ".text")

    def score(self, head: str, suffix: str) -> int:
        """Enough for text that nobody else wants, unless it looks like data of some kind."""
        if suffix not in _TEXT_SUFFIXES or head.lstrip().startswith(_STRUCTURED):
            return 20
        return 35

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read `text` paragraph by paragraph."""
        return self.read_as(text, AUTOMATIC, step)

    def read_as(self, text: str, choices: Choices, step: Step = unwatched) -> Draft:
        """Read `text` paragraph by paragraph, with the speakers that were chosen."""
        draft = Draft(self.key)
        lines = split_lines(text, part(step, 0.0, 0.2))
        read_paragraphs(lines, range(1, len(lines) + 1), draft, part(step, 0.2, 1.0), choices)
        return draft


def read_paragraphs(
    lines: Sequence[str],
    numbers: Sequence[int],
    draft: Draft,
    step: Step = unwatched,
    choices: Choices = AUTOMATIC,
) -> None:
    """Fill `draft` with a turn for each paragraph: blank lines, or speakers who recur, part them.

    Args:
        lines: without blanks around them.
        numbers: the source line of each.
        draft: gets the turns, lines of dashes as ignored, and a warning that nothing has a time.
        step: hears how far this is.
        choices: which names are speakers.
    """
    names, others = _speakers(lines, part(step, 0.0, 0.5), choices)
    draft.options = Options(possible(others))
    speaker = None
    for begin, end in _paragraphs(lines, names, part(step, 0.5, 1.0)):
        first = lines[begin]
        if end - begin == 1 and not draft.turns and first.startswith("# ") and not draft.title:
            draft.title = title_of([first])
            draft.ignored.append(Remark(numbers[begin], message("{text}", text=first)))
            continue
        if end - begin == 1 and is_rule(first):
            draft.ignored.append(Remark(numbers[begin], message("{text}", text=first)))
            continue
        at = 0
        if begin in names:
            speaker, at = names[begin]
        text = "\n".join([first[at:], *lines[begin + 1 : end]]).strip()
        if text:
            draft.turns.append(RawTurn(text, numbers[begin], speaker))
        else:
            draft.warnings.append(
                Remark(numbers[begin], message("There is no text after {mark}.", mark=first))
            )
    draft.warnings.append(Remark(0, message("No times were found: the text can be read, but not followed.")))


def _speakers(
    lines: Sequence[str], step: Step, choices: Choices
) -> tuple[dict[int, tuple[str, int]], dict[str, int]]:
    """Index of each line that begins with a speaker: the name, and where the words begin; other names.

    A name counts when it recurs; where half of the lines begin with what looks like one, all of them count.
    """
    numbered = enumerate(stepped(lines, step))
    labels = [mark for index, line in numbered if line and (mark := grammar.label(line, index))]
    counts = Counter(clean_name(mark.name or "") for mark in labels)
    usual = max(counts.values(), default=0) > 1 and 2 * len(labels) >= sum(map(bool, lines))
    known = {name for name, count in counts.items() if usual or count > 1}
    known = (known | choices.speakers) - choices.no_speakers
    speakers = {
        mark.line: (mark.name or "", mark.text_at) for mark in labels if clean_name(mark.name or "") in known
    }
    return speakers, {name: count for name, count in counts.items() if name not in known}


def _paragraphs(
    lines: Sequence[str], names: dict[int, tuple[str, int]], step: Step
) -> Iterator[tuple[int, int]]:
    """Begin and end of each paragraph; where no line is blank, every line is one."""
    filled = [index for index, line in enumerate(lines) if line]
    last = filled[-1] if filled else 0
    by_line = all(lines[: last + 1])
    begin = None
    for index, line in enumerate(stepped(lines, step)):
        if begin is not None and (not line or by_line or index in names):
            yield begin, index
            begin = None
        if line and begin is None:
            begin = index
    if begin is not None:
        yield begin, len(lines)
