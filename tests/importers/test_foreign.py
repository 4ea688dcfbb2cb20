"""Files of other programs, and ours after they have been through others."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.annotated import TEXTS, episode
from viewer.core.annotations import Colour, Kind
from viewer.importers.base import Preview, Target
from viewer.importers.open import preview_file
from viewer.writers.registry import by_key

BUNDLE = episode()
TARGET = Target(BUNDLE.transcript, BUNDLE.timeline)


@pytest.fixture
def imported(tmp_path: Path):
    def run(data: bytes) -> Preview:
        path = tmp_path / "file"
        path.write_bytes(data)
        return preview_file(path, TARGET)

    return run


@pytest.mark.parametrize(("mark", "coding"), [(";", "utf-8"), ("\t", "utf-16"), (",", "cp1252")])
def test_a_table_saved_by_a_spreadsheet(imported, mark: str, coding: str) -> None:
    text = by_key("csv").write(episode("Å note")).decode("utf-8-sig")
    if coding == "cp1252":
        text = text.replace("😀", "")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark).writerows(rows[:2])
    found = imported(out.getvalue().encode(coding))
    assert [(one.note, one.anchor.quote, one.tags) for one in found.new] == [
        ("Å note", "bi flyger ut", ("bees/flight", "b"))
    ]
    assert bool(found.warnings) == (coding == "cp1252")


def test_readwise(imported) -> None:
    head = "Highlight,Book Title,Note,Color,Location,Highlighted at\n"
    text = head + '"Nothing at all",T,N,blue,15,2024-01-02 03:04:05\n'
    found = imported(text.encode())
    one = found.unplaced[0]
    assert one.anchor is not None
    assert (one.anchor.quote, one.note, one.colour) == ("Nothing at all", "N", Colour.BLUE)
    assert one.anchor.start_ms == 5_000
    assert one.created_at == 1_704_164_645_000
    assert imported(text.encode()).unplaced[0].id == one.id


def test_an_annotation_of_another_program(imported) -> None:
    data = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://example.org/a1",
        "type": "Annotation",
        "bodyValue": "Note",
        "target": {
            "source": "https://example.org/page",
            "selector": {
                "type": "TextQuoteSelector",
                "exact": "flyger ut",
                "prefix": "En bi ",
                "refinedBy": {"type": "TextPositionSelector", "start": 6, "end": 15},
            },
        },
    }
    found = imported(json.dumps(data).encode())
    assert found.unplaced[0].anchor.quote == "flyger ut"
    assert found.unplaced[0].note == "Note"
    found = imported(json.dumps({**data, "target": "https://example.org/a.mp3#t=npt:0:01:02.5,70"}).encode())
    assert (found.new[0].kind, found.new[0].moment_ms) == (Kind.BOOKMARK, 62_500)
    found = imported(json.dumps([data, {}]).encode())
    assert len(found.warnings) == 1


def project(text: str, selections: str, codes: str = "") -> bytes:
    out = io.BytesIO()
    document = (
        '<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="x" origin="Other">'
        f'{codes}<Sources><TextSource guid="g" plainTextPath="internal://a.txt">{selections}'
        "</TextSource></Sources></Project>"
    )
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("other.qde", document)
        archive.writestr("sources/A.txt", text)
    return out.getvalue()


def test_a_project_of_another_program(imported) -> None:
    codes = (
        '<CodeBook><Codes><Code guid="{AA}" name="top" isCodable="true" color="#0072b2"><Code guid="bb"'
        ' name="low" isCodable="true"><Description>memo</Description></Code></Code></Codes></CodeBook>'
    )
    coded = (
        '<PlainTextSelection guid="{g}" startPosition="3" endPosition="12">{d}<Coding>'
        '<CodeRef targetGUID="{c}"/></Coding></PlainTextSelection>'
    )
    described = "<Description>one</Description>"
    selections = coded.format(g="1", d=described, c="aa") + coded.format(g="2", d="", c="{BB}")
    text = "\r\n\r\n".join(TEXTS)
    found = imported(project(text, selections, codes))
    assert len(found.unplaced) == 1
    one = found.unplaced[0]
    assert one.anchor is not None
    assert (one.anchor.quote, one.tags) == ("bi flyger", ("top", "top/low"))
    assert (one.note, one.colour) == ("one", Colour.BLUE)
    assert {(tag.name, tag.memo) for tag in found.tags} == {("top", ""), ("top/low", "memo")}


def test_our_project_saved_by_another_program(imported) -> None:
    """New GUIDs, one selection for each code, the text in its own file."""
    data = by_key("qdpx").write(BUNDLE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("project.qde").decode()
        name = next(name for name in archive.namelist() if name.endswith(".txt"))
        text = archive.read(name).decode()
    document = document.replace('origin="Turnlight"', 'origin="QualCoder"').replace(name[8:], "t.txt")
    guids = dict.fromkeys(re.findall(r'"([0-9a-f]{8}-[0-9a-f-]{27})"', document))
    for number, guid in enumerate(guids):
        document = document.replace(guid, f"{number:08X}-0000-4000-8000-000000000000")
    selection = re.compile(
        "(<PlainTextSelection.*?>(?:<Description>.*?</Description>)?)(.*?)</PlainTextSelection>"
    )
    coding = re.compile("<Coding.*?</Coding>")
    document = selection.sub(
        lambda found: "".join(f"{found[1]}{one}</PlainTextSelection>" for one in coding.findall(found[2])),
        document.replace('name="flight"', 'name="flight" color="#cc79a7"'),
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.qde", document)
        archive.writestr("Sources/t.txt", text)
    found = [one for one in imported(out.getvalue()).new if one.anchor]
    originals = [one for one in BUNDLE.ordered() if BUNDLE.placed(one)]
    facts = [(one.anchor, one.note, one.colour, one.tags) for one in originals]
    assert [(one.anchor, one.note, one.colour, one.tags) for one in found] == facts
