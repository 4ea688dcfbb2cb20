"""Opening audio files with PyAV, for whoever looks into them."""

from __future__ import annotations

from pathlib import Path

import av
from av.container import InputContainer

from viewer.errors import WorldError, message

# So much FFmpeg may note of where packets lie in a file that has no table: 24 bytes each, 10 MB for three
# hours of MP3. Kept to its own limit of 1 MB it forgets most, and decodes up to half an hour for a jump back.
_OPTIONS = {"indexmem": str(64 << 20)}


def address(path: Path) -> str:
    """`path` for FFmpeg, which takes what stands before a colon for a protocol: all of it is a path."""
    return f"file:{path}"


def open_audio(path: Path) -> InputContainer:
    """The file at `path`, opened so that tags in an unknown encoding do no harm; PyAV 19 does so by itself.

    Raises:
        OSError: it cannot be read.
        av.error.FFmpegError: it is damaged, or no audio; also `EOFError` and `ValueError`.
    """
    try:
        return av.open(address(path), metadata_errors="replace", container_options=_OPTIONS)
    except TypeError:
        return av.open(address(path), container_options=_OPTIONS)


def no_audio(path: Path) -> WorldError:
    """What to say of a file in which there is nothing to hear."""
    return WorldError(
        message("{name} holds no audio", name=path.name),
        message("It may be damaged or incomplete. Copy or download it again."),
    )


def unreadable(path: Path, error: Exception) -> WorldError:
    """What to say when `open_audio`, or reading after it, failed with `error`."""
    if isinstance(error, FileNotFoundError):
        return WorldError(
            message("{name} was not found", name=path.name),
            message("It may have been moved or renamed. Looked in {folder}.", folder=str(path.parent)),
        )
    if isinstance(error, av.error.InvalidDataError | EOFError):
        return no_audio(path)
    return WorldError(
        message("{name} cannot be read", name=path.name),
        message("The system says: {reason}", reason=str(error)),
    )
