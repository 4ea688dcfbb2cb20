"""A file in which every time can be found: the same packets, not encoded anew, in a container with an index.

Matroska holds whatever FFmpeg reads. Qt Multimedia knows the true length of such a file and lands within
40 ms in it, for MP3 as for AAC.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.packet import Packet

from viewer.audio.container import address, open_audio
from viewer.core.steps import Step, unwatched

_EVERY = 64  # packets between two steps
_FORMAT = "matroska"
_SAME_LENGTH_MS = 250


class UncopyableError(Exception):
    """The packets of a file cannot be put into another container: it is damaged, or holds no audio."""


def copy_packets(source: Path, target: Path, step: Step = unwatched) -> None:
    """Write the audio of `source`, with the times its packets have, to `target`, which is replaced.

    Where `source` is damaged, what comes before is copied; see `fits`. Takes 0.1 s for half an hour.

    Args:
        source: an audio file.
        target: where to write; whatever is there when this raises is of no use.
        step: hears how far the copying is, and may raise to stop it.

    Raises:
        UncopyableError: there is no audio in `source`, or none that can be moved.
        OSError: `source` cannot be read, or `target` cannot be written: its disk is full, say.
    """
    try:
        with open_audio(source) as container, av.open(address(target), "w", format=_FORMAT) as copy:
            _copy(container, copy, step)
    except OSError:
        raise
    except (av.error.FFmpegError, EOFError, ValueError) as error:
        raise UncopyableError(str(error)) from error


def fits(path: Path, duration_ms: int) -> bool:
    """Whether `path` is a whole copy of audio that is `duration_ms` long, told from its head."""
    try:
        with open_audio(path) as container:
            said_ms = round((container.duration or 0) / 1000)
            return bool(container.streams.audio) and abs(said_ms - duration_ms) <= _SAME_LENGTH_MS
    except (OSError, av.error.FFmpegError, ValueError):
        return False


def _copy(container: InputContainer, copy: OutputContainer, step: Step) -> None:
    if not container.streams.audio:
        raise UncopyableError("no audio")
    stream = container.streams.audio[0]
    out = copy.add_stream_from_template(stream)
    read, size = 0, max(1, container.size)
    for count, packet in enumerate(_packets(container, stream)):
        if count % _EVERY == 0:
            step(min(1.0, read / size))
        read += packet.size
        if packet.size and packet.pts is not None:
            packet.stream = out
            with suppress(av.error.InvalidDataError):  # one bad packet costs one packet
                copy.mux(packet)


def _packets(container: InputContainer, stream: AudioStream) -> Iterator[Packet[AudioStream]]:
    """All packets up to the end, or up to where the file is damaged."""
    try:
        yield from container.demux(stream)
    except av.error.InvalidDataError:
        return
