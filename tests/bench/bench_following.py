"""What the whole program costs while it plays and follows, beside libVLC alone playing the same file."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.bench.bench_playing import BARE
from tests.bench.measure import Report
from tests.sound import missing_parts, sound_server

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "sju-minuter-sent.mp3"
MEASURED_S = 25
WARM_S = 4


def test_cpu_while_playing_and_following(report: Report, tmp_path: Path) -> None:
    if missing := missing_parts():
        pytest.skip(f"not installed: {missing}")
    if not os.environ.get("DISPLAY"):
        pytest.skip("there is no display")
    bare = [sys.executable, "-c", BARE, str(SAMPLE), str(MEASURED_S + WARM_S)]
    whole = [sys.executable, "-m", "viewer", "--data", str(tmp_path), "--play", "--at", "0:25", str(SAMPLE)]
    with tempfile.TemporaryDirectory(prefix="tl-") as folder, sound_server(Path(folder)) as sound:
        env = {**os.environ, **sound, "DISPLAY": os.environ["DISPLAY"]}
        env.pop("QT_QPA_PLATFORM", None)
        floor, ours = cpu_percent(bare, env), cpu_percent(whole, env)
    report.row("CPU while playing and following, times the floor", ours / floor, 2.0)
    report.say(f"{ours:.2f} % of a core, bare libVLC {floor:.2f} %; {SAMPLE.name}")


def cpu_percent(command: list[str], env: dict[str, str]) -> float:
    """Share of one core a command takes once it plays."""
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        time.sleep(WARM_S)
        before = cpu_seconds(process.pid)
        time.sleep(MEASURED_S)
        return (cpu_seconds(process.pid) - before) / MEASURED_S * 100
    finally:
        process.kill()
        process.wait()


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
