"""Ties export, import, clips and quotes to the window."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from viewer.controllers.playback import PlaybackController
from viewer.controllers.settings import Settings
from viewer.controllers.sharing import Sharing
from viewer.ui.annotation_commands import AnnotationCommands
from viewer.ui.desk import Desk
from viewer.ui.main_window import MainWindow
from viewer.ui.message_bar import Notice, Remedy
from viewer.ui.quoting import Quoting
from viewer.ui.transcript_export import TranscriptExport
from viewer.ui.translate import told

if TYPE_CHECKING:
    from viewer.importers.base import Preview

_PATIENCE_MS = 600  # what takes longer is told, with a way to stop it


class SharingDesk(QObject):
    """Opens the dialogs, and says what came of it.

    Attributes:
        quoting: copies quotes.
        transcripts: exports the transcript alone.
    """

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        sharing: Sharing,
        commands: AnnotationCommands,
        playback: PlaybackController,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._sharing = window, desk, sharing
        self._commands, self._settings = commands, settings
        self._actions = window.actions_table
        self._waiting: Notice | None = None
        self._written: Notice | None = None
        self._imported_from = ""
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._tell_waiting)
        self.quoting = Quoting(window, sharing, commands, playback, settings)
        self.transcripts = TranscriptExport(window, desk, sharing, settings, self._tell)
        self._connect()
        self.show_state()

    def show_state(self) -> None:
        """Show in the actions what can be done now."""
        is_open = bool(self._window.view.transcript.turns)
        self._actions.enable({"export_notes", "import_notes"}, on=is_open)
        has_passage = any(each.anchor is not None for each in self._sharing.annotations)
        timed = self._window.view.transcript.timed and self._sharing.audio is not None
        self._actions.enable({"export_transcript"}, on=is_open)
        self._actions.enable({"clips"}, on=is_open and timed and has_passage)
        self.quoting.show_state()

    def export(self, ids: Collection[str] = (), *, only: bool = True) -> None:
        """Ask how notes are exported, then where to.

        Args:
            ids: of those that are chosen; none for all.
            only: whether these alone are proposed first.
        """
        from viewer.ui.dialogs.export_notes import ExportDialog

        self._commands.finish()
        chosen = frozenset(ids)
        dialog = ExportDialog(
            self._settings, len(self._sharing.annotations), len(chosen), self._window, only=only
        )
        dialog.wanted.connect(
            lambda key, whole, only: self._ask_place(key, chosen if only and chosen else None, whole=whole)
        )
        _open(dialog)

    def _chosen(self) -> list[str]:
        """The notes that are meant in the text, else those chosen in their list while it is there to see."""
        panel = self._window.notes
        return self._commands.chosen() or (panel.view.chosen() if panel.isVisible() else [])

    def _connect(self) -> None:
        sharing = self._sharing
        self._actions.connect(
            {
                "export_notes": lambda: self.export(self._chosen(), only=False),
                "import_notes": self._ask_file,
                "clips": self._ask_passages,
                "export_transcript": self._ask_transcript,
            }
        )
        self._desk.titled.connect(partial(setattr, sharing, "title"))
        sharing.title = self._desk.title
        self._desk.shown.connect(lambda _transcript: self.show_state())
        self._commands.meant_changed.connect(self.show_state)
        sharing.audio_changed.connect(self.show_state)
        sharing.started.connect(self._patience.start)
        sharing.finished.connect(self._withdraw)
        sharing.exported.connect(self._tell_exported)
        sharing.clipped.connect(self._tell_clipped)
        sharing.previewed.connect(self._show_preview)
        sharing.imported.connect(self._tell_imported)
        for source in (sharing, self.quoting):
            source.trouble.connect(self._desk.tell)

    # Export

    def _ask_place(self, key: str, ids: Collection[str] | None, *, whole: bool) -> None:
        from viewer.ui.dialogs.saving import SaveDialog
        from viewer.writers.registry import by_key

        title = self.tr("Export notes")
        writer = by_key(key)
        form = told(writer.label), writer.suffix
        dialog = SaveDialog(title, self._desk.title, form, self._folder(), self._window)
        dialog.place_chosen.connect(lambda path: self._export(path, key, ids, whole=whole))
        dialog.open()

    def _export(self, path: Path, key: str, ids: Collection[str] | None, *, whole: bool) -> None:
        self._settings.export_folder = str(path.parent)
        self._sharing.export(path, key, ids, whole=whole)

    def _ask_transcript(self) -> None:
        self._commands.finish()
        self.transcripts.ask(self._folder())

    # Clips

    def _ask_passages(self) -> None:
        from viewer.controllers.export_work import with_times
        from viewer.ui.dialogs.clips import ClipsDialog
        from viewer.writers.passages import passages

        self._commands.finish()
        found = [passage for passage, _, _ in with_times(passages(self._sharing.bundle()))]
        dialog = ClipsDialog(found, self._commands.chosen(), self._window)
        dialog.wanted.connect(self._ask_folder)
        _open(dialog)

    def _ask_folder(self, ids: Collection[str]) -> None:
        from viewer.ui.dialogs.saving import FolderDialog

        dialog = FolderDialog(self.tr("Folder for the clips"), self._folder(), self._window)
        dialog.place_chosen.connect(lambda folder: self._cut(folder, ids))
        dialog.open()

    def _cut(self, folder: Path, ids: Collection[str]) -> None:
        self._settings.export_folder = str(folder)
        self._sharing.cut_clips(folder, ids)

    # Import

    def _ask_file(self) -> None:
        from viewer.importers.open import SUFFIXES
        from viewer.ui.dialogs.files import FileDialog

        self._commands.finish()
        dialog = FileDialog(self.tr("Import notes"), SUFFIXES, self._folder(), self._window)
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.several_chosen.connect(lambda paths: self.look(paths[0]))
        dialog.open()

    def look(self, path: Path) -> None:
        """Show what the import of a file would do."""
        self._settings.export_folder = str(path.parent)
        self._imported_from = path.name
        self._sharing.look(path)

    def _show_preview(self, preview: Preview) -> None:
        from viewer.ui.dialogs.import_notes import ImportDialog

        dialog = ImportDialog(self._imported_from, preview, self._sharing.bundle(), self._window)
        dialog.wanted.connect(partial(self._sharing.take, preview))
        _open(dialog)

    def _folder(self) -> str:
        """Where to begin: where something was written or read last, else where the audio lies."""
        audio = self._sharing.audio
        return self._settings.export_folder or (str(audio.parent) if audio else "")

    # What came of it

    def _tell_waiting(self) -> None:
        remedy = Remedy(self.tr("Cancel"), self._sharing.cancel)
        on_transcript = self.tr("Working on the transcript")
        title = on_transcript if self.transcripts.busy else self.tr("Working on the notes")
        self._waiting = Notice(title, remedies=(remedy,))
        self._window.messages.show_notice(self._waiting)

    def _withdraw(self) -> None:
        self._patience.stop()
        if self._waiting is not None:
            self._window.messages.withdraw(self._waiting)
        self._waiting = None

    def _tell_exported(self, path: Path) -> None:
        self._tell(self.tr("{name} is written").format(name=path.name), path.parent)

    def _tell_clipped(self, folder: Path, count: int) -> None:
        self._tell(self.tr("%n clip(s) written", "", count), folder)

    def _tell(self, title: str, folder: Path, more: str = "") -> None:
        url = QUrl.fromLocalFile(str(folder.absolute()))
        remedy = Remedy(self.tr("Show the folder"), lambda: QDesktopServices.openUrl(url))
        if self._written is not None:  # one file after the other would leave a pile to be closed
            self._window.messages.withdraw(self._written)
        detail = " · ".join(part for part in (str(folder), more) if part)
        self._written = Notice(title, detail, remedies=(remedy,))
        self._window.messages.show_notice(self._written)

    def _tell_imported(self, count: int) -> None:
        title = self.tr("%n note(s) imported", "", count)
        self._window.messages.show_notice(Notice(title, self.tr("Undo takes them away again.")))


def _open(dialog: QDialog) -> None:
    """Show a dialog that is let go when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
