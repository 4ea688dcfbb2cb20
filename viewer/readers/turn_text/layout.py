"""Which marks of a text begin its turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from viewer.core.builder import clean_name
from viewer.core.choices import AUTOMATIC, Choices
from viewer.core.steps import Step, part, stepped, unwatched
from viewer.core.turn_text import is_sound
from viewer.readers.turn_text import grammar, lone_names, unpadded
from viewer.readers.turn_text.contents import without_contents
from viewer.readers.turn_text.grammar import Mark, Trust
from viewer.readers.turn_text.names import plausible, possible, strict

_COMMON_SHARE = 0.3
_MOSTLY_NAMED = 0.5
_HARDLY_NAMED = 0.2
_FEWEST_AROUND = 2
_OFTEN = 3  # a name in small letters must recur so often
_FEW_WORDS = 2
_OFTEN_NAMED = 2  # every other line of those with words names somebody
_place = attrgetter("line", "begin")


@dataclass(slots=True)
class Scan:
    """All marks of a text, in its order.

    Attributes:
        heads: stamps that begin a line, alone or with a speaker.
        inners: stamps in brackets inside a line.
        closers: those of `inners` that end their line.
    """

    heads: list[Mark] = field(default_factory=list)
    inners: list[Mark] = field(default_factory=list)
    closers: list[Mark] = field(default_factory=list)


@dataclass(slots=True)
class Layout:
    """The marks that begin turns, in the order of the text.

    Attributes:
        marks: at least one.
        at_end: stamps end what they belong to, instead of beginning it.
        names: what may be names and was not taken for speakers, with the number of places.
    """

    marks: list[Mark]
    at_end: bool
    names: Mapping[str, int]


def scan(lines: Sequence[str], step: Step = unwatched) -> Scan:
    """Look at every line once."""
    result, at = Scan(), 0

    def check() -> None:
        step(at / len(lines))

    for index, line in enumerate(stepped(lines, step)):
        if not line or not grammar.may_have_stamps(line):
            continue
        mark = grammar.head(line, index)
        if mark:
            result.heads.append(mark)
        at = index
        inners = grammar.inner(line, index, mark.text_at if mark else 0, check)
        if inners:
            result.inners += inners
            if grammar.closes_with_stamp(line, inners):
                result.closers.append(inners[-1])
    unpadded.settle(lines, result.heads)
    return result


def decide(
    lines: Sequence[str], found: Scan, step: Step = unwatched, choices: Choices = AUTOMATIC
) -> Layout | None:
    """Choose the marks that begin turns; None where the text has no turns with times."""
    names = _name_counts([*found.heads, *found.inners])
    step(0.1)
    heads = _trusted(found.heads, names)
    step(0.3)
    labelled, merged = part(step, 0.4, 0.8), part(step, 0.8, 1.0)
    if len(found.closers) > len(heads):
        bracket = Counter(mark.bracket for mark in found.closers).most_common(1)[0][0]
        stamps = [mark for mark in found.inners if mark.bracket == bracket]
        return _flowing(lines, stamps, labelled, choices, at_end=True)
    core = _core(heads)
    if not heads and len(found.inners) > 1:
        return _flowing(lines, found.inners, labelled, choices, at_end=False)
    if not core:
        return None
    run = _run(heads, without_contents(core, lines))
    _settle_names(run, names, choices)
    run = sorted([*run, *lone_names.settle(lines, run, choices.no_speakers)], key=_place)
    labels, others = _labels(lines, run, labelled, choices)
    marks = sorted([*run, *labels], key=_place)
    if not _is_transcript(core, marks):
        return None
    if found.inners:
        marks = _with_inners(marks, found.inners, names, merged, choices)
    others += _without_names(marks, choices)
    return Layout(marks, at_end=False, names=possible(others))


def _is_transcript(core: Sequence[Mark], marks: Sequence[Mark]) -> bool:
    """One bare stamp is not enough ("Monday 10:30"), unless speakers without stamps stand around it."""
    if len(core) > 1 or core[0].bracket:
        return True
    return core[0].name is None and len(marks) > _FEWEST_AROUND


def _name_counts(marks: Iterable[Mark]) -> Counter[str]:
    written = Counter(mark.name or (None if mark.alone else mark.after) for mark in marks)
    counts: Counter[str] = Counter()
    for name, count in written.items():
        if name:
            counts[clean_name(name)] += count
    return counts


def _trusted(heads: Sequence[Mark], names: Counter[str]) -> list[Mark]:
    """Without marks whose speaker would have to recur and does not, and bare stamps where they are rare."""
    common = sum(mark.trust is Trust.COMMON for mark in heads) >= _COMMON_SHARE * len(heads)
    kept = []
    for mark in heads:
        if mark.trust is Trust.NAME_RECURS:
            needed = 2 if mark.bracket else 3
            if names[clean_name(mark.name or "")] < needed:
                continue
        elif mark.trust is Trust.COMMON and not common:
            continue
        kept.append(mark)
    return kept


def _family(mark: Mark) -> tuple[str, bool]:
    return mark.bracket, mark.name is None


def _core(heads: Sequence[Mark]) -> list[Mark]:
    """The marks of the most frequent shape: they tell where the transcript begins and ends."""
    if not heads:
        return []
    shape = Counter(map(_family, heads)).most_common(1)[0][0]
    return [mark for mark in heads if _family(mark) == shape]


def _run(heads: Sequence[Mark], core: Sequence[Mark]) -> list[Mark]:
    """The marks from the first of the core to the last, and beyond as long as others go on like them."""
    first, last = heads.index(core[0]), heads.index(core[-1])
    while first > 0 and _goes_on(heads[first - 1], heads[first]):
        first -= 1
    while last + 1 < len(heads) and _goes_on(heads[last], heads[last + 1]):
        last += 1
    return list(heads[first : last + 1])


def _goes_on(earlier: Mark, later: Mark) -> bool:
    """Whether the times go on in order; other brackets mean other things, such as how long an episode is."""
    if earlier.bracket != later.bracket:
        return False
    if earlier.untimed or later.untimed:
        return True
    return earlier.start_ms is not None and later.start_ms is not None and earlier.start_ms <= later.start_ms


def _without_names(marks: Iterable[Mark], choices: Choices) -> Counter[str]:
    """Take names beside stamps that were taken out from their marks; what is no speaker there, counted."""
    others: Counter[str] = Counter()
    for mark in marks:
        if mark.name and clean_name(mark.name) in choices.no_speakers:
            mark.no_name, mark.name = mark.name, None
        if mark.name is None and (other := mark.no_name or (None if mark.alone else mark.after)):
            others[clean_name(other)] += 1
    return others


def _settle_names(run: Sequence[Mark], names: Counter[str], choices: Choices) -> None:
    """Turn names after stamps into speakers, where they look like names and recur or are among others."""
    first = [mark for mark in run if mark.name is None]
    named = sum(mark.after is not None and not mark.alone and strict(mark.after) for mark in first)
    often = named >= _MOSTLY_NAMED * len(first)
    for mark in first:
        after = None if mark.alone else mark.after
        name = clean_name(after or "")
        if after is None or name in choices.no_speakers:
            continue
        if name in choices.speakers or _is_speaker(after, names[name], often=often):
            mark.name, mark.text_at = after, mark.named_at


def _is_speaker(after: str, count: int, *, often: bool) -> bool:
    if strict(after):
        return often or count > 1
    return count >= _OFTEN and plausible(after) and len(after.split()) <= _FEW_WORDS


def _labels(
    lines: Sequence[str], run: Sequence[Mark], step: Step, choices: Choices, *, flowing: bool = False
) -> tuple[list[Mark], Counter[str]]:
    """Lines of the run that name a speaker but no time, and such lines right before it; other such names."""
    taken = {mark.line for mark in run if mark.begin == 0}
    found = [
        mark
        for index, line in enumerate(stepped(lines, step))
        if line and index not in taken and (mark := _unstamped(line, index)) is not None
    ]
    known = _known_names(lines, run, found)
    if flowing and _OFTEN_NAMED * len(found) >= sum(map(bool, lines[run[0].line :])):
        known |= {name for mark in found if mark.name and strict(name := clean_name(mark.name))}
    known = (known | choices.speakers) - choices.no_speakers
    kept = [mark for mark in found if mark.name is None or clean_name(mark.name) in known]
    first = run[0].line
    before = [mark for mark in kept if mark.line < first and mark.name is not None]
    wanted = [mark for mark in before if clean_name(mark.name or "") in choices.speakers]
    opening = before[before.index(wanted[0]) :] if wanted else _adjoining(lines, before, first)
    names = Counter(clean_name(mark.name) for mark in found if mark.name)
    others = Counter({name: count for name, count in names.items() if name not in known})
    return opening + [mark for mark in kept if mark.line >= first], others


def _unstamped(line: str, index: int) -> Mark | None:
    if is_sound(line):
        return Mark(index, 0, 0)
    return grammar.label(line, index)


def _known_names(lines: Sequence[str], run: Sequence[Mark], labels: Sequence[Mark]) -> set[str]:
    """Speakers of the run; where few stamps have one, names that recur, follow a stamp or were announced."""
    known = {clean_name(name) for name in {mark.name for mark in run} if name}
    if sum(mark.name is not None for mark in run) > _HARDLY_NAMED * len(run):
        return known
    counts = Counter(clean_name(mark.name) for mark in labels if mark.name)
    announced = {clean_name(name) for line in lines[: run[0].line] for name in line.split(",")}
    below_stamp = _lines_below(lines, run)
    for mark in labels:
        if mark.name:
            name = clean_name(mark.name)
            by_place = mark.line in below_stamp or name in announced
            if counts[name] > 1 or (by_place and strict(name)):
                known.add(name)
    return known


def _lines_below(lines: Sequence[str], run: Sequence[Mark]) -> set[int]:
    """Indices of the line with the first stamp, and of those that follow stamps which end theirs."""
    below = {run[0].line}
    for mark in run:
        if mark.text_at >= len(lines[mark.line]):
            index = mark.line + 1
            while index < len(lines) and not lines[index]:
                index += 1
            below.add(index)
    return below


def _adjoining(lines: Sequence[str], before: Sequence[Mark], first: int) -> list[Mark]:
    """Those of `before` that stand directly above line `first` or above each other, blank lines apart."""
    kept: list[Mark] = []
    for mark in reversed(before):
        if any(lines[mark.line + 1 : first]):
            break
        kept.append(mark)
        first = mark.line
    return kept[::-1]


def _with_inners(
    marks: list[Mark], inners: Sequence[Mark], names: Counter[str], step: Step, choices: Choices
) -> list[Mark]:
    """Add the stamps inside lines whose time fits between the turn they stand in and the next stamp."""
    merged: list[Mark] = []
    pending = list(reversed(inners))
    for place, mark in enumerate(stepped(marks, step)):
        merged.append(mark)
        following = marks[place + 1] if place + 1 < len(marks) else None
        while pending and _place(pending[-1]) < _place(mark):
            pending.pop()
        limit = _next_start(marks, place + 1) if pending else None
        while pending and (following is None or _place(pending[-1]) < _place(following)):
            inner = pending.pop()
            if _fits(inner, mark, merged[-1], limit):
                _settle_names([inner], names, choices)
                merged.append(inner)
    return merged


def _next_start(marks: Sequence[Mark], place: int) -> int | None:
    while place < len(marks) and marks[place].start_ms is None:
        place += 1
    return marks[place].start_ms if place < len(marks) else None


def _fits(inner: Mark, head: Mark, before: Mark, limit: int | None) -> bool:
    if inner.start_ms is None or (head.bracket and inner.bracket != head.bracket):
        return False
    earliest = before.start_ms or head.start_ms or 0
    return earliest <= inner.start_ms and (limit is None or inner.start_ms <= limit)


def _flowing(
    lines: Sequence[str], stamps: Sequence[Mark], step: Step, choices: Choices, *, at_end: bool
) -> Layout:
    """Stamps stand inside or at the end of paragraphs; what precedes the first begins with its line."""
    labels, others = _labels(lines, stamps, step, choices, flowing=True)
    first = stamps[0].line
    opening = [] if any(mark.line <= first for mark in labels) else [Mark(first, 0, 0)]
    return Layout(sorted([*opening, *stamps, *labels], key=_place), at_end, possible(others))
