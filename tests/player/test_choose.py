"""Which player is taken, and what is said about it."""

from __future__ import annotations

import pytest

from tests.player.fakes import FakeTempo
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
    monkeypatch.setattr(module, "BuiltinPlayer", lambda *_parts: FakePlayer("qt"))
    monkeypatch.setattr(module, "VlcPlayer", lambda *_parts: FakePlayer("vlc"))


def test_libvlc_comes_first() -> None:
    for choice in (
        choose(PcmReader, FakeTempo),
        choose(PcmReader, FakeTempo, "auto"),
        choose(PcmReader, FakeTempo, "vlc"),
    ):
        assert choice.player.name == "vlc"
        assert str(choice.why) == "libVLC 3.0.99"


def test_the_built_in_player_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "VlcPlayer", fail)  # it is not even tried
    choice = choose(PcmReader, FakeTempo, "qt")
    assert (choice.player.name, str(choice.why)) == ("qt", "The built-in player, as chosen")


def test_the_built_in_player_when_libvlc_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "VlcPlayer", fail)
    for choice in (choose(PcmReader, FakeTempo), choose(PcmReader, FakeTempo, "vlc")):
        assert choice.player.name == "qt"
        assert str(choice.why) == "The built-in player. libVLC was not found: Install it."
