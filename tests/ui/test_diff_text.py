"""The difference of two editions as text: a part of it at once, the rest when the reader comes there."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from viewer.controllers.edition_work import Offer
from viewer.core.editions import difference
from viewer.core.transcript import Timing, Turn
from viewer.ui.diff_text import DiffText


def turns(*words: str) -> tuple[Turn, ...]:
    times = range(0, 1_000 * len(words), 1_000)
    pairs = zip(times, words, strict=True)
    return tuple(Turn(ms, ms + 1_000, None, None, each, Timing.GIVEN) for ms, each in pairs)


def shown(qtbot: QtBot, old: tuple[Turn, ...], new: tuple[Turn, ...]) -> DiffText:
    text = DiffText(Offer((), (), new, old, difference(old, new)))
    qtbot.addWidget(text)
    text.resize(500, 200)
    with qtbot.waitExposed(text):
        text.show()
    return text


def test_many_changes_are_written_as_the_reader_comes_to_them(qtbot: QtBot) -> None:
    said = [f"This is what was said number{i} and nothing more than that" for i in range(400)]
    old = turns(*said)
    new = tuple(replace(turn, text=turn.text.replace("said", "told")) for turn in old)
    text = shown(qtbot, old, new)
    assert text.changes == 400
    assert text.written < 200
    while text.written < text.changes:
        before = text.written
        text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())
        assert text.written > before
    assert text.toPlainText().count("Changed: ") == 400


def test_a_long_change_is_told_by_its_ends(qtbot: QtBot) -> None:
    long = " ".join(f"word{i}" for i in range(900))
    ends = ("The beginning stays.", "The end stays.")
    text = shown(qtbot, turns(*ends), turns(ends[0], long, ends[1]))
    plain = text.toPlainText()
    assert len(plain) < 1_200
    assert "(900 words in all)" in plain
    assert plain.count("word899") == 1


def test_other_turns_of_the_same_words_are_no_difference(qtbot: QtBot) -> None:
    text = shown(qtbot, turns("One two.", "Three four."), turns("One two. Three four."))
    assert text.toPlainText() == "No word is different: only the turns are parted otherwise."


def test_the_end_may_be_gone(qtbot: QtBot) -> None:
    text = shown(qtbot, turns("One two three four.", "Five six seven."), turns("One two three four."))
    assert "Removed: " in text.toPlainText()
    assert "Five six seven." in text.toPlainText()
