"""What was copied, out of the HTML a clipboard holds around it."""

from __future__ import annotations

_BEGIN, _END = "<!--StartFragment-->", "<!--EndFragment-->"


def fragment(html: str) -> str:
    """The copied part of a clipboard's HTML; all of it where no part is marked.

    Windows puts lines such as ``StartHTML:0000000105`` before the HTML, every browser marks the fragment.
    """
    begin = html.find(_BEGIN)
    if begin >= 0:
        begin += len(_BEGIN)
        end = html.rfind(_END)
        return html[begin : end if end >= begin else len(html)]
    if html.startswith("Version:"):
        return html[max(0, html.find("<")) :]
    return html
