"""A transcript that changed under its notes: offered, shown, updated, taken back, reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.editions import LAKE
from tests.house import House, house, write_silence, write_transcript
from viewer.core.annotations import Place as Sureness
from viewer.ui.dialogs.edition import EditionDialog
from viewer.ui.dialogs.review import ReviewDialog
from viewer.ui.transcript.document import Place

pytestmark = pytest.mark.episode(gliding=False)

pops_up = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing|propagate)", extend=True)

NEW = ("A word before we begin.", LAKE[0].replace("middle", "end"), *LAKE[2:5], LAKE[1], "Bye.")
DOUBT = "counted the days"


def write(path: Path, *turns: str) -> Path:
    times = [f"{ms // 60_000:02}:{ms // 1_000 % 60:02}" for ms in range(0, 10_000 * len(turns), 10_000)]
    lines = [f"{('Ada', 'Bo')[i % 2]} ({times[i]}):\n{words}\n" for i, words in enumerate(turns)]
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return write(tmp_path / "episode.txt", *LAKE), write_silence(tmp_path, seconds=90)


def mark(program: House, turn: int, words: str) -> str:
    notes = program.program.annotations
    start = notes.transcript.turns[turn].text.index(words)
    return notes.mark(notes.anchor(turn, start, turn, start + len(words)), note=f"on {words}")


def annotate(program: House) -> list[str]:
    """Four notes, whose text is kept."""
    with program.qtbot.waitSignal(program.program.annotating.editions.texts.kept):
        first = mark(program, 0, "frozen over")
    return [
        first,
        mark(program, 1, "prepared for a winter"),
        mark(program, 3, DOUBT),
        mark(program, 5, "a war that"),
    ]


def reopen(program: House, files: tuple[Path, Path], *turns: str) -> None:
    """Close the episode, change the file, open it again and wait for the offer."""
    program.act("close_episode").trigger()
    write(files[0], *turns)
    with program.qtbot.waitSignal(program.program.annotating.editions.editions.offered, timeout=10_000):
        program.open(*files)


def about(program: House, note_id: str) -> str:
    """The words that are marked in the text that is open."""
    note = program.program.annotations.get(note_id)
    assert note is not None
    assert note.anchor is not None
    anchor = note.anchor
    if note not in program.program.annotations.in_turn(anchor.start_turn):
        return ""
    return program.view.transcript.turns[anchor.start_turn].text[anchor.start : anchor.end]


def button(program: House, label: str) -> QPushButton:
    found = [each for each in program.messages.findChildren(QPushButton) if each.text() == label]
    return found[-1]


def review(program: House) -> ReviewDialog:
    found = program.program.annotating.editions.reviewing.dialog
    assert found is not None
    program.qtbot.waitUntil(lambda: found.places.count() > 0 or "not found" in found._told.text())
    return found


def place(program: House, note_id: str) -> Sureness:
    note = program.program.annotations.get(note_id)
    assert note is not None
    return note.place


def test_open_annotate_change_the_file_open_update_undo(program: House, files: tuple[Path, Path]) -> None:
    ids = annotate(program)
    before = program.program.annotations.annotations
    reopen(program, files, *NEW)
    assert program.program.annotations.annotations == before
    assert program.told() == "The transcript has changed: 3 note(s) kept, 1 without a place"
    assert program.act("review_places").text() == "Review places… (4)"
    button(program, "Update").click()
    words = ["frozen over", "prepared for a winter", DOUBT, ""]
    assert [about(program, each) for each in ids] == words
    assert place(program, ids[3]) is Sureness.DETACHED
    assert program.told() == "Notes updated: 1 without a place"
    assert program.act("undo").text() == "Undo: update the places of 4 note(s)"
    program.act("undo").trigger()
    assert program.program.annotations.annotations == before
    program.act("redo").trigger()
    assert [about(program, each) for each in ids] == words
    program.act("close_episode").trigger()
    program.open(*files)
    assert [about(program, each) for each in ids] == words
    assert program.told() == ""


def test_the_offer_comes_again_with_the_next_start(
    qapp, qtbot, monkeypatch, tmp_path: Path, files: tuple[Path, Path]
) -> None:
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        mark(program, 0, "frozen over")
    write(files[0], *NEW)
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        qtbot.waitUntil(lambda: "has changed" in program.told())
        offer = program.program.annotating.editions.editions.offer
        assert offer is not None
        assert offer.old_turns is not None


def test_later_leaves_everything_and_the_menu_leads_back(program: House, files: tuple[Path, Path]) -> None:
    annotate(program)
    reopen(program, files, *NEW)
    before = program.program.annotations.annotations
    button(program, "Later").click()
    assert program.told() == ""
    program.act("review_places").trigger()
    dialog = program.program.annotating.editions.dialog
    assert isinstance(dialog, EditionDialog)
    dialog.reject()
    assert program.program.annotations.annotations == before


def test_the_changes_are_shown_and_agreed_to(program: House, files: tuple[Path, Path]) -> None:
    ids = annotate(program)
    reopen(program, files, *NEW)
    button(program, "Show changes").click()
    dialog = program.program.annotating.editions.dialog
    assert dialog is not None
    shown = dialog.diff.toPlainText()
    assert "Changed: The lake was frozen over by the middle end of November" in shown
    assert "Added: A word before we begin." in shown
    assert "Moved here: " in shown
    rows = [dialog._model.rows[row] for row in range(dialog._model.rowCount())]
    assert rows[0][1:] == ("a war that", "Its words are gone; it is kept without a place")
    assert [row[1] for row in rows[1:]] == ["frozen over", "prepared for a winter", DOUBT]
    assert all(row[2].startswith("Kept, at ") for row in rows[1:])
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert about(program, ids[1]) == "prepared for a winter"
    assert program.program.annotating.editions.dialog is None


def test_a_correction_of_the_text_takes_the_offer_back_and_makes_it_anew(
    program: House, files: tuple[Path, Path]
) -> None:
    annotate(program)
    reopen(program, files, *NEW)
    editions = program.program.annotating.editions.editions
    first = editions.offer
    program.program.corrections.replace(0, 0, 1, "Another")
    program.qtbot.waitUntil(lambda: editions.offer not in (None, first))
    assert program.program.annotating.editions.update() is None
    assert place(program, program.program.annotations.annotations[0].id) is Sureness.SURE


def doubtful(program: House, files: tuple[Path, Path]) -> str:
    """A note of which the new edition has two places, neither of them quite right."""
    annotate(program)
    note = mark(program, 3, "grandmother counted the days on the wall")
    other = "My grandmother wrote the days on a wall beside the kitchen stove."
    turns = (*LAKE[:3], other, "My grandmother counted all days on the wall beside the old stove.", *LAKE[4:])
    reopen(program, files, *turns)
    program.program.annotating.editions.update()
    assert place(program, note) is Sureness.DOUBTFUL
    return note


@pops_up
def test_a_doubtful_note_is_accepted_by_keys_and_taken_back(program: House, files: tuple[Path, Path]) -> None:
    note = doubtful(program, files)
    before = program.program.annotations.annotations
    program.act("review_places").trigger()
    dialog = review(program)
    assert "Note 1 of" in dialog._told.text()
    count = dialog.notes.count()
    while note != dialog._cases[dialog.notes.currentRow()].note.id:
        dialog.notes.setCurrentRow(dialog.notes.currentRow() + 1)
    candidates = dialog._cases[dialog.notes.currentRow()].candidates
    assert candidates
    selected = program.view.selected()
    assert selected is not None
    assert selected[0] == Place(candidates[0].anchor.start_turn, candidates[0].anchor.start)
    QTest.keyClick(dialog.places, Qt.Key.Key_Return)
    assert place(program, note) is Sureness.SURE
    assert about(program, note) == candidates[0].anchor.quote
    program.qtbot.waitUntil(lambda: dialog.notes.count() == count - 1)
    program.act("undo").trigger()
    assert program.program.annotations.annotations == before
    program.qtbot.waitUntil(lambda: dialog.notes.count() == count)
    dialog.close()


@pops_up
def test_another_of_the_places_is_picked(program: House, files: tuple[Path, Path]) -> None:
    note = doubtful(program, files)
    program.act("review_places").trigger()
    dialog = review(program)
    dialog.notes.setCurrentRow(next(i for i, case in enumerate(dialog._cases) if case.note.id == note))
    candidates = dialog._cases[dialog.notes.currentRow()].candidates
    assert candidates
    assert len(candidates) > 1
    QTest.keyClick(dialog.places, Qt.Key.Key_Down)
    QTest.keyClick(dialog.places, Qt.Key.Key_Return)
    assert about(program, note) == candidates[1].anchor.quote
    dialog.close()


@pops_up
def test_a_lost_note_is_given_the_selection(program: House, files: tuple[Path, Path]) -> None:
    ids = annotate(program)
    reopen(program, files, *NEW)
    program.program.annotating.editions.update()
    program.act("review_places").trigger()
    dialog = review(program)
    assert dialog.notes.count() == 1
    assert not dialog.detach_button.isEnabled()
    program.view.select(Place(0, 0), Place(0, 0))
    dialog.select_button.click()
    assert "Nothing is selected" in dialog._told.text()
    program.view.select(Place(0, 1), Place(0, 7))
    dialog.select_button.click()
    assert about(program, ids[3]) == "word"
    program.qtbot.waitUntil(lambda: dialog.notes.count() == 0)
    assert dialog._told.text() == "Every note has its place."
    assert not program.act("review_places").isEnabled()
    program.act("undo").trigger()
    assert place(program, ids[3]) is Sureness.DETACHED
    dialog.close()


@pops_up
def test_a_doubtful_note_is_kept_without_a_place(program: House, files: tuple[Path, Path]) -> None:
    note = doubtful(program, files)
    program.act("review_places").trigger()
    dialog = review(program)
    dialog.notes.setCurrentRow(next(i for i, case in enumerate(dialog._cases) if case.note.id == note))
    dialog.detach_button.click()
    assert place(program, note) is Sureness.DETACHED
    assert program.act("undo").text() == "Undo: keep a note without a place"
    program.act("undo").trigger()
    assert place(program, note) is Sureness.DOUBTFUL
    dialog.close()


@pops_up
def test_the_review_goes_with_its_episode(program: House, files: tuple[Path, Path]) -> None:
    doubtful(program, files)
    program.act("review_places").trigger()
    assert review(program).isVisible()
    program.act("close_episode").trigger()
    assert program.program.annotating.editions.reviewing.dialog is None
    assert not program.act("review_places").isEnabled()


@pops_up
def test_everything_in_the_windows_has_a_name_and_is_reached_by_tab(
    program: House, files: tuple[Path, Path]
) -> None:
    doubtful(program, files)
    program.act("review_places").trigger()
    dialog = review(program)
    widgets = (dialog.notes, dialog.was, dialog.places)
    assert all(each.accessibleName() for each in widgets)
    dialog.activateWindow()
    dialog.notes.setFocus()
    seen = []
    for _ in range(7):
        seen.append(QApplication.focusWidget())
        program.press(Qt.Key.Key_Tab)
    assert {dialog.notes, dialog.was, dialog.places, dialog.accept_button, dialog.close_button} <= set(seen)
    dialog.close()


def test_a_file_edited_without_audio_brings_its_notes(qapp, qtbot, monkeypatch, tmp_path: Path) -> None:
    text = write(tmp_path / "alone.txt", *LAKE)
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", text) as program:
        program.view.scroller.animated = False
        ids = annotate(program)
        program.act("close_episode").trigger()
        write(text, *NEW)
        with qtbot.waitSignal(program.program.annotating.editions.editions.offered, timeout=10_000):
            program.open(text)
        told = "There are notes from another version of this episode: 3 note(s) kept, 1 without a place"
        assert program.told() == told
        assert program.program.annotations.annotations == ()
        program.program.annotating.editions.update()
        assert about(program, ids[0]) == "frozen over"
        program.act("undo").trigger()
        assert program.program.annotations.annotations == ()


def test_an_untouched_episode_is_left_in_peace(program: House, tmp_path: Path) -> None:
    other = write_transcript(tmp_path, "other.txt")
    program.open(other, write_silence(tmp_path, "other.wav", level=3))
    program.qtbot.waitUntil(lambda: not program.program.annotating.editions.editions.busy)
    assert program.program.annotating.editions.editions.offer is None
    assert not program.act("review_places").isEnabled()
