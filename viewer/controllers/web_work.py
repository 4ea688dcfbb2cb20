"""What fetching does in the background: looking at an address, and bringing what belongs to an episode."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from viewer.controllers.file_kinds import AUDIO_SUFFIXES, TRANSCRIPT_SUFFIXES, sound_suffix
from viewer.core.podcast import TELL_SPEAKERS, Feed, Linked, Offered, best_first, rank
from viewer.errors import Message, WorldError, message
from viewer.web.address import Address, follow
from viewer.web.ask import Web
from viewer.web.download import Arrived, download
from viewer.web.faults import MOST_AUDIO, MOST_OTHER
from viewer.web.names import clean, keep, stem_of, suffix_of
from viewer.web.reach import Reach

Tell = Callable[[Message, int, int | None], None]
"""Hears what comes, how many bytes of it are there, and of how many."""

_HEAD = 4096
_PAGE = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)
_SPEAKERS = re.compile(rb'<v[ .][^>]|"speaker"\s{0,9}:\s{0,9}"[^"]')
_ALIKE = ({".mp3", ".aac"}, {".m4a", ".m4b", ".mp4"}, {".ogg", ".oga", ".opus"}, {".mka", ".webm"})
_PACKED = b"PK\x03\x04"
_BEYOND_TEXT = (b"%PDF-", b"\x7fELF", b"MZ", b"GIF8", b"\x89PNG", b"\xff\xd8\xff", b"PK\x05\x06", b"\x1f\x8b")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came, ready to be opened.

    Attributes:
        paths: the files in the library.
        missing: what is told of a part that did not come; None where all did.
    """

    paths: tuple[Path, ...]
    missing: WorldError | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed, of which an episode is to be chosen.

    Attributes:
        feed: what it lists.
        address: whose links they are.
        reach: knows what the reader named, for what is asked for next.
    """

    feed: Feed
    address: Address
    reach: Reach


class Bringing:
    """One errand to the web.

    Whatever came and was not kept is removed at its end.
    """

    def __init__(self, web: Web, folder: Path, tell: Tell) -> None:
        self._web, self._folder, self._tell = web, folder, tell
        self._came: list[Path] = []
        self._parts: list[tuple[Arrived, str]] = []  # to be kept, each with its ending
        self._missing: WorldError | None = None

    def look(self, address: Address, *, typed: bool) -> Fetched | Listed:
        """Bring what is at an address: a file, a page and what it names, or a feed to choose from.

        Raises:
            WorldError: it does not come, or is nothing that can be opened.
        """
        try:
            came = self._bring(address, typed=typed)
            head = _head(came.path)
            if _is_feed(head):
                return self._listed(came)
            if _PAGE.search(head) and not _is_sound(head):
                return self._page(came)
            self._parts.append((came, _suffix(head, came)))
            return self._kept(came.name)
        finally:
            self._clear()

    def episode(self, base: Address, episode: Offered) -> Fetched:
        """Bring an episode that a feed lists at `base`.

        Raises:
            WorldError: nothing of it comes.
        """
        try:
            self._words(base, episode)
            if episode.chapters is not None:
                self._try(base, episode.chapters, _chapters_suffix)
            return self._sound_and_all(base, episode)
        finally:
            self._clear()

    def _listed(self, came: Arrived) -> Listed:
        from viewer.readers.feed import read_feed

        return Listed(read_feed(came.path.read_bytes()), came.address, self._web.reach)

    def _page(self, came: Arrived) -> Fetched:
        """A page is its own transcript where it names no better one."""
        from viewer.readers.pages.page_links import read_links

        links = read_links(came.path.read_bytes())
        if links.feed and not (links.episode.audio or links.episode.transcripts):
            self._missing = _feed_named(came.address, links.feed)
        if not self._words(came.address, links.episode):
            self._parts.append((came, ".html"))
        return self._sound_and_all(came.address, links.episode, came.name)

    def _sound_and_all(self, base: Address, episode: Offered, name: str = "") -> Fetched:
        sound = self._try(base, episode.audio, _sound_suffix) if episode.audio is not None else None
        titled = stem_of(episode.title) if not name else ""
        return self._kept(titled or (sound.name if sound else "") or name)

    def _words(self, base: Address, episode: Offered) -> bool:
        """Bring the transcript that tells most: the first that names speakers, else the first that comes."""
        best: tuple[Arrived, str] | None = None
        for linked in best_first(episode.transcripts):
            if best is not None and rank(linked) >= TELL_SPEAKERS:
                break
            came = self._try(base, linked, _words_suffix)
            if came is None:
                continue
            one = self._parts.pop()
            speakers = _SPEAKERS.search(_head(came.path, 1 << 20)) is not None
            if best is None or speakers:
                best = one
            if speakers:
                break
        if best is not None:
            self._missing = None  # another one came in its place
            self._parts.append(best)
        return best is not None

    def _try(self, base: Address, linked: Linked, suffix: Callable[[bytes, Arrived], str]) -> Arrived | None:
        """Bring a part of an episode; None, and kept in mind, where it does not come."""
        try:
            came = self._bring(follow(base, linked.link), typed=False)
            ending = suffix(_head(came.path), came)
        except WorldError as error:
            self._missing = self._missing or error
            return None
        self._parts.append((came, ending))
        return came

    def _bring(self, address: Address, *, typed: bool) -> Arrived:
        text = message("From {host}", host=address.host)
        tell = self._tell
        came = download(
            *(self._web, address, self._folder, _largest),
            typed=typed,
            tell=lambda done, total: tell(text, done, total),
        )
        self._came.append(came.path)
        return came

    def _kept(self, name: str) -> Fetched:
        """Give all that came its name.

        Raises:
            WorldError: nothing came, or it cannot be written.
        """
        if not self._parts:
            nothing = WorldError(
                message("There is nothing to open"),
                message("The episode names no audio and no transcript that could be downloaded."),
            )
            raise self._missing or nothing
        stem = clean(name)
        stem = stem.removesuffix(suffix_of(stem)) if _known(suffix_of(stem)) else stem
        parts = [(came.path, ending) for came, ending in self._parts]
        paths = keep(parts, self._folder, stem or self._parts[0][0].address.host)
        return Fetched(tuple(paths), self._missing)

    def _clear(self) -> None:
        for path in self._came:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _feed_named(page: Address, link: str) -> WorldError | None:
    """What is said of a page that names a podcast's feed, and no episode; it may still hold a transcript."""
    try:
        feed = follow(page, link)
    except WorldError:
        return None
    return WorldError(
        message("The page names no audio, but a podcast's feed"),
        message("To choose an episode, open its address: {address}", address=feed),
    )


