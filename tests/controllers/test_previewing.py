"""Looking at ways to read what is open, reading it so, and remembering that."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from viewer.controllers import transcript_work
from viewer.controllers.episodes import Episodes
from viewer.controllers.opening import Opening
from viewer.controllers.opening_work import OpenedTranscript, Source
from viewer.controllers.previewing import Previewing
from viewer.controllers.worker import Workers
from viewer.core.choices import AUTOMATIC, Choices
from viewer.core.steps import Step
from viewer.errors import WorldError
from viewer.gathering import gather
from viewer.readers.look import Look
from viewer.store.faults import Fault, store_error
from viewer.store.library import Library, open_library

TEXT = "\n\n".join(f"Ada [00:00:0{i}]: Words.\n\nBo: An answer." for i in range(4))
WAIT_MS = 10_000
WITH_BO = Choices(speakers=frozenset({"Bo"}))


class Bench:
    """A window's worth of opening, on one library."""

    def __init__(self, qtbot: QtBot, folder: Path, library: Library) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.workers, self.episodes = Workers(), Episodes()
        self.opening = Opening(self.workers, self.episodes, folder)
        self.previewing = Previewing(self.opening, self.workers, folder)
        self.opened: list[OpenedTranscript] = []
        self.looks: list[Look] = []
        self.failures: list[WorldError] = []
        self.opening.transcript_ready.connect(self.opened.append)
        self.previewing.looked.connect(self.looks.append)
        self.previewing.failed.connect(self.failures.append)
        self.attach(library)

    def attach(self, library: Library) -> None:
        self.episodes.attach(library.episodes)
        self.previewing.attach(library.choices)

    def open(self, path: Path) -> OpenedTranscript:
        self.opening.open_paths([path])
        return self.settled()

    def settled(self) -> OpenedTranscript:
        self.qtbot.waitUntil(lambda: not self.opening.busy, timeout=WAIT_MS)
        return self.opened[-1]

    def look(self, choices: Choices) -> Look:
        self.previewing.look(choices)
        self.qtbot.waitUntil(lambda: not self.previewing.busy, timeout=WAIT_MS)
        return self.looks[-1]

    def speakers(self) -> list[str]:
        return [speaker.name for speaker in self.opened[-1].transcript.speakers]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    library = open_library(folder)
    yield library
    library.close()


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def bench(qtbot: QtBot, folder: Path, library: Library) -> Iterator[Bench]:
    bench = Bench(qtbot, folder, library)
    yield bench
    assert bench.workers.close(WAIT_MS)


def test_a_look_changes_nothing(bench: Bench, text: Path, library: Library) -> None:
    opened = bench.open(text)
    found = bench.look(WITH_BO)
    assert found.speakers == {"Ada": 4, "Bo": 4}
    assert bench.previewing.name == "talk.txt"
    assert (bench.opened, bench.previewing.used) == ([opened], AUTOMATIC)
    assert library.choices.load(opened.hash) == AUTOMATIC


def test_nothing_is_looked_at_while_nothing_is_open(bench: Bench) -> None:
    assert not bench.previewing.available
    bench.previewing.look(AUTOMATIC)
    assert not bench.previewing.busy


def test_what_cannot_be_looked_at_is_told(bench: Bench, text: Path) -> None:
    bench.open(text)
    text.write_bytes("Märta".encode("cp1252"))
    bench.previewing.look(Choices(encoding="utf-8"))
    bench.qtbot.waitUntil(lambda: bool(bench.failures), timeout=WAIT_MS)
    assert "not written in utf-8" in str(bench.failures[0])
    assert not bench.previewing.busy


