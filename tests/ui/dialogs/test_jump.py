"""Jump: what is typed is weighed at once, and only a time inside the episode is taken."""

import pytest
from PySide6.QtCore import Qt

from viewer.ui.dialogs.jump import JumpDialog


@pytest.fixture
def dialog(qtbot) -> JumpDialog:
    dialog = JumpDialog(74_000, 3_700_000)
    qtbot.addWidget(dialog)
    return dialog


def test_it_starts_where_the_episode_stands(dialog) -> None:
    assert dialog._field.text() == "1:14"
    assert dialog._field.selectedText() == "1:14"
    assert dialog._go.isEnabled()


@pytest.mark.parametrize(
    ("typed", "answer", "fit"),
    [
        ("1:00:03", "Goes to 1:00:03", True),
        ("60:03", "Goes to 1:00:03", True),
        ("1h1m", "Goes to 1:01:00", True),
        ("1:", "Not a time yet", False),
        ("soon", "Not a time yet", False),
        ("", "", False),
        ("2:00:00", "The episode ends at 1:01:40", False),
    ],
)
def test_typed_text_is_weighed(dialog, qtbot, typed: str, answer: str, fit: bool) -> None:
    dialog._field.clear()
    qtbot.keyClicks(dialog._field, typed)
    assert dialog._answer.text() == answer
    assert dialog._field.accessibleDescription() == answer
    assert dialog._go.isEnabled() is fit


def test_enter_jumps(dialog, qtbot) -> None:
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog._field.setText("0:42")
    with qtbot.waitSignals([dialog.chosen, dialog.accepted]):
        qtbot.keyClick(dialog._field, Qt.Key.Key_Return)


def test_enter_on_no_time_keeps_asking(dialog, qtbot) -> None:
    dialog._field.setText("soon")
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.accept()
    assert dialog.result() == 0


def test_any_time_will_do_while_the_length_is_unknown(qtbot) -> None:
    dialog = JumpDialog(0, 0)
    qtbot.addWidget(dialog)
    dialog._field.setText("9:00:00")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.accept()
    assert chosen.args == [32_400_000]
