"""Which audio file goes with which transcript and chapters, told by names and by what a page says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from viewer.controllers.file_kinds import (
    AUDIO_SUFFIXES,
    TRANSCRIPT_SUFFIXES,
    chapters_of,
    is_chapters,
    kind_of,
)
from viewer.core.records import MediaKind
from viewer.errors import Message, WorldError, message

_NAMED_AT_MOST = 5
# What may stand between the common name and the ending: a language, the audio's own ending, or what it is.
_LINK = re.compile(r"[a-z]{2,3}([-_][a-z0-9]{2,4})?|transcript|transkript|transkription|text")


@dataclass(frozen=True, slots=True)
class Pair:
    """What is opened together.

    Attributes:
        audio: the audio file; None where there is none.
        transcript: the transcript; None where there is none.
        chapters: a list of chapters that was given with them; None where none was.
    """

    audio: Path | None = None
    transcript: Path | None = None
    chapters: Path | None = None


def pair(given: Sequence[Path], *, joining: bool = False) -> Pair:
    """Sort out what was dropped, chosen or named: files in any order, one or both, or a folder.

    A file alone brings the one that lies beside it under the same name. Paths come back absolute.

    Args:
        given: the files.
        joining: whether chapters alone belong to what is open, so that nothing is looked for.

    Raises:
        WorldError: something is missing, there are several of a kind, or nothing that can be opened.
    """
    paths = list(dict.fromkeys(path.absolute() for path in given))
    if not paths:
        return Pair()
    for path in paths:
        if not path.exists():
            detail = message("It may have been moved or renamed: {path}", path=path)
            raise WorldError(message("There is no file {name}", name=path.name), detail)
    folders = [path for path in paths if path.is_dir()]
    files = [path for path in paths if path not in folders]
    if not files and len(folders) == 1:
        return _pair_in(folders[0])
    # A saved page comes with a folder of its own, and is dropped together with it.
    if not files or any(not _belongs_to_page(folder, files) for folder in folders):
        raise WorldError(
            message("That is more than one episode"),
            message("Open one folder, or an audio file and its transcript."),
        )
    return _pair_of(files, joining=joining)


def chapters_beside(media: Path) -> Path | None:
    """The list of chapters beside an audio file or transcript: ``ep.chapters.json`` for ``ep.mp3``.

    One without a name, ``chapters.json``, belongs to the only audio of its folder.
    """
    files = _files_in(media.parent)
    names = [*_stems(_normal(media.stem))]
    if len({_normal(each.stem) for each in _with_suffix(files, AUDIO_SUFFIXES)}) <= 1:
        names.append("")
    lists = [(_normal(chapters_of(each)), each) for each in _with_suffix(files, (".json",))]
    likely = sorted((names.index(name), each) for name, each in lists if name in names)
    return next((each for _, each in likely if is_chapters(each)), None)


def mate(path: Path, kind: MediaKind) -> Path | None:
    """The file of the other kind beside `path` with the same name; None where there is none, or no clear one.

    Names are compared without regard to case and Unicode form; a transcript's may go on with a language
    (``ep.sv.txt``), or with the audio's ending (``ep.mp3.txt``).
    """
    neighbours = _files_in(path.parent)
    if kind is MediaKind.AUDIO:
        return _transcript_for(path, _with_suffix(neighbours, TRANSCRIPT_SUFFIXES))
    return _audio_for(path, _with_suffix(neighbours, AUDIO_SUFFIXES))


def named_audio(transcript: Path, media: str) -> Path | None:
    """The audio file a transcript names, where it lies beside it or in the folder saved with a page.

    Args:
        transcript: the transcript's file.
        media: an address or file name; only its last part counts, so nothing else is reached.
    """
    wanted = {_normal(name) for name in _last_parts(media)} - {""}
    for folder in (transcript.parent, *_page_folders(transcript)):
        for file in _files_in(folder):
            if _normal(file.name) in wanted and file.suffix.lower() not in TRANSCRIPT_SUFFIXES:
                return file
    return None


def _pair_of(files: list[Path], *, joining: bool) -> Pair:
    chapters = [file for file in files if is_chapters(file)]
    audio = [file for file in files if file not in chapters and kind_of(file) is MediaKind.AUDIO]
    transcripts = [file for file in files if file not in audio and file not in chapters]
    if len(audio) > 1:
        raise _several(message("Those are {count} audio files", count=len(audio)), audio)
    if len(transcripts) > 1:
        raise _several(message("Those are {count} transcripts", count=len(transcripts)), transcripts)
    if len(chapters) > 1:
        raise _several(message("Those are {count} lists of chapters", count=len(chapters)), chapters)
    given = next(iter(chapters), None)
    if audio and not transcripts:
        return Pair(audio[0], mate(audio[0], MediaKind.AUDIO), given)
    if transcripts:
        text = transcripts[0]
        return Pair(audio[0] if audio else mate(text, MediaKind.TRANSCRIPT), text, given)
    return Pair(chapters=given) if joining else _pair_around(chapters[0])


def _pair_around(chapters: Path) -> Pair:
    """A list of chapters brings the audio and the transcript that it belongs to."""
    neighbours = [each for each in _files_in(chapters.parent) if each != chapters]
    audio = _with_suffix(neighbours, AUDIO_SUFFIXES)
    transcripts = _with_suffix(neighbours, TRANSCRIPT_SUFFIXES)
    name = _normal(chapters_of(chapters))
    stems = {_normal(each.stem) for each in audio}
    if not name and len(stems) == 1:
        [name] = stems
    sound = min((each for each in audio if _normal(each.stem) == name), key=_preference, default=None)
    text = _transcript_for(sound or chapters.with_name(f"{chapters_of(chapters)}.mp3"), transcripts)
    if sound is None and text is None:
        raise WorldError(
            message("{name} is a list of chapters", name=chapters.name),
            message("Open it together with its audio, or when that is open."),
        )
    return Pair(sound, text, chapters)


def _pair_in(folder: Path) -> Pair:
    files = _files_in(folder)
    audio, transcripts = _with_suffix(files, AUDIO_SUFFIXES), _transcripts(files)
    if not audio and not transcripts:
        detail = message("Open an audio file, a transcript, or a folder with both.")
        raise WorldError(message("{name} holds no audio and no transcript", name=folder.name), detail)
    if len(audio) <= 1 and len(transcripts) <= 1:
        lists = [file for file in files if is_chapters(file)]
        chapters = lists[0] if len(lists) == 1 else None
        return Pair(next(iter(audio), None), next(iter(transcripts), None), chapters)
    pairs = _pairs_among(audio, transcripts)
    if len(pairs) != 1:
        raise _several(message("{name} holds several episodes", name=folder.name), audio or transcripts)
    return pairs[0]


def _pairs_among(audio: list[Path], transcripts: list[Path]) -> list[Pair]:
    """Pairs of the same name; several recordings of one name count as one episode."""
    found = {_transcript_for(each, transcripts) for each in audio} - {None}
    return [Pair(_audio_for(text, audio), text) for text in sorted(found, key=str) if text is not None]


def _transcript_for(audio: Path, transcripts: list[Path]) -> Path | None:
    name = _normal(audio.stem)
    same = [each for each in transcripts if _normal(each.stem) == name and not is_chapters(each)]
    if same:
        return min(same, key=_preference)
    longer = [each for each in transcripts if _continues(_normal(each.stem), name) and not is_chapters(each)]
    return longer[0] if len(longer) == 1 else None


def _audio_for(transcript: Path, audio: list[Path]) -> Path | None:
    name = _normal(transcript.stem)
    same = [each for each in audio if _normal(each.stem) == name]
    shorter = [each for each in audio if _continues(name, _normal(each.stem))]
    candidates = same or shorter
    return min(candidates, key=_preference) if candidates else None


def _continues(longer: str, name: str) -> bool:
    if not longer.startswith(f"{name}."):
        return False
    return all(_links(link) for link in longer[len(name) + 1 :].split("."))


def _stems(name: str) -> Iterator[str]:
    """A name, and what is left of it without the links at its end."""
    while name:
        yield name
        name, _, link = name.rpartition(".")
        if not _links(link):
            return


def _links(word: str) -> bool:
    return _LINK.fullmatch(word) is not None or f".{word}" in AUDIO_SUFFIXES


def _preference(path: Path) -> tuple[int, str]:
    return (AUDIO_SUFFIXES + TRANSCRIPT_SUFFIXES).index(path.suffix.lower()), path.name


def _belongs_to_page(folder: Path, files: list[Path]) -> bool:
    return any(folder in _page_folders(file) for file in files)


def _page_folders(page: Path) -> list[Path]:
    """Folders a browser saves with a page: its name and "_files", or that word in another language."""
    start = re.compile(re.escape(_normal(page.stem)) + r"[._-]\w+")
    return [each for each in _entries(page.parent) if start.fullmatch(_normal(each.name)) and each.is_dir()]


def _last_parts(media: str) -> list[str]:
    """The file name an address or a path ends with, as written and with its percent signs resolved."""
    try:
        address = urlsplit(media).path
    except ValueError:  # no address after all
        address = ""
    names = [part.replace("\\", "/").rstrip("/").rpartition("/")[2] for part in (media, address)]
    return [*names, *(unquote(name).rpartition("/")[2] for name in names)]


def _files_in(folder: Path) -> list[Path]:
    return [each for each in _entries(folder) if each.is_file()]


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if not each.name.startswith("."))
    except OSError:  # a folder that cannot be listed holds no mates
        return []


def _with_suffix(files: Iterable[Path], suffixes: tuple[str, ...]) -> list[Path]:
    return [file for file in files if file.suffix.lower() in suffixes]


def _transcripts(files: Iterable[Path]) -> list[Path]:
    return [file for file in _with_suffix(files, TRANSCRIPT_SUFFIXES) if not is_chapters(file)]


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _several(title: Message, paths: list[Path]) -> WorldError:
    names = ", ".join(path.name for path in paths[:_NAMED_AT_MOST])
    more = " …" if len(paths) > _NAMED_AT_MOST else ""
    return WorldError(title, message("Open one of them: {names}", names=names + more))
