"""Every shape of turn text that is read, as something that writes it: the tests' table of formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from viewer.core.timecode import format_ms


@dataclass(frozen=True)
class Said:
    """One turn to be written."""

    speaker: str
    start_ms: int
    text: str


@dataclass(frozen=True)
class Shape:
    """A way to write turns.

    Attributes:
        name: for the test's title.
        write: one turn; the start of the next one is given for shapes that write ends.
        named: whether speakers are written.
        between: what stands between two turns.
    """

    name: str
    write: Callable[[Said, int], str]
    named: bool = True
    between: str = "\n\n"


def long(ms: int) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}"


def short(ms: int) -> str:
    return format_ms(ms, hours=False)


def dotted(ms: int) -> str:
    return long(ms).replace(":", ".")


def unpadded(ms: int) -> str:
    return f"{ms // 3_600_000}:{ms // 60_000 % 60}:{ms // 1000 % 60}.{ms % 1000}"


def in_words(ms: int) -> str:
    return f"{ms // 3_600_000} hours {ms // 60_000 % 60} minutes {ms // 1000 % 60} seconds"


SHAPES = [
    Shape(
        "agency page",
        lambda t, n: f" {t.speaker}\u00a0[{long(t.start_ms)}]: {t.text}",
        between="\n\n  \u00a0 \n\n",
    ),
    Shape("agency page, bulleted", lambda t, n: f" • {t.speaker} [{long(t.start_ms)}]: {t.text}"),
    Shape("colon before the stamp", lambda t, n: f"{t.speaker}: [{long(t.start_ms)}] {t.text}"),
    Shape("full-width", lambda t, n: f"{t.speaker}：【{long(t.start_ms)}】{t.text}"),
    Shape("stamp first", lambda t, n: f"[{long(t.start_ms)}] {t.speaker}: {t.text}", between="\n"),
    Shape(
        "range first", lambda t, n: f"[{long(t.start_ms)} --> {long(n)}] {t.speaker}: {t.text}", between="\n"
    ),
    Shape(
        "bare range first", lambda t, n: f"{long(t.start_ms)} - {long(n)} {t.speaker}: {t.text}", between="\n"
    ),
    Shape("range in a header", lambda t, n: f"{t.speaker} [{short(t.start_ms)} - {short(n)}]\n{t.text}"),
    Shape("radio", lambda t, n: f"{t.speaker} ({short(t.start_ms)}):\n{t.text}"),
    Shape("voiceover", lambda t, n: f"{t.speaker} {long(t.start_ms)}\n{t.text}"),
    Shape("header with two blanks", lambda t, n: f"{t.speaker}  {short(t.start_ms)}\n{t.text}"),
    Shape("header, blank line, text", lambda t, n: f"{t.speaker}\t{short(t.start_ms)}\n\n{t.text}"),
    Shape("bars", lambda t, n: f"{short(t.start_ms)}.0 | {t.text} |", named=False, between="\n"),
    Shape("running on", lambda t, n: f"[{long(t.start_ms)}] {t.text}", named=False, between=" "),
    Shape("a stamp alone above", lambda t, n: f"{long(t.start_ms)}\n{t.speaker}: {t.text}"),
    Shape("a stamp glued to a name", lambda t, n: f"{long(t.start_ms)}.0{t.speaker}: {t.text}", between="\n"),
    Shape("hash marks before", lambda t, n: f"#{long(t.start_ms)}.000# {t.text}", named=False, between="\n"),
    Shape("braces", lambda t, n: f"{{{long(t.start_ms)}}} {t.text}", named=False),
    Shape("dots in braces", lambda t, n: f"{{{dotted(t.start_ms)}}} {t.speaker}: {t.text}"),
    Shape("dots in brackets", lambda t, n: f"[{dotted(t.start_ms)}] {t.text}", named=False),
    Shape("minutes beyond the hour", lambda t, n: f"[{short(t.start_ms)}] {t.text}", named=False),
    Shape("angles", lambda t, n: f"<{long(t.start_ms)}> {t.text}", named=False),
    Shape(
        "units", lambda t, n: f"{t.speaker} ({t.start_ms // 60_000}m {t.start_ms // 1000 % 60}s): {t.text}"
    ),
    Shape("heading", lambda t, n: f"## {t.speaker} [{long(t.start_ms)}]\n{t.text}"),
    Shape("emphasis around both", lambda t, n: f"**{t.speaker} [{long(t.start_ms)}]:** {t.text}"),
    Shape("emphasis around the name", lambda t, n: f"**{t.speaker}** ({long(t.start_ms)}): {t.text}"),
    Shape("emphasis after the stamp", lambda t, n: f"[{long(t.start_ms)}] **{t.speaker}:** {t.text}"),
    Shape("a name behind the stamp", lambda t, n: f"{long(t.start_ms)} {t.speaker}\n{t.text}"),
    Shape(
        "a dash and a name behind the stamp", lambda t, n: f"[{long(t.start_ms)}.0] - {t.speaker}\n{t.text}"
    ),
    Shape(
        "a name below a range",
        lambda t, n: f"{unpadded(t.start_ms)} --> {unpadded(n)}\n{t.speaker}\n{t.text}",
    ),
    Shape("a name in brackets", lambda t, n: f"[{t.speaker}] {long(t.start_ms)}\n{t.text}"),
    Shape("units in words", lambda t, n: f"{t.speaker} {in_words(t.start_ms)}\n{t.text}"),
    Shape("tabs", lambda t, n: f"{long(t.start_ms)}\t{t.speaker}\t{t.text}", between="\n"),
]


def written(shape: Shape, turns: Sequence[Said]) -> str:
    """All `turns` in `shape`; each ends where the next begins, the last after a minute."""
    ends = [turn.start_ms for turn in turns[1:]] + [turns[-1].start_ms + 60_000]
    return shape.between.join(shape.write(turn, end) for turn, end in zip(turns, ends, strict=True))
