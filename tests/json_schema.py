"""As much of JSON Schema (https://json-schema.org/draft/2020-12) as the program's own schema uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
_KNOWN = {
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "const", "enum", "anyOf", "required",
    "properties", "items", "minItems", "maxItems", "minLength", "minimum", "pattern",
}  # fmt: skip


def faults(
    value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None, at: str = ""
) -> Iterator[str]:
    """What of `value` is against `schema`."""
    root = root or schema
    assert set(schema) <= _KNOWN, set(schema) - _KNOWN
    if "$ref" in schema:
        yield from faults(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, at)
    if "anyOf" in schema and all(any(True for _ in faults(value, one, root)) for one in schema["anyOf"]):
        yield f"{at}: none of the choices"
    if "type" in schema and not _is_a(value, schema["type"]):
        yield f"{at}: no {schema['type']}"
        return
    yield from _words(value, schema, at)
    yield from _bounds(value, schema, at)
    yield from _parts(value, schema, root, at)


def _is_a(value: Any, kind: str) -> bool:
    return isinstance(value, _TYPES[kind]) and not (kind == "integer" and isinstance(value, bool))


def _words(value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
    if "const" in schema and value != schema["const"]:
        yield f"{at}: not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of the words"


def _parts(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    yield from (f"{at}: no {key}" for key in schema.get("required", ()) if key not in value)
    for key, one in schema.get("properties", {}).items():
        if key in value:
            yield from faults(value[key], one, root, f"{at}/{key}")
    for place, item in enumerate(value if "items" in schema else ()):
        yield from faults(item, schema["items"], root, f"{at}/{place}")


def _bounds(value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{at}: {value!r} does not match"
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{at}: too small"
    least = schema.get("minItems", schema.get("minLength", 0))
    if (least and len(value) < least) or len(value if "maxItems" in schema else ()) > schema.get(
        "maxItems", 0
    ):
        yield f"{at}: wrong length"
