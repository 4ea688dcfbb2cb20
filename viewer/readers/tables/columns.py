"""Which column of a table holds what, by its header or, where there is none, by its contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from itertools import pairwise
from operator import lt

from viewer.core.timecode import parse_range
from viewer.readers.turn_text.names import plausible, strict

_TIME_WORDS = (
    "when|timespan|timestamp|time stamp|time|start|start time|starttime|begin|begin time|in|in point|time in|"
    "tc in|timecode|time code|tid|tidskod|tidpunkt|starttid|början|zeitspanne|zeit|zeitmarke|anfang|"
    "anfangszeit|beginn|startzeit|temps|début|horodatage|minutage|tiempo|inicio|tempo|inizio|início|tijd|begintijd|"
    "tijdcode|aika|alku"
)
_END_WORDS = (
    "end|end time|endtime|stop|finish|out|out point|time out|tc out|sluttid|slut|ende|endzeit|fin|fine|fim|"
    "einde|eindtijd|loppu|slutt"
)
_DURATION_WORDS = (
    "duration|length|längd|varaktighet|dauer|länge|durée|duración|durata|duração|duur|kesto|varighet"
)
_TEXT_WORDS = (
    "content|text|what|said|transcript|transcription|words|utterance|sentence|caption|subtitle|dialogue|speech|innehåll|"
    "avskrift|replik|yttrande|inhalt|transkript|äußerung|aussage|texte|contenu|contenido|texto|transcripción|"
    "testo|contenuto|conteúdo|tekst|inhoud|teksti|innhold|indhold"
)
_SPEAKER_WORDS = (
    "speaker|name|speaker name|speaker label|who|participant|person|voice|talare|namn|deltagare|sprecher|"
    "sprecherin|locuteur|intervenant|orateur|hablante|orador|participante|parlante|relatore|falante|spreker|"
    "puhuja|taler"
)
_TIME, _END, _DURATION, _TEXT, _SPEAKER = (
    frozenset(words.split("|"))
    for words in (_TIME_WORDS, _END_WORDS, _DURATION_WORDS, _TEXT_WORDS, _SPEAKER_WORDS)
)
_PACKED_NAMES = frozenset({"timespan", "zeitspanne"})  # NVivo's
_UNITS = (
    r"(?P<ms>ms|msecs?|millis|milli ?seconds?|millisekund(?:er|en)?)|(?P<s>s|secs?|seconds?|sekund(?:er|en)?)"
)
_UNIT = re.compile(rf"(?:[\s_]+|[\s_]*(?=[(\[]))[(\[]?(?:{_UNITS}|[^()\[\]]{{0,20}}(?=[)\]]))[)\]]?$")
_SEPARATORS = re.compile(r"[\s_./-]+")
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")

_HEADER_WITHIN = 20  # rows
_SAMPLE = 500  # rows
_LONGEST_NAME = 60
_OFTEN = 3
_MOST, _HALF = 0.8, 0.5
_FEWEST_PACKED = 8
_SHORTEST_MS = 20_000  # of a transcript; where ends are known, too, it may be shorter
_SLOWEST, _FASTEST = 0.5, 40.0  # characters in a second that anybody says


class Unit(Enum):
    """What a whole number in a column of times means."""

    SECONDS = 1
    MILLISECONDS = 2
    PACKED = 3
    """See `timecode.parse_packed`."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Where a table keeps what; None for a column it has not.

    Attributes:
        rows_above: how many rows stand above the turns: the header, and what is above it.
        names: the header's cells in lower case; empty where there is no header.
        text: what is said.
        time: when it begins; a range there has the end, too.
        end: when it ends.
        duration: how long it takes.
        speaker: who says it.
        unit: of numbers in the three columns of times.
    """

    rows_above: int
    names: tuple[str, ...]
    text: int
    time: int | None = None
    end: int | None = None
    duration: int | None = None
    speaker: int | None = None
    unit: Unit = Unit.SECONDS

    @property
    def has_times(self) -> bool:
        """Whether its turns can be followed."""
        return self.time is not None

    @property
    def used(self) -> frozenset[int]:
        """All columns that are read."""
        places = (self.text, self.time, self.end, self.duration, self.speaker)
        return frozenset(place for place in places if place is not None)


def find_roles(rows: Sequence[Sequence[str]]) -> Roles | None:
    """The columns of a table; None where its rows are no turns."""
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        below = partial(_below, rows, place + 1)
        if roles := by_header(row, below, place + 1):
            return roles
    return by_contents(rows[:_SAMPLE])


def _below(rows: Sequence[Sequence[str]], place: int) -> Sequence[Sequence[str]]:
    return rows[place : place + _SAMPLE]


def by_header(
    header: Sequence[str], below: Callable[[], Sequence[Sequence[str]]], rows_above: int = 1
) -> Roles | None:
    """The columns that a header names; None where it names no text, or neither a time nor a speaker.

    Args:
        header: its cells.
        below: gives some of the rows below it, which tell what numbers mean.
        rows_above: how many rows there are down to the header.
    """
    names = [_plain(cell) for cell in header]
    text, time, speaker = (_find(names, words) for words in (_TEXT, _TIME, _SPEAKER))
    if text is None or (time is None and speaker is None):
        return None
    roles = Roles(
        rows_above,
        _lowered(header),
        text,
        time,
        _find(names, _END),
        _find(names, _DURATION),
        speaker,
    )
    return measured(roles, header, below)


def measured(roles: Roles, header: Sequence[str], below: Callable[[], Sequence[Sequence[str]]]) -> Roles:
    """`roles` with the unit that the header writes, or that the rows below it show."""
    if roles.time is None:
        return roles
    name = header[roles.time] if roles.time < len(header) else ""
    unit = Unit.PACKED if _plain(name) in _PACKED_NAMES else _written_unit(name)
    return replace(roles, unit=unit or _unit(below(), roles.time, roles.text, roles.end))


def by_contents(rows: Sequence[Sequence[str]]) -> Roles | None:
    """The columns of a table that has no header, or one in words nobody knows."""
    return _obvious(rows, ()) or (_obvious(rows[1:], rows[0]) if len(rows) > 2 else None)


def _obvious(rows: Sequence[Sequence[str]], header: Sequence[str]) -> Roles | None:
    width = Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
    even = [row for row in rows if len(row) == width]
    if width < 2 or len(even) < max(2, _MOST * len(rows)):
        return None
    columns = [[row[place].strip() for row in even] for place in range(width)]
    times = _time_columns(columns)
    others = [
        place for place in range(width) if place not in times and any(map(_has_letters, columns[place]))
    ]
    if not others:
        return None
    names = [place for place in others if _is_speaker(columns[place])]
    spoken = [place for place in others if place not in names] or others
    told = {place: len(set(columns[place])) if names == others else 0 for place in spoken}  # names come again
    text = max(spoken, key=lambda place: (told[place], sum(map(len, columns[place]))))
    speaker = next((place for place in names if place != text), None)
    time, end, duration = _start_end_duration(columns, times)
    if time is None and (speaker is None or not _recurs(columns[speaker])):
        return None
    unit = Unit.SECONDS if time is None else _unit(even, time, text, end)
    first = rows[0][time].strip() if time is not None and time < len(rows[0]) else ""
    if first and not header and not _may_be_time(first):
        header = rows[0]
    return Roles(int(bool(header)), _lowered(header), text, time, end, duration, speaker, unit)


def _lowered(header: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip(' "\r').lower() for cell in header)


def _plain(cell: str) -> str:
    """A header's cell without quotes, unit and punctuation."""
    return _SEPARATORS.sub(" ", _UNIT.sub("", cell.strip(' "\r\ufeff').lower())).strip(" :*#")


