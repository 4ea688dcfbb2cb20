"""What Qt and its plugins say goes to the log, not to the terminal."""

from __future__ import annotations

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger(__name__)


def install() -> None:
    """Log it from now on."""
    qInstallMessageHandler(_write)


def _write(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    bad = kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
    _log.log(logging.ERROR if bad else logging.INFO, "Qt %s: %s", context.category or "", text)
