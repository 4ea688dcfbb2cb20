"""What is written is read again: the same turns, speakers, times and words, but for what is said here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.core.builder import build
from viewer.core.captioning import captions
from viewer.core.choices import Choices
from viewer.core.cue import Cue, Cues
from viewer.core.draft import Draft, RawTurn
from viewer.core.transcript import Timing, Transcript, Turn
from viewer.readers.open import read_bytes, read_file
from viewer.writers.transcripts.registry import by_key

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"
CORPORA = Path(__file__).parents[4] / "shared" / "corpora"

CHAPTERS = ("example.json", "exampleComplex.json")
"""No transcripts, though they are JSON beside some."""

Heard = tuple[str, int, int, str]
"""Of a turn: who speaks, from when, until when, and the words."""


WORD = st.text(st.sampled_from("abcdefghijåäöéßλжあ字<>&\"'\\.,!?😀"), min_size=1, max_size=9).map(
    lambda text: f"w{text}w"
)
NAMES = st.sampled_from([None, "Anna", "Bo Ek", "O'Hara & Søn <x>", "Cecilia (värd)", "Note"])


PROPER = st.sampled_from([None, "Anna", "Bo Ek", "Cecilia (värd)"])


@dataclass(frozen=True)
class Format:
    """How a format is read again, and what it loses.

    Attributes:
        key: of the writer.
        reader: of the reader.
        expected: what comes back of the turns.
        words: whether the times of words come back.
        facts: which of title, media and language do.
        names: what speakers may be called; where names stand in the words, only what looks like one is.
    """

    key: str
    reader: str
    expected: Callable[[Transcript], list[Heard]]
    words: bool = False
    facts: tuple[str, ...] = ()
    names: st.SearchStrategy[str | None] = NAMES


def plain(text: str) -> str:
    return " ".join(text.split())


def heard(transcript: Transcript, turns: Sequence[Turn] | None = None) -> list[Heard]:
    return [
        (name(transcript, turn), turn.start_ms, turn.end_ms, plain(turn.text))
        for turn in (transcript.turns if turns is None else turns)
    ]


def name(transcript: Transcript, turn: Turn) -> str:
    return "" if turn.speaker is None else transcript.speakers[turn.speaker].name


def with_words(transcript: Transcript) -> list[Turn]:
    """Lost: turns without words."""
    return [turn for turn in transcript.turns if turn.text.strip()]


def as_captions(transcript: Transcript) -> list[Heard]:
    """Lost: the times of turns that their captions do not fill, as where one is shown for seven seconds."""
    spans = {
        id(turn): (min(one.start_ms for one in shown), max(one.end_ms for one in shown))
        for turn in with_words(transcript)
        for shown in (captions(turn),)
    }
    fitted = [
        replace(turn, start_ms=spans[id(turn)][0], end_ms=spans[id(turn)][1])
        for turn in with_words(transcript)
    ]
    return heard(transcript, fitted)


def as_segments(transcript: Transcript) -> list[Heard]:
    """As captions where the turn has some, else as it is."""
    shown = as_captions(transcript)
    turns = with_words(transcript)
    whole = heard(transcript, turns)
    return [
        one if any(not cue.inner for cue in turn.cues) else other
        for turn, one, other in zip(turns, shown, whole, strict=True)
    ]


def as_tiers(transcript: Transcript) -> list[Heard]:
    """Lost: where a speaker's turn goes on while the next of the same one has begun."""
    turns = with_words(transcript)
    found = []
    for place, turn in enumerate(turns):
        following = next((other for other in turns[place + 1 :] if other.speaker == turn.speaker), None)
        end = turn.end_ms if following is None else min(turn.end_ms, following.start_ms)
        found.append(replace(turn, end_ms=end))
    return heard(transcript, found)


FORMATS = [
    Format("vtt", "webvtt", as_captions, words=True, facts=("title", "media", "language")),
    Format("podcast-json", "podcast-json", as_segments, words=True, facts=("title", "media", "language")),
    Format("json", "turnlight-json", heard, words=True, facts=("title", "media", "language")),
    Format("labels", "labels", heard, names=PROPER),
    Format("textgrid", "textgrid", as_tiers, words=True),
    Format("eaf", "elan", as_tiers, words=True, facts=("media", "language")),
]
SRT = Format("srt", "subrip", as_captions, names=PROPER)


