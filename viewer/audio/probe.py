"""What an audio file holds: its true length, its codec, its tags and chapters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer

from viewer.audio.container import no_audio, open_audio, unreadable
from viewer.core.chapters import Chapter
from viewer.core.steps import Step, unwatched

_EVERY = 32  # packets between two steps: about a second of sound


@dataclass(frozen=True, slots=True)
class AudioInfo:
    """What is known of an audio file.

    Attributes:
        duration_ms: its true length, found by reading it through.
        codec: FFmpeg's name of the codec, for example ``"mp3"``.
        container: FFmpeg's name of the container, for example ``"mov,mp4,m4a,3gp,3g2,mj2"``.
        channels: 1 for mono, 2 for stereo.
        sample_rate: samples a second.
        tags: keys in lower case (``title``, ``artist``, ``album``), values as written.
        chapters: in the order of their start, as the file has them.
    """

    duration_ms: int
    codec: str
    container: str
    channels: int
    sample_rate: int
    tags: Mapping[str, str] = field(default_factory=dict)
    chapters: tuple[Chapter, ...] = ()


def probe(path: Path, step: Step = unwatched) -> AudioInfo:
    """Reads the file through without decoding it: about 0.1 s for half an hour of MP3.

    The length that headers give, or that players guess from the bit rate, is wrong by minutes for MP3 files
    of varying bit rate without a header; the packets cannot lie.

    Args:
        path: the audio file.
        step: hears now and then how far the reading is, and may raise to stop it.

    Raises:
        WorldError: the file is missing, unreadable, or holds no audio.
    """
    try:
        with open_audio(path) as container:
            return _info(container, path, step)
    except (OSError, av.error.FFmpegError, ValueError) as error:
        raise unreadable(path, error) from error


def _info(container: InputContainer, path: Path, step: Step) -> AudioInfo:
    if not container.streams.audio or container.streams.audio[0].codec_context is None:
        raise no_audio(path)
    stream = container.streams.audio[0]
    duration_ms = _measure(container, stream, step)
    if duration_ms <= 0:
        raise no_audio(path)
    context = stream.codec_context
    # Ogg keeps its tags with the stream, every other container with itself.
    tags = {key.lower(): value for key, value in {**stream.metadata, **container.metadata}.items()}
    return AudioInfo(
        duration_ms=duration_ms,
        codec=context.codec.canonical_name,
        container=container.format.name,
        channels=context.channels,
        sample_rate=context.sample_rate,
        tags=tags,
        chapters=_chapters(container),
    )


def _measure(container: InputContainer, stream: AudioStream, step: Step) -> int:
    """From the first time to be heard to the end of the packet that ends last, as `PcmReader` counts.

    Packets before 0 only prime the decoder.
    """
    first = max(0, stream.start_time or 0)
    end, read, size = 0, 0, max(1, container.size)
    try:
        for count, packet in enumerate(container.demux(stream)):
            if count % _EVERY == 0:
                step(min(1.0, read / size))
            read += packet.size
            if packet.size and packet.pts is not None:
                end = max(end, packet.pts + (packet.duration or 0))
    except av.error.FFmpegError:
        pass  # damaged from here on; what came before can be played
    return _ms(max(0, end - first), stream.time_base)


def _chapters(container: InputContainer) -> tuple[Chapter, ...]:
    chapters = [
        Chapter(
            _ms(chapter["start"], chapter["time_base"]),
            _ms(chapter["end"], chapter["time_base"]),
            chapter["metadata"].get("title", ""),
        )
        for chapter in container.chapters()
    ]
    return tuple(sorted(chapters, key=lambda chapter: chapter.start_ms))


def _ms(ticks: int, time_base: Fraction | None) -> int:
    return round(ticks * (time_base or Fraction(1, 1000)) * 1000)
