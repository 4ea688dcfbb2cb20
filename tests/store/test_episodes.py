"""Episodes are found by content, and never twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.store.database import in_memory
from viewer.store.episodes import EpisodeStore


@pytest.fixture
def store() -> Iterator[EpisodeStore]:
    with closing(in_memory()) as db:
        yield EpisodeStore(db)


def audio(hash_: str, path: str = "/ep.mp3", **more: int) -> MediaRef:
    return MediaRef(MediaKind.AUDIO, hash_, path, 100, 5, **more)


def transcript(hash_: str, path: str = "/ep.txt") -> MediaRef:
    return MediaRef(MediaKind.TRANSCRIPT, hash_, path, 10, 6)


def episode(
    title: str, sound: str | None, text: str | None, opened_at: int = 1, **more: int
) -> EpisodeRecord:
    return EpisodeRecord(
        title,
        audio=None if sound is None else audio(sound),
        transcript=None if text is None else transcript(text),
        opened_at=opened_at,
        **more,
    )


def found(store: EpisodeStore, sound: str | None, text: str | None) -> str | None:
    record = store.find(sound, text)
    return None if record is None else record.title


def test_what_was_saved_is_found_whole(store: EpisodeStore) -> None:
    record = EpisodeRecord("T", "Ada, Bo", audio("a", duration_ms=9), transcript("t"), 42, 1.5, 9, 7)
    saved = store.save(record)
    assert saved == replace(record, id=saved.id)
    assert store.find("a", "t") == saved
    assert store.recents(10) == [saved]


def test_the_title_is_known_by_the_row(store: EpisodeStore) -> None:
    row = store.save(episode("A talk", "a", "t")).id
    assert row is not None
    store.forget(row)
    assert store.title(row) == "A talk"
    assert store.title(row + 1) == ""


class TestRulesOfFinding:
    def test_nothing_known_is_nothing_found(self, store: EpisodeStore) -> None:
        store.save(episode("other", "b", "u"))
        assert found(store, "a", "t") is found(store, "a", None) is found(store, None, "t") is None

    def test_the_exact_pair_comes_before_a_later_one_with_the_same_audio(self, store: EpisodeStore) -> None:
        store.save(episode("exact", "a", "t", 1))
        # Saving never makes a second episode of one audio; an imported or merged library might hold one.
        db = store._db
        db.execute("INSERT INTO media VALUES (9, 'transcript', 'u', '/u.txt', 1, 1, NULL)")
        db.execute("INSERT INTO episodes VALUES (9, 'later', '', 1, 9, 0, NULL, NULL, 2, 1)")
        assert found(store, "a", "u") == "later"
        assert found(store, "a", "t") == "exact"

    def test_then_the_same_audio_with_another_transcript(self, store: EpisodeStore) -> None:
        store.save(episode("same audio", "a", "old edition"))
        store.save(episode("same text", None, "t"))
        assert found(store, "a", "t") == "same audio"

    def test_then_the_same_transcript_that_waits_for_its_audio(self, store: EpisodeStore) -> None:
        store.save(episode("alone", None, "t"))
        assert found(store, "a", "t") == "alone"

    def test_a_transcript_that_has_another_audio_is_another_episode(self, store: EpisodeStore) -> None:
        store.save(episode("has audio", "b", "t"))
        assert found(store, "a", "t") is None

    def test_a_transcript_alone_brings_back_its_episode_with_audio(self, store: EpisodeStore) -> None:
        store.save(episode("with audio", "a", "t", 1))
        assert found(store, None, "t") == "with audio"

    def test_an_audio_alone_brings_back_its_episode_with_transcript(self, store: EpisodeStore) -> None:
        store.save(episode("with transcript", "a", "t", 1))
        assert found(store, "a", None) == "with transcript"


class TestOneEpisodeStaysOne:
    def test_a_transcript_joined_by_its_audio_keeps_place_and_number(self, store: EpisodeStore) -> None:
        alone = store.save(episode("alone", None, "t", position_ms=5_000))
        joined = store.save(replace(alone, audio=audio("a")))
        assert joined.id == alone.id
        assert [each.position_ms for each in store.recents(10)] == [5_000]
        assert store.find("a", "t") == joined

    def test_a_moved_and_renamed_file_is_the_same(self, store: EpisodeStore) -> None:
        store.save(episode("T", "a", "t", position_ms=5_000))
        store.save(
            replace(episode("T", "a", "t", 2, position_ms=5_000), audio=audio("a", "/new place/new name.mp3"))
        )
        [record] = store.recents(10)
        assert record.audio == audio("a", "/new place/new name.mp3")

    def test_the_halves_of_a_joined_episode_leave_the_list(self, store: EpisodeStore) -> None:
        store.save(episode("sound", "a", None, 1))
        store.save(episode("text", None, "t", 9))
        store.save(episode("whole", "a", "t", 3))
        assert [each.title for each in store.recents(10)] == ["whole"]
        assert found(store, None, "t") == "whole"

    def test_what_is_not_known_now_does_not_wipe_out_what_was(self, store: EpisodeStore) -> None:
        store.save(replace(episode("T", "a", "t", duration_ms=60_000), audio=audio("a", duration_ms=60_000)))
        store.save(episode("T", "a", None, 2))
        [record] = store.recents(10)
        assert record.duration_ms == 60_000
        assert record.transcript == transcript("t")
        assert record.audio == audio("a", duration_ms=60_000)

    @given(
        st.lists(
            st.tuples(st.none() | st.sampled_from("abc"), st.none() | st.sampled_from("tuv")), max_size=12
        )
    )
    def test_opening_anything_twice_in_a_row_makes_one(
        self, openings: list[tuple[str | None, str | None]]
    ) -> None:
        with closing(in_memory()) as db:
            store = EpisodeStore(db)
            for at, (sound, text) in enumerate(openings, start=1):
                if sound is None and text is None:
                    continue
                first = store.save(episode("T", sound, text, at))
                assert store.save(episode("T", sound, text, at)).id == first.id
            pairs = db.execute(
                "SELECT audio_id, transcript_id FROM episodes WHERE audio_id NOTNULL"
            ).fetchall()
            assert len({audio_id for audio_id, _ in pairs}) == len(pairs)


class TestTheList:
    def test_the_one_opened_last_comes_first(self, store: EpisodeStore) -> None:
        for title, at in [("b", 2), ("c", 3), ("a", 1)]:
            store.save(episode(title, title, None, at))
        assert [each.title for each in store.recents(2)] == ["c", "b"]

    def test_a_forgotten_one_leaves_the_list_and_keeps_its_place(self, store: EpisodeStore) -> None:
        saved = store.save(episode("T", "a", None, position_ms=5_000))
        assert saved.id is not None
        store.forget(saved.id)
        assert store.recents(10) == []
        assert store.find("a", None) == saved

    def test_going_on_playing_does_not_bring_a_forgotten_one_back_opening_does(
        self, store: EpisodeStore
    ) -> None:
        saved = store.save(episode("T", "a", None))
        assert saved.id is not None
        store.forget(saved.id)
        store.save(replace(saved, position_ms=7_000))
        assert store.recents(10) == []
        store.save(replace(saved, opened_at=2))
        assert len(store.recents(10)) == 1


def test_a_file_is_known_by_place_size_and_date(store: EpisodeStore) -> None:
    store.save(episode("T", "a", "t"))
    assert store.find_media(MediaKind.AUDIO, "/ep.mp3", 100, 5) == audio("a")
    assert store.find_media(MediaKind.AUDIO, "/ep.mp3", 101, 5) is None
    assert store.find_media(MediaKind.AUDIO, "/ep.mp3", 100, 6) is None
    assert store.find_media(MediaKind.TRANSCRIPT, "/ep.mp3", 100, 5) is None
