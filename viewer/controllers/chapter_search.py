"""Finding the list of chapters that counts for what is open, in the background."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.controllers.pairing import chapters_beside
from viewer.errors import WorldError
from viewer.store import chapter_lists

if TYPE_CHECKING:
    from viewer.readers.podcast_chapters import ChapterList


class Source(Enum):
    """Where a list of chapters is from."""

    GIVEN = auto()  # the reader opened it
    KEPT = auto()  # the reader did so another day
    BESIDE = auto()  # it lies beside what is open


@dataclass(frozen=True, slots=True)
class Found:
    """A list, and where it is from."""

    path: Path
    source: Source
    list: ChapterList


@dataclass(frozen=True, slots=True)
class Search:
    """What is needed to find a list in the background.

    Attributes:
        folder: the data folder.
        hashes: what a list is kept by, the first before the others; none while unknown.
        given: what the reader opened.
        media: what it could lie beside.
        forgetting: whether the one that is kept is to be kept no longer.
    """

    folder: Path
    hashes: tuple[str, ...]
    given: Path | None
    media: tuple[Path, ...]
    forgetting: bool

    def run(self) -> Found | None:
        """The list that counts, read; None where there is none. One that was given is kept.

        Raises:
            WorldError: it cannot be read.
        """
        if self.forgetting:
            self._forget()
        place = self._place()
        if place is None:
            return None
        from viewer.readers.open import load
        from viewer.readers.podcast_chapters import read_chapters

        path, source = place
        data = load(path)
        listed = read_chapters(data)
        if self.given is not None and listed.chapters:
            with suppress(WorldError):  # it is shown, if not remembered
                self._remember(data, source)
        return Found(path, source, listed)

    def _place(self) -> tuple[Path, Source] | None:
        kept = (chapter_lists.recall(self.folder, each) for each in self.hashes)
        beside = [path for path in map(chapters_beside, self.media) if path is not None]
        if self.given is not None:
            return self.given, Source.BESIDE if self.given in beside else Source.GIVEN
        for source, paths in ((Source.KEPT, kept), (Source.BESIDE, beside)):
            if found := next(filter(None, paths), None):
                return found, source
        return None

    def _remember(self, data: bytes, source: Source) -> None:
        """Keep what was given, unless it lies where it is found again: then it may change."""
        if source is Source.BESIDE:
            self._forget()
        elif self.hashes:
            chapter_lists.keep(self.folder, self.hashes[0], data)

    def _forget(self) -> None:
        for each in self.hashes:
            chapter_lists.drop(self.folder, each)
