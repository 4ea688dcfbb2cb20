"""Sync points and advertisements in words: the same on the strip, in the gutter and in the list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from viewer.controllers.timing import Edge, Mark
from viewer.core.timecode import format_ms, format_tenths
from viewer.core.timeline import SyncPoint


def told_mark(mark: Mark) -> str:
    """One sentence about a mark, without a full stop."""
    if isinstance(mark, SyncPoint):
        return _tr("Sync point: what is written at {written} is heard at {heard}").format(
            written=format_ms(mark.transcript_ms), heard=format_tenths(mark.audio_ms)
        )
    if isinstance(mark, Edge):
        if mark.starts:
            return _tr("An advertisement starts at {time}; its end is not marked yet").format(
                time=format_tenths(mark.ms)
            )
        return _tr("An advertisement ends at {time}; its start is not marked yet").format(
            time=format_tenths(mark.ms)
        )
    return _tr("Advertisement from {start} to {end}: no transcript passes").format(
        start=format_tenths(mark[0]), end=format_tenths(mark[1])
    )


def told_removal(mark: Mark) -> str:
    """What a menu offers to take a mark away."""
    if isinstance(mark, SyncPoint):
        return _tr("Remove this sync point")
    if isinstance(mark, Edge):
        return _tr("Forget this end of an advertisement")
    return _tr("Remove this advertisement")


def _tr(text: str) -> str:
    return QCoreApplication.translate("", text)
