"""Annotations and episodes to fill a library with."""

from __future__ import annotations

from dataclasses import replace

from viewer.core.anchor import Anchor
from viewer.core.annotations import Annotation, Changes, Colour, Kind
from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.store.library import Library

ANCHOR = Anchor(3, 4, 5, 6, "the words\nof two", "before ", " behind", 7_000, 8_000, "f" * 64)


def note(identity: str, words: str = "", *tags: str, **more: object) -> Annotation:
    """An annotation of a passage."""
    made = Annotation(
        identity, Kind.PASSAGE, ANCHOR, None, Colour.GREEN, words, tags, created_at=1, changed_at=2
    )
    return replace(made, **more)  # type: ignore[arg-type]


def bookmark(identity: str, moment_ms: int, name: str = "") -> Annotation:
    """A moment of the audio."""
    return Annotation(identity, Kind.BOOKMARK, None, moment_ms, note=name)


def made(*annotations: Annotation) -> Changes:
    """These are written."""
    return Changes({each.id: each for each in annotations})


def gone(*ids: str) -> Changes:
    """These go into the bin."""
    return Changes(dict.fromkeys(ids))


def episode(sound: str | None, text: str | None, opened_at: int = 1, **more: object) -> EpisodeRecord:
    """An episode of files with these hashes."""
    audio = None if sound is None else MediaRef(MediaKind.AUDIO, sound, f"/{sound}.mp3", 100, 5)
    transcript = None if text is None else MediaRef(MediaKind.TRANSCRIPT, text, f"/{text}.txt", 10, 6)
    record = EpisodeRecord("An episode", audio=audio, transcript=transcript, opened_at=opened_at)
    return replace(record, **more)  # type: ignore[arg-type]


def row_of(library: Library, sound: str | None, text: str | None, opened_at: int = 1) -> int:
    """The number of the episode of these files, which is opened."""
    saved = library.episodes.save(episode(sound, text, opened_at))
    assert saved.id is not None
    return saved.id


def counts(library: Library) -> dict[int, int]:
    """How many annotations each episode has that has any, by their rows; the bin does not count."""
    found = library._db.execute(
        "SELECT episode_id, count(*) FROM annotations WHERE deleted_at IS NULL GROUP BY episode_id"
    )
    return dict(found.fetchall())
