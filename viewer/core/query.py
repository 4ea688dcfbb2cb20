"""What a reader asks of the whole library, in words and a few filters; any text at all is a query.

    universities "higher education" budg* -school speaker:anders tag:budget in:notes before:2024-05-01

Words are wanted all, in one turn or note. A phrase stands in quotes; `*` lets its last word go on; `-` before
anything wants it not to be there. `speaker:` and `tag:` take the beginning of a name's word, and a tag or one
it lies in. `in:notes` and `in:text` leave out the other. `after:` takes in its day, `before:` does not; both
take years and months, too, and mean the date of the episode.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from viewer.core.spelling import words

MOST_WORDS = 48
"""More than these are not looked for: a query is no essay."""
GOES_ON_FROM = 3
"""A word that is still being typed is taken as the beginning of one from so many letters on."""

_PART = re.compile(
    r"""(?P<no>-)?(?:(?P<key>speaker|tag|in|before|after):)?"""
    r"""(?:"(?P<quoted>[^"]*)(?:"|$)(?P<on>\*)?|(?P<bare>[^\s"]+))""",
    re.IGNORECASE,
)
_KEYS = frozenset({"speaker:", "tag:", "in:", "before:", "after:"})
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row.

    Attributes:
        exact: them as they are spelled.
        folded: them in plain letters.
        goes_on: whether the last may be the beginning of a longer word.
    """

    exact: tuple[str, ...]
    folded: tuple[str, ...]
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is looked for; all of it must hold.

    Attributes:
        wanted: what must be said.
        unwanted: what must not, spelled just so.
        speakers: beginnings of names, each of which the speaker has.
        other_speakers: none of these.
        tags: names, each of which the annotation has or a tag in it; for a turn, one that is made there.
        other_tags: none of these.
        text: whether turns are meant.
        notes: whether notes are meant.
        after_ms: first moment of the episode's date, in milliseconds since 1970 (UTC); None for any.
        before_ms: first moment behind it.
        unclear: parts that say nothing, as they were typed.
        typing: whether the last phrase may be unfinished.
    """

    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    speakers: tuple[Phrase, ...] = ()
    other_speakers: tuple[Phrase, ...] = ()
    tags: tuple[str, ...] = ()
    other_tags: tuple[str, ...] = ()
    text: bool = True
    notes: bool = True
    after_ms: int | None = None
    before_ms: int | None = None
    unclear: tuple[str, ...] = ()
    typing: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for that could be found."""
        return not (self.wanted or self.speakers or self.tags) or not (self.text or self.notes)

    def going_on(self) -> SearchQuery | None:
        """The same with the last word as the beginning of one; None where it stands for itself."""
        if not self.typing or not self.wanted or self.wanted[-1].goes_on:
            return None
        last = self.wanted[-1]
        if len(last.exact[-1]) < GOES_ON_FROM:
            return None
        return replace(self, wanted=(*self.wanted[:-1], replace(last, goes_on=True)))


def parse(text: str, *, typing: bool = False) -> SearchQuery:
    """What `text` asks for.

    Args:
        text: anything.
        typing: whether its last word may be the beginning of a longer one.
    """
    reading = _Reading()
    last = ""
    for part in _PART.finditer(text):
        last = part["bare"] or ""
        reading.take(part)
    unfinished = typing and bool(last) and text.endswith(last) and not last.endswith("*")
    return reading.query(typing=unfinished and reading.last_is_wanted)


class _Reading:
    """Takes the parts of a query one by one."""

    def __init__(self) -> None:
        self._phrases: dict[tuple[str, bool], list[Phrase]] = {}
        self._tags: dict[bool, list[str]] = {True: [], False: []}
        self._places: dict[str, bool] = {}
        self._dates: dict[str, int] = {}
        self._unclear: list[str] = []
        self._words = 0
        self.last_is_wanted = False

    def take(self, part: re.Match[str]) -> None:
        wanted, key = part["no"] is None, (part["key"] or "").lower()
        said = part["quoted"] if part["bare"] is None else part["bare"]
        goes_on = part["on"] is not None or (part["bare"] is not None and said.endswith("*"))
        self.last_is_wanted = False
        if not key and said.lower() in _KEYS:
            return  # what it is about is still to come
        if key in ("", "speaker"):
            phrase = _phrase(said, goes_on=goes_on or key == "speaker")
            self._take_phrase(part[0], key, phrase, wanted=wanted)
        elif key == "tag":
            if name := _tag(said):
                self._tags[wanted].append(name)
        elif not self._take_rest(key, said, wanted=wanted):
            self._unclear.append(part[0])

    def query(self, *, typing: bool) -> SearchQuery:
        places = [name for name, wanted in self._places.items() if wanted] or ["text", "notes"]
        places = [name for name in places if self._places.get(name, True)]
        return SearchQuery(
            wanted=self._those("", wanted=True),
            unwanted=self._those("", wanted=False),
            speakers=self._those("speaker", wanted=True),
            other_speakers=self._those("speaker", wanted=False),
            tags=tuple(self._tags[True]),
            other_tags=tuple(self._tags[False]),
            text="text" in places,
            notes="notes" in places,
            after_ms=self._dates.get("after"),
            before_ms=self._dates.get("before"),
            unclear=tuple(self._unclear),
            typing=typing,
        )

    def _those(self, key: str, *, wanted: bool) -> tuple[Phrase, ...]:
        return tuple(self._phrases.get((key, wanted), ()))

    def _take_phrase(self, said: str, key: str, phrase: Phrase | None, *, wanted: bool) -> None:
        if phrase is None:
            return
        self._words += len(phrase.exact)
        if self._words > MOST_WORDS:
            self._unclear.append(said)
            return
        self._phrases.setdefault((key, wanted), []).append(phrase)
        self.last_is_wanted = not key and wanted

    def _take_rest(self, key: str, said: str, *, wanted: bool) -> bool:
        """Take a place or a date; False where it is none."""
        if key == "in":
            place = said.casefold()
            if place in ("notes", "text"):
                self._places[place] = wanted
            return place in ("notes", "text")
        ms = _date(said)
        if ms is not None:
            self._dates[key if wanted else {"before": "after", "after": "before"}[key]] = ms
        return ms is not None


def _phrase(said: str, *, goes_on: bool) -> Phrase | None:
    found = tuple(words(said))
    if not found:
        return None
    return Phrase(tuple(word.exact for word in found), tuple(word.folded for word in found), goes_on)


def _tag(said: str) -> str:
    return "/".join(part for part in (" ".join(each.split()) for each in said.casefold().split("/")) if part)


def _date(said: str) -> int | None:
    """The first moment of a year, month or day where the reader is, in milliseconds since 1970 (UTC)."""
    found = _DATE.fullmatch(said)
    if found is None:
        return None
    try:
        year, month, day = (int(part or 1) for part in found.groups())
        return round(datetime(year, month, day).timestamp() * 1000)  # noqa: DTZ001 - the reader's own days
    except (ValueError, OverflowError, OSError):
        return None
