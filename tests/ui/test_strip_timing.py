"""The timing on the strip: flags and hatching, what they tell, and the menu they open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication

from tests.transcripts import transcript
from viewer.controllers.timing import Edge, Mark, TimingState
from viewer.core.timeline import IDENTITY, SyncPoint
from viewer.ui import theme as themes
from viewer.ui.overview_strip import OverviewStrip
from viewer.ui.strip_layers import SpeakerLayer, StripGeometry
from viewer.ui.strip_timing import TimingLayer

LIGHT = themes.light()
POINT, SPAN, EDGE = SyncPoint(10_000, 20_000), (40_000, 60_000), Edge(80_000, starts=True)
STATE = TimingState(IDENTITY.with_point(10_000, 20_000).with_span(*SPAN), EDGE)
AT = StripGeometry(QRectF(0, 18, 1000, 11), QRectF(0, 3, 1000, 6), 100_000, 1.0)


@pytest.fixture
def strip(qapp: QApplication, qtbot) -> OverviewStrip:
    themes.apply(qapp, LIGHT)
    strip = OverviewStrip(LIGHT)
    qtbot.addWidget(strip)
    strip.resize(500, 40)
    strip.set_episode(transcript(*("Words.",) * 10, seconds=10), 100_000)
    with qtbot.waitExposed(strip):
        strip.show()
    return strip


def picture(strip: OverviewStrip) -> QImage:
    return strip.grab().toImage()


def at(strip: OverviewStrip, ms: int) -> QPoint:
    geometry = strip._geometry()
    return QPoint(round(geometry.x_at(ms)), round(geometry.lane.center().y()))


@pytest.mark.parametrize(
    ("x", "mark"),
    [
        (200, POINT),
        (206, POINT),
        (194, POINT),
        (207, None),
        (400, SPAN),
        (500, SPAN),
        (601, None),
        (797, EDGE),
    ],
)
def test_what_stands_at_a_place(x: float, mark: Mark | None) -> None:
    assert TimingLayer(STATE).mark_at(x, AT) == mark


def test_of_two_flags_the_nearer_one_counts_and_flags_before_what_lies_under_them() -> None:
    state = TimingState(IDENTITY.with_span(*SPAN).with_point(40_000, 60_000).with_point(40_200, 60_500))
    assert TimingLayer(state).mark_at(600, AT) == state.timeline.points[0]
    assert TimingLayer(state).mark_at(604, AT) == state.timeline.points[1]


def test_turns_are_tinted_where_they_are_heard_and_not_in_an_advertisement() -> None:
    layer = SpeakerLayer(transcript("a", "b", seconds=20).turns, IDENTITY.with_span(20_000, 50_000))
    found = [(stretch.left, stretch.right, stretch.turn) for stretch in layer.stretches(AT)]
    assert found == [(0, 200, 0), (200, 500, None), (500, 700, 1), (700, 1000, None)]


def test_a_flag_a_hatching_and_an_open_flag_are_seen_and_gone(strip: OverviewStrip) -> None:
    plain = picture(strip)
    strip.set_timing(STATE)
    marked = picture(strip)
    ticks = round(strip._geometry().ticks.center().y())

    def colors(ms: int, y: int, width: int = 9) -> set[str]:
        left = at(strip, ms).x() - width // 2
        return {marked.pixelColor(x, y).name() for x in range(left, left + width)}

    assert LIGHT.accent.name() in colors(20_000, ticks)
    assert LIGHT.accent.name() not in colors(80_000, ticks)
    assert colors(80_000, ticks) != {LIGHT.window.name()}
    hatched = colors(50_000, at(strip, 50_000).y(), 20)
    assert len(hatched) >= 2
    assert not hatched & {color.name() for color in LIGHT.speakers}
    strip.set_timing(TimingState())
    assert picture(strip) == plain


def test_the_theme_reaches_the_flags(strip: OverviewStrip) -> None:
    strip.set_timing(STATE)
    strip.set_theme(themes.dark())
    image, place = picture(strip), at(strip, 20_000)
    row = [image.pixelColor(x, 6) for x in range(place.x(), place.x() + 8)]
    assert QColor(themes.dark().accent) in row


def test_hovering_tells_what_it_is(strip: OverviewStrip, qtbot) -> None:
    strip.set_timing(STATE)
    for ms, told in (
        (20_000, "Sync point: what is written at 0:10 is heard at 0:20.0"),
        (50_000, "Advertisement from 0:40.0 to 1:00.0"),
        (80_000, "An advertisement starts at 1:20.0; its end is not marked yet"),
    ):
        qtbot.mouseMove(strip, at(strip, ms))
        hint = strip._words.hint
        assert hint is not None
        assert told in hint.text()
    qtbot.mouseMove(strip, at(strip, 90_000))
    assert "dvertisement" not in hint.text()


def test_screen_readers_are_told_at_the_playhead(strip: OverviewStrip, qtbot) -> None:
    strip.set_timing(STATE)
    strip.set_position(45_000)
    strip.setFocus()
    qtbot.waitUntil(strip.hasFocus)
    assert "Advertisement from 0:40.0" in strip.accessibleDescription()
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert "Advertisement" not in strip.accessibleDescription()


class TestMenu:
    def ask(self, strip: OverviewStrip, place: QPoint, reason: QContextMenuEvent.Reason) -> None:
        strip.contextMenuEvent(QContextMenuEvent(reason, place, strip.mapToGlobal(place)))

    def test_is_about_the_place_under_the_pointer(self, strip: OverviewStrip, qtbot) -> None:
        strip.set_timing(STATE)
        for ms, mark in ((50_000, SPAN), (20_000, POINT), (90_000, None)):
            with qtbot.waitSignal(strip.menu_wanted) as asked:
                self.ask(strip, at(strip, ms), QContextMenuEvent.Reason.Mouse)
            assert asked.args[0] == pytest.approx(ms, abs=300)
            assert asked.args[1] == mark

    def test_is_about_the_playhead_when_a_key_asks(self, strip: OverviewStrip, qtbot) -> None:
        strip.set_timing(STATE)
        strip.set_position(50_000)
        with qtbot.waitSignal(strip.menu_wanted) as asked:
            self.ask(strip, QPoint(1, 1), QContextMenuEvent.Reason.Keyboard)
        assert asked.args[:2] == [50_000, SPAN]

    def test_is_not_there_without_an_episode(self, strip: OverviewStrip, qtbot) -> None:
        strip.set_episode(None, 0)
        with qtbot.assertNotEmitted(strip.menu_wanted):
            self.ask(strip, QPoint(50, 20), QContextMenuEvent.Reason.Mouse)
