"""The menus: what is behind the menu button, and what a right click offers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from viewer.ui.actions import Actions

_Names = Sequence[str | None]  # None stands for a line between

_FILE: _Names = (
    *("open", "open_address", "paste", "add_audio", None),
    *("how_read", "export_transcript", None, "close_episode"),
)
_PLAYBACK: _Names = (
    *("play", "stop", "previous_turn", "next_turn", "back", "forward", "jump", None),
    *("go_back", "go_forward", None),
    *("slower", "faster", "normal_speed", None, "loop", None, "louder", "quieter", "mute", None),
    *("audio_delay", "less_delay", "more_delay", None, "step_back"),
)
_STEPS: _Names = ("undo", "redo")
_CHAPTERS: _Names = ("previous_chapter", "next_chapter", "remove_chapters")
_TIMING: _Names = (
    *("start_turn_now", None, "begin_advertisement", "end_advertisement", None),
    *("shift_earlier", "shift_later", None, "remove_sync_point", "remove_timing", None, "timing"),
)
_COLOURS: _Names = (
    *("highlight_yellow", "highlight_orange", "highlight_green"),
    *("highlight_blue", "highlight_purple", "highlight_grey"),
)
_NOTES: _Names = (
    *("mark_turn", "mark_last", "bookmark", None, "highlight", *_COLOURS, None),
    *("note", "tag", None, "delete_note", None),
    *("notes", "go_to_notes", "notes_unfinished", "tags", "review_places", None, "bin", "restore_backup"),
)
_SHARING: _Names = (
    *("copy_quote", "copy_link", "quote_styles", None),
    *("export_notes", "import_notes", "clips"),
)
_VIEW: _Names = (
    *("follow", "caret", None, "larger", "smaller", "normal_size", None),
    *("theme_system", "theme_light", "theme_dark", None, "reduce_motion", "full_screen"),
)
_CORRECT: _Names = (*("correct", "restore_words", "speaker", "split_turn", "join_turns", None, "unheard"),)
_FIND: _Names = ("find", "search_library", None, "find_next", "find_previous")
_HELP: _Names = ("remarks", "shortcuts", "about_player", None, "quit")
_SPOT: _Names = (
    *("play_here", "loop", None, "note", "tag", "delete_note", None),
    *("start_turn_now", "remove_sync_point", None),
    *("correct", "restore_words", "speaker", "split_turn", "join_turns", None),
    *("copy", "copy_quote", "copy_link", "select_all", None, "find"),
)


def main_menu(
    actions: Actions, recent: QMenu, skip: QMenu, just_heard: QMenu, chapters: QMenu, parent: QWidget
) -> QMenu:
    """What is behind the menu button.

    Args:
        actions: everything that can be done.
        recent: the episodes that were open before.
        skip: how far back and forward go.
        just_heard: how much of what was just heard is marked.
        chapters: those of the episode; what is done with them comes before them.
        parent: the window.
    """
    menu = QMenu(parent)
    _fill(menu, actions, _FILE)
    menu.insertMenu(actions["add_audio"], recent)
    menu.addSeparator()
    _fill(menu, actions, _STEPS)
    menu.addSeparator()
    playback = menu.addMenu(_tr("Playback"))
    _fill(playback, actions, _PLAYBACK)
    playback.insertMenu(actions["step_back"], skip)
    _fill(chapters, actions, _CHAPTERS)
    menu.addMenu(chapters)
    notes = menu.addMenu(_tr("Notes"))
    _fill(notes, actions, _NOTES)
    notes.addSeparator()
    _fill(notes, actions, _SHARING)
    notes.insertMenu(actions["bookmark"], just_heard)
    _fill(menu.addMenu(_tr("Timing")), actions, _TIMING)
    _fill(menu.addMenu(_tr("Correct")), actions, _CORRECT)
    _fill(menu.addMenu(_tr("View")), actions, _VIEW)
    _fill(menu.addMenu(_tr("Find")), actions, _FIND)
    menu.addSeparator()
    _fill(menu, actions, _HELP)
    return menu


def text_menu(actions: Actions, parent: QWidget) -> QMenu:
    """What a right click in the text offers."""
    menu = QMenu(parent)
    _fill(menu, actions, _SPOT)
    colours = QMenu(_tr("Highlight"), menu)
    _fill(colours, actions, _COLOURS)
    menu.insertMenu(actions["note"], colours)
    return menu


def _fill(menu: QMenu, actions: Actions, names: _Names) -> None:
    for name in names:
        if name is None:
            menu.addSeparator()
        else:
            menu.addAction(actions[name])


def _tr(text: str) -> str:
    return QCoreApplication.translate("", text)
