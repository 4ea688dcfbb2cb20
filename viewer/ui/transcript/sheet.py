"""All that is set up anew for each transcript: text, column, marks, painter."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont

from viewer.core.transcript import Transcript
from viewer.ui.theme import Theme
from viewer.ui.transcript.document import TurnDocument
from viewer.ui.transcript.layout import TurnLayout
from viewer.ui.transcript.marks import Marks, UnheardLayer
from viewer.ui.transcript.metrics import measure, name_width
from viewer.ui.transcript.painter import TurnPainter
from viewer.ui.transcript.pointer import Pointer


class Sheet:
    """One transcript, laid out for a view.

    Attributes:
        document: the turns' text.
        layout: where the turns stand.
        marks: what is marked in them.
        painter: paints them.
        pointer: what is at a place.
    """

    def __init__(
        self, transcript: Transcript, font: QFont, width: int, theme: Theme, parent: QObject
    ) -> None:
        self._font = font
        self.document = TurnDocument(transcript, parent)
        self.document.setDefaultFont(font)
        self._gutter = name_width(font, (speaker.name for speaker in transcript.speakers))
        metrics = measure(width, font, self._gutter)
        self.marks = Marks(layers={"unheard": UnheardLayer(self.document)})
        self.painter = TurnPainter(transcript, self.marks, theme, metrics)
        self.layout = TurnLayout(self.document, metrics, self.painter)
        self.document.setDocumentLayout(self.layout)
        self.pointer = Pointer(self.document, self.layout, self.painter)

    def set_font(self, font: QFont) -> None:
        """Lay out in another face or size."""
        self._font = font
        self.document.setDefaultFont(font)
        names = (speaker.name for speaker in self.document.transcript.speakers)
        self._gutter = name_width(font, names)
        self.layout.set_metrics(measure(self.layout.metrics.width, font, self._gutter))

    def set_width(self, width: int) -> None:
        """Lay out in another width, in pixels of the viewport."""
        if width != self.layout.metrics.width:
            self.layout.set_metrics(measure(width, self._font, self._gutter))

    def retime(self, transcript: Transcript) -> None:
        """Take other times for the same turns."""
        self.document.transcript = self.painter.transcript = transcript