def _find(names: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((place for place, name in enumerate(names) if name in wanted), None)


def _written_unit(name: str) -> Unit | None:
    found = _UNIT.search(name.strip().lower())
    if found is None or not (found["ms"] or found["s"]):
        return None
    return Unit.MILLISECONDS if found["ms"] else Unit.SECONDS


def _unit(rows: Sequence[Sequence[str]], time: int, text: int, end: int | None) -> Unit:
    """What numbers mean: milliseconds if nobody speaks as slowly as seconds would have it."""
    starts = _numbers(rows, time)
    if len(starts) < 2:
        return Unit.SECONDS
    ends = {} if end is None else _numbers(rows, end)
    both = starts.keys() & ends.keys()
    if both:
        span = sum(ends[place] - starts[place] for place in both)
    else:
        span = max(starts.values()) - min(starts.values())
    said = sum(
        len(row[text]) for place, row in enumerate(rows) if place in (both or starts) and text < len(row)
    )
    is_long = bool(both) or max(starts.values()) > _SHORTEST_MS
    if is_long and span > 0 and said / span < _SLOWEST and said / span * 1000 < _FASTEST:
        return Unit.MILLISECONDS
    long = [number for number in starts.values() if number >= 100]
    is_packed = len(long) >= _FEWEST_PACKED and all(number % 1 == 0 and number % 100 < 60 for number in long)
    return Unit.PACKED if is_packed else Unit.SECONDS


def _numbers(rows: Sequence[Sequence[str]], column: int) -> dict[int, float]:
    """Those of a column, by the row's place."""
    cells = ((place, row[column].strip()) for place, row in enumerate(rows) if column < len(row))
    return {place: _value(cell) for place, cell in cells if _NUMBER.fullmatch(cell)}


def _span(cell: str) -> tuple[int, int | None] | None:
    return parse_range(cell.strip(" \t[](){}#"))


def _may_be_time(cell: str) -> bool:
    return _span(cell) is not None or _NUMBER.fullmatch(cell.strip()) is not None


def _time_columns(columns: Sequence[Sequence[str]]) -> list[int]:
    """The columns of times; whole numbers are some only as starts and ends, one after the other."""
    sure = [place for place, cells in enumerate(columns) if _is_time(cells)]
    rising = [place for place, cells in enumerate(columns) if _rising(cells)]
    if not sure:
        beside = [*pairwise(rising), *((end, start) for start, end in pairwise(rising))]
        pairs = (pair for pair in beside if _are_spans(*(columns[place] for place in pair)))
        sure = list(next(pairs, ()))
    return sure


def _start_end_duration(
    columns: Sequence[Sequence[str]], times: Sequence[int]
) -> tuple[int | None, int | None, int | None]:
    """Of the columns of times that of starts, and that of ends or of durations, in any order."""
    if len(times) < 2:
        return (times[0] if times else None), None, None
    one, other = times[:2]
    spans = zip(map(_span, columns[one]), map(_span, columns[other]), strict=True)
    known = [(first[0], second[0]) for first, second in spans if first and second]
    if sum(first > second for first, second in known) <= _HALF * len(known):
        return one, other, None
    ends, starts = zip(*known, strict=True)
    return (other, one, None) if _follow(starts, ends) else (one, None, other)


def _is_time(cells: Sequence[str]) -> bool:
    """Whether nearly all cells are times: with colons or units, or numbers with fractions that rise."""
    filled = [cell for cell in cells if cell]
    times = list(filter(_may_be_time, filled))
    if len(filled) < _HALF * len(cells) or len(times) < max(2, _MOST * len(filled)):
        return False
    numbers = [cell for cell in times if _NUMBER.fullmatch(cell)]
    if len(numbers) < _HALF * len(times):
        return True
    return _rising(cells) and any(not cell.isdecimal() for cell in numbers)


def _rising(cells: Sequence[str]) -> bool:
    """Whether these are three numbers at least that never fall."""
    if len(cells) < 3 or not all(map(_NUMBER.fullmatch, cells)):
        return False
    return all(earlier <= later for earlier, later in pairwise(map(_value, cells)))


def _are_spans(starts: Sequence[str], ends: Sequence[str]) -> bool:
    """Whether each number of the one is the start of a stretch that ends with the other's."""
    begin, end = [*map(_value, starts)], [*map(_value, ends)]
    return all(map(lt, begin, end)) and _follow(begin, end)


def _follow(starts: Sequence[float], ends: Sequence[float]) -> bool:
    """Whether stretches come one after the other."""
    in_turn = sum(before <= after for before, after in zip(ends, starts[1:], strict=False))
    return starts[0] < starts[-1] and in_turn >= _MOST * (len(starts) - 1)


def _value(cell: str) -> float:
    return float(cell.replace(",", "."))


def _is_speaker(cells: Sequence[str]) -> bool:
    """Whether nearly all cells are names: in capitals, or often the same."""
    counts = Counter(cell.rstrip(":") for cell in cells if cell)
    names = sum(count for name, count in counts.items() if _is_name(name, count))
    return bool(counts) and names >= _MOST * counts.total()


def _is_name(cell: str, count: int) -> bool:
    if len(cell) > _LONGEST_NAME or not _has_letters(cell):
        return False
    return strict(cell) or (count >= _OFTEN and plausible(cell))


def _recurs(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) > 2 and len(set(filled)) <= max(2, _HALF * len(filled))


def _has_letters(cell: str) -> bool:
    return any(map(str.isalpha, cell))
