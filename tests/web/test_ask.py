"""Questions and answers: what is never said, where nobody is followed, and how much is taken."""

from __future__ import annotations

import gzip
import time
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.server import PUBLIC, Handler, Net, Server
from viewer.errors import WorldError
from viewer.web import ask as ask_module
from viewer.web import wire as wire_module
from viewer.web.address import Address
from viewer.web.ask import MOST_REDIRECTS, Answer, Web
from viewer.web.faults import BrokenError, TooLargeError
from viewer.web.reach import Reach


def web() -> Web:
    return Web(lambda: None, Reach())


def ask(server: Server, path: str = "/") -> Answer:
    return web().ask(server.at(path), {}, typed=True)


def content(answer: Answer, limit: int = 1 << 20) -> bytes:
    try:
        return b"".join(answer.pieces(lambda _head: limit))
    finally:
        answer.close()


def test_the_content_comes_whole(server: Server) -> None:
    body = bytes(range(256)) * 3000
    server.give("/a", body)
    answer = ask(server, "/a")
    assert (answer.length, content(answer)) == (len(body), body)


def test_nothing_but_the_needful_is_said(server: Server) -> None:
    server.give("/", b"", 302, Location="/b", Set_Cookie="a=b; Path=/")
    server.give("/b", b"b", Set_Cookie="c=d; Path=/")
    asker = web()
    for _ in range(2):
        assert content(asker.ask(server.at(), {}, typed=True)) == b"b"
    for _, headers in server.asked:
        assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert headers["User-Agent"].startswith("Turnlight/")


def test_a_few_redirects_are_followed(server: Server) -> None:
    for number in range(MOST_REDIRECTS):
        server.send_on(f"/{number}", f"/{number + 1}")
    server.give(f"/{MOST_REDIRECTS}", b"here")
    answer = ask(server, "/0")
    assert answer.address.target == f"/{MOST_REDIRECTS}"
    assert content(answer) == b"here"


def test_redirects_in_circles_end(server: Server) -> None:
    server.send_on("/a", "/b")
    server.send_on("/b", "/a")
    with pytest.raises(WorldError, match="sent on more than 5 times"):
        ask(server, "/a")
    assert len(server.asked) == MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://example.org/x", "data:text/plain,x", "javascript:x"]
)
def test_no_other_scheme_is_followed(server: Server, to: str) -> None:
    server.send_on("/", to)
    with pytest.raises(WorldError, match="begin with http"):
        ask(server)


def test_a_redirect_home_is_refused(server: Server) -> None:
    net = Net(public_example=[[PUBLIC]])
    for to in (server.url("/secret"), "http://[::1]:1/", "http://169.254.169.254/latest"):
        server.send_on("/", to)
        with pytest.raises(WorldError, match="own network"):
            net.web().ask(server.at(host="public.example"), {}, typed=True)
    assert set(net.connected) == {PUBLIC}
    assert "/secret" not in server.paths()


def test_a_redirect_to_another_port_at_home_is_refused(server: Server) -> None:
    server.send_on("/", f"http://127.0.0.1:{server.port + 1}/")
    with pytest.raises(WorldError, match="own network"):
        ask(server)


def test_nobody_is_followed_to_where_all_may_listen(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.send_on("/", "http://public.example/")
    net = Net(public_example=[[PUBLIC]], safe_example=[[PUBLIC]])
    monkeypatch.setattr("viewer.web.reach.secure", lambda sock, *_args: sock)  # as if it were encrypted
    with pytest.raises(WorldError, match="not encrypted"):
        net.web().ask(Address("https", "safe.example", server.port, "/"), {}, typed=True)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 500, 503, 204, 304, 300])
def test_other_answers_are_told_with_what_to_do(server: Server, status: int) -> None:
    server.pages["/"] = lambda handler: handler.head(status, Content_Length="0")
    with pytest.raises(WorldError) as caught:
        ask(server)
    assert str(caught.value.detail)


def test_a_content_shorter_than_said_is_broken(server: Server) -> None:
    def lie(handler: Handler) -> None:
        handler.head(Content_Length="1000")
        handler.wfile.write(b"a" * 10)

    server.pages["/"] = lie
    with pytest.raises(BrokenError):
        content(ask(server))


def test_a_content_said_to_be_too_large_is_not_taken(server: Server) -> None:
    def lie(handler: Handler) -> None:
        handler.head(Content_Length=str(10 << 30))
        handler.wfile.write(b"a" * 5000)
        handler.server.gate.wait(20)

    server.pages["/"] = lie
    began = time.monotonic()
    with pytest.raises(TooLargeError, match="too large"):
        content(ask(server))
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("chunked", [False, True])
def test_an_endless_content_ends_and_takes_no_memory(server: Server, *, chunked: bool) -> None:
    def endless(handler: Handler) -> None:
        handler.head(**({"Transfer_Encoding": "chunked"} if chunked else {}))
        piece = b"a" * 0x8000
        while True:
            handler.wfile.write(b"8000\r\n" + piece + b"\r\n" if chunked else piece)

    server.pages["/"] = endless
    answer = ask(server)
    tracemalloc.start()
    try:
        pieces = answer.pieces(lambda _head: 32 << 20)
        with pytest.raises(TooLargeError):
            sum(map(len, pieces))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        answer.close()
    assert peak < 4 << 20


