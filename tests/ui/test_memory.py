"""What comes back: place and speed of the episode, loudness and speed of the program."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from tests.controllers.fakes import MINUTE, Desk
from viewer.controllers.episodes import Episodes
from viewer.controllers.settings import Settings
from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.store.database import in_memory
from viewer.store.episodes import EpisodeStore
from viewer.ui.memory import Memory

EPISODE = EpisodeRecord("Title", transcript=MediaRef(MediaKind.TRANSCRIPT, "t" * 64), duration_ms=10 * MINUTE)


class Keeper:
    """Where settings are kept."""

    def __init__(self, **kept: object) -> None:
        self.kept = kept

    def load(self) -> dict[str, object]:
        return dict(self.kept)

    def save(self, values: dict[str, object]) -> None:
        self.kept.update(values)


class Room:
    """Playback, settings and episodes, and what remembers them."""

    def __init__(self, **first: object) -> None:
        self.desk = Desk()
        self.playback = self.desk.playback
        self.settings = Settings(first)
        self.library = in_memory()
        self.store = EpisodeStore(self.library)
        self.episodes = Episodes()
        self.episodes.attach(self.store)
        self.parent = QObject()
        self.memory = Memory(self.settings, self.playback, self.episodes, self.parent)

    def close(self) -> None:
        self.playback.close()
        self.library.close()

    def kept(self) -> EpisodeRecord:
        """What the library holds of the episode."""
        found = self.store.find(None, "t" * 64)
        assert found is not None
        return found


@pytest.fixture
def room(qapp: object) -> Iterator[Room]:
    room = Room()
    yield room
    room.close()


def test_settings_reach_the_playback_at_the_start(qapp: object) -> None:
    room = Room(volume=35, muted=True, rate=1.5, step_back_ms=0)
    playback = room.playback
    assert (
        playback.sounding.volume,
        playback.sounding.muted,
        playback.sounding.rate,
        playback.step_back_ms,
    ) == (35, True, 1.5, 0)
    room.close()


@pytest.mark.parametrize("muted", [True, False])
def test_settings_that_come_with_the_library_do_too(room: Room, muted: bool) -> None:
    room.settings.attach(Keeper(volume=12, muted=muted, rate=2.0))
    assert (room.playback.sounding.volume, room.playback.sounding.muted, room.playback.sounding.rate) == (
        12,
        muted,
        2.0,
    )
    assert (room.settings.volume, room.settings.muted) == (12, muted)


def test_loudness_is_kept_for_the_program(room: Room) -> None:
    room.playback.sounding.set_muted(True)
    room.playback.sounding.set_volume(55)
    assert (room.settings.volume, room.settings.muted) == (55, False)
    keeper = Keeper()
    room.settings.attach(keeper)
    room.memory.save()
    assert keeper.kept == {"volume": 55, "muted": False}


def test_the_place_is_kept_while_playing_and_exactly_at_a_halt(room: Room) -> None:
    room.desk.open()
    room.episodes.identify(EPISODE)
    room.playback.play()
    room.desk.let_pass(30)
    assert room.episodes.current is not None
    assert room.playback.position_ms - room.episodes.current.position_ms < 1_000
    room.playback.pause()
    room.desk.let_pass(0.1)
    assert room.kept().position_ms == room.playback.position_ms


def test_the_place_at_the_end_and_after_a_seek(room: Room) -> None:
    room.desk.open()
    room.episodes.identify(EPISODE)
    room.playback.seek(10 * MINUTE - 500)
    room.playback.play()
    room.desk.let_pass(2)
    assert room.kept().position_ms == 10 * MINUTE
    assert room.kept().resume_ms == 0
    room.playback.seek(44_300)
    room.memory.save()
    assert room.kept().position_ms == 44_300


def test_a_chosen_speed_is_the_episodes_and_the_next_ones(room: Room) -> None:
    room.desk.open()
    room.episodes.identify(EPISODE)
    room.memory.choose_rate(1.75)
    room.memory.save()
    assert room.playback.sounding.rate == room.settings.rate == room.kept().rate == 1.75


def test_a_general_speed_leaves_the_open_episode_alone(room: Room) -> None:
    room.desk.open()
    room.episodes.identify(EPISODE)
    room.playback.sounding.set_rate(1.25)
    room.settings.rate = 2.0
    assert room.playback.sounding.rate == 1.25
    room.episodes.leave()
    room.settings.rate = 2.5
    assert room.playback.sounding.rate == 2.5


def test_nothing_open_overwrites_nothing(room: Room) -> None:
    room.desk.open()
    room.episodes.identify(EPISODE)
    room.playback.seek(44_000)
    room.memory.save()
    room.episodes.leave()
    room.playback.load_audio(None)
    room.playback.set_transcript(None)
    room.memory.save()
    assert room.kept().position_ms == 44_000


def test_a_changed_step_back_is_obeyed(room: Room) -> None:
    room.settings.step_back_ms = 7_000
    assert room.playback.step_back_ms == 7_000
