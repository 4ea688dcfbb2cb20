"""The check on opening: gathers what is known of both halves, and leaves out what the reader ignores."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from viewer.core.findings import Finding, FindingKind, find
from viewer.core.transcript import NOTHING, Transcript
from viewer.errors import WorldError

if TYPE_CHECKING:
    from viewer.audio.probe import AudioInfo
    from viewer.controllers.opening import Opening
    from viewer.controllers.opening_work import OpenedTranscript
    from viewer.controllers.timing import TimingController
    from viewer.core.records import MediaRef


class IgnoredKeeper(Protocol):
    """Where it is remembered what is ignored: `Library.ignored`, whose methods these are."""

    def kinds(self, audio: str) -> AbstractSet[str]: ...  # noqa: D102
    def ignore(self, audio: str, kind: str) -> None: ...  # noqa: D102


class Checking(QObject):
    """Looks at what was opened once all of it is known.

    It looks again when the timing was changed. Nothing is found before the library is there, which knows what
    is to be left out.

    Attributes:
        found: (list of `Finding`) all that is to be told of what is open, the weightiest first; comes
            again whenever it may be different.
        trouble: (object) `WorldError`: the library refuses.
    """

    found = Signal(object)
    trouble = Signal(object)

    def __init__(self, opening: Opening, timing: TimingController) -> None:
        super().__init__(opening)
        self._timing = timing
        self._keeper: IgnoredKeeper | None = None
        self._settled = True  # nothing is being opened
        self._transcript: Transcript = NOTHING
        self._duration_ms = 0
        self._audio: MediaRef | None = None
        opening.started.connect(self._on_started)
        opening.cleared.connect(self._forget)
        opening.transcript_ready.connect(self._on_transcript)
        opening.audio_ready.connect(self._on_audio)
        opening.audio_probed.connect(self._on_probed)
        opening.audio_identified.connect(self._on_identified)
        opening.finished.connect(self._on_finished)
        timing.changed.connect(lambda _state: self._look_again())

    @property
    def can_ignore(self) -> bool:
        """Whether it can be remembered what is ignored: for a file whose content is known."""
        return self._audio is not None and self._keeper is not None

    def attach(self, keeper: IgnoredKeeper) -> None:
        """Use this library from now on."""
        self._keeper = keeper
        self._look_again()

    def ignore(self, kind: FindingKind) -> None:
        """Tell no finding of this kind of the open audio file again."""
        if self._audio is None or self._keeper is None:
            return
        try:
            self._keeper.ignore(self._audio.hash, kind.value)
        except WorldError as error:
            self.trouble.emit(error)

    def _forget(self) -> None:
        self._transcript, self._duration_ms, self._audio = NOTHING, 0, None

    def _on_started(self) -> None:
        self._settled = False

    def _on_finished(self) -> None:
        self._settled = True
        self._look()

    def _on_transcript(self, opened: OpenedTranscript) -> None:
        self._transcript = opened.transcript

    def _on_audio(self) -> None:
        self._duration_ms, self._audio = 0, None

    def _on_probed(self, info: AudioInfo) -> None:
        self._duration_ms = info.duration_ms

    def _on_identified(self, audio: MediaRef) -> None:
        self._audio = audio

    def _look_again(self) -> None:
        """Look, unless something is still being opened: its end is a reason to look, too."""
        if self._settled:
            self._look()

    def _look(self) -> None:
        if self._keeper is not None:
            self.found.emit(self._findings())

    def _findings(self) -> list[Finding]:
        findings = find(self._transcript, self._duration_ms, self._timing.timeline)
        ignored = self._ignored()
        return [finding for finding in findings if finding.kind not in ignored]

    def _ignored(self) -> AbstractSet[str]:
        if self._audio is None or self._keeper is None:
            return frozenset()
        try:
            return self._keeper.kinds(self._audio.hash)
        except WorldError as error:
            self.trouble.emit(error)
            return frozenset()
