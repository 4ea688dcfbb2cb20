"""The words that the tags of an audio file hold: lyrics, or a whole transcript.

Lines with times are written as LRC files have them: ``[mm:ss.xx]line``, and ``<mm:ss.xx>`` before each piece
of a line. Source: https://en.wikipedia.org/wiki/LRC_(file_format)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from viewer.audio.probe import AudioInfo
from viewer.audio.timed_lyrics import TimedLyrics, timed_lyrics

_LONGEST = 8 << 20  # characters
_KEYS = frozenset({"lyrics", "syncedlyrics", "unsyncedlyrics", "synclyrics", "unsynclyrics"})
_STAMPED = re.compile(r"^[ \t]{0,9}\[\d{1,3}:\d{1,2}(?:[.:]\d{1,3})?\]", re.MULTILINE)
_SIGN = "[re:turnlight]"  # who made the file: by such lines LRC is known

_Line = list[tuple[str, int]]


def lyrics(path: Path, info: AudioInfo) -> str:
    """The words inside an audio file: those with times before those without, the most of either.

    Args:
        path: the file.
        info: what was found in it; FFmpeg reads the plain words (USLT, Vorbis comments, MP4) as tags.

    Returns:
        LRC, or plain text; empty where there is nothing.
    """
    timed = (written(each, _frame_ms(info)) for each in timed_lyrics(path))
    found = [text.strip() for text in (*timed, *_plain(info.tags)) if len(text) <= _LONGEST]
    return max(found, key=lambda text: (_STAMPED.search(text) is not None, len(text)), default="")


def written(timed: TimedLyrics, frame_ms: float = 1.0) -> str:
    """As LRC. Where pieces say that lines begin with them, the others go on with their line.

    Args:
        timed: the pieces.
        frame_ms: length of a frame of the audio, by which some count.
    """
    unit = frame_ms if timed.in_frames else 1.0
    lines = _lines([(text, round(time * unit)) for text, time in timed.pieces])
    return "\n".join([_SIGN, *(_written_line(line) for line in lines)])


def _plain(tags: Mapping[str, str]) -> Iterator[str]:
    """FFmpeg writes a language or a description behind the key: ``lyrics-eng``."""
    for key, value in tags.items():
        if key.partition("-")[0].replace(" ", "") in _KEYS:
            yield value.replace("\r\n", "\n").replace("\r", "\n")


def _lines(pieces: Sequence[tuple[str, int]]) -> Iterator[_Line]:
    if not any(_breaks(text) for text, _ in pieces):
        yield from ([piece] for piece in pieces)
        return
    line: _Line = []
    for text, ms in pieces:
        if line and (_breaks(text[:1]) or _breaks(line[-1][0][-1:])):
            yield line
            line = []
        line.append((text, ms))
    if line:
        yield line


def _breaks(text: str) -> bool:
    return "\n" in text or "\r" in text


def _written_line(line: _Line) -> str:
    pieces = [(" ".join(text.split("\n")).replace("\r", " "), ms) for text, ms in line]
    words = "".join(f"<{_stamp(ms)}>{text}" for text, ms in pieces) if len(pieces) > 1 else pieces[0][0]
    return f"[{_stamp(line[0][1])}]{words.strip()}"


def _stamp(ms: int) -> str:
    minutes, ms = divmod(ms, 60_000)
    return f"{minutes:02}:{ms // 1000:02}.{ms % 1000 // 10:02}"


def _frame_ms(info: AudioInfo) -> float:
    """Length of a frame: MP3 has half as many samples in one where there are few a second."""
    samples = 1_024 if info.codec == "aac" else 1_152 if info.sample_rate >= 32_000 else 576
    return samples * 1000 / max(1, info.sample_rate)
