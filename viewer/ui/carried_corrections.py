"""Says that an earlier version of the transcript was corrected, and makes that here where it is wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject

from viewer.controllers.carrying import Carrying, OtherEditions
from viewer.controllers.corrections import CorrectionsController
from viewer.controllers.worker import Workers
from viewer.core.carrying import Carried
from viewer.ui.desk import Desk
from viewer.ui.main_window import MainWindow
from viewer.ui.message_bar import Kind, Notice, Remedy


class CarriedCorrections(QObject):
    """The line with the offer.

    Attributes:
        carrying: works out what there is to offer.
    """

    def __init__(self, window: MainWindow, corrections: CorrectionsController, desk: Desk) -> None:
        super().__init__(window)
        self._messages = window.messages
        self._workers = Workers(self, threads=1)
        self.carrying = Carrying(corrections, self._workers, self)
        self._line: Notice | None = None
        desk.shown.connect(lambda _transcript: self.carrying.look())
        desk.reworded.connect(lambda _transcript: self.carrying.look())
        self.carrying.offered.connect(self._offer)
        self.carrying.withdrawn.connect(self._withdraw)
        self.carrying.trouble.connect(lambda error: desk.tell(error, Kind.WARNING))
        window.closing.connect(self._workers.close)

    def attach(self, others: OtherEditions) -> None:
        """Use this library from now on."""
        self.carrying.attach(others)

    def _offer(self, offer: Carried) -> None:
        self._withdraw()
        told = self.tr("An earlier version of this transcript was corrected.")
        if len(offer.corrections) == offer.of:
            detail = self.tr("Its %n correction(s) can be made here, too.", "", offer.of)
        else:
            detail = self.tr("%n correction(s) of {count} can be made here, too.", "", len(offer.corrections))
            detail = detail.format(count=offer.of)
        remedies = (
            Remedy(self.tr("Correct"), self.carrying.make),
            Remedy(self.tr("Later"), lambda: None),
        )
        self._line = Notice(told, detail, remedies=remedies)
        self._messages.show_notice(self._line)

    def _withdraw(self) -> None:
        if self._line is not None:
            self._messages.withdraw(self._line)
            self._line = None
