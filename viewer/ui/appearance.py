"""How the window looks: light or dark, size of the text, gliding or jumping."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from viewer.controllers.settings import Settings
from viewer.ui import theme as themes
from viewer.ui.main_window import MainWindow
from viewer.ui.theme import Theme

_STEP = 1


def wanted_theme(app: QApplication, settings: Settings) -> Theme:
    """The reader's choice, else the system's."""
    dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    if settings.theme != "system":
        dark = settings.theme == "dark"
    return themes.dark() if dark else themes.light()


class Appearance(QObject):
    """Dresses the window, at once and whenever settings or system change.

    Attributes:
        theme: the one in use.
    """

    def __init__(
        self, app: QApplication, window: MainWindow, settings: Settings, on_theme: Callable[[Theme], None]
    ) -> None:
        super().__init__(window)
        self._app, self._window, self._settings, self._on_theme = app, window, settings, on_theme
        self.theme = wanted_theme(app, settings)
        settings.changed.connect(self._on_setting)
        app.styleHints().colorSchemeChanged.connect(self._on_scheme)
        window.view.text_size_wanted.connect(self.step_text)
        self._take_text_size()
        self._check_choices()

    def step_text(self, by: int) -> None:
        """Larger text (1) or smaller (-1)."""
        self.set_text_size(self._settings.text_size + by * _STEP)

    def set_text_size(self, points: int | None = None) -> None:
        """Set the text's size, within what can be read; the usual size without `points`."""
        option = Settings.text_size
        size = option.default if points is None else points
        self._settings.text_size = min(max(size, option.low or size), option.high or size)

    def choose_theme(self, scheme: str) -> None:
        """``"system"``, ``"light"`` or ``"dark"``."""
        self._settings.theme = scheme  # type: ignore[assignment]
        self._check_choices()  # also where nothing changed: the switch was turned

    def ask_motion(self) -> None:
        """Find out whether things should glide; may ask the desktop, so not before the first picture."""
        from viewer.ui.motion import reduced_motion

        setting = {"on": True, "off": False}.get(self._settings.reduced_motion)
        reduced = reduced_motion(setting=setting)
        self._window.view.scroller.animated = not reduced
        self._window.actions_table["reduce_motion"].setChecked(reduced)

    def _on_setting(self, name: str) -> None:
        if name == "theme":
            self._take_theme()
            self._check_choices()
        elif name == "text_size":
            self._take_text_size()
        elif name == "reduced_motion":
            self.ask_motion()

    def _on_scheme(self, _scheme: Qt.ColorScheme) -> None:
        self._take_theme()

    def _take_theme(self) -> None:
        self.theme = wanted_theme(self._app, self._settings)
        themes.apply(self._app, self.theme)
        self._take_text_size()  # Qt puts the program's font in its place
        self._window.set_theme(self.theme)
        self._on_theme(self.theme)

    def _take_text_size(self) -> None:
        font = themes.ui_font()
        font.setPointSizeF(self._settings.text_size)
        self._window.view.set_text_font(font)

    def _check_choices(self) -> None:
        for scheme in ("system", "light", "dark"):
            self._window.actions_table[f"theme_{scheme}"].setChecked(scheme == self._settings.theme)
