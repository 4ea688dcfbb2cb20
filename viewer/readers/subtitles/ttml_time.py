"""Times of TTML: clocks, frames, ticks, and numbers with a unit.

https://www.w3.org/TR/ttml2/#timing-value-time-expression and
https://www.w3.org/TR/ttml1/#time-expression-semantics; what is written loosely is taken, too: a comma for the
dot, hours or minutes left out, a number alone for seconds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_CLOCK = re.compile(
    r"(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,6})(?:[.,](\d{1,9})\d{0,99}|:(\d{1,4})(?:\.(\d{1,4}))?)?"
)
_COUNT = re.compile(r"(\d{1,18}(?:[.,]\d{1,9})?)\d{0,99}\s?(h|ms|m|s|f|t)")
_UNITS = {"h": 3_600_000.0, "m": 60_000.0, "s": 1_000.0, "ms": 1.0}
_MOST_MS = 1_000 * 3_600_000
_RATE = 30.0  # frames a second where nobody says


class Clock:
    """How the times of a document are counted.

    Attributes:
        rate: frames a second as they are numbered.
        true_rate: frames a second as they pass: 29.97 for 30 of NTSC.
        parts: frames are divided into so many.
        ticks: a second.
        dropped: which numbers of frames are left out: ``dropNTSC``, ``dropPAL``, or any other word for none.
        numbered: whether clocks number frames (SMPTE), instead of measuring seconds.
    """

    def __init__(self, parameters: Mapping[str, str]) -> None:
        """Take the attributes of the root, named without their prefixes."""
        rate = _positive(parameters.get("frameRate"))
        self.rate = rate or _RATE
        multiplier = re.split(r"[\s:]+", parameters.get("frameRateMultiplier", "").strip())
        factors = [_positive(factor) or 1.0 for factor in multiplier[:2]]
        self.true_rate = self.rate * factors[0] / (factors[1] if len(factors) > 1 else 1.0)
        self.parts = _positive(parameters.get("subFrameRate")) or 1.0
        self.ticks = _positive(parameters.get("tickRate")) or (rate * self.parts if rate else 1.0)
        self.dropped = parameters.get("dropMode", "")
        self.numbered = parameters.get("timeBase") == "smpte"

    def parse(self, text: str) -> int | None:
        """The milliseconds that the whole of `text` names; None where it is no time that can be followed."""
        text = text.strip()
        ms: float | None = None
        if count := _COUNT.fullmatch(text):
            ms = self._counted(float(count[1].replace(",", ".")), count[2])
        elif clock := _CLOCK.fullmatch(text):
            ms = self._read(clock)
        return None if ms is None or ms > _MOST_MS else round(ms)

    def _counted(self, number: float, unit: str) -> float:
        if unit == "f":
            return number / self.true_rate * 1_000
        return number / self.ticks * 1_000 if unit == "t" else number * _UNITS[unit]

    def _read(self, clock: re.Match[str]) -> float:
        hours, minutes, seconds = (int(field or 0) for field in clock.groups()[:3])
        whole = (hours * 60 + minutes) * 60 + seconds
        if clock[5] is None and not (self.numbered and clock[4] is None):
            return whole * 1_000 + float(f"0.{clock[4] or 0}") * 1_000
        frames = int(clock[5] or 0) + int(clock[6] or 0) / self.parts
        if not self.numbered:
            return (whole + frames / self.true_rate) * 1_000
        counted = whole * self.rate - self._left_out(hours, minutes) + frames
        return counted / self.true_rate * 1_000

    def _left_out(self, hours: int, minutes: int) -> int:
        """How many numbers of frames were left out since the beginning."""
        if self.dropped == "dropNTSC":
            return (hours * 54 + minutes - minutes // 10) * 2
        if self.dropped == "dropPAL":
            return (hours * 27 + minutes // 2 - minutes // 20) * 4
        return 0


def _positive(text: str | None) -> float | None:
    """A number above nothing, and below what any rate is."""
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if 0 < number < 1e12 else None
