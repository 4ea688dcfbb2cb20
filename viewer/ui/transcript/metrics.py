"""Where things stand in the reading column: gutter, text, line height, space between turns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

_SAMPLE = "the place where people meet and talk about what they heard, och det vi hörde"
_COLUMN_CHARACTERS = 72  # 60 to 75 characters read best
_LEAST_CHARACTERS = 44  # with fewer beside the gutter, the gutter moves above the text
_LINE_HEIGHT = 1.55
_SMALL = 0.82


@dataclass(frozen=True, slots=True)
class Metrics:
    """Geometry of the column for one width and font, in pixels of the document.

    Attributes:
        width: width of the whole document.
        left: left edge of the lit band.
        right: right edge of the lit band.
        gutter_left: left edge of names and times.
        gutter_right: right edge of names and times.
        text_left: left edge of the words.
        text_width: width of the words.
        line: distance from line to line.
        small_line: distance from name to time.
        pad_top: from the band's upper edge to the first line.
        pad_bottom: from the last line to the band's lower edge.
        gap: between two bands.
        characters: how many characters a line holds, about; for estimates.
        stacked: name and time stand above the words instead of beside them.
        font: of the words.
        name_font: of the names.
        time_font: of the times, with figures of one width.
        heading_font: of the headings above turns.
    """

    width: int
    left: int
    right: int
    gutter_left: int
    gutter_right: int
    text_left: int
    text_width: int
    line: int
    small_line: int
    pad_top: int
    pad_bottom: int
    gap: int
    characters: float
    stacked: bool
    font: QFont
    name_font: QFont
    time_font: QFont
    heading_font: QFont

    @property
    def spacing(self) -> int:
        """What a turn takes in height beside its lines."""
        return self.pad_top + self.pad_bottom + self.gap

    @property
    def header(self) -> int:
        """Height of the line with name and time above the words; 0 where they stand beside them."""
        return self.small_line if self.stacked else 0

    @property
    def heading(self) -> int:
        """Height of the room for a heading above a turn."""
        return 2 * self.line


def gutter_fonts(font: QFont) -> tuple[QFont, QFont]:
    """Fonts for names and times that go with `font`."""
    name, time = QFont(font), QFont(font)
    for small in (name, time):
        small.setPointSizeF(font.pointSizeF() * _SMALL)
    name.setWeight(QFont.Weight.DemiBold)
    time.setFeature(QFont.Tag("tnum"), 1)
    return name, time


def name_width(font: QFont, names: Iterable[str]) -> float:
    """Width the gutter wants: the longest name's, within bounds that keep a column readable."""
    name_font, _ = gutter_fonts(font)
    widths = QFontMetricsF(name_font)
    em = QFontMetricsF(font).height()
    longest = max((widths.horizontalAdvance(name) for name in names), default=0.0)
    return min(max(longest + 2, 3.2 * em), 8.5 * em)


def measure(width: int, font: QFont, gutter: float) -> Metrics:
    """Lay out the column for a viewport `width` pixels wide and a gutter `gutter` pixels wide."""
    metrics = QFontMetricsF(font)
    em = metrics.height()
    character = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
    pad, between = round(0.9 * em), round(1.05 * em)
    beside = width - 2 * pad - round(gutter) - between - round(0.6 * em)
    stacked = beside < _LEAST_CHARACTERS * character
    taken = 0 if stacked else round(gutter) + between
    room = width - 2 * pad - taken - round(0.6 * em)
    text_width = max(round(min(room, _COLUMN_CHARACTERS * character)), round(8 * character))
    left = max(round(0.3 * em), (width - (2 * pad + taken + text_width)) // 2)
    text_left = left + pad + taken
    name_font, time_font = gutter_fonts(font)
    heading_font = QFont(font)
    heading_font.setWeight(QFont.Weight.DemiBold)
    return Metrics(
        width=width,
        left=left,
        right=text_left + text_width + pad,
        gutter_left=left + pad,
        gutter_right=left + pad + round(gutter),
        text_left=text_left,
        text_width=text_width,
        line=round(_LINE_HEIGHT * QFontInfo(font).pixelSize()),
        small_line=round(QFontMetricsF(name_font).height() * 1.12),
        pad_top=round(0.4 * em),
        pad_bottom=round(0.45 * em),
        gap=round(0.2 * em),
        characters=text_width / character,
        stacked=stacked,
        font=font,
        name_font=name_font,
        time_font=time_font,
        heading_font=heading_font,
    )
