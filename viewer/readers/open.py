"""The ways in: a file, the clipboard."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from viewer.core.builder import build
from viewer.core.choices import AUTOMATIC, NO_OPTIONS, Choices
from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.core.transcript import Transcript
from viewer.errors import WorldError, message
from viewer.readers import registry
from viewer.readers.base import Choosing, NoTurns, Reader
from viewer.readers.decode import decode
from viewer.readers.pages.fragment import fragment

LARGEST = 256 * 1024 * 1024
"""Bytes; a hundred hours have about 6 million, and 80 million where a machine gives every word its time."""

PAGE = "web-page"
"""Key of the reader that copied HTML is read with."""


def read_file(path: Path, *, choices: Choices = AUTOMATIC, step: Step = unwatched) -> Transcript:
    """Read the transcript in a file.

    Args:
        path: the file.
        choices: how it is to be read.
        step: hears how far the reading is.

    Raises:
        AmbiguousFormat: no reader is sure enough; its candidates are the choice there is.
        WorldError: the file is missing, a folder, not readable, too large, empty, damaged, or no text.
    """
    return read_bytes(load(path), path.suffix.lower(), choices=choices, step=step)


def load(path: Path) -> bytes:
    """The bytes of a transcript's file.

    Raises:
        WorldError: the file is missing, a folder or other thing, not readable, or too large.
    """
    try:
        if path.is_dir():
            raise WorldError(
                message("{name} is a folder", name=path.name), message("Choose a file inside it.")
            )
        if path.exists() and not path.is_file():
            raise WorldError(message("{name} is no ordinary file", name=path.name))
        size = path.stat().st_size
        if size > LARGEST:
            raise _too_large(path.name, size)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        detail = message("It may have been moved or renamed: {path}", path=path)
        raise WorldError(message("There is no file {name}", name=path.name), detail) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = message("{reason}", reason=getattr(error, "strerror", None) or error)
        raise WorldError(message("{name} cannot be read", name=path.name), reason) from error
    if len(data) > LARGEST:
        raise _too_large(path.name, len(data))
    return data


def read_bytes(
    data: bytes, suffix: str = "", *, choices: Choices = AUTOMATIC, step: Step = unwatched
) -> Transcript:
    """Read a transcript that is in memory; see `read_file`.

    Args:
        data: a whole file.
        suffix: the file's ending in lower case with its dot, as far as there is one.
        choices: how it is to be read.
        step: hears how far the reading is, and may raise to stop it.

    Raises:
        AmbiguousFormat: no reader is sure enough.
        WorldError: there is no transcript in it.
    """
    with without_collector():
        step(0.0)
        decoded = decode(data, choices.encoding)
        reader = _reader(decoded.text, suffix, choices)
        draft = _read(reader, decoded.text, choices, part(step, 0.05, 0.85))
        draft.warnings[:0] = decoded.warnings
        return build(draft, part(step, 0.85, 1.0))


def read_pasted(
    html: str | None, text: str, step: Step = unwatched, choices: Choices = AUTOMATIC
) -> Transcript:
    """Read what the clipboard holds: its HTML where turns with times are found in it, else its text.

    Args:
        html: the clipboard's HTML; None where it has none.
        text: its plain text.
        step: hears how far the reading is.
        choices: how it is to be read; the HTML is a web page and nothing else.

    Raises:
        AmbiguousFormat: no reader is sure enough.
        WorldError: there is no text.
    """
    page, text = parts_of_paste(html, text)
    from_page = _try_page(page, choices, part(step, 0.0, 0.5))
    if from_page and (from_page.timed or choices.reader or not text.strip()):
        return from_page
    if text.strip():
        draft = _read(_reader(text, "", choices), text, choices, part(step, 0.5, 0.9))
        return build(draft, part(step, 0.9, 1.0))
    raise WorldError(message("There is no text to paste"), message("Copy a transcript first."))


def as_chosen(read_as: Callable[[Choices], Transcript], remembered: Choices) -> tuple[Transcript, Choices]:
    """A transcript as it was chosen once, as far as that is still possible; and which way it was.

    Raises:
        AmbiguousFormat: no reader is sure enough.
        WorldError: there is no transcript in it.
    """
    if remembered != AUTOMATIC:
        with suppress(WorldError):  # there may be no such reader any more
            return read_as(remembered), remembered
    return read_as(AUTOMATIC), AUTOMATIC


def parts_of_paste(html: str | None, text: str) -> tuple[str, str]:
    """The page and the text that the clipboard holds; one of them may be blank.

    Raises:
        WorldError: both are.
    """
    text, page = _clean(text), _clean(fragment(html or ""))
    if not text.strip() and not page.strip():
        raise WorldError(message("There is no text to paste"), message("Copy a transcript first."))
    return page, text


def content_hash(data: bytes) -> str:
    """SHA-256 of a transcript's bytes in hexadecimal: what it is known by wherever it lies."""
    return hashlib.sha256(data).hexdigest()


@contextmanager
def without_collector() -> Iterator[None]:
    """A long transcript makes 300,000 objects, none garbage; looking for some takes a third of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def draft_of(reader: Reader, text: str, choices: Choices, step: Step = unwatched) -> Draft:
    """What a reader finds in a text, as somebody wants it read; perhaps no turns."""
    if isinstance(reader, Choosing):
        return reader.read_as(text, choices, step)
    draft = reader.read(text, step)
    draft.options = NO_OPTIONS  # whatever it was read with: nobody would hear of a choice
    return draft


def _reader(text: str, suffix: str, choices: Choices) -> Reader:
    return registry.by_key(choices.reader) if choices.reader else registry.choose(text, suffix)


def _read(reader: Reader, text: str, choices: Choices, step: Step) -> Draft:
    draft = draft_of(reader, text, choices, step)
    if not draft.turns:
        raise NoTurns(reader)
    return draft


def _try_page(page: str, choices: Choices, step: Step) -> Transcript | None:
    if choices.reader not in (None, PAGE) or not page.strip():
        return None
    draft = draft_of(registry.by_key(PAGE), page, choices, part(step, 0.0, 0.9))
    return build(draft, part(step, 0.9, 1.0)) if draft.turns else None


def _clean(text: str) -> str:
    """Without NUL and lone surrogates, which the clipboard may hold and no parser takes."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _too_large(name: str, size: int) -> WorldError:
    detail = message(
        "It has {size} MB; a transcript may have {limit} MB. Perhaps it is another file?",
        size=size // 1_000_000,
        limit=LARGEST // 1_000_000,
    )
    return WorldError(message("{name} is too large for a transcript", name=name), detail)
