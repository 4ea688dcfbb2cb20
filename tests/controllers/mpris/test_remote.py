"""What a remote control sees and does, without a bus."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QAction

from tests.controllers.fakes import MINUTE, Desk
from tests.transcripts import four_turns
from viewer.controllers.mpris.remote import NO_TRACK, PLAYER, ROOT, Doors, Remote
from viewer.core.clock import PlayState
from viewer.core.transcript import NOTHING, Speaker, Transcript

SECOND_US = 1_000_000
INT64 = st.integers(-(2**63), 2**63 - 1)


def two_speakers() -> Transcript:
    """`four_turns`, by A and B in turn, the last by nobody known."""
    plain = four_turns()
    turns = [
        replace(turn, speaker=speaker) for turn, speaker in zip(plain.turns, (0, 1, 0, None), strict=True)
    ]
    return replace(plain, turns=tuple(turns), speakers=(Speaker("A"), Speaker("B")))


class Afar:
    """A remote control at a made-up player, and what it was told."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.playback = self.desk.playback
        self.done: list[object] = []
        self.full_screen = QAction(checkable=True)
        note = self.done.append
        self.remote = Remote(
            self.playback,
            Doors(
                come_forward=lambda: note("forward"),
                leave=lambda: note("leave"),
                open=lambda path, play: note((path, play)),
                stop=lambda: note("stop"),
                choose_rate=self.playback.sounding.set_rate,
                full_screen=self.full_screen,
            ),
        )
        self.told: list[object] = []
        self.remote.changed.connect(lambda interface, values: self.told.append((interface, values)))
        self.remote.jumped.connect(self.told.append)

    def open(self) -> Afar:
        """An episode of ten minutes; nothing is told of it."""
        transcript = two_speakers()
        self.desk.open(transcript)
        self.remote.set_title("Bees")
        self.remote.set_transcript(transcript)
        self.listen()
        return self

    def __getitem__(self, name: str) -> object:
        return self.remote.properties(PLAYER)[name]

    @property
    def track(self) -> str:
        return str(self["Metadata"]["mpris:trackid"])

    def listen(self) -> list[object]:
        """What was told since this was asked last."""
        QCoreApplication.sendPostedEvents(self.remote)
        told = list(self.told)
        self.told.clear()
        return told

    def changes(self) -> dict[str, object]:
        """What has changed of the playing, told all at once."""
        told = self.listen()
        assert [interface for interface, _ in told] == [PLAYER]
        return told[0][1]


@pytest.fixture
def empty(qapp: object) -> Iterator[Afar]:
    afar = Afar()
    yield afar
    afar.playback.close()


@pytest.fixture
def afar(empty: Afar) -> Afar:
    return empty.open()


# --- what is seen


def test_without_an_episode_nothing_can_be_done(empty: Afar) -> None:
    assert empty["PlaybackStatus"] == "Stopped"
    assert empty["Metadata"] == {"mpris:trackid": NO_TRACK}
    can = {name: value for name, value in empty.remote.properties(PLAYER).items() if name.startswith("Can")}
    assert can.pop("CanControl") is True
    assert set(can) == {f"Can{what}" for what in ("GoNext", "GoPrevious", "Play", "Pause", "Seek")}
    assert not any(can.values())
    for act in (empty.remote.play, empty.remote.toggle, empty.remote.next_turn, empty.remote.pause):
        act()
    empty.remote.seek(SECOND_US)
    empty.remote.set_position(NO_TRACK, SECOND_US)
    assert empty.playback.state is PlayState.EMPTY
    assert empty.listen() == []


def test_an_episode_is_described(afar: Afar) -> None:
    known = dict(afar["Metadata"])
    known.pop("xesam:url")
    assert known == {
        "mpris:trackid": afar.track,
        "mpris:length": 600 * SECOND_US,
        "xesam:title": "Bees",
        "xesam:artist": ["A"],
        "xesam:albumArtist": ["A", "B"],
    }
    assert all(afar[f"Can{what}"] for what in ("GoNext", "GoPrevious", "Play", "Pause", "Seek", "Control"))


