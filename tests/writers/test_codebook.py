"""REFI-QDA codebooks, against the schema."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.annotated import bundles, episode
from tests.writers.refi_schema import validate
from viewer.core.bundle import Bundle
from viewer.errors import WorldError
from viewer.writers.codebook import CodebookWriter


def test_all_tags_are_codes_and_no_highlighters() -> None:
    data = CodebookWriter().write(episode())
    assert data.count(b"<Code ") == 5  # bees, bees/flight, b, unused, unused/deep
    assert b"Highlighters" not in data
    validate(data, "Codebook.xsd")


@given(bundles())
def test_any_tags(bundle: Bundle) -> None:
    if bundle.tag_names():
        validate(CodebookWriter().write(bundle), "Codebook.xsd")
    else:
        with pytest.raises(WorldError, match="no tags"):
            CodebookWriter().write(bundle)
