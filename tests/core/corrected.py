"""Made-up corrections for tests: any that fit a transcript, one after the other."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.transcripts import transcript
from viewer.core.correcting import Corrected, correct, name_at
from viewer.core.corrections import Correction, Join, Recast, Rename, Split, Words, seen
from viewer.core.transcript import Transcript

LETTERS = "ab ö\n.😀"


def transcripts(most: int = 6) -> st.SearchStrategy[Transcript]:
    texts = st.lists(st.text(LETTERS, max_size=12), min_size=1, max_size=most)
    return texts.map(lambda each: transcript(*each, names=("Ada", "Bo")[: len(each)]))


def words(shown: Transcript, turn: int, start: int, end: int, new: str) -> Words:
    text = shown.turns[turn].text
    return Words(turn, start, text[start:end], new, seen(shown.turns[turn]))


@st.composite
def fitting(draw: st.DrawFn, shown: Transcript) -> Correction:
    """One correction that fits."""
    turn = draw(st.integers(0, len(shown.turns) - 1))
    it = shown.turns[turn]
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(it.text))] * 2)))
    kinds = ["words", "words", "rename", "recast"]
    kinds += ["split"] if it.end_ms - it.start_ms > 1 and not it.text[start:end].strip() else []
    kinds += ["join"] if turn + 1 < len(shown.turns) else []
    names = [speaker.name for speaker in shown.speakers]
    match draw(st.sampled_from(kinds)):
        case "split":
            return Split(turn, start, end, seen(it))
        case "join":
            return Join(turn, draw(st.sampled_from(["", " "])), seen(it), seen(shown.turns[turn + 1]))
        case "rename":
            return Rename(draw(st.sampled_from(names)), draw(st.sampled_from(["Ada", "Bo", "Cai Ek"])))
        case "recast":
            return Recast(turn, name_at(shown, turn), draw(st.sampled_from(["Ada", "Dag"])), seen(it))
    return words(shown, turn, start, end, draw(st.text(LETTERS, max_size=4)))


@st.composite
def corrected(draw: st.DrawFn) -> tuple[Transcript, list[Correction], Corrected]:
    """A transcript, corrections that fit, and what comes of them."""
    original = draw(transcripts())
    done: list[Correction] = []
    result = correct(original, done)
    for _ in range(draw(st.integers(0, 6))):
        done.append(draw(fitting(result.transcript)))
        result = correct(original, done)
    return original, done, result
