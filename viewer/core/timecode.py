"""Times as people write them, and back. Formats with a grammar of their own for times know it themselves.

`STAMP` and `LOOSE_STAMP` are patterns without groups of their own, to be embedded in the patterns of whoever
looks for times inside a text; what they found is then given to `parse`. All repetitions in them are bounded.
"""

from __future__ import annotations

import re

_COLON = "[:：]"
_TENTH = r"-\d(?![\d:：])"
_PADDED = (
    rf"\d{{1,3}}{_COLON}\d\d"
    rf"(?:{_COLON}\d\d(?:[.,:：]\d{{1,3}}|{_TENTH})?|[.,]\d{{1,3}}|{_TENTH})?"
    r"(?!\d|[:：]\d)"
)
_UNPADDED = r"\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,3}(?!\d|:\d)"
_CLOCK = rf"(?:{_PADDED}|{_UNPADDED})"
_HOURS, _MINUTES, _SECONDS_ = r"\s?h(?:ours?)?", r"\s?m(?:in(?:utes?)?)?", r"\s?s(?:ec(?:onds?)?)?"
_MIN_SEC = rf"{_MINUTES}\s?\d{{1,2}}{_SECONDS_}"
_TWO_UNITS = rf"(?:\d{{1,2}}{_HOURS}\s?\d{{1,2}}(?:{_MIN_SEC}|{_MINUTES})|\d{{1,3}}{_MIN_SEC})(?!\w)"
_ONE_UNIT = r"\d{1,5}(?:[.,]\d{1,3})?\s?(?:h|m|min|s|sec)(?!\w)"
_DOTTED = r"\d{1,2}\.\d\d\.\d\d(?:,\d{1,3})?(?![\d.])"

STAMP = rf"(?<![\w:.,])(?:{_CLOCK}|{_TWO_UNITS})"
"""A time that stands by itself in a text: two fields with colons at least, or two units ("1h02m")."""

LOOSE_STAMP = rf"(?:{_CLOCK}|{_TWO_UNITS}|{_DOTTED}|{_ONE_UNIT})"
"""A time inside brackets, where "01.23.45" and "30s" are no dates and no distances."""

TO = r"\s{0,3}(?:-{1,2}>|[→–—-]|to\b)\s{0,3}"
"""What stands between the two times of a range."""

_FIELDS = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3})|-(\d))?")
_FRAMED = re.compile(r"(\d{1,3}):(\d{1,3}):(\d{1,2}):(\d{1,3})")
_DOTS = re.compile(r"(\d{1,2})\.(\d\d)\.(\d\d)(?:,(\d{1,3}))?")
_UNITS = re.compile(
    r"(?:(\d{1,3})\s*h(?:rs?|ours?)?)?\s*(?:(\d{1,5})\s*m(?:ins?|inutes?)?)?\s*"
    r"(?:(\d{1,6})(?:[.,](\d{1,3}))?\s*s(?:ecs?|econds?)?)?"
)
_SECONDS = re.compile(r"(\d{1,6})(?:[.,](\d{1,3}))?")
_PACKED = re.compile(r"(?:(\d{1,2})(?=\d{4}))?(\d{1,2})(\d\d)")
_RANGE = re.compile(rf"{TO}|\s{{0,3}}/\s{{0,3}}")
_LONGEST_TEXT = 40  # longer is no time, and need not be looked at

LONGEST_MS = 100 * 3_600_000
"""No time is this long or longer: 100 hours; such a stamp is a slip of the pen."""


def parse(text: str) -> int | None:
    """The time that the whole of `text` names.

    Accepts "1:02:03", "62:03", "00:03:40.5", "00:12:34-5" (tenths), "01.23.45", "1h2m", "1m 27s" and "3723"
    (seconds); full-width colons, and any digits Unicode knows.

    Returns:
        Milliseconds; None where `text` is no time, has minutes or seconds over 59 after a larger field,
        or is 100 hours or longer.
    """
    text = text.strip().replace("：", ":")
    if len(text) > _LONGEST_TEXT:
        return None
    if fields := _FIELDS.fullmatch(text):
        hours, minutes, seconds, fraction, tenth = fields.groups()
        return _clock(hours, minutes, seconds, fraction or tenth)
    if framed := _FRAMED.fullmatch(text) or _DOTS.fullmatch(text):
        return _clock(*framed.groups())
    if plain := _SECONDS.fullmatch(text):
        return _within(_total(None, None, *plain.groups()))
    units = _UNITS.fullmatch(text.lower()) if text else None
    return _within(_total(*units.groups())) if units else None


def parse_packed(text: str) -> int | None:
    """Like `parse`, but three digits and more in one run are fields without colons: "9203" is 92:03.

    NVivo's tables write times so, with hours from the fifth digit on ("14532" is 1:45:32); two digits ("75")
    are seconds there, too.
    """
    packed = _PACKED.fullmatch(text.strip())
    return _clock(packed[1], packed[2], packed[3], None) if packed else parse(text)


def parse_range(text: str, *, packed: bool = False) -> tuple[int, int | None] | None:
    """A time, or two with an arrow, dash, slash or "to" between: (start, end), or None without a start."""
    one = parse_packed if packed else parse
    if (alone := one(text)) is not None:
        return alone, None
    parts = _RANGE.split(text.strip(), maxsplit=1)
    start = one(parts[0])
    return None if start is None else (start, one(parts[1]) if len(parts) == 2 else None)


def format_ms(ms: int, *, hours: bool | None = None) -> str:
    """`ms` for a reader, rounded down to seconds: "0:41", "12:08", "1:02:03".

    Args:
        ms: milliseconds; a minus sign is written for negative ones.
        hours: True always writes hours, False never does ("62:03"), None only where there are some.
    """
    sign, seconds = ("-", -ms // 1000) if ms < 0 else ("", ms // 1000)
    minutes, seconds = divmod(seconds, 60)
    if hours or (hours is None and minutes >= 60):
        return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return f"{sign}{minutes}:{seconds:02}"


def format_tenths(ms: int) -> str:
    """`ms` as `format_ms` writes it, with tenths of a second, rounded down: "0:41.3"."""
    sign, tenths = ("-", -ms // 100) if ms < 0 else ("", ms // 100)
    return f"{sign}{format_ms(tenths // 10 * 1000)}.{tenths % 10}"


def format_exact(ms: int, point: str = ".") -> str:
    """`ms` with hours and thousandths: "01:02:03.456"; a time before the beginning is 0.

    Args:
        ms: milliseconds.
        point: stands before the thousandths.
    """
    seconds, ms = divmod(max(0, ms), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{ms:03}"


def _clock(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int | None:
    minute, second = int(minutes), int(seconds)
    if second > 59 or (minute > 59 and hours is not None):
        return None
    ms = (minute * 60 + second) * 1000
    if fraction:
        ms += int(fraction.ljust(3, "0"))
    return _within(ms + int(hours) * 3_600_000 if hours else ms)


def _total(hours: str | None, minutes: str | None, seconds: str | None, fraction: str | None) -> int:
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole * 1000 + (int(fraction.ljust(3, "0")) if fraction else 0)


def _within(ms: int) -> int | None:
    return ms if ms < LONGEST_MS else None
