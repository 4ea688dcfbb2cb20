"""Pasted transcripts, and such as audio files hold, kept as files so that they can be opened again."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from viewer.store.faults import told
from viewer.store.folder import PASTED_NAME, make_private

_INSIDE = "-inside"


@dataclass(frozen=True, slots=True)
class Pasted:
    """What the clipboard held.

    Attributes:
        html: its rich form; None where it had none.
        text: its plain form.
        inside: whether it was no clipboard, but the tags of an audio file.
    """

    html: str | None
    text: str
    inside: bool = False


def keep(folder: Path, pasted: Pasted) -> Path:
    """Keep `pasted` under the data folder, named by the SHA-256 of the file that stands for it.

    Returns:
        That file: the rich form where there is one. The plain form lies beside it under the same name.

    Raises:
        StoreError: the folder cannot be written.
    """
    files = {".txt": _encoded(pasted.text)}
    if pasted.html is not None:
        files[".html"] = _encoded(pasted.html)
    main = ".html" if ".html" in files else ".txt"
    name = hashlib.sha256(files[main]).hexdigest() + (_INSIDE if pasted.inside else "")
    stem = folder / PASTED_NAME / name
    with told():
        make_private(folder)
        make_private(stem.parent)
        for suffix, data in files.items():
            _write(stem.with_suffix(suffix), data)
    return stem.with_suffix(main)


def is_kept(folder: Path, path: Path) -> bool:
    """Whether `path` lies where pasted transcripts are kept, so that its name says nothing."""
    return path.parent == folder / PASTED_NAME


def is_inside(folder: Path, path: Path) -> bool:
    """Whether `path` is such a file, and its words come from inside an audio file."""
    return is_kept(folder, path) and path.stem.endswith(_INSIDE)


def recall(folder: Path, path: Path) -> Pasted | None:
    """What was kept at `path`; None where `path` is no file that `keep` made or cannot be read."""
    if not is_kept(folder, path):
        return None
    html = path.with_suffix(".html")
    try:
        text = _decoded(path.with_suffix(".txt"))
        return Pasted(_decoded(html) if html.exists() else None, text, is_inside(folder, path))
    except (OSError, UnicodeError):
        return None


def _encoded(text: str) -> bytes:
    # The byte order mark outweighs whatever encoding a pasted page says it has.
    return codecs.BOM_UTF8 + text.encode("utf-8", "surrogatepass")


def _decoded(path: Path) -> str:
    return path.read_bytes().removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogatepass")


def _write(path: Path, data: bytes) -> None:
    if not path.exists():
        partial = path.with_suffix(".unfinished")
        partial.write_bytes(data)
        partial.replace(path)
