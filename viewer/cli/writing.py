"""The commands that write: notes and transcripts of the library, and one format into another."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from viewer.cli.parts import PATH, data_option, naming_formats, print_bytes, require, tell, tell_losses
from viewer.writers import registry
from viewer.writers.transcripts.registry import KEYS as TRANSCRIPT_KEYS

if TYPE_CHECKING:
    from viewer.core.transcript import Transcript
    from viewer.gathering import Gathered
    from viewer.writers.transcripts.base import TranscriptWriter

_STREAM = "-"
_MOST_WARNINGS = 5
_NOTES_KEYS = (*registry.KEYS, "clips")
_OTHER_KEYS = tuple(key for key in TRANSCRIPT_KEYS if key not in _NOTES_KEYS)
_OWN = f"""Write an episode of the library (its number or title), or a transcript's FILE, in another format.

Notes are written, and the transcript where a format holds it: {", ".join(_NOTES_KEYS)}.

With --transcript, or as {", ".join(_OTHER_KEYS)}, the transcript is written alone, as a file that can be read
again: {", ".join(TRANSCRIPT_KEYS)}. It has the reader's corrections, and the times of the audio."""


@click.command(help=_OWN)
@click.argument("wanted", metavar="EPISODE|FILE")
@click.option(
    "--to", "key", type=click.Choice([*_NOTES_KEYS, *_OTHER_KEYS]), required=True, help="The format."
)
@click.option(
    "-o",
    "--out",
    type=PATH,
    required=True,
    help="The file to write (- for standard output); a folder for clips.",
)
@data_option
@click.option("--audio", type=PATH, help="The audio, where another than the library's is meant.")
@click.option("--tag", "tags", multiple=True, help="Only annotations with this tag; may be given again.")
@click.option("--whole", is_flag=True, help="With the whole transcript (md, html, docx).")
@click.option("--transcript", "alone", is_flag=True, help="The transcript alone, to be read again.")
@click.option("--original", is_flag=True, help="Of the transcript alone: without corrections.")
@click.option("--own-times", is_flag=True, help="Of the transcript alone: without sync points.")
@click.option("--recut", is_flag=True, help="Of the transcript alone: cut captions anew.")
def export(wanted: str, key: str, out: Path, data: Path | None, audio: Path | None, **options: Any) -> None:
    """See `_OWN`."""
    alone = options.pop("alone") or key in _OTHER_KEYS
    _check(key, alone=alone, **options)
    from viewer.gathering import gather

    if audio is not None:
        require(audio)
    found = gather(wanted, data, audio, time.time_ns() // 1_000_000, original=options["original"])
    for report in found.reports:
        tell(report)
    if alone:
        _export_transcript(found, key, out, own_times=options["own_times"], recut=options["recut"])
    else:
        _export_notes(found, key, out, options["tags"], whole=options["whole"])


@click.command()
@click.argument("source", metavar="IN", type=PATH)
@click.argument("out", metavar="OUT", type=PATH)
@click.option("--from", "reader", metavar="KEY", help="Read it as this format, for example turn-text.")
@click.option("--to", "key", type=click.Choice(TRANSCRIPT_KEYS), help="Write this format.  [default: by OUT]")
@click.option("--encoding", metavar="NAME", help="Read it in this encoding, for example cp1252.")
@click.option("--recut", is_flag=True, help="Cut captions anew, even where IN says what they were.")
def convert(
    source: Path, out: Path, reader: str | None, key: str | None, encoding: str | None, *, recut: bool
) -> None:
    """Write the transcript IN as OUT, any format that is read as any that is written (- for the streams).

    What was doubtful while reading, and what OUT cannot hold, is told on standard error.
    """
    if str(out) == _STREAM and key is None:
        raise click.UsageError("Name the format of standard output: --to KEY.")
    from viewer import converting

    writer = converting.writer_for(out, key)
    with naming_formats():
        transcript = converting.read(source, reader, encoding)
    for remark in transcript.warnings[:_MOST_WARNINGS]:
        tell(f"line {remark.line}: {remark.text}" if remark.line else remark.text)
    if more := len(transcript.warnings[_MOST_WARNINGS:]):
        tell(f"{more} more warnings: turnlight inspect tells all")
    _write(transcript, writer, out, None if str(source) == _STREAM else source, recut=recut)


def _check(key: str, *, alone: bool, tags: tuple[str, ...], whole: bool, **of_transcript: bool) -> None:
    """Refuse options that mean nothing here.

    Raises:
        UsageError: there is one.
    """
    if alone and key not in TRANSCRIPT_KEYS:
        raise click.UsageError(f"A transcript alone can be {', '.join(TRANSCRIPT_KEYS)}, not {key}.")
    if alone and (tags or whole):
        raise click.UsageError("--tag and --whole are about notes; this writes the transcript alone.")
    if not alone and any(of_transcript.values()):
        raise click.UsageError("--original, --own-times and --recut need --transcript.")


def _export_notes(found: Gathered, key: str, out: Path, tags: tuple[str, ...], *, whole: bool) -> None:
    from viewer import exporting

    bundle = exporting.chosen(found.bundle, tags)
    if key == "clips":
        from viewer.audio.clips import cut

        exporting.write_clips(bundle, found.audio, out, cut)
    elif str(out) == _STREAM:
        print_bytes(exporting.write(bundle, key, whole=whole))
    else:
        exporting.write_file(bundle, key, out, whole=whole)


def _export_transcript(found: Gathered, key: str, out: Path, *, own_times: bool, recut: bool) -> None:
    from viewer.core.retiming import to_write
    from viewer.writers.transcripts.registry import by_key

    transcript = to_write(found.bundle, own_times=own_times)
    _write(transcript, by_key(key), out, found.source, recut=recut, read=found.bundle.transcript)


def _write(
    transcript: Transcript,
    writer: TranscriptWriter,
    out: Path,
    source: Path | None,
    *,
    recut: bool,
    read: Transcript | None = None,
) -> None:
    from viewer.controllers.transcript_writing import losses_in, write_transcript

    if str(out) == _STREAM:
        data = writer.write(transcript, recut=recut)
        print_bytes(data)
        lost = losses_in(data, writer, transcript, read)
    else:
        lost = write_transcript(transcript, writer, out, source, recut=recut, read=read)
    tell_losses(writer.key, lost)
