"""The command line: open the window, or look into a file without one."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from viewer import __version__
from viewer.cli.parts import PATH, data_option, naming_formats, require, tell
from viewer.cli.searching import search
from viewer.cli.writing import convert, export
from viewer.core.timecode import parse
from viewer.errors import WorldError
from viewer.web.address import looks_like_address


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


@click.group(cls=_Commands, epilog="Without a command the window opens: see turnlight open --help.")
@click.version_option(__version__, prog_name="turnlight")
def cli() -> None:
    """Listen along with the transcript: turnlight [FILE ...] opens audio and transcript in one window."""


@cli.command("open")
@click.argument("named", metavar="[FILE ...|ADDRESS]", nargs=-1, type=click.Path())
@data_option
@click.option(
    "--player",
    type=click.Choice(["auto", "vlc", "qt", "silent"]),
    default="auto",
    show_default=True,
    help="What plays the sound; qt is the built-in player.",
)
@click.option("--play", is_flag=True, help="Start playing.")
@click.option("--at", type=_Time(), metavar="TIME", help="Start at a time, for example 1:02:03 or 1h2m.")
@click.option("--trace", type=PATH, help="Write a line of JSON whenever what is lit changes.")
@click.option("--screenshot", type=PATH, help="Write a picture of the window once it has settled, then quit.")
def open_window(named: tuple[str, ...], data: Path | None, **options: Any) -> None:
    """Open FILES (audio, transcript, or a folder with both, in any order) in the window.

    An ADDRESS of the web is opened instead of files: an episode's page, a podcast's feed, or a file.
    """
    addresses = [each for each in named if looks_like_address(each)]
    if addresses and len(named) > 1:
        raise click.UsageError("An address is opened alone.")
    files = () if addresses else tuple(map(Path, named))
    for file in files:
        require(file)
    from viewer.app import run  # Qt is loaded only when a window opens
    from viewer.ui.options import Options

    sys.exit(run(Options(files=files, data=data, address=next(iter(addresses), ""), **options)))


@cli.command()
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON.")
@click.option(
    "--from", "--format", "reader", metavar="KEY", help="Read it as this format, for example turn-text."
)
@click.option("--encoding", metavar="NAME", help="Read it in this encoding, for example cp1252.")
def inspect(file: Path, *, as_json: bool, reader: str | None, encoding: str | None) -> None:
    """Say what was read in FILE: format, turns, speakers, warnings, ignored lines."""
    from viewer.core.choices import Choices
    from viewer.inspection import as_data, as_text
    from viewer.readers.open import read_file

    with naming_formats():
        transcript = read_file(file, choices=Choices(reader, encoding))
    if as_json:
        click.echo(json.dumps(as_data(transcript), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(as_text(transcript)))


cli.add_command(convert)
cli.add_command(export)
cli.add_command(search)


def main() -> None:
    """Run the command line; the world's faults end in one line on stderr and exit code 1."""
    try:
        cli()
    except WorldError as error:
        tell(error)
        sys.exit(1)
