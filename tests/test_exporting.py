"""What is exported, and the clips."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.annotated import NASTY, anchored, episode, passage
from tests.audio_files import noise, write_audio
from tests.transcripts import transcript, transcript_of
from viewer.audio.clips import cut
from viewer.audio.probe import probe
from viewer.core.bundle import Bundle
from viewer.core.timeline import Timeline
from viewer.errors import WorldError
from viewer.exporting import chosen, write, write_clips, write_file
from viewer.writers.clip_text import clip_name
from viewer.writers.passages import passages


def test_annotations_by_tag_and_what_lies_in_it() -> None:
    bundle = episode()
    assert chosen(bundle, ()) is bundle
    assert [each.id[-1] for each in chosen(bundle, ("bees",)).annotations] == ["1"]
    assert len(chosen(bundle, ("b", "bees/flight")).annotations) == 3
    with pytest.raises(WorldError, match="No annotation has the tag bee"):
        chosen(bundle, ("bee",))


def test_without_annotations_the_transcript_is_written() -> None:
    bare = Bundle("T", transcript("Only words."))
    assert b"Only words." in write(bare, "md")
    assert b"Only words." not in write(replace(bare, annotations=episode().annotations), "md")


def test_a_format_with_nothing_to_say_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x.qdc"
    path.write_bytes(b"old")
    with pytest.raises(WorldError, match="no tags"):
        write_file(Bundle("T", transcript("Words.")), "qdc", path)
    assert path.read_bytes() == b"old"
    write_file(episode(), "qdc", path)
    assert path.read_bytes().startswith(b"<?xml")


def test_clips_are_cut_in_audio_time_with_a_text_beside(tmp_path: Path) -> None:
    audio = write_audio(tmp_path, "wav", noise(6))
    text = transcript("One two.", "Three / four?", seconds=1)
    annotations = (passage(1, anchored(text, 1, 0, 1, 13), note="Why", tags=("a", "b")),)
    bundle = Bundle("Talk", text, annotations, timeline=Timeline((), ((1_000, 4_000),)), media="talk.wav")
    folder = tmp_path / "deep" / "clips"
    clips = write_clips(bundle, audio, folder, cut)
    assert [clip.name for clip in clips] == ["001 0-04 Bo Three four.wav"]
    assert probe(clips[0]).duration_ms == 1_000
    words = (folder / "001 0-04 Bo Three four.txt").read_text("utf-8")
    assert words == "Three / four?\n\nBo, Talk, talk.wav, 0:04.0-0:05.0\n\nWhy\n\na, b\n"


def test_a_passage_that_lasts_no_time_keeps_no_other_from_being_cut(tmp_path: Path) -> None:
    audio = write_audio(tmp_path, "wav", noise(3))
    text = transcript_of((0, 1_000), (1_000, 1_000), (1_000, 3_000))
    annotations = tuple(passage(turn, anchored(text, turn, 0, turn, 5)) for turn in range(3))
    clips = write_clips(Bundle("Talk", text, annotations), audio, tmp_path / "clips", cut)
    assert [clip.name[:8] for clip in clips] == ["001 0-00", "002 0-01"]


def test_clips_of_nothing(tmp_path: Path) -> None:
    audio = write_audio(tmp_path, "wav", noise(1))
    with pytest.raises(WorldError, match="no audio to cut"):
        write_clips(episode(), None, tmp_path / "x", cut)
    with pytest.raises(WorldError, match="no passage to cut out"):
        write_clips(Bundle("T", transcript("a")), audio, tmp_path / "x", cut)
    (tmp_path / "file").touch()
    with pytest.raises(WorldError, match="could not be made"):
        write_clips(episode(), audio, tmp_path / "file", cut)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("words", NASTY)
def test_names_of_clips_are_harmless(words: str) -> None:
    text = transcript(words, names=("../../x",))
    bundle = Bundle("T", text, (passage(1, anchored(text, 0, 0, 0, len(words))),))
    name = clip_name(passages(bundle)[0], 7)
    assert name.startswith("007 0-00 x")
    assert not set(name) & set('/\\:*?"<>|.\n\0')
    assert len(name) <= 60


def test_names_of_clips_keep_accents() -> None:
    text = transcript("Ide\u0301n, sa hon.")
    bundle = Bundle("T", text, (passage(1, anchored(text, 0, 0, 0, 5)),))
    assert clip_name(passages(bundle)[0], 1) == "001 0-00 Ada Ide\u0301n"
