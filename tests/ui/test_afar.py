"""What media keys and applets may do with the window, asked for as they would ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.house import House, house, write_silence, write_transcript
from viewer.controllers.mpris import bus
from viewer.controllers.mpris.remote import NO_TRACK, PLAYER, ROOT, Remote
from viewer.core.clock import PlayState
from viewer.ui import afar


class Presence:
    """Stands on no bus, and keeps the remote control that would answer there."""

    def __init__(self, remote: Remote, parent: object) -> None:
        self.remote, self.closed = remote, False

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def program(qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[House]:
    monkeypatch.setattr(bus, "Presence", Presence)
    monkeypatch.setattr(afar, "has_bus", lambda: True)
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", write_transcript(tmp_path)) as program:
        yield program


@pytest.fixture
def remote(program: House) -> Remote:
    presence = program.program._presence
    assert isinstance(presence, Presence)
    return presence.remote


def metadata(remote: Remote) -> dict[str, object]:
    return remote.properties(PLAYER)["Metadata"]


def test_without_a_bus_there_is_nothing(qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(afar, "has_bus", lambda: False)
    with house(qapp, qtbot, monkeypatch, tmp_path / "data") as program:
        assert program.program._presence is None


def test_a_picture_is_no_player(qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(afar, "has_bus", lambda: pytest.fail("asked for a bus"))
    picture = tmp_path / "picture.png"
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", screenshot=picture) as program:
        qtbot.waitUntil(picture.exists, timeout=10_000)
        assert program.program._presence is None


def test_the_episode_that_is_open_is_seen(remote: Remote) -> None:
    seen = metadata(remote)
    assert seen["xesam:title"] == "episode"
    assert seen["xesam:albumArtist"] == ["Ada", "Bo"]


def test_another_one_too_and_that_none_is(program: House, remote: Remote, tmp_path: Path) -> None:
    first = metadata(remote)["mpris:trackid"]
    program.open(write_silence(tmp_path, "sound.wav"), write_transcript(tmp_path, "sound.txt"))
    seen = metadata(remote)
    assert seen["mpris:trackid"] != first
    assert seen["xesam:title"] == "sound"
    assert seen["xesam:url"] == (tmp_path / "sound.wav").as_uri()
    program.act("close_episode").trigger()
    assert metadata(remote) == {"mpris:trackid": NO_TRACK}
    assert remote.properties(PLAYER)["PlaybackStatus"] == "Stopped"


def test_stop_halts_at_the_start_and_there_is_a_way_back(program: House, remote: Remote) -> None:
    program.playback.seek(25_000)
    remote.play()
    program.let_pass(2)
    remote.stop()
    assert program.playback.state is PlayState.PAUSED
    assert program.playback.position_ms == 0
    program.act("go_back").trigger()
    assert program.playback.position_ms == pytest.approx(27_000, abs=100)


def test_the_rate_is_kept_like_one_chosen_in_the_window(program: House, remote: Remote) -> None:
    remote.set_rate(1.5)
    assert program.settings.rate == 1.5
    assert program.playback.sounding.rate == 1.5


def test_a_file_is_opened_and_played(program: House, remote: Remote, tmp_path: Path) -> None:
    with program.qtbot.waitSignal(program.desk.settled, timeout=10_000):
        assert remote.open(write_transcript(tmp_path, "two.txt", turns=3).as_uri())
    assert metadata(remote)["xesam:title"] == "two"
    assert program.playback.state is PlayState.PLAYING


def test_a_file_that_is_missing_is_told_and_does_not_start_what_is_open(
    program: House, remote: Remote, tmp_path: Path
) -> None:
    before = metadata(remote)
    with program.qtbot.waitSignal(program.desk.settled, timeout=10_000):
        assert remote.open((tmp_path / "nowhere.mp3").as_uri())
    assert "nowhere.mp3" in program.told()
    assert metadata(remote) == before
    assert program.playback.state is PlayState.PAUSED


def test_the_window_comes_forward(program: House, remote: Remote) -> None:
    program.window.showMinimized()
    remote.come_forward()
    assert program.window.isVisible()
    assert not program.window.isMinimized()


def test_the_window_fills_the_screen(program: House, remote: Remote) -> None:
    remote.set_full_screen(True)
    assert program.window.isFullScreen()
    assert remote.properties(ROOT)["Fullscreen"] is True
    remote.set_full_screen(False)
    assert not program.window.isFullScreen()


def test_leaving_answers_first_then_closes_the_window_and_the_presence(
    program: House, remote: Remote
) -> None:
    with program.qtbot.waitSignal(program.window.closing, timeout=10_000):
        remote.leave()
        assert program.window.isVisible()
    assert program.program._presence.closed


@pytest.mark.qt_log_ignore("keyToAscii Unhandled key code", extend=True)  # of Qt's typist
def test_media_keys_work_wherever_the_keyboard_is(program: House) -> None:
    program.playback.seek(15_000)
    heard = []
    for in_field in (False, True):
        if in_field:
            program.act("find").trigger()
            assert QApplication.focusWidget() is not program.view
        for key in (
            *(Qt.Key.Key_MediaTogglePlayPause, Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaNext),
            *(Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaPause, Qt.Key.Key_MediaPause, Qt.Key.Key_MediaPrevious),
            *(Qt.Key.Key_AudioForward, Qt.Key.Key_AudioRewind, Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaStop),
        ):
            program.press(key)
            playing = program.playback.state is PlayState.PLAYING
            heard.append((playing, program.playback.position_ms // 1000))
        program.playback.seek(15_000)
    assert heard[:11] == heard[11:]
    assert heard[:11] == [
        *[(True, 15), (False, 15), (False, 20)],
        *[(True, 20), (False, 20), (False, 20), (False, 10)],
        *[(False, 20), (False, 10), (True, 10), (False, 0)],
    ]