def again(transcript: Transcript, form: Format, *, recut: bool = False) -> Transcript:
    writer = by_key(form.key)
    data = writer.write(transcript, recut=recut)
    assert read_bytes(data, writer.suffix.lower()).format == form.reader, "it is not recognised"
    back = read_bytes(data, writer.suffix.lower(), choices=Choices(reader=form.reader))
    assert not back.warnings
    around = [str(remark.text) for remark in transcript.ignored] if form.key == "json" else []
    assert [str(remark.text) for remark in back.ignored] == around
    return back


def word_starts(turn: Turn) -> list[tuple[str, int]]:
    """The letters of each piece and when it begins, where there are several."""
    found = [
        ("".join(filter(str.isalnum, turn.text[cue.start : cue.end])), cue.start_ms) for cue in turn.cues
    ]
    return found if len(found) > 1 else []


@st.composite
def raw_turns(draw: st.DrawFn, start: int, names: st.SearchStrategy[str | None], between: str) -> RawTurn:
    words = draw(st.lists(WORD, min_size=1, max_size=20))
    text = between.join(words)
    length = draw(st.sampled_from([0, 1_500, 8_000, 45_000])) + 100 * len(words)
    kind = draw(st.sampled_from(["none", "words", "captions", "both"]))
    cues, place = [], 0
    step = length // len(words)
    for number, word in enumerate(words):
        inner = kind == "words" or (kind == "both" and number % 3 > 0)
        ms = start + number * step
        sure = draw(st.sampled_from([None, 0.25, 1.0]))
        cues.append(Cue(place, place + len(word), ms, ms + step - 20, inner=inner, confidence=sure))
        place += len(word) + len(between)
    cues[-1] = replace(cues[-1], end_ms=start + length)
    return RawTurn(text, 0, draw(names), start, start + length, Cues(cues if kind != "none" else ()))


@st.composite
def transcripts(
    draw: st.DrawFn, names: st.SearchStrategy[str | None] = NAMES, between: str = " "
) -> Transcript:
    turns, start = [], draw(st.integers(0, 50_000))
    for _ in range(draw(st.integers(1, 6))):
        turns.append(draw(raw_turns(start, names, between)))
        start += draw(st.sampled_from([900, 6_000, 100_000])) + draw(st.integers(0, 999))
    title = draw(st.sampled_from(["", "Ett avsnitt: ett & två"]))
    return build(
        Draft(
            "test",
            turns,
            title,
            draw(st.sampled_from(["", "a b.mp3", "50 % & #2.mp3", "https://h.se/a%20b?c=1#t"])),
            draw(st.sampled_from(["", "sv"])),
        )
    )


@pytest.mark.parametrize("form", FORMATS, ids=lambda each: each.key)
@settings(max_examples=30)
@given(data=st.data())
def test_turns_come_back(form: Format, data: st.DataObject) -> None:
    transcript = data.draw(transcripts(form.names))
    back = again(transcript, form)
    assert heard(back) == form.expected(transcript)
    for fact in ("title", "media", "language"):
        assert getattr(back, fact) == (getattr(transcript, fact) if fact in form.facts else "")


@pytest.mark.parametrize("form", [each for each in FORMATS if each.words], ids=lambda each: each.key)
@settings(max_examples=30)
@given(transcript=transcripts())
def test_words_keep_their_times(form: Format, transcript: Transcript) -> None:
    back = again(transcript, form)
    # Two pieces of the same speaker cannot share a time on a tier: overlaps between turns are left out.
    apart = all(one.end_ms <= other.start_ms for one, other in pairwise(transcript.turns))
    for turn, other in zip(transcript.turns, back.turns, strict=True):
        if apart or form.key not in ("textgrid", "eaf"):
            back_at = {ms: text for text, ms in word_starts(other)}
            for text, ms in word_starts(turn):
                assert text.startswith(back_at[ms])
                assert back_at[ms]


@settings(max_examples=30)
@given(transcript=transcripts())
def test_json_keeps_everything(transcript: Transcript) -> None:
    back = again(transcript, FORMATS[2])
    assert [replace(turn, line=0) for turn in transcript.turns] == list(back.turns)
    assert transcript.speakers == back.speakers