def test_the_address_of_the_audio_can_be_sent_anywhere(afar: Afar) -> None:
    afar.playback.load_audio(Path("/tmp/å b#1.mp3"))
    assert afar["Metadata"]["xesam:url"] == "file:///tmp/%C3%A5%20b%231.mp3"
    afar.playback.load_audio(None)
    assert "xesam:url" not in afar["Metadata"]


def test_the_artist_is_who_speaks_and_everybody_where_that_is_nobody(afar: Afar) -> None:
    heard = []
    for ms in (5_000, 15_000, 40_000, 70_000):
        afar.playback.seek(ms)
        heard.append(afar["Metadata"]["xesam:artist"])
    assert heard == [["A"], ["B"], ["A", "B"], ["A", "B"]]


def test_a_transcript_that_is_not_known_yet_is_no_trouble(afar: Afar) -> None:
    afar.playback.seek(70_000)
    afar.remote.set_transcript(NOTHING)
    assert "xesam:artist" not in afar["Metadata"]


def test_another_episode_is_another_track_and_its_parts_are_not(afar: Afar) -> None:
    first = afar.track
    afar.remote.set_transcript(four_turns())
    afar.remote.set_title("Wasps")
    afar.playback.load_audio(Path("other.mp3"))
    assert afar.track == first
    afar.remote.set_transcript(NOTHING)
    assert afar.track != first
    for track in (first, afar.track):
        assert all(part.isascii() and part.replace("_", "").isalnum() for part in track[1:].split("/"))


def test_the_status_follows_the_playing(afar: Afar) -> None:
    assert afar["PlaybackStatus"] == "Stopped"
    afar.remote.play()
    assert afar["PlaybackStatus"] == "Playing"
    afar.desk.let_pass(1)
    afar.remote.pause()
    assert afar["PlaybackStatus"] == "Paused"
    afar.playback.seek(10 * MINUTE - 300)
    afar.remote.toggle()
    afar.desk.let_pass(1)
    assert afar.playback.state is PlayState.ENDED
    assert afar["PlaybackStatus"] == "Stopped"


def test_the_position_is_that_of_the_moment(afar: Afar) -> None:
    afar.remote.play()
    afar.desk.let_pass(3)
    shown = afar.playback.position_ms
    afar.desk.time.now += 0.02  # between two ticks
    assert afar.remote.position_us == (shown + 20) * 1000
    assert afar.playback.position_ms == shown + 20


def test_muted_is_as_good_as_volume_0(afar: Afar) -> None:
    afar.remote.set_volume(0.7)
    afar.playback.sounding.set_muted(True)
    assert afar["Volume"] == 0.0
    afar.remote.set_volume(0.6)
    assert afar["Volume"] == 0.6
    assert not afar.playback.sounding.muted


@pytest.mark.parametrize(
    ("ms", "back", "on"), [(0, True, True), (25_000, True, True), (59_999, True, True), (60_000, True, False)]
)
def test_there_is_a_next_turn_until_the_last_one(afar: Afar, ms: int, back: bool, on: bool) -> None:
    afar.playback.seek(ms)
    assert (afar["CanGoPrevious"], afar["CanGoNext"]) == (back, on)
    afar.remote.next_turn()
    assert (afar.playback.position_ms > ms) is on


# --- what is told


def test_what_changed_is_told_once_and_nothing_else(afar: Afar) -> None:
    afar.remote.play()
    afar.playback.sounding.set_volume(50)
    afar.playback.sounding.set_rate(1.5)
    assert afar.changes() == {"PlaybackStatus": "Playing", "Volume": 0.5, "Rate": 1.5}
    afar.playback.sounding.set_volume(60)
    afar.playback.sounding.set_volume(50)
    assert afar.listen() == []


def test_playing_on_tells_nothing_but_who_speaks(afar: Afar) -> None:
    afar.remote.play()
    afar.listen()
    afar.desk.let_pass(9)
    assert afar.listen() == []
    afar.desk.let_pass(2)
    changes = afar.changes()
    assert set(changes) == {"Metadata"}
    assert changes["Metadata"]["xesam:artist"] == ["B"]


