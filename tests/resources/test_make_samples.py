"""The sample episodes: what is written is what is heard, and they show what they are there to show."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from array import array
from collections import Counter
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import av
import pytest

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
SWEDISH = SAMPLES / "sju-minuter-sent.txt"
ENGLISH = SAMPLES / "listening-to-a-hive.txt"
STAMP = re.compile(r"^.*?[\[(](?:(\d\d):)?(\d\d):(\d\d)[\])]:", re.MULTILINE)


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_samples", SAMPLES / "make_samples.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def stamps(transcript: Path) -> list[int]:
    found = STAMP.findall(transcript.read_text(encoding="utf-8"))
    return [int(h or 0) * 3600 + int(m) * 60 + int(s) for h, m, s in found]


def decoded(audio: Path, rate: int = 22_050) -> array[int]:
    samples = array("h")
    with av.open(str(audio)) as container:
        resampler = av.AudioResampler("s16", "mono", rate)
        for frame in container.decode(audio=0):
            for part in resampler.resample(frame):
                samples.frombytes(bytes(part.planes[0])[: 2 * part.samples])
    return samples


def onsets(samples: array[int], rate: int = 22_050) -> set[int]:
    """The seconds in which a sound begins after at least 90 ms of silence."""
    window, silent, found = rate // 200, 20, set()
    for place in range(0, len(samples), window):
        if max(map(abs, samples[place : place + window])) < 200:
            silent += 1
        else:
            if silent >= 18:
                found.add(place // rate)
            silent = 0
    return found


@pytest.mark.parametrize("transcript", [SWEDISH, ENGLISH], ids=lambda path: path.stem)
def test_every_turn_starts_in_the_second_its_stamp_says(transcript: Path) -> None:
    samples = decoded(transcript.with_suffix(".mp3"))
    assert set(stamps(transcript)) <= onsets(samples)
    assert stamps(transcript)[-1] < len(samples) / 22_050


def test_the_swedish_sample_shows_what_pages_do() -> None:
    text = SWEDISH.read_text(encoding="utf-8")
    starts = stamps(SWEDISH)
    first = text.index("[00:")
    assert starts == sorted(starts)
    assert len(set(re.findall(r"^\W*(\w+ \w+)\N{NO-BREAK SPACE}\[", text, re.MULTILINE))) == 3
    assert sorted(Counter(starts).values())[-2:] == [1, 2]  # one pair of equal stamps
    assert max(after - start for start, after in pairwise(starts)) >= 25  # one turn to follow inside
    assert text.count("\N{BULLET}") == 1
    assert text.index("\N{BULLET}") < first
    assert "kakor" in text[:first]
    assert text.count("\n  \N{NO-BREAK SPACE}\n") == len(starts) - 1
    assert len(re.findall(r"\[\?\? 00:\d\d:\d\d\]", text)) == 1


def test_the_samples_stay_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.glob("*.mp3")) <= 700_000


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
def test_making_a_sample_again_gives_the_same_transcript(maker: ModuleType, tmp_path: Path) -> None:
    maker.make(ENGLISH.with_suffix(".toml"), tmp_path)
    assert (tmp_path / ENGLISH.name).read_text() == ENGLISH.read_text()
    lengths = [len(decoded(folder / f"{ENGLISH.stem}.mp3")) for folder in (tmp_path, SAMPLES)]
    assert abs(lengths[0] - lengths[1]) <= 2_205


def test_silence_around_an_utterance_goes(maker: ModuleType) -> None:
    assert maker.trim(array("h", [0, 3, 900, 0, -900, 2, 0])) == array("h", [900, 0, -900])


def test_mixing_adds_and_lengthens(maker: ModuleType) -> None:
    track = array("h", [1, 2, 32_000])
    maker.mix(track, array("h", [10, 32_000, 7]), 1)
    assert track == array("h", [1, 12, 32_767, 7])
