"""Transcripts for the writers' tests: any words, any names, any times; and what is compared of them."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import strategies as st

from tests.annotated import NASTY
from viewer.core.builder import build, clean_name
from viewer.core.draft import Draft, RawTurn
from viewer.core.transcript import Timing, Transcript

TRAPS = (
    "Ja [00:00:05] nej",
    "[?? 00:36:31] hördes inte",
    "Bo [00:00:07]: det sade han",
    "Ada: det sade hon",
    "Not: en rad\nBo: en till",
    "så\n[Applåder]\noch så",
    "[Musik]",
    "[Musik]\nsedan",
    "♪",
    "först\n---\nsist",
    "- Ja.\n- Nej.",
    "– Ja, sa han.",
    "ett\n\n\n\ntvå",
    "ett\ntvå\ntre\nfyra\n\nfem",
    "Transcribed by Nobody",
    "slut\nTranscribed by Nobody",
    "vi ses\n10:30 på torget",
    "vi ses\nklockan 10:30",
    "\\",
    "\\[00:00:05] \\o/ \\\\server",
    "\\Ada: så\n\\\n\\\\Bo: nej",
    "#00:00:05-5# och #1",
    "{0:05} <0:06> 【0:07】 (0:08)",
    "| a | b |",
    "1h 20m",
    "3 s och 2 m",
    "00:00:05 --> 00:00:06",
    "WEBVTT",
    "så sa hon: [--:--:--]: ja",
    "Start,End,Text\nTime\tText",
    "**fet** __så__ `kod`",
    "a<br>b</p><p>c",
    "شكرا [00:00:05] جزيلا",
    "1. ett\n2) två\n+ tre\n* fyra",
)
NAMES = (
    "Ada",
    "Bo Ek",
    "Dr. Berg",
    "S01",
    "1",
    "Sarah Burke (Voiceover)",
    "åsa öberg",
    "Någon som heter något alldeles för långt för att vara ett namn",
    "Vem? Jag!",
    "http://x.se",
    '🎤 "Värd": live',
    "[okänd]",
    "2024: året",
    "דנה",
    "=cmd",
    "<b>B</b> & Co",
    "*x* _y_",
)

# A line ends with a feed or a return; other characters that look like one are none.
_letters = st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=("Cs",))
WORDS = st.text(_letters, min_size=1, max_size=40) | st.sampled_from((*NASTY, *TRAPS))
SENTENCES = st.lists(WORDS, min_size=1, max_size=4).map("\n".join) | WORDS


@st.composite
def talks(draw: st.DrawFn, *, bare: bool = False) -> Transcript:
    """Up to six turns; some share a stamp, some have none, some end before the next begins.

    Args:
        draw: of hypothesis.
        bare: every turn has words, and no blanks around them.
    """
    timed = draw(st.booleans())
    names = draw(st.lists(st.sampled_from(NAMES) | st.none(), min_size=1, max_size=3))
    turns: list[RawTurn] = []
    ms, shares = draw(st.integers(0, 2_000)), False
    for line in range(draw(st.integers(1, 6))):
        start = ms if timed and draw(st.integers(0, 4)) else None
        shared, shares = shares, start is not None and draw(st.integers(0, 4)) == 0
        ends = start is not None and not shared and not shares and draw(st.booleans())
        end = ms + draw(st.integers(1, 5_000)) if ends else None
        text = tidy(draw(SENTENCES))
        text = text.strip() or "-" if bare else text
        turns.append(RawTurn(text, line + 1, draw(st.sampled_from(names)), start, end))
        # Turns share a stamp, or lie apart: between times that nearly meet, estimates push others about.
        ms += 0 if shares else draw(st.integers(10_000, 90_000))
    title = draw(st.sampled_from(("", "En titel", "Ada: en titel", "[00:05] Varför då?", "# x", "12-12-12")))
    return build(Draft("test", turns, title, draw(st.sampled_from(("", "a b&c.mp3"))), "sv"))


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Speaker and words of every turn, as far as any text format keeps them.

    Line ends are line feeds; blanks at the ends of lines, and blank lines around a turn, are nothing.
    """
    return [
        ("" if turn.speaker is None else clean_name(transcript.speakers[turn.speaker].name), tidy(turn.text))
        for turn in transcript.turns
    ]


def tidy(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "\n".join(row.rstrip() for row in text.split("\n")).strip("\n")


def times(transcript: Transcript) -> list[tuple[int | None, int | None]]:
    """Start and end of every turn; None where it is an estimate, or hangs on one."""
    turns = transcript.turns
    found: list[tuple[int | None, int | None]] = []
    for place, turn in enumerate(turns):
        if not transcript.timed or turn.timing is Timing.ESTIMATED:
            found.append((None, None))
            continue
        following = turns[place + 1] if place + 1 < len(turns) else None
        free = (
            following is not None
            and following.timing is Timing.ESTIMATED
            and following.start_ms == turn.end_ms
        )
        open_end = turn.timing is Timing.SPREAD and (following is None or free)
        found.append((turn.start_ms, None if free or open_end else turn.end_ms))
    return found


def words(transcript: Transcript) -> int:
    return sum(len(re.findall(r"\w+", turn.text)) for turn in transcript.turns)


RESOURCES = Path(__file__).parents[3] / "resources" / "samples"
EPISODES = ("listening-to-a-hive.txt", "sju-minuter-sent.txt")
