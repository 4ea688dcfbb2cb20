"""The built-in player: what the shared suites do not see."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.audio_files import SAMPLE_RATE
from tests.player.fakes import FakeTempo
from tests.samples import read_file
from tests.sound import Ear, thinned
from viewer.audio.pcm import PcmReader
from viewer.audio.tempo import TempoFilter
from viewer.player.builtin.player import BuiltinPlayer
from viewer.player.sound.qt import QtOutput

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_is_known_by_its_name_on_the_command_line() -> None:
    def fail(_path: Path) -> None:
        raise AssertionError("nothing is loaded")

    player = BuiltinPlayer(fail, FakeTempo, ())  # type: ignore[arg-type]
    assert player.name == "qt"
    player.close()


@pytest.mark.real
@pytest.mark.qt_log_ignore("pipewire", "PulseAudioService", "FFmpeg version", extend=True)
def test_needs_no_more_than_qt_to_be_heard(
    sound: dict[str, str], qtbot: QtBot, audio_file: Callable[[str], Path]
) -> None:
    path = audio_file("mp3-vbr")
    wave = thinned(read_file(path).mean(axis=1), SAMPLE_RATE)
    player = BuiltinPlayer(PcmReader, TempoFilter, (QtOutput,))
    ear = Ear(sound)
    ear.start()
    try:
        player.load(path)
        player.set_rate(1.5)
        player.play()
        qtbot.waitUntil(lambda: player.poll().ms > 300, timeout=5_000)
        sought_at = time.monotonic()
        player.seek(1_000)
        qtbot.waitUntil(lambda: player.poll().ms > 1_800, timeout=5_000)
        said_at, said_ms = time.monotonic(), player.poll().ms
        qtbot.waitUntil(lambda: player.poll().ms > 2_400, timeout=5_000)
    finally:
        player.close()
        ear.stop()
    first = ear.first_heard(sought_at, wave, 1_000)
    assert first is not None
    assert first.heard_ms == pytest.approx(1_000, abs=50)
    seams = (0.0, 0.01, 0.02, 0.03, 0.04)  # where two pieces of faster sound meet, it is like neither
    heard = [(ear.heard_ms(said_at + by, wave, said_ms, window_s=0.03), by) for by in seams]
    assert [ms - by * 1_500 for ms, by in heard if ms is not None][:1] == [pytest.approx(said_ms, abs=60)]
