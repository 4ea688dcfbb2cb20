"""Paints one turn: band, name and time, marks, words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
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
from viewer.ui.transcript.headings import Heading, paint_heading
from viewer.ui.transcript.lines import seen_units, span_rects
from viewer.ui.transcript.marks import Marks, MarkStyle, Span
from viewer.ui.transcript.metrics import Metrics
from viewer.ui.transcript.note_marks import Stroke
from viewer.ui.transcript.note_painter import paint_grounds, paint_lines, paint_sign, placed, sign_rects

_BAR = 3  # width of the lit turn's bar
_ROUND = 6.0  # corners of a band
_MARK_ROUND = 3.0  # corners of a marked passage
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
        strokes = self._strokes(turn, seen)
        lines = placed(layout, strokes)
        paint_grounds(painter, y, lines, self.theme)
        spans = [span for span in self.marks.spans(turn) if span.end > seen.start and span.start < seen.stop]
        for style, alike in groupby(spans, attrgetter("style")):
            self._mark(painter, layout, y, style, alike)
        painter.setPen(self.theme.text)
        formats = [self._dotted(span, strokes) for span in spans if span.style in _DOTTED]
        formats += self._selected(block, context)
        layout.draw(painter, QPointF(0, y), formats)
        if strokes:
            paint_lines(painter, y, lines, self.theme)
            for area, beside in self.signs(turn, y, layout):
                paint_sign(painter, area, beside, self.theme)
        caret = context.cursorPosition - block.position()
        if self.marks.caret and 0 <= caret < block.length():
            layout.drawCursor(painter, QPointF(0, y), caret)

    def paint_heading(self, painter: QPainter, turn: int, heading: Heading, top: int) -> None:
        """Paint what stands above `turn`, in the room that begins at `top`."""
        pointed = turn == self.marks.pressed_heading
        paint_heading(painter, heading, top, self.metrics, self.theme, pointed=pointed, first=turn == 0)

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

    def flag_rect(self, y: int) -> QRectF:
        """Where the flag of the turn at `y` stands, beside its first line, with room around it."""
        metrics = self.metrics
        left = metrics.left + _BAR
        line = metrics.small_line if metrics.stacked else metrics.line
        return QRectF(left, y + metrics.pad_top, metrics.gutter_left - left, line)

    def signs(self, turn: int, y: int, layout: QTextLayout) -> list[tuple[QRect, list[Stroke]]]:
        """Where the signs of the turn at `y` stand, and what each stands for."""
        notes = self.marks.notes
        strokes = notes.with_words(turn) if notes is not None else ()
        return list(sign_rects(layout, y, strokes, self.metrics)) if strokes else []

    def _strokes(self, turn: int, seen: range) -> list[Stroke]:
        if self.marks.notes is None:
            return []
        strokes = self.marks.notes.strokes(turn)
        return [stroke for stroke in strokes if stroke.end > seen.start and stroke.start < seen.stop]

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
            MarkStyle.SHOWN_NOTE: Qt.BrushStyle.NoBrush,  # the highlighter is to be seen
        }.get(style)
        if color is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(color)
        # Not everybody sees the colours of the current hit and the others apart.
        outlined = style in (MarkStyle.CURRENT_HIT, MarkStyle.SHOWN_NOTE)
        painter.setPen(QPen(self.theme.accent, _OUTLINE) if outlined else Qt.PenStyle.NoPen)
        for span in spans:
            for area in span_rects(layout, span.start, span.end):
                whole = area.adjusted(-1.5, y - 1, 1.5, y + 1).toAlignedRect()
                # Through the middles of pixels, so that the outline is as clear with every typeface.
                rounded = QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5)
                painter.drawRoundedRect(rounded, _MARK_ROUND, _MARK_ROUND)

    def _dotted(self, span: Span, strokes: Iterable[Stroke]) -> QTextLayout.FormatRange:
        style = QTextCharFormat()
        if span.style is not MarkStyle.LINK:
            style.setUnderlineColor(self.theme.quiet)
        elif not any(stroke.start < span.end and span.start < stroke.end for stroke in strokes):
            style.setForeground(self.theme.link)  # on a highlighter's ground it would be hard to read
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


def _range(start: int, end: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, style
    return found
