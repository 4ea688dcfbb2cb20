"""What the strip tells of a place: the time, chapter, who speaks, first words, what is marked there."""

from __future__ import annotations

from textwrap import shorten

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from viewer.core.annotations import Annotation, Kind
from viewer.core.timecode import format_ms
from viewer.core.transcript import Transcript
from viewer.ui.strip_chapters import ChapterStripLayer
from viewer.ui.strip_hint import StripHint
from viewer.ui.strip_layers import SpeakerLayer, StripGeometry
from viewer.ui.strip_notes import NoteStripLayer
from viewer.ui.strip_timing import TimingLayer
from viewer.ui.theme import Theme
from viewer.ui.timing_words import told_mark
from viewer.ui.transcript.tips import told_notes

_FIRST_WORDS = 120  # characters


class StripWords(QObject):
    """Tells it in the note over the pointer, and in a sentence for screen readers.

    Attributes:
        transcript: whose turns are heard; None where there are none.
        speakers: which of them is heard where.
        timing: what is marked where.
        notes: what the reader marked; None for nothing.
        chapters: which chapter is heard where; None where there are none.
    """

    def __init__(self, strip: QWidget, theme: Theme, speakers: SpeakerLayer, timing: TimingLayer) -> None:
        super().__init__(strip)
        self._strip, self._theme = strip, theme
        self._hint: StripHint | None = None
        self.transcript: Transcript | None = None
        self.speakers, self.timing = speakers, timing
        self.notes: NoteStripLayer | None = None
        self.chapters: ChapterStripLayer | None = None

    @property
    def hint(self) -> StripHint | None:
        """The note, once there was something to tell."""
        return self._hint

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        if self._hint is not None:
            self._hint.set_theme(theme)

    def sentence(self, ms: int, at: StripGeometry) -> str:
        """The place of the playhead, for screen readers."""
        time = self.tr("{position} of {duration}").format(
            position=format_ms(ms), duration=format_ms(at.duration_ms)
        )
        speaker, _, _ = self._heard_at(ms)
        x = at.x_at(ms)
        parts = (time, self._chapter(x, at), speaker, self._marked(x, at))
        return ", ".join(part for part in parts if part)

    def tell(self, x: float, at: StripGeometry) -> None:
        """Show the note over the pointer at `x`."""
        ms = at.ms_at(x)
        speaker, color, words = self._heard_at(ms)
        above = self._strip.mapToGlobal(QPoint(round(at.x_at(ms)), 0))
        marked, chapter = self._marked(x, at), self._chapter(x, at)
        self._note().tell(above, format_ms(ms), speaker, color.name(), words, marked, chapter)

    def hush(self) -> None:
        """Take the note away."""
        if self._hint is not None:
            self._hint.hide()

    def _heard_at(self, ms: int) -> tuple[str, QColor, str]:
        """Speaker, the speaker's colour and first words of the turn at `ms`; empty in a gap."""
        index = self.speakers.turn_at(ms)
        if self.transcript is None or index is None:
            return "", self._theme.quiet, ""
        turn = self.transcript.turns[index]
        name = "" if turn.speaker is None else self.transcript.speakers[turn.speaker].name
        return (
            name,
            self._theme.speaker(self.transcript.hue(turn.speaker)),
            " ".join(turn.text[:_FIRST_WORDS].split()),
        )

    def _chapter(self, x: float, at: StripGeometry) -> str:
        return self.chapters.title_at(x, at) if self.chapters is not None else ""

    def _marked(self, x: float, at: StripGeometry) -> str:
        mark = self.timing.mark_at(x, at)
        notes = self.notes.at(x, at) if self.notes is not None else []
        told = [shorten(told_notes([each]), _FIRST_WORDS) or self._bare(each) for each in notes]
        return " · ".join([*([told_mark(mark)] if mark is not None else []), *told])

    def _bare(self, annotation: Annotation) -> str:
        """What a mark without words is called."""
        return self.tr("Bookmark") if annotation.kind is Kind.BOOKMARK else self.tr("Marked")

    def _note(self) -> StripHint:
        if self._hint is None:
            self._hint = StripHint(self._strip.window())
            self._hint.set_theme(self._theme)
        return self._hint
