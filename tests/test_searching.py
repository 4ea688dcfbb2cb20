"""`turnlight search`: what it prints for people and for programs, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.store.notes import made, note, row_of
from tests.store.releases import VERSION_1, write
from tests.transcripts import transcript
from viewer.cli import cli
from viewer.store.library import open_library
from viewer.store.search_index import keep_transcript

ROOT = Path(__file__).parents[1]
LONG = "ord " * 60 + "ett universitet i Värmland \x1b[31m och sedan " + "mera " * 60


@pytest.fixture
def data(tmp_path: Path) -> Path:
    library = open_library(tmp_path)
    row_of(library, "sound", "text")
    keep_transcript(tmp_path, "text", transcript("Inget här.", LONG, names=("Anders Ek",)), lambda: None)
    library.annotations.apply(1, made(note("n1", "Mind Varmland", "budget")))
    library.close()
    return tmp_path


def search(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["search", "--data", str(data), *arguments])


def test_lines_for_people(data: Path) -> None:
    result = search(data, "värmland")
    assert result.exit_code == 0
    title, turn, remark = result.stdout.splitlines()
    assert title == "1: An episode"
    assert turn.startswith("       0:0")
    assert "Anders Ek: … " in turn
    assert " ett universitet i Värmland \N{REPLACEMENT CHARACTER}[31m och sedan " in turn
    assert turn.endswith(" …")
    assert len(turn) < 200
    assert remark.split() == ["0:07", "note:", "Mind", "Varmland"]


def test_data_for_programs(data: Path) -> None:
    found = json.loads(search(data, "--json", "varmland").stdout)
    assert (found["query"], found["count"], found["complete"], found["unsearched"]) == (
        "varmland",
        2,
        True,
        0,
    )
    [episode] = found["episodes"]
    assert (episode["id"], episode["title"]) == (1, "An episode")
    remark, turn = episode["hits"]
    assert (remark["kind"], remark["annotation"], remark["tags"], remark["exact"]) == (
        "note",
        "n1",
        ["budget"],
        True,
    )
    assert (turn["kind"], turn["turn"], turn["speaker"], turn["exact"]) == ("turn", 1, "Anders Ek", False)
    [[start, end]] = turn["spans"]
    assert turn["text"][start:end] == "Värmland"
    assert 5_000 < turn["ms"] < 10_000


def test_words_with_a_dash_are_words(data: Path) -> None:
    assert "note" not in search(data, "värmland", "-mind").stdout
    assert search(data, "värmland", "-universitet", "-mind").stdout == ""


def test_a_limit(data: Path) -> None:
    assert len(search(data, "--limit", "1", "värmland").stdout.splitlines()) == 2
    assert search(data, "--limit", "0", "värmland").exit_code == 2


def test_what_was_not_opened_since_is_told(data: Path) -> None:
    library = open_library(data)
    row_of(library, "other", "text 2")
    library.close()
    result = search(data, "here")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 episode must be opened once" in result.stderr


@pytest.mark.parametrize(
    ("asked", "told"),
    [("-x", "nothing to look for"), ("before:soon x", "before:soon"), ("...", "nothing to look for")],
)
def test_faults_take_one_line(data: Path, asked: str, told: str) -> None:
    command = [sys.executable, "-m", "viewer", "search", "--data", str(data), *asked.split()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_library_of_before_is_brought_up_to_date(tmp_path: Path) -> None:
    write(tmp_path, VERSION_1)
    result = search(tmp_path, "anything")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 episode must be opened once" in result.stderr


def test_a_library_that_is_none_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "library.db").write_bytes(b"no library" * 1_000)
    result = search(tmp_path, "anything")
    assert result.exit_code == 0
    assert "damaged" in result.stderr


def test_without_a_library_none_is_made(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "viewer", "search", "--data", str(tmp_path / "none"), "x"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "There is no library" in done.stderr
    assert not (tmp_path / "none").exists()


def test_searching_loads_no_qt(data: Path) -> None:
    code = (
        "import sys; from viewer.cli import cli\n"
        f"try: cli(['search', 'x', '--data', {str(data)!r}])\n"
        "except SystemExit: pass\n"
        "sys.exit(any(name.startswith(('PySide6', 'vlc', 'av.')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True).returncode == 0
