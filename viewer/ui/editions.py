"""When the transcript has changed under its notes: the offer, the window about it, the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QUndoStack

from viewer.controllers.annotations import AnnotationController
from viewer.controllers.edition_work import Offer
from viewer.controllers.editions import Editions, Finder
from viewer.controllers.opening import Opening
from viewer.controllers.text_keeping import TextKeeper, TextKeeping
from viewer.controllers.worker import Workers
from viewer.core.editions import Outlook
from viewer.core.follow import Follow
from viewer.ui.desk import Desk
from viewer.ui.main_window import MainWindow
from viewer.ui.message_bar import Kind, Notice, Remedy
from viewer.ui.reviewing import Reviewing

if TYPE_CHECKING:
    from viewer.ui.dialogs.edition import EditionDialog

_REVIEW = "review_places"


class EditionDesk(QObject):
    """Offers the update, does it, and leads to the review.

    Attributes:
        editions: works out what there is to offer.
        texts: keeps the words of what is annotated.
        reviewing: walks through the notes whose place is not sure.
    """

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        annotations: AnnotationController,
        opening: Opening,
        undo: QUndoStack,
        rules: Follow,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._undo = window, desk, undo
        self._workers = Workers(self, threads=1)  # an opening waits for no comparison
        self.editions = Editions(annotations, undo, self._workers, self)
        self.texts = TextKeeping(annotations, self._workers, self)
        self.reviewing = Reviewing(window, annotations, self.editions, rules)
        self._dialog: EditionDialog | None = None
        self._line: Notice | None = None
        self._done: Notice | None = None
        self._offered: Offer | None = None
        window.actions_table.connect({_REVIEW: self.review})
        self._connect(opening)
        annotations.available_changed.connect(lambda _on: self._show_state())
        self._show_state()

    @property
    def dialog(self) -> EditionDialog | None:
        """What is different, while that is shown."""
        return self._dialog

    def attach(self, texts: TextKeeper, finder: Finder) -> None:
        """Use this library from now on."""
        self.editions.attach(texts, finder)
        self.texts.attach(texts)

    def update(self) -> None:
        """Place the notes as offered, and say what is left to do."""
        offer = self.editions.offer
        if offer is None or not self.editions.update():
            return
        if offer.outlook.to_review or offer.outlook.detached:
            remedies = (
                Remedy(self.tr("Review places"), self.reviewing.open),
                Remedy(self.tr("Undo"), self._undo.undo),
            )
            self._done = Notice(self._left(offer.outlook), remedies=remedies)
            self._window.messages.show_notice(self._done)

    def show_changes(self) -> None:
        """Show what is different and what would happen to each note."""
        from viewer.ui.dialogs.edition import EditionDialog

        offer = self.editions.offer
        if offer is None or self._dialog is not None:
            return
        dialog = self._dialog = EditionDialog(offer, self._told(offer), self._window)
        dialog.update_wanted.connect(self.update)
        dialog.finished.connect(lambda _result: self._on_closed())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def review(self) -> None:
        """Go through what is to be reviewed; where an update is still to be made, that comes first."""
        if self.editions.offer is not None:
            self.show_changes()
        else:
            self.reviewing.open()

    def _connect(self, opening: Opening) -> None:
        opening.started.connect(lambda _what: self.editions.begin())
        opening.cleared.connect(self._on_cleared)
        for signal in (opening.episode_ready, opening.finished, self._desk.shown, self._desk.reworded):
            signal.connect(self._look)
        self.editions.changed.connect(self.texts.look)
        self.editions.offered.connect(self._offer)
        self.editions.changed.connect(self._show_state)
        for source in (self.editions, self.texts):
            source.trouble.connect(lambda error: self._desk.tell(error, Kind.WARNING))
        self._window.closing.connect(self._on_closing)
        self._undo.indexChanged.connect(lambda _index: self._on_step())

    def _look(self) -> None:
        self.editions.look()

    def _on_cleared(self) -> None:
        self.reviewing.close()
        self.texts.leave()
        self.editions.leave()

    def _on_closing(self) -> None:
        self.editions.close()
        self.texts.close()
        self._workers.close()

    def _on_step(self) -> None:
        """What was told of the last step holds no more."""
        if self._done is not None:
            self._window.messages.withdraw(self._done)
            self._done = None

    def _on_closed(self) -> None:
        self._dialog = None

    # What is told

    def _offer(self, offer: Offer) -> None:
        remedies = (
            Remedy(self.tr("Update"), self.update),
            Remedy(self.tr("Show changes"), self.show_changes),
            Remedy(self.tr("Later"), lambda: None),
        )
        self._offered, self._line = offer, Notice(self._told(offer), remedies=remedies)
        self._window.messages.show_notice(self._line)

    def _show_state(self) -> None:
        """Show in the menu how many wait, and take back what no longer holds."""
        editions = self.editions
        if self._line is not None and editions.offer is not self._offered:
            self._window.messages.withdraw(self._line)
            self._line = self._offered = None
        if self._dialog is not None and editions.offer is None:
            self._dialog.reject()
        waiting = len(editions.doubtful) + (len(editions.offer.notes) if editions.offer else 0)
        action = self._window.actions_table[_REVIEW]
        action.setText(
            self.tr("Review places… ({count})").format(count=waiting) if waiting else action.iconText()
        )
        self._window.actions_table.enable({_REVIEW}, on=bool(waiting or editions.detached))

    def _told(self, offer: Offer) -> str:
        outlook = offer.outlook
        if len(offer.foreign) == len(offer.notes):
            told = self.tr("There are notes from another version of this episode: {outlook}")
        else:
            told = self.tr("The transcript has changed: {outlook}")
        kept = self.tr("%n note(s) kept", "", outlook.kept)
        return told.format(outlook=", ".join((kept, *self._rest(outlook))))

    def _left(self, outlook: Outlook) -> str:
        return self.tr("Notes updated: {outlook}").format(outlook=", ".join(self._rest(outlook)))

    def _rest(self, outlook: Outlook) -> list[str]:
        review = self.tr("{count} to review").format(count=outlook.to_review)
        lost = self.tr("{count} without a place").format(count=outlook.detached)
        pairs = ((outlook.to_review, review), (outlook.detached, lost))
        return [text for count, text in pairs if count]
