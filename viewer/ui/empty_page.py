"""What the window shows while nothing is open: how to begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QFont, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from viewer.ui import icons
from viewer.ui.icon_button import IconButton, hint
from viewer.ui.recent_row import RecentItem, RecentRow
from viewer.ui.theme import Theme

_WIDEST = 600
_ICON = 44
_MOST_RECENT = 8


class _DropFrame(QFrame):
    """A dashed outline around what can be dropped; in the accent's colour while something hangs over it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.hot = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw outline and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.theme.accent if self.hot else self.theme.line_strong, 2 if self.hot else 1)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(self.theme.active_band if self.hot else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 12, 12)
        area = QRect((self.width() - _ICON) // 2, 30, _ICON, _ICON)
        icons.draw(painter, area, "empty", self.theme.accent if self.hot else self.theme.quiet)
        painter.end()


class EmptyPage(QScrollArea):
    """The way in: drop, open, paste, a sample, or what was open before.

    Dropping is the window's business; it says so by `set_drop_active`.

    Signals:
        open_requested: choose files.
        paste_requested: take the transcript on the clipboard.
        sample_requested: (key) open this sample.
        recent_requested: (key) open this episode again.
    """

    open_requested = Signal()
    paste_requested = Signal()
    sample_requested = Signal(str)
    recent_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._samples: list[IconButton] = []
        self._rows: list[RecentRow] = []
        self._frame = _DropFrame(theme)
        self._open = QPushButton(self.tr("Open…"))
        self._open.setDefault(True)
        self._open.clicked.connect(self.open_requested)
        self._paste = QPushButton(self.tr("Paste transcript"))
        self._paste.clicked.connect(self.paste_requested)
        self._sample_box = QVBoxLayout()
        self._recent_title = self._heading(self.tr("Recent"))
        self._recent_box = QVBoxLayout()
        self._lay_out()
        self.set_theme(theme)
        self.set_actions({})
        self.set_samples([])
        self.set_recent([])

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to what most readers want first."""
        super().showEvent(event)
        self._open.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._frame.theme = theme
        self._frame.update()
        for sample in self._samples:
            sample.set_theme(theme)
        for row in self._rows:
            row.set_theme(theme)
        self.setStyleSheet(f"#page {{ background: {theme.surface.name()}; }}")

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Name the keys of ``open`` and ``paste`` in the tool tips."""
        for name, button in (("open", self._open), ("paste", self._paste)):
            keys = actions[name].shortcut() if name in actions else ""
            button.setToolTip(hint(button.text().removesuffix("…"), keys))

    def set_drop_active(self, *, active: bool) -> None:
        """Show that what hangs over the window may be let go."""
        self._frame.hot = active
        self._frame.update()

    def set_samples(self, samples: Sequence[tuple[str, str]]) -> None:
        """Offer samples.

        Args:
            samples: (key, what the button says, translated already).
        """
        for old in self._samples:
            old.deleteLater()
        self._samples = []
        for key, label in samples:
            button = IconButton("sample", label, self, caption=label)
            button.set_captioned(captioned=True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.set_theme(self._theme)
            button.clicked.connect(partial(self._ask_sample, key))
            self._sample_box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self._samples.append(button)

    def set_recent(self, items: Sequence[RecentItem]) -> None:
        """Offer what was open before, the latest first; no more than eight."""
        for old in self._rows:
            old.deleteLater()
        self._rows = [RecentRow(item, self._theme, self) for item in items[:_MOST_RECENT]]
        for row in self._rows:
            row.clicked.connect(partial(self._ask_recent, row.item.key))
            self._recent_box.addWidget(row)
        self._recent_title.setVisible(bool(self._rows))

    def _ask_sample(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001 - Qt hands it over
        self.sample_requested.emit(key)

    def _ask_recent(self, key: int, _checked: bool = False) -> None:  # noqa: FBT001 - Qt hands it over
        self.recent_requested.emit(key)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("quiet", True)
        font = label.font()
        font.setWeight(QFont.Weight.DemiBold)
        label.setFont(font)
        return label

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._frame)
        column.addLayout(self._sample_box)
        column.addSpacing(14)
        self._recent_title.setContentsMargins(12, 0, 0, 0)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent_box)
        column.addStretch(3)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        middle.setLayout(column)
        row = QHBoxLayout(page)
        row.setContentsMargins(24, 16, 24, 16)
        row.addWidget(middle, 1)
        self._fill_frame()
        self._sample_box.setSpacing(2)
        self._recent_box.setSpacing(2)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def _fill_frame(self) -> None:
        title = QLabel(self.tr("Drop an audio file and its transcript here"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        aside = QLabel(self.tr("Either alone will do; the other can follow."))
        aside.setProperty("quiet", True)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._open)
        buttons.addWidget(self._paste)
        buttons.addStretch()
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(24, 30 + _ICON + 14, 24, 28)
        for label in (title, aside):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(label)
        inside.addSpacing(12)
        inside.addLayout(buttons)
