"""The dialog of the audio delay: acts at once, shows what holds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.controllers.fakes import Desk, FakeDevices
from viewer.controllers.audio_delay import AudioDelay
from viewer.controllers.settings import Settings
from viewer.controllers.sound_devices import UNNAMED, SoundDevice
from viewer.ui.dialogs.audio_delay import AudioDelayDialog


@pytest.fixture
def delay(qapp: object) -> Iterator[AudioDelay]:
    desk = Desk()
    delay = AudioDelay(Settings(), desk.playback, FakeDevices(), desk.playback)
    delay.ask_device()
    yield delay
    desk.playback.close()


@pytest.fixture
def actions(qapp: object) -> dict[str, QAction]:
    owner = QObject(qapp)  # type: ignore[call-overload]
    return {name: QAction(name, owner) for name in ("play", "less_delay", "more_delay")}


@pytest.fixture
def dialog(delay: AudioDelay, actions: dict[str, QAction], qtbot: QtBot) -> AudioDelayDialog:
    dialog = AudioDelayDialog(delay, actions)
    qtbot.addWidget(dialog)
    return dialog


def test_the_slider_takes_steps_of_ten(dialog: AudioDelayDialog, delay: AudioDelay) -> None:
    dialog._slider.setValue(143)
    assert delay.ms == dialog._slider.value() == dialog._field.value() == 140
    QTest.keyClick(dialog._slider, Qt.Key.Key_Left)
    assert delay.ms == 130
    QTest.keyClick(dialog._slider, Qt.Key.Key_End)
    assert delay.ms == 2000


def test_a_number_counts_when_it_is_whole(dialog: AudioDelayDialog, delay: AudioDelay, qtbot: QtBot) -> None:
    told: list[int] = []
    delay.changed.connect(told.append)
    dialog.show()
    dialog._field.selectAll()
    QTest.keyClicks(dialog._field, "185")
    assert told == []
    QTest.keyClick(dialog._field, Qt.Key.Key_Return)
    assert told == [185]
    assert dialog._slider.value() == 185
    assert dialog.isVisible(), "Enter ends the number, not the dialog"
    QTest.keyClick(dialog._field, Qt.Key.Key_Up)
    assert told == [185, 195]


def test_reset_is_for_what_is_set(dialog: AudioDelayDialog, delay: AudioDelay) -> None:
    assert not dialog._reset.isEnabled()
    delay.set_ms(-70)
    assert dialog._reset.isEnabled()
    dialog._reset.click()
    assert delay.ms == dialog._slider.value() == dialog._field.value() == 0
    assert not dialog._reset.isEnabled()


def test_what_is_shown_asks_for_nothing(dialog: AudioDelayDialog, delay: AudioDelay) -> None:
    told: list[int] = []
    delay.changed.connect(told.append)
    delay.set_ms(187)
    assert told == [187]
    assert dialog._slider.value() == dialog._field.value() == 187


def test_the_device_is_named_to_eyes_and_ears(dialog: AudioDelayDialog, delay: AudioDelay) -> None:
    devices = delay._devices
    assert isinstance(devices, FakeDevices)
    assert "Speakers" in dialog._device.text()
    devices.become(SoundDevice("usb-3", "Radio"))
    assert "Radio" in dialog._device.text()
    for part in (dialog._slider, dialog._field):
        assert part.accessibleName()
        assert part.accessibleDescription() == dialog._device.text()
    devices.become(UNNAMED)
    assert dialog._device.text() == "Kept for this computer: it does not name its sound device."


def test_space_plays(dialog: AudioDelayDialog, actions: dict[str, QAction]) -> None:
    played: list[bool] = []
    actions["play"].triggered.connect(lambda: played.append(True))
    QTest.keyClick(dialog._slider, Qt.Key.Key_Space)
    assert len(played) == 1
