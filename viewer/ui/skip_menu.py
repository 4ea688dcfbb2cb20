"""How far back and forward go, or how much of what was just heard is marked: a menu of a few lengths."""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from viewer.controllers.settings import Settings

_SECONDS = (5, 10, 15, 30, 60)


class SkipMenu(QMenu):
    """Changes a length among the settings, and shows which it is."""

    def __init__(
        self, settings: Settings, parent: QWidget, setting: Literal["skip_ms", "mark_ms"] = "skip_ms"
    ) -> None:
        super().__init__(parent)
        self._settings, self._setting = settings, setting
        skips = setting == "skip_ms"
        self.setTitle(self.tr("Back and forward go") if skips else self.tr("What was just heard is"))
        group = QActionGroup(self)
        for seconds in _SECONDS:
            action = self.addAction(self.tr("%n second(s)", "", seconds))
            action.setCheckable(True)
            action.setData(seconds * 1000)
            group.addAction(action)
        self.triggered.connect(lambda action: setattr(settings, setting, action.data()))
        self.aboutToShow.connect(self._check)

    def _check(self) -> None:
        for action in self.actions():
            action.setChecked(action.data() == getattr(self._settings, self._setting))
