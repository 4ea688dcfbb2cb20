"""The program and the remote controls a desktop has: playerctl and gdbus, on a bus of their own."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.sound import missing_parts, sound_server
from tests.watching import PATIENCE_S, await_that, trace_lines
from viewer.core.transcript import Transcript
from viewer.readers.open import read_file
from viewer.resources import sample_paths

pytestmark = [pytest.mark.real, pytest.mark.timeout(180)]

ROOT = Path(__file__).parents[1]
NAME = "org.mpris.MediaPlayer2.turnlight"
WHOLE, PLAYER = "org.mpris.MediaPlayer2", "org.mpris.MediaPlayer2.Player"
PROPERTIES = "org.freedesktop.DBus.Properties"
AUDIO, TEXT = sample_paths("en")
SECOND_US = 1_000_000
NEAR_US = 120_000  # so far the clock may bend from one light to the next

TYPES = {
    WHOLE: {
        **dict.fromkeys(("CanQuit", "CanSetFullscreen", "CanRaise", "HasTrackList"), "readonly b"),
        **dict.fromkeys(("Identity", "DesktopEntry"), "readonly s"),
        **dict.fromkeys(("SupportedUriSchemes", "SupportedMimeTypes"), "readonly as"),
        "Fullscreen": "readwrite b",
    },
    PLAYER: {
        **dict.fromkeys(("Rate", "Volume"), "readwrite d"),
        **dict.fromkeys(("MinimumRate", "MaximumRate"), "readonly d"),
        **dict.fromkeys((f"Can{what}" for what in ("GoNext", "GoPrevious", "Play", "Pause")), "readonly b"),
        **dict.fromkeys(("CanSeek", "CanControl"), "readonly b"),
        "PlaybackStatus": "readonly s",
        "LoopStatus": "readwrite s",
        "Metadata": "readonly a{sv}",
        "Position": "readonly x",
    },
}


class Bus:
    """A session bus, and what its clients say."""

    def __init__(self, address: str, daemon: subprocess.Popen[str]) -> None:
        self.env = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
        self.daemon = daemon

    def run(self, *command: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*map(str, command)],
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )

    def players(self) -> list[str]:
        """What can be controlled, by playerctl's names."""
        return sorted(self.run("playerctl", "-l").stdout.split())


