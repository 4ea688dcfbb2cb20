from __future__ import annotations

import pytest

from tests.readers.documents import ODF, odt, packed
from viewer.core.transcript import Transcript
from viewer.errors import WorldError
from viewer.readers.open import read_bytes

TURNS = "<text:p>Åsa\u00a0[00:00:01]: ett</text:p><text:p>Bo [00:00:05]: två</text:p>"


def read(data: bytes) -> Transcript:
    transcript = read_bytes(data, ".odt")
    assert transcript.format == "odt"
    return transcript


def texts(transcript: Transcript) -> list[str]:
    return [turn.text for turn in transcript.turns]


def ignored(transcript: Transcript) -> list[tuple[int, str]]:
    return [(remark.line, str(remark.text)) for remark in transcript.ignored]


def test_a_document() -> None:
    declared = (
        "<style:style style:name='P1' style:parent-style-name='Title'/>"
        "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>"
    )
    body = (
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion>"
        "<office:change-info><dc:creator>X</dc:creator><dc:date>2024</dc:date></office:change-info>"
        "<text:p>struket</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p text:style-name='P1'>Om hamnen</text:p><text:p/>"
        "<text:list><text:list-item><text:p><text:span>Åsa\u00a0[0:01]:</text:span>\n   ett"
        "<text:s text:c='2'/>två<text:tab/>tre<text:line-break/>fyra</text:p></text:list-item></text:list>"
        "<text:p>Bo [0:05]: fem<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>En not.</text:p></text:note-body></text:note><text:change text:change-id='c1'/>"
        "<office:annotation><dc:creator>Eva</dc:creator><text:p>Säkert?</text:p></office:annotation>"
        " sex<text:span text:style-name='T1'> dolt</text:span></text:p>"
    )
    styles = (
        f"<office:document-styles {ODF}><style:default-style><style:text-properties fo:language='sv'"
        " fo:country='SE'/></style:default-style><style:header><text:p>Arkivet</text:p></style:header>"
        "<style:footer><text:p>Blad 1</text:p></style:footer></office:document-styles>"
    )
    transcript = read(odt(body, declared, styles=styles))
    assert texts(transcript) == ["ett  två\ttre\nfyra", "fem sex"]
    assert [turn.line for turn in transcript.turns] == [3, 4]
    assert (transcript.title, transcript.language) == ("Om hamnen", "sv-SE")
    assert ignored(transcript) == [
        (0, "Arkivet"),
        (0, "Blad 1"),
        (1, "Om hamnen"),
        (4, "struket"),
        (4, "En not."),
        (4, "Säkert?"),
        (4, "dolt"),
    ]


def test_properties_come_before_styles() -> None:
    meta = f"<x {ODF}><dc:title>Om hamnen</dc:title><dc:language>nb-NO</dc:language></x>"
    transcript = read(odt(TURNS, meta=meta))
    assert (transcript.title, transcript.language) == ("Om hamnen", "nb-NO")


def test_a_table_of_turns_with_cells_that_repeat() -> None:
    def row(*cells: str) -> str:
        inside = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    wide = (
        "<table:table-row><table:table-cell table:number-columns-spanned='3'><text:p>Del 1</text:p>"
        "</table:table-cell><table:covered-table-cell table:number-columns-repeated='2'/></table:table-row>"
    )
    table = row("Tid", "Talare", "Text") + row("0:01", "Åsa", "ett") + wide + row("0:05", "Bo", "två")
    transcript = read(odt(f"<table:table>{table}</table:table>"))
    assert [(turn.stamp_ms, turn.text) for turn in transcript.turns] == [(1000, "ett"), (5000, "två")]
    assert [str(remark.text) for remark in transcript.warnings] == ["This row has no text: Del 1"]


def test_a_document_protected_by_a_password_says_so() -> None:
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    with pytest.raises(WorldError, match="protected by a password"):
        read(odt(TURNS, **{"META-INF__manifest": manifest}))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (odt("<!DOCTYPE x>"), "no transcript"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "no OpenDocument text"),
        (odt(" " * (30 << 20)), "too large"),
        (odt(TURNS)[:200], "only a part of it is there"),
    ],
    ids=["damaged", "no content", "bomb", "cut"],
)
def test_what_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(WorldError, match=what):
        read(data)


def test_entities_are_refused() -> None:
    content = f'<!DOCTYPE x [<!ENTITY a "ha">]><office:document-content {ODF}>&a;</office:document-content>'
    with pytest.raises(WorldError, match="entities"):
        read(packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}))


def test_what_breaks_off_keeps_what_was_before() -> None:
    content = f"<office:document-content {ODF}><office:body><office:text>{TURNS}<text:p>Eva [0:09]: tre"
    data = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    transcript = read(data)
    assert texts(transcript) == ["ett", "två", "tre"]
    assert [remark.line for remark in transcript.warnings] == [3]


def test_numbers_beyond_measure_are_none() -> None:
    body = "<text:p>Åsa [0:01]: a<text:s text:c='999999999999'/>b<text:s text:c='-3'/>c</text:p>"
    assert texts(read(odt(body))) == ["a b c"]
