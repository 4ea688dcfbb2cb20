from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml.parser import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.documents import DC, W, docx, paragraphs, zipped
from viewer.core.transcript import Transcript
from viewer.errors import WorldError
from viewer.readers.open import read_bytes

TURNS = ("Åsa\u00a0[00:00:01]: ett", "Bo [00:00:05]: två")

runs = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff:[]{}<>#()"), min_size=1
).filter(lambda text: text.strip() and text[0].isalpha())


def read(data: bytes) -> Transcript:
    transcript = read_bytes(data, ".docx")
    assert transcript.format == "docx"
    return transcript


def texts(transcript: Transcript) -> list[str]:
    return [turn.text for turn in transcript.turns]


def ignored(transcript: Transcript) -> list[tuple[int, str]]:
    return [(remark.line, str(remark.text)) for remark in transcript.ignored]


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def test_a_document_of_python_docx() -> None:
    document = Document()
    document.core_properties.title, document.core_properties.language = "Om hamnen", "sv-SE"
    document.sections[0].header.paragraphs[0].text = "Arkivet"
    document.sections[0].footer.paragraphs[0].text = "Blad 1"
    document.add_heading("Intervju 4", 0)
    document.add_paragraph("Inspelad i maj.")
    for style, name, stamp in ((None, "Åsa", "00:00:01"), ("List Bullet", "Bo", "00:00:05")):
        paragraph = document.add_paragraph(style=style)
        paragraph.add_run(f"{name}\u00a0[{stamp}]:").bold = True
        paragraph.add_run(" jaha\toch så").add_break()
        paragraph.add_run("vidare\u00a0där")
    document.add_comment(document.paragraphs[3].runs[0], text="Hör jag rätt?")
    transcript = read(saved(document))
    assert (transcript.title, transcript.language) == ("Om hamnen", "sv-SE")
    assert [speaker.name for speaker in transcript.speakers] == ["Åsa", "Bo"]
    assert texts(transcript) == ["jaha\toch så\nvidare\u00a0där"] * 2
    assert [(turn.line, turn.stamp_ms) for turn in transcript.turns] == [(3, 1000), (4, 5000)]
    assert ignored(transcript) == [
        (0, "Arkivet"),
        (0, "Blad 1"),
        (1, "Intervju 4"),
        (2, "Inspelad i maj."),
        (4, "Hör jag rätt?"),
    ]
    assert transcript.warnings == ()


@given(st.lists(st.lists(runs, min_size=1, max_size=4), min_size=1, max_size=6))
def test_runs_are_joined_whatever_is_in_them(said: list[list[str]]) -> None:
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">Anna [0:{place:02}:00]: </w:t></w:r>'
        + "".join(f"<w:r><w:rPr><w:b/></w:rPr>{_text(run)}</w:r>" for run in turn)
        + "</w:p>"
        for place, turn in enumerate(said)
    )
    assert texts(read(docx(body))) == ["".join(turn).strip() for turn in said]


def _text(run: str) -> str:
    return f'<w:t xml:space="preserve">{run.replace("&", "&amp;")}</w:t>'


@pytest.mark.parametrize(
    ("inside", "shown", "beside"),
    [
        ("<w:r><w:t>ett</w:t><w:noBreakHyphen/><w:t>två</w:t></w:r>", "ett\u2011två", []),
        ('<w:r><w:t>ett</w:t><w:br/><w:t>två</w:t><w:br w:type="page"/></w:r>', "ett\ntvå", []),
        ("<w:r><w:t>ett</w:t></w:r><w:del><w:r><w:delText>två</w:delText></w:r></w:del>", "ett", ["två"]),
        ("<w:r><w:t>ett</w:t></w:r><w:moveFrom><w:r><w:t>två</w:t></w:r></w:moveFrom>", "ett", ["två"]),
        ("<w:r><w:t>ett</w:t></w:r><w:ins><w:r><w:t>två</w:t></w:r></w:ins>", "etttvå", []),
        ("<w:r><w:t>ett</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>två</w:t></w:r>", "ett", ["två"]),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>ett</w:t></w:r>', "ett", []),
        ("<w:hyperlink><w:r><w:t>ett</w:t></w:r></w:hyperlink>", "ett", []),
        ("<w:r><w:instrText>PAGE</w:instrText><w:t>ett</w:t></w:r>", "ett", []),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>ett</w:t></w:r></w:sdtContent></w:sdt>", "ett", []),
        ('<w:r><w:t>ett</w:t><w:sym w:font="Symbol" w:char="2192"/></w:r>', "ett→", []),
        ('<w:r><w:t>ett</w:t><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', "ett", []),
    ],
)
def test_what_is_in_a_paragraph(inside: str, shown: str, beside: list[str]) -> None:
    start = "<w:r><w:t>Anna [0:01]: </w:t></w:r>"
    tabs = "<w:pPr><w:tabs><w:tab w:pos='1'/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>"
    transcript = read(docx(f"<w:p>{tabs}{start}{inside}</w:p>"))
    assert texts(transcript) == [shown]
    assert ignored(transcript) == [(1, text) for text in beside]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraphs('I en ruta.')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent {mc}>{both}</mc:AlternateContent>"
    transcript = read(docx(f"<w:p><w:r>{both}<w:t>{TURNS[0]}</w:t></w:r></w:p>" + paragraphs(TURNS[1])))
    assert texts(transcript) == ["ett", "två"]
    assert ignored(transcript) == [(2, "I en ruta.")]


