"""noScribe: exact times out of anchors, people heard at the same time, pauses, names that were changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.draft import Draft
from viewer.readers.open import read_bytes
from viewer.readers.registry import choose
from viewer.readers.research.noscribe import NoScribeReader

HEAD = (
    '<!DOCTYPE html>\n<html >\n<head >\n<meta charset="UTF-8" >\n<style> p { margin: 0 } </style>\n'
    '<meta name="audio_source" content="C:/ljud/Bo &amp; jag.mp3" ></head>\n'
    '<body ><div class="WordSection1" >\n'
    '<p style="font-weight: 600" >Bo &amp; jag</p>\n<p ><span >Transcribed with noScribe 0.6.2<br >(Start: '
    "00:00:00)</span></p>\n<p ></p>\n"
)


def part(start: int, end: int, speaker: str, text: str) -> str:
    return f'<a name="ts_{start}_{end}_{speaker}" >{text}</a>'


def read(*paragraphs: str) -> Draft:
    body = "".join(f"<p >{paragraph}</p>\n" for paragraph in paragraphs)
    return NoScribeReader().read(f"{HEAD}{body}</div></body></html>")


def said(draft: Draft) -> list[tuple[str | None, str, int | None, int | None]]:
    return [(turn.speaker, turn.text, turn.start_ms, turn.end_ms) for turn in draft.turns]


def test_a_paragraph_is_a_turn_with_the_times_of_its_segments() -> None:
    draft = read(
        part(3_210, 12_140, "S00", 'S00: <span style="color: #78909C" >[00:00:03]</span> Hej &lt;du&gt;.')
        + part(12_140, 22_800, "S00", " Vi börjar."),
        part(22_900, 25_000, "S01", "S01: Ja."),
    )
    assert said(draft) == [("S00", "Hej <du>. Vi börjar.", 3_210, 22_800), ("S01", "Ja.", 22_900, 25_000)]
    cues = [(cue.start, cue.end, cue.start_ms, cue.end_ms) for cue in draft.turns[0].cues]
    assert cues == [(0, 9, 3_210, 12_140), (10, 20, 12_140, 22_800)]
    assert (draft.title, draft.media, draft.warnings) == ("Bo & jag", "C:/ljud/Bo & jag.mp3", [])
    assert [(remark.line, str(remark.text)) for remark in draft.ignored] == [
        (9, "Transcribed with noScribe 0.6.2"),
        (9, "(Start: 00:00:00)"),
    ]
    assert [turn.line for turn in draft.turns] == [11, 12]


def test_who_is_heard_at_the_same_time_has_a_turn_and_keeps_the_slashes() -> None:
    draft = read(
        part(0, 5_000, "S00", "S00: Jag tror")
        + part(4_000, 4_500, "//S01", " //S01: Ja.")
        + part(5_000, 9_000, "S00", "// att det är så.")
        + part(8_500, 8_900, "//S01", " //S01: Jo.//"),
        part(9_000, 9_500, "S02", "S02: Nej."),
    )
    assert said(draft) == [
        ("S00", "Jag tror", 0, 5_000),
        ("S01", "//Ja.//", 4_000, 4_500),
        ("S00", "att det är så.", 5_000, 9_000),
        ("S01", "//Jo.//", 8_500, 8_900),
        ("S02", "Nej.", 9_000, 9_500),
    ]


def test_pauses_are_part_of_what_is_read_and_have_their_times() -> None:
    draft = read(
        part(0, 2_000, "", "(..) ") + part(2_000, 4_000, "S00", "S00: Hej."),
        part(4_000, 9_000, "S00", " (.....)") + part(9_000, 10_000, "S00", " Och [...] mer."),
    )
    assert said(draft) == [
        ("", "(..)", 0, 2_000),
        ("S00", "Hej.", 2_000, 4_000),
        ("S00", "(.....) Och [...] mer.", 4_000, 10_000),
    ]


def test_a_name_that_was_changed_in_the_text_counts_from_there() -> None:
    draft = read(
        part(0, 1_000, "S00", "Anna Ek: Hej."),
        part(1_000, 2_000, "S01", "S01: Ja."),
        part(2_000, 3_000, "S00", " Mer.") + part(2_500, 2_900, "//S01", " //Bo: Jo."),
        part(3_000, 4_000, "S01", "intervjuaren: Det här: så."),
        part(4_000, 5_000, "", "Det är så här: inte ett namn."),
    )
    assert [(speaker, text) for speaker, text, _, _ in said(draft)] == [
        ("Anna Ek", "Hej."),
        ("S01", "Ja."),
        ("Anna Ek", "Mer."),
        ("Bo", "//Jo."),
        ("intervjuaren", "Det här: så."),
        ("", "Det är så här: inte ett namn."),
    ]


def test_a_long_paragraph_is_parted_with_its_sentences() -> None:
    draft = read("".join(part(n * 5_000, n * 5_000 + 5_000, "", f" Mening {n}.") for n in range(30)))
    assert len(draft.turns) == 5
    assert " ".join(turn.text for turn in draft.turns) == " ".join(f"Mening {n}." for n in range(30))


def test_a_stamp_is_left_out_only_where_the_anchor_has_it() -> None:
    draft = read(part(3_500, 4_000, "S00", "S00: [00:00:03] [00:09:00] Hej."))
    assert [turn.text for turn in draft.turns] == ["[00:09:00] Hej."]


def test_what_somebody_typed_between_is_kept() -> None:
    draft = read(
        "Ur arkivet",
        "(skratt) " + part(0, 1_000, "S00", "S00: Hej."),
        "<b>Anna:</b> " + part(1_000, 2_000, "S00", "Ja."),
        "Bo: utan tid",
        part(2_000, 3_000, "S00", "Mer.") + " och till",
    )
    assert said(draft) == [
        ("S00", "(skratt) Hej.", 0, 1_000),
        ("Anna", "Ja.", 1_000, 2_000),
        ("Bo", "utan tid", None, None),
        ("Anna", "Mer. och till", 2_000, 3_000),
    ]
    assert str(draft.ignored[-1].text) == "Ur arkivet"


@pytest.mark.parametrize(
    "anchor",
    [
        "<a name=ts_1500_2500_S00>S00: Hej</a>",
        "<A class='x'\nNAME='ts_1500_2500_S00'\nid=a>S00: Hej</A>",
        '<a id="ts_1" name="ts_1500_2500_S00"><b>S00</b>: Hej</a>',
    ],
)
def test_anchors_as_other_programs_save_them(anchor: str) -> None:
    assert said(read(anchor)) == [("S00", "Hej", 1_500, 2_500)]


def test_it_comes_before_the_web_page_it_is_and_other_anchors_do_not() -> None:
    page = HEAD + part(0, 1, "S00", "Hej")
    assert choose(page, ".html").key == choose(page, ".txt").key == "noscribe"
    assert choose('<html><body><p><a name="ts_main">Hej</a></p></body></html>', ".html").key == "web-page"


def test_a_page_cut_off_is_read_up_to_there() -> None:
    page = HEAD + "".join(f"<p >{part(n * 1_000, n * 1_000 + 900, 'S00', f'ord{n}')}</p>\n" for n in range(9))
    transcript = read_bytes(page[: page.index("ord7") + 2].encode(), ".html")
    assert [turn.text for turn in transcript.turns][:8] == [*(f"ord{n}" for n in range(7)), "or"]


pieces = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<br>",
            "Anna: ",
            "S00: ",
            "//",
            "ord ",
            "\x02",
            "\x03",
            "(..)",
            "[00:00:01]",
            "<a>",
            "</a>",
        )
    ]
)
anchors = st.builds(
    part, st.integers(0, 9_999), st.integers(0, 9_999), st.sampled_from(["", "S00", "//S01"]), pieces
)


@given(st.lists(pieces | anchors, max_size=30))
def test_anything_is_read_and_no_word_lost(parts: list[str]) -> None:
    draft = NoScribeReader().read("<html><body>" + "".join(parts))
    kept = [
        *(f"{turn.speaker} {turn.text}" for turn in draft.turns),
        *(str(remark.text) for remark in draft.ignored + draft.warnings),
        draft.title,
    ]
    assert " ".join(kept).count("ord") >= "".join(parts).count("ord")
