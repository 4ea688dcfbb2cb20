"""What the readers' tests share: turns to write, and where optional data lies."""

from __future__ import annotations

from pathlib import Path

import pytest

BESIDE = Path(__file__).parents[3] / "shared"


@pytest.fixture
def agency_page() -> Path:
    """The text of a public agency's podcast page, from the examples folder beside the checkout."""
    path = BESIDE / "examples" / "podcast-page.txt"
    if not path.exists():
        pytest.skip("no examples folder beside the checkout")
    return path


@pytest.fixture
def namespace_page() -> Path:
    """The HTML example of the podcast namespace, from the corpora folder beside the checkout."""
    path = BESIDE / "corpora" / "podcast-namespace" / "example.html"
    if not path.exists():
        pytest.skip("no corpora folder beside the checkout")
    return path


@pytest.fixture
def corpora() -> Path:
    """The corpora folder beside the checkout."""
    path = BESIDE / "corpora"
    if not path.is_dir():
        pytest.skip("no corpora folder beside the checkout")
    return path
