"""The rules of the house that the import contracts cannot see, read off the source itself."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
MOST_LINES_OF_A_FILE = 350
MOST_LINES_OF_A_FUNCTION = 40

# Who alone may import it: a package is a folder or a file below viewer/.
ROOMS = {
    "PySide6.QtWidgets": ("ui/", "app.py"),
    "PySide6.QtDBus": ("controllers/mpris/", "ui/motion.py"),
    "qtawesome": ("ui/",),
    "vlc": ("player/vlc/instance.py",),
    "av": ("audio/",),
    "mutagen": ("audio/",),
    "sqlite3": ("store/",),
    "sqlite_utils": ("store/",),
    "requests": (),
    "httpx": (),
    "socket": ("web/",),
    "ssl": ("web/",),
    "http": ("web/",),
    "urllib.request": (),
    "PySide6.QtNetwork": (),
    "PySide6.QtWebSockets": (),
    "PySide6.QtWebEngineCore": (),
}
FORBIDDEN_CALLS = {"print", "processEvents", "sleep"}
TEXT_SETTERS = {
    "setText", "setToolTip", "setStatusTip", "setWhatsThis", "setWindowTitle", "setPlaceholderText",
    "setAccessibleName", "setAccessibleDescription", "setTitle", "setLabelText", "setInformativeText",
    "setSuffix", "addAction", "addMenu", "addTab", "addItem", "showMessage",
    "QAction", "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QToolButton",
}  # fmt: skip

MARKUP = re.compile(r"<[^<>]*>|&\w+;")


class Source(NamedTuple):
    """A file below viewer/: its place in there, and its syntax tree."""

    place: str
    tree: ast.Module
    lines: int


class Fault(NamedTuple):
    place: str
    line: int
    what: str


Rule = Callable[[Source], Iterator[Fault]]


def source(place: str, text: str) -> Source:
    return Source(place, ast.parse(text, place), len(text.splitlines()))


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    folder = ROOT / "viewer"
    return [
        source(path.relative_to(folder).as_posix(), path.read_text()) for path in sorted(folder.rglob("*.py"))
    ]


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call, with the last part of the name that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


def literal_text(node: ast.expr) -> str | None:
    """The fixed part of a string literal or f-string; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(literal_text(part) or "" for part in node.values)
    return None


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Dotted names that are imported, be it by statement or by function, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
    for name, call in calls(tree):
        if name in {"import_module", "__import__"} and call.args and (module := literal_text(call.args[0])):
            yield module, call.lineno


def imports_stay_in_their_rooms(source: Source) -> Iterator[Fault]:
    for name, line in imported(source.tree):
        for package, rooms in ROOMS.items():
            if (name == package or name.startswith(f"{package}.")) and not source.place.startswith(rooms):
                yield Fault(source.place, line, f"imports {package}")


def nobody_prints_or_sleeps(source: Source) -> Iterator[Fault]:
    for name, call in calls(source.tree):
        if name in FORBIDDEN_CALLS:
            yield Fault(source.place, call.lineno, f"calls {name}")


def files_are_short(source: Source) -> Iterator[Fault]:
    if source.lines > MOST_LINES_OF_A_FILE:
        yield Fault(source.place, source.lines, f"has more than {MOST_LINES_OF_A_FILE} lines")


