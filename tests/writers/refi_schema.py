"""The schemas of REFI-QDA, from the corpora folder beside the checkout."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "refi-qda"


def validate(document: bytes, schema: str) -> None:
    """Fails where `document` is against the schema; skips the test where there is none."""
    etree = pytest.importorskip("lxml.etree")
    path = CORPUS / schema
    if not path.is_file():
        pytest.skip("the corpora folder is not beside the checkout: ../shared/corpora/refi-qda")
    etree.XMLSchema(etree.parse(str(path))).assertValid(etree.fromstring(document))


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}
