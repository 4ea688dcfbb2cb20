"""A flat button with an icon; it can stand for an action of the window without taking the action's looks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from viewer.ui import icons
from viewer.ui.theme import Theme


def hint(name: str, shortcut: QKeySequence | str = "") -> str:
    """A tool tip: what it does, and the key that does it too."""
    keys = (
        shortcut if isinstance(shortcut, str) else shortcut.toString(QKeySequence.SequenceFormat.NativeText)
    )
    return f"{name} ({keys})" if keys else name


class IconButton(QToolButton):
    """An icon with a name; the name is what screen readers say, the tool tip, and the face without icon font.

    Clicking does not take the keyboard away from the text; the Tab key still reaches the button.
    """

    def __init__(
        self, icon: str, name: str, parent: QWidget | None = None, *, size: int = 20, caption: str = ""
    ) -> None:
        super().__init__(parent)
        self._caption = caption
        self._icon_name = icon
        self._theme: Theme | None = None
        self._action: QAction | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(size, size))
        self.set_name(name)

    def set_name(self, name: str, shortcut: QKeySequence | str = "") -> None:
        """Say what the button does."""
        self.setText(f" {self._caption}" if self._caption else name)  # Qt puts no air before it
        self.setAccessibleName(name)
        self.setToolTip(hint(name, shortcut))

    def set_captioned(self, *, captioned: bool) -> None:
        """Show the caption beside the icon, or the icon alone."""
        styles = Qt.ToolButtonStyle
        self.setToolButtonStyle(styles.ToolButtonTextBesideIcon if captioned else styles.ToolButtonIconOnly)

    def set_icon(self, icon: str) -> None:
        """Show another icon of `icons.GLYPHS`."""
        if icon != self._icon_name:
            self._icon_name = icon
            self._draw()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._draw()

    def shortcut_text(self) -> str:
        """The key that does the same, as the reader knows it; empty where there is none."""
        if self._action is None:
            return ""
        return self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def bind(self, action: QAction) -> None:
        """Stand for `action`: trigger it, and show its name, key and state from now on."""
        self._action = action
        self.setEnabled(action.isEnabled())
        self.setCheckable(action.isCheckable())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._take)
        action.toggled.connect(self.setChecked)
        self._take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button: Space belongs to play and pause everywhere in the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        action = self._action
        if action is None:
            return
        self.setEnabled(action.isEnabled())
        self.setChecked(action.isChecked())
        self.set_name(action.text().replace("&", "").removesuffix("…"), action.shortcut())

    def _draw(self) -> None:
        if self._theme is not None and self._icon_name:
            colors = self._theme
            self.setIcon(icons.icon(self._icon_name, colors.text, on=colors.accent, disabled=colors.disabled))
