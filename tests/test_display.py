import sys

import pytest

from viewer import display
from viewer.errors import WorldError


@pytest.fixture(autouse=True)
def _on_linux(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_screen_is_taken_as_it_is(name):
    environment = {name: "something"}
    display.prepare(environment, picture_only=True)
    assert environment == {name: "something"}


def test_without_a_screen_a_picture_is_drawn_on_one_nobody_sees():
    environment = {"DISPLAY": ""}
    display.prepare(environment, picture_only=True)
    assert environment["QT_QPA_PLATFORM"] == "offscreen"


def test_without_a_screen_a_window_is_refused_with_the_way_out():
    with pytest.raises(WorldError, match=r"no display.*--screenshot"):
        display.prepare({}, picture_only=False)


def test_other_systems_always_have_one(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    environment: dict[str, str] = {}
    display.prepare(environment, picture_only=False)
    assert environment == {}
