"""Settings: typed, checked, kept soon after they change, and never a reason to stop."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from viewer.controllers.settings import WRITE_AFTER_MS, Settings, window_state
from viewer.errors import WorldError, message

DEFAULTS = {
    "volume": 80,
    "muted": False,
    "rate": 1.0,
    "text_size": 12,
    "follow": True,
    "skip_ms": 10_000,
    "step_back_ms": 2_000,
    "theme": "system",
    "reduced_motion": "system",
    "audio_delays": {},
    "sound_device": "",
}


class Keeper:
    """A library's settings, in memory."""

    def __init__(self, **values: object) -> None:
        self.values: dict[str, object] = dict(values)
        self.broken = False

    def load(self) -> dict[str, object]:
        self._check()
        return dict(self.values)

    def save(self, values: Mapping[str, object]) -> None:
        self._check()
        self.values.update(values)

    def _check(self) -> None:
        if self.broken:
            raise WorldError(message("Locked"))


def as_dict(settings: Settings) -> dict[str, object]:
    return {name: getattr(settings, name) for name in DEFAULTS}


def test_without_anything_kept_there_are_defaults(qtbot: QtBot) -> None:
    assert as_dict(Settings()) == DEFAULTS


def test_what_a_first_look_found_holds_at_once(qtbot: QtBot) -> None:
    settings = Settings({"theme": "dark", "rate": 2})
    assert settings.theme == "dark"
    assert settings.rate == 2.0


@pytest.mark.parametrize(
    ("name", "damaged"),
    [
        ("volume", 101),
        ("volume", True),
        ("volume", "loud"),
        ("volume", None),
        ("muted", 1),
        ("rate", float("nan")),
        ("rate", 0),
        ("rate", [1.0]),
        ("text_size", 10**9),
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("reduced_motion", True),
        ("skip_ms", -1),
        ("audio_delays", 100),
        ("audio_delays", [["speakers", 100]]),
        ("audio_delays", None),
        ("sound_device", 7),
    ],
)
def test_a_damaged_value_gives_the_default(qtbot: QtBot, name: str, damaged: object) -> None:
    assert as_dict(Settings({name: damaged})) == DEFAULTS
    with pytest.raises(ValueError, match=f"{name} cannot be"):
        setattr(Settings(), name, damaged)


def test_one_damaged_number_among_several_is_left_out(qtbot: QtBot) -> None:
    kept = {"headphones": 180, "radio": "long", "wall": 2001, "door": True, "ear": 1.5, "tv": -2000}
    settings = Settings({"audio_delays": kept})
    assert settings.audio_delays == {"headphones": 180, "tv": -2000}
    settings.audio_delays = {"headphones": 60}
    assert settings.audio_delays == {"headphones": 60}


def test_what_was_asked_for_cannot_be_changed_behind_the_settings_back(qtbot: QtBot) -> None:
    settings = Settings({"audio_delays": {"headphones": 180}})
    dict(settings.audio_delays)["headphones"] = 5
    settings.audio_delays["headphones"] = 6  # type: ignore[index]
    assert settings.audio_delays == {"headphones": 180}


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from([*DEFAULTS, "unknown"]), st.none() | st.booleans() | st.integers() | st.text()
    )
)
def test_any_values_at_all_give_settings_of_the_right_types(qtbot: QtBot, kept: dict[str, object]) -> None:
    settings = as_dict(Settings(kept))
    assert {name: type(value) for name, value in settings.items()} == {
        n: type(v) for n, v in DEFAULTS.items()
    }


def test_a_change_is_told_once_and_kept_a_little_later(qtbot: QtBot) -> None:
    keeper, settings, told = Keeper(), Settings(), []
    settings.attach(keeper)
    settings.changed.connect(told.append)
    for volume in (10, 20, 30, 30):
        settings.volume = volume
    assert told == ["volume"] * 3
    assert keeper.values == {}
    qtbot.waitUntil(lambda: keeper.values == {"volume": 30}, timeout=WRITE_AFTER_MS * 6)


def test_saving_writes_only_what_changed(qtbot: QtBot) -> None:
    keeper = Keeper(volume=5, of_a_later_version="kept")
    settings = Settings()
    settings.attach(keeper)
    settings.theme = "light"
    settings.save()
    assert keeper.values == {"volume": 5, "of_a_later_version": "kept", "theme": "light"}


def test_what_was_changed_before_the_library_was_open_wins(qtbot: QtBot) -> None:
    settings = Settings({"volume": 50})
    settings.volume = 40
    settings.save()
    told: list[str] = []
    settings.changed.connect(told.append)
    keeper = Keeper(volume=50, theme="dark")
    settings.attach(keeper)
    assert (settings.volume, settings.theme, told) == (40, "dark", ["theme"])
    settings.save()
    assert keeper.values["volume"] == 40


def test_a_locked_library_is_told_once_and_the_change_is_kept_later(qtbot: QtBot) -> None:
    keeper, settings, told = Keeper(), Settings(), []
    settings.trouble.connect(told.append)
    settings.attach(keeper)
    keeper.broken = True
    for volume in (10, 20):
        settings.volume = volume
        settings.save()
    assert settings.volume == 20
    assert [str(error) for error in told] == ["Locked"]
    keeper.broken = False
    settings.save()
    assert keeper.values == {"volume": 20}


def test_a_library_that_cannot_be_read_leaves_the_settings_as_they_are(qtbot: QtBot) -> None:
    keeper, settings, told = Keeper(volume=1), Settings({"volume": 50}), []
    settings.trouble.connect(told.append)
    keeper.broken = True
    settings.attach(keeper)
    assert settings.volume == 50
    assert len(told) == 1


def test_numbers_know_their_ends(qtbot: QtBot) -> None:
    assert (Settings.text_size.low, Settings.text_size.high, Settings.rate.high) == (8, 48, 3.0)


def test_the_window_keeps_its_place_in_the_data_folder(qtbot: QtBot, tmp_path: Path) -> None:
    state = window_state(tmp_path)
    state.setValue("geometry", b"\x01\x02")
    state.sync()
    assert window_state(tmp_path).value("geometry") == b"\x01\x02"
    assert [each.name for each in tmp_path.iterdir()] == ["window.ini"]


def test_a_data_folder_that_cannot_be_written_is_no_reason_to_stop(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    state = window_state(tmp_path / "data")
    state.setValue("geometry", b"\x01")
    state.sync()
