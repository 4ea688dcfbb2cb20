"""Whom an address leads to: looked up once, judged, and then connected to that one and no other."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from viewer.web.address import Address
from viewer.web.faults import private, unreached
from viewer.web.wire import Check, connect, secure

_MOST_TRIED = 3  # of the numbers that a name has
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # IPv4 inside IPv6, RFC 6052


@dataclass(frozen=True, slots=True)
class System:
    """What the system is asked for.

    Attributes:
        resolve: the numbers of a host and port.
        connect: a connection to one of them.
        context: what makes it secure.
    """

    resolve: Callable[[str, int], Sequence[str]] = field(default=lambda host, port: _resolve(host, port))
    connect: Callable[[str, int, Check], socket.socket] = connect
    context: Callable[[], ssl.SSLContext] = ssl.create_default_context


@dataclass(slots=True)
class Reach:
    """Connects, and knows which hosts the reader named himself: those alone may be in his own network.

    Attributes:
        system: does it.
        homes: by host and port, the numbers that they had when the reader named them. Whatever they turn
            into later was not named.
    """

    system: System = field(default_factory=System)
    homes: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)

    def open(self, address: Address, check: Check, *, typed: bool) -> socket.socket:
        """A connection to `address`.

        Args:
            address: whom to connect to.
            check: raises where nobody waits any more.
            typed: whether the reader named it himself.

        Raises:
            WorldError: there is no such host, it lies in the reader's own network, does not answer, or
                cannot prove who it is.
        """
        try:
            numbers = self.system.resolve(*address.origin)
        except (OSError, UnicodeError) as error:  # UnicodeError: a part of the name is too long
            raise unreached(address, error) from error
        if typed:
            self.homes.setdefault(address.origin, frozenset(numbers))
        known = self.homes.get(address.origin, frozenset())
        allowed = [number for number in numbers if number in known or is_public(number)]
        if not allowed:
            raise private(address)
        return self._connect(address, allowed[:_MOST_TRIED], check)

    def _connect(self, address: Address, numbers: Sequence[str], check: Check) -> socket.socket:
        last: OSError = TimeoutError()
        for number in numbers:
            check()
            try:
                sock = self.system.connect(number, address.port, check)
                if address.scheme == "https":
                    return secure(sock, address.host, self.system.context(), check)
            except OSError as error:
                last = error
            else:
                return sock
        raise unreached(address, last) from last


def is_public(number: str) -> bool:
    """Whether an address in numbers is one of the whole internet's; not where IPv6 hides another one."""
    try:
        ip = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        if inner is not None:
            return _is_global(inner)
    return _is_global(ip)


def _is_global(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _resolve(host: str, port: int) -> list[str]:
    """All numbers of a host, in the order the system likes best.

    Raises:
        OSError: there are none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
