"""Chapters of Podcasting 2.0: what is listed, what is left out, and that they are no transcript."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.core.chapters import Chapter
from viewer.errors import WorldError
from viewer.readers import registry
from viewer.readers.open import read_bytes
from viewer.readers.podcast_chapters import ChapterList, read_chapters, recognised

# The example of the specification.
SPECIFIED = {
    "version": "1.2.0",
    "author": "John Doe",
    "title": "The Strange Case",
    "chapters": [
        {"startTime": 0, "title": "Intro"},
        {
            "startTime": 168,
            "title": "Hearing Aids",
            "img": "https://example.com/images/hearing_aids.jpg",
        },
        {"startTime": 260, "title": "Progress Report", "endTime": 270.5},
        {"startTime": 410, "toc": False, "img": "https://example.com/images/cover.jpg"},
    ],
}


def written(*chapters: object, **more: object) -> bytes:
    return json.dumps({"version": "1.2.0", **more, "chapters": chapters}).encode()


def read(*chapters: object) -> ChapterList:
    return read_chapters(written(*chapters))


def told(found: ChapterList) -> list[str]:
    return [f"{warning.line}: {warning.text}" for warning in found.warnings]


def test_the_example_of_the_specification() -> None:
    found = read_chapters(json.dumps(SPECIFIED, indent=2).encode())
    assert found.chapters == (
        Chapter(0, 0, "Intro"),
        Chapter(168_000, 0, "Hearing Aids"),
        Chapter(260_000, 270_500, "Progress Report"),
    )
    assert found.warnings == ()


def test_times_as_texts_are_read_too() -> None:
    found = read({"startTime": "12.5", "endTime": "00:01:03.250", "title": "A"}, {"startTime": "1:02:03"})
    assert found.chapters == (Chapter(12_500, 63_250, "A"), Chapter(3_723_000, 0, ""))


@pytest.mark.parametrize("time", [None, "soon", -1, True, [], {}, 1e300, float("nan"), float("inf")])
def test_a_chapter_without_a_time_costs_itself(time: object) -> None:
    found = read({"startTime": time, "title": "A"}, {"startTime": 1, "title": 7})
    assert found.chapters == (Chapter(1_000, 0, ""),)
    assert told(found) == ["0: Chapter 1 has no time."]


def test_what_is_no_chapter_is_counted() -> None:
    found = read("one", {"startTime": 1}, None)
    assert len(found.chapters) == 1
    assert "2 entries" in told(found)[0]


def test_a_file_cut_off_keeps_what_is_whole() -> None:
    data = written({"startTime": 0, "title": "A"}, {"startTime": 60, "title": "B"})
    found = read_chapters(data[:-10])
    assert [chapter.title for chapter in found.chapters] == ["A"]
    assert told(found) == ["1: The file is damaged here; what follows was not read."]


@pytest.mark.parametrize(
    "data",
    [b'{"chapters": ' + b"[" * 100_000, b'{"chapters": 5}', b'{"chapters": [' + b'{"a":' * 100_000],
    ids=["lists in lists", "a number", "objects in objects"],
)
def test_damage_ends_in_no_chapters(data: bytes) -> None:
    assert read_chapters(data).chapters == ()


def test_no_more_is_read_than_could_be_listed() -> None:
    found = read(*({"startTime": second} for second in range(20_000)))
    assert len(found.chapters) == 10_000


@pytest.mark.parametrize("data", [b"", b"\0" * 100, b"\x89PNG\r\n\x1a\n" + bytes(100)])
def test_what_is_no_text_is_the_worlds_fault(data: bytes) -> None:
    with pytest.raises(WorldError):
        read_chapters(data)


KEYS = st.sampled_from(["startTime", "endTime", "title", "toc", "chapters"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
)


@given(VALUES)
def test_whatever_stands_there_gives_chapters_or_none(value: Any) -> None:
    for chapter in read(value, {"startTime": value, "title": value}).chapters:
        assert chapter.start_ms >= 0


class TestNoTranscript:
    @pytest.mark.parametrize("suffix", [".json", ".txt", ""])
    def test_no_reader_takes_it(self, suffix: str) -> None:
        with pytest.raises(WorldError, match="list of chapters"):
            registry.choose(json.dumps(SPECIFIED), suffix)
        with pytest.raises(WorldError, match="list of chapters"):
            read_bytes(written({"startTime": 0, "title": "Ada: Hello"}), suffix)

    def test_it_is_recognised_however_it_is_laid_out(self) -> None:
        assert recognised('\ufeff\n{ "chapters" :\n[ {"startTime"')
        assert recognised('{"version": "1.2.0", "chapters": []}')
        assert recognised(
            '{"description": "he said \\"words\\": and \\"body\\":", "chapters":[{"startTime":0}]}'
        )
        assert not recognised('["chapters"]')
        assert not recognised('{"chapters": null, "startTime": 0}')
        assert not recognised('{"chapters": [{"headline": "A", "start": 0}]}')
        assert not recognised("Ada [00:00:02]: chapters")

    @pytest.mark.parametrize("beside", ["segments", "utterances", "words", "results", "body"])
    def test_a_transcript_with_chapters_is_a_transcript(self, beside: str) -> None:
        assert not recognised(f'{{"chapters": [{{"startTime": 0}}], "{beside}": []}}')

    def test_of_the_samples_only_lists_of_chapters_are_recognised(self, corpora: Path) -> None:
        files = [*corpora.rglob("*.json")]
        assert len(files) > 8
        found = {file for file in files if recognised(file.read_text("utf-8")[: registry.HEAD])}
        assert {file.name for file in found} == {"example.json", "exampleComplex.json"}
        for file in found:
            rows = json.loads(file.read_text("utf-8"))["chapters"]
            listed = [row for row in rows if row.get("toc", True)]
            read = read_chapters(file.read_bytes())
            assert [(each.start_ms, each.title) for each in read.chapters] == [
                (row["startTime"] * 1000, row.get("title", "")) for row in listed
            ]
            assert read.warnings == ()
