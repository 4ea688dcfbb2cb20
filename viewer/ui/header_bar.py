"""The bar above: what is open, and the search."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from viewer.ui.icon_button import IconButton
from viewer.ui.plain import plain_tip
from viewer.ui.search_bar import SearchBar
from viewer.ui.theme import Theme

_MARGIN = 16
_GAP = 14
_HEIGHT = 46


class Heading(QWidget):
    """Title and an aside in one line, both shortened to what there is room for; the aside goes first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ""
        self._aside = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def set_text(self, title: str, aside: str) -> None:
        """Show these; the whole text is the tool tip."""
        self._title, self._aside = " ".join(title.split()), " ".join(aside.split())
        whole = " · ".join(part for part in (self._title, self._aside) if part)
        self.setToolTip(plain_tip(whole))
        self.setAccessibleName(whole)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as may be."""
        return QSize(300, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """It may vanish: the window's title says it too."""
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both, elided."""
        painter = QPainter(self)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(self._theme.text)
        right = Qt.TextElideMode.ElideRight
        title = painter.fontMetrics().elidedText(self._title, right, self.width())
        painter.drawText(self.rect(), align, title)
        left = painter.fontMetrics().horizontalAdvance(title) + _GAP
        painter.setFont(self.font())
        painter.setPen(self._theme.quiet)
        if self.width() - left > 3 * _GAP:
            aside = painter.fontMetrics().elidedText(self._aside, right, self.width() - left)
            painter.drawText(self.rect().adjusted(left, 0, 0, 0), align, aside)
        painter.end()


class HeaderBar(QWidget):
    """Heading at the left, search, notes and menu at the right.

    Attributes:
        search: the search; hidden until there is a transcript.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("bar", "top")
        self.setFixedHeight(_HEIGHT)
        self._heading = Heading(theme, self)
        self.search = SearchBar(theme, self)
        self._menu = IconButton("menu", self.tr("Menu"), self)
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.hide()
        self._notes = IconButton("notes", self.tr("Notes"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN - 6, 0)
        row.setSpacing(_GAP // 2)
        row.addWidget(self._heading, 1)
        row.addWidget(self.search)
        row.addWidget(self._notes)
        row.addWidget(self._menu)
        self.set_searchable(searchable=False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._heading.set_theme(theme)
        self.search.set_theme(theme)
        self._menu.set_theme(theme)
        self._notes.set_theme(theme)

    def set_episode(self, title: str, aside: str) -> None:
        """Say what is open.

        Args:
            title: of the episode, or the program's name.
            aside: speakers and duration, translated already; may be empty.
        """
        self._heading.set_text(title, aside)

    def set_searchable(self, *, searchable: bool) -> None:
        """Whether there is a text to search in, and to write notes on."""
        self.search.setVisible(searchable)
        self._notes.setVisible(searchable)

    def set_notes(self, action: QAction) -> None:
        """Fold the panel of notes away with a button, as `action` does."""
        self._notes.bind(action)

    def set_menu(self, menu: QMenu, opener: QAction | None = None) -> None:
        """Offer everything else in a menu at the right.

        Args:
            menu: what is offered.
            opener: the action whose key opens it.
        """
        self._menu.setMenu(menu)
        self._menu.show()
        if opener is not None:
            self._menu.set_name(self.tr("Menu"), opener.shortcut())
            opener.triggered.connect(self._menu.showMenu)
