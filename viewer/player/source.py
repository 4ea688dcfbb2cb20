"""What is wrong with a file before any player touches it: players report such faults badly or not at all."""

from __future__ import annotations

from pathlib import Path

from viewer.errors import WorldError, message

_HEAD = 4_096
# Control characters: text has none, in UTF-8 or an encoding of one byte a character; audio is full of them.
_CONTROLS = frozenset(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B}


def check_audio_file(path: Path) -> None:
    """Makes sure that `path` may hold audio.

    Raises:
        WorldError: it is missing, a folder, unreadable, empty, or text under another name.
    """
    name = path.name or str(path)
    if path.is_dir():
        raise WorldError(message("{name} is a folder", name=name), message("Choose an audio file inside it."))
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as error:
        detail = message("It may have been moved or renamed. Looked in {folder}.", folder=str(path.parent))
        raise WorldError(message("{name} was not found", name=name), detail) from error
    except (OSError, ValueError) as error:
        raise WorldError(
            message("{name} cannot be read", name=name),
            message("The system says: {reason}", reason=str(error)),
        ) from error
    if not head:
        raise WorldError(message("{name} is empty", name=name), message("Copy or download the audio again."))
    if _is_text(head):
        raise WorldError(
            message("{name} is text, not audio", name=name),
            message("Open it as a transcript, or choose another audio file."),
        )


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        # UTF-16's mark; an MPEG frame may begin alike, but in western text every second byte is zero.
        return max(head[2::2].count(0), head[3::2].count(0)) > len(head) // 4
    return _CONTROLS.isdisjoint(head)
