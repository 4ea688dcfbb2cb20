"""In what form a transcript is exported: only what can be asked, as it was the last time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from viewer.controllers.settings import Settings
from viewer.ui.dialogs import export_transcript
from viewer.ui.dialogs.export_transcript import ExportTranscriptDialog, Possible
from viewer.writers.transcripts.registry import KEYS, WITHOUT_TIMES

ALL = Possible(corrected=True, synced=True, captioned=True)
Ask = Callable[..., ExportTranscriptDialog]


@pytest.fixture
def settings(qapp: object) -> Settings:
    return Settings()


@pytest.fixture
def ask(qtbot, settings: Settings) -> Ask:
    def ask(possible: Possible = ALL) -> ExportTranscriptDialog:
        dialog = ExportTranscriptDialog(settings, possible)
        qtbot.addWidget(dialog)
        dialog.sent = []
        dialog.wanted.connect(dialog.sent.append)
        dialog.show()
        return dialog

    return ask


def choose(dialog: ExportTranscriptDialog, key: str) -> None:
    dialog._formats.setCurrentIndex(dialog._formats.findData(key))


def test_every_format_is_offered_by_name(ask: Ask) -> None:
    formats = ask()._formats
    assert [formats.itemData(row) for row in range(formats.count())] == list(KEYS)
    assert all(formats.itemText(row) for row in range(formats.count()))
    assert formats.accessibleName() == "Format"


def test_without_times_formats_that_need_them_are_left_out(ask: Ask) -> None:
    dialog = ask(Possible(timed=False))
    found = [dialog._formats.itemData(row) for row in range(dialog._formats.count())]
    assert found == [key for key in KEYS if key in WITHOUT_TIMES]
    assert dialog._answer.isVisible()
    assert not ask()._answer.isVisible()


def test_only_what_can_be_asked_is_asked(ask: Ask) -> None:
    plain = ask(Possible())
    assert not any(box.isVisible() for box in (plain._corrected, plain._in_audio, plain._recut))
    whole = ask()
    assert whole._corrected.isVisible()
    assert whole._in_audio.isVisible()


def test_captions_can_be_cut_anew_where_there_are_some(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_transcript, "CAPTIONS", frozenset({"md"}))
    dialog = ask()
    choose(dialog, "md")
    assert dialog._recut.isVisible()
    choose(dialog, "txt")
    assert not dialog._recut.isVisible()
    none = ask(Possible(captioned=False))
    choose(none, "md")
    assert not none._recut.isVisible()


def test_what_is_chosen_is_remembered(ask: Ask, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_transcript, "CAPTIONS", frozenset({"md"}))
    dialog = ask()
    assert dialog._corrected.isChecked()
    assert dialog._in_audio.isChecked()
    choose(dialog, "md")
    for box in (dialog._corrected, dialog._in_audio, dialog._recut):
        box.click()
    dialog.accept()
    assert dialog.sent == ["md"]
    assert settings.transcript_format == "md"
    assert not settings.transcript_corrected
    assert not settings.transcript_in_audio
    assert settings.transcript_recut
    again = ask()
    assert (again._key(), again._corrected.isChecked(), again._recut.isChecked()) == ("md", False, True)


def test_what_was_not_asked_is_not_answered(ask: Ask, settings: Settings) -> None:
    settings.transcript_corrected = False
    ask(Possible()).accept()
    assert not settings.transcript_corrected


def test_it_is_answered_by_keys_alone(ask: Ask, qtbot) -> None:
    dialog = ask()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    assert dialog.focusWidget() is dialog._formats
    for box in (dialog._corrected, dialog._in_audio):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
        assert box.hasFocus()
        assert not box.isChecked()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.sent == [KEYS[0]]
    other = ask()
    QTest.keyClick(other, Qt.Key.Key_Escape)
    assert other.sent == []
    assert not other.isVisible()