def _largest(head: bytes) -> int:
    return MOST_AUDIO if _is_sound(head) else MOST_OTHER


def _suffix(head: bytes, came: Arrived) -> str:
    """The ending that says what a file is, whatever it was called and declared as.

    Raises:
        WorldError: it is nothing that can be opened.
    """
    if _is_sound(head):
        return _sound_suffix(head, came)
    return _chapters_suffix(head, came) if _lists_chapters(head) else _words_suffix(head, came)


def _sound_suffix(head: bytes, came: Arrived) -> str:
    if not _is_sound(head):
        raise _nothing(came, message("It is no audio, whatever the link says."))
    own, found = suffix_of(came.name).lower(), sound_suffix(head)
    return own if any({own, found} <= alike for alike in _ALIKE) else found


def _words_suffix(head: bytes, came: Arrived) -> str:
    own = suffix_of(came.name).lower()
    if _is_sound(head) or head.startswith(_BEYOND_TEXT) or (b"\0" in head and not _may_hold_nul(head)):
        raise _nothing(came, message("It is neither audio nor a transcript."))
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"WEBVTT"):
        return ".vtt"
    if _PAGE.search(head) and own not in TRANSCRIPT_SUFFIXES:
        return ".html"
    if text.startswith((b"{", b"[")) and own not in TRANSCRIPT_SUFFIXES:
        return ".json"
    return own if own in TRANSCRIPT_SUFFIXES else ".docx" if head.startswith(_PACKED) else ".txt"


def _chapters_suffix(head: bytes, came: Arrived) -> str:
    if not _lists_chapters(head):
        raise _nothing(came, message("It lists no chapters."))
    return ".chapters.json"


def _lists_chapters(head: bytes) -> bool:
    from viewer.readers.podcast_chapters import recognised

    return recognised(head.decode("utf-8", "replace"))


def _is_feed(head: bytes) -> bool:
    from viewer.readers.feed import is_feed

    return is_feed(head.decode("utf-8", "replace"))


def _is_sound(head: bytes) -> bool:
    return bool(sound_suffix(head))


def _may_hold_nul(head: bytes) -> bool:
    return head.startswith((_PACKED, b"\xff\xfe", b"\xfe\xff", b"\xd0\xcf\x11\xe0"))


def _known(suffix: str) -> bool:
    return suffix.lower() in (*AUDIO_SUFFIXES, *TRANSCRIPT_SUFFIXES, ".php", ".aspx", ".xml")


def _head(path: Path, size: int = _HEAD) -> bytes:
    with path.open("rb") as file:
        return file.read(size)


def _nothing(came: Arrived, why: Message) -> WorldError:
    name = came.name or came.address.host
    return WorldError(message("{name} is not what it should be", name=name), why)
