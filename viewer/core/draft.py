"""What a reader hands over: raw turns in source order, before times are put in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from viewer.core.choices import NO_OPTIONS, Options
from viewer.core.cue import Cue
from viewer.core.transcript import Remark


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
    warnings: list[Remark] = field(default_factory=list)
    ignored: list[Remark] = field(default_factory=list)
    options: Options = NO_OPTIONS
    source: str = ""
