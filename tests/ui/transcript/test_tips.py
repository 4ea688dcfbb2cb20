from __future__ import annotations

from dataclasses import replace

import pytest

from tests.transcripts import transcript
from viewer.core.transcript import Timing
from viewer.ui.transcript.pointer import Spot, SpotKind
from viewer.ui.transcript.tips import tip_for

SHOWN = transcript("First words. Then more.", "Second.")
ESTIMATED = replace(SHOWN, turns=tuple(replace(turn, timing=Timing.ESTIMATED) for turn in SHOWN.turns))


@pytest.mark.parametrize(
    ("spot", "shown", "said"),
    [
        (Spot(SpotKind.TEXT, 0, 14), SHOWN, "estimate"),
        (Spot(SpotKind.TEXT, 0, 3), SHOWN, ""),
        (Spot(SpotKind.TEXT, 1, 14), SHOWN, ""),
        (Spot(SpotKind.TIME, 1, 0), SHOWN, "Play from here"),
        (Spot(SpotKind.TIME, 1, 0), ESTIMATED, "estimate"),
        (Spot(SpotKind.LINK, 0, 3, 62_000), SHOWN, "1:02"),
    ],
)
def test_a_tip_says_what_a_click_does_and_what_is_an_estimate(qapp, spot, shown, said):
    tip = tip_for(spot, shown, (0, 13, 23))
    assert (said in tip) if said else tip == ""
