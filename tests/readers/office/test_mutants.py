"""Whatever becomes of a part inside a document, it gives a transcript or a typed error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.documents import ODF, ODT, W, packed, paragraphs, rows
from tests.readers.mutants import Mutation, mutated, mutations
from viewer.errors import WorldError
from viewer.readers.open import read_bytes

TWO = paragraphs("Anna [0:01]: a", "Bo [0:05]: b") + rows(("0:01", "a"), ("0:02", "b"))
GONE = "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
WORD = f"<w:document {W}><w:body>{TWO}{GONE}</w:body></w:document>"
OPEN = (
    f"<office:document-content {ODF}><office:body><office:text><text:p>Anna [0:01]: a<text:s text:c='3'/>"
    "<text:note><text:note-body><text:p>x</text:p></text:note-body></text:note></text:p><table:table>"
    "<table:table-row><table:table-cell table:number-columns-repeated='2'><text:p>0:01</text:p>"
    "</table:table-cell></table:table-row></table:table><text:p>Bo [0:05]: b<text:span>c</text:span></text:p>"
    "</office:text></office:body></office:document-content>"
)
ELEMENTS = [
    *(
        "<w:p>",
        "</w:p>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:r>",
        "<w:del>",
        "</w:del>",
    ),
    *("<text:p>", "</text:p>", "<table:table>", "<table:table-cell>", "<text:span>", "</text:span>"),
    *("<office:annotation>", "</office:annotation>", "<text:tracked-changes>", "<text:change/>"),
]
NAMES = ["w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:del", "w:txbxContent"]
trees = st.recursive(
    st.sampled_from(["", "0:01", "Anna"]),
    lambda inside: st.lists(st.tuples(st.sampled_from(NAMES), inside), max_size=4),
    max_leaves=30,
)
changes = st.lists(mutations, max_size=3)
strewn = st.lists(st.tuples(st.integers(0, 900), st.sampled_from(ELEMENTS)), max_size=6)


@pytest.mark.parametrize(("kind", "part"), [("docx", WORD), ("odt", OPEN)])
@given(changes=changes, elements=strewn)
def test_a_mutant_part(
    kind: str, part: str, changes: list[Mutation], elements: list[tuple[int, str]]
) -> None:
    for place, element in elements:
        part = part[:place] + element + part[place:]
    data = mutated(part.encode(), changes)
    parts: dict[str, str | bytes] = {
        "mimetype": ODT,
        "content.xml": data,
        "styles.xml": data,
        "meta.xml": data,
    }
    if kind == "docx":
        parts = {"word/document.xml": data, "word/footnotes.xml": data, "word/styles.xml": data}
    try:
        assert read_bytes(packed(parts), f".{kind}").turns
    except WorldError:
        return


@given(nodes=trees)
def test_elements_in_any_order(nodes: object) -> None:
    def xml(node: object) -> str:
        if isinstance(node, str):
            return node
        return "".join(f"<{name}>{xml(inside)}</{name}>" for name, inside in node)  # type: ignore[attr-defined]

    data = packed({"word/document.xml": f"<w:document {W}>{xml(nodes)}</w:document>"})
    try:
        assert read_bytes(data, ".docx").turns
    except WorldError:
        return
