"""Transcripts read as somebody chose: speakers added and taken out, columns, and whatever else was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.documents import docx, paragraphs, rows
from viewer.core.choices import AUTOMATIC, NO_OPTIONS, Choices, Columns
from viewer.core.draft import Draft
from viewer.core.steps import Step, unwatched
from viewer.core.transcript import Transcript
from viewer.errors import WorldError, message
from viewer.readers.base import Choosing
from viewer.readers.office.docx import DocxReader
from viewer.readers.open import draft_of, read_bytes, read_file, read_pasted
from viewer.readers.registry import READERS
from viewer.readers.turn_text import names
from viewer.readers.turn_text.reader import TurnTextReader

MONOLOGUE = "\n\n".join(f"Ada [00:00:0{i}]: Words.\n\nObs: A remark.\n\nBo: An answer." for i in range(4))
AFTER = "[00:00:01] Ada: One.\n[00:00:02] Ada: Two.\n[00:00:03] Bo: Three.\n[00:00:04] Ada: Four.\n"
UNTIMED = "Ada: One.\n\nOnly words.\n\nAda: Two.\n\nBo: Once.\n\nMore words.\n\nAnd more.\n\nAnd more.\n"
ODD = "När;Vem;Vad\n0:01;Ada;Hej\n0:05;Bo;Tack så mycket\n"


def read(text: str, suffix: str = ".txt", **chosen: object) -> Transcript:
    return read_bytes(text.encode(), suffix, choices=Choices(**chosen))  # type: ignore[arg-type]


def said(transcript: Transcript) -> list[tuple[str, str]]:
    names = [*(speaker.name for speaker in transcript.speakers), ""]
    return [(names[-1 if turn.speaker is None else turn.speaker], turn.text) for turn in transcript.turns]


def added(*names: str) -> dict[str, object]:
    return {"speakers": frozenset(names)}


def taken_out(*names: str) -> dict[str, object]:
    return {"no_speakers": frozenset(names)}


def shaped(text: str, shape: str) -> tuple[str, str]:
    """The text as it is, or as a page."""
    if shape == "text":
        return text, ".txt"
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n")) + "</body></html>", ".html"


class TestSpeakers:
    @pytest.mark.parametrize("shape", ["text", "page"])
    def test_lines_that_may_name_somebody_are_offered_and_added(self, shape: str) -> None:
        text, suffix = shaped(MONOLOGUE, shape)
        before = read(text, suffix)
        assert before.options.names == {"Obs": 4, "Bo": 4}
        assert {name for name, _ in said(before)} == {"Ada"}
        after = read(text, suffix, **added("Bo"))
        assert said(after)[:2] == [("Ada", "Words.\n\nObs: A remark."), ("Bo", "An answer.")]
        assert after.options.names == {"Obs": 4}
        assert len(after.turns) == 8

    @pytest.mark.parametrize("shape", ["text", "page"])
    def test_a_line_taken_out_belongs_to_the_turn_before(self, shape: str) -> None:
        text, suffix = shaped(MONOLOGUE.replace("Obs:", "Obs [00:00:05]:", 1), shape)
        assert {name for name, _ in said(read(text, suffix))} == {"Ada", "Obs"}
        after = read(text, suffix, **taken_out("Obs"))
        assert {name for name, _ in said(after)} == {"Ada"}
        assert after.options.names["Obs"] == 4  # type: ignore[index]
        assert [str(remark.text) for remark in after.ignored] == ["Obs"], "its name is not lost"
        assert ("Ada", "A remark.\n\nBo: An answer.") in said(after), "its time still counts"

    def test_a_name_after_a_time_goes_back_to_the_words(self) -> None:
        assert [name for name, _ in said(read(AFTER))] == ["Ada", "Ada", "Bo", "Ada"]
        after = read(AFTER, **taken_out("Ada"))
        assert said(after)[0] == ("", "Ada: One.")
        assert after.ignored == ()
        assert after.options.names == {"Ada": 3}

    def test_a_name_after_a_time_that_comes_once_can_be_added(self) -> None:
        text = "[00:00:01] and so on\n[00:00:05] Eva: Hello.\n[00:00:09] and on\n[00:00:12] and on\n"
        assert read(text).options.names == {"Eva": 1}
        assert ("Eva", "Hello.") in said(read(text, **added("Eva")))

    def test_text_without_times_has_them_too(self) -> None:
        before = read(UNTIMED)
        assert {name for name, _ in said(before)} == {"Ada"}
        assert before.options.names == {"Bo": 1}
        after = read(UNTIMED, **added("Bo"), **taken_out("Ada"))
        assert said(after)[0] == ("", "Ada: One.")
        assert ("Bo", "Once.") in said(after)

    def test_a_speaker_that_is_chosen_may_begin_before_the_first_time(self) -> None:
        text = "Eva: Before it starts.\n\nA menu\n\n" + MONOLOGUE
        assert said(read(text))[0][0] == "Ada"
        assert said(read(text, **added("Eva")))[0] == ("Eva", "Before it starts.\n\nA menu")

    def test_a_saved_archive_is_read_as_its_page(self) -> None:
        page, _ = shaped(MONOLOGUE, "page")
        archive = (
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=xx\n\n--xx\n"
            f"Content-Type: text/html\n\n{page}\n--xx--\n"
        )
        assert "Bo" in {name for name, _ in said(read(archive, ".mhtml", **added("Bo")))}

    def test_a_document_is_read_as_its_lines(self) -> None:
        data = docx(paragraphs(*MONOLOGUE.split("\n")))
        assert "Bo" not in {name for name, _ in said(read_bytes(data, ".docx"))}
        found = read_bytes(data, ".docx", choices=Choices(speakers=frozenset({"Bo"})))
        assert "Bo" in {name for name, _ in said(found)}

    def test_the_source_of_a_document_has_a_line_for_each_paragraph(self) -> None:
        body = paragraphs("One", "", "Ada [0:01]:\tHej") + rows(("a", "b\nc")) + paragraphs("Two")
        assert (
            DocxReader().read(docx(body).decode("latin-1")).source == "One\n\nAda [0:01]: Hej\na\tb c\n\nTwo"
        )

    def test_a_paste_is_read_as_chosen(self) -> None:
        page, _ = shaped(MONOLOGUE, "page")
        for html, text in ((page, MONOLOGUE), (None, MONOLOGUE)):
            found = read_pasted(html, text, choices=Choices(speakers=frozenset({"Bo"})))
            assert "Bo" in {name for name, _ in said(found)}
        assert read_pasted(page, MONOLOGUE).format == "web-page"
        assert read_pasted(page, MONOLOGUE, choices=Choices("plain")).format == "plain"
        assert read_pasted(page, UNTIMED, choices=Choices("web-page")).format == "web-page"

    def test_formats_that_name_their_speakers_leave_nothing_to_choose(self) -> None:
        text = '{"version": "1.0.0", "segments": [{"speaker": "Ada", "startTime": 0, "body": "Hello."}]}'
        assert read(text, ".json").options.names is None


class TestNames:
    def test_frequent_ones_come_first_and_a_word_in_small_letters_must_recur(self) -> None:
        assert list(names.possible({"Eva": 1, "Bo": 3, "note": 1, "sic": 2, "": 9})) == ["Bo", "sic", "Eva"]

    def test_there_are_not_too_many(self) -> None:
        assert len(names.possible({f"Name{i}": 1 for i in range(1_000)})) == 40


class TestColumns:
    def test_columns_that_nobody_knows_can_be_given_their_roles(self) -> None:
        found = read(ODD, ".csv", reader="table", columns=Columns(text=2, time=0, speaker=1))
        assert said(found) == [("Ada", "Hej"), ("Bo", "Tack så mycket")]
        assert [turn.stamp_ms for turn in found.turns] == [1_000, 5_000]
        assert [turn.line for turn in found.turns] == [2, 3]
        assert found.options.header == ("när", "vem", "vad")
        assert found.options.columns == Columns(text=2, time=0, speaker=1)
        assert [str(remark.text) for remark in found.ignored] == ["När;Vem;Vad"]

    def test_they_are_guessed_where_the_format_was_chosen(self) -> None:
        found = read(ODD, ".csv", reader="table")
        assert found.options.columns == Columns(text=2, time=0, speaker=1)

    def test_known_columns_can_be_given_other_roles(self) -> None:
        text = "Start,Text,Notes\n0:01,Hello,Better\n"
        assert said(read(text, ".csv")) == [("", "Hello")]
        assert said(read(text, ".csv", columns=Columns(text=2, time=0))) == [("", "Better")]

    def test_a_table_without_a_header_loses_no_row(self) -> None:
        found = read("0:01;Ada;Hej\n0:05;Bo;Tack\n", ".csv", reader="table", columns=Columns(2, 0, None, 1))
        assert said(found) == [("Ada", "Hej"), ("Bo", "Tack")]
        assert found.options.header == ("1", "2", "3")
        assert found.ignored == ()

    def test_a_column_for_the_end_and_none_for_the_time(self) -> None:
        text = "A;B;C\n0:01;0:04;Hej\n"
        assert read(text, ".csv", reader="table", columns=Columns(2, 0, 1)).turns[0].end_ms == 4_000
        assert not read(text, ".csv", reader="table", columns=Columns(2)).timed

    def test_a_column_that_is_not_there_holds_nothing(self) -> None:
        with pytest.raises(WorldError, match="no transcript"):
            read(ODD, ".csv", reader="table", columns=Columns(99, 98, 97, 96))


def test_the_encoding_that_was_chosen_is_used(tmp_path: Path) -> None:
    path = tmp_path / "ord.txt"
    path.write_bytes("Märta [00:00:01]: Hej.\nMärta [00:00:02]: Då.\n".encode("cp1252"))
    assert read_file(path).speakers[0].name == "Märta"
    assert read_file(path, choices=Choices(encoding="cp437")).speakers[0].name == "MΣrta"
    with pytest.raises(WorldError, match="not written in utf-8"):
        read_file(path, choices=Choices(encoding="utf-8"))


def test_who_lets_nothing_choose_offers_nothing() -> None:
    class Deaf:
        key, label, suffixes = "deaf", message("Deaf"), ()

        def score(self, head: str, suffix: str) -> int:
            return 0

        def read(self, text: str, step: Step = unwatched) -> Draft:
            return TurnTextReader().read(text, step)

    assert TurnTextReader().read(MONOLOGUE).options.names
    assert draft_of(Deaf(), MONOLOGUE, AUTOMATIC).options == NO_OPTIONS


def test_who_lets_choose_reads_the_same_where_nothing_was() -> None:
    choosing = [reader for reader in READERS if isinstance(reader, Choosing)]
    documents = {"docx", "odt", "rtf"}
    texts = {"turn-text", "table", "web-page", "plain", "otranscribe"}
    assert {reader.key for reader in choosing} == {*texts, *documents, "mhtml"}
    for text in (MONOLOGUE, AFTER, UNTIMED, ODD, shaped(MONOLOGUE, "page")[0]):
        for reader in choosing:
            if reader.key in texts:
                assert reader.read_as(text, AUTOMATIC) == reader.read(text)


pieces = st.sampled_from(
    [
        *("Ada", "Bo", "Obs", ": ", ":", "\n", "\n\n", " ", ";", ",", '"', "<p>", "</p>", "word."),
        *("[00:00:01]", "00:00:05", "(0:09)", "#00:00:11#", "99:99", "När", "Start,Text\n", "\t"),
    ]
)
chosen = st.frozensets(st.sampled_from(["Ada", "Bo", "Obs", "När"]))
places = st.none() | st.integers(0, 4)
keys = st.sampled_from([None, "turn-text", "plain", "table", "web-page"])
columns = st.none() | st.builds(Columns, st.integers(0, 4), places, places, places)
choices = st.builds(Choices, keys, st.none(), columns, chosen, chosen)


@given(st.lists(pieces, max_size=40).map("".join), choices)
def test_any_text_and_any_choice_give_a_transcript_or_a_fault_of_the_world(
    text: str, wanted: Choices
) -> None:
    try:
        found = read_bytes(text.encode(), choices=wanted)
    except WorldError:
        return
    assert found.turns
    speaking = {speaker.name for speaker in found.speakers}
    if found.options.names is not None:
        assert not speaking & wanted.no_speakers
        assert not speaking & set(found.options.names)


@given(st.lists(pieces, max_size=40).map("".join), chosen)
def test_no_word_is_lost_by_taking_names_out(text: str, names: frozenset[str]) -> None:
    wanted = Choices("turn-text", no_speakers=names)
    try:
        found = read_bytes(text.encode(), choices=wanted)
    except WorldError:
        return
    shown = [turn.text for turn in found.turns] + [speaker.name for speaker in found.speakers]
    shown += [str(remark.text) for remark in (*found.ignored, *found.warnings)]
    everything = "\n".join(shown)
    for word in ("Ada", "Bo", "Obs", "word"):
        assert (word in text) <= (word in everything)
