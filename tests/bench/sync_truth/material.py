"""What is played: noise in every format, and a transcript with a turn each half second or so."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.audio_files import KINDS, noise, write_audio
from tests.sound import EAR_RATE, Samples, thinned
from viewer.audio.pcm import PcmReader

SECONDS = 30


@dataclass(frozen=True, slots=True)
class Material:
    """One audio file, its transcript, and what is to be heard.

    Attributes:
        name: kind, sample rate and channels, for the table.
        audio: the file.
        text: the transcript, as captions.
        starts: start of each turn, in milliseconds.
        wave: the recording at `EAR_RATE`, decoded from the file.
    """

    name: str
    audio: Path
    text: Path
    starts: tuple[int, ...]
    wave: Samples


def make(
    folder: Path, kind: str, rate: int = 48_000, *, stereo: bool = False, seconds: int = SECONDS
) -> Material:
    """A file of `kind` (a key of `tests.audio_files.KINDS`) and all that goes with it."""
    name = f"{kind} {rate / 1000:g}k {'stereo' if stereo else KINDS[kind].layout}"
    stem = name.replace(" ", "-")
    audio = write_audio(
        folder, kind, noise(seconds, rate), name=stem, rate=rate, layout="stereo" if stereo else None
    )
    source = random.Random(kind)
    starts = [0]
    while starts[-1] < (seconds - 1) * 1000:
        starts.append(starts[-1] + source.randrange(350, 800))
    text = folder / f"{stem}.txt"
    text.write_text("\n\n".join(map(_turn, starts, range(len(starts)))) + "\n", encoding="utf-8")
    return Material(name, audio, text, tuple(starts), heard_of(audio))


def heard_of(audio: Path) -> Samples:
    """What somebody hears who plays the whole file."""
    reader = PcmReader(audio)
    pieces = []
    while pcm := reader.read(65_536):
        pieces.append(pcm)
    samples = np.frombuffer(b"".join(pieces), "<i2").reshape(-1, reader.channels)
    reader.close()
    wave = samples.mean(axis=1)
    if reader.rate == EAR_RATE:
        return wave.astype(np.float64)
    return thinned(wave.astype(np.float64), reader.rate)


def _turn(ms: int, index: int) -> str:
    seconds, rest = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{'Ada' if index % 2 else 'Bo'} [00:{minutes:02}:{seconds:02}.{rest:03}]: Turn {index}."
