"""Tiers made to turns: which of them hold what is said, which its words, and which are about it.

An annotation is often what is said in one breath, and a boundary that somebody measured is no reason to begin
a paragraph. So annotations are joined to turns as captions are, each with its own time inside the turn: a
reader sees who speaks, and the light and the clicks still follow every annotation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from viewer.core.cues import Caption, Mark, join
from viewer.core.draft import Draft
from viewer.core.steps import Step, part, stepped, unwatched
from viewer.core.transcript import Remark
from viewer.core.turn_names import TURNS, speaker_of
from viewer.errors import message
from viewer.readers.research.tier_names import Kind
from viewer.readers.research.tier_words import Annotation, Match, Utterances

_WORDS_FOUND = 0.5  # of a tier that calls itself one of words
_SPELT = 0.8  # of any other tier, so that it is one of words
_MOST_COMPARED = 50  # tiers, each with all others
_LIKELIEST = (Kind.NUMBERS, Kind.NOTES, Kind.SIGNS, Kind.NAMES)
_FINER = 1.5  # times as many annotations, likewise
_MARKS = re.compile(r"[.,;:!?…。，、！？)\]»”]+")
_SILENCES = frozenset({"sp", "sil", "<sil>", "<eps>", "<p:>", "#", "_", "<p>", "<s>", "</s>"})


@dataclass(slots=True, eq=False)
class Tier:
    """One tier.

    Attributes:
        name: as the file writes it.
        line: 1-based source line where it begins.
        kind: what stands on it.
        speaker: who is heard; empty where nobody is named.
        group: what tiers of one speaker or one hierarchy have in common.
        timed: whether its annotations have times of their own.
        annotations: those that have a text, in any order.
    """

    name: str
    line: int
    kind: Kind
    speaker: str = ""
    group: str = ""
    timed: bool = True
    annotations: list[Annotation] = field(default_factory=list)

    @property
    def of_turns(self) -> bool:
        """Whether each of its annotations is a turn: it says so."""
        ours = speaker_of(self.name)
        return ours is not None and ours[1] == TURNS


def fill(draft: Draft, tiers: Sequence[Tier], step: Step = unwatched) -> None:
    """Put all tiers into `draft`.

    Of each group the first tier of speech is what is said; where there is none, a tier of words. Another tier
    whose labels are found in the utterances gives these their word times. What is left is ignored: notes one
    by one; phones, codes and numbers with a remark for each tier. A tier called "speaker" names those whose
    tiers name nobody.

    Args:
        draft: gets turns, what is ignored, and what is doubtful.
        tiers: in the order of the file.
        step: hears how far this is.
    """
    tiers = [tier for tier in tiers if tier.annotations]
    for tier in tiers:
        tier.annotations.sort(key=lambda one: (one.start_ms, one.end_ms))
    spoken = _Spoken(tiers)
    for tier in stepped(spoken.others(tiers), part(step, 0.0, 0.5)):
        spoken.add(tier, draft)
    names = _names(spoken, tiers, draft)
    captions = [
        one
        for tier in spoken.tiers
        for one in _captions(tier, spoken.words.get(tier), None if tier.speaker else names)
    ]
    captions.sort(key=lambda caption: caption.start_ms)
    draft.turns += join(stepped(captions, part(step, 0.5, 1.0)))
    draft.ignored.sort(key=lambda remark: remark.line)


def _names(spoken: _Spoken, tiers: Sequence[Tier], draft: Draft) -> Utterances | None:
    """What says who is heard, where tiers that are read do not; another tier of names is left."""
    found = [tier for tier in tiers if tier.kind is Kind.NAMES and tier not in spoken.tiers]
    used = 1 if any(not tier.speaker for tier in spoken.tiers) else 0
    for tier in found[used:]:
        _leave(tier, draft)
    return Utterances(found[0].annotations) if found[:used] else None


class _Spoken:
    """The tiers of what is said.

    Attributes:
        tiers: those of speech, one a group; where there are none and no words, the likeliest of the others;
            each with its utterances.
        words: the best match of a tier of words for each of them.
    """

    def __init__(self, tiers: Sequence[Tier]) -> None:
        first: dict[str, Tier] = {}
        for tier in tiers:
            if tier.kind is Kind.SPEECH:
                first.setdefault(tier.group, tier)
        found = {tier: Utterances(tier.annotations) for tier in first.values()}
        if len(found) <= _MOST_COMPARED:
            finer = [tier for tier in found if any(_spells(tier, *other) for other in found.items())]
            found = {tier: utterances for tier, utterances in found.items() if tier not in finer}
        kinds = {tier.kind for tier in tiers}
        if not found and Kind.WORDS not in kinds:
            kind = next((kind for kind in _LIKELIEST if kind in kinds), None)
            found = {tier: Utterances(tier.annotations) for tier in tiers if tier.kind is kind}
        self.tiers = found
        self.words: dict[Tier, Match] = {}
        self._groups: dict[str, list[Tier]] = defaultdict(list)
        for tier in found:
            self._groups[tier.group].append(tier)

    def others(self, tiers: Sequence[Tier]) -> list[Tier]:
        """The tiers that are none of these and name nobody, those of words first."""
        left = [tier for tier in tiers if tier not in self.tiers and tier.kind is not Kind.NAMES]
        return sorted(left, key=lambda tier: tier.kind is not Kind.WORDS)

    def add(self, tier: Tier, draft: Draft) -> None:
        """Find out what another tier is; it may be one of what is said after all."""
        own = self._groups.get(tier.group, [])
        among = own or (list(self.tiers) if len(self.tiers) <= _MOST_COMPARED else [])
        if tier.kind is not Kind.SIGNS and self._place(tier, among, draft):
            return
        if tier.kind is Kind.WORDS and not own:
            self.tiers[tier] = Utterances(tier.annotations)
            self._groups[tier.group].append(tier)
        else:
            _leave(tier, draft)

    def _place(self, tier: Tier, among: Sequence[Tier], draft: Draft) -> bool:
        """Find a tier's labels in what is said; whether they were found."""
        lost, found = tier.annotations, []
        for other in among:
            one = self.tiers[other].match(lost)
            found.append((other, one))
            lost = one.lost
        placed = sum(len(one.placed) for _, one in found)
        needed = _WORDS_FOUND if tier.kind is Kind.WORDS else _SPELT
        if not placed or placed < (placed + len(lost)) * needed:
            return False
        for other, one in found:
            if tier.timed and len(one.placed) > len(self.words.get(other, Match()).placed):
                self.words[other] = one
        _ignore(tier, lost, draft)
        _ignore(tier, [word for _, one in found for word, _, _ in one.placed if "\n" in word.text], draft)
        return True


