"""What opening does in the background: finding files, reading them, and seeing what they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from viewer.controllers.pairing import Pair, pair
from viewer.controllers.worker import Task
from viewer.core.choices import AUTOMATIC, Choices
from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.core.steps import Step
from viewer.core.transcript import Transcript
from viewer.errors import Message, WorldError, message
from viewer.store import pasted
from viewer.store.pasted import Pasted

if TYPE_CHECKING:
    from viewer.audio.probe import AudioInfo

_NOTICED = 0.01  # what progress has to grow by to be told


class Probed(Protocol):
    """What opening needs of `viewer.audio.probe.AudioInfo`."""

    @property
    def duration_ms(self) -> int: ...  # noqa: D102
    @property
    def tags(self) -> Mapping[str, str]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Tools:
    """The readers and the audio's eyes; `real_tools` imports each at its first use, in the background."""

    load: Callable[[Path], bytes]
    read_bytes: Callable[[bytes, str, Choices, Step], Transcript]
    read_pasted: Callable[[str | None, str, Choices, Step], Transcript]
    transcript_hash: Callable[[bytes], str]
    probe: Callable[[Path, Step], Probed]
    audio_hash: Callable[[Path, Step], str]
    check_audio: Callable[[Path], None] = lambda _: None
    words: Callable[[Path, Probed], str] = lambda _, __: ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a transcript comes from.

    Attributes:
        path: its file; None for a pasted one that could not be kept.
        paste: what was pasted and not kept; None where there is a file.
    """

    path: Path | None
    paste: Pasted | None = None


@dataclass(frozen=True, slots=True)
class OpenedTranscript:
    """A transcript as it was read.

    Attributes:
        transcript: what was read.
        path: its file; None for a pasted one that could not be kept.
        hash: SHA-256 of its bytes.
        choices: how it was to be read.
    """

    transcript: Transcript
    path: Path | None
    hash: str
    choices: Choices = AUTOMATIC


@dataclass(frozen=True, slots=True)
class Read:
    """A transcript that was read, and what it brings along.

    Attributes:
        opened: the transcript.
        source: where it comes from.
        ref: its file, for the library.
        audio: the audio it names, where that was looked for and lies near.
    """

    opened: OpenedTranscript
    source: Source
    ref: MediaRef
    audio: MediaRef | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Files to open, as they lie there now.

    Attributes:
        audio: the audio, its content not yet known; None where there is none.
        transcript: the transcript's file; None where there is none.
        missing: what is told about a part that was not found; None where all is there.
        chapters: a list of chapters that was given with them.
    """

    audio: MediaRef | None
    transcript: Path | None
    missing: WorldError | None = None
    chapters: Path | None = None


def watched(task: Task, text: Message) -> Step:
    """The step of a job: tells ``(text, share)`` now and then, and leaves when nobody waits for the job."""
    told = -1.0

    def step(share: float) -> None:
        nonlocal told
        task.check()
        if share >= told + _NOTICED or told < share == 1.0:
            told = share
            task.report((text, share))

    return step


def find(paths: Sequence[Path], *, joining: bool = False) -> Found:
    """Sort out files or a folder; arguments as for `pair`.

    Raises:
        WorldError: see `pair`.
    """
    return _found(pair(paths, joining=joining))


def find_again(episode: EpisodeRecord) -> Found:
    """The files of an episode that was open before; a lost half is looked for by the name of the other.

    Raises:
        WorldError: neither half is where it was.
    """
    known = [media for media in (episode.audio, episode.transcript) if media is not None]
    there = [Path(media.path) for media in known if Path(media.path).is_file()]
    gone = next((media for media in known if Path(media.path) not in there), None)
    missing = None if gone is None else _missing(gone)
    if not there and missing is not None:
        raise missing
    found = _found(pair(there))
    whole = found.audio is not None and found.transcript is not None
    return replace(found, missing=None if whole else missing)


def with_real_audio(tools: Tools, found: Found) -> Found:
    """`found` without a file that is no audio at the first glance: it must not push out what is open.

    Raises:
        WorldError: nothing is left.
    """
    if found.audio is None:
        return found
    try:
        tools.check_audio(Path(found.audio.path))
    except WorldError as error:
        if found.transcript is None:
            raise
        return replace(found, audio=None, missing=error)
    return found


