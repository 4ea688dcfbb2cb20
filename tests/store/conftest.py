"""What the store's tests share."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from viewer.store.library import Library, open_library

NOBODY = 65534


@pytest.fixture
def plain_user_folder() -> Iterator[Path]:
    """A folder of a user for whom permissions count: root, for whom they don't, becomes nobody meanwhile."""
    root = os.geteuid() == 0
    folder = Path(tempfile.mkdtemp(prefix="turnlight-test-"))
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        for each in [folder, *folder.rglob("*")]:
            each.chmod(0o700)
        shutil.rmtree(folder)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A new library, in the folder of the test."""
    library = open_library(tmp_path)
    yield library
    library.close()
