"""The flag that stands for a sync point, on the strip and beside the turn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

_POLE = 1.5
_PENNANT_WIDTH, _PENNANT_HEIGHT = 7.0, 6.5


def paint_flag(
    painter: QPainter, top: QPointF, height: float, color: QColor, *, whole: bool = True, ahead: bool = True
) -> None:
    """Draw a pole with a pennant at its upper end.

    Args:
        painter: draws; its pen and brush are changed.
        top: upper end of the pole, at its left edge.
        height: of the pole, in pixels.
        color: of all of it.
        whole: whether the pennant is filled.
        ahead: whether the pennant points to the right, or to the left.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(top.x(), top.y(), _POLE, height), color)
    side = top.x() + (_POLE if ahead else 0)
    tip = side + (_PENNANT_WIDTH if ahead else -_PENNANT_WIDTH)
    upper, lower = QPointF(side, top.y() + 0.5), QPointF(side, top.y() + _PENNANT_HEIGHT)
    painter.setPen(color)
    painter.setBrush(color if whole else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([upper, QPointF(tip, (upper.y() + lower.y()) / 2), lower]))
