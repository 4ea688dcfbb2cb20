"""Which sound device it is: a made-up platform, and PulseAudio itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from viewer.controllers.sound_devices import UNNAMED, SoundDevice, SoundDevices

SPEAKERS, HEADPHONES = SoundDevice("pci-1", "Speakers"), SoundDevice("bluez-7", "Headphones")


class Platform(QObject):
    """Stands for `QMediaDevices`."""

    audioOutputsChanged = Signal()
    default = SPEAKERS

    def defaultAudioOutput(self) -> SimpleNamespace:  # noqa: N802 - Qt's name
        device = type(self).default
        return SimpleNamespace(
            isNull=lambda: device == UNNAMED,
            id=lambda: SimpleNamespace(data=device.key.encode),
            description=lambda: device.name,
        )


@pytest.fixture
def devices(qapp: object, monkeypatch: pytest.MonkeyPatch) -> SoundDevices:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", SimpleNamespace(QMediaDevices=Platform))
    monkeypatch.setattr(Platform, "default", SPEAKERS)
    return SoundDevices()


def test_nothing_is_looked_at_before_the_start(devices: SoundDevices) -> None:
    assert devices.present == UNNAMED
    assert not devices.started
    devices.start()
    assert devices.present == SPEAKERS
    assert devices.started


def test_another_device_is_told_once(devices: SoundDevices, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[SoundDevice] = []
    devices.start()
    devices.changed.connect(told.append)
    for present in (HEADPHONES, HEADPHONES, UNNAMED, SPEAKERS):
        monkeypatch.setattr(Platform, "default", present)
        devices._watched.audioOutputsChanged.emit()
    assert told == [HEADPHONES, UNNAMED, SPEAKERS]
    assert devices.present == SPEAKERS


def test_a_second_start_is_none(devices: SoundDevices) -> None:
    devices.start()
    watched = devices._watched
    devices.start()
    assert devices._watched is watched


def test_without_qt_multimedia_no_device_has_a_name(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    devices = SoundDevices()
    devices.start()
    assert devices.present == UNNAMED
    assert not devices.started


@pytest.mark.real
@pytest.mark.skipif(shutil.which("pactl") is None, reason="needs pactl")
def test_pulseaudio_names_its_device_and_tells_of_another(qtbot: QtBot, sound: dict[str, str]) -> None:
    devices = SoundDevices()
    devices.start()
    first = devices.present
    assert first.key
    assert first.name
    arguments = ["module-null-sink", "sink_name=elsewhere", "sink_properties=device.description=Elsewhere"]
    module = subprocess.run(
        ["pactl", "load-module", *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()
    try:
        with qtbot.waitSignal(devices.changed, timeout=5000) as told:
            subprocess.run(["pactl", "set-default-sink", "elsewhere"], check=True)
        assert told.args == [SoundDevice("elsewhere", "Elsewhere")]
        with qtbot.waitSignal(devices.changed, timeout=5000) as told:
            subprocess.run(["pactl", "set-default-sink", first.key], check=True)
        assert told.args == [first]
    finally:
        subprocess.run(["pactl", "unload-module", module], check=True)