def test_that_the_last_turn_has_come_is_told(afar: Afar) -> None:
    afar.playback.seek(59_000)
    afar.remote.play()
    afar.listen()
    afar.desk.let_pass(2)
    assert afar.changes() == {"CanGoNext": False}


def test_every_jump_is_told_after_what_it_changed(afar: Afar) -> None:
    afar.playback.seek(15_000)
    (interface, changes), position = afar.listen()
    assert (interface, set(changes), position) == (PLAYER, {"PlaybackStatus", "Metadata"}, 15 * SECOND_US)
    afar.playback.seek(16_000)
    assert afar.listen() == [16 * SECOND_US]


def test_a_burst_of_jumps_is_told_as_one(afar: Afar) -> None:
    afar.playback.seek(5_000)
    afar.listen()
    for ms in range(1_000, 9_000, 100):
        afar.playback.seek(ms)
    assert afar.listen() == [8_900_000]


def test_the_way_back_of_a_loop_is_a_jump(afar: Afar) -> None:
    afar.playback.loop(1_000, 3_000)
    afar.remote.play()
    assert afar.listen()[0][1] == {"PlaybackStatus": "Playing", "LoopStatus": "Track"}
    afar.desk.let_pass(2.5)
    (position,) = afar.listen()
    assert position == pytest.approx(1_500_000, abs=100_000)


def test_closing_an_episode_is_told(afar: Afar) -> None:
    afar.remote.play()
    afar.listen()
    afar.playback.set_transcript(None)
    afar.playback.load_audio(None)
    afar.remote.set_transcript(NOTHING)
    afar.remote.set_title("")
    changes = afar.changes()
    assert changes["Metadata"] == {"mpris:trackid": NO_TRACK}
    assert changes["PlaybackStatus"] == "Stopped"
    assert not changes["CanPlay"]


def test_nothing_runs_by_itself(afar: Afar) -> None:
    assert afar.remote.findChildren(QTimer) == []
    afar.desk.sleep(60)
    assert not afar.playback.active
    assert afar.listen() == []


# --- what is done


def test_play_pause_and_their_switch(afar: Afar) -> None:
    states = []
    for act in (
        afar.remote.play,
        afar.remote.play,
        afar.remote.toggle,
        afar.remote.pause,
        afar.remote.toggle,
    ):
        act()
        states.append(afar.playback.state is PlayState.PLAYING)
    assert states == [True, True, False, False, True]


def test_what_leads_out_of_the_playing_goes_through_the_doors(afar: Afar) -> None:
    afar.remote.come_forward()
    afar.remote.leave()
    afar.remote.stop()
    assert afar.done == ["forward", "leave", "stop"]


def test_full_screen_is_a_switch(afar: Afar) -> None:
    triggered = []
    afar.full_screen.triggered.connect(lambda on: triggered.append(on))
    for on in (True, True, False, False):
        afar.remote.set_full_screen(on)
    assert triggered == [True, False]
    afar.remote.set_full_screen(True)
    assert afar.remote.properties(ROOT)["Fullscreen"] is True
    assert afar.listen() == [(ROOT, {"Fullscreen": True})]


def test_a_seek_goes_further_or_back_and_not_before_the_start(afar: Afar) -> None:
    places = []
    for offset in (15 * SECOND_US, -4 * SECOND_US, -60 * SECOND_US):
        afar.remote.seek(offset)
        places.append(afar.playback.position_ms)
    assert places == [15_000, 11_000, 0]


def test_a_seek_beyond_the_end_is_next(afar: Afar) -> None:
    afar.remote.seek(600 * SECOND_US + 1)
    assert afar.playback.position_ms == 10_000
    afar.playback.seek(70_000)
    afar.remote.seek(2**62)
    assert afar.playback.position_ms == 70_000, "there is no next turn"
    afar.remote.seek(530 * SECOND_US)
    assert afar.playback.position_ms == 10 * MINUTE, "the end itself"


