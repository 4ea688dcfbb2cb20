"""Light or dark, large or small, gliding or jumping; at once, and at the next start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.transcripts import transcript
from viewer.controllers.settings import Settings
from viewer.ui import theme
from viewer.ui.appearance import Appearance, wanted_theme
from viewer.ui.main_window import MainWindow
from viewer.ui.theme import Theme


class Dressing:
    """A window, its settings, and what dresses it."""

    def __init__(self, app: QApplication, **settings: object) -> None:
        self.settings = Settings(settings)
        self.window = MainWindow(wanted_theme(app, self.settings))
        self.window.view.set_transcript(transcript("One.", "Two."))
        self.themes: list[Theme] = []
        self.looks = Appearance(app, self.window, self.settings, self.themes.append)
        theme.apply(app, self.looks.theme)

    def checked(self) -> list[str]:
        schemes = ("system", "light", "dark")
        return [name for name in schemes if self.window.actions_table[f"theme_{name}"].isChecked()]


@pytest.fixture
def dressing(qapp: QApplication, qtbot) -> Iterator[Dressing]:
    dressing = Dressing(qapp)
    qtbot.addWidget(dressing.window)
    dressing.window.show_episode(shown=True)
    with qtbot.waitExposed(dressing.window):
        dressing.window.show()
    yield dressing
    qapp.styleHints().unsetColorScheme()


def ground(dressing: Dressing) -> str:
    """The colour behind the text, as it is painted."""
    view = dressing.window.view.viewport()
    return view.grab().toImage().pixelColor(2, view.height() - 3).name()


def test_the_readers_choice_outweighs_the_systems(qapp: QApplication) -> None:
    assert wanted_theme(qapp, Settings({"theme": "dark"})) == theme.dark()
    assert wanted_theme(qapp, Settings({"theme": "light"})) == theme.light()


@pytest.mark.parametrize(("scheme", "is_dark"), [(Qt.ColorScheme.Dark, True), (Qt.ColorScheme.Light, False)])
def test_theme_follows_the_desktop(
    qapp: QApplication, monkeypatch, scheme: Qt.ColorScheme, is_dark: bool
) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802
            return scheme

    monkeypatch.setattr(QApplication, "styleHints", staticmethod(Hints))
    assert wanted_theme(qapp, Settings()).dark is is_dark


def test_a_choice_is_shown_at_once_and_kept(dressing: Dressing) -> None:
    assert ground(dressing) == theme.light().surface.name()
    dressing.looks.choose_theme("dark")
    assert dressing.settings.theme == "dark"
    assert dressing.looks.theme == theme.dark()
    assert dressing.themes == [theme.dark()]
    assert ground(dressing) == theme.dark().surface.name()
    assert dressing.checked() == ["dark"]
    dressing.looks.choose_theme("light")
    assert ground(dressing) == theme.light().surface.name()
    assert dressing.checked() == ["light"]


def test_the_systems_change_is_followed(qapp: QApplication, dressing: Dressing) -> None:
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert dressing.looks.theme == wanted_theme(qapp, dressing.settings)
    assert len(dressing.themes) == 1


def test_settings_that_come_later_are_shown_in_the_menu_too(dressing: Dressing) -> None:
    dressing.settings.theme = "dark"
    assert dressing.looks.theme == theme.dark()
    assert dressing.checked() == ["dark"]


def test_size_of_the_text_at_the_start(qapp: QApplication, qtbot) -> None:
    dressing = Dressing(qapp, text_size=19)
    qtbot.addWidget(dressing.window)
    assert dressing.window.view.font().pointSizeF() == 19


def test_a_new_theme_keeps_the_size_of_the_text(dressing: Dressing) -> None:
    dressing.looks.set_text_size(21)
    dressing.looks.choose_theme("dark")
    assert dressing.window.view.font().pointSizeF() == 21
    assert dressing.window.view.turn_document.defaultFont().pointSizeF() == 21


def test_size_stays_within_what_can_be_read(dressing: Dressing) -> None:
    for wanted, given in ((4, 8), (100, 48), (14, 14), (None, 12)):
        dressing.looks.set_text_size(wanted)
        assert dressing.settings.text_size == given
        assert dressing.window.view.font().pointSizeF() == given


def test_ctrl_and_wheel_change_the_size(dressing: Dressing) -> None:
    view = dressing.window.view
    place = QPointF(50, 50)
    event = QWheelEvent(
        place, view.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    assert dressing.settings.text_size == 13


def test_another_transcript_has_the_same_size(dressing: Dressing) -> None:
    dressing.looks.set_text_size(24)
    dressing.window.view.set_transcript(transcript("Three."))
    assert dressing.window.view.turn_document.defaultFont().pointSizeF() == 24


@pytest.mark.parametrize(("setting", "reduced"), [("on", True), ("off", False)])
def test_gliding_or_jumping(dressing: Dressing, setting: str, reduced: bool) -> None:
    dressing.settings.reduced_motion = setting  # type: ignore[assignment]
    assert dressing.window.view.scroller.animated is not reduced
    assert dressing.window.actions_table["reduce_motion"].isChecked() is reduced
    dressing.window.view.set_transcript(transcript("Three."))
    assert dressing.window.view.scroller.animated is not reduced
