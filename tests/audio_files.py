"""Audio made for the tests: band-limited noise in which every tenth of a second can be told from every other.

`noise` gives the samples, `write_audio` encodes them with PyAV into each of the formats the program plays.
"""

from __future__ import annotations

import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

NOISE_RATE = 3_000  # random levels a second, straight lines between: below 1,500 Hz, which every codec keeps
SAMPLE_RATE = 48_000
FRAME = 4_608


@dataclass(frozen=True, slots=True)
class Kind:
    """How one format is written.

    Attributes:
        suffix: with the dot.
        codec: FFmpeg's name of the encoder.
        container: FFmpeg's name of the muxer, where the suffix does not tell.
        layout: channels, as FFmpeg names them.
        encoder: options of the encoder.
        muxer: options of the muxer.
    """

    suffix: str
    codec: str
    container: str | None = None
    layout: str = "mono"
    encoder: Mapping[str, str] = field(default_factory=dict)
    muxer: Mapping[str, str] = field(default_factory=dict)


_VBR = {"flags": "+qscale", "global_quality": str(4 * 118)}
# Without what decoders would make up anew each time they decode it.
_AAC = {"b": "64000", "aac_pns": "0"}
KINDS: Mapping[str, Kind] = {
    "mp3-cbr": Kind(".mp3", "libmp3lame", encoder={"b": "64000"}),
    "mp3-vbr": Kind(".mp3", "libmp3lame", encoder=_VBR),
    "mp3-vbr-headerless": Kind(".mp3", "libmp3lame", encoder=_VBR, muxer={"write_xing": "0"}),
    "m4a": Kind(".m4a", "aac", encoder=_AAC),
    "m4b": Kind(".m4b", "aac", container="mp4", encoder=_AAC),
    "aac": Kind(".aac", "aac", container="adts", encoder=_AAC),
    "ogg": Kind(".ogg", "vorbis", layout="stereo", encoder={"strict": "experimental"}),
    "opus": Kind(".opus", "libopus", container="ogg", encoder={"b": "48000"}),
    "flac": Kind(".flac", "flac"),
    "wav": Kind(".wav", "pcm_s16le"),
}


def noise(seconds: float, rate: int = SAMPLE_RATE, seed: int = 1) -> array.array[int]:
    """Signed 16-bit mono samples of `seconds` of noise that never repeats."""
    levels = np.random.default_rng(seed).uniform(-1, 1, int(seconds * NOISE_RATE) + 2)
    places = np.arange(int(seconds * rate)) * (NOISE_RATE / rate)
    samples = 14_000 * np.interp(places, np.arange(len(levels)), levels)
    return array.array("h", samples.astype(np.int16).tobytes())


def write_audio(
    folder: Path,
    kind: str,
    samples: array.array[int],
    *,
    name: str = "",
    rate: int = SAMPLE_RATE,
    layout: str | None = None,
    tags: Mapping[str, str] | None = None,
    chapters: Sequence[tuple[str, int, int]] = (),
) -> Path:
    """Encodes `samples` as `kind` (a key of `KINDS`) into `folder`, under `name` or the kind's.

    Chapters are (title, start in ms, end in ms); `layout` is the kind's own, or for example ``"stereo"``.
    """
    how = KINDS[kind]
    path = folder / ((name or kind) + how.suffix)
    # FFmpeg takes what stands before a colon for a protocol; "file:" says that this one is a path.
    with av.open(f"file:{path}", "w", format=how.container, options=dict(how.muxer)) as container:
        container.metadata.update(tags or {})
        if chapters:
            container.set_chapters([_chapter(*chapter) for chapter in chapters])
        stream = container.add_stream(
            how.codec, rate=rate, layout=layout or how.layout, options=dict(how.encoder)
        )
        context = stream.codec_context
        resampler = AudioResampler(format=context.format, layout=context.layout, rate=rate)
        for start in range(0, len(samples), FRAME):
            for frame in resampler.resample(_frame(samples[start : start + FRAME], rate, start)):
                container.mux(stream.encode(frame))
        for frame in resampler.resample(None):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def unknown_codec(path: Path) -> Path:
    """Writes into an M4A file made by `write_audio` that its codec is one that nobody knows."""
    data = bytearray(path.read_bytes())
    descriptor = data.index(b"\x04\x80\x80\x80", data.index(b"esds"))
    data[descriptor + 5] = 0x01  # the object type
    path.write_bytes(data)
    return path


def _chapter(title: str, start_ms: int, end_ms: int) -> dict[str, object]:
    return {
        "id": start_ms,
        "start": start_ms,
        "end": end_ms,
        "time_base": Fraction(1, 1000),
        "metadata": {"title": title},
    }


def _frame(samples: array.array[int], rate: int, start: int) -> AudioFrame:
    frame = AudioFrame(format="s16", layout="mono", samples=len(samples))
    frame.planes[0].update(samples.tobytes().ljust(frame.planes[0].buffer_size, b"\0"))
    frame.sample_rate = rate
    frame.pts = start
    return frame
