from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from viewer.ui.wheel import Notches


def turned(delta: int) -> QWheelEvent:
    at = QPointF(1, 1)
    return QWheelEvent(
        at, at, QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("deltas", "notches"),
    [
        ([120], [1]),
        ([-120], [-1]),
        ([240], [2]),
        ([0, 0], [0, 0]),
        ([15] * 8, [0] * 7 + [1]),
        ([-50, -50, -50], [0, 0, -1]),
        ([100, -100, -20], [0, 0, -1]),
    ],
)
def test_many_small_turns_make_one_notch(deltas, notches):
    gathered = Notches()
    assert [gathered.of(turned(delta)) for delta in deltas] == notches
