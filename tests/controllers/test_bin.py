"""What was deleted comes back: as a step in the episode that is open, for good in others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pytest

from tests.controllers.notes import Study
from viewer.controllers.bin import Bin
from viewer.core.annotations import Annotation, Changes, Kind
from viewer.errors import WorldError, message


@dataclass(frozen=True)
class Binned:
    annotation: Annotation
    episode_id: int
    deleted_at: int


class Keeper:
    """A bin with a note of this episode and one of another; refuses when told to."""

    def __init__(self, *annotations: Annotation) -> None:
        here = [Binned(each, 1, 1_700_000_000_000) for each in annotations]
        other = Annotation("e" * 32, Kind.BOOKMARK, moment_ms=61_000)
        self.content = [*here, Binned(other, 2, 1_600_000_000_000)]
        self.applied: list[tuple[int, Changes]] = []
        self.refuses = False

    def ask(self) -> None:
        if self.refuses:
            raise WorldError(message("The library is full"))

    def binned(self) -> list[Binned]:
        self.ask()
        return self.content

    def apply(self, episode_id: int, changes: Changes) -> None:
        self.ask()
        self.applied.append((episode_id, changes))
        self.discard(changes.annotations)

    def discard(self, ids: Collection[str]) -> None:
        self.ask()
        self.content = [each for each in self.content if each.annotation.id not in ids]


@pytest.fixture
def study(qapp: object) -> Study:
    return Study().open()


@pytest.fixture
def keeper(study: Study) -> Keeper:
    deleted = study.notes.get(study.mark(0, 2, 0, 9, note="Come back"))
    assert deleted is not None
    study.notes.delete(deleted.id)
    return Keeper(deleted)


@pytest.fixture
def bin_(study: Study, keeper: Keeper) -> Bin:
    found = Bin(study.notes)
    found.trouble.connect(lambda error: study.troubles.append(str(error)))
    found.attach(keeper)
    return found


def test_a_bin_nobody_keeps_is_empty(study: Study) -> None:
    nothing = Bin(study.notes)
    assert nothing.deleted() == []
    nothing.restore([])
    nothing.discard([])


def test_what_is_restored_here_can_be_undone(study: Study, bin_: Bin) -> None:
    here = bin_.deleted()[0]
    bin_.restore([here])
    assert study.notes.get(here.annotation.id) == here.annotation
    assert study.undo.undoText() == "restore 1 note(s)"
    study.undo.undo()
    assert study.notes.get(here.annotation.id) is None


def test_what_is_restored_elsewhere_goes_home(study: Study, bin_: Bin, keeper: Keeper) -> None:
    told: list[bool] = []
    bin_.changed.connect(lambda: told.append(True))
    other = bin_.deleted()[1]
    bin_.restore([other])
    assert [(row, set(changes.annotations)) for row, changes in keeper.applied] == [(2, {"e" * 32})]
    assert study.notes.get("e" * 32) is None
    assert told == [True]


def test_what_is_discarded_is_gone(bin_: Bin) -> None:
    bin_.discard(bin_.deleted()[:1])
    assert [each.episode_id for each in bin_.deleted()] == [2]


def test_a_library_that_refuses_is_told(study: Study, bin_: Bin, keeper: Keeper) -> None:
    content = bin_.deleted()
    keeper.refuses = True
    assert bin_.deleted() == []
    bin_.restore(content[1:])
    bin_.discard(content)
    assert study.troubles == ["The library is full"] * 3
