"""Quotes: exact words, leaps, speakers, and styles that readers edit."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.annotated import anchored, bundles
from tests.transcripts import transcript
from viewer.core.bundle import Bundle
from viewer.core.quote import moment_link, quote
from viewer.core.quote_style import STYLES, Style, check, fill
from viewer.core.timeline import Timeline
from viewer.errors import Message, WorldError

TALK = transcript("One two three. Four five.", "Six <b> seven.", "Eight nine.", "Ten.")
BUNDLE = Bundle("A *talk*", TALK, media="talk.mp3")
PLAIN, MARKDOWN, HTML, APA = STYLES
WORDS_ONLY = Style("x", Message("x"), "{quote}")


def words(*places: tuple[int, int, int, int]) -> str:
    return quote(BUNDLE, [anchored(TALK, *place) for place in places], WORDS_ONLY).text


def test_one_passage_is_its_words_and_needs_no_name() -> None:
    assert words((0, 4, 0, 13)) == "two three"


def test_leaps_inside_a_turn_and_over_turns() -> None:
    assert words((0, 0, 0, 3), (0, 15, 0, 19)) == "One [...] Four"
    assert words((0, 0, 0, 14), (2, 0, 2, 11)) == "One two three. [...] Eight nine."


def test_passages_that_touch_or_overlap_are_one() -> None:
    assert words((0, 0, 0, 7), (0, 4, 0, 13), (0, 13, 0, 14)) == "One two three."
    assert words((0, 0, 0, 3), (0, 4, 0, 7)) == "One two"


def test_several_speakers_are_named_and_order_does_not_matter() -> None:
    assert words((2, 0, 2, 5), (0, 15, 1, 14)) == "Ada: Four five.\nBo: Six <b> seven.\nAda: Eight"
    assert words((0, 0, 0, 3), (1, 0, 1, 3)) == "Ada: One\nBo: [...] Six"


def test_the_built_in_styles() -> None:
    anchors = [anchored(TALK, 1, 0, 1, 14)]
    plain = quote(BUNDLE, anchors, PLAIN)
    assert plain.text == "“Six <b> seven.”\n— Bo, A *talk*, 0:05"
    assert plain.html == "<p>“Six &lt;b&gt; seven.”<br>\n— Bo, <i>A *talk*</i>, 0:05</p>"
    marked = quote(BUNDLE, anchors, MARKDOWN, "file:///talk(1).mp3").text
    assert marked == (
        "> Six \\<b\\> seven.\n>\n> — Bo, *A \\*talk\\**, 0:05 [▶](file:///talk%281%29.mp3#t=5)"
    )
    web = quote(BUNDLE, anchors, HTML, "file:///t.mp3")
    assert web.text == web.html
    assert '<a href="file:///t.mp3#t=5">' in web.html
    assert quote(BUNDLE, anchors, APA).text == "“Six <b> seven.” (Bo, A *talk*, 0:05)"


def test_times_are_those_of_the_audio() -> None:
    late = Bundle("T", TALK, timeline=Timeline((), ((0, 60_000),)))
    assert quote(late, [anchored(TALK, 1, 0, 1, 3)], PLAIN).text.endswith("1:05")


def test_without_times_and_names_nothing_is_left_dangling() -> None:
    bare = Bundle("", transcript("Words.", names=("",), timed=False))
    assert quote(bare, [anchored(bare.transcript, 0, 0, 0, 6)], PLAIN).text == "“Words.”\n"


def test_without_names_the_title_comes_first() -> None:
    nobody = Bundle("T", transcript("Words.", names=("",)))
    anchors = [anchored(nobody.transcript, 0, 0, 0, 6)]
    assert quote(nobody, anchors, PLAIN).text == "“Words.”\nT, 0:00"
    assert quote(nobody, anchors, PLAIN).html == "<p>“Words.”<br>\n<i>T</i>, 0:00</p>"
    assert quote(nobody, anchors, MARKDOWN, "file:///a").text.endswith("> *T*, 0:00 [▶](file:///a#t=0)")
    assert quote(nobody, anchors, HTML).html.endswith("<p><cite>T</cite>, 0:00</p>")
    assert quote(nobody, anchors, APA).text == "“Words.” (T, 0:00)"
    untitled = Bundle("", TALK)
    assert quote(untitled, [anchored(TALK, 1, 0, 1, 3)], APA).text == "“Six” (Bo, 0:05)"


def test_what_parts_two_parts_goes_with_the_first_alone() -> None:
    parts = "[[{speaker}]][[, {title}]][[, {time}]]"
    assert fill(parts, {"time": ", 5"}) == ", 5"
    assert fill(parts, {"speaker": "a", "time": "5"}) == "a, 5"
    assert fill("{quote}[[, {title}]] [[, {time}]]", {"time": "5"}) == " , 5"


@pytest.mark.parametrize(
    "template", ["{quote", "quote}", "{nobody} {quote}", "[[{quote}", "{quote}]]", "none"]
)
def test_a_bad_template_is_refused(template: str) -> None:
    with pytest.raises(WorldError, match="This quote style cannot be used: "):
        check(template)


def test_braces_and_parts() -> None:
    assert fill("{{{quote}}} [[({title})]]", {"quote": "x"}) == "{x} "
    for style in STYLES:
        check(style.text)


def test_words_that_are_not_there_cannot_be_quoted() -> None:
    with pytest.raises(WorldError):
        quote(BUNDLE, [], PLAIN)
    with pytest.raises(WorldError):
        quote(BUNDLE, [anchored(transcript("Other words"), 0, 0, 0, 5)], PLAIN)


@given(bundles())
def test_every_style_quotes_any_words(bundle: Bundle) -> None:
    anchors = [annotation.anchor for annotation in bundle.annotations if annotation.anchor]
    if not any(anchor.quote.strip() for anchor in anchors):
        with pytest.raises(WorldError):
            quote(bundle, anchors, PLAIN)
        return
    for style in STYLES:
        quoted = quote(bundle, anchors, style)
        assert "<script" not in quoted.html


def test_links_to_moments() -> None:
    assert moment_link("file:///a%23b.mp3", 12_500) == "file:///a%23b.mp3#t=12.5"
    assert moment_link("file:///a.mp3", 0, 1_001) == "file:///a.mp3#t=0,1.001"
