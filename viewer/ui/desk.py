"""What lies open: shows what was opened, restores where the reader was, says what went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.controllers.corrections import CorrectionsController
from viewer.controllers.episodes import Episodes
from viewer.controllers.opening import Opening
from viewer.controllers.opening_work import OpenedTranscript
from viewer.controllers.playback import PlaybackController
from viewer.controllers.settings import Settings
from viewer.controllers.timing import TimingController
from viewer.core.clock import PlayState
from viewer.core.records import EpisodeRecord
from viewer.core.timecode import format_ms
from viewer.core.transcript import NOTHING, Transcript
from viewer.errors import TurnlightError, WorldError
from viewer.ui.listening import Listening
from viewer.ui.main_window import MainWindow
from viewer.ui.message_bar import About, Kind, Notice, Remedy
from viewer.ui.translate import told_error

if TYPE_CHECKING:
    from viewer.audio.probe import AudioInfo

_PATIENCE_MS = 600  # what takes longer is told, with a way to stop it
_EPISODE_ACTIONS = {
    *(
        "close_episode",
        "add_audio",
        "play",
        "pause",
        "stop",
        "back",
        "forward",
        "previous_turn",
        "next_turn",
        "jump",
        "slower",
        "faster",
    ),
    *("normal_speed", "loop", "find", "find_next", "find_previous", "remarks", "caret", "copy", "play_here"),
    *("notes", "go_to_notes", "notes_unfinished", "tags"),
    *("select_all", "media_back", "media_forward", "media_previous", "media_next"),
}


class Desk(QObject):
    """Between `Opening` and the window.

    Attributes:
        start_ms: where to start the next episode, instead of where it was left; None for the latter.
        play_next: whether the next episode plays at once.

    Signals:
        shown: (`Transcript`) another transcript is in the view; `NOTHING` when an episode is put away.
        reworded: (`Transcript`) the one in the view has other words, turns or speakers; nothing moves.
        titled: (str) the episode is called so; empty while none is open.
        settled: nothing is being opened any more.
        refused: (`TurnlightError`) something could not be opened.
        retimed: (`Transcript`) what is in the view has other times, or runs otherwise through the audio.
        measured: (`Transcript`, ms) the transcript as it was read, and the audio's length; 0 while unknown.
    """

    shown = Signal(object)
    reworded = Signal(object)
    titled = Signal(str)
    settled = Signal()
    refused = Signal(object)
    retimed = Signal(object)
    measured = Signal(object, int)

    def __init__(
        self,
        window: MainWindow,
        opening: Opening,
        episodes: Episodes,
        playback: PlaybackController,
        listening: Listening,
        settings: Settings,
        timing: TimingController,
        corrections: CorrectionsController,
    ) -> None:
        super().__init__(window)
        self._window, self._opening, self._episodes, self._playback = window, opening, episodes, playback
        self._listening, self._settings, self._timing = listening, settings, timing
        self._corrections = corrections
        self._title = ""
        self._is_open = False
        self._resumed_ms = 0
        self._read = NOTHING  # the transcript, corrected and fitted to nothing
        self._source: Path | None = None
        self._true_ms = 0  # length of the audio as measured; 0 while unknown
        self._waiting: Notice | None = None
        self._arrived = False  # something of what is being opened is there
        self._words_from: Path | None = None  # the audio that the transcript comes from
        self.start_ms: int | None = None
        self.play_next = False
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._tell_waiting)
        self._connect()
        self.close_episode()

    @property
    def waiting(self) -> Notice | None:
        """What is said of an opening that takes long; None while there is none."""
        return self._waiting

    @property
    def title(self) -> str:
        """What the episode is called; empty while none is open."""
        return self._title

    @property
    def transcript(self) -> Transcript:
        """What is in the view."""
        return self._window.view.transcript

    @property
    def original(self) -> Transcript:
        """The same without the reader's corrections."""
        return self._fitted(self._corrections.corrected.original)

    @property
    def source(self) -> Path | None:
        """The transcript's file; None where it has none."""
        return self._source

    def close_episode(self) -> None:
        """Put everything away; the way in is shown again."""
        self._opening.put_away()
        self._clear()
        self._window.messages.clear(About.EPISODE)
        self._window.show_episode(shown=False)
        self._window.actions_table.enable(_EPISODE_ACTIONS, on=False)

    def tell(
        self,
        error: TurnlightError,
        kind: Kind = Kind.ERROR,
        remedies: Iterable[Remedy] = (),
        about: About = About.EPISODE,
    ) -> Notice:
        """Say what went wrong, and what can be done.

        Returns:
            What the reader is shown, at once or when heavier messages are closed.
        """
        notice = Notice(*told_error(error), kind, tuple(remedies), about)
        self._window.messages.show_notice(notice)
        return notice

    def _connect(self) -> None:
        opening = self._opening
        opening.started.connect(self._on_started)
        opening.replaced.connect(self._on_replaced)
        opening.transcript_ready.connect(self._on_transcript)
        opening.audio_ready.connect(self._on_audio)
        opening.audio_probed.connect(self._on_probed)
        opening.episode_ready.connect(self._on_episode)
        opening.failed.connect(self._on_failed)
        opening.words_found.connect(lambda audio: setattr(self, "_words_from", audio))
        opening.finished.connect(self._on_finished)
        self._playback.failed.connect(self._on_playback_failed)
        self._listening.beyond.connect(self._on_beyond)
        self._listening.before.connect(self._on_before)
        self._timing.changed.connect(lambda _state: self._retime())
        self._corrections.changed.connect(lambda _corrected: self._reword())
        for source in (self._timing, self._corrections):
            source.trouble.connect(lambda error: self.tell(error, Kind.WARNING))
        self._playback.duration_changed.connect(lambda _ms: self._head())

    def _clear(self) -> None:
        self._playback.pause()
        self._playback.load_audio(None)
        self._window.view.set_transcript(NOTHING)
        self._listening.show(None)
        self._title, self._resumed_ms, self._true_ms, self._is_open = "", 0, 0, False
        self._read = NOTHING
        self._corrections.leave()
        self._timing.leave()
        self._measure()
        self._head()
        self.shown.emit(self.transcript)

    def _on_started(self, what: str) -> None:
        self._window.messages.clear(About.EPISODE)
        self._arrived, self._words_from = False, None
        self._waiting = Notice(
            self.tr("Opening {what}").format(what=what),
            remedies=(Remedy(self.tr("Cancel"), self._opening.cancel),),
        )
        self._patience.start()

    def _tell_waiting(self) -> None:
        if self._waiting is not None and self._opening.busy and not self._arrived:
            self._window.messages.show_notice(self._waiting)

    def _on_finished(self) -> None:
        self._patience.stop()
        if self._waiting is not None:
            self._window.messages.withdraw(self._waiting)
        self._waiting = None
        self._window.show_episode(shown=self._is_open)
        self._timing.settle()
        self._say_origin()
        self._invite_transcript()
        if self.start_ms is not None:
            self._listening.start_at(self.start_ms)
            self._playback.seek(self.start_ms)  # no step back: this place was named
        if self.play_next and self._arrived:  # not the one before, when this one failed
            self._playback.play()
        self.start_ms, self.play_next = None, False
        self.settled.emit()

    def _say_origin(self) -> None:
        """Say of words from inside the audio where they are from."""
        if self._words_from is not None and self.transcript is not NOTHING:
            title = self.tr("This text comes from inside {name}.").format(name=self._words_from.name)
            detail = self.tr("A transcript that you drop, open or paste takes its place.")
            self._window.messages.show_notice(Notice(title, detail))

    def _invite_transcript(self) -> None:
        """Audio alone leaves the page white: say how words come onto it, unless something is wrong."""
        if not self._is_open or self.transcript is not NOTHING or self._window.messages.holds(About.EPISODE):
            return
        actions = self._window.actions_table
        remedies = [
            Remedy(actions[name].text().removesuffix("…"), actions[name].trigger)
            for name in ("open", "paste")
        ]
        title = self.tr("This audio has no transcript yet.")
        self._window.messages.show_notice(
            Notice(title, self.tr("Drop, open or paste one: it joins the audio."), remedies=remedies)
        )

    def _on_replaced(self) -> None:
        self._clear()
        self._is_open = True
        self._window.show_episode(shown=True)
        self._window.actions_table.enable(_EPISODE_ACTIONS, on=True)

    def _on_transcript(self, opened: OpenedTranscript) -> None:
        self._arrived = True
        self._corrections.take(opened)
        self._read, self._source = self._corrections.transcript, opened.path
        transcript = self._fitted(self._read)
        self._window.view.set_transcript(transcript)
        self._listening.show(transcript)
        self._timing.weigh()
        self._measure()
        self._title = transcript.title or (opened.path.stem if opened.path else "")
        self._head()
        self.shown.emit(transcript)

    def _on_audio(self, path: Path) -> None:
        self._arrived = True
        self._title = self._title or path.stem
        self._true_ms = 0
        self._timing.take_audio()
        self._measure()
        try:
            self._playback.load_audio(path)
        except WorldError as error:
            self.tell(error)
        self._head()

    def _on_probed(self, info: AudioInfo) -> None:
        self._true_ms = info.duration_ms
        self._playback.set_true_duration(info.duration_ms)
        self._measure()
        self._retime()

    def _measure(self) -> None:
        self.measured.emit(self._read, self._true_ms)

    def _retime(self) -> None:
        """Length or timing of the audio are known better now; the view stays where it is."""
        fitted = self._fitted(self._read)
        if fitted != self.transcript:
            self._window.view.retime(fitted)
        self._listening.retime(fitted, self._timing.timeline)
        self.retimed.emit(fitted)

    def _reword(self) -> None:
        """The transcript was corrected; the view stays where it is."""
        self._read = self._corrections.transcript
        fitted = self._fitted(self._read)
        self._listening.reword(fitted)
        self._measure()
        self._head()
        self.reworded.emit(fitted)

    def _fitted(self, read: Transcript) -> Transcript:
        """A transcript as long as the audio, where that is known."""
        if not (read.timed and self._true_ms):
            return read
        from viewer.core.builder import fit

        return fit(read, self._true_ms, self._timing.timeline)

    def _on_episode(self, episode: EpisodeRecord) -> None:
        self._title = episode.title or self._title
        self._head()
        self._timing.identify(episode)
        self._playback.sounding.set_rate(episode.rate or self._settings.rate)
        untouched = self._playback.position_ms in (0, self._resumed_ms)
        if untouched and self._playback.state is not PlayState.PLAYING and self.start_ms is None:
            self._resumed_ms = episode.resume_ms
            self._listening.start_at(self._resumed_ms)

    def _on_failed(self, error: TurnlightError) -> None:
        self.tell(error)
        self.refused.emit(error)

    def _on_playback_failed(self, what: object) -> None:
        self.tell(WorldError(what), Kind.WARNING)  # type: ignore[arg-type]

    def _on_beyond(self, duration_ms: int) -> None:
        title = self.tr("This lies after the end of the audio ({time}).").format(time=format_ms(duration_ms))
        detail = self.tr("Perhaps the audio is incomplete, or belongs to another transcript.")
        self._window.messages.show_notice(Notice(title, detail, Kind.WARNING))

    def _on_before(self) -> None:
        title = self.tr("This lies before the beginning of the audio.")
        detail = self.tr("The timing you set puts it there.")
        self._window.messages.show_notice(Notice(title, detail, Kind.WARNING))

    def _head(self) -> None:
        transcript, ms = self.transcript, self._playback.duration_ms
        names = ", ".join(speaker.name for speaker in transcript.speakers)
        aside = " · ".join(part for part in (names, format_ms(ms) if ms else "") if part)
        title = self._title or self.tr("Turnlight")
        self._window.header.set_episode(title, aside)
        self._window.setWindowTitle(f"{title} – {self.tr('Turnlight')}" if self._title else title)
        self.titled.emit(self._title)
