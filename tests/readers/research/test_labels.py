"""Labels of Audacity: a turn each, whatever stands in them."""

from __future__ import annotations

from viewer.readers.open import read_bytes


def test_a_label_is_a_turn() -> None:
    text = "1.500000\t2.250000\tAnna: Hej\n\\\t100.0\t200.0\n3,0\t3,0\tpunkt\n4.0\t5.5\nno label\n"
    transcript = read_bytes(text.encode("utf-8"), ".txt")
    assert transcript.format == "labels"
    assert [(turn.start_ms, turn.end_ms, turn.text) for turn in transcript.turns] == [
        (1_500, 2_250, "Hej"),
        (3_000, 4_000, "punkt"),
        (4_000, 5_500, ""),
    ]
    assert [speaker.name for speaker in transcript.speakers] == ["Anna"]
    assert [(remark.line, str(remark.text)) for remark in transcript.ignored] == [(5, "no label")]


def test_numbers_in_a_text_are_no_labels() -> None:
    assert read_bytes(b"Anna [00:00:01]: 1.5\t2.5\thej\n\nBo [00:00:03]: ja", ".txt").format == "turn-text"
