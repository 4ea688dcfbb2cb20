"""TTML: times from wherever they count, agents, words, and damage that costs one paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.cue import Cue
from viewer.core.draft import Draft
from viewer.readers.subtitles.ttml import TtmlReader

APPLE = 'xmlns:podcasts="http://podcasts.apple.com/transcript-ttml-internal"'


def document(body: str, root: str = "", head: str = "") -> str:
    return (
        f'<tt xmlns="http://www.w3.org/ns/ttml" {root}><head>{head}</head><body><div>{body}</div></body></tt>'
    )


def read(body: str, root: str = "", head: str = "") -> Draft:
    return TtmlReader().read(document(body, root, head))


def said(draft: Draft) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in draft.turns]


def times(draft: Draft) -> list[tuple[int, int]]:
    return [(cue.start_ms, cue.end_ms) for turn in draft.turns for cue in turn.cues]


def test_paragraphs_are_cues_and_lines_are_layout() -> None:
    draft = read(
        '<p begin="0s" end="2s">One <span tts:fontStyle="italic">line</span>,<br/>and two.</p>\n'
        '<p begin="00:00:02" dur="1.5s">\n  More\n  words\n</p>'
    )
    assert said(draft) == [(None, "One line, and two. More words")]
    assert times(draft) == [(0, 2_000), (2_000, 3_500)]
    assert (draft.warnings, draft.ignored) == ([], [])


def test_blanks_are_kept_where_they_are_meant() -> None:
    body = '<p begin="0s" end="1s" xml:space="preserve">a  b <span> c</span></p>'
    assert said(read(body)) == [(None, "a  b c")]
    assert said(read(body.replace("preserve", "default"))) == [(None, "a b c")]


def test_language_title_and_what_is_said_beside() -> None:
    head = (
        "<metadata><ttm:title>An &amp; episode</ttm:title><ttm:copyright>Me</ttm:copyright></metadata>"
        "<styling><style xml:id='s'/></styling><smpte:image>QUJD</smpte:image>"
    )
    draft = read(
        '<metadata><ttm:desc>First</ttm:desc></metadata><p begin="1s" end="2s">a</p>', 'xml:lang="sv"', head
    )
    assert (draft.title, draft.language) == ("An & episode", "sv")
    assert [str(remark.text) for remark in draft.ignored] == ["copyright: Me", "desc: First"]
    assert said(draft) == [(None, "a")]


def test_agents_are_speakers_by_the_best_of_their_names() -> None:
    head = (
        '<ttm:agent xml:id="a"><ttm:name type="family">Ek</ttm:name><ttm:name type="given">Anna</ttm:name>'
        '</ttm:agent><ttm:agent xml:id="b"><ttm:name type="alias">B</ttm:name><ttm:name type="full">Bo Lind'
        "</ttm:name></ttm:agent>"
    )
    draft = read(
        '<p begin="0s" end="4s" ttm:agent="a">abc <span ttm:agent="b">d</span></p>'
        '<p begin="4s" end="5s" ttm:agent="a b">both</p><p begin="5s" end="6s" ttm:agent="c">e</p>',
        head=head,
    )
    assert said(draft) == [("Anna Ek", "abc"), ("Bo Lind", "d"), ("Anna Ek, Bo Lind", "both"), ("c", "e")]
    assert times(draft)[:2] == [(0, 3_000), (3_000, 4_000)]


def test_apples_words_have_times_of_the_recording_and_blanks_between_them() -> None:
    def word(begin: str, end: str, text: str) -> str:
        return f'<span podcasts:unit="word" begin="{begin}" end="{end}">{text}</span>'

    words = [("1:10.5", "1:11", "Hello"), ("1:11.2", "1:12", "there"), ("1:12", "1:12", ".")]
    first = "".join(word(*each) for each in words)
    sentences = (first, word("1:13", "1:20", "Bye."))
    spans = "".join(f'<span podcasts:unit="sentence">{sentence}</span>' for sentence in sentences)
    draft = read(f'<p begin="1:10.5" end="1:20" ttm:agent="SPEAKER_1">{spans}</p>', APPLE)
    (turn,) = draft.turns
    assert (turn.speaker, turn.text) == ("SPEAKER_1", "Hello there. Bye.")
    assert turn.cues == [
        Cue(0, 6, 70_500, 71_000),
        Cue(6, 11, 71_200, 72_000, inner=True),
        Cue(11, 13, 72_000, 72_000, inner=True),
        Cue(13, 17, 73_000, 80_000, inner=True),
    ]


def test_apples_words_of_scripts_without_blanks_have_none() -> None:
    words = (
        f'<span podcasts:unit="word" begin="{at}" end="{at + 1}">{sign}</span>'
        for at, sign in ((1, "世"), (2, "界"))
    )
    draft = read(f"<p>{''.join(words)}</p>", APPLE)
    assert said(draft) == [(None, "世界")]
    assert times(draft) == [(1_000, 2_000), (2_000, 3_000)]


def test_syllables_of_others_are_not_torn_apart() -> None:
    words = '<span begin="1s">hel</span><span begin="2s">lo</span> <span begin="3s">you</span>'
    assert said(read(f'<p begin="0s" end="9s">{words}</p>')) == [(None, "hello you")]


def test_times_count_from_what_is_around() -> None:
    text = (
        document('<p begin="1s" end="3s">a <span begin="0.5s">b</span></p>', 'ttp:frameRate="25"')
        .replace("<body>", '<body begin="10s">')
        .replace("<div>", '<div begin="125f">')
    )
    assert times(TtmlReader().read(text)) == [(16_000, 16_500), (16_500, 18_000)]


def test_a_sequence_goes_on_where_the_one_before_ended() -> None:
    body = '<p dur="2s">a</p><p begin="1s" dur="2s">b</p><p begin="1s" end="2s">c</p>'
    text = document(body).replace("<div>", '<div begin="10s" timeContainer="seq">')
    assert times(TtmlReader().read(text)) == [(10_000, 12_000), (13_000, 15_000), (16_000, 17_000)]


def test_paragraphs_are_cut_at_the_end_of_what_is_around_and_none_is_left_out() -> None:
    text = document('<p begin="1s">a</p><p begin="8s" end="20s">b</p><p begin="12s" end="13s">c</p>')
    draft = TtmlReader().read(text.replace("<div>", '<div begin="0s" end="10s">'))
    assert times(draft) == [(1_000, 10_000), (8_000, 10_000), (12_000, 13_000)]


def test_times_that_only_fit_the_recording_are_taken_for_those_of_it() -> None:
    rows = "".join(
        f'<p begin="{at}s" end="{at + 9}s">a <span begin="{at + 4}s" end="{at + 6}s">b</span></p>'
        for at in (10, 20, 30)
    )
    draft = read(rows)
    assert [start for start, _ in times(draft)] == [10_000, 14_000, 20_000, 24_000, 30_000, 34_000]
    assert draft.warnings == []


def test_without_an_end_a_paragraph_lasts_until_the_next() -> None:
    draft = read('<p begin="1s">a</p><p begin="3s">b</p><p begin="5s" end="x">c</p>')
    assert times(draft) == [(1_000, 3_000), (3_000, 5_000), (5_000, 5_000)]
    assert [str(remark.text) for remark in draft.warnings] == ["The time x cannot be read."]


def test_spans_alone_may_have_times() -> None:
    draft = read('<p>\n<span begin="1s" end="2s">one</span>\n<span begin="3s" end="4s">two</span></p>')
    assert said(draft) == [(None, "one two")]
    assert times(draft) == [(1_000, 2_000), (3_000, 4_000)]


def test_a_paragraph_without_a_time_goes_on_from_the_one_before() -> None:
    draft = read('<p begin="1s" end="2s">one</p>\n<p>two</p>')
    assert said(draft) == [(None, "one two")]
    assert [(remark.line, str(remark.text)) for remark in draft.warnings] == [
        (2, "The cue has no time; it goes on from the one before.")
    ]


def test_a_start_that_is_none_costs_its_paragraph() -> None:
    draft = read(
        '<p begin="1s" end="2s">one</p>\n<p begin="later" end="3s">lost <span begin="x">b</span></p>\n'
        '<p begin="2s" end="3s">three</p>'
    )
    assert said(draft) == [(None, "one three")]
    assert [remark.line for remark in draft.warnings] == [2]
    assert [(remark.line, str(remark.text)) for remark in draft.ignored] == [(2, "lost b")]


def test_ruby_and_animation_are_none_of_the_words() -> None:
    draft = read(
        '<p begin="1s" end="2s"><set begin="0s" tts:color="red"/><span tts:ruby="container">'
        '<span tts:ruby="base">漢字</span><span tts:ruby="text">かんじ</span></span>だ</p>'
    )
    assert said(draft) == [(None, "漢字だ")]
    assert [str(remark.text) for remark in draft.ignored] == ["かんじ"]


def test_divisions_beside_each_other_are_put_in_the_order_of_time() -> None:
    text = document(
        '<p begin="1s" end="2s">a</p><p begin="5s" end="6s">c</p></div><div><p begin="3s" end="4s">b</p>'
    )
    assert said(TtmlReader().read(text)) == [(None, "a b c")]


def test_the_start_of_a_programme_is_taken_off() -> None:
    name = "ebuttm:documentStartOfProgramme"
    head = f"<metadata><ebuttm:facts><{name}>10:00:00:00</{name}></ebuttm:facts></metadata>"
    root = 'ttp:timeBase="smpte" ttp:frameRate="25"'
    draft = read('<p begin="10:00:01:00" end="10:00:02:00">a</p>', root, head)
    assert times(draft) == [(1_000, 2_000)]


@pytest.mark.parametrize("prefix", ["", "tt:"])
@pytest.mark.parametrize("bad", ["a < b", "<span>a", "a</span>", "<x", "&#0;</br>"])
def test_a_damaged_paragraph_costs_itself(prefix: str, bad: str) -> None:
    rows = [
        f'<{prefix}p begin="{at}s" end="{at + 1}s">{word}</{prefix}p>'
        for at, word in enumerate(["one", bad, "three"])
    ]
    draft = TtmlReader().read(
        f"<{prefix}tt>\n<{prefix}body><{prefix}div>\n"
        + "\n".join(rows)
        + f"\n</{prefix}div></{prefix}body></{prefix}tt>"
    )
    assert said(draft) == [(None, "one three")]
    assert [remark.line for remark in draft.warnings] == [4]
    assert times(draft) == [(0, 1_000), (2_000, 3_000)]


WORDS = {"Hej": 1, "du": 1, "å": 1, "&": 1, "<br/>": 0, "  ": 0, "\n": 0, "<span>x</span>": 1}
row = st.tuples(st.integers(0, 50), st.integers(0, 9), st.lists(st.sampled_from(list(WORDS)), max_size=5))


@given(st.lists(row, max_size=8))
def test_every_letter_is_in_a_turn(rows: list[tuple[int, int, list[str]]]) -> None:
    body = "".join(f'<p begin="{at}s" dur="{length}s">{"".join(words)}</p>' for at, length, words in rows)
    kept = "".join("".join(turn.text.split()) for turn in read(body).turns)
    spoken = "".join(word for _, _, words in rows for word in words if WORDS[word])
    assert kept == spoken.replace("<span>", "").replace("</span>", "")


def test_subtitles_of_a_streaming_service() -> None:
    text = (
        '<tt ttp:tickRate="10000000" ttp:timeBase="media" xml:lang="sv" xmlns="http://www.w3.org/ns/ttml">'
        '<head><layout><region xml:id="r"><style tts:textAlign="left"/></region></layout></head><body>'
        '<div xml:space="preserve">\n'
        ' <p begin="100100000t" end="130130000t" region="r">- Var är du?<br/>- Här.</p>\n'
        ' <p begin="131000000t" end="151000000t"><span style="s">[dörr stängs]</span></p>\n'
        ' <p begin="160000000t" end="171000000t" itts:forcedDisplay="true">STOCKHOLM\n  1984</p>\n'
        "</div></body></tt>"
    )
    draft = TtmlReader().read(text)
    assert [turn.text for turn in draft.turns] == [
        "- Var är du?",
        "- Här.",
        "[dörr stängs]",
        "STOCKHOLM 1984",
    ]
    assert [turn.start_ms for turn in draft.turns] == [10_010, 12_012, 13_100, 16_000]
    assert (draft.warnings, draft.ignored, draft.language) == ([], [], "sv")


@given(st.text(st.sampled_from("<>/pt span=\"' 0s\nbegin&;")).map(document) | st.text())
def test_any_text_gives_a_draft(text: str) -> None:
    draft = TtmlReader().read(text)
    assert all(turn.text.strip() for turn in draft.turns)


def test_one_slip_does_not_make_the_others_times_of_the_recording() -> None:
    rows = "".join(f'<p begin="{at}s" end="{at + 9}s">a <span begin="2s">b</span></p>' for at in (10, 20))
    draft = read(rows + '<p begin="30s" end="39s">a <span begin="34s">b</span></p>')
    assert [start for start, _ in times(draft)][:4] == [10_000, 12_000, 20_000, 22_000]
