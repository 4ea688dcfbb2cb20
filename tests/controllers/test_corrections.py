"""Corrections, step by step: each there and back again, in the library with the notes before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtGui import QUndoStack

from tests.transcripts import transcript
from viewer.controllers.corrections import CorrectionsController
from viewer.controllers.opening_work import OpenedTranscript
from viewer.core.anchor import Anchor, describe, text_hash
from viewer.core.correcting import Corrected, name_at
from viewer.core.corrections import Correction, Unreadable, Words, seen
from viewer.core.moving import Move
from viewer.errors import WorldError, message

Step = Callable[[CorrectionsController], None]
READ = transcript(
    "Så [?? 00:36:31] jag till Falun.", "Jaha du.", "Så var det.", names=("Anna", "Bo", "Anna Ek")
)


class Shelf:
    """A library that keeps corrections, and refuses when told to."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[Correction, ...]] = {}
        self.refuses = self.refuses_at_the_end = False

    def load(self, transcript: str) -> tuple[Correction, ...]:
        self._ask()
        return self.kept.get(transcript, ())

    def save(self, transcript: str, corrections: tuple[Correction, ...], kept: int) -> None:
        self._ask()
        assert corrections[:kept] == self.kept.get(transcript, ())[:kept]
        self.kept[transcript] = corrections

    @contextmanager
    def together(self) -> Iterator[None]:
        before = dict(self.kept)
        try:
            yield
            if self.refuses_at_the_end:
                raise WorldError(message("The library is full"))
        except WorldError:
            self.kept = before
            raise

    def _ask(self) -> None:
        if self.refuses:
            raise WorldError(message("The library is full"))


class Notes:
    """Passages that are moved with the words under them."""

    def __init__(self) -> None:
        self.anchors: list[Anchor] = []
        self.refuses = False

    def move(self, move: Move) -> Callable[[], None]:
        if self.refuses:
            raise WorldError(message("The notes are full"))
        before = self.anchors

        def back() -> None:
            self.anchors = before

        self.anchors = [move.anchor(each) for each in before]
        return back


class Bench:
    """A controller with a library, notes and a stack of steps."""

    def __init__(self) -> None:
        self.shelf, self.notes, self.undo = Shelf(), Notes(), QUndoStack()
        self.corrections = CorrectionsController(self.undo)
        self.corrections.move_anchors = self.notes.move
        self.shown: list[str] = []
        self.troubles: list[str] = []
        self.heard: list[Corrected] = []
        self.corrections.done.connect(self.shown.append)
        self.corrections.trouble.connect(lambda error: self.troubles.append(str(error)))
        self.corrections.changed.connect(self._hear)

    def open(self) -> Bench:
        self.corrections.attach(self.shelf)
        self.corrections.take(OpenedTranscript(READ, None, "aa"))
        hashed = text_hash(READ.turns)
        self.notes.anchors = [
            describe(READ.turns, 0, 3, 0, 16, hashed),
            describe(READ.turns, 0, 27, 1, 4, hashed),
            describe(READ.turns, 2, 0, 2, 2, hashed),
        ]
        return self

    def whole(self) -> tuple[object, ...]:
        """Everything a step may change."""
        corrected = self.corrections.corrected
        rest = (dict(corrected.stretches), list(corrected.origins), corrected.misfits)
        kept = {name: each for name, each in self.shelf.kept.items() if each}
        return corrected.transcript, rest, self.corrections.corrections, kept, self.notes.anchors

    def texts(self) -> list[str]:
        return [turn.text for turn in self.corrections.transcript.turns]

    def names(self) -> list[str]:
        shown = self.corrections.transcript
        return [name_at(shown, turn) for turn in range(len(shown.turns))]

    def _hear(self, corrected: Corrected) -> None:
        """What is told is written."""
        assert corrected is self.corrections.corrected
        assert self.shelf.kept.get("aa", ()) == self.corrections.corrections
        self.heard.append(corrected)


@pytest.fixture
def bench(qapp: object) -> Bench:
    return Bench().open()


STEPS: dict[str, tuple[Step, str]] = {
    "a word": (lambda it: it.replace(1, 0, 4, "Nähä"), "correct the text"),
    "a mark": (lambda it: it.replace(0, 3, 16, "hör"), "write what was not heard"),
    "a name": (lambda it: it.rename("Bo", "  Bo Ek: "), "rename a speaker"),
    "a person": (lambda it: it.rename("Anna", "Anna Ek"), "join speakers"),
    "a speaker": (lambda it: it.recast(1, "Anna"), "change the speaker of a turn"),
    "two": (lambda it: it.split(0, 20), "split a turn"),
    "one": (lambda it: it.join(0), "join two turns"),
}


