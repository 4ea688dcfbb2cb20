"""The HTML of noScribe: each segment in an anchor whose name says begin, end and speaker.

https://github.com/kaixxx/noScribe writes ``<a name="ts_12140_22800_S01">S01: ...</a>``, in milliseconds.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from viewer.core.cues import Caption, join
from viewer.core.draft import Draft, RawTurn
from viewer.core.steps import Step, part, stepped, unwatched
from viewer.core.timecode import parse
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.subtitles.named import prefix
from viewer.readers.turn_text.names import plausible, strict

_ANCHOR = re.compile(
    r"<a\b[^<>]{0,300}?\bname\s{0,9}=\s{0,9}[\"']?ts_(\d{1,9})_(\d{1,9})_([^\"'<>]{0,200})[^<>]{0,300}>",
    re.IGNORECASE,
)
_META = re.compile(r"<meta\b[^<>]{0,4000}>", re.IGNORECASE)
_SOURCE = re.compile(r"\bname\s{0,9}=\s{0,9}[\"']?audio_source\b", re.IGNORECASE)
_CONTENT = re.compile(r"\bcontent\s{0,9}=\s{0,9}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})')", re.IGNORECASE)
_MARK = re.compile("\x02(\\d{1,9})_(\\d{1,9})_([^\x02\x03]{0,200})\x03")
_NAME = re.compile(r"(?://\s?)?([^\W\d_][^:：\n]{0,58})[:：]\s{0,9}")
_STAMP = re.compile(r"\[(\d\d:\d\d:\d\d)\]\s{0,9}")
_OVERLAP = "//"
_TEXT = 3  # place of the text among the pieces of a segment


@dataclass(slots=True)
class _Segment:
    """What stands in an anchor, and behind it up to the next.

    Attributes:
        start_ms: as its name says.
        end_ms: likewise.
        code: the speaker in its name; slashes before it say that somebody else is heard at the same time.
        text: with single blanks.
        before: what was typed before the anchor.
    """

    start_ms: int
    end_ms: int
    code: str
    text: str
    before: str = ""


class NoScribeReader:
    """Paragraphs begin turns, long ones are parted as captions are; who speaks in between has turns, too."""

    key = "noscribe"
    label = message("noScribe")
    suffixes = (".html", ".htm")

    def score(self, head: str, suffix: str) -> int:  # noqa: ARG002 - other pages have that ending, too
        """More than a signature where a page holds the anchors: it is a web page as well."""
        return 120 if head.lstrip("\ufeff \t\r\n")[:1] == "<" and _ANCHOR.search(head) else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read segments with their exact times; what stands before the first is the title, or ignored."""
        from viewer.readers.pages.html_blocks import parse as parse_page

        plain = text.replace("\x02", "").replace("\x03", "")
        page = parse_page(_ANCHOR.sub(_marked, plain), step=part(step, 0.0, 0.7))
        draft = Draft(self.key, title=page.title, media=_media(plain), language=page.language)
        names: dict[str, str] = {}
        lines = [(number, line) for number, line in zip(page.numbers, page.lines, strict=True) if line]
        for number, line in stepped(lines, part(step, 0.7, 1.0)):
            segments = list(_segments(line))
            if segments:
                draft.turns += join(_captions(segments, number, names, draft))
            elif draft.turns:
                draft.turns.append(_typed(line, number))
            elif not draft.title:
                draft.title = line
            elif line != draft.title:
                draft.ignored.append(Remark(number, message("{text}", text=line)))
        return draft


def _marked(anchor: re.Match[str]) -> str:
    """An anchor with a mark behind it that is still there when the page has become text."""
    return f"{anchor[0]}\x02{anchor[1]}_{anchor[2]}_{anchor[3]}\x03"


def _media(page: str) -> str:
    """The audio that the page says it was made from."""
    for meta in _META.finditer(page):
        if _SOURCE.search(meta[0]) and (content := _CONTENT.search(meta[0])):
            return html.unescape(content[1] or content[2] or "").strip()
    return ""


def _segments(line: str) -> Iterator[_Segment]:
    """The segments of a paragraph; what stands before the first belongs to it, as a name or a text."""
    before, *pieces = _MARK.split(line)
    if _NAME.fullmatch(before) and len(pieces) > _TEXT:
        pieces[_TEXT], before = before + pieces[_TEXT], ""
    for start, end, code, text in zip(*(iter(pieces),) * (_TEXT + 1), strict=True):
        yield _Segment(int(start), int(end), html.unescape(code).strip(), text.strip(), before.strip())
        before = ""


def _captions(segments: list[_Segment], line: int, names: dict[str, str], draft: Draft) -> Iterator[Caption]:
    """Captions of a paragraph.

    Args:
        segments: at least one.
        line: source line of the paragraph.
        names: what speakers are called where their name was last written: people rename them in the text.
        draft: is warned of a name that says nothing.
    """
    for place, segment in enumerate(segments):
        between = segment.code.startswith(_OVERLAP)
        following = segments[place + 1] if place + 1 < len(segments) else None
        if between and following and _ends_overlap(following):
            following.text = following.text.removeprefix(_OVERLAP).lstrip()
            segment.text += _OVERLAP
        code = segment.code.removeprefix(_OVERLAP)
        if named := _name(segment, code, is_first=place == 0 or between):
            names[code] = " ".join(named[1].split())
            segment.text = (_OVERLAP if between else "") + segment.text[named.end() :]
        if text := f"{segment.before} {_without_stamp(segment)}".strip():
            end_ms = max(segment.start_ms, segment.end_ms)
            yield Caption(segment.start_ms, end_ms, text, names.get(code, code), line)
        elif named:
            draft.warnings.append(
                Remark(line, message("There is no text after {mark}.", mark=named[0].strip()))
            )


def _ends_overlap(segment: _Segment) -> bool:
    """Whether it begins with the slashes that end what somebody else said in between."""
    return segment.text.startswith(_OVERLAP) and not segment.code.startswith(_OVERLAP)


def _name(segment: _Segment, code: str, *, is_first: bool) -> re.Match[str] | None:
    """The speaker's name where it begins the text."""
    found = _NAME.match(segment.text)
    if found is None or found[1] == code:
        return found
    return found if is_first and (plausible(found[1]) if code else strict(found[1])) else None


def _without_stamp(segment: _Segment) -> str:
    """The text without the time it begins with, which the anchor has in full."""
    stamp = _STAMP.match(segment.text)
    is_own = stamp is not None and parse(stamp[1]) == segment.start_ms // 1000 * 1000
    return segment.text[stamp.end() :].strip() if stamp and is_own else segment.text


def _typed(line: str, number: int) -> RawTurn:
    """A paragraph without a time, that somebody added."""
    name = prefix(line)
    return RawTurn(line[name.end() :] if name else line, number, name[2] if name else None)
