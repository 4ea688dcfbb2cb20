"""Documents for tests, as their programs pack them: the parts are written by hand."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODF = " ".join(
    f'xmlns:{prefix}="{_ODF}:{prefix}:1.0"' for prefix in ("office", "text", "table", "style", "draw")
)
ODF += f' xmlns:fo="{_ODF}:xsl-fo-compatible:1.0" {DC}'
ODT = "application/vnd.oasis.opendocument.text"


def zipped(**parts: str | bytes) -> bytes:
    """An archive of `parts`; a double underscore in a name is a slash, the ending is added."""
    return packed({name.replace("__", "/") + ".xml": part for name, part in parts.items()})


def packed(parts: dict[str, str | bytes]) -> bytes:
    """An archive, the same whenever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), part, kind)
    return out.getvalue()


def docx(body: str, **parts: str | bytes) -> bytes:
    """A Word document with this body, and perhaps other parts."""
    return zipped(word__document=f"<w:document {W}><w:body>{body}</w:body></w:document>", **parts)


def paragraphs(*texts: str) -> str:
    """Paragraphs of Word's; a line feed breaks a line, a tab is one."""
    return "".join(f"<w:p><w:r>{_run(text)}</w:r></w:p>" for text in texts)


def rows(*table: tuple[str, ...]) -> str:
    """A table of Word's."""
    cells = ("".join(f"<w:tc>{paragraphs(cell)}</w:tc>" for cell in row) for row in table)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def odt(body: str, declared: str = "", **parts: str | bytes) -> bytes:
    """An OpenDocument text with this body, and perhaps styles declared in its own part, and other parts."""
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{declared}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    named = {name.replace("__", "/") + ".xml": part for name, part in parts.items()}
    return packed({"mimetype": ODT, "content.xml": content, **named})


def rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0\deflang1053{\fonttbl{\f0 Arial;}}") -> bytes:
    """Rich text with this body."""
    return f"{{\\rtf1{head}\n{body}}}".encode("latin-1")


def _run(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    text = text.replace("\n", "</w:t><w:br/><w:t>").replace("\t", "</w:t><w:tab/><w:t>")
    return f'<w:t xml:space="preserve">{text}</w:t>'
