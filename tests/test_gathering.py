"""Finding an episode by its file, number or title, with and without a library."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.annotated import anchored, passage
from tests.audio_files import noise, write_audio
from viewer.audio.identity import content_hash as audio_hash
from viewer.core.annotations import Changes, Tag
from viewer.core.choices import Choices
from viewer.core.corrections import Rename, Words, seen
from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.core.timeline import Timeline
from viewer.errors import WorldError
from viewer.gathering import gather
from viewer.readers.open import content_hash, read_file
from viewer.store import database, pasted
from viewer.store.faults import Fault, store_error
from viewer.store.folder import DATABASE_NAME
from viewer.store.library import open_library

TEXT = "Ada (00:01):\nFirst words.\n\nBo (00:04):\nSecond words and more.\n"
NOW = 1_790_000_000_000


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path, text: Path) -> Path:
    """A library of two episodes, the first with audio, timing and an annotation."""
    audio = write_audio(tmp_path, "wav", noise(8), name="talk")
    other = tmp_path / "other.txt"
    other.write_text(TEXT + "\nAda (00:09):\nThird.\n", "utf-8")
    library = open_library(tmp_path / "data")
    known = MediaRef(MediaKind.AUDIO, audio_hash(audio), str(audio), duration_ms=8_000)
    written = MediaRef(MediaKind.TRANSCRIPT, content_hash(text.read_bytes()), str(text))
    second = MediaRef(MediaKind.TRANSCRIPT, content_hash(other.read_bytes()), str(other))
    library.episodes.save(EpisodeRecord("The talk", audio=known, transcript=written, opened_at=1))
    library.episodes.save(EpisodeRecord("The other talk", transcript=second, opened_at=2))
    library.timing.save(known.hash, Timeline((), ((2_000, 3_000),)))
    said = passage(1, anchored(read_file(text), 0, 0, 0, 5), tags=("a",))
    library.annotations.apply(1, Changes({said.id: said}, {"b": Tag("b")}))
    library.close()
    return tmp_path / "data"


@pytest.mark.parametrize("wanted", ["1", "the talk", "The talk", "talk.txt", "talk.wav"])
def test_an_episode_by_number_title_and_either_file(tmp_path: Path, data: Path, wanted: str) -> None:
    path = tmp_path / wanted
    found = gather(str(path) if path.exists() else wanted, data, None, NOW)
    bundle = found.bundle
    assert (bundle.title, bundle.media, bundle.exported_at) == ("The talk", "talk.wav", NOW)
    assert found.audio == tmp_path / "talk.wav"
    assert [annotation.tags for annotation in bundle.annotations] == [("a",)]
    assert [tag.name for tag in bundle.tags] == ["a", "b"]
    assert bundle.heard(bundle.annotations[0]) == (1_000, 3_500)
    assert bundle.timeline.spans == ((2_000, 3_000),)
    assert bundle.transcript.turns[-1].end_ms == 7_000  # the audio's length without the advertisement


def test_other_episodes_have_their_own(data: Path) -> None:
    found = gather("other", data, None, NOW)
    assert (found.bundle.title, found.bundle.annotations, found.audio) == ("The other talk", (), None)


def test_a_title_that_several_have(data: Path) -> None:
    with pytest.raises(
        WorldError, match="may be several episodes: Give the number of one: 2: The other talk; 1:"
    ):
        gather("talk", data, None, NOW)


@pytest.mark.parametrize("wanted", ["", "nothing like it", "99", "x" * 5_000, "a\0b"])
def test_nothing_of_that_name(data: Path, wanted: str) -> None:
    with pytest.raises(WorldError):
        gather(wanted, data, None, NOW)


def test_without_a_library_a_file_is_enough_and_none_is_made(tmp_path: Path, text: Path) -> None:
    found = gather(str(text), tmp_path / "none", tmp_path / "x.mp3", NOW)
    assert len(found.bundle.transcript.turns) == 2
    assert (found.bundle.media, found.audio) == ("x.mp3", tmp_path / "x.mp3")
    assert not (tmp_path / "none").exists()
    with pytest.raises(WorldError, match="no file and no episode"):
        gather("The talk", tmp_path / "none", None, NOW)


def test_a_file_the_library_does_not_know(tmp_path: Path, data: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text(TEXT.replace("First", "New"), "utf-8")
    found = gather(str(path), data, None, NOW)
    assert found.bundle.annotations == ()
    assert found.bundle.transcript.turns[0].text == "New words."
    unknown = write_audio(tmp_path, "wav", noise(1), name="unknown")
    with pytest.raises(WorldError, match="No transcript is known"):
        gather(str(unknown), data, None, NOW)


def test_a_transcript_that_was_moved(data: Path, text: Path) -> None:
    text.unlink()
    with pytest.raises(WorldError, match=r"There is no file talk\.txt: It may have been moved"):
        gather("1", data, None, NOW)


def test_a_pasted_transcript(data: Path) -> None:
    path = pasted.keep(data, pasted.Pasted("<p>Ada (00:01):<br>Pasted words.</p>", TEXT))
    library = open_library(data)
    ref = MediaRef(MediaKind.TRANSCRIPT, content_hash(path.read_bytes()), str(path))
    library.episodes.save(EpisodeRecord("Pasted", transcript=ref, opened_at=3))
    library.close()
    assert "Pasted words." in gather("pasted", data, None, NOW).bundle.transcript.turns[0].text


@pytest.mark.parametrize("wanted", ["1", "talk.txt"])
def test_what_was_corrected_is_exported_as_corrected(tmp_path: Path, data: Path, wanted: str) -> None:
    text = tmp_path / "talk.txt"
    turns = read_file(text).turns
    library = open_library(data)
    corrections = (Words(1, 0, "Second", "Other", seen(turns[1])), Rename("Bo", "Bo Ek"))
    library.corrections.save(content_hash(text.read_bytes()), corrections)
    library.close()
    bundle = gather(str(text) if wanted == text.name else wanted, data, None, NOW).bundle
    assert bundle.transcript.turns[1].text == "Other words and more."
    assert bundle.speakers == ("Ada", "Bo Ek")
    assert bundle.placed(bundle.annotations[0])


@pytest.mark.parametrize("wanted", ["1", "talk.txt"])
def test_notes_of_a_file_that_was_edited_go_with_it(tmp_path: Path, data: Path, wanted: str) -> None:
    text = tmp_path / "talk.txt"
    text.write_text(TEXT.replace("Second", "Other"), "utf-8")
    bundle = gather(str(text) if wanted == text.name else wanted, data, None, NOW).bundle
    assert bundle.transcript.turns[1].text == "Other words and more."
    assert [annotation.tags for annotation in bundle.annotations] == [("a",)]
    assert bundle.placed(bundle.annotations[0])


@pytest.mark.parametrize("wanted", ["1", "talk.txt"])
def test_a_library_that_cannot_be_read_is_no_library_without_notes(
    tmp_path: Path, data: Path, wanted: str
) -> None:
    found = str(tmp_path / wanted) if wanted == "talk.txt" else wanted
    with closing(sqlite3.connect(data / DATABASE_NAME, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("CREATE TABLE written (now)")
        with pytest.raises(WorldError, match=r"Another program is using the library: Nothing was changed\."):
            gather(found, data, None, NOW)
    assert len(gather(found, data, None, NOW).bundle.annotations) == 1


def test_a_library_of_a_newer_program_is_told_of(data: Path, text: Path) -> None:
    with closing(sqlite3.connect(data / DATABASE_NAME)) as newer, newer:
        newer.execute("UPDATE _sqlite_migrations SET name = 'v999_tomorrow' WHERE id = 1")
    with pytest.raises(WorldError, match="written by a newer version"):
        gather(str(text), data, None, NOW)


def test_a_folder_that_cannot_be(text: Path, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="The library can't be opened: The system says: File name too long"):
        gather(str(text), tmp_path / ("x" * 300), None, NOW)


def test_a_library_that_can_only_be_read_is_enough(
    data: Path, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> None:
        raise store_error(Fault.READ_ONLY)

    monkeypatch.setattr(database, "connect", refuse)
    found = gather(str(text), data, None, NOW)
    assert ([each.tags for each in found.bundle.annotations], found.reports) == ([("a",)], ())


@pytest.mark.parametrize("wanted", ["1", "talk.txt"])
def test_a_transcript_is_read_as_its_reader_chose(
    data: Path, text: Path, tmp_path: Path, wanted: str
) -> None:
    library = open_library(data)
    chosen = Choices("turn-text", no_speakers=frozenset({"Bo"}))
    library.choices.save(content_hash(text.read_bytes()), chosen)
    library.close()
    found = gather(str(text) if wanted == text.name else wanted, data, None, NOW).bundle.transcript
    assert [speaker.name for speaker in found.speakers] == ["Ada"]


@pytest.mark.parametrize("wanted", ["1", "talk.txt"])
def test_another_audio_has_its_own_times(tmp_path: Path, data: Path, text: Path, wanted: str) -> None:
    """The same talk without the advertisement, opened with the same transcript since."""
    short = write_audio(tmp_path, "wav", noise(7), name="short")
    library = open_library(data)
    known = MediaRef(MediaKind.AUDIO, audio_hash(short), str(short), duration_ms=7_000)
    written = MediaRef(MediaKind.TRANSCRIPT, content_hash(text.read_bytes()), str(text))
    library.episodes.save(EpisodeRecord("The short talk", audio=known, transcript=written, opened_at=9))
    library.close()
    name = str(text) if wanted == text.name else wanted
    found = gather(name, data, tmp_path / "talk.wav", NOW)
    assert (found.bundle.title, found.bundle.timeline.spans) == ("The talk", ((2_000, 3_000),))
    assert len(found.bundle.annotations) == 1
    assert gather(name, data, short, NOW).bundle.timeline.spans == ()
    (tmp_path / "other.mp3").write_bytes(b"no audio")
    assert gather("1", data, tmp_path / "other.mp3", NOW).bundle.timeline.spans == ((2_000, 3_000),)
