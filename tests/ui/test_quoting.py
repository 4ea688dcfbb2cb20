"""Quotes and links on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence

from tests.house import House, house, write_silence, write_transcript
from viewer.controllers import quote_styles
from viewer.core.annotations import Changes, new_id
from viewer.core.notes_order import Order
from viewer.core.quote_style import STYLES, Style
from viewer.ui.dialogs.quote_styles import QuoteStylesDialog
from viewer.ui.quoting import Quoting
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.pointer import Spot, SpotKind

# A menu is raised and takes the keyboard, which the screenless platform cannot do and says.
pops_up = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing|propagate)", extend=True)


@pytest.fixture
def program(qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[House]:
    files = write_transcript(tmp_path), write_silence(tmp_path, "my #1 é.wav")
    QGuiApplication.clipboard().clear()
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        program.view.scroller.animated = False
        yield program
    QGuiApplication.clipboard().clear()


def press(program: House, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    program.press(combination.key(), combination.keyboardModifiers())


def copied() -> tuple[str, str]:
    data = QGuiApplication.clipboard().mimeData()
    return data.text(), data.html()


def nothing_is_copied() -> bool:
    data = QGuiApplication.clipboard().mimeData()
    return data is None or not data.formats()


def test_the_selection_is_copied_as_text_and_as_html(program: House) -> None:
    assert not program.act("copy_quote").isEnabled()
    program.view.select(Place(1, 0), Place(1, 18))
    press(program, "Ctrl+Shift+C")
    text, html = copied()
    assert text == "“Here are the words”\n— Bo, episode, 0:10"
    assert "<i>episode</i>" in html
    assert program.view.selected() is not None


def test_the_mark_under_the_caret_is_quoted_in_the_chosen_style(program: House) -> None:
    mine = Style("mine", quote_styles.named("Mine"), "{quote} [[({link})]]")
    quote_styles.keep(program.settings, (*STYLES, mine), "mine")
    notes = program.program.annotations
    notes.mark(notes.anchor(1, 0, 1, 4))
    press(program, "F7")
    program.view.select(Place(1, 2), Place(1, 2))
    press(program, "Right")
    press(program, "Ctrl+Shift+C")
    text, _ = copied()
    assert text.startswith("Here (file:///")
    assert text.endswith("my%20%231%20%C3%A9.wav#t=10)")


@pops_up
def test_a_menu_quotes_the_turn_that_was_clicked(program: House) -> None:
    spot = Spot(SpotKind.TEXT, 2, 3)
    program.view.menu_wanted.emit(spot, QPoint())
    assert program.act("copy_quote").isEnabled()
    program.act("copy_quote").trigger()
    program.program.commands.text_menu.close()
    assert copied()[0].startswith("“Here are the words of turn 2, no more.")


def test_a_link_to_what_is_heard_or_meant(program: House) -> None:
    program.playback.seek(12_000)
    press(program, "Ctrl+L")
    url = QUrl(copied()[0])
    assert (Path(url.toLocalFile()).name, url.fragment()) == ("my #1 é.wav", "t=12")
    program.view.select(Place(3, 0), Place(3, 4))
    press(program, "Ctrl+L")
    assert QUrl(copied()[0]).fragment() == "t=30"


def test_without_audio_there_is_no_link(program: House, tmp_path: Path) -> None:
    program.act("close_episode").trigger()
    program.open(write_transcript(tmp_path, "other.txt", word="Different."))
    assert not program.act("copy_link").isEnabled()
    program.view.select(Place(0, 0), Place(0, 4))
    program.act("copy_quote").trigger()
    assert copied()[0].startswith("“Here”")


def test_the_styles_are_chosen_in_a_dialog(program: House) -> None:
    program.act("quote_styles").trigger()
    (dialog,) = program.window.findChildren(QuoteStylesDialog)
    dialog._list.setCurrentRow(3)
    dialog.accept()
    program.view.select(Place(0, 0), Place(0, 4))
    press(program, "Ctrl+Shift+C")
    assert copied()[0] == "“Here” (Ada, episode, 0:00)"


def choose_notes(program: House, *ids: str) -> None:
    program.window.notes.view.choose(list(ids), ids[-1])
    program.window.notes.view.setFocus()


def noted(program: House, turn: int, start: int, end: int) -> str:
    notes = program.program.annotations
    return notes.mark(notes.anchor(turn, start, turn, end), note="Not to be quoted")


def test_several_notes_become_one_quote_that_names_who_speaks(program: House) -> None:
    ids = noted(program, 1, 0, 4), noted(program, 2, 0, 8), noted(program, 3, 9, 18)
    choose_notes(program, *ids)
    press(program, "Ctrl+Shift+C")
    text, html = copied()
    lines = ["“Bo: Here", "Ada: [...] Here are", "Bo: [...] the words”", "— Bo, Ada, episode, 0:10"]
    assert text.split("\n") == lines
    assert "<b>Ada:</b> [...] Here are" in html


def test_notes_are_quoted_in_the_order_of_time_whatever_the_list_is_sorted_by(program: House) -> None:
    later, earlier = noted(program, 1, 33, 37), noted(program, 1, 0, 18)
    notes, panel = program.program.annotations, program.window.notes
    notes.add_tag(later, "a")
    notes.add_tag(earlier, "b")
    panel.bar.set_order(Order.TAG)
    assert panel.model.ids() == [later, earlier]
    choose_notes(program, later, earlier)
    press(program, "C")
    assert copied()[0] == "“Here are the words [...] more”\n— Bo, episode, 0:10"


def test_notes_that_touch_are_quoted_without_a_leap(program: House) -> None:
    choose_notes(program, noted(program, 1, 9, 18), noted(program, 1, 0, 12))
    press(program, "Ctrl+Shift+C")
    assert copied()[0].startswith("“Here are the words”")


def test_bookmarks_are_left_out_of_a_quote_and_alone_cannot_be_quoted(program: House) -> None:
    action = program.window.notes.actions_table["note_quote"]
    assert not action.isEnabled()
    bookmark, passage = program.program.annotations.bookmark(1_000, "A name"), noted(program, 1, 0, 4)
    choose_notes(program, bookmark)
    assert not action.isEnabled()
    press(program, "Ctrl+Shift+C")
    assert nothing_is_copied()
    choose_notes(program, bookmark, passage)
    assert action.isEnabled()
    action.trigger()
    assert copied()[0] == "“Here”\n— Bo, episode, 0:10"


def test_notes_are_quoted_in_the_chosen_style_and_readers_of_the_screen_hear_it(
    program: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Style("mine", quote_styles.named("Mine"), "{quote} ({speaker})")
    quote_styles.keep(program.settings, (*STYLES, mine), "mine")
    said: list[str] = []
    monkeypatch.setattr(Quoting, "_say", lambda _self, words: said.append(words))
    choose_notes(program, noted(program, 0, 0, 4))
    press(program, "Ctrl+Shift+C")
    assert copied()[0] == "Here (Ada)"
    assert said == ["Quote copied"]


def test_a_note_on_words_of_another_text_is_told_of_rather_than_left_out(program: House) -> None:
    notes, there = program.program.annotations, noted(program, 1, 0, 4)
    old = notes.get(there)
    assert old is not None
    assert old.anchor is not None
    lost = replace(old, id=new_id(), anchor=replace(old.anchor, quote="Gone"))
    notes.apply("import", Changes({lost.id: lost}))
    choose_notes(program, there, lost.id)
    press(program, "Ctrl+Shift+C")
    assert nothing_is_copied()
    assert program.told().startswith("This passage cannot be quoted")
