"""What 10,000 annotations of one episode cost the library.

The floor of a change is one small write that waits for the disk; that of loading, as many rows fetched as
they are.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.bench.measure import Report
from tests.store.notes import ANCHOR, episode
from viewer.core.annotations import Annotation, Changes, Colour, Kind, Tag, new_id
from viewer.store.backups import back_up_now
from viewer.store.folder import BACKUPS_NAME
from viewer.store.library import Library, open_library

pytestmark = pytest.mark.bench

ANNOTATIONS = 10_000
CHANGES = 200
COLOURS = tuple(Colour)
TAGS = tuple(f"budget/part {number}" for number in range(40))


def annotation(number: int) -> Annotation:
    words = f"What a reader says of passage {number}, in a sentence or two of usual length. " * 2
    tags = (TAGS[number % len(TAGS)], TAGS[number * 7 % len(TAGS)])
    return Annotation(
        new_id(), Kind.PASSAGE, ANCHOR, None, COLOURS[number % 6], words, tags, created_at=number
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    library = open_library(folder)
    library.episodes.save(episode("a", "t"))
    library.annotations.apply(1, Changes({each.id: each for each in map(annotation, range(ANNOTATIONS))}))
    yield library
    library.close()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def p95(took: list[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]


def written_through(path: Path) -> float:
    """The 95th of a hundred writes of 4 KiB that wait for the disk."""
    with path.open("wb", buffering=0) as file:

        def write() -> None:
            file.write(b"x" * 4096)
            os.fdatasync(file.fileno())

        return p95([seconds(write) for _ in range(CHANGES)])


def test_changes(library: Library, folder: Path, report: Report) -> None:
    floor = written_through(folder / "floor")
    kept = library.annotations
    known = list(kept.load(1))
    new = [annotation(number) for number in range(CHANGES)]

    def steps(what: str, changes: list[Changes]) -> None:
        took = [seconds(partial(kept.apply, 1, step)) for step in changes]
        report.row(f"{what}, p95 s", p95(took), 0.05, floor)

    steps("one made", [Changes({one.id: one}) for one in new])
    steps("one changed", [Changes({one.id: replace(one, note="Changed")}) for one in known[-CHANGES:]])
    steps("one deleted", [Changes({one.id: None}) for one in known[:CHANGES]])
    steps(
        "ten changed", [Changes({one.id: one for one in known[at : at + 10]}) for at in range(0, 1_000, 10)]
    )
    drafts = [seconds(partial(kept.save_draft, 1, one.id, one.note)) for one in new]
    report.row("a draft, p95 s", p95(drafts), 0.05, floor)
    merged = kept.tagged(TAGS[0])
    step = Changes({one.id: one for one in merged}, {TAGS[0]: None, "budget": Tag("budget")})
    report.row(f"a tag of {len(merged)} merged, s", seconds(lambda: kept.apply(1, step)), 0.25, floor)


def test_reading(library: Library, folder: Path, report: Report) -> None:
    kept = library.annotations
    fetch = "SELECT * FROM annotations WHERE episode_id = 1"
    floor = min(seconds(lambda: library._db.execute(fetch).fetchall()) for _ in range(5))
    report.row(f"{ANNOTATIONS} loaded, s", statistics.median(seconds(lambda: kept.load(1)) for _ in range(5)),
               0.25, floor)  # fmt: skip
    assert len(kept.load(1)) == ANNOTATIONS
    report.row(
        "asking for changes, p95 s", p95([seconds(kept.changed_elsewhere) for _ in range(CHANGES)]), 0.001
    )
    other = open_library(folder)
    took = []
    for number in range(CHANGES):
        seen, one = kept.revision(), annotation(number)
        other.annotations.apply(1, Changes({one.id: one}))
        assert kept.changed_elsewhere()
        took.append(seconds(partial(kept.since, seen, 1)))
    report.row("reading one change, p95 s", p95(took), 0.01)
    other.close()


def test_opening_and_backups(library: Library, folder: Path, report: Report) -> None:
    library.close()
    size = (folder / "library.db").stat().st_size
    report.say(f"the library has {size / 2**20:.1f} MiB")
    floor = written_through(folder / "floor")
    report.row("a start that makes a backup, s", seconds(lambda: open_library(folder).close()), 0.5, floor)
    report.row("a start that makes none, s", seconds(lambda: open_library(folder).close()), 0.5, floor)
    os.utime(folder / "library.db")
    report.row("a backup in a worker, s", seconds(lambda: back_up_now(folder)), 1.0, floor)
    assert list((folder / BACKUPS_NAME).glob("*.db"))
