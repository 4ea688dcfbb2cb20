"""The two commands, on a made-up machine whose tools are small scripts that note what was asked of them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"
PACKAGE_LINE = re.compile(r"(run|test) +([a-z0-9.+-]+)( \| [a-z0-9.+-]+)*")


@dataclass(frozen=True)
class Machine:
    """A checkout in a folder of its own, and the only tools its scripts can see beside the usual ones."""

    root: Path
    tools: Path

    def tool(self, name: str, script: str) -> None:
        path = self.tools / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/bash\n{script}\n")
        path.chmod(0o755)

    def bash(
        self, script: str, env: Mapping[str, str] | None = None, text: str = ""
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", f"set -euo pipefail; {script}", "bash"],
            cwd=self.root,
            env={"PATH": f"{self.tools}:/usr/bin:/bin", "HOME": str(self.root), **(env or {})},
            input=text,
            capture_output=True,
            text=True,
            check=False,
        )

    def setup(self, script: str, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run a line of bash that knows the functions of setup.sh."""
        return self.bash(f"source packaging/setup.sh; {script}", text=text)

    def settle(self, level: str) -> None:
        """As if set up: a virtual environment that only says what it was asked to start."""
        folder = self.root / ".venv" / "bin"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "python").symlink_to(sys.executable)
        (folder / "turnlight").write_text('#!/bin/bash\necho "${QT_QPA_PLATFORM:-}" "$@"\n')
        (folder / "turnlight").chmod(0o755)
        assert self.setup(f'fingerprint >"$venv/settled-{level}"').returncode == 0


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    root, tools = tmp_path / "checkout", tmp_path / "tools"
    shutil.copytree(PACKAGING, root / "packaging")
    shutil.copy(ROOT / "pyproject.toml", root)
    tools.mkdir()
    machine = Machine(root, tools)
    machine.tool("dpkg-query", "")
    machine.tool("apt-get", f'echo "$*" >>{root}/asked')
    machine.tool("apt-cache", "")
    return machine


def has_installed(machine: Machine, *names: str) -> None:
    machine.tool("dpkg-query", "\n".join(f"echo installed {name}" for name in names))


def test_every_line_of_the_package_list_is_understood() -> None:
    lines = (PACKAGING / "debian-packages.txt").read_text().splitlines()
    assert all(PACKAGE_LINE.fullmatch(line) for line in lines if line and not line.startswith("#"))


def test_tests_need_what_running_needs_and_more(machine: Machine) -> None:
    run = machine.setup("packages_for run").stdout.splitlines()
    both = machine.setup("packages_for test").stdout.splitlines()
    assert "libvlc5" in run
    assert "xvfb" not in run
    assert set(run) < set(both)
    assert "xvfb" in both


def test_one_installed_alternative_is_enough(machine: Machine) -> None:
    has_installed(machine, "libglib2.0-0")
    asked = "libvlc5\nlibglib2.0-0t64 | libglib2.0-0\n"
    assert machine.setup("missing_ones", text=asked).stdout == "libvlc5\n"


def test_a_package_that_was_removed_counts_as_missing(machine: Machine) -> None:
    machine.tool("dpkg-query", "echo config-files libvlc5")
    assert machine.setup("missing_ones", text="libvlc5\n").stdout == "libvlc5\n"


def test_the_name_this_release_knows_is_installed(machine: Machine) -> None:
    machine.tool("apt-cache", '[[ $2 == old ]] && echo "  Candidate: 1.2" || echo "  Candidate: (none)"')
    assert machine.setup("available_ones", text="new | old\nnowhere\n").stdout == "old\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="installing is tried as root only")
def test_what_is_missing_is_installed_without_questions(machine: Machine) -> None:
    machine.tool("apt-cache", 'echo "  Candidate: 1.2"')
    result = machine.setup("set_up_system run")
    update, install = (machine.root / "asked").read_text().splitlines()
    assert result.returncode == 0
    assert update.startswith("update")
    assert install.startswith("install --yes")
    assert "libvlc5" in install


def test_nothing_is_asked_of_apt_where_nothing_is_missing(machine: Machine) -> None:
    names = machine.setup("packages_for test | cut -d' ' -f1").stdout.split()
    has_installed(machine, *names)
    assert machine.setup("set_up_system test").returncode == 0
    assert not (machine.root / "asked").exists()


def test_without_the_rights_it_says_what_to_install_and_goes_on(machine: Machine) -> None:
    result = machine.setup("as_root() { return 1; }; set_up_system run")
    assert result.returncode == 0
    assert "apt-get install libdbus-1-3 " in result.stderr
    assert "|" not in result.stderr


