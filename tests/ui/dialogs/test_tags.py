"""All tags in a tree: keys from end to end, and what becomes of them."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from tests.controllers.notes import EPISODE, Shelf
from tests.ui.panels.episode import Episode
from viewer.core.annotations import Annotation, Changes, Colour, Kind, Tag
from viewer.ui import theme
from viewer.ui.dialogs.tags import TagsDialog


@pytest.fixture
def episode(qapp: object) -> Episode:
    made = Episode()
    made.notes.add_tag(made.ids[2], "budget/universities")
    return made


@pytest.fixture
def dialog(qtbot: QtBot, episode: Episode) -> TagsDialog:
    opened = TagsDialog(episode.notes, theme.light())
    qtbot.addWidget(opened)
    with qtbot.waitExposed(opened):
        opened.show()
    return opened


def lines(dialog: TagsDialog) -> list[tuple[str, str]]:
    found, each = [], QTreeWidgetItemIterator(dialog.tree)
    while (item := each.value()) is not None:
        found.append((item.text(0), item.text(1)))
        each += 1
    return found


def choose(dialog: TagsDialog, *names: str) -> None:
    dialog.tree.clearSelection()
    for name in names:
        dialog.tree._items[name].setSelected(True)


def asked(dialog: TagsDialog) -> QInputDialog:
    ask = dialog.findChild(QInputDialog)
    assert ask is not None
    assert ask.isVisible()
    return ask


def names(episode: Episode) -> list[str]:
    return [tag.name for tag in episode.notes.tags]


def test_tags_lie_in_each_other_and_are_counted(dialog: TagsDialog) -> None:
    assert lines(dialog) == [("budget", ""), ("schools", "2"), ("universities", "1"), ("sound", "2")]
    assert dialog.tree.accessibleName() == "Tags"
    assert dialog.memo.accessibleName() == "What the tag stands for"


def test_notes_of_other_episodes_are_counted_beside(qtbot: QtBot, episode: Episode) -> None:
    shelf, sound = Shelf(), "sound"
    other = Annotation("e" * 32, Kind.BOOKMARK, moment_ms=1, tags=(sound, "elsewhere"))
    shelf.apply(2, Changes({other.id: other}, {"elsewhere": Tag("elsewhere")}))
    episode.notes.attach(shelf)
    episode.notes.identify(EPISODE)
    dialog = TagsDialog(episode.notes, theme.light())
    qtbot.addWidget(dialog)

    def counts(name: str) -> tuple[str, str]:
        item = dialog.tree._items[name]
        return item.text(1), item.text(2)

    assert (counts(sound), counts("elsewhere"), counts("budget")) == (("2", "3"), ("", "1"), ("", ""))
    episode.notes.delete_tag("elsewhere")
    assert "elsewhere" not in dialog.tree._items
    episode.notes.rename_tag(sound, "noise")
    assert counts("noise") == ("2", "3")
    episode.notes.add_tag(episode.ids[6], "noise")
    assert counts("noise") == ("3", "4")


def test_a_tag_is_renamed_with_all_that_lies_in_it(dialog: TagsDialog, episode: Episode) -> None:
    choose(dialog, "budget")
    QTest.keyClick(dialog.tree, Qt.Key.Key_F2)
    ask = asked(dialog)
    assert ask.textValue() == "budget"
    ask.setTextValue("money")
    ask.accept()
    assert names(episode) == ["money/schools", "money/universities", "sound"]
    assert lines(dialog)[0] == ("money", "")
    episode.undo.undo()
    assert lines(dialog)[0] == ("budget", "")


def test_several_become_one(dialog: TagsDialog, episode: Episode) -> None:
    choose(dialog, "budget/schools", "sound")
    assert not dialog._rename.isEnabled()
    dialog._merge.click()
    ask = asked(dialog)
    assert ask.comboBoxItems()[:2] == ["budget/schools", "sound"]
    ask.setTextValue("sound")
    ask.accept()
    assert names(episode) == ["budget/universities", "sound"]
    assert ("sound", "3") in lines(dialog)


def test_delete_takes_the_tag_and_leaves_the_notes(dialog: TagsDialog, episode: Episode) -> None:
    choose(dialog, "budget")
    QTest.keyClick(dialog.tree, Qt.Key.Key_Delete)
    assert names(episode) == ["sound"]
    assert len(episode.notes.annotations) == 7
    assert episode.undo.count() == 2, "one step, and the tag that was added before"


def test_colours_are_chosen_from_a_menu(dialog: TagsDialog, episode: Episode) -> None:
    choose(dialog, "sound")
    menu = dialog._colour.menu()
    green = next(action for action in menu.actions() if action.text() == "Green")
    green.trigger()
    assert {tag.name: tag.colour for tag in episode.notes.tags}["sound"] is Colour.GREEN
    assert dialog.tree.chosen() == ["sound"]
    menu.actions()[0].trigger()
    assert {tag.name: tag.colour for tag in episode.notes.tags}["sound"] is None


def test_what_a_tag_stands_for_is_kept_when_another_is_chosen(
    dialog: TagsDialog, episode: Episode, qtbot: QtBot
) -> None:
    choose(dialog, "budget/schools")
    assert dialog.memo.toPlainText() == "Money"
    dialog.memo.setPlainText("Money for schools")
    choose(dialog, "sound")
    assert dialog.memo.toPlainText() == ""
    qtbot.waitUntil(lambda: episode.notes.tags[0].memo == "Money for schools")
    assert dialog.tree.chosen() == ["sound"]
    dialog.memo.setPlainText("What is heard")
    dialog.reject()
    assert {tag.name: tag.memo for tag in episode.notes.tags}["sound"] == "What is heard"
    assert episode.undo.undoText() == "explain the tag sound"


def test_a_name_others_lie_in_has_no_memo_of_its_own(dialog: TagsDialog) -> None:
    choose(dialog, "budget")
    assert not dialog.memo.isEnabled()
    assert not dialog._colour.isEnabled()


def test_what_is_folded_stays_so(dialog: TagsDialog, episode: Episode) -> None:
    dialog.tree._items["budget"].setExpanded(False)
    episode.notes.add_tag(episode.ids[6], "new")
    assert not dialog.tree._items["budget"].isExpanded()
    assert ("new", "1") in lines(dialog)


def test_rows_have_their_full_height_and_the_first_is_chosen_whole(
    qapp: QApplication, qtbot: QtBot, episode: Episode
) -> None:
    theme.apply(qapp, theme.light())
    opened = TagsDialog(episode.notes, theme.light())
    qtbot.addWidget(opened)
    opened.show()
    heights = {opened.tree.visualItemRect(item).height() for item in opened.tree._items.values()}
    assert heights == {opened.tree.sizeHintForRow(0)}
    assert len(opened.tree.selectedIndexes()) == opened.tree.columnCount()


def test_the_arrow_keys_go_on_from_what_is_chosen_after_a_change(
    qtbot: QtBot, dialog: TagsDialog, episode: Episode
) -> None:
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Down)
    assert dialog.tree.chosen() == ["budget/universities"]
    episode.notes.add_tag(episode.ids[6], "new")
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Up)
    assert dialog.tree.chosen() == ["budget/schools"]


def test_without_tags_it_says_how_to_make_one(qtbot: QtBot) -> None:
    dialog = TagsDialog(Episode(filled=False).notes, theme.dark())
    qtbot.addWidget(dialog)
    assert "press T" in dialog._label.text()
    assert not dialog._remove.isEnabled()


def test_once_it_is_closed_notes_change_without_it(qtbot: QtBot, episode: Episode) -> None:
    opened = TagsDialog(episode.notes, theme.light())
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    opened.open()
    opened.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(opened)
    with qtbot.captureExceptions() as faults:
        episode.notes.delete(episode.ids[:1])
    assert faults == []
