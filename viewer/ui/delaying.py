"""The audio delay by key and by dialog."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QToolTip

from viewer.controllers.audio_delay import AudioDelay
from viewer.ui.main_window import MainWindow

_DIALOG = "audio delay"


def delay_text(ms: int) -> str:
    """A delay as it is read, with its sign: "+180 ms"."""
    sign = "+" if ms > 0 else "−" if ms < 0 else ""
    return f"{sign}{QLocale().toString(abs(ms))} ms"


class Delaying(QObject):
    """Connects the actions that change the audio delay, and says what the keys brought about."""

    def __init__(self, window: MainWindow, delay: AudioDelay) -> None:
        super().__init__(window)
        self._window, self._delay = window, delay
        window.actions_table.connect(
            {
                "audio_delay": self._open,
                "less_delay": lambda: self._step(-1),
                "more_delay": lambda: self._step(1),
            }
        )

    def _open(self) -> None:
        """Show the dialog, beside the window's work rather than before it: it is set by ear."""
        dialog = self._shown() or self._make()
        dialog.show()
        dialog.activateWindow()

    def _shown(self) -> QDialog | None:
        return self._window.findChild(QDialog, _DIALOG)

    def _make(self) -> QDialog:
        from viewer.ui.dialogs.audio_delay import AudioDelayDialog

        self._delay.ask_device()
        dialog = AudioDelayDialog(self._delay, self._window.actions_table, self._window)
        dialog.setObjectName(_DIALOG)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.place_over(self._window.transport)
        return dialog

    def _step(self, by: int) -> None:
        self._delay.step(by)
        if self._shown() is None:
            self._say()

    def _say(self) -> None:
        said = self.tr("Audio delay {delay}").format(delay=delay_text(self._delay.ms))
        if self._delay.device.name:
            said = self.tr("{said} for {device}").format(said=said, device=self._delay.device.name)
        bar = self._window.transport
        above = QPoint((bar.width() - bar.fontMetrics().horizontalAdvance(said)) // 2, -5 * bar.height() // 2)
        QToolTip.showText(bar.mapToGlobal(above), said, bar)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(bar, said))
