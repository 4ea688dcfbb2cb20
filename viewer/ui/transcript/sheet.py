"""All that is set up anew for each transcript: text, column, marks, painter."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextCursor

from viewer.core.correcting import difference
from viewer.core.transcript import Transcript
from viewer.ui.theme import Theme
from viewer.ui.transcript.document import TurnDocument
from viewer.ui.transcript.layout import TurnLayout
from viewer.ui.transcript.marks import Marks, UnheardLayer
from viewer.ui.transcript.metrics import measure, name_width
from viewer.ui.transcript.painter import TurnPainter
from viewer.ui.transcript.pointer import Pointer
from viewer.ui.transcript.scrolling import TextPin

_UNHEARD = "unheard"


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
        self.marks = Marks(layers={_UNHEARD: UnheardLayer(self.document)})
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

    def correct(self, transcript: Transcript, pin: TextPin) -> TextPin:
        """Take other words, turns or speakers, as few turns as differ; answers where a line is then."""
        shown = self.document.transcript
        first, removed, added = difference(shown.turns, transcript.turns)
        line = QTextCursor(self.document)
        line.setPosition(self.document.block_of(pin.turn).position() + pin.units)
        self.layout.expect(first, removed, added)
        self.document.splice(transcript, first, removed, added)
        self.layout.settle()
        self.painter.transcript = transcript
        self.marks.put(_UNHEARD, UnheardLayer(self.document))
        if transcript.speakers != shown.speakers:
            self._fit_gutter()
        return TextPin(line.blockNumber(), line.positionInBlock(), pin.screen_y)

    def _fit_gutter(self) -> None:
        names = (speaker.name for speaker in self.document.transcript.speakers)
        gutter, before = name_width(self._font, names), self._gutter
        self._gutter = gutter
        if gutter != before:
            self.layout.set_metrics(measure(self.layout.metrics.width, self._font, gutter))

    def retime(self, transcript: Transcript) -> None:
        """Take other times for the same turns."""
        self.document.transcript = self.painter.transcript = transcript
