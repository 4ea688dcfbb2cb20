"""A drag asks at once, not too often, and for the last place in any case."""

from __future__ import annotations

from PySide6.QtCore import QObject

from viewer.ui.strip_drag import Drag


def test_the_first_place_at_once_the_last_for_sure_and_some_between(qtbot) -> None:
    owner = QObject()
    drag, asked = Drag(owner), []
    drag.wanted.connect(asked.append)
    drag.held = True
    for ms in (1, 2, 3):
        drag.to(ms)
    assert asked == [1]
    qtbot.waitUntil(lambda: asked == [1, 3])
    drag.to(4)
    drag.to(5)
    drag.finish()
    assert asked == [1, 3, 5]
    assert not drag.held


def test_a_click_asks_once(qtbot) -> None:
    owner = QObject()
    drag, asked = Drag(owner), []
    drag.wanted.connect(asked.append)
    drag.held = True
    drag.to(7)
    drag.finish()
    assert asked == [7]
