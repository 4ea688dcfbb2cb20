"""Qt's way to the sound device: all that is written is heard, and it says about when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.player.sound.heard import hear, silence_after_drop_s
from viewer.errors import WorldError
from viewer.player.sound import qt as module
from viewer.player.sound.qt import QtOutput

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudioService", "FFmpeg version", extend=True)


def test_a_missing_qt_multimedia_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    monkeypatch.delattr("PySide6.QtMultimedia", raising=False)
    with pytest.raises(WorldError, match="PySide6-Addons"):
        QtOutput()


@pytest.mark.real
def test_all_that_is_written_is_heard_in_order(sound: dict[str, str], qapp: QCoreApplication) -> None:
    gaps = hear(QtOutput(), sound, 2.0).gaps_ms()
    assert len(gaps) > 170
    assert max(np.abs(gaps)) < 1.0


@pytest.mark.real
def test_says_about_what_is_heard(sound: dict[str, str], qapp: QCoreApplication) -> None:
    errors = hear(QtOutput(), sound, 2.0).errors_ms()
    assert len(errors) > 50
    assert abs(np.median(errors)) < 30


@pytest.mark.real
def test_what_is_dropped_is_not_heard(sound: dict[str, str], qapp: QCoreApplication) -> None:
    assert silence_after_drop_s(QtOutput(), sound) < 0.06


class FakeSink:
    """A device of which it can be said what it takes.

    Attributes:
        room: bytes it still takes; below 0 it has gone.
        starts: whether it can be used.
    """

    def __init__(self) -> None:
        self.room, self.starts = 1_000_000, True
        self.taken = b""

    def start(self) -> FakeSink | None:
        return self if self.starts else None

    def reset(self) -> None:
        self.taken = b""

    def deleteLater(self) -> None:  # noqa: N802 - Qt's name
        self.starts = False

    def processedUSecs(self) -> int:  # noqa: N802 - Qt's name
        return 100_000

    def write(self, pcm: bytes) -> int:
        if self.room < 0:
            return -1
        size = min(self.room, len(pcm), 300)
        self.taken, self.room = self.taken + pcm[:size], self.room - size
        return size


@pytest.fixture
def sink() -> FakeSink:
    return FakeSink()


@pytest.fixture
def output(sink: FakeSink) -> QtOutput:
    """Has a device that takes 1,000 mono frames a second."""
    made: Any = QtOutput()
    made._sink = made._device = sink
    made._bytes_a_second = 2_000
    return made


def test_writes_in_as_small_pieces_as_the_device_takes(output: QtOutput, sink: FakeSink) -> None:
    pcm = bytes(range(250)) * 4
    output.write(pcm)
    assert sink.taken == pcm
    assert output.unheard_s() == pytest.approx(0.5 - 0.1, abs=0.02)


def test_a_device_that_goes_away_says_so(output: QtOutput, sink: FakeSink) -> None:
    sink.room = -1
    with pytest.raises(WorldError, match="has gone"):
        output.write(bytes(10))


def test_a_device_without_room_has_gone_in_the_end(
    output: QtOutput, sink: FakeSink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE_S", 0.03)
    sink.room = 0
    with pytest.raises(WorldError, match="has gone"):
        output.write(bytes(10))


def test_a_device_lost_at_a_drop_is_told_at_the_next_write(output: QtOutput, sink: FakeSink) -> None:
    sink.starts = False
    output.drop()
    with pytest.raises(WorldError, match="has gone"):
        output.write(bytes(10))


def test_closed_it_holds_nothing(output: QtOutput) -> None:
    output.close()
    assert output.unheard_s() == 0
    output.drop()
    output.close()