@pytest.mark.parametrize("name", STEPS)
def test_each_step_goes_there_and_back_twice(bench: Bench, name: str) -> None:
    step, told = STEPS[name]
    before = bench.whole()
    step(bench.corrections)
    after = bench.whole()
    assert after != before
    assert (bench.undo.count(), bench.undo.undoText(), bench.shown) == (1, told, [told])
    for _ in range(2):
        bench.undo.undo()
        assert bench.whole() == before
        bench.undo.redo()
        assert bench.whole() == after
    assert len(bench.heard) == 5


def test_all_steps_one_after_the_other_and_all_the_way_back(bench: Bench) -> None:
    states = [bench.whole()]
    for step, _ in STEPS.values():
        step(bench.corrections)
        states.append(bench.whole())
    assert bench.undo.count() == len(STEPS)
    for _ in range(2):
        for state in reversed(states[:-1]):
            bench.undo.undo()
            assert bench.whole() == state
        for state in states[1:]:
            bench.undo.redo()
            assert bench.whole() == state


def test_notes_stay_where_they_are(bench: Bench) -> None:
    bench.corrections.replace(0, 3, 16, "hör")
    bench.corrections.split(0, 10)
    quotes = [anchor.quote for anchor in bench.notes.anchors]
    assert quotes == ["hör", "alun.\nJaha", "Så"]
    hashed = text_hash(bench.corrections.transcript.turns)
    assert {anchor.text_hash for anchor in bench.notes.anchors} == {hashed}
    assert bench.notes.anchors[2].start_turn == 3


def test_nobody_changes_colour_when_others_are_joined(bench: Bench) -> None:
    def hues() -> dict[str, int | None]:
        shown = bench.corrections.transcript
        return {name_at(shown, i): shown.hue(turn.speaker) for i, turn in enumerate(shown.turns)}

    before = hues()
    bench.corrections.rename("Anna", "Anna Ek")
    assert hues() == {"Anna Ek": before["Anna Ek"], "Bo": before["Bo"]}
    bench.corrections.recast(1, "Cai")
    assert hues() == {"Anna Ek": before["Anna Ek"], "Cai": 3}


def test_only_what_differs_is_replaced(bench: Bench) -> None:
    bench.corrections.replace(0, 0, 32, "Så [?? 00:36:31] jag till Borlänge.")
    [step] = bench.corrections.corrections
    assert isinstance(step, Words)
    assert (step.start, step.old, step.new) == (26, "Falun.", "Borlänge.")
    assert bench.undo.undoText() == "correct the text"


@pytest.mark.parametrize(
    "step",
    [
        lambda it: it.replace(1, 0, 4, "Jaha"),
        lambda it: it.rename("Bo", "Bo"),
        lambda it: it.rename("Bo", " "),
        lambda it: it.rename("Dag", "Bo"),
        lambda it: it.recast(1, "Bo"),
        lambda it: it.split(0, 0),
        lambda it: it.split(1, 8),
        lambda it: it.join(2),
    ],
)
def test_what_changes_nothing_is_no_step(bench: Bench, step: Step) -> None:
    step(bench.corrections)
    assert (bench.undo.count(), bench.corrections.corrections, bench.heard) == (0, (), [])


def test_corrected_words_go_back_to_what_the_file_has(bench: Bench) -> None:
    bench.corrections.replace(1, 0, 4, "Nähä")
    stretch = bench.corrections.corrected.stretch_at(1, 2)
    assert stretch is not None
    bench.corrections.restore(1, stretch)
    assert bench.texts()[1] == "Jaha du."
    assert bench.corrections.corrected.stretches == {}
    assert bench.undo.undoText() == "take a correction back"


def test_another_day_they_are_there_again_and_only_for_that_transcript(bench: Bench) -> None:
    bench.corrections.replace(1, 0, 4, "Nähä")
    bench.corrections.rename("Bo", "Bo Ek")
    bench.corrections.take(OpenedTranscript(READ, None, "bb"))
    assert bench.corrections.transcript == READ
    assert bench.undo.count() == 0
    bench.corrections.leave()
    assert not bench.corrections.available
    bench.corrections.take(OpenedTranscript(READ, None, "aa"))
    assert (bench.texts()[1], bench.names()[1]) == ("Nähä du.", "Bo Ek")


