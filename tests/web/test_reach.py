"""Who may be connected to: the whole internet, and of the reader's own network what he named."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.web.server import PUBLIC, Net, Server
from viewer.errors import WorldError
from viewer.web.address import parse
from viewer.web.reach import Reach, System, is_public
from viewer.web.wire import connect


def nothing() -> None:
    """Nobody gave up."""


@pytest.mark.parametrize("number", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_numbers(number: str) -> None:
    assert is_public(number)


PRIVATE = (
    *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
    *("0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1", "", "x"),
    *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
    *("64:ff9b::127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:c0a8:101::1", "2001:db8::1"),
)


@pytest.mark.parametrize("number", PRIVATE)
def test_numbers_of_the_own_network(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["127.0.0.1", "::1", "169.254.169.254"])
def test_a_name_that_leads_home_is_refused(number: str) -> None:
    net = Net(evil_example=[[number]])
    with pytest.raises(WorldError, match="own network"):
        net.reach.open(parse("http://evil.example/"), nothing, typed=False)
    assert net.connected == []


def test_odd_spellings_are_judged_by_what_they_lead_to() -> None:
    for host in ("2130706433", "0x7f.1", "0177.0.0.1", "localhost", "127.1"):
        with pytest.raises(WorldError) as caught:
            Reach().open(parse(f"http://{host}:1/"), nothing, typed=False)
        assert "own network" in str(caught.value) or "no such name" in str(caught.value)


def test_what_the_reader_named_may_lie_at_home(server: Server) -> None:
    net = Net(nas_local=[["127.0.0.1"]])
    address = server.at(host="nas.local")
    net.reach.open(address, nothing, typed=True).close()
    net.reach.open(address, nothing, typed=False).close()  # a link on the same host
    other = parse(f"http://nas.local:{server.port + 1}/")
    with pytest.raises(WorldError, match="own network"):
        net.reach.open(other, nothing, typed=False)


def test_a_name_that_is_turned_round_afterwards_is_refused(server: Server) -> None:
    net = Net(evil_example=[[PUBLIC], ["127.0.0.1"]])
    address = server.at(host="evil.example")
    net.reach.open(address, nothing, typed=True).close()
    for typed in (False, True):  # a link to the same host, and going on with what broke off
        with pytest.raises(WorldError, match="own network"):
            net.reach.open(address, nothing, typed=typed)
    assert net.connected == [PUBLIC]


def test_of_several_numbers_only_public_ones_are_tried(server: Server) -> None:
    net = Net(mixed_example=[["10.0.0.1", PUBLIC, "127.0.0.1"]])
    net.reach.open(server.at(host="mixed.example"), nothing, typed=False).close()
    assert net.connected == [PUBLIC]


def test_the_next_number_is_tried_where_one_does_not_answer(server: Server) -> None:
    net = Net(two_example=[["127.0.0.2", "127.0.0.1"]])
    net.reach.open(server.at(host="two.example"), nothing, typed=True).close()
    assert net.connected == ["127.0.0.2", "127.0.0.1"]


def test_nobody_there_is_told() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(WorldError, match="cannot be reached"):
        Reach().open(parse(f"http://127.0.0.1:{port}/"), nothing, typed=True)
    with pytest.raises(WorldError, match="no such name"):
        Net().reach.open(parse("http://nowhere.example/"), nothing, typed=True)


def test_one_who_never_answers_is_not_waited_for() -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        port = full.getsockname()[1]
        taken = []
        for _ in range(3):  # more than wait in line
            one = socket.socket()
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
            taken.append(one)
        with pytest.raises(TimeoutError):
            connect("127.0.0.1", port, nothing, seconds=0.3)
        for one in taken:
            one.close()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of ``good.example`` that nobody vouches for, and its key."""
    if shutil.which("openssl") is None:
        pytest.skip("not installed: openssl")
    folder = tmp_path_factory.mktemp("certificate")
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=good.example", "-addext", "subjectAltName=DNS:good.example",
         "-keyout", key, "-out", cert],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return cert, key


@contextmanager
def encrypted(certificate: tuple[Path, Path]) -> Iterator[int]:
    """A server that does no more than prove who it is."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                sock, _ = listener.accept()
                with suppress(OSError), context.wrap_socket(sock, server_side=True) as safe:
                    safe.recv(1)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def trusting(certificate: tuple[Path, Path]) -> System:
    return System(
        lambda _host, _port: ["127.0.0.1"],
        context=lambda: ssl.create_default_context(cafile=str(certificate[0])),
    )


def test_who_proves_to_be_the_host_is_connected_to(certificate: tuple[Path, Path]) -> None:
    with encrypted(certificate) as port:
        reach = Reach(trusting(certificate))
        sock = reach.open(parse(f"https://good.example:{port}/"), nothing, typed=True)
        assert isinstance(sock, ssl.SSLSocket)
        sock.close()


@pytest.mark.parametrize(("host", "known"), [("good.example", False), ("other.example", True)])
def test_who_cannot_prove_it_is_refused(certificate: tuple[Path, Path], host: str, *, known: bool) -> None:
    system = trusting(certificate)
    with encrypted(certificate) as port:
        reach = Reach(system if known else System(system.resolve))
        with pytest.raises(WorldError, match=f"{host} cannot prove that it is {host}"):
            reach.open(parse(f"https://{host}:{port}/"), nothing, typed=True)


def test_one_who_speaks_no_tls_is_told(server: Server) -> None:
    server.give("/", b"plain")
    with pytest.raises(WorldError, match="cannot be reached"):
        Reach().open(parse(f"https://127.0.0.1:{server.port}/"), nothing, typed=True)
