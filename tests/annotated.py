"""A made-up episode with annotations for tests, and texts that no format may choke on."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.transcripts import transcript
from viewer.core.anchor import Anchor, describe, text_hash
from viewer.core.annotations import Annotation, Colour, Kind, Place, Tag
from viewer.core.bundle import Bundle
from viewer.core.timeline import Timeline
from viewer.core.transcript import Transcript

NASTY = (
    "plain",
    "=1+1",
    "-1",
    "+1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "'=1",
    '=cmd|"/c calc"!A1',
    "<script>alert(1)</script> & <b>bold</b> &amp;",
    "# heading\n- list\n1. one\n> quote\n```\ncode\n---\n===\n    four",
    "*a* _b_ `c` [d](e) ![f](g) <http://h> | t | $x$ ==y== %%z%% ^id #tag ~~s~~ \\",
    "emoji 😀👩‍👩‍👧 e\u0301 שלום \u202eabc\u202c",
    "a\u2028b\u2029c\u0085d",
    "two\r\nlines\n\nand three",
    "\x00\x07\x1b[31m\ufffe",
    "\ud800 alone",
    'quote " and ; and , and \\n',
    "]]> --> {{ }} {x}",
    "  blanks  ",
    "---",
)

TEXTS = (
    "En bi flyger ut, och 😀 kommer hem.",
    "What did you *say*?\nIt is <b>bold</b> & [linked](x).",
    "Nothing at all. = 1 + 1",
    "e\u0301tude in שלום, then more words here.",
)

WORDS = st.text(max_size=40) | st.sampled_from(NASTY)


def anchored(text: Transcript, start_turn: int, start: int, end_turn: int, end: int) -> Anchor:
    return describe(text.turns, start_turn, start, end_turn, end, text_hash(text.turns))


def passage(number: int, anchor: Anchor, **known: object) -> Annotation:
    """An annotation with an id made of its number."""
    facts = {"created_at": 1_700_000_000_000 + number, "changed_at": 1_700_000_100_000 + number, **known}
    return Annotation(f"{number:032x}", Kind.PASSAGE, anchor, **facts)  # type: ignore[arg-type]


def episode(note: str = "A note.", tag: str = "bees/flight") -> Bundle:
    """Three passages (one overlaps, one crosses turns), a bookmark, and one that has lost its place."""
    text = transcript(*TEXTS)
    lost = Anchor(9, 0, 9, 4, "gone", "was ", " here", 1_000, 2_000, "0" * 64)
    annotations = (
        passage(1, anchored(text, 0, 3, 0, 15), note=note, tags=(tag, "b"), colour=Colour.GREEN),
        passage(2, anchored(text, 1, 5, 2, 7), note="", colour=Colour.BLUE),
        passage(3, anchored(text, 0, 6, 0, 21), note=note, tags=("b",), unfinished=True),
        passage(4, lost, note="lost", place=Place.DETACHED),
        Annotation("f" * 32, Kind.BOOKMARK, None, 12_500, Colour.ORANGE, note, ("b",), created_at=5),
    )
    tags = (Tag("bees", Colour.YELLOW, "about bees"), Tag("b"), Tag("unused/deep", Colour.GREY))
    timeline = Timeline((), ((2_000, 12_000),))
    return Bundle("On <bees> & more", text, annotations, tags, timeline, "my bees.mp3", 1_790_000_000_000)


@st.composite
def bundles(draw: st.DrawFn) -> Bundle:
    """Any texts, with annotations of any words anywhere in them."""
    texts = draw(st.lists(WORDS.filter(bool), min_size=1, max_size=4))
    text = transcript(*texts)
    places = [(turn, offset) for turn, words in enumerate(texts) for offset in range(len(words) + 1)]
    annotations = []
    for number in range(draw(st.integers(0, 4))):
        one, other = sorted(draw(st.tuples(st.sampled_from(places), st.sampled_from(places))))
        tags = tuple(dict.fromkeys(draw(st.lists(WORDS.filter(lambda name: name.strip()), max_size=2))))
        colour = draw(st.sampled_from(Colour))
        anchor = anchored(text, *one, *other)
        annotations.append(passage(number, anchor, note=draw(WORDS), tags=tags, colour=colour))
    return Bundle(draw(WORDS), text, tuple(annotations), (), Timeline(), draw(WORDS), 1_790_000_000_000)
