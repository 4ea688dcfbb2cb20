"""Opening: from what was dropped, chosen or pasted to a transcript, an audio file and a place in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from viewer.controllers import opening_work as work
from viewer.controllers import transcript_work
from viewer.controllers.lanes import Lane, Lanes, Take
from viewer.controllers.opening_work import Found, Probed, Read, Source, Tools
from viewer.core.choices import Choices
from viewer.core.records import EpisodeRecord, MediaKind, MediaRef
from viewer.core.steps import Step, part
from viewer.errors import Message, message
from viewer.store.pasted import Pasted

if TYPE_CHECKING:
    from viewer.controllers.episodes import Episodes
    from viewer.controllers.worker import Workers

_UNKNOWN = -1.0


class Opening(QObject):
    """Opens episodes in the background, one at a time; late answers of an earlier opening are dropped.

    What is open stays open until something of the new episode is there. The transcript never waits for the
    audio, and what is in the audio is looked at once the transcript is read.

    Attributes:
        started: (str) what is being opened.
        progress: (object, float) `Message` and how far, 0 to 1; -1 where that is not known.
        cleared: nothing of what was open counts any more; comes before `replaced`, and when all is put away.
        replaced: an episode begins: what is shown belongs to the one before. Comes right before its first
            `audio_ready` or `transcript_ready`; not when one half joins the other.
        transcript_ready: (object) `OpenedTranscript`.
        audio_ready: (object) `Path`, as soon as it is known; nothing was looked at yet.
        audio_probed: (object) `viewer.audio.probe.AudioInfo`.
        chapters_found: (object) `Path` of a list of chapters that was opened with what is open.
        words_found: (object) `Path` of the audio file whose tags hold the transcript that comes next.
        audio_identified: (object) `MediaRef` of the audio file with its hash and true length.
        episode_ready: (object) `EpisodeRecord` with the place and rate to go on with; perhaps provisional.
        failed: (object) `TurnlightError`; what else there is goes on opening.
        ambiguous: (object) `AmbiguousFormat`: `read_again` with one of its candidates.
        finished: nothing is under way any more, whatever came of it.
    """

    started = Signal(str)
    progress = Signal(object, float)
    cleared = Signal()
    replaced = Signal()
    transcript_ready = Signal(object)
    audio_ready = Signal(object)
    audio_probed = Signal(object)
    chapters_found = Signal(object)
    words_found = Signal(object)
    audio_identified = Signal(object)
    episode_ready = Signal(object)
    failed = Signal(object)
    ambiguous = Signal(object)
    finished = Signal()

    def __init__(
        self,
        workers: Workers,
        episodes: Episodes,
        folder: Path,
        parent: QObject | None = None,
        *,
        tools: Tools | None = None,
    ) -> None:
        """Work with `workers`, ask `episodes` for the place, keep pastes in the data `folder`."""
        super().__init__(parent)
        self._lanes = Lanes(workers, self._settle)
        self._episodes = episodes
        self._folder = folder.absolute()
        self._tools = tools or work.real_tools()
        self._fresh = True  # what comes next belongs to another episode than what is open
        self._identified = True
        self._unclear: Source | None = None  # what is being read, or could not be
        self._chapters: Path | None = None  # to be told of once something is open
        self._text: Read | None = None
        self._sound: MediaRef | None = None
        self._probed: Probed | None = None
        episodes.attached.connect(self._library_came)

    @property
    def source(self) -> Source | None:
        """The transcript that is open, or could not be read; None where there is none."""
        return self._unclear or (self._text.source if self._text else None)

    @property
    def unread(self) -> bool:
        """Whether `source` is one that could not be read, or is still being read."""
        return self._unclear is not None

    @property
    def busy(self) -> bool:
        """Whether something is being opened."""
        return self._lanes.busy

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open files in any order, one or both, or a folder."""
        given, joining = tuple(paths), bool(self._text or self._sound)
        self._begin(", ".join(path.name for path in given))
        self._find(lambda: work.find(given, joining=joining), self._take_chosen)

    def open_episode(self, episode: EpisodeRecord) -> None:
        """Open an episode again, from where its files were seen last."""
        self._begin(episode.title)
        self._find(lambda: work.find_again(episode), self._take_found)

    def open_pasted(self, html: str | None, text: str) -> None:
        """Open a transcript that was copied somewhere; it is kept in the data folder."""
        self._begin(self.tr("Pasted transcript"))
        paste, folder = Pasted(html, text), self._folder
        self._lanes.run(
            Lane.FILES,
            lambda _: transcript_work.keep(folder, paste),
            self._take_kept,
            self._fail,
        )

    def add_audio(self, path: Path) -> None:
        """Join an audio file to the transcript that is open."""
        self.started.emit(path.name)
        self._find(lambda: Found(work.look_at(path, MediaKind.AUDIO), None), self._take_found)

    def read_again(self, choices: Choices) -> None:
        """Read the transcript that is open, or whose format was not clear, in the way that was chosen."""
        if (source := self.source) is not None:
            self.started.emit(self._name(source))
            self._read(source, choices)

    def cancel(self) -> None:
        """Stop; what is ready stays."""
        if self._lanes.busy:
            self._lanes.drop_all()
            self._settle()

    def put_away(self) -> None:
        """Stop, and forget what is open: the next to come is another episode."""
        self.cancel()
        self._text = self._sound = self._probed = self._unclear = self._chapters = None
        self._fresh = self._identified = True
        self._episodes.leave()
        self.cleared.emit()

    def _run(
        self, lane: Lane, text: Message, function: Callable[[Step], object], take: Take, fail: Take
    ) -> None:
        """Call a long `function` in the background, and tell `text` and how far it is."""
        self.progress.emit(text, _UNKNOWN)
        self._lanes.run(lane, lambda task: function(work.watched(task, text)), take, fail, self._tell)

    def _tell(self, progress: object) -> None:
        text, share = cast("tuple[Message, float]", progress)
        self.progress.emit(text, share)

    def _begin(self, what: str) -> None:
        self._lanes.drop_all()
        self._fresh = True
        self._unclear = self._chapters = None
        self.started.emit(what)

    def _find(self, find: Callable[[], Found], take: Callable[[object], None]) -> None:
        tools = self._tools
        self._lanes.run(Lane.FILES, lambda _: work.with_real_audio(tools, find()), take, self._fail)

    def _take_chosen(self, answer: object) -> None:
        """Take what the reader chose: the half that was still missing, or another episode."""
        found = cast("Found", answer)
        self._join(text=found.audio is None, sound=found.transcript is None)
        if found.chapters and not (found.audio or found.transcript):
            self._fresh = False  # they join whatever is open
        self._take_found(answer)

    def _join(self, *, text: bool = False, sound: bool = False) -> None:
        """A half that comes alone joins what is open, where that is only the other half."""
        wordless = work.makes_way(self._folder, self._text)
        if (text and self._sound and wordless) or (sound and self._text and not self._sound):
            self._fresh = False

    def _take_found(self, answer: object) -> None:
        found = cast("Found", answer)
        if found.missing is not None:
            self.failed.emit(found.missing)
        if found.transcript is not None:
            self._read(Source(found.transcript), with_audio=found.audio is None)
        if found.audio is not None:
            self._take_audio(found.audio)
        self._chapters = found.chapters or self._chapters
        self._hand_on_chapters()

    def _hand_on_chapters(self) -> None:
        """Chapters are told of once something is open that they belong to."""
        if self._chapters is not None and not self._fresh:
            path, self._chapters = self._chapters, None
            self.chapters_found.emit(path)
            self._look_inside()

    def _take_kept(self, source: object) -> None:
        self._join(text=True)
        self._read(cast("Source", source))

    def _read(self, source: Source, choices: Choices | None = None, *, with_audio: bool = False) -> None:
        self._unclear = source
        read, tools, folder = transcript_work.read, self._tools, self._folder
        self._run(
            Lane.TEXT,
            message("Reading {name}", name=self._name(source)),
            lambda step: read(tools, folder, source, choices, with_audio=with_audio, step=step),
            self._take_text,
            self._fail_text,
        )

    def _name(self, source: Source) -> str:
        return source.path.name if source.path else self.tr("Pasted transcript")

    def _take_text(self, answer: object) -> None:
        read = cast("Read", answer)
        self._make_room()
        self._text, self._unclear = read, None
        self._identified = False
        self.transcript_ready.emit(read.opened)
        if read.audio is not None and self._sound is None:
            self._take_audio(read.audio)
        else:
            self._look_inside()

    def _fail_text(self, error: object) -> None:
        from viewer.readers.base import AmbiguousFormat  # loaded by now: it was a reader that failed

        signal = self.ambiguous if isinstance(error, AmbiguousFormat) else self.failed
        signal.emit(error)
        self._look_inside()

    def _take_audio(self, audio: MediaRef) -> None:
        self._make_room()
        self._lanes.drop(Lane.SOUND)
        self._sound, self._probed = audio, None
        self._identified = False
        self.audio_ready.emit(Path(audio.path))
        self._guess()
        self._look_inside()

    def _look_inside(self) -> None:
        """See what the audio file is, unless that is known or the transcript comes first."""
        audio = self._sound
        if audio is None or audio.hash or self._lanes.running(Lane.TEXT) or self._lanes.running(Lane.SOUND):
            return
        tools = self._tools
        self._look(lambda path, step: tools.probe(path, part(step, 0.0, 0.5)), self._take_probed)

    def _look(self, function: Callable[[Path, Step], object], take: Take) -> None:
        """Do something that takes long with the audio file."""
        if self._sound is not None:
            path = Path(self._sound.path)
            text = message("Looking at {name}", name=path.name)
            self._run(Lane.SOUND, text, lambda step: function(path, step), take, self._fail)

    def _take_probed(self, answer: object) -> None:
        self._probed = cast("Probed", answer)
        self.audio_probed.emit(answer)
        tools = self._tools
        self._look(lambda path, step: tools.audio_hash(path, part(step, 0.5, 1.0)), self._take_hash)

    def _take_hash(self, answer: object) -> None:
        if self._sound is not None and self._probed is not None:
            self._sound = replace(self._sound, hash=cast("str", answer), duration_ms=self._probed.duration_ms)
            self.audio_identified.emit(self._sound)

    def _fail(self, error: object) -> None:
        self.failed.emit(error)

    def _make_room(self) -> None:
        """Let go of the episode before, now that there is something of the new one.

        When one half joins the other, its place is put away too: the player starts the new audio at 0, which
        must not be taken for where the reader left off.
        """
        self._episodes.leave()
        if self._fresh:
            self._fresh = False
            self._text = self._sound = self._probed = None
            self.cleared.emit()
            self.replaced.emit()
            self._hand_on_chapters()

    def _library_came(self) -> None:
        if self._lanes.busy:
            self._guess()
        elif not self._identified:
            self._settle()

    def _guess(self) -> None:
        """Offer the place an audio file was left at before its content is known."""
        if self._sound is not None and not self._sound.hash:
            guess = self._episodes.guess(self._sound, self._text.ref.hash if self._text else None)
            if guess is not None:
                self.episode_ready.emit(guess)

    def _settle(self) -> None:
        """Nothing is left to find out: say which episode it is, and bring the half the library knows."""
        seen = work.seen(self._folder, self._text, self._sound, self._probed)
        if not self._identified and self._episodes.ready and seen is not None:
            self._identified = True
            episode = self._episodes.identify(replace(seen, title=seen.title or self.tr("Pasted transcript")))
            self.episode_ready.emit(episode)
            self._complete(episode)
        if not self._lanes.busy:
            self._finish()

    def _complete(self, episode: EpisodeRecord) -> None:
        """Bring the other half where one was opened alone, but not in place of one that just failed."""
        other: MediaRef | None = None
        if self._sound is None:
            other = episode.audio
        elif self._text is None and self._unclear is None:
            other = episode.transcript
            if other is None and self._probed is not None:
                self._look_for_words(Path(self._sound.path), self._probed)
        if other is not None:
            self._lanes.run(Lane.FILES, lambda _: work.still_there(other), self._take_found, self._fail)

    def _look_for_words(self, audio: Path, probed: Probed) -> None:
        """Audio without a transcript may hold one in its tags."""

        def take(source: object) -> None:
            if source is not None:
                self.words_found.emit(audio)
                self._take_kept(source)

        find = partial(transcript_work.words_inside, self._tools, self._folder, audio, probed)
        self._lanes.run(Lane.FILES, lambda _: find(), take, self._fail)

    def _finish(self) -> None:
        self._fresh = self._text is None and self._sound is None
        self.finished.emit()