def test_elsewhere_it_names_what_to_install(machine: Machine) -> None:
    result = machine.setup("command() { return 1; }; set_up_system run")
    assert result.returncode == 0
    assert all(word in result.stderr for word in ("Python 3.11", "VLC 3", "xcb", "Inter"))


def test_an_old_python_is_passed_over(machine: Machine) -> None:
    machine.tool("python3", "exit 1")
    machine.tool("python3.13", "exit 1")
    machine.tool("python3.12", "exit 0")
    assert machine.setup("find_python").stdout.strip() == str(machine.tools / "python3.12")


@pytest.mark.parametrize(
    ("made_for", "wanted", "settled"), [("run", "run", True), ("test", "run", True), ("run", "test", False)]
)
def test_an_environment_for_tests_also_runs(
    machine: Machine, made_for: str, wanted: str, settled: bool
) -> None:
    machine.settle(made_for)
    assert (machine.setup(f"is_settled {wanted}").returncode == 0) is settled


def test_a_changed_lock_asks_for_a_new_environment(machine: Machine) -> None:
    machine.settle("run")
    with (machine.root / "packaging" / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    assert machine.setup("is_settled run").returncode == 1


def run(machine: Machine, arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    machine.settle("run")
    names = machine.setup("packages_for run | cut -d' ' -f1").stdout.split()
    has_installed(machine, *names)
    return machine.bash(f"packaging/run {arguments}", env=env)


SAMPLE = "resources/samples/sju-minuter-sent"


@pytest.mark.parametrize("options", ["", "--play --at 0:30", "--screenshot out.png", "--data folder"])
def test_without_files_it_opens_the_swedish_sample(machine: Machine, options: str) -> None:
    result = run(machine, options, DISPLAY=":1")
    files = f"{machine.root}/{SAMPLE}.mp3 {machine.root}/{SAMPLE}.txt"
    assert result.stdout.split() == [*options.split(), *files.split()], result.stderr


@pytest.mark.parametrize(
    "arguments", ["mine.mp3 mine.txt", "--play mine.mp3", "inspect mine.txt --json", "--help"]
)
def test_files_and_commands_are_passed_on(machine: Machine, arguments: str) -> None:
    assert run(machine, arguments, WAYLAND_DISPLAY="wayland-0").stdout.split() == arguments.split()


def test_without_a_display_it_says_so_in_one_line(machine: Machine) -> None:
    result = run(machine, "")
    assert result.returncode == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "packaging/run --screenshot window.png" in result.stderr


def test_a_picture_of_the_window_needs_no_display(machine: Machine) -> None:
    assert run(machine, "--screenshot out.png mine.txt").stdout == "offscreen --screenshot out.png mine.txt\n"


@pytest.mark.parametrize("arguments", ["inspect mine.txt", "search hej", "--version"])
def test_what_opens_no_window_needs_no_display(machine: Machine, arguments: str) -> None:
    assert run(machine, arguments).stdout.split() == arguments.split()


def test_a_platform_chosen_by_hand_is_kept(machine: Machine) -> None:
    assert run(machine, "mine.txt", QT_QPA_PLATFORM="vnc").stdout == "vnc mine.txt\n"


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_hold_names_versions_and_hashes_only(name: str) -> None:
    text = (PACKAGING / name).read_text()
    packages = re.findall(r"^[a-z0-9-]+==.*(?:\n    .*)+", text, re.MULTILINE)
    assert packages
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text


def test_the_locks_cover_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    running = {*project["project"]["dependencies"], *project["dependency-groups"]["build"]}
    checking = running | set(project["dependency-groups"]["dev"])
    for name, wanted in (("requirements.lock", running), ("requirements-dev.lock", checking)):
        locked = set(re.findall(r"^([a-z0-9-]+)==", (PACKAGING / name).read_text(), re.MULTILINE))
        assert {re.split(r"[>=<;]", requirement)[0].lower() for requirement in wanted} <= locked


@pytest.mark.real
@pytest.mark.skipif("TURNLIGHT_DESKTOP" not in os.environ, reason="started outside packaging/desktop")
def test_the_private_desktop_has_a_screen_a_sound_server_and_a_bus() -> None:
    assert os.environ["DISPLAY"]
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"]
    server = Path(os.environ["PULSE_SERVER"].removeprefix("unix:"))
    assert server.is_socket()
    assert server.parent == Path(os.environ["XDG_RUNTIME_DIR"])
