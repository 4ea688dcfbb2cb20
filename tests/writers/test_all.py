"""What holds for every format: any words go in, nothing else comes of them, the same gives the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.annotated import NASTY, bundles, episode
from tests.transcripts import transcript
from viewer.core.bundle import Bundle
from viewer.errors import WorldError
from viewer.writers.base import utf8
from viewer.writers.registry import KEYS, by_key


def test_the_registry_has_each_format_once() -> None:
    writers = [by_key(key) for key in KEYS]
    assert tuple(writer.key for writer in writers) == KEYS
    assert len({writer.suffix for writer in writers}) == len(KEYS)
    assert all(str(writer.label) for writer in writers)
    with pytest.raises(WorldError, match="no export format called odt: Known are: md, csv"):
        by_key("odt")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("note", NASTY)
def test_nasty_notes_and_tags_do_not_keep_it_from_being_written(key: str, note: str) -> None:
    assert by_key(key).write(episode(note, note.strip() or "x"), whole=True)


@pytest.mark.parametrize("key", KEYS)
@settings(max_examples=15)
@given(bundle=bundles())
def test_any_words_can_be_written(key: str, bundle: Bundle) -> None:
    for whole in (False, True):
        try:
            assert by_key(key).write(bundle, whole=whole)
        except WorldError:
            assert key in ("qdc", "soundbites")


@pytest.mark.parametrize("key", [key for key in KEYS if key != "docx"])
def test_the_same_gives_the_same_bytes(key: str) -> None:
    assert by_key(key).write(episode()) == by_key(key).write(episode())


@pytest.mark.parametrize("key", [key for key in KEYS if key not in ("qdc", "soundbites")])
def test_a_transcript_without_annotations_and_an_empty_one(key: str) -> None:
    assert by_key(key).write(Bundle("T", transcript("Words.")), whole=True)
    assert by_key(key).write(Bundle("", transcript("a", timed=False)), whole=True)
    assert by_key(key).write(Bundle("", transcript()), whole=True)


def test_surrogates_become_one_letter_or_a_replacement() -> None:
    assert utf8("\ud83d\ude00 \ud800 ö").decode() == "😀 \ufffd ö"
