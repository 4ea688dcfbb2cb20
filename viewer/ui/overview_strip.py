"""The whole episode as one line: what was heard, who speaks where, and the way to any place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from viewer.controllers.timing import TimingState
from viewer.core.transcript import NOTHING, Transcript
from viewer.ui import strip_picture as picture
from viewer.ui.strip_chapters import ChapterStripLayer
from viewer.ui.strip_drag import Drag
from viewer.ui.strip_layers import Layer, SpeakerLayer, StripGeometry, TickLayer
from viewer.ui.strip_notes import NoteStripLayer
from viewer.ui.strip_timing import TimingLayer
from viewer.ui.strip_words import StripWords
from viewer.ui.theme import Theme

_MARGIN = 18
_HEIGHT = 40
_TICK_TOP, _TICK_HEIGHT = 3, 6
_LANE_TOP, _LANE_HEIGHT = 18, 11
_STEP_MS = 5_000
_PAGE_MS = 60_000


class OverviewStrip(QAbstractSlider):
    """A seek bar over the episode, painted once and copied from then on.

    To screen readers it is a slider of whole seconds; everybody else deals in milliseconds. Layers are kept
    by name, see `set_layer`; the speakers' line is the first of them.

    Signals:
        seek_requested: (ms) the reader wants to hear this place; at most eight times a second while dragging.
        scrub_started: the pointer took hold of the playhead; `set_position` is ignored until it lets go.
        scrub_finished: it let go, after the last `seek_requested`.
        menu_wanted: (ms, `Mark` or None, global `QPoint`) a context menu at this time, and what stands there.
    """

    seek_requested = Signal(int)
    scrub_started = Signal()
    scrub_finished = Signal()
    menu_wanted = Signal(int, object, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = TimingState()
        self._timing = TimingLayer(self._state)
        self._words = StripWords(self, theme, SpeakerLayer(()), self._timing)
        self._layers: dict[str, Layer] = {"speakers": self._words.speakers}
        self._picture = picture.StripPicture()
        self._duration_ms = 0
        self._measured: tuple[tuple[int, int, float], StripGeometry] | None = None
        self._position_ms = 0
        self._loop: tuple[int, int] | None = None
        self._pointer_x: float | None = None
        self._drag = Drag(self)
        self._drag.wanted.connect(self.seek_requested)
        self._set_up()

    def _set_up(self) -> None:
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setAccessibleName(self.tr("Position in the episode"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(160)
        self.setEnabled(False)

    # What it shows

    @property
    def position_ms(self) -> int:
        """Where the playhead stands; the pointer's place while scrubbing."""
        return self._position_ms

    @property
    def step_ms(self) -> int:
        """How much time one device pixel of the line stands for, rounded up."""
        at = self._geometry()
        return -(-at.duration_ms // max(1, round(at.lane.width() * at.ratio)))

    @property
    def layers(self) -> dict[str, Layer]:
        """The layers by name, lowest first."""
        return dict(self._layers)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._words.set_theme(theme)
        self._repaint_layers()

    def set_episode(self, transcript: Transcript | None, duration_ms: int) -> None:
        """Show this episode from now on; the other layers and the loop are kept.

        Args:
            transcript: whose turns tint the line; None leaves it plain.
            duration_ms: length of the episode; 0 where there is nothing to seek in.
        """
        self._words.transcript = transcript
        self._tint()
        self._duration_ms = max(0, duration_ms)
        self.setEnabled(duration_ms > 0)
        self.setRange(0, self._duration_ms // 1000)
        self._repaint_layers()

    def set_timing(self, state: TimingState) -> None:
        """Show how the transcript runs through the audio, and what says so: above all other layers."""
        before, self._state = self._state, state
        self._timing = self._words.timing = TimingLayer(state)
        if state.timeline != before.timeline:
            self._tint()
        self._repaint_layers()

    def set_position(self, ms: int) -> None:
        """Move the playhead; only the columns between its old and new place are painted again."""
        if not self._drag.held:
            self._move_head(ms)

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        """Show the part that is repeated, as (start, end) in milliseconds; None for none."""
        self._loop = loop
        self.update()

    def set_layer(self, name: str, layer: Layer | Sequence[tuple[int, QColor]] | None) -> None:
        """Put a layer above those set before, or in the place of the one with the same name.

        Args:
            name: whose layer it is: ``"hits"``, ``"notes"``, later ``"waveform"``.
            layer: a `Layer`, or ticks as (ms, colour); None takes the layer away.
        """
        if layer is None:
            self._layers.pop(name, None)
        else:
            self._layers[name] = TickLayer(layer) if isinstance(layer, Sequence) else layer
        self._repaint_layers()

    def set_notes(self, layer: NoteStripLayer | None) -> None:
        """Show what the reader marked, and tell of it under the pointer; None for nothing."""
        self._words.notes = layer
        self.set_layer("notes", layer)

    def set_chapters(self, layer: ChapterStripLayer | None) -> None:
        """Show where chapters begin, and tell their titles; None for nothing."""
        self._words.chapters = layer
        self.set_layer("chapters", layer)

    def sizeHint(self) -> QSize:
        """As wide as may be, and low."""
        return QSize(400, _HEIGHT)

    def _tint(self) -> None:
        shown = self._words.transcript or NOTHING
        self._words.speakers = SpeakerLayer(shown.turns, self._state.timeline, shown.hue)
        self._layers["speakers"] = self._words.speakers

    def _repaint_layers(self) -> None:
        self._picture.forget()
        self.update()

    def _geometry(self) -> StripGeometry:
        key = (self.width(), self._duration_ms, self.devicePixelRatioF())
        if self._measured is None or self._measured[0] != key:
            self._measured = key, self._measure()
        return self._measured[1]

    def _measure(self) -> StripGeometry:
        width = max(1, self.width() - 2 * _MARGIN)
        return StripGeometry(
            lane=QRectF(_MARGIN, _LANE_TOP, width, _LANE_HEIGHT),
            ticks=QRectF(_MARGIN, _TICK_TOP, width, _TICK_HEIGHT),
            duration_ms=max(1, self._duration_ms),
            ratio=self.devicePixelRatioF(),
        )

    def _move_head(self, ms: int) -> None:
        at = self._geometry()
        before, after = at.x_at(self._position_ms), at.x_at(ms)
        self._position_ms = ms
        if ms // 1000 != self.value():
            self.setValue(ms // 1000)
            if self.hasFocus():
                self._describe()
        if int(before * at.ratio) != int(after * at.ratio):
            reach = int(picture.HEAD_RADIUS) + 2
            left, right = sorted((int(before), int(after)))
            self.update(QRect(left - reach, 0, right - left + 2 * reach, self.height()))

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:  # noqa: N802
        """Qt would paint everything whenever the second changes; `_move_head` has seen to what moved."""
        if change is not QAbstractSlider.SliderChange.SliderValueChange:
            super().sliderChange(change)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the layers, and draw what moves over them."""
        # It paints its own ground, or the bars below would be painted at each step; style sheets forget it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        at = self._geometry()
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.fillRect(event.rect(), self._theme.window)
        layers = {**self._layers, "timing": self._timing}
        self._picture.paint_episode(painter, layers, at, QSizeF(self.size()), self._theme, self._position_ms)
        if self._loop is not None:
            picture.paint_loop(painter, at, self._theme, self._loop)
        if self._pointer_x is not None and not self._drag.held:
            picture.paint_pointer(painter, at, self._theme, self._pointer_x)
        if self.hasFocus():
            picture.paint_focus(painter, at, self._theme)
        if self._duration_ms:
            picture.paint_head(painter, at, self._theme, self._position_ms)
        painter.end()

    # What the reader does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the playhead, and bring it here."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._drag.held = True
        self.scrub_started.emit()
        self._bring(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is heard here; while held, bring the playhead along."""
        x = event.position().x()
        self._point_at(x)
        if self._drag.held:
            self._bring(x)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: the last place counts."""
        if self._drag.held and event.button() is Qt.MouseButton.LeftButton:
            self._drag.finish()
            self.scrub_finished.emit()
            self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu: about the place under the pointer, or the playhead's where a key asked."""
        if not self._duration_ms:
            return
        at = self._geometry()
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        x = at.x_at(self._position_ms) if by_key else float(event.pos().x())
        where = self.mapToGlobal(QPoint(round(x), round(at.lane.bottom()))) if by_key else event.globalPos()
        ms = self._position_ms if by_key else at.ms_at(x)
        self.menu_wanted.emit(ms, self._timing.mark_at(x, at), where)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls text; it never moves the sound."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right by five seconds, page keys by a minute, Home and End."""
        target = self._key_target(event.key())
        if target is None or event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            event.ignore()
            return
        target = min(max(0, target), self._duration_ms)
        self._move_head(target)
        self.seek_requested.emit(target)

    def event(self, event: QEvent) -> bool:
        """Keys that move the playhead are not the window's shortcuts while the strip has the focus."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._key_target(event.key()) is not None
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is gone, and what it told."""
        self._point_at(None)
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is told about what cannot be seen."""
        self._point_at(None)
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where the playhead is."""
        self._describe()
        super().focusInEvent(event)

    def _key_target(self, key: int) -> int | None:
        keys = Qt.Key
        steps = {
            keys.Key_Left: -_STEP_MS,
            keys.Key_Right: _STEP_MS,
            keys.Key_PageUp: -_PAGE_MS,
            keys.Key_PageDown: _PAGE_MS,
            keys.Key_Home: -self._position_ms,
            keys.Key_End: self._duration_ms - self._position_ms,
        }
        step = steps.get(Qt.Key(key))
        return None if step is None else self._position_ms + step

    def _bring(self, x: float) -> None:
        """Bring the playhead to the pointer."""
        ms = self._geometry().ms_at(x)
        self._move_head(ms)
        self._drag.to(ms)

    # What it tells

    def _describe(self) -> None:
        self.setAccessibleDescription(self._words.sentence(self._position_ms, self._geometry()))

    def _point_at(self, x: float | None) -> None:
        before, self._pointer_x = self._pointer_x, x if self.isEnabled() else None
        for place in (before, self._pointer_x):
            if place is not None:
                self.update(QRect(int(place) - 2, 0, 5, self.height()))
        if self._pointer_x is None:
            self._words.hush()
        else:
            self._words.tell(self._pointer_x, self._geometry())
