"""The program as the reader has it: a screen, keys, a pointer, libVLC and a sound server nobody hears."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.sound import missing_parts, sound_server
from tests.watching import PATIENCE_S, await_that, trace_lines
from viewer.core.transcript import Transcript
from viewer.readers.open import read_file
from viewer.resources import sample_paths

pytestmark = [pytest.mark.real, pytest.mark.timeout(180)]

ROOT = Path(__file__).parents[1]
AUDIO, TEXT = sample_paths("en")
ONE_STEP_MS = 120  # what a tick or two may lie between the light and the time beside it


class Listener:
    """Somebody at the keyboard of a running program."""

    def __init__(self, process: subprocess.Popen[str], trace: Path, env: dict[str, str]) -> None:
        self.process, self._trace, self._env = process, trace, env
        self._window = ""
        await_that(self._find_window, "the window")

    def lines(self, *events: str) -> list[dict[str, int | None]]:
        """What the trace holds so far."""
        return trace_lines(self._trace, *events)

    def settle(self) -> None:
        """Wait until the place of another day is known: the program goes there first of all."""
        await_that(lambda: self.lines("seek"), "that it stands where it was left")

    def key(self, name: str) -> None:
        self._do("windowfocus", "--sync", self._window)
        self._do("key", "--clearmodifiers", name)

    def click(self, x: int, y: int) -> None:
        """Click a point of the window."""
        self._do("mousemove", "--sync", "--window", self._window, str(x), str(y))
        self._do("click", "1")

    def size(self) -> tuple[int, int]:
        said = dict(
            line.split("=") for line in self._do("getwindowgeometry", "--shell", self._window).splitlines()
        )
        return int(said["WIDTH"]), int(said["HEIGHT"])

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def _find_window(self) -> bool:
        assert self.process.poll() is None, self.process.communicate()[1]
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", "Turnlight"],
            env=self._env,
            capture_output=True,
            text=True,
            check=False,
        ).stdout.split()
        self._window = found[-1] if found else ""
        return bool(found)

    def _do(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._env,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE_S,
        )
        return done.stdout


@pytest.fixture(scope="module")
def sound_env(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    if missing := missing_parts():
        pytest.skip(f"not installed: {missing}")
    # The name of a socket may have 107 bytes: too few for pytest's own folders.
    with tempfile.TemporaryDirectory(prefix="tl-") as folder, sound_server(Path(folder)) as env:
        yield env


@pytest.fixture
def listening(sound_env: dict[str, str], tmp_path: Path, home: Path) -> Callable[..., object]:
    """Starts the program; each start of one test finds the same library."""
    if not os.environ.get("DISPLAY") or shutil.which("xdotool") is None:
        pytest.skip("needs a screen and xdotool")
    env = {**os.environ, **sound_env, "HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
    starts = iter(range(100))

    @contextmanager
    def start(*arguments: object) -> Iterator[Listener]:
        trace = tmp_path / f"trace-{next(starts)}.jsonl"
        command = [sys.executable, "-m", "viewer", "--data", tmp_path / "data", "--player", "vlc"]
        process = subprocess.Popen(
            [*map(str, command), "--trace", str(trace), *map(str, arguments)],
            cwd=ROOT,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            yield Listener(process, trace, env)
        finally:
            process.terminate()
            try:
                process.communicate(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()

    return start


@pytest.fixture(scope="module")
def transcript() -> Transcript:
    return read_file(TEXT)


def test_space_plays_and_the_turns_light_in_order(listening, transcript: Transcript) -> None:
    with listening(AUDIO, TEXT) as listener:
        listener.settle()
        listener.key("space")
        await_that(lambda: listener.lines("play"), "that Space plays")
        await_that(lambda: (listener.lines("lit") or [{}])[-1].get("turn") == 3, "the fourth turn")
        listener.key("space")
        await_that(lambda: listener.lines("pause"), "that Space pauses")
        lit = [line for line in listener.lines("lit") if line["turn"] is not None]
    assert list(dict.fromkeys(line["turn"] for line in lit)) == [0, 1, 2, 3]
    for line in lit:
        turn = transcript.turns[line["turn"]]
        assert turn.start_ms <= line["ms"] < turn.end_ms
        assert line["turn"] == 0 or line["ms"] - turn.start_ms < ONE_STEP_MS
    # The light keeps the time of the sound: as much of it passes as of the time outside.
    first, last = lit[-2], lit[-1]
    assert last["ms"] - first["ms"] == pytest.approx((last["t"] - first["t"]) * 1000, abs=150)


def test_a_click_on_a_turn_moves_the_sound_there(listening, transcript: Transcript) -> None:
    with listening(AUDIO, TEXT, "--play", "--at", "0:14") as listener:
        await_that(lambda: listener.lines("play"), "the playing")
        width, height = listener.size()
        before = len(listener.lines("seek"))
        listener.click(width // 2, height // 6)
        await_that(lambda: len(listener.lines("seek")) > before, "the seek")
        sought = listener.lines("seek")[-1]
        turn = transcript.turns[sought["turn"]]
        assert sought["turn"] < 3
        assert turn.start_ms <= sought["ms"] < turn.end_ms
        await_that(
            lambda: any(line["turn"] == sought["turn"] + 1 for line in listener.lines("lit")[-1:]),
            "that it plays on from there",
        )


def test_keys_go_from_turn_to_turn(listening, transcript: Transcript) -> None:
    with listening(AUDIO, TEXT) as listener:
        listener.settle()
        for _ in range(3):
            listener.key("Down")
        await_that(lambda: len(listener.lines("seek")) == 4, "the turns")  # the first is where it began
        listener.key("Up")
        await_that(lambda: len(listener.lines("seek")) == 5, "the way back")
        steps = listener.lines("seek")[1:]
        assert [line["turn"] for line in steps] == [0, 1, 2, 1]
        assert all(line["ms"] == transcript.turns[line["turn"]].start_ms for line in steps)
        assert not listener.lines("play")


def test_media_keys_do_what_is_printed_on_them(listening, transcript: Transcript) -> None:
    with listening(AUDIO, TEXT) as listener:
        listener.settle()
        listener.key("XF86AudioPlay")
        await_that(lambda: listener.lines("play"), "that it plays")
        listener.key("XF86AudioNext")
        await_that(lambda: len(listener.lines("seek")) == 2, "the next turn")
        assert listener.lines("seek")[-1]["ms"] == transcript.turns[0].start_ms
        listener.key("XF86AudioPause")
        await_that(lambda: listener.lines("pause")[-1]["t"] > listener.lines("play")[-1]["t"], "the pause")
        listener.key("XF86AudioStop")
        await_that(lambda: listener.lines("seek")[-1]["ms"] == 0, "the start")
        assert len(listener.lines("play")) == 1


def test_after_a_crash_it_goes_on_where_it_was(listening) -> None:
    with listening(AUDIO, TEXT, "--play") as listener:
        await_that(lambda: (listener.lines("lit") or [{}])[-1].get("turn") == 3, "the fourth turn")
        reached = listener.lines("lit")[-1]["ms"]
        listener.kill()
    with listening(AUDIO, TEXT) as listener:
        listener.settle()
        back = listener.lines("seek")[-1]
        assert reached - 6_000 <= back["ms"] <= reached + 1_000
        assert not listener.lines("play")


def test_ended_by_closing_it_goes_on_to_the_moment(listening) -> None:
    with listening(AUDIO, TEXT) as listener:
        listener.settle()
        listener.key("Down")
        listener.key("Down")
        await_that(lambda: len(listener.lines("seek")) == 3, "the seeks")
        left_at = listener.lines("seek")[-1]["ms"]
        listener.key("ctrl+q")
        await_that(lambda: listener.process.poll() is not None, "the end")
        out, error = listener.process.communicate()
        assert (listener.process.returncode, out, error) == (0, "", "")
    with listening(AUDIO, TEXT) as listener:
        listener.settle()
        assert listener.lines("seek")[-1]["ms"] == left_at


def test_a_turn_that_starts_now_moves_all_others_for_good(listening, transcript: Transcript) -> None:
    with listening(AUDIO, TEXT) as listener:
        listener.settle()
        for name in ("Down", "Down", "Right"):
            seeks = len(listener.lines("seek"))
            listener.key(name)
            await_that(lambda seeks=seeks: len(listener.lines("seek")) > seeks, "the seek")
        here = listener.lines("seek")[-1]
        later = here["ms"] - transcript.turns[here["turn"]].start_ms
        listener.key("s")
        listener.key("Up")
        await_that(lambda: len(listener.lines("seek")) == 5, "the turn before")
        before = listener.lines("seek")[-1]
        listener.kill()
    with listening(AUDIO, TEXT, "--at", "0") as listener:
        await_that(lambda: len(listener.lines("seek")) == 2, "the start")  # placed there, then sent there
        listener.key("Down")
        await_that(lambda: len(listener.lines("seek")) == 3, "the first turn")
        first = listener.lines("seek")[-1]
    assert later > ONE_STEP_MS
    for line in (before, first):
        assert line["ms"] == transcript.turns[line["turn"]].start_ms + later
    assert (before["turn"], first["turn"]) == (here["turn"] - 1, 0)
