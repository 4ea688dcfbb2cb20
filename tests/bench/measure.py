"""What every measurement shares: a table of figures beside what was asked for and a floor."""

from __future__ import annotations

import ctypes
from pathlib import Path


class Report:
    """Collects lines, fails when a figure asked for is missed."""

    def __init__(self, title: str) -> None:
        self.lines = [title]
        self.missed: list[str] = []

    def say(self, line: str) -> None:
        """Add a plain line."""
        self.lines.append(f"  {line}")

    def row(self, what: str, measured: float, asked: float, floor: float | None = None) -> None:
        """Add a figure: measured, the most that was asked for, and its ratio to a floor of the same run."""
        ratio = f"  {measured / floor:6.2f} x floor {floor:.4g}" if floor else ""
        verdict = "ok" if measured <= asked else "MISSED"
        self.lines.append(f"  {what:40} {measured:10.4g}  asked {asked:<8.4g} {verdict:6}{ratio}")
        if measured > asked:
            self.missed.append(what)

    def __str__(self) -> str:
        return "\n".join(self.lines)


def resident_mib() -> float:
    """Memory of this process now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


def allocated_kib() -> float:
    """What libraries, but not Python's objects, hold of memory now; needs glibc 2.33."""
    ask = ctypes.CDLL(None).mallinfo2
    ask.restype = _MallInfo
    return float(ask().uordblks) / 1024


class _MallInfo(ctypes.Structure):
    """What glibc tells of its memory: `struct mallinfo2` of malloc.h."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )
