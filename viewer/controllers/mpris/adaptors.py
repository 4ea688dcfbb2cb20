"""The two interfaces of MPRIS: every member by its name on the bus, answered by `Remote`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection, QDBusMessage, QDBusObjectPath

from viewer.controllers.mpris import wire
from viewer.controllers.mpris.interfaces import PLAYER_XML, ROOT_XML
from viewer.controllers.mpris.remote import PLAYER, ROOT, Remote

_NOT_SUPPORTED = "org.freedesktop.DBus.Error.NotSupported"


def _shown(interface: str, name: str) -> Callable[[Any], object]:
    return lambda self: self.remote.properties(interface)[name]


@wire.class_info({"D-Bus Interface": ROOT, "D-Bus Introspection": ROOT_XML})
class RootAdaptor(QDBusAbstractAdaptor):
    """The program: ``org.mpris.MediaPlayer2``.

    Attributes:
        remote: what answers.
    """

    def __init__(self, remote: Remote, parent: QObject) -> None:
        super().__init__(parent)
        self.remote = remote

    @Slot()
    def Raise(self) -> None:
        """Show the window."""
        self.remote.come_forward()

    @Slot()
    def Quit(self) -> None:
        """Close the window."""
        self.remote.leave()

    def _set_full_screen(self, on: bool) -> None:  # noqa: FBT001 - a property of MPRIS
        self.remote.set_full_screen(on)

    CanQuit = Property(bool, _shown(ROOT, "CanQuit"))
    Fullscreen = Property(bool, _shown(ROOT, "Fullscreen"), _set_full_screen)
    CanSetFullscreen = Property(bool, _shown(ROOT, "CanSetFullscreen"))
    CanRaise = Property(bool, _shown(ROOT, "CanRaise"))
    HasTrackList = Property(bool, _shown(ROOT, "HasTrackList"))
    Identity = Property(str, _shown(ROOT, "Identity"))
    DesktopEntry = Property(str, _shown(ROOT, "DesktopEntry"))
    SupportedUriSchemes = Property(wire.STRINGS, _shown(ROOT, "SupportedUriSchemes"))
    SupportedMimeTypes = Property(wire.STRINGS, _shown(ROOT, "SupportedMimeTypes"))


@wire.class_info({"D-Bus Interface": PLAYER, "D-Bus Introspection": PLAYER_XML})
class PlayerAdaptor(QDBusAbstractAdaptor):
    """The playing: ``org.mpris.MediaPlayer2.Player``.

    Attributes:
        remote: what answers.
        Seeked: (int64) the position after a jump, in microseconds.
    """

    Seeked = Signal(wire.INT64)

    def __init__(self, remote: Remote, connection: QDBusConnection, parent: QObject) -> None:
        super().__init__(parent)
        self.remote, self._connection = remote, connection
        self.setAutoRelaySignals(True)
        remote.jumped.connect(self.Seeked.emit)

    @Slot()
    def Next(self) -> None:
        """Go to the next turn."""
        self.remote.next_turn()

    @Slot()
    def Previous(self) -> None:
        """Go to the turn before."""
        self.remote.previous_turn()

    @Slot()
    def Pause(self) -> None:
        """Halt."""
        self.remote.pause()

    @Slot()
    def PlayPause(self) -> None:
        """Halt or play on."""
        self.remote.toggle()

    @Slot()
    def Stop(self) -> None:
        """Halt, and go to the start."""
        self.remote.stop()

    @Slot()
    def Play(self) -> None:
        """Play on."""
        self.remote.play()

    @Slot("qlonglong")
    def Seek(self, offset: int) -> None:
        """Go so many microseconds further or back."""
        self.remote.seek(offset)

    @Slot(QDBusObjectPath, "qlonglong")
    def SetPosition(self, track: QDBusObjectPath, position: int) -> None:
        """Go to a place of the track that is open."""
        self.remote.set_position(track.path(), position)

    @Slot(str, QDBusMessage)
    def OpenUri(self, uri: str, call: QDBusMessage) -> None:
        """Open a file by its address."""
        if not self.remote.open(uri):
            call.setDelayedReply(True)
            self._connection.send(call.createErrorReply(_NOT_SUPPORTED, "Only file: addresses can be opened"))

    def _set_loop(self, status: str) -> None:
        self.remote.set_loop(status)

    def _set_rate(self, rate: float) -> None:
        self.remote.set_rate(rate)

    def _set_volume(self, volume: float) -> None:
        self.remote.set_volume(volume)

    def _metadata(self) -> dict[str, object]:
        entries = self.remote.properties(PLAYER)["Metadata"]
        return wire.metadata(self._connection, cast("dict[str, object]", entries))

    PlaybackStatus = Property(str, _shown(PLAYER, "PlaybackStatus"))
    LoopStatus = Property(str, _shown(PLAYER, "LoopStatus"), _set_loop)
    Rate = Property(float, _shown(PLAYER, "Rate"), _set_rate)
    Metadata = Property(wire.MAP, _metadata)
    Volume = Property(float, _shown(PLAYER, "Volume"), _set_volume)
    Position = Property(wire.INT64, lambda self: self.remote.position_us)
    MinimumRate = Property(float, _shown(PLAYER, "MinimumRate"))
    MaximumRate = Property(float, _shown(PLAYER, "MaximumRate"))
    CanGoNext = Property(bool, _shown(PLAYER, "CanGoNext"))
    CanGoPrevious = Property(bool, _shown(PLAYER, "CanGoPrevious"))
    CanPlay = Property(bool, _shown(PLAYER, "CanPlay"))
    CanPause = Property(bool, _shown(PLAYER, "CanPause"))
    CanSeek = Property(bool, _shown(PLAYER, "CanSeek"))
    CanControl = Property(bool, _shown(PLAYER, "CanControl"))
