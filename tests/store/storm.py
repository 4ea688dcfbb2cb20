"""A storm of edits, the same for whoever begins with the same number, and a program that lets it loose.

Run as ``python -m tests.store.storm FOLDER NUMBER`` it works on the library in FOLDER until somebody kills
it, and says how many edits have returned after each.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.store.notes import bookmark, note, row_of
from viewer.core.annotations import Annotation, Changes, Colour, Tag
from viewer.store.annotations import AnnotationStore
from viewer.store.library import Library, open_library

WORDS = ("harbour", "budget", "🙂", "e\u0301t\u00e9", "\u2028", "x" * 3_000, "")
TAGS = tuple(f"{above}/{below}" for above in "abc" for below in "xyz")
MOST = 400


@dataclass(frozen=True)
class Edit:
    """One thing a reader does: a step with drafts it ends, or words that are being typed."""

    changes: Changes | None
    ends: tuple[str, ...] = ()
    typed: tuple[str, str] = ("", "")


@dataclass
class State:
    """What is kept of annotations."""

    live: dict[str, Annotation] = field(default_factory=dict)
    binned: dict[str, Annotation] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, library: Library) -> State:
        kept = library.annotations
        return cls(
            {each.id: each for each in kept.load(episode_of(library))},
            {each.annotation.id: each.annotation for each in kept.binned()},
            {tag.name: tag for tag in kept.tags()},
            {draft.annotation_id: draft.text for draft in kept.drafts()},
        )

    def after(self, edit: Edit) -> State:
        """What a reader expects of the library, worked out without it."""
        if edit.changes is None:
            return replace(self, drafts={**self.drafts, edit.typed[0]: edit.typed[1]})
        made = {name: each for name, each in edit.changes.annotations.items() if each is not None}
        gone = [name for name in edit.changes.annotations if name not in made]
        live = {name: each for name, each in {**self.live, **made}.items() if name not in gone}
        binned = {name: each for name, each in self.binned.items() if name not in made}
        binned |= {name: self.live[name] for name in gone if name in self.live}
        named = {tag for each in live.values() for tag in each.tags}
        tags = self.tags | {name: tag for name, tag in edit.changes.tags.items() if tag is not None}
        tags = {tag: Tag(tag) for each in made.values() for tag in each.tags} | tags
        dropped = {name for name, tag in edit.changes.tags.items() if tag is None and name not in named}
        return State(
            live,
            binned,
            {name: tag for name, tag in tags.items() if name not in dropped},
            {name: text for name, text in self.drafts.items() if name not in edit.ends},
        )


def edits(state: State, number: int) -> Iterator[tuple[Edit, State]]:
    """Edits without end, each with what it makes of the state before it."""
    rng = random.Random(number)
    for count in range(sys.maxsize):
        edit = _edit(rng, state, f"{number}-{count}")
        state = state.after(edit)
        yield edit, state


def do(kept: AnnotationStore, here: int, edit: Edit) -> None:
    """Have the library do it."""
    if edit.changes is None:
        kept.save_draft(here, *edit.typed)
    else:
        kept.apply(here, edit.changes, drop_drafts=edit.ends)


def episode_of(library: Library) -> int:
    return row_of(library, "a", "t")


def _edit(rng: random.Random, state: State, name: str) -> Edit:
    known = list(state.live)
    if len(known) > MOST:
        return Edit(Changes(dict.fromkeys(rng.sample(known, MOST // 2))))
    kinds = (_make, _make, _type, _finish, _delete, _restore, _merge, _everything_at_once)
    return rng.choice(kinds)(rng, state, name)


def _make(rng: random.Random, state: State, name: str) -> Edit:
    made = [_annotation(rng, f"{name}-{each}") for each in range(rng.randint(1, 8))]
    return Edit(Changes({each.id: each for each in made}))


def _type(rng: random.Random, state: State, name: str) -> Edit:
    return Edit(None, typed=(rng.choice([*state.live, name]), rng.choice(WORDS)))


def _finish(rng: random.Random, state: State, name: str) -> Edit:
    ended = rng.sample(sorted(state.drafts), min(3, len(state.drafts)))
    made = {each: replace(_annotation(rng, each), note=state.drafts[each]) for each in ended}
    return Edit(Changes(made), tuple(ended))


def _delete(rng: random.Random, state: State, name: str) -> Edit:
    return Edit(Changes(dict.fromkeys(rng.sample(list(state.live), min(5, len(state.live))))))


def _restore(rng: random.Random, state: State, name: str) -> Edit:
    back = rng.sample(list(state.binned), min(5, len(state.binned)))
    return Edit(Changes({each: state.binned[each] for each in back}))


def _merge(rng: random.Random, state: State, name: str) -> Edit:
    old, new = rng.sample(TAGS, 2)
    changed = {
        each.id: replace(each, tags=tuple(dict.fromkeys(new if tag == old else tag for tag in each.tags)))
        for each in state.live.values()
        if old in each.tags
    }
    return Edit(Changes(changed, {old: None, new: Tag(new, rng.choice(list(Colour)), name)}))


def _everything_at_once(rng: random.Random, state: State, name: str) -> Edit:
    made, merged, deleted = (each(rng, state, name).changes for each in (_make, _merge, _delete))
    assert made is not None
    assert merged is not None
    assert deleted is not None
    changed = {**made.annotations, **merged.annotations, **deleted.annotations}
    return Edit(Changes(changed, merged.tags), tuple(list(state.drafts)[:1]))


def _annotation(rng: random.Random, identity: str) -> Annotation:
    if rng.random() < 0.2:
        return bookmark(identity, rng.randrange(10**7), rng.choice(WORDS))
    tags = rng.sample(TAGS, rng.randrange(4))
    return note(identity, rng.choice(WORDS), *tags, colour=rng.choice(list(Colour)))


def main(folder: Path, number: int) -> None:
    library = open_library(folder)
    here = episode_of(library)
    for count, (edit, _) in enumerate(edits(State.of(library), number), start=1):
        do(library.annotations, here, edit)
        sys.stdout.write(f"{count}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
