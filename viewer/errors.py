"""The two kinds of error, and messages that can be translated where they are shown.

A `WorldError` is the world's fault (a missing file, a damaged transcript): the program shows it and goes on.
A `BugError` is ours: it is logged and offered as a report. Layers below the window know no Qt, so what they
say is a `Message`: an English template with named places, which the window translates before filling it in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the reader, translatable until it is shown.

    Attributes:
        template: English text with places in braces, for example ``"{count} lines were not read"``.
        values: what goes into the places.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """The English sentence."""
        return self.template.format(**self.values)


def message(template: str, **values: object) -> Message:
    """A `Message`; the translation tools collect the first argument of every call to this function."""
    return Message(template, values)


class TurnlightError(Exception):
    """Any error this program raises by itself.

    Attributes:
        title: what happened, in one short line.
        detail: what to do about it, or what is known beyond the title; may be empty.
    """

    def __init__(self, title: Message, detail: Message | None = None) -> None:
        super().__init__(title, detail)
        self.title = title
        self.detail = detail or Message("")

    def __str__(self) -> str:
        """Title and detail in one English line."""
        detail = str(self.detail)
        return f"{self.title}: {detail}" if detail else str(self.title)


class WorldError(TurnlightError):
    """Something outside the program is at fault; the reader is told what, and what to do."""


class BugError(TurnlightError):
    """The program is at fault; it says so, writes a log and goes on."""
