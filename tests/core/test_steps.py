"""Steps of a long work: how far it is, never back, and a way out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.steps import EVERY, checked, part, stepped


@given(st.integers(0, 5 * EVERY))
def test_all_items_come_in_order_with_rising_steps_between(count: int) -> None:
    shares: list[float] = []
    assert list(stepped(range(count), shares.append)) == list(range(count))
    assert len(shares) == -(-count // EVERY)
    assert shares == sorted(set(shares))
    assert all(0 <= share < 1 for share in shares)


@given(st.integers(0, 5 * EVERY))
def test_items_without_number_are_checked_as_often(count: int) -> None:
    asked: list[None] = []
    assert list(checked(iter(range(count)), lambda: asked.append(None))) == list(range(count))
    assert len(asked) == -(-count // EVERY)


def test_a_part_lies_inside_its_whole() -> None:
    shares: list[float] = []
    inner = part(part(shares.append, 0.5, 1.0), 0.0, 0.5)
    for share in (0.0, 0.5, 1.0):
        inner(share)
    assert shares == [0.5, 0.625, 0.75]


def test_a_step_that_raises_ends_the_work() -> None:
    def leave(share: float) -> None:
        if share:
            raise InterruptedError

    seen: list[int] = []
    with pytest.raises(InterruptedError):
        seen.extend(stepped(range(3 * EVERY), leave))
    items = stepped(range(3 * EVERY), leave)
    assert [next(items) for _ in range(EVERY)] == list(range(EVERY))
    with pytest.raises(InterruptedError):
        next(items)
