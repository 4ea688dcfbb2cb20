"""Which passages are cut out of the audio."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.annotated import episode
from viewer.controllers.export_work import with_times
from viewer.ui.dialogs.clips import ClipsDialog
from viewer.writers.passages import passages

FOUND = [passage for passage, _, _ in with_times(passages(episode()))]
IDS = [passage.annotation.id for passage in FOUND]


@pytest.fixture
def ask(qtbot) -> Callable[..., ClipsDialog]:
    def ask(chosen: tuple[str, ...] = ()) -> ClipsDialog:
        dialog = ClipsDialog(FOUND, chosen)
        qtbot.addWidget(dialog)
        dialog.sent = []
        dialog.wanted.connect(dialog.sent.append)
        dialog.show()
        return dialog

    return ask


def test_only_passages_with_a_place_are_listed() -> None:
    assert [each[-1] for each in IDS] == ["1", "3", "2"]


def test_all_are_ticked_where_none_is_chosen(ask) -> None:
    dialog = ask()
    dialog.accept()
    assert dialog.sent == [IDS]
    assert ask(("unknown",))._choices.chosen() == [0, 1, 2]


def test_the_chosen_ones_are_ticked(ask) -> None:
    dialog = ask((IDS[1],))
    dialog.accept()
    assert dialog.sent == [[IDS[1]]]


def test_without_any_there_is_nothing_to_cut(ask) -> None:
    dialog = ask()
    dialog._choices.toggle(range(3))
    assert not dialog._buttons.done.isEnabled()
