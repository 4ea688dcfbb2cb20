"""Writing a transcript alone, and finding out what the file does not hold: for window and command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from viewer.core.losses import losses
from viewer.core.transcript import Transcript
from viewer.errors import Message, WorldError, message
from viewer.readers.open import read_bytes
from viewer.writers.atomic import save
from viewer.writers.transcripts.base import TranscriptWriter


def write_transcript(
    transcript: Transcript,
    writer: TranscriptWriter,
    out: Path,
    source: Path | None = None,
    *,
    recut: bool = False,
    read: Transcript | None = None,
) -> list[Message]:
    """Write a file, whole or not at all.

    Args:
        transcript: as it is to be written.
        writer: of the format.
        out: where; what lies there stays as it is where something fails.
        source: the transcript's own file, which is never written over.
        recut: cut captions anew, in formats that have any.
        read: what the transcript's own file says; nothing else is missed in the new one.

    Returns:
        What the file does not hold of the transcript.

    Raises:
        WorldError: the format cannot hold it, `out` is `source`, or it cannot be written.
    """
    refuse_same(source, out)
    data = writer.write(transcript, recut=recut)
    save(out, data)
    return losses_in(data, writer, transcript, read)


def losses_in(
    data: bytes, writer: TranscriptWriter, transcript: Transcript, read: Transcript | None = None
) -> list[Message]:
    """What a file does not hold of the transcript it was written from: it is read again and compared.

    The title and the audio's name are missed only where `read`, the transcript's own file, has them.
    """
    if read is not None:
        title, media = read.title and transcript.title, read.media and transcript.media
        transcript = replace(transcript, title=title, media=media)
    try:
        return losses(transcript, read_bytes(data, writer.suffix))
    except WorldError as error:
        return [message("all that makes it a transcript: {reason}", reason=error.title)]


def refuse_same(source: Path | None, out: Path) -> None:
    """Refuse to write over the file that is read.

    Raises:
        WorldError: both are the same, perhaps under two names.
    """
    try:
        same = source is not None and source.samefile(out)
    except (OSError, ValueError):  # one of them is not there
        same = False
    if same:
        raise WorldError(
            message("{name} is the transcript that is read", name=out.name),
            message("It is never changed. Choose another name."),
        )
