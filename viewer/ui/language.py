"""The language of the window: the first that the reader's system asks for and the program speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from viewer.resources import translation_path

_SOURCE = "en"


def wanted(asked: Iterable[str]) -> str:
    """The language to speak, such as ``"sv"``; English where the program speaks none of those asked for.

    Args:
        asked: locales, best first, such as ``QLocale.uiLanguages()`` gives: ``"sv-SE"``, ``"sv"``.
    """
    languages = (locale.replace("_", "-").split("-")[0].lower() for locale in asked)
    return next((language for language in languages if _ours(language).is_file()), _SOURCE)


def install(app: QCoreApplication, asked: Iterable[str]) -> list[QTranslator]:
    """Translate everything that is shown from now on.

    English gets a translation too, for its plurals. Qt's own words (dialog buttons, names of keys) come in
    the same language, never in another one.

    Args:
        app: the application.
        asked: locales, best first.

    Returns:
        The translators that were installed; they live as long as `app`.
    """
    translators = []
    for path in _files(wanted(asked)):
        translator = QTranslator(app)
        if translator.load(str(path)):
            app.installTranslator(translator)
            translators.append(translator)
    return translators


def _files(language: str) -> Iterator[Path]:
    yield Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language}.qm"
    yield _ours(language)


def _ours(language: str) -> Path:
    return translation_path(f"turnlight_{language}.qm")
