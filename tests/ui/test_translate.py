"""Messages from below the window are translated where they are shown, with what is inside them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from viewer.errors import WorldError, message
from viewer.ui.translate import told, told_error

WORDS = {
    "There is no file {name}": "Det finns ingen fil {name}",
    "Because of {reason}": "På grund av {reason}",
    "the weather": "vädret",
}


class Swedish(QTranslator):
    def translate(self, _context: str, source: str, *_more: object) -> str | None:
        return WORDS.get(source)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@pytest.fixture
def swedish(qapp: QCoreApplication) -> Iterator[None]:
    translator = Swedish()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_english_without_translation(qapp: QCoreApplication) -> None:
    assert told(message("There is no file {name}", name="a.mp3")) == "There is no file a.mp3"
    assert told(message("")) == ""


@pytest.mark.usefixtures("swedish")
def test_translated_before_it_is_filled_in() -> None:
    assert told(message("There is no file {name}", name="{x}")) == "Det finns ingen fil {x}"


@pytest.mark.usefixtures("swedish")
def test_a_message_inside_a_message_is_translated_too() -> None:
    inner = message("Because of {reason}", reason=message("the weather"))
    assert told(message("{why}.", why=inner)) == "På grund av vädret."


@pytest.mark.usefixtures("swedish")
def test_both_parts_of_an_error() -> None:
    error = WorldError(message("There is no file {name}", name="b"), message("the weather"))
    assert told_error(error) == ("Det finns ingen fil b", "vädret")
    assert told_error(WorldError(message("Alone"))) == ("Alone", "")
