"""The colours and the face of the window: frozen tokens for light and dark, made into what Qt needs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from viewer.core.annotations import Colour

_COLOURS = tuple(Colour)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one appearance.

    Every pair of a text colour and a ground it stands on has a contrast of at least 4.5 : 1, and the
    speakers' colours stay apart for people who see no red or no green; the tests compute both.

    Attributes:
        dark: whether light text stands on dark grounds.
        window: ground of the bars around the text.
        surface: the paper under the transcript, and fields.
        hover: ground of a control under the pointer.
        pressed: ground of a control held down.
        line: hairlines between parts.
        line_strong: outlines of controls; 3 : 1 against window and surface.
        text: what is read.
        quiet: what is only glanced at (times, hints).
        disabled: what cannot be used now.
        accent: the one colour that says "this is on".
        accent_text: glyphs on accent.
        accent_hover: accent under the pointer.
        active_band: ground of the turn being heard.
        active_bar: the bar at its left edge.
        heard: ground of the word being heard.
        heard_estimated: the same where its time is only estimated.
        hover_band: ground of the turn under the pointer.
        selection: ground of selected text.
        selection_text: selected text.
        link: places in the text that can be clicked.
        hit: ground of a search hit.
        hit_current: ground of the hit the search stands at.
        hit_tick: search hits on the overview strip.
        warning: the sign of a warning.
        strip_empty: stretches of the overview strip in which nobody speaks.
        strip_head: playhead of the overview strip.
        strip_rest: how strongly what was not yet heard is tinted there, 0 to 1.
        speakers: one colour per speaker, in order of appearance; they repeat after the eighth.
        marks: ground of highlighted text, in the order of `Colour`.
        mark_lines: the line under it, signs and ticks; 3 : 1 against window and surface.
    """

    dark: bool
    window: QColor
    surface: QColor
    hover: QColor
    pressed: QColor
    line: QColor
    line_strong: QColor
    text: QColor
    quiet: QColor
    disabled: QColor
    accent: QColor
    accent_text: QColor
    accent_hover: QColor
    active_band: QColor
    active_bar: QColor
    heard: QColor
    heard_estimated: QColor
    hover_band: QColor
    selection: QColor
    selection_text: QColor
    link: QColor
    hit: QColor
    hit_current: QColor
    hit_tick: QColor
    warning: QColor
    strip_empty: QColor
    strip_head: QColor
    strip_rest: float
    speakers: tuple[QColor, ...]
    marks: tuple[QColor, ...]
    mark_lines: tuple[QColor, ...]

    def mark(self, colour: Colour) -> QColor:
        """The ground of text highlighted in `colour`."""
        return self.marks[_COLOURS.index(colour)]

    def mark_line(self, colour: Colour) -> QColor:
        """The line under text highlighted in `colour`."""
        return self.mark_lines[_COLOURS.index(colour)]

    def speaker(self, index: int | None) -> QColor:
        """The colour of the speaker with this place in the transcript; quiet where nobody is named."""
        return self.quiet if index is None else self.speakers[index % len(self.speakers)]


def _colors(*names: str) -> tuple[QColor, ...]:
    return tuple(QColor(name) for name in names)


def light() -> Theme:
    """Ink on paper."""
    return Theme(
        dark=False,
        window=QColor("#f3f1ed"),
        surface=QColor("#fbfaf8"),
        hover=QColor("#e9e6df"),
        pressed=QColor("#dfdbd2"),
        line=QColor("#e2ded6"),
        line_strong=QColor("#8f8a80"),
        text=QColor("#1f2328"),
        quiet=QColor("#67635c"),
        disabled=QColor("#aaa59b"),
        accent=QColor("#0b6e8a"),
        accent_text=QColor("#fbfaf8"),
        accent_hover=QColor("#095f78"),
        active_band=QColor("#e6f2f5"),
        active_bar=QColor("#0b6e8a"),
        heard=QColor("#9ad3e3"),
        heard_estimated=QColor("#cbe6ee"),
        hover_band=QColor("#f4f2ee"),
        selection=QColor("#b5d8e4"),
        selection_text=QColor("#1f2328"),
        link=QColor("#0b6e8a"),
        hit=QColor("#ffe9a6"),
        hit_current=QColor("#ffc35c"),
        hit_tick=QColor("#b7791f"),
        warning=QColor("#9a5b00"),
        strip_empty=QColor("#d9d4ca"),
        strip_head=QColor("#1f2328"),
        strip_rest=0.38,
        speakers=_colors(
            "#0b6e8a", "#a94b18", "#5b3a92", "#51471f", "#921159", "#0a2187", "#5e1208", "#470b56"
        ),
        marks=_colors("#f9e08f", "#f4bb84", "#d9f0d0", "#cee6fe", "#e3b9fe", "#c7cbc9"),
        mark_lines=_colors("#9e8a22", "#783f22", "#4e794b", "#3976ca", "#7f368e", "#8b8786"),
    )


