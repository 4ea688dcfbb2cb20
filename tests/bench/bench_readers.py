"""How fast transcripts are read, beside splitting their lines and one search in each; and how time grows."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import product
from pathlib import Path

import pytest

from tests.bench.measure import Report
from tests.bench.process import ROOT
from tests.readers.mutants import TOKENS
from tests.readers.shapes import SHAPES, Said, written
from tests.readers.specimens import SPECIMENS
from viewer.core.choices import Choices
from viewer.core.line_breaks import lines, pieces
from viewer.core.timecode import format_ms
from viewer.errors import WorldError
from viewer.readers.open import read_bytes
from viewer.readers.registry import READERS, by_key

pytestmark = pytest.mark.bench

TURNS = 100_000
MOST_FLOORS = 40.0
MOST_GROWTH = 3.0  # twice the text may take three times as long: caches, and a busy machine
MIB = 1 << 20

SENTENCE = "och det är en sak som vi har talat om länge i regionen där mycket nytt sker just nu"


def conversation(turns: int) -> list[Said]:
    """About 130 characters a turn."""
    chance = random.Random(7)
    return [
        Said(f"Talare {place % 5}", place * 3000, " ".join(chance.choices(SENTENCE.split(), k=24)) + ".")
        for place in range(turns)
    ]


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The best of a few runs, in time of this process: others may keep the machine busy."""
    best = float("inf")
    for _ in range(times):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def read(data: bytes, suffix: str = ".txt") -> None:
    with suppress(WorldError):
        read_bytes(data, suffix)


def floor(text: str) -> int:
    stamp = re.compile(r"\[\d\d:\d\d:\d\d\]")
    return sum(stamp.search(line) is not None for line in text.splitlines())


@pytest.mark.parametrize("name", ["agency page", "stamp first", "voiceover", "a stamp alone above"])
def test_a_hundred_thousand_turns(name: str, report: Report) -> None:
    shape = next(shape for shape in SHAPES if shape.name == name)
    text = written(shape, conversation(TURNS))
    data = text.encode("utf-8")
    assert len(read_bytes(data, ".txt").turns) == TURNS
    took = seconds(lambda: read_bytes(data, ".txt"))
    report.say(
        f"{name}: {TURNS} turns, {len(text) / 1e6:.1f} M characters, {len(data) / took / 1e6:.1f} MB/s"
    )
    bare = seconds(lambda: floor(text))
    report.say(f"{took:.2f} s; splitting lines and one search in each: {bare:.3f} s")
    report.row("times the bare split and search", took / bare, MOST_FLOORS)


