"""The command line: what it prints, how it ends, and that faults of the world take one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from viewer import __version__
from viewer.cli import cli
from viewer.errors import WorldError
from viewer.store.library import open_library

ROOT = Path(__file__).parents[1]
TEXT = (
    "A title\n\nAda (00:01):\nFirst words.\n\nBo (00:04):\nSecond words [?? 00:00:05] and more.\n\nCredits\n"
)
TURN = ("start_ms", "end_ms", "stamp_ms", "speaker", "text", "timing", "words")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TEXT, "utf-8")
    return path


def turnlight(*arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "viewer", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_inspect_as_data_has_the_agreed_keys(text: Path) -> None:
    result = CliRunner().invoke(cli, ["inspect", "--json", str(text)])
    data = json.loads(result.stdout)
    assert result.exit_code == 0
    agreed = ["format", "title", "media", "turns", "speakers", "warnings", "ignored"]
    assert [key for key in data if key in agreed] == agreed
    assert set(data) - set(agreed) == {"language", "timed"}
    assert [tuple(turn) for turn in data["turns"]] == [TURN, TURN]
    assert [tuple(speaker) for speaker in data["speakers"]] == [("name", "turns", "seconds")] * 2
    assert all(set(remark) == {"line", "message"} for remark in data["warnings"])
    assert data["ignored"]
    assert all(set(remark) == {"line", "text"} for remark in data["ignored"])


def test_inspect_as_data_says_what_was_read(text: Path) -> None:
    data = json.loads(CliRunner().invoke(cli, ["inspect", str(text), "--json"]).stdout)
    assert [turn["speaker"] for turn in data["turns"]] == ["Ada", "Bo"]
    assert [turn["stamp_ms"] for turn in data["turns"]] == [1000, 4000]
    assert data["turns"][0]["end_ms"] == data["turns"][1]["start_ms"] == 4000
    assert data["turns"][1]["text"].startswith("Second words [?? 00:00:05] and more.")
    assert {turn["timing"] for turn in data["turns"]} <= {"given", "spread", "estimated"}
    assert data["speakers"][0] == {"name": "Ada", "turns": 1, "seconds": 3.0}


def test_inspect_for_people(text: Path) -> None:
    result = CliRunner().invoke(cli, ["inspect", str(text)])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("Format:   ")
    assert "Turns:    2" in lines
    assert "Speakers: 2" in lines
    assert "  Ada: 1 turn, 0:03" in lines


def test_inspect_reads_as_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes("Märta (00:01):\nHej.\n\nBo (00:04):\nHej.\n".encode("cp1252"))
    result = CliRunner().invoke(cli, ["inspect", str(path), "--encoding", "cp437"])
    assert "  MΣrta: 1 turn, 0:03" in result.stdout.splitlines()
    result = CliRunner().invoke(cli, ["inspect", str(path), "--format", "plain"])
    assert result.stdout.startswith("Format:   plain\n")
    for options in (["--format", "klingon"], ["--encoding", "utf-8"], ["--encoding", "klingon"]):
        assert isinstance(CliRunner().invoke(cli, ["inspect", str(path), *options]).exception, WorldError), (
            options
        )


def test_output_is_utf8_whatever_the_locale_says(tmp_path: Path) -> None:
    path = tmp_path / "ord.txt"
    path.write_text("Åsa (00:01):\nHej på dig – 😀.\n\nÖrjan (00:04):\nHej.\n", "utf-8")
    result = turnlight("inspect", path, LC_ALL="C", LANG="C")
    assert (result.returncode, result.stderr) == (0, "")
    assert "Åsa" in result.stdout


def test_faults_of_the_world_take_one_line(tmp_path: Path) -> None:
    empty, binary = tmp_path / "empty.txt", tmp_path / "binary.txt"
    empty.touch()
    binary.write_bytes(bytes(range(256)) * 40)
    for path in (tmp_path / "missing.txt", tmp_path, empty, binary):
        result = turnlight("inspect", path)
        assert result.returncode == 1, path
        assert result.stdout == ""
        assert result.stderr.startswith("turnlight: ")
        assert result.stderr.count("\n") == 1


def test_a_file_that_does_not_exist_opens_no_window(tmp_path: Path) -> None:
    result = turnlight(tmp_path / "missing.mp3", QT_QPA_PLATFORM="none such")
    assert result.returncode == 1
    assert result.stderr == f"turnlight: {tmp_path}/missing.mp3 does not exist\n"


def test_a_trace_that_cannot_be_written_ends_in_one_line(tmp_path: Path, text: Path) -> None:
    trace = tmp_path / "no" / "trace"
    result = turnlight("--data", tmp_path / "data", "--trace", trace, text, QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 1
    lines = [line for line in result.stderr.splitlines() if "propagateSizeHints" not in line]
    assert len(lines) == 1
    assert lines[0].startswith(f"turnlight: The trace cannot be written to {trace}")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--at", "nonsense"],
        ["--at", "1:99"],
        ["--player", "gramophone"],
        ["--unheard-of"],
        ["inspect"],
        ["inspect", "a", "b"],
        ["open", "--at"],
        ["export", "a", "-o", "b"],
        ["export", "a", "--to", "md"],
        ["export", "a", "--to", "odt", "-o", "b"],
    ],
)
def test_misuse_ends_with_two(arguments: list[str]) -> None:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_nonsense_for_a_time_says_what_a_time_looks_like() -> None:
    assert "write 1:02:03, 62:03, 3723 or 1h2m" in CliRunner().invoke(cli, ["--at", "soon"]).stderr


def test_version_and_help() -> None:
    assert CliRunner().invoke(cli, ["--version"]).stdout == f"turnlight, version {__version__}\n"
    whole = CliRunner().invoke(cli, ["--help"])
    assert whole.exit_code == 0
    assert "inspect" in whole.stdout
    window = CliRunner().invoke(cli, ["open", "--help"]).stdout
    for option in ("--data", "--player", "--play", "--at", "--trace", "--screenshot"):
        assert option in window


def test_options_reach_the_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: Path) -> None:
    pytest.importorskip("PySide6")
    from viewer import app

    asked: list[app.Options] = []

    def run(options: app.Options) -> int:
        asked.append(options)
        return 0

    monkeypatch.setattr(app, "run", run)
    arguments = [text, "--data", tmp_path, "--player", "silent", "--play", "--at", "1m 27s"]
    arguments += ["--trace", tmp_path / "t", "--screenshot", tmp_path / "p.png"]
    assert CliRunner().invoke(cli, list(map(str, arguments))).exit_code == 0
    assert CliRunner().invoke(cli, []).exit_code == 0
    assert CliRunner().invoke(cli, ["https://example.org//a?b"]).exit_code == 0
    assert asked == [
        app.Options((text,), tmp_path, "silent", True, 87_000, tmp_path / "t", tmp_path / "p.png"),
        app.Options(),
        app.Options(address="https://example.org//a?b"),
    ]
    alone = CliRunner().invoke(cli, ["https://example.org/", str(text)])
    assert (alone.exit_code, "opened alone" in alone.stderr) == (2, True)


def test_looking_into_a_file_loads_no_qt(text: Path) -> None:
    code = (
        "import sys; from viewer.cli import cli\n"
        f"try: cli(['inspect', {str(text)!r}])\n"
        "except SystemExit: pass\n"
        "sys.exit(any(name.startswith(('PySide6', 'vlc', 'av.', 'sqlite')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True).returncode == 0


def test_a_picture_from_the_command_line(tmp_path: Path, text: Path) -> None:
    pytest.importorskip("PySide6")
    picture = tmp_path / "window.png"
    options = ("--data", tmp_path / "data", "--player", "silent", "--screenshot", picture)
    result = turnlight(*options, text, QT_QPA_PLATFORM="offscreen")
    stray = [line for line in result.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (result.returncode, result.stdout, stray) == (0, "", [])
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_picture_of_nothing_ends_with_one(tmp_path: Path) -> None:
    pytest.importorskip("PySide6")
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0\1\2" * 1000)
    options = ("--data", tmp_path / "data", "--player", "silent", "--screenshot", tmp_path / "window.png")
    result = turnlight(*options, bad, QT_QPA_PLATFORM="offscreen")
    stray = [line for line in result.stderr.splitlines() if "propagateSizeHints" not in line]
    assert result.returncode == 1
    assert len(stray) == 1
    assert stray[0].startswith("turnlight: ")


def test_a_name_no_file_can_have_is_told_in_one_line() -> None:
    result = turnlight("n" * 300 + ".mp3", QT_QPA_PLATFORM="none such")
    assert result.returncode == 1
    assert result.stderr.startswith("turnlight: nnn")
    assert result.stderr.count("\n") == 1


def export(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["export", *map(str, arguments)])


@pytest.mark.parametrize(
    ("key", "sign"),
    [("md", b"---\ntitle"), ("html", b"<!DOCTYPE html>"), ("json", b"{"), ("docx", b"PK"), ("qdpx", b"PK")],
)
def test_export_of_a_transcript(tmp_path: Path, text: Path, key: str, sign: bytes) -> None:
    out = tmp_path / "out"
    result = export(text, "--to", key, "-o", out, "--data", tmp_path / "data")
    assert (result.exit_code, result.output) == (0, "")
    assert out.read_bytes().startswith(sign)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "talk.txt"]


def test_export_to_standard_output(tmp_path: Path, text: Path) -> None:
    result = export(text, "--to", "md", "-o", "-", "--data", tmp_path / "data")
    assert "Second words" in result.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_export_to_a_full_disk_behind_standard_output(tmp_path: Path, text: Path) -> None:
    command = [sys.executable, "-m", "viewer", "export", str(text), "--to", "md", "-o", "-"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*command, "--data", str(tmp_path / "data")], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("turnlight: - could not be written: The disk is full.")
    assert done.stderr.count(b"\n") == 1


def test_export_tells_faults_in_one_line(tmp_path: Path, text: Path) -> None:
    data = ("--data", tmp_path / "data")
    for arguments in (
        ("missing", "--to", "md", "-o", tmp_path / "x"),
        (text, "--to", "md", "-o", tmp_path),
        (text, "--to", "md", "-o", tmp_path / "no" / "x"),
        (text, "--to", "qdc", "-o", tmp_path / "x"),
        (text, "--to", "clips", "-o", tmp_path / "x"),
        (text, "--to", "clips", "-o", tmp_path / "x", "--audio", tmp_path / "none.mp3"),
        (text, "--to", "md", "-o", tmp_path / "x", "--tag", "none"),
    ):
        result = turnlight("export", *arguments, *data)
        assert (result.returncode, result.stdout) == (1, ""), arguments
        assert result.stderr.startswith("turnlight: ")
        assert result.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["talk.txt"]


def test_exporting_loads_no_qt_and_only_what_it_needs(tmp_path: Path, text: Path) -> None:
    arguments = [
        "export",
        str(text),
        "--to",
        "md",
        "-o",
        str(tmp_path / "x"),
        "--data",
        str(tmp_path / "data"),
    ]
    code = (
        "import sys; from viewer.cli import cli\n"
        f"try: cli({arguments!r})\n"
        "except SystemExit as left: assert not left.code\n"
        "unwanted = ('PySide6', 'vlc', 'av.', 'sqlite_utils', 'docx')\n"
        "sys.exit(any(name.startswith(unwanted) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True).returncode == 0


def test_export_says_that_the_library_was_damaged(tmp_path: Path, text: Path) -> None:
    """It is put right on the way, which nobody would hear of again."""
    data = tmp_path / "data"
    open_library(data).close()
    (data / "library.db").write_bytes(b"no database at all" * 300)
    result = export(text, "--to", "md", "-o", tmp_path / "x", "--data", data)
    assert result.exit_code == 0
    assert result.stderr.startswith(
        "turnlight: The library was damaged and had no backup: A new one was begun"
    )
    assert result.stderr.count("\n") == 1


def test_an_address_that_does_not_answer_is_told(tmp_path: Path) -> None:
    pytest.importorskip("PySide6")
    options = ("--data", tmp_path / "data", "--player", "silent", "--screenshot", tmp_path / "p.png")
    result = turnlight(*options, "http://127.0.0.1:9/feed", QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 1
    assert "127.0.0.1 cannot be reached" in result.stderr
