"""Paints one turn: band, name and time, marks, words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextBlock,
    QTextCharFormat,
    QTextLayout,
)

from viewer.core.timecode import format_ms
from viewer.core.transcript import Timing, Transcript
from viewer.ui.flag import paint_flag
from viewer.ui.theme import Theme, mix
from viewer.ui.transcript.marks import Marks, MarkStyle, Span
from viewer.ui.transcript.metrics import Metrics

_BAR = 3  # width of the lit turn's bar
_ROUND = 6.0  # corners of a band
_MARK_ROUND = 3.0  # corners of a marked passage
_AROUND = 2  # how far a mark reaches beyond its line, at most
_OUTLINE = 1.5  # width of the line around the current hit
_SOFT = 0.45  # how much is left of the band where the light is only about right
_DASH, _DASH_GAP = 5, 4  # of the bar, there
_FLAG_HEIGHT = 13.0
_DOTTED = (MarkStyle.LINK, MarkStyle.CORRECTED)


class TurnPainter:
    """Paints turns in the colours of a theme.

    Attributes:
        transcript: whose turns are painted.
        theme: the colours.
        metrics: the column; set by the layout.
        marks: what is marked.
    """

    def __init__(self, transcript: Transcript, marks: Marks, theme: Theme, metrics: Metrics) -> None:
        self.transcript = transcript
        self._hours = transcript.last_stamp_ms >= 3_600_000
        self.theme = theme
        self.metrics = metrics
        self.marks = marks

    def paint(
        self,
        painter: QPainter,
        block: QTextBlock,
        layout: QTextLayout,
        y: int,
        height: int,
        context: QAbstractTextDocumentLayout.PaintContext,
    ) -> None:
        """Paint the turn of `block` with its band's upper edge at `y`."""
        turn = block.blockNumber()
        self._band(painter, turn, y, height)
        if turn in self.marks.flags:
            self._flag(painter, y)
        self._gutter(painter, turn, y, layout)
        seen = seen_units(layout, context.clip.translated(0, -y))
        spans = [span for span in self.marks.spans(turn) if span.end > seen.start and span.start < seen.stop]
        for style, alike in groupby(spans, attrgetter("style")):
            self._mark(painter, layout, y, style, alike)
        painter.setPen(self.theme.text)
        formats = [self._dotted(span) for span in spans if span.style in _DOTTED]
        formats += self._selected(block, context)
        layout.draw(painter, QPointF(0, y), formats)
        caret = context.cursorPosition - block.position()
        if self.marks.caret and 0 <= caret < block.length():
            layout.drawCursor(painter, QPointF(0, y), caret)

    def name_of(self, turn: int) -> str:
        """The name to write at `turn`: empty while the same speaker goes on."""
        turns = self.transcript.turns
        speaker = turns[turn].speaker
        if speaker is None or (turn and turns[turn - 1].speaker == speaker):
            return ""
        return self.transcript.speakers[speaker].name

    def time_of(self, turn: int) -> str:
        """The time to write at `turn`: the transcript's own, with a tilde where it is an estimate."""
        if not self.transcript.timed:
            return ""
        shown = self.transcript.turns[turn]
        if shown.timing is Timing.ESTIMATED:
            return "~" + format_ms(shown.start_ms, hours=self._hours or None)
        stamp = shown.start_ms if shown.stamp_ms is None else shown.stamp_ms
        return format_ms(stamp, hours=self._hours or None)

    def time_rect(self, turn: int, y: int) -> QRectF:
        """Where the time of the turn at `y` is written, with room around it for a pointer."""
        metrics = self.metrics
        if metrics.stacked:
            name = QFontMetricsF(metrics.name_font).horizontalAdvance(self.name_of(turn))
            left = metrics.text_left + (name + 10 if name else 0)
            return QRectF(left - 4, y, metrics.right - left, metrics.pad_top + metrics.small_line)
        below = metrics.small_line if self.name_of(turn) else 0
        top = y + metrics.pad_top + below
        return QRectF(metrics.left, top, metrics.gutter_right - metrics.left + 6, metrics.small_line + 4)

    def flag_rect(self, y: int) -> QRectF:
        """Where the flag of the turn at `y` stands, beside its first line, with room around it."""
        metrics = self.metrics
        left = metrics.left + _BAR
        line = metrics.small_line if metrics.stacked else metrics.line
        return QRectF(left, y + metrics.pad_top, metrics.gutter_left - left, line)

    def _band(self, painter: QPainter, turn: int, y: int, height: int) -> None:
        active = turn == self.marks.active
        if not active and turn != self.marks.hovered:
            return
        metrics = self.metrics
        area = QRectF(metrics.left, y, metrics.right - metrics.left, height)
        path = QPainterPath()
        path.addRoundedRect(area, _ROUND, _ROUND)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        soft = active and self.marks.approximate
        band = self.theme.active_band if active else self.theme.hover_band
        if soft:
            band = mix(band, self.theme.surface, _SOFT)
        painter.fillPath(path, band)
        if active:
            painter.fillRect(QRectF(metrics.left, y, _BAR + _ROUND, height), band)
            for top, length in _dashes(y, height) if soft else [(y, height)]:
                painter.fillRect(QRectF(metrics.left, top, _BAR, length), self.theme.active_bar)

    def _flag(self, painter: QPainter, y: int) -> None:
        room = self.flag_rect(y)
        top = QPointF(room.left() + 2, round(room.center().y() - _FLAG_HEIGHT / 2))
        paint_flag(painter, top, _FLAG_HEIGHT, self.theme.accent)

    def _gutter(self, painter: QPainter, turn: int, y: int, layout: QTextLayout) -> None:
        metrics = self.metrics
        name, time = self.name_of(turn), self.time_of(turn)
        if metrics.stacked:
            self._header(painter, turn, y, name, time)
            return
        width = metrics.gutter_right - metrics.gutter_left
        baseline = y + layout.lineAt(0).y() + layout.lineAt(0).ascent() if layout.lineCount() else float(y)
        if name:
            fonts = QFontMetricsF(metrics.name_font)
            shown = fonts.elidedText(name, Qt.TextElideMode.ElideRight, width)
            at = QPointF(metrics.gutter_right - fonts.horizontalAdvance(shown), baseline)
            self._name(painter, turn, at, shown)
            baseline += metrics.small_line
        self._time(painter, turn, QPointF(metrics.gutter_right, baseline), time, at_right=True)

    def _name(self, painter: QPainter, turn: int, at: QPointF, name: str) -> None:
        painter.setFont(self.metrics.name_font)
        speaker = self.transcript.turns[turn].speaker
        painter.setPen(self.theme.speaker(self.transcript.hue(speaker)))
        painter.drawText(at, name)
        if self.marks.recast(turn):
            width = QFontMetricsF(self.metrics.name_font).horizontalAdvance(name)
            painter.setPen(QPen(self.theme.quiet, 1, Qt.PenStyle.DotLine))
            painter.drawLine(at + QPointF(0, 3), at + QPointF(width, 3))

    def _header(self, painter: QPainter, turn: int, y: int, name: str, time: str) -> None:
        metrics = self.metrics
        fonts = QFontMetricsF(metrics.name_font)
        at = QPointF(metrics.text_left, y + metrics.pad_top + fonts.ascent())
        if name:
            self._name(painter, turn, at, name)
            at.setX(at.x() + fonts.horizontalAdvance(name) + 10)
        self._time(painter, turn, at, time, at_right=False)

    def _time(self, painter: QPainter, turn: int, at: QPointF, time: str, *, at_right: bool) -> None:
        painter.setFont(self.metrics.time_font)
        width = QFontMetricsF(self.metrics.time_font).horizontalAdvance(time)
        left = at.x() - width if at_right else at.x()
        pointed = turn == self.marks.pressed_time
        painter.setPen(self.theme.accent if pointed else self.theme.quiet)
        painter.drawText(QPointF(left, at.y()), time)
        if pointed:
            painter.drawLine(QPointF(left, at.y() + 2.5), QPointF(left + width, at.y() + 2.5))

    def _mark(
        self, painter: QPainter, layout: QTextLayout, y: int, style: MarkStyle, spans: Iterable[Span]
    ) -> None:
        color = {
            MarkStyle.ESTIMATED: self.theme.heard_estimated,
            MarkStyle.HIT: self.theme.hit,
            MarkStyle.CURRENT_HIT: self.theme.hit_current,
        }.get(style)
        if color is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(color)
        # Not everybody sees the colours of the current hit and the others apart.
        is_current = style is MarkStyle.CURRENT_HIT
        painter.setPen(QPen(self.theme.accent, _OUTLINE) if is_current else Qt.PenStyle.NoPen)
        for span in spans:
            for area in span_rects(layout, span.start, span.end):
                whole = area.adjusted(-1.5, y - 1, 1.5, y + 1).toAlignedRect()
                # Through the middles of pixels, so that the outline is as clear with every typeface.
                rounded = QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5)
                painter.drawRoundedRect(rounded, _MARK_ROUND, _MARK_ROUND)

    def _dotted(self, span: Span) -> QTextLayout.FormatRange:
        style = QTextCharFormat()
        if span.style is MarkStyle.LINK:
            style.setForeground(self.theme.link)
        else:
            style.setUnderlineColor(self.theme.quiet)
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        return _range(span.start, span.end, style)

    def _selected(
        self, block: QTextBlock, context: QAbstractTextDocumentLayout.PaintContext
    ) -> list[QTextLayout.FormatRange]:
        style = QTextCharFormat()
        style.setBackground(self.theme.selection)
        style.setForeground(self.theme.selection_text)
        begin, length = block.position(), block.length()
        ranges = []
        for selection in context.selections:
            cursor = selection.cursor
            start, end = cursor.selectionStart() - begin, cursor.selectionEnd() - begin
            if end > 0 and start < length and start < end:
                ranges.append(_range(max(start, 0), min(end, length), style))
        return ranges


