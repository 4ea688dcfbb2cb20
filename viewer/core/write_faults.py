"""What keeps a file from being written, in words for the reader."""

from __future__ import annotations

import errno

from viewer.errors import Message, message

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}


def reason(error: Exception) -> Message:
    """What an error of the system means, and what to do about it."""
    number = getattr(error, "errno", None)
    if number in _NO_ROOM:
        return message("The disk is full. Make room, or choose another place.")
    if number in _NO_RIGHT:
        return message("You may not write there, or another program holds the file. Choose another place.")
    if number == errno.ENAMETOOLONG:
        return message("The name is too long.")
    return message("The system says: {reason}", reason=getattr(error, "strerror", None) or error)
