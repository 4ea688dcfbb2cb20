"""The small bar near a selection: highlighters, note, tag, copy."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from viewer.core.annotations import Colour
from viewer.ui.actions import Actions
from viewer.ui.beside import area_of, beside
from viewer.ui.icon_button import IconButton, hint
from viewer.ui.theme import Theme
from viewer.ui.transcript.note_painter import line_pen
from viewer.ui.transcript.view import TranscriptView

_AFTER_MS = 120  # a selection that still grows brings no bar up
_SWATCH = QSize(20, 20)


class SelectionBar(QFrame):
    """Comes up beside what is selected, never over it, and never takes the keyboard.

    Where there is no room beside the selection it stays away: keys and menu do the same.
    """

    def __init__(self, view: TranscriptView, actions: Actions, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._actions = view, actions
        self._swatches: dict[Colour, QToolButton] = {}
        self._buttons: list[IconButton] = []
        self.setObjectName("popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Mark the selection"))
        self._timer = QTimer(self, interval=_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self._come)
        self._lay_out()
        self.set_theme(theme)
        self.hide()
        view.selectionChanged.connect(self._on_selection)
        view.place_shown.connect(self._on_moved)
        view.viewport().installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for button in self._buttons:
            button.set_theme(theme)
        for colour, swatch in self._swatches.items():
            swatch.setIcon(swatch_icon(colour, theme, self.devicePixelRatioF()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._on_selection()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(5, 4, 5, 4)
        row.setSpacing(1)
        for colour in Colour:
            swatch = self._swatches[colour] = self._swatch(colour)
            row.addWidget(swatch)
        row.addSpacing(4)
        for name, icon in (("note", "note"), ("tag", "tag"), ("copy", "copy"), ("copy_quote", "quote")):
            button = IconButton(icon, "", size=18)
            button.bind(self._actions[name])
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._buttons.append(button)
            row.addWidget(button)

    def _swatch(self, colour: Colour) -> QToolButton:
        action = self._actions[f"highlight_{colour.value}"]
        swatch = QToolButton()
        swatch.setIconSize(_SWATCH)
        swatch.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        swatch.setAccessibleName(action.text())
        swatch.setToolTip(hint(action.text(), action.shortcut()))
        swatch.clicked.connect(action.trigger)
        return swatch

    def _on_selection(self) -> None:
        if self._view.selected() is None:
            self._timer.stop()
            self.hide()
        else:
            self._timer.start()

    def _on_moved(self) -> None:
        if not self.isHidden():
            self._come()

    def _come(self) -> None:
        """Show the bar where there is room; while the button is down the selection still grows."""
        selected = self._view.selected()
        if selected is None or QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            return
        self.adjustSize()
        viewport: QWidget = self._view.viewport()
        place = beside(self.size(), area_of(self._view, *selected), viewport.rect())
        if place is None:
            self.hide()
            return
        self.move(viewport.mapTo(self._view, place))
        self.show()
        self.raise_()


def swatch_icon(colour: Colour, theme: Theme, ratio: float) -> QIcon:
    """A highlighter as it looks in the text: its ground, with its line below."""
    pixmap = QPixmap(_SWATCH * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.mark(colour))
    painter.drawRoundedRect(QRectF(1, 1, _SWATCH.width() - 2, _SWATCH.height() - 5), 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(line_pen(colour, theme))
    painter.drawLine(1, _SWATCH.height() - 2, _SWATCH.width() - 1, _SWATCH.height() - 2)
    painter.end()
    return QIcon(pixmap)
