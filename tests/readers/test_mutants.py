"""Whatever becomes of a file, it gives a transcript or a typed error; under any name, and to any reader."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.mutants import Mutation, mutated, mutations
from tests.readers.specimens import SPECIMENS, Specimen
from viewer.core.choices import Choices
from viewer.core.transcript import Transcript
from viewer.errors import WorldError
from viewer.readers.open import read_bytes
from viewer.readers.registry import READERS

KEYS = [reader.key for reader in READERS]
SUFFIXES = sorted({suffix for reader in READERS for suffix in reader.suffixes})


def check(transcript: Transcript) -> None:
    """What holds of every transcript."""
    turns = transcript.turns
    assert turns
    assert all(one.start_ms < other.start_ms for one, other in pairwise(turns))
    for turn in turns:
        assert 0 <= turn.start_ms <= turn.end_ms
        assert turn.speaker is None or 0 <= turn.speaker < len(transcript.speakers)
        places = [place for cue in turn.cues for place in (cue.start, cue.end)]
        assert places == sorted(places)
        assert all(0 <= place <= len(turn.text) for place in places)


@pytest.mark.parametrize("specimen", SPECIMENS, ids=str)
@given(changes=st.lists(mutations, min_size=1, max_size=4))
def test_a_mutant_gives_a_transcript_or_a_typed_error(specimen: Specimen, changes: list[Mutation]) -> None:
    data = mutated(specimen.data, changes)
    for reader in (None, specimen.format):
        try:
            check(read_bytes(data, specimen.suffix, choices=Choices(reader)))
        except WorldError:
            continue


@given(
    specimen=st.sampled_from(SPECIMENS),
    reader=st.sampled_from(KEYS),
    suffix=st.sampled_from(SUFFIXES),
    changes=st.lists(mutations, max_size=2),
)
def test_every_reader_can_be_asked_to_read_any_file(
    specimen: Specimen, reader: str, suffix: str, changes: list[Mutation]
) -> None:
    try:
        check(read_bytes(mutated(specimen.data, changes), suffix, choices=Choices(reader)))
    except WorldError:
        return
