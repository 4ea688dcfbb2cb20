"""Opening: what comes first, what waits for what, and what becomes of what fails."""

from __future__ import annotations

import hashlib
import threading
import wave
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from viewer.controllers import opening_work as work
from viewer.controllers.episodes import Episodes
from viewer.controllers.opening import Opening
from viewer.controllers.opening_work import OpenedTranscript, Source, Tools
from viewer.controllers.transcript_work import read
from viewer.controllers.worker import Cancelled, Workers
from viewer.core.choices import AUTOMATIC, Choices
from viewer.core.records import EpisodeRecord
from viewer.core.steps import Step
from viewer.core.transcript import Speaker, Timing, Transcript, Turn
from viewer.errors import WorldError, message
from viewer.readers.base import AmbiguousFormat
from viewer.store.database import in_memory
from viewer.store.episodes import EpisodeStore

WAIT_MS = 10_000


def transcript(text: str, title: str = "", media: str = "") -> Transcript:
    turn = Turn(0, 5_000, 0, 0, text, Timing.GIVEN, 1)
    return Transcript("test", title, media, "", (turn,), (Speaker("Ada"), Speaker("Bo")))


@dataclass
class FakeTools:
    """Readers and audio that take a file's text for its content; each can be held, and fails where told."""

    gates: dict[str, threading.Event] = field(default_factory=dict)
    choices: list[Choices] = field(default_factory=list)

    def hold(self, what: str) -> Callable[[], None]:
        gate = self.gates[what] = threading.Event()
        return gate.set

    def tools(self) -> Tools:
        return Tools(
            *(Path.read_bytes, self.read_bytes, self.read_pasted, self.hash, self.probe, self.audio_hash),
            words=self.words,
        )

    def read_bytes(self, data: bytes, suffix: str, choices: Choices, step: Step) -> Transcript:
        self._pass("read", step)
        self.choices.append(choices)
        return self._transcript(data.decode("utf-8-sig"), choices.reader)

    def read_pasted(self, html: str | None, text: str, choices: Choices, step: Step) -> Transcript:
        self.choices.append(choices)
        return self._transcript(html or text, choices.reader)

    def hash(self, data: bytes) -> str:
        return hashlib.sha256(data).hexdigest()

    def probe(self, path: Path, step: Step) -> SimpleNamespace:
        self._pass("probe", step)
        if "broken" in path.read_text():
            raise WorldError(message("No audio"))
        return SimpleNamespace(duration_ms=60_000, tags={"title": "Tagged"})

    def audio_hash(self, path: Path, step: Step) -> str:
        self._pass("hash", step)
        step(1.0)
        return self.hash(path.read_bytes())

    def words(self, path: Path, probed: object) -> str:
        """What stands behind a word in the file is in its tags."""
        assert probed.duration_ms == 60_000
        return path.read_text().partition("tags:")[2]

    def _pass(self, what: str, step: Step) -> None:
        """Be slow while held, and ask as the real ones do whether to go on."""
        gate = self.gates.get(what)
        while gate is not None and not gate.wait(0.01):
            step(0.25)

    def _transcript(self, text: str, reader: str | None) -> Transcript:
        if "broken" in text:
            raise WorldError(message("No transcript"))
        if "unclear" in text and reader is None:
            raise AmbiguousFormat(())
        title, _, media = text.partition("|")
        return transcript(text, title if title.istitle() else "", media)


class Heard:
    """Every signal of an opening, in order."""

    def __init__(self, opening: Opening) -> None:
        self.events: list[tuple[str, object]] = []
        for name in (
            *("started", "replaced", "transcript_ready", "audio_ready", "audio_probed", "episode_ready"),
            *("failed", "ambiguous", "finished", "chapters_found", "words_found"),
        ):
            getattr(opening, name).connect(lambda *what, name=name: self.events.append((name, *what)))

    def names(self) -> list[str]:
        return [event[0] for event in self.events]

    def of(self, name: str) -> list:
        return [event[1] for event in self.events if event[0] == name]

    @property
    def episode(self) -> EpisodeRecord:
        return self.of("episode_ready")[-1]


