"""Words in a few lines."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from viewer.ui.panels.notes_text import Paragraph, flow, runs_left

WIDTH = 200


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    return qapp.font()


@pytest.fixture
def picture(qapp: QApplication) -> QImage:
    image = QImage(WIDTH, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def test_few_words_stand_in_one_line_and_none_take_no_room(font: QFont) -> None:
    one, none = Paragraph("A few words", font, WIDTH, 3), Paragraph("  \n ", font, WIDTH, 3)
    assert not one.cut
    assert one.height > 0
    assert (none.height, none.cut) == (0, False)


@pytest.mark.parametrize("text", ["word " * 200, "x" * 900, "line\n" * 20, "😀🎧" * 300, "كلمة " * 200])
def test_many_words_are_cut_to_the_lines_there_are(font: QFont, text: str) -> None:
    one, three = Paragraph("x", font, WIDTH, 3), Paragraph(text, font, WIDTH, 3)
    assert three.cut
    assert 2.5 * one.height < three.height < 4.5 * one.height


def test_very_many_words_cost_no_more(font: QFont) -> None:
    assert Paragraph("many words " * 100_000, font, WIDTH, 8).cut


def test_lines_are_kept_whoever_wrote_them(font: QFont) -> None:
    one = Paragraph("one", font, WIDTH, 5).height
    assert Paragraph("one\ntwo", font, WIDTH, 5).height == pytest.approx(2 * one)
    assert Paragraph("one\u2028two\r\nthree", font, WIDTH, 5).height == pytest.approx(3 * one)


def test_each_script_begins_at_its_own_side(font: QFont, picture: QImage) -> None:
    assert [runs_left(text) for text in ("word", "שלום", "123 مرحبا", "12 + 3", "")] == [
        *(False, True, True, False, False)
    ]

    def inked(text: str) -> list[bool]:
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        Paragraph(text, font, WIDTH, 1).draw(painter, 0, 0, QColor("black"))
        painter.end()
        halves = (range(WIDTH // 2), range(WIDTH // 2, WIDTH))
        return [
            any(picture.pixelColor(x, y).lightness() < 128 for x in half for y in range(picture.height()))
            for half in halves
        ]

    assert inked("word") == [True, False]
    assert inked("שלום") == [False, True]


def test_boxes_flow_into_lines_and_what_has_no_room_is_left_out() -> None:
    places = flow([40, 40, 40, 300, 40], 100, 20, 5, 3)
    assert [(place.left(), place.top(), place.width()) for place in places] == [
        *((0, 0, 40), (45, 0, 40), (0, 25, 40), (0, 50, 100)),
    ]
