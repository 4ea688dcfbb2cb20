"""Icons: every name draws, in its colours, at any size; without the font nothing breaks."""

import gc

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

from viewer.ui import icons

INK, ON, OFF = QColor("#0b6e8a"), QColor("#a94b18"), QColor("#888888")


def ink(image: QImage) -> int:
    """How many pixels are drawn on."""
    return sum(
        image.pixelColor(x, y).alpha() > 0 for x in range(image.width()) for y in range(image.height())
    )


def strongest(image: QImage) -> QColor:
    spots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(spots, key=QColor.alpha)


@pytest.mark.parametrize("name", icons.GLYPHS)
def test_every_icon_draws_inside_its_area(qapp, name: str) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    icons.draw(painter, QRect(10, 10, 20, 20), name, INK)
    painter.end()
    assert ink(image.copy(8, 8, 24, 24)) > 20
    assert ink(image) == ink(image.copy(8, 8, 24, 24))


def test_icon_has_the_colour_of_its_state(qapp) -> None:
    play = icons.icon("play", INK, on=ON, disabled=OFF)
    size = QSize(32, 32)
    assert strongest(play.pixmap(size).toImage()).name() == INK.name()
    assert strongest(play.pixmap(size, QIcon.Mode.Normal, QIcon.State.On).toImage()).name() == ON.name()
    assert strongest(play.pixmap(size, QIcon.Mode.Disabled).toImage()).name() == OFF.name()


def test_icon_is_sharp_at_every_pixel_ratio(qapp) -> None:
    pixmap = icons.icon("play", INK).pixmap(QSize(20, 20), 2.5)
    assert pixmap.size() == QSize(50, 50)
    assert pixmap.devicePixelRatio() == 2.5


def test_icons_outlive_their_copies(qapp) -> None:
    gc.freeze()  # what other tests have left is not looked through fifty times
    first = icons.icon("play", INK)
    for _ in range(50):
        other = QIcon(first)
        other.addPixmap(QPixmap(4, 4))  # makes Qt clone the engine
        del other
        gc.collect()
    gc.unfreeze()
    assert ink(first.pixmap(QSize(16, 16)).toImage()) > 20


def test_without_the_font_there_is_no_icon_and_no_crash(qapp, monkeypatch) -> None:
    monkeypatch.setattr(icons, "find_spec", lambda name: None)
    caches = (icons._font_files, icons._family, icons._characters)
    for cached in caches:
        cached.cache_clear()
    try:
        assert not icons.available()
        assert icons.icon("play", INK).isNull()
        pixmap = QPixmap(20, 20)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        icons.draw(painter, QRect(0, 0, 20, 20), "play", INK)
        painter.end()
        assert ink(pixmap.toImage()) == 0
    finally:
        for cached in caches:
            cached.cache_clear()
