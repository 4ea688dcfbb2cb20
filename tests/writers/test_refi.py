"""REFI-QDA projects: against the schema, and read as QualCoder reads them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.annotated import NASTY, bundles, episode
from tests.writers.refi_schema import members, validate
from viewer.core.bundle import Bundle
from viewer.core.flat import xml_text
from viewer.writers.refi import RefiWriter

NS = "{urn:QDA-XML:project:1.0}"


def project(bundle: Bundle) -> tuple[ET.Element, str, bytes]:
    """The project's tree, the text of its source, the document."""
    files = members(RefiWriter().write(bundle))
    document = files["project.qde"]
    root = ET.fromstring(document)
    source = root.find(f".//{NS}TextSource")
    assert source is not None
    path = source.get("plainTextPath", "")
    assert path.startswith("internal://")
    return root, files[f"sources/{path.removeprefix('internal://')}"].decode(), document


@settings(max_examples=30)
@given(bundles())
def test_any_project_keeps_to_the_schema(bundle: Bundle) -> None:
    validate(project(bundle)[2], "Project.xsd")


@pytest.mark.parametrize("note", NASTY)
def test_nasty_notes_keep_to_the_schema(note: str) -> None:
    validate(project(episode(note, note.strip() or "x"))[2], "Project.xsd")


@given(bundles())
def test_positions_are_code_points_of_the_source(bundle: Bundle) -> None:
    root, text, _ = project(bundle)
    quotes = {
        annotation.id.upper(): xml_text(annotation.anchor.quote).replace("\r", "\n")
        for annotation in bundle.annotations
        if annotation.anchor
    }
    for selection in root.iter(f"{NS}PlainTextSelection"):
        start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
        quote = quotes[selection.get("guid", "").replace("-", "").upper()]
        if "\n" not in quote:  # across turns there are headings between
            assert text[start:end].replace("\ufeff", "\ufffd") == quote.replace("\ufeff", "\ufffd")


def test_codes_are_nested_coloured_and_told() -> None:
    root, _, _ = project(episode())
    codes = {code.get("name"): code for code in root.iter(f"{NS}Code")}
    bees = codes["bees"]
    assert bees.get("color") == "#f0e442"
    assert bees.findtext(f"{NS}Description") == "about bees"
    flight = bees.find(f"{NS}Code")
    assert flight is not None
    assert flight.get("name") == "flight"
    assert {code.get("name") for code in codes["Highlighters"]} == {
        "yellow highlighter", "green highlighter", "blue highlighter",
    }  # fmt: skip
    used = {reference.get("targetGUID") for reference in root.iter(f"{NS}CodeRef")}
    assert used <= {code.get("guid") for code in codes.values()}
    assert flight.get("guid") in used


def test_tags_that_end_alike_have_names_that_differ() -> None:
    root, _, _ = project(episode(tag="x/b"))
    names = [code.get("name") for code in root.iter(f"{NS}Code")]
    assert len(names) == len(set(names))
    assert "x/b" in names


def test_notes_bookmarks_and_lost_passages() -> None:
    root, text, _ = project(episode())
    assert text.startswith("Ada [0:00:00]\nEn bi flyger")
    assert "Bo [0:00:15]\n" in text
    first = next(root.iter(f"{NS}PlainTextSelection"))
    assert first.findtext(f"{NS}Description") == "A note."
    files = members(RefiWriter().write(episode()))
    notes = {
        note.get("name"): files[f"sources/{note.get('plainTextPath', '')[11:]}"].decode()
        for note in root.iter(f"{NS}Note")
    }
    assert notes == {"Bookmark 0:12.500": "A note.", "Lost passage 0:01.000": "gone\n\nlost"}
    assert len(root.findall(f"{NS}NoteRef")) == 2


def test_names_that_some_programs_make_files_of() -> None:
    root, _, _ = project(replace(episode(), title='a/b: "c" \\ ?'))
    assert [source.get("name") for source in root.iter(f"{NS}TextSource")] == ["a b c"]
    root, _, _ = project(replace(episode(), title="//"))
    assert [source.get("name") for source in root.iter(f"{NS}TextSource")] == ["Transcript"]


def test_every_note_of_the_project_has_a_name_of_its_own() -> None:
    bundle = episode()
    again = replace(bundle.annotations[-1], id="e" * 32)
    root, _, _ = project(replace(bundle, annotations=(*bundle.annotations, again)))
    names = {note.get("name") for note in root.iter(f"{NS}Note")}
    assert {"Bookmark 0:12.500", "Bookmark 0:12.500 (2)"} < names
