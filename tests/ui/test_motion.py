"""Reduced motion: the reader's choice first, then the desktop's, else things may move."""

import pytest
from PySide6.QtDBus import QDBusConnection

from viewer.ui import motion
from viewer.ui.motion import reduced_motion

REDUCED = ("org.freedesktop.appearance", "reduced-motion")
ANIMATIONS = ("org.gnome.desktop.interface", "enable-animations")


@pytest.mark.parametrize(
    ("desktop", "expected"),
    [
        ({}, False),
        ({REDUCED: 1}, True),
        ({REDUCED: 0}, False),
        ({ANIMATIONS: False}, True),
        ({ANIMATIONS: True}, False),
    ],
)
def test_the_desktop_is_asked(qapp, desktop: dict, expected: bool) -> None:
    assert reduced_motion(ask_desktop=lambda *key: desktop.get(key)) is expected


@pytest.mark.parametrize("choice", [True, False])
def test_the_reader_has_the_last_word(qapp, choice: bool) -> None:
    assert reduced_motion(setting=choice, ask_desktop=lambda *key: 1) is choice


def test_no_session_bus_means_no_answer(qapp, monkeypatch) -> None:
    nowhere = QDBusConnection("there is no such connection")
    monkeypatch.setattr(
        motion, "QDBusConnection", type("Buses", (), {"sessionBus": staticmethod(lambda: nowhere)})
    )
    assert motion._ask_portal(*REDUCED) is None