def test_a_place_is_gone_to_only_in_the_track_it_was_meant_for(afar: Afar) -> None:
    afar.remote.set_position(afar.track, 30 * SECOND_US)
    assert afar.playback.position_ms == 30_000
    for track, place in (
        ("/turnlight/episode/99", 5),
        (NO_TRACK, 5),
        ("", 5),
        (afar.track, -1),
        (afar.track, 600 * SECOND_US + 1),
    ):
        afar.remote.set_position(track, place)
        assert afar.playback.position_ms == 30_000
    for place in (0, 600 * SECOND_US):
        afar.remote.set_position(afar.track, place)
        assert afar.playback.position_ms == place // 1000


@given(offset=INT64, place=INT64)
def test_no_number_leads_out_of_the_audio(offset: int, place: int) -> None:
    afar = Afar().open()
    afar.remote.seek(offset)
    assert 0 <= afar.playback.position_ms <= 10 * MINUTE
    afar.remote.set_position(afar.track, place)
    assert 0 <= afar.playback.position_ms <= 10 * MINUTE
    afar.playback.close()


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a/b%20c.mp3", "/a/b c.mp3"),
        ("file:///%C3%A5.txt", "/å.txt"),
        ("file://localhost/a.mp3", None),
    ],
)
def test_a_file_is_opened_by_its_address(afar: Afar, uri: str, path: str | None) -> None:
    assert afar.remote.open(uri)
    ((opened, play),) = afar.done
    assert path is None or opened == Path(path)
    assert play


@pytest.mark.parametrize(
    "uri", ["http://example.org/a.mp3", "", "/a/b.mp3", "a.mp3", "data:,a", "file", "\0"]
)
def test_nothing_else_is_opened(afar: Afar, uri: str) -> None:
    assert not afar.remote.open(uri)
    assert afar.done == []


def test_what_is_opened_plays_unless_this_is_paused(afar: Afar) -> None:
    afar.playback.seek(5_000)
    afar.remote.open("file:///a.mp3")
    afar.remote.play()
    afar.remote.open("file:///a.mp3")
    assert [play for _, play in afar.done] == [False, True]


@pytest.mark.parametrize(
    ("rate", "shown"),
    [(1.25, 1.25), (99.0, 3.0), (0.1, 0.5), (-1.0, 1.0), (math.nan, 1.0), (math.inf, 1.0), (0.0, 1.0)],
)
def test_a_rate_is_taken_as_far_as_it_can_be(afar: Afar, rate: float, shown: float) -> None:
    afar.remote.play()
    afar.remote.set_rate(rate)
    assert afar["Rate"] == shown
    assert afar["MinimumRate"] <= shown <= afar["MaximumRate"]
    assert (afar.playback.state is PlayState.PAUSED) is (rate == 0)


@pytest.mark.parametrize(
    ("volume", "shown"), [(0.29, 0.29), (7.0, 1.0), (-3.0, 0.0), (math.inf, 1.0), (math.nan, 0.4)]
)
def test_a_volume_is_taken_as_far_as_it_can_be(afar: Afar, volume: float, shown: float) -> None:
    afar.playback.sounding.set_volume(40)
    afar.remote.set_volume(volume)
    assert afar["Volume"] == shown


def test_the_turn_is_repeated_when_asked_to(afar: Afar) -> None:
    afar.playback.seek(15_000)
    afar.remote.set_loop("Track")
    assert afar.playback.loop_range == (10_000, 20_000)
    assert afar["LoopStatus"] == "Track"
    for nothing_new in ("Playlist", "Track", "", "none"):
        afar.remote.set_loop(nothing_new)
        assert afar.playback.loop_range == (10_000, 20_000)
    afar.remote.set_loop("None")
    assert afar["LoopStatus"] == "None"


def test_it_goes_with_its_parent(qapp: object) -> None:
    parent = QObject()
    remote = Remote(Desk().playback, Doors(*[lambda *_: None] * 5, QAction()), parent)
    assert remote.parent() is parent
