"""Transcripts into a library and out of it again, packed as the program packs them."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.core.packed import pack, unpack
from viewer.core.transcript import Turn
from viewer.store.library import Library


def keep(library: Library, text_hash: str, turns: Sequence[Turn]) -> None:
    library.texts.keep_packed(text_hash, pack(turns))


def kept_turns(library: Library, text_hash: str) -> tuple[Turn, ...] | None:
    packed = library.texts.load_packed(text_hash)
    return None if packed is None else unpack(packed)
