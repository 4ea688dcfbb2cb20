"""The words of one tier found in the utterances of another, so that these have word times."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_BARE = re.compile(r"[^\W_](?:[^\n]*[^\W_])?")
_BETWEEN = re.compile(r"[\W_]*")
_WITHIN = 200  # characters that may stand before a word and are not on its tier
_TRIES = 20
_ENOUGH = 60  # words after which it is clear that a tier is another text
_FEWEST = 0.25


@dataclass(slots=True)
class Annotation:
    """One annotation of a tier.

    Attributes:
        start_ms: first moment of it.
        end_ms: first moment after it; the same for a point.
        text: without blanks around it; may hold line breaks.
        line: 1-based source line.
    """

    start_ms: int
    end_ms: int
    text: str
    line: int


@dataclass(slots=True)
class Match:
    """Which words of a tier stand in which utterances.

    Attributes:
        placed: a word, the place of its utterance, and its offset there; in the order of the words.
        lost: words that stand in none.
    """

    placed: list[tuple[Annotation, int, int]] = field(default_factory=list)
    lost: list[Annotation] = field(default_factory=list)

    @property
    def share(self) -> float:
        """How much of the tier was found, 0 to 1."""
        return len(self.placed) / max(1, len(self.placed) + len(self.lost))


class Utterances:
    """The utterances of a tier, in which words are looked for."""

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        """Look at nothing yet.

        Args:
            annotations: in the order of their starts.
        """
        self._annotations = annotations
        self._starts = [one.start_ms for one in annotations]
        self._place, self._at, self._text = -1, 0, ""

    def match(self, words: Sequence[Annotation]) -> Match:
        """Find each word in the utterance that is heard in the middle of it, behind the words before.

        Capital letters and punctuation may differ; only the first line of a word's label counts. A label that
        holds no letter needs no place.

        Args:
            words: in the order of their starts.
        """
        found = Match()
        self._place = -1
        for count, word in enumerate(words):
            bare = _BARE.search(word.text)
            if bare is None:
                continue
            offset = self._find((word.start_ms + word.end_ms) // 2, bare[0])
            if offset is None:
                found.lost.append(word)
                if count >= _ENOUGH and found.share < _FEWEST:
                    found.lost += words[count + 1 :]
                    break
            else:
                found.placed.append((word, self._place, offset))
        return found

    def at(self, ms: int) -> str:
        """What is said at a moment; empty where nothing is."""
        place = self._place_at(ms)
        return "" if place is None else self._annotations[place].text

    def _place_at(self, ms: int) -> int | None:
        place = bisect_right(self._starts, ms) - 1
        heard = place >= 0 and ms < max(self._annotations[place].end_ms, self._starts[place] + 1)
        return place if heard else None

    def _find(self, ms: int, word: str) -> int | None:
        """The offset of the next `word` of the utterance that is heard at `ms`."""
        place = self._place_at(ms)
        if place is None:
            return None
        if place != self._place:
            self._place, self._at = place, 0
            self._text = _small(self._annotations[place].text)
        word = _small(word)
        for offset in self._offsets(word):
            self._at = offset + len(word)
            return offset
        return None

    def _offsets(self, word: str) -> Iterator[int]:
        """Where `word` may stand: right here; else as a word of its own, not far from here."""
        text = self._text
        gap = _BETWEEN.match(text, self._at)
        here = gap.end() if gap else self._at
        if text.startswith(word, here):
            yield here
        until, offset = here + _WITHIN + len(word), here
        for _ in range(_TRIES):
            offset = text.find(word, offset, until)
            if offset < 0:
                return
            end = offset + len(word)
            if not text[offset - 1 : offset].isalnum() and not text[end : end + 1].isalnum():
                yield offset
            offset += 1


def _small(text: str) -> str:
    """In small letters, each in the place of its capital."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
