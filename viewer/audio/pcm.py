"""An audio file as samples, from any frame on, to the frame: PyAV decodes, and its timestamps are checked.

Players that seek by themselves land up to a codec's frame away, in MP3 with wrong headers by seconds. Here a
seek goes to a packet a little before, decodes from there and drops what is too early. FFmpeg finds packets of
MP3 and ADTS files by reading them, so that no header and no guess of a bit rate is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.packet import Packet

from viewer.audio.container import TABLELESS, no_audio, open_audio, unreadable

_FRAME_BYTES = 2
_SETTLE_S = 0.25  # decoded and dropped before the place sought: decoders need some packets to come to truth
_SETTLE_FRAMES = 12_288  # the same where packets last longer: 8 kHz MP3 draws on bytes of eight of them
_FARTHER_S = (0.0, 2.0, 30.0, 300.0)  # how much earlier to try when a seek failed or landed too late
_SURVEY_S = 60  # noted at a time: about a megabyte, some 2 ms
_LONGEST_GAP_S = 600.0  # a longer jump of the timestamps is damage, not a gap


class PcmReader:
    """Reads one audio stream as 16-bit samples, mono or stereo, at the file's own rate.

    Frame 0 is the first that is to be heard: what encoders put before it is left out, as FFmpeg does.

    Attributes:
        rate: frames a second.
        channels: 1, or 2 for everything that has more.
        duration_ms: length as the container says; 0 where it does not. `probe` knows it better.
    """

    def __init__(self, path: Path) -> None:
        """Opens the file; takes some milliseconds.

        Raises:
            WorldError: it is missing, unreadable, or holds no audio.
        """
        self._path = path
        try:
            self._container = open_audio(path)
        except (OSError, av.error.FFmpegError, ValueError) as error:
            raise unreadable(path, error) from error
        try:
            self._open(path)
        except BaseException:
            self._container.close()
            raise

    def _open(self, path: Path) -> None:
        if not self._container.streams.audio:
            raise no_audio(path)
        self._stream = self._container.streams.audio[0]
        context = self._stream.codec_context
        if context is None:  # FFmpeg does not know the codec
            raise no_audio(path)
        self.rate, self.channels = context.sample_rate, min(2, context.channels)
        if not (self.rate and self.channels):
            raise no_audio(path)
        self._time_base = self._stream.time_base or Fraction(1, 1000)
        self._first = max(0, self._stream.start_time or 0) * self._time_base
        length = self._stream.duration * self._time_base if self._stream.duration else Fraction(0)
        self.duration_ms = round(length * 1000) or round((self._container.duration or 0) / 1000)
        self._setup: tuple[str, str, int] | None = None
        self._frames: Iterator[bytes] = iter(())
        self._rest = b""
        self.seek(0)

    def seek(self, frame: int) -> None:
        """Lets the next `read` begin with exactly this frame."""
        self._rest = b""
        self._frames = self._decode_from(max(0, frame))

    def read(self, frames: int) -> bytes:
        """The next frames, this many at most; empty at the end."""
        while not self._rest:
            self._rest = next(self._frames, b"")
            if not self._rest:
                return b""
        size = frames * self.channels * _FRAME_BYTES
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken

    def survey(self) -> bool:
        """Has FFmpeg note where the packets of another minute lie; `seek` before reading on.

        Returns:
            Whether there may be more to note. Never where the container has a table or can be searched.
        """
        if self._container.format.name not in TABLELESS:
            return False
        self._frames, self._rest = iter(()), b""
        noted = self._noted()
        with suppress(av.error.FFmpegError):
            self._container.seek(noted + round(_SURVEY_S / self._time_base), stream=self._stream)
        return self._noted() > noted

    def _noted(self) -> int:
        """Up to which time FFmpeg knows where packets lie."""
        entries = self._stream.index_entries
        return entries[len(entries) - 1].timestamp if len(entries) else 0

    def close(self) -> None:
        """Lets go of the file; nothing can be read any more."""
        self._frames, self._rest = iter(()), b""
        self._container.close()

    def _decode_from(self, frame: int) -> Iterator[bytes]:
        """Samples from `frame` on, a packet's worth at a time, with silence where the file has holes."""
        place = frame
        for at, pcm in self._pieces(frame):
            pcm = pcm[max(0, place - at) * self.channels * _FRAME_BYTES :]
            if not pcm:
                continue
            if place < at <= place + _LONGEST_GAP_S * self.rate:
                yield from self._silence(at - place)
                place = at
            place += len(pcm) // (self.channels * _FRAME_BYTES)
            yield pcm

    def _silence(self, frames: int) -> Iterator[bytes]:
        for start in range(0, frames, self.rate):
            yield bytes(min(self.rate, frames - start) * self.channels * _FRAME_BYTES)

    def _pieces(self, frame: int) -> Iterator[tuple[int, bytes]]:
        """Decoded pieces with the number of their first frame, the first of them at or before `frame`."""
        second = frame / self.rate - max(_SETTLE_S, _SETTLE_FRAMES / self.rate)
        for farther_s in _FARTHER_S:
            pieces = self._from_about(second - farther_s)
            first = next(pieces, None)
            if first is not None and first[0] <= frame:
                break
        else:
            pieces = self._from_about(0.0)
            first = next(pieces, None)
        if first is not None:
            yield first
            yield from pieces

    def _from_about(self, second: float) -> Iterator[tuple[int, bytes]]:
        """Decoded pieces from a packet near `second` on; none where the container cannot go there.

        What is before 0 prepares M4A's decoder, which else would mix in what it decoded last.
        """
        try:
            self._container.seek(round((second + float(self._first)) / self._time_base), stream=self._stream)
        except av.error.FFmpegError:
            if second > 0 or not self._reopened():
                return
        at: int | None = None
        for decoded in self._decoded(sought=second > 0):
            if decoded.pts is not None and decoded.time_base is not None:
                stamped = round((decoded.pts * decoded.time_base - self._first) * self.rate)
                # Stamps in whole milliseconds, as some containers have them, are no reason to leap.
                at = stamped if at is None or abs(stamped - at) > self.rate // 50 else at
            if at is None:
                at = 0
            for frame in self._resampled(decoded):
                yield at, bytes(frame.planes[0])[: frame.samples * self.channels * _FRAME_BYTES]
                at += frame.samples

    def _reopened(self) -> bool:
        """Whether the file could be opened anew: in a short FLAC file even the start cannot be sought."""
        try:
            container = open_audio(self._path)
        except (OSError, av.error.FFmpegError, ValueError):
            return False
        if not container.streams.audio:
            container.close()
            return False
        self._container.close()
        self._container, self._stream = container, container.streams.audio[0]
        return True

    def _resampled(self, decoded: AudioFrame) -> list[AudioFrame]:
        """As 16-bit samples; pieces of several recordings put together may change their rate on the way."""
        setup = (decoded.format.name, decoded.layout.name, decoded.sample_rate)
        if setup != self._setup:
            layout = "mono" if self.channels == 1 else "stereo"
            self._resampler = AudioResampler(format="s16", layout=layout, rate=self.rate)
            self._setup = setup
        decoded.pts = None
        return self._resampler.resample(decoded)

    def _decoded(self, *, sought: bool) -> Iterator[AudioFrame]:
        """All that can be decoded from where the container stands; damaged packets are passed over."""
        with suppress(av.error.FFmpegError):
            packets = self._container.demux(self._stream)
            if sought and self._container.format.name == "ogg":
                packets = self._after_a_page(packets)
            for packet in packets:
                with suppress(av.error.FFmpegError):
                    yield from packet.decode()

    @staticmethod
    def _after_a_page(packets: Iterator[Packet[AudioStream]]) -> Iterator[Packet[AudioStream]]:
        """The same, or none where all are of one page: FFmpeg finds no times on the last one of Ogg."""
        page: list[Packet[AudioStream]] = []
        for packet in packets:
            if packet.pos is not None and page and packet.pos != page[0].pos:
                yield from (*page, packet)
                yield from packets
                return
            page.append(packet)
