"""What the tests of writers share with those of readers: where optional samples lie."""

from __future__ import annotations

from tests.readers.conftest import agency_page, corpora

__all__ = ["agency_page", "corpora"]
