"""Stopping a long reading from outside."""

from __future__ import annotations


class Cancelled(Exception):  # noqa: N818  (no error: somebody asked for it)
    """The caller said that the result is no longer wanted."""


def never() -> bool:
    """Says that the result is wanted; the default of every `cancelled` argument."""
    return False
