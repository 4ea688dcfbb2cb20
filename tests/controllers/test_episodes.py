"""The place in each episode is remembered, whatever the library does meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from viewer.controllers import episodes as module
from viewer.controllers.episodes import Episodes
from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.errors import WorldError, message
from viewer.store.database import in_memory
from viewer.store.episodes import EpisodeStore


class Keeper(EpisodeStore):
    """A library that can be told to refuse, and counts what is written."""

    refusing = False
    writes = 0

    def find(self, audio: str | None, transcript: str | None) -> EpisodeRecord | None:
        self._check()
        return super().find(audio, transcript)

    def save(self, episode: EpisodeRecord) -> EpisodeRecord:
        self._check()
        self.writes += 1
        return super().save(episode)

    def recents(self, limit: int) -> list[EpisodeRecord]:
        self._check()
        return super().recents(limit)

    def title(self, episode_id: int) -> str:
        self._check()
        return super().title(episode_id)

    def forget(self, episode_id: int) -> None:
        self._check()
        super().forget(episode_id)

    def _check(self) -> None:
        if self.refusing:
            raise WorldError(message("Locked"))


class Clock:
    def __init__(self) -> None:
        self.ms = 1_000

    def __call__(self) -> int:
        self.ms += 1
        return self.ms


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    with closing(in_memory()) as db:
        yield Keeper(db)


@pytest.fixture
def episodes(qapp: object, keeper: Keeper) -> Episodes:
    episodes = Episodes(now_ms=Clock())
    episodes.attach(keeper)
    return episodes


def seen(sound: str | None, text: str | None = None, **more: object) -> EpisodeRecord:
    audio = MediaRef(MediaKind.AUDIO, sound, f"/{sound}.mp3", 10, 20) if sound else None
    transcript = MediaRef(MediaKind.TRANSCRIPT, text, f"/{text}.txt", 1, 2) if text else None
    return EpisodeRecord(f"{sound}-{text}", audio=audio, transcript=transcript, **more)


def test_without_a_library_nothing_is_known_and_nothing_breaks(qapp: object) -> None:
    episodes = Episodes()
    episodes.remember(5, 1.0)
    episodes.save()
    episodes.leave()
    assert episodes.recents() == []
    assert episodes.guess(MediaRef(MediaKind.AUDIO, "", "/a.mp3"), None) is None
    assert episodes.title(1) == ""
    assert not episodes.ready


def test_an_episode_opened_again_is_where_it_was_left(episodes: Episodes) -> None:
    assert episodes.identify(seen("a", "t")).position_ms == 0
    episodes.remember(42_000, 1.5)
    episodes.leave()
    episodes.identify(seen("b"))
    again = episodes.identify(seen("a", "t"))
    assert (again.position_ms, again.rate) == (42_000, 1.5)
    assert episodes.current == again


def test_an_audio_that_joins_a_transcript_keeps_the_place(episodes: Episodes) -> None:
    first = episodes.identify(seen(None, "t"))
    episodes.remember(7_000, 1.0)
    joined = episodes.identify(seen("a", "t", duration_ms=60_000))
    assert (joined.id, joined.position_ms, joined.duration_ms) == (first.id, 7_000, 60_000)
    assert len(episodes.recents()) == 1


def test_what_was_known_of_the_other_half_stays_known(episodes: Episodes) -> None:
    episodes.identify(seen("a", "t"))
    alone = episodes.identify(seen("a"))
    assert alone.title == "a-t"
    assert alone.transcript is not None


def test_the_titles_of_all_episodes_are_known(episodes: Episodes, keeper: Keeper) -> None:
    first = episodes.identify(seen("a", "t")).id
    episodes.identify(seen("b"))
    assert first is not None
    assert episodes.title(first) == "a-t"
    told: list[WorldError] = []
    episodes.trouble.connect(told.append)
    keeper.refusing = True
    assert episodes.title(first) == ""
    assert len(told) == 1
    keeper.refusing = False


class TestRemembering:
    def test_writes_seldom_while_it_plays_and_at_once_when_asked(
        self, episodes: Episodes, keeper: Keeper
    ) -> None:
        episodes.identify(seen("a"))
        writes = keeper.writes
        for ms in range(100):
            episodes.remember(ms, 1.0)
        assert keeper.writes == writes
        episodes.save()
        assert keeper.writes == writes + 1
        assert [each.position_ms for each in episodes.recents()] == [99]

    def test_writes_by_itself_after_a_while(
        self, episodes: Episodes, keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "SAVE_EVERY_MS", 20)
        episodes.identify(seen("a"))
        episodes.remember(33, 1.0)
        qtbot.waitUntil(lambda: [each.position_ms for each in keeper.recents(1)] == [33])

    def test_the_same_place_is_not_written_again(self, episodes: Episodes, keeper: Keeper) -> None:
        episodes.identify(seen("a"))
        episodes.remember(5, 1.0)
        episodes.save()
        writes = keeper.writes
        episodes.remember(5, 1.0)
        episodes.save()
        assert keeper.writes == writes

    def test_a_place_before_the_episode_is_identified_belongs_to_nobody(self, episodes: Episodes) -> None:
        episodes.identify(seen("a"))
        episodes.remember(5_000, 1.0)
        episodes.leave()
        episodes.remember(0, 1.0)
        episodes.identify(seen("b"))
        assert episodes.identify(seen("a")).position_ms == 5_000


class TestALibraryThatRefuses:
    def test_is_told_once_and_nothing_is_lost(self, episodes: Episodes, keeper: Keeper) -> None:
        told: list[WorldError] = []
        episodes.trouble.connect(told.append)
        episodes.identify(seen("a"))
        keeper.refusing = True
        for ms in (1_000, 2_000, 3_000):
            episodes.remember(ms, 1.0)
            episodes.save()
        episodes.identify(seen("b"))
        episodes.remember(9_000, 1.0)
        episodes.leave()
        assert episodes.recents() == []
        assert [str(error) for error in told] == ["Locked"]
        keeper.refusing = False
        episodes.save()
        assert {each.title: each.position_ms for each in episodes.recents()} == {
            "a-None": 3_000,
            "b-None": 9_000,
        }

    def test_what_it_did_not_take_is_known_all_the_same(self, episodes: Episodes, keeper: Keeper) -> None:
        episodes.identify(seen("a"))
        keeper.refusing = True
        episodes.remember(3_000, 1.0)
        episodes.leave()
        assert episodes.identify(seen("a")).position_ms == 3_000

    def test_a_transcript_it_did_not_take_is_joined_by_its_audio_later(
        self, episodes: Episodes, keeper: Keeper
    ) -> None:
        keeper.refusing = True
        episodes.identify(seen(None, "t"))
        episodes.remember(7_000, 1.0)
        keeper.refusing = False
        assert episodes.identify(seen("a", "t")).position_ms == 7_000
        assert len(episodes.recents()) == 1

    def test_is_tried_again_by_itself(
        self, episodes: Episodes, keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "RETRY_AFTER_MS", 20)
        keeper.refusing = True
        current = episodes.identify(seen("a"))
        assert current.id is None
        keeper.refusing = False
        qtbot.waitUntil(lambda: episodes.current is not None and episodes.current.id is not None)

    def test_is_told_again_after_it_worked_in_between(self, episodes: Episodes, keeper: Keeper) -> None:
        told: list[WorldError] = []
        episodes.trouble.connect(told.append)
        for refusing in (True, False, True):
            keeper.refusing = refusing
            episodes.identify(seen("a"))
        assert len(told) == 2

    def test_keeps_an_episode_it_cannot_forget(self, episodes: Episodes, keeper: Keeper) -> None:
        told: list[WorldError] = []
        episodes.trouble.connect(told.append)
        current = episodes.identify(seen("a"))
        keeper.refusing = True
        episodes.forget(current)
        keeper.refusing = False
        assert len(episodes.recents()) == 1
        assert len(told) == 1


class TestTheList:
    def test_says_which_files_are_there(self, episodes: Episodes, tmp_path: Path) -> None:
        there = tmp_path / "a.mp3"
        there.write_bytes(b"x")
        record = seen("a", "t")
        assert record.audio is not None
        episodes.identify(replace(record, audio=replace(record.audio, path=str(there))))
        [listed] = episodes.recents()
        assert listed.audio is not None
        assert listed.transcript is not None
        assert (listed.audio.present, listed.transcript.present) == (True, False)

    def test_has_the_latest_first_and_a_limit(self, episodes: Episodes) -> None:
        for name in "abcab":
            episodes.identify(seen(name))
        assert [each.title[0] for each in episodes.recents(2)] == ["b", "a"]

    def test_tells_that_it_changed(self, episodes: Episodes, qtbot: QtBot) -> None:
        with qtbot.waitSignal(episodes.recents_changed):
            current = episodes.identify(seen("a"))
        with qtbot.waitSignal(episodes.recents_changed):
            episodes.forget(current)
        assert episodes.recents() == []

    def test_does_not_bring_a_forgotten_one_back_while_it_plays_on(self, episodes: Episodes) -> None:
        episodes.forget(episodes.identify(seen("a")))
        episodes.remember(5_000, 1.0)
        episodes.save()
        assert episodes.recents() == []
        assert episodes.identify(seen("a")).position_ms == 5_000
        assert len(episodes.recents()) == 1


class TestGuessing:
    def test_a_file_at_its_place_is_known_before_its_content_is_read(self, episodes: Episodes) -> None:
        episodes.identify(seen("a", "t"))
        episodes.remember(5_000, 1.0)
        episodes.save()
        guess = episodes.guess(MediaRef(MediaKind.AUDIO, "", "/a.mp3", 10, 20), None)
        assert guess is not None
        assert (guess.position_ms, guess.provisional) == (5_000, True)
        assert episodes.guess(MediaRef(MediaKind.AUDIO, "", "/a.mp3", 11, 20), None) is None
