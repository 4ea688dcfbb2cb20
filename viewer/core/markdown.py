"""Plain text as Markdown that shows it letter by letter, whatever is in it.

Source: CommonMark 0.31 (https://spec.commonmark.org), and what Obsidian adds (tags, block ids, comments,
highlights, math: https://help.obsidian.md/syntax).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence

from viewer.core.letters import in_word

_INLINE = re.compile(r"[\\`*_\[\]<>~$|^]|==|%%|&(?=#|\w)|!(?=\[)|(?<!\S)#(?=\S)")
_BLOCK = re.compile(r"^(?:([0-9]{1,9})([.)])|([#+=:\-]))", re.MULTILINE)
_BLANKS = re.compile(r"^[ \t]|[ \t](?=\n|\Z)", re.MULTILINE)
_LINE_ENDS = re.compile("\r\n?")
_BETWEEN = re.compile(" +")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d{1,7});")
_HARD_BREAK = re.compile(r"(?<!\\)(?:\\\\)*+\\\Z")
_NO_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def escaped(text: str) -> str:
    """One line of `text`, or several; nothing in it starts a block, a link, HTML, emphasis or a tag."""
    text = _LINE_ENDS.sub("\n", text).replace("\0", "\N{REPLACEMENT CHARACTER}")
    text = _INLINE.sub(lambda found: "".join(f"\\{letter}" for letter in found[0]), text)
    text = _BLOCK.sub(r"\1\\\2\3", text)
    return _BLANKS.sub(lambda found: f"&#{ord(found[0])};", text)


def one_line(text: str) -> str:
    """`text` on one line, for headings and links."""
    return escaped(" ".join(text.split()))


def paragraphs(text: str) -> str:
    """`text` with its line breaks kept: blank lines part paragraphs, others become hard breaks."""
    lines = escaped(text).split("\n")
    kept = [
        f"{line}\\" if line.strip() and place + 1 < len(lines) and lines[place + 1].strip() else line
        for place, line in enumerate(lines)
    ]
    return "\n".join(kept)


def unescaped(line: str) -> str:
    """The text that a line of `escaped` shows."""
    return _ESCAPED.sub(lambda found: found[1] or _letter(int(found[2])), line)


def text_of(rows: Sequence[str]) -> str:
    """The text that the lines of `paragraphs` show."""
    return "\n".join(unescaped(row[:-1] if _HARD_BREAK.search(row) else row) for row in rows)


def yaml(text: str) -> str:
    """A string of YAML, in front matter."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _NO_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def quoted(markdown: str) -> str:
    """Markdown as a block quote."""
    return "\n".join(f"> {line}" if line else ">" for line in markdown.split("\n"))


def tag(name: str) -> str:
    """``"#a/b"``: a tag in the letters that Obsidian allows (https://help.obsidian.md/tags)."""
    kept = (letter if _in_tag(letter) else " " for letter in name)
    word = _BETWEEN.sub("-", "".join(kept).strip()).strip("-/") or "_"
    return f"#_{word}" if word.replace("/", "").isdigit() else f"#{word}"


def _in_tag(character: str) -> bool:
    """Emoji (symbols, So, and their shades, Sk) are no letters, but Obsidian takes them."""
    is_symbol = not character.isascii() and unicodedata.category(character) in ("So", "Sk")
    return in_word(character) or character in "-/" or is_symbol


def _letter(number: int) -> str:
    is_letter = 0 < number < 0xD800 or 0xDFFF < number <= 0x10FFFF
    return chr(number) if is_letter else "\N{REPLACEMENT CHARACTER}"
