"""The thread that plays, with a machine, a source and devices that are not real."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ExpectedLogs
from tests.player.fakes import FakeOutput, FakeSource, FakeStretcher, numbered
from viewer.errors import WorldError, message
from viewer.player.pumped import pump as module
from viewer.player.pumped.heard import Heard
from viewer.player.pumped.pump import Pump

A, B = Path("a.mp3"), Path("b.mp3")
SILENCE = bytes(2 * 80)  # behind the end


class Watched(Pump):
    """Keeps every word, and tells whoever waits for one."""

    def __init__(self, *parts: object) -> None:
        self.changed = threading.Condition()
        self.words: list[Heard] = []
        super().__init__(*parts)  # type: ignore[arg-type]

    @property
    def heard(self) -> Heard:
        return self.words[-1]

    @heard.setter
    def heard(self, word: Heard) -> None:
        with self.changed:
            self.words.append(word)
            self.changed.notify_all()

    def until(self, wanted: Callable[[Heard], bool]) -> Heard:
        """The first word that is as wanted."""
        with self.changed:
            assert self.changed.wait_for(lambda: any(map(wanted, self.words)), 10), self.words
            return next(filter(wanted, self.words))

    def written(self, number: int) -> Heard:
        """The first word about this wish that tells of samples."""
        return self.until(lambda word: word.number == number and word.until_ms > word.ms)

    def ended(self, number: int) -> Heard:
        """The last word about this wish."""
        return self.until(lambda word: word.number == number and (word.ended or word.failed))


class House:
    """A pump and its parts.

    Attributes:
        sources: what the next files hold; the last one stays.
        opened: which files were opened.
        asked: set when the first of them is.
        outputs: the devices made so far.
        prepare: called with each new device.
    """

    def __init__(self) -> None:
        self.stretcher = FakeStretcher()
        self.sources: list[FakeSource | WorldError] = [FakeSource()]
        self.opened: list[Path] = []
        self.asked = threading.Event()
        self.outputs: list[FakeOutput] = []
        self.prepare: Callable[[FakeOutput], None] = lambda output: None
        self.pump = Watched(self.stretcher, self._open, (self._output,))

    @property
    def source(self) -> FakeSource:
        assert isinstance(self.sources[0], FakeSource)
        return self.sources[0]

    def _open(self, path: Path) -> FakeSource:
        self.opened.append(path)
        self.asked.set()
        source = self.sources.pop(0) if len(self.sources) > 1 else self.sources[0]
        if isinstance(source, WorldError):
            raise source
        return source

    def _output(self) -> FakeOutput:
        output = FakeOutput()
        self.prepare(output)
        self.outputs.append(output)
        return output


@pytest.fixture
def house() -> Iterator[House]:
    made = House()
    yield made
    made.stretcher.gate.set()
    made.pump.close()
    assert not made.pump._thread.is_alive()


def test_plays_all_and_says_so(house: House) -> None:
    house.pump.load(A)
    word = house.pump.ended(house.pump.play(0, 1.0))
    assert (word.ms, word.error, word.failed) == (1_000, None, False)
    assert house.outputs[0].heard == numbered(0, 1_000) + SILENCE
    assert (house.outputs[0].shape, house.outputs[0].closed) == ((1_000, 1), 1)
    assert house.pump.duration_ms == 1_000


@pytest.mark.parametrize("speed", [0.5, 1.5, 3.0])
def test_plays_at_another_speed(house: House, speed: float) -> None:
    house.pump.load(A)
    number = house.pump.play(100, speed)
    assert house.pump.ended(number).ms == pytest.approx(1_000, abs=2)
    assert len(house.outputs[0].heard) == 2 * round(900 / speed) + len(SILENCE)
    assert {word.speed for word in house.pump.words if word.number == number} == {0.0, speed}
    assert house.stretcher.starts == [(100, speed)]


def test_hands_on_stereo_at_its_rate(house: House) -> None:
    house.sources = [FakeSource(3_000, rate=8_000, channels=2)]
    house.pump.load(A)
    assert house.pump.ended(house.pump.play(0, 1.0)).ms == 375
    assert house.outputs[0].shape == (8_000, 2)
    assert house.outputs[0].heard == numbered(0, 3_000, 2) + bytes(640 * 4)


def test_the_latest_wish_wins(house: House) -> None:
    house.stretcher.gate.clear()
    house.pump.load(A)
    first = house.pump.play(0, 1.0)
    assert house.stretcher.entered.wait(10)
    for ms in (100, 200, 300):
        house.pump.play(ms, 1.0)
    house.pump.halt()
    last = house.pump.play(700, 1.0)
    house.stretcher.gate.set()
    assert house.pump.ended(last).ms == 1_000
    assert house.source.seeks == [0, 700]
    assert house.outputs[-1].heard == numbered(700, 300) + SILENCE
    assert {word.number for word in house.pump.words} <= {0, first, last}
    assert all(word.ms >= 700 for word in house.pump.words if word.number == last)


def test_a_seek_drops_what_was_not_heard_and_keeps_the_device(house: House) -> None:
    house.prepare = lambda output: setattr(output, "left_s", math.inf)
    house.pump.load(A)
    house.pump.written(house.pump.play(0, 1.0))
    last = house.pump.play(900, 1.0)
    house.pump.until(lambda word: word.number == last and word.until_ms == 1_000)
    house.outputs[0].left_s = 0.0
    house.pump.ended(last)
    assert len(house.outputs) == 1
    assert house.outputs[0].heard == numbered(900, 100) + SILENCE


def test_says_what_is_heard_of_what_was_written(house: House) -> None:
    house.prepare = lambda output: setattr(output, "left_s", 0.05)
    house.pump.load(A)
    number = house.pump.play(500, 1.0)
    word = house.pump.until(lambda word: word.number == number and word.speed > 0)
    assert word.until_ms - word.ms == pytest.approx(50)
    assert word.ms_at(word.at + 0.02) == pytest.approx(word.ms + 20)
    assert word.ms_at(word.at + 9) == word.until_ms


def test_nothing_is_heard_as_long_as_the_device_does_not_know(house: House) -> None:
    house.prepare = lambda output: setattr(output, "left_s", math.inf)
    house.pump.load(A)
    word = house.pump.written(house.pump.play(200, 1.0))
    assert (word.ms, word.speed, word.ms_at(word.at + 9)) == (200, 0.0, 200)


def test_a_device_that_does_not_know_for_a_while_changes_nothing(house: House) -> None:
    """As PulseAudio right before it says that the server has gone: the light must not leap to the start."""
    house.prepare = lambda output: setattr(output, "left_s", 0.05)
    house.stretcher.give_s = 0.4
    house.pump.load(A)
    number = house.pump.play(0, 1.0)
    before = house.pump.until(lambda word: word.speed > 0 and word.until_ms >= 300)
    house.outputs[0].left_s = math.inf
    house.stretcher.go_on(0.5)
    word = house.pump.until(lambda word: word.number == number and word.until_ms >= 899)
    assert word.ms_at(word.at) >= before.ms
    assert word.ms_at(word.at + 9) == word.until_ms
    house.outputs[0].left_s = 0.0
    house.stretcher.go_on()
    assert house.pump.ended(number).ms == 1_000


def test_the_end_is_told_only_when_it_was_heard(house: House) -> None:
    house.prepare = lambda output: setattr(output, "left_s", 0.5)
    house.pump.load(A)
    number = house.pump.play(950, 1.0)
    word = house.pump.until(lambda word: word.number == number and word.until_ms == 1_000)
    output = house.outputs[0]
    for _ in range(2):  # it looks again
        output.asked.clear()
        assert output.asked.wait(10)
    assert house.pump.heard is word
    assert not word.ended
    output.left_s = 0.0
    assert house.pump.ended(number).ms == 1_000


def test_a_device_that_never_tells_does_not_hold_up_the_end(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_END_S", 0.05)
    house.prepare = lambda output: setattr(output, "left_s", math.inf)
    house.pump.load(A)
    assert house.pump.ended(house.pump.play(900, 1.0)).ended


def test_halting_lets_go_of_the_device(house: House) -> None:
    house.prepare = lambda output: setattr(output, "left_s", math.inf)
    house.pump.load(A)
    house.pump.written(house.pump.play(0, 1.0))
    house.pump.halt()
    assert house.outputs[0].gone.wait(10)
    house.prepare = lambda output: None
    assert house.pump.ended(house.pump.play(300, 1.0)).ms == 1_000
    assert [output.closed for output in house.outputs] == [1, 1]
    assert house.source.closed == 0


def test_a_device_that_goes_away_is_opened_anew(house: House) -> None:
    house.prepare = lambda output: setattr(output, "writes_left", math.inf if house.outputs else 3)
    house.pump.load(A)
    word = house.pump.ended(house.pump.play(0, 1.0))
    gone, there = house.outputs
    assert (word.ms, word.error, gone.closed) == (1_000, None, 1)
    assert gone.heard == numbered(0, len(gone.heard) // 2)
    assert there.heard.endswith(numbered(900, 100) + SILENCE)


def test_without_a_device_it_runs_on_and_says_so(house: House) -> None:
    house.prepare = lambda output: setattr(output, "fail_open", True)
    house.pump.load(A)
    word = house.pump.ended(house.pump.play(800, 1.0))
    assert (word.ms, word.ended, word.failed) == (1_000, True, False)
    assert str(word.error).startswith("No sound device was found")
    house.prepare = lambda output: None
    word = house.pump.ended(house.pump.play(800, 1.0))
    assert (word.ended, word.error) == (True, None)
    assert house.outputs[-1].heard == numbered(800, 200) + SILENCE


def test_a_file_that_cannot_be_opened_fails_until_it_can(house: House) -> None:
    house.sources = [WorldError(message("It is gone"))] * 2 + [FakeSource()]
    house.pump.load(A)
    assert house.asked.wait(10)
    word = house.pump.ended(house.pump.play(0, 1.0))
    assert (word.failed, word.ended) == (True, False)
    assert "damaged" in str(word.error)
    assert house.pump.ended(house.pump.play(0, 1.0)).ended


def test_a_file_without_any_sound_fails(house: House) -> None:
    house.sources = [FakeSource(0)]
    house.pump.load(A)
    word = house.pump.ended(house.pump.play(0, 1.0))
    assert word.failed
    assert "damaged" in str(word.error)


def test_beyond_the_end_is_the_end(house: House) -> None:
    house.pump.load(A)
    word = house.pump.ended(house.pump.play(60_000, 1.0))
    assert (word.ended, word.ms) == (True, 1_000)


def test_what_there_is_of_a_tape_that_breaks_is_heard_before_it_fails(house: House) -> None:
    house.stretcher.fault = message("It broke")
    house.pump.load(A)
    number = house.pump.play(400, 1.0)
    word = house.pump.ended(number)
    assert (word.failed, str(word.error)) == (True, "It broke")
    assert max(said.until_ms for said in house.pump.words if said.speed and said.number == number) == 1_000


def test_a_tape_on_which_nothing_comes_fails_with_its_fault(house: House) -> None:
    house.sources = [FakeSource(0)]
    house.stretcher.fault = message("It broke")
    house.pump.load(A)
    assert str(house.pump.ended(house.pump.play(0, 1.0)).error) == "It broke"


def test_what_comes_by_and_by_is_heard_whole(house: House) -> None:
    house.stretcher.give_s = 0.05
    house.pump.load(A)
    number = house.pump.play(0, 1.0)
    for until_ms in range(50, 1_000, 50):
        house.pump.until(lambda word, ms=until_ms: word.number == number and word.until_ms >= ms)
        house.stretcher.go_on(0.05)
    assert house.pump.ended(number).ms == 1_000
    assert house.outputs[0].heard == numbered(0, 1_000) + SILENCE


def test_a_seek_looks_again_for_a_device(house: House) -> None:
    house.prepare = lambda output: setattr(output, "fail_open", True)
    house.pump.load(A)
    house.pump.written(house.pump.play(0, 1.0))
    house.prepare = lambda output: None
    word = house.pump.ended(house.pump.play(800, 1.0))
    assert (word.ended, word.error) == (True, None)
    assert house.outputs[-1].heard == numbered(800, 200) + SILENCE
    assert all(said.error is None for said in house.pump.words if said.number == word.number)


def test_is_as_loud_as_wanted(house: House) -> None:
    house.pump.set_gain(0.0)
    house.pump.load(A)
    house.pump.ended(house.pump.play(0, 1.0))
    assert house.outputs[-1].heard == bytes(2_000) + SILENCE
    house.pump.set_gain(0.5)
    house.pump.ended(house.pump.play(0, 1.0))
    assert house.outputs[-1].heard[:8] == b"".join(
        level.to_bytes(2, "little") for level in (500, 500, 501, 501)
    )


def test_another_file_lets_go_of_all_that_belonged_to_the_first(house: House) -> None:
    first, second = FakeSource(), FakeSource(500, rate=2_000, channels=2)
    house.sources = [first, second]
    house.prepare = lambda output: setattr(output, "left_s", math.inf)
    house.pump.load(A)
    house.pump.written(house.pump.play(0, 1.0))
    house.prepare = lambda output: None
    house.pump.load(B)
    assert house.pump.ended(house.pump.play(0, 1.0)).ms == 250
    assert (first.closed, second.closed, house.opened) == (1, 0, [A, B])
    assert [output.shape for output in house.outputs] == [(1_000, 1), (2_000, 2)]
    assert house.pump.duration_ms == 250


def test_the_same_file_is_opened_anew_for_it_may_have_changed(house: House) -> None:
    house.sources = [FakeSource(1_000), FakeSource(400)]
    house.pump.load(A)
    house.pump.ended(house.pump.play(0, 1.0))
    house.pump.load(A)
    assert house.pump.ended(house.pump.play(0, 1.0)).ms == 400
    assert house.pump.duration_ms == 400


@pytest.mark.parametrize("twice", [False, True])
def test_an_error_fails_the_wish_and_not_the_next(
    house: House, expected_logs: ExpectedLogs, twice: bool
) -> None:
    expected_logs("Playing failed")
    house.pump.load(A)
    house.stretcher.gate.clear()
    number = house.pump.play(0, 1.0)
    assert house.stretcher.entered.wait(10)
    house.stretcher.errors = [RuntimeError("a bug")]
    house.stretcher.stop_error = RuntimeError("and what it was in") if twice else None
    house.stretcher.gate.set()
    assert house.pump.ended(number).failed
    assert house.pump.ended(house.pump.play(0, 1.0)).ended


def test_an_error_lets_go_of_the_device_whatever_else_fails(
    house: House, expected_logs: ExpectedLogs
) -> None:
    expected_logs("Playing failed")

    def fail(_pcm: bytes) -> None:
        raise RuntimeError("a bug")

    def prepare(output: FakeOutput) -> None:
        output.write = fail  # type: ignore[method-assign]
        house.stretcher.stop_error = RuntimeError("and what it was in")

    house.prepare = prepare
    house.pump.load(A)
    assert house.pump.ended(house.pump.play(0, 1.0)).failed
    assert house.outputs[0].gone.wait(10)


def test_closing_lets_go_of_everything(house: House) -> None:
    house.prepare = lambda output: setattr(output, "left_s", math.inf)
    house.pump.load(A)
    house.pump.written(house.pump.play(0, 1.0))
    house.pump.close()
    assert not house.pump._thread.is_alive()
    assert (house.source.closed, house.outputs[0].closed, house.stretcher.closed) == (1, 1, 1)
    house.pump.close()
    assert house.stretcher.closed == 1


def test_a_part_that_fails_to_close_does_not_keep_the_others(
    house: House, expected_logs: ExpectedLogs
) -> None:
    expected_logs("Playing failed")

    def prepare(output: FakeOutput) -> None:
        output.left_s, output.error = math.inf, OSError("it is gone")

    house.prepare = prepare
    house.pump.load(A)
    house.pump.written(house.pump.play(0, 1.0))
    house.pump.close()
    assert not house.pump._thread.is_alive()
    assert (house.source.closed, house.stretcher.closed) == (1, 1)


def test_closing_before_anything_was_wanted(house: House) -> None:
    house.pump.close()
    assert (house.stretcher.closed, house.opened) == (1, [])
