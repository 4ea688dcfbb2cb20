"""Passages of an audio file as files of their own, exact to the sample.

Uncompressed audio is cut between two samples and copied as it is. Compressed audio cannot be: its packets
begin where they like and decoders need some before them, so it is decoded (`viewer.audio.pcm`) and encoded
anew, FLAC of 16 bits as FLAC without loss, everything else as MP3, which every program plays.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.packet import Packet

from viewer.audio.container import address, no_audio, open_audio, unreadable
from viewer.audio.pcm import PcmReader
from viewer.core.timecode import format_tenths
from viewer.core.write_faults import reason
from viewer.errors import WorldError, message

_PIECE = 4_608  # frames decoded at a time
_MP3_RATES = (48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000)
_BITS_A_CHANNEL = 96_000


@dataclass(frozen=True, slots=True)
class _Format:
    """What a clip is written in."""

    suffix: str
    container: str
    codec: str


_WAV, _FLAC, _MP3 = (
    _Format(".wav", "wav", ""),
    _Format(".flac", "flac", "flac"),
    _Format(".mp3", "mp3", "libmp3lame"),
)


def cut(source: Path, start_ms: int, end_ms: int, stem: Path) -> Path:
    """Write the stretch ``[start_ms, end_ms)`` of an audio file to a file of its own, whole or not at all.

    Args:
        source: the audio file.
        start_ms: audio time.
        end_ms: audio time; what is behind the end of the audio is left out.
        stem: where to write, without a file ending, which the format decides.

    Returns:
        The file that was written.

    Raises:
        WorldError: the audio cannot be read or has nothing there, or the clip cannot be written.
    """
    form = _format_of(source)
    target = stem.with_name(stem.name + form.suffix)
    part = stem.with_name(f".{secrets.token_hex(8)}.part")
    try:
        written = _write(source, start_ms, end_ms, part, form)
        if not written:
            start, end = format_tenths(start_ms), format_tenths(end_ms)
            raise WorldError(message("There is no sound from {start} to {end}", start=start, end=end))
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except (OSError, av.error.FFmpegError, ValueError) as error:
        raise WorldError(message("{name} could not be written", name=target.name), reason(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def _format_of(source: Path) -> _Format:
    """What clips of `source` are written in.

    Raises:
        WorldError: it cannot be read.
    """
    try:
        with open_audio(source) as container:
            if not container.streams.audio or container.streams.audio[0].codec_context is None:
                raise no_audio(source)
            codec = container.streams.audio[0].codec_context
            if container.format.name == "wav" and codec.name.startswith("pcm_"):
                return _WAV
            return _FLAC if codec.name == "flac" and codec.format.name == "s16" else _MP3
    except (OSError, av.error.FFmpegError, ValueError) as error:
        raise unreadable(source, error) from error


def _write(source: Path, start_ms: int, end_ms: int, part: Path, form: _Format) -> int:
    """Write the clip; how many frames it has."""
    with av.open(address(part), "w", format=form.container) as clip:
        if form is _WAV:
            with open_audio(source) as container:
                return _copy(container, clip, start_ms, end_ms)
        reader = PcmReader(source)
        try:
            return _encode(reader, clip, start_ms, end_ms, form)
        finally:
            reader.close()


def _copy(container: InputContainer, clip: OutputContainer, start_ms: int, end_ms: int) -> int:
    """Copy samples of uncompressed audio as they are."""
    stream = container.streams.audio[0]
    rate = stream.codec_context.sample_rate
    first, behind = start_ms * rate // 1000, end_ms * rate // 1000
    out = clip.add_stream_from_template(stream)
    container.seek(round(Fraction(first, rate) / (stream.time_base or Fraction(1, rate))), stream=stream)
    copied = 0
    for at, size, data in _uncompressed(container, stream, rate):
        if at >= behind:
            break
        begin, end = max(0, first - at), min(len(data) // size, behind - at)
        if begin < end:
            packet = Packet(data[begin * size : end * size])
            packet.pts = packet.dts = copied
            packet.time_base = Fraction(1, rate)
            packet.stream = out
            clip.mux(packet)
            copied += end - begin
    return copied


def _uncompressed(
    container: InputContainer, stream: AudioStream, rate: int
) -> Iterator[tuple[int, int, bytes]]:
    """Packets: number of their first frame, bytes of a frame, all their bytes."""
    for packet in container.demux(stream):
        if packet.size and packet.pts is not None and packet.duration and packet.time_base is not None:
            frames = round(packet.duration * packet.time_base * rate)
            yield round(packet.pts * packet.time_base * rate), packet.size // frames, bytes(packet)


def _encode(reader: PcmReader, clip: OutputContainer, start_ms: int, end_ms: int, form: _Format) -> int:
    """Decode the stretch and encode it anew."""
    first = start_ms * reader.rate // 1000
    left = end_ms * reader.rate // 1000 - first
    layout = "mono" if reader.channels == 1 else "stereo"
    rate = reader.rate if form is _FLAC or reader.rate in _MP3_RATES else 44_100
    stream = cast("AudioStream", clip.add_stream(form.codec, rate=rate, layout=layout))
    context = stream.codec_context
    if form is _MP3:
        context.bit_rate = _BITS_A_CHANNEL * reader.channels
    resampler = _fitting(context, layout, rate)
    reader.seek(first)
    encoded = 0
    while left > 0 and (pcm := reader.read(min(left, _PIECE))):
        frame = _frame(pcm, reader, layout, encoded)
        encoded, left = encoded + frame.samples, left - frame.samples
        for piece in resampler.resample(frame):
            clip.mux(stream.encode(piece))
    if encoded:
        for piece in resampler.resample(None):
            clip.mux(stream.encode(piece))
        clip.mux(stream.encode(None))
    return encoded


def _fitting(context: AudioCodecContext, layout: str, rate: int) -> AudioResampler:
    """Gives the encoder frames in its format, as long as it wants them."""
    context.open()
    return AudioResampler(context.format, layout, rate, frame_size=context.frame_size or None)


def _frame(pcm: bytes, reader: PcmReader, layout: str, place: int) -> AudioFrame:
    samples = len(pcm) // (2 * reader.channels)
    frame = AudioFrame(format="s16", layout=layout, samples=samples)
    frame.planes[0].update(pcm.ljust(frame.planes[0].buffer_size, b"\0"))
    frame.sample_rate, frame.pts, frame.time_base = reader.rate, place, Fraction(1, reader.rate)
    return frame
