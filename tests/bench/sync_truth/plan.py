"""What is done to a player, the same for all: seeks of every sort, pauses, both ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol, cast

Act = Literal["play", "pause", "seek", "rate", "loop", "quit"]
LOOP_MS = 1_500


class Looping(Protocol):
    """What can also play a stretch again and again."""

    def loop(self, start_ms: int, end_ms: int) -> None:
        """Play this until told otherwise."""


class Playing(Protocol):
    """What is driven."""

    def play(self) -> None:
        """Go on."""

    def pause(self) -> None:
        """Halt."""

    def seek(self, ms: int) -> None:
        """Go there."""

    def set_rate(self, rate: float) -> None:
        """So many times as fast."""


@dataclass(frozen=True, slots=True)
class Step:
    """At `at` seconds, do `act` with `value` (milliseconds, or times as fast); a loop is `LOOP_MS` long."""

    at: float
    act: Act
    value: float = 0.0


def plan(rates: tuple[float, ...], length_ms: int, *, pause_s: float = 1.0) -> list[Step]:
    """The whole plan: the same round at each of `rates`, which are chosen while playing."""
    steps = [Step(0.5, "play")]
    at = 0.5
    for number, rate in enumerate(rates):
        at = _round(steps, at, rate, length_ms, pause_s if number == 0 else 1.0)
    steps.append(Step(at, "quit"))
    return steps


def _round(steps: list[Step], at: float, rate: float, length_ms: int, pause_s: float) -> float:
    """Add one round from `at` on; the answer is when it is over."""

    def do(act: Act, value: float = 0.0, then_s: float = 0.0) -> None:
        nonlocal at
        steps.append(Step(at, act, value))
        at += then_s

    do("rate", rate, 2.5)
    do("seek", 2 * length_ms // 3, 2.5)
    do("seek", 7_300, 2.2)
    for place in range(8):
        do("seek", 9_000 + 900 * place, 0.04)
    do("seek", 17_017, 2.4)  # where nothing of the drag was heard
    do("pause", then_s=pause_s)
    do("play", then_s=1.8)
    do("pause", then_s=0.6)
    do("seek", 5_041, 0.3)
    do("play", then_s=2.2)
    do("seek", 0, 1.8)
    do("seek", length_ms - round(1_800 * rate), 2.8)  # over the end
    do("play", then_s=1.6)
    return at


def carry_out(step: Step, playing: Playing) -> None:
    """Do one step."""
    if step.act == "play":
        playing.play()
    elif step.act == "pause":
        playing.pause()
    elif step.act == "seek":
        playing.seek(round(step.value))
    elif step.act == "rate":
        playing.set_rate(step.value)
    elif step.act == "loop":
        cast("Looping", playing).loop(round(step.value), round(step.value) + LOOP_MS)