def test_what_is_around_a_content_ends_too(server: Server) -> None:
    def trailers(handler: Handler) -> None:
        handler.head(Transfer_Encoding="chunked")
        handler.wfile.write(b"5\r\nhello\r\n0\r\n")
        while True:
            handler.wfile.write(b"X-More: and more\r\n" * 1000)

    server.pages["/"] = trailers
    with pytest.raises(TooLargeError):
        content(ask(server), 1000)


def test_endless_headers_end(server: Server) -> None:
    def headers(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            handler.wfile.write(b"X-More: and more\r\n" * 1000)

    server.pages["/"] = headers
    with pytest.raises(WorldError, match="no web server"):
        ask(server)


@pytest.mark.parametrize(
    "said", [b"SSH-2.0-OpenSSH\r\n", b"\0\0\0\0\r\n", b"HTTP/9 x\r\n\r\n", b"a" * 100_000]
)
def test_what_is_no_web_server_is_told(server: Server, said: bytes) -> None:
    server.pages["/"] = lambda handler: handler.wfile.write(said)
    with pytest.raises(WorldError):
        ask(server).close()


def test_packed_content_is_unpacked_within_its_limit(server: Server) -> None:
    server.give("/", gzip.compress(b"words " * 1000), Content_Encoding="gzip")
    assert content(ask(server)) == b"words " * 1000
    server.give("/", gzip.compress(b"\0" * (50 << 20)), Content_Encoding="gzip")
    with pytest.raises(TooLargeError):
        content(ask(server))


@pytest.mark.parametrize("body", [gzip.compress(b"words " * 1000)[:-20], b"no gzip", b""])
def test_damaged_packing_is_told(server: Server, body: bytes) -> None:
    server.give("/", body, Content_Encoding="gzip")
    with pytest.raises(WorldError):
        content(ask(server))


def test_one_who_falls_silent_is_left(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(handler: Handler) -> None:
        handler.head(Content_Length="1000")
        handler.wfile.write(b"a" * 10)
        handler.server.gate.wait(20)

    server.pages["/"] = silent
    assert wire_module.STALLED_S == 30
    monkeypatch.setattr(wire_module.Wire.__init__, "__defaults__", (0.3,))
    with pytest.raises(BrokenError, match="Nothing came"):
        content(ask(server))


def test_one_whose_answer_only_drips_is_left(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def drip(handler: Handler) -> None:
        while not handler.server.gate.wait(0.02):
            handler.wfile.write(b"H")

    server.pages["/"] = drip
    monkeypatch.setattr(ask_module, "_HEAD_S", 0.4)
    with pytest.raises(BrokenError):
        ask(server)


class _GaveUpError(Exception):
    pass


def test_giving_up_works_while_nothing_comes(server: Server) -> None:
    server.pages["/"] = lambda handler: handler.server.gate.wait(20) and None
    until = time.monotonic() + 0.3

    def check() -> None:
        if time.monotonic() > until:
            raise _GaveUpError

    with pytest.raises(_GaveUpError):
        Web(check, Reach()).ask(server.at(), {}, typed=True)
    assert time.monotonic() - until < 2


LINES = st.sampled_from(
    [
        *(
            b"HTTP/1.1 200 OK\r\n",
            b"HTTP/1.0 206 Part\r\n",
            b"HTTP/1.1 302 Found\r\n",
            b"HTTP/1.1 100 Go on\r\n",
        ),
        *(
            b"Content-Length: 5\r\n",
            b"Content-Length: -1\r\n",
            b"Content-Length: x\r\n",
            b"Location: //[\r\n",
        ),
        *(b"Location: \xff\r\n", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"\r\n"),
        *(
            b"5\r\nhello\r\n",
            b"-5\r\n",
            b"zz\r\n",
            b"0\r\n\r\n",
            b"hello",
            b"ffffffffffffffff\r\n",
            b"\n",
            b":\r\n",
        ),
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES | st.binary(max_size=40), max_size=12), st.booleans())
def test_any_answer_is_content_or_told(server: Server, pieces: list[bytes], begun: bool) -> None:
    said = (b"HTTP/1.1 200 OK\r\n" if begun else b"") + b"".join(pieces)

    def say(handler: Handler) -> None:
        handler.close_connection = True
        handler.wfile.write(said)

    server.pages["/"] = say
    try:
        assert len(content(ask(server))) <= len(said)
    except WorldError as error:
        told = str(error.detail)
        assert told
