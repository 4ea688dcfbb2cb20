"""The annotations of the episode that is open, and how a change of them is kept, shown and taken back."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from viewer.controllers.annotation_changes import AnnotationChanges, ChangeKind, Side, Step
from viewer.controllers.annotation_keeping import Drafts, Keeper
from viewer.controllers.undoing import look_nowhere
from viewer.core import anchor as anchors
from viewer.core.anchor import Anchor
from viewer.core.annotation_index import AnnotationIndex, same_places, same_words
from viewer.core.annotations import Annotation, Changes, Colour, Kind, Place, Tag
from viewer.core.records import EpisodeRecord
from viewer.core.timeline import IDENTITY, Timeline
from viewer.core.transcript import NOTHING, Transcript
from viewer.errors import WorldError, message


class AnnotationSteps(QObject):
    """Knows the annotations, and changes them step by step.

    Each step is in the library before `changed` says so; where the library refuses, nothing changes. While it
    is not known yet which episode is open, steps are kept here, and written as soon as it is. Before they are
    changed `look` is called: it takes over what other windows did to them.

    Signals:
        changed: (`AnnotationChanges`) what there is now is already shown by the properties.
        tags_changed: there are other tags.
        available_changed: (bool) something can be annotated now, or no longer.
        done: (str) the reader took this step, in words.
        restored: (int) so many notes got back what was being typed when the program ended.
        trouble: (`WorldError`) the library refused, or cannot keep what was done.
    """

    changed = Signal(object)
    tags_changed = Signal()
    available_changed = Signal(bool)
    done = Signal(str)
    restored = Signal(int)
    trouble = Signal(object)

    def __init__(
        self, undo: QUndoStack, parent: QObject | None = None, *, now_ms: Callable[[], int] | None = None
    ) -> None:
        """Without a library yet; `undo` takes the steps, `now_ms` gives the time since 1970 (UTC)."""
        super().__init__(parent)
        self.look: Callable[[], object] = look_nowhere
        self._undo, self._now_ms = undo, now_ms or (lambda: time.time_ns() // 1_000_000)
        self._keeper: Keeper | None = None
        self._episode: EpisodeRecord | None = None
        self._episode_id: int | None = None  # whose annotations these are, once they are loaded
        self._unkept = Side()
        self._transcript, self._timeline, self._hash = NOTHING, IDENTITY, ""
        self._index = AnnotationIndex()
        self._tags: dict[str, Tag] = {}
        self._last_colour = Colour.YELLOW
        self._drafts = Drafts(self.trouble.emit, self)
        self._typing: tuple[str, Step] | None = None
        self._available = self._settled = self._told = False

    # What is there

    @property
    def available(self) -> bool:
        """Whether something is open that can be annotated."""
        return self._available

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All of this episode, in the order of time."""
        return self._index.ordered

    @property
    def unfinished(self) -> tuple[Annotation, ...]:
        """Those that are to be completed, in the order of time."""
        return tuple(each for each in self.annotations if each.unfinished)

    @property
    def strangers(self) -> tuple[Annotation, ...]:
        """The passages that were marked in another text than this one, and are to be placed anew."""
        return tuple(
            each
            for each in self.annotations
            if each.kind is Kind.PASSAGE
            and each.place is not Place.DETACHED
            and self._transcript is not NOTHING
            and not self._index.fits(each)
        )

    @property
    def tags(self) -> tuple[Tag, ...]:
        """All tags, of whatever episode, by name."""
        return tuple(sorted(self._tags.values(), key=lambda tag: (tag.name.casefold(), tag.name)))

    @property
    def last_colour(self) -> Colour:
        """The highlighter used last."""
        return self._last_colour

    @property
    def episode_id(self) -> int | None:
        """The library's row of the episode; None while the annotations are not kept."""
        return self._episode_id

    @property
    def transcript(self) -> Transcript:
        """What is annotated."""
        return self._transcript

    @property
    def text_hash(self) -> str:
        """Tells the text from others; empty while there is none."""
        if not self._hash and self._transcript.turns:
            self._hash = anchors.text_hash(self._transcript.turns)
        return self._hash

    def get(self, annotation_id: str) -> Annotation | None:
        """The annotation with this id, if it belongs to this episode and is not in the bin."""
        return self._index.get(annotation_id)

    def in_turn(self, turn: int) -> list[Annotation]:
        """The passages that lie in a turn, in the order of time; those of another text are left out."""
        return self._index.in_turn(turn)

    def anchor(self, start_turn: int, start: int, end_turn: int, end: int) -> Anchor:
        """Describe a passage of the transcript; see `viewer.core.anchor.describe`."""
        return anchors.describe(self._transcript.turns, start_turn, start, end_turn, end, self.text_hash)

    # What is being typed

    def write_draft(self, annotation_id: str, text: str) -> None:
        """The reader types into a note: kept within a second, in case the program ends before `set_note`."""
        self._drafts.write(annotation_id, text)

    def draft(self, annotation_id: str) -> str | None:
        """What was typed into a note and is not in it yet."""
        return self._drafts.text(annotation_id)

    def drop_draft(self, annotation_id: str) -> None:
        """What was typed is not wanted."""
        self._drafts.drop(annotation_id)

    def close(self) -> None:
        """Keep what is being typed; the program ends."""
        self._drafts.save()

    # What is open

    def attach(self, keeper: Keeper) -> None:
        """Use this library from now on."""
        self._keeper = keeper
        try:
            kept = {tag.name: tag for tag in keeper.tags()}
            mine = {name: tag for name, tag in self._unkept.tags.items() if tag is not None}
            self._put_tags({**kept, **mine})
        except WorldError as error:
            self.trouble.emit(error)
        if self._episode is not None:
            self.identify(self._episode)

    def leave(self) -> None:
        """What was open counts no more."""
        self._drafts.forget()
        self._undo.clear()
        self._episode, self._episode_id, self._unkept = None, None, Side()
        self._settled = self._told = False
        self._load((), NOTHING, IDENTITY)
        self._set_available(available=False)

    def begin(self) -> None:
        """Something is open, of which nothing is known yet."""
        self._set_available(available=True)

    def show(self, transcript: Transcript, timeline: Timeline = IDENTITY) -> None:
        """Another transcript is open, or the same with other times."""
        if timeline == self._timeline and same_places(transcript, self._transcript):
            self._transcript = transcript  # its turns end elsewhere, which moves nothing
        else:
            self._load(self.annotations, transcript, timeline)

    def identify(self, episode: EpisodeRecord) -> None:
        """Load what is kept of the episode, and write what was made before it was known."""
        self._episode = episode
        if self._keeper is None or episode.id is None or episode.provisional:
            return
        if episode.id != self._episode_id:
            self._recall(self._keeper, episode.id)

    def settle(self) -> None:
        """Nothing more will be found out about what is open."""
        self._settled = True
        self._tell_unkept()

    def reload(self) -> None:
        """Look again what is kept: another window changed it."""
        if self._keeper is not None and self._episode_id is not None:
            try:
                loaded, tags = self._keeper.load(self._episode_id), self._keeper.tags()
            except WorldError as error:
                self.trouble.emit(error)
                return
            self._put_tags({tag.name: tag for tag in tags})
            self._load(loaded, self._transcript, self._timeline)

    def _recall(self, keeper: Keeper, episode_id: int) -> None:
        try:
            loaded, drafts = keeper.load(episode_id), keeper.drafts()
            mine = {each.id: each for each in self._unkept.own.values() if each is not None}
            if mine or self._unkept.tags:  # what the reader said meanwhile
                keeper.apply(episode_id, Changes(mine, self._unkept.tags))
        except WorldError as error:
            self.trouble.emit(error)
            return
        if self._episode_id is not None:
            self._undo.clear()
        self._episode_id, self._unkept = episode_id, Side()
        self._load((*loaded, *mine.values()), self._transcript, self._timeline)
        self._drafts.keep_in(keeper, episode_id)
        self._restore({draft.annotation_id: draft.text for draft in drafts if self.get(draft.annotation_id)})

    def _restore(self, drafts: Mapping[str, str]) -> None:
        """Put back what was being typed when the program ended."""
        lost: dict[str, Annotation | None] = {}
        for annotation_id, text in drafts.items():
            old = self.get(annotation_id)
            if old is not None and old.note != text and self._drafts.text(annotation_id) is None:
                lost[annotation_id] = replace(old, note=text, changed_at=self._now_ms())
        if lost and self._do(self.tr("restore what was being typed"), lost):
            self.restored.emit(len(lost))
        for annotation_id, text in drafts.items():
            restored = self.get(annotation_id)
            if restored is not None and restored.note == text:
                self._drafts.drop(annotation_id, saved=True)

    def _load(self, annotations: Collection[Annotation], transcript: Transcript, timeline: Timeline) -> None:
        before, same = self.annotations, same_words(transcript, self._transcript)
        self._hash = self._hash if same else ""
        self._transcript, self._timeline = transcript, timeline
        self._index = AnnotationIndex(transcript, lambda: self.text_hash, timeline)
        self._index.take(annotations)
        if before != self.annotations or (before and not same):
            self.changed.emit(AnnotationChanges(frozenset(each.id for each in self.annotations), "loaded"))

    def _set_available(self, *, available: bool) -> None:
        if available != self._available:
            self._available = available
            self.available_changed.emit(available)

    # Steps

    def _do(
        self,
        words: str,
        own: Mapping[str, Annotation | None] | None = None,
        tags: Mapping[str, Tag | None] | None = None,
        *,
        elsewhere: Mapping[str, tuple[Annotation, Annotation]] | None = None,
        origin: object = None,
        session: str = "",
    ) -> bool:
        """Take a step; False where it changes nothing or the library refuses.

        Args:
            words: what it is called.
            own: annotations of this episode, as they are after it.
            tags: tags, as they are after it.
            elsewhere: annotations of other episodes, before and after it.
            origin: who asks.
            session: steps right after each other in the same one, about the same, become one.
        """
        own = {each: new for each, new in (own or {}).items() if new != self.get(each)}
        tags = {name: new for name, new in (tags or {}).items() if new != self._tags.get(name)}
        others = elsewhere or {}
        if not self._available or not (own or tags or others):
            return False
        after = Side(own, tags, {each: pair[1] for each, pair in others.items()})
        typing = f"{session} {sorted(own)}" if session else ""
        if self._typing is not None and self._typing[0] == typing and self._is_last(self._typing[1]):
            return self._typing[1].go_on(after, origin)
        was = {each: self.get(each) for each in own}, {name: self._tags.get(name) for name in tags}
        before = Side(*was, {each: pair[0] for each, pair in others.items()})
        step = Step(words, self._go_to, before, after, origin)
        self._undo.push(step)
        if step.taken:
            self._typing = (typing, step) if typing else None
            self.done.emit(words)
        return step.taken

    def _is_last(self, step: Step) -> bool:
        """Whether `step` was taken last, and none was taken back."""
        count = self._undo.count()
        return 0 < count == self._undo.index() and self._undo.command(count - 1) is step

    def _go_to(self, side: Side, origin: object) -> bool:
        """Write `side`, then show it; False where the library refuses."""
        try:
            self._write(side)
        except WorldError as error:
            self.trouble.emit(error)
            return False
        self._show(side, origin)
        return True

    def _write(self, side: Side) -> None:
        if self._keeper is not None and self._episode_id is not None:
            self._keeper.apply(self._episode_id, side.changes)
            return
        self._unkept = Side(
            {**self._unkept.own, **side.own},
            {**self._unkept.tags, **side.tags},
            {**self._unkept.elsewhere, **side.elsewhere},
        )
        self._tell_unkept()

    def _show(self, side: Side, origin: object) -> None:
        kind = self._kind(side.own)
        for annotation_id, annotation in side.own.items():
            if annotation is None:
                self._index.remove(annotation_id)
        self._index.take(each for each in side.own.values() if each is not None)
        if side.tags:
            tags = {**self._tags, **side.tags}
            self._put_tags({name: tag for name, tag in tags.items() if tag is not None})
        if side.own:
            self.changed.emit(AnnotationChanges(frozenset(side.own), kind, origin))

    def _kind(self, own: Mapping[str, Annotation | None]) -> ChangeKind:
        if all(new is None for new in own.values()):
            return "deleted"
        return "made" if all(self.get(each) is None for each in own) else "edited"

    def _put_tags(self, tags: dict[str, Tag]) -> None:
        if tags != self._tags:
            self._tags = tags
            self.tags_changed.emit()

    def _tell_unkept(self) -> None:
        lost = self._settled and self._keeper is not None and self._episode_id is None
        if lost and self._unkept != Side() and not self._told:
            self._told = True
            title = message("These notes last only until this episode is closed")
            self.trouble.emit(WorldError(title, message("The library could not take the episode in.")))
