"""One annotation of the list, laid out in a width."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from viewer.core.annotations import Annotation, Colour, Place
from viewer.ui.panels.notes_text import Paragraph, flow
from viewer.ui.panels.notes_words import quote_of, told_draft, told_place, told_unfinished
from viewer.ui.theme import tabular

OUTER = 10  # between the card and the edges of the panel
GAP = 8  # between two cards
PAD = 11
_QUOTE_LINES, _NOTE_LINES, _CHIP_LINES = 3, 8, 2
_SMALL = 0.9


@dataclass(frozen=True, slots=True)
class Fonts:
    """The faces of a card.

    Attributes:
        text: of quote and note.
        time: the same, heavier, with figures of one width.
        small: of names, tags and signs.
    """

    text: QFont
    time: QFont
    small: QFont

    @staticmethod
    def of(font: QFont) -> Fonts:
        """Faces that go with `font`."""
        time, small = tabular(font), QFont(font)
        time.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(font.pointSizeF() * _SMALL)
        return Fonts(font, time, small)


@dataclass(frozen=True, slots=True)
class Content:
    """What a card says, in words.

    Attributes:
        annotation: what it is about.
        time: when it begins.
        speaker: who speaks there; empty for nobody.
        draft: what is being written instead of the note; None for nothing.
        tints: colours of its tags, in their order; None where a tag has none.
    """

    annotation: Annotation
    time: str
    speaker: str
    draft: str | None = None
    tints: tuple[Colour | None, ...] = ()


@dataclass(slots=True)
class Card:
    """A card laid out for one width; `height` includes the gap below it.

    Attributes:
        content: what it says.
        width: of the list.
        fonts: its faces.
        editing: height of the field that stands in place of the note; None while nothing is written.
        height: all of it, in pixels.
        note_top: where the note begins, from the card's upper edge.
        cut: whether quote or note are shown in part only.
        quote: the words it is about.
        note: the reader's words.
        signs: icon and words of what there is to know.
        chips: its tags, each with its place and colour.
    """

    content: Content
    width: int
    fonts: Fonts
    editing: int | None = None
    height: int = field(init=False)
    note_top: int = field(init=False)
    cut: bool = field(init=False)
    quote: Paragraph = field(init=False)
    note: Paragraph = field(init=False)
    signs: list[tuple[str, str]] = field(init=False)
    chips: list[tuple[str, QRectF, Colour | None]] = field(init=False)

    def __post_init__(self) -> None:
        annotation, room = self.content.annotation, self.room
        quote = quote_of(annotation).strip()
        note = annotation.note if self.content.draft is None else self.content.draft
        self.quote = Paragraph(f"“{quote}”" if quote else "", self.fonts.text, room, _QUOTE_LINES)
        self.note = Paragraph(note, self.fonts.text, room, _NOTE_LINES)
        self.cut = self.quote.cut or self.note.cut
        self.signs = _signs(self.content)
        self.chips = self._place_chips()
        top = float(PAD + self.line + 3)
        top += self.quote.height + (3 if self.quote.height else 0)
        self.note_top = round(top)
        top += self.below + self.small_line * len(self.signs)
        if self.chips:
            top += self.chips[-1][1].bottom() + 4
        self.height = round(top) + PAD - 3 + GAP

    @property
    def room(self) -> int:
        """How wide its words run."""
        return max(40, self.width - 2 * OUTER - 2 * PAD)

    def note_area(self, top: int) -> QRect:
        """Where the field for the note goes on a card that begins at `top`."""
        return QRect(OUTER + PAD - 4, top + self.note_top, self.room + 8, self.editing or 0)

    @property
    def below(self) -> float:
        """What the note takes, or the field in its place."""
        height = self.note.height if self.editing is None else self.editing
        return height + (4 if height else 0)

    @property
    def line(self) -> int:
        """Height of the line with the time."""
        return round(QFontMetricsF(self.fonts.time).height())

    @property
    def small_line(self) -> int:
        """Height of a line in the small face."""
        return round(QFontMetricsF(self.fonts.small).height() * 1.25)

    def _place_chips(self) -> list[tuple[str, QRectF, Colour | None]]:
        tags, metrics = self.content.annotation.tags, QFontMetricsF(self.fonts.small)
        tints = self.content.tints or (None,) * len(tags)
        widths = [
            metrics.horizontalAdvance(tag) + 18 + (11 if tint else 0)
            for tag, tint in zip(tags, tints, strict=True)
        ]
        places = flow(widths, self.room, self.small_line + 2, 5, _CHIP_LINES)
        chips = list(zip(tags, places, tints, strict=False))
        if chips and len(chips) < len(tags):  # the last one says how many are not shown
            _, place, _ = chips.pop()
            more = f"+{len(tags) - len(chips)}"
            place.setWidth(metrics.horizontalAdvance(more) + 18)
            chips.append((more, place, None))
        return chips


def _signs(content: Content) -> list[tuple[str, str]]:
    """Icon and words of what there is to know about an annotation."""
    annotation = content.annotation
    signs = []
    if annotation.place is not Place.SURE:
        signs.append(("warning", told_place(annotation.place)))
    if content.draft is not None:
        signs.append(("edit", told_draft()))
    if annotation.unfinished:
        signs.append(("unfinished", told_unfinished()))
    return signs