class Remote:
    """Somebody far from the keyboard of a running program."""

    def __init__(self, bus: Bus, process: subprocess.Popen[str], trace: Path, heard: Path) -> None:
        self.bus, self.process = bus, process
        self._trace, self._heard = trace, heard
        self.name = NAME

    def ctl(self, *arguments: object) -> str:
        """What playerctl answers."""
        done = self.bus.run("playerctl", "-p", self.name.removeprefix(f"{WHOLE}."), *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def gdbus(self, what: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        place = ("--session", "--dest", self.name, "--object-path", "/org/mpris/MediaPlayer2")
        return self.bus.run("gdbus", what, *place, *arguments)

    def call(self, method: str, *arguments: object) -> str:
        done = self.gdbus("call", "--method", method, "--", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def get(self, name: str, interface: str = PLAYER) -> str:
        """The value of a property, as gdbus writes it: ``<1.0>``."""
        return self.call(f"{PROPERTIES}.Get", interface, name).removeprefix("(").removesuffix(",)")

    def set(self, name: str, value: str, interface: str = PLAYER) -> None:
        self.call(f"{PROPERTIES}.Set", interface, name, f"<{value}>")

    def position_us(self) -> int:
        return int(self.get("Position").removeprefix("<int64 ").removesuffix(">"))

    def track(self) -> str:
        found = re.search(r"objectpath '([^']+)'", self.get("Metadata"))
        assert found
        return found[1]

    def signals(self) -> list[str]:
        """Every signal so far: ``Seeked (int64 5,)``."""
        lines = self._heard.read_text("utf-8").rpartition("\n")[0].splitlines()
        return [line.partition(f"{PLAYER}.")[2] or line for line in lines if line.startswith("/org/mpris")]

    def changes(self) -> list[str]:
        """What became of properties of the playing, each signal by itself."""
        start = f"/org/mpris/MediaPlayer2: {PROPERTIES}.PropertiesChanged ('{PLAYER}', "
        lines = self._heard.read_text("utf-8").rpartition("\n")[0].splitlines()
        return [line.removeprefix(start) for line in lines if line.startswith(start)]

    def jumps(self) -> list[int]:
        """Where `Seeked` said that it went."""
        found = (re.fullmatch(r"Seeked \(int64 (\d+),\)", line) for line in self.signals())
        return [int(jump[1]) for jump in found if jump]

    def lines(self, *events: str) -> list[dict[str, int]]:
        """What the trace holds so far."""
        return trace_lines(self._trace, *events)


@contextmanager
def session_bus(folder: Path) -> Iterator[Bus]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:dir={folder}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        try:
            yield Bus(daemon.stdout.readline().strip(), daemon)
        finally:
            daemon.terminate()


@pytest.fixture(scope="module")
def sound_env() -> Iterator[dict[str, str]]:
    missing = [name for name in ("playerctl", "gdbus", "dbus-daemon") if shutil.which(name) is None]
    if parts := ", ".join(filter(None, [missing_parts(), *missing])):
        pytest.skip(f"not installed: {parts}")
    with tempfile.TemporaryDirectory(prefix="tl-") as folder, sound_server(Path(folder)) as env:
        yield env


@pytest.fixture
def bus(sound_env: dict[str, str]) -> Iterator[Bus]:
    with tempfile.TemporaryDirectory(prefix="tl-") as folder, session_bus(Path(folder)) as bus:
        yield bus


@pytest.fixture
def start(sound_env: dict[str, str], bus: Bus, tmp_path: Path, home: Path) -> Iterator[Callable[..., Remote]]:
    """Starts the program and waits until it can be controlled."""
    env = {**bus.env, **sound_env, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    numbers = iter(range(100))
    with ExitStack() as last:

        def start(*arguments: object, without: str = "") -> Remote:
            folder = tmp_path / str(next(numbers))
            folder.mkdir()
            trace, heard = folder / "trace.jsonl", folder / "signals"
            command = [
                sys.executable,
                "-m",
                "viewer",
                "--data",
                folder / "data",
                "--trace",
                trace,
                *arguments,
            ]
            process = subprocess.Popen(
                [*map(str, command)],
                cwd=ROOT,
                env={name: value for name, value in env.items() if name != without},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            last.callback(end, process)
            remote = Remote(bus, process, trace, heard)
            if not without:
                first = remote.bus.players() == []
                remote.name = NAME if first else f"{NAME}.instance{process.pid}"
                last.callback(end, listen(remote, heard))
                await_that(lambda: "owned" in heard.read_text("utf-8"), "the name on the bus")
            await_that(lambda: trace.exists() and remote.lines("seek"), "the place it begins at")
            return remote

        yield start


def listen(remote: Remote, heard: Path) -> subprocess.Popen[str]:
    with heard.open("w") as file:
        return subprocess.Popen(
            ["gdbus", "monitor", "--session", "--dest", remote.name],
            env=remote.bus.env,
            stdout=file,
            text=True,
        )


def end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def transcript() -> Transcript:
    return read_file(TEXT)


@pytest.fixture
def remote(start: Callable[..., Remote]) -> Remote:
    remote = start(AUDIO, TEXT)
    await_that(lambda: "xesam:url" in remote.get("Metadata"), "the audio")
    await_that(lambda: "mpris:length" in remote.get("Metadata"), "the length of the audio")
    return remote


def test_everything_is_there_and_of_the_right_type(remote: Remote) -> None:
    said = remote.gdbus("introspect").stdout
    for interface, types in TYPES.items():
        part = said.partition(f"interface {interface} {{")[2].partition("\n  };")[0]
        found = re.findall(r"^ +(readonly|readwrite) (\S+) (\w+) = .*;$", part, re.MULTILINE)
        assert {name: f"{access} {type_}" for access, type_, name in found} == types
    assert re.search(r"'mpris:length': <int64 49\d{6}>", said), "an int64, however short the episode"
    assert re.search(r"'mpris:trackid': <objectpath '/[\w/]+'>", said)
    assert "'xesam:albumArtist': <['Ellen Marsh', 'Tom Okafor']>" in said
    assert f"'xesam:url': <'{AUDIO.resolve().as_uri()}'>" in said
    assert "Seeked(x Position);" in said
    assert remote.ctl("metadata", "xesam:title") == "Listening to a hive"
    assert remote.get("DesktopEntry", WHOLE) == "<'turnlight'>"
    assert (ROOT / "packaging" / "turnlight.desktop").exists()


def test_every_type_of_file_the_desktop_may_send_is_listed(remote: Remote) -> None:
    entry = (ROOT / "packaging" / "turnlight.desktop").read_text("utf-8")
    types = entry.partition("\nMimeType=")[2].partition("\n")[0].strip(";").split(";")
    listed = remote.get("SupportedMimeTypes", WHOLE)
    assert all(f"'{type_}'" in listed for type_ in types)


def test_play_pause_and_stop(remote: Remote) -> None:
    heard = []
    for command in ("play", "play", "pause", "pause", "play-pause", "play-pause", "play", "stop", "stop"):
        remote.ctl(command)
        heard.append(remote.ctl("status"))
    assert heard == ["Playing"] * 2 + ["Paused"] * 2 + ["Playing", "Paused", "Playing"] + ["Stopped"] * 2
    assert remote.position_us() == 0
    assert [line["event"] for line in remote.lines("play", "pause")][-6:] == ["play", "pause"] * 3
    await_that(lambda: "'Stopped'" in remote.changes()[-1], "the last change")
    said = [found[1] for change in remote.changes() if (found := re.search(r"Status': <'(\w+)'", change))]
    assert said == ["Playing", "Paused", "Playing", "Paused", "Playing", "Stopped"]


def test_next_and_previous_go_from_turn_to_turn(remote: Remote, transcript: Transcript) -> None:
    places = []
    for command in ("next", "next", "next", "previous"):
        remote.ctl(command)
        places.append(remote.position_us())
    starts = [turn.start_ms * 1000 for turn in transcript.turns]
    assert places == [starts[0], starts[1], starts[2], starts[1]]
    await_that(lambda: len(remote.jumps()) >= 4, "the jumps")
    assert remote.jumps()[-4:] == places
    speakers = [transcript.speakers[transcript.turns[turn].speaker or 0].name for turn in (0, 1, 2, 1)]
    said = [re.search(r"'xesam:artist': <\['([^']+)'\]>", change) for change in remote.changes()]
    assert [found[1] for found in said if found][-4:] == speakers
    for _ in transcript.turns:
        remote.call(f"{PLAYER}.Next")
    assert remote.position_us() == starts[-1]
    assert remote.get("CanGoNext") == "<false>"
    remote.ctl("stop")
    assert (remote.get("CanGoPrevious"), remote.get("CanGoNext")) == ("<false>", "<true>")


def test_seeking_keeps_the_rules_at_both_ends(remote: Remote, transcript: Transcript) -> None:
    length = int(remote.ctl("metadata", "mpris:length"))
    starts = [turn.start_ms * 1000 for turn in transcript.turns]
    remote.ctl("position", "20")
    assert remote.position_us() == 20 * SECOND_US
    remote.ctl("position", "5+")
    remote.ctl("position", "2-")
    assert remote.position_us() == 23 * SECOND_US
    for beyond in (length, 2**62):
        remote.ctl("position", "10")
        remote.call(f"{PLAYER}.Seek", beyond)
        assert remote.position_us() == next(start for start in starts if start > 10 * SECOND_US)
    remote.call(f"{PLAYER}.Seek", -(2**62))
    assert remote.position_us() == 0


def test_a_place_is_taken_for_this_track_and_inside_of_it_only(remote: Remote) -> None:
    length, track = int(remote.ctl("metadata", "mpris:length")), remote.track()
    remote.call(f"{PLAYER}.SetPosition", track, 30 * SECOND_US)
    assert remote.position_us() == 30 * SECOND_US
    before = len(remote.lines("seek"))
    for wrong in (("/turnlight/episode/77", 5), (track, -1), (track, length + 1), (track, 2**62), ("/", 0)):
        remote.call(f"{PLAYER}.SetPosition", *wrong)
        assert remote.position_us() == 30 * SECOND_US
    assert len(remote.lines("seek")) == before
    assert remote.gdbus("call", "--method", f"{PLAYER}.SetPosition", "no path", "5").returncode != 0


@pytest.mark.parametrize("rate", [1.0, 2.0])
def test_the_position_is_the_time_of_the_light(remote: Remote, transcript: Transcript, rate: float) -> None:
    remote.set("Rate", str(rate))
    remote.call(f"{PLAYER}.SetPosition", remote.track(), (transcript.turns[4].start_ms - 1_500) * 1000)
    remote.ctl("play")
    for turn in (4, 5):
        await_that(lambda turn=turn: (remote.lines("lit") or [{}])[-1].get("turn") == turn, "the next turn")
        lit = remote.lines("lit")[-1]
        for _ in range(6):
            before = time.monotonic()
            position = remote.position_us()
            after = time.monotonic()
            earliest, latest = (
                (lit["ms"] + (moment - lit["t"]) * 1000 * rate) * 1000 for moment in (before, after)
            )
            assert earliest - NEAR_US < position < latest + NEAR_US
    remote.ctl("pause")
    assert remote.position_us() == pytest.approx(remote.lines("pause")[-1]["ms"] * 1000, abs=NEAR_US)
    assert remote.position_us() == remote.position_us()


def test_playing_on_says_who_speaks_and_nothing_else(remote: Remote) -> None:
    remote.set("Rate", "3.0")
    remote.ctl("position", "7")
    remote.ctl("play")
    await_that(lambda: "Playing" in "".join(remote.changes()[-1:]), "the playing")
    jumps, changes, lit = len(remote.jumps()), len(remote.changes()), len(remote.lines("lit"))
    await_that(lambda: len(remote.lines("lit")) >= lit + 3, "three other lights")
    remote.ctl("pause")
    await_that(lambda: "'Paused'" in remote.changes()[-1], "the pause")
    assert len(remote.jumps()) == jumps
    between = remote.changes()[changes:-1]
    assert 2 <= len(between) <= 5
    assert all(change.startswith("{'Metadata': <{") and "'CanGo" not in change for change in between)
    assert not any("'Position'" in change for change in remote.changes())
    assert all(change.endswith(", @as [])") for change in remote.changes())


def test_rates_and_volumes_of_any_size(remote: Remote) -> None:
    remote.ctl("play")
    heard = []
    for rate in ("1.5", "99.0", "0.01", "-1.0", "2"):
        remote.set("Rate", rate)
        heard.append(remote.get("Rate"))
    assert heard == ["<1.5>", "<3.0>", "<0.5>", "<0.5>", "<2.0>"]
    assert remote.ctl("status") == "Playing"
    remote.set("Rate", "0.0")
    assert remote.ctl("status") == "Paused"
    assert remote.get("Rate") == "<2.0>"
    volumes = []
    for volume in ("7.0", "-7.0", "0.25"):
        remote.set("Volume", volume)
        volumes.append(remote.get("Volume"))
    assert volumes == ["<1.0>", "<0.0>", "<0.25>"]
    remote.ctl("volume", "0.5")
    assert float(remote.ctl("volume")) == 0.5
    assert (
        remote.gdbus("call", "--method", f"{PROPERTIES}.Set", PLAYER, "Position", "<int64 5>").returncode != 0
    )


def test_the_turn_is_repeated(remote: Remote) -> None:
    remote.ctl("position", "20")
    remote.ctl("loop", "Track")
    assert remote.ctl("loop") == "Track"
    remote.ctl("loop", "Playlist")
    assert remote.ctl("loop") == "Track"
    remote.ctl("loop", "None")
    assert remote.ctl("loop") == "None"
    await_that(lambda: len(remote.changes()) >= 3, "the changes")
    assert [change for change in remote.changes() if "Loop" in change] == [
        "{'LoopStatus': <'Track'>}, @as [])",
        "{'LoopStatus': <'None'>}, @as [])",
    ]


def test_files_are_opened_and_nothing_else(remote: Remote, tmp_path: Path) -> None:
    before, track = remote.get("Metadata"), remote.track()
    refused = remote.gdbus("call", "--method", f"{PLAYER}.OpenUri", "http://127.0.0.1/a.mp3")
    assert "NotSupported" in refused.stderr
    remote.call(f"{PLAYER}.OpenUri", (tmp_path / "nowhere.mp3").as_uri())
    other = tmp_path / "another one.wav"
    with wave.open(str(other), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(bytes(2 * 8_000 * 5))
    assert remote.get("Metadata") == before
    remote.ctl("open", other)
    await_that(lambda: "another one" in remote.get("Metadata"), "the other file")
    await_that(lambda: "<int64 5000000>" in remote.get("Metadata"), "its length")
    assert remote.track() != track
    await_that(lambda: remote.ctl("status") == "Playing", "that it plays")


def test_two_at_once_have_two_names(start: Callable[..., Remote]) -> None:
    one, two = start(AUDIO, TEXT), start(TEXT)
    assert one.bus.players() == ["turnlight", f"turnlight.instance{two.process.pid}"]
    two.ctl("play")
    assert two.ctl("status") == "Playing"
    assert one.ctl("status") == "Stopped"
    one.call(f"{WHOLE}.Quit")
    one.process.wait(PATIENCE_S)
    assert two.bus.players() == [f"turnlight.instance{two.process.pid}"]
    assert two.ctl("status") == "Playing"


def test_it_comes_forward_fills_the_screen_and_leaves(remote: Remote) -> None:
    remote.call(f"{WHOLE}.Raise")
    remote.set("Fullscreen", "true", WHOLE)
    assert remote.get("Fullscreen", WHOLE) == "<true>"
    assert any(f"('{WHOLE}', {{'Fullscreen': <true>}}, @as [])" in line for line in remote.signals())
    assert remote.call(f"{WHOLE}.Quit") == "()"
    out, error = remote.process.communicate(timeout=PATIENCE_S)
    assert (remote.process.returncode, out, error) == (0, "", "")
    assert remote.bus.players() == []


def test_a_bus_that_goes_away_disturbs_nothing(remote: Remote) -> None:
    remote.ctl("play")
    remote.bus.daemon.terminate()
    remote.bus.daemon.wait(PATIENCE_S)
    lit = len(remote.lines("lit"))
    await_that(lambda: len(remote.lines("lit")) >= lit + 2, "that it plays on")
    remote.process.send_signal(signal.SIGTERM)
    out, error = remote.process.communicate(timeout=PATIENCE_S)
    assert (remote.process.returncode, out, error) == (0, "", "")


def test_without_a_bus_it_plays_all_the_same(start: Callable[..., Remote], tmp_path: Path) -> None:
    remote = start(AUDIO, TEXT, "--play", without="DBUS_SESSION_BUS_ADDRESS")
    await_that(lambda: len(remote.lines("lit")) >= 2, "that it plays")
    assert remote.bus.players() == []
    remote.process.send_signal(signal.SIGTERM)
    out, error = remote.process.communicate(timeout=PATIENCE_S)
    assert (remote.process.returncode, out, error) == (0, "", "")
    log = "".join(path.read_text("utf-8") for path in tmp_path.glob("0/data/*.log"))
    assert " ERROR " not in log
    assert " WARNING " not in log
