"""Messages: seen, heard, done something about, closed; and none lost because another came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from viewer.ui import theme
from viewer.ui.message_bar import About, Kind, MessageBar, Notice, Remedy, _Pile

INFO, WARNING, ERROR = (Notice(f"{kind} happened", kind=kind) for kind in Kind)
NOTICES = st.builds(Notice, st.sampled_from("abc"), kind=st.sampled_from(Kind), about=st.sampled_from(About))


@pytest.fixture
def bar(qapp, qtbot) -> MessageBar:
    theme.apply(qapp, theme.light())
    bar = MessageBar(theme.light())
    qtbot.addWidget(bar)
    bar.resize(600, 60)
    return bar


def test_nothing_to_say_nothing_shown(bar) -> None:
    assert not bar.isVisible()
    assert bar.notice is None


@pytest.mark.parametrize(
    ("kind", "word"), [(Kind.INFO, "Note"), (Kind.WARNING, "Warning"), (Kind.ERROR, "Error")]
)
def test_weight_is_told_by_word_and_sign(bar, kind: Kind, word: str) -> None:
    bar.show_notice(Notice("Something happened", "Do this.", kind))
    assert bar.isVisible()
    assert bar.accessibleName() == f"{word}: Something happened"
    assert bar.accessibleDescription() == "Do this."
    assert bar._sign.accessibleName() == word


def test_signs_differ_without_colour(bar, qtbot) -> None:
    signs = []
    for kind in Kind:
        bar.show_notice(Notice("x", kind=kind))
        image = bar._sign.grab().toImage()
        signs.append([image.pixelColor(x, y).lightness() < 200 for x in range(20) for y in range(20)])
    assert all(any(sign) for sign in signs)
    assert len({tuple(sign) for sign in signs}) == 3


def test_latest_message_counts(bar) -> None:
    bar.show_notice(Notice("First", "detail", remedies=[Remedy("Do", lambda: None)]))
    bar.show_notice(Notice("Second"))
    assert bar._title.text() == "Second"
    assert not bar._detail.isVisibleTo(bar)
    assert bar._remedies == []


def test_text_of_the_world_is_not_read_as_markup(bar) -> None:
    bar.show_notice(Notice("No file <b>x</b>"))
    assert bar._title.textFormat() == Qt.TextFormat.PlainText


def test_remedy_runs_after_the_message_is_gone(bar, qtbot) -> None:
    seen = []
    bar.show_notice(Notice("Moved", remedies=[Remedy("Find it…", lambda: seen.append(bar.notice))]))
    button = next(b for b in bar.findChildren(QPushButton) if b.text() == "Find it…")
    assert button.isVisibleTo(bar)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert seen == [None]
    assert not bar.isVisible()


def test_a_remedy_may_show_the_next_message(bar, qtbot) -> None:
    bar.show_notice(Notice("One", remedies=[Remedy("Go", lambda: bar.show_notice(Notice("Two")))]))
    bar._remedies[0].click()
    assert bar.isVisible()
    assert bar.notice == Notice("Two")


def test_it_can_be_closed_by_button_and_esc(bar, qtbot) -> None:
    for close in (bar._close.click, lambda: qtbot.keyClick(bar, Qt.Key.Key_Escape)):
        bar.show_notice(Notice("x"))
        with qtbot.waitSignal(bar.dismissed):
            close()
        assert not bar.isVisible()


def test_clear_is_not_the_reader_closing_it(bar, qtbot) -> None:
    bar.show_notice(Notice("x"))
    with qtbot.assertNotEmitted(bar.dismissed):
        bar.clear()
    assert not bar.isVisible()


def test_long_messages_wrap_inside_the_bar(bar) -> None:
    bar.show_notice(Notice("word " * 60, "word " * 60, Kind.ERROR, [Remedy("Open…", lambda: None)]))
    bar.resize(480, bar.heightForWidth(480))
    bar.layout().activate()
    assert bar.width() == 480
    assert bar._title.height() > 2 * bar.fontMetrics().height()
    assert bar._close.geometry().right() <= 480


def test_tab_meets_the_remedies_before_the_closing_button(bar, qtbot) -> None:
    bar.show_notice(Notice("x", remedies=[Remedy("One", lambda: None), Remedy("Two", lambda: None)]))
    bar._remedies[0].setFocus()
    qtbot.waitUntil(bar._remedies[0].hasFocus)
    for expected in (bar._remedies[1], bar._close):
        qtbot.keyClick(bar.focusWidget(), Qt.Key.Key_Tab)
        assert bar.focusWidget() is expected


# Several messages at once


def closed_one_by_one(bar: MessageBar) -> list[Notice]:
    """All messages in the order in which a reader who closes each comes to see them."""
    order = []
    while bar.notice is not None:
        order.append(bar.notice)
        assert bar.isVisible()
        bar._close.click()
    assert not bar.isVisible()
    return order


@pytest.mark.parametrize("heavy", [WARNING, ERROR])
def test_a_note_waits_until_what_is_worse_is_closed(bar, heavy: Notice) -> None:
    bar.show_notice(heavy)
    bar.show_notice(INFO)
    assert (bar.notice, bar._title.text()) == (heavy, heavy.title)
    bar.dismiss()
    assert (bar.notice, bar._title.text()) == (INFO, INFO.title)
    assert bar.isVisible()
    bar.dismiss()
    assert not bar.isVisible()


def test_what_is_worse_comes_first_and_what_was_there_comes_back(bar) -> None:
    for notice in (INFO, ERROR, WARNING):
        bar.show_notice(notice)
    assert closed_one_by_one(bar) == [ERROR, WARNING, INFO]


def test_the_latest_of_equals_is_shown_and_the_one_before_comes_back(bar) -> None:
    one, two = Notice("One", "detail"), Notice("Two")
    bar.show_notice(one)
    bar.show_notice(two)
    assert closed_one_by_one(bar) == [two, one]


def test_how_many_wait_is_told_quietly(bar) -> None:
    bar.show_notice(Notice("Worst", "Do this.", Kind.ERROR))
    assert not bar._more.isVisibleTo(bar)
    bar.show_notice(INFO)
    assert (bar.waiting, bar._more.text(), bar._more.isVisibleTo(bar)) == (1, "1 more", True)
    assert bar._more.property("quiet") is True
    assert bar.accessibleDescription() == "Do this. 1 more"
    bar.show_notice(WARNING)
    assert bar._more.text() == "2 more"
    bar.dismiss()
    assert bar.accessibleDescription() == bar._more.text() == "1 more"
    bar.dismiss()
    assert not bar._more.isVisibleTo(bar)
    assert bar.accessibleDescription() == ""


def test_the_same_is_told_once_with_what_can_be_done_now(bar) -> None:
    now = Remedy("Now", lambda: None)
    bar.show_notice(Notice("Lost", kind=Kind.WARNING, remedies=[Remedy("Then", lambda: None)]))
    bar.show_notice(Notice("Lost", kind=Kind.WARNING, remedies=[now]))
    assert bar.waiting == 0
    assert [button.text() for button in bar._remedies] == ["Now"]
    bar.show_notice(ERROR)
    bar.show_notice(Notice("Lost", kind=Kind.WARNING, remedies=[now]))
    assert bar.waiting == 1


@pytest.mark.parametrize(
    "other",
    [
        Notice("Lost", "For good", Kind.WARNING),
        Notice("Lost", kind=Kind.INFO),
        Notice("Lost", kind=Kind.WARNING, about=About.PROGRAM),
    ],
)
def test_what_differs_is_not_the_same(bar, other: Notice) -> None:
    bar.show_notice(Notice("Lost", kind=Kind.WARNING))
    bar.show_notice(other)
    assert bar.waiting == 1


def test_what_goes_takes_only_its_own_messages_along(bar) -> None:
    program = Notice("The library is damaged", about=About.PROGRAM)
    for notice in (program, INFO, ERROR):
        bar.show_notice(notice)
    bar.clear(About.EPISODE)
    assert closed_one_by_one(bar) == [program]
    for notice in (program, ERROR):
        bar.show_notice(notice)
    bar.clear()
    assert bar.notice is None


def test_it_knows_what_its_messages_are_about(bar) -> None:
    bar.show_notice(Notice("x", kind=Kind.ERROR, about=About.PROGRAM))
    assert not bar.holds(About.EPISODE)
    bar.show_notice(INFO)
    assert bar.holds(About.EPISODE)
    assert bar.holds(About.PROGRAM)
    bar.dismiss()
    assert not bar.holds(About.PROGRAM)


def test_a_message_can_be_withdrawn_wherever_it_is(bar, qtbot) -> None:
    for notice in (INFO, ERROR):
        bar.show_notice(notice)
    with qtbot.assertNotEmitted(bar.seen), qtbot.assertNotEmitted(bar.dismissed):
        bar.withdraw(INFO)
        assert (bar.notice, bar.waiting, bar._more.text()) == (ERROR, 0, "")
        bar.withdraw(WARNING)
        assert bar.notice == ERROR
        bar.withdraw(ERROR)
    assert not bar.isVisible()


def test_a_remedy_closes_its_own_message_and_the_next_is_shown(bar, qtbot) -> None:
    pressed = []
    bar.show_notice(Notice("Later", remedies=[Remedy("Never", lambda: pressed.append("never"))]))
    bar.show_notice(Notice("Now", kind=Kind.ERROR, remedies=[Remedy("Go", lambda: pressed.append("go"))]))
    qtbot.mouseClick(bar._remedies[0], Qt.MouseButton.LeftButton)
    assert pressed == ["go"]
    assert bar._title.text() == "Later"

    def offered() -> list[str]:
        return [button.text() for button in bar.findChildren(QPushButton) if button.isVisibleTo(bar)]

    qtbot.waitUntil(lambda: offered() == ["Never"])


def test_closed_messages_were_seen_and_waiting_ones_were_not(bar) -> None:
    seen: list[Notice] = []
    bar.seen.connect(seen.append)
    remedy = Notice("Moved", kind=Kind.ERROR, remedies=[Remedy("Find", lambda: None)])
    for notice in (INFO, WARNING, remedy):
        bar.show_notice(notice)
    assert seen == []
    bar._remedies[0].click()
    assert seen == [remedy]
    bar.dismiss()
    assert seen == [remedy, WARNING]
    bar.clear()
    assert seen == [remedy, WARNING]


def test_a_message_left_on_the_screen_was_seen(bar, qtbot) -> None:
    bar._reading.setInterval(20)
    bar.show_notice(INFO)
    with qtbot.waitSignal(bar.seen) as seen:
        bar.show_notice(WARNING)
    assert seen.args == [WARNING]
    with qtbot.waitSignal(bar.seen, check_params_cb=lambda notice: notice == INFO):
        bar.dismiss()
        assert bar._reading.isActive()


def test_the_time_to_read_begins_anew_with_each_message(bar) -> None:
    bar.show_notice(INFO)
    bar._reading.stop()
    bar.show_notice(WARNING)
    assert bar._reading.isActive()
    bar._reading.stop()
    bar.show_notice(INFO)  # waits: what is shown has had its time
    assert not bar._reading.isActive()
    bar.dismiss()
    assert bar._reading.isActive()
    bar.clear()
    assert not bar._reading.isActive()


def test_nobody_reads_in_a_window_that_is_hidden(bar, qtbot) -> None:
    bar.show_notice(INFO)
    bar.hide()
    with qtbot.assertNotEmitted(bar.seen):
        bar._reading.timeout.emit()


@given(st.lists(NOTICES))
def test_every_message_is_kept_once_by_weight_and_age(notices: list[Notice]) -> None:
    pile = _Pile()
    for notice in notices:
        pile.put(notice)
    latest = list(dict.fromkeys(reversed(notices)))  # what is said again counts from then
    expected = sorted(latest, key=lambda notice: -list(Kind).index(notice.kind))
    order = []
    while pile.top is not None:
        order.append(pile.top)
        pile.take(pile.top)
    assert order == expected


def test_buttons_go_under_the_text_where_it_is_narrow(bar: MessageBar) -> None:
    remedies = [Remedy("Set a sync point", bar.dismiss), Remedy("Ignore for this file", bar.dismiss)]
    bar.show_notice(Notice("The audio ends at 0:25, but the transcript goes on to 0:50.", remedies=remedies))
    heights = {}
    for width in (1_000, 480):
        bar.resize(width, bar.heightForWidth(width))
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        button, title = bar._remedies[0], bar._title
        heights[width] = button.geometry().top() - title.geometry().bottom()
        assert bar.rect().contains(button.geometry())
        assert title.width() >= 260
    assert heights[1_000] < 0 < heights[480]
