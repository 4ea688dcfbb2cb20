"""What lies beside an audio clip: a name that sorts and a text that says what is heard."""

from __future__ import annotations

from viewer.core.bundle import Bundle
from viewer.core.letters import in_word
from viewer.core.timecode import format_ms, format_tenths
from viewer.writers.base import utf8
from viewer.writers.passages import Passage

_LONGEST_NAME = 60
_MANY = 1_000  # code points, of which enough are left


def clip_name(passage: Passage, number: int) -> str:
    """A file's name without its ending, in letters all systems take: ``"003 0-12 Ada what she said"``."""
    time = format_ms(passage.start_ms or 0, hours=None).replace(":", "-")
    words = " ".join(text for _, text in passage.said)
    parts = f"{time} {passage.speaker} {words[:_MANY]}"
    plain = " ".join("".join(letter if _in_name(letter) else " " for letter in parts).split())
    return f"{number:03} {plain}"[:_LONGEST_NAME].strip()


def clip_text(bundle: Bundle, passage: Passage) -> bytes:
    """Words, note, tags, and where it is taken from."""
    several = len({name for name, _ in passage.said}) > 1
    said = "\n".join(f"{name}: {text}" if several and name else text for name, text in passage.said)
    times = f"{format_tenths(passage.start_ms or 0)}-{format_tenths(passage.end_ms or 0)}"
    source = ", ".join(part for part in (passage.speaker, bundle.title, bundle.media, times) if part)
    parts = (said, source, passage.annotation.note, ", ".join(passage.annotation.tags))
    return utf8("\n\n".join(part for part in parts if part) + "\n")


def _in_name(character: str) -> bool:
    return in_word(character) or character == "-"
