"""PulseAudio: all that is written is heard, and it says when."""

from __future__ import annotations

import ctypes
from pathlib import Path

import numpy as np
import pytest

from tests.player.sound.heard import hear, silence_after_drop_s
from viewer.errors import WorldError
from viewer.player.sound import pulse as module
from viewer.player.sound.pulse import PulseOutput, has_pulse


def no_library(name: str) -> ctypes.CDLL:
    raise OSError(f"{name}: cannot open shared object file")


def test_a_missing_library_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.ctypes, "CDLL", no_library)
    assert not has_pulse()
    with pytest.raises(WorldError, match="Install libpulse0"):
        PulseOutput()


@pytest.mark.real
def test_all_that_is_written_is_heard_in_order(sound: dict[str, str]) -> None:
    hearing = hear(PulseOutput(), sound, 2.0)
    gaps = hearing.gaps_ms()
    assert len(gaps) > 180  # of 192 that two seconds have
    assert max(np.abs(gaps)) < 1.0


@pytest.mark.real
def test_says_to_the_millisecond_what_is_heard(sound: dict[str, str]) -> None:
    errors = hear(PulseOutput(), sound, 2.0).errors_ms()
    assert len(errors) > 50
    assert abs(np.median(errors)) < 3
    assert np.percentile(np.abs(errors), 95) < 8


@pytest.mark.real
def test_what_is_dropped_is_not_heard(sound: dict[str, str]) -> None:
    assert silence_after_drop_s(PulseOutput(), sound) < 0.04


@pytest.mark.real
def test_nothing_written_is_nothing_unheard(sound: dict[str, str]) -> None:
    output = PulseOutput()
    assert output.unheard_s() == 0
    output.drop()
    output.close()
    with pytest.raises(WorldError, match="has gone"):
        output.write(bytes(20))


@pytest.mark.real
def test_without_a_server_it_says_so(
    sound: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nobody'}")
    with pytest.raises(WorldError, match="No sound server answers"):
        PulseOutput().open(48_000, 2)
