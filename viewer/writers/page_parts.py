"""What all pages share: text as HTML, and a head that lets no script run and loads nothing.

Source: https://html.spec.whatwg.org; the policy in the head (https://www.w3.org/TR/CSP3) says the same to the
browser.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from viewer.core.flat import xml_text

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page_text(text: str) -> str:
    """Words between tags: escaped, line breaks kept."""
    return escape(xml_text(text.replace("\r\n", "\n").replace("\r", "\n"))).replace("\n", "<br>")


def page_head(title: str, language: str, *, style: str = "", metas: tuple[str, ...] = ()) -> Iterator[str]:
    """The lines up to the beginning of the body.

    Args:
        title: in one line; empty where there is none.
        language: BCP 47 tag, or empty.
        style: CSS beyond what all pages have.
        metas: further elements of the head.
    """
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(language)}">' if language else "<html>"
    yield '<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield from metas
    yield f"<title>{page_text(title) or 'Transcript'}</title>"
    common = files(__package__).joinpath("page.css").read_text("utf-8")
    yield f"<style>\n{common}{style}\n</style>\n</head>\n<body>"
