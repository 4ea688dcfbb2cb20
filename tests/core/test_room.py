"""What goes when room is made: never too little, never in vain, the longest unused first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.core.room import Kept, Limits, leaving

KEPT = st.lists(
    st.builds(Kept, st.uuids().map(str), st.integers(0, 50), st.integers(0, 100).map(float)),
    max_size=8,
    unique_by=lambda file: file.name,
)
LIMITS = st.builds(Limits, st.integers(0, 200), st.integers(0, 100), st.integers(0, 100).map(float))
NOW = 100.0


@given(KEPT, LIMITS, st.integers(0, 100), st.integers(0, 200))
def test_what_stays_leaves_room(kept: list[Kept], limits: Limits, coming: int, free: int) -> None:
    gone = leaving(kept, limits, coming=coming, free=free, now_s=NOW)
    everything = sum(file.size for file in kept)
    if gone is None:
        assert coming > limits.total or free + everything - coming < limits.free
        return
    stays = [file for file in kept if file not in gone]
    freed = sum(file.size for file in gone)
    assert sum(file.size for file in stays) + coming <= limits.total
    assert not coming or free + freed - coming >= limits.free
    assert all(NOW - file.used_s <= limits.age_s for file in stays)


@given(KEPT, LIMITS, st.integers(0, 100), st.integers(0, 200))
def test_the_longest_unused_go_first_and_none_in_vain(
    kept: list[Kept], limits: Limits, coming: int, free: int
) -> None:
    gone = leaving(kept, limits, coming=coming, free=free, now_s=NOW) or []
    stays = [file for file in kept if file not in gone]
    assert all(old.used_s <= young.used_s for old in gone for young in stays)
    if gone and NOW - gone[-1].used_s <= limits.age_s:  # the last one went for room alone
        fewer = gone[:-1]
        left = sum(file.size for file in kept) - sum(file.size for file in fewer)
        room = free + sum(file.size for file in fewer) - coming
        assert left + coming > limits.total or (coming and room < limits.free)


def test_nothing_goes_where_there_is_room() -> None:
    kept = [Kept("a", 10, 1), Kept("b", 10, 2)]
    assert leaving(kept, Limits(100, 50, 1_000), coming=20, free=90, now_s=NOW) == []


def test_nothing_goes_for_what_would_not_fit_anyway() -> None:
    kept = [Kept("a", 10, 1)]
    assert leaving(kept, Limits(100, 50, 1_000), coming=101, free=900, now_s=NOW) is None
    assert leaving(kept, Limits(100, 50, 1_000), coming=60, free=90, now_s=NOW) is None
