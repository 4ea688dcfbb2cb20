"""The episodes the program knows, and the place in the one that is open."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.errors import WorldError

SAVE_EVERY_MS = 5_000
RETRY_AFTER_MS = 30_000

_Key = tuple[str | None, str | None]


class EpisodeKeeper(Protocol):
    """Where episodes outlive the program: `Library.episodes`, whose methods these are."""

    def find(self, audio: str | None, transcript: str | None) -> EpisodeRecord | None: ...  # noqa: D102
    def find_media(self, kind: MediaKind, path: str, size: int, mtime_ns: int) -> MediaRef | None: ...  # noqa: D102
    def recents(self, limit: int) -> list[EpisodeRecord]: ...  # noqa: D102
    def load(self, episode_id: int) -> EpisodeRecord | None: ...  # noqa: D102
    def title(self, episode_id: int) -> str: ...  # noqa: D102
    def save(self, episode: EpisodeRecord) -> EpisodeRecord: ...  # noqa: D102
    def forget(self, episode_id: int) -> None: ...  # noqa: D102


class Episodes(QObject):
    """Remembers where each episode was left.

    Whoever plays calls `remember` at every change of position or rate, and `save` when it halts or ends.
    Nothing is lost when the library is locked for a while: what could not be written is tried again.

    Attributes:
        attached: the library is open; episodes can be identified from now on.
        listed: (object) `EpisodeRecord`: the current episode got its row in the library after all.
        recents_changed: `recents` would answer something else.
        trouble: (object) `WorldError`, once, when the library refuses; again only after it worked in between.
    """

    attached = Signal()
    listed = Signal(object)
    recents_changed = Signal()
    trouble = Signal(object)

    def __init__(self, parent: QObject | None = None, *, now_ms: Callable[[], int] | None = None) -> None:
        """Without a library yet; `now_ms` gives the time since 1970 (UTC)."""
        super().__init__(parent)
        self._now_ms = now_ms or (lambda: time.time_ns() // 1_000_000)
        self._keeper: EpisodeKeeper | None = None
        self._current: EpisodeRecord | None = None
        self._unsaved: dict[_Key, EpisodeRecord] = {}
        self._failing = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save)

    @property
    def ready(self) -> bool:
        """Whether a library is attached."""
        return self._keeper is not None

    @property
    def current(self) -> EpisodeRecord | None:
        """The episode that is open, with its present position; None until it is identified."""
        return self._current

    def attach(self, keeper: EpisodeKeeper) -> None:
        """Use this library from now on."""
        self._keeper = keeper
        self.attached.emit()
        self.recents_changed.emit()

    def recents(self, limit: int = 12) -> list[EpisodeRecord]:
        """The episodes opened last, the latest first; files that are gone are marked as not present."""
        if self._keeper is None:
            return []
        try:
            return [_looked_after(episode) for episode in self._keeper.recents(limit)]
        except WorldError as error:
            self._tell(error)
            return []

    def load(self, episode_id: int) -> EpisodeRecord | None:
        """An episode by its row in the library; None where that is not known."""
        if self._keeper is None:
            return None
        try:
            return self._keeper.load(episode_id)
        except WorldError as error:
            self._tell(error)
            return None

    def title(self, episode_id: int) -> str:
        """What an episode is called, by its row in the library; empty where that is not known."""
        if self._keeper is None:
            return ""
        try:
            return self._keeper.title(episode_id)
        except WorldError as error:
            self._tell(error)
            return ""

    def guess(self, audio: MediaRef, transcript: str | None) -> EpisodeRecord | None:
        """The episode of an audio file whose content is not known yet, told by its place, size and date.

        Args:
            audio: the file; its hash is not looked at.
            transcript: hash of the transcript opened with it, as far as known.
        """
        if self._keeper is None:
            return None
        try:
            known = self._keeper.find_media(audio.kind, audio.path, audio.size, audio.mtime_ns)
            found = known and self._keeper.find(known.hash, transcript)
        except WorldError as error:
            self._tell(error)
            return None
        return replace(found, provisional=True) if found else None

    def identify(self, seen: EpisodeRecord) -> EpisodeRecord:
        """Make what was opened the current episode: the one it belongs to, or a new one.

        Args:
            seen: the files with their hashes, and what they say of themselves.

        Returns:
            The episode, with the position and rate it was left at.
        """
        self.save()
        self._current = replace(_joined(seen, self._find(seen)), opened_at=self._now_ms())
        self._write(self._current)
        self.recents_changed.emit()
        return self._current

    def leave(self) -> None:
        """Save the current episode and have none; what is remembered until the next one belongs to nobody."""
        self.save()
        left, self._current = self._current, None
        if left is not None:
            self.recents_changed.emit()

    def remember(self, position_ms: int, rate: float) -> None:
        """Note where the current episode is; written within `SAVE_EVERY_MS`."""
        current = self._current
        if current is None or (current.position_ms, current.rate) == (position_ms, rate):
            return
        self._current = replace(current, position_ms=position_ms, rate=rate)
        self._unsaved[_key(self._current)] = self._current
        if not self._timer.isActive():
            self._timer.start(SAVE_EVERY_MS)

    def save(self) -> None:
        """Write what is not written yet, now."""
        self._timer.stop()
        if self._keeper is None:
            return
        for episode in list(self._unsaved.values()):
            try:
                self._saved(self._keeper.save(episode))
            except WorldError as error:
                self._tell(error)
                self._timer.start(RETRY_AFTER_MS)
                return
            self._failing = False

    def forget(self, episode: EpisodeRecord) -> None:
        """Take `episode` out of `recents`; its place stays known, and opening it lists it again."""
        if self._keeper is None or episode.id is None:
            return
        try:
            self._keeper.forget(episode.id)
        except WorldError as error:
            self._tell(error)
        self.recents_changed.emit()

    def _find(self, seen: EpisodeRecord) -> EpisodeRecord | None:
        if self._keeper is None:
            return None
        try:
            found = self._keeper.find(*_key(seen))
        except WorldError as error:
            self._tell(error)
            return self._unsaved.get(_key(seen))
        # What the library refused to take is newer than what it holds.
        return next((each for each in self._unsaved.values() if found and each.id == found.id), found)

    def _write(self, episode: EpisodeRecord) -> None:
        self._unsaved[_key(episode)] = episode
        self.save()

    def _saved(self, episode: EpisodeRecord) -> None:
        del self._unsaved[_key(episode)]
        if self._current is not None and _key(self._current) == _key(episode):
            late = self._current.id is None
            self._current = replace(self._current, id=episode.id)
            if late:
                self.listed.emit(self._current)

    def _tell(self, error: WorldError) -> None:
        if not self._failing:
            self._failing = True
            self.trouble.emit(error)


def _key(episode: EpisodeRecord) -> _Key:
    audio, transcript = episode.audio, episode.transcript
    return (audio.hash if audio else None, transcript.hash if transcript else None)


def _joined(seen: EpisodeRecord, known: EpisodeRecord | None) -> EpisodeRecord:
    """What was seen now, completed by what was known before."""
    if known is None:
        return seen
    named = seen if seen.transcript else known
    return replace(
        known,
        title=named.title,
        speakers=named.speakers,
        audio=seen.audio or known.audio,
        transcript=seen.transcript or known.transcript,
        duration_ms=seen.duration_ms if seen.audio or known.duration_ms is None else known.duration_ms,
    )


def _looked_after(episode: EpisodeRecord) -> EpisodeRecord:
    return replace(episode, audio=_present(episode.audio), transcript=_present(episode.transcript))


def _present(media: MediaRef | None) -> MediaRef | None:
    return None if media is None else replace(media, present=Path(media.path).is_file())
