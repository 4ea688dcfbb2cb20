"""Two windows on one library see each other's notes and corrections, and take back nothing the other did."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.house import House, house, write_silence, write_transcript
from viewer.core.annotations import Annotation, Changes, Colour, Kind, Tag, new_id
from viewer.core.clock import PlayState
from viewer.core.correcting import name_at
from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.errors import WorldError, message
from viewer.store.folder import DATABASE_NAME
from viewer.store.library import Library, open_library
from viewer.ui.dialogs.speaker import SpeakerDialog
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.word_field import WordField


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return write_transcript(tmp_path, turns=20), write_silence(tmp_path, seconds=200)


@pytest.fixture
def program(
    qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, files: tuple[Path, Path]
) -> Iterator[House]:
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as program:
        yield program


@pytest.fixture
def second(
    program: House, qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, files: tuple[Path, Path]
) -> Iterator[House]:
    """Another window on the same library, with the same episode."""
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", *files) as second:
        yield second


@pytest.fixture
def other(program: House, tmp_path: Path) -> Iterator[Library]:
    with closing(open_library(tmp_path / "data")) as library:
        yield library


def mark(window: House, turn: int, note: str = "") -> str:
    notes = window.program.annotations
    return notes.mark(notes.anchor(turn, 0, turn, 8), note=note)


def notes_of(window: House) -> list[str]:
    return [each.note for each in window.program.annotations.annotations]


def wait_for_notes(window: House, *notes: str) -> None:
    window.qtbot.waitUntil(lambda: notes_of(window) == list(notes))


def kept(window: House) -> list[str]:
    annotations = window.program.annotations
    found = {each.id: each for each in window.program._library.annotations.load(annotations.episode_id)}
    return [found[each.id].note for each in annotations.annotations]


def test_what_the_other_window_makes_changes_and_deletes_is_seen(program: House, other: Library) -> None:
    notes = program.program.annotations
    mine = mark(program, 2, "mine")
    episode = notes.episode_id
    assert episode is not None
    theirs = Annotation(new_id(), Kind.BOOKMARK, moment_ms=5_000, note="theirs", tags=("t",))
    other.annotations.apply(episode, Changes({theirs.id: theirs}, {"t": Tag("t", Colour.BLUE)}))
    program.qtbot.waitUntil(lambda: notes.get(theirs.id) == theirs)
    assert notes.tags == (Tag("t", Colour.BLUE),)
    old = notes.get(mine)
    assert old is not None
    other.annotations.apply(episode, Changes({mine: replace(old, note="ours")}))
    wait_for_notes(program, "theirs", "ours")
    assert not program.program.undo.canUndo(), "it would take back what the other window did"
    other.annotations.apply(episode, Changes({theirs.id: None}))
    wait_for_notes(program, "ours")


def test_what_the_other_window_does_elsewhere_disturbs_nothing(program: House, other: Library) -> None:
    notes, changed = program.program.annotations, []
    mark(program, 2, "mine")
    notes.changed.connect(changed.append)
    other.settings.save({"volume": 40})
    others = program.program.annotating.others
    with program.qtbot.waitSignal(others._settle.timeout):
        pass
    assert changed == []
    assert program.program.undo.canUndo()


def test_own_steps_are_no_news(program: House) -> None:
    notes = program.program.annotations
    made = mark(program, 2)
    with program.qtbot.waitSignal(program.program.annotating.others._settle.timeout):
        notes.set_note(made, "words")
    assert program.program.undo.canUndo()
    program.program.undo.undo()
    assert notes_of(program) == [""]


# Corrections


def texts(window: House) -> list[str]:
    return [turn.text for turn in window.view.transcript.turns]


def quotes(window: House) -> list[str]:
    """The marked words, each of which stands where its anchor says."""
    annotations = window.program.annotations
    assert annotations.strangers == ()
    found = [each.anchor for each in annotations.annotations if each.anchor]
    for anchor in found:
        places = anchor.start_turn, anchor.start, anchor.end_turn, anchor.end
        there = annotations.anchor(*places)
        assert anchor == replace(there, start_ms=anchor.start_ms, end_ms=anchor.end_ms)
    return [anchor.quote for anchor in found]


def correct_word(window: House, turn: int, old: str, new: str) -> None:
    at = window.view.transcript.turns[turn].text.index(old)
    window.program.corrections.replace(turn, at, at + len(old), new)


def wait_for_same(*windows: House) -> None:
    first, *others = windows
    wanted = texts(first), first.program.annotations.annotations, first.program.corrections.corrections

    def same() -> bool:
        return all(
            (texts(each), each.program.annotations.annotations, each.program.corrections.corrections)
            == wanted
            for each in others
        )

    first.qtbot.waitUntil(same)


def open_field(window: House, turn: int, word: str) -> WordField:
    at = window.view.transcript.turns[turn].text.index(word)
    window.view.select(Place(turn, at), Place(turn, at + len(word)))
    window.view.scroller.animated = False
    window.view.scroller.reveal(turn, at, 0.3)
    window.qtbot.waitUntil(lambda: window.view.turn_layout.is_exact(turn))
    window.act("correct").trigger()
    field = window.program.correcting.commands.field
    assert field is not None
    assert field.text() == word
    return field


def test_what_the_other_window_corrects_is_seen_with_the_notes_where_they_belong(
    program: House, second: House
) -> None:
    mark(program, 2, "two")
    mark(program, 6, "six")
    wait_for_notes(second, "two", "six")
    offered = []
    editions = program.program.annotating.editions.editions
    editions.offered.connect(offered.append)
    correct_word(second, 2, "Here", "Here and there")
    second.program.corrections.split(6, 4)
    second.program.corrections.join(10)
    second.program.corrections.rename("Ada", "Ada Ek")
    wait_for_same(second, program)
    assert quotes(program) == quotes(second)
    program.qtbot.waitUntil(lambda: not editions.busy)
    assert (offered, editions.offer) == ([], None), "no note was in another text for as much as a moment"
    assert program.view.transcript.speakers[0].name == "Ada Ek"
    assert program.view.marks is not None
    for _ in range(4):
        second.program.undo.undo()
    wait_for_same(second, program)
    assert quotes(program) == ["Here are", "Here are"]


def test_both_correct_in_turn(program: House, second: House) -> None:
    mark(program, 2, "two")
    correct_word(program, 2, "words", "letters")
    wait_for_same(program, second)
    correct_word(second, 3, "words", "signs")
    wait_for_same(second, program)
    correct_word(program, 4, "words", "sounds")
    wait_for_same(program, second)
    assert [text.split()[3] for text in texts(program)[2:5]] == ["letters", "signs", "sounds"]
    assert len(program.program._library.corrections.load(program.program.corrections._hash)) == 3


def test_a_correction_at_once_is_made_on_top_of_the_other(program: House, second: House) -> None:
    correct_word(second, 2, "words", "letters")
    assert "letters" not in texts(program)[2], "it had time to look"
    correct_word(program, 3, "words", "signs")
    assert [text.split()[3] for text in texts(program)[2:4]] == ["letters", "signs"]
    wait_for_same(program, second)
    correct_word(second, 5, "words", "sounds")
    correct_word(program, 5, "words", "marks")
    assert "sounds" in texts(program)[5], "it saw other words than there are"
    wait_for_same(program, second)


def test_playing_goes_on_while_the_other_window_corrects(program: House, second: House) -> None:
    program.view.scroller.animated = False
    program.playback.play()
    program.let_pass(25)
    asked = []
    program.playback.state_changed.connect(asked.append)
    program.playback.seeked.connect(asked.append)
    turn, told, place = program.playback.turn, list(program.player.told), program.view.scroller.value
    second.program.corrections.join(0)
    wait_for_same(second, program)
    assert program.playback.state is PlayState.PLAYING
    assert (program.playback.turn, program.player.told) == (turn - 1, told)
    assert asked == []
    assert program.view.scroller.value == pytest.approx(place, abs=200)


def test_a_word_being_typed_is_kept_and_goes_where_its_words_went(program: House, second: House) -> None:
    field = open_field(program, 4, "words")
    QTest.keyClicks(field, "letters")
    second.program.corrections.split(1, 8)
    correct_word(second, 5, "Here are the", "And")
    wait_for_same(second, program)
    assert program.program.correcting.commands.field is field
    assert (field.text(), field.isHidden()) == ("letters", False)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert texts(program)[5].startswith("And letters of turn 4")
    wait_for_same(program, second)


@pytest.mark.parametrize("waits", [False, True])
def test_a_word_being_typed_that_the_other_window_corrects_can_still_be_typed(
    program: House, second: House, waits: bool
) -> None:
    field = open_field(program, 4, "words")
    QTest.keyClicks(field, "letters")
    correct_word(second, 4, "words", "many sounds")
    if waits:
        wait_for_same(second, program)
        assert field.text() == "letters"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert texts(program)[4].startswith("Here are the letters of turn 4")
    program.program.undo.undo()
    assert texts(program)[4].startswith("Here are the many sounds of turn 4")
    assert not program.program.undo.canUndo()
    wait_for_same(program, second)


def test_a_field_whose_turn_is_joined_from_the_last_one_stays(program: House, second: House) -> None:
    field = open_field(program, 19, "words")
    QTest.keyClicks(field, "letters")
    second.program.corrections.join(18)
    wait_for_same(second, program)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Here are the letters of turn 19" in texts(program)[18]


def test_a_note_being_typed_is_kept(program: House, second: House) -> None:
    made = mark(program, 4)
    program.program.annotating.commands.open_note(made)
    field = program.program.annotating.commands.note_field
    QTest.keyClicks(field._edit, "so it")
    correct_word(second, 4, "Here", "Here and there")
    wait_for_same(second, program)
    assert not field.isHidden()
    QTest.keyClicks(field._edit, " is")
    QTest.keyClick(field._edit, Qt.Key.Key_Return)
    assert notes_of(program) == kept(program) == ["so it is"]
    assert quotes(program) == ["Here and there are"]


def test_a_note_deleted_elsewhere_comes_back_with_the_words_typed_meanwhile(
    program: House, second: House
) -> None:
    made = mark(program, 4)
    wait_for_notes(second, "")
    program.program.annotating.commands.open_note(made)
    field = program.program.annotating.commands.note_field
    QTest.keyClicks(field._edit, "so it")
    second.program.annotations.delete(made)
    wait_for_notes(program, "so it")
    wait_for_notes(second, "so it")
    assert not field.isHidden()
    QTest.keyClicks(field._edit, " is")
    QTest.keyClick(field._edit, Qt.Key.Key_Return)
    assert notes_of(program) == kept(program) == ["so it is"]
    wait_for_notes(second, "so it is")


def test_a_note_deleted_elsewhere_with_nothing_typed_stays_deleted(program: House, second: House) -> None:
    made = mark(program, 4, "words")
    wait_for_notes(second, "words")
    program.program.annotating.commands.open_note(made)
    field = program.program.annotating.commands.note_field
    second.program.annotations.delete(made)
    wait_for_notes(program)
    QTest.keyClick(field._edit, Qt.Key.Key_Return)
    assert notes_of(program) == kept(program) == []


def test_a_note_typed_in_the_list_and_deleted_elsewhere_comes_back(program: House, second: House) -> None:
    made = mark(program, 4)
    wait_for_notes(second, "")
    program.act("notes").trigger()
    writing = program.program.annotating.notes.commands._view.writing
    writing.begin(made)
    QTest.keyClicks(writing._editor, "so it is")
    second.program.annotations.delete(made)
    wait_for_notes(program, "so it is")
    assert (writing.id, writing._editor.isHidden()) == (made, False)
    QTest.keyClicks(writing._editor, " indeed")
    writing.finish()
    assert notes_of(program) == kept(program) == ["so it is indeed"]


def test_a_note_being_typed_in_the_list_is_kept(program: House, second: House) -> None:
    made = mark(program, 4)
    program.act("notes").trigger()
    writing = program.program.annotating.notes.commands._view.writing
    writing.begin(made)
    QTest.keyClicks(writing._editor, "so it")
    mark(second, 2, "before")
    correct_word(second, 4, "Here", "Here and there")
    second.program.corrections.split(1, 8)
    wait_for_same(second, program)
    assert (writing.id, writing._editor.toPlainText(), writing._editor.isHidden()) == (made, "so it", False)
    QTest.keyClicks(writing._editor, " is")
    writing.finish()
    assert notes_of(program) == kept(program) == ["before", "so it is"]
    assert quotes(program) == ["Here are", "Here and there are"]


@pytest.mark.parametrize("waits", [False, True])
def test_a_note_without_a_letter_yet_is_still_about_its_words(
    program: House, second: House, waits: bool
) -> None:
    program.view.select(Place(4, 0), Place(5, 8))
    program.act("note").trigger()
    field = program.program.annotating.commands.note_field
    second.program.corrections.split(1, 8)
    correct_word(second, 5, "Here", "Now here")
    if waits:
        wait_for_same(second, program)
    QTest.keyClicks(field._edit, "so it is")
    QTest.keyClick(field._edit, Qt.Key.Key_Return)
    [quote] = quotes(program)
    assert quote.startswith("Now here are")
    assert quote.endswith("quietly.\nHere are")
    assert notes_of(program) == kept(program) == ["so it is"]


def test_what_is_marked_at_once_is_marked_in_the_words_there_are(program: House, second: House) -> None:
    program.view.select(Place(4, 0), Place(4, 8))
    correct_word(second, 4, "are", "were")
    program.act("highlight").trigger()
    assert quotes(program)[0].startswith("Here")
    program.playback.seek(65_000)
    correct_word(second, 6, "are", "were")
    program.act("mark_turn").trigger()
    correct_word(second, 6, "were", "will be")
    program.act("mark_last").trigger()
    assert len(quotes(program)) == 3
    wait_for_same(program, second)


@pytest.mark.parametrize("waits", [False, True])
def test_a_speaker_being_named_is_the_one_of_the_same_turn(
    program: House, second: House, waits: bool
) -> None:
    program.view.select(Place(4, 0), Place(4, 4))
    program.act("speaker").trigger()
    dialog = program.window.findChild(SpeakerDialog)
    second.program.corrections.split(1, 8)
    if waits:
        wait_for_same(second, program)
    dialog._here.setChecked(True)
    dialog._field.setCurrentText("Cia")
    dialog.accept()
    assert [name_at(program.view.transcript, turn) for turn in (4, 5, 6)] == ["Bo", "Cia", "Bo"]
    wait_for_same(program, second)


def test_correcting_and_undoing_at_once_leaves_nothing(program: House, second: House) -> None:
    mark(program, 2, "two")
    wait_for_notes(second, "two")
    changed = []
    program.program.corrections.changed.connect(changed.append)
    program.program.annotations.changed.connect(changed.append)
    correct_word(second, 2, "Here", "There")
    second.program.undo.undo()
    with program.qtbot.waitSignal(program.program.annotating.others._settle.timeout):
        pass
    assert changed == []
    assert quotes(program) == ["Here are"]
    assert program.program.undo.canUndo(), "nothing is different"


def test_corrections_end_the_steps_that_counted_on_other_words(program: House, second: House) -> None:
    program.program.corrections.split(1, 8)
    program.program.timing.shift(100)
    wait_for_same(program, second)
    second.program.corrections.rename("Ada", "Ada Ek")
    program.act("undo").trigger()
    assert not program.program.undo.canUndo()
    assert (len(texts(program)), program.view.transcript.speakers[0].name) == (21, "Ada Ek")
    wait_for_same(program, second)


def test_undoing_a_correction_never_writes_over_a_note(program: House, second: House) -> None:
    made = mark(program, 2, "two")
    program.program.undo.clear()
    correct_word(program, 2, "Here", "There")
    wait_for_same(program, second)
    second.program.annotations.set_note(made, "theirs")
    program.program.undo.undo()
    assert notes_of(program) == kept(program) == ["theirs"]
    assert quotes(program) == ["There are"]
    assert not program.program.undo.canUndo()


def test_words_and_notes_are_taken_over_as_they_are_at_one_moment(
    program: House, second: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(program, 2, "two")
    wait_for_notes(second, "two")
    corrections, others = program.program.corrections, program.program.annotating.others
    news = corrections.news

    def corrected_just_now():
        monkeypatch.setattr(corrections, "news", news)
        correct_word(second, 2, "Here", "There")
        return news()

    monkeypatch.setattr(corrections, "news", corrected_just_now)
    mark(second, 5, "five")
    others.look()
    assert notes_of(program) == ["two", "five"]
    assert quotes(program) == ["Here are", "Here are"]
    others.look()
    assert quotes(program) == ["There are", "Here are"]


def test_a_library_that_is_being_written_can_be_read(program: House, second: House, tmp_path: Path) -> None:
    correct_word(second, 2, "Here", "There")
    with closing(sqlite3.connect(tmp_path / "data" / DATABASE_NAME)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        wait_for_same(second, program)
        writer.rollback()


def test_corrections_that_cannot_be_read_come_later(
    program: House, second: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    others, told = program.program.annotating.others, []
    program.program.annotations.trouble.connect(told.append)
    others._again.setInterval(0)
    keeper, refuse = program.program.corrections._keeper, iter(range(3))
    load = keeper.load

    def sometimes(transcript):
        if next(refuse, None) is not None:
            raise WorldError(message("The library is full"))
        return load(transcript)

    monkeypatch.setattr(keeper, "load", sometimes)
    mark(second, 2, "two")
    correct_word(second, 2, "Here", "There")
    wait_for_same(second, program)
    assert quotes(program) == ["There are"]
    assert len(told) == 1


def do_something(window: House, chance: Random, number: int) -> None:
    program, turn = window.program, chance.randrange(len(window.view.transcript.turns) - 1)
    own = [each.id for each in program.annotations.annotations]

    def highlight() -> None:
        window.view.select(Place(turn, 0), Place(turn, 4))
        window.act("highlight").trigger()

    steps = [
        highlight,
        lambda: own and program.annotations.set_note(chance.choice(own), f"note {number}"),
        lambda: program.corrections.replace(turn, 0, 4, f"Word{number}"),
        lambda: program.corrections.split(turn, 8),
        lambda: program.corrections.join(turn),
        window.act("undo").trigger,
        window.act("undo").trigger,
        lambda: window.qtbot.wait(1),
    ]
    chance.choice(steps)()


@pytest.mark.parametrize("seed", range(3))
def test_whatever_both_do_at_once_they_agree(program: House, second: House, seed: int) -> None:
    chance, windows, refused = Random(seed), (program, second), []
    for window in windows:
        window.program.annotations.trouble.connect(refused.append)
        window.program.corrections.trouble.connect(refused.append)
    for number in range(60):
        do_something(chance.choice(windows), chance, number)
    for window in windows:
        window.program.annotating.others.look()
    wait_for_same(*windows)
    assert quotes(program) == quotes(second)
    assert refused == []
    annotations = program.program.annotations
    found = program.program._library.annotations.load(annotations.episode_id)
    assert {each.id: each for each in found} == {each.id: each for each in annotations.annotations}


# Undo


def test_steps_about_other_notes_stay(program: House, second: House) -> None:
    mine = mark(program, 2, "mine")
    program.program.annotations.set_note(mine, "mine again")
    wait_for_notes(second, "mine again")
    theirs = mark(second, 5, "theirs")
    wait_for_notes(program, "mine again", "theirs")
    second.program.annotations.set_note(theirs, "theirs again")
    wait_for_notes(program, "mine again", "theirs again")
    program.program.undo.undo()
    assert notes_of(program) == kept(program) == ["mine", "theirs again"]
    program.program.undo.redo()
    program.program.undo.undo()
    program.program.undo.undo()
    assert notes_of(program) == kept(program) == ["theirs again"]
    wait_for_notes(second, "theirs again")


@pytest.mark.parametrize("back", [False, True])
def test_no_step_writes_over_what_the_other_window_did(program: House, second: House, back: bool) -> None:
    mine = mark(program, 2, "mine")
    program.program.annotations.set_note(mine, "mine again")
    if back:
        program.program.undo.undo()
    wait_for_notes(second, *notes_of(program))
    second.program.annotations.set_note(mine, "theirs")
    wait_for_notes(program, "theirs")
    assert (program.program.undo.canUndo(), program.program.undo.canRedo()) == (False, False)
    assert not program.act("undo").isEnabled()


@pytest.mark.parametrize("by_key", [False, True])
@pytest.mark.parametrize("way", ["undo", "redo"])
def test_undo_at_once_looks_first(program: House, second: House, way: str, by_key: bool) -> None:
    mine = mark(program, 2, "mine")
    program.program.annotations.set_note(mine, "mine again")
    if way == "redo":
        program.program.undo.undo()
    wait_for_notes(second, *notes_of(program))
    second.program.annotations.set_note(mine, "theirs")
    assert notes_of(program) != ["theirs"], "it had time to look"
    if by_key:
        program.act(way).trigger()
    else:
        getattr(program.program.undo, way)()
    assert notes_of(program) == kept(program) == ["theirs"]


def test_a_change_at_once_is_made_to_what_the_other_window_left(program: House, second: House) -> None:
    mine = mark(program, 2, "mine")
    wait_for_notes(second, "mine")
    second.program.annotations.set_note(mine, "theirs")
    program.program.annotations.set_colour(mine, Colour.BLUE)
    assert notes_of(program) == kept(program) == ["theirs"]
    program.program.undo.undo()
    assert notes_of(program) == kept(program) == ["theirs"]
    assert not program.program.undo.canUndo()


def test_no_step_gives_back_a_tag_that_is_gone_or_another_colour(program: House, second: House) -> None:
    mine, theirs = program.program.annotations, second.program.annotations
    made = mark(program, 2, "mine")
    mine.add_tag(made, "t")
    mine.set_tag_colour("t", Colour.BLUE)
    second.qtbot.waitUntil(lambda: theirs.tags == (Tag("t", Colour.BLUE),))
    theirs.set_tag_colour("t", Colour.GREEN)
    program.qtbot.waitUntil(lambda: mine.tags == (Tag("t", Colour.GREEN),))
    assert not program.program.undo.canUndo()
    mine.remove_tag(made, "t")
    second.qtbot.waitUntil(lambda: theirs.get(made).tags == ())
    theirs.delete_tag("t")
    program.qtbot.waitUntil(lambda: mine.tags == ())
    assert not program.program.undo.canUndo()


def test_notes_of_other_episodes_that_a_step_changed_count_too(program: House, other: Library) -> None:
    notes, undo = program.program.annotations, program.program.undo
    mine = mark(program, 2, "mine")
    notes.add_tag(mine, "t")
    there = other.episodes.save(EpisodeRecord("Else", transcript=MediaRef(MediaKind.TRANSCRIPT, "ab"))).id
    assert there is not None
    far = Annotation(new_id(), Kind.BOOKMARK, moment_ms=5_000, note="far", tags=("t",))
    other.annotations.apply(there, Changes({far.id: far}))
    settle = program.program.annotating.others._settle.timeout
    with program.qtbot.waitSignal(settle):
        pass
    notes.rename_tag("t", "u")
    assert [each.tags for each in other.annotations.load(there)] == [("u",)]
    with program.qtbot.waitSignal(settle):
        other.settings.save({"volume": 40})
    undo.undo()
    undo.redo()
    with program.qtbot.waitSignal(settle):
        other.settings.save({"volume": 50})
    assert undo.canUndo()
    [now] = other.annotations.load(there)
    other.annotations.apply(there, Changes({far.id: replace(now, note="farther")}))
    undo.undo()
    assert [each.note for each in other.annotations.load(there)] == ["farther"]
    assert not undo.canUndo()


def test_steps_of_the_timing_stay(program: House, second: House) -> None:
    mine = mark(program, 2, "mine")
    wait_for_notes(second, "mine")
    program.program.undo.clear()
    program.program.timing.shift(100)
    second.program.annotations.set_note(mine, "theirs")
    wait_for_notes(program, "theirs")
    assert program.program.undo.canUndo()


def test_a_library_that_cannot_be_read_is_told_once_and_read_again(
    program: House, second: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    others, told = program.program.annotating.others, []
    program.program.annotations.trouble.connect(told.append)
    others._again.setInterval(0)
    refuse = iter(range(3))
    since = others._keeper.since

    def sometimes(*args):
        if next(refuse, None) is not None:
            raise WorldError(message("The library is full"))
        return since(*args)

    monkeypatch.setattr(others._keeper, "since", sometimes)
    mark(second, 2, "theirs")
    wait_for_notes(program, "theirs")
    assert len(told) == 1
