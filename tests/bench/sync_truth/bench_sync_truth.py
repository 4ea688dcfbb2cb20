"""Is what is lit what is heard? A table for each player, format and rate, beside the yardsticks.

``packaging/test --bench -- tests/bench/sync_truth`` measures everything, in about half an hour;
``-k "vlc and mp3"`` and the like measure a part.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.bench.measure import Report
from tests.bench.sync_truth.material import make
from tests.bench.sync_truth.measure_truth import Truth, p95, run, worst
from tests.bench.sync_truth.plan import plan
from tests.bench.sync_truth.yardsticks import YARDSTICKS
from tests.sound import missing_parts, sound_server

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3_600)]

RATES = (1.0, 0.75, 1.5, 2.0)
ALL_RATES = ("mp3-cbr", "mp3-vbr", "mp3-vbr-headerless", "m4a", "m4b", "aac", "opus", "ogg", "flac", "wav")
SHAPES = (
    *((kind, 48_000, False) for kind in ALL_RATES),
    ("mp3-cbr", 8_000, False),
    ("mp3-vbr-headerless", 44_100, True),
    ("m4a", 22_050, True),
    ("aac", 8_000, False),
    ("opus", 16_000, True),
    ("flac", 44_100, True),
    ("wav", 11_025, True),
)
YARDSTICK_KINDS = ("mp3-cbr", "mp3-vbr", "mp3-vbr-headerless", "m4a", "aac", "opus", "ogg", "flac", "wav")
P95_MS, WORST_MS, LANDING_MS, WAIT_MS = 40.0, 120.0, 50.0, 150.0


@pytest.mark.parametrize("who", ["vlc", "qt"])
def test_truth(report: Report, tmp_path: Path, who: str, request: pytest.FixtureRequest) -> None:
    if missing := missing_parts():
        pytest.skip(f"not installed: {missing}")
    everything = Truth()
    with tempfile.TemporaryDirectory(prefix="tl-") as folder, sound_server(Path(folder)) as env:
        for number, (kind, rate, stereo) in enumerate(SHAPES):
            material = make(tmp_path, kind, rate, stereo=stereo)
            rates = RATES if rate == 48_000 else (1.0,)
            steps = plan(rates, 30_000, pause_s=10.0 if number == 0 else 1.0)
            for speed, truth in run(who, material, steps, env, tmp_path).items():
                tell(report, f"{material.name} x{speed:g}", truth)
                everything.add(truth)
    report.row(f"{who}: lit minus heard, p95 ms", p95(everything.errors), P95_MS)
    report.row(f"{who}: lit minus heard, worst ms", worst(everything.errors), WORST_MS)
    report.row(f"{who}: landing, worst ms", worst(everything.landings), LANDING_MS)
    report.row(f"{who}: click to sound, p95 ms", p95(everything.waits), WAIT_MS)


@pytest.mark.parametrize("who", ["raw-vlc", "raw-qt", "mpv"])
def test_yardsticks(report: Report, tmp_path: Path, who: str) -> None:
    if missing := missing_parts():
        pytest.skip(f"not installed: {missing}")
    if who not in YARDSTICKS:
        pytest.skip(f"{who} is not installed")
    with tempfile.TemporaryDirectory(prefix="tl-") as folder, sound_server(Path(folder)) as env:
        for kind in YARDSTICK_KINDS:
            material = make(tmp_path, kind)
            for speed, truth in run(who, material, plan((1.0, 2.0), 30_000), env, tmp_path).items():
                tell(report, f"{material.name} x{speed:g}", truth)


def tell(report: Report, name: str, truth: Truth) -> None:
    """One line of the table."""
    median = sorted(truth.errors)[len(truth.errors) // 2] if truth.errors else float("nan")
    report.say(
        f"{name:34} n {len(truth.errors):3}  median {median:+7.1f}  p95 {p95(truth.errors):8.1f}"
        f"  worst {worst(truth.errors):8.1f}  first half second p95 {p95(truth.early):8.1f}"
        f"  landing {worst(truth.landings):7.1f}  wait p95 {p95(truth.waits):6.0f}"
    )
