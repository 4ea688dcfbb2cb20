"""An episode of any length, made of the sample: its audio and its transcript over and over."""

from __future__ import annotations

from pathlib import Path

import av

from viewer.core.timecode import format_ms
from viewer.readers.open import read_file
from viewer.resources import sample_paths


def make(folder: Path, minutes: float) -> tuple[Path, Path]:
    """Writes at least so many minutes into `folder`.

    Returns:
        The audio and the transcript.
    """
    sound, page = sample_paths("sv")
    audio, text = folder / "episode.mp3", folder / "episode.txt"
    round_ms = _repeat(sound, audio, minutes * 60_000)
    transcript = read_file(page)
    lines = []
    for start_ms in range(0, round(minutes * 60_000), round_ms):
        for turn in transcript.turns:
            name = "" if turn.speaker is None else transcript.speakers[turn.speaker].name
            lines.append(f"{name} [{format_ms(start_ms + turn.start_ms, hours=True)}]: {turn.text}")
    text.write_text("\n\n".join(lines), encoding="utf-8")
    return audio, text


def _repeat(source: Path, target: Path, length_ms: float) -> int:
    """Copies the packets of `source` until there is enough; the length of one round in milliseconds."""
    with av.open(str(source)) as container:
        stream = container.streams.audio[0]
        packets = [packet for packet in container.demux(stream) if packet.size]
        base, ticks = stream.time_base, packets[0].duration
        assert base
        assert ticks
        with av.open(str(target), "w") as out:
            written = out.add_stream_from_template(stream)
            for number in range(int(length_ms / 1000 / (ticks * base)) + 1):
                packet = av.Packet(bytes(packets[number % len(packets)]))
                packet.pts = packet.dts = number * ticks
                packet.duration, packet.time_base, packet.stream = ticks, base, written
                out.mux(packet)
    return round(len(packets) * ticks * base * 1000)
