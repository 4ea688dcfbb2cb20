"""What goes wrong on the way to an address and back, in words for the reader."""

from __future__ import annotations

import socket
import ssl

from viewer.errors import Message, WorldError, message
from viewer.web.address import Address

_MEGABYTE = 1_000_000
_STATUSES = {
    401: message("It wants a name and a password, which are never sent. Download it in a browser."),
    403: message("The server does not give it out. Perhaps a browser may download it."),
    404: message("There is nothing at this address. Look whether it was copied whole."),
    410: message("It is no longer there."),
    429: message("The server was asked too often. Try again in a few minutes."),
}


class BrokenError(WorldError):
    """The connection broke off; what has arrived is good, and the rest may be asked for."""


class TooLargeError(WorldError):
    """There is more than is taken."""


def broken(address: Address, why: Message | None = None) -> BrokenError:
    """The connection ended before all was there."""
    detail = message("Try again: what has arrived is kept where the server allows it.")
    return BrokenError(message("The connection to {host} broke off", host=address.host), why or detail)


def stalled(address: Address, seconds: float) -> BrokenError:
    """Nothing came for so long."""
    detail = message("Nothing came for {seconds} seconds. Try again later.", seconds=round(seconds))
    return broken(address, detail)


def too_large(address: Address, limit: int) -> TooLargeError:
    """More than `limit` bytes."""
    return TooLargeError(
        message("{address} is too large", address=shown(address)),
        message(
            "Audio may have {audio} MB, anything else {other} MB; this has more than {limit} MB.",
            audio=MOST_AUDIO // _MEGABYTE,
            other=MOST_OTHER // _MEGABYTE,
            limit=limit // _MEGABYTE,
        ),
    )


MOST_AUDIO = 4 << 30
"""Bytes of an audio file."""

MOST_OTHER = 64 << 20
"""Bytes of anything else."""


def bad_status(address: Address, status: int) -> WorldError:
    """The server answered, but not with what was asked for."""
    if status >= 500:
        detail = message("The server has a problem of its own ({status}). Try again later.", status=status)
    else:
        other = message("The server answers {status}. Look whether the address is right.", status=status)
        detail = _STATUSES.get(status, other)
    return _unopened(address, detail)


def no_http(address: Address) -> WorldError:
    """What answers there speaks something else."""
    return _unopened(address, message("What answers there is no web server."))


def private(address: Address) -> WorldError:
    """A link into the reader's own network."""
    return WorldError(
        message("{host} is not asked: it lies in your own network", host=address.host),
        message("If you know that address, open it yourself: choose Open address… and type it."),
    )


def too_many_redirects(address: Address, most: int) -> WorldError:
    """The server sends from one address to another, without end."""
    detail = message("The server sent on more than {most} times. Open the last address itself.", most=most)
    return _unopened(address, detail)


def downgraded(address: Address) -> WorldError:
    """The server sends on to where all could listen."""
    detail = message("The server sends on to an address that is not encrypted, which is not followed.")
    return _unopened(address, detail)


def unreached(address: Address, error: Exception) -> WorldError:
    """There is no connection, in whatever way the system says it."""
    if isinstance(error, ssl.SSLCertVerificationError):
        why = message("Its certificate is not valid: {reason}.", reason=error.verify_message)
        title = message("{host} cannot prove that it is {host}", host=address.host)
        return WorldError(title, why)
    if isinstance(error, ssl.SSLError):
        why = message("No encrypted connection came about: {reason}.", reason=error.reason or "TLS")
    elif isinstance(error, socket.gaierror):
        why = message("There is no such name, or no connection to the internet.")
    elif isinstance(error, TimeoutError):
        why = message("It does not answer. Try again later.")
    else:
        why = message("The system says: {reason}", reason=getattr(error, "strerror", None) or error)
    return WorldError(message("{host} cannot be reached", host=address.host), why)


def shown(address: Address) -> str:
    """An address short enough for a message; what follows ``?`` may be a secret."""
    text = f"{address.scheme}://{address.netloc}{address.target.partition('?')[0]}"
    return text if len(text) <= 90 else f"{text[:60]}…{text[-25:]}"


def _unopened(address: Address, detail: Message) -> WorldError:
    return WorldError(message("{address} cannot be opened", address=shown(address)), detail)
