"""The readers, and which of them is surest of a text."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.errors import WorldError, message
from viewer.readers import podcast_chapters
from viewer.readers.base import AmbiguousFormat, Reader
from viewer.readers.machine.assemblyai import AssemblyAiReader
from viewer.readers.machine.aws import AwsReader
from viewer.readers.machine.deepgram import DeepgramReader
from viewer.readers.machine.google import GoogleReader
from viewer.readers.machine.kaldi import KaldiReader
from viewer.readers.machine.paper_edit import PaperEditReader
from viewer.readers.machine.whisper import WhisperJsonReader
from viewer.readers.markdown import MarkdownReader
from viewer.readers.office.docx import DocxReader
from viewer.readers.office.odt import OdtReader
from viewer.readers.office.rtf import RtfReader
from viewer.readers.pages.mhtml import MhtmlReader
from viewer.readers.pages.web_page import WebPageReader
from viewer.readers.plain import PlainReader
from viewer.readers.podcast_json import PodcastJsonReader
from viewer.readers.research.elan import ElanReader
from viewer.readers.research.labels import LabelsReader
from viewer.readers.research.noscribe import NoScribeReader
from viewer.readers.research.otranscribe import OTranscribeReader
from viewer.readers.research.textgrid import TextGridReader
from viewer.readers.subtitles.lyrics import LyricsReader
from viewer.readers.subtitles.sbv import SbvReader
from viewer.readers.subtitles.subrip import SubRipReader
from viewer.readers.subtitles.timedtext import TimedTextReader
from viewer.readers.subtitles.timedtext_json import TimedTextJsonReader
from viewer.readers.subtitles.ttml import TtmlReader
from viewer.readers.subtitles.webvtt import WebVttReader
from viewer.readers.tables.table import TableReader
from viewer.readers.turn_text.reader import TurnTextReader
from viewer.readers.turnlight_json import TurnlightJsonReader

HEAD = 256 * 1024
"""Characters that readers may judge a text by: a saved page can be long before its transcript begins."""

SURE_ENOUGH = 30

READERS: tuple[Reader, ...] = (
    TurnTextReader(),
    MarkdownReader(),
    WebVttReader(),
    SubRipReader(),
    SbvReader(),
    TtmlReader(),
    TimedTextReader(),
    TimedTextJsonReader(),
    LyricsReader(),
    LabelsReader(),
    PodcastJsonReader(),
    TurnlightJsonReader(),
    WhisperJsonReader(),
    DeepgramReader(),
    AssemblyAiReader(),
    AwsReader(),
    GoogleReader(),
    KaldiReader(),
    PaperEditReader(),
    OTranscribeReader(),
    NoScribeReader(),
    ElanReader(),
    TextGridReader(),
    TableReader(),
    WebPageReader(),
    MhtmlReader(),
    DocxReader(),
    OdtReader(),
    RtfReader(),
    PlainReader(),
)


def rank(text: str, suffix: str) -> list[tuple[int, Reader]]:
    """All readers with their scores for `text`, the surest first.

    Raises:
        WorldError: it lists chapters, which are no transcript.
    """
    head = text[:HEAD].replace("\r\n", "\n").replace("\r", "\n")
    if podcast_chapters.recognised(head):
        raise WorldError(
            message("This is a list of chapters, and no transcript"),
            message("Open it together with its audio, or when that is open."),
        )
    scores = [(reader.score(head, suffix), reader) for reader in READERS]
    return sorted(scores, key=lambda scored: scored[0], reverse=True)


def choose(text: str, suffix: str) -> Reader:
    """The reader that is surest of `text`.

    Raises:
        AmbiguousFormat: none is sure enough, or two are equally sure.
        WorldError: it lists chapters, which are no transcript.
    """
    return surest(rank(text, suffix))


def surest(ranked: Sequence[tuple[int, Reader]]) -> Reader:
    """The first of what `rank` found.

    Raises:
        AmbiguousFormat: it is not sure enough, or the second is as sure.
    """
    best, second = ranked[0][0], ranked[1][0]
    if best <= SURE_ENOUGH or best == second:
        possible = tuple(reader for score, reader in ranked if score > 0)
        raise AmbiguousFormat(possible or READERS)
    return ranked[0][1]


def by_key(key: str) -> Reader:
    """The reader called `key`.

    Raises:
        WorldError: there is none.
    """
    for reader in READERS:
        if reader.key == key:
            return reader
    keys = ", ".join(reader.key for reader in READERS)
    raise WorldError(
        message("There is no reader called {key}", key=key), message("Known are: {keys}.", keys=keys)
    )
