"""One suite that every player passes: silence, libVLC, the built-in one."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.audio_files import KINDS, SAMPLE_RATE
from tests.samples import read_file
from tests.sound import Ear, thinned
from viewer.audio.pcm import PcmReader
from viewer.audio.tempo import TempoFilter
from viewer.core.clock import PlayState, Tick
from viewer.errors import WorldError
from viewer.player.base import Player
from viewer.player.builtin.player import BuiltinPlayer
from viewer.player.outputs import outputs
from viewer.player.silent import SilentPlayer
from viewer.player.vlc.player import VlcPlayer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LENGTH_MS = 3_000

REAL = [pytest.param("vlc", marks=pytest.mark.real), pytest.param("qt", marks=pytest.mark.real)]


@pytest.fixture(params=["silent", *REAL])
def player(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Player]:
    if request.param == "silent":
        made: Player = SilentPlayer(LENGTH_MS)
    else:
        request.getfixturevalue("sound")
        made = (
            VlcPlayer(PcmReader, outputs())
            if request.param == "vlc"
            else BuiltinPlayer(PcmReader, TempoFilter, outputs())
        )
    made.set_volume(50)
    yield made
    made.close()


@pytest.fixture
def wait(qtbot: QtBot, player: Player) -> Callable[..., Tick]:
    """Polls the player until it says what is wanted."""

    def until(wanted: Callable[[Tick], bool], timeout: int = 8_000) -> Tick:
        ticks: list[Tick] = []

        def look() -> bool:
            ticks.append(player.poll())
            return wanted(ticks[-1])

        qtbot.waitUntil(look, timeout=timeout)
        return ticks[-1]

    return until


Wait = Callable[..., Tick]
MakeAudio = Callable[[str], Path]


def test_is_empty_or_silent_before_anything_is_loaded(player: Player) -> None:
    if player.name != "silent":
        player.play()
        player.seek(1_000)
        tick = player.poll()
        assert (tick.ms, tick.duration_ms, tick.state, tick.error) == (0, 0, PlayState.EMPTY, None)


@pytest.mark.parametrize("kind", list(KINDS))
def test_plays_every_format(player: Player, wait: Wait, audio_file: MakeAudio, kind: str) -> None:
    player.load(audio_file(kind))
    assert player.poll().state is PlayState.PAUSED
    assert player.poll().ms == 0
    player.play()
    tick = wait(lambda tick: tick.ms > 0)
    assert tick.state is PlayState.PLAYING
    assert tick.duration_ms == pytest.approx(LENGTH_MS, rel=0.35 if "headerless" in kind else 0.03)


def test_pauses_and_goes_on(player: Player, wait: Wait, audio_file: MakeAudio) -> None:
    player.load(audio_file("mp3-cbr"))
    player.play()
    wait(lambda tick: tick.ms > 0)
    player.pause()
    tick = player.poll()
    assert tick.state is PlayState.PAUSED
    player.play()
    assert player.poll().state is PlayState.PLAYING
    wait(lambda later: later.ms > tick.ms + 300)


def test_a_seek_before_the_first_play_counts(player: Player, wait: Wait, audio_file: MakeAudio) -> None:
    player.load(audio_file("mp3-cbr"))
    player.seek(1_500)
    assert player.poll().ms == 1_500
    player.play()
    tick = wait(lambda tick: tick.ms != 1_500)
    assert 1_400 < tick.ms < 2_500


def test_a_paused_seek_shows_at_once_and_stays_paused(
    player: Player, wait: Wait, audio_file: MakeAudio
) -> None:
    player.load(audio_file("m4a"))
    player.play()
    wait(lambda tick: tick.ms > 0)
    player.pause()
    player.seek(1_200)
    assert player.poll().ms == 1_200
    assert player.poll().state is PlayState.PAUSED
    player.play()
    assert wait(lambda tick: tick.ms > 1_250).ms < 2_200


def test_a_seek_and_a_pause_right_after_play_are_not_lost(
    player: Player, wait: Wait, audio_file: MakeAudio
) -> None:
    player.load(audio_file("flac"))
    player.play()
    player.seek(2_000)
    player.pause()
    tick = wait(lambda tick: tick.duration_ms > 0)
    assert (tick.ms, tick.state) == (2_000, PlayState.PAUSED)
    player.play()
    wait(lambda tick: tick.ms > 2_050)


def test_a_storm_of_seeks_ends_at_the_last(player: Player, wait: Wait, audio_file: MakeAudio) -> None:
    player.load(audio_file("mp3-vbr"))
    player.play()
    wait(lambda tick: tick.ms > 0)
    for ms in range(2_900, 900, -50):
        player.seek(ms)
    assert 900 <= wait(lambda tick: tick.ms != 950).ms < 1_800


def test_ends_and_plays_again(player: Player, wait: Wait, audio_file: MakeAudio) -> None:
    player.load(audio_file("mp3-cbr"))
    player.seek(2_500)
    player.play()
    tick = wait(lambda tick: tick.state is PlayState.ENDED)
    assert tick.ms == pytest.approx(LENGTH_MS, abs=120)
    assert tick.error is None
    player.play()
    tick = wait(lambda tick: tick.ms not in (0, tick.duration_ms))
    assert tick.ms < 1_500
    assert tick.state is PlayState.PLAYING


def test_a_seek_after_the_end_pauses_there(player: Player, wait: Wait, audio_file: MakeAudio) -> None:
    player.load(audio_file("ogg"))
    player.seek(2_600)
    player.play()
    wait(lambda tick: tick.state is PlayState.ENDED)
    player.seek(1_000)
    assert player.poll().state is PlayState.PAUSED
    assert player.poll().ms == 1_000
    player.play()
    assert wait(lambda tick: tick.ms > 1_050).ms < 2_000


def test_a_seek_below_zero_is_the_start(player: Player, audio_file: MakeAudio) -> None:
    player.load(audio_file("wav"))
    player.seek(-5)
    assert player.poll().ms == 0


def test_a_seek_beyond_the_end_ends(player: Player, wait: Wait, audio_file: MakeAudio) -> None:
    player.load(audio_file("wav"))
    player.play()
    wait(lambda tick: tick.ms > 0)
    player.seek(LENGTH_MS + 60_000)
    tick = wait(lambda tick: tick.state is PlayState.ENDED)
    assert tick.ms == pytest.approx(LENGTH_MS, abs=120)


@pytest.mark.parametrize("rate", [0.5, 3.0])
def test_rate_can_be_set_before_and_while_playing(
    player: Player, wait: Wait, audio_file: MakeAudio, rate: float
) -> None:
    player.load(audio_file("mp3-cbr"))
    player.set_rate(rate)
    player.play()
    wait(lambda tick: tick.ms > 0)
    player.set_rate(2.0)
    player.set_volume(0)
    wait(lambda tick: tick.state is PlayState.ENDED)


@pytest.mark.parametrize("player", REAL, indirect=True)
@pytest.mark.parametrize("kind", ["mp3-cbr", "mp3-vbr-headerless", "m4a", "aac", "ogg", "opus", "flac"])
def test_a_seek_while_playing_is_heard_from_there(
    player: Player, wait: Wait, audio_file: MakeAudio, sound: dict[str, str], kind: str
) -> None:
    path = audio_file(kind)
    wave = thinned(read_file(path).mean(axis=1), SAMPLE_RATE)
    player.set_volume(100)
    player.load(path)
    ear = Ear(sound)
    ear.start()
    sought: list[tuple[float, int]] = []
    try:
        player.play()
        wait(lambda tick: tick.ms > 100)
        for place in (2_000, 700):
            sought.append((time.monotonic(), place))
            player.seek(place)
            wait(lambda tick, place=place: place + 300 < tick.ms < place + 900)
    finally:
        ear.stop()
    for moment, place in sought:
        heard = ear.first_heard(moment, wave, place)
        assert heard is not None, place
        assert heard.heard_ms == pytest.approx(place, abs=50)


def test_a_change_of_speed_while_playing_keeps_the_place(
    player: Player, wait: Wait, audio_file: MakeAudio
) -> None:
    player.load(audio_file("mp3-vbr"))
    player.play()
    at = wait(lambda tick: tick.ms > 200).ms
    said = [(time.monotonic(), at)]

    def listen(tick: Tick) -> bool:
        said.append((time.monotonic(), tick.ms))
        return tick.ms > at + 300

    for rate in (2.0, 0.75, 1.5, 1.0):
        at = said[-1][1]
        player.set_rate(rate)
        wait(listen)
    for (before_s, before), (now_s, now) in pairwise(said):
        assert -60 < now - before < 60 + (now_s - before_s) * 1_000 * 2.0


@pytest.mark.parametrize("stem", ["Ep: 12", "100 % sure", "Åäö 日本", "a #1 & more?", " -lead", "it's [x]"])
def test_plays_files_of_any_name(
    player: Player, wait: Wait, audio_file: MakeAudio, tmp_path: Path, stem: str
) -> None:
    path = shutil.copy(audio_file("mp3-cbr"), tmp_path / f"{stem}.mp3")
    player.load(Path(path))
    player.play()
    assert wait(lambda tick: tick.ms > 0).state is PlayState.PLAYING


def test_loads_another_file_while_playing(player: Player, wait: Wait, audio_file: MakeAudio) -> None:
    player.load(audio_file("mp3-cbr"))
    player.play()
    wait(lambda tick: tick.ms > 0)
    player.load(audio_file("m4a"))
    tick = player.poll()
    assert (tick.ms, tick.state) == (0, PlayState.PAUSED)
    player.play()
    wait(lambda tick: tick.ms > 0)


def test_says_at_once_what_is_wrong_with_a_file(player: Player, tmp_path: Path) -> None:
    empty = tmp_path / "empty.mp3"
    empty.touch()
    text = tmp_path / "text.mp3"
    text.write_text("Anna [00:00:02]: Hej och välkommen.\n" * 50, encoding="utf-8")
    for path in (tmp_path / "missing.mp3", tmp_path, empty, text):
        with pytest.raises(WorldError) as caught:
            player.load(path)
        assert str(caught.value.detail)


def test_a_bad_file_leaves_what_was_loaded(
    player: Player, wait: Wait, audio_file: MakeAudio, tmp_path: Path
) -> None:
    player.load(audio_file("mp3-cbr"))
    with pytest.raises(WorldError):
        player.load(tmp_path / "missing.mp3")
    player.play()
    wait(lambda tick: tick.ms > 0)


def test_garbage_fails_with_a_reason(player: Player, wait: Wait, tmp_path: Path) -> None:
    if player.name == "silent":
        pytest.skip("silence does not read the file")
    path = tmp_path / "garbage.m4a"
    path.write_bytes(bytes(range(256)) * 400)
    player.load(path)
    player.play()
    tick = wait(lambda tick: tick.state is PlayState.FAILED)
    assert "damaged" in str(tick.error)


def test_a_truncated_mp3_plays_what_there_is(
    player: Player, wait: Wait, audio_file: MakeAudio, tmp_path: Path
) -> None:
    whole = audio_file("mp3-cbr").read_bytes()
    path = tmp_path / "cut.mp3"
    path.write_bytes(whole[: len(whole) // 2 + 100])
    player.load(path)
    player.play()
    wait(lambda tick: tick.ms > 0)
    assert wait(lambda tick: tick.state is PlayState.ENDED).error is None


def test_audio_removed_while_playing_is_no_crash(
    player: Player, wait: Wait, audio_file: MakeAudio, tmp_path: Path
) -> None:
    path = Path(shutil.copy(audio_file("mp3-cbr"), tmp_path / "gone.mp3"))
    player.load(path)
    player.seek(2_000)
    player.play()
    wait(lambda tick: tick.ms > 2_000)
    path.unlink()
    wait(lambda tick: tick.state in (PlayState.ENDED, PlayState.FAILED))
    player.play()
    tick = wait(lambda tick: tick.state is not PlayState.PLAYING or tick.ms > 0)
    assert tick.state is not PlayState.FAILED or tick.error is not None
