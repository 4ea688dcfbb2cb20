"""The places jumped from: what is kept, and going back and forth."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.core.history import GESTURE_S, MOST, NEAR_MS, STEP_MS, SeekHistory

MINUTE = 60_000


class Reader:
    """Somebody who listens in between, so that each jump stands for itself."""

    def __init__(self) -> None:
        self.history = SeekHistory()
        self.now = 0.0
        self.ms = 0

    def listen(self, seconds: float) -> None:
        self.now += seconds
        self.ms += int(seconds * 1000)

    def jump(self, ms: int, *, step: bool = False) -> None:
        self.history.jumped(self.ms, ms, self.now, step=step)
        self.ms = ms

    def back(self) -> int | None:
        place = self.history.go_back(self.ms)
        self.ms = self.ms if place is None else place
        return place

    def forward(self) -> int | None:
        place = self.history.go_forward(self.ms)
        self.ms = self.ms if place is None else place
        return place


def test_back_and_forth_between_two_places() -> None:
    reader = Reader()
    reader.listen(10)
    reader.jump(5 * MINUTE)
    reader.listen(3)
    assert reader.back() == 10_000
    assert not reader.history.can_back
    reader.listen(2)
    assert reader.forward() == 5 * MINUTE + 3000
    assert not reader.history.can_forward
    assert reader.back() == 12_000


def test_without_places_there_is_no_way() -> None:
    reader = Reader()
    assert reader.back() is None
    assert reader.forward() is None


def test_a_new_jump_forgets_the_way_forward() -> None:
    reader = Reader()
    reader.jump(5 * MINUTE)
    reader.listen(5)
    reader.back()
    assert reader.history.can_forward
    reader.jump(9 * MINUTE)
    assert not reader.history.can_forward
    assert reader.back() == 0


def test_a_short_jump_is_not_kept() -> None:
    reader = Reader()
    reader.jump(NEAR_MS)
    assert not reader.history.can_back
    reader.listen(5)
    reader.jump(reader.ms - NEAR_MS - 1)
    assert reader.back() == NEAR_MS + 5000


def test_single_skips_are_not_kept() -> None:
    reader = Reader()
    for _ in range(20):
        reader.jump(reader.ms + 10_000, step=True)
        reader.listen(GESTURE_S + 1)
    assert not reader.history.can_back


def test_a_run_of_skips_that_leads_far_is_kept_once_with_where_it_began() -> None:
    reader = Reader()
    reader.listen(60)
    for _ in range(12):
        reader.jump(reader.ms + 10_000, step=True)
        reader.listen(0.3)
    reader.listen(60)
    assert reader.back() == 60_000
    assert not reader.history.can_back


def test_a_run_of_skips_back_where_it_began_is_not_kept() -> None:
    reader = Reader()
    for delta in (STEP_MS // 2, STEP_MS // 2, -STEP_MS // 2, -STEP_MS // 2):
        reader.jump(reader.ms + delta, step=True)
    assert not reader.history.can_back


def test_a_drag_is_one_jump() -> None:
    reader = Reader()
    reader.listen(30)
    for ms in range(0, 40 * MINUTE, MINUTE):
        reader.jump(ms)
        reader.now += 0.05
    assert reader.back() == 30_000
    assert not reader.history.can_back


def test_a_place_left_twice_is_kept_once() -> None:
    reader = Reader()
    reader.jump(5 * MINUTE)
    reader.listen(2)
    reader.jump(9 * MINUTE)
    reader.listen(2)
    reader.back()
    reader.jump(20 * MINUTE)
    reader.listen(3)
    assert reader.back() == 5 * MINUTE + 2000
    assert reader.back() == 0
    assert reader.back() is None


def test_going_back_is_no_part_of_a_gesture() -> None:
    reader = Reader()
    reader.jump(5 * MINUTE)
    reader.back()
    reader.jump(9 * MINUTE)
    assert reader.back() == 0


def test_only_the_latest_places_are_kept() -> None:
    reader = Reader()
    for index in range(MOST + 20):
        reader.jump((index + 1) * MINUTE)
        reader.listen(GESTURE_S + 1)
    places = 0
    while reader.back() is not None:
        places += 1
    assert places == MOST


@given(st.lists(st.integers(1, 100), min_size=1, max_size=20, unique=True))
def test_all_the_way_back_and_forth_ends_where_it_began(minutes: list[int]) -> None:
    reader = Reader()
    for minute in minutes:
        reader.jump(minute * MINUTE)
        reader.now += GESTURE_S + 1
    places = [0, *(minute * MINUTE for minute in minutes)]
    assert [reader.back() for _ in places] == [*places[-2::-1], None]
    assert [reader.forward() for _ in places] == [*places[1:], None]
