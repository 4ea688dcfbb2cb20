"""The ways in: dialog, drop, paste, samples, recent episodes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from viewer.controllers.episodes import Episodes
from viewer.controllers.file_kinds import AUDIO_SUFFIXES, TRANSCRIPT_SUFFIXES
from viewer.controllers.opening import Opening
from viewer.core.records import EpisodeRecord
from viewer.resources import SAMPLES, sample_paths
from viewer.ui.main_window import MainWindow
from viewer.ui.message_bar import Notice
from viewer.ui.recent_row import RecentItem

if TYPE_CHECKING:
    from viewer.ui.dialogs.files import FileDialog


class WaysIn(QObject):
    """From what the reader drops, chooses or pastes to `Opening`.

    Attributes:
        folder: where the file dialog begins.
        recent_menu: what was open before, to be put into a menu.
    """

    def __init__(
        self,
        window: MainWindow,
        opening: Opening,
        episodes: Episodes,
        open_link: Callable[[str], object],
    ) -> None:
        """Open files and texts with `opening`; `open_link` opens a dropped or pasted address."""
        super().__init__(window)
        self._open_link = open_link
        self._window, self._opening, self._episodes = window, opening, episodes
        self._recents: list[EpisodeRecord] = []
        self.folder = ""
        self.recent_menu = QMenu(self.tr("Open recent"), window)
        self.recent_menu.setEnabled(False)
        window.dropped.connect(self.take)
        empty = window.empty
        empty.open_requested.connect(self.ask_files)
        empty.paste_requested.connect(self.paste)
        empty.sample_requested.connect(self.open_sample)
        empty.recent_requested.connect(lambda key: self._open_again(self._recents[key]))
        languages = {"sv": self.tr("Sample episode in Swedish"), "en": self.tr("Sample episode in English")}
        empty.set_samples([(key, languages[key]) for key in SAMPLES])
        episodes.recents_changed.connect(self.list_recents)

    def ask_files(self) -> None:
        """Let the reader choose audio, transcript or both."""
        dialog = self._dialog(self.tr("Open audio and transcript"), AUDIO_SUFFIXES + TRANSCRIPT_SUFFIXES)
        dialog.several_chosen.connect(self._opening.open_paths)
        dialog.open()

    def ask_audio(self) -> None:
        """Let the reader choose the audio for the transcript that is open."""
        dialog = self._dialog(self.tr("Add audio to this transcript"), AUDIO_SUFFIXES)
        dialog.several_chosen.connect(lambda paths: self._opening.add_audio(paths[0]))
        dialog.open()

    def paste(self) -> None:
        """Open the transcript on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData) -> None:
        """Open what was dropped or copied: files, else an address of the web, else text."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        html = data.html() if data.hasHtml() else None
        if paths:
            self._opening.open_paths(paths)
        elif link := _link(data):
            self._open_link(link)
        elif html or data.text().strip():
            self._opening.open_pasted(html, data.text())
        else:
            self._window.messages.show_notice(
                Notice(self.tr("There is no text to paste."), self.tr("Copy a transcript first."))
            )

    def open_sample(self, language: str) -> None:
        """Open the sample episode in a language."""
        self._opening.open_paths(list(sample_paths(language)))

    def list_recents(self) -> None:
        """Offer what was open before."""
        self._recents = self._episodes.recents()
        self._window.empty.set_recent([_item(key, episode) for key, episode in enumerate(self._recents)])
        self.recent_menu.clear()
        for episode in self._recents:
            action = self.recent_menu.addAction(episode.title.replace("&", "&&"))
            action.triggered.connect(partial(self._open_again, episode))
        self.recent_menu.setEnabled(bool(self._recents))

    def _open_again(self, episode: EpisodeRecord, _checked: bool = False) -> None:  # noqa: FBT001 - Qt's
        self._opening.open_episode(episode)

    def _dialog(self, title: str, suffixes: tuple[str, ...]) -> FileDialog:
        from viewer.ui.dialogs.files import FileDialog

        dialog = FileDialog(title, suffixes, self.folder, self._window)
        dialog.folder_entered.connect(lambda folder: setattr(self, "folder", folder))
        return dialog


def _link(data: QMimeData) -> str:
    """The one address of the web that was dropped or copied; empty where it is something else.

    A browser gives a link's words as HTML beside it; what was selected in a page has no address of its own.
    """
    from viewer.web.address import looks_like_address

    addresses = [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in data.urls()]
    text = data.text().strip()
    if looks_like_address(text):
        return text
    return addresses[0] if len(addresses) == 1 and looks_like_address(addresses[0]) else ""


def _item(key: int, episode: EpisodeRecord) -> RecentItem:
    media = [ref for ref in (episode.audio, episode.transcript) if ref is not None]
    return RecentItem(
        key,
        episode.title,
        episode.speakers,
        episode.position_ms,
        episode.duration_ms,
        present=any(ref.present for ref in media),
    )
