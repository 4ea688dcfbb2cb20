"""The overview strip: true places, sparing paints, and every way of seeking."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QShortcut, QWheelEvent
from PySide6.QtWidgets import QWidget

from viewer.core.transcript import Speaker, Timing, Transcript, Turn
from viewer.ui import theme as themes
from viewer.ui.overview_strip import OverviewStrip
from viewer.ui.strip_layers import SpeakerLayer, StripGeometry, TickLayer

LIGHT = themes.light()
DURATION = 100_000


def turn(start: int, end: int, speaker: int | None, text: str = "Some words") -> Turn:
    return Turn(start, end, start, speaker, text, Timing.GIVEN)


TRANSCRIPT = Transcript(
    format="test",
    title="",
    media="",
    language="",
    turns=(
        turn(0, 30_000, 0, "The first words are these"),
        turn(30_000, 50_000, 1),
        turn(60_000, 100_000, None),
    ),
    speakers=(Speaker("Elin <b>"), Speaker("Omar")),
)


@pytest.fixture
def strip(qapp, qtbot) -> OverviewStrip:
    themes.apply(qapp, LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 200)
    strip = OverviewStrip(LIGHT, window)
    strip.setGeometry(0, 100, 500, 40)
    strip.set_episode(TRANSCRIPT, DURATION)
    with qtbot.waitExposed(window):
        window.show()
    strip.test_window = window  # keeps it alive
    return strip


def at(strip: OverviewStrip, ms: int) -> QPoint:
    geometry = strip._geometry()
    return QPoint(int(geometry.x_at(ms)), round(geometry.lane.center().y()))


def colour_at(strip: OverviewStrip, ms: int) -> str:
    return strip.grab().toImage().pixelColor(at(strip, ms)).name()


def pale(color: QColor) -> str:
    return themes.mix(color, LIGHT.window, LIGHT.strip_rest).name()


def geometry(width: float = 1000, duration: int = DURATION, ratio: float = 1.0) -> StripGeometry:
    return StripGeometry(QRectF(10, 10, width, 10), QRectF(10, 0, width, 6), duration, ratio)


class TestGeometry:
    def test_ends_and_clamps(self) -> None:
        lane = geometry()
        assert (lane.x_at(0), lane.x_at(DURATION), lane.x_at(2 * DURATION)) == (10, 1010, 1010)
        assert (lane.ms_at(10), lane.ms_at(1010), lane.ms_at(-5)) == (0, DURATION, 0)

    def test_there_and_back(self) -> None:
        lane = geometry(width=777.5)
        for ms in range(0, DURATION, 777):
            assert lane.ms_at(lane.x_at(ms)) == ms


class TestSpeakerLayer:
    def test_stretches_are_the_turns(self) -> None:
        layer = SpeakerLayer(TRANSCRIPT.turns)
        found = [(s.left, s.right, s.turn) for s in layer.stretches(geometry())]
        assert found == [(10, 310, 0), (310, 510, 1), (510, 610, None), (610, 1010, 2)]

    def test_stretches_cover_the_lane_without_a_gap_at_any_ratio(self) -> None:
        turns = [turn(ms, ms + 7, ms % 3) for ms in range(0, DURATION, 7)]
        stretches = list(SpeakerLayer(turns).stretches(geometry(width=501, ratio=1.5)))
        assert stretches[0].left == 10
        assert stretches[-1].right == pytest.approx(511, abs=0.7)
        assert all(a.right == b.left for a, b in pairwise(stretches))

    def test_no_turns_is_one_empty_stretch(self) -> None:
        assert [s.turn for s in SpeakerLayer(()).stretches(geometry())] == [None]


class TestLooks:
    def test_heard_is_stronger_than_what_is_to_come(self, strip) -> None:
        strip.set_position(20_000)
        assert colour_at(strip, 10_000) == LIGHT.speakers[0].name()
        assert colour_at(strip, 25_000) == pale(LIGHT.speakers[0])
        assert colour_at(strip, 40_000) == pale(LIGHT.speakers[1])

    def test_gap_and_nobody(self, strip) -> None:
        assert colour_at(strip, 55_000) == LIGHT.strip_empty.name()
        assert colour_at(strip, 80_000) == pale(LIGHT.quiet)

    def test_playhead_stands_at_the_position(self, strip) -> None:
        strip.set_position(70_000)
        assert colour_at(strip, 70_000) == LIGHT.strip_head.name()
        strip.set_position(20_000)
        assert colour_at(strip, 70_000) != LIGHT.strip_head.name()

    def test_theme_changes_everything(self, strip) -> None:
        strip.set_theme(themes.dark())
        strip.set_position(20_000)
        assert colour_at(strip, 10_000) == themes.dark().speakers[0].name()

    def test_ticks_are_seen_and_taken_away(self, strip) -> None:
        red = QColor("#ff0000")
        strip.set_layer("hits", [(80_000, red)])
        spot = QPoint(at(strip, 80_000).x(), round(strip._geometry().ticks.center().y()))
        assert strip.grab().toImage().pixelColor(spot) == red
        strip.set_layer("hits", None)
        assert strip.grab().toImage().pixelColor(spot) != red

    def test_layers_are_painted_in_order_heard_and_not(self, strip) -> None:
        calls = []

        class Waveform:
            def paint(self, painter, at, theme, *, heard: bool) -> None:
                calls.append(heard)

        strip.set_layer("hits", [])
        strip.set_layer("waveform", Waveform())
        assert list(strip.layers) == ["speakers", "hits", "waveform"]
        strip.grab()
        strip.grab()
        assert sorted(calls) == [False, True]  # painted once, copied from then on

    def test_loop_is_bracketed(self, strip) -> None:
        before = strip.grab().toImage()
        strip.set_loop((62_000, 90_000))
        looped = strip.grab().toImage()
        below = QPoint(at(strip, 75_000).x(), round(strip._geometry().lane.bottom()) + 4)
        assert looped.pixelColor(below) == LIGHT.strip_head
        strip.set_loop(None)
        assert strip.grab().toImage() == before

    def test_many_ticks_on_one_pixel_are_drawn_once(self, qapp) -> None:
        class Counter:
            drawn = 0

            def fillRect(self, area, color) -> None:  # noqa: N802
                self.drawn += 1

        counter = Counter()
        TickLayer([(50_000, QColor("red"))] * 1000).paint(counter, geometry(), LIGHT, heard=True)
        assert counter.drawn == 1


class Painted(QObject):
    """Remembers which parts of a widget were painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.areas = []
        widget.installEventFilter(self)

    def eventFilter(self, widget, event) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.areas.append(event.region().boundingRect())
        return False


