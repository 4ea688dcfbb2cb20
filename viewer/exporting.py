"""What `turnlight export` does: which annotations are meant, and ways to write them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from viewer.controllers.export_work import write, write_clips, write_file
from viewer.core.annotations import SEPARATOR, Annotation
from viewer.core.bundle import Bundle
from viewer.errors import WorldError, message

__all__ = ["chosen", "write", "write_clips", "write_file"]


def chosen(bundle: Bundle, tags: Collection[str]) -> Bundle:
    """The bundle with those annotations that have one of `tags` or one inside it; all where none is named.

    Raises:
        WorldError: there is no such annotation.
    """
    if not tags:
        return bundle
    found = tuple(each for each in bundle.annotations if _has(each, tags))
    if not found:
        raise WorldError(message("No annotation has the tag {tags}", tags=", ".join(tags)))
    return replace(bundle, annotations=found)


def _has(annotation: Annotation, tags: Collection[str]) -> bool:
    return any(name == tag or name.startswith(tag + SEPARATOR) for tag in tags for name in annotation.tags)
