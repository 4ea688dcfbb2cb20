from __future__ import annotations

import pytest

from tests.transcripts import LOREM, long_transcript, transcript
from viewer.core.follow import REST, Follow
from viewer.core.timing import offset_at
from viewer.core.transcript import Transcript
from viewer.ui import theme
from viewer.ui.transcript.following import Following
from viewer.ui.transcript.pill import NowPlayingPill
from viewer.ui.transcript.view import TranscriptView


@pytest.fixture
def view(qtbot) -> TranscriptView:
    widget = TranscriptView(theme.light())
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def pill(view) -> NowPlayingPill:
    return NowPlayingPill(view, theme.light())


@pytest.fixture
def following(view, pill) -> Following:
    return Following(view, pill, Follow())


def show(view: TranscriptView, following: Following, shown: Transcript) -> None:
    view.set_transcript(shown)
    view.scroller.animated = False
    following.reset()


def hear(view: TranscriptView, following: Following, turn: int, share: float = 0.0) -> None:
    """The sound plays in `turn`, so far through it."""
    heard = view.transcript.turns[turn]
    ms = heard.start_ms + round(share * (heard.end_ms - heard.start_ms - 1))
    following.light(turn)
    following.heard(ms, offset_at(heard, ms), playing=True)


def screen_top(view: TranscriptView, turn: int) -> int:
    return view.turn_layout.top(turn) - view.scroller.value


def test_the_lit_turn_comes_to_rest_at_a_good_quarter_of_the_height(view, following):
    show(view, following, long_transcript(50))
    following.played()
    hear(view, following, 20)
    assert screen_top(view, 20) == pytest.approx(REST * view.viewport().height(), abs=2)


def test_a_reader_who_scrolled_away_is_left_alone_and_offered_the_way_back(view, following, pill):
    show(view, following, long_transcript(50))
    following.played()
    hear(view, following, 20)
    view.reader_moved.emit()
    view.verticalScrollBar().setValue(0)
    hear(view, following, 21, 0.5)
    assert view.scroller.value == 0
    assert not pill.isHidden()
    assert "below" in pill.accessibleName()
    pill.click()
    assert screen_top(view, 21) == pytest.approx(REST * view.viewport().height(), abs=2)
    assert pill.isHidden()


def test_the_light_stays_on_when_follow_is_off(view, following):
    show(view, following, long_transcript(50))
    following.set_enabled(False)
    following.played()
    hear(view, following, 20)
    assert view.marks.active == 20
    assert view.scroller.value == 0


def test_inside_a_turn_taller_than_the_view_the_view_moves_with_the_words(view, following):
    show(view, following, transcript("Kort.", LOREM * 40, "Slut.", seconds=200))
    following.played()
    hear(view, following, 1)
    places = []
    for part in range(21):
        hear(view, following, 1, part / 20)
        start, _ = following._sentence
        line = view.turn_layout.line_rect(1, start)
        places.append(view.scroller.value)
        assert line.top() >= view.scroller.value
        assert line.bottom() <= view.scroller.value + view.viewport().height()
    assert places == sorted(places)
    assert places[-1] > places[0] + view.viewport().height()


def test_only_a_sentence_of_a_longer_turn_is_marked_as_heard(view, following):
    show(view, following, transcript("En mening.", "Först en. Sedan en till. Sist en."))
    hear(view, following, 0)
    assert "heard" not in view.marks.layers
    hear(view, following, 1, 0.5)
    (span,) = view.marks.layers["heard"].spans(1)
    assert "Först en. Sedan en till. Sist en."[span.start : span.end] == "Sedan en till."


def test_a_seek_while_paused_shows_what_it_hit(view, following):
    show(view, following, long_transcript(50))
    following.light(0)
    following.paused()
    following.sought(40)
    assert view.marks.active == 40
    assert 0 <= screen_top(view, 40) < view.viewport().height()


def test_a_seek_to_a_turn_in_view_moves_nothing_under_the_pointer(view, following):
    show(view, following, long_transcript(50))
    view.scroller.go_to(view.turn_layout.top(20))
    before = view.scroller.value
    following.sought(22)
    assert view.marks.active == 22
    assert view.scroller.value == before


def test_in_a_gap_nothing_is_lit_and_the_view_stays(view, following):
    show(view, following, long_transcript(50))
    following.played()
    hear(view, following, 20)
    before = view.scroller.value
    following.light(None)
    following.heard(0, 0, playing=True)
    assert view.marks.active is None
    assert view.scroller.value == before


def test_a_glide_ends_where_a_jump_would(view, following, qtbot):
    show(view, following, long_transcript(50))
    view.scroller.animated = True
    following.played()
    hear(view, following, 3)
    hear(view, following, 4)
    goal = round(REST * view.viewport().height())
    qtbot.waitUntil(lambda: abs(screen_top(view, 4) - goal) <= 2)


def test_a_window_that_changes_cuts_no_glide_short(view, following):
    show(view, following, long_transcript(50))
    following.played()
    hear(view, following, 3)
    view.scroller.animated = True
    hear(view, following, 5)
    rest = round(REST * view.viewport().height())
    assert screen_top(view, 5) > rest + 50
    view.resize(800, 550)  # a message came
    assert screen_top(view, 5) == pytest.approx(rest, abs=2)


def test_the_pill_stays_over_the_view_when_the_window_changes(view, following, pill, qtbot):
    show(view, following, long_transcript(50))
    following.light(40)
    assert not pill.isHidden()
    view.resize(500, 400)
    area = view.viewport().geometry()
    assert area.contains(pill.geometry())
    assert pill.geometry().center().x() == pytest.approx(area.center().x(), abs=2)
