"""What a reader hands over: raw turns in source order, before times are put in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from viewer.core.choices import NO_OPTIONS, Options
from viewer.core.cue import Cue
from viewer.core.transcript import Remark
from viewer.errors import message

MOST_REMARKS = 20_000


@dataclass(slots=True)
class RawTurn:
    """One turn as the source writes it.

    Attributes:
        text: the words.
        line: 1-based source line where it begins.
        speaker: the name as written; None where nobody is named.
        start_ms: the written start; None where there is none.
        end_ms: the written end; None where there is none.
        cues: the pieces of `text` that have times of their own, in the order of both.
    """

    text: str
    line: int
    speaker: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    cues: Sequence[Cue] = ()


class Remarks(list[Remark]):
    """Remarks in the order in which they were made; of more than `MOST_REMARKS` the further ones are counted.

    A file that is something else would bring one for each of its lines, and each takes a hundred times the
    memory of a short line.

    Attributes:
        left_out: how many were only counted.
    """

    def __init__(self, remarks: Iterable[Remark] = ()) -> None:
        super().__init__()
        self.left_out = 0
        self.extend(remarks)

    def append(self, remark: Remark) -> None:
        """Add one, or count it."""
        if len(self) < MOST_REMARKS:
            super().append(remark)
        else:
            self.left_out += 1

    def extend(self, remarks: Iterable[Remark]) -> None:
        """Add some, or count them."""
        for remark in remarks:
            self.append(remark)

    def __iadd__(self, remarks: Iterable[Remark]) -> Self:  # type: ignore[override,misc]
        self.extend(remarks)
        return self

    def told(self) -> tuple[Remark, ...]:
        """All there are, and at the end how many more."""
        if not self.left_out:
            return tuple(self)
        return (*self, Remark(0, message("{count} more of the kind", count=self.left_out)))


@dataclass(slots=True)
class Draft:
    """A reader's result. See `Transcript` for the meaning of the shared fields.

    Attributes:
        source: the text whose lines are counted, where that is not the file's.
    """

    format: str
    turns: list[RawTurn] = field(default_factory=list)
    title: str = ""
    media: str = ""
    language: str = ""
    warnings: list[Remark] = field(default_factory=Remarks)
    ignored: list[Remark] = field(default_factory=Remarks)
    options: Options = NO_OPTIONS
    source: str = ""
