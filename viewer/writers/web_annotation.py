"""W3C Web Annotations as JSON-LD: a collection of one page.

Source: https://www.w3.org/TR/annotation-model (selectors 4.2, styles 4.4, collections 5), and
https://www.w3.org/TR/media-frags for the times. The words are named by their SHA-256 (RFC 6920), since they
have no address; positions count code points in them, turns parted by a line feed.
"""

from __future__ import annotations

import json

from viewer.core.anchor import Anchor
from viewer.core.annotations import Annotation
from viewer.core.bundle import Bundle
from viewer.core.exchange import WEB_CONTEXT, guid, text_name
from viewer.core.flat import FlatText, words
from viewer.core.moments import fragment, iso
from viewer.core.shades import MARK
from viewer.errors import message
from viewer.writers.passages import link

_MEDIA_FRAGMENTS = "http://www.w3.org/TR/media-frags/"


class WebAnnotationWriter:
    """JSON-LD with a target in the words and one in the sound for each annotation."""

    key = "jsonld"
    label = message("W3C Web Annotations")
    suffix = ".jsonld"

    def write(self, bundle: Bundle, *, whole: bool = False) -> bytes:  # noqa: ARG002 - words are only named
        """A collection of all annotations."""
        flat = words(bundle.transcript.turns)
        name = text_name(flat.text)
        items = [_Item(bundle, annotation, flat, name).as_data() for annotation in bundle.ordered()]
        collection = f"urn:uuid:{guid(f'collection {name} {bundle.exported_at}')}"
        data = {
            "@context": WEB_CONTEXT,
            "id": collection,
            "type": "AnnotationCollection",
            "label": bundle.title,
            "generated": iso(bundle.exported_at),
            "total": len(items),
            "first": {
                "id": f"{collection}#page",
                "type": "AnnotationPage",
                "startIndex": 0,
                "items": items,
            },
        }
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


class _Item:
    """One annotation on its way to JSON-LD."""

    def __init__(self, bundle: Bundle, annotation: Annotation, flat: FlatText, name: str) -> None:
        self._bundle, self._annotation, self._flat, self._name = bundle, annotation, flat, name

    def as_data(self) -> dict[str, object]:
        annotation = self._annotation
        colour = str(annotation.colour)
        return {
            "id": f"urn:uuid:{guid(annotation.id)}",
            "type": "Annotation",
            "motivation": self._motivations(),
            "created": iso(annotation.created_at),
            "modified": iso(annotation.changed_at),
            "stylesheet": {
                "type": "CssStylesheet",
                "value": f".{colour} {{ background-color: {MARK[annotation.colour]} }}",
            },
            "body": self._bodies(),
            "target": self._targets(),
        }

    def _motivations(self) -> list[str]:
        annotation = self._annotation
        found = ["highlighting" if annotation.anchor else "bookmarking"]
        found += ["commenting"] if annotation.note else []
        return found + (["tagging"] if annotation.tags else [])

    def _bodies(self) -> list[dict[str, str]]:
        annotation = self._annotation
        note = {"type": "TextualBody", "purpose": "commenting", "format": "text/plain"}
        bodies = [{**note, "value": annotation.note}] if annotation.note else []
        tags = ({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in annotation.tags)
        return [*bodies, *tags]

    def _targets(self) -> list[dict[str, object]]:
        targets: list[dict[str, object]] = []
        anchor = self._annotation.anchor
        if anchor is not None:
            targets.append(self._target(self._source(), self._selectors(anchor)))
        heard = self._bundle.heard(self._annotation)
        if heard is not None:
            end = heard[1] if anchor is not None else None
            value = fragment(heard[0], end)
            selector = {"type": "FragmentSelector", "conformsTo": _MEDIA_FRAGMENTS, "value": value}
            address = link(self._bundle.media, 0).partition("#")[0]
            sound = {"id": address or "urn:uuid:" + guid("no audio"), "type": "Sound"}
            targets.append(self._target(sound, [selector]))
        return targets

    def _target(
        self, source: object, selectors: list[dict[str, object]] | list[dict[str, str]]
    ) -> dict[str, object]:
        style = str(self._annotation.colour)
        return {"type": "SpecificResource", "source": source, "styleClass": style, "selector": selectors}

    def _source(self) -> dict[str, object]:
        source: dict[str, object] = {"id": self._name, "type": "Text", "format": "text/plain"}
        language = self._bundle.transcript.language
        return {**source, "language": language} if language else source

    def _selectors(self, anchor: Anchor) -> list[dict[str, object]]:
        quote = {"exact": anchor.quote, "prefix": anchor.prefix, "suffix": anchor.suffix}
        found: list[dict[str, object]] = [{"type": "TextQuoteSelector", **quote}]
        if self._bundle.placed(self._annotation):
            start = self._flat.position(anchor.start_turn, anchor.start)
            end = self._flat.position(anchor.end_turn, anchor.end)
            found.append({"type": "TextPositionSelector", "start": start, "end": end})
        return found
