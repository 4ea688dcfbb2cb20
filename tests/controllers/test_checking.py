"""The check on opening waits until all is known, and leaves out what is ignored."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from tests.transcripts import transcript
from viewer.controllers.checking import Checking
from viewer.controllers.opening_work import OpenedTranscript
from viewer.core.findings import Finding, FindingKind
from viewer.core.records import MediaKind, MediaRef
from viewer.core.timeline import IDENTITY, Timeline
from viewer.errors import WorldError, message
from viewer.store.database import in_memory
from viewer.store.ignored import IgnoredStore

TEXT = OpenedTranscript(transcript("One", "Two", "Three"), None, "tt")
SHORT = 7_000


@dataclass
class Info:
    duration_ms: int


class Opened(QObject):
    """What an opening says, said by hand."""

    started = Signal(str)
    cleared = Signal()
    transcript_ready = Signal(object)
    audio_ready = Signal(object)
    audio_probed = Signal(object)
    audio_identified = Signal(object)
    finished = Signal()


class Timing(QObject):
    changed = Signal(object)
    timeline = IDENTITY

    def become(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.changed.emit(None)


class Bench:
    def __init__(self) -> None:
        self.opened, self.timing = Opened(), Timing()
        self.checking = Checking(self.opened, self.timing)  # type: ignore[arg-type]
        self.found: list[list[FindingKind]] = []
        self.checking.found.connect(self._note)

    def _note(self, findings: list[Finding]) -> None:
        self.found.append([finding.kind for finding in findings])

    def open(self, *, text: bool = True, audio: str | None = "aa", info: Info | None = None) -> Bench:
        self.opened.started.emit("")
        self.opened.cleared.emit()
        if text:
            self.opened.transcript_ready.emit(TEXT)
        if audio is not None:
            self.opened.audio_ready.emit(Path("a.mp3"))
            self.opened.audio_probed.emit(info or Info(SHORT))
            self.opened.audio_identified.emit(MediaRef(MediaKind.AUDIO, audio))
        self.opened.finished.emit()
        return self


@pytest.fixture
def store():
    with closing(in_memory()) as db:
        yield IgnoredStore(db)


@pytest.fixture
def bench(qtbot: QtBot, store: IgnoredStore) -> Bench:
    bench = Bench()
    bench.checking.attach(store)
    bench.found.clear()
    return bench


def test_nothing_is_found_before_all_is_known(bench: Bench) -> None:
    bench.opened.started.emit("")
    bench.opened.transcript_ready.emit(TEXT)
    bench.opened.audio_probed.emit(Info(SHORT))
    bench.timing.become(IDENTITY)
    assert bench.found == []
    bench.opened.finished.emit()
    assert bench.found == [[FindingKind.AUDIO_SHORTER]]


def test_what_fits_gives_an_empty_answer(bench: Bench) -> None:
    assert bench.open(info=Info(16_000)).found == [[]]
    assert not bench.open(audio=None).found[-1]


def test_what_is_ignored_is_not_found_again_in_that_file(bench: Bench) -> None:
    bench.open()
    assert bench.checking.can_ignore
    bench.checking.ignore(FindingKind.AUDIO_SHORTER)
    assert bench.open().found[-1] == []
    assert bench.open(audio="bb").found[-1] == [FindingKind.AUDIO_SHORTER]


def test_nothing_can_be_ignored_of_a_transcript_alone(bench: Bench) -> None:
    bench.open()
    bench.open(audio=None)
    assert not bench.checking.can_ignore
    bench.checking.ignore(FindingKind.DOUBTFUL)


def test_a_library_that_comes_late_is_waited_for(qtbot: QtBot, store: IgnoredStore) -> None:
    store.ignore("bb", FindingKind.AUDIO_SHORTER)
    bench = Bench()
    assert bench.open().found == []
    assert not bench.checking.can_ignore
    bench.checking.attach(store)
    assert bench.found == [[FindingKind.AUDIO_SHORTER]]
    late = Bench().open(audio="bb")
    late.checking.attach(store)
    assert late.found == [[]]


def test_another_timing_is_a_reason_to_look_again(bench: Bench) -> None:
    assert bench.open().found == [[FindingKind.AUDIO_SHORTER]]
    bench.timing.become(IDENTITY.shifted(-10_000))
    bench.timing.become(IDENTITY)
    assert bench.found[1:] == [[], [FindingKind.AUDIO_SHORTER]]
    bench.opened.started.emit("")
    bench.timing.become(IDENTITY.shifted(-10_000))
    assert len(bench.found) == 3, "while something is opened it is too early"


def test_what_was_put_away_is_not_found(bench: Bench) -> None:
    bench.open()
    bench.opened.cleared.emit()
    bench.opened.finished.emit()
    assert bench.found[-1] == []


class Broken:
    def kinds(self, audio: str) -> frozenset[str]:
        raise WorldError(message("Unreadable"))

    def ignore(self, audio: str, kind: str) -> None:
        raise WorldError(message("Unwritable"))


def test_a_library_that_refuses_is_told_and_all_is_found(qtbot: QtBot) -> None:
    bench = Bench()
    trouble: list[str] = []
    bench.checking.trouble.connect(lambda error: trouble.append(str(error)))
    bench.checking.attach(Broken())
    bench.found.clear()
    bench.open()
    assert bench.found == [[FindingKind.AUDIO_SHORTER]]
    bench.checking.ignore(FindingKind.AUDIO_SHORTER)
    assert set(trouble) == {"Unreadable", "Unwritable"}
