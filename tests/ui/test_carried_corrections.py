"""A new version of a transcript that was corrected: offered, made in one step, taken back, or left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from tests.house import House, write_silence

pytestmark = pytest.mark.episode(gliding=False)

TURNS = ("Vi börjar i Falum.", "Ja det är sant.", "Och sen åker vi hem.")


def write(path: Path, *turns: str) -> Path:
    lines = [f"{('Ada', 'Bo')[i % 2]} (00:{10 * i:02}):\n{words}\n" for i, words in enumerate(turns)]
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return write(tmp_path / "episode.txt", *TURNS), write_silence(tmp_path, seconds=40)


def texts(program: House) -> list[str]:
    return [turn.text for turn in program.view.transcript.turns]


def corrected(program: House) -> None:
    program.program.corrections.replace(0, 12, 17, "Falun")
    program.program.corrections.replace(1, 10, 14, "visst sant")
    program.program.corrections.rename("Ada", "Ada Ek")


def reopened(program: House, files: tuple[Path, Path], *turns: str) -> None:
    """Close, change the file, open it, and wait for the offer."""
    program.act("close_episode").trigger()
    write(files[0], *turns)
    carrying = program.program.correcting.carried.carrying
    with program.qtbot.waitSignal(carrying.offered, timeout=10_000):
        program.open(*files)


def button(program: House, label: str) -> QPushButton:
    return [each for each in program.messages.findChildren(QPushButton) if each.text() == label][-1]


def test_corrections_come_along_and_can_be_taken_back(program: House, files: tuple[Path, Path]) -> None:
    corrected(program)
    new = (TURNS[0], "Ja det är inte sant.", TURNS[2], "Hej då.")
    reopened(program, files, *new)
    assert texts(program) == list(new)
    assert "An earlier version of this transcript was corrected." in program.told()
    assert "2 correction(s) of 3 can be made here, too." in program.told()
    button(program, "Correct").click()
    assert texts(program) == ["Vi börjar i Falun.", *new[1:]]
    assert program.view.transcript.speakers[0].name == "Ada Ek"
    assert not program.messages.isVisible()
    program.act("undo").trigger()
    assert texts(program) == list(new)
    assert program.view.transcript.speakers[0].name == "Ada"


def test_later_means_at_the_next_opening(program: House, files: tuple[Path, Path]) -> None:
    corrected(program)
    reopened(program, files, *TURNS, "Hej då.")
    assert "Its 3 correction(s) can be made here, too." in program.told()
    button(program, "Later").click()
    assert not program.program.corrections.corrections
    reopened(program, files, *TURNS, "Hej då.")


def test_who_begins_to_correct_is_not_asked_any_more(program: House, files: tuple[Path, Path]) -> None:
    corrected(program)
    reopened(program, files, *TURNS, "Hej då.")
    program.program.corrections.replace(3, 0, 3, "Tack")
    assert not program.messages.isVisible()
    program.program.correcting.carried.carrying.make()
    assert texts(program) == [*TURNS, "Tack då."]


def test_another_transcript_is_offered_nothing(program: House, files: tuple[Path, Path]) -> None:
    corrected(program)
    program.act("close_episode").trigger()
    write(files[0], "Something else.", "Altogether.")
    offers: list[object] = []
    program.program.correcting.carried.carrying.offered.connect(offers.append)
    program.open(*files)
    program.qtbot.waitUntil(lambda: not program.program.correcting.carried._workers.busy)
    assert offers == []
    assert not program.messages.isVisible()
