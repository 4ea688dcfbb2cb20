"""The icons of the window: glyphs of the Phosphor font, drawn in any colour and sharp at every size."""

from __future__ import annotations

import json
import logging
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

_log = logging.getLogger(__name__)

GLYPHS = {
    "about": "info",
    "back": "arrow-counter-clockwise",
    "bookmark": "bookmark-simple-fill",
    "clear": "x",
    "copy": "copy-simple",
    "delete": "trash",
    "down": "caret-down",
    "edit": "pencil-simple",
    "empty": "headphones",
    "error": "warning-circle",
    "export": "export",
    "filter": "funnel",
    "find": "magnifying-glass",
    "follow": "crosshair-simple",
    "forward": "arrow-clockwise",
    "highlight": "palette",
    "info": "info",
    "loop": "repeat",
    "menu": "list",
    "more": "dots-three-bold",
    "muted": "speaker-x",
    "next_turn": "skip-forward-fill",
    "note": "chat-centered-text-fill",
    "notes": "notebook",
    "open": "folder-open",
    "paste": "clipboard-text",
    "pause": "pause-fill",
    "play": "play-fill",
    "previous_turn": "skip-back-fill",
    "quiet": "speaker-low",
    "sample": "chats-circle",
    "sort": "sort-ascending",
    "tag": "tag-fill",
    "tags": "tag",
    "text": "article",
    "unfinished": "note-pencil",
    "up": "caret-up",
    "volume": "speaker-high",
    "warning": "warning",
}
"""Every icon the program uses, by the name it goes by here, and the glyph it is in the font."""


@cache
def _font_files() -> tuple[Path, Path] | None:
    """The font and its table of glyphs, out of the package that ships them; importing it would cost 0.2 s."""
    spec = find_spec("qtawesome")
    for place in (spec and spec.submodule_search_locations) or ():
        fonts = sorted(Path(place, "fonts").glob("phosphor-[0-9]*.ttf"))
        tables = sorted(Path(place, "fonts").glob("phosphor-charmap-*.json"))
        if fonts and tables:
            return fonts[-1], tables[-1]
    return None


@cache
def _family() -> str:
    """The font's name once Qt knows it; empty where it cannot be had."""
    files = _font_files()
    families = (
        QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(files[0])))
        if files
        else []
    )
    if not families:
        _log.info("no icon font: buttons show their names instead")
    return families[0] if families else ""


@cache
def _characters() -> dict[str, str]:
    """Icon name -> the character that draws it."""
    files = _font_files()
    if files is None:
        return {}
    codes = json.loads(files[1].read_text(encoding="utf-8"))
    return {name: chr(int(codes[glyph], 16)) for name, glyph in GLYPHS.items() if glyph in codes}


def available() -> bool:
    """Whether icons can be drawn at all; where not, buttons show text."""
    return bool(_family() and _characters())


def draw(painter: QPainter, area: QRect, name: str, color: QColor) -> None:
    """Draw the icon `name` centred in `area`, as large as fits; nothing where there is no icon font."""
    character = _characters().get(name, "")
    if not character or not _family():
        return
    font = QFont(_family())
    font.setPixelSize(max(1, min(area.width(), area.height())))
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging | QFont.StyleStrategy.PreferAntialias)
    painter.save()
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, character)
    painter.restore()


class _GlyphEngine(QIconEngine):
    """Draws one glyph whenever Qt asks, at the size and pixel ratio it asks for."""

    # Qt owns a clone, but Python would collect it at once: PySide hands over no ownership here. Clones are
    # only made when somebody changes a copied icon, which nobody does, so this stays empty in practice.
    _clones: ClassVar[list[_GlyphEngine]] = []

    def __init__(self, name: str, color: QColor, on: QColor, disabled: QColor) -> None:
        super().__init__()
        self._name, self._color, self._on, self._disabled = name, color, on, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        color = self._on if state is QIcon.State.On else self._color
        draw(painter, rect, self._name, self._disabled if mode is QIcon.Mode.Disabled else color)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        copy = _GlyphEngine(self._name, self._color, self._on, self._disabled)
        self._clones.append(copy)
        return copy


def icon(name: str, color: QColor, *, on: QColor | None = None, disabled: QColor | None = None) -> QIcon:
    """The icon `name` of `GLYPHS` in `color`; an empty icon where there is no icon font.

    Args:
        name: a key of `GLYPHS`.
        color: of the glyph.
        on: of the glyph while its button is checked; `color` where not given.
        disabled: of the glyph while its button cannot be used; `color`, faded, where not given.
    """
    if not available():
        return QIcon()
    faded = QColor(color)
    faded.setAlphaF(0.4)
    return QIcon(_GlyphEngine(name, color, on or color, disabled or faded))