def look_at(path: Path, kind: MediaKind) -> MediaRef:
    """The file at `path` as it lies there, its content not yet known.

    Raises:
        WorldError: there is none.
    """
    try:
        stat = path.stat()
    except OSError as error:
        detail = message("It may have been moved or renamed: {path}", path=path)
        raise WorldError(message("There is no file {name}", name=path.name), detail) from error
    return MediaRef(kind, "", str(path.absolute()), stat.st_size, stat.st_mtime_ns)


def makes_way(folder: Path, text: Read | None) -> bool:
    """Whether a transcript takes this one's place: where there is none, or it is from inside the audio."""
    path = text.opened.path if text else None
    return text is None or (path is not None and pasted.is_inside(folder, path))


def still_there(media: MediaRef) -> Found:
    """A file the library knows, found where it was unless it changed since; nothing otherwise."""
    try:
        now = look_at(Path(media.path), media.kind)
    except WorldError:
        return Found(None, None)
    if (now.size, now.mtime_ns) != (media.size, media.mtime_ns):
        return Found(None, None)
    return Found(now, None) if media.kind is MediaKind.AUDIO else Found(None, Path(now.path))


def seen(
    folder: Path, text: Read | None, sound: MediaRef | None, probed: Probed | None
) -> EpisodeRecord | None:
    """What was opened, in the library's terms; None where there is nothing it could be known by.

    Args:
        folder: the data folder.
        text: the transcript.
        sound: the audio; counts only where its content is known.
        probed: what the audio file says.
    """
    audio = sound if sound is not None and sound.hash else None
    if text is None:
        if audio is None:
            return None
        return EpisodeRecord(_title(folder, None, audio, probed), audio=audio, duration_ms=audio.duration_ms)
    transcript = text.opened.transcript
    length_ms = transcript.turns[-1].end_ms if transcript.timed and transcript.turns else None
    return EpisodeRecord(
        title=_title(folder, text, audio, probed),
        speakers=", ".join(speaker.name for speaker in transcript.speakers),
        audio=audio,
        transcript=text.ref,
        duration_ms=audio.duration_ms if audio else length_ms,
    )


def _title(folder: Path, text: Read | None, audio: MediaRef | None, probed: Probed | None) -> str:
    """The transcript's own title, the audio's, or the name of a file; empty where nothing has a name."""
    path = text.opened.path if text else None
    names = [path.stem if path is not None and not pasted.is_kept(folder, path) else ""]
    names += [Path(audio.path).stem if audio else ""]
    titles = [text.opened.transcript.title if text else "", probed.tags.get("title", "") if probed else ""]
    return next(filter(None, titles + names), "")


def real_tools() -> Tools:
    """The program's own readers and audio, each imported at its first use."""
    return Tools(
        *(_load, _read_bytes, _read_pasted, _transcript_hash, _probe, _audio_hash, _check_audio, _words)
    )


def _found(files: Pair) -> Found:
    audio = None if files.audio is None else look_at(files.audio, MediaKind.AUDIO)
    return Found(audio, files.transcript, chapters=files.chapters)


def _missing(media: MediaRef) -> WorldError:
    name = Path(media.path).name
    detail = message("It may have been moved or renamed: {path}", path=media.path)
    if media.kind is MediaKind.AUDIO:
        return WorldError(message("The audio {name} was not found", name=name), detail)
    return WorldError(message("The transcript {name} was not found", name=name), detail)


def _load(path: Path) -> bytes:
    from viewer.readers.open import load

    return load(path)


def _read_bytes(data: bytes, suffix: str, choices: Choices, step: Step) -> Transcript:
    from viewer.readers.open import read_bytes

    return read_bytes(data, suffix, choices=choices, step=step)


def _read_pasted(html: str | None, text: str, choices: Choices, step: Step) -> Transcript:
    from viewer.readers.open import read_pasted

    return read_pasted(html, text, step, choices)


def _transcript_hash(data: bytes) -> str:
    from viewer.readers.open import content_hash

    return content_hash(data)


def _probe(path: Path, step: Step) -> Probed:
    from viewer.audio.probe import probe

    return probe(path, step)


def _check_audio(path: Path) -> None:
    from viewer.player.source import check_audio_file

    check_audio_file(path)


def _audio_hash(path: Path, step: Step) -> str:
    from viewer.audio.identity import content_hash

    return content_hash(path, step)


def _words(path: Path, probed: Probed) -> str:
    from viewer.audio.lyrics import lyrics

    return lyrics(path, cast("AudioInfo", probed))
