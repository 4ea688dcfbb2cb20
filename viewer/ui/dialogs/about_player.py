"""Which Turnlight this is, which player it plays with, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from viewer import __version__

_WIDTH = 420


class AboutDialog(QDialog):
    """Name, version, licence and player."""

    def __init__(self, player: str, why: str, parent: QWidget | None = None) -> None:
        """Tell.

        Args:
            player: name of the player in use, as it is read.
            why: why it is this one, translated already.
            parent: the window it belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Turnlight"))
        name = QLabel(self.tr("Turnlight {version}").format(version=__version__))
        font = QFont(name.font())
        font.setPointSizeF(font.pointSizeF() * 1.35)
        font.setWeight(QFont.Weight.DemiBold)
        name.setFont(font)
        purpose = QLabel(self.tr("Listen along with the transcript. Free software, GPL 3 or later."))
        title = QLabel(self.tr("Sound by {player}").format(player=player))
        title.setFont(self._bold(title.font()))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(6)
        for label in (name, purpose, title, QLabel(why)):
            label.setWordWrap(True)
            label.setFixedWidth(_WIDTH)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.insertSpacing(2, 8)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addSpacing(8)
        column.addWidget(buttons)

    @staticmethod
    def _bold(font: QFont) -> QFont:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        return bold
