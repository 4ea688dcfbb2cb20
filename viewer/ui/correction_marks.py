"""What is corrected, shown as corrected: a thin dotted line, and the words of the file in the tool tip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from viewer.controllers.corrections import CorrectionsController
from viewer.core.correcting import Corrected, Stretch
from viewer.core.corrections import word_at
from viewer.ui.desk import Desk
from viewer.ui.transcript.document import TurnDocument, to_utf16
from viewer.ui.transcript.marks import MarkStyle, Span
from viewer.ui.transcript.pointer import Spot, SpotKind
from viewer.ui.transcript.view import TranscriptView

_LAYER = "corrected"


class CorrectedLayer:
    """The corrected words, looked up when their turn is painted; where some went, the one beside them."""

    def __init__(self, document: TurnDocument, corrected: Corrected) -> None:
        self._document, self._corrected = document, corrected

    def spans(self, turn: int) -> Sequence[Span]:
        """The marks of this kind in `turn`."""
        stretches = self._corrected.stretches.get(turn)
        if not stretches:
            return ()
        text = self._document.transcript.turns[turn].text
        ranges = [shown_range(text, each) for each in stretches]
        return [
            Span(to_utf16(text, start), to_utf16(text, end), MarkStyle.CORRECTED) for start, end in ranges
        ]


def shown_range(text: str, stretch: Stretch) -> tuple[int, int]:
    """Start and end of what is marked for corrected words: something to see, without blanks around it."""
    now = text[stretch.start : stretch.end]
    if not now.strip():
        return word_at(text, stretch.start)
    return stretch.start + len(now) - len(now.lstrip()), stretch.end - len(now) + len(now.rstrip())


class CorrectionMarks(QObject):
    """Between the corrections and the text: marks them, and says what the file has."""

    def __init__(self, corrections: CorrectionsController, view: TranscriptView, desk: Desk) -> None:
        super().__init__(view)
        self._corrections, self._view = corrections, view
        for shown in (desk.shown, desk.reworded):
            shown.connect(lambda _transcript: self.show())
        view.tellers.append(self.tell)

    def show(self) -> None:
        """Mark what is corrected in the transcript that is shown."""
        corrected = self._corrections.corrected
        any_recast = bool(corrected.transcript.turns) and corrected.transcript is not corrected.original
        layer = CorrectedLayer(self._view.turn_document, corrected) if corrected.stretches else None
        self._view.marks.put(_LAYER, layer)
        self._view.marks.recast = self._is_recast if any_recast else lambda _turn: False
        self._view.viewport().update()

    def stretch_at(self, turn: int, offset: int, *, touching: bool = True) -> Stretch | None:
        """The corrected words that are marked at a place, or right before it where `touching` is enough."""
        corrected = self._corrections.corrected
        text = corrected.transcript.turns[turn].text
        for stretch in corrected.stretches.get(turn, ()):
            start, end = shown_range(text, stretch)
            if start <= offset < end + touching:
                return stretch
        return None

    def tell(self, spot: Spot) -> str:
        """What the file has where something is corrected; empty elsewhere."""
        if not self._corrections.transcript.turns:
            return ""
        if spot.kind is SpotKind.TIME:
            was = self._corrections.corrected.speaker_was(spot.turn)
            if was is None:
                return ""
            return (
                self.tr("In the file: {words}").format(words=was) if was else self.tr("In the file: nobody")
            )
        stretch = self.stretch_at(spot.turn, spot.offset, touching=False)
        if stretch is None:
            return ""
        was = stretch.was.strip()
        if was:
            return self.tr("In the file: {words}").format(words=was)
        return self.tr("Added: the file has nothing here")

    def _is_recast(self, turn: int) -> bool:
        return self._corrections.corrected.speaker_was(turn) is not None
