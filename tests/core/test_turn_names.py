"""What files of our own say of turns, and what others cannot be taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.turn_names import CAPTIONS, TURNS, WORDS, cue_name, place_of, speaker_of, tier_name


@given(st.integers(1, 10**8), st.integers(1, 10**8))
def test_a_cue_tells_its_turn_and_place(turn: int, place: int) -> None:
    assert place_of(cue_name(turn, place)) == (turn, place)


@given(st.text(), st.sampled_from([TURNS, WORDS, CAPTIONS]))
def test_a_tier_tells_its_speaker_and_what_it_holds(speaker: str, what: str) -> None:
    assert speaker_of(tier_name(speaker, what)) == (speaker, what)


@pytest.mark.parametrize("name", ["", "7", "turn-1", "turn-1-2-3", "turn-x-1", "guid/12-0", "turn-1-1 "])
def test_other_identifiers_tell_nothing(name: str) -> None:
    assert place_of(name) is None


@pytest.mark.parametrize("name", ["", "Mary", "Mary-words", "Mary - Words", " - turns", "words - Mary"])
def test_other_tiers_tell_nothing(name: str) -> None:
    assert speaker_of(name) is None
