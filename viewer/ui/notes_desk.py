"""Ties the panel of notes, the windows about tags and deleted notes, and their actions to the program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog

from viewer.controllers.annotations import AnnotationController
from viewer.controllers.backups import Backups
from viewer.controllers.bin import Bin
from viewer.controllers.timing import TimingController
from viewer.ui.listening import Listening
from viewer.ui.main_window import MainWindow
from viewer.ui.panels.notes_commands import NotesCommands
from viewer.ui.panels.passage_light import PassageLight
from viewer.ui.transcript.following import Following


class NotesDesk(QObject):
    """What opens and folds away the notes, and what is reached from there.

    Attributes:
        bin: what was deleted; give it a library with `attach`.
        backups: the library of other days; the same.
        commands: what is done to notes from their panel.
        title_of: the title of an episode by its row in the library; empty where it is not known.

    Signals:
        trouble: (`WorldError`) bin or backups could not do what was asked.
    """

    trouble = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        notes: AnnotationController,
        timing: TimingController,
        following: Following,
        listening: Listening,
    ) -> None:
        super().__init__(window)
        self._window, self._notes = window, notes
        self.bin, self.backups = Bin(notes, self), Backups(self)
        light = PassageLight(window.view, following)
        self.commands = NotesCommands(window.notes, notes, timing, light, listening)
        self.title_of: Callable[[int], str] = lambda _episode_id: ""
        self._connect()
        self._invite()

    def show(self) -> None:
        """Another transcript is in the view, or it has other times."""
        self.commands.show()

    def _connect(self) -> None:
        window, actions = self._window, self._window.actions_table
        actions.connect(
            {
                "notes": self._fold,
                "go_to_notes": self._go,
                "notes_unfinished": self._show_unfinished,
                "tags": self._open_tags,
                "bin": self._open_bin,
                "restore_backup": self._open_backups,
            }
        )
        actions.enable({"bin", "restore_backup"}, on=False)
        for source, name in ((self.bin, "bin"), (self.backups, "restore_backup")):
            source.available_changed.connect(actions[name].setEnabled)
            source.trouble.connect(self.trouble)
        actions["notes"].setChecked(window.split.wanted)
        window.split.folded.connect(actions["notes"].setChecked)
        window.notes.bar.close_button.clicked.connect(lambda: self._fold(False))
        window.notes.left.connect(window.view.setFocus)
        window.view.notes_wanted.connect(self._on_sign)

    def _fold(self, shown: bool) -> None:  # noqa: FBT001 - the state of a switch
        panel = self._window.notes
        inside = panel.isAncestorOf(panel.window().focusWidget() or panel.window())
        self._window.split.want(shown)
        if inside and not shown:
            self._window.view.setFocus()

    def _go(self) -> None:
        self._window.split.want(True)
        self._window.notes.go()

    def _show_unfinished(self) -> None:
        self._window.split.want(True)
        self.commands.show_unfinished()

    def _on_sign(self, ids: list[str]) -> None:
        """A sign in the margin was clicked: its notes are chosen in the list, too."""
        if self._window.split.wanted:
            self.commands.choose(ids)

    def _invite(self) -> None:
        actions = self._window.actions_table
        keys = {name: actions[name].shortcut().toString() for name in ("highlight", "note", "mark_turn")}
        words = self.tr(
            "Select words in the transcript, then press {highlight} to highlight them, "
            "or {note} to write about them.\n\n"
            "While you listen, {mark_turn} marks what you hear; the words can come later."
        )
        self._window.notes.set_invitation(words.format(**keys))

    def _open_tags(self) -> None:
        from viewer.ui.dialogs.tags import TagsDialog

        self._open(TagsDialog(self._notes, self._window.notes.theme, self._window))

    def _open_bin(self) -> None:
        from viewer.ui.dialogs.bin import BinDialog

        self._open(BinDialog(self.bin, self.title_of, self._window))

    def _open_backups(self) -> None:
        from viewer.ui.dialogs.backups import BackupsDialog

        self._open(BackupsDialog(self.backups, self._window))

    def _open(self, dialog: QDialog) -> None:
        dialog.addActions([self._window.actions_table[name] for name in ("undo", "redo")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