@settings(max_examples=30)
@given(transcript=transcripts())
def test_podcast_json_keeps_how_sure_words_are_and_which_begin_a_caption(transcript: Transcript) -> None:
    back = again(transcript, FORMATS[1])
    for turn, other in zip(transcript.turns, back.turns, strict=True):
        if turn.cues:
            assert [(cue.inner, cue.confidence) for cue in other.cues] == [
                (cue.inner, cue.confidence) for cue in turn.cues
            ]


@settings(max_examples=30)
@given(transcript=transcripts(between="\n"))
def test_labels_of_tiers_keep_line_breaks(transcript: Transcript) -> None:
    for form in FORMATS[-2:]:
        assert [turn.text for turn in again(transcript, form).turns] == [
            turn.text for turn in transcript.turns
        ]


# --- SubRip ------------------------------------------------------------------------------------------------


def runs(transcript: Transcript) -> list[tuple[str, str]]:
    """Who speaks, and all they say until another one does."""
    spoken = [(name(transcript, turn), plain(turn.text)) for turn in with_words(transcript)]
    return [
        (speaker, " ".join(text for _, text in some)) for speaker, some in groupby(spoken, lambda one: one[0])
    ]


def counted(transcript: Transcript) -> Counter[str]:
    """How often each word is said, by whom it may be."""
    return Counter(word for turn in with_words(transcript) for word in plain(turn.text).split())


@settings(max_examples=100)
@given(transcript=transcripts(PROPER))
def test_subrip_keeps_speakers_and_words_and_the_turns_where_it_can_tell_them(transcript: Transcript) -> None:
    for turn in transcript.turns:
        if any(sign in turn.text for sign in "<>&"):
            return  # what looks like a tag is none of its words
    named = sum(turn.speaker is not None for turn in transcript.turns)
    told = named > 1 and named * 2 >= len(transcript.turns)
    if not told and any(other.start_ms < one.end_ms for one, other in pairwise(transcript.turns)):
        # Who overlaps and is not told apart may be moved to another place, but every word is there.
        back = read_bytes(by_key("srt").write(transcript), ".srt")
        assert counted(back) == counted(transcript)
        return
    back = again(transcript, SRT)
    assert runs(back) == runs(transcript)
    if told:
        assert heard(back) == as_captions(transcript)


# --- real ones ---------------------------------------------------------------------------------------------


def sources() -> list[Path]:
    folders = ("podcast-namespace", "vendor-json", "elan", "textgrid")
    found = [path for folder in folders for path in sorted((CORPORA / folder).glob("*")) if path.is_file()]
    wanted = {".vtt", ".srt", ".json", ".html", ".eaf", ".textgrid"}
    transcripts = [path for path in found if path.suffix.lower() in wanted and path.name not in CHAPTERS]
    return [*sorted(SAMPLES.glob("*.txt")), *transcripts]


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.name)
@pytest.mark.parametrize("form", [*FORMATS, SRT], ids=lambda each: each.key)
def test_samples_come_back(path: Path, form: Format) -> None:
    transcript = read_file(path)
    back = again(transcript, form)
    assert "".join(word for _, words in runs(back) for word in words.split()) == "".join(
        word for _, words in runs(transcript) for word in words.split()
    )
    if form is SRT and not transcript.speakers:
        assert runs(back) == runs(transcript)
    else:
        assert heard(back) == form.expected(transcript)


def test_the_samples_of_other_projects_are_there() -> None:
    if not CORPORA.is_dir():
        pytest.skip("no corpora folder beside the checkout")
    assert len(sources()) > 10


def test_estimates_and_shared_stamps_are_written_with_the_times_they_were_given() -> None:
    turns = [RawTurn("One.", 1, "A", 1_000), RawTurn("Two.", 2, "B", 1_000), RawTurn("Three.", 3, "A", None)]
    transcript = build(Draft("test", [*turns, RawTurn("Four.", 4, "B", 9_000)]))
    assert [turn.timing for turn in transcript.turns] == [
        *(Timing.SPREAD, Timing.SPREAD),
        *(Timing.ESTIMATED, Timing.GIVEN),
    ]
    for form in (*FORMATS, SRT):
        back = again(transcript, form)
        assert [turn.start_ms for turn in back.turns] == [turn.start_ms for turn in transcript.turns]
