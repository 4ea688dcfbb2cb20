"""What is known of an episode, gathered for an export: from a transcript's file, and from the library."""

from __future__ import annotations

import mimetypes
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.core.builder import fit
from viewer.core.bundle import Bundle
from viewer.core.choices import AUTOMATIC, Choices
from viewer.core.correcting import correct
from viewer.core.records import EpisodeRecord, MediaRef
from viewer.core.timeline import IDENTITY
from viewer.core.transcript import Transcript
from viewer.errors import WorldError, message
from viewer.readers.open import as_chosen, content_hash, load, read_bytes, read_pasted
from viewer.store import pasted
from viewer.store.folder import DATABASE_NAME, default_folder

if TYPE_CHECKING:
    from viewer.store.library import Library

_ALL = 1_000_000  # episodes


@dataclass(frozen=True, slots=True)
class Gathered:
    """An episode, ready for export.

    Attributes:
        bundle: all that is written.
        audio: its audio file; None where there is none.
        reports: what was done to the library on the way; usually empty.
        source: the transcript's file.
    """

    bundle: Bundle
    audio: Path | None
    reports: tuple[WorldError, ...] = ()
    source: Path | None = None


def gather(
    wanted: str, data: Path | None, audio: Path | None, now_ms: int, *, original: bool = False
) -> Gathered:
    """Find an episode.

    Args:
        wanted: a transcript's or an audio file, or the number or title of an episode in the library.
        data: the library's folder; None for the platform's.
        audio: its audio, where another than the library's is meant.
        now_ms: moment of the export, in milliseconds since 1970 (UTC).
        original: the transcript as its file has it, without what was corrected.

    Raises:
        WorldError: there is no such file or episode, or several, or a file cannot be read.
    """
    folder = default_folder() if data is None else data.absolute()
    path = Path(wanted)
    library = _library(folder)
    if library is None:
        if not _is_file(path):
            raise _unknown(wanted)
        return replace(_gathered(None, None, _read(folder, path), audio, now_ms), source=path)
    with closing(library):
        heard = None if audio is None else _heard(library, audio)
        if _is_file(path):
            episode, text = _by_file(library, path, heard), None if _is_audio(path) else path
        else:
            episode, text = _by_name(library, wanted), None
        if episode is not None and heard is not None:
            episode = replace(episode, audio=heard)
        source = text or _transcript_path(episode, wanted)
        transcript = _read(folder, source, library, original=original)
        return replace(_gathered(library, episode, transcript, audio, now_ms), source=source)


def _library(folder: Path) -> Library | None:
    """The library; None where none was made yet: an export makes none.

    Raises:
        WorldError: it cannot be read: what is written without its annotations might replace what has them.
    """
    try:
        if not (folder / DATABASE_NAME).exists():
            return None
    except OSError as error:
        why = message("The system says: {reason}", reason=error.strerror)
        raise WorldError(message("The library can't be opened"), why) from error
    from viewer.store.library import open_library

    library = open_library(folder)
    if library.unread is not None:
        library.close()
        raise WorldError(library.unread.title, message("Nothing was changed."))
    return library


def _is_file(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a title may be no path at all
        return False


def _is_audio(path: Path) -> bool:
    return (mimetypes.guess_type(path.name)[0] or "").startswith(("audio/", "video/"))


def _heard(library: Library, audio: Path) -> MediaRef | None:
    """What the library knows of an audio file, whose times are its own; None where that is nothing."""
    try:
        found = _by_audio(library, audio)
    except WorldError:  # whoever reads it will say so
        return None
    return found.audio if found else None


def _by_audio(library: Library, audio: Path) -> EpisodeRecord | None:
    from viewer.audio.identity import content_hash as audio_hash

    return library.episodes.find(audio_hash(audio), None)


def _by_file(library: Library, path: Path, heard: MediaRef | None) -> EpisodeRecord | None:
    """The episode of that file; where the transcript belongs to several, that with the audio `heard`."""
    if _is_audio(path):
        return _by_audio(library, path)
    read = content_hash(load(path))
    pair = library.episodes.find(heard.hash, read) if heard else None
    if pair is not None and pair.transcript is not None and pair.transcript.hash == read:
        return pair
    return library.episodes.find(None, read) or _by_place(library, str(path.absolute()))


def _by_place(library: Library, path: str) -> EpisodeRecord | None:
    """The episode whose transcript lay there: since its file was edited its content tells no more."""
    lay = (
        each for each in library.episodes.recents(_ALL) if each.transcript and each.transcript.path == path
    )
    return next(lay, None)


def _by_name(library: Library, wanted: str) -> EpisodeRecord:
    """The episode of that number or title, or the only one whose title holds these words."""
    episodes, sought = library.episodes.recents(_ALL), wanted.strip().casefold()
    for match in (
        lambda episode: str(episode.id) == sought,
        lambda episode: episode.title.casefold() == sought,
        lambda episode: bool(sought) and sought in episode.title.casefold(),
    ):
        found = [episode for episode in episodes if match(episode)]
        if len(found) == 1:
            return found[0]
        if found:
            titles = "; ".join(f"{episode.id}: {episode.title}" for episode in found[:5])
            raise WorldError(
                message("{name} may be several episodes", name=wanted),
                message("Give the number of one: {titles}.", titles=titles),
            )
    raise _unknown(wanted)


def _unknown(wanted: str) -> WorldError:
    return WorldError(
        message("There is no file and no episode {name}", name=wanted),
        message("Give a transcript's file, or an episode's number or title."),
    )


def _transcript_path(episode: EpisodeRecord | None, wanted: str) -> Path:
    if episode is None or episode.transcript is None or not episode.transcript.path:
        raise WorldError(message("No transcript is known for {name}", name=wanted))
    return Path(episode.transcript.path)


def _read(folder: Path, path: Path, library: Library | None = None, *, original: bool = False) -> Transcript:
    """What a file says, read as its reader chose; with what was corrected in it unless it is `original`."""
    recalled, data = pasted.recall(folder, path), load(path)
    hashed = content_hash(data)

    def read_as(choices: Choices) -> Transcript:
        if recalled is not None:
            return read_pasted(recalled.html, recalled.text, choices=choices)
        return read_bytes(data, path.suffix.lower(), choices=choices)

    if library is None:
        return read_as(AUTOMATIC)
    transcript, _ = as_chosen(read_as, library.choices.load(hashed))
    if original:
        return transcript
    return correct(transcript, library.corrections.load(hashed)).transcript


def _gathered(
    library: Library | None,
    episode: EpisodeRecord | None,
    transcript: Transcript,
    audio: Path | None,
    now_ms: int,
) -> Gathered:
    known = episode.audio if episode else None
    timeline = library.timing.load(known.hash) if library and known and known.hash else IDENTITY
    duration = known.duration_ms if known and known.duration_ms else 0
    row = episode.id if episode else None
    bundle = Bundle(
        title=(episode.title if episode else "") or transcript.title,
        transcript=fit(transcript, duration, timeline),
        annotations=library.annotations.load(row) if library and row is not None else (),
        tags=library.annotations.tags() if library else (),
        timeline=timeline,
        media=audio.name if audio else _name(known) or transcript.media,
        exported_at=now_ms,
    )
    return Gathered(bundle, audio or _there(known), library.reports if library and library.lasting else ())


def _name(media: MediaRef | None) -> str:
    return Path(media.path).name if media else ""


def _there(media: MediaRef | None) -> Path | None:
    return Path(media.path) if media and media.path and _is_file(Path(media.path)) else None
