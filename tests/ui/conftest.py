"""For every test with widgets: the program is undressed again; and the whole of it, where that is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.house import House, house, write_episode


@pytest.fixture(autouse=True)
def _undressed(qapp: QApplication) -> Iterator[None]:
    """No test sees the theme of another."""
    style, font, palette = qapp.style().name(), qapp.font(), qapp.palette()
    yield
    if qapp.styleSheet():
        qapp.setStyleSheet("")
    if qapp.style().name() != style:
        qapp.setStyle(style)
    if qapp.font() != font:
        qapp.setFont(font)
    if qapp.palette() != palette:
        qapp.setPalette(palette)


@pytest.fixture
def files(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, ...]:
    """What `program` opens at its start. A module may have others."""
    turns = _asked(request).get("turns", 6)
    return write_episode(tmp_path, turns) if turns else ()


@pytest.fixture
def program(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    qtbot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    files: tuple[Path, ...],
) -> Iterator[House]:
    """The whole program; its library is in the folder `data` of the test."""
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        if not _asked(request).get("gliding", True):
            program.view.scroller.animated = False
        yield program


def _asked(request: pytest.FixtureRequest) -> dict[str, Any]:
    marker = request.node.get_closest_marker("episode")
    return dict(marker.kwargs) if marker else {}
