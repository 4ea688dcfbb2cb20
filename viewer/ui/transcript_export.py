"""Exports the transcript alone: asks in what form, then where to, and says what the file does not hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from viewer.controllers.settings import Settings
from viewer.controllers.sharing import Sharing
from viewer.core.timeline import IDENTITY
from viewer.errors import Message
from viewer.ui.desk import Desk
from viewer.ui.main_window import MainWindow
from viewer.ui.translate import told


class TranscriptExport(QObject):
    """From the menu to the file.

    Attributes:
        busy: whether a transcript is being written.
    """

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        sharing: Sharing,
        settings: Settings,
        tell: Callable[[str, Path, str], object],
    ) -> None:
        """`tell` says that a file was written, in which folder, and what else there is to know."""
        super().__init__(window)
        self._window, self._desk, self._sharing, self._settings = window, desk, sharing, settings
        self._tell = tell
        self.busy = False
        sharing.transcript_exported.connect(self._tell_written)
        sharing.finished.connect(self._end)

    def ask(self, folder: str) -> None:
        """Ask how it is written; `folder`: where to begin to choose a place."""
        from viewer.ui.dialogs.export_transcript import ExportTranscriptDialog, Possible

        transcript = self._desk.transcript
        possible = Possible(
            timed=transcript.timed,
            corrected=self._desk.original != transcript,
            synced=transcript.timed and self._sharing.bundle(()).timeline != IDENTITY,
            captioned=any(turn.cues for turn in transcript.turns),
        )
        dialog = ExportTranscriptDialog(self._settings, possible, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(lambda key: self._ask_place(key, folder))
        dialog.open()

    def _ask_place(self, key: str, folder: str) -> None:
        from viewer.ui.dialogs.saving import SaveDialog
        from viewer.writers.transcripts.registry import by_key

        writer = by_key(key)
        form = told(writer.label), writer.suffix
        dialog = SaveDialog(self.tr("Export transcript"), self._desk.title, form, folder, self._window)
        dialog.place_chosen.connect(lambda path: self._export(path, key))
        dialog.open()

    def _export(self, path: Path, key: str) -> None:
        settings = self._settings
        settings.export_folder = str(path.parent)
        transcript = self._desk.transcript if settings.transcript_corrected else self._desk.original
        own_times, recut = not settings.transcript_in_audio, settings.transcript_recut
        self._sharing.export_transcript(
            path, key, transcript, self._desk.source, own_times=own_times, recut=recut
        )
        self.busy = True

    def _tell_written(self, path: Path, lost: Sequence[Message]) -> None:
        more = ""
        if lost:
            more = self.tr("Not kept in this format: {lost}.").format(lost="; ".join(map(told, lost)))
        self._tell(self.tr("{name} is written").format(name=path.name), path.parent, more)

    def _end(self) -> None:
        self.busy = False