class Bench:
    """An opening with everything around it."""

    def __init__(self, qtbot: QtBot, folder: Path, store: EpisodeStore, workers: Workers) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.store = store
        self.workers = workers
        self.fake = FakeTools()
        self.episodes = Episodes()
        self.episodes.attach(store)
        self.opening = Opening(workers, self.episodes, folder / "data", tools=self.fake.tools())
        self.heard = Heard(self.opening)

    def file(self, name: str, text: str = "Words") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def settled(self) -> Heard:
        self.qtbot.waitUntil(lambda: not self.opening.busy)
        return self.heard

    def opened(self, *paths: Path) -> Heard:
        self.heard.events.clear()
        self.opening.open_paths(paths)
        return self.settled()

    def wait_for(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: name in self.heard.names())


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    workers = Workers()
    with closing(in_memory()) as db:
        bench = Bench(qtbot, tmp_path, EpisodeStore(db), workers)
        yield bench
        for gate in bench.fake.gates.values():
            gate.set()
        assert workers.close(WAIT_MS)


class TestTheOrderOfThings:
    def test_a_pair(self, bench: Bench) -> None:
        sound, text = bench.file("ep.mp3", "sound"), bench.file("ep.txt", "Title")
        heard = bench.opened(sound, text)
        assert heard.names() == [
            *(
                "started",
                "replaced",
                "audio_ready",
                "transcript_ready",
                "audio_probed",
                "episode_ready",
                "finished",
            ),
        ]
        assert heard.of("audio_ready") == [sound]
        assert heard.of("transcript_ready")[0].path == text
        assert (heard.episode.title, heard.episode.speakers) == ("Title", "Ada, Bo")
        assert heard.episode.duration_ms == 60_000
        assert not heard.episode.provisional

    def test_the_audio_can_play_and_the_transcript_be_read_before_anybody_looked_into_the_audio(
        self, bench: Bench
    ) -> None:
        release = bench.fake.hold("probe")
        bench.opening.open_paths([bench.file("ep.mp3"), bench.file("ep.txt")])
        bench.wait_for("transcript_ready")
        assert "audio_ready" in bench.heard.names()
        assert "audio_probed" not in bench.heard.names()
        release()
        assert bench.settled().names()[-1] == "finished"

    def test_a_known_file_offers_its_place_at_once_and_makes_sure_later(self, bench: Bench) -> None:
        files = bench.file("ep.mp3"), bench.file("ep.txt")
        bench.opened(*files)
        bench.episodes.remember(42_000, 1.5)
        release = bench.fake.hold("hash")
        bench.heard.events.clear()
        bench.opening.open_paths(files)
        bench.wait_for("episode_ready")
        assert (bench.heard.episode.position_ms, bench.heard.episode.provisional) == (42_000, True)
        release()
        bench.settled()
        assert (bench.heard.episode.position_ms, bench.heard.episode.provisional) == (42_000, False)

    def test_a_moved_and_renamed_file_has_its_place(self, bench: Bench) -> None:
        sound, text = bench.file("ep.mp3", "sound"), bench.file("ep.txt", "Text")
        bench.opened(sound, text)
        bench.episodes.remember(42_000, 1.5)
        heard = bench.opened(sound.rename(bench.folder / "new.mp3"), text.rename(bench.folder / "other.txt"))
        assert heard.episode.position_ms == 42_000
        assert len(bench.episodes.recents()) == 1

    def test_a_library_that_comes_late_is_asked_when_it_comes(self, bench: Bench, qtbot: QtBot) -> None:
        late = Episodes()
        bench.opening._episodes = late
        late.attached.connect(bench.opening._library_came)
        heard = bench.opened(bench.file("ep.mp3"), bench.file("ep.txt"))
        assert heard.of("episode_ready") == []
        with qtbot.waitSignal(bench.opening.episode_ready):
            late.attach(bench.store)
        assert len(late.recents()) == 1


