"""The timing, step by step: each there and back again, in the library before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QUndoStack

from tests.controllers.fakes import Desk
from tests.transcripts import four_turns
from viewer.controllers.timing import Edge, TimingController, TimingState
from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.core.timeline import IDENTITY, SyncPoint, Timeline
from viewer.errors import WorldError, message

Step = Callable[[TimingController], None]
AUDIO = MediaRef(MediaKind.AUDIO, "aa", "/some/episode.mp3")


class Shelf:
    """A library that keeps timelines, and refuses when told to."""

    def __init__(self) -> None:
        self.kept: dict[str, Timeline] = {}
        self.refuses = False

    def load(self, audio: str) -> Timeline:
        self._ask()
        return self.kept.get(audio, IDENTITY)

    def save(self, audio: str, timeline: Timeline) -> None:
        self._ask()
        self.kept[audio] = timeline

    def _ask(self) -> None:
        if self.refuses:
            raise WorldError(message("The library is full"))


class Studio:
    """A controller over a player moved by hand, with a library and a stack of steps."""

    def __init__(self) -> None:
        self.desk, self.shelf, self.undo = Desk(), Shelf(), QUndoStack()
        self.playback = self.desk.playback
        self.timing = TimingController(self.playback, self.undo)
        self.timing.changed.connect(lambda state: self.playback.retime(four_turns(), state.timeline))
        self.troubles: list[str] = []
        self.timing.trouble.connect(lambda error: self.troubles.append(str(error)))
        self.desk.open()

    def open(self, audio: MediaRef | None = AUDIO) -> Studio:
        self.timing.attach(self.shelf)
        self.timing.take_audio()
        self.timing.identify(EpisodeRecord("", audio=audio))
        self.timing.settle()
        return self

    def whole(self) -> tuple[object, ...]:
        """Everything a step may change."""
        engine = self.playback.engine
        lit = [engine.at(ms) for ms in range(0, 100_000, 500)]
        kept = {audio: timeline for audio, timeline in self.shelf.kept.items() if timeline != IDENTITY}
        return self.timing.state, kept, self.playback.timeline, lit, self.playback.turn


@pytest.fixture
def studio(qapp: object) -> Iterator[Studio]:
    studio = Studio()
    yield studio.open()
    studio.playback.close()


def there_and_back_twice(studio: Studio, step: Step) -> None:
    """Do, undo, redo, and again: each time everything is as it was."""
    before, count = studio.whole(), studio.undo.count()
    step(studio.timing)
    after = studio.whole()
    assert after != before
    assert studio.undo.count() == count + 1
    for _ in range(2):
        studio.undo.undo()
        assert studio.whole() == before
        studio.undo.redo()
        assert studio.whole() == after
    assert studio.undo.undoText()


def some(timing: TimingController) -> None:
    """Two points, an advertisement between them, and half of another."""
    timing._playback.seek(12_000)
    timing.start_turn_now(1)
    timing.begin_advertisement(15_000)
    timing.end_advertisement(17_000)
    timing._playback.seek(70_000)
    timing.start_turn_now(3)
    timing.begin_advertisement(80_000)


STEPS: dict[str, Step] = {
    "a turn starts now": lambda timing: timing.start_turn_now(2),
    "later": lambda timing: timing.shift(100),
    "earlier": lambda timing: timing.shift(-2_500),
    "an advertisement starts": lambda timing: timing.begin_advertisement(30_000),
    "an advertisement ends": lambda timing: timing.end_advertisement(90_000),
    "another end": lambda timing: timing.end_advertisement(40_000),
    "it starts later": lambda timing: timing.begin_advertisement(16_000),
    "it ends sooner": lambda timing: timing.end_advertisement(16_000),
    "no point": lambda timing: timing.remove(timing.timeline.points[0]),
    "no advertisement": lambda timing: timing.remove(timing.timeline.spans[0]),
    "no edge": lambda timing: timing.remove(Edge(80_000, starts=True)),
    "nothing": lambda timing: timing.remove_all(),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_step_goes_there_and_back(studio: Studio, step: Step) -> None:
    some(studio.timing)
    studio.playback.seek(25_000)
    there_and_back_twice(studio, step)


@pytest.mark.parametrize("step", [STEPS["a turn starts now"], STEPS["later"], STEPS["an advertisement ends"]])
def test_a_first_step_goes_there_and_back(studio: Studio, step: Step) -> None:
    studio.playback.seek(25_000)
    there_and_back_twice(studio, step)


def test_all_steps_are_taken_back_and_taken_again_in_order(studio: Studio) -> None:
    states = [studio.whole()]
    studio.undo.indexChanged.connect(lambda _: states.append(studio.whole()))
    some(studio.timing)
    forwards = states[:]
    while studio.undo.canUndo():
        studio.undo.undo()
    assert [state[0] for state in states[len(forwards) :]] == [state[0] for state in forwards[-2::-1]]
    assert studio.timing.state == TimingState()
    while studio.undo.canRedo():
        studio.undo.redo()
    assert studio.whole()[:4] == forwards[-1][:4]


def test_the_turn_starts_where_the_sound_is(studio: Studio) -> None:
    studio.playback.seek(13_500)
    studio.timing.start_turn_now(1)
    assert studio.timing.timeline.points == (SyncPoint(10_000, 13_500),)
    assert studio.playback.turn == 1
    assert studio.shelf.kept["aa"] == studio.timing.timeline


def test_while_it_plays_now_is_this_moment_not_the_last_tick(studio: Studio) -> None:
    studio.playback.seek(13_000)
    studio.playback.play()
    studio.desk.let_pass(0.3)
    shown_ms = studio.playback.position_ms
    studio.desk.time.now += 0.2
    studio.timing.start_turn_now(1)
    assert studio.timing.timeline.points[0].audio_ms == pytest.approx(shown_ms + 200, abs=20)


def test_a_shift_without_points_is_flagged_at_the_turn_being_heard(studio: Studio) -> None:
    studio.playback.seek(23_000)
    studio.timing.shift(100)
    studio.timing.shift(100)
    studio.timing.shift(-300)
    assert studio.timing.timeline.points == (SyncPoint(20_000, 19_900),)


def test_an_advertisement_is_marked_from_either_end(studio: Studio) -> None:
    for first, second in (("begin", 5_000), ("end", 9_000)), (("end", 29_000), ("begin", 25_000)):
        getattr(studio.timing, f"{first[0]}_advertisement")(first[1])
        assert studio.timing.state.edge == Edge(first[1], starts=first[0] == "begin")
        getattr(studio.timing, f"{second[0]}_advertisement")(second[1])
        assert studio.timing.state.edge is None
    assert studio.timing.timeline.spans == ((5_000, 9_000), (25_000, 29_000))


def test_an_end_before_the_start_waits_for_a_start_of_its_own(studio: Studio) -> None:
    studio.timing.begin_advertisement(9_000)
    studio.timing.end_advertisement(5_000)
    assert studio.timing.state == TimingState(IDENTITY, Edge(5_000, starts=False))
    studio.timing.begin_advertisement(5_000)
    assert studio.timing.state.edge == Edge(5_000, starts=True)


def test_inside_an_advertisement_an_end_cuts_it_short(studio: Studio) -> None:
    studio.timing.begin_advertisement(5_000)
    studio.timing.end_advertisement(9_000)
    studio.timing.begin_advertisement(6_000)
    studio.timing.end_advertisement(8_000)
    studio.timing.end_advertisement(8_000)
    assert studio.timing.state == TimingState(Timeline((), ((6_000, 8_000),)))


def test_the_advertisement_is_at_the_playhead_unless_a_place_is_named(studio: Studio) -> None:
    studio.playback.seek(5_000)
    studio.timing.begin_advertisement()
    studio.playback.seek(7_000)
    studio.timing.end_advertisement()
    assert studio.timing.timeline.spans == ((5_000, 7_000),)
    assert studio.playback.turn == 0
    studio.playback.seek(6_000)
    assert studio.playback.turn is None


def test_what_changes_nothing_is_no_step(studio: Studio) -> None:
    studio.timing.remove_all()
    for mark in (SyncPoint(1, 2), Edge(1, starts=True), (1, 2)):
        studio.timing.remove(mark)
    assert studio.undo.count() == 0


def test_marks_stand_in_the_order_of_the_audio(studio: Studio) -> None:
    some(studio.timing)
    points = studio.timing.timeline.points
    assert studio.timing.state.marks == [points[0], (15_000, 17_000), points[1], Edge(80_000, starts=True)]


def test_steps_are_told_in_words(studio: Studio) -> None:
    told: list[str] = []
    studio.timing.done.connect(told.append)
    some(studio.timing)
    studio.timing.remove_all()
    assert len(told) == studio.undo.count() == 6
    assert told[0] == studio.undo.command(0).text() == "set a sync point"
    assert told[-1] == studio.undo.undoText() == "remove all timing changes"


class TestTheLibrary:
    def test_has_it_before_it_is_shown(self, studio: Studio) -> None:
        kept = []
        studio.timing.changed.connect(lambda state: kept.append(studio.shelf.kept["aa"] == state.timeline))
        for step in ("shift", "undo", "redo"):
            studio.timing.shift(100) if step == "shift" else getattr(studio.undo, step)()
        assert kept == [True, True, True]

    def test_that_refuses_changes_nothing_and_it_is_told(self, studio: Studio) -> None:
        studio.timing.shift(100)
        before = studio.whole()
        studio.shelf.refuses = True
        studio.timing.shift(100)
        assert studio.whole() == before
        assert studio.undo.count() == 1
        assert studio.troubles == ["The library is full"]
        studio.shelf.refuses = False
        studio.undo.undo()
        assert studio.timing.timeline == IDENTITY

    def test_that_refuses_to_take_back_leaves_it_as_it_is(self, studio: Studio) -> None:
        studio.timing.shift(100)
        before = studio.whole()
        studio.shelf.refuses = True
        studio.undo.undo()
        assert studio.whole() == before
        assert studio.troubles == ["The library is full"]

    def test_gives_it_back_for_the_same_audio_alone(self, studio: Studio) -> None:
        some(studio.timing)
        timeline = studio.timing.timeline
        studio.timing.leave()
        assert studio.playback.timeline == IDENTITY
        studio.open(MediaRef(MediaKind.AUDIO, "bb"))
        assert studio.timing.state == TimingState()
        studio.open(MediaRef(MediaKind.AUDIO, "aa", "/elsewhere/renamed.mp3"))
        assert studio.timing.state == TimingState(timeline)
        assert studio.playback.timeline == timeline
        assert studio.undo.count() == 0

    def test_is_asked_as_soon_as_the_audio_is_guessed(self, studio: Studio) -> None:
        studio.timing.shift(100)
        timeline = studio.timing.timeline
        studio.timing.take_audio()
        studio.timing.identify(EpisodeRecord("", audio=AUDIO, provisional=True))
        assert studio.timing.timeline == timeline
        assert not studio.timing.available
        studio.timing.identify(EpisodeRecord("", audio=AUDIO))
        assert studio.timing.available

    def test_that_cannot_be_read_is_not_written_over(self, studio: Studio) -> None:
        studio.timing.shift(100)
        timeline = studio.timing.timeline
        studio.shelf.refuses = True
        studio.open()
        studio.shelf.refuses = False
        studio.timing.shift(5_000)
        assert studio.timing.timeline != timeline
        assert studio.shelf.kept["aa"] == timeline
        assert len(studio.troubles) == 2


class TestWhenItCanBeChanged:
    def test_not_without_audio(self, studio: Studio) -> None:
        told: list[bool] = []
        studio.timing.available_changed.connect(told.append)
        studio.timing.leave()
        studio.timing.settle()
        for step in list(STEPS.values())[:6]:
            step(studio.timing)
        assert studio.timing.state == TimingState()
        assert told == [False]

    def test_not_without_a_transcript_with_times(self, studio: Studio) -> None:
        studio.playback.set_transcript(None)
        studio.timing.weigh()
        assert not studio.timing.available
        studio.playback.set_transcript(four_turns())
        studio.timing.weigh()
        assert studio.timing.available

    def test_an_episode_known_with_other_audio_than_is_open_does_not_count(self, studio: Studio) -> None:
        studio.timing.leave()
        studio.timing.identify(EpisodeRecord("", audio=AUDIO))
        assert not studio.timing.available

    def test_audio_that_cannot_be_known_again_is_timed_but_not_kept(self, studio: Studio) -> None:
        studio.open(None)
        studio.timing.shift(100)
        studio.timing.shift(100)
        assert studio.timing.timeline.points
        assert studio.shelf.kept == {}
        assert [trouble.split(":")[0] for trouble in studio.troubles] == [
            "Changes of the timing last only until this episode is closed"
        ]
        timeline = studio.timing.timeline
        studio.timing.identify(EpisodeRecord("", audio=AUDIO))
        assert studio.timing.timeline == studio.shelf.kept["aa"] == timeline
