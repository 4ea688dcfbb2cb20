"""Fetching: what belongs together comes together, and nothing else is asked for."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.house import write_silence
from tests.web.server import PUBLIC, Handler, Net, Server, served
from viewer.controllers.fetching import FOLDER, Fetching
from viewer.controllers.web_work import Fetched
from viewer.core.podcast import Feed
from viewer.errors import WorldError

WAIT_MS = 10_000
VTT = b"WEBVTT\n\n00:00.000 --> 00:05.000\n<v Ada>Hello.\n\n00:05.000 --> 00:10.000\n<v Bo>Yes.\n"
BARE_VTT = VTT.replace(b"<v Ada>", b"").replace(b"<v Bo>", b"")
SRT = b"1\n00:00:00,000 --> 00:00:05,000\nHello.\n"
JSON = (
    b'{"version": "1.0.0", "segments": [{"speaker": "Ada", "startTime": 0, "endTime": 5, "body": "Hello."}]}'
)
CHAPTERS = b'{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "A", "img": "/picture.png"}]}'
PAGE = "<!doctype html><html><head><title>A page</title>{head}</head><body>{body}</body></html>"


@pytest.fixture
def server() -> Iterator[Server]:
    with served() as server:
        yield server


@pytest.fixture
def wav(tmp_path: Path) -> bytes:
    return write_silence(tmp_path, "made.wav", seconds=2).read_bytes()


@pytest.fixture
def fetching(qtbot: QtBot, tmp_path: Path) -> Iterator[Fetching]:
    fetching = Fetching(tmp_path / "data")
    yield fetching
    assert fetching.close()


class Bench:
    """Asks, and waits for the answer."""

    def __init__(self, qtbot: QtBot, fetching: Fetching, folder: Path) -> None:
        self.qtbot, self.fetching, self.folder = qtbot, fetching, folder

    def got(self, text: str, *, typed: bool = True) -> Fetched:
        with self.qtbot.waitSignal(self.fetching.fetched, timeout=WAIT_MS) as caught:
            self.fetching.open_address(text, typed=typed)
        return caught.args[0]

    def listed(self, text: str) -> Feed:
        with self.qtbot.waitSignal(self.fetching.listed, timeout=WAIT_MS) as caught:
            self.fetching.open_address(text, typed=True)
        return caught.args[0]

    def chosen(self, feed: Feed, number: int = 0) -> Fetched:
        with self.qtbot.waitSignal(self.fetching.fetched, timeout=WAIT_MS) as caught:
            self.fetching.choose(feed.episodes[number])
        return caught.args[0]

    def failed(self, text: str, *, typed: bool = True) -> str:
        with self.qtbot.waitSignal(self.fetching.failed, timeout=WAIT_MS) as caught:
            self.fetching.open_address(text, typed=typed)
        assert isinstance(caught.args[0], WorldError)
        return str(caught.args[0])

    def unfinished(self) -> list[str]:
        return sorted(path.name for path in (self.folder / FOLDER / ".unfinished").glob("*"))


@pytest.fixture
def bench(qtbot: QtBot, fetching: Fetching, tmp_path: Path) -> Bench:
    return Bench(qtbot, fetching, tmp_path / "data")


def names(fetched: Fetched) -> list[str]:
    return [path.name for path in fetched.paths]


def feed_of(*items: str) -> bytes:
    inside = "".join(f"<item>{each}</item>" for each in items)
    return f"<rss><channel><title>Show</title>{inside}</channel></rss>".encode()


# Files


def test_audio_comes_into_the_library(bench: Bench, server: Server, wav: bytes) -> None:
    server.give("/a/ep.wav", wav, Content_Type="text/html")
    fetched = bench.got(server.url("/a/ep.wav?token=1"))
    assert fetched.paths == (bench.folder / FOLDER / "ep.wav",)
    assert fetched.paths[0].read_bytes() == wav
    assert fetched.missing is None
    assert bench.unfinished() == []


@pytest.mark.parametrize(
    ("path", "body", "name"),
    [
        ("/words", VTT, "words.vtt"),
        ("/words.mp3", VTT, "words.vtt"),
        ("/words.srt", SRT, "words.srt"),
        ("/words.json?x=y", JSON, "words.json"),
        ("/api", JSON, "api.json"),
        ("/ep.json", CHAPTERS, "ep.chapters.json"),
        ("/words.php", b"Ada: Hello\n", "words.txt"),
        ("/", b"Ada: Hello\n", "127.0.0.1.txt"),
    ],
)
def test_content_is_judged_by_what_it_is(
    bench: Bench, server: Server, path: str, body: bytes, name: str
) -> None:
    server.give(path.partition("?")[0], body, Content_Type="audio/mpeg")
    assert names(bench.got(server.url(path))) == [name]


def test_audio_is_audio_whatever_it_is_called(bench: Bench, server: Server, wav: bytes) -> None:
    server.give("/ep.txt", wav, Content_Type="text/plain")
    assert names(bench.got(server.url("/ep.txt"))) == ["ep.wav"]


@pytest.mark.parametrize(
    "body", [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n\0", b"MZ\x90\0", b"\x7fELF", b"a\0b" * 99]
)
def test_anything_else_is_refused_and_removed(bench: Bench, server: Server, body: bytes) -> None:
    server.give("/ep.mp3", body, Content_Type="audio/mpeg")
    assert "neither audio nor a transcript" in bench.failed(server.url("/ep.mp3"))
    assert bench.unfinished() == []
    assert [path.name for path in (bench.folder / FOLDER).iterdir()] == [".unfinished"]


def test_what_is_no_address_is_told(bench: Bench) -> None:
    assert "http" in bench.failed("file:///etc/passwd")
    assert not bench.fetching.busy


@pytest.mark.parametrize(
    ("name", "start", "kept"),
    [
        ("a.m4b", b"\0\0\0\x20ftypM4B ", "a.m4b"),
        ("a.opus", b"OggS\0\2", "a.opus"),
        ("a.webm", b"\x1aE\xdf\xa3", "a.webm"),
        ("a.mp3", b"OggS\0\2", "a.ogg"),
        ("a", b"\xff\xfb\x90\x64", "a.mp3"),
        ("a.aac", b"\xff\xf1\x50\x80", "a.aac"),
        ("a.exe", b"ID3\4\0", "a.exe.mp3"),
    ],
)
def test_audio_keeps_an_ending_that_fits(
    bench: Bench, server: Server, name: str, start: bytes, kept: str
) -> None:
    server.give(f"/{name}", start + b"\0" * 5000)
    assert names(bench.got(server.url(f"/{name}"))) == [kept]


@pytest.mark.parametrize(("start", "size"), [(b"ID3", 10 << 30), (b"WEBVTT\n\n", 65 << 20)])
def test_a_file_that_is_too_large_is_refused_before_it_comes(
    bench: Bench, server: Server, start: bytes, size: int
) -> None:
    def large(handler: Handler) -> None:
        handler.head(Content_Length=str(size), ETag='"v1"')
        handler.wfile.write(start + b"\n" * 10_000)
        handler.server.gate.wait(20)

    server.pages["/a"] = large
    began = time.monotonic()
    assert "Audio may have 4294 MB, anything else 67 MB" in bench.failed(server.url("/a"))
    assert time.monotonic() - began < 5
    assert bench.unfinished() == []


# Pages


def test_a_page_brings_its_better_transcript_and_its_audio(bench: Bench, server: Server, wav: bytes) -> None:
    head = '<link rel=alternate type="text/vtt" href="/w.vtt"><link rel="icon" href="/icon.png">'
    body = '<img src="/picture.png"><audio src="/media/ep.wav"></audio><script src="/x.js"></script>'
    server.give("/page", PAGE.format(head=head, body=body).encode())
    server.give("/w.vtt", VTT)
    server.give("/media/ep.wav", wav)
    assert names(bench.got(server.url("/page"))) == ["ep.vtt", "ep.wav"]
    assert server.paths() == ["/page", "/w.vtt", "/media/ep.wav"]


def test_a_page_is_its_own_transcript(bench: Bench, server: Server, wav: bytes) -> None:
    server.give("/page.html", PAGE.format(head="", body='<audio src="ep.wav"></audio><p>Ada: x</p>').encode())
    server.give("/ep.wav", wav)
    assert names(bench.got(server.url("/page.html"))) == ["ep.html", "ep.wav"]
    assert server.paths() == ["/page.html", "/ep.wav"]


def test_a_page_opens_without_what_does_not_come(bench: Bench, server: Server) -> None:
    head = '<link rel=alternate type="text/vtt" href="/gone.vtt">'
    server.give("/page", PAGE.format(head=head, body='<audio src="/gone.mp3"></audio>').encode())
    fetched = bench.got(server.url("/page"))
    assert names(fetched) == ["page.html"]
    assert fetched.missing is not None
    assert "gone" in str(fetched.missing)


def test_the_feed_that_a_page_names_is_told_and_not_asked(bench: Bench, server: Server) -> None:
    head = '<link rel=alternate type="application/rss+xml" href="/feed">'
    server.give("/page", PAGE.format(head=head, body="<p>Ada: x</p>").encode())
    assert server.url("/feed") in str(bench.got(server.url("/page")).missing)
    assert server.paths() == ["/page"]


def test_a_page_does_not_lead_into_the_own_network(qtbot: QtBot, server: Server, tmp_path: Path) -> None:
    net = Net(public_example=[[PUBLIC]])
    fetching = Fetching(tmp_path / "data", reach=net.reach)
    bench = Bench(qtbot, fetching, tmp_path / "data")
    body = f'<audio src="{server.url("/secret.mp3")}"></audio>'
    server.give("/page", PAGE.format(head="", body=body).encode())
    fetched = bench.got(server.url("/page", "public.example"))
    assert names(fetched) == ["page.html"]
    assert "own network" in str(fetched.missing)
    assert server.paths() == ["/page"]
    assert fetching.close()


def test_a_link_of_others_does_not_lead_into_the_own_network(bench: Bench, server: Server) -> None:
    assert "own network" in bench.failed(server.url("/"), typed=False)
    assert server.asked == []


# Feeds


def test_an_episode_is_chosen_and_all_of_it_comes(bench: Bench, server: Server, wav: bytes) -> None:
    one = (
        '<title>1/2: Who?</title><enclosure url="/media.wav" type="audio/wav"/>'
        '<podcast:transcript url="/w.srt" type="application/srt"/>'
        '<podcast:transcript url="/w.vtt" type="text/vtt"/><podcast:chapters url="/c.json"/>'
    )
    server.give("/feed", feed_of('<title>Zero</title><enclosure url="/0.mp3" type="audio/mpeg"/>', one))
    for path, body in {"/media.wav": wav, "/w.srt": SRT, "/w.vtt": VTT, "/c.json": CHAPTERS}.items():
        server.give(path, body)
    feed = bench.listed(server.url("/feed"))
    assert server.paths() == ["/feed"]
    assert [each.title for each in feed.episodes] == ["Zero", "1/2: Who?"]
    fetched = bench.chosen(feed, 1)
    assert sorted(names(fetched)) == ["1-2_ Who_.chapters.json", "1-2_ Who_.vtt", "1-2_ Who_.wav"]
    assert server.paths() == ["/feed", "/w.vtt", "/c.json", "/media.wav"]
    assert bench.unfinished() == []


@pytest.mark.parametrize(
    ("bodies", "kept"),
    [
        ({"vtt": BARE_VTT, "json": JSON, "srt": SRT}, ".json"),
        ({"vtt": BARE_VTT, "srt": SRT}, ".vtt"),
        ({"srt": SRT, "txt": b"words"}, ".srt"),
        ({"vtt": b"\x89PNG\0", "srt": SRT}, ".srt"),
    ],
)
def test_the_transcript_with_speakers_is_taken(
    bench: Bench, server: Server, bodies: dict[str, bytes], kept: str
) -> None:
    links = "".join(f'<podcast:transcript url="/w.{each}"/>' for each in reversed(bodies))
    server.give("/feed", feed_of(f"<title>One</title>{links}"))
    for suffix, body in bodies.items():
        server.give(f"/w.{suffix}", body)
    fetched = bench.chosen(bench.listed(server.url("/feed")))
    assert [path.suffix for path in fetched.paths] == [kept]
    assert fetched.paths[0].read_bytes() == bodies[kept[1:]]
    assert fetched.missing is None
    assert bench.unfinished() == []


def test_an_episode_of_which_nothing_comes_is_told(bench: Bench, server: Server, qtbot: QtBot) -> None:
    server.give("/feed", feed_of('<title>One</title><enclosure url="/gone.mp3" type="audio/mpeg"/>'))
    feed = bench.listed(server.url("/feed"))
    with qtbot.waitSignal(bench.fetching.failed, timeout=WAIT_MS) as caught:
        bench.fetching.choose(feed.episodes[0])
    assert "There is nothing at this address" in str(caught.args[0])


def test_a_hostile_feed_is_told(bench: Bench, server: Server) -> None:
    bomb = b'<?xml version="1.0"?><!-- --><rss><!DOCTYPE x [<!ENTITY a "b">]><channel/></rss>'
    server.give("/feed", bomb)
    assert bench.failed(server.url("/feed"))
    assert bench.unfinished() == []


# While it goes on


def slow(handler: Handler) -> None:
    """A megabyte and then silence, of a file that can be gone on with."""
    handler.head(Content_Length=str(50_000_000), ETag='"v1"')
    handler.wfile.write(b"ID3" + b"\0" * 1_000_000)
    handler.server.gate.wait(20)


def test_progress_is_told(bench: Bench, server: Server, qtbot: QtBot) -> None:
    server.pages["/a.mp3"] = slow
    told: list[tuple[str, float]] = []
    bench.fetching.progress.connect(lambda text, share: told.append((str(text), share)))
    bench.fetching.open_address(server.url("/a.mp3"), typed=True)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert told[0][0].startswith("From 127.0.0.1: 0.0 of 50.0 MB")
    assert 0 <= told[0][1] < 1
    bench.fetching.cancel()


def test_cancel_is_at_once_and_keeps_what_came(bench: Bench, server: Server, qtbot: QtBot) -> None:
    server.pages["/a.mp3"] = slow
    answers: list[object] = []
    for signal in (bench.fetching.fetched, bench.fetching.failed):
        signal.connect(answers.append)
    bench.fetching.open_address(server.url("/a.mp3"), typed=True)
    folder = bench.folder / FOLDER / ".unfinished"
    qtbot.waitUntil(lambda: any(each.stat().st_size > 900_000 for each in folder.glob("*.part")))
    began = time.monotonic()
    with qtbot.waitSignal(bench.fetching.finished, timeout=100):
        bench.fetching.cancel()
    assert not bench.fetching.busy
    qtbot.waitUntil(lambda: any(len(name.split(".")) == 2 for name in bench.unfinished()), timeout=2000)
    assert time.monotonic() - began < 2
    assert answers == []
    assert len(bench.unfinished()) == 2


def test_closing_in_the_middle_is_clean(bench: Bench, server: Server, qtbot: QtBot) -> None:
    server.pages["/a.mp3"] = slow
    bench.fetching.open_address(server.url("/a.mp3"), typed=True)
    qtbot.waitUntil(lambda: bool(server.asked))
    began = time.monotonic()
    assert bench.fetching.close()
    assert time.monotonic() - began < 0.5


def test_another_address_takes_the_place_of_the_first(bench: Bench, server: Server, wav: bytes) -> None:
    server.pages["/a.mp3"] = slow
    server.give("/b.wav", wav)
    bench.fetching.open_address(server.url("/a.mp3"), typed=True)
    assert names(bench.got(server.url("/b.wav"))) == ["b.wav"]


def test_the_window_stays_live(bench: Bench, server: Server, wav: bytes, qtbot: QtBot) -> None:
    """The network is never waited for in the thread of the window."""
    server.pages["/a.wav"] = lambda handler: (handler.server.gate.wait(0.3), handler.answer(wav))[1]
    began = time.monotonic()
    bench.fetching.open_address(server.url("/a.wav"), typed=True)
    assert time.monotonic() - began < 0.2
    threads = {each.name for each in threading.enumerate()}
    assert "turnlight" in threads
    with qtbot.waitSignal(bench.fetching.fetched, timeout=WAIT_MS):
        pass


def test_the_same_address_again_is_the_same_file(bench: Bench, server: Server, wav: bytes) -> None:
    server.give("/b.wav", wav)
    first = bench.got(server.url("/b.wav"))
    assert bench.got(server.url("/b.wav")).paths == first.paths
    server.give("/b.wav", wav + b"\0")
    assert names(bench.got(server.url("/b.wav"))) == ["b (2).wav"]


def test_chapters_are_as_they_came(bench: Bench, server: Server) -> None:
    server.give("/c.json", CHAPTERS)
    [path] = bench.got(server.url("/c.json")).paths
    assert json.loads(path.read_bytes())["chapters"]
    assert server.paths() == ["/c.json"]
