"""The vocabulary of RTF: which control words are signs, and which groups are no part of the text.

Source: Rich Text Format Specification 1.9.1 (https://interoperability.blob.core.windows.net/files/Archive_References/
%5bMSFT-RTF%5d.pdf), "Special characters", "Destinations", "Font table".
"""

from __future__ import annotations

SIGNS = {
    "line": "\n",
    "page": "\n",
    "column": "\n",
    "softline": "\n",
    "tab": "\t",
    "nestcell": "\t",
    "nestrow": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}

SYMBOLS = {"~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}

ASIDES = frozenset({"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
                    "footnote", "annotation"})  # fmt: skip
EDGES = ("header", "footer")

_SKIPPED_WORDS = (
    "fonttbl colortbl stylesheet info pict objdata fldinst listtext pntext filetbl revtbl rsidtbl "
    "listtable listoverridetable nonesttables sp tc xe rxe txe atnid atnauthor atntime atndate atnref upr "
    "private themedata datafield shprslt ftnsep ftnsepc aftnsep aftnsepc ftncn aftncn"
)
SKIPPED = frozenset(_SKIPPED_WORDS.split())

TRANSPARENT = frozenset({"shpinst", "shptxt", "shp", "ud", "shppict", "rtf"})
"""Groups whose text counts although they may be passed over."""

CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Python's names of the encodings that fonts say they have; others have the document's."""

ENCODINGS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
"""Of documents that name no code page."""
