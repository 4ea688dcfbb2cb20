"""Samples from any frame on, of every format, against the noise that was encoded."""

from __future__ import annotations

import array
import random
from pathlib import Path

import numpy as np
import pytest

from tests.audio_files import KINDS, noise, write_audio
from tests.samples import DELAYS, differ, encoded, read_file, read_on, resampled, shift, tolerance
from viewer.audio.pcm import PcmReader
from viewer.audio.probe import probe

SECONDS = 4
RATES = (8_000, 22_050, 44_100, 48_000)
OPUS_RATES = (8_000, 16_000, 48_000)  # it always plays at 48,000
WRITTEN = [(kind, rate) for kind in KINDS for rate in (OPUS_RATES if kind == "opus" else RATES)]
LAYOUTS = [(kind, "stereo") for kind in KINDS]
LAYOUTS += [(kind, "mono") for kind in KINDS if kind != "ogg"]  # FFmpeg's Vorbis encoder writes stereo only
CODEC_FRAMES = {".mp3": 1_152, ".m4a": 1_024, ".m4b": 1_024, ".aac": 1_024, ".ogg": 1_024, ".opus": 960}


@pytest.mark.parametrize(("kind", "rate"), WRITTEN)
def test_seeking_and_reading_on_equals_reading_whole(tmp_path: Path, kind: str, rate: int) -> None:
    reader = PcmReader(write_audio(tmp_path, kind, noise(SECONDS, rate), rate=rate))
    whole = read_on(reader)
    chance = random.Random(rate)
    # Where a decoder begins that was elsewhere before, ADTS has nothing in front for it to settle.
    first = 1_024 if kind == "aac" else 0
    places = [first, first + 1, *(chance.randrange(first, len(whole)) for _ in range(12)), len(whole) - 1]
    for place in places:
        reader.seek(place)
        assert differ(read_on(reader, 1_000), whole[place:]) <= tolerance(kind), place
    reader.close()


@pytest.mark.parametrize(("kind", "layout"), LAYOUTS)
def test_every_format_in_mono_and_stereo(tmp_path: Path, kind: str, layout: str) -> None:
    path = write_audio(tmp_path, kind, noise(1), layout=layout)
    reader = PcmReader(path)
    assert (reader.rate, reader.channels) == (48_000, 1 if layout == "mono" else 2)
    whole = read_on(reader)
    reader.close()
    assert differ(whole[:, 0], whole[:, -1]) <= 2_000  # both hear the same noise
    assert differ(read_file(path, 20_000), whole[20_000:]) <= tolerance(kind)


@pytest.mark.parametrize("kind", list(KINDS))
def test_at_the_last_frame_and_beyond_the_end(tmp_path: Path, kind: str) -> None:
    reader = PcmReader(write_audio(tmp_path, kind, noise(1)))
    whole = read_on(reader)
    assert reader.read(100) == b""  # and it stays so
    for place, left in ((len(whole) - 1, 1), (len(whole), 0), (len(whole) + 1, 0), (10**9, 0)):
        reader.seek(place)
        assert len(read_on(reader)) == left, place
    reader.seek(-7)
    assert len(read_on(reader)) == len(whole)
    reader.close()


@pytest.mark.parametrize("kind", list(KINDS))
def test_seeks_twice_in_a_row_and_while_half_read(tmp_path: Path, kind: str) -> None:
    reader = PcmReader(write_audio(tmp_path, kind, noise(2)))
    whole = read_on(reader)
    reader.seek(70_000)
    reader.seek(30_000)
    half = np.frombuffer(reader.read(777), "<i2").reshape(-1, reader.channels)
    assert differ(half, whole[30_000 : 30_000 + len(half)]) <= tolerance(kind)
    for place in (30_100, 30_000):  # forwards within what is decoded, and back
        reader.seek(place)
        assert differ(read_on(reader), whole[place:]) <= tolerance(kind)
    reader.close()


@pytest.mark.parametrize(("kind", "rate"), WRITTEN)
def test_the_first_frame_is_the_first_to_be_heard(tmp_path: Path, kind: str, rate: int) -> None:
    path = write_audio(tmp_path, kind, noise(SECONDS, rate), rate=rate)
    played = 48_000 if kind == "opus" else rate
    whole = read_file(path)
    wave = encoded(SECONDS, rate) if played == rate else resampled(encoded(SECONDS, rate), rate, played)
    slack = (
        played // 1_000 if kind == "opus" else 0
    )  # its filters delay narrow bands otherwise than wide ones
    assert shift(whole, wave, played, played) == pytest.approx(DELAYS.get(kind, 0), abs=slack)
    assert shift(whole, wave, 3 * played, played) == pytest.approx(DELAYS.get(kind, 0), abs=slack)


@pytest.mark.parametrize(("kind", "rate"), WRITTEN)
def test_is_as_long_as_probing_says(tmp_path: Path, kind: str, rate: int) -> None:
    path = write_audio(tmp_path, kind, noise(1.3, rate), rate=rate)
    reader = PcmReader(path)
    read_ms = len(read_on(reader)) * 1_000 / reader.rate
    reader.close()
    # What encoders put behind the sound to fill their frames, MP3 some more, is cut by one and not the other.
    padding = CODEC_FRAMES.get(path.suffix, 0) + (
        DELAYS["mp3-vbr-headerless"] if path.suffix == ".mp3" else 0
    )
    assert probe(path).duration_ms == pytest.approx(read_ms, abs=padding * 1_000 / reader.rate + 1)
    assert read_ms == pytest.approx(1_300, abs=(padding + DELAYS.get(kind, 0)) * 1_000 / reader.rate + 1)


def test_never_gives_more_than_asked(tmp_path: Path) -> None:
    path = write_audio(tmp_path, "flac", noise(0.2), layout="stereo")
    reader = PcmReader(path)
    assert [len(reader.read(frames)) for frames in (1, 7, 100)] == [4, 28, 400]
    assert 0 < len(reader.read(10**6)) <= 9_600 * 4
    reader.seek(0)
    assert differ(read_on(reader, 1), read_file(path)) == 0
    reader.close()


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("seconds", [0.01, 0.05, 0.3])
def test_short_sound_is_read_as_often_as_wanted(tmp_path: Path, kind: str, seconds: float) -> None:
    reader = PcmReader(write_audio(tmp_path, kind, noise(seconds)))
    whole = read_on(reader)
    assert len(whole) >= round(seconds * 48_000)
    for place in (0, len(whole) // 2, 0):
        reader.seek(place)
        assert len(read_on(reader)) == len(whole) - place
    reader.close()


def test_a_jump_back_in_hours_without_a_table_decodes_next_to_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FFmpeg's notes of where packets lie hold them all: of itself it would forget most."""
    once = write_audio(tmp_path, "aac", array.array("h", bytes(2 * 8_000 * 60)), rate=8_000).read_bytes()
    path = tmp_path / "hours.aac"
    path.write_bytes(once * 400)
    reader = PcmReader(path)
    decoded: list[None] = []
    resampled = PcmReader._resampled
    monkeypatch.setattr(PcmReader, "_resampled", lambda *each: decoded.append(None) or resampled(*each))
    for hours in (6.5, 0.5, 3.0, 1.5):
        decoded.clear()
        reader.seek(round(hours * 3_600 * 8_000))
        assert reader.read(100)
        assert len(decoded) < 50
    reader.close()
