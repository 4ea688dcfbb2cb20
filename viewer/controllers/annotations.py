"""What the reader says of the episode that is open: highlights, notes, tags, bookmarks, step by step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial

from viewer.controllers.annotation_changes import AnnotationChanges, Side, Step
from viewer.controllers.annotation_keeping import Keeper
from viewer.controllers.annotation_steps import AnnotationSteps
from viewer.controllers.undoing import Overtaken, commands, is_overtaken
from viewer.core import tags as names_of
from viewer.core.anchor import Anchor
from viewer.core.annotations import Annotation, Changes, Colour, Kind, Tag, new_id
from viewer.errors import WorldError

__all__ = ["AnnotationChanges", "AnnotationController", "Ids", "Keeper"]
Ids = str | Iterable[str]
"""One annotation, or several, by id."""


class AnnotationController(AnnotationSteps):
    """Changes annotations and tags; each call that changes something is one step that can be taken back.

    See `AnnotationSteps` for what is there, and for the signals.
    """

    # Annotations

    def mark(
        self, anchor: Anchor, colour: Colour | None = None, *, note: str = "", unfinished: bool = False
    ) -> str:
        """Highlight a passage.

        Args:
            anchor: the passage; see `anchor`.
            colour: its highlighter; None for the one used last.
            note: what is said of it.
            unfinished: made in a hurry, to be completed.

        Returns:
            The new annotation's id; empty where nothing was made: nothing is open, or the library refuses.
        """
        made = Annotation(
            new_id(),
            Kind.PASSAGE,
            anchor,
            colour=colour or self.last_colour,
            note=note,
            unfinished=unfinished,
        )
        self._last_colour = made.colour
        return self._make(self.tr("highlight"), made)

    def bookmark(self, ms: int, name: str = "", *, unfinished: bool = False) -> str:
        """Set a bookmark at `ms` of audio time; the answer is as for `mark`."""
        made = Annotation(new_id(), Kind.BOOKMARK, moment_ms=ms, note=name, unfinished=unfinished)
        return self._make(self.tr("set a bookmark"), made)

    def set_note(self, ids: Ids, text: str, *, session: str = "", origin: object = None) -> None:
        """Say `text` of annotations, in place of what was said; one that was unfinished is so no more.

        Args:
            ids: which.
            text: plain text; empty for none.
            session: names a stretch of typing: steps right after each other in the same one become one.
            origin: who asks; comes back in `changed`.
        """
        changed = self._edited(
            ids, lambda old: replace(old, note=text, unfinished=old.unfinished and not text)
        )
        words = self.tr("write a note") if text else self.tr("remove a note")
        if self._do(words, changed, origin=origin, session=session):
            for annotation_id in changed:
                self._drafts.drop(annotation_id)

    def set_colour(self, ids: Ids, colour: Colour) -> None:
        """Highlight in another colour."""
        self._last_colour = colour
        self._do(self.tr("change the colour"), self._edited(ids, lambda old: replace(old, colour=colour)))

    def set_unfinished(self, ids: Ids, unfinished: bool) -> None:  # noqa: FBT001 - the one thing it says
        """Say whether these are still to be completed."""
        words = self.tr("mark as to be completed") if unfinished else self.tr("mark as completed")
        self._do(words, self._edited(ids, lambda old: replace(old, unfinished=unfinished)))

    def delete(self, ids: Ids) -> None:
        """Put annotations into the bin."""
        gone: dict[str, Annotation | None] = {old.id: None for old in self._those(ids)}
        self._do(self.tr("delete %n note(s)", "", len(gone)), gone)

    # Tags

    def add_tag(self, ids: Ids, name: str) -> None:
        """Tag annotations; a tag nobody knows yet is made. Nested ones are written ``outer/inner``."""
        name = names_of.spelled(names_of.tidy(name), self._tags)
        if name:
            tags: dict[str, Tag | None] = {} if name in self._tags else {name: Tag(name)}
            changed = self._edited(ids, lambda old: replace(old, tags=(*dict.fromkeys((*old.tags, name)),)))
            self._do(self.tr("add the tag {name}").format(name=name), changed, tags)

    def remove_tag(self, ids: Ids, name: str) -> None:
        """Take a tag off annotations; the tag itself stays."""
        changed = self._edited(
            ids, lambda old: replace(old, tags=tuple(each for each in old.tags if each != name))
        )
        self._do(self.tr("remove the tag {name}").format(name=name), changed)

    def rename_tag(self, old: str, new: str) -> None:
        """Call a tag otherwise, in all episodes, and move what is nested in it; merges where `new` exists."""
        new = names_of.tidy(new)
        if new:
            rename = partial(names_of.moved, old=old, new=new)
            self._retag(self.tr("rename the tag {name}").format(name=old), rename)

    def merge_tags(self, names: Collection[str], into: str) -> None:
        """Make several tags one, in all episodes; what is nested in them comes to be nested in it."""
        target = names_of.spelled(names_of.tidy(into), self._tags)
        others = [name for name in names if name != target]
        if not target:
            return

        def rename(name: str) -> str:
            outer = next((other for other in others if names_of.lies_in(name, other)), None)
            kept = outer is None or names_of.lies_in(name, target)
            return name if kept else names_of.moved(name, str(outer), target)

        made: dict[str, Tag | None] = {} if target in self._tags or not others else {target: Tag(target)}
        self._retag(self.tr("merge tags into {name}").format(name=target), rename, made)

    def delete_tag(self, name: str) -> None:
        """Take a tag away in all episodes, with those nested in it; the annotations stay."""
        self._retag(
            self.tr("delete the tag {name}").format(name=name),
            lambda each: None if names_of.lies_in(each, name) else each,
        )

    def set_tag_colour(self, name: str, colour: Colour | None) -> None:
        """Give a tag a colour, or none."""
        tag = self._tags.get(name)
        if tag is not None:
            words = self.tr("change the colour of the tag {name}").format(name=name)
            self._do(words, tags={name: replace(tag, colour=colour)})

    def tag_counts(self) -> Mapping[str, int]:
        """How many annotations of all episodes have each tag; nothing where the library cannot say."""
        kept = self._keeper is not None and self._episode_id is not None
        counts = Counter[str]() if kept else Counter(tag for each in self.annotations for tag in each.tags)
        try:
            counts.update(self._keeper.tag_counts() if self._keeper is not None else {})
        except WorldError as error:
            self.trouble.emit(error)
            return {}
        return counts

    # Anything

    def apply(self, words: str, changes: Changes, origin: object = None) -> bool:
        """Take a step that was worked out elsewhere: an import, new places after another edition.

        Args:
            words: what it is called in the menu, and when it is announced.
            changes: of annotations of this episode, and of tags.
            origin: who asks; comes back in `changed`.

        Returns:
            Whether anything was changed.
        """
        return self._do(words, changes.annotations, changes.tags, origin=origin)

    def foreign(self, ids: Collection[str]) -> frozenset[str]:
        """Those of `ids` that annotations of other episodes have: a step would change these, over there.

        Raises:
            WorldError: the library cannot say.
        """
        if self._keeper is None or self._episode_id is None:
            return frozenset()
        return self._keeper.foreign(ids, self._episode_id)

    def move(self, moved: Callable[[Anchor], Anchor]) -> Callable[[], None]:
        """Move all passages within somebody else's step: the transcript under them is being corrected.

        Nobody is told: `show` is to follow, with the transcript they lie in then.

        Args:
            moved: where a passage lies afterwards.

        Returns:
            What moves them back, exactly. It may raise the same.

        Raises:
            WorldError: the library refuses; nothing was moved.
        """
        before = {old.id: old for old in self.annotations if old.anchor is not None}
        new = {old.id: replace(old, anchor=moved(old.anchor)) for old in before.values() if old.anchor}
        after: dict[str, Annotation | None] = {each: it for each, it in new.items() if it != before[each]}
        back: dict[str, Annotation | None] = {each: before[each] for each in after}
        self._place(after)
        return partial(self._place, back)

    def take_over(
        self,
        annotations: Mapping[str, Annotation | None],
        tags: Iterable[Tag],
        elsewhere: Mapping[str, Annotation] | None = None,
    ) -> None:
        """Another window changed these; they are in the library already.

        Where a step taken here, or taken back, is about any of it, no step can be taken back or again any
        more: it would write over what was done there. Where none is, all steps stay. A note that was deleted
        while words are being typed into it here comes back with them.

        Args:
            annotations: as they are now, None where they were deleted or are not of this episode.
            tags: all there are.
            elsewhere: those of `annotations` that belong to other episodes.
        """
        others = {each: new for each, new in annotations.items() if new != self.get(each)}
        now = {tag.name: tag for tag in tags}
        names = {name for name in (*now, *self._tags) if now.get(name) != self._tags.get(name)}
        there = self._overtaken_elsewhere(annotations, elsewhere or {})
        changed = Overtaken(frozenset({*others, *there}), frozenset(names), frozenset(names - now.keys()))
        if is_overtaken(self._undo, changed):
            self._undo.clear()
            self._typing = None
        self._put_tags(now)
        back = self._written_meanwhile(others)
        if left := {each: new for each, new in others.items() if each not in back}:
            self._show(Side(left), None)
        if back:
            self._do(self.tr("write a note"), back)

    # How steps are made

    def _written_meanwhile(self, changed: Mapping[str, Annotation | None]) -> dict[str, Annotation]:
        """Those of `changed` that are gone and into which words are being typed, with these for notes."""
        gone = ((self.get(each), self.draft(each)) for each, new in changed.items() if new is None)
        return {
            old.id: replace(old, note=text.strip(), unfinished=False, changed_at=self._now_ms())
            for old, text in gone
            if old is not None and text and text.strip()
        }

    def _overtaken_elsewhere(self, changed: Collection[str], now: Mapping[str, Annotation]) -> frozenset[str]:
        """Annotations of other episodes that are not any more as the steps taken here left them."""
        left: dict[str, Annotation] = {}
        steps = [each for each in commands(self._undo) if isinstance(each, Step)]
        back = [each for each in steps if each.taken_back]
        for step in (*(each for each in steps if not each.taken_back), *reversed(back)):
            left.update(step.left)
        return frozenset(each for each in left.keys() & changed if now.get(each) != left[each])

    def _place(self, own: dict[str, Annotation | None]) -> None:
        if own:
            self._write(Side(own))
            self._index.take(each for each in own.values() if each is not None)

    def _make(self, words: str, made: Annotation) -> str:
        now = self._now_ms()
        made = replace(made, created_at=now, changed_at=now)
        return made.id if self._do(words, {made.id: made}) else ""

    def _those(self, ids: Ids) -> list[Annotation]:
        self.look()
        wanted = (ids,) if isinstance(ids, str) else ids
        found = (self.get(annotation_id) for annotation_id in dict.fromkeys(wanted))
        return [annotation for annotation in found if annotation is not None]

    def _edited(self, ids: Ids, edit: Callable[[Annotation], Annotation]) -> dict[str, Annotation]:
        now = self._now_ms()
        pairs = ((old, edit(old)) for old in self._those(ids))
        return {new.id: replace(new, changed_at=now) for old, new in pairs if new != old}

    def _retag(
        self,
        words: str,
        rename: Callable[[str], str | None],
        made: Mapping[str, Tag | None] | None = None,
    ) -> None:
        """Rename tags wherever they are used."""
        self.look()
        now = self._now_ms()
        known = {*self._tags, *(name for each in self.annotations for name in each.tags)}
        gone = {name for name in known if rename(name) != name}
        outer = {name for name in gone if not any(names_of.lies_in(name, each) for each in gone - {name})}
        others = self._tagged_elsewhere(outer)
        if others is None:
            return
        own = names_of.retagged(self.annotations, rename, now)
        moved = names_of.retagged(others, rename, now)
        elsewhere = {old.id: (old, moved[old.id]) for old in others if old.id in moved}
        tags = {**(made or {}), **names_of.renamed(self._tags.values(), rename)}
        self._do(words, own, tags, elsewhere=elsewhere)

    def _tagged_elsewhere(self, names: Collection[str]) -> list[Annotation] | None:
        """The annotations of other episodes with these tags; None where the library cannot say."""
        if self._keeper is None or self._episode_id is None:
            return []
        try:
            found = {each.id: each for name in names for each in self._keeper.tagged(name)}
            return [each for each in found.values() if self.get(each.id) is None]
        except WorldError as error:
            self.trouble.emit(error)
            return None
