"""The words of a cue: tags taken out, voices and times taken from them.

https://www.w3.org/TR/webvtt1/#webvtt-cue-text-parsing-rules, but that a tag which is none stays text.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from viewer.core.cues import Mark
from viewer.core.letters import WITHOUT_BLANKS
from viewer.readers.subtitles.blocks import time_of
from viewer.readers.subtitles.dialogue import DASH

_TAG = re.compile(r"<(/?)(v|c|i|b|u|s|ruby|rt|lang|font)(?=[\s.>/])([^<>]*)>", re.IGNORECASE)
_STAMP = re.compile(r"<([\d:.,]{3,20})>")
_POSITION = re.compile(r"\{\\[^{}]{1,200}\}")
_ANY = re.compile(rf"{_TAG.pattern}|{_STAMP.pattern}", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\u00a0]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_BROKEN = re.compile(rf"(?<=[{WITHOUT_BLANKS}])\n(?=[{WITHOUT_BLANKS}])")
_LED = re.compile(rf"\n(?={DASH}|>>)")


@dataclass(slots=True)
class Voice:
    """What one voice says in a cue.

    Attributes:
        name: as written; None where no voice is named.
        text: the words; lines are kept where one begins with a dash or with ``>>``.
        marks: where times stand inside, and which.
    """

    name: str | None = None
    text: str = ""
    marks: list[Mark] = field(default_factory=list)


def voices(text: str, *, entities: bool = True) -> list[Voice]:
    """What is said in a cue, by whom; those who say nothing are left out.

    Args:
        text: the lines of the cue.
        entities: whether ``&amp;`` and the like stand for characters.
    """
    if "<" not in text and "{" not in text:
        plain = _plain(text, entities=entities).strip()
        return [Voice(None, plain)] if plain else []
    found = [Voice()]
    end = 0
    text = _POSITION.sub("", text)
    for tag in _ANY.finditer(text):
        _add(found[-1], text[end : tag.start()], entities=entities)
        end = tag.end()
        if tag[4]:
            ms = time_of(tag[4])
            if ms is not None:
                found[-1].marks.append(Mark(len(found[-1].text), ms))
        elif tag[2].lower() == "v":
            found.append(Voice(None if tag[1] else _name(tag[3], entities=entities)))
    _add(found[-1], text[end:], entities=entities)
    for voice in found:
        voice.text = voice.text.rstrip()
    return [voice for voice in found if voice.text]


def _add(voice: Voice, text: str, *, entities: bool) -> None:
    plain = _plain(text, entities=entities)
    if not voice.text or voice.text[-1].isspace():
        plain = plain.lstrip()
    voice.text += plain


def _plain(text: str, *, entities: bool) -> str:
    if entities and "&" in text:
        text = html.unescape(text)
    if "\n" in text:
        if _LED.search(text):
            return "\n".join(_BLANKS.sub(" ", part) for part in _LED.split(_CONTROLS.sub("", text)))
        text = (text if text.isascii() else _BROKEN.sub("", text)).replace("\n", " ")
    if "  " in text or not text.isprintable():
        return _BLANKS.sub(" ", _CONTROLS.sub("", text))
    return text


def _name(annotation: str, *, entities: bool) -> str | None:
    """Who speaks, from what stands behind the v: classes, a blank, the name."""
    name = annotation.partition(" ")[2] if annotation.startswith(".") else annotation
    if entities:
        name = html.unescape(name)
    return " ".join(name.split()) or None