def _spells(words: Tier, other: Tier, utterances: Utterances) -> bool:
    """Whether a tier repeats another one, in smaller pieces."""
    if words is other or len(words.annotations) < _FINER * len(other.annotations):
        return False
    return utterances.match(words.annotations).share >= _SPELT


def _leave(tier: Tier, draft: Draft) -> None:
    if tier.kind not in (Kind.SIGNS, Kind.NAMES, Kind.NUMBERS):
        _ignore(tier, tier.annotations, draft)
        return
    count = len(tier.annotations)
    text = message("Tier {tier}: {count} annotations that are no words.", tier=tier.name, count=count)
    draft.ignored.append(Remark(tier.line, text))


def _ignore(tier: Tier, annotations: Sequence[Annotation], draft: Draft) -> None:
    for one in annotations:
        text = message("{tier}: {text}", tier=tier.name, text=" ".join(one.text.split()))
        draft.ignored.append(Remark(one.line, text))


def _captions(tier: Tier, words: Match | None, names: Utterances | None) -> Iterator[Caption]:
    """A caption for each annotation, or for each word where there are no others."""
    is_word = tier.kind is Kind.WORDS
    marks: dict[int, list[Mark]] = defaultdict(list)
    for word, place, offset in words.placed if words and not is_word else ():
        end_ms = word.end_ms if word.end_ms > word.start_ms else None
        marks[place].append(Mark(offset, word.start_ms, end_ms))
    for place, one in enumerate(_words(tier.annotations) if is_word else tier.annotations):
        speaker = names.at((one.start_ms + one.end_ms) // 2) if names else tier.speaker
        inside = tuple(marks[place]) if place in marks else ()
        caption = Caption(
            one.start_ms, one.end_ms, one.text, speaker, one.line, inside, is_word=is_word or tier.of_turns
        )
        yield replace(caption, begins=True) if tier.of_turns else caption


def _words(annotations: Sequence[Annotation]) -> list[Annotation]:
    """Words, with the punctuation that stands behind them; without what means silence."""
    said: list[Annotation] = []
    for one in annotations:
        if one.text.lower() in _SILENCES:
            continue
        if said and _MARKS.fullmatch(one.text):
            last = said[-1]
            said[-1] = Annotation(last.start_ms, one.end_ms, last.text + one.text, last.line)
        else:
            said.append(one)
    return said
