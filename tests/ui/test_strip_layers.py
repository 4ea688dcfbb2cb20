"""Layers of the strip: few ticks for very many places, and the turns cut once for each size."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from tests.transcripts import transcript
from viewer.ui.strip_layers import MOST_TICKS, SpeakerLayer, StripGeometry, thinned


def geometry(width: int) -> StripGeometry:
    return StripGeometry(QRectF(0, 0, width, 10), QRectF(0, 0, width, 4), 20_000, 1.0)


@given(st.lists(st.integers(0, 10_000_000), max_size=30))
def test_few_times_are_kept_but_for_those_beside_each_other(times: list[int]) -> None:
    kept = thinned(times)
    assert set(kept) <= set(times)
    apart = (max(times, default=0) - min(times, default=0) + 1) / MOST_TICKS
    assert all(any(abs(ms - other) <= apart for other in kept) for ms in times)


def test_very_many_times_are_thinned_evenly() -> None:
    times = list(range(0, 500_000_000, 5_000))
    kept = thinned(times)
    assert MOST_TICKS * 0.99 <= len(kept) <= MOST_TICKS
    gaps = [after - before for before, after in pairwise(kept)]
    assert max(gaps) <= 2 * 500_000_000 / MOST_TICKS


def test_turns_are_cut_anew_only_for_another_size(qapp) -> None:
    layer = SpeakerLayer(transcript("a", "b", "c", "d").turns)
    first = layer.stretches(geometry(400))
    assert layer.stretches(geometry(400)) is first
    assert [stretch.right for stretch in layer.stretches(geometry(800))] == [200, 400, 600, 800]
