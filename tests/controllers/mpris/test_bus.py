"""Where there is no bus, nothing happens."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QAction

from tests.controllers.fakes import Desk
from viewer.controllers.mpris import has_bus
from viewer.controllers.mpris.bus import Presence
from viewer.controllers.mpris.remote import Doors, Remote


def bare(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sys, "platform", "linux")
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        patch.delenv(name, raising=False)


def test_a_bare_console_has_no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    bare(monkeypatch)
    assert not has_bus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "")
    assert not has_bus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/bus")
    assert has_bus()


def test_the_bus_of_the_login_is_found_where_it_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bare(monkeypatch)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not has_bus()
    (tmp_path / "bus").touch()
    assert has_bus()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_are_not_asked(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/bus")
    monkeypatch.setattr(sys, "platform", platform)
    assert not has_bus()


def test_a_bus_that_cannot_be_reached_is_a_line_in_the_log_and_no_more(
    qapp: object, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk()
    with caplog.at_level(logging.INFO):
        remote = Remote(desk.playback, Doors(*[lambda *_: None] * 5, QAction()))
        presence = Presence(remote)
        desk.open().playback.seek(15_000)
        remote.set_title("Bees")
        assert presence.name == ""
        presence.close()
    desk.playback.close()
    assert [record.levelname for record in caplog.records] == ["INFO"]
    assert "no session bus" in caplog.text
