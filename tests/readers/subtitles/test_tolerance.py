"""One bad cue costs one cue: each damage, put into each format of subtitles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from viewer.core.transcript import Transcript
from viewer.readers.open import read_bytes

WORDS = ("Alpha goes first.", "Beta is next.", "Gamma stands here.", "Delta comes then.", "Epsilon ends it.")
SPACING_MS, LENGTH_MS = 10_000, 4_000
BAD = 2  # the place of the cue that is damaged


@dataclass(frozen=True)
class Row:
    """A cue to be written; `number` is its name in the file, and above it stands what `above` says."""

    start: str
    end: str
    text: str
    number: str = ""
    above: str = ""


@dataclass(frozen=True)
class Format:
    """A way to write cues.

    Attributes:
        suffix: of its files.
        dot: what parts seconds and their fraction.
        write: a whole file.
    """

    suffix: str
    dot: str
    write: Callable[[list[Row]], str]

    def time(self, ms: int) -> str:
        if self.suffix == ".lrc":
            return f"{ms // 60_000:02}:{ms // 1000 % 60:02}.{ms % 1000 // 10:02}"
        return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{self.dot}{ms % 1000:03}"

    def rows(self) -> list[Row]:
        times = [((at + 1) * SPACING_MS, (at + 1) * SPACING_MS + LENGTH_MS) for at in range(len(WORDS))]
        return [
            Row(self.time(start), self.time(end), text, str(number))
            for number, ((start, end), text) in enumerate(zip(times, WORDS, strict=True), 1)
        ]


def arrows(rows: list[Row], head: str = "") -> str:
    return head + "\n".join(
        f"{row.above}{row.number}{row.number and chr(10)}{row.start} --> {row.end}\n{row.text}\n"
        for row in rows
    )


def paragraphs(rows: list[Row]) -> str:
    text = "\n".join(
        f'{row.above}<p xml:id="c{row.number}" begin="{row.start}" end="{row.end}">{row.text}</p>'
        for row in rows
    )
    return f'<tt xmlns="http://www.w3.org/ns/ttml"><body><div>\n{text}\n</div></body></tt>\n'


FORMATS = {
    "webvtt": Format(".vtt", ".", lambda rows: arrows(rows, "WEBVTT\n\n")),
    "subrip": Format(".srt", ",", arrows),
    "sbv": Format(
        ".sbv", ".", lambda rows: "\n".join(f"{r.above}{r.start},{r.end}\n{r.text}\n" for r in rows)
    ),
    "ttml": Format(".ttml", ".", paragraphs),
    "lrc": Format(
        ".lrc", ".", lambda rows: "".join(f"{r.above}[{r.start}]{r.text}\n[{r.end}]\n" for r in rows)
    ),
}

ROW_DAMAGES: dict[str, tuple[Callable[[Row, Format], Row], int | None]] = {
    "overlap": (lambda row, form: replace(row, start=form.time(23_000)), 23_000),
    "gap": (lambda row, form: replace(row, start=form.time(33_500)), 33_500),
    "start that runs backwards": (lambda row, form: replace(row, start=form.time(15_000)), 15_000),
    "no length": (lambda row, form: replace(row, end=row.start), 30_000),
    "end before the start": (lambda row, form: replace(row, end=form.time(25_000)), 30_000),
    "no number": (lambda row, form: replace(row, number=""), 30_000),
    "number of another": (lambda row, form: replace(row, number="1"), 30_000),
    "seconds over 59": (lambda row, form: replace(row, end=row.end.replace("34", "94")), 30_000),
    "no hours": (lambda row, form: replace(row, start=row.start[-9:].removeprefix("0:")), 30_000),
    "comma for dot": (
        lambda row, form: replace(
            row, start=re.sub("[.,]", ",", row.start), end=re.sub("[.,]", ",", row.end)
        ),
        30_000,
    ),
    "dot for comma": (
        lambda row, form: replace(
            row, start=re.sub("[.,]", ".", row.start), end=re.sub("[.,]", ".", row.end)
        ),
        30_000,
    ),
    "no fraction": (lambda row, form: replace(row, start=re.sub("[.,].*", "", row.start)), 30_000),
    "letter in the time": (lambda row, form: replace(row, start=row.start.replace("3", "x", 1)), None),
    "no start": (lambda row, form: replace(row, start=""), None),
    "mark of byte order above": (lambda row, form: replace(row, above="\ufeff"), 30_000),
    "mark of byte order in the words": (lambda row, form: replace(row, text=f"{row.text}\ufeff"), 30_000),
    "stray line above": (lambda row, form: replace(row, above="stray words\n\n"), 30_000),
    "ampersand": (lambda row, form: replace(row, text=f"{row.text} & so"), 30_000),
    "reference that is none": (
        lambda row, form: replace(row, text=f"{row.text} &nothing; &#0; &#x110000;"),
        30_000,
    ),
    "references": (lambda row, form: replace(row, text=f"{row.text} &amp; &nbsp; &lt;"), 30_000),
    "control characters": (lambda row, form: replace(row, text=f"\x07{row.text}\x1b\x0b"), 30_000),
    "line separator": (lambda row, form: replace(row, text=row.text.replace(" ", "\u2028", 1)), 30_000),
    "tag that is none": (lambda row, form: replace(row, text=f"{row.text} <x> < y"), 30_000),
    "tag left open": (lambda row, form: replace(row, text=f"<i>{row.text}"), 30_000),
    "no words": (lambda row, form: replace(row, text=""), None),
}
"""What becomes of the damaged cue, and when it is then heard; None where it may be lost."""

COSTS_ITSELF = {
    ("ttml", "tag that is none"),
    ("ttml", "tag left open"),
    ("sbv", "no start"),
    ("lrc", "no start"),
}
"""Where the words of the damaged cue are among the ignored ones, though its time is whole."""
MOVED = "start that runs backwards"


def read(form: Format, text: str) -> Transcript:
    return read_bytes(text.encode("utf-8"), form.suffix)


def starts(transcript: Transcript) -> dict[str, int]:
    """When each of the words is heard."""
    found = {}
    for turn in transcript.turns:
        for cue in turn.cues:
            said = re.sub(r"\s+", " ", turn.text[cue.start : cue.end])
            found |= {words: cue.start_ms for words in WORDS if words in said}
    return found


def expected(*without: int) -> dict[str, int]:
    return {words: (at + 1) * SPACING_MS for at, words in enumerate(WORDS) if at not in without}


@pytest.mark.parametrize("key", FORMATS)
def test_whole_files_are_read_without_a_word(key: str) -> None:
    form = FORMATS[key]
    transcript = read(form, form.write(form.rows()))
    assert (transcript.format, starts(transcript)) == (key, expected())
    assert (transcript.warnings, transcript.ignored) == ((), ())


@pytest.mark.parametrize("name", ROW_DAMAGES)
@pytest.mark.parametrize("key", FORMATS)
def test_one_bad_cue_costs_one_cue(key: str, name: str) -> None:
    form, (damage, start_ms) = FORMATS[key], ROW_DAMAGES[name]
    rows = form.rows()
    rows[BAD] = damage(rows[BAD], form)
    transcript = read(form, form.write(rows))
    assert transcript.format == key
    found = starts(transcript)
    bad = found.pop(WORDS[BAD], None)
    assert found == expected(BAD)
    if start_ms is None or (key, name) in COSTS_ITSELF:
        ignored = " ".join(str(remark.text) for remark in transcript.ignored)
        assert WORDS[BAD] in ignored or bad is not None or name == "no words"
        assert transcript.warnings or (key, name) in COSTS_ITSELF or name == "no words"
    else:
        assert bad == start_ms


FILE_DAMAGES: dict[str, Callable[[str], str]] = {
    "returns": lambda text: text.replace("\n", "\r"),
    "returns and feeds": lambda text: text.replace("\n", "\r\n"),
    "each in its turn": lambda text: "".join(
        line + ("\n", "\r\n", "\r")[at % 3] for at, line in enumerate(text.split("\n"))
    ),
    "empty lines doubled": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "blanks at the ends of lines": lambda text: text.replace("\n", " \t\n"),
    "mark of byte order": lambda text: "\ufeff" + text,
    "two marks of byte order": lambda text: "\ufeff\ufeff" + text,
    "empty lines before it": lambda text: "\n\n" + text,
    "rubbish behind it": lambda text: text + "\n\n\x01\x02 & < rubbish",
}


@pytest.mark.parametrize("name", FILE_DAMAGES)
@pytest.mark.parametrize("key", FORMATS)
def test_damage_all_over_a_file_costs_no_cue(key: str, name: str) -> None:
    form = FORMATS[key]
    transcript = read(form, FILE_DAMAGES[name](form.write(form.rows())))
    assert (transcript.format, starts(transcript)) == (key, expected())


@pytest.mark.parametrize("key", FORMATS)
def test_a_file_cut_off_anywhere_keeps_the_cues_before(key: str) -> None:
    form = FORMATS[key]
    text = form.write(form.rows())
    begin = text.index(WORDS[3])
    for end in range(begin, begin + len(WORDS[3]) + 1):
        found = starts(read(form, text[:end]))
        assert {words: found[words] for words in WORDS[:3]} == expected(3, 4)
