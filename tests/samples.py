"""What the tests of decoding share: reading samples, comparing them, and writing files anew."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from tests.audio_files import noise
from viewer.audio.pcm import PcmReader

SETTLED = 4  # of 32,768: lossy decoders that begin elsewhere round otherwise
# Raw frames without a header that tells of it begin with what the encoder put before the sound.
DELAYS = {"mp3-vbr-headerless": 1_105, "aac": 1_024}

Pcm = NDArray[np.int16]


def read_on(reader: PcmReader, frames: int = 4_096) -> Pcm:
    """All that is left, a row for each frame."""
    pieces: list[bytes] = []
    while piece := reader.read(frames):
        assert len(piece) <= frames * reader.channels * 2
        pieces.append(piece)
    return np.frombuffer(b"".join(pieces), "<i2").reshape(-1, reader.channels)


def read_file(path: Path, frame: int = 0) -> Pcm:
    reader = PcmReader(path)
    try:
        if frame:
            reader.seek(frame)
        return read_on(reader)
    finally:
        reader.close()


def encoded(seconds: float, rate: int) -> Pcm:
    return np.array(noise(seconds, rate), np.int16)


def shift(heard: Pcm, wave: Pcm, frame: int, rate: int) -> int:
    """How many frames later than in `wave` the sound of `frame` is heard; up to a fifth of a second."""
    piece = wave[frame : frame + rate // 5].astype(float)
    reach = min(rate // 5, frame)
    around = heard[frame - reach : frame + len(piece) + rate // 5, 0].astype(float)
    products = np.correlate(around, piece, "valid")
    powers = np.convolve(around**2, np.ones(len(piece)), "valid")
    likeness = products / np.sqrt(np.maximum(powers, 1) * np.sum(piece**2))
    assert likeness.max() > 0.9, "heard nothing like it"
    return int(likeness.argmax()) - reach


def differ(one: Pcm, other: Pcm) -> int:
    """By how much two stretches of one length differ at the most."""
    assert one.shape == other.shape
    return int(np.abs(one.astype(int) - other).max(initial=0))


def tolerance(kind: str) -> int:
    return 0 if kind in ("flac", "wav") else SETTLED


def copied(source: Path, target: Path, keep: Callable[[float], bool], later_s: float = 0.0) -> Path:
    """The packets of `source` whose time in seconds is to be kept, each so much later."""
    with av.open(str(source)) as read, av.open(str(target), "w") as written:
        stream = read.streams.audio[0]
        copy = written.add_stream_from_template(stream)
        for packet in read.demux(stream):
            if packet.pts is not None and packet.pts >= 0 and keep(float(packet.pts * packet.time_base)):
                packet.pts += round(later_s / packet.time_base)
                packet.dts = packet.pts
                packet.stream = copy
                written.mux(packet)
    return target


def written(path: Path, codec: str, format_: str, layout: str, samples: Pcm, rate: int) -> Path:
    """`samples`, a row for each channel or one for all, as a codec writes them that takes `format_`."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout=layout, format=format_)
        frame = AudioFrame.from_ndarray(samples, format=format_, layout=layout)
        frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
        size = stream.codec_context.frame_size or len(samples[0])
        fifo = av.AudioFifo()
        fifo.write(frame)
        for piece in fifo.read_many(size, partial=True):
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return path


def resampled(wave: Pcm, rate: int, to: int) -> Pcm:
    places = np.arange(len(wave) * to // rate) * rate / to
    return np.interp(places, np.arange(len(wave)), wave).astype(np.int16)
