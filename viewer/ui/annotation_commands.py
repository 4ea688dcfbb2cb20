"""What the actions do that mark, note and tag, and which of them can be done now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QMenu

from viewer.controllers.annotations import AnnotationController
from viewer.controllers.marking import Marking
from viewer.core.anchor import Anchor
from viewer.core.annotations import Annotation, Colour
from viewer.core.heard import Passage, whole_turn, without_blanks
from viewer.core.kept_range import kept_passage
from viewer.core.timecode import format_ms
from viewer.core.transcript import Transcript
from viewer.ui.beside import area_of
from viewer.ui.main_window import MainWindow
from viewer.ui.message_bar import Notice
from viewer.ui.note_field import NoteField, TagField
from viewer.ui.selection_bar import SelectionBar
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.pointer import Spot

_COLOURS = {f"highlight_{colour.value}" for colour in Colour}
_ON_MARKS = {*_COLOURS, "tag"}


class _NewMark:
    """Marks a passage when it is called first; answers the mark's id each time, none while it is refused."""

    def __init__(self, passage: Passage, make: Callable[[Passage], str]) -> None:
        self._passage, self._make = passage, make
        self._made = ""

    def __call__(self) -> str:
        if not self._made:
            self._made = self._make(self._passage)
        return self._made

    def follow(self, before: Transcript, after: Transcript) -> None:
        """Another window corrected the text before it was called."""
        if not self._made:
            self._passage = kept_passage(before.turns, after.turns, self._passage)


