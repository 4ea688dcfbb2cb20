from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from tests.transcripts import transcript
from viewer.core.transcript import Transcript
from viewer.ui import theme
from viewer.ui.transcript.announcer import Announcer
from viewer.ui.transcript.document import Place
from viewer.ui.transcript.view import TranscriptView


@pytest.fixture
def view(qtbot) -> TranscriptView:
    widget = TranscriptView(theme.light())
    qtbot.addWidget(widget)
    widget.set_transcript(transcript("First.", "Second.", "Third."))
    return widget


def test_speaker_time_and_state_are_said_when_the_caret_comes_into_a_turn(view, monkeypatch):
    said = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    Announcer(view)
    view.light(1)
    for turn in (1, 2):
        view.select(Place(turn, 0), Place(turn, 0))
    view.select(Place(2, 3), Place(2, 3))
    assert said == ["Bo, 0:05, playing now", "Ada, 0:10"]


def test_without_speaker_and_time_nothing_is_said(view):
    bare = transcript("First.", names=("",), timed=False)
    view.set_transcript(Transcript(bare.format, "", "", "", bare.turns, bare.speakers, timed=False))
    assert Announcer(view).spoken(0) == ""
