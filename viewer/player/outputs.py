"""Which way samples take to the sound device on this machine."""

from __future__ import annotations

from viewer.player.sound.base import MakeOutput
from viewer.player.sound.pulse import PulseOutput, has_pulse
from viewer.player.sound.qt import QtOutput


def outputs() -> tuple[MakeOutput, ...]:
    """PulseAudio where its library is, as on Linux desktops: it knows best what was heard. Else Qt."""
    return (PulseOutput,) if has_pulse() else (QtOutput,)
