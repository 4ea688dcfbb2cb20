"""What speaks for a place where a passage may be, in words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from viewer.core.origins import Origin
from viewer.core.verdicts import Score

_ALMOST, _SIMILAR = 0.85, 0.5
_SAME_AROUND, _SIMILAR_AROUND = 0.9, 0.6


class ScoreWords(QObject):
    """Tells a score in the reader's language."""

    def told(self, score: Score) -> str:
        """Three short statements, or four where the old edition tells whose the words are."""
        parts = (self._quote(score.quote), self._context(score.context), self._whereabouts(score))
        return ", ".join(part for part in (*parts, self._origin(score.origin)) if part)

    def _quote(self, likeness: float) -> str:
        if likeness >= 1.0:
            return self.tr("the same words")
        if likeness >= _ALMOST:
            return self.tr("almost the same words")
        return self.tr("similar words") if likeness >= _SIMILAR else self.tr("other words")

    def _context(self, likeness: float) -> str:
        if likeness >= _SAME_AROUND:
            return self.tr("the same surroundings")
        if likeness >= _SIMILAR_AROUND:
            return self.tr("similar surroundings")
        return self.tr("other surroundings")

    def _whereabouts(self, score: Score) -> str:
        near = score.place if score.time is None else min(score.place, score.time)
        if near >= 1.0:
            return self.tr("where it was")
        return self.tr("near where it was") if near > 0.0 else self.tr("far from where it was")

    def _origin(self, origin: Origin) -> str:
        names = {
            Origin.OTHER: self.tr("said there before, too"),
            Origin.MOVED: self.tr("moved there from another place"),
        }
        return names.get(origin, "")