ADVERSARIES: dict[str, Callable[[int], str]] = {
    "one long word": lambda size: "a" * size,
    "one line of digits": lambda size: "1" * size,
    "digits and colons": lambda size: "1:" * (size // 2),
    "stamps without end": lambda size: "[00:00:01]" * (size // 10),
    "open brackets": lambda size: "[" * size,
    "half stamps": lambda size: "[00:00:0" * (size // 8),
    "blanks": lambda size: "Anna [00:01]: a" + " " * size + "b",
    "blank lines": lambda size: "Anna [00:01]: a" + "\n" * size + "b",
    "no-break spaces": lambda size: "\u00a0" * size + "x",
    "bullets": lambda size: "- " * (size // 2),
    "names": lambda size: "Anna: " * (size // 6),
    "name lines": lambda size: "Anna:\n" * (size // 6),
    "falling times": lambda size: "".join(
        f"[{ms // 3600:02}:{ms // 60 % 60:02}:{ms % 60:02}] a\n" for ms in range(size // 13, 0, -1)
    ),
    "equal times": lambda size: "[00:00:01] a\n" * (size // 13),
    "sounds": lambda size: "[00:00:01] a\n" + "[Music]\n" * (size // 8),
    "unheard": lambda size: "Anna [00:01]: " + "[?? 00:00:01]" * (size // 13),
    "quotes": lambda size: "Time\tText\n0:01\t" + '"' * size,
    "asterisks": lambda size: "*" * size,
}
PAGES: dict[str, Callable[[int], str]] = {
    "angles": lambda size: "<html>" + "<" * size,
    "open elements": lambda size: "<html>" + "<div>" * (size // 5),
    "closed elements": lambda size: "<html>" + "<div>" * (size // 11) + "</div>" * (size // 11),
    "paragraphs": lambda size: "<html>" + "<p>a" * (size // 4),
    "tables": lambda size: "<html>" + "<table><tr><td>" * (size // 15),
    "letters": lambda size: "<html>" + "<b><p>a" * (size // 7),
    "comments": lambda size: "<html>" + "<!--" * (size // 4),
    "lines": lambda size: "<html>" + "\n" * size,
    "entities": lambda size: "<html>" + "&amp" * (size // 4),
}


@pytest.mark.parametrize("name", ADVERSARIES)
def test_text_takes_linear_time(name: str, report: Report) -> None:
    grows(name, ADVERSARIES[name], ".txt", report)


@pytest.mark.parametrize("name", PAGES)
def test_pages_take_linear_time(name: str, report: Report) -> None:
    grows(name, PAGES[name], ".html", report)


def grows(name: str, make: Callable[[int], str], suffix: str, report: Report) -> None:
    """Report the time for a mebibyte, and how it grows for two."""
    small, large = (make(size).encode("utf-8") for size in (MIB, 2 * MIB))
    once = seconds(lambda: read(small, suffix))
    twice = seconds(lambda: read(large, suffix))
    report.say(f"{name}: {once * 1000:.0f} ms for a mebibyte")
    report.row("growth when the text doubles", twice / once, MOST_GROWTH)


RICH = ["\\", "{\\field{", "\\u1?", "\\'e5", "{}", "\\cell", "\\row ", "{\\footnote x}"]


@pytest.mark.parametrize("piece", RICH)
def test_rich_text_takes_linear_time(piece: str, report: Report) -> None:
    turns = r"\pard Anna [00:00:01]: ett\par Bo [00:00:05]: tv\'e5\par"
    grows(piece, lambda size: "{\\rtf1\\ansi " + piece * (size // len(piece)) + turns + "}", ".rtf", report)


def test_breaking_lines_takes_linear_time(report: Report) -> None:
    def took(words: int) -> float:
        text = "word " * words
        return seconds(lambda: lines(pieces(text, 0, len(text))))

    report.row("growth when the text doubles", took(40_000) / took(20_000), MOST_GROWTH)


STREWN = 1 << 18  # bytes
QUICK_S = 0.05  # what is read as fast as this is too short to be compared


@pytest.mark.parametrize("key", [reader.key for reader in READERS])
def test_every_reader_takes_linear_time_of_anything_without_end(key: str, report: Report) -> None:
    """Behind half of its specimen, each thing that means something to some reader, again and again."""
    data = next(specimen.data for specimen in SPECIMENS if specimen.format == key)
    begins = (b"", data[: len(data) // 2])
    worst, slowest, what = 0.0, 0.0, b""
    for begin, token in product(begins, TOKENS):
        once, twice = (read_as(key, begin + token * (size // len(token))) for size in (STREWN, 2 * STREWN))
        slowest = max(slowest, once)
        if once > QUICK_S and twice / once > worst:
            worst, what = twice / once, token
    report.say(f"slowest {slowest * 1000:.0f} ms for a quarter of a mebibyte; grows most with {what!r}")
    report.row("growth when the text doubles", worst, MOST_GROWTH)


def read_as(key: str, data: bytes) -> float:
    """Seconds, the better of two."""
    suffix = by_key(key).suffixes[0]

    def work() -> None:
        with suppress(WorldError):
            read_bytes(data, suffix, choices=Choices(key))

    return seconds(work, times=2)


@pytest.mark.parametrize("suffix", [".vtt", ".srt"])
def test_ten_megabytes_of_subtitles(suffix: str, report: Report) -> None:
    data = subtitles(100_000, suffix).encode("utf-8")
    took = seconds(lambda: read(data, suffix))
    report.row(f"{suffix}: {len(data) / 1e6:.1f} MB, 100,000 cues, seconds", took, 1.5)


def subtitles(cues: int, suffix: str) -> str:
    """Cues of two lines, two seconds each, of five speakers."""
    comma = "," if suffix == ".srt" else "."
    lines = [] if suffix == ".srt" else ["WEBVTT", ""]
    for place, said in enumerate(conversation(cues)):
        times = (format_ms(ms, hours=True) for ms in (place * 2_000, place * 2_000 + 1_900))
        start, end = (f"{time}{comma}000" for time in times)
        lines += [str(place), f"{start} --> {end}", f"{said.speaker}: {said.text[:40]}", said.text[40:70], ""]
    return "\n".join(lines)


WORDS = 1_000_000


def test_a_million_words_of_whisper(tmp_path: Path, report: Report) -> None:
    """In a process of its own, whose memory is this work's alone."""
    path = tmp_path / "whisper.json"
    path.write_text(whisper(WORDS), encoding="utf-8")
    command = [sys.executable, "-c", MEASURED, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, words, mib = map(float, done.stdout.split())
    assert words == WORDS
    report.say(f"{path.stat().st_size / 1e6:.1f} MB")
    report.row("seconds", seconds, 3.0)
    report.row("MiB, all of the process at its highest", mib, 400.0)


MEASURED = """
import sys, time
from pathlib import Path
from viewer.readers.open import read_file
begin = time.process_time()
transcript = read_file(Path(sys.argv[1]))
seconds = time.process_time() - begin
words = sum(len(turn.cues) for turn in transcript.turns)
status = Path("/proc/self/status").read_text("ascii").splitlines()
highest = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(seconds, words, highest / 1024)
"""


def whisper(words: int) -> str:
    """Segments of ten words each, three words a second, each with its probability."""
    spoken = SENTENCE.split()
    segments = []
    for first in range(0, words, 10):
        said = [
            {
                "word": f" {spoken[place % len(spoken)]}",
                "start": round(place / 3, 2),
                "end": round(place / 3 + 0.3, 2),
                "probability": round(0.5 + place % 50 / 100, 2),
            }
            for place in range(first, first + 10)
        ]
        text = "".join(str(word["word"]) for word in said)
        whole = {"id": first // 10, "start": said[0]["start"], "end": said[-1]["end"], "text": text}
        segments.append({**whole, "words": said})
    return json.dumps({"text": "", "segments": segments, "language": "sv"}, ensure_ascii=False)


def test_the_agency_page(report: Report) -> None:
    path = ROOT.parent / "shared" / "examples" / "podcast-page.txt"
    if not path.exists():
        pytest.skip("no examples folder beside the checkout")
    data = path.read_bytes()
    took = seconds(lambda: read_bytes(data, ".txt"), times=20)
    report.row("milliseconds", took * 1000, 20.0)
