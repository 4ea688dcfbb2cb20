"""What is lit is what is heard: the short version of `tests/bench/sync_truth`, on the real program."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.sync_truth.material import make
from tests.bench.sync_truth.measure_truth import listen, p95, run, worst
from tests.bench.sync_truth.plan import Step, plan
from tests.sound import missing_parts, sound_server

pytestmark = [pytest.mark.real, pytest.mark.timeout(180)]

P95_MS, WORST_MS, LANDING_MS, WAIT_MS, HOLE_S = 40, 120, 50, 150, 0.15


@pytest.fixture(scope="module")
def server() -> Iterator[dict[str, str]]:
    if missing := missing_parts():
        pytest.skip(f"not installed: {missing}")
    with tempfile.TemporaryDirectory(prefix="tl-") as folder, sound_server(Path(folder)) as env:
        yield env


@pytest.mark.parametrize(
    ("who", "kind", "rate", "speed"),
    [
        ("vlc", "mp3-vbr-headerless", 44_100, 1.0),
        ("vlc", "opus", 48_000, 1.5),
        ("vlc", "aac", 8_000, 2.0),
        ("qt", "mp3-vbr-headerless", 44_100, 1.5),
        ("qt", "aac", 8_000, 2.0),
    ],
)
def test_what_is_lit_is_heard(
    server: dict[str, str], tmp_path: Path, who: str, kind: str, rate: int, speed: float
) -> None:
    material = make(tmp_path, kind, rate)
    truth = run(who, material, plan((speed,), 30_000), server, tmp_path)[speed]
    assert len(truth.errors) > 15, "too little was heard to say anything"
    assert p95(truth.errors) <= P95_MS
    assert worst(truth.errors) <= WORST_MS
    assert len(truth.landings) == len(truth.waits) >= 3
    assert worst(truth.landings) <= LANDING_MS
    assert p95(truth.waits) <= WAIT_MS


@pytest.mark.parametrize("who", ["vlc", "qt"])
def test_a_loop_has_no_hole(server: dict[str, str], tmp_path: Path, who: str) -> None:
    material = make(tmp_path, "mp3-cbr", seconds=10)
    last_ms = 10_000 - 1_500
    steps = [
        Step(0.5, "play"),
        Step(1.5, "loop", 3_000),
        Step(8.0, "loop", last_ms),  # which ends with the audio
        Step(15.0, "quit"),
    ]
    lines, ear = listen(who, material, steps, server, tmp_path)
    done = {str(line["event"]): float(line["t"]) for line in lines}  # type: ignore[arg-type]
    begins = [float(line["t"]) for line in lines if line["event"] == "do-loop"]  # type: ignore[arg-type]
    turns_back = [line for line in lines if line["event"] == "seek"]
    assert len(turns_back) >= 7
    assert ear.longest_silence_s(begins[0] + 0.5, begins[1]) <= HOLE_S
    assert ear.longest_silence_s(begins[1] + 0.5, done["do-loop"] + 6.5) <= HOLE_S
