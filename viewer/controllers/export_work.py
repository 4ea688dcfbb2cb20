"""Writing an episode in a format, or passages of it as clips: for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from viewer.core.bundle import Bundle
from viewer.core.steps import Step, unwatched
from viewer.errors import WorldError, message
from viewer.writers.atomic import save
from viewer.writers.clip_text import clip_name, clip_text
from viewer.writers.passages import Passage, passages
from viewer.writers.registry import by_key

Cut = Callable[[Path, int, int, Path], Path]
"""Writes a stretch of an audio file, see `viewer.audio.clips.cut`."""


def write(bundle: Bundle, key: str, *, whole: bool = False) -> bytes:
    """The bundle in the format called `key`; a transcript without annotations is always written whole.

    Raises:
        WorldError: there is no such format, or it has nothing to say of this bundle.
    """
    return by_key(key).write(bundle, whole=whole or not bundle.annotations)


def write_file(bundle: Bundle, key: str, out: Path, *, whole: bool = False) -> None:
    """Like `write`, into a file; a failed export leaves the old one.

    Raises:
        WorldError: see `write`, or the file cannot be written.
    """
    save(out, write(bundle, key, whole=whole))


def write_clips(
    bundle: Bundle, audio: Path | None, folder: Path, cut: Cut, step: Step = unwatched
) -> list[Path]:
    """Each passage as an audio clip with a text file beside it.

    Args:
        bundle: its annotations are the passages.
        audio: the episode's audio; None where there is none.
        folder: where to write; made where it is not there.
        cut: writes a clip.
        step: hears how far this is; may raise to stop it, between two clips.

    Returns:
        The clips.

    Raises:
        WorldError: there is no audio, no passage, or a file cannot be read or written.
    """
    if audio is None:
        raise WorldError(
            message("There is no audio to cut clips from"), message("Name its file with --audio.")
        )
    found = with_times(passages(bundle))
    if not found:
        raise WorldError(message("There is no passage to cut out"), message("Mark one that has times."))
    _make(folder)
    clips = []
    for number, (passage, start, end) in enumerate(found, 1):
        step((number - 1) / len(found))
        clips.append(_clip(bundle, passage, start, end, folder / clip_name(passage, number), audio, cut))
    return clips


def with_times(found: Sequence[Passage]) -> list[tuple[Passage, int, int]]:
    """Those that can be cut out of the audio: passages that stand in the text and last some audio time."""
    return [
        (passage, passage.start_ms, passage.end_ms)
        for passage in found
        if passage.placed
        and passage.start_ms is not None
        and passage.end_ms is not None
        and passage.start_ms < passage.end_ms
    ]


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        why = message("The system says: {reason}", reason=getattr(error, "strerror", None) or error)
        raise WorldError(message("{name} could not be made", name=folder.name), why) from error


def _clip(
    bundle: Bundle, passage: Passage, start_ms: int, end_ms: int, stem: Path, audio: Path, cut: Cut
) -> Path:
    clip = cut(audio, start_ms, end_ms, stem)
    save(stem.with_name(stem.name + ".txt"), clip_text(bundle, passage))
    return clip