def test_a_newer_wish_takes_the_place_of_an_older_one(
    bench: Bench, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.open(text)
    begun, left, look = threading.Event(), threading.Event(), transcript_work.look

    def slow(folder: Path, source: Source, choices: Choices, step: Step) -> Look:
        if choices == WITH_BO:
            begun.set()
            try:
                while True:
                    step(0.5)
            finally:
                left.set()
        return look(folder, source, choices, step)

    monkeypatch.setattr(transcript_work, "look", slow)
    bench.previewing.look(WITH_BO)
    assert begun.wait(WAIT_MS / 1000)
    bench.look(Choices("plain"))
    assert left.wait(WAIT_MS / 1000), "nobody waits for it any more"
    assert [found.choices for found in bench.looks] == [Choices("plain")]


def test_what_is_chosen_is_read_and_remembered(bench: Bench, text: Path, library: Library) -> None:
    first = bench.open(text)
    assert bench.speakers() == ["Ada"]
    bench.previewing.read(WITH_BO)
    again = bench.settled()
    assert (bench.speakers(), again.hash, again.choices) == (["Ada", "Bo"], first.hash, WITH_BO)
    assert (bench.previewing.used, library.choices.load(first.hash)) == (WITH_BO, WITH_BO)
    assert len(library.episodes.recents(9)) == 1, "it is the same episode"


def test_opened_again_wherever_it_lies_it_is_read_so(bench: Bench, text: Path, tmp_path: Path) -> None:
    bench.open(text)
    bench.previewing.read(WITH_BO)
    bench.settled()
    bench.opening.put_away()
    assert bench.previewing.used == AUTOMATIC
    bench.open(text.rename(tmp_path / "renamed.txt"))
    assert (bench.speakers(), bench.previewing.used) == (["Ada", "Bo"], WITH_BO)


def test_another_window_and_an_export_read_it_so(
    bench: Bench, text: Path, folder: Path, library: Library, qtbot: QtBot
) -> None:
    bench.open(text)
    bench.previewing.read(WITH_BO)
    bench.settled()
    other = open_library(folder)
    second = Bench(qtbot, folder, other)
    second.open(text)
    assert second.speakers() == ["Ada", "Bo"]
    assert second.workers.close(WAIT_MS)
    other.close()
    exported = gather(str(text), folder, None, 0).bundle.transcript
    assert [speaker.name for speaker in exported.speakers] == ["Ada", "Bo"]


def test_it_is_read_so_before_the_library_is_open(
    bench: Bench, text: Path, folder: Path, library: Library, qtbot: QtBot
) -> None:
    bench.open(text)
    bench.previewing.read(WITH_BO)
    bench.settled()
    early = Opening(bench.workers, Episodes(), folder)
    with qtbot.waitSignal(early.transcript_ready, timeout=WAIT_MS) as ready:
        early.open_paths([text])
    assert ready.args[0].choices == WITH_BO


def test_nothing_chosen_again_is_forgotten(bench: Bench, text: Path, library: Library) -> None:
    hashed = bench.open(text).hash
    for choices in (WITH_BO, AUTOMATIC):
        bench.previewing.read(choices)
        bench.settled()
    assert bench.speakers() == ["Ada"]
    assert library.choices.load(hashed) == AUTOMATIC


def test_what_is_remembered_and_not_possible_any_more_is_left_alone(
    bench: Bench, text: Path, library: Library
) -> None:
    hashed = bench.open(text).hash
    library.choices.save(hashed, Choices("klingon"))
    bench.opening.put_away()
    assert bench.open(text).choices == AUTOMATIC
    assert bench.failures == []
    assert library.choices.load(hashed) == Choices("klingon")


def test_what_cannot_be_read_so_is_not_remembered(bench: Bench, text: Path, library: Library) -> None:
    hashed = bench.open(text).hash
    with bench.qtbot.waitSignal(bench.opening.failed, timeout=WAIT_MS):
        bench.previewing.read(Choices("webvtt"))
    bench.qtbot.waitUntil(lambda: not bench.opening.busy, timeout=WAIT_MS)
    assert library.choices.load(hashed) == AUTOMATIC
    bench.open(text)
    assert library.choices.load(hashed) == AUTOMATIC


def test_where_the_library_refuses_it_is_read_so_all_the_same(
    bench: Bench, text: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_hash: str, _choices: Choices) -> None:
        raise store_error(Fault.FULL)

    monkeypatch.setattr(library.choices, "save", refuse)
    bench.open(text)
    with bench.qtbot.waitSignal(bench.previewing.trouble, timeout=WAIT_MS):
        bench.previewing.read(WITH_BO)
    bench.settled()
    assert bench.speakers() == ["Ada", "Bo"]


def test_a_paste_is_looked_at_and_remembered(bench: Bench, library: Library) -> None:
    bench.opening.open_pasted(None, TEXT)
    bench.settled()
    assert bench.look(WITH_BO).speakers == {"Ada": 4, "Bo": 4}
    bench.previewing.read(WITH_BO)
    bench.settled()
    bench.opening.put_away()
    bench.opening.open_pasted(None, TEXT)
    assert bench.settled().choices == WITH_BO


def test_a_paste_that_could_not_be_kept_can_be_read_otherwise(
    qtbot: QtBot, tmp_path: Path, library: Library
) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("in the way")
    bench = Bench(qtbot, nowhere, library)
    bench.opening.open_pasted(None, TEXT)
    bench.settled()
    assert (bench.previewing.name, bench.opened[-1].path) == ("", None)
    assert bench.look(WITH_BO).speakers == {"Ada": 4, "Bo": 4}
    bench.previewing.read(WITH_BO)
    bench.settled()
    assert bench.speakers() == ["Ada", "Bo"]
    assert bench.workers.close(WAIT_MS)


def test_an_unclear_one_is_looked_at_with_nothing_chosen(bench: Bench, text: Path, tmp_path: Path) -> None:
    bench.open(text)
    bench.previewing.read(WITH_BO)
    bench.settled()
    unclear = tmp_path / "unclear.txt"
    unclear.write_text('{"segments": []}\nAnd words')
    with bench.qtbot.waitSignal(bench.opening.ambiguous, timeout=WAIT_MS):
        bench.opening.open_paths([unclear])
    assert (bench.previewing.name, bench.previewing.used) == ("unclear.txt", AUTOMATIC)
    assert bench.opening.unread
    assert bench.look(AUTOMATIC).surest is None
    bench.previewing.read(Choices("plain"))
    assert bench.settled().transcript.format == "plain"
    assert not bench.opening.unread
