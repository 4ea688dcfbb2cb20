"""A transcript in the times of the audio."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts import four_turns, transcript, transcript_of
from viewer.core.bundle import Bundle
from viewer.core.cue import Cue
from viewer.core.retiming import retimed, to_write
from viewer.core.timeline import SyncPoint, Timeline
from viewer.core.transcript import Transcript

ADVERTISEMENT = Timeline((), ((2_000, 3_000),))


def times(transcript: Transcript) -> list[tuple[int, int, int | None]]:
    return [(turn.start_ms, turn.end_ms, turn.stamp_ms) for turn in transcript.turns]


def test_what_follows_an_advertisement_is_later() -> None:
    made = transcript("one", "two", "three", seconds=1)
    assert times(retimed(made, ADVERTISEMENT)) == [
        (0, 1_000, 0),
        (1_000, 2_000, 1_000),
        (3_000, 4_000, 3_000),
    ]


def test_captions_inside_a_turn_go_with_it() -> None:
    made = transcript("one two", seconds=9)
    cues = (Cue(0, 3, 1_000, 2_000), Cue(4, 7, 2_500, 4_000, inner=True, confidence=0.5))
    made = replace(made, turns=(replace(made.turns[0], cues=cues),))
    (turn,) = retimed(made, ADVERTISEMENT).turns
    assert list(turn.cues) == [
        Cue(0, 3, 1_000, 2_000),
        Cue(4, 7, 3_500, 5_000, inner=True, confidence=0.5),
    ]


def test_nothing_is_heard_before_the_audio_begins_and_starts_still_increase() -> None:
    made = transcript_of((0, 1_000), (1_000, 2_000), (5_000, 6_000))
    found = retimed(made, Timeline((SyncPoint(5_000, 1_000),)))
    assert [turn.start_ms for turn in found.turns] == [0, 1, 1_000]
    assert [turn.stamp_ms for turn in found.turns] == [0, 0, 1_000]
    assert all(turn.start_ms <= turn.end_ms for turn in found.turns)


def test_without_times_or_sync_points_nothing_changes() -> None:
    made = four_turns()
    assert retimed(made, Timeline()) is made
    untimed = transcript("a", timed=False)
    assert retimed(untimed, ADVERTISEMENT) is untimed


def test_a_bundle_is_written_with_its_title_and_audio() -> None:
    bundle = Bundle(
        "The talk", transcript("a", "b", "c", seconds=1), timeline=ADVERTISEMENT, media="talk.mp3"
    )
    found = to_write(bundle)
    assert (found.title, found.media, found.turns[2].start_ms) == ("The talk", "talk.mp3", 3_000)
    own = to_write(bundle, own_times=True)
    assert (own.title, own.turns) == ("The talk", bundle.transcript.turns)


@given(st.lists(st.integers(1, 9_000), min_size=1, max_size=8), st.integers(-20_000, 20_000))
def test_starts_increase_whatever_the_sync_points(lengths: list[int], shift: int) -> None:
    starts = [sum(lengths[:place]) for place in range(len(lengths) + 1)]
    made = transcript_of(*pairwise(starts))
    found = retimed(made, Timeline((SyncPoint(max(0, -shift), max(0, shift)),)))
    found_starts = [turn.start_ms for turn in found.turns]
    assert found_starts == sorted(set(found_starts))
    assert found_starts[0] >= 0
    assert all(turn.end_ms >= turn.start_ms for turn in found.turns)
