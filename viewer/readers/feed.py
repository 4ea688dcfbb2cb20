"""Podcast feeds: RSS with the podcast namespace, and Atom.

Sources: https://www.rssboard.org/rss-specification, https://podcasting2.org/docs/podcast-namespace and
https://www.rfc-editor.org/rfc/rfc4287. Nothing that a feed names is asked for here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime

from viewer.core import timecode
from viewer.core.podcast import Feed, Linked, Offered
from viewer.core.steps import Step, unwatched
from viewer.errors import WorldError, message
from viewer.readers.decode import decode
from viewer.readers.xml_source import Damage, tell

MOST = 5000
"""Episodes that are listed; the longest podcasts have some thousands."""

_LONGEST = 2000  # characters of a text
_MOST_LINKS = 50  # of one episode
_SEEN = 4096
_ROOT = re.compile(r"<(?:[\w.-]{1,60}:)?(rss|RDF|feed)[\s>]")
_BEFORE = re.compile(r"\s*(?:<\?xml[^<>]{0,500}\?>|<!--.{0,2000}?-->|<\?[^<>]{0,500}\?>|\s)*", re.DOTALL)
_TEXTS = frozenset({"title", "pubDate", "duration", "published", "updated"})


def is_feed(head: str) -> bool:
    """Whether a text that begins so is a feed."""
    head = head[:_SEEN].lstrip("\ufeff")
    root = _ROOT.match(head, before.end() if (before := _BEFORE.match(head)) else 0)
    return root is not None


def read_feed(data: bytes, step: Step = unwatched) -> Feed:
    """The episodes of a feed.

    Args:
        data: the whole feed.
        step: hears how far this is.

    Raises:
        WorldError: it is no text, declares entities, or holds no episode.
    """
    text = decode(data, None).text
    piece = "entry" if (root := _ROOT.search(text, 0, _SEEN)) and root[1] == "feed" else "item"
    hearer = _Hearer(piece)
    try:
        damages = tell(text, hearer, piece, step)
    except WorldError as error:
        raise WorldError(message("The feed is not read"), error.detail) from error
    feed = hearer.feed(damages)
    if not feed.episodes:
        detail = message("It names no audio and no transcripts. Perhaps it is the feed of a blog.")
        raise WorldError(message("The feed has no episodes"), detail)
    return feed


class _Hearer:
    """Gathers one episode after the other."""

    def __init__(self, piece: str) -> None:
        self._piece = piece
        self._names: list[str] = []
        self._title = ""
        self._at: int | None = None  # how deep the episode is that is open
        self._episode = Offered()
        self._texts: dict[str, str] = {}
        self._text: list[str] | None = None
        self._length = 0
        self._episodes: list[Offered] = []
        self._left_out = 0

    def feed(self, damages: list[Damage]) -> Feed:
        """All that was told."""
        return Feed(self._title, tuple(self._episodes), self._left_out + len(damages))

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:  # noqa: ARG002 - as told
        """An element begins."""
        self._names.append(name)
        if name == self._piece and self._at is None:
            self._at, self._episode, self._texts = len(self._names), Offered(), {}
        elif self._is_direct():
            self._take(name, attributes)
        of_feed = self._at is None and len(self._names) <= 3 and name == "title"
        if of_feed or (self._is_direct() and name in _TEXTS):
            self._text, self._length = [], 0

    def end(self, name: str) -> None:
        """An element ends."""
        if self._text is not None:
            self._keep(name, " ".join("".join(self._text).split())[:_LONGEST])
            self._text = None
        if self._at == len(self._names):
            self._close()
        if self._names:
            self._names.pop()

    def text(self, text: str) -> None:
        """Some of the text of the innermost element."""
        if self._text is not None and self._length < _LONGEST:
            self._text.append(text[:_LONGEST])
            self._length += len(text)

    def cut(self, depth: int) -> None:
        """The episode that is open is damaged."""
        del self._names[depth:]
        self._at = self._text = None

    def _is_direct(self) -> bool:
        return self._at is not None and len(self._names) == self._at + 1

    def _keep(self, name: str, text: str) -> None:
        if self._at is not None:
            self._texts.setdefault(name, text)
        elif "image" not in self._names:
            self._title = self._title or text

    def _take(self, name: str, attributes: Mapping[str, str]) -> None:
        link = (attributes.get("url") or attributes.get("href") or "").strip()
        if not link or len(link) > 8192:
            return
        linked = Linked(link, attributes.get("type", "").partition(";")[0].strip().lower())
        episode = self._episode
        enclosed = name == "enclosure" or (name == "link" and attributes.get("rel") == "enclosure")
        if enclosed and (episode.audio is None or not _is_sound(episode.audio)):
            self._episode = replace(episode, audio=linked)
        elif name == "transcript" and len(episode.transcripts) < _MOST_LINKS:
            self._episode = replace(episode, transcripts=(*episode.transcripts, linked))
        elif name == "chapters" and episode.chapters is None:
            self._episode = replace(episode, chapters=linked)

    def _close(self) -> None:
        texts, episode = self._texts, self._episode
        self._at = None
        if episode.audio is not None and episode.audio.type.startswith(("image/", "text/")):
            episode = replace(episode, audio=None)
        if (episode.audio is None and not episode.transcripts) or len(self._episodes) == MOST:
            self._left_out += 1
            return
        told = texts.get("pubDate") or texts.get("published") or texts.get("updated") or ""
        title, seconds = texts.get("title", ""), _seconds(texts.get("duration", ""))
        self._episodes.append(replace(episode, title=title, date=_day(told), duration_s=seconds))


def _is_sound(linked: Linked) -> bool:
    return linked.type.startswith("audio/")


def _day(text: str) -> str:
    """A date as feeds write it, as ISO; empty where it is none."""
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return read(text).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return ""


def _seconds(text: str) -> int:
    """A length as ``1:02:03``, ``62:03`` or seconds; 0 where it is none."""
    if text.isdecimal() and len(text) < 7:
        return int(text)
    return (timecode.parse(text) or 0) // 1000 if len(text) <= 12 else 0
