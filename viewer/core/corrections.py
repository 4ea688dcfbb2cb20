"""What a reader corrects in a transcript, one thing at a time, and how that is written down.

Each correction speaks of the transcript as the corrections before it left it, and says what it saw there, so
that it is never made anywhere else.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, fields

from viewer.core.letters import without_marks
from viewer.core.transcript import Turn

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """Other words in the place of some of one turn: a misspelling, or a mark for words not heard.

    Attributes:
        turn: its index.
        start: where the replaced words begin, in code points of its text.
        old: the replaced words; empty where words are added.
        new: what stands there instead; empty where words are taken away.
        seen: `seen` of the turn.
    """

    turn: int
    start: int
    old: str
    new: str
    seen: str


@dataclass(frozen=True, slots=True)
class Split:
    """One turn becomes two.

    Attributes:
        turn: its index.
        end: where the first one's text ends, in code points.
        start: where the second one's begins; only blanks lie between.
        seen: `seen` of the turn.
        ms: transcript time at which the second one starts; None for an estimate.
    """

    turn: int
    end: int
    start: int
    seen: str
    ms: int | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """A turn and the next become one, spoken by the first one's speaker.

    Attributes:
        turn: the first one's index.
        between: what comes to stand between their texts.
        seen: `seen` of the first.
        seen_next: `seen` of the second.
    """

    turn: int
    between: str
    seen: str
    seen_next: str


@dataclass(frozen=True, slots=True)
class Rename:
    """All that one speaker says is said by `new`; where there is such a speaker the two become one."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Recast:
    """One turn is spoken by somebody else.

    Attributes:
        turn: its index.
        old: the speaker's name so far; empty for nobody.
        new: the name from now on, of a speaker there is or a new one.
        seen: `seen` of the turn.
    """

    turn: int
    old: str
    new: str
    seen: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that was written down as no correction this program knows; it is kept, and never made."""

    text: str


Correction = Words | Split | Join | Rename | Recast | Unreadable

_KINDS: dict[str, type[Words | Split | Join | Rename | Recast]] = {
    "words": Words,
    "split": Split,
    "join": Join,
    "rename": Rename,
    "recast": Recast,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def seen(turn: Turn) -> str:
    """By what a turn is known again: its words, and where it starts."""
    words = f"{turn.start_ms}\n{turn.text}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(words).hexdigest()[:16]


def to_json(correction: Correction) -> str:
    """A correction as a line of JSON."""
    if isinstance(correction, Unreadable):
        return correction.text
    return json.dumps({"kind": _NAMES[type(correction)], **asdict(correction)})


def from_json(text: str) -> Correction:
    """The correction that `to_json` wrote; `Unreadable` for anything else."""
    try:
        values = json.loads(text)
        kind = _KINDS[values.pop("kind")]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Unreadable(text)
    types = {field.name: str(field.type).split(" | ") for field in fields(kind)}
    if values.keys() != types.keys() or any(
        type(value).__name__.removesuffix("Type") not in types[name] for name, value in values.items()
    ):
        return Unreadable(text)
    return kind(**values)


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the word `offset` is in or touches, else the next, else the last; else of nothing."""
    span = len(text), len(text)
    for word in _WORD.finditer(without_marks(text)):
        span = word.span()
        if word.end() >= offset:
            break
    return span


def with_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch taken out of a text, with the blank that would be too much: the one before it, or behind."""
    open_behind = end == len(text) or text[end] in " .,;:!?…"
    if start and text[start - 1] == " " and open_behind:
        return start - 1, end
    return (start, end + 1) if text[end : end + 1] == " " and not text[:start].strip() else (start, end)


def trimmed(old: str, new: str) -> tuple[int, int, int]:
    """What differs between two texts, in whole words.

    Returns:
        Where the difference begins in both, where it ends in `old`, and where in `new`.
    """
    most = min(len(old), len(new))
    start = next((i for i in range(most) if old[i] != new[i]), most)
    while start and not (_parts(old, start) and _parts(new, start)):
        start -= 1
    left = most - start
    same = next((i for i in range(left) if old[-1 - i] != new[-1 - i]), left)
    while same and not (_parts(old, len(old) - same) and _parts(new, len(new) - same)):
        same -= 1
    return start, len(old) - same, len(new) - same


def fuller_name(name: str, names: tuple[str, ...]) -> str | None:
    """The full name that a first name (or a last name) alone belongs to; None unless there is exactly one."""
    words = name.casefold().split()
    fuller = [
        other
        for other in names
        if len(parts := other.casefold().split()) > len(words) > 0
        and words in (parts[: len(words)], parts[-len(words) :])
    ]
    return fuller[0] if len(fuller) == 1 else None


def _parts(text: str, offset: int) -> bool:
    """Whether a word may end or begin at `offset`: not inside one, nor between a letter and its accent."""
    if not 0 < offset < len(text):
        return True
    return text[offset - 1].isspace() or text[offset].isspace()
