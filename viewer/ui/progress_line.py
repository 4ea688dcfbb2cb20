"""How far a long work is: a thin line along the lower edge of the message that tells of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QProgressBar

from viewer.controllers.fetching import Fetching
from viewer.controllers.opening import Opening
from viewer.errors import Message
from viewer.ui.message_bar import MessageBar, Notice
from viewer.ui.translate import told

_HEIGHT = 2
_STEPS = 1000


class ProgressLine(QProgressBar):
    """Stands in the message bar while that shows the notice of the work, and how far that is is known."""

    def __init__(
        self, work: Opening | Fetching, bar: MessageBar, waiting: Callable[[], Notice | None]
    ) -> None:
        """Follow `work`; `waiting` gives the notice that tells of it, None while nothing is told."""
        super().__init__(bar)
        self._bar, self._waiting = bar, waiting
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        bar.installEventFilter(self)
        work.progress.connect(self._on_progress)
        work.finished.connect(self.hide)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is done; nothing where another message has come in between."""
        if self._tells():
            done = self.width() * self.value() // _STEPS
            painter = QPainter(self)
            painter.fillRect(0, 0, done, self.height(), self.palette().color(QPalette.ColorRole.Accent))
            painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the lower edge of the bar."""
        if watched is self._bar and event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._place()
        return super().eventFilter(watched, event)

    def _on_progress(self, text: Message, share: float) -> None:
        shown = share >= 0 and self._tells()
        self.setVisible(shown)
        if shown:
            self.setAccessibleName(told(text))
            self.setValue(round(share * _STEPS))
            self._place()

    def _tells(self) -> bool:
        return self._bar.notice is not None and self._bar.notice is self._waiting()

    def _place(self) -> None:
        self.setGeometry(0, self._bar.height() - _HEIGHT, self._bar.width(), _HEIGHT)
        self.raise_()
