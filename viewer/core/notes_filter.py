"""Which annotations a reader wants to see: the filter of the list of notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

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
    _words: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_words", tuple(self.text.casefold().split()))

    @property
    def active(self) -> bool:
        """Whether anything is asked for at all."""
        return self.facets or bool(self._words)

    @property
    def facets(self) -> bool:
        """Whether anything but words is asked for."""
        return bool(self.colours or self.tags or self.speakers or self.unfinished or self.bookmarks)

    def wants(self, annotation: Annotation, speaker: int | None, said: Callable[[], str]) -> bool:
        """Whether it is to be listed.

        Args:
            annotation: the one in question.
            speaker: index of who speaks where it begins; None for nobody.
            said: gives what `words_of` makes of it; called only where words are asked for.
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
        if not self._words:
            return True
        heap = said()
        return all(word in heap for word in self._words)


def _lies_in_one(tag: str, outer: Iterable[str]) -> bool:
    return any(lies_in(tag, each) for each in outer)


def words_of(annotation: Annotation, name: str) -> str:
    """All words in which a filter looks, without capitals; it takes a while for thousands, so keep them.

    Args:
        annotation: has quote, note and tags.
        name: of the speaker.
    """
    quote = annotation.anchor.quote if annotation.anchor else ""
    return "\n".join((annotation.note, quote, name, *annotation.tags)).casefold()
