"""The chapter being heard, quietly beside the time; a press lists all."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from viewer.ui.plain import plain_tip
from viewer.ui.theme import Theme

_PADDING = 7
_LEAST = 90  # pixels; with less a title is no title


class ChapterButton(QToolButton):
    """As wide as its title, or as there is room; gone where there is too little, and without chapters."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._room = 0
        self.title = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def set_title(self, title: str) -> None:
        """Say which chapter is heard; empty for none."""
        if title == self.title:
            return
        self.title = title
        self.setAccessibleName(self.tr("Chapter: {title}").format(title=title))
        self.setToolTip(plain_tip(title))
        self._fit()

    def bind(self, menu: QMenu) -> None:
        """Let a press open this menu."""
        self.setMenu(menu)

    def set_room(self, width: int) -> None:
        """There are so many pixels for it."""
        self._room = width
        self._fit()

    def sizeHint(self) -> QSize:
        """The whole title, or what there is room for; as high as the time."""
        metrics = self.fontMetrics()
        wanted = metrics.horizontalAdvance(self.title) + 2 * _PADDING + 2
        return QSize(min(wanted, self._room), metrics.height() + 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the title, shortened."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.features = QStyleOptionToolButton.ToolButtonFeature.None_  # no arrow: the title says enough
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        area = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        painter.setPen(self._theme.text if self.underMouse() else self._theme.quiet)
        text = self.fontMetrics().elidedText(self.title, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _fit(self) -> None:
        self.setVisible(bool(self.title) and self._room >= _LEAST)
        self.updateGeometry()
        self.update()
