"""TextGrid and ELAN: tiers without overlaps, words inside their turns."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from viewer.core.builder import build
from viewer.core.cue import Cue, Cues
from viewer.core.draft import Draft, RawTurn
from viewer.core.transcript import Transcript
from viewer.writers.transcripts.elan import ElanWriter
from viewer.writers.transcripts.textgrid import TextGridWriter


def overlapping() -> Transcript:
    words = Cues((Cue(0, 3, 0, 900, inner=True), Cue(4, 7, 800, 9_000, inner=True)))
    turns = [
        RawTurn("One two", 1, 'Anna "A"', 0, 6_000, words),
        RawTurn("Three", 2, "Bo", 1_000, 9_000),
        RawTurn("Four", 3, 'Anna "A"', 4_000, 5_000),
        RawTurn("Nobody.", 4, None, 20_000, 21_000),
    ]
    return build(Draft("test", turns, media="b c.mp3", language="sv"))


def test_a_textgrid_has_no_gaps_and_no_overlaps() -> None:
    text = TextGridWriter().write(overlapping()).decode("utf-8")
    tiers = re.split(r"item \[\d+\]:", text)[1:]
    names = [re.search(r'name = "(.*)" $', tier, re.MULTILINE) for tier in tiers]
    assert [found and found[1] for found in names] == [
        *('Anna ""A"" - turns', 'Anna ""A"" - words'),
        *("Bo - turns", "turns"),
    ]
    for tier in tiers:
        times = [float(time) for time in re.findall(r"xm(?:in|ax) = (\S+)", tier)]
        assert times[:2] == [0, 21]
        assert times[2] == 0
        assert times[-1] == 21
        spans = list(zip(times[2::2], times[3::2], strict=True))
        assert all(start < end for start, end in spans)
        assert all(one[1] == other[0] for one, other in pairwise(spans))


def spans(root: Element, tier: Element) -> list[tuple[int, int]]:
    slots = {each.get("TIME_SLOT_ID"): int(each.get("TIME_VALUE", "")) for each in root.iter("TIME_SLOT")}
    return [
        (slots[each.get("TIME_SLOT_REF1")], slots[each.get("TIME_SLOT_REF2")])
        for each in tier.iter("ALIGNABLE_ANNOTATION")
    ]


def test_elan_has_words_below_the_turns_they_are_included_in() -> None:
    root = fromstring(ElanWriter().write(overlapping()))
    tiers = {tier.get("TIER_ID"): tier for tier in root.iter("TIER")}
    assert list(tiers) == ['Anna "A" - turns', 'Anna "A" - words', "Bo - turns", "turns"]
    assert spans(root, tiers['Anna "A" - turns']) == [(0, 4_000), (4_000, 5_000)]
    assert spans(root, tiers['Anna "A" - words']) == [(0, 800), (800, 4_000)]
    assert tiers['Anna "A" - words'].get("PARENT_REF") == 'Anna "A" - turns'
    assert [tier.get("PARTICIPANT") for tier in tiers.values()] == ['Anna "A"', 'Anna "A"', "Bo", None]
    kinds = {kind.get("LINGUISTIC_TYPE_ID"): kind.get("CONSTRAINTS") for kind in root.iter("LINGUISTIC_TYPE")}
    assert kinds == {"turns": None, "words": "Included_In"}
    times = [int(slot.get("TIME_VALUE", "")) for slot in root.iter("TIME_SLOT")]
    assert times == sorted(times)


def test_what_stands_beside_the_tiers() -> None:
    root = fromstring(ElanWriter().write(overlapping()))
    (medium,) = root.iter("MEDIA_DESCRIPTOR")
    assert (medium.get("MEDIA_URL"), medium.get("MIME_TYPE")) == ("b c.mp3", "audio/mpeg")
    assert [language.get("LANG_ID") for language in root.iter("LANGUAGE")] == ["sv"]
    assert [child.tag for child in root if child.tag not in ("TIER", "CONSTRAINT")] == [
        *("HEADER", "TIME_ORDER"),
        *("LINGUISTIC_TYPE", "LINGUISTIC_TYPE", "LANGUAGE"),
    ]
