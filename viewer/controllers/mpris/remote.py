"""What a remote control sees of the program, and what it may do: MPRIS without the bus."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QAction

from viewer.controllers.deck import RATES
from viewer.controllers.playback import PlaybackController
from viewer.core.clock import PlayState
from viewer.core.transcript import NOTHING, Transcript

ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
NO_TRACK = "/org/mpris/MediaPlayer2/TrackList/NoTrack"
US = 1000  # microseconds in a millisecond: MPRIS counts those

_MIME_TYPES = (
    *("audio/mpeg", "audio/mp4", "audio/x-m4b", "audio/aac", "audio/ogg", "audio/x-opus+ogg", "audio/flac"),
    *("audio/x-wav", "text/plain", "text/markdown", "text/html", "application/x-mimearchive"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    *("application/vnd.oasis.opendocument.text", "application/rtf", "text/rtf"),
)


@dataclass(frozen=True, slots=True)
class Doors:
    """What lies outside of the playing.

    Attributes:
        come_forward: show the window.
        leave: close it.
        open: open a file, and play it if asked to.
        stop: halt, and go to the start.
        choose_rate: play so many times as fast.
        full_screen: a switch.
    """

    come_forward: Callable[[], object]
    leave: Callable[[], object]
    open: Callable[[Path, bool], object]
    stop: Callable[[], object]
    choose_rate: Callable[[float], object]
    full_screen: QAction


class Remote(QObject):
    """Properties and methods of MPRIS, by their meaning: times are microseconds, a track is an episode.

    Next and Previous go from turn to turn, and the artist is whoever speaks. The words themselves are not
    shown: whatever runs on the desktop may read, log and keep what is, and an interview can be confidential.

    Signals:
        changed: (str, dict) interface, and its properties with other values than before; once for all that
            changes in one turn of the event loop. Never the position.
        jumped: (int) the position after a jump, in microseconds; after `changed`, and once like it.
    """

    changed = Signal(str, object)
    jumped = Signal(object)
    _due = Signal()

    def __init__(self, playback: PlaybackController, doors: Doors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback, self._doors = playback, doors
        self._title = ""
        self._transcript = NOTHING
        self._episode = 0
        self._waiting = self._has_jumped = False
        self._said = self._properties()
        self._due.connect(self._say, Qt.ConnectionType.QueuedConnection)
        sounding = playback.sounding
        for signal in (
            *(playback.state_changed, playback.duration_changed, playback.turn_changed),
            *(playback.loop_changed, doors.full_screen.toggled),
            *(sounding.rate_changed, sounding.volume_changed, sounding.muted_changed),
        ):
            signal.connect(self._look)
        playback.seeked.connect(self._jump)
        playback.looped.connect(self._jump)

    @property
    def position_us(self) -> int:
        """The time heard at this very moment, by the clock that moves the light."""
        self._playback.tick()
        return self._playback.position_ms * US

    def properties(self, interface: str) -> Mapping[str, object]:
        """Every property of `interface` but the position.

        The track id is text and the length a plain number: who sends them has to say what they are.
        """
        return self._properties()[interface]

    def set_title(self, title: str) -> None:
        """What the episode is called; empty where none is open."""
        self._title = title
        self._look()

    def set_transcript(self, transcript: Transcript) -> None:
        """Who speaks when; `NOTHING` says that an episode is over."""
        if transcript is NOTHING:
            self._episode += 1
        self._transcript = transcript
        self._look()

    def come_forward(self) -> None:
        """Show the window."""
        self._doors.come_forward()

    def leave(self) -> None:
        """Close the window."""
        self._doors.leave()

    def set_full_screen(self, on: bool) -> None:  # noqa: FBT001 - a property of MPRIS
        """Let the window fill the screen, or not."""
        if self._doors.full_screen.isChecked() != on:
            self._doors.full_screen.trigger()

    def play(self) -> None:
        """Play on."""
        self._playback.play()

    def pause(self) -> None:
        """Halt."""
        self._playback.pause()

    def toggle(self) -> None:
        """Halt when playing, else play on."""
        self._playback.toggle()

    def stop(self) -> None:
        """Halt, and go to the start."""
        self._doors.stop()

    def next_turn(self) -> None:
        """Go to the next turn, if there is one."""
        self._playback.next_turn()

    def previous_turn(self) -> None:
        """Go to the start of this turn, or to the one before."""
        self._playback.previous_turn()

    def seek(self, offset_us: int) -> None:
        """Go so much further or back: not before the start, and beyond the end to the next turn instead."""
        target_us = self.position_us + offset_us
        if 0 < self._playback.duration_ms * US < target_us:
            self._playback.next_turn()
        else:
            self._playback.skip(round(target_us / US) - self._playback.position_ms)

    def set_position(self, track: str, position_us: int) -> None:
        """Go to a place of `track`; nothing happens outside of it, or when another one is open by now."""
        end_us = self._playback.duration_ms * US or math.inf
        if self._loaded and track == self._track and 0 <= position_us <= end_us:
            self._playback.seek(round(position_us / US))

    def open(self, uri: str) -> bool:
        """Open a file by its address, and play it, unless this is paused.

        Returns:
            False for an address that names no file of this machine; nothing is opened then.
        """
        url = QUrl(uri)
        if not url.isLocalFile():
            return False
        self._doors.open(Path(url.toLocalFile()), self._status != "Paused")
        return True

    def set_rate(self, rate: float) -> None:
        """Play so many times as fast, as far as that is possible; 0 is a pause."""
        if rate == 0:
            self._playback.pause()
        elif 0 < rate < math.inf:
            self._doors.choose_rate(rate)

    def set_volume(self, volume: float) -> None:
        """Loudness from 0 to 1; what lies outside becomes the nearest."""
        if not math.isnan(volume):
            self._playback.sounding.set_volume(round(min(max(volume, 0.0), 1.0) * 100))

    def set_loop(self, status: str) -> None:
        """``"Track"``: the turn heard again and again; ``"None"``: play on. There is no list to repeat."""
        if status == "None":
            self._playback.clear_loop()
        elif status == "Track" and self._playback.loop_range is None:
            self._playback.loop_turn()

    @property
    def _loaded(self) -> bool:
        return self._playback.state is not PlayState.EMPTY

    @property
    def _track(self) -> str:
        return f"/turnlight/episode/{self._episode}" if self._loaded or self._title else NO_TRACK

    @property
    def _status(self) -> str:
        state = self._playback.state
        if state is PlayState.PLAYING:
            return "Playing"
        halted = state is PlayState.PAUSED and self._playback.position_ms > 0
        return "Paused" if halted else "Stopped"

    def _properties(self) -> dict[str, dict[str, object]]:
        return {ROOT: self._root(), PLAYER: self._player()}

    def _root(self) -> dict[str, object]:
        return {
            "CanQuit": True,
            "Fullscreen": self._doors.full_screen.isChecked(),
            "CanSetFullscreen": True,
            "CanRaise": True,
            "HasTrackList": False,
            "Identity": "Turnlight",
            "DesktopEntry": "turnlight",
            "SupportedUriSchemes": ["file"],
            "SupportedMimeTypes": list(_MIME_TYPES),
        }

    def _player(self) -> dict[str, object]:
        playback, sounding, loaded = self._playback, self._playback.sounding, self._loaded
        can_go_back, can_go_on = playback.can_step
        return {
            "PlaybackStatus": self._status,
            "LoopStatus": "Track" if playback.loop_range else "None",
            "Rate": sounding.rate,
            "Metadata": self._metadata(),
            "Volume": 0.0 if sounding.muted else sounding.volume / 100,
            "MinimumRate": RATES[0],
            "MaximumRate": RATES[1],
            "CanGoNext": loaded and can_go_on,
            "CanGoPrevious": loaded and can_go_back,
            "CanPlay": loaded,
            "CanPause": loaded,
            "CanSeek": loaded,
            "CanControl": True,
        }

    def _metadata(self) -> dict[str, object]:
        """What is known: there is no entry for what is not. While nobody speaks, everybody is the artist."""
        playback = self._playback
        everybody = [speaker.name for speaker in self._transcript.speakers]
        entries: dict[str, object] = {
            "mpris:trackid": self._track,
            "mpris:length": playback.duration_ms * US,
            "xesam:title": self._title,
            "xesam:artist": self._speaking() or everybody,
            "xesam:albumArtist": everybody,
            "xesam:url": _address(playback.audio) if playback.audio else "",
        }
        return {name: value for name, value in entries.items() if value}

    def _speaking(self) -> list[str]:
        turn, turns = self._playback.turn, self._transcript.turns
        if turn is None or turn >= len(turns):  # the playing is told of another transcript first
            return []
        speaker = turns[turn].speaker
        return [] if speaker is None else [self._transcript.speakers[speaker].name]

    def _jump(self) -> None:
        self._has_jumped = True
        self._look()

    def _look(self) -> None:
        """Something may have changed: compare, once all that happens with it has happened."""
        if not self._waiting:
            self._waiting = True
            self._due.emit()

    def _say(self) -> None:
        self._waiting = False
        before, self._said = self._said, self._properties()
        for interface, values in self._said.items():
            fresh = {name: value for name, value in values.items() if value != before[interface][name]}
            if fresh:
                self.changed.emit(interface, fresh)
        if self._has_jumped:
            self._has_jumped = False
            self.jumped.emit(self.position_us)


def _address(path: Path) -> str:
    return QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)
