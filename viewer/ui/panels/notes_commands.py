"""What is done to notes from their panel, and what the panel shows of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt

from viewer.controllers.annotations import AnnotationChanges, AnnotationController
from viewer.controllers.timing import TimingController
from viewer.core.annotations import Annotation, Colour
from viewer.core.notes_filter import NotesFilter
from viewer.core.notes_order import NotesPlace
from viewer.ui.listening import Listening
from viewer.ui.panels.notes_actions import colour_action
from viewer.ui.panels.notes_panel import NotesPanel
from viewer.ui.panels.passage_light import PassageLight
from viewer.ui.panels.tag_popup import TagPopup


class NotesCommands(QObject):
    """Between the panel, the annotations, the text and the sound."""

    def __init__(
        self,
        panel: NotesPanel,
        notes: AnnotationController,
        timing: TimingController,
        light: PassageLight,
        listening: Listening,
    ) -> None:
        super().__init__(panel)
        self._panel, self._notes, self._timing = panel, notes, timing
        self._light, self._listening = light, listening
        self._actions, self._view = panel.actions_table, panel.view
        self._place = NotesPlace()
        self._view.draft_of = notes.draft
        self._view.tint_of = self._tint
        panel.model.attach(notes)
        self._connect()
        self._connect_actions()

    def show(self) -> None:
        """Another transcript may be open, or run otherwise through the audio."""
        place = self._place
        if place.transcript is not self._notes.transcript or place.timeline != self._timing.timeline:
            self._list_anew()

    def _list_anew(self) -> None:
        before, self._place = self._place, NotesPlace(self._notes.transcript, self._timing.timeline)
        if not self._place.is_of(before):
            self._light.clear()
        self._panel.show_place(self._place)

    def edit(self, id_: str) -> None:
        """Put the reader into the note of an annotation, whatever is filtered."""
        self._unfilter([id_])
        self._view.writing.begin(id_)

    def choose(self, ids: Sequence[str]) -> None:
        """Choose annotations in the list, whatever is filtered, and bring the first into view there."""
        self._unfilter(ids)
        self._view.choose(list(ids))
        self._view.scrollTo(self._view.currentIndex())

    def show_unfinished(self) -> None:
        """List what is to be completed, and nothing else."""
        self._panel.bar.set_filter(NotesFilter(unfinished=True))
        self._panel.go()

    def let_share(
        self, export: Callable[[Sequence[str]], object], quote: Callable[[Sequence[str]], object]
    ) -> None:
        """Export and quote like this from now on.

        Args:
            export: gets the ids of what is chosen, else of all that are listed.
            quote: gets the ids of what is chosen, words or not.
        """
        view, model = self._view, self._panel.model
        self._actions["note_export"].setEnabled(True)
        self._actions.connect(
            {
                "note_export": lambda: export(view.chosen() or model.ids()),
                "note_quote": lambda: quote(view.chosen()),
            }
        )

    def _connect(self) -> None:
        view, notes = self._view, self._notes
        notes.changed.connect(self._on_changed)
        notes.tags_changed.connect(view.redraw)
        self._timing.changed.connect(lambda _state: self.show())
        view.shown.connect(self._show)
        view.opened.connect(self._play)
        view.writing.written.connect(notes.write_draft)
        view.writing.kept.connect(self._keep)
        view.writing.changed.connect(lambda on: self._on_writing() if on else None)

    def _connect_actions(self) -> None:
        self._actions.connect(
            {
                "note_play": self._play_current,
                "note_edit": self._edit_current,
                "note_tag": self._open_tags,
                "note_unfinished": lambda on: self._notes.set_unfinished(self._view.chosen(), on),
                "note_delete": self._delete,
                **{colour_action(colour): partial(self._colour, colour) for colour in Colour},
            }
        )

    def _on_changed(self, changes: AnnotationChanges) -> None:
        if changes.kind == "loaded":
            self._list_anew()
        else:
            self._panel.refresh(changes.ids)
        if self._light.lit in changes.ids and self._notes.get(self._light.lit) is None:
            self._light.clear()

    def _show(self, annotation: Annotation) -> None:
        self._light.show(annotation, self._place)

    def _on_writing(self) -> None:
        annotation = self._notes.get(self._view.writing.id)
        if annotation is not None:
            self._show(annotation)

    def _play(self, annotation: Annotation) -> None:
        self._show(annotation)
        self._listening.play_at(self._place.ms(annotation))

    def _play_current(self) -> None:
        annotation = self._view.current()
        if annotation is not None:
            self._play(annotation)

    def _edit_current(self) -> None:
        annotation = self._view.current()
        if annotation is not None:
            self._view.writing.begin(annotation.id)

    def _keep(self, id_: str, text: str) -> None:
        old = self._notes.get(id_)
        if old is not None and old.note != text:
            self._notes.set_note(id_, text)
        else:
            self._notes.drop_draft(id_)
        row = self._panel.model.number(id_)
        if row >= 0:  # the sign of a draft goes also where nothing changed
            self._view.forget_card(self._panel.model.row(row))

    def _colour(self, colour: Colour) -> None:
        self._notes.set_colour(self._view.chosen(), colour)

    def _delete(self) -> None:
        ids = self._view.chosen()
        after = self._panel.model.after(ids)
        self._notes.delete(ids)
        if after:
            self._view.choose([after])

    def _tint(self, name: str) -> Colour | None:
        return self._tints().get(name)

    def _tints(self) -> dict[str, Colour | None]:
        return {tag.name: tag.colour for tag in self._notes.tags}

    def _open_tags(self) -> None:
        popup = TagPopup(self._panel.theme, self._panel)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.added.connect(lambda name: self._notes.add_tag(self._view.chosen(), name))
        popup.removed.connect(lambda name: self._notes.remove_tag(self._view.chosen(), name))
        popup.show_tags(self._notes.tags, self._states())
        area = self._view.visualRect(self._view.currentIndex())
        popup.open_at(self._view.viewport().mapToGlobal(QPoint(area.right() - 10, area.top() + 28)))

    def _states(self) -> dict[str, Qt.CheckState]:
        """The tags of what is chosen: all of them have it, or some."""
        chosen = [each for id_ in self._view.chosen() if (each := self._notes.get(id_)) is not None]
        names = {name for each in chosen for name in each.tags}
        every = {name for name in names if all(name in each.tags for each in chosen)}
        states = Qt.CheckState
        return {name: states.Checked if name in every else states.PartiallyChecked for name in names}

    def _unfilter(self, ids: Sequence[str]) -> None:
        if any(self._panel.model.number(id_) < 0 for id_ in ids):
            self._panel.bar.set_filter(NotesFilter())