class AnnotationCommands(QObject):
    """Connects the actions to what is selected, pointed at or heard.

    Signals:
        meant_changed: something else may be selected, pointed at, or marked there.
    """

    meant_changed = Signal()

    def __init__(
        self, window: MainWindow, annotations: AnnotationController, marking: Marking, text_menu: QMenu
    ) -> None:
        """Connect.

        Args:
            window: has the actions, the text and the selection bar.
            annotations: are changed.
            marking: marks what is heard.
            text_menu: what a right click in the text opens.
        """
        super().__init__(window)
        self._window, self._view = window, window.view
        self._annotations, self._marking = annotations, marking
        self._actions = window.actions_table
        self._spot: Spot | None = None
        # What was marked last, the caret and the sound then: as long as they stay, that mark is meant.
        self._just_made: tuple[str, Place | None, Passage | None] = ("", None, None)
        self._just_heard: tuple[str, Passage | None] = ("", None)  # marked by ear last, and the turn then
        self._writing: Callable[[], str] = str
        self._opened: tuple[str, QRect | None] = ("", None)
        self._tagging: Callable[[], str] = str  # each finds or makes what its field is about
        self.note_field, self.tag_field = NoteField(self._view), TagField(self._view)
        self.bar: SelectionBar = window.selection_bar
        self._connect_actions()
        self._connect_fields()
        self._view.menu_wanted.connect(self._on_text_menu)
        text_menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self, self._forget_spot))
        self._view.notes_wanted.connect(lambda ids: self.open_note(ids[0]))
        for signal in (self._view.selectionChanged, self._view.cursorPositionChanged):
            signal.connect(self.show_state)
        annotations.changed.connect(lambda _changes: self.show_state())
        annotations.available_changed.connect(lambda _available: self.show_state())
        annotations.done.connect(self._say)
        annotations.restored.connect(self._tell_restored)
        self.show_state()

    def show_state(self) -> None:
        """Show in the actions what can be done now."""
        available = self._annotations.available
        selected, under = self._passage() is not None, bool(self._under())
        self._actions.enable({"highlight"}, on=available and selected)
        self._actions.enable(_ON_MARKS, on=available and (selected or bool(self._at_hand())))
        self._actions.enable({"delete_note"}, on=available and under)
        self._actions.enable({"note"}, on=available and (selected or under or self._marking.can_mark))
        self._actions.enable({"mark_turn", "mark_last"}, on=self._marking.can_mark)
        self._actions.enable({"bookmark"}, on=self._marking.can_bookmark)
        self.meant_changed.emit()

    @property
    def means_words(self) -> bool:
        """Whether `meant` would answer with something; costs little, however much is selected."""
        return self._passage() is not None or bool(self._under())

    def meant(self) -> Annotation | Anchor | None:
        """What is selected, else the annotation that was clicked or is under the caret; None for neither."""
        passage = self._passage()
        if passage is not None:
            return self._annotations.anchor(*passage)
        under = self._under()
        return self._annotations.get(under[0]) if under else None

    def chosen(self) -> list[str]:
        """The annotations that lie in what is selected, else those clicked or under the caret."""
        passage = self._selection()
        if passage is None:
            return self._under()
        start, end = passage[:2], passage[2:]
        return [
            each.id
            for turn in range(start[0], end[0] + 1)
            for each in self._annotations.in_turn(turn)
            if each.anchor is not None
            and turn == max(each.anchor.start_turn, start[0])
            and start < (each.anchor.end_turn, each.anchor.end)
            and (each.anchor.start_turn, each.anchor.start) < end
        ]

    def finish(self) -> None:
        """Take what is being typed: the episode or the window is about to close."""
        self.note_field.finish()
        self.note_field.close_up()
        self.tag_field.close_up()

    def follow(self, before: Transcript, after: Transcript) -> None:
        """Another window corrected the text: what is to be marked with the first letter stands elsewhere."""
        for field, target in ((self.note_field, self._writing), (self.tag_field, self._tagging)):
            if isinstance(target, _NewMark) and not field.isHidden():
                target.follow(before, after)

    def open_note(self, annotation_id: str) -> None:
        """Let the reader write in the note of this annotation."""
        annotation = self._annotations.get(annotation_id)
        if annotation is not None:
            text = self._annotations.draft(annotation_id) or annotation.note
            self._write(lambda: annotation_id, self.tr("Write a note"), text, self._area_of(annotation))

    def _connect_actions(self) -> None:
        colours: dict[str, Callable[..., object]] = {
            f"highlight_{colour.value}": partial(self._highlight, colour) for colour in Colour
        }
        self._actions.connect(
            {
                **colours,
                "highlight": self._highlight,
                "note": self._note,
                "tag": self._tag,
                "mark_turn": partial(self._mark_heard, self._marking.mark_turn),
                "mark_last": partial(self._mark_heard, self._marking.mark_last),
                "bookmark": partial(self._mark_heard, self._marking.bookmark),
                "delete_note": lambda: self._annotations.delete(self._under()[:1]),
            }
        )

    def _connect_fields(self) -> None:
        self.note_field.typed.connect(self._on_typed)
        self.note_field.finished.connect(self._on_written)
        self.tag_field.finished.connect(self._on_tagged)

    # What is meant

    def _selection(self) -> Passage | None:
        """What is selected, without the blanks around it."""
        selected, turns = self._view.selected(), self._view.transcript.turns
        if selected is None or not turns:
            return None
        start, end = selected
        return without_blanks(turns, (start.turn, start.offset, end.turn, end.offset))

    def _under(self) -> list[str]:
        """The marks whose menu is open, else what was marked right now, else under the caret while shown."""
        if self._spot is not None:
            return list(self._spot.notes)
        made, *then = self._just_made
        if then == [self._view.caret(), self._marking.turn_heard()] and self._annotations.get(made):
            return [made]
        notes = self._view.marks.notes
        if notes is None or not self._view.marks.caret or not self._view.transcript.turns:
            return []
        caret = self._view.caret()
        return [annotation.id for annotation in notes.at(caret.turn, caret.offset)]

    def _at_hand(self) -> list[str]:
        """What a note, a tag or a colour is for: as `_under`, else what was marked by ear in this turn."""
        made, turn = self._just_heard
        fresh = self._annotations.get(made) is not None and turn == self._marking.turn_heard()
        return self._under() or ([made] if fresh else [])

    def _area_of(self, annotation: Annotation) -> QRect | None:
        anchor = annotation.anchor
        if anchor is None or annotation not in self._annotations.in_turn(anchor.start_turn):
            return None
        return area_of(self._view, Place(anchor.start_turn, anchor.start), Place(anchor.end_turn, anchor.end))

    def _passage(self) -> Passage | None:
        """What is selected; where a menu is open beside that, the turn, unless a mark in it was clicked."""
        passage, spot = self._selection(), self._spot
        if spot is None or (passage is not None and passage[:2] <= (spot.turn, spot.offset) <= passage[2:]):
            return passage
        return None if spot.notes else whole_turn(self._view.transcript.turns, spot.turn)

    # What is done

    def _highlight(self, colour: Colour | None = None) -> None:
        self._annotations.look()
        passage = self._passage()
        if passage is None and colour is not None:
            self._annotations.set_colour(self._at_hand()[:1], colour)
        elif made := self._marking.make(passage, colour):
            self._deselect()
            self._just_made = made, self._view.caret(), self._marking.turn_heard()
            self.show_state()

    def _mark_heard(self, mark: Callable[[], str]) -> None:
        if made := mark():
            self._just_heard = made, self._marking.turn_heard()
            self.show_state()

    def _deselect(self) -> None:
        """Let the mark be seen rather than the selection."""
        selected = self._view.selected()
        if selected is not None:
            self._view.select(selected[0], selected[0])

    def _note(self) -> None:
        self._annotations.look()
        passage, under = self._passage(), self._at_hand()
        heard = None if passage or under else self._marking.turn_heard()
        place = passage or heard
        there = self._marking.at(place) if place else None
        if there is not None:  # it may have a note already, which goes on
            self.open_note(there.id)
        elif passage is not None:
            self._write(self._maker(passage), self.tr("Write a note"), "", self._around(passage))
        elif under:
            self.open_note(under[0])
        elif heard is not None:
            time = format_ms(self._view.transcript.turns[heard[0]].start_ms)
            title = self.tr("Note on what is heard at {time}").format(time=time)
            self._write(self._maker(heard, unfinished=True), title, "", None)

    def _around(self, passage: Passage) -> QRect:
        return area_of(self._view, Place(*passage[:2]), Place(*passage[2:]))

    def _maker(self, passage: Passage, *, unfinished: bool = False) -> Callable[[], str]:
        """Marks the passage when the first letter is typed, or at Enter; answers its id each time."""

        def make(passage: Passage) -> str:
            made = self._marking.make(passage, unfinished=unfinished)
            self._deselect()
            return made

        return _NewMark(passage, make)

    def _write(self, target: Callable[[], str], title: str, text: str, around: QRect | None) -> None:
        self.note_field.finish()
        if (
            not self.note_field.isHidden()
        ):  # its words could not be kept; they are worth more than another note
            return
        self.bar.hide()
        self._writing, self._opened = target, (title, around)
        self.note_field.open(title, text, around)

    def _on_typed(self, text: str) -> None:
        self._annotations.look()
        if annotation_id := self._writing():
            self._annotations.write_draft(annotation_id, text)

    def _on_written(self, text: str) -> None:
        self._annotations.look()
        annotation_id, text = self._writing(), text.strip()
        old = self._annotations.get(annotation_id) if annotation_id else None
        if old is not None and old.note != text:
            self._annotations.set_note(annotation_id, text, origin=self)  # where it is refused, a draft stays
        elif annotation_id:
            self._annotations.drop_draft(annotation_id)
        elif text:
            title, around = self._opened
            self.note_field.open(title, text, around)

    def _tag(self) -> None:
        self._annotations.look()
        passage, under = self._passage(), self._at_hand()
        around: QRect | None = None
        if passage is not None:
            self._tagging, around = self._maker(passage), self._around(passage)
        elif under and (found := self._annotations.get(under[0])) is not None:
            self._tagging, around = (lambda: found.id), self._area_of(found)
        else:
            return
        self.bar.hide()
        self.tag_field.open(self.tr("Tags"), (tag.name for tag in self._annotations.tags), around)

    def _on_tagged(self, text: str) -> None:
        self._annotations.look()
        for name in text.split(","):
            if name.strip():
                self._annotations.add_tag(self._tagging(), name)

    # What is shown

    def _say(self, words: str) -> None:
        """Tell screen readers; everybody else sees it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))

    def _tell_restored(self, count: int) -> None:
        title = self.tr("%n note(s) got back what you were typing", "", count)
        detail = self.tr("The program ended before you were done. Undo takes it away again.")
        self._window.messages.show_notice(Notice(title, detail))

    def _on_text_menu(self, spot: Spot | None, _where: QPoint) -> None:
        self._spot = spot
        self.show_state()

    def _forget_spot(self) -> None:
        self._spot = None
        self.show_state()
