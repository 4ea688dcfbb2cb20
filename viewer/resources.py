"""Where the files that ship with the program are: in the checkout, or in the installed package."""

from __future__ import annotations

from pathlib import Path

SAMPLES = {"sv": "sju-minuter-sent", "en": "listening-to-a-hive"}


def sample_paths(language: str = "sv") -> tuple[Path, Path]:
    """Audio and transcript of the sample episode in a language.

    Args:
        language: a BCP 47 tag or a locale's name, such as ``"sv"`` or ``"sv_SE"``; others get English.
    """
    name = SAMPLES.get(language[:2].lower(), SAMPLES["en"])
    folder = _folder() / "samples"
    return folder / f"{name}.mp3", folder / f"{name}.txt"


def icon_path() -> Path:
    """The application's icon, an SVG."""
    return _folder() / "icons" / "turnlight.svg"


def translation_path(name: str) -> Path:
    """A translation that Qt can load, there or not.

    Args:
        name: the file's, such as ``"turnlight_sv.qm"``.
    """
    return _folder() / "translations" / name


def _folder() -> Path:
    package = Path(__file__).parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
