"""How far back and forward go, or how much is marked: a menu of a few lengths."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from viewer.controllers.settings import Settings

_SECONDS = (5, 10, 15, 30, 60)


class LengthMenu(QMenu):
    """Changes a setting in milliseconds, and shows which it is."""

    def __init__(self, title: str, settings: Settings, setting: str, parent: QWidget) -> None:
        """List the lengths for the attribute `setting` of `settings`."""
        super().__init__(title, parent)
        self._settings, self._setting = settings, setting
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


class SkipMenu(LengthMenu):
    """How far back and forward go."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        title = QCoreApplication.translate("SkipMenu", "Back and forward go")
        super().__init__(title, settings, "skip_ms", parent)


class JustHeardMenu(LengthMenu):
    """How much of what was just heard one key marks."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        title = QCoreApplication.translate("JustHeardMenu", "What was just heard is")
        super().__init__(title, settings, "mark_ms", parent)
