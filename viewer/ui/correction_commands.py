"""What the actions do that correct the transcript."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QMenu

from viewer.controllers.corrections import CorrectionsController
from viewer.controllers.playback import PlaybackController
from viewer.core.corrections import word_at
from viewer.core.follow import Follow
from viewer.core.kept_range import Range, kept_range
from viewer.core.timing import sentence_at
from viewer.core.transcript import Transcript
from viewer.ui.correction_marks import CorrectionMarks
from viewer.ui.desk import Desk
from viewer.ui.main_window import MainWindow
from viewer.ui.theme import Theme
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.pointer import Spot, SpotKind
from viewer.ui.transcript.word_field import WordField, words_to_correct

_TEXT_ACTIONS = {"correct", "speaker", "split_turn", "join_turns", "restore_words"}


class CorrectionCommands(QObject):
    """Connects the actions that correct words, speakers and turns, and shows in them what can be done.

    What is corrected is always in view: where the pointer opened the menu, else the selection or the caret,
    else what is heard, else the uppermost turn.
    """

    def __init__(
        self,
        window: MainWindow,
        corrections: CorrectionsController,
        marks: CorrectionMarks,
        playback: PlaybackController,
        rules: Follow,
        desk: Desk,
        text_menu: QMenu,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window, self._corrections, self._marks = window, corrections, marks
        self._playback, self._rules, self._theme = playback, rules, theme
        self._view, self._actions = window.view, window.actions_table
        self._spot: Spot | None = None
        self._field: WordField | None = None
        self._at: Range = 0, 0, 0  # the words under it
        self._dialog: QDialog | None = None  # about the speaker of this turn:
        self._asked = 0
        self._is_overtaken = False  # what is shown next was corrected by another window
        self._connect_actions()
        self._view.menu_wanted.connect(self._on_menu)
        text_menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self, self._forget_spot))
        for changed in (desk.shown, desk.reworded):
            changed.connect(lambda _transcript: self._on_changed())
        corrections.overtaken.connect(self._on_overtaken)
        corrections.available_changed.connect(lambda _on: self._show_state())
        corrections.done.connect(self._say)
        self._show_state()

    @property
    def field(self) -> WordField | None:
        """The field in which words are being corrected."""
        return self._field

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        if self._field is not None:
            self._field.set_theme(theme)

    def _connect_actions(self) -> None:
        self._actions.connect(
            {
                "correct": self.correct,
                "restore_words": self._restore,
                "speaker": self._open_speaker,
                "split_turn": self._split,
                "join_turns": self._join,
            }
        )

    # Where

    def _place(self) -> Place | None:
        """The place that is meant; None where nothing is shown."""
        view = self._view
        if not view.transcript.turns:
            return None
        if self._spot is not None:
            return Place(self._spot.turn, self._spot.offset)
        selected = view.selected()
        heard = self._playback.turn
        places = [selected[0] if selected else view.caret()]
        if heard is not None:
            text = view.transcript.turns[heard].text
            places.append(Place(heard, sentence_at(text, self._playback.offset)[0]))
        return next(filter(self._in_view, places), self._uppermost())

    def _in_view(self, place: Place) -> bool:
        layout, scroller = self._view.turn_layout, self._view.scroller
        if not layout.is_exact(place.turn):
            return False
        middle = layout.line_rect(place.turn, self._view.turn_document.units(place)).center().y()
        return 0 <= middle - scroller.value < scroller.view_height

    def _uppermost(self) -> Place:
        layout, top = self._view.turn_layout, self._view.scroller.value
        turn = layout.turn_at(top)
        return self._view.turn_document.place_in(turn, layout.first_unit_below(turn, top))

    def _words(self) -> tuple[int, int, int] | None:
        """Turn, start and end of the words that are meant: selected ones in one line, or one word."""
        place, selected = self._place(), self._view.selected()
        if place is None:
            return None
        text = self._view.transcript.turns[place.turn].text
        start, end = words_to_correct(self._view, place)
        if selected is not None and selected[0] <= place <= selected[1] and selected[0].turn == place.turn:
            start = selected[0].offset
            end = selected[1].offset if selected[1].turn == place.turn else len(text)
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        line = (words.strip().splitlines() or [""])[0].rstrip()
        return place.turn, start, start + len(line)

    # What is done

    def correct(self) -> None:
        """Put a field over the words that are meant."""
        words = self._words()
        if words is None or not self._corrections.available:
            return
        self._close_field()
        self._rules.writing_note()
        self._at = words
        field = self._field = WordField(self._view, self._theme, *words)
        field.entered.connect(self._enter)
        field.left.connect(self._close_field)

    def _enter(self, words: str) -> None:
        self._corrections.look()  # the words may stand elsewhere by now
        self._corrections.replace(*self._at, words)

    def _restore(self) -> None:
        place = self._place()
        stretch = None if place is None else self._marks.stretch_at(place.turn, place.offset)
        if place is not None and stretch is not None:
            self._corrections.restore(place.turn, stretch)

    def _split(self) -> None:
        place = self._place()
        if place is not None:
            text = self._view.transcript.turns[place.turn].text
            start, end = word_at(text, place.offset)
            self._corrections.split(place.turn, start if start < place.offset < end else place.offset)

    def _join(self) -> None:
        place = self._place()
        if place is not None:
            self._corrections.join(place.turn)

    def _open_speaker(self) -> None:
        from viewer.ui.dialogs.speaker import SpeakerDialog

        place = self._place()
        if place is None or not self._corrections.available:
            return
        self._asked = place.turn
        dialog = self._dialog = SpeakerDialog(self._view.transcript, place.turn, self._window)
        dialog.renamed.connect(self._corrections.rename)
        dialog.recast.connect(lambda _turn, name: self._recast(name))
        dialog.finished.connect(self._on_asked)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _recast(self, name: str) -> None:
        self._corrections.look()  # the turn may be another one by now
        self._corrections.recast(self._asked, name)

    def _on_asked(self) -> None:
        self._dialog = None

    # What can be done

    def _show_state(self) -> None:
        available = self._corrections.available
        self._actions.enable(_TEXT_ACTIONS, on=available)
        self._actions.enable({"restore_words"}, on=available and bool(self._corrections.corrected.stretches))
        if not available or self._spot is None:
            return
        spot = self._spot
        on_words = spot.kind is not SpotKind.TIME
        self._actions.enable({"correct"}, on=on_words)
        self._actions.enable(
            {"split_turn"}, on=on_words and self._corrections.can_split(spot.turn, spot.offset)
        )
        self._actions.enable({"join_turns"}, on=self._corrections.can_join(spot.turn))
        restorable = on_words and self._marks.stretch_at(spot.turn, spot.offset) is not None
        self._actions.enable({"restore_words"}, on=restorable)

    def _on_menu(self, spot: Spot | None, _where: QPoint) -> None:
        self._spot = spot
        self._show_state()

    def _forget_spot(self) -> None:
        self._spot = None
        self._show_state()

    def _on_overtaken(self, before: Transcript, after: Transcript) -> None:
        self._is_overtaken = True
        if self._field is not None:
            self._at = kept_range(before.turns, after.turns, self._at)
        if self._dialog is not None:
            self._asked = kept_range(before.turns, after.turns, (self._asked, 0, 0))[0]

    def _on_changed(self) -> None:
        """Other words: a field goes, for a step of this window ends it; those of others it outlives."""
        self._spot = None
        if self._field is not None and self._is_overtaken:
            self._field.follow(*self._at)
        elif self._field is not None:
            self._field.give_up()
        self._is_overtaken = False
        self._show_state()

    def _close_field(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            had_keys = field.hasFocus()
            field.hide()
            field.deleteLater()
            if had_keys:
                self._view.setFocus()

    def _say(self, words: str) -> None:
        """Tell screen readers; everybody else sees it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))
