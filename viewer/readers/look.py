"""How a file would be read, for somebody to see and choose before it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial

from viewer.core.builder import build
from viewer.core.choices import AUTOMATIC, NO_OPTIONS, Choices, Options
from viewer.core.source_lines import SourceLines, source_lines
from viewer.core.steps import Step, part, unwatched
from viewer.core.transcript import Remark, Transcript
from viewer.errors import WorldError
from viewer.readers import registry
from viewer.readers.base import AmbiguousFormat, NoTurns, Reader
from viewer.readers.decode import decode
from viewer.readers.open import PAGE, draft_of, parts_of_paste, without_collector

_Ranked = list[tuple[int, Reader]]


@dataclass(frozen=True, slots=True)
class Look:
    """What would come of a file.

    Attributes:
        choices: what was chosen for it.
        encoding: Python's name of the one it was decoded with; empty where that is not for anybody to choose.
        ranked: every reader with its score, the surest first.
        surest: the reader that is chosen where nobody chooses; None where that is not clear.
        reader: the one that read.
        source: the lines that are counted, and what became of each.
        transcript: what was read; None where there is `fault`.
        fault: why nothing was read.
        warnings: what was doubtful.
        ignored: what is no turn.
        speakers: their names with the number of turns.
        options: what else there is to choose.
    """

    choices: Choices
    encoding: str
    ranked: tuple[tuple[int, Reader], ...]
    surest: Reader | None
    reader: Reader
    source: SourceLines
    transcript: Transcript | None = None
    fault: WorldError | None = None
    warnings: tuple[Remark, ...] = ()
    ignored: tuple[Remark, ...] = ()
    speakers: dict[str, int] = field(default_factory=dict)
    options: Options = NO_OPTIONS


def look(data: bytes, suffix: str, choices: Choices = AUTOMATIC, step: Step = unwatched) -> Look:
    """Read a file as `read_bytes` does; where its format is not clear, as the first that may do.

    Args:
        data: a whole file.
        suffix: the file's ending in lower case with its dot; empty where there is none.
        choices: how it is to be read.
        step: hears how far this is, and may raise to stop it.

    Raises:
        WorldError: it is no text, not written in the encoding that was chosen, or there is no such reader.
    """
    with without_collector():
        step(0.0)
        decoded = decode(data, choices.encoding)
        ranked = registry.rank(decoded.text, suffix)
        found = _look(decoded.text, ranked, choices, decoded.encoding, decoded.warnings, part(step, 0.1, 1.0))
        step(1.0)
        return found


def look_pasted(html: str | None, text: str, choices: Choices = AUTOMATIC, step: Step = unwatched) -> Look:
    """Read what was pasted as `read_pasted` does.

    Raises:
        WorldError: there is no text, or no such reader.
    """
    page, text = parts_of_paste(html, text)
    ranked = registry.rank(text, "")
    if not page.strip():
        return _look(text, ranked, choices, "", [], step)
    as_page = [pair for pair in registry.rank(page, "") if pair[1].key == PAGE]
    ranked = as_page + [pair for pair in ranked if pair[1].key != PAGE]
    if choices.reader not in (None, PAGE):
        return _look(text, ranked, choices, "", [], step)
    found = _look(page, ranked, choices, "", [], part(step, 0.0, 0.5))
    timed = found.transcript is not None and found.transcript.timed
    if timed or choices.reader or not text.strip():
        return found
    return _look(text, ranked[1:], choices, "", [], part(step, 0.5, 1.0))


def _look(
    text: str, ranked: _Ranked, choices: Choices, encoding: str, doubts: list[Remark], step: Step
) -> Look:
    surest, first = _surest(ranked)
    reader = registry.by_key(choices.reader) if choices.reader else first
    found = partial(Look, choices, ranked=tuple(ranked), surest=surest, reader=reader)
    try:
        draft = draft_of(reader, text, choices, part(step, 0.0, 0.8))
    except WorldError as error:
        return found(encoding, source=source_lines(text), fault=error)
    draft.warnings[:0] = doubts
    source = draft.source or text
    found = partial(found, "" if draft.source else encoding)
    if not draft.turns:
        warnings, ignored = tuple(draft.warnings), tuple(draft.ignored)
        marked = source_lines(source, (), warnings, ignored)
        fault = NoTurns(reader)
        return found(source=marked, fault=fault, warnings=warnings, ignored=ignored, options=draft.options)
    read = build(draft, part(step, 0.8, 0.95))
    marked = source_lines(source, read.turns, read.warnings, read.ignored)
    counts = Counter(turn.speaker for turn in read.turns)
    speakers = {speaker.name: counts[index] for index, speaker in enumerate(read.speakers)}
    return found(
        source=marked,
        transcript=read,
        warnings=read.warnings,
        ignored=read.ignored,
        speakers=speakers,
        options=read.options,
    )


def _surest(ranked: _Ranked) -> tuple[Reader | None, Reader]:
    """The reader that is chosen where that is clear, and the first that may do."""
    try:
        surest = registry.surest(ranked)
    except AmbiguousFormat as error:
        return None, error.candidates[0]
    return surest, surest
