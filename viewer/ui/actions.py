"""Everything the reader can do, in one table: name, text, keys, icon."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from viewer.ui.icons import icon
from viewer.ui.theme import Theme


def _tr(text: str) -> str:
    """Marks a text of the table for translation; it is translated when the actions are made."""
    return text


@dataclass(frozen=True, slots=True)
class Entry:
    """One action.

    Attributes:
        name: what the program calls it.
        text: what the reader reads, in English; no full stop, an ellipsis where a dialog follows.
        keys: shortcuts, in Qt's portable spelling; the first is shown.
        icon: a name of `icons.GLYPHS`, or empty.
        checkable: whether it is a switch.
        reading: its keys work while the transcript or a bar around it has the focus, not in lists and fields.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    reading: bool = False


TABLE: tuple[Entry, ...] = (
    Entry("open", _tr("Open…"), ("Ctrl+O",), "open"),
    Entry("open_address", _tr("Open address…"), ("Ctrl+D",)),
    Entry("paste", _tr("Paste transcript"), ("Ctrl+Shift+V",), "paste"),
    Entry("add_audio", _tr("Add audio to this transcript…"), ("Ctrl+Shift+O",)),
    Entry("how_read", _tr("How this was read…"), ("Ctrl+Shift+I",)),
    Entry("export_transcript", _tr("Export transcript…"), ("Ctrl+Shift+S",)),
    Entry("close_episode", _tr("Close episode"), ("Ctrl+W",)),
    Entry("quit", _tr("Quit"), ("Ctrl+Q",)),
    Entry("undo", _tr("Undo"), ("Ctrl+Z",)),
    Entry("redo", _tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Entry("play", _tr("Play or pause"), ("Space", "Media Play", "Toggle Media Play/Pause"), "play"),
    Entry("pause", _tr("Pause"), ("Media Pause",)),
    Entry("stop", _tr("Stop, and go to the start"), ("Media Stop",)),
    Entry("back", _tr("Back"), ("Left", "Alt+J"), "back", reading=True),
    Entry("forward", _tr("Forward"), ("Right", "Alt+L"), "forward", reading=True),
    Entry("previous_turn", _tr("Previous turn"), ("Up",), "previous_turn", reading=True),
    Entry("next_turn", _tr("Next turn"), ("Down",), "next_turn", reading=True),
    # Nobody types these keys into a field: they work in the whole window.
    Entry("media_back", _tr("Back"), ("Media Rewind",)),
    Entry("media_forward", _tr("Forward"), ("Media Fast Forward",)),
    Entry("media_previous", _tr("Previous turn"), ("Media Previous",)),
    Entry("media_next", _tr("Next turn"), ("Media Next",)),
    Entry("previous_chapter", _tr("Previous chapter"), ("Ctrl+PgUp",)),
    Entry("next_chapter", _tr("Next chapter"), ("Ctrl+PgDown",)),
    Entry("remove_chapters", _tr("Remove these chapters")),
    Entry("jump", _tr("Jump to a time…"), ("Ctrl+G",)),
    Entry("go_back", _tr("Back to where you jumped from"), ("Alt+Left",)),
    Entry("go_forward", _tr("Forward again"), ("Alt+Right",)),
    Entry("slower", _tr("Slower"), ("Ctrl+[", "["), reading=True),
    Entry("faster", _tr("Faster"), ("Ctrl+]", "]"), reading=True),
    Entry("normal_speed", _tr("Normal speed"), ("Ctrl+Backspace",)),
    Entry("loop", _tr("Repeat this turn or the selection"), ("R",), "loop", checkable=True, reading=True),
    Entry("start_turn_now", _tr("This turn starts now"), ("S",), reading=True),
    Entry("begin_advertisement", _tr("Advertisement starts here"), ("A",), reading=True),
    Entry("end_advertisement", _tr("Advertisement ends here"), ("Shift+A",), reading=True),
    Entry("shift_earlier", _tr("Transcript 0.1 s earlier"), ("Alt+,",)),
    Entry("shift_later", _tr("Transcript 0.1 s later"), ("Alt+.",)),
    Entry("remove_sync_point", _tr("Remove this sync point")),
    Entry("remove_timing", _tr("Remove all timing changes")),
    Entry("timing", _tr("Timing…"), ("Ctrl+T",)),
    Entry("highlight", _tr("Highlight"), ("H",), reading=True),
    Entry("highlight_yellow", _tr("Highlight in yellow"), ("1",), reading=True),
    Entry("highlight_orange", _tr("Highlight in orange"), ("2",), reading=True),
    Entry("highlight_green", _tr("Highlight in green"), ("3",), reading=True),
    Entry("highlight_blue", _tr("Highlight in blue"), ("4",), reading=True),
    Entry("highlight_purple", _tr("Highlight in purple"), ("5",), reading=True),
    Entry("highlight_grey", _tr("Highlight in grey"), ("6",), reading=True),
    Entry("note", _tr("Write a note…"), ("N",), "note", reading=True),
    Entry("tag", _tr("Tag…"), ("T",), "tag", reading=True),
    Entry("mark_turn", _tr("Mark the turn being heard"), ("M",), reading=True),
    Entry("mark_last", _tr("Mark what was just heard"), ("Shift+M",), reading=True),
    Entry("bookmark", _tr("Bookmark this moment"), ("B",), "bookmark", reading=True),
    Entry("delete_note", _tr("Delete this mark"), ("Del",), reading=True),
    Entry("notes", _tr("Show the notes"), ("F9",), "notes", checkable=True),
    Entry("go_to_notes", _tr("Go to the notes"), ("Ctrl+Shift+N",)),
    Entry("notes_unfinished", _tr("Notes to be completed"), ("Shift+F9",)),
    Entry("tags", _tr("Tags…"), ("Ctrl+Shift+T",)),
    Entry("review_places", _tr("Review places…"), ("Ctrl+R",)),
    Entry("bin", _tr("Deleted notes…"), ("Ctrl+Shift+Del",)),
    Entry("restore_backup", _tr("Restore backup…")),
    Entry("copy_quote", _tr("Copy as a quote"), ("Ctrl+Shift+C",), "quote", reading=True),
    Entry("copy_link", _tr("Copy a link to this moment"), ("Ctrl+L",)),
    Entry("quote_styles", _tr("How quotes are written…")),
    Entry("export_notes", _tr("Export notes…"), ("Ctrl+E",)),
    Entry("import_notes", _tr("Import notes…"), ("Ctrl+Shift+E",)),
    Entry("clips", _tr("Audio clips…")),
    Entry("follow", _tr("Follow what is heard"), ("F",), "follow", checkable=True, reading=True),
    Entry("louder", _tr("Louder"), ("Ctrl+Up",)),
    Entry("quieter", _tr("Quieter"), ("Ctrl+Down",)),
    Entry("mute", _tr("Mute"), ("Ctrl+M",), "volume", checkable=True),
    Entry("audio_delay", _tr("Audio delay…")),
    Entry("less_delay", _tr("Less audio delay"), ("Alt+-",)),
    Entry("more_delay", _tr("More audio delay"), ("Alt++", "Alt+=")),
    Entry("find", _tr("Find in the transcript"), ("Ctrl+F",), "find"),
    Entry("search_library", _tr("Search everything"), ("Ctrl+Shift+F",), "find"),
    Entry("find_next", _tr("Next hit"), ("F3",)),
    Entry("find_previous", _tr("Previous hit"), ("Shift+F3",)),
    Entry("copy", _tr("Copy"), ("Ctrl+C",), reading=True),
    Entry("select_all", _tr("Select all"), ("Ctrl+A",), reading=True),
    Entry("play_here", _tr("Play from here")),
    Entry("correct", _tr("Correct the words"), ("F2",), reading=True),
    Entry("restore_words", _tr("Back to the words of the file")),
    Entry("speaker", _tr("Change the speaker…"), ("Shift+F2",), reading=True),
    Entry("split_turn", _tr("Split the turn here"), ("Ctrl+K",), reading=True),
    Entry("join_turns", _tr("Join with the next turn"), ("Ctrl+J",), reading=True),
    Entry("unheard", _tr("What was not heard…"), ("Ctrl+U",)),
    Entry("larger", _tr("Larger text"), ("Ctrl++", "Ctrl+=")),
    Entry("smaller", _tr("Smaller text"), ("Ctrl+-",)),
    Entry("normal_size", _tr("Normal text size"), ("Ctrl+0",)),
    Entry("caret", _tr("Move the caret with the arrow keys"), ("F7",), checkable=True),
    Entry("theme_system", _tr("Light or dark as the system"), checkable=True),
    Entry("theme_light", _tr("Light"), checkable=True),
    Entry("theme_dark", _tr("Dark"), checkable=True),
    Entry("full_screen", _tr("Full screen"), ("F11",), checkable=True),
    Entry("step_back", _tr("Step back a little after a long pause"), checkable=True),
    Entry("reduce_motion", _tr("Jump instead of gliding"), checkable=True),
    Entry("remarks", _tr("What could not be read…"), ("Ctrl+I",)),
    Entry("shortcuts", _tr("Keyboard shortcuts…"), ("F1", "Ctrl+?")),
    Entry("about_player", _tr("About Turnlight and its player…")),
    Entry("menu", _tr("Menu"), ("F10",), "menu"),
)


class Actions(Mapping[str, QAction]):
    """A table as actions, by name."""

    def __init__(self, parent: QObject, theme: Theme, table: Sequence[Entry] = TABLE) -> None:
        self._entries = {entry.name: entry for entry in table}
        self._actions = {entry.name: _action(entry, parent) for entry in table}
        self.set_theme(theme)

    def __getitem__(self, name: str) -> QAction:
        """The action called `name`."""
        return self._actions[name]

    def __iter__(self) -> Iterator[str]:
        """All names, in the order of the table."""
        return iter(self._actions)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._actions)

    def reading(self) -> list[QAction]:
        """Those whose keys belong to the reading page."""
        return [action for name, action in self._actions.items() if self._entries[name].reading]

    def everywhere(self) -> list[QAction]:
        """Those whose keys work in the whole window."""
        return [action for name, action in self._actions.items() if not self._entries[name].reading]

    def connect(self, slots: Mapping[str, Callable[..., object]]) -> None:
        """Say what actions do: switches get their new state, all others nothing."""
        for name, slot in slots.items():
            action = self._actions[name]
            if action.isCheckable():
                action.triggered.connect(slot)
            else:
                action.triggered.connect(lambda _checked=False, slot=slot: slot())

    def enable(self, names: set[str], *, on: bool) -> None:
        """Whether these can be done now."""
        for name in names:
            self._actions[name].setEnabled(on)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of `theme`."""
        for name, entry in self._entries.items():
            if entry.icon:
                self._actions[name].setIcon(
                    icon(entry.icon, theme.text, on=theme.accent, disabled=theme.disabled)
                )


def _action(entry: Entry, parent: QObject) -> QAction:
    text = QCoreApplication.translate("", entry.text)
    action = QAction(text, parent)
    action.setObjectName(entry.name)
    action.setIconText(text)  # the text itself may come to say more: what would be undone
    action.setCheckable(entry.checkable)
    action.setShortcuts([QKeySequence(key) for key in entry.keys])
    if entry.reading:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{text.rstrip('…')} ({shown})" if shown else text.rstrip("…"))
    return action
