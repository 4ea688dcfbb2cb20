"""One address into a file: what broke off goes on where it stopped, at once or another day."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from viewer.core.write_faults import reason
from viewer.errors import WorldError, message
from viewer.web.address import Address
from viewer.web.ask import Answer, Web
from viewer.web.faults import BrokenError, TooLargeError, bad_status, broken
from viewer.web.names import name_of

Tell = Callable[[int, int | None], None]
"""Hears how many bytes are there, and of how many; None where that is not known."""

_FOLDER = ".unfinished"
_TRIES = 3  # in a row that brought nothing new
_HEAD = 4096
_IDLE_S = 120.0  # a part that nobody wrote to for so long belongs to nobody
_OLD_S = 14 * 24 * 3600.0
_RANGE = re.compile(r"bytes (\d{1,18})-\d{1,18}/(\d{1,18}|\*)")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that came whole.

    Attributes:
        path: where it lies, under a name that says nothing.
        address: that gave it, after all redirects.
        name: what the server or the address call it; may be empty.
    """

    path: Path
    address: Address
    name: str


def download(
    web: Web,
    address: Address,
    folder: Path,
    largest: Callable[[bytes], int],
    *,
    typed: bool = False,
    tell: Tell = lambda _done, _total: None,
) -> Arrived:
    """Bring what is at `address` into `folder`.

    Args:
        web: asks.
        address: whom.
        folder: where files from the web go.
        largest: given how a file begins, how many bytes it may have.
        typed: whether the reader named the address himself.
        tell: hears how far it is.

    Raises:
        WorldError: it did not come, it is too large, or it cannot be written. What has come of it is kept
            where it can go on from there.
    """
    part = None
    try:
        part = _Part(folder / _FOLDER, address)
        return _bring(web, address, part, largest, tell, typed=typed)
    except TooLargeError:
        if part is not None:
            part.validator = ""  # nothing to go on with
        raise
    except OSError as error:
        title = message("What comes from {host} could not be written", host=address.host)
        raise WorldError(title, reason(error)) from error
    finally:
        if part is not None:
            part.leave()


def sweep(folder: Path) -> None:
    """Remove what began to come long ago and was not asked for again."""
    for old in (folder / _FOLDER).glob("*"):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > _OLD_S:
                old.unlink()


def _bring(
    web: Web,
    address: Address,
    part: _Part,
    largest: Callable[[bytes], int],
    tell: Tell,
    *,
    typed: bool,
) -> Arrived:
    fruitless = 0
    while True:
        before = part.size
        try:
            with closing(web.ask(address, part.wish(), typed=typed)) as answer:
                if part.takes(answer):
                    _fill(part, answer, largest, tell)
                    return Arrived(part.finish(), answer.address, name_of(answer.address, answer.headers))
                fruitless += 1  # it begins anew
        except BrokenError:
            fruitless = 0 if part.size > before else fruitless + 1
            if fruitless >= _TRIES or not part.validator:
                raise
        if fruitless > _TRIES:
            raise broken(address)


def _fill(part: _Part, answer: Answer, largest: Callable[[bytes], int], tell: Tell) -> None:
    begin = part.size
    total = None if answer.length is None else begin + answer.length
    limit = largest(part.head()) if begin else None

    def room(first: bytes) -> int:
        return largest(first[:_HEAD]) if limit is None else max(0, limit - begin)

    tell(begin, total)
    with part.path.open("ab") as file:
        for piece in answer.pieces(room):
            file.write(piece)
            part.size += len(piece)
            tell(part.size, total)


class _Part:
    """A file that is not whole yet; while somebody writes to it, nobody else knows its name.

    Attributes:
        path: where it lies.
        size: bytes of it.
        validator: what the server knows this version of the file by; empty where it cannot be gone on with.
    """

    def __init__(self, folder: Path, address: Address) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._key = hashlib.sha256(str(address).encode()).hexdigest()[:32]
        self.path = folder / f"{self._key}.{secrets.token_hex(6)}.part"
        self.validator = next(self._claims(), "")
        if not self.validator:
            self.path.write_bytes(b"")
        self.size = self.path.stat().st_size
        self._whole = False

    def _claims(self) -> Iterator[str]:
        """Take over what somebody left; yields what it is known by."""
        for old in sorted(self.path.parent.glob(f"{self._key}*.part")):
            notes = old.with_suffix(".json")
            validator = _validator_in(notes)
            idle = old.stem == self._key or time.time() - old.stat().st_mtime > _IDLE_S
            if idle and validator:
                with suppress(OSError):  # another was faster
                    old.rename(self.path)
                    notes.unlink(missing_ok=True)
                    self._note(validator)
                    yield validator

    def head(self) -> bytes:
        """How it begins."""
        with self.path.open("rb") as file:
            return file.read(_HEAD)

    def wish(self) -> dict[str, str]:
        """What is said to get the rest, if there is a beginning."""
        if not (self.size and self.validator):
            return {}
        return {"Range": f"bytes={self.size}-", "If-Range": self.validator}

    def takes(self, answer: Answer) -> bool:
        """Make ready for the answer; False where it does not fit and all has to be asked for anew.

        Raises:
            WorldError: it is a part, though nobody asked for one.
        """
        asked = bool(self.wish())
        validator = "" if answer.packed else _validator(answer)
        if asked and answer.status == 206 and _continues(answer, self.size):
            return True
        self.size, self.validator = 0, validator
        os.truncate(self.path, 0)
        if answer.status == 200:
            self._note(validator)
            return True
        if not asked:
            raise bad_status(answer.address, answer.status)
        self.validator = ""
        return False

    def finish(self) -> Path:
        """It is whole: it stays where it is until it is given its name."""
        self._whole = True
        self.path.with_suffix(".json").unlink(missing_ok=True)
        with self.path.open("rb") as file:
            os.fsync(file.fileno())
        return self.path

    def leave(self) -> None:
        """Nobody writes to it any more: let others find it, or let it go."""
        if self._whole:
            return
        notes = self.path.with_suffix(".json")
        with suppress(OSError):
            if self.size and self.validator:
                left = self.path.parent / f"{self._key}.part"
                notes.replace(left.with_suffix(".json"))
                self.path.replace(left)
            else:
                notes.unlink(missing_ok=True)
                self.path.unlink(missing_ok=True)

    def _note(self, validator: str) -> None:
        self.path.with_suffix(".json").write_text(json.dumps({"validator": validator}), "utf-8")


def _continues(answer: Answer, size: int) -> bool:
    found = _RANGE.match(answer.header("Content-Range"))
    return found is not None and int(found[1]) == size and not answer.packed


def _validator(answer: Answer) -> str:
    """What this version is known by for certain: a strong mark, else a date.

    Source: https://www.rfc-editor.org/rfc/rfc9110#name-if-range
    """
    mark = answer.header("ETag")
    chosen = mark if mark and not mark.startswith("W/") else answer.header("Last-Modified")
    return chosen if chosen.isascii() and chosen.isprintable() else ""


def _validator_in(notes: Path) -> str:
    try:
        known: Any = json.loads(notes.read_text("utf-8"))
    except (OSError, ValueError):
        return ""
    value = known.get("validator") if isinstance(known, dict) else None
    return value if isinstance(value, str) and value.isascii() and value.isprintable() else ""
