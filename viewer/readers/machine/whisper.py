"""The JSON of Whisper and its relatives: WhisperX, whisper-timestamped, stable-ts, whisper.cpp.

https://github.com/openai/whisper, https://github.com/m-bain/whisperX, https://github.com/ggerganov/whisper.cpp
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from viewer.core.cues import Caption, Mark, join
from viewer.core.draft import Draft
from viewer.core.steps import Step, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.json_source import (
    SUFFIXES,
    Source,
    mappings,
    milliseconds_of,
    name_of,
    score,
    seconds_of,
    share_of,
    words_of,
)

_SEGMENT = re.compile(r'"segments"\s{0,99}:\s{0,99}\[')
_CPP = re.compile(r'"transcription"\s{0,99}:\s{0,99}\[')
_SURENESS = ("probability", "confidence", "score", "p")  # each of the family has a name of its own for it
_SPECIAL = re.compile(r"\[_.{1,20}_?\]|<\|.{1,20}\|>")


class WhisperJsonReader:
    """Segments with words, whose times lead the light; speakers of segments or of words."""

    key = "whisper-json"
    label = message("Whisper transcript (JSON)")
    suffixes = SUFFIXES

    def score(self, head: str, suffix: str) -> int:
        """A signature where segments with start, end and text are found."""
        if _CPP.search(head):
            return score(head, suffix, "offsets")
        named = ("start", "end", "text")
        return score(head, suffix, *named, sure=90 if _SEGMENT.search(head) else 0)

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Join segments to turns; one without words is left out, one without a time goes on from the last."""
        cpp = _CPP.search(text) is not None and '"offsets"' in text
        source = Source(text, "transcription" if cpp else "segments")
        draft = Draft(self.key, warnings=source.warnings)
        read = _from_cpp if cpp else _from_segment
        draft.turns = list(join(_captions(source.rows(step), read, draft)))
        result = source.facts.get("result") if cpp else source.facts
        draft.language = words_of(result.get("language")) if isinstance(result, dict) else ""
        step(1.0)
        return draft


def _captions(
    rows: Iterator[dict[str, Any]], read: Callable[[dict[str, Any]], Iterator[Caption]], draft: Draft
) -> Iterator[Caption]:
    """Those of all segments; one without a time goes on from the last."""
    end_ms = 0
    for number, row in enumerate(rows, 1):
        found = list(read(row))
        if not found and words_of(row.get("text")):
            draft.warnings.append(Remark(0, message("Segment {number} has no time.", number=number)))
            found = [Caption(end_ms, end_ms, words_of(row.get("text")))]
        end_ms = found[-1].end_ms if found else end_ms
        yield from found


def _from_segment(row: dict[str, Any]) -> Iterator[Caption]:
    """One caption; several where the words name more than one speaker."""
    text, start, end = words_of(row.get("text")), seconds_of(row.get("start")), seconds_of(row.get("end"))
    words = mappings(row.get("words"))
    speaker = name_of(row.get("speaker"))
    if not text or start is None:
        return
    end = start if end is None else max(start, end)
    marks, turns = _marks(text, words)
    if len({name for _, _, name in turns}) <= 1:
        yield Caption(start, end, text, speaker or (turns[0][2] if turns else None), 0, tuple(marks))
        return
    for place, (offset, ms, name) in enumerate(turns):
        offset, ms = (0, start) if place == 0 else (offset, ms)
        last = place + 1 == len(turns)
        until, until_ms = (len(text), end) if last else turns[place + 1][:2]
        words_here = text[offset:until].rstrip()
        inner = tuple(
            mark._replace(offset=mark.offset - offset) for mark in marks if offset <= mark.offset < until
        )
        if words_here:
            yield Caption(ms, max(ms, until_ms), words_here, name, 0, inner)


def _marks(text: str, words: list[dict[str, Any]]) -> tuple[list[Mark], list[tuple[int, int, str | None]]]:
    """The words in the text, with their times; and where among them another speaker begins."""
    marks: list[Mark] = []
    turns: list[tuple[int, int, str | None]] = []
    sure = next((key for word in words for key in _SURENESS if key in word), "")
    place, last_ms = 0, 0
    for word in words:
        written = word.get("word") or word.get("text")
        said = written.strip() if isinstance(written, str) else ""
        at = text.find(said, place) if said else -1
        if at < 0:
            continue
        place = at + len(said)
        start = seconds_of(word.get("start"))
        if start is None or start < last_ms:
            continue
        last_ms = start
        marks.append(Mark(at, start, seconds_of(word.get("end")), share_of(word.get(sure))))
        name = name_of(word["speaker"]) if "speaker" in word else None
        if name is not None and (not turns or turns[-1][2] != name):
            turns.append((at, start, name))
    return marks, turns


def _from_cpp(row: dict[str, Any]) -> Iterator[Caption]:
    """One caption; its tokens are pieces of words, of which each that begins one has a blank before it."""
    text, offsets = words_of(row.get("text")), row.get("offsets")
    start, end = _offsets(offsets)
    if not text or start is None:
        return
    words: list[dict[str, Any]] = []
    for token in mappings(row.get("tokens")):
        piece = token.get("text")
        if not isinstance(piece, str) or _SPECIAL.fullmatch(piece.strip()):
            continue
        begin, until = (None if ms is None else ms / 1000 for ms in _offsets(token.get("offsets")))
        if words and not piece.startswith(" "):
            words[-1]["word"] += piece
            words[-1]["end"] = until
            words[-1]["p"] = min(
                words[-1]["p"], share_of(token.get("p")), key=lambda p: 1.0 if p is None else p
            )
        else:
            words.append({"word": piece, "start": begin, "end": until, "p": share_of(token.get("p"))})
    marks = _marks(text, words)[0]
    yield Caption(
        start, start if end is None else max(start, end), text, name_of(row.get("speaker")), 0, tuple(marks)
    )


def _offsets(value: object) -> tuple[int | None, int | None]:
    if not isinstance(value, dict):
        return None, None
    return milliseconds_of(value.get("from")), milliseconds_of(value.get("to"))
