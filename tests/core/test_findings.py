"""The check on opening: what is told, in which words, and what is too usual to be told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from viewer.core.builder import build
from viewer.core.draft import Draft, RawTurn
from viewer.core.findings import END_SLACK_MS, LATE_MS, TAIL_MS, Cure, FindingKind, find
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import NOTHING, Remark, Transcript
from viewer.errors import message

MINUTE = 60_000
WORDS = "Some words that take about four seconds to say, not more. "


def spoken(*starts: int | None, end: int | None = None, text: str = WORDS) -> Transcript:
    """Turns with these written starts, the last one perhaps with an end."""
    turns = [RawTurn(text, line, "Ada", start) for line, start in enumerate(starts, 1)]
    turns[-1].end_ms = end
    return build(Draft("test", turns))


def told(
    transcript: Transcript, duration_ms: int = 0, timeline: Timeline = IDENTITY
) -> dict[FindingKind, str]:
    return {finding.kind: str(finding.text) for finding in find(transcript, duration_ms, timeline)}


FITTING = spoken(0, 20_000, 40_000)


def test_what_fits_is_not_told() -> None:
    assert told(FITTING, 50_000) == {}
    assert told(FITTING) == {}
    assert told(NOTHING, 50_000) == {}
    assert told(NOTHING) == {}


def test_a_transcript_without_times_is_told_and_nothing_else_of_it() -> None:
    untimed = replace(spoken(None, None), warnings=(Remark(1, message("Doubtful")),))
    assert told(untimed, 20 * MINUTE) == {
        FindingKind.UNTIMED: "This transcript has no times: it can be read, but not followed."
    }


class TestAudioThatIsShorter:
    def test_is_told_where_a_turn_starts_after_its_end(self) -> None:
        assert told(FITTING, 40_001) == {}
        assert told(FITTING, 40_000) == {
            FindingKind.AUDIO_SHORTER: "The audio ends at 0:40, before the last turn of the transcript."
        }
        assert told(FITTING, 25_000) == {
            FindingKind.AUDIO_SHORTER: "The audio ends at 0:25, but the transcript goes on to 0:40."
        }

    def test_an_end_that_is_rounded_up_is_usual(self) -> None:
        late = spoken(0, 20_000, end=30_000)
        assert told(late, 30_000 - END_SLACK_MS) == {}
        assert FindingKind.AUDIO_SHORTER in told(late, 30_000 - END_SLACK_MS - 1)

    def test_an_estimated_end_says_nothing(self) -> None:
        assert told(spoken(0, 20_000, text=WORDS * 40), 25_000) == {}
        assert told(spoken(0, None, None, None), 5_000) == {}


class TestAudioThatIsLonger:
    def test_music_and_credits_are_usual(self) -> None:
        end = FITTING.turns[-1].end_ms
        assert told(FITTING, end + TAIL_MS) == {}

    def test_is_told_where_it_goes_on_for_long(self) -> None:
        assert told(FITTING, 12 * MINUTE) == {
            FindingKind.AUDIO_LONGER: "The audio goes on for 11:05 after the last words of the transcript."
        }

    def test_a_long_last_turn_may_be_said_slowly(self) -> None:
        last = spoken(0, text=WORDS * 300)
        length = last.turns[0].end_ms
        assert told(last, 2 * length + TAIL_MS) == {}
        assert FindingKind.AUDIO_LONGER in told(last, 2 * length + TAIL_MS + 1)

    def test_turns_without_times_at_the_end_count_like_one(self) -> None:
        tail = spoken(0, 20_000, None, None, None, text=WORDS * 20)
        unsure = tail.turns[-1].end_ms - 20_000
        assert told(tail, tail.turns[-1].end_ms + unsure + TAIL_MS) == {}
        assert told(tail, tail.turns[-1].end_ms + unsure + TAIL_MS + 1) != {}


class TestALateStart:
    def test_is_told(self) -> None:
        late = spoken(95_000, 120_000)
        assert told(late, 125_000) == {
            FindingKind.LATE_START: (
                "The first turn comes at 1:35: an intro or an advertisement may stand before it."
            )
        }

    def test_a_signature_tune_is_usual(self) -> None:
        assert told(spoken(LATE_MS, 20_000), 25_000) == {}
        assert told(spoken(LATE_MS + 1, 20_000), 25_000) != {}

    def test_words_before_the_first_stamp_start_with_the_audio(self) -> None:
        assert told(spoken(None, 95_000, 100_000), 105_000) == {}

    def test_of_a_transcript_alone_is_none(self) -> None:
        assert told(spoken(95_000)) == {}


class TestDoubtsOfTheReading:
    def test_times_that_run_backwards_are_told_from_other_doubts(self) -> None:
        starts = [index * 10_000 for index in range(30)]
        starts[7] = 3_000
        one = spoken(*starts)
        other = Remark(4, message("The time {time} was not understood.", time="x"))
        assert told(one) == {FindingKind.BACKWARDS: "One time in the transcript runs backwards: 0:00:03."}
        assert told(replace(one, warnings=(other, *one.warnings, other))) == {
            FindingKind.BACKWARDS: "One time in the transcript runs backwards: 0:00:03.",
            FindingKind.DOUBTFUL: "2 places in the transcript were doubtful.",
        }
        assert told(replace(FITTING, warnings=(other,))) == {
            FindingKind.DOUBTFUL: "One place in the transcript was doubtful."
        }

    def test_where_many_run_backwards_the_first_is_named(self) -> None:
        two_recordings = spoken(0, 10_000, 20_000, 30_000, 40_000, 50_000, 0, 5_000, 15_000, 25_000)
        assert told(two_recordings) == {
            FindingKind.BACKWARDS: "4 times in the transcript run backwards, the first at 0:00:00."
        }


class TestWhatTheReaderSaidOfTheTiming:
    """A minute later or earlier, or an advertisement, mends some and breaks some."""

    def test_audio_that_lacks_only_what_stands_before_it_is_long_enough(self) -> None:
        assert FindingKind.AUDIO_SHORTER in told(FITTING, 38_000)
        assert told(FITTING, 38_000, IDENTITY.shifted(-5_000)) == {}

    def test_places_are_told_as_they_are_heard(self) -> None:
        assert told(FITTING, 38_000, IDENTITY.with_span(1_000, 11_000)) == {
            FindingKind.AUDIO_SHORTER: "The audio ends at 0:38, but the transcript goes on to 0:50."
        }

    def test_an_advertisement_is_not_what_the_audio_goes_on_with(self) -> None:
        audio = 10 * MINUTE
        assert FindingKind.AUDIO_LONGER in told(FITTING, audio)
        assert told(FITTING, audio, IDENTITY.with_span(MINUTE, 10 * MINUTE)) == {}

    def test_a_transcript_that_comes_later_ends_later(self) -> None:
        audio = 3 * MINUTE
        assert FindingKind.AUDIO_LONGER in told(FITTING, audio)
        assert told(FITTING, audio, IDENTITY.shifted(2 * MINUTE)) == {}

    @pytest.mark.parametrize(
        "timeline",
        [IDENTITY.with_point(30_000, 35_000), IDENTITY.shifted(1_000), IDENTITY.with_span(0, 29_000)],
    )
    def test_how_it_begins_was_said(self, timeline: Timeline) -> None:
        late = spoken(30_000, 50_000)
        assert FindingKind.LATE_START in told(late, 2 * MINUTE)
        assert FindingKind.LATE_START not in told(late, 2 * MINUTE, timeline)

    def test_an_advertisement_later_on_says_nothing_of_the_beginning(self) -> None:
        late = spoken(30_000, 50_000)
        assert FindingKind.LATE_START in told(late, 2 * MINUTE, IDENTITY.with_span(45_000, 50_000))


def test_the_weightiest_comes_first_and_each_has_its_cures() -> None:
    starts = [index * 10_000 + 30_000 for index in range(30)]
    starts[7] = 31_000
    transcript = spoken(*starts)
    doubtful = replace(transcript, warnings=(*transcript.warnings, Remark(1, message("Odd"))))
    found = find(doubtful, 60_000)
    assert [(finding.kind, finding.cures) for finding in found] == [
        (FindingKind.AUDIO_SHORTER, (Cure.SYNC, Cure.IGNORE)),
        (FindingKind.LATE_START, (Cure.SYNC, Cure.IGNORE)),
        (FindingKind.BACKWARDS, (Cure.SHOW, Cure.IGNORE)),
        (FindingKind.DOUBTFUL, (Cure.SHOW, Cure.IGNORE)),
    ]


@given(
    gaps=st.lists(st.integers(1_000, 300_000), min_size=1, max_size=30),
    first=st.integers(0, LATE_MS),
    heard=st.floats(0.01, 1.0),
    outro=st.integers(0, TAIL_MS - 1),
)
def test_no_false_alarms(gaps: list[int], first: int, heard: float, outro: int) -> None:
    """Whoever speaks at half to any speed, with a minute of music after it, is not suspected."""
    starts = [first]
    for gap in gaps:
        starts.append(starts[-1] + gap)
    transcript = spoken(*starts)
    last = transcript.turns[-1]
    end = last.start_ms + round((last.end_ms - last.start_ms) * 2 * heard) + 1
    assert told(transcript, end + outro) == {}


@given(
    starts=st.lists(st.none() | st.integers(0, 600_000), min_size=1, max_size=12),
    duration=st.integers(0, 900_000),
)
def test_whatever_is_found_is_one_line_with_a_cure(starts: list[int | None], duration: int) -> None:
    found = find(spoken(*starts), duration)
    assert len({finding.kind for finding in found}) == len(found)
    for finding in found:
        assert finding.cures
        assert "\n" not in str(finding.text)
        assert len(str(finding.text)) <= 100


@given(starts=st.lists(st.integers(0, 600_000), min_size=1, max_size=12), cut=st.integers(1, 600_000))
def test_audio_that_lacks_a_turn_is_always_told(starts: list[int], cut: int) -> None:
    assume(cut <= max(starts))
    assert FindingKind.AUDIO_SHORTER in told(spoken(*starts), cut)
