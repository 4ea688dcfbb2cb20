"""Audio and transcript find each other, and nothing is paired on a guess."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.controllers.pairing import Pair, chapters_beside, named_audio, pair
from viewer.errors import WorldError


def make(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return paths


class TestWhatWasDropped:
    def test_both_in_any_order(self, tmp_path: Path) -> None:
        sound, text = make(tmp_path, "sound.mp3", "quite another.txt")
        assert pair([sound, text]) == pair([text, sound]) == Pair(sound, text)

    def test_nothing_is_nothing(self) -> None:
        assert pair([]) == Pair()

    def test_the_same_file_twice_is_one(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        [sound] = make(tmp_path, "sound.mp3")
        monkeypatch.chdir(tmp_path)
        assert pair([sound, Path("sound.mp3")]) == Pair(sound, None)

    def test_either_alone(self, tmp_path: Path) -> None:
        sound, text = make(tmp_path, "sound.mp3", "text.txt")
        assert pair([sound]) == Pair(sound, None)
        assert pair([text]) == Pair(None, text)

    def test_a_saved_page_with_its_folder_and_its_audio(self, tmp_path: Path) -> None:
        page, sound, _ = make(tmp_path, "Page.html", "ep.mp3", "Page_files/style.css")
        assert pair([tmp_path / "Page_files", page, sound]) == Pair(sound, page)

    @pytest.mark.parametrize(
        ("names", "title"),
        [
            (["a.mp3", "b.mp3", "c.txt"], "Those are 2 audio files"),
            (["a.mp3", "b.txt", "c.txt", "d.md"], "Those are 3 transcripts"),
        ],
    )
    def test_several_of_a_kind_are_refused_by_name(
        self, tmp_path: Path, names: list[str], title: str
    ) -> None:
        with pytest.raises(WorldError, match=title) as refused:
            pair(make(tmp_path, *names))
        assert ".txt, " in str(refused.value.detail) or "a.mp3, b.mp3" in str(refused.value.detail)

    def test_several_folders_are_refused(self, tmp_path: Path) -> None:
        make(tmp_path, "a/a.mp3", "b/b.mp3")
        with pytest.raises(WorldError, match="more than one episode"):
            pair([tmp_path / "a", tmp_path / "b"])

    def test_a_folder_beside_a_file_is_refused(self, tmp_path: Path) -> None:
        sound, _ = make(tmp_path, "a.mp3", "b/b.mp3")
        with pytest.raises(WorldError, match="more than one episode"):
            pair([sound, tmp_path / "b"])

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(WorldError, match=r"no file gone\.mp3"):
            pair([tmp_path / "gone.mp3"])


class TestSameName:
    @pytest.mark.parametrize(
        ("sound", "text"),
        [
            ("ep.mp3", "ep.txt"),
            ("Ep 12: Å.M4A", "ep 12: å.HTML"),
            ("ep.mp3", "ep.sv.txt"),
            ("ep.mp3", "ep.en-GB.txt"),
            ("ep.mp3", "ep.mp3.txt"),
            ("ep.mp3", "ep.transcript.sv.md"),
            (unicodedata.normalize("NFD", "möte.mp3"), unicodedata.normalize("NFC", "möte.txt")),
        ],
    )
    def test_each_brings_the_other(self, tmp_path: Path, sound: str, text: str) -> None:
        audio, transcript, *_ = make(tmp_path, sound, text, "another.mp3", "another.txt")
        assert pair([audio]) == pair([transcript]) == Pair(audio, transcript)

    @pytest.mark.parametrize("text", ["ep2.txt", "ep.2.txt", "ep.e01.txt", "my ep.txt", "ep.pdf", "ep .txt"])
    def test_another_name_stays_away(self, tmp_path: Path, text: str) -> None:
        audio, _ = make(tmp_path, "ep.mp3", text)
        assert pair([audio]) == Pair(audio, None)

    def test_the_very_name_comes_before_a_longer_one(self, tmp_path: Path) -> None:
        audio, text, _ = make(tmp_path, "ep.mp3", "ep.txt", "ep.sv.txt")
        assert pair([audio]) == Pair(audio, text)

    def test_two_languages_are_left_to_the_reader(self, tmp_path: Path) -> None:
        audio, *_ = make(tmp_path, "ep.mp3", "ep.sv.txt", "ep.en.txt")
        assert pair([audio]) == Pair(audio, None)

    def test_of_two_recordings_of_one_name_one_is_taken(self, tmp_path: Path) -> None:
        text, audio, _ = make(tmp_path, "ep.txt", "ep.mp3", "ep.wav")
        assert pair([text]) == Pair(audio, text)

    def test_a_folder_of_that_name_is_no_file(self, tmp_path: Path) -> None:
        [audio] = make(tmp_path, "ep.mp3")
        (tmp_path / "ep.txt").mkdir()
        assert pair([audio]) == Pair(audio, None)

    @given(st.from_regex(r"[A-Za-zåäöÅÄÖéß0-9 _().-]{0,12}[A-Za-zåäö0-9]", fullmatch=True))
    def test_whatever_the_name_the_pair_is_found(
        self, tmp_path_factory: pytest.TempPathFactory, name: str
    ) -> None:
        name = name.lstrip(".") or "x"
        folder = tmp_path_factory.mktemp("episode")
        audio, text = make(folder, f"{name}.mp3", f"{name.swapcase()}.txt")
        assert pair([audio]) == pair([text]) == pair([folder]) == Pair(audio, text)


CHAPTERS = '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Intro"}]}'
WORDS = '{"chapters": [{"startTime": 0}], "segments": [{"startTime": 0, "body": "Hello"}]}'


def write(folder: Path, name: str, text: str = CHAPTERS) -> Path:
    [path] = make(folder, name)
    path.write_text(text)
    return path


class TestChapters:
    def test_come_along_with_what_they_are_given_with(self, tmp_path: Path) -> None:
        sound, text = make(tmp_path, "a.mp3", "b.txt")
        named, told = write(tmp_path, "any.chapters.json", "{}"), write(tmp_path, "kapitel.json")
        assert pair([named, sound, text]) == Pair(sound, text, named)
        assert pair([told, text, sound]) == Pair(sound, text, told)
        assert pair([told, sound]) == Pair(sound, None, told)

    @pytest.mark.parametrize("name", ["ep.chapters.json", "EP_Chapters.json", "chapters.json", "ep.json"])
    def test_are_never_taken_for_the_transcript(self, tmp_path: Path, name: str) -> None:
        [sound] = make(tmp_path, "ep.mp3")
        chapters = write(tmp_path, name)
        assert pair([sound]) == Pair(sound, None)
        assert pair([chapters]) == pair([tmp_path]) == Pair(sound, None, chapters)
        [text] = make(tmp_path, "ep.txt")
        assert pair([sound]) == Pair(sound, text)
        assert pair([chapters]) == Pair(sound, text, chapters)

    @pytest.mark.parametrize("name", ["ep.json", "ep_chapters.json"])
    def test_a_transcript_that_has_chapters_is_a_transcript(self, tmp_path: Path, name: str) -> None:
        [sound] = make(tmp_path, "ep.mp3")
        text = write(tmp_path, name, WORDS)
        assert pair([sound, text]) == pair([tmp_path]) == Pair(sound, text)

    def test_join_what_is_open(self, tmp_path: Path) -> None:
        make(tmp_path, "ep.mp3")
        chapters = write(tmp_path, "ep.chapters.json")
        assert pair([chapters], joining=True) == Pair(chapters=chapters)

    def test_bring_a_transcript_where_there_is_no_audio(self, tmp_path: Path) -> None:
        [text] = make(tmp_path, "ep.sv.txt")
        chapters = write(tmp_path, "ep_chapters.json")
        assert pair([chapters]) == Pair(None, text, chapters)

    def test_alone_they_are_no_episode(self, tmp_path: Path) -> None:
        chapters = write(tmp_path, "ep.chapters.json")
        make(tmp_path, "other.mp3", "another.mp3")
        with pytest.raises(WorldError, match=r"ep\.chapters\.json is a list of chapters"):
            pair([chapters])

    def test_two_lists_are_refused(self, tmp_path: Path) -> None:
        lists = [write(tmp_path, "a.chapters.json"), write(tmp_path, "b.json")]
        with pytest.raises(WorldError, match="2 lists of chapters"):
            pair(lists)

    @pytest.mark.parametrize(
        ("media", "name"),
        [
            ("ep.mp3", "ep.chapters.json"),
            ("Ep 1 Å.M4A", "ep 1 å_Chapters.json"),
            ("ep.sv.txt", "ep.chapters.json"),
            ("ep.mp3.txt", "ep-chapters.json"),
            ("ep.mp3", "chapters.json"),
            ("ep.txt", "chapters.json"),
            ("ep.mp3", "ep.json"),
        ],
    )
    def test_are_found_beside_their_episode(self, tmp_path: Path, media: str, name: str) -> None:
        [file] = make(tmp_path, media)
        chapters = write(tmp_path, name)
        write(tmp_path, "another.chapters.json")
        assert chapters_beside(file) == chapters

    def test_those_of_others_are_not(self, tmp_path: Path) -> None:
        sound, *_ = make(tmp_path, "ep.mp3", "ep2.mp3")
        write(tmp_path, "ep2.chapters.json")
        write(tmp_path, "chapters.json")
        write(tmp_path, "ep_chapters.json", WORDS)
        assert chapters_beside(sound) is None
        assert chapters_beside(tmp_path / "away" / "ep.mp3") is None


class TestAFolder:
    def test_one_of_each_is_a_pair_whatever_the_names(self, tmp_path: Path) -> None:
        audio, text, *_ = make(
            tmp_path, "sound.mp3", "words.txt", ".hidden.txt", "cover.jpg", "deep/other.mp3"
        )
        assert pair([tmp_path]) == Pair(audio, text)

    def test_one_alone_is_opened_alone(self, tmp_path: Path) -> None:
        [audio] = make(tmp_path, "sound.mp3")
        assert pair([tmp_path]) == Pair(audio, None)

    def test_the_only_pair_of_one_name_is_taken(self, tmp_path: Path) -> None:
        audio, text, *_ = make(tmp_path, "ep.mp3", "ep.html", "notes.txt", "readme.md")
        assert pair([tmp_path]) == Pair(audio, text)

    def test_two_recordings_of_one_transcript_are_one_episode(self, tmp_path: Path) -> None:
        audio, _, text, _ = make(tmp_path, "ep.mp3", "ep.wav", "ep.txt", "notes.txt")
        assert pair([tmp_path]) == Pair(audio, text)

    def test_several_episodes_are_listed(self, tmp_path: Path) -> None:
        make(tmp_path, *(f"{name}.{suffix}" for name in "abcdefg" for suffix in ("mp3", "txt")))
        with pytest.raises(WorldError, match="holds several episodes") as refused:
            pair([tmp_path])
        assert str(refused.value.detail) == "Open one of them: a.mp3, b.mp3, c.mp3, d.mp3, e.mp3 …"

    def test_nothing_to_open(self, tmp_path: Path) -> None:
        make(tmp_path, "cover.jpg")
        with pytest.raises(WorldError, match="holds no audio and no transcript"):
            pair([tmp_path])


class TestAPageNamesItsAudio:
    @pytest.mark.parametrize(
        "media",
        [
            "https://example.org/sound/Avsnitt%2012%20%C3%85.mp3?download=1#t=3",
            "https://example.org/sound/avsnitt 12 å.mp3",
            "Avsnitt 12 Å.mp3",
            "C:\\Sounds\\Avsnitt 12 Å.mp3",
            "../../elsewhere/Avsnitt 12 Å.MP3",
        ],
    )
    def test_it_is_found_beside_the_page(self, tmp_path: Path, media: str) -> None:
        page, audio = make(tmp_path, "Page.html", "Avsnitt 12 Å.mp3")
        assert named_audio(page, media) == audio

    @pytest.mark.parametrize("folder", ["Page_files", "Page-filer", "page.files"])
    def test_it_is_found_in_the_folder_saved_with_the_page(self, tmp_path: Path, folder: str) -> None:
        page, audio = make(tmp_path, "Page.html", f"{folder}/ep.mp3")
        assert named_audio(page, "https://example.org/ep.mp3") == audio

    @pytest.mark.parametrize(
        "media", ["", "/", "..", "https://example.org/", "other.mp3", "http://[", "\0", "%2e%2e%2fx"]
    )
    def test_anything_else_is_not(self, tmp_path: Path, media: str) -> None:
        page, *_ = make(tmp_path / "here", "Page.html", "Other_files/other.mp3", "../x")
        assert named_audio(page, media) is None

    @given(st.text())
    def test_no_address_at_all_breaks_it(self, tmp_path_factory: pytest.TempPathFactory, media: str) -> None:
        [page] = make(tmp_path_factory.mktemp("page"), "Page.html")
        assert named_audio(page, media) is None
