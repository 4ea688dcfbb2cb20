"""The comparison: one run of a player, listened to, and how far what it showed was from what was heard."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tests.bench.sync_truth.material import Material
from tests.bench.sync_truth.plan import Step
from tests.sound import EAR_RATE, Ear

SETTLED_S = 0.5  # from then on after a start or a seek the figures count
QUIET = 500.0  # of 32,768: a first sound that is softer cannot be told from none
SHOWN_EVERY = 3  # of a yardstick's lines, one in so many is compared


@dataclass(slots=True)
class Truth:
    """Distances in milliseconds at one rate.

    Attributes:
        errors: lit (or shown) minus heard, from `SETTLED_S` after a start or a seek on.
        early: the same before that.
        landings: first sound after a seek while playing, minus the place sought.
        waits: from the seek to that sound.
    """

    errors: list[float] = field(default_factory=list)
    early: list[float] = field(default_factory=list)
    landings: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def add(self, other: Truth) -> None:
        """Take in the figures of another run."""
        for name in ("errors", "early", "landings", "waits"):
            getattr(self, name).extend(getattr(other, name))


def p95(figures: list[float]) -> float:
    """The distance from 0 that 95 % stay within."""
    ordered = sorted(map(abs, figures))
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] if ordered else float("nan")


def worst(figures: list[float]) -> float:
    """The largest distance from 0."""
    return max(map(abs, figures), default=float("nan"))


def run(
    who: str, material: Material, steps: list[Step], env: dict[str, str], folder: Path
) -> dict[float, Truth]:
    """Play `material` by `steps`; the answer has the figures for each rate.

    Args:
        who: see `drive`.
        material: what is played.
        steps: what is done.
        env: where the sound server is.
        folder: for traces; files are left there.
    """
    lines, ear = listen(who, material, steps, env, folder)
    return compare(lines, ear, material)


def listen(
    who: str, material: Material, steps: list[Step], env: dict[str, str], folder: Path
) -> tuple[list[dict[str, object]], Ear]:
    """Play as `run` does; the answer is all that was traced and done, in order, and what was heard."""
    trace = folder / f"{who}-{material.audio.stem}.jsonl"
    ear = Ear(env)
    ear.start()
    plan = json.dumps([[step.at, step.act, step.value] for step in steps])
    command = [sys.executable, "-m", "tests.bench.sync_truth.drive", who]
    result = subprocess.run(
        [*command, str(material.audio), str(material.text), str(trace), plan],
        env={**os.environ, **env, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"},
        capture_output=True,
        text=True,
        check=False,
        timeout=steps[-1].at + 60,
    )
    ear.stop()
    if result.returncode:
        raise RuntimeError(result.stderr)
    lines = _lines(trace.with_suffix(".did")) + (_lines(trace) if trace.exists() else [])
    return sorted(lines, key=lambda line: float(line["t"])), ear  # type: ignore[arg-type]


def compare(lines: list[dict[str, object]], ear: Ear, material: Material) -> dict[float, Truth]:
    """What the lines say beside what the ear heard."""
    found: dict[float, Truth] = {}
    rate, moved_at, playing, count = 1.0, 0.0, False, 0
    for place, line in enumerate(lines):
        moment, event, ms = float(line["t"]), line["event"], float(line["ms"])  # type: ignore[arg-type]
        truth = found.setdefault(rate, Truth())
        if event == "do-rate":
            rate, moved_at = ms, moment
        elif event in ("do-seek", "do-play", "do-pause"):
            playing = event == "do-play" or (playing and event != "do-pause")
            moved_at = moment
            if event == "do-seek" and playing and not _hurried(lines, place):
                _land(truth, ear, material, moment, ms)
        elif event == "end":
            playing = False
        elif playing and event == "lit" and line["turn"] is not None:
            _note(truth, ear, material, moment, material.starts[int(line["turn"])], moment - moved_at, rate)  # type: ignore[call-overload]
        elif playing and event == "shown":
            count += 1
            if count % SHOWN_EVERY == 0:
                _note(truth, ear, material, moment, ms, moment - moved_at, rate)
    return found


def _hurried(lines: list[dict[str, object]], place: int) -> bool:
    """Whether another step follows before anything could be heard: a drag."""
    for line in lines[place + 1 :]:
        if float(line["t"]) - float(lines[place]["t"]) > 0.3:  # type: ignore[arg-type]
            return False
        if str(line["event"]).startswith("do-"):
            return True
    return True


def _note(
    truth: Truth, ear: Ear, material: Material, moment: float, shown: float, since_s: float, rate: float
) -> None:
    window_s = 0.05 if rate == 1.0 else 0.02  # stretched sound is made of pieces of 30 ms
    heard = ear.heard_ms(moment, material.wave, shown, 400, window_s)
    if heard is None and since_s >= SETTLED_S:  # far off, which short windows cannot tell from chance
        heard = ear.heard_ms(moment, material.wave, shown, 30_000, 0.12)
    if heard is not None:
        (truth.errors if since_s >= SETTLED_S else truth.early).append(shown - heard)


def _land(truth: Truth, ear: Ear, material: Material, moment: float, sought: float) -> None:
    begin = round(sought * EAR_RATE / 1000)
    if np.sqrt(np.mean(material.wave[begin : begin + EAR_RATE // 50] ** 2)) < QUIET:
        return  # encoders put up to 130 ms of silence first, and raw files keep it
    sound = ear.first_heard(moment, material.wave, sought)
    if sound is None:
        truth.waits.append(1_500.0)
        return
    truth.waits.append(sound.after_s * 1000)
    truth.landings.append(sound.heard_ms - sought)


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
