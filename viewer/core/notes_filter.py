"""Which annotations a reader wants to see: the filter of the list of notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from viewer.core.annotations import Annotation, Colour, Kind
from viewer.core.tags import lies_in


@dataclass(frozen=True, slots=True)
class NotesFilter:
    """What an annotation must have to be listed; what is empty asks for nothing.

    Attributes:
        text: words that all occur in quote, note, tags or the speaker's name, in any order; capitals do
            not count.
        colours: one of these.
        tags: one of these, or one that lies in one of these.
        speakers: indices of speakers, one of which begins the passage.
        unfinished: it waits to be completed.
        bookmarks: it is a bookmark.
    """

    text: str = ""
    colours: frozenset[Colour] = frozenset()
    tags: frozenset[str] = frozenset()
    speakers: frozenset[int] = frozenset()
    unfinished: bool = False
    bookmarks: bool = False

    @property
    def active(self) -> bool:
        """Whether anything is asked for at all."""
        return self != NotesFilter() and (self.facets or bool(self.text.strip()))

    @property
    def facets(self) -> bool:
        """Whether anything but words is asked for."""
        return bool(self.colours or self.tags or self.speakers or self.unfinished or self.bookmarks)

    def wants(self, annotation: Annotation, speaker: int | None, name: str = "") -> bool:
        """Whether it is to be listed.

        Args:
            annotation: the one in question.
            speaker: index of who speaks where it begins; None for nobody.
            name: that speaker's name.
        """
        if self.unfinished and not annotation.unfinished:
            return False
        if self.bookmarks and annotation.kind is not Kind.BOOKMARK:
            return False
        if self.colours and annotation.colour not in self.colours:
            return False
        if self.speakers and speaker not in self.speakers:
            return False
        if self.tags and not any(_lies_in_one(tag, self.tags) for tag in annotation.tags):
            return False
        return not self.text or _says(annotation, name, self.text)


def _lies_in_one(tag: str, outer: Iterable[str]) -> bool:
    return any(lies_in(tag, each) for each in outer)


def _says(annotation: Annotation, name: str, text: str) -> bool:
    quote = annotation.anchor.quote if annotation.anchor else ""
    heap = "\n".join((annotation.note, quote, name, *annotation.tags)).casefold()
    return all(word in heap for word in text.casefold().split())
