"""The button that says how fast it plays; a menu and the wheel change it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QWheelEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from viewer.ui.theme import Theme, tabular
from viewer.ui.wheel import Notches

RATES = (0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


def rate_text(rate: float) -> str:
    """A speed as it is read: "1.0×", "1.25×", with the reader's decimal sign."""
    decimals = 1 if abs(rate * 10 - round(rate * 10)) < 1e-6 else 2
    return f"{QLocale().toString(float(rate), 'f', decimals)}×"


class SpeedButton(QToolButton):
    """Shows the speed.

    Attributes:
        speeds: the menu, also to be hung into others.

    Signals:
        rate_requested: (times as fast) the reader chose a speed.
    """

    rate_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notches = Notches()
        self._rate = 1.0
        self._theme: Theme | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFont(tabular(self.font()))
        self.speeds = QMenu(self.tr("Speed"), self)
        self._group = QActionGroup(self)
        for rate in RATES:
            self._add(rate)
        self.setMenu(self.speeds)
        self.set_rate(1.0)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`: any speed but the normal one is in the accent's colour."""
        self._theme = theme
        self._tint()

    def set_rate(self, rate: float) -> None:
        """Show a speed that is so already; asks for nothing."""
        self._rate = rate
        self.setText(rate_text(rate))
        self.setAccessibleName(self.tr("Speed {rate}").format(rate=rate_text(rate)))
        self.setToolTip(self.tr("Speed: click for a menu, turn the wheel for small steps"))
        self._tint()
        for action in self._group.actions():
            action.setChecked(abs(float(action.data()) - rate) < 1e-6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One notch is one step of the menu."""
        notches = self._notches.of(event)
        up = notches > 0
        faster = [rate for rate in RATES if rate > self._rate + 1e-6]
        slower = [rate for rate in RATES if rate < self._rate - 1e-6]
        if notches and (faster if up else slower):
            self.rate_requested.emit(faster[0] if up else slower[-1])
        event.accept()

    def _tint(self) -> None:
        if self._theme is not None:
            normal = abs(self._rate - 1.0) < 1e-6
            color = self._theme.text if normal else self._theme.accent
            self.setStyleSheet(f"QToolButton {{ color: {color.name()}; }}")

    def _add(self, rate: float) -> None:
        action = QAction(rate_text(rate), self)
        action.setCheckable(True)
        action.setData(rate)
        action.triggered.connect(partial(self._choose, rate))
        self._group.addAction(action)
        self.speeds.addAction(action)

    def _choose(self, rate: float, _checked: bool = False) -> None:  # noqa: FBT001 - Qt hands it over
        self.rate_requested.emit(rate)
