"""What a file from the web is called: no folder, no trick, not too long; and never another file's name."""

from __future__ import annotations

import filecmp
import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from email.message import Message as Headers
from itertools import count
from pathlib import Path
from urllib.parse import unquote

from viewer.core.write_faults import reason
from viewer.errors import WorldError, message
from viewer.web.address import Address

LONGEST = 120
"""Characters of a name, its ending included."""

_MOST_BYTES = 200
_ENDING_ROOM = 20  # for " (12).chapters.json"
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def name_of(address: Address, headers: Headers) -> str:
    """What the server calls a file, else the last part of its address; perhaps empty."""
    given = ""
    with suppress(ValueError, LookupError, TypeError):  # whatever a server may write there
        given = headers.get_filename() or ""
    with suppress(UnicodeError):  # headers come as Latin-1, and are often UTF-8
        given = given.encode("latin-1").decode("utf-8")
    path = address.target.partition("?")[0]
    return clean(given) or clean(unquote(path.rstrip("/").rpartition("/")[2]))


def clean(name: str) -> str:
    """A name that is nothing but a name; empty where nothing is left of it."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rstrip("/").rpartition("/")[2])
    seen = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in name)
    seen = _FORBIDDEN.sub("_", " ".join(seen.split())).strip(". ")
    if _DEVICES.match(seen):
        seen = f"_{seen}"
    ending = suffix_of(seen)
    return _cut(seen.removesuffix(ending), ending)


def stem_of(title: str) -> str:
    """A title as the name of files, without an ending; an episode's title may well hold slashes."""
    return _cut(clean(re.sub(r"[/\\]+", "-", title)), "")


def suffix_of(name: str) -> str:
    """The ending of a name with its dot, as written; empty where it has none."""
    found = _SUFFIX.search(name)
    return found[0] if found and found.start() else ""


def keep(parts: Sequence[tuple[Path, str]], folder: Path, stem: str) -> list[Path]:
    """Give files their names: the same stem for all, and never that of a file that is another one.

    A file that is there already with the same content is taken instead.

    Args:
        parts: where each lies now, on the same disk, and its ending.
        folder: where they go.
        stem: what they are called, if that is free.

    Raises:
        WorldError: they cannot be written.
    """
    try:
        for number in count(1):
            name = stem if number == 1 else f"{stem} ({number})"
            targets = [folder / f"{name}{suffix}" for _, suffix in parts]
            if _claim(parts, targets):
                return targets
    except OSError as error:
        raise WorldError(message("{name} could not be written", name=stem), reason(error)) from error
    raise AssertionError("numbers do not end")


def _claim(parts: Sequence[tuple[Path, str]], targets: Sequence[Path]) -> bool:
    """Put all in their places; nothing is done where one of these is another's."""
    made: list[Path] = []
    for (part, _), target in zip(parts, targets, strict=True):
        try:
            target.open("xb").close()  # whoever comes second goes on to the next number
            made.append(target)
        except FileExistsError:
            if not _same(part, target):
                for each in made:
                    each.unlink()
                return False
    try:
        for (part, _), target in zip(parts, targets, strict=True):
            if target in made:
                part.replace(target)
                made.remove(target)
            else:
                part.unlink()
    finally:
        for each in made:  # empty ones
            each.unlink()
    return True


def _same(part: Path, target: Path) -> bool:
    return target.is_file() and filecmp.cmp(part, target, shallow=False)


def _cut(stem: str, ending: str) -> str:
    stem = stem[: LONGEST - _ENDING_ROOM]
    while len(stem.encode("utf-8", "replace")) > _MOST_BYTES:
        stem = stem[:-1]
    stem = stem.rstrip(". ")
    return stem + ending if stem else ""
