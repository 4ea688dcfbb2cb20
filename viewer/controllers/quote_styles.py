"""The styles in which quotes are copied: the built-in ones, with what the reader made of them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from viewer.controllers.settings import Settings
from viewer.core.quote_style import STYLES, Style, Syntax, check
from viewer.errors import Message, WorldError

BUILT_IN = {style.key: style for style in STYLES}


def named(name: str) -> Message:
    """A reader's own name for a style, which is not translated."""
    return Message("{name}", {"name": name})


def styles(settings: Settings) -> tuple[Style, ...]:
    """All of them, the built-in ones first, as the reader has them; damaged ones are left out."""
    kept = [style for row in settings.quote_styles if (style := _style(row)) is not None]
    changed = {style.key: style for style in kept}
    built_in = tuple(changed.get(key, style) for key, style in BUILT_IN.items())
    return built_in + tuple(style for key, style in changed.items() if key not in BUILT_IN)


def chosen(settings: Settings) -> Style:
    """The one in use; the first where that is gone."""
    known = styles(settings)
    return next((style for style in known if style.key == settings.quote_style), known[0])


def keep(settings: Settings, wanted: Iterable[Style], use: str) -> None:
    """Keep all styles that are not built in as they are, and use the one with the key `use`.

    Raises:
        WorldError: a template is damaged; nothing is kept.
    """
    changed = [style for style in wanted if BUILT_IN.get(style.key) != style]
    for style in changed:
        look_over(style)
    settings.quote_styles = [_row(style) for style in changed]
    settings.quote_style = use


def look_over(style: Style) -> None:
    """Check both templates.

    Raises:
        WorldError: one is damaged.
    """
    check(style.text)
    if style.html:
        check(style.html)


def _row(style: Style) -> dict[str, str]:
    name = "" if style.key in BUILT_IN else str(style.label)
    texts = {"text": style.text, "html": style.html, "syntax": style.syntax.value}
    return {"key": style.key, "name": name, **texts}


def _style(row: dict[str, str]) -> Style | None:
    built_in = BUILT_IN.get(row["key"])
    label = built_in.label if built_in else named(row["name"])
    with suppress(ValueError, WorldError):
        style = Style(row["key"], label, row["text"], row["html"], Syntax(row["syntax"]))
        look_over(style)
        return style
    return None
