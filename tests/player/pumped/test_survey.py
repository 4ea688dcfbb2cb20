"""While nothing plays, the thread that plays has the file surveyed, step by step."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.player.fakes import FakeOutput, FakeSource, FakeStretcher, numbered
from viewer.player.pumped.pump import Pump

A = Path("a.mp3")


class Ground(FakeSource):
    """Takes a number of steps, each of which a test lets happen or not.

    Attributes:
        left: how many steps there are to come.
        may: how many of them may be taken now.
        log: "survey", "seek" and "read" in their order.
    """

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left
        self.log: list[str] = []
        self.stepped, self.may = threading.Semaphore(0), threading.Semaphore(0)
        self.on_survey = self._step

    def _step(self) -> bool:
        self.log.append("survey")
        self.stepped.release()
        assert self.may.acquire(timeout=10)
        self.left -= 1
        return self.left > 0

    def seek(self, frame: int) -> None:
        self.log.append("seek")
        super().seek(frame)

    def go(self, steps: int) -> None:
        """Let so many begin, and all of them but the last end."""
        for step in range(steps):
            if step:
                self.may.release()
            assert self.stepped.acquire(timeout=10)


class Field:
    """A pump with a source to survey and a device that is quiet."""

    def __init__(self, left: int) -> None:
        self.source, self.output, self.stretcher = Ground(left), FakeOutput(), FakeStretcher()
        self.pump = Pump(self.stretcher, lambda _path: self.source, (lambda: self.output,))

    def ends(self, number: int) -> None:
        """Wait until this wish was played to its end."""
        pause = threading.Event()
        for _ in range(1_000):
            heard = self.pump.heard
            if heard.number == number and heard.ended:
                return
            pause.wait(0.01)
        raise AssertionError(self.pump.heard)


@pytest.fixture
def field() -> Iterator[Field]:
    made = Field(5)
    yield made
    for _ in range(9):
        made.source.may.release()
    made.pump.close()
    assert not made.pump._thread.is_alive()


def test_after_a_load_all_is_surveyed_and_then_nothing_runs(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[bool] = []
    is_wish = field.pump._is_wish
    monkeypatch.setattr(field.pump, "_is_wish", lambda: waits.append(True) or is_wish())
    field.pump.load(A)
    field.source.go(5)
    field.source.may.release()
    idle = threading.Event()
    idle.wait(0.1)
    looked = len(waits)
    idle.wait(0.3)
    assert (field.source.surveys, field.source.left, len(waits)) == (5, 0, looked)


def test_a_wish_waits_for_one_step_and_standing_still_goes_on(field: Field) -> None:
    field.pump.load(A)
    field.source.go(2)
    number = field.pump.play(400, 1.0)
    field.source.may.release()
    field.ends(number)
    assert field.source.log[:3] == ["survey", "survey", "seek"]
    assert field.output.heard.startswith(numbered(400, 600))
    field.source.go(3)  # it has ended, and stands still
    field.source.may.release()
    number = field.pump.play(900, 1.0)
    field.ends(number)
    assert field.source.log == ["survey", "survey", "seek", "survey", "survey", "survey", "seek"]


def test_while_it_plays_nothing_is_surveyed_and_halted_it_goes_on(field: Field) -> None:
    field.output.left_s = float("inf")
    field.pump.load(A)
    field.source.go(1)
    field.pump.play(0, 1.0)
    field.source.may.release()
    assert field.stretcher.entered.wait(10)
    assert not field.source.stepped.acquire(timeout=0.2)
    field.pump.halt()
    assert field.source.stepped.acquire(timeout=10)
    assert field.source.log == ["survey", "seek", "survey"]


def test_another_file_is_surveyed_from_its_start(field: Field) -> None:
    first, second = field.source, Ground(1)
    field.pump.load(A)
    first.go(1)
    field.source = second
    field.pump.load(A)
    first.may.release()
    second.go(1)
    second.may.release()
    assert (first.surveys, first.closed) == (1, 1)


def test_closing_waits_for_one_step(field: Field) -> None:
    field.pump.load(A)
    field.source.go(1)
    field.source.may.release()
    threading.Timer(0.05, field.source.may.release).start()
    field.pump.close()
    assert (field.source.closed, field.source.left > 0) == (1, True)


def test_an_error_ends_it_and_harms_nothing(field: Field) -> None:
    def fail() -> bool:
        field.source.stepped.release()
        raise OSError("the disk is gone")

    field.source.on_survey = fail
    field.pump.load(A)
    assert field.source.stepped.acquire(timeout=10)
    field.ends(field.pump.play(0, 1.0))
    assert not field.source.stepped.acquire(timeout=0.1)
    assert field.source.surveys == 1
    assert not field.pump.heard.failed
