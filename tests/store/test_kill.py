"""A program killed at any moment of a storm of edits has lost none that it had acknowledged."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from tests.store.storm import State, edits, episode_of
from viewer.store.folder import DATABASE_NAME
from viewer.store.library import open_library

ROOT = Path(__file__).parents[2]
LONGEST_S = 0.25


def acknowledged(folder: Path, number: int, rng: random.Random) -> int:
    """Let the storm loose and kill it: how many edits it said were done."""
    command = [sys.executable, "-m", "tests.store.storm", str(folder), str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        begun = b"" if rng.random() < 0.1 else child.stdout.readline()  # now and then while it still opens
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(rng.uniform(0, LONGEST_S))
        child.kill()
        lines = (begun + child.stdout.read()).split(b"\n")
    return len(lines) - 1  # the last one was not finished


def check_the_file(folder: Path) -> None:
    """By SQLite alone, before the program puts anything right."""
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def found(folder: Path) -> State:
    library = open_library(folder)
    assert library.lasting
    assert library.reports == ()
    episode_of(library)
    state = State.of(library)
    library.close()
    return state


@pytest.mark.parametrize("kills", [8, pytest.param(250, marks=pytest.mark.long)])
@pytest.mark.timeout(1200)
def test_every_acknowledged_edit_is_there_and_none_by_half(tmp_path: Path, kills: int) -> None:
    rng = random.Random(kills)
    state, edits_done = found(tmp_path), 0
    for number in range(kills):
        done = acknowledged(tmp_path, number, rng)
        check_the_file(tmp_path)
        # The edit that was under way may be there, or not; of one there is all or nothing.
        states = [state, *(after for _, after in islice(edits(state, number), done + 1))]
        after = found(tmp_path)
        assert after in states[done:]
        state, edits_done = after, edits_done + done
    assert edits_done > kills
    assert state.live
    assert state.binned
    assert state.tags
