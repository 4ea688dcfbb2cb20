"""`turnlight convert`, and `turnlight export` of a transcript alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.audio_files import noise, write_audio
from viewer.audio.identity import content_hash as audio_hash
from viewer.cli import cli
from viewer.core.corrections import Rename, Words, seen
from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.core.timeline import Timeline
from viewer.errors import WorldError
from viewer.readers.open import content_hash, read_file
from viewer.store.library import open_library

ROOT = Path(__file__).parents[1]
TEXT = "A title\n\nAn ingress to it.\n\nAda (00:01):\nFirst words\nand more.\n\nBo (00:04):\nSecond words.\n"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path, text: Path) -> Path:
    """A library in which the talk is corrected, and has an advertisement."""
    audio = write_audio(tmp_path, "wav", noise(8), name="talk")
    library = open_library(tmp_path / "data")
    known = MediaRef(MediaKind.AUDIO, audio_hash(audio), str(audio), duration_ms=8_000)
    hashed = content_hash(text.read_bytes())
    library.episodes.save(
        EpisodeRecord("The talk", audio=known, transcript=MediaRef(MediaKind.TRANSCRIPT, hashed, str(text)))
    )
    library.timing.save(known.hash, Timeline((), ((2_000, 3_000),)))
    turns = read_file(text).turns
    library.corrections.save(hashed, (Words(1, 0, "Second", "Other", seen(turns[1])), Rename("Bo", "Bo Ek")))
    library.close()
    return tmp_path / "data"


def turnlight(*arguments: object, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)), input=given)


@pytest.mark.parametrize("key", ["txt", "md", "html", "csv"])
def test_a_file_in_another_format_by_its_ending(tmp_path: Path, text: Path, key: str) -> None:
    out = tmp_path / f"out.{key}"
    result = turnlight("convert", text, out)
    assert (result.exit_code, result.stdout) == (0, "")
    found = read_file(out)
    assert [turn.text for turn in found.turns] == ["First words\nand more.", "Second words."]
    assert [turn.start_ms for turn in found.turns] == [1_000, 4_000]
    assert found.title == ("" if key == "csv" else "A title")
    lost = "the title; lines around the turns: 2" if key == "csv" else "lines around the turns: 1"
    assert result.stderr == f"turnlight: not kept in {key}: {lost}\n"


def test_the_name_of_a_format_comes_before_the_ending(tmp_path: Path, text: Path) -> None:
    assert turnlight("convert", text, tmp_path / "out.bin", "--to", "csv").exit_code == 0
    assert (tmp_path / "out.bin").read_bytes().startswith(b'\xef\xbb\xbf"Speaker"')


@pytest.mark.parametrize("command", ["convert", "inspect"])
def test_where_the_format_is_not_clear_its_names_are_told(tmp_path: Path, command: str) -> None:
    (tmp_path / "odd.csv").write_text("1,5,12\n2,12,14\n", "utf-8")
    out = [tmp_path / "out.md"] if command == "convert" else []
    result = turnlight(command, tmp_path / "odd.csv", *out)
    assert isinstance(result.exception, WorldError)
    assert str(result.exception) == (
        "The transcript's format is not clear: Name one with --from: plain, table."
    )
    assert turnlight(command, tmp_path / "odd.csv", *out, "--from", "plain").exit_code == 0


def test_standard_input_and_output(text: Path) -> None:
    result = turnlight("convert", "-", "-", "--to", "txt", given=TEXT.encode())
    assert result.exit_code == 0
    assert result.stdout.startswith("A title\n\nAda [00:00:01]: First words\nand more.\n\nBo [00:00:04")


def test_an_encoding_and_a_format_that_somebody_knows(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Åsa (00:01):\nÄlg.\n\nBo (00:04):\nÖ.\n".encode("cp850"))
    turnlight("convert", path, tmp_path / "out.txt", "--encoding", "cp850", "--from", "turn-text")
    assert "Åsa [00:00:01]: Älg." in (tmp_path / "out.txt").read_text("utf-8")


def test_what_was_doubtful_is_told_first_and_counted(tmp_path: Path) -> None:
    rows = "".join(f"0:{second:02},soon,w{second}\n" for second in range(9))
    path = tmp_path / "t.csv"
    path.write_text("Start,End,Text\n" + rows.replace("0:0", "never 0:0"), "utf-8")
    result = turnlight("convert", path, tmp_path / "out.md")
    lines = result.stderr.splitlines()
    assert lines[0] == "turnlight: line 2: The time never 0:00 cannot be; the turn is timed by estimate."
    assert lines[5] == "turnlight: 4 more warnings: turnlight inspect tells all"


def test_a_file_is_never_written_over_itself(tmp_path: Path, text: Path) -> None:
    (tmp_path / "link.txt").symlink_to(text)
    (tmp_path / "hard.txt").hardlink_to(text)
    for out in (text, tmp_path / "link.txt", tmp_path / "hard.txt", text.parent / "." / text.name):
        for arguments in (("convert", text, out), ("export", text, "--to", "txt", "-o", out)):
            result = turnlight(*arguments, *(("--data", tmp_path / "d") if arguments[0] == "export" else ()))
            assert result.exit_code == 1
            assert "is the transcript that is read: It is never changed" in str(result.exception)
    assert text.read_text("utf-8") == TEXT


def test_a_failed_conversion_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "out.md"
    out.write_text("old")
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2" * 1_000)
    assert turnlight("convert", tmp_path / "bad.txt", out).exit_code == 1
    assert out.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.txt", "out.md"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert", "a"],
        ["convert", "a", "-"],
        ["convert", "a", "b", "--to", "jsonld"],
        ["export", "a", "--to", "qdpx", "--transcript", "-o", "b"],
        ["export", "a", "--to", "txt", "--tag", "x", "-o", "b"],
        ["export", "a", "--to", "md", "--transcript", "--whole", "-o", "b"],
        ["export", "a", "--to", "md", "--original", "-o", "b"],
    ],
)
def test_misuse_ends_with_two(arguments: list[str]) -> None:
    result = turnlight(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_faults_take_one_line_and_end_with_one(tmp_path: Path, text: Path) -> None:
    for arguments in (
        (text, tmp_path / "x.xyz"),
        (text, tmp_path / "no" / "x.md"),
        (tmp_path / "no", "x.md"),
    ):
        command = [sys.executable, "-m", "viewer", "convert", *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("turnlight: ")
        assert done.stderr.count("\n") == 1


def test_nothing_of_a_file_reaches_the_terminal_but_words(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Start,Text\n\x1b[31m!,one\n", "utf-8")
    assert "\x1b" not in turnlight("convert", path, tmp_path / "out.md").stderr


def test_converting_loads_no_qt_and_no_library(tmp_path: Path, text: Path) -> None:
    code = (
        "import sys; from viewer.cli import cli\n"
        f"try: cli(['convert', {str(text)!r}, {str(tmp_path / 'x.md')!r}])\n"
        "except SystemExit as left: assert not left.code\n"
        "unwanted = ('PySide6', 'vlc', 'av.', 'sqlite', 'docx')\n"
        "sys.exit(any(name.startswith(unwanted) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True).returncode == 0


def exported(data: Path, *arguments: object) -> str:
    result = turnlight("export", "1", "-o", "-", "--data", data, *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_an_episode_as_corrected_in_the_times_of_its_audio(data: Path) -> None:
    assert exported(data, "--to", "txt") == (
        "The talk\n\nAda [00:00:01]: First words\nand more.\n\nBo Ek [00:00:05 - 00:00:08]: Other words.\n"
    )


def test_an_episode_as_its_file_has_it(data: Path) -> None:
    assert exported(data, "--to", "txt", "--original", "--own-times") == (
        "The talk\n\nAda [00:00:01]: First words\nand more.\n\nBo [00:00:04 - 00:00:07]: Second words.\n"
    )


def test_formats_of_both_kinds(data: Path) -> None:
    notes = exported(data, "--to", "csv")
    assert notes.startswith('\ufeff"Highlight"')
    assert exported(data, "--to", "csv", "--transcript").startswith('\ufeff"Speaker","Start","End","Text"')


def test_a_transcript_alone_is_written_to_a_file(tmp_path: Path, data: Path) -> None:
    out = tmp_path / "out.md"
    result = turnlight("export", "The talk", "--to", "md", "--transcript", "-o", out, "--data", data)
    assert result.exit_code == 0
    found = read_file(out)
    assert (found.format, found.title, found.media) == ("markdown", "The talk", "talk.wav")
    assert [speaker.name for speaker in found.speakers] == ["Ada", "Bo Ek"]
    assert [turn.start_ms for turn in found.turns] == [1_000, 5_000]
