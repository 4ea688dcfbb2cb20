"""Words with times of their own, as machines give them, made to turns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from viewer.core.cues import Caption, join
from viewer.core.draft import Draft
from viewer.readers.json_source import name_of


@dataclass(slots=True)
class Word:
    """One word.

    Attributes:
        text: as it is to be shown, marks included; a mark alone belongs to the word before.
        start_ms: None where nobody says, which means the end of the word before.
        end_ms: None where nobody says.
        speaker: None where nobody is named.
        is_mark: whether it stands right behind the word before.
        confidence: how sure the machine is of it, 0 to 1; None where it does not say.
    """

    text: str
    start_ms: int | None
    end_ms: int | None = None
    speaker: str | None = None
    is_mark: bool = False
    confidence: float | None = None


def add(words: Iterable[Word], draft: Draft) -> None:
    """Join words to the turns of `draft`."""
    draft.turns += join(_captions(words))


def speaker_of(value: object) -> str | None:
    """Who speaks; a number or a letter alone is no name, so it is called what the services call it."""
    name = name_of(value)
    return f"Speaker {name}" if name is not None and len(name) <= 2 else name


def _captions(words: Iterable[Word]) -> Iterator[Caption]:
    last: Word | None = None
    start_ms = end_ms = 0
    for word in words:
        if not word.text:
            continue
        if last is not None and word.is_mark:
            last.text += word.text
            continue
        if last is not None:
            yield _caption(last, start_ms, end_ms)
        start_ms = end_ms if word.start_ms is None else word.start_ms
        end_ms = max(start_ms, start_ms if word.end_ms is None else word.end_ms)
        last = word
    if last is not None:
        yield _caption(last, start_ms, end_ms)


def _caption(word: Word, start_ms: int, end_ms: int) -> Caption:
    return Caption(start_ms, end_ms, word.text, word.speaker, confidence=word.confidence, is_word=True)