class TestOneHalf:
    def test_brings_its_neighbour(self, bench: Bench) -> None:
        sound, text = bench.file("ep.mp3"), bench.file("ep.sv.txt")
        assert bench.opened(sound).of("transcript_ready")[0].path == text
        assert bench.opened(text).of("audio_ready") == [sound]

    def test_brings_the_audio_a_page_names(self, bench: Bench) -> None:
        page = bench.file("Page.html", "Page|https://example.org/a/ep%201.mp3")
        sound = bench.file("Page_files/ep 1.mp3")
        assert bench.opened(page).of("audio_ready") == [sound]

    def test_brings_what_the_library_knows_of_it(self, bench: Bench) -> None:
        sound, text = bench.file("here/a.mp3", "sound"), bench.file("there/b.txt", "Text")
        bench.opened(sound, text)
        bench.episodes.remember(42_000, 1.0)
        heard = bench.opened(text)
        assert heard.of("audio_ready") == [sound]
        assert heard.episode.position_ms == 42_000
        heard = bench.opened(sound)
        assert [each.path for each in heard.of("transcript_ready")] == [text]
        assert len(bench.episodes.recents()) == 1

    def test_does_not_bring_a_file_that_changed_since(self, bench: Bench) -> None:
        sound, text = bench.file("here/a.mp3", "sound"), bench.file("there/b.txt", "Text")
        bench.opened(sound, text)
        sound.write_text("something else")
        assert bench.opened(text).of("audio_ready") == []

    def test_a_transcript_joined_by_its_audio_stays_one_episode(self, bench: Bench) -> None:
        bench.opened(bench.file("a/ep.txt", "Text"))
        first = bench.heard.episode
        bench.episodes.remember(7_000, 1.0)
        bench.heard.events.clear()
        bench.opening.audio_ready.connect(lambda _: bench.episodes.remember(0, 1.0))  # the player begins anew
        bench.opening.add_audio(bench.file("b/sound.mp3", "sound"))
        heard = bench.settled()
        assert heard.names() == ["started", "audio_ready", "audio_probed", "episode_ready", "finished"]
        assert (heard.episode.id, heard.episode.position_ms) == (first.id, 7_000)
        assert heard.episode.audio is not None

    def test_an_audio_joined_by_its_transcript_stays_one_episode(self, bench: Bench) -> None:
        bench.opened(bench.file("a/sound.mp3", "sound"))
        first = bench.heard.episode
        assert first.title == "Tagged"
        bench.heard.events.clear()
        bench.opening.open_paths([bench.file("b/words.txt", "Title")])
        heard = bench.settled()
        assert heard.names() == ["started", "transcript_ready", "episode_ready", "finished"]
        assert (heard.episode.id, heard.episode.title) == (first.id, "Title")


CHAPTERS = '{"chapters": [{"startTime": 0, "title": "Intro"}]}'


class TestChapters:
    def test_are_told_of_once_their_episode_has_begun(self, bench: Bench) -> None:
        files = bench.file("ep.mp3"), bench.file("ep.txt"), bench.file("x.json", CHAPTERS)
        names = bench.opened(*files).names()
        assert names.index("replaced") < names.index("chapters_found")
        assert bench.heard.of("chapters_found") == [files[2]]
        assert bench.heard.of("failed") == []

    def test_wait_for_a_transcript_that_takes_long(self, bench: Bench) -> None:
        release = bench.fake.hold("read")
        text, chapters = bench.file("ep.txt"), bench.file("x.json", CHAPTERS)
        bench.opening.open_paths([text, chapters])
        release()
        names = bench.settled().names()
        assert names.count("chapters_found") == 1
        assert names.index("replaced") < names.index("chapters_found")

    def test_alone_they_join_what_is_open(self, bench: Bench) -> None:
        bench.opened(bench.file("a/ep.mp3"), bench.file("a/ep.txt"))
        chapters = bench.file("b/x.json", CHAPTERS)
        assert bench.opened(chapters).names() == ["started", "chapters_found", "finished"]
        assert bench.heard.of("chapters_found") == [chapters]

    def test_that_join_audio_which_nobody_looked_at_yet_do_not_keep_anybody_from_it(
        self, bench: Bench
    ) -> None:
        release = bench.fake.hold("hash")
        bench.opening.open_paths([bench.file("a/ep.mp3")])
        bench.wait_for("audio_probed")
        bench.opening.open_paths([bench.file("b/x.json", CHAPTERS)])
        release()
        assert bench.settled().episode.audio is not None

    def test_alone_they_bring_their_audio(self, bench: Bench) -> None:
        sound, chapters = bench.file("ep.mp3"), bench.file("ep.chapters.json", CHAPTERS)
        heard = bench.opened(chapters)
        assert (heard.of("audio_ready"), heard.of("chapters_found")) == ([sound], [chapters])

    def test_of_an_opening_that_failed_are_forgotten(self, bench: Bench) -> None:
        bench.opened(bench.file("a/ep.txt", "broken"), bench.file("a/x.json", CHAPTERS))
        assert "chapters_found" not in bench.heard.names()
        assert "chapters_found" not in bench.opened(bench.file("b/ep.txt")).names()


