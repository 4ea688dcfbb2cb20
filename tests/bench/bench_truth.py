"""How true is what is shown? Noise is played, heard back, and located: shown minus heard, for each format.

A process of its own plays each file (so that Qt and libVLC start fresh): it starts, seeks twice, pauses once
and goes on, while the clock is asked every 30 ms as in the program. The floor is the player without clock.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.audio_files import noise, write_audio
from tests.bench.measure import Report
from tests.sound import EAR_RATE, Ear, missing_parts, sound_server

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

SECONDS = 40
KINDS = ("mp3-cbr", "mp3-vbr", "mp3-vbr-headerless", "m4a", "ogg", "opus", "flac", "wav")
SETTLED_S = 2.0  # after a start or a seek libVLC may need a second; the figures until then are given apart
ASKED_MS = {"vlc": 130.0, "qt": 150.0}


@pytest.mark.parametrize("name", ["vlc", "qt"])
def test_shown_minus_heard(report: Report, tmp_path: Path, name: str) -> None:
    if missing := missing_parts():
        pytest.skip(f"not installed: {missing}")
    samples = noise(SECONDS)
    wave = [float(level) for level in noise(SECONDS, EAR_RATE)]
    with tempfile.TemporaryDirectory(prefix="tl-") as folder, sound_server(Path(folder)) as env:
        for kind in KINDS:
            log, ear = listen(name, write_audio(tmp_path, kind, samples), env)
            clock, raw, signed, jumps = errors(log, ear, wave)
            assert len(clock) > 40, "too little was heard to say anything"
            report.row(f"{kind}: p95 ms (floor: no clock)", p95(clock), ASKED_MS[name], p95(raw))
            report.say(
                f"    median {signed:+.0f}, worst {max(clock):.0f}; just after jumps p95 {p95(jumps):.0f}"
            )


def listen(name: str, path: Path, env: dict[str, str]) -> tuple[list[list[float]], Ear]:
    """The player's log and what was heard meanwhile."""
    ear = Ear(env)
    ear.start()
    command = [sys.executable, "-m", "tests.bench.play_log", name, str(path)]
    environment = {**os.environ, **env, "QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=90)
    ear.stop()
    return json.loads(result.stdout), ear


def errors(
    log: list[list[float]], ear: Ear, wave: list[float]
) -> tuple[list[float], list[float], float, list[float]]:
    """Distances in ms: of the clock, of the bare reports, the clock's median, of the clock after jumps."""
    signed, raw, jumps = [], [], []
    for moment, shown, said, since_jump in log[::3]:
        heard = ear.heard_ms(moment, wave, int(shown))
        if heard is None:
            continue
        if since_jump < SETTLED_S:
            jumps.append(abs(shown - heard))
        else:
            signed.append(shown - heard)
            raw.append(abs(said - heard))
    return [abs(error) for error in signed], raw, sorted(signed)[len(signed) // 2] if signed else 0.0, jumps


def p95(figures: list[float]) -> float:
    """The figure that 95 % stay below."""
    return sorted(figures)[int(len(figures) * 0.95)] if figures else 0.0
