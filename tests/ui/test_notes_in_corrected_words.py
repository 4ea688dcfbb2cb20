"""Notes stay where they are while the words under them are corrected."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.house import House

pytestmark = pytest.mark.episode(turns=20)


def quotes(program: House) -> list[str]:
    annotations = program.program.annotations
    found = [each.anchor for each in annotations.annotations if each.anchor]
    assert all(anchor.text_hash == annotations.text_hash for anchor in found)
    kept = program.program._library.annotations.load(annotations.episode_id)
    assert sorted(kept, key=lambda each: each.id) == sorted(annotations.annotations, key=lambda each: each.id)
    return [anchor.quote for anchor in found]


def test_notes_move_with_the_words_there_and_back(program: House) -> None:
    annotations, corrections = program.program.annotations, program.program.corrections
    text = annotations.transcript.turns[2].text
    first, second = text.split()[:2]
    at = len(first) + 1
    annotations.mark(annotations.anchor(2, at, 2, at + len(second)))
    annotations.mark(annotations.anchor(5, 0, 6, 3))
    before = quotes(program)
    corrections.replace(2, 0, len(first), "Somebody else")
    assert quotes(program) == before
    corrections.replace(2, 14, 14 + len(second), "corrected")
    assert quotes(program) == ["corrected", before[1]]
    corrections.split(5, 4)
    assert quotes(program)[0] == "corrected"
    assert program.view.marks is not None
    for _ in range(3):
        program.program.undo.undo()
    assert quotes(program) == before
    for _ in range(3):
        program.program.undo.redo()
    assert quotes(program)[0] == "corrected"
    for _ in range(5):
        program.program.undo.undo()
    assert quotes(program) == []


@pytest.mark.parametrize("key", ["Ctrl+Return", "Return"])
def test_the_key_that_ends_a_note_corrects_nothing(program: House, key: str) -> None:
    annotations = program.program.annotations
    made = annotations.mark(annotations.anchor(2, 0, 2, 8))
    program.program.annotating.commands.open_note(made)
    field = program.program.annotating.commands.note_field
    assert not field.isHidden()
    QTest.keyClicks(QApplication.focusWidget(), "so it is")
    combination = QKeySequence(key)[0]
    QTest.keyClick(QApplication.focusWidget(), combination.key(), combination.keyboardModifiers())
    assert field.isHidden()
    assert [each.note for each in annotations.annotations] == ["so it is"]
    assert len(annotations.transcript.turns) == 20
