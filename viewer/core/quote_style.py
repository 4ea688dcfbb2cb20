"""How quotes are written: templates with named fields, which readers can edit.

``{quote}`` and the other `FIELDS` stand for what they say; ``{{`` and ``}}`` are braces. A part in double
square brackets, ``[[, {title}]]``, is left out where a field in it has nothing to say. Where several stand
right beside each other and the first ones are left out, so is what parts the next one from them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from viewer.errors import Message, WorldError, message

FIELDS = ("quote", "speaker", "title", "time", "end", "audio", "link")
"""Words; speakers; title of the episode; start and end in the audio; name of its file; link to the moment."""


class Syntax(StrEnum):
    """What the text of a style is written in."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Style:
    """One way to write quotes.

    Attributes:
        key: short and stable name.
        label: its name for people.
        text: template of the plain text.
        html: template of the HTML; empty to make it of the text.
        syntax: what `text` is written in: decides how words are escaped.
    """

    key: str
    label: Message
    text: str
    html: str = ""
    syntax: Syntax = Syntax.PLAIN


_HTML = (
    "<blockquote>{quote}</blockquote>\n"
    '<p>[[— {speaker}]][[, <cite>{title}</cite>]][[, {time}]][[ <a href="{link}">▶</a>]]</p>'
)

STYLES = (
    Style(
        "plain",
        message("Plain text"),
        "“{quote}”\n[[— {speaker}]][[, {title}]][[, {time}]]",
        "<p>“{quote}”<br>\n[[— {speaker}]][[, <i>{title}</i>]][[, {time}]]</p>",
    ),
    Style(
        "markdown",
        message("Markdown"),
        "{quote}\n>\n> [[— {speaker}]][[, *{title}*]][[, {time}]][[ [▶]({link})]]",
        syntax=Syntax.MARKDOWN,
    ),
    Style("html", message("HTML"), _HTML, _HTML, syntax=Syntax.HTML),
    Style(
        "apa",
        message("Like APA"),
        "“{quote}” ([[{speaker}]][[, {title}]][[, {time}]])",
        "<p>“{quote}” ([[{speaker}]][[, <i>{title}</i>]][[, {time}]])</p>",
    ),
)
"""The built-in ones. The last follows the manual's form for quotes from audio: who, what, at which time."""

_PARTING = " ,;·"
_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|\[\[|\]\]|[{}]")


def check(template: str) -> None:
    """Look a template over before it is kept.

    Raises:
        WorldError: it has an unknown field, a brace that opens or closes nothing, or no ``{quote}``.
    """
    fill(template, dict.fromkeys(FIELDS, ""))
    if "quote" not in {found[1] for found in _TOKEN.finditer(template)}:
        raise _bad(message("It has no {field}, which stands for the words.", field="{quote}"))


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its fields filled in; fields that `values` does not name are empty.

    Raises:
        WorldError: the template is damaged, see `check`.
    """
    done: list[str] = []
    part: list[str] | None = None
    said, place = True, 0
    closed, first, spoken = -1, True, False  # of parts right beside each other
    for found in _TOKEN.finditer(template):
        (done if part is None else part).append(template[place : found.start()])
        place = found.end()
        if found[0] == "[[" and part is None:
            part, said = [], True
            first = found.start() != closed
            spoken = spoken and not first
        elif found[0] == "]]" and part is not None:
            lead = part[0] if first or spoken else part[0].lstrip(_PARTING)
            done += [lead, *part[1:]] if said else []
            part, closed, spoken = None, place, spoken or said
        else:
            value = _value(found, values)
            said = said and bool(value)
            (done if part is None else part).append(value)
    if part is not None:
        raise _bad(message("[[ is not closed by ]]."))
    return "".join((*done, template[place:]))


def _value(found: re.Match[str], values: Mapping[str, str]) -> str:
    if found[1] is None:
        if found[0] in ("{{", "}}"):
            return found[0][0]
        if found[0] in ("[[", "]]"):
            raise _bad(message("{sign} stands where it opens or closes nothing.", sign=found[0]))
        raise _bad(message("A single {brace} stands alone; write it twice to have it.", brace=found[0]))
    if found[1] not in FIELDS:
        known = ", ".join(f"{{{field}}}" for field in FIELDS)
        raise _bad(
            message("It has an unknown field {field}. Known are: {known}.", field=found[0], known=known)
        )
    return values.get(found[1], "")


def _bad(reason: Message) -> WorldError:
    return WorldError(message("This quote style cannot be used"), reason)
