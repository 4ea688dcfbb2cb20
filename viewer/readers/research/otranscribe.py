"""What oTranscribe saves (.otr): JSON around the HTML of its editor, with times in spans.

https://github.com/oTranscribe/oTranscribe/blob/master/src/js/app/timestamps.js
"""

from __future__ import annotations

import json
import re

from viewer.core.choices import AUTOMATIC, Choices
from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.core.timecode import LONGEST_MS, format_exact, parse
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.json_source import seconds_of, words_of
from viewer.readers.turn_text.reader import read_lines

_BEGIN = re.compile(r'\{\s{0,99}"(?:text|media|media-source|media-time)"\s{0,99}:')
_TEXT = re.compile(r'"text"\s{0,99}:\s{0,99}"')
_STAMP = re.compile(r"<span\b([^<>]{0,999})>([^<>]{0,40})</span>", re.IGNORECASE)
_DATA = re.compile(r"data-timestamp\s{0,9}=\s{0,9}[\"']?([\d:.e-]{1,30})", re.IGNORECASE)
_IS_STAMP = re.compile(r"\btimestamp\b", re.IGNORECASE)
_CUT_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(\\(?:u[0-9A-Fa-f]{0,3})?)$")


class OTranscribeReader:
    """The text of an editor: stamps, speakers and paragraphs as people type them, read as turn text."""

    key = "otranscribe"
    label = message("oTranscribe")
    suffixes = (".otr",)

    def score(self, head: str, suffix: str) -> int:
        """A signature where an object has the program's keys, and its stamps or its ending are seen."""
        if not _BEGIN.match(head.lstrip("\ufeff \t\r\n")) or '"text"' not in head:
            return 10 if suffix in self.suffixes else 0
        known = suffix in self.suffixes or '"media-time"' in head or "data-timestamp" in head
        return 100 if known else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read the turns; all of them stand in the one source line that holds the text."""
        return self.read_as(text, AUTOMATIC, step)

    def read_as(self, text: str, choices: Choices, step: Step = unwatched) -> Draft:
        """Read the turns, with the speakers that were chosen."""
        from viewer.readers.pages.html_blocks import parse as parse_page

        draft = Draft(self.key)
        key = _TEXT.search(text)
        line = text.count("\n", 0, key.end()) + 1 if key else 0
        page = parse_page(_STAMP.sub(_written, _html(text, draft)), step=part(step, 0.0, 0.5))
        read_lines(page.lines, [line] * len(page.lines), draft, part(step, 0.5, 1.0), choices)
        return draft


def _html(text: str, draft: Draft) -> str:
    """The editor's HTML, or as much of it as a damaged file holds."""
    try:
        whole = json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        remark = message("The file is damaged here; what follows was not read.")
        draft.warnings.append(Remark(line, remark))
        return _salvaged(text)
    if not isinstance(whole, dict):
        return ""
    draft.media = words_of(whole.get("media")) or words_of(whole.get("media-source"))
    html = whole.get("text")
    return html if isinstance(html, str) else ""


def _salvaged(text: str) -> str:
    """The beginning of the text of a file that is cut off in it, or damaged behind it."""
    begin = _TEXT.search(text)
    if begin is None:
        return ""
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(text, begin.end() - 1)
    except json.JSONDecodeError as error:
        end = error.pos if error.pos >= begin.end() else len(text)
        rest = _CUT_ESCAPE.sub("", text[begin.end() : end])
        found = json.loads(f'"{rest}"', strict=False)
    return str(found)


def _written(span: re.Match[str]) -> str:
    """A stamp as turn text has it, with all its milliseconds."""
    attributes, shown = span[1], span[2].strip()
    data = _DATA.search(attributes)
    if data is None and not _IS_STAMP.search(attributes):
        return span[0]
    written = data[1] if data else shown
    ms = parse(written) if ":" in written else seconds_of(written)
    if ms is None or ms >= LONGEST_MS:
        ms = parse(shown)
    if ms is None:
        return span[0]
    return f"[{format_exact(ms)}]"
