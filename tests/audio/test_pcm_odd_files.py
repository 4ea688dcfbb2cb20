"""Samples of files that are damaged, cut, put together, oddly made, or no audio at all."""

from __future__ import annotations

import random
import tracemalloc
from pathlib import Path

import av
import numpy as np
import pytest

from tests.audio_files import KINDS, noise, unknown_codec, write_audio
from tests.samples import (
    DELAYS,
    copied,
    differ,
    encoded,
    read_file,
    read_on,
    resampled,
    shift,
    tolerance,
    written,
)
from viewer.audio.pcm import PcmReader
from viewer.audio.probe import probe
from viewer.errors import WorldError

SECONDS = 4
MKA_STEP_S = 0.001  # Matroska keeps its times in milliseconds


@pytest.mark.parametrize(("kind", "suffix"), [("m4a", ".m4a"), ("flac", ".mka"), ("mp3-cbr", ".mka")])
def test_holes_in_the_times_are_silence(tmp_path: Path, kind: str, suffix: str) -> None:
    rate = 48_000
    source = write_audio(tmp_path, kind, noise(SECONDS))
    full = read_file(copied(source, tmp_path / f"full{suffix}", lambda _second: True))
    holed = tmp_path / f"holed{suffix}"
    copied(source, holed, lambda second: not 1 <= second < 2.5)
    whole = read_file(holed)
    assert abs(len(whole) - len(full)) <= rate * MKA_STEP_S
    assert not whole[round(1.1 * rate) : round(2.4 * rate)].any()
    assert shift(whole, full[:, 0], rate // 2, rate) == 0
    assert abs(shift(whole, full[:, 0], 3 * rate, rate)) <= rate * MKA_STEP_S
    for place in (3 * rate, 2 * rate, rate):  # behind the hole, in it, before it
        assert abs(len(read_file(holed, place)) - (len(whole) - place)) <= rate * MKA_STEP_S
    in_hole = read_file(holed, 2 * rate)
    assert not in_hole[: rate // 3].any()
    assert abs(shift(in_hole, full[2 * rate :, 0], rate, rate)) <= rate * MKA_STEP_S


@pytest.mark.parametrize("kind", list(KINDS))
def test_damaged_bytes_cost_themselves_only(tmp_path: Path, kind: str) -> None:
    rate, bad = 48_000, 300
    path = write_audio(tmp_path, kind, noise(SECONDS))
    clean = read_file(path)
    data = bytearray(path.read_bytes())
    start = len(data) * 2 // 5
    data[start : start + bad] = random.Random(3).randbytes(bad)
    path.write_bytes(data)
    whole = read_file(path)
    # An Ogg page that is damaged is lost as a whole; FFmpeg fills pages with a second of sound.
    lost = 1.6 * rate if path.suffix in (".ogg", ".opus") else 0.35 * rate
    hit = round(SECONDS * rate * 2 / 5)
    before = hit - round(lost)
    assert differ(whole[:before], clean[:before]) <= tolerance(kind)
    # Bare frames carry no times: what is lost there is lost for the count as well, three frames at the most.
    slack = 3 * 1_152 if path.suffix in (".mp3", ".aac") else 0
    for place in (hit + round(lost), round(3.5 * rate)):
        assert abs(shift(whole, clean[:, 0], place, rate)) <= slack
        behind = read_file(path, place - rate // 5)
        assert abs(shift(behind, clean[place - rate // 5 :, 0], rate // 5, rate)) <= slack


@pytest.mark.parametrize("kind", ["mp3-cbr", "mp3-vbr", "aac", "ogg", "opus", "flac", "wav"])
def test_a_truncated_file_ends_where_it_ends(tmp_path: Path, kind: str) -> None:
    path = write_audio(tmp_path, kind, noise(SECONDS))
    whole = read_file(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2 + 11])
    cut = read_file(path)
    assert 0.2 * len(whole) < len(cut) < 0.7 * len(whole)
    assert differ(cut[:-2_000], whole[: len(cut) - 2_000]) <= tolerance(kind)
    longest = 4_608 if kind == "flac" else 1_152
    assert probe(path).duration_ms == pytest.approx(len(cut) / 48, abs=longest / 48 + 1)
    assert len(read_file(path, len(cut) - 1)) == 1
    assert len(read_file(path, len(cut) + 5)) == 0


def test_an_m4a_file_without_its_index_holds_no_audio(tmp_path: Path) -> None:
    path = write_audio(tmp_path, "m4a", noise(1))
    path.write_bytes(path.read_bytes()[:5_000])
    with pytest.raises(WorldError, match="holds no audio"):
        PcmReader(path)


def test_surround_becomes_stereo(tmp_path: Path) -> None:
    silent = np.zeros(48_000, np.int16)
    channels = [silent] * 6
    channels[0] = encoded(1, 48_000)  # front left
    path = written(
        tmp_path / "a.wav", "pcm_s16le", "s16", "5.1", np.stack(channels, 1).reshape(1, -1), 48_000
    )
    reader = PcmReader(path)
    whole = read_on(reader)
    reader.close()
    assert whole.shape == (48_000, 2)
    assert shift(whole, channels[0], 10_000, 48_000) == 0
    assert differ(whole[:, 1], silent) == 0


@pytest.mark.parametrize(("codec", "format_", "steps"), [("pcm_u8", "u8", 256), ("pcm_s24le", "s32", 1)])
def test_wav_of_8_and_of_24_bits(tmp_path: Path, codec: str, format_: str, steps: int) -> None:
    wave = encoded(1, 22_050)
    samples = (wave // 256 + 128).astype(np.uint8) if format_ == "u8" else wave.astype(np.int32) << 16
    path = written(tmp_path / "a.wav", codec, format_, "mono", samples.reshape(1, -1), 22_050)
    assert differ(read_file(path)[:, 0], wave) < steps
    assert differ(read_file(path, 12_345)[:, 0], wave[12_345:]) < steps


def test_flac_of_96_khz(tmp_path: Path) -> None:
    path = write_audio(tmp_path, "flac", noise(2, 96_000), rate=96_000)
    wave = encoded(2, 96_000)
    for place in (0, 100_000, len(wave) - 1):
        assert differ(read_file(path, place)[:, 0], wave[place:]) == 0


def with_picture(source: Path, target: Path, *, cover: bool) -> Path:
    """The audio of `source` behind a cover picture, or beside a second of video, which stands first."""
    with av.open(str(source)) as read, av.open(str(target), "w") as container:
        picture = container.add_stream("mjpeg" if cover else "mpeg4", rate=25)
        picture.width, picture.height = 64, 64
        picture.pix_fmt = "yuvj420p" if cover else "yuv420p"
        stream = read.streams.audio[0]
        copy = container.add_stream_from_template(stream)
        if cover:
            picture.disposition = av.stream.Disposition.attached_pic
        for number in range(1 if cover else 25):
            image = av.VideoFrame.from_ndarray(np.full((64, 64, 3), number * 9, np.uint8), format="rgb24")
            image.pts = number
            container.mux(picture.encode(image))
        container.mux(picture.encode(None))
        for packet in read.demux(stream):
            if packet.pts is not None:
                packet.stream = copy
                container.mux(packet)
    return target


@pytest.mark.parametrize(("kind", "cover", "suffix"), [("mp3-cbr", True, ".mp3"), ("flac", False, ".mkv")])
def test_pictures_and_films_are_heard(tmp_path: Path, kind: str, cover: bool, suffix: str) -> None:
    source = write_audio(tmp_path, kind, noise(2), name="source")
    path = with_picture(source, tmp_path / f"a{suffix}", cover=cover)
    with av.open(str(path)) as container:
        assert container.streams.video
    plain, whole = read_file(source), read_file(path)
    assert (
        abs(shift(whole, plain[:, 0], 48_000, 48_000)) <= DELAYS["mp3-vbr-headerless"]
    )  # its header is lost
    assert abs(len(read_file(path, 60_000)) - (len(whole) - 60_000)) <= 48_000 * MKA_STEP_S


@pytest.mark.parametrize(("kind", "suffix"), [("flac", ".mka"), ("aac", ".ts"), ("mp3-cbr", ".ts")])
def test_a_file_that_starts_later_begins_at_0(tmp_path: Path, kind: str, suffix: str) -> None:
    rate = 48_000
    source = write_audio(tmp_path, kind, noise(SECONDS), name="source")
    plain = read_file(copied(source, tmp_path / f"plain{suffix}", lambda _second: True))
    later = copied(source, tmp_path / f"later{suffix}", lambda _second: True, 5.0)
    with av.open(str(later)) as container:
        assert container.streams.audio[0].start_time * container.streams.audio[0].time_base >= 4.9
    whole = read_file(later)
    assert differ(whole, plain) <= tolerance(kind)
    assert abs(shift(read_file(later, 2 * rate), plain[2 * rate :, 0], rate, rate)) <= rate * MKA_STEP_S
    assert probe(later).duration_ms == pytest.approx(len(whole) / 48, abs=2)


def test_pieces_of_unlike_recordings_put_together(tmp_path: Path) -> None:
    first = write_audio(tmp_path, "mp3-cbr", noise(2, 44_100), rate=44_100, layout="stereo", name="first")
    second = write_audio(tmp_path, "mp3-cbr", noise(2, 48_000, seed=2), name="second")
    path = tmp_path / "both.mp3"
    path.write_bytes(first.read_bytes() + second.read_bytes())
    whole = read_file(path)
    assert len(whole) / 44_100 == pytest.approx(4, abs=0.15)
    heard = resampled(whole[:, 0], 44_100, 48_000)[:, None]
    wave = np.concatenate([np.zeros(96_000, np.int16), np.array(noise(2, 48_000, seed=2), np.int16)])
    assert 0 <= shift(heard, wave, 3 * 48_000, 48_000) < 0.1 * 48_000


@pytest.mark.parametrize("suffix", [".mp3", ".m4a", ".wav", ".ogg", ".aac", ".flac"])
@pytest.mark.parametrize(
    "data",
    [b"", b"Anna [00:00:02]: Hej!\n" * 400, bytes(range(256)) * 100, bytes(5_000)],
    ids=["empty", "text", "garbage", "zeros"],
)
def test_what_is_no_audio_is_the_worlds_fault(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    with pytest.raises(WorldError, match="holds no audio") as caught:
        PcmReader(path)
    assert "damaged or incomplete" in str(caught.value.detail)


def test_a_codec_nobody_knows_is_no_audio(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="holds no audio"):
        PcmReader(unknown_codec(write_audio(tmp_path, "m4a", noise(0.5))))


@pytest.mark.parametrize("kind", list(KINDS))
def test_any_damage_at_all_is_no_bug(tmp_path: Path, kind: str) -> None:
    """Wherever it is, heads and all: there is sound or none, or the world is at fault."""
    path = write_audio(tmp_path, kind, noise(3, 8_000), rate=8_000)
    clean = path.read_bytes()
    for seed in range(15):
        chance, data = random.Random(seed), bytearray(clean)
        for _ in range(chance.choice((1, 4, 16))):
            place, size = chance.randrange(len(data)), chance.choice((1, 30, 1_000))
            data[place : place + size] = chance.randbytes(len(data[place : place + size]))
        path.write_bytes(data[: chance.randrange(100, len(data))] if seed % 3 == 0 else data)
        for frame in (0, 8_000, 20_000):
            try:
                read_file(path, frame)
            except WorldError:
                break


def test_a_file_cut_and_removed_while_it_is_read_is_no_bug(tmp_path: Path) -> None:
    for kind in ("wav", "mp3-cbr", "flac", "ogg"):
        path = write_audio(tmp_path, kind, noise(SECONDS))
        reader = PcmReader(path)
        reader.read(10_000)
        with path.open("r+b") as file:
            file.truncate(path.stat().st_size // 2)
        assert len(read_on(reader)) < SECONDS * 48_000
        reader.seek(SECONDS * 40_000)
        read_on(reader)
        path.unlink()
        reader.seek(1_000)
        assert len(reader.read(100)) > 0
        reader.close()


def test_a_film_without_sound_holds_no_audio(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "a.mkv"), "w") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        container.mux(stream.encode(av.VideoFrame(64, 64, "yuv420p")))
        container.mux(stream.encode(None))
    with pytest.raises(WorldError, match="holds no audio"):
        PcmReader(tmp_path / "a.mkv")


def test_missing_files_and_folders_are_the_worlds_fault(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="was not found") as caught:
        PcmReader(tmp_path / "missing.mp3")
    assert str(tmp_path) in str(caught.value.detail)
    with pytest.raises(WorldError, match="cannot be read"):
        PcmReader(tmp_path)


def test_lets_go_of_the_file(tmp_path: Path) -> None:
    handles = Path("/proc/self/fd")
    if not handles.exists():
        pytest.skip("only Linux tells which files are open")
    path = write_audio(tmp_path, "flac", noise(1))

    def is_open() -> bool:
        return any(handle.resolve() == path.resolve() for handle in handles.iterdir())

    reader = PcmReader(path)
    reader.read(100)
    assert is_open()
    reader.close()
    assert not is_open()
    assert reader.read(100) == b""
    path.write_bytes(b"no sound")
    with pytest.raises(WorldError):
        PcmReader(path)
    assert not is_open()


def test_memory_does_not_grow_while_a_long_file_is_read(tmp_path: Path) -> None:
    """Neither in sound nor in a hole: a piece of a codec's frame and a second of silence are all it holds."""
    source = write_audio(tmp_path, "flac", noise(60, 8_000), rate=8_000)
    path = copied(source, tmp_path / "a.mka", lambda second: second < 20 or second > 55)
    path = copied(path, tmp_path / "b.mka", lambda _second: True)
    reader = PcmReader(path)
    frames = 0
    tracemalloc.start()
    try:
        reader.seek(0)
        while piece := reader.read(4_096):
            frames += len(piece) // 2
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
        reader.close()
    assert frames == pytest.approx(60 * 8_000, rel=0.01)
    assert peak < 200_000  # the whole would be 960,000 bytes, the hole 560,000
