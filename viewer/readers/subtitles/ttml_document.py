"""A document of TTML while it is told: its paragraphs become captions, its agents their speakers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from heapq import merge
from itertools import chain, pairwise
from operator import attrgetter

from viewer.core.cues import Caption
from viewer.core.draft import Draft
from viewer.core.transcript import Remark
from viewer.errors import Message, message
from viewer.readers.subtitles.parts import parts
from viewer.readers.subtitles.ttml_frame import Frame, Reading
from viewer.readers.subtitles.ttml_time import Clock
from viewer.readers.subtitles.ttml_words import Words

_CONTENT = frozenset({"body", "div", "p", "span"})
_AROUND = frozenset({"tt", "head", "metadata", "styling", "layout", "agent", "br", *_CONTENT})
_LOOK = frozenset({"image", "style", "region", "data", "chunk", "font", "source", "set", "animate"})
_RUBY = frozenset({"text", "textContainer", "delimiter"})
_UNITS = frozenset({"word", "sentence"})
_NO_END = -1


class Document:
    """Hears a document; `captions` has its paragraphs when all was told."""

    def __init__(self, draft: Draft, *, whole: bool) -> None:
        """Begin.

        Args:
            draft: gets what is doubtful or ignored, the title and the language.
            whole: whether all times are those of the recording, instead of counting from what is around.
        """
        self._draft, self._whole = draft, whole
        self._clock, self._reading = Clock({}), Reading()
        self._frames = [Frame("")]
        self._words: Words | None = None
        self._divisions: list[list[Caption]] = [[]]
        self._names: dict[str, dict[str, str]] = {}
        self._start_ms = 0

    def is_misread(self) -> bool:
        """Whether the times should have been taken for those of the recording."""
        return self._reading.whole > self._reading.relative

    def captions(self) -> Iterable[Caption]:
        """All paragraphs with words; those of divisions that run beside each other in the order of time."""
        divisions = [_ended(captions) for captions in self._divisions if captions]
        if all(first[-1].start_ms <= second[0].start_ms for first, second in pairwise(divisions)):
            return chain.from_iterable(divisions)
        return merge(*divisions, key=attrgetter("start_ms"))

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins."""
        outer = self._frames[-1]
        frame = outer.inside(name, attributes, line)
        self._frames.append(frame)
        if name == "tt":
            self._clock = Clock(attributes)
            self._draft.language = attributes.get("lang", "").strip()[:35]
        elif name == "br":
            self._break()
        elif name == "agent":
            frame.about = attributes.get("id", "")
        elif name == "name":
            frame.about += " " + attributes.get("type", "")
        if (name not in _AROUND and outer.name not in _LOOK) or attributes.get("ruby") in _RUBY:
            frame.caught = []
        if name in _CONTENT and frame.caught is None:
            self._open(frame, outer, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        frame = self._frames.pop()
        outer = self._frames[-1]
        if frame.caught is not None:
            text = " ".join("".join(frame.caught).split())
            if text and frame.caught is not outer.caught and name not in _LOOK:
                self._fact(frame, text)
            return
        if name == "span" and self._words is not None:
            self._words.end()
        elif name == "p" and self._words is not None:
            self._close(frame, self._words)
            self._words = None
        if name in _CONTENT:
            frame.leave(outer)

    def text(self, text: str) -> None:
        """Some text: of the words, of what is caught, or astray."""
        frame = self._frames[-1]
        if frame.caught is not None:
            frame.caught.append(text)
        elif self._words is not None and frame.name in _CONTENT:
            self._words.add(text, frame.agent, keeps_blanks=frame.keeps_blanks)
        elif text.strip():
            self._ignore(frame.line, " ".join(text.split()))

    def cut(self, depth: int) -> None:
        """A paragraph is damaged."""
        del self._frames[depth + 1 :]
        self._words = None

    def _open(self, frame: Frame, outer: Frame, attributes: Mapping[str, str]) -> None:
        """Content begins, with its times."""
        times = {
            key: self._clock.parse(attributes[key])
            for key in ("begin", "end", "dur")
            if key in attributes and attributes[key] != "indefinite"
        }
        for key, ms in times.items():
            if ms is None:
                self._warn(frame.line, message("The time {text} cannot be read.", text=attributes[key]))
        self._reading.look(times.get("begin"), outer)
        frame.take(times, outer, whole=self._whole)
        if attributes.get("timeContainer") == "seq":
            frame.next_ms = frame.begin_ms
        if frame.name == "div":
            self._divisions.append([])
        elif frame.name == "p":
            is_lost = times.get("begin", 0) is None
            self._words, frame.caught = (None, []) if is_lost else (Words(), None)
        elif frame.name == "span" and self._words is not None:
            has_time = any(ms is not None for ms in times.values())
            self._words.begin(
                frame.begin_ms - self._start_ms if has_time else None,
                None if frame.end_ms is None else frame.end_ms - self._start_ms,
                is_word=attributes.get("unit") in _UNITS,
            )

    def _break(self) -> None:
        if (caught := self._frames[-1].caught) is not None:
            caught.append(" ")
        elif self._words is not None:
            self._words.break_line()

    def _close(self, frame: Frame, words: Words) -> None:
        """A paragraph is whole."""
        if not (text := words.text):
            return
        start_ms, end_ms = self._times(frame, words)
        whole = Caption(max(0, start_ms), end_ms, text, None, frame.line, tuple(words.marks))
        pieces = parts(whole, [place for place, _ in words.agents])
        is_named = any(agent for _, agent in words.agents)
        for piece, (_, agent) in zip(pieces, words.agents, strict=True):
            speaker = self._name(agent or "") if is_named else None
            self._divisions[-1].append(replace(piece, speaker=speaker))

    def _times(self, frame: Frame, words: Words) -> tuple[int, int]:
        """When a paragraph begins and ends: as it says, else as the words in it say."""
        if frame.is_timed:
            start_ms = frame.begin_ms - self._start_ms
            end_ms = _NO_END if frame.end_ms is None else frame.end_ms - self._start_ms
        elif words.marks:
            start_ms = min(mark.ms for mark in words.marks)
            end_ms = max(mark.ms if mark.end_ms is None else mark.end_ms for mark in words.marks)
        else:
            self._warn(frame.line, message("The cue has no time; it goes on from the one before."))
            last = self._divisions[-1][-1:]
            start_ms = end_ms = max((max(caption.start_ms, caption.end_ms) for caption in last), default=0)
        if end_ms < start_ms and end_ms != _NO_END:
            self._warn(frame.line, message("The cue ends before it starts; its end was not used."))
            end_ms = start_ms
        return start_ms, end_ms

    def _fact(self, frame: Frame, text: str) -> None:
        """What a document says beside its words."""
        if frame.name == "name":
            agent, _, kind = frame.about.partition(" ")
            self._names.setdefault(agent, {})[kind] = text
        elif frame.name == "title" and not self._draft.title and all(f.name != "body" for f in self._frames):
            self._draft.title = text
        elif frame.name in _CONTENT:
            self._ignore(frame.line, text)
        else:
            if frame.name == "documentStartOfProgramme":
                self._start_ms = self._clock.parse(text) or 0
            self._ignore(frame.line, f"{frame.name}: {text}")

    def _name(self, agents: str) -> str:
        """The names of agents, as whole as they are known; of one that is not declared, its id."""
        return ", ".join(_full(self._names.get(agent, {})) or agent for agent in agents.split())

    def _warn(self, line: int, text: Message) -> None:
        self._draft.warnings.append(Remark(line, text))

    def _ignore(self, line: int, text: str) -> None:
        self._draft.ignored.append(Remark(line, message("{text}", text=text)))


def _full(names: Mapping[str, str]) -> str:
    """The best of an agent's names, by their types."""
    parted = " ".join(names[kind] for kind in ("given", "family") if kind in names)
    return names.get("full") or names.get("alias") or parted or next(iter(names.values()), "")


def _ended(captions: Sequence[Caption]) -> list[Caption]:
    """The same, each with an end: where nobody says, the beginning of the next."""
    return [
        caption
        if caption.end_ms != _NO_END
        else replace(caption, end_ms=max(caption.start_ms, following.start_ms))
        for caption, following in zip(captions, [*captions[1:], *captions[-1:]], strict=True)
    ]
