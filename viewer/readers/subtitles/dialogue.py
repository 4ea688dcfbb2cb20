"""Who speaks where nobody is named: lines that begin with a dash, ``>>``, and sounds between brackets.

A dash at the beginning of a line says that another one speaks, in the subtitles of films and television: both
lines of a dialogue have it, or the second alone. ``>>`` says the same in captions of American television and
of YouTube. Each begins a turn of its own, of nobody, for a reader should never see the words of two people as
those of one. The dash stays, as a part of the text; ``>>`` is a mark and goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from viewer.core.cues import PAUSE_MS, Caption, ends_sentence
from viewer.core.turn_text import is_sound
from viewer.readers.subtitles.parts import parts, trimmed

DASH = r"[-–—](?:[ \t\u00a0]+(?=\S)|(?=[^\s\d–—-]))"
"""A dash before words: no minus sign, and no two dashes, which say that somebody goes on."""

_DASHED = re.compile(DASH)
_CHEVRONS = re.compile(r">{2,3}[ \t\u00a0]*(?=\S)")
_LED = re.compile(rf"(?:^|\n)(?={DASH})|(?:^|(?<=\s))(?P<chevrons>{_CHEVRONS.pattern})")
_SENTENCE = 16  # characters that tell whether a sentence ends


def parted(captions: Iterable[Caption]) -> Iterator[Caption]:
    """The captions, those in which another voice begins cut there; ``>>`` still stands before its words.

    What comes after a dialogue may be said by either of two: it begins anew, unless a sentence goes on.
    """
    before, was_dialogue = "", False
    for caption in captions:
        if not was_dialogue and not _may_part(caption.text):
            before = caption.text
            yield caption
            continue
        places = _places(caption.text, before)
        pieces = parts(caption, places if places[:1] == [0] else [0, *places])
        led = places[:1] == [0] or (was_dialogue and ends_sentence(before))
        for number, piece in enumerate(pieces):
            if number:
                piece = replace(piece, speaker=None, begins=True)
            elif led and caption.speaker is None:
                piece = replace(piece, begins=True)
            yield replace(piece, text=piece.text.replace("\n", " ")) if "\n" in piece.text else piece
        before = pieces[-1].text
        was_dialogue = len(pieces) > 1 and _DASHED.match(before) is not None


def _may_part(text: str) -> bool:
    """Whether it is worth while to look for other voices; quick."""
    return "\n" in text or text[0] in "-–—>" or ">>" in text


def _places(text: str, before: str) -> list[int]:
    """Where in a text another voice begins; a dash in the middle of a sentence is none of a dialogue."""
    places: list[int] = []
    for found in _LED.finditer(text):
        place = found.end() if found["chevrons"] is None else found.start()
        sentence = text[max(0, place - _SENTENCE) : place].rstrip() or before
        goes_on = sentence and not ends_sentence(sentence)
        first = text[place : place + _SENTENCE].lstrip("-–— \t\u00a0")[:1]
        if found["chevrons"] is not None or not (goes_on and first.islower()):
            places.append(place)
    return places


def unmarked(caption: Caption) -> Caption:
    """The caption without a ``>>`` before its words."""
    mark = _CHEVRONS.match(caption.text) if caption.text[0] == ">" else None
    return trimmed(caption, mark.end(), caption.speaker) if mark else caption


def with_sounds_apart(captions: Iterable[Caption]) -> Iterator[Caption]:
    """The captions; one that is a sound alone, such as ``[Music]``, is a turn of nobody between sentences.

    So it is where it lasts as long as a pause; a laugh in the middle of a sentence stays there. Who spoke
    before goes on after it.
    """
    speaker: str | None = None
    before, was_sound = "", False
    for caption in captions:
        is_alone = caption.speaker is None and not caption.goes_on and is_sound(caption.text)
        is_long = caption.end_ms - caption.start_ms >= PAUSE_MS
        if is_alone and (was_sound or is_long or not before or ends_sentence(before)):
            was_sound = True
            yield replace(caption, begins=True)
            continue
        if was_sound and caption.speaker is None and not (caption.begins or caption.goes_on):
            caption = replace(caption, speaker=speaker, begins=True)
        was_sound = False
        speaker = "" if caption.begins and caption.speaker is None else caption.speaker or speaker
        before = caption.text
        yield caption
