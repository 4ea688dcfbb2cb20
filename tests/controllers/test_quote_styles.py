"""Styles of quotes: built in, changed, made by the reader; damaged ones never come into use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.controllers import quote_styles
from viewer.controllers.settings import Settings
from viewer.core.quote_style import STYLES, Style, Syntax
from viewer.errors import WorldError

MINE = Style("mine", quote_styles.named("Mine {x}"), "{quote}!", "", Syntax.MARKDOWN)


@pytest.fixture
def settings(qapp: object) -> Settings:
    return Settings()


def test_the_built_in_ones_are_there_at_first(settings: Settings) -> None:
    assert quote_styles.styles(settings) == STYLES
    assert quote_styles.chosen(settings).key == "plain"


def test_changed_and_new_ones_are_kept(settings: Settings) -> None:
    changed = replace(STYLES[1], text="{quote} by {speaker}")
    quote_styles.keep(settings, (STYLES[0], changed, *STYLES[2:], MINE), "mine")
    again = Settings({name: getattr(settings, name) for name in ("quote_style", "quote_styles")})
    assert quote_styles.styles(again) == (STYLES[0], changed, *STYLES[2:], MINE)
    assert quote_styles.chosen(again) == MINE
    assert str(quote_styles.chosen(again).label) == "Mine {x}"


def test_a_damaged_one_is_not_kept(settings: Settings) -> None:
    with pytest.raises(WorldError, match="unknown field"):
        quote_styles.keep(settings, (*STYLES, replace(MINE, html="{quote}{who}")), "mine")
    assert settings.quote_style == "plain"


@pytest.mark.parametrize(
    "row",
    [
        {"text": "{quote"},
        {"text": "no words"},
        {"html": "{who}"},
        {"syntax": "latex"},
        {"text": 7},
    ],
)
def test_what_was_damaged_in_the_library_is_left_out(qapp: object, row: dict[str, object]) -> None:
    good = {"key": "mine", "name": "Mine", "text": "{quote}", "html": "", "syntax": "plain"}
    settings = Settings({"quote_style": "mine", "quote_styles": [{**good, **row}, "nonsense"]})
    assert quote_styles.styles(settings) == STYLES
    assert quote_styles.chosen(settings) == STYLES[0]
