"""All that the window needs for correcting: marks, actions, the list of what was not heard."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QMenu

from viewer.controllers.carrying import OtherEditions
from viewer.controllers.corrections import CorrectionKeeper, CorrectionsController
from viewer.controllers.playback import PlaybackController
from viewer.core.follow import Follow
from viewer.ui.carried_corrections import CarriedCorrections
from viewer.ui.correction_commands import CorrectionCommands
from viewer.ui.correction_marks import CorrectionMarks
from viewer.ui.desk import Desk
from viewer.ui.main_window import MainWindow
from viewer.ui.theme import Theme
from viewer.ui.unheard import UnheardWalk


class CorrectionStore(CorrectionKeeper, OtherEditions, Protocol):
    """What is corrected, here and elsewhere: `Library.corrections`."""


class Correcting:
    """Puts the parts together.

    Attributes:
        marks: shows what is corrected.
        commands: corrects words, speakers and turns.
        walk: walks through what was not heard.
        carried: offers what was corrected in another edition.
    """

    def __init__(
        self,
        window: MainWindow,
        corrections: CorrectionsController,
        playback: PlaybackController,
        rules: Follow,
        desk: Desk,
        text_menu: QMenu,
        theme: Theme,
    ) -> None:
        self._corrections = corrections
        self.marks = CorrectionMarks(corrections, window.view, desk)
        self.commands = CorrectionCommands(
            window, corrections, self.marks, playback, rules, desk, text_menu, theme
        )
        self.walk = UnheardWalk(window, corrections, playback, rules, desk)
        self.carried = CarriedCorrections(window, corrections, desk)

    def attach(self, library: CorrectionStore) -> None:
        """Use this library from now on."""
        self._corrections.attach(library)
        self.carried.attach(library)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.commands.set_theme(theme)
