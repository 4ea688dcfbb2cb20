"""ELAN's annotation format, EAF 2 and 3: annotations on tiers, in XML.

https://www.mpi.nl/tools/elan/EAF_Annotation_Format_3.0_and_ELAN.pdf
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from viewer.core.draft import Draft
from viewer.core.steps import Step, part, unwatched
from viewer.core.timecode import LONGEST_MS
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.research.elan_tree import Eaf, Row, TierElement, tiers_of
from viewer.readers.research.tiers import fill
from viewer.readers.xml_source import report, tell

_ROOT = re.compile(r"<ANNOTATION_DOCUMENT[\s>]")
_TIER = re.compile(r"<TIER\s[^<>]{0,4000}>")
_ATTRIBUTE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')
_WHOLE = re.compile(r"-?\d{1,10}")
_UNIT_MS = {"milliseconds": 1.0, "PAL-frames": 40.0, "NTSC-frames": 1001 / 30}


class ElanReader:
    """Tiers are speakers; which of them are read as what is said is for `tiers.fill` to know."""

    key = "elan"
    label = message("ELAN annotations")
    suffixes = (".eaf",)

    def score(self, head: str, suffix: str) -> int:
        """A signature where an annotation document begins."""
        if head.lstrip("\ufeff \t\r\n").startswith("<") and _ROOT.search(head):
            return 100
        return 10 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read all tiers.

        Raises:
            WorldError: it declares entities or a document type.
        """
        draft = Draft(self.key)
        document = _Document(text, draft)
        report(tell(text, document, "ANNOTATION", part(step, 0.0, 0.6)), draft)
        draft.media = document.media
        fill(draft, tiers_of(document.eaf, draft), part(step, 0.6, 1.0))
        return draft


class _Document:
    """Hears of all elements.

    Attributes:
        eaf: what they make up.
        media: address of the audio, else of the first recording.
    """

    def __init__(self, source: str, draft: Draft) -> None:
        self.eaf, self.media = Eaf(), ""
        self._source, self._draft = source, draft
        self._unit, self._heard = 1.0, False
        self._unseen: list[TierElement] | None = None
        self._tier = TierElement()
        self._row: Row | None = None
        self._pieces: list[str] | None = None

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins."""
        if name == "HEADER":
            self._unit = _UNIT_MS.get(attributes.get("TIME_UNITS", ""), 1.0)
            self.media = attributes.get("MEDIA_FILE", "")
        elif name == "MEDIA_DESCRIPTOR":
            self._medium(attributes)
        elif name == "TIME_SLOT":
            time = attributes.get("TIME_VALUE", "")
            self.eaf.slots[attributes.get("TIME_SLOT_ID", "")] = self._time(time, line) if time else None
        elif name == "TIER":
            self._tier = TierElement(attributes, line)
            self.eaf.tiers.append(self._tier)
        elif name in ("ALIGNABLE_ANNOTATION", "REF_ANNOTATION"):
            self._find_tier(line)
            self._row = Row(attributes, line)
        elif name == "ANNOTATION_VALUE":
            self._pieces = []
        elif name == "LINGUISTIC_TYPE":
            self.eaf.types[attributes.get("LINGUISTIC_TYPE_ID", "")] = dict(attributes)

    def text(self, text: str) -> None:
        """Words of an annotation."""
        if self._pieces is not None:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "ANNOTATION_VALUE":
            if self._row is not None and self._pieces is not None:
                self._row.text = "".join(self._pieces).strip()
            self._pieces = None
        elif name in ("ALIGNABLE_ANNOTATION", "REF_ANNOTATION") and self._row is not None:
            self._tier.rows.append(self._row)
            self._row = None

    def cut(self, depth: int) -> None:  # noqa: ARG002 - the annotation is lost, whatever it is in
        """An annotation is damaged; what follows may stand on a tier whose beginning was lost with it."""
        self._row = self._pieces = None
        if self._unseen is None:
            self._unseen = list(_tier_tags(self._source))[::-1]

    def _find_tier(self, line: int) -> None:
        """Go on with the tier that begins last before `line`, where that was not told."""
        while self._unseen and self._unseen[-1].line <= line:
            tier = self._unseen.pop()
            if tier.line > self._tier.line:
                self._tier = tier
                self.eaf.tiers.append(tier)

    def _medium(self, attributes: Mapping[str, str]) -> None:
        """Take the first audio; its origin is where it is when the annotations' clock begins."""
        heard = attributes.get("MIME_TYPE", "").startswith("audio")
        if self.media and (self._heard or not heard):
            return
        media = attributes.get("MEDIA_URL") or attributes.get("RELATIVE_MEDIA_URL", "")
        self.media = media if "://" in media else unquote(media)
        self._heard = heard
        origin = attributes.get("TIME_ORIGIN", "")
        self.eaf.origin_ms = int(origin) if _WHOLE.fullmatch(origin) else 0

    def _time(self, text: str, line: int) -> int | None:
        ms = round(int(text) * self._unit) if _WHOLE.fullmatch(text) else -1
        if 0 <= ms < LONGEST_MS:
            return ms
        remark = message("The time {time} cannot be; it was not used.", time=text[:40])
        self._draft.warnings.append(Remark(line, remark))
        return None


def _tier_tags(source: str) -> Iterator[TierElement]:
    """All tags that begin a tier, found without a parser."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    line, at = 1, 0
    for tag in _TIER.finditer(source):
        line += source.count("\n", at, tag.start())
        at = tag.start()
        facts = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(tag[0])}
        yield TierElement(facts, line)
