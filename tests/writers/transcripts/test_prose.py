"""What is written as prose or a table is read as the same turns, whatever they say.

Lost in all of these formats: blanks at the ends of lines, blank lines around a turn, the times of captions
and words inside a turn, what stands around the turns. Turn text also loses language and the audio's name, a
table the title, too, and turns without words. HTML and DOCX cannot hold control characters.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.annotated import NASTY
from tests.writers.transcripts.talks import (
    EPISODES,
    NAMES,
    RESOURCES,
    TRAPS,
    said,
    talks,
    tidy,
    times,
    words,
)
from viewer.core.builder import build
from viewer.core.draft import Draft, RawTurn
from viewer.core.flat import xml_text
from viewer.core.transcript import Timing, Transcript
from viewer.errors import WorldError
from viewer.readers.open import read_bytes, read_file
from viewer.readers.registry import by_key as reader_of
from viewer.readers.turn_text.reader import TurnTextReader
from viewer.writers.transcripts.registry import KEYS, by_key, by_suffix

PROSE = ("txt", "md", "html", "docx", "csv")


def same(text: str) -> str:
    return text


@dataclass(frozen=True)
class Form:
    """A format that is written.

    Attributes:
        key: of its writer.
        reader: key of its reader.
        holds: what it makes of a text.
        facts: whether title, language and the audio's name come back.
    """

    key: str
    reader: str
    holds: Callable[[str], str] = same
    facts: tuple[str, ...] = ("title", "language", "media")

    def write(self, transcript: Transcript) -> bytes:
        return by_key(self.key).write(transcript)

    def back(self, transcript: Transcript) -> Transcript:
        if self.key == "docx":
            return read_bytes(self.write(transcript), ".docx")
        return build(reader_of(self.reader).read(self.write(transcript).decode("utf-8-sig")))

    def __str__(self) -> str:
        return self.key


FORMS = (
    Form("txt", "turn-text", facts=("title",)),
    Form("md", "markdown"),
    Form("html", "web-page", xml_text),
    Form("docx", "docx", xml_text, ("title", "language")),
    Form("csv", "table", str.strip, ()),
)
each_form = pytest.mark.parametrize("form", FORMS, ids=str)


def expected(form: Form, transcript: Transcript) -> list[tuple[str, str]]:
    return [(form.holds(name), tidy(form.holds(text))) for name, text in said(transcript)]


def talk(*turns: tuple[str | None, int | None, str], **facts: str) -> Transcript:
    return build(Draft("test", [RawTurn(text, 0, who, start) for who, start, text in turns], **facts))


@each_form
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_talk_comes_back(form: Form, data: st.DataObject) -> None:
    made = data.draw(talks(bare=form.key == "csv"))
    found = form.back(made)
    assert said(found) == expected(form, made)
    assert times(found) == times(made)
    for fact in form.facts:
        assert getattr(found, fact) == getattr(made, fact)


@each_form
@pytest.mark.parametrize("text", [*NASTY, *TRAPS])
def test_nothing_said_is_taken_for_anything_else(form: Form, text: str) -> None:
    made = talk(("Ada", 1_000, "först"), ("Bo", 4_000, text), (None, 7_000, text), ("Bo", None, text or "-"))
    if not form.holds(tidy(text)).strip():
        pytest.skip("nothing is said")
    assert said(form.back(made)) == expected(form, made)


@each_form
@pytest.mark.parametrize("name", NAMES)
def test_names_of_all_kinds_come_back(form: Form, name: str) -> None:
    made = talk((name, 1_000, "ett"), (None, 4_000, "två"), (name, None, "tre"), ("Bo", 9_000, "fyra"))
    assert said(form.back(made)) == [(name, "ett"), ("", "två"), (name, "tre"), ("Bo", "fyra")]


@each_form
@pytest.mark.parametrize("name", EPISODES)
def test_the_sample_episodes_come_back(form: Form, name: str) -> None:
    check(form, read_file(RESOURCES / name))


@each_form
def test_the_agency_page_comes_back(form: Form, agency_page: Path) -> None:
    made = read_file(agency_page)
    found = check(form, made)
    assert (len(found.turns), len(found.speakers)) == (98, 5)
    assert sum(turn.text.count("[?? 00:") for turn in found.turns) == 4
    assert sum(turn.timing is Timing.SPREAD for turn in found.turns) == 4


@each_form
def test_samples_of_other_formats_come_back(form: Form, corpora: Path) -> None:
    count = 0
    for path in samples(corpora):
        try:
            made = read_file(path)
        except WorldError:
            continue
        check(form, made)
        count += 1
    assert count >= 12


def samples(corpora: Path) -> Iterator[Path]:
    for folder in ("podcast-namespace", "vendor-json", "speech"):
        yield from (
            path for path in sorted((corpora / folder).iterdir()) if path.suffix not in (".mp3", ".wav")
        )


def check(form: Form, made: Transcript) -> Transcript:
    """That a transcript which somebody made comes back, and nothing in it is doubted."""
    found = form.back(made)
    assert said(found) == expected(form, made)
    assert times(found) == times(made)
    assert words(found) == words(made)
    assert found.warnings == () or not made.timed
    for fact in form.facts:
        assert getattr(found, fact) == " ".join(getattr(made, fact).split())
    return found


@each_form
def test_what_was_written_is_recognised(form: Form) -> None:
    made = talk(
        ("Ada", 1_000, "Hej."), ("Bo", 4_480, "[?? 00:36:31] <b>&amp;</b>"), title="Hej", language="sv"
    )
    assert read_bytes(form.write(made)).format == form.reader


@each_form
def test_writing_again_changes_nothing(form: Form) -> None:
    made = talk(
        ("Ada", 1_000, "Hej.\n\n- Nej."), (None, 4_480, "Ada: nej"), ("Bo", None, "[0:05]"), title="T"
    )
    once = form.back(made)
    again = form.back(once)
    assert (said(again), times(again), again.title) == (said(once), times(once), once.title)
    assert form.key == "docx" or form.write(again) == form.write(once)


def test_documents_have_turn_text_in_their_paragraphs() -> None:
    made = talk(
        ("Ada", 1_000, "Hej.\n\n- Nej."),
        (None, 4_480, "Ada: nej"),
        ("Bo", None, "x"),
        title="Titel",
        language="sv",
    )
    document = Document(io.BytesIO(by_key("docx").write(made)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:2] == ["Titel", "Ada [00:00:01]: Hej.\n\n- Nej."]
    assert document.paragraphs[1].runs[0].bold
    assert (document.core_properties.title, document.core_properties.language) == ("Titel", "sv")
    found = build(TurnTextReader().read("\n".join(texts)))
    assert said(found) == said(made)
    assert times(found) == times(made)


@given(talks())
def test_any_talk_in_a_document_is_turn_text(made: Transcript) -> None:
    document = Document(io.BytesIO(by_key("docx").write(made)))
    said_in = (each.text for each in document.paragraphs if each.style.name != "Title")
    lines = "\n\n".join(said_in)
    assert said(build(TurnTextReader().read(lines))) == [
        (xml_text(name), tidy(xml_text(text))) for name, text in said(made)
    ]


def test_text_to_be_read_by_people() -> None:
    made = talk(
        ("Ada", 1_000, "Hej."),
        ("Bo", 4_480, "Ja: [?? 00:00:06]\nså"),
        ("Ada", None, "Nej."),
        title="En titel",
    )
    assert by_key("txt").write(made).decode() == (
        "En titel\n\nAda [00:00:01]: Hej.\n\nBo [00:00:04.480]: Ja: [?? 00:00:06]\nså\n\nAda: Nej.\n"
    )
    untimed = talk(*((who, None, "Ja.") for who in ("Ada", "Bo", "Ada", "Bo")), title="Utan tider")
    assert by_key("txt").write(untimed).decode() == (
        "# Utan tider\n\nAda: Ja.\n\nBo: Ja.\n\nAda: Ja.\n\nBo: Ja.\n"
    )


def test_a_pause_is_written_as_a_range() -> None:
    made = build(Draft("test", [RawTurn("a", 1, "Ada", 0, 900), RawTurn("b", 2, "Bo", 1_000, 2_000)]))
    assert by_key("txt").write(made).decode() == (
        "Ada [00:00:00 - 00:00:00.900]: a\n\nBo [00:00:01 - 00:00:02]: b\n"
    )


def test_no_cell_is_a_formula() -> None:
    made = talk(("=cmd", 1_000, "=1+1"), ("Bo", 4_000, "- Ja."), ("Bo", 5_000, "'=x"))
    rows = by_key("csv").write(made).decode("utf-8-sig").splitlines()
    assert rows[1] == '"\'=cmd","00:00:01","","\'=1+1"'
    assert not [
        row for row in rows[1:] for cell in row.split(",") if cell.strip('"').startswith(tuple("=+-@"))
    ]


def test_the_registry_has_each_writer_once() -> None:
    writers = [by_key(key) for key in KEYS]
    assert tuple(writer.key for writer in writers) == KEYS
    assert all(str(writer.label) and writer.suffix.startswith(".") for writer in writers)
    assert {by_suffix(writer.suffix.upper()).suffix for writer in writers} == {w.suffix for w in writers}
    assert by_suffix(".txt").key == "txt"
    with pytest.raises(WorldError, match="No transcript can be written as odt: Known are: txt, "):
        by_key("odt")
    with pytest.raises(WorldError, match=r"The ending \.xyz does not tell how to write: Name a format: txt"):
        by_suffix(".xyz")


@pytest.mark.parametrize("key", PROSE)
def test_an_empty_transcript_can_be_written(key: str) -> None:
    assert by_key(key).write(build(Draft("test")))
