"""The delay the reader set: obeyed at once, kept for the device, taken up when the device comes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.controllers.fakes import HEADPHONES, SPEAKERS, Desk, FakeDevices
from viewer.controllers.audio_delay import AudioDelay
from viewer.controllers.settings import Settings
from viewer.controllers.sound_devices import UNNAMED, SoundDevice


class Room:
    """A delay with all it stands between."""

    def __init__(self, devices: FakeDevices | None = None, **kept: object) -> None:
        self.desk, self.settings, self.devices = Desk(), Settings(kept), devices or FakeDevices()
        self.playback = self.desk.playback
        self.delay = AudioDelay(self.settings, self.playback, self.devices)
        self.told: list[object] = []
        self.delay.changed.connect(self.told.append)
        self.delay.device_changed.connect(self.told.append)


@pytest.fixture
def rooms(qapp: object) -> Iterator[type[Room]]:
    made: list[Room] = []

    class Kept(Room):
        def __init__(self, devices: FakeDevices | None = None, **kept: object) -> None:
            super().__init__(devices, **kept)
            made.append(self)

    yield Kept
    for room in made:
        room.playback.close()


def test_without_any_delay_kept_the_platform_is_left_alone(rooms: type[Room]) -> None:
    room = rooms()
    room.delay.bring_up()
    assert not room.devices.started
    assert room.delay.ms == 0


def test_a_delay_is_obeyed_and_kept_for_the_device(rooms: type[Room]) -> None:
    room = rooms()
    room.delay.set_ms(180)
    assert room.playback.sounding.delay_ms == 180
    assert room.settings.audio_delays == {"pci-1": 180}
    assert room.settings.sound_device == "pci-1"
    assert room.told == [SPEAKERS, 180]


def test_each_device_has_its_own(rooms: type[Room]) -> None:
    room = rooms(audio_delays={"bluez-7": 240, "pci-1": -30})
    room.delay.bring_up()
    assert room.delay.ms == -30
    room.devices.become(HEADPHONES)
    assert room.delay.ms == 240
    room.delay.set_ms(260)
    room.devices.become(SoundDevice("usb-3", "Radio"))
    assert room.delay.ms == 0
    room.devices.become(SPEAKERS)
    assert room.delay.ms == -30
    assert room.settings.audio_delays == {"bluez-7": 260, "pci-1": -30}
    assert [what for what in room.told if isinstance(what, int)] == [-30, 240, 260, 0, -30]


def test_none_is_not_kept(rooms: type[Room]) -> None:
    room = rooms(audio_delays={"pci-1": 40, "bluez-7": 1})
    room.delay.bring_up()
    room.delay.set_ms(0)
    assert room.settings.audio_delays == {"bluez-7": 1}
    assert room.playback.sounding.delay_ms == 0


def test_until_the_platform_answers_the_last_device_counts(rooms: type[Room]) -> None:
    room = rooms(audio_delays={"bluez-7": 240}, sound_device="bluez-7")
    assert room.playback.sounding.delay_ms == 240
    room.delay.bring_up()
    assert room.playback.sounding.delay_ms == 0, "it is the speakers this time"
    assert room.settings.sound_device == "pci-1"


def test_a_library_that_comes_later_is_obeyed(rooms: type[Room]) -> None:
    room = rooms()
    room.settings.sound_device = "bluez-7"
    room.settings.audio_delays = {"bluez-7": 100}
    assert room.playback.sounding.delay_ms == 100


def test_where_devices_have_no_names_one_delay_holds_for_all(rooms: type[Room]) -> None:
    room = rooms(FakeDevices(real=UNNAMED))
    room.delay.set_ms(70)
    assert room.settings.audio_delays == {"": 70}
    assert rooms(FakeDevices(real=UNNAMED), audio_delays={"": 70}).playback.sounding.delay_ms == 70


def test_steps_of_twenty_within_two_seconds(rooms: type[Room]) -> None:
    room = rooms()
    for by in (1, 1, 1, -1):
        room.delay.step(by)
    assert room.delay.ms == 40
    for by in (1000, 1):
        room.delay.step(by)
    assert room.delay.ms == 2000
    room.delay.set_ms(-3000)
    assert room.delay.ms == -2000


def test_a_device_changed_while_playing_moves_the_light(rooms: type[Room]) -> None:
    room = rooms(audio_delays={"bluez-7": 400})
    room.delay.bring_up()
    room.desk.open().playback.play()
    room.desk.let_pass(5)
    before = room.playback.position_ms
    room.devices.become(HEADPHONES)
    room.desk.let_pass(0.36)
    assert room.playback.position_ms == pytest.approx(before, abs=40)
    room.desk.let_pass(1.0)
    assert room.playback.position_ms == pytest.approx(before + 960, abs=60)
