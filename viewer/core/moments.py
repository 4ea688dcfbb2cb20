"""Moments as files write them: dates (ISO 8601, RFC 3339) and seconds of audio (media fragments, RSS)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = 253_402_300_799_999  # the end of the year 9999, which no date is behind


def iso(ms: int) -> str:
    """``"2026-11-25T03:33:33.120Z"`` for milliseconds since 1970 (UTC); what is out of bounds is clamped."""
    moment = _EPOCH + timedelta(milliseconds=min(max(0, ms), _LATEST))
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_iso(text: str) -> int:
    """Milliseconds since 1970 (UTC) for a date; 0 where `text` is none. Without a zone it is taken as UTC."""
    try:
        moment = datetime.fromisoformat(text.strip())
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0, (moment - _EPOCH) // timedelta(milliseconds=1))
    except (ValueError, OverflowError):
        return 0


def seconds(ms: int) -> str:
    """``"12.5"``: seconds as media fragments write them (https://www.w3.org/TR/media-frags, 4.2.1)."""
    whole, fraction = divmod(max(0, ms), 1000)
    return f"{whole}.{fraction:03}".rstrip("0").rstrip(".")


def fragment(start_ms: int, end_ms: int | None = None) -> str:
    """``"t=12.5"`` or ``"t=12.5,15"``: the temporal dimension of a media fragment."""
    return f"t={seconds(start_ms)}" + (f",{seconds(end_ms)}" if end_ms is not None else "")
