"""How quotes are written: chosen, edited, added, taken away; what is damaged is told and not kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from viewer.controllers import quote_styles
from viewer.controllers.settings import Settings
from viewer.core.quote_style import STYLES, Syntax
from viewer.ui.dialogs.quote_styles import QuoteStylesDialog


@pytest.fixture
def settings(qapp: object) -> Settings:
    return Settings()


@pytest.fixture
def ask(qtbot, settings: Settings) -> Callable[[], QuoteStylesDialog]:
    def ask() -> QuoteStylesDialog:
        dialog = QuoteStylesDialog(settings)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return ask


def names(dialog: QuoteStylesDialog) -> list[str]:
    return [dialog._list.item(row).text() for row in range(dialog._list.count())]


def test_the_style_in_use_is_shown_and_another_can_be_chosen(ask, settings: Settings) -> None:
    dialog = ask()
    assert (dialog._list.currentRow(), dialog._text.toPlainText()) == (0, STYLES[0].text)
    assert dialog._name.isReadOnly()
    assert "Ada" in dialog._sample.text()
    dialog._list.setCurrentRow(1)
    dialog.accept()
    assert settings.quote_style == "markdown"
    assert settings.quote_styles == []
    assert ask()._list.currentRow() == 1


def test_markdown_looks_like_what_is_copied(ask, settings: Settings) -> None:
    dialog = ask()
    dialog._list.setCurrentRow(1)
    assert dialog._sample.text().startswith("> What was said.\n>\n> — Ada")


def test_the_list_is_dressed_before_its_rows_are_measured(qtbot, settings: Settings) -> None:
    dialog = QuoteStylesDialog(settings)
    qtbot.addWidget(dialog)
    assert dialog._list.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)


def test_a_built_in_one_is_changed_and_put_back(ask, settings: Settings) -> None:
    dialog = ask()
    assert not dialog._remove.isEnabled()
    dialog._text.setPlainText("{quote} ({time})")
    assert dialog._sample.text() == "What was said. (12:03)"
    dialog.accept()
    assert quote_styles.chosen(settings).text == "{quote} ({time})"
    again = ask()
    again._remove.click()
    assert again._text.toPlainText() == STYLES[0].text
    again.accept()
    assert settings.quote_styles == []


def test_a_style_of_ones_own(ask, settings: Settings) -> None:
    dialog = ask()
    dialog._add()
    assert dialog._name.selectedText() == "My style"
    QTest.keyClicks(dialog._name, "Mine {1}")
    dialog._syntax.setCurrentIndex(dialog._syntax.findData(Syntax.MARKDOWN))
    dialog._syntax.activated.emit(1)
    dialog._html.setPlainText("")
    assert names(dialog)[-1] == "Mine {1}"
    dialog.accept()
    style = quote_styles.chosen(settings)
    assert (str(style.label), style.syntax, style.html) == ("Mine {1}", Syntax.MARKDOWN, "")
    again = ask()
    again._remove.click()
    assert len(names(again)) == len(STYLES)
    again.accept()
    assert (settings.quote_styles, settings.quote_style) == ([], STYLES[-1].key)


@pytest.mark.parametrize(
    ("text", "fault"),
    [("{quote} {who}", "unknown field {who}"), ("words", "has no {quote}"), ("{quote", "{")],
)
def test_what_is_wrong_is_told_and_not_kept(ask, settings: Settings, text: str, fault: str) -> None:
    dialog = ask()
    dialog._text.setPlainText(text)
    assert fault in dialog._fault.text()
    assert dialog._sample.isHidden()
    assert not dialog._done.isEnabled()
    dialog._list.setCurrentRow(1)
    assert not dialog._done.isEnabled()
    dialog.accept()
    assert not dialog.isHidden()
    assert dialog._list.currentRow() == 0
    assert settings.quote_styles == []


def test_cancelled_is_as_it_was(ask, settings: Settings) -> None:
    dialog = ask()
    dialog._text.setPlainText("{quote}")
    dialog.reject()
    assert quote_styles.styles(settings) == STYLES


def test_everything_is_named(ask) -> None:
    dialog = ask()
    for part in (dialog._list, dialog._name, dialog._syntax, dialog._text, dialog._html):
        assert part.accessibleName()
