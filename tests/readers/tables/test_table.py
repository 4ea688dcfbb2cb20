from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.builder import build
from viewer.core.timecode import format_ms
from viewer.core.transcript import Transcript
from viewer.readers.open import read_bytes
from viewer.readers.tables.table import TableReader

cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1, max_size=30).filter(
    str.strip
)


def read(text: str) -> Transcript:
    return build(TableReader().read(text))


def rows(transcript: Transcript) -> list[tuple[str | None, int | None, str]]:
    names = [speaker.name for speaker in transcript.speakers]
    return [
        (None if turn.speaker is None else names[turn.speaker], turn.stamp_ms, turn.text)
        for turn in transcript.turns
    ]


@given(
    st.lists(st.tuples(st.integers(0, 5000), cells), min_size=1, max_size=8, unique_by=lambda row: row[0]),
    st.permutations(["Timespan", "Content", "Speaker"]),
    st.sampled_from("\t,;"),
)
def test_columns_in_any_order_read_back(
    said: list[tuple[int, str]], columns: list[str], delimiter: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    for second, text in sorted(said):
        row = {"Timespan": f"{format_ms(second * 1000, hours=True)}.0", "Content": text, "Speaker": "Anna"}
        writer.writerow([row[column] for column in columns])
    assert TableReader().score(out.getvalue(), ".csv") == 100
    assert rows(read(out.getvalue())) == [
        ("Anna", second * 1000, text.strip()) for second, text in sorted(said)
    ]


def test_times_as_nvivo_writes_them() -> None:
    text = "Timespan\tContent\tSpeaker\n75\ta\tAnna\n1:6 - 1:30\tb\t\n9203\tc\tBo\n0:00.0 - 0:05.2\td\tBo\n"
    transcript = read(text)
    assert sorted(rows(transcript), key=str) == sorted(
        [("Anna", 75_000, "a"), (None, 66_000, "b"), ("Bo", 5_523_000, "c"), ("Bo", 0, "d")], key=str
    )


def test_lines_columns_and_rows_that_are_not_read_are_named() -> None:
    text = (
        'Interview 4\nId,Start,End,Text,Mood\n1,0:01,0:04,"one\ntwo",fine\n2,soon,,three,\n3,0:09,0:10,,sad\n'
    )
    transcript = read(text)
    first = transcript.turns[0]
    assert (first.line, first.start_ms, first.end_ms, first.text) == (3, 1000, 4000, "one\ntwo")
    assert [(remark.line, str(remark.text)) for remark in transcript.ignored] == [
        (1, "Interview 4"),
        (2, "Id,Start,End,Text,Mood"),
        (2, "Columns that were not read: id, mood"),
    ]
    assert [(remark.line, str(remark.text)) for remark in transcript.warnings] == [
        (5, "The time soon cannot be; the turn is timed by estimate."),
        (6, "This row has no text: 3 0:09 0:10 sad"),
    ]


def test_cells_below_no_name_are_ignored_one_by_one() -> None:
    transcript = read("Time\t\tText\n0:01\tnote\tone\tmore\n")
    assert [(remark.line, str(remark.text)) for remark in transcript.ignored] == [
        (1, "Time\t\tText"),
        (2, "note"),
        (2, "more"),
    ]


def test_a_row_beyond_measure_costs_itself_alone() -> None:
    text = f"Time\tText\n0:01\tone\n0:02\t{'x' * 200_000}\n0:03\tthree\n"
    transcript = read(text)
    assert [turn.text for turn in transcript.turns] == ["one", "three"]
    assert [remark.line for remark in transcript.warnings] == [3]


@pytest.mark.parametrize("text", ["", "Anna\tBo", "Time: 0:01\nText: hello", "time flies, text stays"])
def test_what_has_no_header_does_not_score(text: str) -> None:
    assert TableReader().score(text, ".txt") == 0


ONE, TWO, THREE = ("Anna", 1000, "Ett, sa jag."), ("Bo", 5000, "Två."), ("Anna", 9000, "Tre är fler.")


@pytest.mark.parametrize(
    "text",
    [
        '00:00:01,Anna,"Ett, sa jag."\n00:00:05,Bo,Två.\n00:00:09,Anna,Tre är fler.\n',
        "Anna\t0:01\tEtt, sa jag.\nBo\t0:05\tTvå.\nAnna\t0:09\tTre är fler.\n",
        "1;1,0;4,5;Anna;Ett, sa jag.\n2;5,0;6,5;Bo;Två.\n3;9,0;12,25;Anna;Tre är fler.\n",
        "Ett, sa jag.|[00:01]|Anna\nTvå.|[00:05]|Bo\nTre är fler.|[00:09]|Anna\n",
        "Kuka;Koska;Mitä\nAnna;0:01;Ett, sa jag.\nBo;0:05;Två.\nAnna;0:09;Tre är fler.\n",
        '1.000001,4.2,Anna,"Ett, sa jag."\n5.000001,9.1,Bo,Två.\n9.0000004,12.5,Anna,Tre är fler.\n',
        "1\t4\tAnna\tEtt, sa jag.\n5\t9\tBo\tTvå.\n9\t12\tAnna\tTre är fler.\n",
    ],
    ids=["commas", "tabs", "decimal commas", "bars", "strange header", "long fractions", "whole seconds"],
)
def test_columns_that_need_no_names(text: str) -> None:
    assert TableReader().score(text, ".csv") == 85
    assert rows(read(text)) == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [
        ("Start (s);End (s);Speaker;Text", "1,0;4,5;Anna", "5,0;6,25;Bo"),
        ("start_ms;end_ms;speaker;text", "1000;4500;Anna", "5000;6250;Bo"),
        ("Start [ms];Ende [ms];Sprecher;Inhalt", "1000;4500;Anna", "5000;6250;Bo"),
        ("Starttid;Längd;Talare;Replik", "0:01;3,5;Anna", "0:05;1,25;Bo"),
        ("Début;Fin;Intervenant;Texte", "00:00:01,000;00:00:04,500;Anna", "00:00:05,000;00:00:06,250;Bo"),
        ("startTime;endTime;speakerLabel;transcript", "1;4.5;Anna", "5;6.25;Bo"),
        ('"Time In";"Time Out";"Name";"Dialogue"', "00:00:01.0;00:00:04.5;Anna", "00:00:05;00:00:06.25;Bo"),
        ("Time (hh:mm:ss);Duration (sec);Who;Words", "00:00:01;3.5;Anna", "00:00:05;1.25;Bo"),
    ],
)
def test_headers_and_units(header: str, first: str, second: str) -> None:
    transcript = read(f"{header}\n{first};Ett, sa jag.\n{second};Två.\n")
    names = [ONE, TWO] if "speakerLabel" not in header else [(None, *ONE[1:]), (None, *TWO[1:])]
    assert rows(transcript) == names
    assert [turn.end_ms for turn in transcript.turns] == [4500, 6250]
    assert transcript.warnings == ()


