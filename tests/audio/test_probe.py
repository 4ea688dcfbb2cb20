"""What is found in an audio file, against files of known content."""

from __future__ import annotations

import array
from pathlib import Path

import mutagen
import pytest

from tests.audio_files import KINDS, SAMPLE_RATE, Kind, noise, unknown_codec, write_audio
from viewer.audio.probe import probe
from viewer.core.chapters import Chapter
from viewer.errors import WorldError

CODECS = {
    ".mp3": "mp3",
    ".m4a": "aac",
    ".m4b": "aac",
    ".aac": "aac",
    ".ogg": "vorbis",
    ".opus": "opus",
    ".flac": "flac",
    ".wav": "pcm_s16le",
}


@pytest.mark.parametrize("kind", list(KINDS))
def test_finds_length_and_codec_of_every_format(tmp_path: Path, kind: str) -> None:
    path = write_audio(tmp_path, kind, noise(1.5), name="Ep: 1 %41 \u00e5#")
    info = probe(path)
    # These two end with whole frames and begin with the encoder's delay.
    assert info.duration_ms == pytest.approx(1500, abs=75 if path.suffix in (".mp3", ".aac") else 30)
    assert info.codec == CODECS[path.suffix]
    assert info.channels == (2 if KINDS[kind].layout == "stereo" else 1)
    assert info.sample_rate == SAMPLE_RATE
    assert info.container


def test_the_delay_that_a_header_tells_of_is_no_sound(tmp_path: Path) -> None:
    path = write_audio(tmp_path, "mp3-cbr", noise(2, 8_000), rate=8_000)
    assert probe(path).duration_ms == pytest.approx(2_000, abs=72)  # a frame; the delay would be 138 ms


@pytest.mark.parametrize("silence_first", [True, False])
def test_finds_the_true_length_where_the_bit_rate_varies_and_no_header_says_so(
    tmp_path: Path, silence_first: bool
) -> None:
    silence = array.array("h", bytes(2 * SAMPLE_RATE * 8))
    parts = [silence, noise(2)] if silence_first else [noise(2), silence]
    path = write_audio(tmp_path, "mp3-vbr-headerless", parts[0] + parts[1])
    assert probe(path).duration_ms == pytest.approx(10_000, abs=75)


@pytest.mark.parametrize("kind", ["mp3-cbr", "m4a", "ogg", "opus", "flac"])
def test_reads_tags(tmp_path: Path, kind: str) -> None:
    tags = {"title": "Avsnitt 12: \u00e5r och dagar", "artist": "Anna"}
    info = probe(write_audio(tmp_path, kind, noise(0.3), tags=tags))
    assert {key: info.tags[key] for key in tags} == tags


@pytest.mark.parametrize("kind", ["mp3-cbr", "m4a", "m4b", "mka"])
def test_reads_chapters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setitem(KINDS, "mka", Kind(".mka", "libopus"))
    chapters = [("Intro", 0, 400), ("Sämtal", 400, 1000)]
    info = probe(write_audio(tmp_path, kind, noise(1), chapters=chapters))
    assert info.chapters == (Chapter(0, 400, "Intro"), Chapter(400, 1000, "Sämtal"))
    assert probe(write_audio(tmp_path, "wav", noise(0.2))).chapters == ()


@pytest.mark.parametrize("kind", ["ogg", "opus", "flac"])
def test_reads_chapters_in_comments(tmp_path: Path, kind: str) -> None:
    path = write_audio(tmp_path, kind, noise(1), tags={"title": "T"})
    file = mutagen.File(path)
    file["CHAPTER001"], file["CHAPTER001NAME"] = "00:00:00.000", "Intro"
    file["CHAPTER002"], file["CHAPTER002NAME"] = "00:00:00.400", "Sämtal"
    file["CHAPTER003"] = "00:00:00.700"
    file.save()
    starts = [(chapter.start_ms, chapter.title) for chapter in probe(path).chapters]
    assert starts == [(0, "Intro"), (400, "Sämtal"), (700, "")]


def test_a_truncated_file_is_as_long_as_what_is_left(tmp_path: Path) -> None:
    path = write_audio(tmp_path, "mp3-cbr", noise(2))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert probe(path).duration_ms == pytest.approx(1000, abs=100)


@pytest.mark.parametrize(
    "data",
    [b"", b"Anna [00:00:02]: Hej!\n" * 400, bytes(range(256)) * 100, bytes(5000)],
    ids=["empty", "text", "garbage", "zeros"],
)
@pytest.mark.parametrize("suffix", [".mp3", ".m4a", ".wav", ".ogg"])
def test_what_is_no_audio_is_the_worlds_fault(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    with pytest.raises(WorldError, match="holds no audio"):
        probe(path)


def test_a_codec_nobody_knows_is_the_worlds_fault(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="holds no audio"):
        probe(unknown_codec(write_audio(tmp_path, "m4a", noise(0.5))))


def test_missing_files_and_folders_are_the_worlds_fault(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="was not found"):
        probe(tmp_path / "missing.mp3")
    with pytest.raises(WorldError, match="cannot be read"):
        probe(tmp_path)


def test_can_be_stopped(tmp_path: Path) -> None:
    path = write_audio(tmp_path, "mp3-cbr", noise(0.5))

    def leave(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        probe(path, leave)


def test_tells_how_far_it_is(tmp_path: Path) -> None:
    shares: list[float] = []
    probe(write_audio(tmp_path, "mp3-cbr", noise(20)), shares.append)
    assert shares[0] == 0
    assert shares == sorted(set(shares))
    assert shares[-1] > 0.5


def test_the_header_of_the_first_of_several_pieces_gives_no_length_of_all(tmp_path: Path) -> None:
    first = write_audio(tmp_path, "mp3-vbr", noise(3), name="advertisement")
    quiet_later = noise(5)
    quiet_later.extend([0] * 4 * SAMPLE_RATE)
    second = write_audio(tmp_path, "mp3-vbr", quiet_later, name="episode")
    whole = tmp_path / "whole.mp3"
    whole.write_bytes(first.read_bytes() + second.read_bytes())
    assert probe(whole).duration_ms == pytest.approx(12_000, abs=200)
