"""The whole episode as one line: what was heard, who speaks where, and the way to any place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from viewer.core.timecode import format_ms
from viewer.core.transcript import Transcript
from viewer.ui import strip_picture as picture
from viewer.ui.strip_hint import StripHint
from viewer.ui.strip_layers import Layer, SpeakerLayer, StripGeometry, TickLayer
from viewer.ui.theme import Theme

_MARGIN = 18
_HEIGHT = 40
_TICK_TOP, _TICK_HEIGHT = 3, 6
_LANE_TOP, _LANE_HEIGHT = 18, 11
_SCRUB_PAUSE_MS = 120
_STEP_MS = 5_000
_PAGE_MS = 60_000
_FIRST_WORDS = 120


class OverviewStrip(QAbstractSlider):
    """A seek bar over the episode, painted once and copied from then on.

    To screen readers it is a slider of whole seconds; everybody else deals in milliseconds. Layers are kept
    by name, see `set_layer`; the speakers' line is the first of them.

    Signals:
        seek_requested: (ms) the reader wants to hear this place; at most eight times a second while dragging.
        scrub_started: the pointer took hold of the playhead; `set_position` is ignored until it lets go.
        scrub_finished: it let go, after the last `seek_requested`.
    """

    seek_requested = Signal(int)
    scrub_started = Signal()
    scrub_finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._transcript: Transcript | None = None
        self._speakers = SpeakerLayer(())
        self._layers: dict[str, Layer] = {"speakers": self._speakers}
        self._picture = picture.StripPicture()
        self._duration_ms = 0
        self._measured: tuple[tuple[int, int, float], StripGeometry] | None = None
        self._position_ms = 0
        self._loop: tuple[int, int] | None = None
        self._pointer_x: float | None = None
        self._scrubbing = False
        self._wanted: int | None = None
        self._hint: StripHint | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SCRUB_PAUSE_MS)
        self._pause.timeout.connect(self._send_wanted)
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
    def layers(self) -> dict[str, Layer]:
        """The layers by name, lowest first."""
        return dict(self._layers)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        if self._hint is not None:
            self._hint.set_theme(theme)
        self._repaint_layers()

    def set_episode(self, transcript: Transcript | None, duration_ms: int) -> None:
        """Show this episode from now on; the other layers and the loop are kept.

        Args:
            transcript: whose turns tint the line; None leaves it plain.
            duration_ms: length of the episode; 0 where there is nothing to seek in.
        """
        self._transcript = transcript
        self._speakers = SpeakerLayer(transcript.turns if transcript else ())
        self._layers["speakers"] = self._speakers
        self._duration_ms = max(0, duration_ms)
        self.setEnabled(duration_ms > 0)
        self.setRange(0, self._duration_ms // 1000)
        self._repaint_layers()

    def set_position(self, ms: int) -> None:
        """Move the playhead; only the columns between its old and new place are painted again."""
        if not self._scrubbing:
            self._move_head(ms)

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        """Show the part that is repeated, as (start, end) in milliseconds; None for none."""
        self._loop = loop
        self.update()

    def set_layer(self, name: str, layer: Layer | Sequence[tuple[int, QColor]] | None) -> None:
        """Put a layer above those set before, or in the place of the one with the same name.

        Args:
            name: whose layer it is: ``"hits"``, later ``"notes"``, ``"waveform"``.
            layer: a `Layer`, or ticks as (ms, colour); None takes the layer away.
        """
        if layer is None:
            self._layers.pop(name, None)
        else:
            self._layers[name] = TickLayer(layer) if isinstance(layer, Sequence) else layer
        self._repaint_layers()

    def sizeHint(self) -> QSize:
        """As wide as may be, and low."""
        return QSize(400, _HEIGHT)

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
        self._picture.paint_episode(
            painter, self._layers, at, QSizeF(self.size()), self._theme, self._position_ms
        )
        if self._loop is not None:
            picture.paint_loop(painter, at, self._theme, self._loop)
        if self._pointer_x is not None and not self._scrubbing:
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
        self._scrubbing = True
        self.scrub_started.emit()
        self._want(self._geometry().ms_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is heard here; while held, bring the playhead along."""
        x = event.position().x()
        self._point_at(x)
        if self._scrubbing:
            self._want(self._geometry().ms_at(x))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: the last place counts."""
        if self._scrubbing and event.button() is Qt.MouseButton.LeftButton:
            self._send_wanted()
            self._pause.stop()
            self._scrubbing = False
            self.scrub_finished.emit()
            self.update()

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

    def _want(self, ms: int) -> None:
        """Ask for a place at once, or, in a drag, when the player has had time for the last one."""
        self._move_head(ms)
        self._wanted = ms
        if not self._pause.isActive():
            self._send_wanted()
            self._pause.start()

    def _send_wanted(self) -> None:
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.seek_requested.emit(wanted)
            if self._scrubbing:
                self._pause.start()

    # What it tells

    def _describe(self) -> None:
        time = self.tr("{position} of {duration}").format(
            position=format_ms(self._position_ms), duration=format_ms(self._duration_ms)
        )
        speaker, _, _ = self._heard_at(self._position_ms)
        self.setAccessibleDescription(f"{time}, {speaker}" if speaker else time)

    def _heard_at(self, ms: int) -> tuple[str, QColor, str]:
        """Speaker, the speaker's colour and first words of the turn at `ms`; empty in a gap."""
        index = self._speakers.turn_at(ms)
        if self._transcript is None or index is None:
            return "", self._theme.quiet, ""
        turn = self._transcript.turns[index]
        name = "" if turn.speaker is None else self._transcript.speakers[turn.speaker].name
        return name, self._theme.speaker(turn.speaker), " ".join(turn.text[:_FIRST_WORDS].split())

    def _point_at(self, x: float | None) -> None:
        before, self._pointer_x = self._pointer_x, x if self.isEnabled() else None
        for place in (before, self._pointer_x):
            if place is not None:
                self.update(QRect(int(place) - 2, 0, 5, self.height()))
        if self._pointer_x is None:
            if self._hint is not None:
                self._hint.hide()
            return
        at = self._geometry()
        ms = at.ms_at(self._pointer_x)
        speaker, color, words = self._heard_at(ms)
        above = self.mapToGlobal(QPoint(round(at.x_at(ms)), 0))
        self._note().tell(above, format_ms(ms), speaker, color.name(), words)

    def _note(self) -> StripHint:
        if self._hint is None:
            self._hint = StripHint(self.window())
            self._hint.set_theme(self._theme)
        return self._hint