def _dashes(y: int, height: int) -> Iterator[tuple[int, int]]:
    """Tops and lengths of a dashed bar."""
    for top in range(y, y + height, _DASH + _DASH_GAP):
        yield top, min(_DASH, y + height - top)


def seen_units(layout: QTextLayout, clip: QRectF) -> range:
    """The UTF-16 units of a turn whose lines, with what is drawn around them, lie in `clip`, from its top."""

    def top(number: int) -> float:
        return layout.lineAt(number).y()

    numbers = range(layout.lineCount())
    if not numbers:
        return range(0)
    first = layout.lineAt(max(0, bisect_left(numbers, clip.top() - _AROUND, key=top) - 1))
    last = layout.lineAt(max(0, bisect_left(numbers, clip.bottom() + _AROUND, key=top) - 1))
    return range(first.textStart(), last.textStart() + last.textLength())


def span_rects(layout: QTextLayout, start: int, end: int) -> Iterator[QRectF]:
    """Rectangles that cover the UTF-16 units from `start` to `end` of a turn, one a line, from its top."""
    line = layout.lineForTextPosition(start)
    while line.isValid() and (begin := line.textStart()) < end:
        first, last = max(start, begin), min(end, begin + line.textLength())
        if first < last:
            left, right = x_of(line.cursorToX(first)), x_of(line.cursorToX(last))
            yield QRectF(left, line.y(), min(right, line.x() + line.naturalTextWidth()) - left, line.height())
        line = layout.lineAt(line.lineNumber() + 1)


def x_of(found: object) -> float:
    """The x of what `cursorToX` answers: a pair in PySide, a number in Qt."""
    return float(found[0]) if isinstance(found, tuple) else cast("float", found)


def _range(start: int, end: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, style
    return found