def dark() -> Theme:
    """Chalk on slate."""
    return Theme(
        dark=True,
        window=QColor("#1e2125"),
        surface=QColor("#17191c"),
        hover=QColor("#2a2e33"),
        pressed=QColor("#353a40"),
        line=QColor("#30343a"),
        line_strong=QColor("#71777f"),
        text=QColor("#e6e4e0"),
        quiet=QColor("#a29e97"),
        disabled=QColor("#5d6066"),
        accent=QColor("#5cc3dd"),
        accent_text=QColor("#17191c"),
        accent_hover=QColor("#7fd3e8"),
        active_band=QColor("#1d2f36"),
        active_bar=QColor("#5cc3dd"),
        heard=QColor("#2a6478"),
        heard_estimated=QColor("#244753"),
        hover_band=QColor("#1e2125"),
        selection=QColor("#2d5767"),
        selection_text=QColor("#f4f2ee"),
        link=QColor("#5cc3dd"),
        hit=QColor("#5a4a16"),
        hit_current=QColor("#8a5a00"),
        hit_tick=QColor("#e0a94a"),
        warning=QColor("#e8b04f"),
        strip_empty=QColor("#3a3f46"),
        strip_head=QColor("#e6e4e0"),
        strip_rest=0.42,
        speakers=_colors(
            "#5cc3dd", "#f0976a", "#a58bf0", "#f2c53d", "#ea70a8", "#b6ef86", "#fbd5c2", "#40f4ee"
        ),
        marks=_colors("#524100", "#481d00", "#4a5d40", "#274f89", "#42175c", "#393a39"),
        mark_lines=_colors("#c3a230", "#b0672a", "#a8e8a7", "#3587db", "#efa3f9", "#99989c"),
    )


def mix(over: QColor, ground: QColor, amount: float) -> QColor:
    """`over` laid on `ground` with the strength `amount` (0 to 1), as an opaque colour."""
    keep = 1.0 - amount
    return QColor.fromRgbF(
        over.redF() * amount + ground.redF() * keep,
        over.greenF() * amount + ground.greenF() * keep,
        over.blueF() * amount + ground.blueF() * keep,
    )


def ui_font() -> QFont:
    """Inter where it is installed, else the desktop's own face; never smaller than 10 points."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setFamilies(["Inter", *font.families()])
    if font.pointSizeF() < 10:
        font.setPointSizeF(10)
    return font


def tabular(font: QFont) -> QFont:
    """`font` with figures of one width, so that a running time does not tremble."""
    steady = QFont(font)
    if hasattr(steady, "setFeature"):  # Qt 6.7
        steady.setFeature(QFont.Tag("tnum"), 1)
    return steady


def palette(theme: Theme) -> QPalette:
    """`theme` for everything Qt draws by itself."""
    roles = QPalette.ColorRole
    result = QPalette(
        theme.text, theme.window, theme.surface, theme.line_strong, theme.line, theme.text, theme.surface
    )
    for role, color in {
        roles.Window: theme.window,
        roles.WindowText: theme.text,
        roles.Base: theme.surface,
        roles.AlternateBase: theme.window,
        roles.Text: theme.text,
        roles.PlaceholderText: theme.quiet,
        roles.Button: theme.window,
        roles.ButtonText: theme.text,
        roles.Highlight: theme.selection,
        roles.HighlightedText: theme.selection_text,
        roles.Link: theme.link,
        roles.LinkVisited: theme.link,
        roles.ToolTipBase: theme.surface,
        roles.ToolTipText: theme.text,
        roles.Accent: theme.accent,
    }.items():
        result.setColor(role, color)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.disabled)
    return result


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole program in `theme`; widgets that paint by hand get it through their own `set_theme`."""
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(ui_font())
    app.setPalette(palette(theme))
    app.setStyleSheet(stylesheet(theme))


