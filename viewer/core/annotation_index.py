"""The annotations of one episode: by id, in the order of time, and by the turns they lie in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from viewer.core.annotations import Annotation, Place
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.timing import offset_at
from viewer.core.transcript import NOTHING, Transcript

_Key = tuple[int, int, int, str]
_Node = tuple[int, int]
_FEW = 64  # more at once are sorted anew


class AnnotationIndex:
    """Finds annotations quickly, however many there are and however long.

    Which lie in a turn is kept in the nodes of a segment tree: a passage over many turns is in few of them.

    Args:
        transcript: what is annotated.
        hashed: gives the `text_hash` of its turns; called once a passage is looked at.
        timeline: how transcript time runs through the audio; for bookmarks.
    """

    def __init__(
        self,
        transcript: Transcript = NOTHING,
        hashed: Callable[[], str] = str,
        timeline: Timeline = IDENTITY,
    ) -> None:
        self._turns, self._hashed, self._timeline = transcript.turns, hashed, timeline
        self._starts = [turn.start_ms for turn in transcript.turns] if transcript.timed else []
        self._by_id: dict[str, Annotation] = {}
        self._order: list[_Key] = []
        self._nodes: defaultdict[_Node, set[str]] = defaultdict(set)
        self._sorted: tuple[Annotation, ...] | None = None

    @property
    def ordered(self) -> tuple[Annotation, ...]:
        """All, in the order of time."""
        if self._sorted is None:
            self._sorted = tuple(self._by_id[key[-1]] for key in self._order)
        return self._sorted

    def get(self, annotation_id: str) -> Annotation | None:
        """The one with this id."""
        return self._by_id.get(annotation_id)

    def in_turn(self, turn: int) -> list[Annotation]:
        """The passages that lie in `turn`, as far as they belong to this text, in the order of time."""
        found: set[str] = set()
        for level in range(len(self._turns).bit_length() + 1):
            found |= self._nodes.get((level, turn >> level), set())
        return sorted((self._by_id[each] for each in found), key=self._key)

    def fits(self, annotation: Annotation) -> bool:
        """Whether `annotation` is a passage of this very text."""
        anchor = annotation.anchor
        if anchor is None or annotation.place is Place.DETACHED or anchor.end_turn >= len(self._turns):
            return False
        return anchor.text_hash == self._hashed()

    def take(self, annotations: Iterable[Annotation]) -> None:
        """Take these in, in place of those of the same ids."""
        new = list(annotations)
        for annotation in new:
            self._drop(annotation.id, order=len(new) <= _FEW)
            self._by_id[annotation.id] = annotation
            if len(new) <= _FEW:
                insort(self._order, self._key(annotation))
            for node in self._nodes_of(annotation):
                self._nodes[node].add(annotation.id)
        if len(new) > _FEW:
            self._order = sorted(map(self._key, self._by_id.values()))

    def remove(self, annotation_id: str) -> None:
        """Let go of one, if it is there."""
        self._drop(annotation_id)

    def _drop(self, annotation_id: str, *, order: bool = True) -> None:
        old = self._by_id.pop(annotation_id, None)
        self._sorted = None
        if old is None:
            return
        if order:
            del self._order[bisect_left(self._order, self._key(old))]
        for node in self._nodes_of(old):
            self._nodes[node].discard(annotation_id)

    def _nodes_of(self, annotation: Annotation) -> Iterator[_Node]:
        if annotation.anchor is None or not self.fits(annotation):
            return
        low, high, level = annotation.anchor.start_turn, annotation.anchor.end_turn + 1, 0
        while low < high:
            if low & 1:
                yield level, low
                low += 1
            if high & 1:
                high -= 1
                yield level, high
            low, high, level = low >> 1, high >> 1, level + 1

    def _key(self, annotation: Annotation) -> _Key:
        """Where it stands in reading order; what belongs to no place in this text stands by its time."""
        anchor = annotation.anchor
        if anchor is not None and (not self._starts or self.fits(annotation)):
            return anchor.start_turn, anchor.start, anchor.start_ms, annotation.id
        ms = anchor.start_ms if anchor else self._timeline.to_transcript(annotation.moment_ms or 0)
        turn = bisect_right(self._starts, ms) - 1
        offset = offset_at(self._turns[turn], ms) if turn >= 0 else 0
        return turn, offset, ms, annotation.id


def same_words(one: Transcript, other: Transcript) -> bool:
    """Whether two transcripts have the same text in the same turns, whatever their times."""
    pairs = zip(one.turns, other.turns, strict=False)
    return len(one.turns) == len(other.turns) and all(a.text == b.text for a, b in pairs)


def same_places(one: Transcript, other: Transcript) -> bool:
    """Whether annotations stand in the same order in both: the same text, starting at the same times."""
    starts = (a.start_ms == b.start_ms for a, b in zip(one.turns, other.turns, strict=False))
    return one.timed == other.timed and same_words(one, other) and all(starts)