class TestWordsInside:
    def test_are_the_transcript_of_audio_that_has_no_other(self, bench: Bench) -> None:
        sound = bench.file("ep.mp3", "sound tags:words")
        heard = bench.opened(sound)
        assert heard.of("words_found") == [sound]
        names = heard.names()
        assert names.index("words_found") < names.index("transcript_ready") < names.index("finished")
        [opened] = heard.of("transcript_ready")
        assert opened.transcript.turns[0].text == "words"
        assert heard.episode.transcript is not None
        assert heard.episode.title == "Tagged"
        assert len(bench.episodes.recents()) == 1

    def test_are_the_librarys_the_second_time_and_no_news(self, bench: Bench) -> None:
        sound = bench.file("ep.mp3", "sound tags:words")
        bench.opened(sound)
        heard = bench.opened(sound)
        assert heard.of("words_found") == []
        assert heard.of("transcript_ready")[0].transcript.turns[0].text == "words"

    @pytest.mark.parametrize("text", ["Other", "broken", "unclear"])
    def test_are_not_looked_for_beside_another_transcript_good_or_not(self, bench: Bench, text: str) -> None:
        heard = bench.opened(bench.file("ep.mp3", "sound tags:words"), bench.file("ep.txt", text))
        assert heard.of("words_found") == []

    def test_make_way_for_a_transcript(self, bench: Bench) -> None:
        bench.opened(bench.file("a/ep.mp3", "sound tags:words"))
        first = bench.heard.episode
        text = bench.file("b/other.txt", "Better")
        heard = bench.opened(text)
        assert "replaced" not in heard.names()
        assert heard.of("transcript_ready")[0].path == text
        assert (heard.episode.id, heard.episode.title) == (first.id, "Better")
        bench.opened(bench.file("c/third.txt", "Another"))
        assert "replaced" in bench.heard.names()

    def test_that_cannot_be_kept_are_read_all_the_same(self, bench: Bench) -> None:
        (bench.folder / "data").write_text("in the way")
        heard = bench.opened(bench.file("ep.mp3", "sound tags:words"))
        assert heard.of("transcript_ready")[0].path is None

    def test_where_there_are_none_the_audio_stays_alone(self, bench: Bench) -> None:
        heard = bench.opened(bench.file("ep.mp3", "sound"))
        assert heard.names()[-2:] == ["episode_ready", "finished"]


