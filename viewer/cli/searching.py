"""The command that finds words in the whole library."""

from __future__ import annotations

import json
from pathlib import Path

import click

from viewer.cli.parts import data_option, tell


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON.")
@click.option("--limit", type=click.IntRange(1, 5_000), default=50, show_default=True, help="So many hits.")
@data_option
def search(words: tuple[str, ...], limit: int, data: Path | None, *, as_json: bool) -> None:
    """Find WORDS in all transcripts and notes of the library.

    All words must be there; '"a phrase"', 'prefix*', -not, speaker:anders, tag:budget, in:notes, in:text,
    before:2024-05-01 and after:2024 may be among them.
    """
    from viewer import searching

    text = " ".join(words)
    found = searching.search(text, data, limit)
    for report in found.reports:
        tell(report)
    if as_json:
        click.echo(json.dumps(searching.as_data(text, found), ensure_ascii=False, indent=1))
        return
    for line, spans in searching.as_text(found):
        click.echo(_bold(line, spans))
    if found.unsearched:
        what = "episode" if found.unsearched == 1 else "episodes"
        tell(f"{found.unsearched} {what} must be opened once to be searched")


def _bold(line: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(spans):
        line = line[:start] + click.style(line[start:end], bold=True) + line[end:]
    return line
