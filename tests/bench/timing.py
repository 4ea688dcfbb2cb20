"""How long the window takes: for one thing, and for nearly all of many."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication


def seconds(work: Callable[[], object]) -> float:
    """Until it is done, and shown."""
    start = time.perf_counter()
    work()
    QCoreApplication.processEvents()
    return time.perf_counter() - start


def p99(values: list[float]) -> float:
    """What all but a hundredth stay below."""
    return statistics.quantiles(values, n=100)[98]