def test_whole_numbers_are_what_people_can_say_so_fast() -> None:
    said = "och så var det med den saken."
    ms = "start\tend\ttext\n" + "".join(f"{n * 4000}\t{n * 4000 + 3500}\t{said}\n" for n in range(5))
    assert [turn.start_ms for turn in read(ms).turns] == [0, 4000, 8000, 12_000, 16_000]
    seconds = "start\tend\ttext\n" + "".join(f"{n * 65}\t{n * 65 + 9}\t{said}\n" for n in range(5))
    assert [turn.start_ms for turn in read(seconds).turns] == [0, 65_000, 130_000, 195_000, 260_000]
    notes = "time\ttext\n" + "".join(f"{n * 600}\tlater\n" for n in range(5))
    assert [turn.start_ms for turn in read(notes).turns] == [0, 600_000, 1_200_000, 1_800_000, 2_400_000]


def test_fields_without_colons_are_known_by_never_being_over_59() -> None:
    times = [f"{minute}{second:02}" for minute, second in zip(range(1, 12), range(3, 58, 5), strict=True)]
    text = "Time\tText\n" + "".join(f"{time}\tsome words that were said here\n" for time in times)
    assert read(text).turns[1].start_ms == 128_000


def test_nvivo_leaves_out_colons_and_parts_ranges_with_a_slash() -> None:
    transcript = read("Timespan\tContent\n0:01/0:05\ta\n2:5:3\tb\n14532\tc\n")
    assert [(turn.start_ms, turn.end_ms) for turn in transcript.turns[:2]] == [
        (1000, 5000),
        (6_332_000, 7_503_000),
    ]


def test_a_table_of_names_and_words_can_be_read() -> None:
    text = "Speaker;Text\nAnna;Ett.\nBo;Två.\n"
    assert (TableReader().score(text, ".csv"), TableReader().score(text, ".txt")) == (85, 0)
    transcript = read(text)
    assert rows(transcript) == [("Anna", None, "Ett."), ("Bo", None, "Två.")]
    assert not transcript.timed


def test_a_first_row_without_a_time_is_no_header() -> None:
    transcript = read(
        ",Anna,Ett är ett.\n0:05,Bo,Två är två.\n0:09,Anna,Tre är tre.\n0:12,Bo,Fyra.\n0:15,Bo,Fem.\n"
    )
    assert rows(transcript)[0] == ("Anna", None, "Ett är ett.")


def test_columns_nobody_reads_are_ignored_cell_by_cell_where_they_have_no_names() -> None:
    transcript = read("a1,0:01,Anna,Ett är ett.\nb2,0:05,Bo,Två är två.\nc3,0:09,Anna,Tre är tre.\n")
    assert [(remark.line, str(remark.text)) for remark in transcript.ignored] == [
        (1, "a1"),
        (2, "b2"),
        (3, "c3"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a,b\nc,d\ne,f\n",
        "1,2\n2,3\n3,4\n4,5\n",
        "Datum,3 maj\nPlats,Umeå\nLängd,48:36\n",
        "0:01\n0:02\n0:03\n",
        "Ja, jo.\nNej, nej.\nTja.\n",
        "Team,Location,Cups\nBlues,STL,1\nFlyers,PHI,2\nMaple Leafs,TOR,13\n",
        "1901,United States,The Film\n1901,France,Another Film\n1902,United States,A Third Film\n",
        "Anna,Hej.\nBo,Hej hej.\nAnna,Jaha.\nBo,Ja.\n",
    ],
)
def test_tables_of_other_things_are_none(text: str) -> None:
    assert TableReader().score(text, ".csv") == 10


