"""Rich text (``.rtf``), of word processors and of f4, easytranscript and TextEdit.

Source: Rich Text Format Specification 1.9.1. See `rtf_words` for the control words that matter.
"""

from __future__ import annotations

import codecs
import locale
import re
from collections import Counter
from dataclasses import dataclass, replace

from viewer.core.choices import AUTOMATIC, Choices
from viewer.core.draft import Draft
from viewer.core.steps import EVERY, Step, part, unwatched
from viewer.core.transcript import Remark
from viewer.errors import message
from viewer.readers.office.document import Document, language_or_none, title_or_none
from viewer.readers.office.packed import damaged
from viewer.readers.office.rtf_flow import Flow
from viewer.readers.office.rtf_words import (
    ASIDES,
    CHARSETS,
    EDGES,
    ENCODINGS,
    SIGNS,
    SKIPPED,
    SYMBOLS,
    TRANSPARENT,
)
from viewer.readers.office.turns import draft_of

_TOKEN = re.compile(
    r"\\(?:(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,9})? ?|'(?P<byte>[0-9A-Fa-f]{2})|(?P<symbol>[^A-Za-z]))"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)|\\",
    re.DOTALL,
)
_DEEPEST = 10_000
_BEFORE = "\ufeff\xef\xbb\xbf \t\r\n"  # a byte order mark, however it was decoded


class RtfReader:
    """The text of a document as it is printed; tracked deletions and hidden text are ignored."""

    key = "rtf"
    label = message("Rich text (RTF)")
    suffixes = (".rtf",)

    def score(self, head: str, suffix: str) -> int:
        """A signature where the text begins as rich text does."""
        if head.lstrip(_BEFORE).startswith("{\\rtf"):
            return 100
        return 10 if suffix in self.suffixes else 0

    def read(self, text: str, step: Step = unwatched) -> Draft:
        """Read the document; `text` has one character for each byte of the file, see `decode.decode`.

        Raises:
            WorldError: its groups are nested too deeply.
        """
        return self.read_as(text, AUTOMATIC, step)

    def read_as(self, text: str, choices: Choices, step: Step = unwatched) -> Draft:
        """Read the document, with the speakers that were chosen; see `read`."""
        document = _Parser(text.lstrip(_BEFORE)).parse(part(step, 0.0, 0.6))
        return draft_of(document, self.key, part(step, 0.6, 1.0), choices)


@dataclass(slots=True)
class _Group:
    """What holds until the group ends.

    Attributes:
        place: "text", "skipped", or the destination that the group is.
        unseen: whether its text is hidden or deleted.
        font: number of the font.
        fallback: how many characters stand in for one by its number.
        may_skip: whether an unknown control word that comes first means to pass over the group.
        in_table: whether the paragraph belongs to a table.
    """

    place: str = "text"
    unseen: bool = False
    font: int = -1
    fallback: int = 1
    may_skip: bool = False
    in_table: bool = False


