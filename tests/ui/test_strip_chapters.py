"""Chapters on the strip: notches where they begin, and their titles under the pointer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.transcripts import transcript
from viewer.core.chapters import Chapter, cleaned
from viewer.ui import theme as themes
from viewer.ui.overview_strip import OverviewStrip
from viewer.ui.strip_chapters import ChapterStripLayer
from viewer.ui.strip_layers import StripGeometry
from viewer.ui.theme import Theme

LIGHT = themes.light()
EPISODE = transcript("Words.", seconds=100)
CHAPTERS = cleaned(
    [Chapter(0, 0, "Intro"), Chapter(30_000, 50_000, "A <talk>"), Chapter(60_000, 0, "")], 100_000
)
AT = StripGeometry(QRectF(0, 18, 1000, 11), QRectF(0, 3, 1000, 6), 100_000, 1.0)


@pytest.fixture
def strip(qapp: QApplication, qtbot) -> OverviewStrip:
    themes.apply(qapp, LIGHT)
    strip = OverviewStrip(LIGHT)
    qtbot.addWidget(strip)
    strip.resize(500, 40)
    strip.set_episode(EPISODE, 100_000)
    with qtbot.waitExposed(strip):
        strip.show()
    return strip


def notches(strip: OverviewStrip, look: Theme = LIGHT) -> list[int]:
    """Where the lane is cut, in pixels."""
    picture, lane = strip.grab().toImage(), strip._geometry().lane
    columns = range(round(lane.left()) + 6, round(lane.right()) - 6)
    return [x for x in columns if picture.pixelColor(x, round(lane.center().y())) == look.window]


@pytest.mark.parametrize(
    ("x", "title"),
    [(0, "Intro"), (296, "Intro"), (298, "A <talk>"), (499, "A <talk>"), (550, ""), (598, "Chapter 3")],
)
def test_the_title_at_a_place(x: float, title: str) -> None:
    assert ChapterStripLayer(CHAPTERS).title_at(x, AT) == title


@pytest.mark.parametrize("look", [themes.light(), themes.dark()], ids=["light", "dark"])
def test_the_lane_is_cut_where_one_begins_but_not_at_its_edge(strip: OverviewStrip, look: Theme) -> None:
    strip.set_theme(look)
    before: QImage = strip.grab().toImage()
    assert notches(strip, look) == []
    strip.set_chapters(ChapterStripLayer(CHAPTERS))
    geometry = strip._geometry()
    middles = [round(geometry.x_at(ms)) for ms in (30_000, 60_000)]
    assert {x for middle in middles for x in range(middle - 1, middle + 1)} <= set(notches(strip, look))
    assert len(notches(strip, look)) == 6
    strip.set_chapters(None)
    assert strip.grab().toImage() == before


def test_titles_are_told_under_the_pointer(strip: OverviewStrip) -> None:
    strip.set_chapters(ChapterStripLayer(CHAPTERS))
    strip._point_at(strip._geometry().x_at(40_000))
    hint = strip._words.hint
    assert hint
    assert hint.text().startswith("<b>A &lt;talk&gt;</b><br><b>0:40</b>")
    strip._point_at(strip._geometry().x_at(55_000))
    assert hint.text().startswith("<b>0:55</b>")
    strip._point_at(None)


def test_screen_readers_hear_the_chapter(strip: OverviewStrip) -> None:
    strip.set_chapters(ChapterStripLayer(CHAPTERS))
    assert strip._words.sentence(60_000, strip._geometry()) == "1:00 of 1:40, Chapter 3, Ada"
    strip.set_chapters(None)
    assert strip._words.sentence(60_000, strip._geometry()) == "1:00 of 1:40, Ada"
