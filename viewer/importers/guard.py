"""Files of others, read within bounds: of size, of depth, of memory."""

from __future__ import annotations

import json
from typing import Any, BinaryIO, NoReturn

from viewer.errors import Message, WorldError, message

LARGEST = 128 << 20
"""Bytes of a text file; an episode of a hundred hours with its transcript has about 60 million."""

_MOST_PARTS = 4_000_000  # of JSON: each may cost a hundred bytes of memory

_MOST_ANNOTATIONS = 200_000


def damaged(reason: Message) -> WorldError:
    """What to say of a file that cannot be imported."""
    return WorldError(message("This file cannot be imported"), reason)


def read_all(file: BinaryIO, largest: int = LARGEST) -> bytes:
    """The bytes of a file.

    Raises:
        WorldError: there are more than `largest`, or they cannot be read.
    """
    try:
        data = file.read(largest + 1)
    except OSError as error:
        raise damaged(message("The system says: {reason}", reason=error.strerror or error)) from error
    if len(data) > largest:
        raise damaged(message("It is larger than {size} MB.", size=largest >> 20))
    return data


def read_json(data: bytes) -> dict[str, Any]:
    """The object in a JSON file; a list becomes the ``items`` of one.

    Raises:
        WorldError: it is damaged, nested too deeply, has too many parts, or is no object.
    """
    if sum(data.count(mark) for mark in (b"[", b"{", b",")) > _MOST_PARTS:
        raise damaged(message("It has too many parts."))
    try:
        value = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except RecursionError:
        raise damaged(message("It is nested too deeply.")) from None
    except ValueError as error:  # also of what is no UTF-8, and of endless numbers
        raise damaged(message("It is damaged: {reason}", reason=error)) from error
    if isinstance(value, list):
        value = {"items": value}
    if not isinstance(value, dict):
        raise damaged(message("It holds no annotations."))
    return value


def not_too_many(values: list[Any]) -> list[Any]:
    """`values`, if there are no more annotations than anybody makes.

    Raises:
        WorldError: there are.
    """
    if len(values) > _MOST_ANNOTATIONS:
        raise damaged(message("It has too many parts."))
    return values


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
