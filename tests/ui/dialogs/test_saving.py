"""Where something is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from viewer.ui.dialogs.saving import FolderDialog, SaveDialog, file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [("A talk", "A talk"), ("a/b: c?", "a b c"), ("", "notes"), ("...", "notes"), ("x" * 300, "x" * 100)],
)
def test_a_title_becomes_a_name_all_systems_take(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_name_is_proposed_and_the_place_is_told(qtbot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = SaveDialog("Export", "A/talk", ("Markdown", ".md"), str(tmp_path), parent)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["A talk.md"]
    with qtbot.waitSignal(dialog.place_chosen) as told:
        dialog.accept()
    assert told.args == [tmp_path / "A talk.md"]


def test_a_folder_is_told(qtbot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FolderDialog("Clips", str(tmp_path), parent)
    dialog.selectFile(str(tmp_path))
    with qtbot.waitSignal(dialog.place_chosen) as told:
        dialog.accept()
    assert told.args == [tmp_path]
