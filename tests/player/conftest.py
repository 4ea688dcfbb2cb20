"""What players need: audio in every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audio_files import noise, write_audio


@pytest.fixture(scope="session")
def audio_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Gives three seconds of noise in the format asked for, a key of `tests.audio_files.KINDS`."""
    folder = tmp_path_factory.mktemp("audio")
    samples = noise(3)
    made: dict[str, Path] = {}

    def make(kind: str) -> Path:
        if kind not in made:
            made[kind] = write_audio(folder, kind, samples)
        return made[kind]

    return make
