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
