"""The chapters as a menu: their times, the one being heard checked; a choice goes there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from viewer.core.chapters import NONE, Chapters
from viewer.core.timecode import format_ms
from viewer.ui.translate import told

_LONGEST = 60  # characters of a title


class ChapterMenu(QMenu):
    """Lists the chapters below what else was put into it; not offered while there are none.

    Signals:
        wanted: (int) this chapter was chosen.
    """

    wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Chapters"))
        self.menuAction().setVisible(False)
        self._chapters, self._now = NONE, -1
        self._listed: list[QAction] = []
        self.aboutToShow.connect(self._list)

    def set_chapters(self, chapters: Chapters) -> None:
        """List these from now on."""
        self._chapters = chapters
        self.menuAction().setVisible(bool(chapters.all))

    def set_now(self, chapter: int | None) -> None:
        """Say which is heard."""
        self._now = -1 if chapter is None else chapter

    def _list(self) -> None:
        """Made when it is looked at: a long list takes time."""
        for old in self._listed:
            self.removeAction(old)
            old.deleteLater()
        if not self._chapters.all:
            self._listed = []
            return
        self._listed = [self.addSeparator()] if self.actions() else []
        group = QActionGroup(self._listed[0] if self._listed else self)
        hours = self._chapters.all[-1].start_ms >= 3_600_000 or None
        for number, chapter in enumerate(self._chapters.all):
            title = told(self._chapters.title(number))
            title = title if len(title) <= _LONGEST else title[: _LONGEST - 2].rstrip() + " …"
            action = self.addAction(f"{title.replace('&', '&&')}\t{format_ms(chapter.start_ms, hours=hours)}")
            action.setCheckable(True)
            action.setChecked(number == self._now)
            action.triggered.connect(partial(self._choose, number))
            group.addAction(action)
            self._listed.append(action)

    def _choose(self, number: int, _checked: bool = False) -> None:  # noqa: FBT001 - Qt's
        self.wanted.emit(number)
