"""The log file: what a report of a fault can be explained with."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

LOG_NAME = "turnlight.log"
_SIZE = 512 * 1024
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start(folder: Path) -> None:
    """Log to a file in `folder`, three files of half a megabyte at most; nowhere if it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            folder / LOG_NAME, maxBytes=_SIZE, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger("viewer")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.propagate = False
    # A log that cannot be written (a full disk) is no reason to write to a terminal nobody reads.
    logging.raiseExceptions = False