class TestWhatFails:
    def test_a_broken_transcript_leaves_the_audio(self, bench: Bench) -> None:
        heard = bench.opened(bench.file("ep.mp3"), bench.file("ep.txt", "broken"))
        assert [str(error) for error in heard.of("failed")] == ["No transcript"]
        assert heard.names()[-3:] == ["audio_probed", "episode_ready", "finished"]

    def test_a_broken_audio_leaves_the_transcript(self, bench: Bench) -> None:
        heard = bench.opened(bench.file("ep.mp3", "broken"), bench.file("ep.txt"))
        assert [str(error) for error in heard.of("failed")] == ["No audio"]
        assert heard.episode.audio is None
        assert heard.episode.transcript is not None

    def test_a_broken_audio_alone_is_no_episode(self, bench: Bench) -> None:
        heard = bench.opened(bench.file("ep.mp3", "broken"))
        assert heard.names() == ["started", "replaced", "audio_ready", "failed", "finished"]
        assert bench.episodes.recents() == []

    def test_nothing_of_the_new_one_leaves_the_old_one_as_it_is(self, bench: Bench) -> None:
        bench.opened(bench.file("old/ep.txt", "Text"))
        current = bench.episodes.current
        heard = bench.opened(bench.file("new/other.txt", "broken"))
        assert heard.names() == ["started", "failed", "finished"]
        assert bench.episodes.current == current
        bench.heard.events.clear()
        bench.opening.add_audio(bench.file("b/sound.mp3", "sound"))
        assert "replaced" not in bench.settled().names()
        assert current is not None
        assert bench.heard.episode.id == current.id

    def test_a_missing_file_is_named(self, bench: Bench) -> None:
        heard = bench.opened(bench.folder / "gone.txt")
        assert "gone.txt" in str(heard.of("failed")[0])
        bench.opening.add_audio(bench.folder / "away.mp3")
        assert "away.mp3" in str(bench.settled().of("failed")[1])

    def test_an_unclear_format_is_asked_about_and_read_as_chosen(self, bench: Bench) -> None:
        sound, text = bench.file("ep.mp3", "sound"), bench.file("ep.txt", "unclear")
        heard = bench.opened(sound, text)
        assert isinstance(heard.of("ambiguous")[0], AmbiguousFormat)
        assert heard.of("failed") == []
        chosen = Choices("turn-text", "cp1252")
        bench.opening.read_again(chosen)
        heard = bench.settled()
        assert bench.fake.choices[-1] == chosen
        assert heard.of("transcript_ready")[0].choices == chosen
        assert heard.names().count("replaced") == 1
        assert heard.episode.audio is not None
        assert heard.episode.transcript is not None

    def test_an_unclear_format_does_not_bring_back_the_transcript_before(self, bench: Bench) -> None:
        sound = bench.file("a/ep.mp3", "sound")
        bench.opened(sound, bench.file("b/old.txt", "Old"))
        assert bench.opened(sound, bench.file("c/new.txt", "unclear")).of("transcript_ready") == []


class TestOneAtATime:
    def test_an_earlier_openings_late_answers_are_dropped(self, bench: Bench) -> None:
        release = bench.fake.hold("read")
        bench.opening.open_paths([bench.file("a/first.txt", "First")])
        bench.qtbot.waitUntil(lambda: bench.opening._unclear is not None)
        del bench.fake.gates["read"]
        bench.opening.open_paths([bench.file("b/second.txt", "Second")])
        bench.settled()
        release()
        bench.opened(bench.file("c/third.txt", "Third"))
        assert [each.transcript.title for each in bench.heard.of("transcript_ready")] == ["Third"]
        assert {each.title for each in bench.episodes.recents()} == {"Second", "Third"}

    def test_a_cancelled_audio_leaves_the_transcript_its_place(self, bench: Bench) -> None:
        bench.opened(bench.file("a/ep.txt", "Text"))
        first = bench.heard.episode
        bench.episodes.remember(7_000, 1.0)
        bench.fake.hold("probe")
        bench.opening.add_audio(bench.file("b/sound.mp3", "sound"))
        bench.wait_for("audio_ready")
        bench.opening.cancel()
        assert not bench.opening.busy
        current = bench.episodes.current
        assert current is not None
        assert (current.id, current.position_ms, current.audio) == (first.id, 7_000, None)

    def test_a_cancelled_opening_ends_at_once_and_brings_nothing(self, bench: Bench) -> None:
        release = bench.fake.hold("read")
        bench.opening.open_paths([bench.file("ep.txt")])
        bench.opening.cancel()
        assert not bench.opening.busy
        assert bench.heard.names() == ["started", "finished"]
        release()
        bench.opening.cancel()
        bench.opened(bench.file("other.txt"))
        assert [each.path.name for each in bench.heard.of("transcript_ready")] == ["other.txt"]


