"""A page as Safari saves it: a property list in binary, with the page in it.

https://developer.apple.com/documentation/webkit/webarchive
"""

from __future__ import annotations

import plistlib

_SIGNATURE = b"bplist00"


def page_in(data: bytes) -> tuple[bytes, str] | None:
    """The page and the name of its encoding, empty where none is told; None where `data` is no such archive.

    The list is not followed where it is damaged or nested beyond reason.
    """
    if not data.startswith(_SIGNATURE):
        return None
    try:
        archive = plistlib.loads(data, fmt=plistlib.FMT_BINARY)
    except (plistlib.InvalidFileException, ValueError, RecursionError, OverflowError, MemoryError):
        return None
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    if not isinstance(main, dict):
        return None
    page, encoding = main.get("WebResourceData"), main.get("WebResourceTextEncodingName")
    if not isinstance(page, bytes) or page.startswith(_SIGNATURE):
        return None
    return page, encoding if isinstance(encoding, str) else ""