def test_a_library_that_comes_late_brings_them(qapp: object) -> None:
    bench = Bench()
    bench.shelf.kept["aa"] = (Words(1, 0, "Jaha", "Nähä", "0"),)
    bench.corrections.take(OpenedTranscript(READ, None, "aa"))
    assert not bench.corrections.available
    bench.corrections.attach(bench.shelf)
    assert bench.corrections.available
    assert len(bench.heard) == 1


def test_what_another_window_corrected_is_taken_over(bench: Bench) -> None:
    bench.corrections.replace(1, 0, 4, "Nähä")
    assert bench.corrections.news() is None
    overtaken: list[tuple[str, str]] = []
    bench.corrections.overtaken.connect(
        lambda old, new: overtaken.append((old.turns[2].text, new.turns[2].text))
    )
    theirs = Words(2, 3, "var", "är", seen(READ.turns[2]))
    bench.shelf.kept["aa"] = (*bench.shelf.kept["aa"], theirs)
    news = bench.corrections.news()
    assert news is not None
    bench.corrections.take_over(news)
    assert overtaken == [("Så var det.", "Så är det.")]
    assert bench.texts()[1:] == ["Nähä du.", "Så är det."]
    assert (bench.corrections.news(), bench.undo.count()) == (None, 0)
    bench.corrections.rename("Bo", "Bo Ek")
    assert len(bench.shelf.kept["aa"]) == 3
    bench.corrections.leave()
    assert bench.corrections.news() is None


def test_a_step_looks_first_and_never_goes_where_the_words_are_others(bench: Bench) -> None:
    theirs = Words(1, 0, "Jaha", "Nähä", seen(READ.turns[1]))

    def look() -> None:
        if bench.corrections.news() is None:
            bench.shelf.kept["aa"] = (theirs,)
            bench.corrections.take_over((theirs,))

    bench.corrections.look = look
    bench.corrections.replace(1, 0, 4, "Jo")
    assert bench.texts()[1] == "Nähä du."
    assert bench.shelf.kept["aa"] == (theirs,)
    assert bench.undo.count() == 0


def test_what_does_not_fit_is_told_and_kept(bench: Bench) -> None:
    kept = (Words(1, 0, "Jaha", "Nähä", "0"), Unreadable("?"))
    bench.shelf.kept["aa"] = kept
    bench.corrections.take(OpenedTranscript(READ, None, "aa"))
    assert bench.corrections.transcript == READ
    assert bench.troubles == [
        "Some corrections do not fit this transcript: 2 of 2 were left out; they are kept in the library."
    ]
    bench.corrections.rename("Bo", "Bo Ek")
    assert bench.shelf.kept["aa"][:2] == kept
    bench.undo.undo()
    assert bench.shelf.kept["aa"] == kept


@pytest.mark.parametrize("who", ["shelf", "notes"])
def test_a_step_that_is_refused_is_not_taken(bench: Bench, who: str) -> None:
    bench.corrections.rename("Bo", "Bo Ek")
    before = bench.whole()
    getattr(bench, who).refuses = True
    bench.corrections.replace(1, 0, 4, "Nähä")
    assert bench.whole() == before
    assert (len(bench.troubles), bench.undo.count(), len(bench.heard)) == (1, 1, 1)
    assert bench.shown == ["rename a speaker"]


def test_notes_that_were_moved_already_go_back_when_the_very_end_is_refused(bench: Bench) -> None:
    before = bench.whole()
    bench.shelf.refuses_at_the_end = True
    bench.corrections.replace(0, 3, 16, "hör")
    assert bench.whole() == before
    assert (len(bench.troubles), bench.undo.count(), bench.shown) == (1, 0, [])


def test_a_step_back_that_is_refused_is_not_taken(bench: Bench) -> None:
    bench.corrections.replace(1, 0, 4, "Nähä")
    before = bench.whole()
    bench.shelf.refuses = True
    bench.undo.undo()
    assert bench.whole() == before
    assert bench.undo.count() == 0


def test_what_cannot_be_read_is_not_written_over(qapp: object) -> None:
    bench = Bench()
    bench.shelf.refuses = True
    bench.open()
    assert bench.troubles == ["The library is full"]
    assert not bench.corrections.available
    bench.shelf.refuses = False
    bench.corrections.rename("Bo", "Bo Ek")
    assert bench.shelf.kept == {}


def test_places_can_be_split_and_turns_joined_only_where_there_are_words(bench: Bench) -> None:
    it = bench.corrections
    assert [it.can_split(1, offset) for offset in (0, 4, 8)] == [False, True, False]
    assert [it.can_join(turn) for turn in (-1, 0, 1, 2)] == [False, True, True, False]
    it.leave()
    assert not it.can_join(0)
