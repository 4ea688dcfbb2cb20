"""Makes the sample episodes: speaks each ``*.toml`` here, measures it and writes its audio and transcript.

Use: ``python resources/samples/make_samples.py [FOLDER]``, where espeak-ng and PyAV are installed. The same
espeak-ng and the same encoder give the same files to the byte.
"""

from __future__ import annotations

import math
import re
import subprocess
import sys
import tempfile
import tomllib
import wave
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av

HERE = Path(__file__).parent
RATE = 22_050  # samples a second, mono; what espeak-ng speaks
BIT_RATE = 24_000
LOUDNESS = 2_700  # root mean square of every utterance, of 32,767
QUIET = 250  # no sample of a silence is louder
LEAD_MS = 1_100
PAUSE_MS = 450
TAIL_MS = 1_200
DROWNED = re.compile(r"\{\{(.+?)\}\}")
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Spoken:
    """A turn that has been spoken: who says what from when, the drowned word replaced by its mark."""

    speaker: str | None
    start_ms: int
    text: str


def samples_in(ms: int) -> int:
    """How many samples last `ms`."""
    return ms * RATE // 1000


def milliseconds(samples: int) -> int:
    """How long so many samples last."""
    return samples * 1000 // RATE


def speak(text: str, voice: dict[str, Any]) -> array[int]:
    """The words as signed 16-bit samples, without silence around them, as loud as every other utterance."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        options = [
            "-v",
            voice["variant"],
            "-p",
            str(voice["pitch"]),
            "-s",
            str(voice["speed"]),
            "-w",
            file.name,
        ]
        subprocess.run(["espeak-ng", *options], input=text, text=True, check=True)
        with wave.open(file.name) as reader:
            samples = array("h", reader.readframes(reader.getnframes()))
    return even_out(trim(samples))


def trim(samples: array[int]) -> array[int]:
    """Without the silence at both ends."""
    loud = [place for place, sample in enumerate(samples) if abs(sample) > QUIET]
    return samples[loud[0] : loud[-1] + 1]


def even_out(samples: array[int]) -> array[int]:
    """The same at the common loudness."""
    gain = LOUDNESS / math.sqrt(sum(sample * sample for sample in samples) / len(samples))
    return array("h", (clip(sample * gain) for sample in samples))


def clip(value: float) -> int:
    """The nearest value that 16 bits can hold."""
    return max(-32_768, min(32_767, round(value)))


def strike() -> array[int]:
    """One stroke of a clock's bell: a strike tone with a bell's partials, the higher ones dying sooner."""
    partials = (
        (0.5, 0.35, 0.8),
        (1.0, 1.0, 0.6),
        (1.2, 0.6, 0.5),
        (1.5, 0.4, 0.4),
        (2.0, 0.6, 0.3),
        (2.7, 0.3, 0.15),
    )
    return array("h", (clip(4_500 * ringing(n / RATE, partials)) for n in range(samples_in(1_800))))


def ringing(second: float, partials: tuple[tuple[float, float, float], ...]) -> float:
    """The sum of the partials (ratio to the strike tone, loudness, seconds to fall to 1/e) at a moment."""
    return sum(
        loudness * math.exp(-second / fall) * math.sin(math.tau * 415 * ratio * second)
        for ratio, loudness, fall in partials
    )


def mix(track: array[int], other: array[int], place: int) -> None:
    """Add `other` to `track` from `place` on, making it longer where it has to be."""
    track.extend([0] * (place + len(other) - len(track)))
    for offset, sample in enumerate(other):
        track[place + offset] = clip(track[place + offset] + sample)


def drown(track: array[int], start: int, length: int) -> None:
    """Let the clock strike three over the word that is `length` samples long, and fade the word itself."""
    for place in range(start, min(start + length, len(track))):
        track[place] //= 6
    for stroke in range(3):
        mix(track, strike(), start + stroke * samples_in(1_200))


def perform(sample: dict[str, Any]) -> tuple[array[int], list[Spoken]]:
    """Speak a whole sample: its audio, and what was said when."""
    track = array("h", bytes(2 * samples_in(LEAD_MS)))
    strokes: list[tuple[int, int]] = []
    turns: list[Spoken] = []
    voice: dict[str, Any] = {}
    for number, turn in enumerate(sample["turns"]):
        voice = sample["voices"].get(turn.get("speaker"), voice)
        start = len(track) + (samples_in(turn.get("pause_ms", PAUSE_MS)) if number else 0)
        text = turn["text"]
        mix(track, speak(DROWNED.sub(r"\1", text), voice), start)
        if found := DROWNED.search(text):
            # From the end: before a pause a voice slows down, which would put the word too late.
            place = len(track) - len(speak(found[1] + text[found.end() :], voice))
            strokes.append((place, len(track) - len(speak(text[found.end() :], voice)) - place))
            text = DROWNED.sub(f"[?? {clock(milliseconds(place))}]", text)
        turns.append(Spoken(turn.get("speaker"), milliseconds(start), text))
    for place, length in strokes:
        drown(track, place, length)
    track.extend([0] * samples_in(TAIL_MS))
    return track, turns


def clock(ms: int) -> str:
    """A stamp in whole seconds, as transcripts write it: ``00:01:23``."""
    seconds = ms // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def page(before: list[str], turns: list[Spoken]) -> Iterator[str]:
    """The text of a public body's podcast page: odds and ends, one bullet, blanks that do not break."""
    for line in before:
        yield f"{line}\n\n"
    for number, turn in enumerate(turns):
        bullet = " \N{BULLET} " if number == 0 else "  "
        yield f"{bullet}{turn.speaker}{NO_BREAK_SPACE}[{clock(turn.start_ms)}]: {turn.text}\n\n"
        yield f"  {NO_BREAK_SPACE}\n\n"


def dialogue(before: list[str], turns: list[Spoken]) -> Iterator[str]:
    """The way radio networks write: name and time on a line; the time alone: the same speaker goes on."""
    for line in before:
        yield f"{line}\n\n"
    for turn in turns:
        name = f"{turn.speaker} " if turn.speaker else ""
        yield f"{name}({clock(turn.start_ms)[3:]}):\n{turn.text}\n\n"


def encode(track: array[int], path: Path, tags: dict[str, str]) -> None:
    """Write the samples as MP3."""
    with av.open(str(path), "w", format="mp3") as container:
        container.metadata.update(tags)
        stream = container.add_stream("libmp3lame", rate=RATE, layout="mono", bit_rate=BIT_RATE)
        frame = av.AudioFrame(format="s16p", layout="mono", samples=len(track))
        frame.sample_rate = RATE
        frame.planes[0].update(track.tobytes())
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def make(script: Path, folder: Path) -> None:
    """Make the audio and the transcript of one script, named like it, in `folder`."""
    sample = tomllib.loads(script.read_text(encoding="utf-8"))
    track, turns = perform(sample)
    write = {"page": page, "dialogue": dialogue}[sample["shape"]]
    transcript = folder / f"{script.stem}.txt"
    transcript.write_text("".join(write(sample["before"], turns)).rstrip() + "\n", encoding="utf-8")
    tags = {"title": sample["title"], "album": sample["album"], "language": sample["language"]}
    encode(track, folder / f"{script.stem}.mp3", tags)
    print(f"{transcript}: {len(turns)} turns, {clock(milliseconds(len(track)))}")


if __name__ == "__main__":
    for script in sorted(HERE.glob("*.toml")):
        make(script, Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
