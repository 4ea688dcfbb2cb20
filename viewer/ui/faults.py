"""Our own faults: logged, told once, with a report to copy; the program goes on."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qVersion
from PySide6.QtGui import QGuiApplication

from viewer import __version__

_log = logging.getLogger(__name__)


class FaultWatch(QObject):
    """Catches what nobody caught, in any thread.

    Signals:
        caught: text of a report.
    """

    caught = Signal(str)

    def install(self) -> Callable[[], None]:
        """Watch from now on; the answer ends it."""
        before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

        def uninstall() -> None:
            sys.excepthook, threading.excepthook = before

        return uninstall

    def _on_exception(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        _log.error("unexpected", exc_info=(kind, fault, trace))
        self.caught.emit(report(fault, trace))


def report(fault: BaseException, trace: TracebackType | None) -> str:
    """What a developer needs to know of `fault`: versions and the way it came; no content of the reader's."""
    python, system = platform.python_version(), platform.platform()
    where = f"Turnlight {__version__}, Python {python}, Qt {qVersion()}, {system}"
    return f"{where}\n\n" + "".join(traceback.format_exception(type(fault), fault, trace))


def log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """What Qt and its plugins say goes to the log, not to the terminal."""
    bad = kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
    _log.log(logging.ERROR if bad else logging.INFO, "Qt %s: %s", context.category or "", text)
