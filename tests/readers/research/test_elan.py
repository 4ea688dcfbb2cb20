"""ELAN: which tiers are what is said, when each annotation is heard, and what is about it."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.research.annotated import below, eaf, tier, timed
from viewer.core.draft import Draft
from viewer.errors import WorldError
from viewer.readers.open import read_bytes
from viewer.readers.registry import choose
from viewer.readers.research.elan import ElanReader


def read(*tiers: str, **more: str) -> Draft:
    return ElanReader().read(eaf(*tiers, **more))


def said(draft: Draft) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in draft.turns]


def ignored(draft: Draft) -> list[str]:
    return [str(remark.text) for remark in draft.ignored]


def test_tiers_are_speakers_who_take_turns_by_time() -> None:
    draft = read(
        tier("T1", timed("a1", 0, 1, "Hej."), timed("a2", 1, 2, "Hur mår du?"), participant="Anna"),
        tier("Bo", timed("b1", 2, 3, "Bra & du?"), timed("b2", 4, 5, "Jaha.")),
        tier("T2", timed("a3", 3, 4, "Jo."), participant="Anna"),
    )
    assert said(draft) == [
        ("Anna", "Hej. Hur mår du?"),
        ("Bo", "Bra & du?"),
        ("Anna", "Jo."),
        ("Bo", "Jaha."),
    ]
    cues = [(cue.start, cue.end, cue.start_ms, cue.end_ms) for cue in draft.turns[0].cues]
    assert cues == [(0, 4, 0, 1_000), (5, 16, 1_000, 2_000)]
    assert (draft.warnings, draft.ignored) == ([], [])


def test_two_tiers_of_one_person_are_both_read() -> None:
    draft = read(
        tier("x", timed("a1", 0, 1, "Ett."), participant="Anna"),
        tier("y", timed("a2", 1, 2, "Två."), participant="Anna"),
    )
    assert said(draft) == [("Anna", "Ett. Två.")]


def test_a_word_tier_gives_word_times() -> None:
    draft = read(
        tier("Anna", timed("a1", 0, 4, "Hej, du där!")),
        tier(
            "w",
            timed("w1", 0, 1, "hej"),
            timed("w2", 2, 3, "du"),
            timed("w3", 3, 4, "där"),
            parent_ref="Anna",
        ),
    )
    (turn,) = draft.turns
    cues = [(cue.start, cue.end, cue.start_ms, cue.end_ms, cue.inner) for cue in turn.cues]
    assert cues == [(0, 5, 0, 1_000, False), (5, 8, 2_000, 3_000, True), (8, 12, 3_000, 4_000, True)]
    assert draft.ignored == []


def test_slots_without_a_time_share_what_lies_between_their_neighbours() -> None:
    draft = ElanReader().read(
        eaf(
            tier("Anna", timed("a1", 0, 4, "ett två tre"), timed("a2", 5, 6, "fyra")),
            tier(
                "words",
                timed("w1", 0, 1, "ett"),
                timed("w2", 2, 3, "två"),
                timed("w3", 3, 4, "tre"),
                parent_ref="Anna",
            ),
            slots=[0, None, None, None, 3_000, 3_000, None],
        )
    )
    (turn,) = draft.turns
    assert [cue.start_ms for cue in turn.cues] == [0, 1_000, 2_000, 3_000]
    assert turn.end_ms == 3_000
    assert draft.warnings == []


def test_annotations_that_refer_to_others_share_their_time_in_the_order_they_name() -> None:
    draft = read(
        tier("ref@SP1", timed("r1", 0, 4, "INT.001"), timed("r2", 4, 8, "INT.002")),
        tier("tx@SP1", below("x1", "r1", "Ett två"), below("x2", "r2", "tre"), parent_ref="ref@SP1"),
        tier(
            "mot@SP1",
            below("w2", "x1", "två", "w1"),
            below("w1", "x1", "ett"),
            below("w3", "x2", "tre"),
            parent_ref="tx@SP1",
        ),
        tier("ft@SP1", below("f1", "x1", "One two"), below("f2", "x2", "three"), parent_ref="tx@SP1"),
    )
    assert said(draft) == [("SP1", "Ett två tre")]
    assert [(cue.start_ms, cue.end_ms) for cue in draft.turns[0].cues] == [(0, 4_000), (4_000, 8_000)]
    assert ignored(draft) == [
        "Tier ref@SP1: 2 annotations that are no words.",
        "ft@SP1: One two",
        "ft@SP1: three",
    ]


def test_numbers_are_told_by_what_they_are_where_the_name_does_not_say() -> None:
    draft = read(
        tier("A", timed("r1", 0, 4, "001"), timed("r2", 4, 8, "002"), participant="Anna"),
        tier("A-txt", below("x1", "r1", "Ett"), below("x2", "r2", "två"), parent_ref="A"),
    )
    assert said(draft) == [("Anna", "Ett två")]


def test_codes_comments_and_translations_are_no_speech() -> None:
    draft = read(
        tier("Anna", timed("a1", 0, 2, "Hej du")),
        tier("en", below("e1", "a1", "Hi there"), parent_ref="Anna"),
        tier("hands", timed("h1", 0, 1, "stroke"), linguistic_type_ref="coded"),
        tier("comments", timed("c1", 1, 2, "a dog barks")),
        types='<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="coded" CONTROLLED_VOCABULARY_REF="v"/>',
    )
    assert said(draft) == [("Anna", "Hej du")]
    assert ignored(draft) == [
        "en: Hi there",
        "Tier hands: 1 annotations that are no words.",
        "comments: a dog barks",
    ]
    assert draft.warnings == []


def test_where_nothing_else_is_there_codes_are_read() -> None:
    assert said(read(tier("gestures", timed("h1", 0, 1, "stroke")))) == [("", "stroke")]


def test_the_audio_is_named_and_its_origin_counts() -> None:
    media = (
        '<MEDIA_DESCRIPTOR MEDIA_URL="file:///x/film.mp4" MIME_TYPE="video/mp4" TIME_ORIGIN="--5"/>'
        '<MEDIA_DESCRIPTOR MEDIA_URL="file:///x/ljud%201.wav" MIME_TYPE="audio/x-wav" TIME_ORIGIN="2000"/>'
        '<MEDIA_DESCRIPTOR MEDIA_URL="file:///x/other.wav" MIME_TYPE="audio/x-wav"/>'
    )
    draft = read(tier("Anna", timed("a1", 0, 1, "Hej"), lang_ref="swe"), header=media)
    assert (draft.media, draft.language) == ("file:///x/ljud%201.wav", "swe")
    assert (draft.turns[0].start_ms, draft.turns[0].end_ms) == (2_000, 3_000)


def test_times_may_be_frames() -> None:
    text = eaf(tier("Anna", timed("a1", 1, 2, "Hej")), slots=[0, 25, 50])
    draft = ElanReader().read(text.replace("milliseconds", "PAL-frames"))
    assert (draft.turns[0].start_ms, draft.turns[0].end_ms) == (1_000, 2_000)


def test_a_damaged_annotation_costs_itself_alone() -> None:
    text = eaf(
        tier("Anna", timed("a1", 0, 1, "Ett"), timed("a2", 1, 2, "HERE"), timed("a3", 2, 3, "tre")),
        tier("Bo", timed("b1", 3, 4, "Fyra"), timed("b2", 4, 5, "THERE")),
        tier("Cecilia", timed("c1", 5, 6, "Sex")),
    )
    draft = ElanReader().read(text.replace("HERE", "a < b").replace("Ta < b", "T</x>"))
    assert said(draft) == [("Anna", "Ett tre"), ("Bo", "Fyra"), ("Cecilia", "Sex")]
    places = [text.index("HERE"), text.index("THERE")]
    assert [remark.line for remark in draft.warnings] == [text.count("\n", 0, at) + 1 for at in places]
    assert any("a < b" in text for text in ignored(draft))


def test_of_a_file_cut_off_the_beginning_is_read() -> None:
    text = eaf(tier("Anna", timed("a1", 0, 1, "Ett"), timed("a2", 1, 2, "två"), timed("a3", 2, 3, "tre")))
    draft = ElanReader().read(text[: text.index("tre")])
    assert said(draft) == [("Anna", "Ett två")]
    (warning,) = draft.warnings
    assert warning.line == text.count("\n", 0, text.index("tre")) + 1


def test_what_has_no_time_is_told() -> None:
    text = eaf(tier("Anna", timed("a1", 0, 1, "Ett"), below("a2", "nowhere", "två")), slots=[1_000, 2_000])
    draft = ElanReader().read(text.replace('"2000"', '"12 o\'clock"'))
    assert said(draft) == [("Anna", "Ett")]
    assert [str(warning.text) for warning in draft.warnings] == [
        "The time 12 o'clock cannot be; it was not used.",
        "An annotation has no time and was not read.",
    ]
    assert ignored(draft) == ["Anna: två"]


def test_tiers_in_a_ring_and_annotations_in_a_ring_are_read() -> None:
    draft = read(
        tier("Anna", timed("a1", 0, 1, "Hej"), parent_ref="Bo"),
        tier("Bo", below("b1", "b2", "du", "b2"), below("b2", "b1", "da", "b1"), parent_ref="Anna"),
    )
    assert sum(len(turn.text.split()) for turn in draft.turns) + len(draft.ignored) == 3


def test_a_chain_of_tiers_takes_no_longer_than_its_length() -> None:
    tiers = [tier(f"t{place}", parent_ref=f"t{place + 1}") for place in range(20_000)]
    draft = read(*tiers, tier("t20000", timed("a1", 0, 1, "Hej")))
    assert [turn.text for turn in draft.turns] == ["Hej"]


def test_entities_are_not_expanded() -> None:
    text = eaf(tier("Anna", timed("a1", 0, 1, "Hej"))).split("\n", 1)
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(WorldError):
        ElanReader().read("\n".join([text[0], bomb, text[1]]))


def test_it_is_told_by_its_content() -> None:
    text = eaf(tier("Anna", timed("a1", 0, 1, "Hej")))
    assert choose(text, ".xml").key == choose(text, "").key == "elan"
    assert read_bytes(text.encode("utf-16"), ".eaf").format == "elan"


texts = st.text(st.characters(codec="utf-8", categories=("L", "Zs")), max_size=20).map(str.strip)
rows = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19), texts), max_size=8)
names = st.sampled_from(["Anna", "words", "ft", "x"])


@given(st.lists(st.tuples(names, rows, st.booleans()), max_size=4), st.integers(0, 5_000))
def test_every_word_of_any_tiers_is_read_or_ignored(
    tiers: list[tuple[str, list[tuple[int, int, str]], bool]], cut: int
) -> None:
    written = [
        tier(
            f"{place}-{name}",
            *(timed(f"a{place}-{number}", *row) for number, row in enumerate(labels)),
            parent_ref=f"{place - 1}-{tiers[place - 1][0]}" if place and depends else "",
        )
        for place, (name, labels, depends) in enumerate(tiers)
    ]
    text = eaf(*written)
    draft = ElanReader().read(text)
    kept = " ".join([*(turn.text for turn in draft.turns), *ignored(draft)]).lower()
    for _, labels, _ in tiers:
        assert all(word in kept for _, _, label in labels for word in label.lower().split())
    ElanReader().read(text[:cut])


def _texts(root: Element, name: str) -> list[Element]:
    (found,) = (one for one in root.iter("TIER") if one.get("TIER_ID") == name)
    return list(found.iter("ANNOTATION"))


def test_the_sample_is_read_whole(corpora: Path) -> None:
    data = (corpora / "elan" / "sample_2.8.eaf").read_bytes()
    root = fromstring(data)
    slots = {slot.get("TIME_SLOT_ID"): slot.get("TIME_VALUE") for slot in root.iter("TIME_SLOT")}
    transcript = read_bytes(data, ".eaf")
    assert (transcript.format, transcript.language, transcript.warnings) == ("elan", "eng", ())
    assert transcript.media.endswith("/r03_v20_s5.wav")
    cues = [(turn.text[cue.start : cue.end].strip(), cue) for turn in transcript.turns for cue in turn.cues]

    utterances = [
        (one.findtext(".//ANNOTATION_VALUE"), int(slots[one[0].get("TIME_SLOT_REF1")] or 0))
        for one in _texts(root, "text")
    ]
    assert " ".join(turn.text for turn in transcript.turns) == " ".join(str(text) for text, _ in utterances)
    assert [cue.start_ms for _, cue in cues if not cue.inner] == [start for _, start in utterances]

    words = [
        (one.findtext(".//ANNOTATION_VALUE"), slots[one[0].get("TIME_SLOT_REF1")])
        for one in _texts(root, "words-timesub")
    ]
    assert len(cues) == len(words) == 1_995
    differ = [place for place, (word, _) in enumerate(words) if word != cues[place][0]]
    assert [words[place][0] for place in differ] == ["Thé"]  # as it is written on that tier alone
    assert all(int(start) == cues[place][1].start_ms for place, (_, start) in enumerate(words) if start)

    about = [str(remark.text) for remark in transcript.ignored]
    assert about == [
        "words-timesub: Thé",
        *(
            f"Tier {name}: {sum(bool(one.findtext('.//ANNOTATION_VALUE')) for one in _texts(root, name))} "
            "annotations that are no words."
            for name in ("gestures", "gest_included", "words-pos")
        ),
    ]
