"""One correction on the stack of steps."""

from __future__ import annotations

from collections.abc import Callable

from viewer.controllers.undoing import Overtaken, Undoable


def nothing_moved() -> None:
    """Nothing was moved."""


class CorrectionStep(Undoable):
    """One correction, made and taken back; a step the library refuses is taken off the stack."""

    def __init__(
        self,
        words: str,
        make: Callable[[], Callable[[], None] | None],
        take_back: Callable[[Callable[[], None]], bool],
    ) -> None:
        super().__init__(words)
        self._make, self._take_back = make, take_back
        self._back: Callable[[], None] = nothing_moved

    def redo(self) -> None:
        """Make it."""
        back = self._make()
        if back is None:
            self.setObsolete(True)
        else:
            self._back = back

    def is_about(self, changed: Overtaken) -> bool:
        """Taken back, it writes all passages that it moved as they were before."""
        return self._back is not nothing_moved and bool(changed.ids)

    def undo(self) -> None:
        """Take it back."""
        if not self._take_back(self._back):
            self.setObsolete(True)
