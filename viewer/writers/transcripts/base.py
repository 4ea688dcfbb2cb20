"""What every writer of transcripts keeps to."""

from __future__ import annotations

from typing import Protocol

from viewer.core.transcript import Transcript
from viewer.writers.base import Format


class TranscriptWriter(Format, Protocol):
    """One format of transcripts, which a reader of the same format reads again."""

    def write(self, transcript: Transcript, *, recut: bool = False) -> bytes:
        """The file's bytes; its times are those of the transcript, to the format's precision.

        Args:
            transcript: as it is to be written: corrected or not, in the times of the audio or its own.
            recut: in formats of captions, cut the turns anew by the usual rules, also where the source says
                what its captions were.

        Raises:
            WorldError: the format cannot hold this transcript, such as captions of one without times.
        """
