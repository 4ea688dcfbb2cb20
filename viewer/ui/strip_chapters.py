"""The layer of the strip that shows where chapters begin: notches in the lane, short strokes above it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from viewer.core.chapters import Chapters
from viewer.ui.strip_layers import StripGeometry
from viewer.ui.theme import Theme
from viewer.ui.translate import told

_NOTCH, _STROKE = 3.0, 1.0  # widths
_ABOVE, _GAP = 5.0, 1.0  # height of a stroke, and room between it and the lane
_NEAR = 3.0  # pixels from a notch that still mean the chapter which begins there


class ChapterStripLayer:
    """Where each chapter begins; the beginning of the episode needs no notch."""

    def __init__(self, chapters: Chapters) -> None:
        self._chapters = chapters

    def title_at(self, x: float, at: StripGeometry) -> str:
        """The title of the chapter at `x`, or of the one that begins right behind it; empty between two."""
        ahead = self._chapters.at(at.ms_at(x + _NEAR))
        found = self._chapters.at(at.ms_at(x)) if ahead is None else ahead
        return "" if found is None else told(self._chapters.title(found))

    def paint(self, painter: QPainter, at: StripGeometry, theme: Theme, *, heard: bool) -> None:  # noqa: ARG002
        """See `Layer`; it looks the same before and behind the playhead."""
        lane = at.lane
        columns = {(at.x_at(chapter.start_ms) * at.ratio // 1) / at.ratio for chapter in self._chapters.all}
        for x in columns - {lane.left()}:
            painter.fillRect(QRectF(x - 1, lane.top(), _NOTCH, lane.height()), theme.window)
            painter.fillRect(QRectF(x, lane.top() - _GAP - _ABOVE, _STROKE, _ABOVE), theme.quiet)