def functions_are_short(source: Source) -> Iterator[Fault]:
    """Docstrings do not count."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            if (node.end_lineno or 0) - first.lineno >= MOST_LINES_OF_A_FUNCTION:
                yield Fault(
                    source.place, node.lineno, f"{node.name} has more than {MOST_LINES_OF_A_FUNCTION} lines"
                )


def visible_text_is_translated(source: Source) -> Iterator[Fault]:
    """Words given straight to a widget, where no translation reaches; punctuation and markup may stay."""
    if not source.place.startswith(("ui/", "app.py")):
        return
    for name, call in calls(source.tree):
        if name in TEXT_SETTERS:
            for argument in call.args:
                if any(letter.isalpha() for letter in MARKUP.sub("", literal_text(argument) or "")):
                    yield Fault(source.place, call.lineno, f"{name} is given text without tr()")


def translatable_text_is_literal(source: Source) -> Iterator[Fault]:
    """The translation tools collect plain literals only."""
    for name, call in calls(source.tree):
        if name in {"tr", "message"} and call.args and not isinstance(call.args[0], ast.Constant):
            yield Fault(source.place, call.lineno, f"{name}() is given no plain text")


def messages_fill_their_places(source: Source) -> Iterator[Fault]:
    for name, call in calls(source.tree):
        if name != "message" or not call.args or any(keyword.arg is None for keyword in call.keywords):
            continue
        places = {
            field for _, field, _, _ in string.Formatter().parse(literal_text(call.args[0]) or "") if field
        }
        values = {keyword.arg for keyword in call.keywords}
        if places != values:
            yield Fault(
                source.place, call.lineno, f"message() names {sorted(places)} and is given {sorted(values)}"
            )


RULES: list[Rule] = [
    imports_stay_in_their_rooms,
    nobody_prints_or_sleeps,
    files_are_short,
    functions_are_short,
    visible_text_is_translated,
    translatable_text_is_literal,
    messages_fill_their_places,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_source_keeps_the_rule(sources: list[Source], rule: Rule) -> None:
    faults = [fault for source in sources for fault in rule(source)]
    assert not faults, "\n".join(f"viewer/{place}:{line}: {what}" for place, line, what in faults)


BREACHES: list[tuple[Rule, str, str]] = [
    (imports_stay_in_their_rooms, "controllers/x.py", "from PySide6.QtWidgets import QLabel"),
    (imports_stay_in_their_rooms, "controllers/x.py", "from PySide6 import QtCore, QtWidgets"),
    (imports_stay_in_their_rooms, "ui/x.py", "from PySide6.QtDBus import QDBusConnection"),
    (imports_stay_in_their_rooms, "player/choose.py", "def f():\n    import vlc"),
    (imports_stay_in_their_rooms, "core/x.py", "import sqlite3.dbapi2"),
    (imports_stay_in_their_rooms, "readers/x.py", "import importlib\nimportlib.import_module('av.audio')"),
    (imports_stay_in_their_rooms, "controllers/x.py", "from mutagen.id3 import ID3"),
    (imports_stay_in_their_rooms, "readers/x.py", "from urllib.request import urlopen"),
    (imports_stay_in_their_rooms, "controllers/x.py", "from PySide6 import QtNetwork"),
    (imports_stay_in_their_rooms, "controllers/web_work.py", "from http.client import HTTPConnection"),
    (nobody_prints_or_sleeps, "core/x.py", "print(1)"),
    (nobody_prints_or_sleeps, "ui/x.py", "QApplication.processEvents()"),
    (nobody_prints_or_sleeps, "player/x.py", "time.sleep(1)"),
    (files_are_short, "core/x.py", "x = 1\n" * 351),
    (functions_are_short, "core/x.py", "def f():\n    'What.'\n" + "    x = 1\n" * 41),
    (visible_text_is_translated, "ui/x.py", "button.setToolTip('Play')"),
    (visible_text_is_translated, "ui/x.py", "QLabel(f'{count} hits', parent)"),
    (translatable_text_is_literal, "ui/x.py", "self.tr(f'{count} hits')"),
    (translatable_text_is_literal, "core/x.py", "message('a' + b)"),
    (messages_fill_their_places, "core/x.py", "message('{a} of {b}', a=1)"),
]


@pytest.mark.parametrize(("rule", "place", "text"), BREACHES)
def test_each_rule_sees_a_breach(rule: Rule, place: str, text: str) -> None:
    assert list(rule(source(place, text)))


DECENT: list[tuple[str, str]] = [
    ("ui/x.py", "from PySide6.QtWidgets import QLabel\nbutton.setText(self.tr('Play'))\nQLabel('·')"),
    ("ui/x.py", "hint.setText(f'<b style=\\'color: red\\'>{escape(time)}</b>&nbsp;{words}')"),
    ("core/x.py", "import socketserver_like\nx = message('{a} of {b}', a=1, b=2)"),
    ("core/x.py", "x = 1\n" * 350),
    ("core/x.py", "def f():\n    '''What.\n" + "\n" * 50 + "'''\n" + "    x = 1\n" * 40),
    ("audio/x.py", "import av"),
]


@pytest.mark.parametrize(("place", "text"), DECENT)
def test_no_rule_objects_to_decent_code(place: str, text: str) -> None:
    assert not [fault for rule in RULES for fault in rule(source(place, text))]
