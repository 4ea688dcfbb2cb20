"""Words in the tags of audio files, each kind written by somebody else's program and read back."""

from __future__ import annotations

import struct
import time
from collections.abc import Sequence
from pathlib import Path

import mutagen
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutagen.id3 import ID3, SYLT, USLT

from tests.audio_files import noise, write_audio
from viewer.audio.lyrics import lyrics, written
from viewer.audio.probe import probe
from viewer.audio.timed_lyrics import TimedLyrics, timed_lyrics

LRC = "[00:00.00]Det var en gång\n[00:02.50]en hamn"
SIGNED = f"[re:turnlight]\n{LRC}"
PLAIN = "Det var en gång\nen hamn där ingen stannade"
LINES = [("Det var en gång", 0), ("en hamn", 2_500)]
MILLISECONDS, FRAMES = 2, 1


@pytest.fixture(scope="module")
def mp3(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_audio(tmp_path_factory.mktemp("sound"), "mp3-cbr", noise(0.5))


def tagged(mp3: Path, folder: Path, *frames: object, version: int = 4) -> Path:
    path = folder / "tagged.mp3"
    path.write_bytes(mp3.read_bytes())
    tags = ID3(path)
    for frame in frames:
        tags.add(frame)
    if version == 3:
        tags.update_to_v23()
    tags.save(path, v2_version=version)
    return path


def sylt(pieces: Sequence[tuple[str, int]], **more: object) -> SYLT:
    about = {"encoding": 3, "lang": "swe", "format": MILLISECONDS, "type": 1, "desc": "", "text": [*pieces]}
    return SYLT(**{**about, **more})


def uslt(text: str, lang: str = "swe", encoding: int = 3) -> USLT:
    return USLT(encoding=encoding, lang=lang, desc="", text=text)


def words(path: Path) -> str:
    return lyrics(path, probe(path))


class TestWhereTheyStand:
    @pytest.mark.parametrize("version", [3, 4])
    @pytest.mark.parametrize("encoding", [0, 1, 3])
    def test_lines_with_times_in_mp3(self, mp3: Path, tmp_path: Path, version: int, encoding: int) -> None:
        path = tagged(mp3, tmp_path, sylt(LINES, encoding=encoding), version=version)
        assert words(path) == SIGNED

    @pytest.mark.parametrize("text", [PLAIN, LRC])
    def test_a_text_in_mp3(self, mp3: Path, tmp_path: Path, text: str) -> None:
        assert words(tagged(mp3, tmp_path, uslt(text.replace("\n", "\r\n"), encoding=1))) == text

    @pytest.mark.parametrize("kind", ["ogg", "opus", "flac"])
    @pytest.mark.parametrize("key", ["LYRICS", "SYNCEDLYRICS", "UNSYNCEDLYRICS", "unsynced lyrics"])
    def test_comments_of_ogg_and_flac(self, tmp_path: Path, kind: str, key: str) -> None:
        path = write_audio(tmp_path, kind, noise(0.3), tags={"title": "T"})
        file = mutagen.File(path)
        file[key] = LRC
        file.save()
        assert words(path) == LRC

    @pytest.mark.parametrize("kind", ["m4a", "m4b"])
    def test_the_atom_of_mp4(self, tmp_path: Path, kind: str) -> None:
        path = write_audio(tmp_path, kind, noise(0.3))
        file = mutagen.File(path)
        if file.tags is None:
            file.add_tags()
        file["\xa9lyr"] = PLAIN
        file.save()
        assert words(path) == PLAIN

    def test_in_waves(self, tmp_path: Path) -> None:
        path = write_audio(tmp_path, "wav", noise(0.3))
        file = mutagen.File(path)
        file.add_tags()
        file.tags.add(uslt(PLAIN))
        file.save()
        assert words(path) == PLAIN

    def test_nowhere(self, mp3: Path, tmp_path: Path) -> None:
        path = write_audio(
            tmp_path, "ogg", noise(0.3), tags={"title": "T", "lyricist": "Ada", "comment": "Words"}
        )
        assert words(mp3) == words(path) == ""


class TestWhichCount:
    def test_times_come_before_many_words(self, mp3: Path, tmp_path: Path) -> None:
        path = tagged(mp3, tmp_path, uslt(PLAIN * 20), sylt(LINES), uslt("[00:00.00]short", "eng"))
        assert words(path) == SIGNED

    def test_then_the_most(self, mp3: Path, tmp_path: Path) -> None:
        assert words(tagged(mp3, tmp_path, uslt("Few", "eng"), uslt(PLAIN))) == PLAIN

    @pytest.mark.parametrize(
        ("type_", "text"), [(0, SIGNED), (1, SIGNED), (2, SIGNED), (3, ""), (5, ""), (7, "")]
    )
    def test_chords_events_and_addresses_are_no_words(
        self, mp3: Path, tmp_path: Path, type_: int, text: str
    ) -> None:
        assert words(tagged(mp3, tmp_path, sylt(LINES, type=type_))) == text


class TestTimes:
    def test_frames_are_as_long_as_the_audio_has_them(self, mp3: Path, tmp_path: Path) -> None:
        path = tagged(mp3, tmp_path, sylt([("One", 0), ("Two", 1_000)], format=FRAMES))
        assert words(path) == "[re:turnlight]\n[00:00.00]One\n[00:24.00]Two"  # 1,152 of 48,000 samples each

    def test_of_low_rates_they_have_half_the_samples(self, tmp_path: Path) -> None:
        slow = write_audio(tmp_path, "mp3-cbr", noise(0.5, 16_000), rate=16_000)
        path = tagged(slow, tmp_path, sylt([("One", 0), ("Two", 1_000)], format=FRAMES))
        assert words(path) == "[re:turnlight]\n[00:00.00]One\n[00:36.00]Two"

    def test_long_ones_have_many_minutes(self) -> None:
        assert written(TimedLyrics((("Late", 2 * 3_600_000 + 3_456),))) == "[re:turnlight]\n[120:03.45]Late"

    def test_pieces_go_on_with_their_line(self) -> None:
        pieces = (
            ("Det ", 0),
            ("var\n", 500),
            ("en ", 900),
            ("hamn", 1_200),
            ("\nStannar", 2_000),
            ("\n", 3_000),
        )
        assert written(TimedLyrics(pieces)).split("\n")[1:] == [
            "[00:00.00]<00:00.00>Det <00:00.50>var",
            "[00:00.90]<00:00.90>en <00:01.20>hamn",
            "[00:02.00]Stannar",
            "[00:03.00]",
        ]


class TestDamage:
    def test_a_frame_cut_short_costs_itself(self, tmp_path: Path) -> None:
        about = b"\x03swe\x02\x01\0"
        whole, short = about + b"Two\0\0\0\0\x09", about + b"One\0\0\0"
        body = frame(short, 4, 0) + frame(whole, 4, 0)
        assert tag_of(tmp_path, 4, body) == [TimedLyrics((("Two", 9),))]
        assert tag_of(tmp_path, 4, body[:-1]) == []

    @pytest.mark.parametrize("data", [b"", b"ID3", b"ID3\x04\0\0\0\0\0", b"ID3\x04\0\0\x7f\x7f\x7f\x7fSYLT"])
    def test_no_tag_is_no_words(self, tmp_path: Path, data: bytes) -> None:
        path = tmp_path / "a.mp3"
        path.write_bytes(data)
        assert timed_lyrics(path) == []
        assert timed_lyrics(tmp_path / "gone.mp3") == []

    @pytest.mark.parametrize("version", [3, 4])
    def test_what_would_swell_up_is_left_alone(self, tmp_path: Path, version: int) -> None:
        import zlib

        packed = zlib.compress(bytes(200 << 20), 9)
        flag = 0x80 if version == 3 else 0x08
        assert tag_of(tmp_path, version, frame(packed, version, flag)) == []

    def test_a_tag_of_nothing_but_frames_takes_no_time(self, tmp_path: Path) -> None:
        begun = time.process_time()
        for body in (b"SYLT\0\0\0\1\0\0x" * 300_000, b"SYLT" * 1_000_000, b"TXXX\0\0\0\1\0\0x" * 300_000):
            assert tag_of(tmp_path, 4, body) == []
        assert time.process_time() - begun < 5

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.binary(max_size=300), st.sampled_from([2, 3, 4, 5]), st.integers(0, 0xFFFF), st.booleans())
    def test_whatever_stands_there_does_no_harm(
        self, tmp_path: Path, data: bytes, version: int, flags: int, begins_well: bool
    ) -> None:
        body = (b"\x03swe\x02\x01\0" if begins_well else b"") + data
        for found in tag_of(tmp_path, version, frame(body, version, flags)):
            written(found)


def frame(data: bytes, version: int, flags: int) -> bytes:
    size = synchsafe(len(data)) if version == 4 else struct.pack(">L", len(data))
    return b"SYLT" + size + struct.pack(">H", flags) + data


def synchsafe(size: int) -> bytes:
    return bytes(size >> by & 0x7F for by in (21, 14, 7, 0))


def tag_of(folder: Path, version: int, body: bytes) -> list[TimedLyrics]:
    path = folder / "a.mp3"
    path.write_bytes(b"ID3" + bytes([version, 0, 0]) + synchsafe(len(body)) + body)
    return timed_lyrics(path)
