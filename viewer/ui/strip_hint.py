"""The small note above the overview strip that tells what is heard under the pointer."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

from viewer.ui.theme import Theme

_WIDEST = 340
_GAP = 4


class StripHint(QLabel):
    """Chapter, time, speaker and first words; lies over the window, so it needs no window of its own."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.setStyleSheet(
            f"background: {theme.surface.name()}; color: {theme.text.name()};"
            f"border: 1px solid {theme.line_strong.name()}; border-radius: 6px; padding: 4px 8px;"
        )

    def tell(
        self,
        above: QPoint,
        time: str,
        speaker: str,
        color: str,
        words: str,
        mark: str = "",
        chapter: str = "",
    ) -> None:
        """Show the note centred above a point.

        Args:
            above: global position.
            time: as it is read.
            speaker: a name, or empty.
            color: the speaker's, as ``#rrggbb``.
            words: how the turn begins, or empty; shortened to fit.
            mark: what is marked here, or empty.
            chapter: its title, or empty; shortened to fit.
        """
        fitting, title = self._fitting(words), self._fitting(chapter)
        name = (
            f'&nbsp; <span style="color: {color}; font-weight: 600">{escape(speaker)}</span>'
            if speaker
            else ""
        )
        over = f"<b>{escape(title)}</b><br>" if title else ""
        below = "".join(f"<br>{escape(line)}" for line in (mark, fitting) if line)
        self.setText(f"{over}<b>{escape(time)}</b>{name}{below}")
        self.adjustSize()
        point = self._over.mapFromGlobal(above)
        rightmost = max(0, self._over.width() - self.width() - _GAP)
        left = min(max(_GAP, point.x() - self.width() // 2), rightmost)
        self.move(left, max(0, point.y() - self.height() - _GAP))
        self.show()
        self.raise_()

    def _fitting(self, text: str) -> str:
        return QFontMetrics(self.font()).elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST - 20)
