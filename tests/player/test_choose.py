"""Which player is taken, and what is said about it."""

from __future__ import annotations

import pytest

from viewer.audio.pcm import PcmReader
from viewer.errors import WorldError, message
from viewer.player import choose as module
from viewer.player.choose import choose


class FakePlayer:
    def __init__(self, name: str) -> None:
        self.name = name
        self.version = "3.0.99"


def fail(*_parts: object) -> FakePlayer:
    raise WorldError(message("libVLC was not found"), message("Install it."))


@pytest.fixture(autouse=True)
def _fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "QtPlayer", lambda: FakePlayer("qt"))
    monkeypatch.setattr(module, "VlcPlayer", lambda _open_pcm, _outputs: FakePlayer("vlc"))


def test_libvlc_comes_first() -> None:
    for choice in (choose(PcmReader), choose(PcmReader, "auto"), choose(PcmReader, "vlc")):
        assert choice.player.name == "vlc"
        assert str(choice.why) == "libVLC 3.0.99"


def test_qt_when_asked_for() -> None:
    choice = choose(PcmReader, "qt")
    assert (choice.player.name, str(choice.why)) == ("qt", "Qt Multimedia, as chosen")


def test_qt_when_libvlc_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "VlcPlayer", fail)
    for choice in (choose(PcmReader), choose(PcmReader, "vlc")):
        assert choice.player.name == "qt"
        assert str(choice.why) == "Qt Multimedia. libVLC was not found: Install it."


def test_says_so_when_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_too() -> FakePlayer:
        raise WorldError(message("Qt Multimedia was not found"), message("Install that."))

    monkeypatch.setattr(module, "VlcPlayer", fail)
    monkeypatch.setattr(module, "QtPlayer", fail_too)
    for preference in ("auto", "vlc"):
        with pytest.raises(WorldError) as caught:
            choose(PcmReader, preference)
        assert str(caught.value.title) == "There is no player"
        assert str(caught.value.detail) == (
            "libVLC was not found: Install it. Qt Multimedia was not found: Install that."
        )
    with pytest.raises(WorldError) as caught:
        choose(PcmReader, "qt")
    assert str(caught.value) == "Qt Multimedia was not found: Install that."
