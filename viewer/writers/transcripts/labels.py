"""Labels of Audacity: one for each turn, the speaker's name before the words.

https://manual.audacityteam.org/man/importing_and_exporting_labels.html

Labels cannot keep times inside a turn, line breaks, a name that looks like none, a title, a language.
"""

from __future__ import annotations

from viewer.core.transcript import Transcript
from viewer.errors import message
from viewer.writers.base import utf8
from viewer.writers.transcripts.spoken import name_of, one_line
from viewer.writers.transcripts.times import check_times, seconds


class LabelsWriter:
    """A label for each turn."""

    key = "labels"
    label = message("Audacity labels")
    suffix = ".txt"

    def write(self, transcript: Transcript, *, recut: bool = False) -> bytes:  # noqa: ARG002 - no captions
        """The file's bytes.

        Raises:
            WorldError: there are no times.
        """
        check_times(transcript)
        lines = []
        for turn in transcript.turns:
            name, words = name_of(transcript, turn), one_line(turn.text)
            said = f"{name}: {words}" if name else words
            lines.append(f"{seconds(turn.start_ms)}\t{seconds(turn.end_ms)}\t{said}\n")
        return utf8("".join(lines))
