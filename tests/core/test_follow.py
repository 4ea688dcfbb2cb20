"""The follow rules, one by one. The view is 1000 px high and a line 20 px, unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.follow import BAND, REST, Follow, Pill, Target, View

LINE = 20
REST_PX = 280
TOTAL = 50_000


def view(top: int, height: int = 1000, total: int = TOTAL) -> View:
    return View(top, height, total)


def turn(top: int, height: int = 100, line: int = 0) -> Target:
    """A turn at `top`; `line` is the number of the line being heard."""
    return Target(top, height, top + line * LINE, LINE)


def play(follow: Follow, now: Target | None, seen: View, *, changed: bool = False) -> int | None:
    return follow.move(now, seen, playing=True, turn_changed=changed)


def still(follow: Follow, now: Target | None, seen: View, *, changed: bool = False) -> int | None:
    return follow.move(now, seen, playing=False, turn_changed=changed)


looking_elsewhere = pytest.mark.parametrize(
    "look_elsewhere",
    [Follow.reader_moved, Follow.selected, Follow.searching, Follow.writing_note],
    ids=lambda method: method.__name__,
)
coming_back = pytest.mark.parametrize(
    "come_back", [Follow.played, Follow.sought, Follow.pill_pressed], ids=lambda method: method.__name__
)
Event = Callable[[Follow], None]


def test_follow_is_on_by_default() -> None:
    follow = Follow()
    assert follow.enabled
    assert not follow.suspended


def test_the_active_line_rests_at_25_to_30_percent_of_the_height() -> None:
    assert 0.25 <= REST <= 0.30
    assert play(Follow(), turn(5000), view(4000), changed=True) == 5000 - REST_PX


def test_the_view_moves_when_the_turn_changes_even_if_it_is_in_view_already() -> None:
    assert play(Follow(), turn(4500), view(4000), changed=True) == 4500 - REST_PX


def test_the_view_stays_while_the_turn_is_the_same() -> None:
    for line in range(5):
        assert play(Follow(), turn(4900, line=line), view(4000)) is None


def test_in_a_gap_the_view_stays() -> None:
    assert play(Follow(), None, view(4000), changed=True) is None


@pytest.mark.parametrize("height", [3000, 900], ids=["taller than the view", "cut off by its edge"])
def test_inside_a_tall_turn_the_view_follows_the_line_heard(height: int) -> None:
    follow, seen, moves = Follow(), view(4720), 0
    for line in range(height // LINE):
        now = turn(5000, height, line)
        top = play(follow, now, seen)
        if top is not None:
            seen, moves = view(top), moves + 1
            assert top == now.line_top - REST_PX
        assert BAND[0] * 1000 <= now.line_top - seen.top <= BAND[1] * 1000
    assert moves == height // LINE // 23  # it goes after the line each time it has sunk by 23


def test_inside_a_tall_turn_the_view_goes_back_with_a_loop() -> None:
    assert play(Follow(), turn(5000, 3000, line=20), view(6000)) == 5400 - REST_PX


def test_nothing_moves_while_paused() -> None:
    assert still(Follow(), turn(9000), view(4000), changed=True) is None
    assert still(Follow(), turn(9000, 3000, line=70), view(9000)) is None


def test_while_paused_a_seek_shows_what_it_hit() -> None:
    follow = Follow()
    follow.sought()
    assert still(follow, turn(9000), view(4000), changed=True) == 9000 - REST_PX
    assert still(follow, turn(9000), view(4000)) is None


@pytest.mark.parametrize(
    ("top", "moved_to"),
    [(4000, None), (4900, None), (4950, 4050), (3960, 3960), (5000, 5000 - REST_PX), (3900, 3900 - REST_PX)],
    ids=["at the top", "at the bottom", "cut off below", "cut off above", "just below", "just above"],
)
def test_a_seek_moves_the_view_only_as_far_as_needed(top: int, moved_to: int | None) -> None:
    follow = Follow()
    follow.sought()
    assert still(follow, turn(top), view(4000), changed=True) == moved_to


def test_a_click_on_a_visible_turn_does_not_make_the_text_jump_under_the_pointer() -> None:
    follow = Follow()
    follow.sought()
    assert play(follow, turn(4850), view(4000), changed=True) is None
    assert play(follow, turn(4850, line=4), view(4000)) is None
    assert play(follow, turn(4950), view(4000), changed=True) == 4950 - REST_PX


def test_a_click_into_a_tall_turn_stays_until_the_line_heard_leaves_the_view() -> None:
    follow = Follow()
    follow.sought()
    assert play(follow, turn(3000, 5000, line=98), view(4000), changed=True) is None
    assert play(follow, turn(3000, 5000, line=99), view(4000)) is None
    assert play(follow, turn(3000, 5000, line=100), view(4000)) == 5000 - REST_PX
    seen = view(5000 - REST_PX)
    assert play(follow, turn(3000, 5000, line=122), seen) is None
    assert play(follow, turn(3000, 5000, line=123), seen) == 5460 - REST_PX


def test_a_seek_to_a_hidden_line_of_a_visible_tall_turn_shows_that_line() -> None:
    follow = Follow()
    follow.sought()
    assert still(follow, turn(3000, 5000, line=200), view(4000)) == 7000 - REST_PX


def test_at_the_start_of_the_document_it_stays_still() -> None:
    assert play(Follow(), turn(0), view(0), changed=True) is None
    assert play(Follow(), turn(100), view(0), changed=True) is None


def test_at_the_end_of_the_document_it_stays_still() -> None:
    end = view(TOTAL - 1000)
    for top in range(TOTAL - 700, TOTAL, 100):
        assert play(Follow(), turn(top), end, changed=True) is None
    assert play(Follow(), turn(TOTAL - 100), view(4000), changed=True) == TOTAL - 1000


def test_a_document_shorter_than_the_view_stays_still() -> None:
    assert play(Follow(), turn(400), view(0, total=600), changed=True) is None


def test_less_than_half_a_line_is_no_reason_to_move() -> None:
    assert play(Follow(), turn(5000), view(5000 - REST_PX - LINE // 2), changed=True) is None
    assert play(Follow(), turn(5000), view(5000 - REST_PX - LINE), changed=True) == 5000 - REST_PX


@looking_elsewhere
def test_looking_elsewhere_suspends(look_elsewhere: Event) -> None:
    follow = Follow()
    look_elsewhere(follow)
    assert follow.suspended
    assert play(follow, turn(9000), view(4000), changed=True) is None


@looking_elsewhere
def test_suspension_survives_turn_changes_and_pauses(look_elsewhere: Event) -> None:
    follow = Follow()
    look_elsewhere(follow)
    for top in (9000, 9100, 9200):
        assert play(follow, turn(top), view(4000), changed=True) is None
        assert still(follow, turn(top), view(4000)) is None
        assert play(follow, None, view(4000), changed=True) is None
    assert follow.suspended


@looking_elsewhere
@coming_back
def test_play_a_seek_and_the_pill_resume(look_elsewhere: Event, come_back: Event) -> None:
    follow = Follow()
    look_elsewhere(follow)
    come_back(follow)
    assert not follow.suspended
    assert play(follow, turn(9000), view(4000)) == 9000 - REST_PX
    assert play(follow, turn(9100), view(9000 - REST_PX), changed=True) == 9100 - REST_PX


@looking_elsewhere
def test_looking_elsewhere_right_after_a_seek_wins(look_elsewhere: Event) -> None:
    follow = Follow()
    follow.sought()
    look_elsewhere(follow)
    assert still(follow, turn(9000), view(4000), changed=True) is None


def test_the_light_may_move_but_the_view_stays_when_follow_is_off() -> None:
    follow = Follow(enabled=False)
    for event in (Follow.played, Follow.sought):
        event(follow)
        assert play(follow, turn(9000), view(4000), changed=True) is None


def test_switching_follow_on_shows_what_is_heard_at_once() -> None:
    follow = Follow(enabled=False)
    follow.reader_moved()
    follow.set_enabled(True)
    assert still(follow, turn(9000), view(4000)) == 9000 - REST_PX
    follow.set_enabled(False)
    assert play(follow, turn(9000), view(4000), changed=True) is None


def test_the_pill_brings_the_view_back_once_when_follow_is_off() -> None:
    follow = Follow(enabled=False)
    follow.pill_pressed()
    assert still(follow, turn(9000), view(4000)) == 9000 - REST_PX
    assert play(follow, turn(9500), view(4000), changed=True) is None


@pytest.mark.parametrize(
    ("top", "pill"),
    [
        (3800, Pill("up")),
        (3910, Pill("up")),
        (3911, None),
        (4000, None),
        (4989, None),
        (4990, Pill("down")),
        (9000, Pill("down")),
    ],
)
def test_the_pill_appears_once_the_active_turn_is_out_of_view(top: int, pill: Pill | None) -> None:
    follow = Follow()
    follow.reader_moved()
    assert follow.pill(turn(top), view(4000), playing=True) == pill


def test_the_pill_points_to_the_line_heard_in_a_turn_taller_than_the_view() -> None:
    follow = Follow()
    follow.reader_moved()
    assert follow.pill(turn(3000, 5000, line=10), view(4000), playing=True) == Pill("up")
    assert follow.pill(turn(3000, 5000, line=60), view(4000), playing=True) is None
    assert follow.pill(turn(3000, 5000, line=200), view(4000), playing=True) == Pill("down")


def test_there_is_no_pill_while_the_view_goes_there_by_itself() -> None:
    assert Follow().pill(turn(9000), view(4000), playing=True) is None


def test_there_is_a_pill_as_a_way_back_while_paused_or_off() -> None:
    assert Follow().pill(turn(9000), view(4000), playing=False) == Pill("down")
    assert Follow(enabled=False).pill(turn(9000), view(4000), playing=True) == Pill("down")


def test_there_is_no_pill_in_a_gap() -> None:
    assert Follow(enabled=False).pill(None, view(4000), playing=False) is None


events = st.sampled_from(
    [
        Follow.reader_moved,
        Follow.selected,
        Follow.searching,
        Follow.writing_note,
        Follow.played,
        Follow.sought,
        Follow.pill_pressed,
        lambda follow: follow.set_enabled(True),
        lambda follow: follow.set_enabled(False),
    ]
)


@given(
    steps=st.lists(
        st.tuples(st.none() | events, st.integers(0, 40), st.booleans(), st.booleans()), max_size=30
    ),
    heights=st.lists(st.integers(1, 200), min_size=41, max_size=41),
    height=st.integers(100, 2000),
)
def test_a_move_stays_in_the_document_and_shows_the_line_heard(
    steps: list[tuple[Event | None, int, bool, bool]], heights: list[int], height: int
) -> None:
    total = sum(heights) * LINE
    follow, seen = Follow(), View(0, height, total)
    for event, index, playing, changed in steps:
        if event:
            event(follow)
        top = sum(heights[:index]) * LINE
        now = Target(top, heights[index] * LINE, top + (heights[index] // 2) * LINE, LINE)
        moved = follow.move(now, seen, playing=playing, turn_changed=changed)
        if moved is not None:
            assert 0 <= moved <= max(total - height, 0)
            assert moved != seen.top
            seen = View(moved, height, total)
            assert seen.top <= now.line_top
            assert now.line_top + LINE <= seen.top + height
            assert follow.move(now, seen, playing=playing, turn_changed=False) is None
