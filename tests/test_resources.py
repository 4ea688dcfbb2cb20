import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from viewer.resources import icon_path, sample_paths, translation_path

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("language", "stem"),
    [
        ("sv", "sju-minuter-sent"),
        ("sv_SE", "sju-minuter-sent"),
        ("en-GB", "listening-to-a-hive"),
        ("C", "listening-to-a-hive"),
    ],
)
def test_a_sample_speaks_the_language_or_else_english(language: str, stem: str) -> None:
    audio, transcript = sample_paths(language)
    assert (audio.name, transcript.name) == (f"{stem}.mp3", f"{stem}.txt")
    assert audio.is_file()
    assert transcript.is_file()


def test_the_icon_is_a_picture() -> None:
    assert ElementTree.parse(icon_path()).getroot().tag.endswith("svg")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_translation_is_there(language: str) -> None:
    assert translation_path(f"turnlight_{language}.qm").is_file()


def test_an_installed_package_has_its_resources_inside(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    ask = (
        "from viewer.resources import icon_path, sample_paths, translation_path\n"
        "samples, swedish = (*sample_paths('sv'), *sample_paths('en')), translation_path('turnlight_sv.qm')\n"
        "for path in *samples, icon_path(), swedish: print(path.resolve(strict=True))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path / "site", check=True, capture_output=True, text=True
    )
    inside = (tmp_path / "site" / "viewer" / "_resources").resolve()
    assert len(answer.stdout.splitlines()) == 6
    assert all(Path(line).is_relative_to(inside) for line in answer.stdout.splitlines())
