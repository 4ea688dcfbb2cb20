"""One question to the web and its answer: no cookies, no referrer, a few redirects, and never downhill."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import cast

from viewer import __version__
from viewer.web.address import Address, follow
from viewer.web.faults import (
    bad_status,
    broken,
    downgraded,
    no_http,
    stalled,
    too_large,
    too_many_redirects,
)
from viewer.web.reach import Reach
from viewer.web.wire import STALLED_S, Check, OverrunError, Wire

MOST_REDIRECTS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
_GOOD = {200, 206, 416}
_PIECE = 1 << 16
_HEAD = 4096  # bytes that tell what it is
_HEAD_S = 60.0  # for the answer to begin, however it drips
_UNPACKED = {"", "identity"}
_OWN = {"User-Agent": f"Turnlight/{__version__}", "Accept": "*/*", "Accept-Encoding": "identity"}


class Answer:
    """What an address answered; its content is still to come.

    Attributes:
        address: that gave it, after all redirects.
        status: 200, 206 for a part, or 416 where there is nothing behind what was asked for.
        headers: all, as they came.
        length: bytes of the content, as the server says; None where it does not.
    """

    def __init__(self, address: Address, wire: Wire, response: HTTPResponse) -> None:
        self.address, self._wire, self._response = address, wire, response
        self.status = response.status
        self.headers: HTTPMessage = response.headers
        self.packed = self.header("Content-Encoding").lower() not in _UNPACKED
        self.length = None if self.packed else response.length

    def header(self, name: str) -> str:
        """A header, or nothing."""
        return str(self.headers.get(name, "")).strip()

    def pieces(self, largest: Callable[[bytes], int]) -> Iterator[bytes]:
        """The content, in pieces.

        Args:
            largest: given the first of it, how many bytes may come.

        Raises:
            BrokenError: the connection ended too early, or nothing came for too long.
            TooLargeError: more came, or is to come, than may.
        """
        limit = got = 0
        for piece in self._unpacked() if self.packed else self._read():
            if not got:
                limit = largest(piece)
                self._wire.most = 2 * limit + _PIECE * 16  # what is around the content counts, too
            got += len(piece)
            if got > limit or (self.length or 0) > limit:
                raise too_large(self.address, limit)
            yield piece
        if self.length is not None and got < self.length:
            raise broken(self.address)

    def close(self) -> None:
        """Hang up."""
        with suppress(OSError, ValueError):
            self._response.close()
        self._wire.close()

    def _read(self) -> Iterator[bytes]:
        first = b""
        try:
            while len(first) < _HEAD and (piece := self._response.read1(_PIECE)):
                first += piece
            if first:
                yield first
            while piece := self._response.read1(_PIECE):
                yield piece
        except TimeoutError as error:
            raise stalled(self.address, STALLED_S) from error
        except OverrunError as error:
            raise too_large(self.address, self._wire.most // 2) from error
        except (OSError, HTTPException, ValueError) as error:  # ValueError: a chunk of no size
            raise broken(self.address) from error

    def _unpacked(self) -> Iterator[bytes]:
        """What was packed although nobody asked for that, in pieces no larger than others."""
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip or zlib
        try:
            for piece in self._read():
                while piece and not unpack.eof:
                    if data := unpack.decompress(piece, _PIECE):
                        yield data
                    piece = unpack.unconsumed_tail
        except zlib.error as error:
            raise no_http(self.address) from error
        if not unpack.eof:
            raise broken(self.address)


class Web:
    """Asks on behalf of the reader, for as long as he waits.

    Attributes:
        check: raises where he does not.
        reach: connects, and knows what he named.
    """

    def __init__(self, check: Check, reach: Reach | None = None) -> None:
        self.check = check
        self.reach = reach or Reach()

    def ask(self, address: Address, headers: Mapping[str, str], *, typed: bool) -> Answer:
        """The answer of `address`, or of where it sends on to; to be closed.

        Args:
            address: whom to ask.
            headers: what is said besides the usual.
            typed: whether the reader named the address himself.

        Raises:
            WorldError: there is none; see `Reach.open`.
        """
        first = address
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask(address, headers, typed=typed and address is first)
            if answer.status in _GOOD:
                return answer
            answer.close()
            if answer.status not in _REDIRECTS or not answer.header("Location"):
                raise bad_status(address, answer.status)
            further = follow(address, answer.header("Location"))
            if address.scheme == "https" and further.scheme != "https":
                raise downgraded(address)
            address = further
        raise too_many_redirects(first, MOST_REDIRECTS)

    def _ask(self, address: Address, headers: Mapping[str, str], *, typed: bool) -> Answer:
        wire = Wire(self.reach.open(address, self.check, typed=typed), self.check)
        try:
            lines = {"Host": address.netloc, **_OWN, **headers, "Connection": "close"}
            said = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
            wire.send(f"GET {address.target} HTTP/1.1\r\n{said}\r\n".encode("latin-1"))
            wire.until = time.monotonic() + _HEAD_S
            response = HTTPResponse(cast("object", wire), method="GET")  # type: ignore[arg-type]
            response.begin()
            wire.until = None
        except TimeoutError as error:
            wire.close()
            raise stalled(address, STALLED_S) from error
        except (HTTPException, OverrunError, ValueError) as error:
            wire.close()
            raise no_http(address) from error
        except OSError as error:
            wire.close()
            raise broken(address) from error
        except BaseException:
            wire.close()
            raise
        return Answer(address, wire, response)
