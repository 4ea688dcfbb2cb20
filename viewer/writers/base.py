"""What every writer of a format keeps to."""

from __future__ import annotations

from typing import Protocol

from viewer.core.bundle import Bundle
from viewer.errors import Message


class Format(Protocol):
    """What is known of every format that is written.

    Attributes:
        key: short and stable name, as in ``turnlight export --to KEY``.
        label: the format's name for people.
        suffix: the file ending, in lower case and with the dot.
    """

    @property
    def key(self) -> str: ...  # noqa: D102 - described above

    @property
    def label(self) -> Message: ...  # noqa: D102

    @property
    def suffix(self) -> str: ...  # noqa: D102


class Writer(Format, Protocol):
    """One format of exports: notes, and the transcript with them or without."""

    def write(self, bundle: Bundle, *, whole: bool = False) -> bytes:
        """The file's bytes.

        Args:
            bundle: what is exported.
            whole: with the whole transcript, in formats that can do without.

        Raises:
            WorldError: the format has nothing to say of this bundle.
        """


def utf8(text: str) -> bytes:
    """`text` as UTF-8, with U+FFFD for surrogates that stand alone."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