def test_a_tick_paints_only_the_columns_that_changed(strip, qtbot) -> None:
    painted = Painted(strip)
    strip.set_position(50_000)
    qtbot.waitUntil(lambda: bool(painted.areas))
    painted.areas.clear()
    strip.set_position(51_000)
    qtbot.waitUntil(lambda: bool(painted.areas))
    assert sum(area.width() for area in painted.areas) < 30


def test_less_than_a_pixel_paints_nothing(strip, qtbot, monkeypatch) -> None:
    strip.set_position(50_000)
    updates = []
    monkeypatch.setattr(strip, "update", lambda *area: updates.append(area))
    strip.set_position(50_001)
    assert strip.position_ms == 50_001
    assert updates == []


def test_a_step_is_what_moves_the_playhead_by_a_pixel(strip, monkeypatch) -> None:
    strip.set_position(50_000)
    assert strip.step_ms == pytest.approx(DURATION / strip._geometry().lane.width(), rel=0.01)
    updates = []
    monkeypatch.setattr(strip, "update", lambda *area: updates.append(area))
    strip.set_position(50_000 + strip.step_ms)
    assert updates


def test_without_audio_a_step_has_some_length(strip) -> None:
    strip.set_episode(None, 0)
    assert strip.step_ms >= 1


class TestPointer:
    def test_click_seeks_to_the_place(self, strip, qtbot) -> None:
        with qtbot.waitSignals(
            [strip.scrub_started, strip.seek_requested, strip.scrub_finished], order="strict"
        ):
            qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at(strip, 40_000))
        assert strip.position_ms == pytest.approx(40_000, abs=300)

    def test_drag_asks_at_once_and_last_of_all_and_not_too_often_between(self, strip, qtbot) -> None:
        asked = []
        strip.seek_requested.connect(asked.append)
        qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=at(strip, 10_000))
        assert len(asked) == 1
        for ms in range(10_000, 90_000, 2_000):
            qtbot.mouseMove(strip, at(strip, ms))
        assert len(asked) < 20
        qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=at(strip, 88_000))
        assert asked[-1] == strip.position_ms == pytest.approx(88_000, abs=300)

    def test_the_player_does_not_pull_the_head_out_of_the_hand(self, strip, qtbot) -> None:
        qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=at(strip, 40_000))
        strip.set_position(3_000)
        assert strip.position_ms == pytest.approx(40_000, abs=300)
        qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=at(strip, 40_000))
        strip.set_position(3_000)
        assert strip.position_ms == 3_000

    def test_other_buttons_and_the_wheel_leave_the_sound_alone(self, strip, qtbot, qapp) -> None:
        asked = []
        strip.seek_requested.connect(asked.append)
        qtbot.mouseClick(strip, Qt.MouseButton.RightButton, pos=at(strip, 40_000))
        place = QPointF(at(strip, 40_000))
        wheel = QWheelEvent(
            place, strip.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        strip.wheelEvent(wheel)
        assert not wheel.isAccepted()
        assert asked == []
        assert strip.value() == 0

    def test_hover_tells_time_speaker_and_first_words(self, strip, qtbot) -> None:
        qtbot.mouseMove(strip, at(strip, 20_400))
        hint = strip._words.hint
        assert hint.isVisible()
        for part in ("0:20", "Elin &lt;b&gt;", "The first words are these"):
            assert part in hint.text()
        assert hint.geometry().bottom() <= strip.geometry().top()
        QCoreApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
        assert not hint.isVisible()

    def test_hint_stays_inside_the_window(self, strip, qtbot) -> None:
        for ms in (0, DURATION):
            qtbot.mouseMove(strip, at(strip, ms))
            assert strip.test_window.rect().contains(strip._words.hint.geometry())

    def test_nothing_to_seek_in(self, strip, qtbot) -> None:
        strip.set_episode(None, 0)
        asked = []
        strip.seek_requested.connect(asked.append)
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at(strip, 0))
        assert asked == []
        assert not strip.isEnabled()
        assert strip.grab().toImage() != QImage()


