"""Where the chapters of what is open come from, and that nobody hears of those of others."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from viewer.controllers.chapters import ChaptersController
from viewer.controllers.collecting import Collector
from viewer.controllers.opening_work import OpenedTranscript
from viewer.controllers.worker import Workers
from viewer.core.chapters import NONE, Chapter
from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.core.transcript import NOTHING

MINUTE = 60_000
INSIDE = SimpleNamespace(chapters=(Chapter(0, 0, "Inside"), Chapter(MINUTE, 0, "")))


class FakeOpening(QObject):
    cleared = Signal()
    audio_ready = Signal(object)
    audio_probed = Signal(object)
    transcript_ready = Signal(object)
    chapters_found = Signal(object)
    episode_ready = Signal(object)


class Bench:
    def __init__(self, qtbot: QtBot, folder: Path, workers: Workers) -> None:
        self.qtbot, self.folder, self.workers = qtbot, folder, workers
        self.opening = FakeOpening()
        self.controller = ChaptersController(self.opening, workers, folder / "data")  # type: ignore[arg-type]
        self.controller.measure(10 * MINUTE)
        self.heard: list[list[str]] = []
        self.troubles: list[str] = []
        self.controller.changed.connect(lambda chapters: self.heard.append(self.titles()))
        self.controller.trouble.connect(lambda error: self.troubles.append(str(error)))

    def titles(self) -> list[str]:
        chapters = self.controller.chapters
        return [str(chapters.title(index)) for index in range(len(chapters.all))]

    def write(self, name: str, *titles: str) -> Path:
        rows = [{"startTime": second * 60, "title": title} for second, title in enumerate(titles)]
        path = self.folder / name
        path.write_text(json.dumps({"chapters": rows}))
        return path

    def audio(self) -> Path:
        path = self.folder / "ep.mp3"
        path.write_bytes(b"x")
        self.opening.audio_ready.emit(path)
        return path

    def transcript(self, path: Path | None) -> None:
        self.opening.transcript_ready.emit(OpenedTranscript(NOTHING, path, "hash"))

    def identify(self, audio: str = "", transcript: str = "", *, provisional: bool = False) -> None:
        halves = [
            MediaRef(kind, hash_) if hash_ else None
            for kind, hash_ in ((MediaKind.AUDIO, audio), (MediaKind.TRANSCRIPT, transcript))
        ]
        self.opening.episode_ready.emit(EpisodeRecord("T", "", *halves, provisional=provisional))

    def reopened(self, **hashes: str) -> list[str]:
        """What there is when the episode is opened another day."""
        self.opening.cleared.emit()
        self.audio()
        self.identify(**hashes)
        return self.settled()

    def settled(self) -> list[str]:
        self.qtbot.waitUntil(lambda: not self.workers.busy)
        return self.titles()


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    gc.collect()  # what others left must not be deleted in the threads that read lists
    collector, workers = Collector(), Workers()
    yield Bench(qtbot, tmp_path, workers)
    assert workers.close(10_000)
    collector.close()


def test_those_of_the_audio(bench: Bench) -> None:
    bench.audio()
    bench.opening.audio_probed.emit(INSIDE)
    assert bench.settled() == ["Inside", "Chapter 2"]
    assert bench.controller.chapters.all[1] == Chapter(MINUTE, 10 * MINUTE, "")
    assert bench.heard == [["Inside", "Chapter 2"]]


def test_a_list_beside_the_audio_counts_before_them(bench: Bench) -> None:
    bench.write("ep.chapters.json", "Beside", "the audio")
    bench.audio()
    bench.opening.audio_probed.emit(INSIDE)
    assert bench.settled() == ["Beside", "the audio"]


def test_a_list_that_was_given_counts_before_that(bench: Bench) -> None:
    bench.write("ep.chapters.json", "Beside")
    bench.audio()
    bench.opening.chapters_found.emit(bench.write("any.json", "Given"))
    assert bench.settled() == ["Given"]
    bench.transcript(bench.folder / "ep.txt")
    assert bench.settled() == ["Given"]


def test_a_list_beside_the_transcript_does_too(bench: Bench) -> None:
    bench.write("other.chapters.json", "Beside the transcript")
    bench.audio()
    bench.transcript(None)
    bench.transcript(bench.folder / "other.txt")
    assert bench.settled() == ["Beside the transcript"]


def test_they_end_with_the_audio(bench: Bench) -> None:
    bench.audio()
    bench.opening.audio_probed.emit(INSIDE)
    bench.settled()
    bench.controller.measure(MINUTE)
    assert bench.controller.chapters.all == (Chapter(0, MINUTE, "Inside"),)
    bench.controller.measure(10 * MINUTE)
    assert bench.titles() == ["Inside", "Chapter 2"]


def test_when_another_episode_comes_they_are_gone_and_late_ones_do_not_come(bench: Bench) -> None:
    bench.write("ep.chapters.json", "Beside")
    bench.audio()
    bench.opening.cleared.emit()
    assert bench.settled() == []
    assert bench.heard == []
    bench.opening.audio_probed.emit(INSIDE)
    bench.opening.cleared.emit()
    assert (bench.heard[-1], bench.controller.chapters) == ([], NONE)


def test_a_damaged_list_is_told_of_and_leaves_those_of_the_audio(bench: Bench) -> None:
    bench.audio()
    bench.opening.audio_probed.emit(INSIDE)
    damaged = bench.folder / "x.chapters.json"
    damaged.write_text("{")
    bench.opening.chapters_found.emit(damaged)
    assert bench.settled() == ["Inside", "Chapter 2"]
    assert (
        "Not all chapters in x.chapters.json could be read: Line 1: The file is damaged" in bench.troubles[0]
    )


def test_an_empty_list_is_told_of(bench: Bench) -> None:
    bench.opening.chapters_found.emit(bench.write("x.json"))
    bench.settled()
    assert bench.troubles == ["x.json lists no chapters"]


def test_a_list_that_is_gone_is_told_of(bench: Bench) -> None:
    bench.opening.chapters_found.emit(bench.folder / "gone.chapters.json")
    bench.settled()
    assert "gone.chapters.json" in bench.troubles[0]


class TestAnotherDay:
    def test_a_list_that_was_opened_is_there_again(self, bench: Bench) -> None:
        bench.audio()
        bench.identify(audio="sound", provisional=True)
        bench.opening.chapters_found.emit(bench.write("any.json", "Given"))
        bench.settled()
        bench.identify(audio="sound")
        assert bench.settled() == ["Given"]
        (bench.folder / "any.json").unlink()
        assert bench.reopened(audio="sound", transcript="words") == ["Given"]
        assert bench.reopened(audio="other") == []

    def test_it_counts_before_one_that_lies_beside(self, bench: Bench) -> None:
        bench.write("ep.chapters.json", "Beside")
        bench.audio()
        bench.identify(audio="sound")
        assert bench.settled() == ["Beside"]
        assert not bench.controller.removable
        bench.opening.chapters_found.emit(bench.write("any.json", "Given"))
        assert bench.settled() == ["Given"]
        assert bench.reopened(audio="sound") == ["Given"]

    def test_it_is_kept_by_the_words_where_there_is_no_audio_and_found_when_that_comes(
        self, bench: Bench
    ) -> None:
        bench.transcript(bench.folder / "ep.txt")
        bench.identify(transcript="words")
        bench.opening.chapters_found.emit(bench.write("any.json", "Given"))
        bench.settled()
        assert bench.reopened(audio="sound", transcript="words") == ["Given"]

    def test_it_can_be_removed(self, bench: Bench) -> None:
        bench.audio()
        bench.opening.audio_probed.emit(INSIDE)
        bench.identify(audio="sound")
        bench.settled()
        assert not bench.controller.removable
        bench.opening.chapters_found.emit(bench.write("any.json", "Given"))
        bench.settled()
        assert bench.controller.removable
        bench.controller.remove()
        assert bench.settled() == ["Inside", "Chapter 2"]
        assert not bench.controller.removable
        assert bench.reopened(audio="sound") == []

    def test_that_it_can_be_removed_is_news_though_the_chapters_are_the_same(self, bench: Bench) -> None:
        bench.write("ep.chapters.json", "The same")
        bench.audio()
        bench.settled()
        told = len(bench.heard)
        bench.opening.chapters_found.emit(bench.write("any.json", "The same"))
        assert bench.settled() == ["The same"]
        assert len(bench.heard) == told + 1
        assert bench.controller.removable

    def test_one_that_was_opened_where_it_lies_is_found_there_and_may_change(self, bench: Bench) -> None:
        bench.audio()
        bench.identify(audio="sound")
        bench.opening.chapters_found.emit(bench.write("any.json", "Given"))
        bench.settled()
        beside = bench.write("ep.chapters.json", "Beside")
        bench.opening.chapters_found.emit(beside)
        assert bench.settled() == ["Beside"]
        assert not bench.controller.removable
        bench.write("ep.chapters.json", "Changed")
        assert bench.reopened(audio="sound") == ["Changed"]

    def test_one_that_lists_nothing_is_not_kept(self, bench: Bench) -> None:
        bench.audio()
        bench.identify(audio="sound")
        bench.opening.chapters_found.emit(bench.write("any.json", "Given"))
        bench.settled()
        bench.opening.chapters_found.emit(bench.write("empty.json"))
        assert bench.settled() == []
        assert bench.reopened(audio="sound") == ["Given"]

    def test_a_folder_that_cannot_be_written_costs_the_memory_alone(self, bench: Bench) -> None:
        (bench.folder / "data").write_text("in the way")
        bench.audio()
        bench.identify(audio="sound")
        bench.opening.chapters_found.emit(bench.write("any.json", "Given"))
        assert bench.settled() == ["Given"]
        assert bench.troubles == []

    def test_what_was_wrong_with_it_is_old_news(self, bench: Bench) -> None:
        bench.audio()
        bench.identify(audio="sound")
        damaged = bench.write("any.json", "One", "Two")
        damaged.write_bytes(damaged.read_bytes()[:-8])
        bench.opening.chapters_found.emit(damaged)
        assert bench.settled() == ["One"]
        assert len(bench.troubles) == 1
        assert bench.reopened(audio="sound") == ["One"]
        assert len(bench.troubles) == 1

    def test_the_same_trouble_is_told_of_once(self, bench: Bench) -> None:
        bench.write("ep.chapters.json").write_text("{")
        bench.audio()
        bench.settled()
        bench.transcript(bench.folder / "ep.txt")
        bench.settled()
        bench.identify(audio="sound")
        bench.settled()
        assert len(bench.troubles) == 1
