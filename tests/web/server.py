"""A web server on this machine that does what it is told, be it as bad as it may."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from viewer.web.address import Address, parse
from viewer.web.ask import Web
from viewer.web.reach import Reach, System
from viewer.web.wire import Check, connect

PUBLIC = "93.184.215.14"
Do = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers with what the server was told to do for a path."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers.items())))
        do = self.server.pages.get(self.path.partition("?")[0])
        with suppress(OSError):  # whoever asked hung up
            if do is None:
                self.answer(b"nothing", 404)
            else:
                do(self)

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        """An honest answer; underscores in the names of headers stand for hyphens."""
        self.head(status, Content_Length=str(len(body)), **headers)
        self.wfile.write(body)

    def head(self, status: int = 200, **headers: str) -> None:
        """Only the beginning of one; the connection is closed after it."""
        self.close_connection = True
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Keeps what it was asked.

    Attributes:
        pages: what is done for each path.
        asked: path and headers of each question, in order.
        gate: what a page may wait for; opened at the end.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, Do] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.gate = threading.Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def at(self, path: str = "/", host: str = "127.0.0.1") -> Address:
        return parse(self.url(path, host))

    def give(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        self.pages[path] = lambda handler: handler.answer(body, status, **headers)

    def send_on(self, path: str, to: str) -> None:
        self.give(path, b"", 302, Location=to)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def handle_error(self, *_args: object) -> None:
        """Whoever asked hung up in the middle."""


@contextmanager
def served() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.gate.set()
        server.shutdown()
        server.server_close()
        thread.join()


class Net:
    """Names that lead where a test says, and public numbers that all lead to this machine.

    Attributes:
        numbers: by host, the numbers of each look-up in turn; the last one stays.
        connected: the numbers that were connected to.
    """

    def __init__(self, **numbers: Sequence[Sequence[str]]) -> None:
        self.numbers = {name.replace("_", "."): list(each) for name, each in numbers.items()}
        self.connected: list[str] = []
        self.reach = Reach(System(self._resolve, self._connect))

    def web(self, check: Check = lambda: None) -> Web:
        return Web(check, self.reach)

    def _resolve(self, host: str, port: int) -> list[str]:
        if host[0].isdigit() or ":" in host:
            return [host]
        known = self.numbers.get(host)
        if known is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return list(known.pop(0) if len(known) > 1 else known[0])

    def _connect(self, number: str, port: int, check: Check) -> socket.socket:
        self.connected.append(number)
        return connect("127.0.0.1" if number == PUBLIC else number, port, check)
