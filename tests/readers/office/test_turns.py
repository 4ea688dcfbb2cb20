"""What is the transcript in a document of lines and tables."""

from __future__ import annotations

import pytest

from tests.readers.documents import docx, paragraphs, rows
from viewer.core.transcript import Transcript
from viewer.readers.open import read_bytes

Said = tuple[str | None, int | None, str]


def read(body: str) -> Transcript:
    return read_bytes(docx(body), ".docx")


def turns(transcript: Transcript) -> list[Said]:
    names = [speaker.name for speaker in transcript.speakers]
    return [
        (None if turn.speaker is None else names[turn.speaker], turn.stamp_ms, turn.text)
        for turn in transcript.turns
    ]


def ignored(transcript: Transcript) -> list[tuple[int, str]]:
    return [(remark.line, str(remark.text)) for remark in transcript.ignored]


ONE, TWO, THREE = ("Anna", 1000, "ett"), ("Bo", 5000, "två"), ("Anna", 9000, "tre")


@pytest.mark.parametrize(
    "table",
    [
        [
            ("Timespan", "Content", "Speaker"),
            ("0:01", "ett", "Anna"),
            ("0:05", "två", "Bo"),
            ("9", "tre", "Anna"),
        ],
        [("Anna", "00:00:01", "ett"), ("Bo", "00:00:05", "två"), ("Anna", "00:00:09", "tre")],
        [("00:00:01", "Anna:", "ett"), ("00:00:05", "Bo:", "två"), ("00:00:09", "Anna:", "tre")],
        [("Kuka", "Koska", "Mitä"), ("Anna", "0:01", "ett"), ("Bo", "0:05", "två"), ("Anna", "0:09", "tre")],
        [("Anna [0:01]", "ett"), ("Bo [0:05]", "två"), ("Anna [0:09]", "tre")],
        [("Anna\n00:00:01", "ett"), ("Bo\n00:00:05", "två"), ("Anna\n00:00:09", "tre")],
        [("0:01", "Anna: ett"), ("0:05", "Bo: två"), ("0:09", "Anna: tre")],
        [("Anna [0:01]: ett",), ("Bo [0:05]: två",), ("Anna [0:09]: tre",)],
        [("1", "0:01", "Anna", "ett"), ("2", "0:05", "Bo", "två"), ("3", "0:09", "Anna", "tre")],
    ],
    ids=[
        "NVivo",
        "no header",
        "time first",
        "strange header",
        "name and time",
        "above",
        "named text",
        "one",
        "ids",
    ],
)
def test_a_table_of_interviews(table: list[tuple[str, ...]]) -> None:
    assert turns(read(rows(*table))) == [ONE, TWO, THREE]


def test_a_table_without_times_can_be_read() -> None:
    transcript = read(rows(("Anna", "Ett, sa jag."), ("Bo", "Två."), ("Anna", "Tre."), ("Bo", "Fyra.")))
    assert turns(transcript)[:2] == [("Anna", None, "Ett, sa jag."), ("Bo", None, "Två.")]
    assert not transcript.timed
    assert [str(remark.text) for remark in transcript.warnings] == [
        "No times were found: the text can be read, but not followed."
    ]


def test_a_table_of_turns_may_have_text_and_tables_around_it() -> None:
    about = rows(("Datum", "3 maj"), ("Längd", "48:36"))
    first = rows(("Tid", "Talare", "Text"), ("0:01", "Anna", "ett\nen gång"))
    second = rows(("Tid", "Talare", "Text"), ("0:05", "Bo", "två"))
    transcript = read(
        paragraphs("Intervju 4") + about + first + paragraphs("Paus") + second + paragraphs("Slut")
    )
    assert turns(transcript) == [("Anna", 1000, "ett\nen gång"), TWO]
    assert ignored(transcript) == [
        (1, "Intervju 4"),
        (2, "Datum\t3 maj"),
        (4, "Längd\t48:36"),
        (6, "Tid\tTalare\tText"),
        (12, "Paus"),
        (13, "Tid\tTalare\tText"),
        (19, "Slut"),
    ]


def test_a_small_table_does_not_hide_the_turns_in_the_lines() -> None:
    contents = rows(("Tid", "Innehåll"), ("0:00", "Hamnen"), ("5:00", "Slut"))
    lines = paragraphs(*(f"Anna [00:0{minute}:00]: och så {minute}" for minute in range(9)))
    transcript = read(contents + lines)
    assert [turn.text for turn in transcript.turns][-1] == "och så 8"
    assert len(transcript.turns) >= 9


