"""Files with tiers, written for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

Label = tuple[float, float, str]


def eaf(*tiers: str, slots: Sequence[int | None] = (), header: str = "", types: str = "") -> str:
    """An ELAN file: slot ``t0`` and so on at the given milliseconds, else at whole seconds."""
    times = slots or [second * 1_000 for second in range(20)]
    order = "\n".join(
        f'<TIME_SLOT TIME_SLOT_ID="t{place}"' + ("/>" if ms is None else f' TIME_VALUE="{ms}"/>')
        for place, ms in enumerate(times)
    )
    parts = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<ANNOTATION_DOCUMENT FORMAT="3.0" VERSION="3.0">',
        f'<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">{header}</HEADER>',
        f"<TIME_ORDER>\n{order}\n</TIME_ORDER>",
        *tiers,
        types,
        "</ANNOTATION_DOCUMENT>",
    )
    return "\n".join(parts)


def tier(name: str, *annotations: str, **facts: str) -> str:
    more = "".join(f" {key.upper()}={quoteattr(value)}" for key, value in facts.items())
    inside = "\n".join(f"<ANNOTATION>\n{one}\n</ANNOTATION>" for one in annotations)
    return f"<TIER TIER_ID={quoteattr(name)}{more}>\n{inside}\n</TIER>"


def timed(name: str, begin: int, end: int, text: str) -> str:
    """An annotation between two slots."""
    return (
        f'<ALIGNABLE_ANNOTATION ANNOTATION_ID="{name}" TIME_SLOT_REF1="t{begin}" TIME_SLOT_REF2="t{end}">'
        f"\n<ANNOTATION_VALUE>{escape(text)}</ANNOTATION_VALUE>\n</ALIGNABLE_ANNOTATION>"
    )


def below(name: str, above: str, text: str, before: str = "") -> str:
    """An annotation that refers to another one, and stands behind a third."""
    behind = f' PREVIOUS_ANNOTATION="{before}"' if before else ""
    return (
        f'<REF_ANNOTATION ANNOTATION_ID="{name}" ANNOTATION_REF="{above}"{behind}>'
        f"\n<ANNOTATION_VALUE>{escape(text)}</ANNOTATION_VALUE>\n</REF_ANNOTATION>"
    )


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def long_grid(*tiers: tuple[str, Sequence[Label]], end: float = 20) -> str:
    """A TextGrid as Praat writes it at first; a tier whose labels have no length is one of points."""
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "xmin = 0 ", f"xmax = {end} "]
    lines += ["tiers? <exists> ", f"size = {len(tiers)} ", "item []: "]
    for number, (name, labels) in enumerate(tiers, 1):
        points = is_points(labels)
        kind, what = ("TextTier", "points") if points else ("IntervalTier", "intervals")
        lines += [f"    item [{number}]:", f'        class = "{kind}" ', f"        name = {_quoted(name)} "]
        lines += ["        xmin = 0 ", f"        xmax = {end} ", f"        {what}: size = {len(labels)} "]
        for place, (start, stop, text) in enumerate(labels, 1):
            lines.append(f"        {what} [{place}]:")
            if points:
                lines += [f"            number = {start} ", f"            mark = {_quoted(text)} "]
            else:
                lines += [f"            xmin = {start} ", f"            xmax = {stop} "]
                lines.append(f"            text = {_quoted(text)} ")
    return "\n".join(lines) + "\n"


def short_grid(*tiers: tuple[str, Sequence[Label]], end: float = 20) -> str:
    """The same without words."""
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "0", str(end), "<exists>"]
    lines.append(str(len(tiers)))
    for name, labels in tiers:
        points = is_points(labels)
        lines += [
            '"TextTier"' if points else '"IntervalTier"',
            _quoted(name),
            "0",
            str(end),
            str(len(labels)),
        ]
        for start, stop, text in labels:
            lines += [str(start), _quoted(text)] if points else [str(start), str(stop), _quoted(text)]
    return "\n".join(lines) + "\n"


def grid_by_time(*tiers: tuple[str, Sequence[Label]], end: float = 20) -> str:
    """The same with the labels of all tiers in the order of their times."""
    lines = ['"Praat chronological TextGrid text file"', f"0 {end}   ! Time domain."]
    lines.append(f"{len(tiers)}   ! Number of tiers.")
    for name, labels in tiers:
        kind = "TextTier" if is_points(labels) else "IntervalTier"
        lines.append(f"{_quoted(kind)} {_quoted(name)} 0 {end}")
    rows = sorted(
        (label, number, is_points(labels)) for number, (_, labels) in enumerate(tiers, 1) for label in labels
    )
    for (start, stop, text), number, points in rows:
        lines += ["", f"{number} {start}" + ("" if points else f" {stop}"), _quoted(text)]
    return "\n".join(lines) + "\n"


def is_points(labels: Sequence[Label]) -> bool:
    return bool(labels) and all(start == stop for start, stop, _ in labels)
