"""Addresses, from what the reader types to what is open, and all that is said on the way."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.controllers.test_fetching import CHAPTERS, PAGE, VTT, feed_of, slow
from tests.house import House, house, write_silence, write_transcript
from tests.web.server import Server, served
from viewer.controllers.fetching import FOLDER
from viewer.ui.dialogs.address import AddressDialog
from viewer.ui.dialogs.feed import FeedDialog

pytestmark = pytest.mark.episode(turns=0)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    wav = write_silence(tmp_path, "made.wav", seconds=10).read_bytes()
    with served() as server:
        for path, body in {"/w.vtt": VTT, "/ep.wav": wav, "/c.json": CHAPTERS}.items():
            server.give(path, body)
        yield server


def typed(program: House, address: str) -> None:
    """Type an address into the dialog, and wait for what comes of it."""
    program.act("open_address").trigger()
    dialog = program.window.findChild(AddressDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText(address)
    dialog.accept()


def opened(program: House, address: str) -> None:
    with program.qtbot.waitSignal(program.desk.settled, timeout=10_000):
        typed(program, address)
    program.settle()


def test_a_page_opens_with_its_audio(program: House, server: Server) -> None:
    head = '<link rel=alternate type="text/vtt" href="/w.vtt">'
    server.give("/page", PAGE.format(head=head, body='<audio src="/ep.wav"></audio>').encode())
    opened(program, server.url("/page"))
    assert [turn.text for turn in program.view.transcript.turns] == ["Hello.", "Yes."]
    assert program.playback.duration_ms == 10_000
    assert program.told() == ""
    assert program.episodes.recents()[0].transcript is not None


def test_an_episode_of_a_feed_is_chosen_and_opens_with_its_chapters(program: House, server: Server) -> None:
    one = (
        '<title>One</title><enclosure url="/ep.wav" type="audio/wav"/>'
        '<podcast:transcript url="/w.vtt" type="text/vtt"/><podcast:chapters url="/c.json"/>'
    )
    server.give("/feed", feed_of(one))
    typed(program, server.url("/feed"))
    program.qtbot.waitUntil(lambda: program.window.findChild(FeedDialog) is not None, timeout=10_000)
    dialog = program.window.findChild(FeedDialog)
    assert dialog is not None
    with program.qtbot.waitSignal(program.desk.settled, timeout=10_000):
        dialog._choose()
    program.settle()
    assert len(program.view.transcript.turns) == 2
    chapters = program.program.chapters
    program.qtbot.waitUntil(lambda: [each.title for each in chapters.chapters.all] == ["A"])
    assert "/picture.png" not in server.paths()


def test_what_does_not_come_is_told_beside_what_did(program: House, server: Server) -> None:
    head = '<link rel=alternate type="text/vtt" href="/w.vtt">'
    server.give("/page", PAGE.format(head=head, body='<audio src="/gone.mp3"></audio>').encode())
    opened(program, server.url("/page"))
    assert len(program.view.transcript.turns) == 2
    assert "gone.mp3 cannot be opened" in program.told()


def test_an_error_leaves_what_is_open(program: House, server: Server, tmp_path: Path) -> None:
    program.open(write_transcript(tmp_path))
    with program.qtbot.waitSignal(program.desk.refused, timeout=10_000):
        typed(program, server.url("/nowhere"))
    assert "There is nothing at this address" in program.told()
    assert len(program.view.transcript.turns) == 6


def test_it_is_told_how_far_it_is_and_can_be_given_up(program: House, server: Server) -> None:
    server.pages["/a.mp3"] = slow
    typed(program, server.url("/a.mp3"))
    program.qtbot.waitUntil(lambda: "MB" in program.messages._detail.text(), timeout=10_000)
    assert program.told().startswith(f"Downloading {server.url('/a.mp3')}")
    [cancel] = [each for each in program.messages.findChildren(QPushButton) if each.text() == "Cancel"]
    began = time.monotonic()
    cancel.click()
    assert program.told() == ""
    assert not program.program.web.fetching.busy
    assert time.monotonic() - began < 0.2


def test_closing_the_program_in_the_middle_is_clean(
    qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, server: Server
) -> None:
    server.pages["/a.mp3"] = slow
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", address=server.url("/a.mp3")) as program:
        qtbot.waitUntil(lambda: bool(server.asked), timeout=10_000)
        assert program.program.web.fetching.busy
    kept = tmp_path / "data" / FOLDER / ".unfinished"
    assert all(path.suffix in {".part", ".json"} for path in kept.iterdir())


def test_the_command_line_opens_an_address(
    qapp, qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, server: Server
) -> None:
    with house(qapp, qtbot, monkeypatch, tmp_path / "data", address=server.url("/w.vtt")) as program:
        qtbot.waitUntil(lambda: len(program.view.transcript.turns) == 2, timeout=10_000)


def test_a_copied_address_is_offered(program: House) -> None:
    QGuiApplication.clipboard().setText("https://example.org/feed ")
    program.act("open_address").trigger()
    dialog = program.window.findChild(AddressDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.selectedText() == "https://example.org/feed"
    dialog.reject()
    assert not program.program.web.fetching.busy
