"""What can be done in the list of notes; the keys work while the list has the keyboard."""

from __future__ import annotations

from viewer.core.annotations import Colour
from viewer.ui.actions import Entry


def _tr(text: str) -> str:
    """Marks a text of the table for translation; it is translated when the actions are made."""
    return text


NOTES_TABLE: tuple[Entry, ...] = (
    Entry("note_play", _tr("Play from this note"), ("Return",), reading=True),
    Entry("note_edit", _tr("Write the note"), ("F2",), "edit", reading=True),
    Entry("note_tag", _tr("Tags of these notes…"), ("T",), "tags", reading=True),
    Entry("note_yellow", _tr("Yellow"), ("1",), reading=True),
    Entry("note_orange", _tr("Orange"), ("2",), reading=True),
    Entry("note_green", _tr("Green"), ("3",), reading=True),
    Entry("note_blue", _tr("Blue"), ("4",), reading=True),
    Entry("note_purple", _tr("Purple"), ("5",), reading=True),
    Entry("note_grey", _tr("Grey"), ("6",), reading=True),
    Entry("note_unfinished", _tr("To be completed"), ("U",), "unfinished", checkable=True, reading=True),
    Entry("note_quote", _tr("Copy quote of these notes"), ("Ctrl+Shift+C", "C"), "quote", reading=True),
    Entry("note_export", _tr("Export these notes…"), ("E",), "export", reading=True),
    Entry("note_delete", _tr("Delete notes"), ("Del",), "delete", reading=True),
    Entry("note_filter", _tr("Filter notes"), ("/",), reading=True),
)


def colour_action(colour: Colour) -> str:
    """The name of the action that gives a colour."""
    return f"note_{colour.value}"
