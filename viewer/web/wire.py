"""A connection that can be left at any moment: every wait is short, and asks in between."""

from __future__ import annotations

import io
import os
import selectors
import socket
import ssl
import time
from collections.abc import Callable
from errno import EINPROGRESS, EWOULDBLOCK
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_T = TypeVar("_T")

Check = Callable[[], None]
"""Raises where nobody waits any more."""

CONNECT_S = 15.0
STALLED_S = 30.0
_SLICE_S = 0.1
_READ, _WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE


class OverrunError(Exception):
    """More came than was to come."""


def connect(ip: str, port: int, check: Check, seconds: float = CONNECT_S) -> socket.socket:
    """A connection to an address in numbers, which is not looked up again.

    Raises:
        OSError: there is none; `TimeoutError` where nothing answers for `seconds`.
    """
    sock = socket.socket(socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.setblocking(False)
        number = sock.connect_ex((ip, port))
        if number in (EINPROGRESS, EWOULDBLOCK):
            _wait(sock, _WRITE, check, time.monotonic() + seconds)
            number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if number:
            raise OSError(number, os.strerror(number))
    except BaseException:
        sock.close()
        raise
    return sock


def secure(
    sock: socket.socket, host: str, context: ssl.SSLContext, check: Check, seconds: float = CONNECT_S
) -> ssl.SSLSocket:
    """The same connection, encrypted; whoever answers has proved to be `host`.

    Raises:
        OSError: that came to nothing; the connection is closed then.
    """
    try:
        safe = context.wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
    except BaseException:
        sock.close()
        raise
    try:
        _patiently(safe, safe.do_handshake, check, time.monotonic() + seconds, _READ)
    except BaseException:
        safe.close()
        raise
    return safe


class Wire(io.RawIOBase):
    """What comes over a connection.

    Attributes:
        most: bytes that may come in all.
        until: when patience ends whatever comes, by the monotonic clock; None for never.
    """

    def __init__(self, sock: socket.socket, check: Check, stalled_s: float = STALLED_S) -> None:
        super().__init__()
        self._sock, self._check, self._stalled_s = sock, check, stalled_s
        self._count = 0
        self.most = 1 << 20
        self.until: float | None = None

    def makefile(self, _mode: str) -> io.BufferedReader:
        """As `http.client` asks a socket for its file."""
        return io.BufferedReader(self, 1 << 16)

    def send(self, data: bytes) -> None:
        """Send all of `data`.

        Raises:
            OSError: it did not go through.
        """
        rest = memoryview(data)
        while rest:
            sent = self._try(lambda piece=rest: self._sock.send(piece), _WRITE)  # type: ignore[misc]
            rest = rest[sent:]

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Take what is there, or wait for it.

        Raises:
            OSError: the connection broke; `TimeoutError` where nothing came for too long.
            OverrunError: more came than `most`.
        """
        self._check()
        got = self._try(lambda: self._sock.recv_into(buffer), _READ)
        self._count += got
        if self._count > self.most:
            raise OverrunError
        return got

    def close(self) -> None:
        """Hang up."""
        self._sock.close()
        super().close()

    def _try(self, act: Callable[[], int], event: int) -> int:
        until = time.monotonic() + self._stalled_s
        if self.until is not None:
            until = min(until, self.until)
            if time.monotonic() > self.until:
                raise TimeoutError
        return _patiently(self._sock, act, self._check, until, event)


def _patiently(sock: socket.socket, act: Callable[[], _T], check: Check, until: float, event: int) -> _T:
    while True:
        try:
            return act()
        except ssl.SSLWantReadError:
            _wait(sock, _READ, check, until)
        except ssl.SSLWantWriteError:
            _wait(sock, _WRITE, check, until)
        except BlockingIOError:
            _wait(sock, event, check, until)


def _wait(sock: socket.socket, event: int, check: Check, until: float) -> None:
    """Wait until something can be done.

    Raises:
        TimeoutError: it is too late.
    """
    with selectors.DefaultSelector() as selector:
        selector.register(sock, event)
        while not selector.select(max(0.0, min(_SLICE_S, until - time.monotonic()))):
            check()
            if time.monotonic() >= until:
                raise TimeoutError
