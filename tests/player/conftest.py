"""The real parts that players need: a sound server nobody hears, audio in every format, an application."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.audio_files import noise, write_audio
from tests.sound import missing_parts, sound_server


@pytest.fixture(scope="session")
def sound() -> Iterator[dict[str, str]]:
    """A private sound server; its environment variables are set while the tests of the session run."""
    if missing := missing_parts():
        pytest.skip(f"not installed: {missing}")
    # The name of a socket may have 107 bytes: too few for pytest's own folders.
    with (
        tempfile.TemporaryDirectory(prefix="tl-") as folder,
        sound_server(Path(folder)) as env,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in env.items():
            patch.setenv(name, value)
        yield env


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
