"""Copies quotes, and links to moments; lets the reader say how quotes are written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication

from viewer.controllers import quote_styles
from viewer.controllers.playback import PlaybackController
from viewer.controllers.settings import Settings
from viewer.controllers.sharing import Sharing
from viewer.core.anchor import Anchor
from viewer.core.annotations import Annotation
from viewer.core.quote import moment_link, quote
from viewer.errors import WorldError
from viewer.ui.annotation_commands import AnnotationCommands
from viewer.ui.main_window import MainWindow


class Quoting(QObject):
    """Connects the actions about quotes.

    Signals:
        trouble: (`WorldError`) a passage could not be quoted.
    """

    trouble = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        sharing: Sharing,
        commands: AnnotationCommands,
        playback: PlaybackController,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window, self._sharing, self._commands = window, sharing, commands
        self._playback, self._settings = playback, settings
        slots: dict[str, Callable[..., object]] = {
            "copy_quote": self.copy_quote,
            "copy_link": self.copy_link,
            "quote_styles": self._open_styles,
        }
        window.actions_table.connect(slots)

    def show_state(self) -> None:
        """Show in the actions what can be done now."""
        actions, is_open = self._window.actions_table, bool(self._window.view.transcript.turns)
        actions.enable({"copy_quote"}, on=is_open and self._commands.means_words)
        actions.enable({"copy_link"}, on=self._sharing.audio is not None)

    def copy_quote(self) -> None:
        """Put the passage that is meant on the clipboard, as plain text and as HTML."""
        meant = self._commands.meant()
        anchor = meant.anchor if isinstance(meant, Annotation) else meant
        if anchor is not None:
            self._copy([anchor])

    def copy_notes(self, ids: Collection[str]) -> None:
        """Put one quote of the passages of these notes on the clipboard; a bookmark has no words to quote."""
        notes = self._sharing.bundle(ids).annotations
        passages = [note.anchor for note in notes if note.anchor is not None and note.anchor.quote.strip()]
        if passages:
            self._copy(passages)

    def _copy(self, passages: Sequence[Anchor]) -> None:
        style = quote_styles.chosen(self._settings)
        try:
            quoted = quote(self._sharing.bundle(()), passages, style, self._address())
        except WorldError as error:
            self.trouble.emit(error)
            return
        data = QMimeData()
        data.setText(quoted.text)
        data.setHtml(quoted.html)
        QGuiApplication.clipboard().setMimeData(data)
        self._say(self.tr("Quote copied"))

    def copy_link(self) -> None:
        """Put a link to the passage that is meant on the clipboard, else to what is heard."""
        address, meant = self._address(), self._commands.meant()
        if not address:
            return
        bundle = self._sharing.bundle(())
        start = self._playback.position_ms
        if isinstance(meant, Annotation):
            heard = bundle.heard(meant)
            start = heard[0] if heard else start
        elif meant is not None and bundle.transcript.timed:
            start = max(0, bundle.timeline.to_audio(meant.start_ms))
        QGuiApplication.clipboard().setText(moment_link(address, start))
        self._say(self.tr("Link copied"))

    def _address(self) -> str:
        audio = self._sharing.audio
        if audio is None:
            return ""
        url = QUrl.fromLocalFile(str(audio.absolute()))
        return url.toString(QUrl.ComponentFormattingOption.FullyEncoded)

    def _open_styles(self) -> None:
        from viewer.ui.dialogs.quote_styles import QuoteStylesDialog

        dialog = QuoteStylesDialog(self._settings, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _say(self, words: str) -> None:
        """Tell screen readers; nothing else shows what is on the clipboard."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window.view, words))
