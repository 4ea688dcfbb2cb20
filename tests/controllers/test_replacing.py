"""Another file with the same sound is put under the playing, for players that need it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.controllers.fakes import Desk, FakePlayer
from viewer.core.clock import PlayState
from viewer.errors import WorldError, message

pytestmark = pytest.mark.usefixtures("qapp")

COPY = Path("copy.mka")


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.player.seeks_anything = False
    return desk.open()


def loaded(player: FakePlayer) -> list[object]:
    return [told[1] for told in player.told if told[0] == "load"]


@pytest.mark.parametrize("playing", [False, True])
def test_place_state_and_light_stay(desk: Desk, playing: bool) -> None:
    desk.playback.seek(15_000)
    desk.playback.loop(10_000, 20_000)
    if playing:
        desk.playback.play()
    desk.playback.set_true_duration(500_000)
    desk.let_pass(1)
    before = desk.playback.position_ms, desk.playback.state, desk.playback.duration_ms
    desk.heard.clear()
    desk.playback.replace_audio(COPY)
    assert loaded(desk.player) == ["copy.mka"]
    assert (desk.playback.position_ms, desk.playback.state, desk.playback.duration_ms) == before
    assert desk.playback.loop_range == (10_000, 20_000)
    desk.let_pass(1)
    assert desk.playback.position_ms == pytest.approx(before[0] + 1_000 * playing, abs=40)
    assert {name for name, _ in desk.heard.signals} <= {"position_changed"}


def test_rate_and_volume_are_told_to_the_player_again(desk: Desk) -> None:
    desk.playback.sounding.set_rate(1.5)
    desk.playback.sounding.set_volume(40)
    desk.player.told.clear()
    desk.playback.replace_audio(COPY)
    assert ("rate", 1.5) in desk.player.told
    assert ("volume", 40) in desk.player.told


def test_the_same_file_twice_is_put_in_once(desk: Desk) -> None:
    desk.playback.replace_audio(COPY)
    desk.playback.replace_audio(COPY)
    assert loaded(desk.player) == ["copy.mka"]


def test_a_player_that_needs_none_keeps_the_file_itself(desk: Desk) -> None:
    desk.player.seeks_anything = True
    desk.playback.replace_audio(COPY)
    assert loaded(desk.player) == []
    needy = FakePlayer(desk.time, name="needy")
    needy.seeks_anything = False
    desk.playback.seek(30_000)
    desk.playback.set_player(needy, message("Another"))
    assert loaded(needy) == ["copy.mka"]
    able = FakePlayer(desk.time, name="able")
    desk.playback.set_player(able, message("A third"))
    assert loaded(able) == ["episode.mp3"]
    assert desk.playback.position_ms == 30_000
    assert desk.playback.seeks_anything


def test_other_audio_has_no_use_for_it(desk: Desk) -> None:
    desk.playback.replace_audio(COPY)
    desk.playback.load_audio(Path("other.mp3"))
    assert loaded(desk.player) == ["copy.mka", "other.mp3"]
    desk.playback.load_audio(None)
    desk.playback.replace_audio(COPY)
    assert loaded(desk.player) == ["copy.mka", "other.mp3"]


class Picky(FakePlayer):
    """A player for which some files are gone."""

    gone = frozenset({"copy.mka"})

    def load(self, path: Path) -> None:
        self.refuses = WorldError(message("Gone")) if path.name in self.gone else None
        super().load(path)


def test_where_it_is_gone_the_file_itself_is_played_on(desk: Desk) -> None:
    picky = Picky(desk.time)
    picky.seeks_anything = False
    desk.playback.set_player(picky, message("Picky"))
    desk.playback.seek(15_000)
    desk.playback.play()
    desk.playback.replace_audio(COPY)
    assert loaded(picky) == ["episode.mp3", "copy.mka", "episode.mp3"]
    assert desk.playback.state is PlayState.PLAYING
    assert desk.playback.position_ms == 15_000


def test_where_both_are_gone_that_is_told_and_silence_goes_on(desk: Desk) -> None:
    picky = Picky(desk.time)
    picky.seeks_anything = False
    desk.playback.set_player(picky, message("Picky"))
    picky.gone = frozenset({"copy.mka", "episode.mp3"})
    with pytest.raises(WorldError, match="Gone"):
        desk.playback.replace_audio(COPY)
    desk.playback.play()
    desk.let_pass(1)
    assert desk.playback.position_ms == pytest.approx(1_000, abs=40)
