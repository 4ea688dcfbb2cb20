"""What every reader of a format keeps to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Protocol, runtime_checkable

from viewer.core.choices import Choices
from viewer.core.draft import Draft
from viewer.core.steps import Step, unwatched
from viewer.errors import Message, WorldError, message


class Reader(Protocol):
    """One format.

    Attributes:
        key: short and stable name, as in ``Transcript.format``.
        label: the format's name for people.
        suffixes: file endings it is known by, in lower case and with the dot.
    """

    @property
    def key(self) -> str: ...  # noqa: D102 - described above

    @property
    def label(self) -> Message: ...  # noqa: D102

    @property
    def suffixes(self) -> tuple[str, ...]: ...  # noqa: D102

    def score(self, head: str, suffix: str) -> int:
        """How likely a text is in this format: 0 no, 10 suffix only, 40 plausible, 80 parsed, 100 signature.

        Args:
            head: the beginning of the text, `registry.HEAD` characters at most.
            suffix: the file's ending in lower case with its dot; empty where there is no file.
        """

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read a whole text; whatever is damaged costs itself alone and is reported in the draft.

        Args:
            text: of a whole file.
            step: hears how far the reading is.
        """


@runtime_checkable
class Choosing(Protocol):
    """What else a reader has that lets columns or speakers be chosen; it says so in `Draft.options`."""

    def read_as(self, text: str, choices: Choices, step: Step = unwatched) -> Draft:
        """Read a whole text as somebody wants it; with `AUTOMATIC` as `Reader.read` does.

        Args:
            text: of a whole file.
            choices: what the reader is chosen by was heeded before.
            step: hears how far the reading is.
        """


class AmbiguousFormat(WorldError):  # noqa: N818 - the name all layers agreed on
    """No reader is sure enough of a text, or two are equally sure: somebody has to choose.

    Attributes:
        candidates: the readers that might do, best first.
    """

    def __init__(self, candidates: tuple[Reader, ...]) -> None:
        formats = _listed([reader.label for reader in candidates])
        super().__init__(
            message("The transcript's format is not clear"),
            message("Choose how to read it: {formats}.", formats=formats),
        )
        self.candidates = candidates


class NoTurns(WorldError):  # noqa: N818 - as above
    """The reader that was chosen found nothing in a text; another may, or other choices."""

    def __init__(self, reader: Reader) -> None:
        detail = message("Nothing in it could be read as {format}.", format=reader.label)
        super().__init__(message("There is no transcript in this"), detail)


def _listed(labels: Sequence[Message]) -> Message:
    """All labels in one message, so that each is translated where it is shown."""
    if not labels:
        return Message("")
    return reduce(lambda some, more: message("{some}, {more}", some=some, more=more), labels)
