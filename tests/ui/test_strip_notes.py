"""Marks on the strip: ticks and ribbons below the lane, told under the pointer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from tests.transcripts import transcript
from viewer.core.anchor import describe
from viewer.core.annotations import Annotation, Colour, Kind
from viewer.core.timeline import IDENTITY
from viewer.ui import theme as themes
from viewer.ui.overview_strip import OverviewStrip
from viewer.ui.strip_layers import StripGeometry
from viewer.ui.strip_notes import NoteStripLayer

LIGHT = themes.light()
EPISODE = transcript(*("Words and words.",) * 10, seconds=10)
AT = StripGeometry(QRectF(0, 18, 1000, 11), QRectF(0, 3, 1000, 6), 100_000, 1.0)
PASSAGE = Annotation(
    "p", Kind.PASSAGE, describe(EPISODE.turns, 3, 0, 3, 5, ""), colour=Colour.PURPLE, note="A <note>"
)
BOOKMARK = Annotation("b", Kind.BOOKMARK, moment_ms=60_000)


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


@pytest.mark.parametrize(
    ("x", "found"), [(300, [PASSAGE]), (303, [PASSAGE]), (306, []), (600, [BOOKMARK]), (900, [])]
)
def test_what_is_marked_at_a_place(x: float, found: list[Annotation]) -> None:
    assert NoteStripLayer([BOOKMARK, PASSAGE]).at(x, AT) == found


def test_passages_follow_the_timing_and_bookmarks_stay() -> None:
    layer = NoteStripLayer([BOOKMARK, PASSAGE], IDENTITY.with_point(30_000, 40_000))
    assert layer.at(400, AT) == [PASSAGE]
    assert layer.at(600, AT) == [BOOKMARK]


def test_they_are_painted_below_the_lane(strip: OverviewStrip) -> None:
    def colors() -> set[str]:
        picture = strip.grab().toImage()
        below = range(round(strip._geometry().lane.bottom()) + 2, picture.height())
        return {picture.pixelColor(x, y).name() for y in below for x in range(picture.width())}

    before = colors()
    assert LIGHT.mark_line(Colour.PURPLE).name() not in before
    strip.set_notes(NoteStripLayer([BOOKMARK, PASSAGE]))
    assert {LIGHT.mark_line(Colour.PURPLE).name(), LIGHT.accent.name()} <= colors()
    strip.set_notes(None)
    assert colors() == before


def test_they_are_told_under_the_pointer(strip: OverviewStrip) -> None:
    strip.set_notes(NoteStripLayer([BOOKMARK, PASSAGE]))
    geometry = strip._geometry()
    strip._point_at(geometry.x_at(30_000))
    hint = strip._words.hint
    assert hint
    assert "A &lt;note&gt;" in hint.text()
    strip._point_at(geometry.x_at(60_000))
    assert "Bookmark" in hint.text()
    strip._point_at(None)
