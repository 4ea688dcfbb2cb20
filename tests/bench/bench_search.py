"""How long a search of the whole library takes, and how large its index is.

The floor is SQLite's own search for the same words in the same index: the best fifty rows, and nothing of
what is shown of them. Times are those of the processor, so that other programs on the machine do not count;
all that is read is in memory. 2,000 episodes with 200,000 turns; with --long 10,000 with 1,000,000.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bench.long_library import TURNS, fill, transcripts, vocabulary
from tests.bench.measure import Report
from viewer.core.query import SearchQuery, parse
from viewer.core.spelling import fold
from viewer.store.folder import DATABASE_NAME
from viewer.store.library import open_library
from viewer.store.search import Searcher
from viewer.store.search_index import keep_transcript
from viewer.store.search_match import match

pytestmark = [pytest.mark.bench, pytest.mark.timeout(7_200)]

EPISODES, EPISODES_LONG = 2_000, 10_000
FIRST = 50
EACH = 40
RAW = "SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY rank LIMIT 50"


@dataclass
class Filled:
    folder: Path
    size: int  # of the plain text, in bytes
    took_s: float
    episodes: int


@pytest.fixture(scope="module")
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    folder = tmp_path_factory.mktemp("data")
    episodes = EPISODES_LONG if request.config.getoption("--long") else EPISODES
    with closing(open_library(folder)) as library:
        start = time.perf_counter()
        size = fill(library, folder, episodes)
        took = time.perf_counter() - start
    yield Filled(folder, size, took, episodes)
    for each in folder.glob("*"):
        if each.is_file():
            each.unlink()


def words() -> Callable[[], str]:
    """Gives words, one from the most common ones as often as one from the rare ones."""
    chance, known = random.Random(3), vocabulary()
    return lambda: known[int(len(known) ** chance.random()) - 1]


def queries() -> dict[str, list[str]]:
    word = words()
    return {
        "one word": [word() for _ in range(EACH)],
        "two words": [f"{word()} {word()}" for _ in range(EACH)],
        "three words": [f"{word()} {word()} {word()}" for _ in range(EACH)],
        "in other spelling": [fold(word()) for _ in range(EACH)],
        "a phrase": [f'"{word()} {word()}"' for _ in range(EACH)],
        "the beginning of a word": [f"{word()[:5]}*" for _ in range(EACH)],
        "without a word": [f"{word()} -{word()}" for _ in range(EACH)],
        "of a speaker": [f"{word()} speaker:anders" for _ in range(EACH)],
        "of a time": [f"{word()} after:1969 before:2030" for _ in range(EACH)],
    }


def seconds(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[94]


def told(took: list[float]) -> str:
    return f"p50 {statistics.median(took) * 1000:.1f} ms, p95 {p95(took) * 1000:.1f} ms"


def raw(connection: sqlite3.Connection, query: SearchQuery) -> list[tuple[int]]:
    return connection.execute(RAW, (match(query, query.wanted, exact=True),)).fetchall()


def test_search(filled: Filled, report: Report) -> None:
    turns = filled.episodes * TURNS
    report.say(f"{filled.episodes} episodes, {turns} turns, {filled.size / 1e6:.0f} MB of text")
    everything: list[float] = []
    floors: list[float] = []
    with (
        closing(Searcher(filled.folder)) as searcher,
        closing(sqlite3.connect(filled.folder / DATABASE_NAME)) as connection,
    ):
        for kind, asked in queries().items():
            took, floor = [], []
            for text in asked:
                query = parse(text)
                floor.append(min(seconds(lambda q=query: raw(connection, q)) for _ in range(2)))
                took.append(min(seconds(lambda q=query: searcher.search(q, FIRST)) for _ in range(2)))
            report.say(f"{kind}: {told(took)}; raw {told(floor)}")
            everything += took
            floors += floor
    report.say(f"in all: {sum(everything):.2f} s, raw {sum(floors):.2f} s")
    report.row("the first 50, p95 s", p95(everything), 0.050)
    report.row("the first 50, p95 against raw FTS5", p95(everything) / p95(floors), 1.5)


def test_typing(filled: Filled, report: Report) -> None:
    took: list[float] = []
    word = words()
    with closing(Searcher(filled.folder)) as searcher:
        for _ in range(EACH):
            text = f"{word()} {word()}"
            for end in range(1, len(text) + 1):
                query = parse(text[:end], typing=True)
                took.append(seconds(lambda q=query: searcher.search(q, FIRST)))
    p99 = statistics.quantiles(took, n=100)[98]
    report.say(f"{len(took)} letters: p50 {statistics.median(took) * 1000:.1f} ms, p99 {p99 * 1000:.0f} ms")
    report.row("the first 50 after a letter, p95 s", p95(took), 0.050)


def test_size(filled: Filled, report: Report) -> None:
    with closing(sqlite3.connect(filled.folder / DATABASE_NAME)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        parts = connection.execute(
            "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 4"
        ).fetchall()
    size = (filled.folder / DATABASE_NAME).stat().st_size
    report.say(", ".join(f"{name} {part / filled.size:.2f}" for name, part in parts))
    report.row("library, times its plain text", size / filled.size, 2.5)
    report.row("keeping an episode, s", filled.took_s / filled.episodes, 0.25)


def test_keeping_again(filled: Filled, report: Report) -> None:
    [first] = list(transcripts(1))
    unchanged = [
        seconds(lambda: keep_transcript(filled.folder, "t0", first, lambda: None)) for _ in range(20)
    ]
    report.row("an episode that was kept, s", p95(unchanged), 0.05)
