"""The highlighters' shades in files; the window has its own, which go with its theme.

Source: M. Okabe and K. Ito, "Color universal design" (https://jfly.uni-koeln.de/color); the marks are the
same, mixed with white so that black words can be read on them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from viewer.core.annotations import Colour

CODE: Mapping[Colour, str] = {
    Colour.YELLOW: "#f0e442",
    Colour.ORANGE: "#e69f00",
    Colour.GREEN: "#009e73",
    Colour.BLUE: "#0072b2",
    Colour.PURPLE: "#cc79a7",
    Colour.GREY: "#999999",
}
"""Strong, as codebooks have them."""

MARK: Mapping[Colour, str] = {
    Colour.YELLOW: "#faf4a8",
    Colour.ORANGE: "#f7d999",
    Colour.GREEN: "#a6ddcc",
    Colour.BLUE: "#a6cfe6",
    Colour.PURPLE: "#ecccdf",
    Colour.GREY: "#d9d9d9",
}
"""Behind black words."""

_HEX = re.compile(r"#(?:([0-9a-fA-F]{2}){3}|[0-9a-fA-F]{3})")


def nearest(shade: str) -> Colour | None:
    """The highlighter with the strong shade nearest to ``"#rrggbb"`` or ``"#rgb"``; None for what is none."""
    if not _HEX.fullmatch(shade):
        return None
    wanted = _channels(shade)

    def distance(colour: Colour) -> int:
        return sum((one - other) ** 2 for one, other in zip(wanted, _channels(CODE[colour]), strict=True))

    return min(Colour, key=distance)


def _channels(shade: str) -> tuple[int, int, int]:
    digits = shade[1:] if len(shade) == 7 else "".join(2 * digit for digit in shade[1:])
    red, green, blue = (int(digits[place : place + 2], 16) for place in (0, 2, 4))
    return red, green, blue