def test_notes_are_ignored_where_they_are_referred_to() -> None:
    body = paragraphs(TURNS[0]) + (
        "<w:p><w:r><w:t>Bo [00:00:05]: två</w:t><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:endnoteReference w:id='1'/></w:r></w:p>"
    )
    note = "<w:{0}s {1}><w:{0} w:id='-1'><w:p/></w:{0}><w:{0} w:id='{2}'>{3}</w:{0}></w:{0}s>"
    data = docx(
        body,
        word__footnotes=note.format("footnote", W, 2, paragraphs("Osäkert.", "Mycket.")),
        word__endnotes=note.format("endnote", W, 1, paragraphs("Se ovan.")),
    )
    assert ignored(read(data)) == [(2, "Osäkert."), (2, "Mycket."), (2, "Se ovan.")]


def test_the_title_line_is_the_title_where_the_properties_have_none() -> None:
    title = "<w:p><w:pPr><w:pStyle w:val='Rubrik'/></w:pPr><w:r><w:t>Om hamnen</w:t></w:r></w:p>"
    core = f"<x {DC}><dc:title>Document1</dc:title></x>"
    lang = f"<w:styles {W}><w:lang w:eastAsia='ja'/><w:lang w:val='nb-NO'/><w:lang w:val='en-US'/></w:styles>"
    transcript = read(docx(title + paragraphs(*TURNS), docProps__core=core, word__styles=lang))
    assert (transcript.title, transcript.language) == ("Om hamnen", "nb-NO")


def test_the_strict_variant_and_the_name_that_browsers_give_the_part() -> None:
    strict = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">{paragraphs(*TURNS)}'
    assert texts(read(zipped(word__document2=strict + "</w:document>"))) == ["ett", "två"]


def test_a_document_without_times_is_read_paragraph_by_paragraph() -> None:
    transcript = read(docx(paragraphs("Ett stycke.", "", "Ett till,\ni två rader.")))
    assert texts(transcript) == ["Ett stycke.", "Ett till,\ni två rader."]
    assert not transcript.timed


def test_a_part_that_is_damaged_costs_what_follows() -> None:
    body = f"<w:document {W}><w:body>{paragraphs(*TURNS)}<w:p><w:r><w:t>Anna [00:09]: tre"
    transcript = read(zipped(word__document=body + "</w:p>"))
    assert texts(transcript) == ["ett", "två", "tre"]
    assert [remark.line for remark in transcript.warnings] == [3]
    assert "damaged after this paragraph" in str(transcript.warnings[0].text)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (
            zipped(word__document=f'<!DOCTYPE x [<!ENTITY a "b">]><w:document {W}>&a;</w:document>'),
            "entities",
        ),
        (zipped(word__document="<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>"), "entities"),
        (zipped(word__documents="<x/>"), "no Word document"),
        (docx(paragraphs(*TURNS))[:-30], "only a part of it is there"),
        (docx(" " * (30 << 20)), "too large"),
        (zipped(word__document=b""), "no transcript"),
    ],
    ids=["entities", "external", "other parts", "cut", "bomb", "empty"],
)
def test_what_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(WorldError, match=what):
        read(data)


def test_nesting_without_end_is_survived() -> None:
    deep = "<w:sdt><w:sdtContent>" * 9_000 + paragraphs(*TURNS) + "</w:sdtContent></w:sdt>" * 9_000
    boxes = "<w:p><w:r>" * 9_000 + "</w:r></w:p>" * 9_000
    assert texts(read(docx(deep + boxes))) == ["ett", "två"]


def test_tables_in_tables_without_end_are_survived() -> None:
    opened, closed = "<w:tbl><w:tr><w:tc>" * 5_000, "</w:tc></w:tr></w:tbl>" * 5_000
    words = " ".join(map(str, range(100_000)))
    transcript = read(docx(paragraphs(TURNS[0]) + opened + paragraphs(TURNS[1] + words) + closed))
    assert texts(transcript) == ["ett", "två" + words]


def test_tracked_changes_of_a_table_row_and_of_formats() -> None:
    change = "<w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
    body = f"<w:p><w:r>{change}<w:t>{TURNS[0]}</w:t></w:r></w:p>{paragraphs(TURNS[1])}"
    assert texts(read(docx(body))) == ["ett", "två"]


def test_deletions_that_python_docx_keeps() -> None:
    document = Document()
    paragraph = document.add_paragraph("Anna [00:01]: ett")
    paragraph._p.append(parse_xml(f"<w:del {W}><w:r><w:delText> två</w:delText></w:r></w:del>"))
    transcript = read(saved(document))
    assert (texts(transcript), ignored(transcript)) == (["ett"], [(1, "två")])


def test_a_title_above_words_without_times_is_no_turn() -> None:
    title = "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Om hamnen</w:t></w:r></w:p>"
    transcript = read(docx(title + paragraphs("Ada: Hej.", "Ada: Då.")))
    assert (transcript.title, [turn.text for turn in transcript.turns]) == ("Om hamnen", ["Hej.", "Då."])
    alone = read(docx(title))
    assert [turn.text for turn in alone.turns] == ["Om hamnen"]
