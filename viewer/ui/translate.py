"""Messages of the layers below the window, in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from viewer.errors import Message, TurnlightError


def told(what: Message) -> str:
    """`what` in the reader's language; a message inside a message is translated too."""
    values = {
        name: told(value) if isinstance(value, Message) else value for name, value in what.values.items()
    }
    return QCoreApplication.translate("", what.template).format(**values) if what.template else ""


def told_error(error: TurnlightError) -> tuple[str, str]:
    """Title and detail of `error`."""
    return told(error.title), told(error.detail)
