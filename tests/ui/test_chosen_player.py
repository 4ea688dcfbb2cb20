"""What the program says about its player and its library at the start: all of it, until it was seen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("PySide6")

from tests.house import House, house, write_untimed
from viewer.controllers.playback import PlaybackController
from viewer.errors import WorldError, message
from viewer.player import choose as choosing
from viewer.player.choose import Choice
from viewer.ui.message_bar import About, Kind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

Start = Callable[..., AbstractContextManager[House]]
SUBSTITUTE = "The sound is played by the built-in player"


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Start:
    """Starts the program; each start of one test finds the same library."""
    return partial(house, qapp, qtbot, monkeypatch, tmp_path / "data")


class NamedPlayer:
    def __init__(self, name: str) -> None:
        self.name = name


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets a started program choose its player: which it gets, why, and what the command line asks for."""
    monkeypatch.setattr(PlaybackController, "set_player", lambda *_: None)

    def choose(house: House, preference: str, name: str = "qt", why: str = "libVLC is broken") -> None:
        choice = Choice(NamedPlayer(name), message(why))  # type: ignore[arg-type]
        monkeypatch.setattr(choosing, "choose", lambda *_: choice)
        house.program.player.bring_up(preference)  # type: ignore[arg-type]

    return choose


def damage(folder: Path) -> None:
    folder.mkdir()
    (folder / "library.db").write_bytes(b"no database at all" * 100)


def read_all(program: House) -> list[str]:
    """Titles of all messages as a reader comes to see them."""
    titles = []
    while program.messages.notice is not None:
        titles.append(program.messages.notice.title)
        program.messages.dismiss()
    return titles


def test_a_broken_player_a_damaged_library_and_a_doubtful_transcript_are_all_told(
    start: Start, choose: Callable[..., None], tmp_path: Path
) -> None:
    damage(tmp_path / "data")
    with start(sound=False) as program:
        damaged = program.messages.notice
        assert damaged is not None
        assert (damaged.kind, damaged.about) == (Kind.WARNING, About.PROGRAM)
        choose(program, "auto")
        program.open(write_untimed(tmp_path))
        assert program.messages.notice is damaged
        titles = read_all(program)
        assert titles[0] == damaged.title
        assert SUBSTITUTE in titles
        assert any("no times" in title for title in titles)


@pytest.mark.parametrize(
    ("preference", "name", "told"),
    [
        ("auto", "qt", True),
        ("vlc", "qt", True),
        ("qt", "qt", False),
        ("auto", "vlc", False),
        ("vlc", "vlc", False),
    ],
)
def test_a_substitute_is_told_whoever_wanted_libvlc(
    start: Start, choose: Callable[..., None], preference: str, name: str, told: bool
) -> None:
    with start(sound=False) as program:
        choose(program, preference, name)
        assert read_all(program) == [SUBSTITUTE] * told


def test_a_substitute_is_told_again_until_it_was_seen(
    start: Start, choose: Callable[..., None], tmp_path: Path
) -> None:
    for close in (False, True):
        with start(sound=False) as program:
            choose(program, "auto")
            assert program.told() == f"{SUBSTITUTE} libVLC is broken"
            program.desk.tell(WorldError(message("Something else")))
            program.messages.dismiss()
            if close:
                program.messages.dismiss()
    with start(sound=False) as program:
        choose(program, "auto")
        assert program.told() == ""
        choose(program, "auto", why="libVLC was not found")
        assert program.told() == f"{SUBSTITUTE} libVLC was not found"


def test_a_substitute_that_only_waited_was_not_seen(start: Start, choose: Callable[..., None]) -> None:
    with start(sound=False) as program:
        program.desk.tell(WorldError(message("Worse")), about=About.PROGRAM)
        choose(program, "auto")
        program.messages._reading.timeout.emit()
    with start(sound=False) as program:
        choose(program, "auto")
        assert SUBSTITUTE in program.told()
        program.messages._reading.timeout.emit()
    with start(sound=False) as program:
        choose(program, "auto")
        assert program.told() == ""


def test_who_asked_for_libvlc_is_told_every_time(start: Start, choose: Callable[..., None]) -> None:
    for _ in range(2):
        with start(sound=False) as program:
            choose(program, "vlc")
            assert read_all(program) == [SUBSTITUTE]
