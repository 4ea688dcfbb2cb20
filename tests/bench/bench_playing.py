"""What playing costs: each of the program's players beside libVLC alone, and one tick of listening to it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audio_files import noise, write_audio
from tests.bench.measure import Report
from tests.sound import missing_parts, sound_server
from viewer.audio.pcm import PcmReader
from viewer.core.clock import PlaybackClock
from viewer.player.vlc.player import VlcPlayer

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]

SECONDS = 25
MEASURED_S = 20
TICKS = 2_000

BARE = """
import sys, threading, time, vlc
instance = vlc.Instance("--quiet", "--no-video", "--demux=avformat")
player = instance.media_player_new()
player.set_media(instance.media_new_path(sys.argv[1]))
player.play()
pause = threading.Event()
pause.wait(1)
before = time.process_time()
pause.wait(float(sys.argv[2]))
print(time.process_time() - before)
player.stop()
"""
FOLLOWED = """
import sys, threading, time
from pathlib import Path
from viewer.audio.pcm import PcmReader
from viewer.audio.tempo import TempoFilter
from viewer.core.clock import PlaybackClock
from viewer.player.builtin.player import BuiltinPlayer
from viewer.player.outputs import outputs
from viewer.player.vlc.player import VlcPlayer
players = {
    "vlc": lambda: VlcPlayer(PcmReader, outputs()),
    "qt": lambda: BuiltinPlayer(PcmReader, TempoFilter, outputs()),
}
player, clock = players[sys.argv[3]](), PlaybackClock()
player.load(Path(sys.argv[1]))
player.play()
pause = threading.Event()
pause.wait(1)
before, until = time.process_time(), time.monotonic() + float(sys.argv[2])
while (now := time.monotonic()) < until:
    clock.update(player.poll(), now)
    clock.at(now)
    pause.wait(0.1)
print(time.process_time() - before)
player.close()
"""


def test_cpu_while_playing(report: Report, tmp_path: Path) -> None:
    if missing := missing_parts():
        pytest.skip(f"not installed: {missing}")
    path = write_audio(tmp_path, "mp3-cbr", noise(SECONDS))
    with tempfile.TemporaryDirectory(prefix="tl-") as folder, sound_server(Path(folder)) as env:
        bare = cpu_percent(BARE, path, env)
        for who in ("vlc", "qt"):
            followed = cpu_percent(FOLLOWED, path, env, who)
            report.row(f"{who}: CPU % while playing (floor: bare libVLC)", followed, bare * 2, bare)


def test_one_tick(report: Report, tmp_path: Path) -> None:
    player, clock = VlcPlayer(PcmReader, ()), PlaybackClock()
    player.load(write_audio(tmp_path, "mp3-cbr", noise(5)))
    player.play()
    while player.poll().ms == 0:
        continue

    def tick() -> None:
        now = time.monotonic()
        clock.update(player.poll(), now)
        clock.at(now)

    floor = each_us(player.poll)
    report.row("poll and clock, us (floor: the poll)", each_us(tick), 200.0, floor)
    player.close()


def cpu_percent(code: str, path: Path, env: dict[str, str], who: str = "") -> float:
    """Share of a core that a process running `code` takes while it plays."""
    command = [sys.executable, "-c", code, str(path), str(MEASURED_S), who]
    result = subprocess.run(
        command, env={**os.environ, **env}, capture_output=True, text=True, check=True, timeout=90
    )
    return float(result.stdout) / MEASURED_S * 100


def each_us(work: Callable[[], object]) -> float:
    """Microseconds for one of many."""
    start = time.perf_counter()
    for _ in range(TICKS):
        work()
    return (time.perf_counter() - start) / TICKS * 1e6
