"""JSON with everything: what ``turnlight inspect --json`` prints of the same transcript."""

from __future__ import annotations

import json

from viewer.core.plain_data import as_data
from viewer.core.transcript import Transcript
from viewer.errors import message


class TurnlightJsonWriter:
    """All turns with all their pieces; how sure the source is; warnings and what was ignored."""

    key = "json"
    label = message("JSON (everything)")
    suffix = ".json"

    def write(self, transcript: Transcript, *, recut: bool = False) -> bytes:  # noqa: ARG002 - no captions
        """The file's bytes; a surrogate that stands alone is written as JSON escapes it."""
        text = json.dumps(as_data(transcript), ensure_ascii=False, indent=1)
        return (text + "\n").encode("utf-8", "backslashreplace")
