"""A quiet strip that says what happened, and what can be done about it; nothing said is lost unseen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from viewer.ui import icons
from viewer.ui.icon_button import IconButton
from viewer.ui.theme import Theme

_MARGIN = 16
_SIGN = 20
_GAP = 10
_NARROWEST = 260  # for the text; with less it becomes a tower
_READ_MS = 5_000  # on the screen for so long, a message has been read


class Kind(StrEnum):
    """How much a message weighs; each has a sign of its own, named for those who do not see it."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def weight(self) -> int:
        """A heavier message comes before a lighter one."""
        return list(Kind).index(self)


class About(StrEnum):
    """What a message is about; it goes when that goes."""

    EPISODE = "episode"
    PROGRAM = "program"


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
        about: what it goes with.
    """

    title: str
    detail: str = ""
    kind: Kind = Kind.INFO
    remedies: Sequence[Remedy] = ()
    about: About = About.EPISODE

    def says_the_same(self, other: Notice) -> bool:
        """Whether a reader of both would learn nothing from the second; remedies aside."""
        mine = self.title, self.detail, self.kind, self.about
        return mine == (other.title, other.detail, other.kind, other.about)


class _Pile:
    """All messages that are not closed yet: heavier ones first, and the latest first of equals."""

    def __init__(self) -> None:
        self._notices: list[Notice] = []

    def __len__(self) -> int:
        return len(self._notices)

    @property
    def top(self) -> Notice | None:
        return self._notices[0] if self._notices else None

    def put(self, notice: Notice) -> None:
        """Add `notice`; what says the same makes way for it."""
        self.take(notice)
        heavier = sum(other.kind.weight > notice.kind.weight for other in self._notices)
        self._notices.insert(heavier, notice)

    def take(self, notice: Notice) -> None:
        self._notices = [other for other in self._notices if not other.says_the_same(notice)]

    def take_all(self, about: About | None) -> None:
        self._notices = [other for other in self._notices if about not in (None, other.about)]

    def holds(self, about: About) -> bool:
        return any(other.about is about for other in self._notices)

    def keeps(self, notice: Notice) -> bool:
        return any(other.says_the_same(notice) for other in self._notices)


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
    """Shows one message at a time, the heaviest and of those the latest; hidden while there is none.

    What cannot be shown waits until what is shown has been closed; how many wait is told beside it.

    Signals:
        dismissed: the reader closed the message.
        seen: (`Notice`) the reader closed it, did something about it or had the time to read it. It may
            come more than once for one message.
    """

    dismissed = Signal()
    seen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("bar", "top")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._pile = _Pile()
        self._shown: Notice | None = None
        self._reading = QTimer(self, interval=_READ_MS, singleShot=True)
        self._reading.timeout.connect(self._on_read)
        self._sign = _Sign(self)
        self._title = QLabel(self)
        self._detail = QLabel(self)
        self._more = QLabel(self)
        for label in (self._detail, self._more):
            label.setProperty("quiet", True)
        self._remedies: list[QPushButton] = []
        self._close = IconButton("clear", self.tr("Close this message"), self, size=16)
        self._close.clicked.connect(self.dismiss)
        self._lay_out()
        self.set_theme(theme)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is shown; None while nothing is."""
        return self._pile.top

    @property
    def waiting(self) -> int:
        """How many messages come after the one that is shown."""
        return max(0, len(self._pile) - 1)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._sign.theme = theme
        self._sign.update()
        self._close.set_theme(theme)

    def show_notice(self, notice: Notice) -> None:
        """Show `notice`, or let it wait behind a heavier one; the keyboard stays where it is."""
        self._pile.put(notice)
        self._present()

    def withdraw(self, notice: Notice) -> None:
        """Take `notice` away unasked, shown or waiting; no longer being there is no fault."""
        self._pile.take(notice)
        self._present()

    def say_more(self, notice: Notice, detail: str) -> None:
        """Say another detail of `notice` while that is shown; its buttons stay as they are."""
        if self._shown is notice:
            self._detail.setText(detail)
            self._detail.setVisible(bool(detail))

    def clear(self, about: About | None = None) -> None:
        """Take all messages about something away unasked; None: every message."""
        self._pile.take_all(about)
        self._present()

    def holds(self, about: About) -> bool:
        """Whether a message about something is shown or waits."""
        return self._pile.holds(about)

    def keeps(self, notice: Notice) -> bool:
        """Whether `notice` is shown or waits: it was neither closed nor withdrawn."""
        return self._pile.keeps(notice)

    def dismiss(self) -> None:
        """Take the message away for the reader; the next takes its place."""
        if self.notice is not None:
            self._close_for_reader(self.notice)
            self.dismissed.emit()

    def _close_for_reader(self, notice: Notice) -> None:
        self.withdraw(notice)
        self.seen.emit(notice)

    def _on_read(self) -> None:
        if self._shown is not None and self.isVisible():
            self.seen.emit(self._shown)

    def _present(self) -> None:
        notice = self.notice
        if notice is None:
            self._shown = None
            self._reading.stop()
            self.hide()
            return
        if notice is not self._shown:
            self._shown = notice
            self._fill(notice)
            self._reading.start()
        self._count(notice)
        self.show()

    def _count(self, notice: Notice) -> None:
        more = self.tr("{count} more").format(count=self.waiting) if self.waiting else ""
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleDescription(" ".join(part for part in (notice.detail, more) if part))

    def _fill(self, notice: Notice) -> None:
        self._sign.kind = notice.kind
        self._sign.setAccessibleName(self._weight(notice.kind))
        self._title.setText(notice.title)
        self._detail.setText(notice.detail)
        self._detail.setVisible(bool(notice.detail))
        self.setAccessibleName(f"{self._weight(notice.kind)}: {notice.title}")
        self._offer(notice)
        self._sign.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Put the buttons under the text where they would leave it too little width."""
        ends = (self._sign, self._more, self._close)
        room = self.width() - 2 * _MARGIN - sum(end.sizeHint().width() + _GAP for end in ends)
        wanted = sum(button.sizeHint().width() + _GAP for button in self._remedies)
        folded = bool(self._remedies) and room - wanted < _NARROWEST
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.TopToBottom if folded else directions.LeftToRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the message."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _weight(self, kind: Kind) -> str:
        names = {Kind.INFO: self.tr("Note"), Kind.WARNING: self.tr("Warning"), Kind.ERROR: self.tr("Error")}
        return names[kind]

    def _offer(self, notice: Notice) -> None:
        for button in self._remedies:
            button.hide()
            button.deleteLater()
        self._remedies = [self._button(notice, remedy) for remedy in notice.remedies]
        for place, button in enumerate(self._remedies):
            self._buttons.insertWidget(place, button)
        self._fold()
        for before, after in pairwise((*self._remedies, self._close)):
            self.setTabOrder(before, after)

    def _button(self, notice: Notice, remedy: Remedy) -> QPushButton:
        button = QPushButton(remedy.label, self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def run() -> None:
            self._close_for_reader(notice)
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
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(_GAP)
        self._buttons.addStretch()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(_GAP)
        self._body.addLayout(texts, 1)
        self._body.addLayout(self._buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 9, _MARGIN - 6, 9)
        row.setSpacing(_GAP)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._body, 1)
        row.addWidget(self._more)
        row.addWidget(self._close)
