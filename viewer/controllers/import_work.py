"""What an import would do, worked out in the background, and the step it comes to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.core.anchor import Anchor
from viewer.core.annotations import Annotation, Changes, Place, Tag, new_id
from viewer.core.steps import Step
from viewer.core.tags import spelled, tidy
from viewer.core.transcript import Turn

if TYPE_CHECKING:
    from viewer.importers.base import Preview, Target


def look(path: Path, target: Target, step: Step) -> Preview:
    """What the import of a file would do; passages of other texts are looked for in this one.

    Args:
        path: the file.
        target: the episode it is imported into.
        step: hears how far this is; may raise to stop it.

    Raises:
        WorldError: see `viewer.importers.open.preview_file`.
    """
    from viewer.importers.open import preview_file

    def placed(anchors: Sequence[Anchor], old: Sequence[Turn] | None) -> list[tuple[Anchor, Place]]:
        from viewer.core.reanchor import reanchor

        return [(found.anchor, found.place) for found in reanchor(anchors, target.turns, old, step)]

    step(0.0)
    return preview_file(path, target, placed)


def changes(
    chosen: Iterable[Annotation],
    replacing: Mapping[str, Annotation],
    tags: Iterable[Tag],
    foreign: Collection[str],
    names: Collection[str] = (),
) -> Changes:
    """What an import comes to; tags are called as readers could have written them here.

    Args:
        chosen: the annotations to be added.
        replacing: what others become, by the ids of those that are there.
        tags: those the library does not know; such as nothing names are left out.
        foreign: ids that other episodes have, or the bin; annotations with such ids get new ones.
        names: of the tags that the library knows.
    """
    added = [replace(each, id=new_id()) if each.id in foreign else each for each in chosen]
    every = {each.id: each for each in added}
    every |= {known: replace(found, id=known) for known, found in replacing.items()}
    written = {name for each in every.values() for name in each.tags}
    called = {name: spelled(tidy(name), names) for name in written}
    every = {each: replace(found, tags=_called(found.tags, called)) for each, found in every.items()}
    new = {called[tag.name]: tag for tag in tags if called.get(tag.name)}
    return Changes(every, {name: replace(tag, name=name) for name, tag in new.items() if name not in names})


def _called(tags: Iterable[str], called: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(called[name] for name in tags if called[name]))