class TestKeys:
    @pytest.mark.parametrize(
        ("key", "expected"),
        [
            (Qt.Key.Key_Right, 55_000),
            (Qt.Key.Key_Left, 45_000),
            (Qt.Key.Key_PageDown, DURATION),
            (Qt.Key.Key_PageUp, 0),
            (Qt.Key.Key_Home, 0),
            (Qt.Key.Key_End, DURATION),
        ],
    )
    def test_keys_of_a_slider(self, strip, qtbot, key, expected: int) -> None:
        strip.set_position(50_000)
        with qtbot.waitSignal(strip.seek_requested) as asked:
            qtbot.keyClick(strip, key)
        assert asked.args == [expected]

    def test_other_keys_pass(self, strip, qtbot) -> None:
        asked = []
        strip.seek_requested.connect(asked.append)
        qtbot.keyClick(strip, Qt.Key.Key_Space)
        qtbot.keyClick(strip, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert asked == []

    def test_the_window_cannot_take_the_arrows_while_it_has_the_focus(self, strip, qtbot) -> None:
        taken = []
        QShortcut(Qt.Key.Key_Left, strip.test_window, activated=lambda: taken.append(1))
        strip.set_position(50_000)
        strip.setFocus()
        with qtbot.waitSignal(strip.seek_requested):
            qtbot.keyClick(strip, Qt.Key.Key_Left)
        assert taken == []


class TestScreenReader:
    def test_it_is_a_slider_with_a_name(self, strip) -> None:
        interface = QAccessible.queryAccessibleInterface(strip)
        assert interface.role() == QAccessible.Role.Slider
        assert interface.text(QAccessible.Text.Name) == "Position in the episode"
        strip.set_position(42_000)
        assert interface.valueInterface().currentValue() == 42

    def test_it_says_where_it_is_and_who_speaks(self, strip, qtbot) -> None:
        strip.set_position(42_000)
        strip.setFocus()
        qtbot.waitUntil(strip.hasFocus)
        assert strip.accessibleDescription() == "0:42 of 1:40, Omar"
        qtbot.keyClick(strip, Qt.Key.Key_End)
        assert strip.accessibleDescription() == "1:40 of 1:40"


def test_focus_can_be_seen(strip, qtbot) -> None:
    strip.clearFocus()
    before = strip.grab().toImage()
    strip.setFocus()
    qtbot.waitUntil(strip.hasFocus)
    assert strip.grab().toImage() != before
