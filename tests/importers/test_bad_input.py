"""Damaged, foreign, enormous and dangerous files: one clear error, soon, and with little memory."""

from __future__ import annotations

import io
import json
import struct
import time
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotated import episode
from viewer.core.exchange import text_name
from viewer.errors import WorldError
from viewer.importers import base, guard, lossless
from viewer.importers.base import Target
from viewer.importers.open import preview_file
from viewer.importers.refi import RefiImporter
from viewer.importers.table import TableImporter
from viewer.writers.registry import by_key

TARGET = Target(episode().transcript)
KEYS = ("json", "jsonld", "csv", "qdpx")


def refused(tmp_path: Path, data: bytes, match: str = "") -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(WorldError, match=match):
        preview_file(path, TARGET)


def zipped(*members: tuple[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members:
            file.writestr(name, data)
    return out.getvalue()


FOREIGN = (b"", b"\x00" * 5000, b"\x89PNG\r\n\x1a\n", b"just words\nand more", b"PK\x03\x04")
FOREIGN_JSON = ("{}", "[]", '{"format": "x"}', '{"a": NaN}', '{"type": "FeatureCollection"}', "{")


@pytest.mark.parametrize("data", [*FOREIGN, *(text.encode() for text in FOREIGN_JSON)])
def test_foreign_files(tmp_path: Path, data: bytes) -> None:
    refused(tmp_path, data, "cannot be imported")


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="There is no file"):
        preview_file(tmp_path / "none", TARGET)
    with pytest.raises(WorldError, match="It is a folder"):
        preview_file(tmp_path, TARGET)
    with pytest.raises(WorldError):
        preview_file(tmp_path / "a\0b", TARGET)


@pytest.mark.parametrize("brackets", ["[", '{"a":', '{"@context":'])
def test_json_nested_very_deeply(tmp_path: Path, brackets: str) -> None:
    refused(tmp_path, (brackets * 100_000).encode(), "nested too deeply")
    refused(tmp_path, ('{"items": ' + "[" * 100_000 + "]" * 100_000 + "}").encode(), "nested too deeply")


def test_json_of_very_many_parts_and_endless_numbers(tmp_path: Path) -> None:
    refused(tmp_path, b"[" + b"[]," * 3_500_000 + b"[]]", "too many parts")
    refused(tmp_path, b'{"items": [' + b"1," * 300_000 + b"1]}", "too many parts")
    refused(tmp_path, b'{"a": ' + b"9" * 100_000 + b"}", "damaged")


def test_a_newer_version(tmp_path: Path) -> None:
    data = json.loads(by_key("json").write(episode()))
    refused(tmp_path, json.dumps({**data, "version": 2}).encode(), "newer version")


def test_values_of_the_wrong_kind_cost_themselves_alone(tmp_path: Path) -> None:
    data = json.loads(by_key("json").write(episode()))
    values = ({"start": -1}, {"start": "0"}, {"start": True}, {"end_ms": 1e9}, {"start": 2**70})
    for number, value in enumerate(values):
        broken = {**data["annotations"][0], "id": number}
        data["annotations"].append({**broken, "anchor": {**broken["anchor"], **value}})
    data["annotations"] += [None, 3, "x", [], {"kind": "bookmark"}, {"kind": "passage"}]
    path = tmp_path / "file.json"
    path.write_text(json.dumps(data))
    found = preview_file(path, TARGET)
    assert len(found.new) + len(found.unplaced) == 5
    assert len(found.warnings) == 11


def test_a_bookmark_before_the_beginning_is_at_the_beginning() -> None:
    """Else it would be listed above the heading of its group."""
    bookmark = {"kind": "bookmark", "moment_ms": -5}
    data = {"format": "turnlight-annotations", "version": 1, "annotations": [bookmark]}
    [found] = lossless.read_data(data, TARGET).annotations
    assert found.moment_ms == 0


def test_warnings_are_counted_not_collected(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    data = {"format": "turnlight-annotations", "version": 1, "annotations": [None] * 5000}
    path.write_text(json.dumps(data))
    warnings = preview_file(path, TARGET).warnings
    assert len(warnings) == 101
    assert str(warnings[-1]) == "4900 more of the kind"


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST", 1000)
    with pytest.raises(WorldError, match="larger than"):
        guard.read_all(io.BytesIO(bytes(2000)), 1000)
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(1 << 40)
    tracemalloc.start()
    with pytest.raises(WorldError, match="larger than 128 MB"):
        preview_file(tmp_path / "sparse", TARGET)
    assert tracemalloc.get_traced_memory()[1] < 300 << 20
    tracemalloc.stop()


def test_tables_of_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viewer.importers.table._MOST_ROWS", 10)
    with pytest.raises(WorldError, match="more than 10 rows"):
        TableImporter().read(io.BytesIO(b"Highlight\n" + b"a\n" * 20), TARGET)
    with pytest.raises(WorldError, match="too many parts"):
        TableImporter().read(io.BytesIO(b"Highlight" + b"," * 4_000_000), TARGET)


def test_words_that_a_small_file_names_very_often(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "MOST_WORDS", 2_000)
    flat = TARGET.words.text
    selector = {"type": "TextPositionSelector", "start": 0, "end": len(flat)}
    one = {"type": "Annotation", "target": {"source": text_name(flat), "selector": selector}}
    refused(tmp_path, json.dumps([one] * 30).encode(), "too many parts")
    text = TARGET.labelled.text
    selections = f'<PlainTextSelection startPosition="0" endPosition="{len(text)}"/>' * 30
    for like in (text, text + "."):
        content = f"<PlainTextContent>{escape(like)}</PlainTextContent>"
        sources = f"<Sources><TextSource>{content}{selections}</TextSource></Sources>"
        project = PROJECT.format(sources).replace("<Project", '<Project origin="Turnlight"')
        refused(tmp_path, zipped(("project.qde", project)), "too many parts")


def test_a_note_that_a_small_file_names_very_often(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "MOST_WORDS", 2_000)
    places = (f'startPosition="{place}" endPosition="{place + 3}"' for place in range(30))
    words = '<Description>{}</Description><NoteRef targetGUID="n"/>'
    selections = "".join(
        f"<PlainTextSelection {place}>{words.format(number)}</PlainTextSelection>"
        for number, place in enumerate(places)
    )
    content = f"<PlainTextContent>{escape(TARGET.labelled.text)}</PlainTextContent>"
    note = f'<Notes><Note guid="n"><PlainTextContent>{"n" * 500}</PlainTextContent></Note></Notes>'
    sources = f"<Sources><TextSource>{content}{selections}</TextSource></Sources>"
    refused(tmp_path, zipped(("project.qde", PROJECT.format(sources + note))), "too many parts")


PROJECT = '<Project xmlns="urn:QDA-XML:project:1.0" name="x">{}</Project>'


@pytest.mark.parametrize(
    "name", ["../x.txt", "/etc/x", "C:\\x", "a/../../x", "..\\x", "Sources/..", "\\\\host\\x"]
)
def test_members_that_leave_their_folder(tmp_path: Path, name: str) -> None:
    refused(tmp_path, zipped(("project.qde", PROJECT.format("")), (name, "x")), "points outside")


def test_bombs(tmp_path: Path) -> None:
    refused(tmp_path, zipped(("project.qde", b"<a>" + b" " * (20 << 20))), "too large")
    refused(tmp_path, zipped(("project.qde", bytes(40 << 20))), "too large")
    source = '<Sources><TextSource guid="a" plainTextPath="internal://a.txt"/></Sources>'
    refused(
        tmp_path,
        zipped(("project.qde", PROJECT.format(source)), ("Sources/a.txt", bytes(30 << 20))),
        "too large",
    )


def test_a_size_that_is_a_lie(tmp_path: Path) -> None:
    data = bytearray(zipped(("project.qde", bytes(30 << 20))))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 1000)
    refused(tmp_path, bytes(data), "damaged|too large")


def test_very_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused(tmp_path, zipped(*((f"{number}", b"") for number in range(20_001))), "too many files")
    data = bytearray(zipped(("project.qde", "x")))
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<I", 1 << 30)
    refused(tmp_path, bytes(data), "too many files")
    monkeypatch.setattr("viewer.archive._LARGEST_SUM", 10)
    refused(tmp_path, zipped(("project.qde", PROJECT.format(""))), "too large")


def test_very_many_members_for_very_many_sources(tmp_path: Path) -> None:
    """Which would take a quarter of an hour if each source had all members looked at."""
    sources = "".join(f'<TextSource plainTextPath="internal://{number}.txt"/>' for number in range(200_000))
    members = ((f"{number}", b"") for number in range(15_000))
    data = zipped(("project.qde", PROJECT.format(f"<Sources>{sources}</Sources>")), *members)
    began = time.monotonic()
    refused(tmp_path, data, "no text like this")
    assert time.monotonic() - began < 60


def test_encrypted_and_oddly_packed_members(tmp_path: Path) -> None:
    data = bytearray(zipped(("project.qde", "x")))
    place = data.rindex(b"PK\x01\x02")
    data[place + 8] |= 1
    refused(tmp_path, bytes(data), "encrypted")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("project.qde", "x" * 1000)
    refused(tmp_path, out.getvalue(), "packed in an unknown way")


BILLION = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + PROJECT.format("&b;")
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + PROJECT.format("&a;")


@pytest.mark.parametrize("document", [BILLION, OUTSIDE, "<!DOCTYPE x>" + PROJECT.format("")])
def test_entities(tmp_path: Path, document: str) -> None:
    refused(tmp_path, zipped(("project.qde", document)), "entities")


@pytest.mark.parametrize(
    ("document", "match"),
    [
        ("<a>" * 100_000 + "</a>" * 100_000, "nested too deeply"),
        ("<a/>", "no text like this transcript"),
        ("", "damaged"),
        ("<a><b></a>", "damaged"),
        ('<?xml version="1.0" encoding="no-such"?><a/>', "damaged"),
        (PROJECT.format("&nbsp;"), "damaged"),
    ],
)
def test_xml_that_is_damaged(tmp_path: Path, document: str, match: str) -> None:
    refused(tmp_path, zipped(("project.qde", document)), match)


def test_xml_of_very_many_elements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viewer.importers.xml_tree._MOST_ELEMENTS", 1000)
    refused(tmp_path, zipped(("project.qde", PROJECT.format("<a/>" * 2000))), "too many parts")


@pytest.mark.parametrize("key", KEYS)
def test_every_cut_and_every_flipped_byte(tmp_path: Path, key: str) -> None:
    data = by_key(key).write(episode())
    path = tmp_path / "file"
    step = max(1, len(data) // 150)
    for place in range(0, len(data), step):
        for broken in (data[:place], data[:place] + bytes([data[place] ^ 0x15]) + data[place + 1 :]):
            path.write_bytes(broken)
            with suppress(WorldError):
                preview_file(path, TARGET)


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_at_all(data: bytes) -> None:
    for importer in (TableImporter(), RefiImporter()):
        with suppress(WorldError):
            importer.read(io.BytesIO(data), TARGET)
    with suppress(WorldError):
        guard.read_json(data)
