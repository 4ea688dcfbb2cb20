"""The search bar: asks when the typing rests, goes to and fro, says what came of it, and leaves quietly."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from viewer.core.find import Query
from viewer.ui import theme
from viewer.ui.search_bar import SearchBar


@pytest.fixture
def bar(qapp, qtbot) -> SearchBar:
    theme.apply(qapp, theme.light())
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 100)
    column = QVBoxLayout(window)
    other = QLineEdit(window)
    bar = SearchBar(theme.light(), window)
    column.addWidget(other)
    column.addWidget(bar)
    with qtbot.waitExposed(window):
        window.show()
    other.setFocus()
    bar.test_window, bar.test_other = window, other
    return bar


def tools_shown(bar: SearchBar) -> bool:
    shown = {tool.isVisibleTo(bar) for tool in bar._tools}
    assert len(shown) == 1
    return shown.pop()


def test_it_is_quiet_until_it_is_wanted(bar) -> None:
    assert not tools_shown(bar)


def test_activate_takes_the_keyboard_and_opens(bar, qtbot) -> None:
    with qtbot.waitSignal(bar.opened):
        bar.activate()
    assert bar._field.hasFocus()
    assert tools_shown(bar)


def test_activate_with_words_asks_at_once(bar, qtbot) -> None:
    with qtbot.waitSignal(bar.query_changed) as asked:
        bar.activate("kajen")
    assert asked.args == [Query("kajen")]
    assert bar._field.selectedText() == "kajen"


def test_typing_asks_once_when_it_rests(bar, qtbot) -> None:
    asked = []
    bar.query_changed.connect(asked.append)
    bar.activate()
    with qtbot.waitSignal(bar.query_changed):
        qtbot.keyClicks(bar._field, "kaj")
    assert asked == [Query("kaj")]


@pytest.mark.parametrize(
    ("switch", "expected"),
    [
        ("_case", Query("kaj", case=True)),
        ("_word", Query("kaj", whole_word=True)),
        ("_regex", Query("kaj", regex=True)),
    ],
)
def test_switches_ask_anew(bar, qtbot, switch: str, expected: Query) -> None:
    bar.activate("kaj")
    with qtbot.waitSignal(bar.query_changed) as asked:
        qtbot.mouseClick(getattr(bar, switch), Qt.MouseButton.LeftButton)
    assert asked.args == [expected]
    assert bar._field.hasFocus()  # a click on a switch does not take the keyboard away


def test_enter_goes_on_and_shift_enter_back(bar, qtbot) -> None:
    bar.activate("kaj")
    with qtbot.waitSignal(bar.next_requested):
        qtbot.keyClick(bar._field, Qt.Key.Key_Return)
    with qtbot.waitSignal(bar.previous_requested):
        qtbot.keyClick(bar._field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)


def test_enter_before_the_typing_rested_asks_instead_of_going_on(bar, qtbot) -> None:
    wishes = []
    bar.query_changed.connect(lambda query: wishes.append(query.text))
    bar.next_requested.connect(lambda: wishes.append("next"))
    bar.activate()
    qtbot.keyClicks(bar._field, "kaj")
    qtbot.keyClick(bar._field, Qt.Key.Key_Return)
    assert wishes == ["kaj"]


def test_buttons_go_to_and_fro(bar, qtbot) -> None:
    bar.activate("kaj")
    bar.set_result(0, 3)
    with qtbot.waitSignal(bar.next_requested):
        bar._next.click()
    with qtbot.waitSignal(bar.previous_requested):
        bar._previous.click()


@pytest.mark.parametrize(
    ("current", "count", "text"),
    [(2, 17, "3 of 17"), (None, 17, "17 hits"), (None, 1, "1 hit"), (None, 0, "No hits")],
)
def test_result_is_said(bar, current, count: int, text: str) -> None:
    bar.activate("kaj")
    bar.set_result(current, count)
    assert bar._field._note.text() == text
    assert bar._field.accessibleDescription() == text
    assert bar._next.isEnabled() is (count > 0)


@pytest.mark.parametrize(
    ("locale", "current", "more", "text"),
    [
        ("en_GB", 12_344, True, "12,345 of 50,000+"),
        ("en_GB", 0, False, "1 of 50,000"),
        ("en_GB", None, True, "50,000+ hits"),
        ("sv_SE", None, True, "50\u00a0000+ hits"),
    ],
)
def test_large_numbers_are_grouped_and_not_the_whole(
    bar, locale: str, current, more: bool, text: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        bar.activate("kaj")
        bar.set_result(current, 50_000, more=more)
    finally:
        QLocale.setDefault(before)
    assert bar._field._note.text() == text
    assert bar._field.accessibleDescription() == text


def test_no_words_no_result(bar) -> None:
    bar.activate()
    bar.set_result(None, 0)
    assert bar._field._note.text() == ""


def test_error_is_said_calmly_and_forgotten(bar) -> None:
    bar.activate("(kaj")
    bar.set_error("This pattern is not complete", "missing )")
    assert bar._field._note.text() == "This pattern is not complete"
    assert bar._field.toolTip() == "missing )"
    assert not bar._next.isEnabled()
    bar.set_result(0, 1)
    assert bar._field._note.text() == "1 of 1"
    assert bar._field.toolTip() == "Find in the transcript"


def test_the_text_is_never_under_the_note(bar) -> None:
    bar.activate("kaj")
    for note in ("3 of 17", "100000 of 100000", ""):
        bar._field.note(note)
        assert bar._field.textMargins().right() >= (bar._field._note.width() if note else 0)
        assert bar._field._note.geometry().right() <= bar._field.width()


def test_esc_closes_while_the_query_still_stands(bar, qtbot) -> None:
    seen = []
    bar.activate("kaj")
    bar.closed.connect(lambda: seen.append(bar.query.text))
    bar.query_changed.connect(lambda query: seen.append(query.text))
    qtbot.keyClick(bar._field, Qt.Key.Key_Escape)
    assert seen == ["kaj", ""]
    assert not tools_shown(bar)


def test_leaving_an_empty_field_closes_the_tools_and_words_keep_them(bar, qtbot) -> None:
    bar.activate()
    bar.test_other.setFocus()
    assert not tools_shown(bar)
    bar.activate("kaj")
    bar.test_other.setFocus()
    assert tools_shown(bar)


def test_tab_reaches_every_tool(bar, qtbot) -> None:
    bar.activate("kaj")
    bar.set_result(0, 3)
    reached = []
    for _ in range(len(bar._tools) + 1):
        reached.append(bar.test_window.focusWidget())
        qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
    assert reached == [bar._field, *bar._tools]


def test_keys_are_named(bar) -> None:
    find, following = QAction("Find"), QAction("Next")
    find.setShortcut("Ctrl+F")
    following.setShortcut("F3")
    bar.set_actions({"find": find, "find_next": following})
    assert bar._field.placeholderText() == "Find in the transcript  Ctrl+F"
    assert bar._field.toolTip() == "Find in the transcript (Ctrl+F)"
    assert bar._next.toolTip() == "Next hit (F3)"


def test_everything_has_a_name(bar) -> None:
    assert bar._field.accessibleName()
    assert all(tool.accessibleName() and tool.toolTip() for tool in bar._tools)
