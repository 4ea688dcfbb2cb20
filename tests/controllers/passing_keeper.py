"""Annotations kept in memory, for tests that need no library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from viewer.controllers.annotation_keeping import Draft
from viewer.core.annotations import Annotation, Changes, Tag
from viewer.core.tags import lies_in


@dataclass(frozen=True, slots=True)
class _Draft:
    annotation_id: str
    text: str


class PassingKeeper:
    """Implements `Keeper`."""

    def __init__(self) -> None:
        self._annotations: dict[int, dict[str, Annotation]] = {}
        self._tags: dict[str, Tag] = {}
        self._drafts: dict[str, str] = {}

    def load(self, episode_id: int) -> tuple[Annotation, ...]:
        return tuple(self._annotations.get(episode_id, {}).values())

    def tags(self) -> tuple[Tag, ...]:
        return tuple(self._tags.values())

    def tagged(self, name: str) -> tuple[Annotation, ...]:
        every = (annotation for kept in self._annotations.values() for annotation in kept.values())
        return tuple(each for each in every if any(lies_in(tag, name) for tag in each.tags))

    def tag_counts(self) -> Mapping[str, int]:
        every = (annotation for kept in self._annotations.values() for annotation in kept.values())
        return Counter(tag for each in every for tag in each.tags)

    def foreign(self, ids: Collection[str], episode_id: int) -> frozenset[str]:
        others = (kept for row, kept in self._annotations.items() if row != episode_id)
        return frozenset(each for kept in others for each in ids if each in kept)

    def apply(self, episode_id: int, changes: Changes) -> None:
        homes = {each: kept for kept in self._annotations.values() for each in kept}
        for annotation_id, annotation in changes.annotations.items():
            home = homes.get(annotation_id, self._annotations.setdefault(episode_id, {}))
            if annotation is None:
                home.pop(annotation_id, None)
            else:
                home[annotation_id] = annotation
        for name, tag in changes.tags.items():
            if tag is None:
                self._tags.pop(name, None)
            else:
                self._tags[name] = tag

    def save_draft(self, episode_id: int, annotation_id: str, text: str) -> None:
        self._drafts[annotation_id] = text

    def drafts(self) -> Sequence[Draft]:
        return [_Draft(*draft) for draft in self._drafts.items()]

    def drop_draft(self, annotation_id: str) -> None:
        self._drafts.pop(annotation_id, None)
