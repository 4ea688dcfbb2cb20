"""What an update to another edition would do, worked out in the background."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from viewer.core.anchor import Anchor
from viewer.core.annotations import Annotation, Place
from viewer.core.editions import Difference, Outlook, difference, outlook
from viewer.core.packed import unpack
from viewer.core.reanchor import Found, reanchor
from viewer.core.steps import Step, part
from viewer.core.transcript import Turn

_WORTH_IT = 0.5  # of another episode's notes so many must have a place here, or it is about something else


@dataclass(frozen=True, slots=True)
class Offer:
    """What an update would do to notes that were made in another text.

    Attributes:
        notes: passages, as they are.
        found: what would become of each.
        turns: what is open.
        old_turns: the text most of them were made in; None where it is not known any more.
        difference: what makes `turns` of `old_turns`; None where that is not known, or they are the same.
        foreign: ids of those that were made in another episode, and would be brought over.
    """

    notes: tuple[Annotation, ...]
    found: tuple[Found, ...]
    turns: tuple[Turn, ...]
    old_turns: tuple[Turn, ...] | None = None
    difference: Difference | None = None
    foreign: frozenset[str] = frozenset()

    @property
    def outlook(self) -> Outlook:
        """How many notes there are of each fate."""
        return outlook(self.found)


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be worked out.

    Attributes:
        notes: passages.
        turns: what is open.
        text_hash: of `turns`.
        texts: other texts, packed, by their hashes.
        foreign: ids of the notes of other episodes.
    """

    notes: tuple[Annotation, ...]
    turns: tuple[Turn, ...]
    text_hash: str
    texts: Mapping[str, bytes]
    foreign: frozenset[str] = frozenset()


def watched(check: Callable[[], None]) -> Step:
    """A step that only leaves when nobody waits any more."""
    return lambda _share: check()


def find(request: Request, step: Step) -> tuple[Found, ...]:
    """Find the passages of all notes in the text that is open, in their order."""
    anchors = [_anchor(note) for note in request.notes]
    groups: dict[str, list[int]] = {}
    for place, anchor in enumerate(anchors):
        known = anchor.text_hash if anchor.text_hash in request.texts else ""
        groups.setdefault(known, []).append(place)
    found: dict[int, Found] = {}
    for done, (known, places) in enumerate(groups.items()):
        old = unpack(request.texts[known]) if known else None
        here = part(step, done / len(groups), (done + 1) / len(groups))
        again = reanchor([anchors[place] for place in places], request.turns, old, here)
        found.update(zip(places, again, strict=True))
    return tuple(found[place] for place in range(len(anchors)))


def weigh(request: Request, step: Step) -> Offer:
    """Work out what an update would do; notes of another episode that find no place here are left out."""
    found = find(request, part(step, 0.0, 0.6))
    pairs = list(zip(request.notes, found, strict=True))
    foreign = [one for note, one in pairs if note.id in request.foreign]
    placed = sum(one.place is not Place.DETACHED for one in foreign)
    keeps = placed >= _WORTH_IT * len(foreign)
    pairs = [pair for pair in pairs if keeps or pair[0].id not in request.foreign]
    notes = tuple(note for note, _ in pairs)
    old = _old_text(notes, request)
    other = None if old is None else difference(old, request.turns, part(step, 0.6, 1.0))
    left = request.foreign & {note.id for note in notes}
    return Offer(notes, tuple(one for _, one in pairs), request.turns, old, other, left)


def _old_text(notes: Sequence[Annotation], request: Request) -> tuple[Turn, ...] | None:
    """The text most notes were made in."""
    hashes = Counter(_anchor(note).text_hash for note in notes)
    del hashes[request.text_hash]
    for hashed, _ in hashes.most_common():
        if hashed in request.texts:
            return unpack(request.texts[hashed])
    return None


def hashes_of(notes: Sequence[Annotation]) -> AbstractSet[str]:
    """The texts that these were made in."""
    return {_anchor(note).text_hash for note in notes}


def _anchor(note: Annotation) -> Anchor:
    assert note.anchor is not None  # noqa: S101 - passages have one
    return note.anchor
