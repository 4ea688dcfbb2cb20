"""In a file that does not tell where its times lie, players go everywhere; and so they do in a copy of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("PySide6")

from pytestqt.qtbot import QtBot

from tests.audio_files import SAMPLE_RATE, noise, write_audio
from tests.sound import Ear, thinned
from viewer.audio.pcm import PcmReader
from viewer.audio.tempo import TempoFilter
from viewer.controllers.episodes import Episodes
from viewer.controllers.opening import Opening
from viewer.controllers.playback import PlaybackController
from viewer.controllers.seekable import SeekableAudio
from viewer.controllers.worker import Workers
from viewer.errors import message
from viewer.player.builtin.player import BuiltinPlayer
from viewer.player.outputs import outputs

pytestmark = pytest.mark.real

TABLELESS = ["mp3-vbr-headerless", "aac"]
LENGTH_MS = 40_000
TARGET_MS = 36_000
NEAR_MS = 80
QUIET = bytes(
    2 * SAMPLE_RATE * 15
)  # it takes few bytes and comes late: lengths that are guessed are too short


@pytest.fixture(scope="module")
def samples():
    samples = noise(15)
    samples.frombytes(QUIET)
    return samples + noise(10, seed=2)


@pytest.fixture(params=TABLELESS)
def audio(request: pytest.FixtureRequest, samples, tmp_path: Path) -> Path:
    return write_audio(tmp_path, request.param, samples)


@pytest.fixture
def player(sound: dict[str, str], qtbot: QtBot) -> Iterator[BuiltinPlayer]:
    player = BuiltinPlayer(PcmReader, TempoFilter, outputs())
    player.set_volume(50)
    yield player
    player.close()


class Bench:
    """The part of the program that opens and plays, without a window."""

    def __init__(self, player: BuiltinPlayer, workers: Workers, folder: Path) -> None:
        self.playback = PlaybackController()
        self.playback.set_player(player, message("The test plays"))
        self.opening = Opening(workers, Episodes(), folder / "data")
        self.seekable = SeekableAudio(workers, self.opening, self.playback, folder / "cache")
        self.opening.audio_ready.connect(self.playback.load_audio)
        self.opening.audio_probed.connect(lambda info: self.playback.set_true_duration(info.duration_ms))


@pytest.fixture
def bench(player: BuiltinPlayer, tmp_path: Path) -> Iterator[Bench]:
    workers = Workers()
    bench = Bench(player, workers, tmp_path)
    yield bench
    assert workers.close(10_000)
    bench.playback.pause()


@pytest.mark.parametrize("alone", [True, False])
def test_it_goes_where_it_is_sent(
    bench: Bench,
    player: BuiltinPlayer,
    audio: Path,
    samples,
    sound: dict[str, str],
    qtbot: QtBot,
    alone: bool,
) -> None:
    player.seeks_anything = alone
    done = bench.opening.finished if alone else bench.seekable.finished
    with qtbot.waitSignal(done, timeout=10_000):
        bench.opening.open_paths([audio])
    assert bench.seekable.error is None
    assert (bench.seekable._copy is None) == alone
    assert bench.playback.duration_ms == pytest.approx(LENGTH_MS, abs=80)
    ear = Ear(sound)
    ear.start()
    bench.playback.seek(TARGET_MS)
    bench.playback.play()
    qtbot.waitUntil(lambda: bench.playback.position_ms > TARGET_MS + 1_500, timeout=10_000)
    moment, shown_ms = time.monotonic(), bench.playback.position_ms
    qtbot.wait(500)
    ear.stop()
    wave = thinned(np.array(samples, dtype=np.float64), SAMPLE_RATE)
    heard_ms = ear.heard_ms(moment, wave, shown_ms)
    assert heard_ms is not None
    assert shown_ms == pytest.approx(heard_ms, abs=NEAR_MS)