def test_of_columns_that_might_all_be_names_speakers_are_those_that_come_again() -> None:
    assert rows(read("0:01;Anna;Hej\n0:05;Bo;Tack\n0:09;Anna;Ja\n0:11;Anna;Nej\n"))[1] == (
        "Bo",
        5_000,
        "Tack",
    )


def test_a_text_with_tabs_may_be_a_table() -> None:
    said = "1\t5\tHow are you today?\n5\t12\tFine, thank you, and how are you?\n12\t14\tFine.\n"
    assert [TableReader().score(said, suffix) for suffix in (".txt", "", ".tsv", ".md")] == [40, 40, 85, 0]
    assert TableReader().score(said.replace("\t", ","), ".txt") == 0
    assert TableReader().score("1\t400\tapples\n2\t500\tpears\n3\t600\tplums\n", ".txt") == 0
    found = read_bytes(said.encode(), ".txt")
    assert [(turn.start_ms, turn.end_ms) for turn in found.turns] == [
        (1_000, 5_000),
        (5_000, 12_000),
        (12_000, 14_000),
    ]


def test_a_broken_quote_costs_no_more_than_its_rows() -> None:
    transcript = read('Time,Text\n0:01,"one\n0:02,two\n0:03,three"\n0:04,four\n')
    assert [(turn.start_ms, turn.text) for turn in transcript.turns] == [
        (1000, "one\n0:02,two\n0:03,three"),
        (4000, "four"),
    ]


@pytest.mark.parametrize("times", [("1.0", "5.5", "12.0", "14.5"), ("0:01", "0:05", "0:12", "0:14")])
@pytest.mark.parametrize("whole", [False, True])
def test_an_end_that_stands_before_its_start(times: tuple[str, ...], whole: bool) -> None:
    moments = [str(int(float(time.replace("0:", "")))) for time in times] if whole else list(times)
    names = ["Anna", "Bo", "Anna"]
    text = "".join(
        f"{end};{name};Said by {name} here.;{start}\n"
        for name, start, end in zip(names, moments, moments[1:], strict=False)
    )
    transcript = read(text)
    assert not transcript.warnings
    assert [turn.end_ms for turn in transcript.turns] == [turn.start_ms for turn in transcript.turns[1:]] + [
        14_000 + 500 * ("." in moments[-1])
    ]
    assert rows(transcript)[0] == ("Anna", 1_000, "Said by Anna here.")


def test_one_end_before_its_start_turns_no_columns_round() -> None:
    transcript = read("0:01;0:05;One.\n0:09;0:06;Two.\n0:10;0:12;Three.\n")
    assert [turn.start_ms for turn in transcript.turns] == [1_000, 9_000, 10_000]
    assert [remark.line for remark in transcript.warnings] == [2]


@pytest.mark.parametrize("length", [1, 5_000], ids=["short", "longer than a cell may be"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_a_quote_that_never_ends_costs_its_row_alone(length: int, end: str) -> None:
    said = [f"0:{second:02},Anna,Words number {second}." + " word" * length for second in range(1, 40)]
    said[9] = said[9].replace("Words", '"Words')
    transcript = read("Time,Speaker,Text\n" + "\n".join(said) + end)
    assert [turn.start_ms for turn in transcript.turns] == [second * 1000 for second in range(1, 40)]
    assert transcript.turns[9].text == "Words number 10." + " word" * length
    assert [(remark.line, str(remark.text)) for remark in transcript.warnings] == [
        (11, "A quotation mark is missing in this row.")
    ]


def test_a_last_row_that_is_cut_off_inside_its_quotes_is_told() -> None:
    transcript = read('Time,Text\n0:01,"one"\n0:02,"tw')
    assert [turn.text for turn in transcript.turns] == ["one", "tw"]
    assert [remark.line for remark in transcript.warnings] == [3]


def test_no_more_than_some_quotes_are_looked_for_again() -> None:
    text = "Time,Text\n" + '0:0"1,"two\n' * 1_000
    transcript = read(text)
    assert len(transcript.warnings) < 20
    kept = [*(turn.text for turn in transcript.turns), *(str(remark.text) for remark in transcript.ignored)]
    assert "".join(kept).count("two") == 1_000


def test_what_does_not_lie_behind_the_starts_is_how_long_the_rows_last() -> None:
    transcript = read("Anna,0:01,0:04,Hello.\nBo,0:05,0:03,Hello again.\nAnna,0:09,0:02,Bye now.\n")
    assert not transcript.warnings
    assert [(turn.start_ms, turn.end_ms) for turn in transcript.turns] == [
        (1_000, 5_000),
        (5_000, 8_000),
        (9_000, 11_000),
    ]
