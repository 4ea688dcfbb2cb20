"""Every line to a turn, to what is ignored, or to a warning: nothing is dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.core.draft import Draft, RawTurn
from viewer.core.steps import Step, stepped, unwatched
from viewer.core.transcript import Remark
from viewer.core.turn_text import NOBODY, freed, freed_opening, is_credit, is_rule, is_sound
from viewer.errors import Message, message
from viewer.readers.turn_text.grammar import Mark
from viewer.readers.turn_text.layout import Layout

_BLANK_LINES = re.compile(r"\n{3,}")


def assemble(
    lines: Sequence[str],
    numbers: Sequence[int],
    layout: Layout,
    draft: Draft,
    step: Step = unwatched,
    *,
    last: tuple[int, int] | None = None,
) -> None:
    """Fill `draft` with the turns that `layout` marks.

    Args:
        lines: the text's lines, without blanks around them.
        numbers: the source line of each.
        layout: which marks begin turns.
        draft: gets turns, ignored lines and warnings.
        step: hears how far this is.
        last: the line at which the last turn begins, and that behind its end; None to find that.
    """
    work = _Assembly(lines, numbers, layout, draft)
    if last is not None and layout.marks[-1].line >= last[0]:
        work.end = last[1]
    work.ignore(0, layout.marks[0].line)
    for place in stepped(range(len(layout.marks)), step):
        work.take(place)
    work.finish()


class _Assembly:
    """The state of one run through the marks.

    Attributes:
        speaker: who goes on speaking where a mark names nobody.
        pending: the mark of a stamp whose turn has not begun yet.
        longest: most non-blank lines of a turn so far; what follows the last turn is measured by it.
        end: the line behind the last turn, where that is known.
    """

    def __init__(self, lines: Sequence[str], numbers: Sequence[int], layout: Layout, draft: Draft) -> None:
        self.lines, self.numbers, self.layout, self.draft = lines, numbers, layout, draft
        self.speaker: str | None = None
        self.pending: Mark | None = None
        self.longest = 1
        self.end: int | None = None

    def ignore(self, begin: int, end: int) -> None:
        """Keep the non-blank lines from `begin` to before `end` as ignored."""
        for index in range(begin, end):
            if self.lines[index]:
                self._ignore_line(index, self.lines[index])

    def take(self, place: int) -> None:
        """Make the turn that begins at the mark `place`."""
        mark = self.layout.marks[place]
        is_last = place + 1 == len(self.layout.marks)
        if mark.bad_stamp:
            doubt = message("The time {time} cannot be; the turn is timed by estimate.", time=mark.bad_stamp)
            self._warn(mark, doubt)
        if mark.no_name:
            self._ignore_line(mark.line, mark.no_name)
        rows = self._rows_to_end(mark) if is_last else self._rows(mark, self.layout.marks[place + 1])
        text = rows[0] if len(rows) == 1 else self._joined(mark, rows)
        if mark.piped:
            text = text.removesuffix("|").rstrip()
        if text:
            self._add(mark, text)
        else:
            self._keep_for_next(mark)

    def finish(self) -> None:
        """The last stamp may have no words: in a text whose stamps end their turns it ends the last one."""
        if self.pending is not None:
            turns = self.draft.turns
            if self.layout.at_end and turns and turns[-1].end_ms is None:
                turns[-1].end_ms = self.pending.start_ms
            else:
                self._drop_pending()

    def _rows(self, mark: Mark, following: Mark) -> list[str]:
        """Pieces of lines from the mark to the following one, the first without its stamp and speaker."""
        if mark.line == following.line:
            return [self.lines[mark.line][mark.text_at : following.begin].strip()]
        rows = [self.lines[mark.line][mark.text_at :], *self.lines[mark.line + 1 : following.line]]
        if following.begin:
            rows.append(self.lines[following.line][: following.begin].rstrip())
        while len(rows) > 1 and not rows[-1]:
            rows.pop()
        return rows

    def _rows_to_end(self, mark: Mark) -> list[str]:
        """The last turn: as many lines as the longest before it has; credits and what follows are ignored.

        Where a blank line parts the turns, all lines down to the next one belong to it.
        """
        rows = [self.lines[mark.line][mark.text_at :]]
        if self.end is not None:
            self.ignore(self.end, len(self.lines))
            return rows + list(self.lines[mark.line + 1 : self.end])
        wanted = self.longest if len(self.layout.marks) > 1 and not self._closed() else len(self.lines)
        joined = mark.line > 0 and not self.lines[mark.line - 1]
        if self.layout.at_end and mark.begin:
            wanted, joined = 0, False  # nothing is said after the last end
        count = 1 if rows[0] else 0
        index = mark.line + 1
        while index < len(self.lines):
            line = self.lines[index]
            joined = joined and bool(line)
            if line and ((count >= wanted and not joined) or is_credit(line)):
                break
            count += bool(line)
            rows.append(line)
            index += 1
        self.ignore(index, len(self.lines))
        return rows

    def _closed(self) -> bool:
        """Whether a backslash below the last turn says that it goes on until there."""
        return next((line for line in reversed(self.lines) if line), "") == "\\"

    def _joined(self, mark: Mark, rows: list[str]) -> str:
        """One text of several lines; lines of dashes and the like between them are ignored."""
        for row, text in enumerate(rows[1:], 1):
            if text and not text[0].isalnum() and is_rule(text):
                self._ignore_line(mark.line + row, text)
                rows[row] = ""
        self.longest = max(self.longest, sum(map(bool, rows)))
        text = "\n".join(rows).strip()
        return _BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text

    def _add(self, mark: Mark, text: str) -> None:
        line, start, end = mark.line, mark.start_ms, mark.end_ms
        pending = self.pending
        if pending is not None and start is None and (pending.name is None or _is_sound_alone(mark, text)):
            line, start, end = pending.line, pending.start_ms, pending.end_ms
            mark.name = mark.name or pending.name
            self.pending = None
        self._drop_pending()
        sound, _, words = text.partition("\n")
        if mark.name is None and is_sound(sound):
            self.draft.turns.append(RawTurn(sound, self.numbers[line], None, start, end))
            if words:
                self._add_words_after_sound(mark, words.strip())
            return
        self.speaker = None if mark.name == NOBODY else mark.name or self.speaker
        text = _freed(text, named=mark.name is not None) if "\\" in text else text
        self.draft.turns.append(RawTurn(text, self.numbers[line], self.speaker, start, end))

    def _add_words_after_sound(self, mark: Mark, words: str) -> None:
        """Whoever spoke before the sound goes on after it."""
        opening = words.partition("\n")[0]
        index = next((i for i in range(mark.line, len(self.lines)) if self.lines[i] == opening), mark.line)
        words = _freed(words, named=True) if "\\" in words else words
        self.draft.turns.append(RawTurn(words, self.numbers[index], self.speaker))

    def _keep_for_next(self, mark: Mark) -> None:
        """A stamp without words gives its time to the next turn; a name without words changes the speaker."""
        if mark.start_ms is None and self.pending is not None and mark.name:
            mark.start_ms, mark.end_ms = self.pending.start_ms, self.pending.end_ms
            self.pending = None
        self._drop_pending()
        self.pending = mark

    def _drop_pending(self) -> None:
        mark, self.pending = self.pending, None
        if mark is not None and (mark.name or not self.layout.at_end):
            what = self.lines[mark.line][mark.begin : mark.text_at].strip()
            self._warn(mark, message("There is no text after {mark}.", mark=what))

    def _warn(self, mark: Mark, text: Message) -> None:
        self.draft.warnings.append(Remark(self.numbers[mark.line], text))

    def _ignore_line(self, index: int, text: str) -> None:
        self.draft.ignored.append(Remark(self.numbers[index], message("{text}", text=text)))


def _is_sound_alone(mark: Mark, text: str) -> bool:
    """Whether all that stands below a name and a stamp is a sound, which is then what both are of."""
    return mark.name is None and is_sound(text)


def _freed(text: str, *, named: bool) -> str:
    """What a turn says, without the backslashes that kept it from being taken for something else."""
    first, *others = text.split("\n")
    return "\n".join([freed_opening(first, named=named, alone=not others), *map(freed, others)]).rstrip()