_STYLE = """
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px 7px; }}
QToolButton {{ color: {text}; background: transparent; border: 2px solid transparent;
  border-radius: 7px; padding: 3px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed {{ background: {pressed}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:checked {{ color: {accent}; background: {hover}; }}
QToolButton:disabled {{ color: {disabled}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton[pill="true"] {{ border: 1px solid {line_strong}; border-radius: 11px; padding: 2px 9px; }}
QToolButton[pill="true"]:checked {{ border-color: {accent}; }}
QToolButton[pill="true"]:focus {{ border: 2px solid {accent}; padding: 1px 8px; }}
QPushButton {{ color: {text}; background: {surface}; border: 1px solid {line_strong}; border-radius: 7px;
  padding: 6px 15px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 5px 14px; }}
QPushButton:default {{ background: {accent}; color: {accent_text}; border-color: {accent}; }}
QPushButton:default:hover {{ background: {accent_hover}; }}
QPushButton:default:focus {{ border: 2px solid {text}; }}
QPushButton:disabled {{ color: {disabled}; border-color: {line}; background: {window}; }}
QLineEdit, QSpinBox, QPlainTextEdit {{ background: {surface}; color: {text}; border: 1px solid {line};
  border-radius: 7px;
  padding: 5px 9px; placeholder-text-color: {quiet};
  selection-background-color: {selection}; selection-color: {selection_text}; }}
QLineEdit:focus, QSpinBox:focus, QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 4px 8px; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QSpinBox QLineEdit {{ background: transparent; border: none; padding: 0; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 5px; }}
QMenu::item {{ padding: 5px 22px 5px 26px; border-radius: 5px; }}
QMenu::item:selected {{ background: {hover}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 5px 8px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {scroll}; border-radius: 4px; margin: 2px; min-height: 34px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {scroll}; border-radius: 4px; margin: 2px; min-width: 34px; }}
QScrollBar::handle:hover {{ background: {line_strong}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTableView, QListWidget {{ background: {surface}; border: 1px solid {line}; border-radius: 7px;
  outline: none; }}
QTableView:focus, QListWidget:focus {{ border-color: {accent}; }}
QTableView::item {{ padding: 0 9px; border: none; }}
QListWidget::item {{ padding: 6px 9px; border: none; }}
QListWidget::indicator, QCheckBox::indicator {{ width: 12px; height: 12px; border: 1px solid {line_strong};
  border-radius: 3px; background: {surface}; }}
QListWidget::indicator:checked, QCheckBox::indicator:checked {{ background: {accent};
  border-color: {accent}; }}
QListWidget::indicator:indeterminate {{ background: {line_strong}; }}
QTableView::item:selected, QListWidget::item:selected {{ background: {selection};
  color: {selection_text}; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{ background: transparent; color: {quiet}; border: none; padding: 6px 9px;
  border-bottom: 1px solid {line}; }}
QSlider::groove:horizontal {{ background: {line_strong}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {accent}; height: 4px; border-radius: 2px; }}
QSlider[centred="true"]::sub-page:horizontal {{ background: {line_strong}; }}
QSlider::handle:horizontal {{ background: {accent}; border: 2px solid {surface}; width: 12px; height: 12px;
  margin: -6px 0; border-radius: 8px; }}
QSlider::handle:horizontal:focus {{ border-color: {text}; }}
QTreeWidget {{ background: {surface}; border: 1px solid {line}; border-radius: 7px; outline: none; }}
QTreeWidget:focus {{ border-color: {accent}; }}
QTreeWidget::item {{ padding: 4px 2px; border: none; }}
QTreeWidget::item:selected {{ background: {selection}; color: {selection_text}; }}
QSplitter::handle:horizontal {{ background: {line}; }}
#note_editor {{ background: {surface}; border: 2px solid {accent}; border-radius: 6px; }}
#popup {{ background: {surface}; border: 1px solid {line}; }}
*[quiet="true"] {{ color: {quiet}; }}
*[bar="top"] {{ background: {window}; border-bottom: 1px solid {line}; }}
*[bar="side"] {{ background: {window}; }}
*[bar="bottom"] {{ background: {window}; border-top: 1px solid {line}; }}
"""


def stylesheet(theme: Theme) -> str:
    """The one style sheet: flat controls, a visible focus, thin scroll bars.

    Three dynamic properties say what a widget is: ``quiet`` (its text is only glanced at), ``pill`` (a button
    that switches something) and ``bar`` (``"top"``, ``"bottom"`` or ``"side"``: it lies against the text,
    above and below with a hairline between).
    """
    colors = {
        name: value.name() for name in Theme.__slots__ if isinstance(value := getattr(theme, name), QColor)
    }
    return _STYLE.format(**colors, scroll=mix(theme.line_strong, theme.window, 0.5).name())
