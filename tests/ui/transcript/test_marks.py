"""Marks of a turn: hits looked up as they are painted, in the units the painter wants."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts import transcript
from viewer.core.find import Hit, Hits, Query, find
from viewer.ui.transcript.document import TurnDocument, to_utf16
from viewer.ui.transcript.marks import HEARD, HitLayer, Marks, MarkStyle, Span, SpanLayer


def test_hits_are_in_the_units_of_the_block(qapp) -> None:
    layer = HitLayer(TurnDocument(transcript("a", "😀 b 😀")), Hits([Hit(1, 2, 3), Hit(1, 4, 5)]))
    assert layer.spans(0) == ()
    assert layer.spans(1) == (Span(3, 4, MarkStyle.HIT), Span(5, 7, MarkStyle.HIT))


@given(st.lists(st.text("ab 😀", max_size=12), min_size=1, max_size=4), st.sampled_from(["a", "[ab]", "."]))
def test_hits_that_touch_are_one_span_and_nothing_else_is_marked(texts: list[str], pattern: str) -> None:
    document = TurnDocument(transcript(*texts))
    hits = find(texts, Query(pattern, regex=True))
    layer = HitLayer(document, hits)
    for turn, text in enumerate(texts):
        spans = layer.spans(turn)
        assert all(before.end < after.start for before, after in pairwise(spans))
        expected = {
            unit
            for hit in hits.in_turn(turn)
            for unit in range(to_utf16(text, hit.start), to_utf16(text, hit.end))
        }
        assert {unit for span in spans for unit in range(span.start, span.end)} == expected


def test_a_turn_is_looked_up_once(qapp) -> None:
    layer = HitLayer(TurnDocument(transcript("a b")), Hits([Hit(0, 0, 1)]))
    assert layer.spans(0) is layer.spans(0)


def test_what_is_heard_lies_below_and_the_last_put_on_top(qapp) -> None:
    document, marks = TurnDocument(transcript("a b")), Marks()
    for name, style in (("x", MarkStyle.HIT), (HEARD, MarkStyle.ESTIMATED), ("b", MarkStyle.CURRENT_HIT)):
        marks.put(name, SpanLayer(document, {0: [(0, 1, style)]}))
    styles = [span.style for span in marks.spans(0)]
    assert styles == [MarkStyle.ESTIMATED, MarkStyle.HIT, MarkStyle.CURRENT_HIT]