class _Parser:
    """One run through a document.

    Attributes:
        text: all of it, a character for each byte.
        group: what holds now; `groups` are those around it.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.group, self.groups = _Group(), list[_Group]()
        self._flow = Flow()
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._bytes = bytearray()
        self._facts = {"title": ""}
        self._languages: Counter[int] = Counter()
        self._left_out = 0  # characters that stand in for one by its number, still to come

    def parse(self, step: Step) -> Document:
        """The document."""
        place, count, size = 0, 0, len(self.text)
        while place < size and (token := _TOKEN.match(self.text, place)):
            place = token.end()
            count += 1
            if count % EVERY == 0:
                step(place / size)
            if token["text"] is not None:
                self._raw(token["text"])
            elif token["word"] is not None:
                number = None if token["number"] is None else int(token["number"])
                if token["word"] == "bin":
                    place += max(0, number or 0)
                else:
                    self._word(token["word"], number)
            elif token["byte"] is not None:
                self._byte(int(token["byte"], 16))
            elif token["symbol"] is not None:
                self._symbol(token["symbol"])
            elif token["brace"] == "{":
                self._begin_group()
            elif token["brace"] == "}" and not self._end_group():
                break
        return self._finish(place)

    def _finish(self, place: int) -> Document:
        gathering = self._flow.gathering
        if self.groups:
            ends = message("The document ends in the middle of a paragraph or a table.")
            gathering.document.warnings.append(Remark(gathering.number + 1, ends))
        while self.groups:
            self._end_group()
        self._flush()
        self._flow.close()
        gathering.aside(self.text[place:].strip("\0\r\n\t "))
        document = gathering.close()
        document.title = title_or_none(self._facts["title"])
        document.language = language_or_none(self._language())
        return document

    def _language(self) -> str:
        """That of most of the text."""
        return next(
            (
                known
                for number, _ in self._languages.most_common()
                if (known := locale.windows_locale.get(number))
            ),
            "",
        )

    def _begin_group(self) -> None:
        self._flush()
        if len(self.groups) >= _DEEPEST:
            raise damaged(message("It is nested too deeply."))
        self.groups.append(self.group)
        self.group = replace(self.group, may_skip=False)

    def _end_group(self) -> bool:
        """Go back to the group around; whether there is one."""
        self._flush()
        ended, self.group = self.group, self.groups.pop() if self.groups else _Group()
        if ended.unseen and not self.group.unseen:
            self._flow.end_unseen()
        if ended.place in ASIDES and self.group.place not in ASIDES:
            self._flow.end_aside(on_every_page=ended.place.startswith(EDGES))
        return bool(self.groups)

    def _word(self, word: str, number: int | None) -> None:
        if self._left_out and word != "u":
            self._left_out -= 1
            return
        if word == "u" and number is not None:
            self._numbered(number)
            return
        self._flush()
        if self._is_destination(word):
            return
        sign = SIGNS.get(word)
        if sign is not None:
            self._add(sign)
        elif self.group.place == "text" and word in ("par", "sect", "cell", "row"):
            self._structure(word)
        elif word == "par":
            self._add("\n")
        else:
            self._property(word, number)

    def _is_destination(self, word: str) -> bool:
        """Take in that `word` says where the text of its group goes; whether it does."""
        group, starred = self.group, self.group.may_skip
        group.may_skip = False
        if word in TRANSPARENT:
            if word == "ud":
                group.place = self.groups[-2].place if len(self.groups) > 1 else "text"
        elif word in ASIDES and group.place == "text":
            group.place = word
            self._flow.begin_aside()
        elif word in self._facts and group.place == "info":
            group.place = word
        elif word in SKIPPED or starred:
            group.place = word if word in ("info", "fonttbl") and group.place == "text" else "skipped"
        else:
            return False
        return True

    def _structure(self, word: str) -> None:
        if word == "row":
            self._flow.end_row()
        elif word == "cell":
            self._flow.end_cell()
        else:
            self._flow.end_paragraph(in_cell=self.group.in_table)

    def _property(self, word: str, number: int | None) -> None:
        group = self.group
        if word in ("v", "deleted", "plain"):
            group.unseen = word != "plain" and number != 0
        elif word in ("pard", "intbl"):
            group.in_table = word == "intbl"
        elif word == "f":
            group.font = number or 0
        else:
            self._setting(word, number)

    def _setting(self, word: str, number: int | None) -> None:
        group = self.group
        if word == "fcharset" and group.place == "fonttbl" and number in CHARSETS:
            self._fonts[group.font] = CHARSETS[number]
        elif word == "uc":
            group.fallback = max(0, min(number or 0, 9))
        elif word == "ansicpg":
            self._encoding = _encoding(f"cp{number}")
        elif word in ENCODINGS:
            self._encoding = ENCODINGS[word]
        elif word in ("lang", "deflang") and group.place == "text":
            self._languages[number or 0] += 1

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.group.may_skip = True
        elif symbol in "\r\n":
            self._word("par", None)
        elif self._left_out:
            self._left_out -= 1
        elif symbol in SYMBOLS:
            self._flush()
            self._add(SYMBOLS[symbol])

    def _byte(self, value: int) -> None:
        if self._left_out:
            self._left_out -= 1
        else:
            self._bytes.append(value)

    def _raw(self, text: str) -> None:
        if self._left_out:
            left = min(self._left_out, len(text))
            self._left_out -= left
            text = text[left:]
        if not text.isascii() and (meant := _utf8(text)):
            self._flush()
            self._add(meant)
        else:
            self._bytes += text.encode("latin-1")

    def _numbered(self, number: int) -> None:
        """A character by its number; those beyond the first plane come as two surrogates."""
        self._flush(keep_left_out=True)
        value = number + 0x10000 if number < 0 else number
        self._add(chr(value) if value <= 0xFFFF else "\ufffd")
        self._left_out = self.group.fallback

    def _flush(self, *, keep_left_out: bool = False) -> None:
        """Decode the bytes that came since the last other thing."""
        if not keep_left_out:
            self._left_out = 0
        if self._bytes:
            encoding = self._fonts.get(self.group.font, self._encoding)
            self._add(self._bytes.decode(encoding, "replace"))
            self._bytes.clear()

    def _add(self, text: str) -> None:
        place = self.group.place
        if place in self._facts:
            self._facts[place] += text
        elif place == "text" or place in ASIDES:
            self._flow.add(text, unseen=self.group.unseen)


def _utf8(text: str) -> str:
    """What sloppy programs write as it is; empty where it is in the document's encoding."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return ""
    except UnicodeEncodeError:  # these are no bytes: somebody has decoded the document
        return text


def _encoding(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