def test_a_table_in_a_table_is_text_of_its_cell() -> None:
    cell = f"<w:tc>{rows(('a', 'b'), ('c', 'd'))}<w:p/></w:tc>"
    row = f"<w:tr><w:tc>{paragraphs('0:01')}</w:tc><w:tc>{paragraphs('Anna')}</w:tc>{cell}</w:tr>"
    transcript = read(rows(("Tid", "Talare", "Text")).removesuffix("</w:tbl>") + row + "</w:tbl>")
    assert turns(transcript) == [("Anna", 1000, "a\tb\nc\td")]


def test_cells_that_span_columns_keep_the_others_in_place() -> None:
    span = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraphs("0:05") + "</w:tc>"
    row = f"<w:tr>{span}<w:tc>{paragraphs('två')}</w:tc></w:tr>"
    table = (
        rows(("Tid", "Talare", "Text"), ("0:01", "Anna", "ett")).removesuffix("</w:tbl>") + row + "</w:tbl>"
    )
    assert turns(read(table)) == [ONE, (None, 5000, "två")]


def test_a_meeting_of_google() -> None:
    transcript = read(
        paragraphs(
            "Weekly (2024-11-21 15:51 GMT) - Transcript",
            "Attendees",
            "Harry Rook, Jane Doe, Jane Doe's Presentation",
            "Transcript",
            "This editable transcript was computer generated and might contain errors.",
            "Harry Rook: All right.",
            "Jane Doe: Hi.",
            "",
            "00:05:00",
            "",
            "Harry Rook: So.",
            "Jane Doe: Then. It is at 2:30.",
            "Transcription ended after 00:08:30",
            "This editable transcript was computer generated and might contain errors.",
        )
    )
    assert turns(transcript) == [
        ("Harry Rook", None, "All right."),
        ("Jane Doe", None, "Hi."),
        ("Harry Rook", 300_000, "So."),
        ("Jane Doe", None, "Then. It is at 2:30."),
    ]
    assert [line for line, _ in ignored(transcript)] == [1, 2, 3, 4, 5, 13, 14]
    assert transcript.title == ""


TEAMS_OLD = ("0:0:0.0 --> 0:0:1.510\nSome Body\nOK. Yeah.", "0:0:3.90 --> 0:0:4.250\nJane Doe\nUmm.")
TEAMS_NEW = ("Some Body   0:03\nOK. Yeah.", "Jane Doe   0:07\nUmm.\nWell.")


@pytest.mark.parametrize("apart", [False, True])
def test_a_meeting_of_teams_as_it_was_saved_before(apart: bool) -> None:
    lines = [line for turn in TEAMS_OLD for line in turn.split("\n")] if apart else TEAMS_OLD
    transcript = read(paragraphs(*lines))
    assert turns(transcript) == [("Some Body", 0, "OK. Yeah."), ("Jane Doe", 3090, "Umm.")]
    assert [turn.end_ms for turn in transcript.turns] == [1510, 4250]
    assert transcript.warnings == ()


def test_a_meeting_of_teams_as_it_is_saved_now() -> None:
    head = ("Planning-20260615_133555-Meeting Transcript", "15 June 2026, 03:35am", "27m 42s")
    started, stopped = "Some Body started transcription", "Some Body stopped transcription"
    transcript = read(paragraphs(*head, started, *TEAMS_NEW, stopped))
    assert turns(transcript) == [("Some Body", 3000, "OK. Yeah."), ("Jane Doe", 7000, "Umm.\nWell.")]
    assert ignored(transcript) == [*enumerate([*head, started], 1), (7, stopped)]


def test_what_word_online_transcribes() -> None:
    head = ("Audio file", "interview.wav", "Transcript")
    transcript = read(
        paragraphs(*head, "00:00:03 Speaker 1", "Hello there.", "00:00:09 Speaker 2", "Thank you.")
    )
    assert turns(transcript) == [("Speaker 1", 3000, "Hello there."), ("Speaker 2", 9000, "Thank you.")]
    assert ignored(transcript) == [*enumerate(head, 1)]


def test_stamps_at_the_end_of_paragraphs() -> None:
    transcript = read(
        paragraphs("I: Wie war das? #00:00:12-5#", "B: Ja, gut. #00:00:34-1#", "I: Und? #00:00:36-0#")
    )
    assert turns(transcript) == [
        ("I", None, "Wie war das?"),
        ("B", 12_500, "Ja, gut."),
        ("I", 34_100, "Und?"),
    ]
    assert transcript.turns[-1].end_ms == 36_000
