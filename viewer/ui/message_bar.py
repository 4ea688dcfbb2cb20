"""A quiet strip that says what happened, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from viewer.ui import icons
from viewer.ui.icon_button import IconButton
from viewer.ui.theme import Theme

_MARGIN = 16
_SIGN = 20


class Kind(StrEnum):
    """How much a message weighs; each has a sign of its own, named for those who do not see it."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button in a message.

    Attributes:
        label: what it does, translated already.
        run: called without arguments when pressed; the message is closed before.
    """

    label: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """One message; all texts translated already.

    Attributes:
        title: what happened, in one line.
        detail: what to do about it, or what is known; may be empty.
        kind: how much it weighs.
        remedies: what the reader can do at once; two at most look well.
    """

    title: str
    detail: str = ""
    kind: Kind = Kind.INFO
    remedies: Sequence[Remedy] = ()


class _Sign(QWidget):
    """The message's sign, as an icon with a name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = Kind.INFO
        self.theme: Theme | None = None
        self.setFixedSize(QSize(_SIGN, _SIGN))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it; warnings and errors in the colour of warnings."""
        if self.theme is not None:
            color = self.theme.quiet if self.kind is Kind.INFO else self.theme.warning
            painter = QPainter(self)
            icons.draw(painter, QRect(0, 0, _SIGN, _SIGN), self.kind.value, color)
            painter.end()


class MessageBar(QWidget):
    """Shows one message at a time, the latest; hidden while there is none.

    Signals:
        dismissed: the reader closed the message.
    """

    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("bar", "top")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._notice: Notice | None = None
        self._sign = _Sign(self)
        self._title = QLabel(self)
        self._detail = QLabel(self)
        self._detail.setProperty("quiet", True)
        self._remedies: list[QPushButton] = []
        self._close = IconButton("clear", self.tr("Close this message"), self, size=16)
        self._close.clicked.connect(self.dismiss)
        self._lay_out()
        self.set_theme(theme)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is shown; None while nothing is."""
        return self._notice

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._sign.theme = theme
        self._sign.update()
        self._close.set_theme(theme)

    def show_notice(self, notice: Notice) -> None:
        """Show `notice` instead of whatever was shown; the keyboard stays where it is."""
        self._notice = notice
        self._sign.kind = notice.kind
        self._sign.setAccessibleName(self._weight(notice.kind))
        self._title.setText(notice.title)
        self._detail.setText(notice.detail)
        self._detail.setVisible(bool(notice.detail))
        self.setAccessibleName(f"{self._weight(notice.kind)}: {notice.title}")
        self.setAccessibleDescription(notice.detail)
        self._offer(notice.remedies)
        self._sign.update()
        self.show()

    def clear(self) -> None:
        """Take the message away, unasked."""
        self._notice = None
        self.hide()

    def dismiss(self) -> None:
        """Take the message away for the reader."""
        self.clear()
        self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the message."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _weight(self, kind: Kind) -> str:
        names = {Kind.INFO: self.tr("Note"), Kind.WARNING: self.tr("Warning"), Kind.ERROR: self.tr("Error")}
        return names[kind]

    def _offer(self, remedies: Sequence[Remedy]) -> None:
        for button in self._remedies:
            button.deleteLater()
        self._remedies = [self._button(remedy) for remedy in remedies]
        for button in self._remedies:
            self._row.insertWidget(self._row.count() - 1, button)
        for before, after in pairwise((*self._remedies, self._close)):
            self.setTabOrder(before, after)

    def _button(self, remedy: Remedy) -> QPushButton:
        button = QPushButton(remedy.label, self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def run() -> None:
            self.clear()
            remedy.run()

        button.clicked.connect(run)
        return button

    def _lay_out(self) -> None:
        for label in (self._title, self._detail):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._detail)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_MARGIN, 9, _MARGIN - 6, 9)
        self._row.setSpacing(10)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(texts, 1)
        self._row.addWidget(self._close)
