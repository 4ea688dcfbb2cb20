"""The sound device: the first that works, another when it goes away, and none at all."""

from __future__ import annotations

import array

import pytest

from tests.player.fakes import FakeOutput, numbered
from viewer.errors import WorldError, message
from viewer.player.pumped.speaker import Speaker


@pytest.fixture
def outputs() -> list[FakeOutput]:
    """The devices that can be had, in this order; each is had once."""
    return [FakeOutput(), FakeOutput()]


@pytest.fixture
def speaker(outputs: list[FakeOutput]) -> Speaker:
    rest = list(outputs)

    def make() -> FakeOutput:
        if not rest:
            raise WorldError(message("There is no sound device"))
        return rest.pop(0)

    return Speaker((make, make))


def test_takes_the_first_that_works(speaker: Speaker, outputs: list[FakeOutput]) -> None:
    outputs[0].fail_open = True
    speaker.open(8_000, 2)
    speaker.write(numbered(0, 9, 2))
    assert (outputs[1].shape, outputs[1].heard) == ((8_000, 2), numbered(0, 9, 2))
    assert speaker.error is None


def test_keeps_what_it_has(speaker: Speaker, outputs: list[FakeOutput]) -> None:
    for _ in range(2):
        speaker.open(1_000, 1)
        speaker.write(numbered(0, 5))
    assert outputs[0].heard == numbered(0, 5) * 2
    outputs[0].left_s = 0.7
    assert speaker.unheard_s() == 0.7
    speaker.drop()
    assert outputs[0].heard == b""


def test_without_any_the_time_passes_and_it_says_so(speaker: Speaker, outputs: list[FakeOutput]) -> None:
    for output in outputs:
        output.fail_open = True
    speaker.open(1_000, 1)
    speaker.write(bytes(2 * 100))
    assert 0.0 < speaker.unheard_s() <= 0.1
    assert str(speaker.error).startswith("No sound device was found")


def test_looks_again_where_nothing_is_heard() -> None:
    output, there = FakeOutput(), False

    def make() -> FakeOutput:
        if not there:
            raise WorldError(message("There is no sound device"))
        return output

    speaker = Speaker((make,))
    speaker.open(1_000, 1)
    there = True
    speaker.write(numbered(0, 3))  # one that comes while it plays is not looked for
    assert output.heard == b""
    speaker.open(1_000, 1)
    speaker.write(numbered(0, 3))
    assert (output.heard, speaker.error) == (numbered(0, 3), None)


def test_takes_another_when_it_goes_away(speaker: Speaker, outputs: list[FakeOutput]) -> None:
    outputs[0].writes_left = 1
    speaker.open(1_000, 1)
    for first in (0, 5, 10):
        speaker.write(numbered(first, 5))
    assert outputs[0].heard == numbered(0, 5)
    assert outputs[0].closed == 1
    assert (outputs[1].heard, outputs[1].shape) == (numbered(10, 5), (1_000, 1))


@pytest.mark.parametrize(("gain", "level"), [(0.0, 0), (0.25, 250), (1.0, 1_000)])
def test_is_as_loud_as_wanted(speaker: Speaker, outputs: list[FakeOutput], gain: float, level: int) -> None:
    speaker.open(1_000, 1)
    speaker.gain = gain
    speaker.write(array.array("h", [1_000, -1_000]).tobytes())
    assert array.array("h", outputs[0].heard).tolist() == [level, -level]


def test_writes_silence_for_as_long_as_wanted(speaker: Speaker, outputs: list[FakeOutput]) -> None:
    speaker.open(1_000, 2)
    speaker.write_silence(0.08)
    assert outputs[0].heard == bytes(80 * 4)


def test_closed_it_holds_nothing_and_takes_what_comes(speaker: Speaker, outputs: list[FakeOutput]) -> None:
    speaker.open(1_000, 1)
    speaker.close()
    speaker.close()
    speaker.drop()
    assert (outputs[0].closed, speaker.unheard_s(), speaker.error) == (1, 0.0, None)
    speaker.write(numbered(0, 5))
    assert outputs[1].heard == numbered(0, 5)
