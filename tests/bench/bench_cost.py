"""What the whole program costs while it plays and follows, beside libVLC alone playing the same file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bench import long_episode
from tests.bench.bench_playing import BARE
from tests.bench.measure import Report
from tests.bench.process import Process, cpu_percent, pass_time, running, wakings_a_second
from tests.sound import missing_parts, sound_server
from viewer.resources import sample_paths

pytestmark = [pytest.mark.bench, pytest.mark.timeout(400)]

MEASURED_S = 25
WARM_S = 4
ROUNDS = 2
FRAMES_A_SECOND = 60
QUIET = 0.2  # wakings a second of a program that does nothing: a timer or two of its libraries
SETTLED_MIN, HOUR_MIN = 2, 60
GROWTH = 1.02


@pytest.fixture
def env() -> Iterator[dict[str, str]]:
    if missing := missing_parts():
        pytest.skip(f"not installed: {missing}")
    if not os.environ.get("DISPLAY"):
        pytest.skip("there is no display")
    with tempfile.TemporaryDirectory(prefix="tl-") as folder, sound_server(Path(folder)) as sound:
        if shutil.which("gdbus") is None or "TURNLIGHT_DESKTOP" not in os.environ:
            pytest.skip("needs gdbus, and a session bus of its own: packaging/desktop")
        env = {**os.environ, **sound}
        env.pop("QT_QPA_PLATFORM", None)
        yield env


@contextmanager
def program(data: Path, env: dict[str, str], *files: Path, play: bool = True) -> Iterator[Process]:
    """The program, playing for a few seconds already, or open for as long."""
    command = [sys.executable, "-m", "viewer", "--data", str(data), "--at", "0:25", *map(str, files)]
    with running([*command, "--play"] if play else command, env) as process:
        pass_time(WARM_S)
        yield process


def compare(report: Report, data: Path, env: dict[str, str], *files: Path) -> None:
    """Ours and bare libVLC by turns, so that a busy machine is busy for both."""
    bare = [sys.executable, "-c", BARE, str(files[0]), str(2 * MEASURED_S)]
    ours = floor = 0.0
    for number in range(ROUNDS):
        with running(bare, env) as process:
            pass_time(WARM_S)
            floor += cpu_percent(process, MEASURED_S) / ROUNDS
        with program(data / str(number), env, *files) as process:
            ours += cpu_percent(process, MEASURED_S) / ROUNDS
    report.row("CPU while playing and following, times the floor", ours / floor, 2.0)
    report.say(f"{ours:.2f} % of a core, bare libVLC {floor:.2f} %")


def test_cpu_with_the_sample(report: Report, env: dict[str, str], tmp_path: Path) -> None:
    compare(report, tmp_path, env, sample_paths("sv")[0])


def test_cpu_with_half_an_hour(report: Report, env: dict[str, str], tmp_path: Path) -> None:
    compare(report, tmp_path, env, *long_episode.make(tmp_path, 30))


def test_wakings(report: Report, env: dict[str, str], tmp_path: Path) -> None:
    with program(tmp_path, env, sample_paths("sv")[0]) as process:
        playing = wakings_a_second(process, MEASURED_S)
        _control("Pause", env)
        pass_time(WARM_S)
        paused = wakings_a_second(process, MEASURED_S)
        idle = cpu_percent(process, MEASURED_S)
    report.row("playing: wakings of the main thread, a second", playing[process.pid], FRAMES_A_SECOND)
    report.say(f"all {len(playing)} threads together: {sum(playing.values()):.0f} a second")
    report.row("paused: wakings of all threads, a second", sum(paused.values()), QUIET)
    report.say(f"paused: {idle:.3f} % of a core")


@pytest.mark.long
@pytest.mark.timeout(HOUR_MIN * 60 + 600)
def test_memory_in_an_hour(report: Report, env: dict[str, str], tmp_path: Path) -> None:
    files = long_episode.make(tmp_path, HOUR_MIN + 5)
    with program(tmp_path, env, *files, play=False) as process:
        _control("Play", env)
        for minute in range(1, HOUR_MIN + SETTLED_MIN + 1):
            pass_time(60)
            now = process.resident_mib()
            if minute == SETTLED_MIN:
                settled = now
            if minute % 10 == SETTLED_MIN:
                report.say(f"minute {minute}: {now:.1f} MiB")
    report.row("memory after an hour more, times that before", now / settled, GROWTH)


def _control(method: str, env: dict[str, str]) -> None:
    """Presses a media key."""
    name = "org.mpris.MediaPlayer2"
    call = ["gdbus", "call", "--session", "--dest", f"{name}.turnlight", "--object-path"]
    call += ["/org/mpris/MediaPlayer2", "--method", f"{name}.Player.{method}"]
    subprocess.run(call, env=env, check=True, capture_output=True, timeout=10)
