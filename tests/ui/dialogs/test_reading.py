"""The window about how a transcript was read: its file, what was found, what can be chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox

from viewer.core.choices import AUTOMATIC, Choices, Columns
from viewer.errors import WorldError, message
from viewer.readers.look import look
from viewer.ui import theme
from viewer.ui.dialogs.reading.dialog import ReadingDialog
from viewer.ui.dialogs.reading.source import SourceRows

TEXT = (
    "A title\n\n"
    + "\n\n".join(f"Ada [00:00:0{i}]: Words.\nmore\n\nBo: An answer." for i in range(4))
    + "\n\nAda [00:99:99]: Late.\n\nAda [00:00:09]: Bye.\n"
)
ODD = "När;Vem;Vad\n0:01;Ada;Hej\n0:05;Bo;Tack så mycket\n"
UNCLEAR = '{"segments": []}\nAnd words'

Open = Callable[..., "Bench"]


class Bench:
    """A dialog that gets its answers at once."""

    def __init__(self, text: str, suffix: str, used: Choices, *, unread: bool = False) -> None:
        self.data, self.suffix = text.encode(), suffix
        self.dialog = ReadingDialog(f"talk{suffix}", used, theme.light(), unread=unread)
        self.asked: list[Choices] = []
        self.read: list[Choices] = []
        self.dialog.look_wanted.connect(self.answer)
        self.dialog.read_wanted.connect(self.read.append)
        self.answer(used)

    def answer(self, choices: Choices) -> None:
        self.asked.append(choices)
        self.dialog.show_look(look(self.data, self.suffix, choices))

    def marks(self) -> list[str]:
        """The second column: what became of each line."""
        rows = self.dialog.source.rows
        return [str(rows.data(rows.index(row, 1))) for row in range(rows.rowCount())]

    def turns(self) -> list[tuple[str, ...]]:
        model = self.dialog.found.turns.model()
        return [
            tuple(model.data(model.index(row, column)) for column in range(3))
            for row in range(model.rowCount())
        ]

    def names(self) -> dict[str, Qt.CheckState]:
        speakers = self.dialog.found.speakers
        items = [speakers.item(row) for row in range(speakers.count())]
        return {item.text(): item.checkState() for item in items}

    def tick(self, name: str, *, on: bool) -> None:
        [item] = self.dialog.found.speakers.findItems(name, Qt.MatchFlag.MatchStartsWith)
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def choose(self, field: QComboBox, words: str) -> None:
        row = field.findText(words, Qt.MatchFlag.MatchStartsWith)
        assert row >= 0, [field.itemText(each) for each in range(field.count())]
        field.setCurrentIndex(row)

    def facts(self) -> str:
        return self.dialog._facts.text()


@pytest.fixture
def opened(qtbot) -> Open:
    def make(
        text: str = TEXT, suffix: str = ".txt", used: Choices = AUTOMATIC, *, unread: bool = False
    ) -> Bench:
        bench = Bench(text, suffix, used, unread=unread)
        qtbot.addWidget(bench.dialog)
        return bench

    return make


def test_every_line_says_what_became_of_it(opened: Open) -> None:
    marks = opened().marks()
    assert marks[:8] == ["Left out", "", "0:00 Ada", "", "", "", "", "0:01 Ada"]
    [doubtful] = [mark for mark in marks if "cannot be" in mark]
    assert doubtful.startswith("Ada · The time 00:99:99")


def test_the_rows_keep_qts_rules(qapp: QApplication) -> None:
    rows = SourceRows(theme.light())
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.show_look(look(TEXT.encode(), ".txt"))
    assert tester.model() is rows
    shown = rows.data(rows.index(2, 1), Qt.ItemDataRole.ForegroundRole), rows.hue(2), rows.turn(5)
    assert shown == (theme.light().text, 0, 0)
    assert rows.data(rows.index(0, 2), Qt.ItemDataRole.ForegroundRole) == theme.light().quiet
    rows.show_look(look(b"Words", ".txt"))
    assert rows.rowCount() == 1


def test_a_line_shown_as_a_tip_is_text(qapp: QApplication) -> None:
    rows = SourceRows(theme.light())
    rows.show_look(look(b"<b>Ada</b> & Bo\nmore words", ".txt", Choices("plain")))
    tip = rows.data(rows.index(0, 2), Qt.ItemDataRole.ToolTipRole)
    assert tip == "<p>&lt;b>Ada&lt;/b> &amp; Bo</p>"


def test_what_was_recognised_is_summed_up(opened: Open) -> None:
    bench = opened()
    assert bench.facts() == "Turns: 6 · Speakers: 1 · Times up to 0:09\nTitle: A title"
    assert bench.dialog.asked.format.currentText() == "Recognised: Text with times and speakers"
    assert bench.dialog.asked.encoding.currentText() == "Recognised: utf-8"
    assert bench.turns()[0] == ("0:00", "Ada", "Words. more Bo: An answer.")
    assert [bench.dialog.found.tabText(tab) for tab in range(3)] == [
        *("Turns (6)", "Speakers (1 + 1?)", "Doubtful or left out (2)"),
    ]


def test_formats_that_do_not_fit_are_in_the_order_of_their_names(opened: Open) -> None:
    bench = opened()
    field = bench.dialog.asked.format
    names = [field.itemText(row) for row in range(field.count())]
    others = names[len(names) - names[::-1].index("") :]
    assert {"Audacity labels", "noScribe", "oTranscribe"} <= set(others)
    assert others == sorted(others, key=str.casefold)


def test_names_are_ticked_and_the_turns_follow(opened: Open) -> None:
    bench = opened()
    assert bench.names() == {
        "Ada – turns: 6": Qt.CheckState.Checked,
        "Bo – perhaps a name, lines: 4": Qt.CheckState.Unchecked,
    }
    bench.tick("Bo", on=True)
    assert bench.dialog.choices == Choices(speakers=frozenset({"Bo"}))
    assert bench.turns()[1] == ("", "Bo", "An answer.")
    bench.tick("Ada", on=False)
    assert bench.dialog.choices.no_speakers == frozenset({"Ada"})
    assert list(bench.names()) == ["Ada – perhaps a name, lines: 6", "Bo – turns: 9"], "each keeps its place"
    bench.tick("Ada", on=True)
    bench.tick("Bo", on=False)
    assert bench.dialog.choices == AUTOMATIC


def test_two_names_ticked_before_the_first_answer_are_both_chosen(opened: Open) -> None:
    bench = opened()
    bench.dialog.look_wanted.disconnect(bench.answer)
    bench.tick("Bo", on=True)
    bench.tick("Ada", on=False)
    assert bench.dialog.choices == Choices(speakers=frozenset({"Bo"}), no_speakers=frozenset({"Ada"}))


def test_a_format_that_names_its_speakers_has_no_boxes(opened: Open) -> None:
    text = '{"version": "1.0.0", "segments": [{"speaker": "Ada", "startTime": 0, "body": "Hello."}]}'
    bench = opened(text, ".json")
    item = bench.dialog.found.speakers.item(0)
    assert item.text() == "Ada – turns: 1"
    assert item.data(Qt.ItemDataRole.CheckStateRole) is None


def test_another_format_is_seen_at_once(opened: Open) -> None:
    bench = opened()
    field = bench.dialog.asked.format
    assert field.itemText(2) == "Text with times and speakers – likely"
    assert field.itemText(3) == "Plain text – possible"
    bench.choose(field, "Plain text")
    assert bench.asked[-1] == Choices("plain")
    assert "No times" in bench.facts()
    bench.choose(field, "Recognised")
    assert bench.asked[-1] == AUTOMATIC


def test_another_encoding_is_seen_at_once(opened: Open) -> None:
    bench = opened(TEXT.replace("Ada", "Märta"))
    bench.choose(bench.dialog.asked.encoding, "cp1252")
    assert bench.asked[-1] == Choices(encoding="cp1252")
    assert bench.turns()[0][1] == "MÃ¤rta"
    assert bench.dialog.asked.encoding.itemText(0) == "Recognised: utf-8"


def test_an_encoding_that_is_not_listed_stays_chosen(opened: Open) -> None:
    bench = opened(used=Choices(encoding="latin2"))
    assert bench.dialog.asked.encoding.currentText() == "latin2"
    assert bench.dialog.choices == Choices(encoding="latin2")


def test_columns_are_given_their_roles(opened: Open) -> None:
    bench = opened(ODD, ".csv")
    asked = bench.dialog.asked
    assert not any(field.isHidden() for field in asked.roles.values())
    assert [field.currentText() for field in asked.roles.values()] == ["när", "no column", "vem", "vad"]
    assert bench.turns() == [("0:01", "Ada", "Hej"), ("0:05", "Bo", "Tack så mycket")]
    bench.choose(asked.roles["speaker"], "no column")
    assert bench.asked[-1] == Choices(columns=Columns(text=2, time=0))
    assert bench.turns()[0] == ("0:01", "", "Hej")
    bench.choose(asked.roles["time"], "no column")
    assert "No times" in bench.facts()
    bench.choose(asked.format, "Plain text")
    assert all(field.isHidden() for field in asked.roles.values())


def test_columns_without_names_have_numbers(opened: Open) -> None:
    bench = opened("0:01;Ada;Hej\n0:05;Ada;Tack\n0:09;Ada;Ja\n", ".csv")
    names = [field.currentText() for field in bench.dialog.asked.roles.values()]
    assert names == ["Column 1", "no column", "Column 2", "Column 3"]


def test_a_row_of_which_a_cell_is_left_out_is_a_turn_all_the_same(opened: Open) -> None:
    bench = opened(
        "0:01;Ada;Hej;x\n0:05;Bo;Tack;y\n", ".csv", Choices("table", columns=Columns(2, 0, None, 1))
    )
    assert bench.marks()[:2] == ["0:01 Ada · left out in part", "0:05 Bo · left out in part"]


def test_reading_is_offered_once_something_else_is_chosen(opened: Open) -> None:
    bench = opened()
    dialog = bench.dialog
    assert (dialog._read.isEnabled(), dialog._close.text()) == (False, "Close")
    bench.tick("Bo", on=True)
    assert (dialog._read.isEnabled(), dialog._close.text()) == (True, "Cancel")
    assert "Notes and corrections are kept" in dialog._state.text()
    dialog._read.click()
    assert bench.read == [Choices(speakers=frozenset({"Bo"}))]


def test_cancelled_nothing_is_read(opened: Open) -> None:
    bench = opened()
    bench.tick("Bo", on=True)
    bench.dialog.reject()
    assert bench.read == []


def test_nothing_can_be_read_before_its_answer_or_where_there_is_nothing(opened: Open) -> None:
    bench = opened()
    bench.dialog.look_wanted.disconnect(bench.answer)
    bench.choose(bench.dialog.asked.format, "Plain text")
    assert not bench.dialog._read.isEnabled()
    assert bench.dialog._state.text() == "Reading …"
    bench.dialog.show_look(look(bench.data, ".txt", AUTOMATIC))
    assert not bench.dialog._read.isEnabled(), "an answer to another question"
    bench.answer(Choices("plain"))
    assert bench.dialog._read.isEnabled()
    bench.dialog.look_wanted.connect(bench.answer)
    bench.choose(bench.dialog.asked.format, "WebVTT")
    assert not bench.dialog._read.isEnabled()
    assert "There is no transcript in this" in bench.facts()


def test_what_cannot_be_looked_at_is_told_and_the_rest_stays(opened: Open) -> None:
    bench = opened()
    bench.dialog.tell(WorldError(message("Not so"), message("Choose another.")))
    assert bench.dialog._state.text() == "Not so. Choose another."
    assert not bench.dialog._read.isEnabled()
    assert len(bench.turns()) == 6


class TestUnread:
    def test_the_first_candidate_is_seen_and_can_be_read(self, opened: Open) -> None:
        bench = opened(UNCLEAR, unread=True)
        assert "not clear which format talk.txt has" in bench.dialog._told.text()
        assert bench.dialog.asked.format.currentText().startswith("Plain text")
        assert bench.dialog._read.isEnabled()
        bench.dialog.accept()
        assert bench.read == [Choices("plain")]

    def test_each_candidate_can_be_seen(self, opened: Open) -> None:
        bench = opened(UNCLEAR, unread=True)
        field = bench.dialog.asked.format
        for row in range(field.count()):
            if field.itemData(row) is not None:
                field.setCurrentIndex(row)
        assert {choices.reader for choices in bench.asked[1:]} >= {"whisper-json", "turn-text"}
        assert not field.itemText(0).startswith("Recognised")


def test_a_turn_and_a_remark_lead_to_their_lines(opened: Open) -> None:
    bench = opened()
    found, source = bench.dialog.found, bench.dialog.source
    found.turns.selectRow(1)
    assert source.currentIndex().row() + 1 == 8
    found.remarks.selectRow(1)
    assert source.currentIndex().row() + 1 == 1
    assert found.remarks.model().data(found.remarks.model().index(0, 1)) == "Doubtful"


def test_a_line_leads_to_its_turn(opened: Open, qtbot) -> None:
    bench = opened()
    bench.dialog.show()
    source = bench.dialog.source
    source.setFocus()
    qtbot.waitUntil(source.hasFocus)
    source.go_to(7)
    source.go_to(6)
    assert bench.dialog.found.turns.currentIndex().row() == 0
    for _ in range(2):
        qtbot.keyClick(source, Qt.Key.Key_Down)
    assert bench.dialog.found.turns.currentIndex().row() == 1
    assert source.currentIndex().row() + 1 == 8, "it stays where the reader is"


def test_where_the_reader_was_stays_in_sight(opened: Open) -> None:
    bench = opened()
    bench.dialog.source.go_to(7)
    bench.tick("Bo", on=True)
    assert bench.dialog.source.currentIndex().row() + 1 == 7
    bench.dialog.source.go_to(0)
    assert bench.dialog.source.currentIndex().row() + 1 == 7


def test_a_narrow_window_has_one_above_the_other(opened: Open) -> None:
    bench = opened()
    bench.dialog.show()
    parts = bench.dialog._parts
    assert parts.orientation() is Qt.Orientation.Horizontal
    bench.dialog.resize(500, 700)
    assert parts.orientation() is Qt.Orientation.Vertical
    assert min(parts.sizes()) > 100
    bench.dialog.resize(1000, 700)
    assert parts.orientation() is Qt.Orientation.Horizontal


def test_everything_has_a_name_and_is_reached_by_tab(opened: Open) -> None:
    bench = opened()
    dialog = bench.dialog
    reached, widget = set(), dialog.source.nextInFocusChain()
    while widget is not dialog.source:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    found, asked = dialog.found, dialog.asked
    parts = (asked.format, asked.encoding, found.turns, found.speakers, found.remarks)
    for part in (*parts, dialog.source):
        assert part.accessibleName()
    assert reached >= {*parts, found.tabBar(), dialog._read, dialog._close}


@pytest.mark.parametrize("look_", [theme.light(), theme.dark()])
def test_the_bar_beside_a_turn_has_its_speakers_colour(qtbot, look_: theme.Theme) -> None:
    dialog = ReadingDialog("talk.txt", AUTOMATIC, look_)
    qtbot.addWidget(dialog)
    dialog.show_look(look(TEXT.encode(), ".txt"))
    dialog.show()
    source = dialog.source
    rows = {row: source.visualRect(source.rows.index(row, 1)) for row in (0, 2, 3)}
    picture = source.viewport().grab().toImage()
    seen = {row: QColor(picture.pixel(rect.left() + 7, rect.center().y())) for row, rect in rows.items()}
    assert (seen[2], seen[3]) == (look_.speaker(0), look_.speaker(0))
    assert seen[0] != look_.speaker(0)


def test_ten_megabytes_are_shown_without_waiting(opened: Open, qtbot) -> None:
    turn = "Ada [00:00:01]: " + "Words and more of them. " * 8 + "\n\n"
    text = turn * (10_000_000 // len(turn))
    found = look(text.encode(), ".txt")
    dialog = opened().dialog
    dialog.show()
    dialog.show_look(found)
    assert dialog.source.rows.rowCount() == len(found.source) > 80_000
    dialog.source.go_to(len(found.source) - 2)
    last = dialog.source.visualRect(dialog.source.currentIndex())
    assert dialog.source.viewport().rect().intersects(last)
