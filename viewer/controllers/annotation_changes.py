"""One change of annotations and tags: what it leads to, what it leads back to, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from viewer.controllers.undoing import Overtaken, Undoable
from viewer.core.annotations import Annotation, Changes, Tag

ChangeKind = Literal["made", "edited", "deleted", "loaded"]


@dataclass(frozen=True, slots=True)
class AnnotationChanges:
    """What is different now.

    Attributes:
        ids: of the annotations concerned; all there are, where others were loaded.
        kind: what became of them; ``"edited"`` where it differs.
        origin: whoever asked for it; None where nobody said, and when a step is taken back or again.
    """

    ids: frozenset[str]
    kind: ChangeKind
    origin: object = None


@dataclass(frozen=True, slots=True)
class Side:
    """What a step leads to, or back to."""

    own: Mapping[str, Annotation | None] = field(default_factory=dict)
    tags: Mapping[str, Tag | None] = field(default_factory=dict)
    elsewhere: Mapping[str, Annotation] = field(default_factory=dict)  # annotations of other episodes

    @property
    def changes(self) -> Changes:
        """All of it, for the library."""
        return Changes({**self.elsewhere, **self.own}, self.tags)

    def names(self, tags: Collection[str]) -> bool:
        """Whether an annotation has one of these tags."""
        every = (*self.own.values(), *self.elsewhere.values())
        return any(name in tags for each in every if each is not None for name in each.tags)


class Step(Undoable):
    """From one side to another and back; a step the library refuses is taken off the stack.

    Attributes:
        taken: whether the library took it when it was tried last.
        taken_back: whether it was taken back last.
    """

    def __init__(
        self,
        words: str,
        go_to: Callable[[Side, object], bool],
        before: Side,
        after: Side,
        origin: object,
    ) -> None:
        super().__init__(words)
        self._go_to, self._before, self._after = go_to, before, after
        self._origin = origin  # of the first time alone
        self.taken = self.taken_back = False

    def redo(self) -> None:
        """Take the step."""
        self._try(self._after, self._origin)
        self._origin, self.taken_back = None, False

    def undo(self) -> None:
        """Take it back."""
        self._try(self._before, None)
        self.taken_back = True

    def is_about(self, changed: Overtaken) -> bool:
        """Whether it names a changed annotation or tag, or gives an annotation a tag there is no more."""
        sides = self._before, self._after
        if any(not changed.ids.isdisjoint((*side.own, *side.elsewhere)) for side in sides):
            return True
        return any(not changed.tags.isdisjoint(side.tags) or side.names(changed.gone) for side in sides)

    @property
    def left(self) -> Mapping[str, Annotation]:
        """The annotations of other episodes as it left them when it was taken, or taken back."""
        return (self._before if self.taken_back else self._after).elsewhere

    def go_on(self, after: Side, origin: object) -> bool:
        """Lead further than before, without becoming a step more; False where the library refuses."""
        if self._go_to(after, origin):
            self._after = after
            return True
        return False

    def _try(self, side: Side, origin: object) -> None:
        self.taken = self._go_to(side, origin)
        if not self.taken:
            self.setObsolete(True)
