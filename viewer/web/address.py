"""Addresses of the web: what is one, what it says, and where its links lead."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from viewer.errors import Message, WorldError, message

_PORTS = {"http": 80, "https": 443}
_LONGEST = 8192  # characters; what a store of files signs has some hundreds
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d{1,5}(?:[/?#]|$))")  # not `host:port`
_HOST = re.compile(r"(?=.{1,253}$)[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*\.?")
_KEPT = "%/:=&?~+!$,;'@()*[]-._"  # what stays as it is in a path or query


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be asked.

    Attributes:
        scheme: ``http`` or ``https``.
        host: name or number in ASCII; IPv6 without brackets.
        port: given, or the scheme's own.
        target: path and query, percent-encoded.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> tuple[str, int]:
        """Host and port."""
        return self.host, self.port

    @property
    def netloc(self) -> str:
        """Host and port as they stand in an address: a scheme's own port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        """The whole address, without what follows a ``#``."""
        return f"{self.scheme}://{self.netloc}{self.target}"


def looks_like_address(text: str) -> bool:
    """Whether a text is one address of the web and nothing else."""
    text = text.strip()
    return len(text) <= _LONGEST and re.fullmatch(r"https?://[^\s<>\"]+", text, re.IGNORECASE) is not None


def parse(text: str) -> Address:
    """The address in a text; where it names no scheme, ``https`` is meant.

    Raises:
        WorldError: it is none, or of a kind that is not asked.
    """
    text = text.strip()
    if len(text) > _LONGEST or not text.isprintable():
        raise _refused(text, message("An address is one line without strange characters, and not this long."))
    if not _SCHEME.match(text):
        text = f"https://{text.removeprefix('//')}"
    try:
        parts = urlsplit(text)
        port = parts.port
        scheme, host = parts.scheme.lower(), _ascii(parts.hostname or "")
    except ValueError as error:  # a port that is no number, half a bracket, a name that cannot be
        raise _refused(text, message("Look whether it was copied whole.")) from error
    if scheme not in _PORTS:
        raise _refused(text, message("Only addresses that begin with http:// or https:// are opened."))
    if not host or port == 0:
        raise _refused(text, message("Look whether it was copied whole."))
    if parts.username is not None or parts.password is not None:
        raise _refused(text, message("It holds a name or a password, which is never sent."))
    target = quote(parts.path or "/", _KEPT) + (f"?{quote(parts.query, _KEPT)}" if parts.query else "")
    return Address(scheme, host, _PORTS[scheme] if port is None else port, target)


def follow(base: Address, link: str) -> Address:
    """Where a link on `base` leads.

    Raises:
        WorldError: nowhere that may be asked.
    """
    try:
        return parse(urljoin(str(base), link.strip()))
    except ValueError as error:  # half a bracket
        raise _refused(link, message("Look whether it was copied whole.")) from error


def _ascii(host: str) -> str:
    """A host as it is asked for; empty where it is none.

    Raises:
        ValueError: a part of it is too long, or holds what no name may.
    """
    if ":" in host:
        return str(ipaddress.IPv6Address(host)) if "%" not in host else ""
    name = host if host.isascii() else host.encode("idna").decode("ascii")
    return name if _HOST.fullmatch(name) else ""


def _refused(text: str, why: Message) -> WorldError:
    shown = "".join(letter if letter.isprintable() else " " for letter in text[:200])
    return WorldError(message("{address} cannot be opened", address=shown), why)
