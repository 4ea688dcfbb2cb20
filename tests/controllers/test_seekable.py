"""Audio is made seekable where its player needs it, and only there; what goes wrong harms no playing."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from tests.controllers.fakes import Desk, FakePlayer
from viewer.controllers.seekable import SeekableAudio
from viewer.controllers.worker import Workers
from viewer.core.clock import PlayState
from viewer.core.records import MediaKind, MediaRef
from viewer.core.steps import Step
from viewer.errors import WorldError, message


@dataclass
class Info:
    seeks_truly: bool = False


class Opened(QObject):
    """What an opening says, said by hand."""

    cleared = Signal()
    audio_ready = Signal(object)
    audio_probed = Signal(object)
    audio_identified = Signal(object)


class Bench:
    """A player that cannot seek in every file, and a copying that can be held and fails where told."""

    def __init__(self, qtbot: QtBot, workers: Workers, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.desk = Desk()
        self.desk.player.seeks_anything = False
        self.opened = Opened()
        self.error: WorldError | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[str] = []
        self.seekable = SeekableAudio(
            workers,
            self.opened,  # type: ignore[arg-type]
            self.desk.playback,
            folder / "cache",
            provide=self.provide,
        )
        self.changes = 0
        self.seekable.changed.connect(self._count)

    def _count(self) -> None:
        self.changes += 1

    def provide(self, audio: MediaRef, step: Step) -> Path:
        self.asked.append(audio.hash)
        step(0.25)
        while not self.gate.wait(0.01):
            step(0.5)
        if self.error:
            raise self.error
        path = self.folder / f"{audio.hash}.mka"
        path.touch()
        return path

    def open(self, name: str = "a", *, seeks_truly: bool = False) -> Bench:
        path = Path(f"{name}.mp3")
        self.desk.playback.load_audio(path)
        self.opened.audio_ready.emit(path)
        self.opened.audio_probed.emit(Info(seeks_truly))
        self.opened.audio_identified.emit(MediaRef(MediaKind.AUDIO, name, str(path), duration_ms=60_000))
        return self

    def settled(self) -> Bench:
        self.qtbot.waitUntil(lambda: not self.seekable.busy)
        return self

    @property
    def loaded(self) -> list[object]:
        return [told[1] for told in self.desk.player.told if told[0] == "load"]


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    gc.collect()  # a thread that did it would delete the timers of earlier tests from outside theirs
    workers = Workers()
    bench = Bench(qtbot, workers, tmp_path)
    yield bench
    bench.gate.set()
    assert workers.close(10_000)
    del bench
    gc.collect()


def test_a_copy_takes_the_place_of_what_cannot_be_sought(bench: Bench) -> None:
    bench.open()
    bench.desk.playback.seek(30_000)
    bench.desk.playback.play()
    assert bench.seekable.helped
    bench.settled()
    assert bench.loaded == ["a.mp3", "a.mka"]
    assert bench.desk.playback.position_ms == 30_000
    assert bench.desk.playback.state is PlayState.PLAYING
    assert bench.seekable.helped
    assert bench.seekable.error is None


def test_what_can_be_sought_is_left_alone(bench: Bench) -> None:
    bench.open(seeks_truly=True).settled()
    assert (bench.asked, bench.loaded) == ([], ["a.mp3"])


def test_a_player_that_seeks_in_every_file_needs_no_copy(bench: Bench) -> None:
    bench.desk.player.seeks_anything = True
    bench.open().settled()
    assert bench.asked == []
    assert bench.seekable.helped


def test_the_copy_is_made_when_another_player_comes_that_needs_it(bench: Bench) -> None:
    bench.desk.player.seeks_anything = True
    bench.open().settled()
    needy = FakePlayer(bench.desk.time, name="needy")
    needy.seeks_anything = False
    bench.desk.playback.set_player(needy, message("Needy"))
    bench.settled()
    assert bench.asked == ["a"]
    assert needy.told[0] == ("load", "a.mp3")
    assert ("load", "a.mka") in needy.told


def test_coming_back_to_a_player_does_not_copy_again(bench: Bench) -> None:
    bench.open().settled()
    for able in (True, False):
        player = FakePlayer(bench.desk.time, name=str(able))
        player.seeks_anything = able
        bench.desk.playback.set_player(player, message("Another"))
        bench.settled()
        assert player.told[0] == ("load", "a.mp3" if able else "a.mka")
    assert bench.asked == ["a"]


def test_when_somebody_emptied_the_cache_the_next_player_gets_a_new_copy(bench: Bench) -> None:
    bench.open().settled()
    (bench.folder / "a.mka").unlink()
    player = FakePlayer(bench.desk.time, name="needy")
    player.seeks_anything = False
    bench.desk.playback.set_player(player, message("Another"))
    bench.settled()
    assert bench.asked == ["a", "a"]


def test_tells_how_far_it_is(bench: Bench) -> None:
    told: list[tuple[str, float]] = []
    bench.seekable.progress.connect(lambda text, share: told.append((str(text), share)))
    with bench.qtbot.waitSignals([bench.seekable.started, bench.seekable.finished], order="strict"):
        bench.open()
    assert told[0] == ("Making a.mp3 seekable", 0.25)


def test_what_fails_is_told_once_and_the_audio_plays_on(bench: Bench) -> None:
    bench.error = WorldError(message("No room"))
    bench.open()
    bench.desk.playback.play()
    bench.settled()
    assert bench.seekable.error is bench.error
    assert not bench.seekable.helped
    assert bench.desk.playback.state is PlayState.PLAYING
    assert bench.loaded == ["a.mp3"]
    bench.desk.playback.player_changed.emit("fake", message(""))
    bench.settled()
    assert bench.asked == ["a"], "it is not tried again unasked"


def test_it_is_tried_again_when_asked(bench: Bench) -> None:
    bench.error = WorldError(message("No room"))
    bench.open().settled()
    bench.error = None
    bench.seekable.make()
    assert bench.seekable.error is None
    bench.settled()
    assert bench.seekable.helped
    assert bench.loaded == ["a.mp3", "a.mka"]
    bench.seekable.make()
    bench.settled()
    assert bench.asked == ["a", "a"], "there is one now"


def test_can_be_stopped_half_way_and_taken_up_again(bench: Bench) -> None:
    bench.gate.clear()
    bench.open()
    bench.qtbot.waitUntil(lambda: bench.asked == ["a"])
    with bench.qtbot.waitSignal(bench.seekable.finished):
        bench.seekable.cancel()
    assert not bench.seekable.helped
    bench.gate.set()
    assert bench.loaded == ["a.mp3"]
    bench.seekable.make()
    bench.settled()
    assert bench.loaded == ["a.mp3", "a.mka"]


@pytest.mark.parametrize("leave", [lambda bench: bench.opened.cleared.emit(), lambda bench: bench.open("b")])
def test_a_late_copy_of_the_audio_before_is_not_played(
    bench: Bench, leave: Callable[[Bench], object]
) -> None:
    bench.gate.clear()
    bench.open()
    bench.qtbot.waitUntil(lambda: bench.asked == ["a"])
    leave(bench)
    bench.gate.set()
    bench.settled()
    assert "a.mka" not in bench.loaded


def test_a_file_the_player_refuses_is_told_as_the_reason(bench: Bench) -> None:
    bench.open()
    bench.desk.player.refuses = WorldError(message("It cannot be played"))
    bench.settled()
    assert bench.seekable.error is bench.desk.player.refuses
    assert not bench.seekable.helped


def test_tidying_needs_something_to_tidy(bench: Bench, qtbot: QtBot) -> None:
    bench.seekable.tidy()
    (bench.folder / "cache").mkdir()
    old = bench.folder / "cache" / ("a" * 64 + ".1.part")
    old.touch()
    os.utime(old, (0, 0))
    bench.seekable.tidy()
    qtbot.waitUntil(lambda: not old.exists())
