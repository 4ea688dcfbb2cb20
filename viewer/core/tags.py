"""The names of tags: how they are written, and which lie in which."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from viewer.core.annotations import SEPARATOR, Annotation, Tag


def tidy(name: str) -> str:
    """`name` as it is kept: no blanks around its parts, none doubled, no empty parts; perhaps empty."""
    parts = (" ".join(part.split()) for part in name.split(SEPARATOR))
    return SEPARATOR.join(part for part in parts if part)


def spelled(name: str, known: Iterable[str]) -> str:
    """`name` as it is written where it is known already, whatever its capitals; else as it is."""
    folded = name.casefold()
    alike = [other for other in known if other.casefold() == folded]
    return name if name in alike or not alike else alike[0]


def lies_in(name: str, outer: str) -> bool:
    """Whether `name` is `outer`, or a tag in it."""
    return name == outer or name.startswith(outer + SEPARATOR)


def moved(name: str, old: str, new: str) -> str:
    """`name` once `old` is called `new`, and what lies in it with it."""
    return new + name[len(old) :] if lies_in(name, old) else name


def retagged(
    annotations: Iterable[Annotation], rename: Callable[[str], str | None], now_ms: int
) -> dict[str, Annotation]:
    """The annotations that look different once their tags are renamed, by their ids.

    Args:
        annotations: any.
        rename: the new name of a tag; None takes it away.
        now_ms: the time of the change, in milliseconds since 1970 (UTC).
    """
    changed = {}
    for annotation in annotations:
        names = (rename(name) for name in annotation.tags)
        tags = tuple(dict.fromkeys(name for name in names if name is not None))
        if tags != annotation.tags:
            changed[annotation.id] = replace(annotation, tags=tags, changed_at=now_ms)
    return changed


def renamed(tags: Iterable[Tag], rename: Callable[[str], str | None]) -> dict[str, Tag | None]:
    """What becomes of the tags themselves; where two become one, that which had the name before stays.

    Args:
        tags: all there are.
        rename: the new name of a tag; None takes it away.
    """
    found = list(tags)
    staying = {tag.name for tag in found if rename(tag.name) == tag.name}
    changes: dict[str, Tag | None] = {}
    for tag in found:
        if tag.name in staying:
            continue
        changes.setdefault(tag.name, None)
        name = rename(tag.name)
        if name is not None and name not in staying and changes.get(name) is None:
            changes[name] = replace(tag, name=name)
    return changes
