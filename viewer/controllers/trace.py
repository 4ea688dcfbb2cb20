"""A record of what was lit when, for scripts and tests: one JSON line for each change."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject

from viewer.controllers.playback import PlaybackController
from viewer.core.clock import PlayState
from viewer.errors import WorldError, message

Event = Literal["lit", "seek", "play", "pause", "end"]

_EVENTS: dict[PlayState, Event] = {
    PlayState.PLAYING: "play",
    PlayState.PAUSED: "pause",
    PlayState.ENDED: "end",
}

_log = logging.getLogger(__name__)


class Trace(QObject):
    """Writes ``{"t", "ms", "turn", "word", "event"}``: at each change of what is lit, each seek, each state.

    ``t`` is monotonic seconds, ``ms`` the audio time shown, ``turn`` and ``word`` an index or null. Each line
    is on its way to the file before the program goes on.
    """

    def __init__(
        self,
        playback: PlaybackController,
        path: Path,
        now: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """Start to write.

        Raises:
            WorldError: `path` cannot be written.
        """
        super().__init__(parent)
        self._playback = playback
        self._now = now
        self._failed = False
        try:
            self._file = path.open("w", encoding="utf-8")
        except OSError as error:
            raise WorldError(
                message("The trace cannot be written to {path}", path=path),
                message("{reason}. Name a file in a folder you may write to.", reason=error.strerror),
            ) from error
        playback.turn_changed.connect(lambda _: self._write("lit"))
        playback.seeked.connect(lambda _: self._write("seek"))
        playback.looped.connect(lambda _: self._write("seek"))
        playback.state_changed.connect(self._state_changed)

    def close(self) -> None:
        """Write no more."""
        try:
            self._file.close()
        except OSError as error:
            self._give_up(error)
        self._failed = True

    def _state_changed(self, state: PlayState) -> None:
        if state in _EVENTS:
            self._write(_EVENTS[state])

    def _write(self, event: Event) -> None:
        """A full disk must not end the playing: it is logged, and the trace ends there."""
        if self._failed:
            return
        line = {
            "t": round(self._now(), 6),
            "ms": self._playback.position_ms,
            "turn": self._playback.turn,
            "word": self._playback.word,
            "event": event,
        }
        try:
            self._file.write(json.dumps(line) + "\n")
            self._file.flush()
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: OSError) -> None:
        if not self._failed:
            self._failed = True
            _log.warning("The trace ends here: %s", error)
