"""The library as the program uses it: opened whatever state it is in, and honest about what will last."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from viewer.errors import WorldError, message
from viewer.store import backups as copies
from viewer.store import database, safety
from viewer.store.annotations import AnnotationStore
from viewer.store.choices import ChoiceStore
from viewer.store.corrections import CorrectionStore
from viewer.store.episodes import EpisodeStore
from viewer.store.faults import Fault, StoreError, told
from viewer.store.folder import BACKUPS_NAME, DATABASE_NAME, make_private
from viewer.store.ignored import IgnoredStore
from viewer.store.settings import SettingsStore
from viewer.store.texts import TextStore
from viewer.store.timing import TimingStore


class Library:
    """An open library.

    Attributes:
        annotations: what readers say of episodes; the bin; drafts.
        choices: how transcripts are to be read.
        corrections: what is corrected in transcripts.
        episodes: the episodes.
        ignored: what is not told of an audio file again.
        settings: the program's settings.
        texts: transcripts that annotations were made in.
        timing: sync points and advertisements.
        path: its file; None when nothing written now outlives the program.
        reports: what the reader should know about the opening; usually empty.
        unread: why nothing of what is kept could be read, though there is something; None where all was.
    """

    def __init__(
        self,
        db: Database,
        path: Path | None,
        reports: tuple[WorldError, ...] = (),
        unread: WorldError | None = None,
    ) -> None:
        self._db = db
        self.annotations = AnnotationStore(db)
        self.choices = ChoiceStore(db)
        self.corrections = CorrectionStore(db)
        self.episodes = EpisodeStore(db)
        self.ignored = IgnoredStore(db)
        self.settings = SettingsStore(db)
        self.texts = TextStore(db)
        self.timing = TimingStore(db)
        self.path = path
        self.reports = reports
        self.unread = unread

    @property
    def lasting(self) -> bool:
        """Whether what is written now outlives the program."""
        return self.path is not None

    def close(self) -> None:
        """Let go of the file; the library is not used afterwards."""
        self._db.close()


def open_library(folder: Path) -> Library:
    """Open the library in `folder`, created where there is none; faults of the world end in its `reports`.

    A damaged library is set aside and its newest good backup restored. One that can only be read is copied
    into memory, so that what it knows is known though nothing new will be remembered. It may be opened in a
    worker and handed to another thread.
    """
    try:
        return _open_lasting(folder)
    except StoreError as error:
        return _open_passing(folder, error)


def _open_lasting(folder: Path) -> Library:
    path, backups = folder / DATABASE_NAME, folder / BACKUPS_NAME
    with told():
        make_private(folder)
        reports: tuple[WorldError, ...] = (
            () if safety.sound(path, backups) else (safety.rescue(path, backups),)
        )
        worth_a_copy = copies.changed(path, backups)
    db = database.connect(path)
    try:
        if worth_a_copy:
            with told():
                reports += _back_up(db, path, backups)
        database.migrate(db)
        library = Library(db, path, reports)
    except BaseException:
        db.close()
        raise
    with suppress(StoreError):  # another window is writing just now: the bin can wait for the next start
        library.annotations.purge()
        library.texts.tidy()
    return library


def _back_up(db: Database, path: Path, backups: Path) -> tuple[WorldError, ...]:
    """Copy the library; without a copy it can be used, but not migrated."""
    ahead = database.pending(db)
    try:
        copies.back_up(db.conn, backups, path=path, before=ahead[0] if ahead else "")
    except (OSError, sqlite3.Error):
        if ahead:
            raise
        return (
            WorldError(
                message("No backup of the library could be made"),
                message("Check that its folder can be written to and that there is space on its disk."),
            ),
        )
    return ()


def _open_passing(folder: Path, cause: StoreError) -> Library:
    source, unread = folder / DATABASE_NAME, cause
    reports = (WorldError(cause.title, cause.at_opening),)
    try:
        if cause.fault is not Fault.NEWER:
            return Library(database.in_memory(source), None, reports)
    except StoreError as error:
        unread = error
    return Library(database.in_memory(), None, reports, unread)
