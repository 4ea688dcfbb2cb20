"""The colours: readable on their grounds, apart for every eye, and worn by Qt without complaint."""

import math
from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QToolButton

from viewer.core.annotations import Colour
from viewer.ui import theme as themes
from viewer.ui.theme import Theme

THEMES = [pytest.param(themes.light(), id="light"), pytest.param(themes.dark(), id="dark")]

GROUNDS = {
    "text": "window surface hover pressed active_band heard heard_estimated hover_band hit hit_current",
    "quiet": "window surface hover active_band hover_band",
    "accent": "window surface hover active_band hover_band",
    "link": "surface active_band hover_band",
    "accent_text": "accent accent_hover",
    "selection_text": "selection",
    "warning": "window surface",
}
PAIRS = [(text, ground) for text, grounds in GROUNDS.items() for ground in grounds.split()]

# Machado, Oliveira & Fernandes (2009): what is left of linear RGB without red, and without green, cones.
EYES = {
    "all": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
}


def linear(color: QColor) -> tuple[float, ...]:
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3])


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2 contrast ratio."""
    light, dark = sorted(
        (sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other)),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


def oklab(color: QColor, eye: str) -> tuple[float, ...]:
    """Björn Ottosson's OKLab (2020) of what `eye` sees of `color`."""
    light = linear(color)
    seen = [min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in EYES[eye]]
    cones = (
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    )
    roots = [sum(a * b for a, b in zip(row, seen, strict=True)) ** (1 / 3) for row in cones]
    axes = (
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    )
    return tuple(sum(a * b for a, b in zip(row, roots, strict=True)) for row in axes)


def test_contrast_knows_its_ends() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#777777")) == 1


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["surface", "active_band", "hover_band", "window"])
def test_every_speaker_can_be_read(theme: Theme, ground: str) -> None:
    assert len(theme.speakers) == 8
    assert min(contrast(speaker, getattr(theme, ground)) for speaker in theme.speakers) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eye", EYES)
def test_speakers_stay_apart_for_every_eye(theme: Theme, eye: str) -> None:
    # 0.02 is about the smallest difference that can be seen at all.
    apart = min(math.dist(oklab(a, eye), oklab(b, eye)) for a, b in combinations(theme.speakers, 2))
    assert apart >= 0.06


@pytest.mark.parametrize("theme", THEMES)
def test_outlines_and_ticks_can_be_seen(theme: Theme) -> None:
    assert contrast(theme.line_strong, theme.window) >= 3
    assert contrast(theme.line_strong, theme.surface) >= 3
    assert contrast(theme.hit_tick, theme.window) >= 3
    assert contrast(theme.strip_head, theme.window) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("colour", Colour)
def test_highlighted_text_can_be_read_and_its_line_seen(theme: Theme, colour: Colour) -> None:
    assert contrast(theme.text, theme.mark(colour)) >= 4.5
    assert contrast(theme.mark_line(colour), theme.surface) >= 3
    assert contrast(theme.mark_line(colour), theme.window) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("shades", ["marks", "mark_lines"])
def test_highlighters_stay_apart_for_every_eye(theme: Theme, eye: str, shades: str) -> None:
    seen = [oklab(shade, eye) for shade in getattr(theme, shades)]
    assert len(seen) == len(Colour)
    assert min(math.dist(a, b) for a, b in combinations(seen, 2)) >= 0.06
    ground = oklab(theme.surface, eye)
    assert min(math.dist(shade, ground) for shade in seen) >= 0.04


def test_speaker_colours_repeat_and_nobody_is_quiet() -> None:
    theme = themes.light()
    assert theme.speaker(9) == theme.speakers[1]
    assert theme.speaker(None) == theme.quiet


def test_mix_lies_between() -> None:
    assert themes.mix(QColor("white"), QColor("black"), 0.5).lightness() == pytest.approx(128, abs=1)
    assert themes.mix(QColor("#0b6e8a"), QColor("black"), 1).name() == "#0b6e8a"


@pytest.mark.parametrize("theme", THEMES)
def test_theme_reaches_the_widgets(qapp, qtbot, theme: Theme) -> None:
    themes.apply(qapp, theme)
    box = QLabel("text")
    box.setProperty("bar", "top")
    for child in (QToolButton(box), QLineEdit(box), QLabel("quiet", box)):
        child.setProperty("quiet", True)
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()
    assert qapp.palette().color(QPalette.ColorRole.Base) == theme.surface
    assert box.grab().toImage().pixelColor(0, 0) == theme.window
    assert qapp.font().families()[0] == "Inter"
    assert qapp.font().pointSizeF() >= 10


def test_tabular_figures_have_one_width(qapp) -> None:
    metrics = QFontMetricsF(themes.tabular(themes.ui_font()))
    assert metrics.horizontalAdvance("1:11:11") == pytest.approx(
        metrics.horizontalAdvance("0:00:00"), abs=0.01
    )


@pytest.mark.parametrize("theme", THEMES)
def test_invitations_in_fields_are_quiet_but_readable(qapp, qtbot, theme: Theme) -> None:
    themes.apply(qapp, theme)
    field = QLineEdit()
    field.setPlaceholderText("Find in the transcript")
    qtbot.addWidget(field)
    field.ensurePolished()
    image = field.grab().toImage()
    drawn = [image.pixelColor(x, y) for x in range(10, 60) for y in range(8, image.height() - 8)]
    assert max(contrast(color, theme.surface) for color in drawn) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_boxes_to_tick_can_be_seen_and_told_from_those_that_are_ticked(qapp, qtbot, theme: Theme) -> None:
    themes.apply(qapp, theme)
    box = QCheckBox("Words")
    qtbot.addWidget(box)
    box.show()
    empty = box.grab().toImage()
    row = [empty.pixelColor(x, box.height() // 2) for x in range(16)]
    assert max(contrast(color, theme.window) for color in row) >= 3
    box.setChecked(True)
    ticked = box.grab().toImage().pixelColor(7, box.height() // 2)
    assert contrast(ticked, empty.pixelColor(7, box.height() // 2)) >= 3
