"""What a file does not hold, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.transcripts import transcript
from viewer.core.cue import Cue
from viewer.core.losses import losses
from viewer.core.transcript import Remark, Speaker, Timing, Transcript
from viewer.errors import message

WHOLE = replace(transcript("One.\n\nTwo.", "Three.", "Four."), language="sv", media="a.mp3")


def changed(place: int = 0, **turn: object) -> Transcript:
    turns = list(WHOLE.turns)
    turns[place] = replace(turns[place], **turn)  # type: ignore[arg-type]
    return replace(WHOLE, turns=tuple(turns))


def told(before: Transcript, after: Transcript) -> list[str]:
    return [str(loss) for loss in losses(before, after)]


def test_the_same_has_lost_nothing() -> None:
    assert told(WHOLE, WHOLE) == []
    assert told(WHOLE, changed(text="  One. \n\nTwo.\n")) == []


@pytest.mark.parametrize(
    ("after", "loss"),
    [
        (replace(WHOLE, turns=WHOLE.turns[:2]), "the turns: of 3 there are 2"),
        (replace(WHOLE, speakers=(Speaker("Ada"), Speaker("B"))), "speakers: Bo"),
        (changed(1, speaker=None), "who speaks in 1 turns"),
        (changed(text="One. Two"), "the words of 1 turns, letter by letter"),
        (changed(text="One. Two."), "line breaks inside turns"),
        (replace(WHOLE, timed=False), "the times"),
        (changed(2, start_ms=10_480), "exact times: they are up to 480 ms off"),
        (replace(WHOLE, title=""), "the title"),
        (replace(WHOLE, language=""), "the language"),
        (replace(WHOLE, media="b.mp3"), "the name of the audio"),
    ],
)
def test_each_loss_is_told(after: Transcript, loss: str) -> None:
    assert loss in told(WHOLE, after)


def test_times_of_captions_and_how_sure_they_are() -> None:
    cues = (Cue(0, 4, 0, 400, confidence=0.9), Cue(6, 10, 500, 900))
    assert told(changed(cues=cues), WHOLE) == [
        "the times of 2 captions and words inside turns",
        "how sure a machine was of the words",
    ]


def test_an_estimate_that_becomes_a_time() -> None:
    assert told(changed(1, timing=Timing.ESTIMATED, start_ms=4_000), WHOLE) == ["which times are estimates"]


def test_lines_around_the_turns_but_for_the_title() -> None:
    around = tuple(Remark(1, message("{text}", text=text)) for text in ("# Title", "Credits"))
    assert told(replace(WHOLE, ignored=around), WHOLE) == ["lines around the turns: 1"]
    assert told(replace(WHOLE, ignored=around), replace(WHOLE, ignored=around[1:])) == []
