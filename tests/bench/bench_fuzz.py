"""Coverage-guided fuzzing of every reader: seconds each, ten minutes each with --long."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.measure import Report
from tests.bench.process import ROOT
from tests.readers.specimens import SPECIMENS
from viewer.readers.registry import READERS

pytestmark = pytest.mark.bench

SECONDS, LONG_SECONDS = 5, 600
LONGEST_INPUT = 16_384  # bytes
SLOWEST_S = 2
MOST_MIB = 1_024  # libFuzzer stops at it
DONE = re.compile(r"Done (\d+) runs")


@pytest.mark.timeout(LONG_SECONDS + 60)
@pytest.mark.parametrize("key", [reader.key for reader in READERS])
def test_nothing_but_typed_errors(
    key: str, tmp_path: Path, report: Report, pytestconfig: pytest.Config
) -> None:
    pytest.importorskip("atheris", reason="atheris is not made for this machine")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number, specimen in enumerate(SPECIMENS):
        (seeds / f"{number}").write_bytes(specimen.data)
    seconds = LONG_SECONDS if pytestconfig.getoption("--long") else SECONDS
    limits = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_INPUT}",
        f"-timeout={SLOWEST_S}",
        f"-rss_limit_mb={MOST_MIB}",
        f"-artifact_prefix={tmp_path}/",
    ]
    command = [sys.executable, "-m", "tests.bench.fuzz_reader", key, str(seeds), *limits]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    runs = DONE.search(done.stderr)
    finds = [path.name for path in tmp_path.iterdir() if path.is_file()]
    report.say(f"{key}: {runs[1] if runs else 'no'} runs in {seconds} s, finds: {finds or 'none'}")
    if finds or runs is None:
        report.say(done.stdout[-2_000:] + done.stderr[-1_000:])
    report.row("finds", len(finds), 0)
    assert runs is not None
