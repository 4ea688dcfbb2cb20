"""The way in: every offer can be taken by pointer and key; recent episodes say how far they were heard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from viewer.ui import theme
from viewer.ui.empty_page import EmptyPage
from viewer.ui.recent_row import RecentItem, RecentRow

ITEMS = [
    RecentItem(7, "Kajen som vände", "Elin Sand", 434_000, 728_000),
    RecentItem(8, "Unheard", "", 0, 728_000),
    RecentItem(9, "Gone", "", 1_000, 9_000, present=False),
    RecentItem(10, "Length unknown", "", 61_000, None),
]


@pytest.fixture
def page(qapp, qtbot) -> EmptyPage:
    theme.apply(qapp, theme.light())
    page = EmptyPage(theme.light())
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.set_samples([("sv", "A sample in Swedish"), ("en", "A sample in English")])
    page.set_recent(ITEMS)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_open_and_paste_ask(page, qtbot) -> None:
    with qtbot.waitSignal(page.open_requested):
        qtbot.mouseClick(page._open, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.paste_requested):
        qtbot.mouseClick(page._paste, Qt.MouseButton.LeftButton)


def test_the_keyboard_begins_at_open(page, qtbot) -> None:
    qtbot.waitUntil(page._open.hasFocus)
    page.hide()
    page.show()
    assert page.focusWidget() is page._open


def test_samples_ask_for_themselves(page, qtbot) -> None:
    with qtbot.waitSignal(page.sample_requested) as asked:
        qtbot.mouseClick(page._samples[1], Qt.MouseButton.LeftButton)
    assert asked.args == ["en"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_recent_episodes_open_by_key(page, qtbot, key) -> None:
    with qtbot.waitSignal(page.recent_requested) as asked:
        qtbot.keyClick(page._rows[2], key)
    assert asked.args == [9]


def test_arrows_walk_the_recent_ones(page, qtbot) -> None:
    page._rows[0].setFocus()
    qtbot.keyClick(page._rows[0], Qt.Key.Key_Down)
    assert page._rows[1].hasFocus()


def test_recent_ones_say_how_far_they_were_heard(page) -> None:
    assert [row.accessibleName() for row in page._rows] == [
        "Kajen som vände, 7:14 of 12:08",
        "Unheard, 12:08",
        "Gone, The file was moved",
        "Length unknown, 1:01",
    ]


def test_progress_is_a_line_of_its_length(qapp, qtbot) -> None:
    def accent(position: int) -> int:
        row = RecentRow(RecentItem(1, "x", "", position, 1000), theme.light())
        qtbot.addWidget(row)
        row.resize(424, row.sizeHint().height())
        image = row.grab().toImage()
        y = row.height() - 12 + 4
        return sum(image.pixelColor(x, y) == theme.light().accent for x in range(image.width()))

    assert accent(0) == 0
    assert accent(500) == pytest.approx(200, abs=3)
    assert accent(1000) == pytest.approx(400, abs=3)
    assert accent(5000) == accent(1000)


def test_no_more_than_eight_and_none_at_all(page) -> None:
    page.set_recent([RecentItem(i, str(i)) for i in range(20)])
    assert len(page._rows) == 8
    assert page._recent_title.isVisible()
    page.set_recent([])
    assert not page._recent_title.isVisible()


def test_what_hangs_over_the_window_is_answered(page) -> None:
    before = page.grab().toImage()
    page.set_drop_active(active=True)
    assert page.grab().toImage() != before
    page.set_drop_active(active=False)
    assert page.grab().toImage() == before


def test_keys_are_named(page) -> None:
    action = QAction("Open…")
    action.setShortcut("Ctrl+O")
    page.set_actions({"open": action})
    assert page._open.toolTip() == "Open (Ctrl+O)"


@pytest.mark.parametrize("width", [440, 900, 1600])
def test_the_column_fits_and_is_centred(page, width: int) -> None:
    page.resize(width, 700)
    page.widget().layout().activate()
    frame = page._frame
    left = frame.mapTo(page, frame.rect().topLeft()).x()
    right = width - left - frame.width()
    assert left >= 0
    assert left == pytest.approx(right, abs=16)
    assert frame.width() <= 600
    assert page.horizontalScrollBar().maximum() == 0


def test_dark_ground_when_the_theme_is_dark(page) -> None:
    page.set_theme(theme.dark())
    assert page.grab().toImage().pixelColor(5, 5).name() == theme.dark().surface.name()