class TestHowFarItIs:
    def test_reading_and_looking_are_told_and_reach_their_end(self, bench: Bench) -> None:
        told: list[tuple[str, float]] = []
        bench.opening.progress.connect(lambda text, share: told.append((str(text), share)))
        bench.opened(bench.file("ep.mp3", "sound"), bench.file("ep.txt", "Title"))
        assert set(told) >= {("Reading ep.txt", 1.0), ("Looking at ep.mp3", 1.0)}
        for name in ("Reading ep.txt", "Looking at ep.mp3"):
            shares = [share for text, share in told if text == name and share >= 0]
            assert shares == sorted(shares)

    def test_a_long_reading_tells_the_same_share_once(self, bench: Bench) -> None:
        release = bench.fake.hold("read")
        shares: list[float] = []
        bench.opening.progress.connect(lambda _text, share: shares.append(share))
        with bench.qtbot.waitSignal(
            bench.opening.progress, check_params_cb=lambda _text, share: share == 0.25
        ):
            bench.opening.open_paths([bench.file("ep.txt")])
        release()
        bench.settled()
        assert shares == [-1.0, 0.25, 1.0]


class TestLeaving:
    def test_cancelled_readings_free_their_threads_for_the_next(self, bench: Bench) -> None:
        bench.fake.hold("read")
        for name in ("a/one.txt", "b/two.txt", "c/three.txt"):
            with bench.qtbot.waitSignal(
                bench.opening.progress, check_params_cb=lambda _text, share: share == 0.25
            ):
                bench.opening.open_paths([bench.file(name)])
            bench.opening.cancel()
        del bench.fake.gates["read"]
        with bench.qtbot.waitSignal(bench.opening.transcript_ready, timeout=1000):
            bench.opening.open_paths([bench.file("d/four.txt", "Four")])
        bench.settled()
        assert [each.transcript.title for each in bench.heard.of("transcript_ready")] == ["Four"]

    def test_the_real_readers_leave_at_their_next_step(self, tmp_path: Path) -> None:
        (tmp_path / "ep.txt").write_text("Ada [00:00:00]: Hej.\n\nBo [00:00:01]: Tack.\n")
        with wave.open(str(tmp_path / "ep.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(8_000)
            file.writeframes(bytes(16_000))
        workers, tools = Workers(), work.real_tools()
        job = workers.run(lambda _task: None)
        job.cancel()
        step = work.watched(job.task(lambda _progress: None), message("Reading"))
        for function in (
            lambda: read(tools, tmp_path / "data", Source(tmp_path / "ep.txt"), step=step),
            lambda: tools.read_pasted(None, "Ada [00:00:00]: Hej.", AUTOMATIC, step),
            lambda: tools.probe(tmp_path / "ep.wav", step),
            lambda: tools.audio_hash(tmp_path / "ep.wav", step),
        ):
            with pytest.raises(Cancelled):
                function()
        assert workers.close(WAIT_MS)

    def test_what_is_hashed_is_what_was_read(self, tmp_path: Path) -> None:
        path, tools = tmp_path / "ep.txt", FakeTools()
        path.write_text("Before")

        def change(data: bytes, *_choices: object) -> Transcript:
            path.write_text("After")
            return transcript(data.decode())

        found = read(replace(tools.tools(), read_bytes=change), tmp_path / "data", Source(path))
        assert found.opened.transcript.turns[0].text == "Before"
        assert found.opened.hash == found.ref.hash == tools.hash(b"Before")


class TestPasted:
    def test_a_paste_is_kept_and_opens_again(self, bench: Bench) -> None:
        bench.opening.open_pasted("<p>rich</p>", "plain")
        heard = bench.settled()
        [opened] = heard.of("transcript_ready")
        assert opened.path.parent == bench.folder / "data" / "pasted"
        assert opened.transcript.turns[0].text == "<p>rich</p>"
        assert heard.episode.title == "Pasted transcript"
        [recent] = bench.episodes.recents()
        bench.episodes.remember(3_000, 1.0)
        heard.events.clear()
        bench.opening.open_episode(recent)
        heard = bench.settled()
        assert heard.of("transcript_ready") == [opened]
        assert (heard.episode.id, heard.episode.position_ms) == (recent.id, 3_000)

    def test_it_opens_again_where_the_data_folder_is_named_from_here(
        self, bench: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(bench.folder)
        bench.opening._folder = Opening(bench.workers, bench.episodes, Path("data"))._folder
        bench.opening.open_pasted("<p>rich</p>", "plain")
        [opened] = bench.settled().of("transcript_ready")
        bench.opening.open_episode(bench.episodes.recents()[0])
        assert bench.settled().of("transcript_ready") == [opened, opened]

    def test_the_same_paste_is_the_same_episode(self, bench: Bench) -> None:
        for _ in range(2):
            bench.opening.open_pasted(None, "plain")
            bench.settled()
        assert len(bench.episodes.recents()) == 1

    def test_where_nothing_can_be_kept_it_opens_all_the_same(self, bench: Bench) -> None:
        (bench.folder / "data").write_text("in the way")
        bench.opening.open_pasted(None, "plain")
        heard = bench.settled()
        [opened] = heard.of("transcript_ready")
        assert opened == OpenedTranscript(transcript("plain"), None, bench.fake.hash(b"plain"))
        assert heard.of("failed") == []

    def test_an_unclear_paste_can_be_read_as_chosen(self, bench: Bench) -> None:
        bench.opening.open_pasted(None, "unclear")
        assert len(bench.settled().of("ambiguous")) == 1
        bench.opening.read_again(Choices("plain"))
        assert bench.settled().of("transcript_ready")[0].transcript.turns[0].text == "unclear"


class TestAgain:
    def test_an_episode_whose_audio_is_gone_opens_its_transcript_and_says_so(self, bench: Bench) -> None:
        sound, text = bench.file("a/ep.mp3", "sound"), bench.file("b/ep.txt", "Text")
        bench.opened(sound, text)
        sound.unlink()
        [recent] = bench.episodes.recents()
        bench.heard.events.clear()
        bench.opening.open_episode(recent)
        heard = bench.settled()
        assert [each.path for each in heard.of("transcript_ready")] == [text]
        assert "The audio ep.mp3 was not found" in str(heard.of("failed")[0])
        assert heard.episode.id == recent.id

    def test_a_lost_half_is_found_by_its_name(self, bench: Bench) -> None:
        sound, text = bench.file("a/ep.mp3", "sound"), bench.file("b/ep.txt", "Text")
        bench.opened(sound, text)
        [recent] = bench.episodes.recents()
        moved = sound.rename(bench.folder / "b" / "ep.mp3")
        bench.heard.events.clear()
        bench.opening.open_episode(recent)
        heard = bench.settled()
        assert heard.of("audio_ready") == [moved]
        assert heard.of("failed") == []
        assert heard.episode.id == recent.id

    def test_an_episode_that_is_gone_altogether_says_so(self, bench: Bench) -> None:
        text = bench.file("ep.txt", "Text")
        bench.opened(text)
        text.unlink()
        bench.heard.events.clear()
        bench.opening.open_episode(replace(bench.episodes.recents()[0]))
        assert "The transcript ep.txt was not found" in str(bench.settled().of("failed")[0])


def test_with_the_real_readers_and_a_real_recording(qtbot: QtBot, tmp_path: Path) -> None:
    text = tmp_path / "ep.txt"
    text.write_text("Ada [00:00:00]: Hej och välkomna.\n\nBo [00:00:01]: Tack så mycket.\n", encoding="utf-8")
    sound = tmp_path / "ep.wav"
    with wave.open(str(sound), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(bytes(2 * 8_000 * 3))
    workers, episodes = Workers(), Episodes()
    with closing(in_memory()) as db:
        episodes.attach(EpisodeStore(db))
        opening = Opening(workers, episodes, tmp_path / "data")
        heard = Heard(opening)
        with qtbot.waitSignal(opening.finished):
            opening.open_paths([tmp_path])
        assert heard.of("failed") == []
        assert [turn.text for turn in heard.of("transcript_ready")[0].transcript.turns] == [
            "Hej och välkomna.",
            "Tack så mycket.",
        ]
        assert heard.of("audio_probed")[0].duration_ms == 3_000
        assert heard.episode.audio is not None
        assert heard.episode.audio.hash == hashlib.sha256(sound.read_bytes()).hexdigest()
        assert heard.episode.speakers == "Ada, Bo"
        assert workers.close(WAIT_MS)
