"""Copies in which every time can be found: whole, true, or none at all."""

from __future__ import annotations

import array
import random
from pathlib import Path

import av
import pytest

from tests.audio_files import KINDS, SAMPLE_RATE, noise, write_audio
from tests.disk import writing_at_most
from viewer.audio.probe import probe
from viewer.audio.seekable import UncopyableError, copy_packets, fits

TABLELESS = ["mp3-vbr-headerless", "aac"]


def packets(path: Path) -> list[tuple[float, bytes]]:
    """All packets with their times in seconds."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        assert stream.time_base is not None
        return [
            (float(packet.pts * stream.time_base), bytes(packet))
            for packet in container.demux(stream)
            if packet.size and packet.pts is not None
        ]


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_copy_is_as_long_as_its_source_and_says_so(tmp_path: Path, kind: str) -> None:
    source, copy = write_audio(tmp_path, kind, noise(4), name="Ep: 1 %41 å#"), tmp_path / "copy: 1.mka"
    copy_packets(source, copy)
    before, after = probe(source), probe(copy)
    assert after.duration_ms == pytest.approx(before.duration_ms, abs=50)
    assert after.guessed_ms == pytest.approx(before.duration_ms, abs=50)
    assert after.seeks_truly
    assert after.codec == before.codec
    assert fits(copy, before.duration_ms)
    assert not fits(copy, before.duration_ms + 1_000)


@pytest.mark.parametrize("kind", TABLELESS)
def test_every_packet_is_where_it_was(tmp_path: Path, kind: str) -> None:
    source = write_audio(tmp_path, kind, noise(3) + array.array("h", bytes(2 * SAMPLE_RATE * 3)))
    copy_packets(source, tmp_path / "copy.mka")
    before, after = packets(source), packets(tmp_path / "copy.mka")
    assert len(before) == len(after)
    for (was, data), (is_, copied) in zip(before, after, strict=True):
        assert is_ == pytest.approx(was, abs=0.0011)  # Matroska counts milliseconds
        assert data.endswith(copied)  # ADTS puts a head of its own before each


@pytest.mark.parametrize("kind", TABLELESS)
def test_a_seek_lands_beside_the_place_sought(tmp_path: Path, kind: str) -> None:
    source = write_audio(tmp_path, kind, array.array("h", bytes(2 * SAMPLE_RATE * 20)) + noise(20))
    copy_packets(source, tmp_path / "copy.mka")
    with av.open(str(tmp_path / "copy.mka")) as container:
        container.seek(33_000_000)
        packet = next(container.demux(audio=0))
        assert packet.pts is not None
        assert packet.time_base is not None
        assert 27 < packet.pts * packet.time_base <= 33


def test_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    source = write_audio(tmp_path, "aac", noise(10))
    shares: list[float] = []
    copy_packets(source, tmp_path / "copy.mka", shares.append)
    assert shares[0] == 0
    assert shares == sorted(set(shares))
    assert shares[-1] > 0.5

    def leave(share: float) -> None:
        if share > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_packets(source, tmp_path / "copy.mka", leave)


@pytest.mark.parametrize("missing", [1, 40, 400, 20_000])
def test_a_disk_that_fills_up_is_told_however_late(tmp_path: Path, missing: int) -> None:
    source, copy = write_audio(tmp_path, "aac", noise(10)), tmp_path / "copy.mka"
    copy_packets(source, copy)
    with writing_at_most(copy.stat().st_size - missing), pytest.raises(OSError, match="too large"):
        copy_packets(source, copy)


@pytest.mark.parametrize("kind", TABLELESS)
def test_one_bad_packet_costs_one_packet(tmp_path: Path, kind: str) -> None:
    source = write_audio(tmp_path, kind, noise(10))
    data, chance = bytearray(source.read_bytes()), random.Random(1)
    for place in chance.sample(range(2_000, len(data)), 20):
        data[place] = chance.randrange(256)
    source.write_bytes(data)
    copy_packets(source, tmp_path / "copy.mka")
    assert fits(tmp_path / "copy.mka", probe(source).duration_ms)


@pytest.mark.parametrize("data", [b"", b"Anna [00:00:02]: Hej!\n" * 400, bytes(5_000)])
def test_what_is_no_audio_cannot_be_copied(tmp_path: Path, data: bytes) -> None:
    source = tmp_path / "a.aac"
    source.write_bytes(data)
    with pytest.raises(UncopyableError):
        copy_packets(source, tmp_path / "copy.mka")
    assert not fits(source, 0)


def test_a_missing_file_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        copy_packets(tmp_path / "missing.mp3", tmp_path / "copy.mka")
    with pytest.raises(OSError, match="No such file"):
        copy_packets(write_audio(tmp_path, "aac", noise(0.5)), tmp_path / "nowhere" / "copy.mka")
    assert not fits(tmp_path / "missing.mka", 0)
