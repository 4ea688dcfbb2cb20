"""Feeds a reader what coverage-guided mutation finds, in a process of its own: libFuzzer ends it.

    python -m tests.bench.fuzz_reader READER FOLDER [LIBFUZZER_OPTION ...]

The folder holds specimens, and at the end all that is of interest. What is no `WorldError` is a find.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["viewer"]):
    from viewer.core.choices import Choices
    from viewer.errors import WorldError
    from viewer.readers.open import read_bytes
    from viewer.readers.registry import by_key


def main(key: str, folder: str, options: list[str]) -> None:
    """Fuzz until an option says it is enough."""
    suffix = by_key(key).suffixes[0]

    def target(data: bytes) -> None:
        try:
            read_bytes(data, suffix, choices=Choices(key))
        except WorldError:
            return

    atheris.Setup([sys.argv[0], folder, *options], target)
    atheris.Fuzz()


if __name__ == "__main__":
    Path(sys.argv[2]).mkdir(exist_ok=True)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
