"""One annotation, laid out and painted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.ui.panels.episode import Episode
from viewer.core.annotations import Annotation, Colour, Place
from viewer.ui import theme
from viewer.ui.panels.notes_card import Card, Content, Fonts
from viewer.ui.panels.notes_painter import Looks, paint_card, paint_heading


@pytest.fixture
def annotation(qapp: QApplication) -> Annotation:
    episode = Episode()
    found = episode.notes.get(episode.ids[2])
    assert found is not None
    return found


def card(
    annotation: Annotation, width: int = 320, editing: int | None = None, draft: str | None = None
) -> Card:
    content = Content(annotation, "0:10", "Ada", draft, (None,) * len(annotation.tags))
    return Card(content, width, Fonts.of(QApplication.font()), editing)


def test_what_there_is_to_know_stands_in_words(annotation: Annotation) -> None:
    assert card(annotation).signs == []
    doubtful = replace(annotation, place=Place.DOUBTFUL, unfinished=True)
    assert [words for _, words in card(doubtful, draft="x").signs] == [
        *("Place uncertain", "Draft: not kept yet", "To be completed"),
    ]
    gone = replace(annotation, place=Place.DETACHED)
    assert [words for _, words in card(gone).signs] == ["Words not found in this transcript"]


def test_everything_said_makes_it_higher(annotation: Annotation) -> None:
    bare = replace(annotation, note="")
    heights = [
        card(each).height
        for each in (bare, annotation, replace(annotation, unfinished=True, tags=("a", "b"), note="x\n" * 6))
    ]
    assert heights == sorted(set(heights))
    assert card(annotation, editing=100).height > card(bare).height + 90


def test_more_tags_than_there_is_room_for_are_counted(annotation: Annotation) -> None:
    many = replace(annotation, tags=tuple(f"a tag with number {number}" for number in range(9)))
    chips = card(many).chips
    last, place, colour = chips[-1]
    assert last == f"+{9 - (len(chips) - 1)}"
    assert place.width() < 60
    assert colour is None
    assert all(area.right() <= card(many).room for _, area, _ in chips)


def test_long_words_are_cut_and_it_knows(annotation: Annotation) -> None:
    assert not card(annotation).cut
    assert card(replace(annotation, note="word " * 400)).cut


@pytest.mark.parametrize("look", [theme.light(), theme.dark()], ids=["light", "dark"])
def test_it_paints_within_itself_however_it_stands(annotation: Annotation, look: theme.Theme) -> None:
    full = replace(annotation, tags=("a", "b/c"), unfinished=True, place=Place.DOUBTFUL)
    content = Content(full, "0:10", "A very long name " * 9, None, (Colour.GREEN, None))
    shown = Card(content, 260, Fonts.of(QApplication.font()))
    image = QImage(260, shown.height + 40, QImage.Format.Format_RGB32)
    pictures = set()
    for looks in (Looks(), Looks(chosen=True), Looks(chosen=True, focused=True), Looks(hovered=True)):
        image.fill(look.window)
        painter = QPainter(image)
        paint_card(painter, shown, 10, look, looks)
        painter.end()
        around = (*range(9), *range(shown.height + 11, image.height()))
        outside = {image.pixelColor(x, y).rgb() for x in range(260) for y in around}
        assert outside == {look.window.rgb()}, "nothing is painted outside of it"
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == 4


def test_a_bookmark_has_a_sign_and_no_quote(qapp: QApplication) -> None:
    episode = Episode()
    bookmark = episode.notes.get(episode.ids[3])
    assert bookmark is not None
    shown = card(bookmark)
    assert shown.quote.height == 0
    image = QImage(320, shown.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_card(painter, shown, 0, theme.light(), Looks())
    paint_heading(painter, image.rect(), "A heading", 12, theme.light())
    painter.end()
