"""The audio delay in the running program: by key, by dialog, kept for the device."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from tests.controllers.fakes import HEADPHONES, FakeDevices
from tests.house import House, house, press
from viewer.core.clock import PlayState
from viewer.ui.delaying import delay_text
from viewer.ui.dialogs.audio_delay import AudioDelayDialog


def opened(program: House) -> AudioDelayDialog:
    program.act("audio_delay").trigger()
    found = program.window.findChildren(AudioDelayDialog)
    assert len(found) == 1
    program.qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def devices(program: House) -> FakeDevices:
    found = program.program.findChild(FakeDevices)
    assert found is not None
    return found


@pytest.mark.parametrize(("ms", "text"), [(0, "0 ms"), (180, "+180 ms"), (-1500, "−1,500 ms")])
def test_a_delay_is_read_with_its_sign(ms: int, text: str) -> None:
    assert delay_text(ms) == text


def test_keys_step_and_say_so(program: House) -> None:
    for _ in range(3):
        press(program, "Alt++")
    assert program.playback.sounding.delay_ms == 60
    assert QToolTip.text() == "Audio delay +60 ms for Speakers"
    press(program, "Alt+-")
    assert program.playback.sounding.delay_ms == 40
    assert program.settings.audio_delays == {"pci-1": 40}


def test_the_keys_without_a_named_device(program: House) -> None:
    devices(program).real = devices(program).present
    press(program, "Alt+-")
    assert QToolTip.text() == "Audio delay −20 ms"


def test_the_light_moves_while_the_slider_is_moved(program: House) -> None:
    program.playback.play()
    program.let_pass(5)
    dialog = opened(program)
    slider = dialog._slider
    for _ in range(20):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert program.playback.sounding.delay_ms == 200
    assert dialog._field.value() == 200
    program.let_pass(3)
    assert program.playback.position_ms == pytest.approx(8000 - 200, abs=40)
    QTest.keyClick(slider, Qt.Key.Key_PageDown)
    assert program.playback.sounding.delay_ms == 100


def test_the_window_plays_on_beside_the_dialog(program: House) -> None:
    dialog = opened(program)
    assert not dialog.isModal()
    QTest.keyClick(dialog._slider, Qt.Key.Key_Space)
    assert program.playback.state is PlayState.PLAYING
    QTest.keyClick(dialog._slider, Qt.Key.Key_Space)
    assert program.playback.state is PlayState.PAUSED


def test_keys_work_in_the_dialog_and_need_no_words_there(program: House) -> None:
    dialog = opened(program)
    program.act("more_delay").trigger()
    assert dialog.actions() == [program.act("less_delay"), program.act("more_delay")]
    assert dialog._field.value() == dialog._slider.value() == 20
    assert QToolTip.text() == ""


def test_it_is_one_dialog_and_goes_when_it_is_closed(program: House) -> None:
    assert opened(program) is opened(program)
    opened(program).close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert program.window.findChildren(AudioDelayDialog) == []


def test_it_hides_as_little_as_it_can(program: House) -> None:
    dialog, window = opened(program), program.window
    assert window.frameGeometry().contains(dialog.frameGeometry())
    assert dialog.frameGeometry().bottom() < window.strip.mapToGlobal(window.strip.rect().topLeft()).y()


def test_another_device_brings_its_own_delay(program: House) -> None:
    program.settings.audio_delays = {"bluez-7": 240}
    dialog = opened(program)
    assert "Speakers" in dialog._device.text()
    devices(program).become(HEADPHONES)
    assert "Headphones" in dialog._device.text()
    assert dialog._slider.value() == dialog._field.value() == program.playback.sounding.delay_ms == 240


def test_the_delay_is_there_at_the_next_start(
    qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with house(qapp, qtbot, monkeypatch, tmp_path / "data") as program:
        assert not devices(program).started, "nobody needs to know the device"
        program.act("more_delay").trigger()
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", wait=False) as program:
        assert program.playback.sounding.delay_ms == 20, "before the first picture"
        program.settle()
        assert devices(program).started
        assert program.playback.sounding.delay_ms == 20
        assert QApplication.activePopupWidget() is None
