"""The command line: open the window, or look into a file without one."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import click

from viewer import __version__
from viewer.core.timecode import parse
from viewer.core.write_faults import reason
from viewer.errors import WorldError, message
from viewer.writers.registry import KEYS


class _Commands(click.Group):
    """A group whose default command opens the window: ``turnlight FILE`` needs no verb."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {*self.commands, *ctx.help_option_names, "--version"}
        return super().parse_args(ctx, args if args and args[0] in own else ["open", *args])


class _Time(click.ParamType[int]):
    """A time as people write it, to milliseconds."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        ms = value if isinstance(value, int) else parse(str(value))
        if ms is None:
            self.fail(f"{value!r} is no time; write 1:02:03, 62:03, 3723 or 1h2m", param, ctx)
        return ms


_PATH = click.Path(path_type=Path)


@click.group(cls=_Commands, epilog="Without a command the window opens: see turnlight open --help.")
@click.version_option(__version__, prog_name="turnlight")
def cli() -> None:
    """Listen along with the transcript: turnlight [FILE ...] opens audio and transcript in one window."""


@cli.command("open")
@click.argument("files", nargs=-1, type=_PATH)
@click.option("--data", type=_PATH, help="The library's folder.  [default: the platform's data folder]")
@click.option(
    "--player",
    type=click.Choice(["auto", "vlc", "qt", "silent"]),
    default="auto",
    show_default=True,
    help="What plays the sound; qt is the built-in player.",
)
@click.option("--play", is_flag=True, help="Start playing.")
@click.option("--at", type=_Time(), metavar="TIME", help="Start at a time, for example 1:02:03 or 1h2m.")
@click.option("--trace", type=_PATH, help="Write a line of JSON whenever what is lit changes.")
@click.option(
    "--screenshot", type=_PATH, help="Write a picture of the window once it has settled, then quit."
)
def open_window(files: tuple[Path, ...], data: Path | None, **options: Any) -> None:
    """Open FILES (audio, transcript, or a folder with both, in any order) in the window."""
    for file in files:
        _require(file)
    from viewer.app import Options, run  # Qt is loaded only when a window opens

    sys.exit(run(Options(files=files, data=data, **options)))


def _require(file: Path) -> None:
    try:
        file.stat()
    except FileNotFoundError as error:
        raise WorldError(message("{name} does not exist", name=file)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = message("{reason}", reason=getattr(error, "strerror", None) or error)
        raise WorldError(message("{name} cannot be read", name=file), reason) from error


@cli.command()
@click.argument("file", type=_PATH)
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON.")
def inspect(file: Path, *, as_json: bool) -> None:
    """Say what was read in FILE: format, turns, speakers, warnings, ignored lines."""
    from viewer.inspection import as_data, as_text
    from viewer.readers.open import read_file

    transcript = read_file(file)
    if as_json:
        click.echo(json.dumps(as_data(transcript), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(as_text(transcript)))


@cli.command()
@click.argument("wanted", metavar="EPISODE|FILE")
@click.option("--to", "key", type=click.Choice([*KEYS, "clips"]), required=True, help="The format.")
@click.option(
    "-o",
    "--out",
    type=_PATH,
    required=True,
    help="The file to write (- for standard output); a folder for clips.",
)
@click.option("--data", type=_PATH, help="The library's folder.  [default: the platform's data folder]")
@click.option("--audio", type=_PATH, help="The audio, where another than the library's is meant.")
@click.option("--tag", "tags", multiple=True, help="Only annotations with this tag; may be given again.")
@click.option("--whole", is_flag=True, help="With the whole transcript (md, html, docx).")
def export(
    wanted: str,
    key: str,
    out: Path,
    data: Path | None,
    audio: Path | None,
    tags: tuple[str, ...],
    *,
    whole: bool,
) -> None:
    """Write an episode of the library (its number or title), or a transcript's FILE, in another format."""
    from viewer import exporting
    from viewer.gathering import gather

    if audio is not None:
        _require(audio)
    found = gather(wanted, data, audio, time.time_ns() // 1_000_000)
    for report in found.reports:
        _tell(report)
    bundle = exporting.chosen(found.bundle, tags)
    if key == "clips":
        from viewer.audio.clips import cut

        exporting.write_clips(bundle, found.audio, out, cut)
    elif str(out) == "-":
        _print(exporting.write(bundle, key, whole=whole))
    else:
        exporting.write_file(bundle, key, out, whole=whole)


@cli.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON.")
@click.option("--limit", type=click.IntRange(1, 5_000), default=50, show_default=True, help="So many hits.")
@click.option("--data", type=_PATH, help="The library's folder.  [default: the platform's data folder]")
def search(words: tuple[str, ...], limit: int, data: Path | None, *, as_json: bool) -> None:
    """Find WORDS in all transcripts and notes of the library.

    All words must be there; '"a phrase"', 'prefix*', -not, speaker:anders, tag:budget, in:notes, in:text,
    before:2024-05-01 and after:2024 may be among them.
    """
    from viewer import searching

    text = " ".join(words)
    found = searching.search(text, data, limit)
    for report in found.reports:
        _tell(report)
    if as_json:
        click.echo(json.dumps(searching.as_data(text, found), ensure_ascii=False, indent=1))
        return
    for line, spans in searching.as_text(found):
        click.echo(_bold(line, spans))
    if found.unsearched:
        what = "episode" if found.unsearched == 1 else "episodes"
        click.echo(f"turnlight: {found.unsearched} {what} must be opened once to be searched", err=True)


def _bold(line: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(spans):
        line = line[:start] + click.style(line[start:end], bold=True) + line[end:]
    return line


def _print(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has enough
        raise
    except OSError as error:
        raise WorldError(message("{name} could not be written", name="-"), reason(error)) from error


def main() -> None:
    """Run the command line; the world's faults end in one line on stderr and exit code 1."""
    try:
        cli()
    except WorldError as error:
        _tell(error)
        sys.exit(1)


def _tell(error: WorldError) -> None:
    """One line on stderr."""
    click.echo(f"turnlight: {' '.join(str(error).split())}", err=True)
