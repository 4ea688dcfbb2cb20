"""Watching a running program: waiting until something holds, and reading its trace."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PATIENCE_S = 20


def await_that(condition: Callable[[], object], what: str) -> None:
    """Ask again and again until `condition` holds."""
    deadline, pause = time.monotonic() + PATIENCE_S, threading.Event()
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"waited in vain: {what}")
        pause.wait(0.05)


def trace_lines(trace: Path, *events: str) -> list[dict[str, Any]]:
    """What a trace holds so far: its whole lines, of these events or of all."""
    if not trace.exists():
        return []
    whole = trace.read_text("utf-8").rpartition("\n")[0].splitlines()
    found = [json.loads(line) for line in whole]
    return [line for line in found if not events or line["event"] in events]
