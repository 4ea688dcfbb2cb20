"""What is done with a transcript in the background: keeping, reading as it was chosen, looking before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.controllers.opening_work import OpenedTranscript, Probed, Read, Source, Tools, look_at
from viewer.controllers.pairing import named_audio
from viewer.core.choices import Choices
from viewer.core.records import MediaKind, MediaRef
from viewer.core.steps import Step, unwatched
from viewer.core.transcript import Transcript
from viewer.errors import WorldError
from viewer.store import pasted, peek
from viewer.store.pasted import Pasted

if TYPE_CHECKING:
    from viewer.readers.look import Look


def read(
    tools: Tools,
    folder: Path,
    source: Source,
    choices: Choices | None = None,
    *,
    with_audio: bool = False,
    step: Step = unwatched,
) -> Read:
    """Read a transcript, and look for the audio it names where `with_audio` asks for it.

    What is hashed are the bytes that were read: the file may change any moment.

    Args:
        tools: the readers.
        folder: the data folder; its library may say how this transcript is to be read.
        source: where it is.
        choices: how it is to be read; None for how it was read last.
        with_audio: whether to look for its audio.
        step: hears how far this is, and may raise to stop it.

    Raises:
        WorldError: it cannot be read; an `AmbiguousFormat` where a reader has to be chosen.
    """
    ref, read_as = _ways(tools, folder, source, step)
    if choices is None:
        from viewer.readers.open import as_chosen  # imported at its first use, as the readers are

        transcript, used = as_chosen(read_as, peek.choices(folder, ref.hash))
    else:
        transcript, used = read_as(choices), choices
    step(1.0)
    opened = OpenedTranscript(transcript, source.path, ref.hash, used)
    near = None
    if with_audio and transcript.media and source.path is not None:
        near = named_audio(source.path, transcript.media)
    return Read(opened, source, ref, None if near is None else look_at(near, MediaKind.AUDIO))


def look(folder: Path, source: Source, choices: Choices, step: Step) -> Look:
    """How a transcript would be read.

    Raises:
        WorldError: it is not there, no text, or not written in the encoding that was chosen.
    """
    from viewer.readers.look import look, look_pasted
    from viewer.readers.open import load

    paste = source.paste
    if source.path is not None:
        paste = pasted.recall(folder, source.path)
        if paste is None:
            return look(load(source.path), source.path.suffix.lower(), choices, step)
    assert paste is not None  # noqa: S101 - a source has one of the two
    return look_pasted(paste.html, paste.text, choices, step)


def _ways(
    tools: Tools, folder: Path, source: Source, step: Step
) -> tuple[MediaRef, Callable[[Choices], Transcript]]:
    """What a source is in the library's terms, and what reads it."""
    if source.paste is not None:
        paste = source.paste
        written = (paste.html or paste.text).encode("utf-8", "surrogatepass")
        ref = MediaRef(MediaKind.TRANSCRIPT, tools.transcript_hash(written))
        return ref, lambda choices: tools.read_pasted(paste.html, paste.text, choices, step)
    assert source.path is not None  # noqa: S101 - a source has one of the two
    path = source.path
    ref, data = look_at(path, MediaKind.TRANSCRIPT), tools.load(path)
    ref = replace(ref, hash=tools.transcript_hash(data))
    recalled = pasted.recall(folder, path)
    if recalled is not None:
        return ref, lambda choices: tools.read_pasted(recalled.html, recalled.text, choices, step)
    return ref, lambda choices: tools.read_bytes(data, path.suffix.lower(), choices, step)


def keep(folder: Path, paste: Pasted) -> Source:
    """Keep what was pasted in the data folder, to be opened again, where that can be written."""
    try:
        return Source(pasted.keep(folder, paste))
    except WorldError:
        return Source(None, paste)


def words_inside(tools: Tools, folder: Path, audio: Path, probed: Probed) -> Source | None:
    """The words in the tags of an audio file, kept like what was pasted; None where it has none."""
    text = tools.words(audio, probed)
    return keep(folder, Pasted(None, text, inside=True)) if text else None
