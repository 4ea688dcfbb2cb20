"""Clips hold exactly the samples that were asked for."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from tests.audio_files import KINDS, noise, write_audio
from tests.disk import writing_at_most
from tests.samples import differ, read_file, shift, written
from viewer.audio.clips import cut
from viewer.errors import WorldError

RATE = 48_000


@pytest.mark.parametrize("kind", ["wav", "flac"])
@pytest.mark.parametrize(("start", "end"), [(0, 1_000), (1_234, 2_001), (999, 3_000), (2_500, 9_000), (1, 2)])
def test_lossless_clips_are_the_same_samples(tmp_path: Path, kind: str, start: int, end: int) -> None:
    source = write_audio(tmp_path, kind, noise(3))
    clip = cut(source, start, end, tmp_path / "clip")
    assert clip.suffix == source.suffix
    assert differ(read_file(clip), read_file(source)[start * RATE // 1000 : end * RATE // 1000]) == 0


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("wav", "flac")])
def test_other_clips_are_as_long_and_in_place(tmp_path: Path, kind: str) -> None:
    source = write_audio(tmp_path, kind, noise(4))
    clip = cut(source, 1_500, 3_100, tmp_path / "clip")
    assert clip.suffix == ".mp3"
    heard, whole = read_file(clip), read_file(source)
    assert len(heard) == 1_600 * RATE // 1000
    piece = whole[1_500 * RATE // 1000 : 3_100 * RATE // 1000]
    assert abs(shift(heard, piece[:, 0], RATE // 2, RATE)) <= 1


@pytest.mark.parametrize(
    ("codec", "form", "kind"),
    [("pcm_s24le", "s32", np.int32), ("pcm_f32le", "flt", np.float32), ("pcm_u8", "u8", np.uint8)],
)
def test_uncompressed_audio_of_every_width_is_copied(
    tmp_path: Path, codec: str, form: str, kind: type
) -> None:
    wave = np.frombuffer(noise(2).tobytes(), np.int16)
    samples = (
        wave.astype(float) * (65_536 if form == "s32" else 1 / 256 if form == "u8" else 1 / 32_768)
    ).astype(kind)
    both = np.repeat(samples, 2)[np.newaxis, :]
    source = written(tmp_path / "in.wav", codec, form, "stereo", both, RATE)
    clip = cut(source, 333, 1_777, tmp_path / "out")
    with av.open(str(clip)) as container:
        assert container.streams.audio[0].codec_context.name == codec
        assert container.streams.audio[0].codec_context.channels == 2
    size = {"pcm_s24le": 6, "pcm_f32le": 8, "pcm_u8": 2}[codec]
    data = source.read_bytes()
    sound = data[data.index(b"data") + 8 :]
    assert clip.read_bytes().endswith(sound[333 * 48 * size : 1_777 * 48 * size])


def test_rates_that_mp3_does_not_know(tmp_path: Path) -> None:
    source = write_audio(tmp_path, "m4a", noise(2, 96_000), rate=96_000)
    clip = cut(source, 500, 1_500, tmp_path / "clip")
    assert abs(len(read_file(clip)) - 44_100) <= 1_152


def test_stereo(tmp_path: Path) -> None:
    source = write_audio(tmp_path, "mp3-cbr", noise(2), layout="stereo")
    assert read_file(cut(source, 500, 1_500, tmp_path / "clip")).shape == (RATE, 2)


def test_nothing_there_and_no_audio(tmp_path: Path) -> None:
    source = write_audio(tmp_path, "wav", noise(1))
    for start, end in ((5_000, 6_000), (500, 500)):
        with pytest.raises(WorldError, match="There is no sound"):
            cut(source, start, end, tmp_path / "clip")
    (tmp_path / "bad.mp3").write_bytes(b"nothing" * 100)
    with pytest.raises(WorldError, match="holds no audio"):
        cut(tmp_path / "bad.mp3", 0, 1_000, tmp_path / "clip")
    with pytest.raises(WorldError, match="was not found"):
        cut(tmp_path / "none.mp3", 0, 1_000, tmp_path / "clip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.mp3", "wav.wav"]


def test_a_full_disk_and_a_missing_folder_leave_what_was_there(tmp_path: Path) -> None:
    source = write_audio(tmp_path, "wav", noise(3))
    (tmp_path / "clip.wav").write_bytes(b"old")
    with writing_at_most(50_000), pytest.raises(WorldError, match="could not be written"):
        cut(source, 0, 3_000, tmp_path / "clip")
    assert (tmp_path / "clip.wav").read_bytes() == b"old"
    with pytest.raises(WorldError, match="could not be written"):
        cut(source, 0, 3_000, tmp_path / "no" / "clip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clip.wav", "wav.wav"]
