"""What is said of annotations: colours by name, headings, a whole row for those who hear it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from viewer.core.annotations import Annotation, Colour, Kind, Place
from viewer.core.notes_order import NotesPlace, Order, Row
from viewer.core.timecode import format_ms


def _tr(text: str) -> str:
    return QCoreApplication.translate("", text)


def told_colour(colour: Colour) -> str:
    """The highlighter's name."""
    return {
        Colour.YELLOW: _tr("Yellow"),
        Colour.ORANGE: _tr("Orange"),
        Colour.GREEN: _tr("Green"),
        Colour.BLUE: _tr("Blue"),
        Colour.PURPLE: _tr("Purple"),
        Colour.GREY: _tr("Grey"),
    }[colour]


def told_order(order: Order) -> str:
    """What a list is sorted by."""
    return {
        Order.TIME: _tr("By time"),
        Order.TAG: _tr("By tag"),
        Order.COLOUR: _tr("By colour"),
        Order.SPEAKER: _tr("By speaker"),
    }[order]


def told_group(row: Row, order: Order, place: NotesPlace) -> str:
    """What stands above a group."""
    if order is Order.TAG:
        return row.group or _tr("Without tags")
    if order is Order.COLOUR:
        return told_colour(Colour(row.group))
    return (place.name(int(row.group)) if row.group else "") or _tr("Without a speaker")


def told_place(place: Place) -> str:
    """How sure the place in the transcript is; empty where it is."""
    if place is Place.DOUBTFUL:
        return _tr("Place uncertain")
    return _tr("Words not found in this transcript") if place is Place.DETACHED else ""


def told_unfinished() -> str:
    """The sign of what is to be completed."""
    return _tr("To be completed")


def told_draft() -> str:
    """The sign of words that are not part of the note yet."""
    return _tr("Draft: not kept yet")


def told_time(annotation: Annotation, place: NotesPlace) -> str:
    """When it begins."""
    return format_ms(place.ms(annotation))


def quote_of(annotation: Annotation) -> str:
    """The words it is about; empty for a bookmark."""
    return annotation.anchor.quote if annotation.anchor else ""


def spoken(annotation: Annotation, place: NotesPlace) -> str:
    """A row for those who hear it: the note first, then what it is about."""
    kind = _tr("Bookmark") if annotation.kind is Kind.BOOKMARK else told_colour(annotation.colour)
    parts = (
        annotation.note,
        quote_of(annotation),
        told_time(annotation, place),
        place.name(place.speaker(annotation)),
        kind,
        told_unfinished() if annotation.unfinished else "",
        told_place(annotation.place),
        ", ".join(annotation.tags),
    )
    return ". ".join(part for part in parts if part)
