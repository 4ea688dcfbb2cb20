"""Made-up editions of one transcript, with the truth about what became of every word.

The first turns are a teaser that repeats later passages word for word, some turns are repeated elsewhere, and
words are as frequent as words are (Zipf), so that most rows of two are found in many places.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from viewer.core.anchor import Anchor, describe, text_hash
from viewer.core.transcript import Timing, Turn

LAKE = (
    "The lake was frozen over by the middle of November, earlier than anybody remembered.",
    "Nobody in the village had prepared for a winter like that one at all.",
    "We carried the boats up to the barn and waited for the ice to be strong enough.",
    "My grandmother counted the days on the wall beside the kitchen stove.",
    "When spring came the boats were full of mice and old newspapers.",
    "Some of those newspapers told of a war that had been over for years.",
)
"""What the turns of a short transcript say."""

WORD_MS = 400
SYLLABLES = ["ba", "de", "fi", "gol", "hå", "ken", "li", "mar", "nös", "pra", "ru", "sta", "ti", "våg", "ö"]
Edit = Callable[[random.Random, "list[Said]"], "list[Said]"]


@dataclass(frozen=True)
class Word:
    """A word as it is written, and which word of the first edition it is; None for one that is new."""

    text: str
    uid: int | None


Said = list[Word]
"""What is said in one turn."""


@dataclass
class Edition:
    """Turns, and where in them each word is.

    Attributes:
        turns: of the transcript.
        spans: for each word in order: which one it is, its turn, its first code point, the one behind it.
    """

    turns: list[Turn] = field(default_factory=list)
    spans: list[tuple[int | None, int, int, int]] = field(default_factory=list)


def edition(said: list[Said]) -> Edition:
    """The words as turns, each word as long as the others."""
    made, ms = Edition(), 0
    for place, words in enumerate(said):
        offset = 0
        for word in words:
            made.spans.append((word.uid, place, offset, offset + len(word.text)))
            offset += len(word.text) + 1
        end_ms = ms + WORD_MS * max(1, len(words))
        text = " ".join(word.text for word in words)
        made.turns.append(Turn(ms, end_ms, ms, place % 3, text, Timing.GIVEN))
        ms = end_ms
    return made


def vocabulary(chance: random.Random, size: int = 6000) -> list[str]:
    """Made-up words, none twice."""
    words = dict.fromkeys(
        "".join(chance.choices(SYLLABLES, k=1 + min(4, int(chance.expovariate(0.6)))))
        for _ in range(3 * size)
    )
    return list(words)[:size]


def conversation(chance: random.Random, turns: int) -> list[Said]:
    """A first edition: a teaser, talk, and turns that come again."""
    words = vocabulary(chance)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    talk = [_sentence(chance.choices(words, weights, k=_length(chance))) for _ in range(turns)]
    for _ in range(turns // 50):
        talk[chance.randrange(len(talk))] = list(chance.choice(talk))
    teaser = [_part(chance, talk[chance.randrange(10, turns)]) for _ in range(min(8, turns // 20))]
    numbers = iter(range(10**9))
    return [[Word(word, next(numbers)) for word in turn] for turn in teaser + talk]


def altered(share: float) -> Edit:
    """So many of the words are replaced, misspelt, left out, or have a new one behind them."""

    def edit(chance: random.Random, said: list[Said]) -> list[Said]:
        known = [word.text for turn in said for word in turn]
        return [[new for word in turn for new in _altered(chance, word, share, known)] for turn in said]

    return edit


def respelt(share: float) -> Edit:
    """So many of the words lose their marks, or get some, or change case."""

    def edit(chance: random.Random, said: list[Said]) -> list[Said]:
        ways = [str.upper, str.lower, lambda text: f"{text},", lambda text: text.rstrip(".,") or text]
        return [
            [
                replace(word, text=chance.choice(ways)(word.text)) if chance.random() < share else word
                for word in turn
            ]
            for turn in said
        ]

    return edit


def moved(share: float) -> Edit:
    """So many of the turns go somewhere else."""

    def edit(chance: random.Random, said: list[Said]) -> list[Said]:
        going = set(chance.sample(range(len(said)), round(share * len(said))))
        rest = [turn for place, turn in enumerate(said) if place not in going]
        for place in going:
            rest.insert(chance.randrange(len(rest) + 1), said[place])
        return rest

    return edit


def dropped(share: float) -> Edit:
    """So many of the turns are gone."""
    return lambda chance, said: [turn for turn in said if chance.random() >= share]


def copied(share: float) -> Edit:
    """So many of the turns are said once more, somewhere else: new words that read like old ones."""

    def edit(chance: random.Random, said: list[Said]) -> list[Said]:
        result = list(said)
        for _ in range(round(share * len(said))):
            turn = [Word(word.text, None) for word in chance.choice(said)]
            result.insert(chance.randrange(len(result) + 1), turn)
        return result

    return edit


def resplit(share: float) -> Edit:
    """So many of the turns are cut in two, and as many joined with the next."""

    def edit(chance: random.Random, said: list[Said]) -> list[Said]:
        result: list[Said] = []
        for turn in said:
            luck = chance.random()
            if luck < share and len(turn) > 1:
                cut = chance.randrange(1, len(turn))
                result += [turn[:cut], turn[cut:]]
            elif luck < 2 * share and result:
                result[-1] = result[-1] + turn
            else:
                result.append(turn)
        return result

    return edit


@dataclass(frozen=True)
class Note:
    """A passage of the first edition, and which words it holds."""

    anchor: Anchor
    uids: frozenset[int]


def notes(chance: random.Random, made: Edition, count: int) -> list[Note]:
    """Passages of all lengths, one in twenty across a border between turns."""
    hashed, spans, found = text_hash(made.turns), made.spans, []
    while len(found) < count:
        first = chance.randrange(len(spans))
        length = chance.choice((chance.randint(1, 3), *[chance.randint(4, 20)] * 3, chance.randint(20, 60)))
        words = spans[first : first + length]
        if chance.random() >= 0.05:
            words = [word for word in words if word[1] == words[0][1]]
        (_, turn, start, _), (_, end_turn, _, end) = words[0], words[-1]
        anchor = describe(made.turns, turn, start, end_turn, end, hashed)
        found.append(Note(anchor, frozenset(uid for uid, *_ in words if uid is not None)))
    return found


def overlap(note: Note, anchor: Anchor, made: Edition) -> tuple[float, float]:
    """How much of a passage elsewhere is the note's, and how much of what is left of the note it has.

    Both from 0 to 1; the second is 0 where nothing is left.
    """
    inside = [
        uid
        for uid, turn, start, end in made.spans
        if (turn, end) > (anchor.start_turn, anchor.start) and (turn, start) < (anchor.end_turn, anchor.end)
    ]
    own = sum(uid in note.uids for uid in inside)
    left = sum(uid in note.uids for uid, *_ in made.spans)
    return own / max(1, len(inside)), own / max(1, left)


def _length(chance: random.Random) -> int:
    return 1 + min(150, int(chance.expovariate(1 / 24)))


def _sentence(words: list[str]) -> list[str]:
    return [words[0].capitalize(), *words[1:-1], f"{words[-1]}."] if len(words) > 1 else [f"{words[0]}."]


def _part(chance: random.Random, turn: list[str]) -> list[str]:
    """A whole turn, or the end of one."""
    return list(turn) if chance.random() < 0.5 else turn[len(turn) // 3 :]


def _altered(chance: random.Random, word: Word, share: float, known: list[str]) -> list[Word]:
    if chance.random() >= share:
        return [word]
    luck = chance.random()
    if luck < 0.5:
        return [Word(chance.choice(known), word.uid)]
    if luck < 0.7:
        return [Word(word.text[:-1] + chance.choice("aeiu"), word.uid)]
    return [] if luck < 0.85 else [word, Word(chance.choice(known), None)]
