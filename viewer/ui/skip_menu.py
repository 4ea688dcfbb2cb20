"""How far back and forward go: a menu of a few lengths."""

from __future__ import annotations

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from viewer.controllers.settings import Settings

_SECONDS = (5, 10, 15, 30, 60)


class SkipMenu(QMenu):
    """Changes ``skip_ms`` of the settings, and shows which it is."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setTitle(self.tr("Back and forward go"))
        group = QActionGroup(self)
        for seconds in _SECONDS:
            action = self.addAction(self.tr("%n second(s)", "", seconds))
            action.setCheckable(True)
            action.setData(seconds * 1000)
            group.addAction(action)
        self.triggered.connect(lambda action: setattr(settings, "skip_ms", action.data()))
        self.aboutToShow.connect(self._check)

    def _check(self) -> None:
        for action in self.actions():
            action.setChecked(action.data() == self._settings.skip_ms)
