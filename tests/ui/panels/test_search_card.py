"""One hit of a search, laid out and painted, and the rows it stands in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from viewer.core.found import Found, FoundEpisode, FoundIn
from viewer.ui import theme
from viewer.ui.panels.notes_card import Fonts
from viewer.ui.panels.notes_painter import Looks
from viewer.ui.panels.search_card import HitCard
from viewer.ui.panels.search_model import SearchModel, shown_of

ONE, OTHER = FoundEpisode(1, "One"), FoundEpisode(2, "Other")
TURN = Found(FoundIn.TURN, ONE, True, "Ett universitet i 😀 Värmland", ((4, 15),), "Ada", 61_000, 3)
NOTE = Found(FoundIn.NOTE, ONE, True, "Mind it", (), "Ada", 5_000, 2, "n1", "the words", ("budget",))
LONG = replace(TURN, text="före " * 40 + "universitet " + "efter " * 60, spans=((200, 211),))


def card(hit: Found, width: int = 320) -> HitCard:
    return HitCard(hit, width, Fonts.of(QApplication.font()))


def painted(hit: Found, look: theme.Theme, looks: Looks, width: int = 320) -> QImage:
    made = card(hit, width)
    image = QImage(width, made.height, QImage.Format.Format_RGB32)
    image.fill(look.surface)
    painter = QPainter(image)
    made.paint(painter, 0, look, looks)
    painter.end()
    return image


def has(image: QImage, color: QColor) -> bool:
    return any(
        image.pixelColor(x, y) == color for y in range(image.height()) for x in range(0, image.width(), 2)
    )


@pytest.mark.parametrize("look", [theme.light(), theme.dark()], ids=["light", "dark"])
def test_what_was_found_has_a_ground_of_its_own(qapp: QApplication, look: theme.Theme) -> None:
    assert has(painted(TURN, look, Looks()), look.hit)
    assert not has(painted(replace(TURN, spans=()), look, Looks()), look.hit)
    assert has(painted(LONG, look, Looks()), look.hit)


def test_a_chosen_card_has_a_bar(qapp: QApplication) -> None:
    look = theme.light()
    assert has(painted(TURN, look, Looks(chosen=True, focused=True)), look.accent)
    assert not has(painted(TURN, look, Looks()), look.accent)


def test_a_long_text_is_cut_to_a_few_lines(qapp: QApplication) -> None:
    made = card(LONG)
    assert made.height < card(TURN).height * 2.5
    assert made._shown.text.startswith("… ")
    assert made._shown.text.endswith(" …")
    assert [made._shown.text[start:end] for start, end in made._shown.spans] == ["universitet"]


@pytest.mark.parametrize(
    "text", ["", "\ud83d", "שלום universitet", "x" * 5_000, "a\nb\x00c", "e\u0301" * 300, "😀" * 200]
)
@pytest.mark.parametrize("width", [1, 60, 320])
def test_any_text_is_painted(qapp: QApplication, text: str, width: int) -> None:
    painted(replace(TURN, text=text, spans=((0, len(text)),) if text else ()), theme.light(), Looks(), width)


def test_a_note_without_words_shows_what_it_is_about() -> None:
    assert shown_of(NOTE).text == "Mind it"
    assert shown_of(replace(NOTE, text=" ")).text == "“the words”"
    assert shown_of(replace(NOTE, text="", quote="")).text == ""


class TestRows:
    @pytest.fixture
    def model(self, qapp: QApplication) -> SearchModel:
        model = SearchModel()
        model.take([TURN, replace(TURN, episode=OTHER), NOTE])
        return model

    def test_hits_stand_below_their_episodes(self, model: SearchModel) -> None:
        rows = [model.row(number) for number in range(model.rowCount())]
        assert rows == [ONE, NOTE, TURN, OTHER, replace(TURN, episode=OTHER)]
        assert (model.episodes, model.size_of(ONE)) == (2, 2)
        assert model.rowCount(model.index(0, 0)) == 0

    def test_hits_alone_can_be_chosen(self, model: SearchModel) -> None:
        flags = [model.flags(model.index(number, 0)) for number in range(5)]
        chosen = [bool(each & Qt.ItemFlag.ItemIsSelectable) for each in flags]
        assert chosen == [False, True, True, False, True]

    def test_one_walks_round_and_round_past_the_titles(self, model: SearchModel) -> None:
        places = [-1]
        for _ in range(4):
            places.append(model.next(places[-1], 1))
        assert places[1:] == [1, 2, 4, 1]
        assert model.next(-1, -1) == 4
        assert SearchModel().next(0, 1) == -1

    def test_a_hit_is_found_again(self, model: SearchModel) -> None:
        assert model.number(TURN) == 2
        assert model.number(replace(TURN, turn=9)) == -1
        assert model.number(None) == -1
        assert model.hit(0) is None
        assert model.hit(99) is None

    def test_a_screen_reader_hears_all_of_it(self, model: SearchModel) -> None:
        said = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
        assert said == ["One", "0:05, a note, Ada, Mind it, One", f"1:01, Ada, {TURN.text}, One"]
        assert model.data(QModelIndex()) is None
        assert model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole) is None
