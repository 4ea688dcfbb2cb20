"""The readers, and which of them is surest of a text."""

from __future__ import annotations

from viewer.errors import WorldError, message
from viewer.readers.base import AmbiguousFormat, Reader
from viewer.readers.inspected_json import InspectedJsonReader
from viewer.readers.labels import LabelsReader
from viewer.readers.machine.assemblyai import AssemblyAiReader
from viewer.readers.machine.aws import AwsReader
from viewer.readers.machine.deepgram import DeepgramReader
from viewer.readers.machine.google import GoogleReader
from viewer.readers.machine.kaldi import KaldiReader
from viewer.readers.machine.paper_edit import PaperEditReader
from viewer.readers.machine.whisper import WhisperJsonReader
from viewer.readers.mhtml import MhtmlReader
from viewer.readers.plain import PlainReader
from viewer.readers.podcast_json import PodcastJsonReader
from viewer.readers.research.elan import ElanReader
from viewer.readers.research.noscribe import NoScribeReader
from viewer.readers.research.otranscribe import OTranscribeReader
from viewer.readers.research.textgrid import TextGridReader
from viewer.readers.subtitles.lyrics import LyricsReader
from viewer.readers.subtitles.subrip import SubRipReader
from viewer.readers.subtitles.timedtext import TimedTextReader
from viewer.readers.subtitles.timedtext_json import TimedTextJsonReader
from viewer.readers.subtitles.ttml import TtmlReader
from viewer.readers.subtitles.webvtt import WebVttReader
from viewer.readers.subtitles.youtube import SbvReader
from viewer.readers.table import TableReader
from viewer.readers.turn_text.reader import TurnTextReader
from viewer.readers.web_page import WebPageReader

HEAD = 256 * 1024
"""Characters that readers may judge a text by: a saved page can be long before its transcript begins."""

SURE_ENOUGH = 30

READERS: tuple[Reader, ...] = (
    TurnTextReader(),
    WebVttReader(),
    SubRipReader(),
    SbvReader(),
    TtmlReader(),
    TimedTextReader(),
    TimedTextJsonReader(),
    LyricsReader(),
    LabelsReader(),
    PodcastJsonReader(),
    InspectedJsonReader(),
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
    PlainReader(),
)


def choose(text: str, suffix: str) -> Reader:
    """The reader that is surest of `text`.

    Raises:
        AmbiguousFormat: none is sure enough, or two are equally sure.
    """
    head = text[:HEAD].replace("\r\n", "\n").replace("\r", "\n")
    scores = [(reader.score(head, suffix), reader) for reader in READERS]
    ranked = sorted(scores, key=lambda scored: scored[0], reverse=True)
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
