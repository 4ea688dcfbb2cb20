"""Lets remote controls find the program, on desktops that have a session bus."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from viewer.controllers.mpris import wire
from viewer.controllers.mpris.adaptors import PlayerAdaptor, RootAdaptor
from viewer.controllers.mpris.remote import PLAYER, Remote

NAME = "org.mpris.MediaPlayer2.turnlight"
PATH = "/org/mpris/MediaPlayer2"

_log = logging.getLogger(__name__)


class Presence(QObject):
    """The program on the session bus, until `close`. Without a bus, or once it is lost, nothing happens.

    Attributes:
        name: what it is called there; empty where it is not.
    """

    def __init__(self, remote: Remote, parent: QObject | None = None) -> None:
        """Appear on the bus, and answer with `remote`."""
        super().__init__(parent)
        self.name = ""
        self._face = QObject(self)
        self._connection = QDBusConnection.sessionBus()
        if not self._connection.isConnected():
            _log.info("no session bus: %s", self._connection.lastError().message())
            return
        RootAdaptor(remote, self._face)
        PlayerAdaptor(remote, self._connection, self._face)
        remote.changed.connect(self._tell)
        if self._connection.registerObject(PATH, self._face):
            self.name = self._take_name()
        _log.info("on the session bus: %s", self.name or self._connection.lastError().message())

    def close(self) -> None:
        """Be found no more."""
        if self.name:
            self._connection.unregisterService(self.name)
            self._connection.unregisterObject(PATH)
            self.name = ""

    def _take_name(self) -> str:
        """The name of the program; where it runs already, what the specification has for more of them."""
        names = (NAME, f"{NAME}.instance{os.getpid()}")
        return next((name for name in names if self._connection.registerService(name)), "")

    def _tell(self, interface: str, values: Mapping[str, object]) -> None:
        if not self.name or not self._connection.isConnected():
            return
        sent = dict(values)
        if interface == PLAYER and "Metadata" in sent:
            sent["Metadata"] = wire.metadata(self._connection, cast("dict[str, object]", sent["Metadata"]))
        message = QDBusMessage.createSignal(PATH, wire.PROPERTIES, "PropertiesChanged")
        message.setArguments([interface, sent, wire.no_names()])
        self._connection.send(message)
