"""From the elements of an ELAN file to tiers: who stands on which, what it holds, and when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from viewer.core.draft import Draft
from viewer.core.timecode import LONGEST_MS
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.research.elan_times import Span, aligned, shared
from viewer.readers.research.tier_names import Kind, told_by
from viewer.readers.research.tier_words import Annotation
from viewer.readers.research.tiers import Tier

_NUMBER = re.compile(r"\S{0,40}\d\S{0,40}")
_LOOKED_AT = 50  # annotations, to see whether all are numbers


class Row:
    """An annotation element.

    Attributes:
        name: its id.
        slots: the ids of its two time slots; empty where it has none.
        above: id of the annotation it refers to.
        before: id of the annotation it stands behind, of those that refer to the same.
        text: what is written on it.
        line: 1-based source line.
        span: when it is heard; None as long as nobody knows.
    """

    __slots__ = ("above", "before", "line", "name", "slots", "span", "text")

    def __init__(self, attributes: Mapping[str, str], line: int) -> None:
        self.name = attributes.get("ANNOTATION_ID", "")
        self.slots = (attributes.get("TIME_SLOT_REF1", ""), attributes.get("TIME_SLOT_REF2", ""))
        self.above = attributes.get("ANNOTATION_REF", "")
        self.before = attributes.get("PREVIOUS_ANNOTATION", "")
        self.text, self.line = "", line
        self.span: Span | None = None


class TierElement:
    """A tier element.

    Attributes:
        name: its id.
        parent: id of the tier it depends on; empty for a tier at the top.
        participant: who is heard; may be empty.
        type: id of its linguistic type.
        language: id of its language; may be empty.
        line: 1-based source line.
        rows: its annotations, in the order of the file.
    """

    def __init__(self, attributes: Mapping[str, str] | None = None, line: int = 0) -> None:
        facts = attributes or {}
        self.name, self.parent = facts.get("TIER_ID", ""), facts.get("PARENT_REF", "")
        self.participant = facts.get("PARTICIPANT", "").strip()
        self.type, self.language = facts.get("LINGUISTIC_TYPE_REF", ""), facts.get("LANG_REF", "")
        self.line = line
        self.rows: list[Row] = []


@dataclass(slots=True)
class Eaf:
    """What a file holds.

    Attributes:
        slots: time of each slot in milliseconds; None where it has none.
        tiers: in the order of the file.
        types: attributes of each linguistic type.
        origin_ms: where the audio is when the annotations' clock is at zero.
    """

    slots: dict[str, int | None] = field(default_factory=dict)
    tiers: list[TierElement] = field(default_factory=list)
    types: dict[str, dict[str, str]] = field(default_factory=dict)
    origin_ms: int = 0


def tiers_of(eaf: Eaf, draft: Draft) -> list[Tier]:
    """The tiers of a file; its language is that of its first tier of speech.

    A tier at the top holds what is said, unless its name, its vocabulary or its annotations say otherwise.
    Where it holds only the numbers of utterances, the tier below it that is named like one of text does, else
    the first. All other tiers below are words, codes or notes.
    """
    roots = _roots(eaf)
    families: dict[TierElement, list[TierElement]] = defaultdict(list)
    for element, root in roots.items():
        families[root].append(element)
    speech = {_speech(root, family, eaf) for root, family in families.items()}
    _time_all(roots, eaf)
    tiers = []
    for element in eaf.tiers:
        tier = _tier(element, roots[element], element in speech, eaf)
        tier.annotations = list(_annotations(element, eaf.origin_ms, draft))
        tiers.append(tier)
        if tier.kind is Kind.SPEECH and not draft.language and element.language not in ("", "und", "mis"):
            draft.language = element.language
    return tiers


def _roots(eaf: Eaf) -> dict[TierElement, TierElement]:
    """Each tier, behind the one it depends on, and the tier at the top of its hierarchy.

    Where tiers depend on each other in a ring, one of them is at the top.
    """
    by_name = {element.name: element for element in eaf.tiers}
    roots: dict[TierElement, TierElement] = {}
    for element in eaf.tiers:
        path: dict[TierElement, None] = {}
        while element not in roots and element not in path:
            path[element] = None
            element = by_name.get(element.parent, element)
        root = roots.get(element, element)
        roots.update((one, root) for one in reversed(path))
    return roots


def _speech(root: TierElement, family: Sequence[TierElement], eaf: Eaf) -> TierElement | None:
    """The tier of a hierarchy that holds what is said."""
    below = [one for one in family if one is not root and _kind(one, eaf) in (None, Kind.SPEECH)]
    kind = _kind(root, eaf)
    if kind in (None, Kind.SPEECH) and not (below and kind is None and _numbered(root)):
        return root
    if kind in (None, Kind.NUMBERS):
        named = [one for one in below if _kind(one, eaf) is Kind.SPEECH]
        return next(iter([*named, *below]), root)
    return None


def _numbered(element: TierElement) -> bool:
    texts = [row.text for row in islice((row for row in element.rows if row.text), _LOOKED_AT)]
    return bool(texts) and all(_NUMBER.fullmatch(text) for text in texts)


def _kind(element: TierElement, eaf: Eaf) -> Kind | None:
    if eaf.types.get(element.type, {}).get("CONTROLLED_VOCABULARY_REF"):
        return Kind.SIGNS
    return told_by(element.name)[0]


def _tier(element: TierElement, root: TierElement, is_speech: bool, eaf: Eaf) -> Tier:  # noqa: FBT001
    kind = _kind(element, eaf)
    if is_speech:
        kind = Kind.SPEECH
    elif kind is None or kind is Kind.SPEECH:
        kind = Kind.NUMBERS if element is root and _numbered(element) else Kind.NOTES
    _, speaker = told_by(element.name)
    participant = element.participant or root.participant
    timed = any(row.slots[0] for row in element.rows[:1])
    return Tier(element.name, element.line, kind, participant or speaker, root.name, timed)


def _annotations(element: TierElement, origin_ms: int, draft: Draft) -> Iterator[Annotation]:
    for row in element.rows:
        if row.text and row.span is not None:
            start, end = (min(max(0, ms + origin_ms), LONGEST_MS) for ms in row.span)
            yield Annotation(start, end, row.text, row.line)
        elif row.text:
            draft.warnings.append(Remark(row.line, message("An annotation has no time and was not read.")))
            text = " ".join(row.text.split())
            draft.ignored.append(Remark(row.line, message("{tier}: {text}", tier=element.name, text=text)))


def _time_all(tiers: Iterable[TierElement], eaf: Eaf) -> None:
    """Find out when each annotation is heard, on tiers that stand behind those they depend on."""
    spans: dict[str, Span | None] = {}
    for element in tiers:
        rows = [row for row in element.rows if row.slots[0]]
        for row, span in zip(rows, aligned([row.slots for row in rows], eaf.slots), strict=True):
            row.span = span
        below: dict[str, list[Row]] = defaultdict(list)
        for row in element.rows:
            if not row.slots[0]:
                below[row.above].append(row)
        for above, children in below.items():
            if whole := spans.get(above):
                for row, span in zip(_chained(children), shared(whole, len(children)), strict=True):
                    row.span = span
        spans.update((row.name, row.span) for row in element.rows)


def _chained(rows: Sequence[Row]) -> Sequence[Row]:
    """Annotations that refer to the same one, each behind the one it names; else as in the file."""
    after = {row.before: row for row in rows}
    chain = [after.pop("")] if "" in after else []
    while chain and chain[-1].name in after:
        chain.append(after.pop(chain[-1].name))
    return chain if len(chain) == len(rows) else rows
