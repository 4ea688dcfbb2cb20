"""Made-up transcripts for tests."""

from __future__ import annotations

from viewer.core.transcript import Speaker, Timing, Transcript, Turn

LOREM = (
    "Det var en gång en hamn där ingen stannade. Sedan kom en vagn med kaffe, och nu stannar alla, "
    "också de som bara skulle förbi. "
)


def transcript(
    *texts: str, seconds: int = 5, names: tuple[str, ...] = ("Ada", "Bo"), timed: bool = True
) -> Transcript:
    """One turn per text, `seconds` long each, spoken in turn by `names`."""
    length = seconds * 1000
    turns = tuple(
        Turn(i * length, (i + 1) * length, i * length, i % len(names), text, Timing.GIVEN, i + 1)
        for i, text in enumerate(texts)
    )
    last = turns[-1].start_ms if turns else 0
    return Transcript(
        "test", "Title", "", "", turns, tuple(map(Speaker, names)), timed=timed, last_stamp_ms=last
    )


def long_transcript(count: int, *, text: str = LOREM) -> Transcript:
    """`count` turns of different lengths."""
    return transcript(*(text * (1 + i % 4) for i in range(count)))


def transcript_of(*spans: tuple[int, int], timed: bool = True) -> Transcript:
    """Turns with these starts and ends."""
    turns = tuple(
        Turn(start, end, start, 0, f"Words of turn {index} and more words.", Timing.GIVEN)
        for index, (start, end) in enumerate(spans)
    )
    return Transcript("test", "", "", "", turns, (Speaker("A"),), timed=timed)


def four_turns() -> Transcript:
    """Ten seconds each for the first three, the last one to the end of ten minutes, a gap before it."""
    return transcript_of((0, 10_000), (10_000, 20_000), (20_000, 30_000), (60_000, 600_000))
