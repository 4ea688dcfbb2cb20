from __future__ import annotations

from dataclasses import replace

import pytest

from tests.transcripts import transcript
from viewer.core.timeline import IDENTITY
from viewer.core.transcript import Timing
from viewer.ui.transcript.marks import Marks
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
    tip = tip_for(spot, shown, Marks(), (0, 13, 23))
    assert (said in tip) if said else tip == ""


def test_a_flag_tells_what_it_stands_for(qapp):
    assert tip_for(Spot(SpotKind.FLAG, 1, 0), SHOWN, Marks(flags={1: "Sync point"}), None) == "Sync point"


@pytest.mark.parametrize("kind", [SpotKind.TIME, SpotKind.TEXT])
@pytest.mark.parametrize("heard", [None, (0, 0, 5)])
def test_a_light_that_is_only_about_right_says_so(qapp, kind, heard):
    for marks, told in (
        (Marks(active=0, approximate=True), True),
        (Marks(active=1, approximate=True), False),
    ):
        assert ("run together" in tip_for(Spot(kind, 0, 2), SHOWN, marks, heard)) is told


def test_a_link_names_the_time_at_which_it_is_heard(qapp):
    timeline = IDENTITY.with_point(0, 60_000)
    assert "2:02" in tip_for(Spot(SpotKind.LINK, 0, 3, 62_000), SHOWN, Marks(), None, timeline)
