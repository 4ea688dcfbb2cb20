"""For every test with widgets: the program is undressed again, so that none sees the theme of another."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _undressed(qapp: QApplication) -> Iterator[None]:
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
