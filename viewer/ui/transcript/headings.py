"""Headings above turns: where chapters of the audio begin. They are painted, and no part of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from viewer.core.timecode import format_ms
from viewer.ui.theme import Theme
from viewer.ui.transcript.metrics import Metrics

_APART = " · "


@dataclass(frozen=True, slots=True)
class Heading:
    """What begins at a turn.

    Attributes:
        chapters: start in milliseconds of audio time, and title; at least one.
    """

    chapters: Sequence[tuple[int, str]]

    @property
    def ms(self) -> int:
        """Where the first of them begins."""
        return self.chapters[0][0]

    @property
    def title(self) -> str:
        """All in one line."""
        return _APART.join(title for _, title in self.chapters)

    @property
    def told(self) -> str:
        """All with their times, a line each."""
        return "\n".join(f"{format_ms(ms)}  {title}" for ms, title in self.chapters)


def paint_heading(
    painter: QPainter,
    heading: Heading,
    top: int,
    metrics: Metrics,
    theme: Theme,
    *,
    pointed: bool,
    first: bool = False,
) -> None:
    """Paint the heading whose room begins at `top`: a hairline, the time in the gutter, the title.

    Args:
        painter: draws; its pen and font are changed.
        heading: what begins here.
        top: upper edge of its room, which is `Metrics.heading` high.
        metrics: the column.
        theme: the colours.
        pointed: whether the pointer is over it.
        first: whether there is nothing before it to be set apart from.
    """
    line = QRectF(metrics.gutter_left, top + metrics.heading - metrics.line - metrics.gap - 5, 0, 1)
    line.setRight(metrics.text_left + metrics.text_width)
    if not first:
        painter.fillRect(line.toAlignedRect(), theme.line)
    fonts = QFontMetricsF(metrics.heading_font)
    room = QRectF(metrics.text_left, line.bottom() + 4, metrics.text_width, metrics.line)
    baseline = room.center().y() + (fonts.ascent() - fonts.descent()) / 2
    time = format_ms(heading.ms)
    width = QFontMetricsF(metrics.time_font).horizontalAdvance(time)
    painter.setFont(metrics.time_font)
    painter.setPen(theme.quiet)
    left = metrics.text_left if metrics.stacked else metrics.gutter_right - width
    painter.drawText(QPointF(left, baseline), time)
    if metrics.stacked:
        room.setLeft(left + width + 10)
    painter.setFont(metrics.heading_font)
    painter.setPen(theme.accent if pointed else theme.text)
    title = fonts.elidedText(heading.title, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(QPointF(room.left(), baseline), title)
