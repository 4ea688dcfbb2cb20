import sys

import pytest

from viewer import display
from viewer.errors import WorldError


@pytest.fixture(autouse=True)
def _on_linux(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.parametrize("name", ["WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
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


@pytest.mark.parametrize("picture_only", [True, False])
def test_a_screen_that_is_named_but_does_not_answer_is_told_too(picture_only):
    environment = {"DISPLAY": ":99"}
    display.prepare(environment, picture_only=picture_only)
    display.check("xcb", environment, picture_only=picture_only)
    if picture_only:
        display.check("offscreen", environment, picture_only=True)
    else:
        with pytest.raises(WorldError, match="no display"):
            display.check("offscreen", environment, picture_only=False)


def test_a_screen_nobody_sees_may_be_asked_for():
    environment = {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}
    display.prepare(environment, picture_only=False)
    display.check("offscreen", environment, picture_only=False)
