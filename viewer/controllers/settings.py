"""The program's settings: typed, checked when read, written soon after they change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Generic, Literal, Protocol, TypeVar, overload

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from viewer.core.delay import MOST_MS
from viewer.errors import WorldError

WINDOW_FILE = "window.ini"
WRITE_AFTER_MS = 500
RETRY_AFTER_MS = 30_000

Scheme = Literal["system", "light", "dark"]
Switch = Literal["system", "on", "off"]
T = TypeVar("T")
Number = TypeVar("Number", int, float)


class SettingsKeeper(Protocol):
    """Where settings outlive the program: `Library.settings`."""

    def load(self) -> dict[str, object]:
        """All that is kept."""

    def save(self, values: Mapping[str, object]) -> None:
        """Keep these, all or none."""


class Option(Generic[T]):
    """One setting: an attribute of `Settings`.

    Attributes:
        default: its value until it is set, and where what was kept is damaged.
        low: smallest value of a number.
        high: largest value of a number.
    """

    def __init__(
        self, default: T, read: Callable[[object], T], low: T | None = None, high: T | None = None
    ) -> None:
        self.default = default
        self.low = low
        self.high = high
        self.read = read
        self.name = ""

    def __set_name__(self, owner: type[Settings], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, settings: None, owner: type[Settings]) -> Option[T]: ...

    @overload
    def __get__(self, settings: Settings, owner: type[Settings]) -> T: ...

    def __get__(self, settings: Settings | None, owner: type[Settings]) -> Option[T] | T:
        return self if settings is None else settings.value(self)

    def __set__(self, settings: Settings, value: T) -> None:
        """Change the setting.

        Raises:
            ValueError: no value for this setting.
        """
        try:
            checked = self.read(value)
        except ValueError as error:
            raise ValueError(f"{self.name} cannot be {value!r}") from error
        settings.change(self.name, checked)


def whole(default: int, low: int, high: int) -> Option[int]:
    """A whole number from `low` to `high`."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(value)
        return value

    return Option(default, read, low, high)


def number(default: float, low: float, high: float) -> Option[float]:
    """A number from `low` to `high`."""

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ValueError(value)
        return float(value)

    return Option(default, read, low, high)


def truth(*, default: bool) -> Option[bool]:
    """Yes or no."""

    def read(value: object) -> bool:
        if not isinstance(value, bool):
            raise ValueError(value)
        return value

    return Option(default, read)


def one_of(default: T, *others: T) -> Option[T]:
    """One of a few words."""
    words = (default, *others)

    def read(value: object) -> T:
        return words[words.index(value)]

    return Option(default, read)


def words(default: str = "") -> Option[str]:
    """Any text."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise ValueError(value)
        return value

    return Option(default, read)


def whole_by_name(low: int, high: int) -> Option[Mapping[str, int]]:
    """Whole numbers from `low` to `high`, each under a name; a damaged one is left out, the others stay."""

    def read(value: object) -> Mapping[str, int]:
        if not isinstance(value, Mapping):
            raise ValueError(value)
        return {
            name: number
            for name, number in value.items()
            if isinstance(name, str) and type(number) is int and low <= number <= high
        }

    return Option({}, read)


def rows_of(*names: str) -> Option[list[dict[str, str]]]:
    """Rows of texts, each text under one of `names`; a damaged row is left out, the others stay."""

    def read(value: object) -> list[dict[str, str]]:
        if not isinstance(value, list | tuple):
            raise ValueError(value)
        rows = (row for row in value if isinstance(row, Mapping))
        whole = (row for row in rows if all(isinstance(row.get(name), str) for name in names))
        return [{name: row[name] for name in names} for row in whole]

    return Option([], read)


class Settings(QObject):
    """What holds for the whole program.

    Attributes:
        volume: loudness, 0 to 100.
        muted: whether the sound is off.
        rate: speed of an episode that has none of its own.
        text_size: points.
        follow: whether the view follows the sound.
        skip_ms: how far back and forward go.
        mark_ms: how much of what was heard last one key marks.
        step_back_ms: how far playing steps back after a long pause; 0 for not at all.
        theme: ``"system"``, ``"light"`` or ``"dark"``.
        reduced_motion: ``"system"``, ``"on"`` or ``"off"``.
        audio_delays: milliseconds, by the sound device's id; a device that is not in there has none.
        sound_device: id of the one that played last; empty where the platform names none.
        export_format: key of the format that was exported last; empty for none.
        export_folder: where files are exported to and imported from; empty for none.
        export_whole: whether the whole transcript goes with the notes.
        transcript_format: key of the format that a transcript alone was exported as last; empty for none.
        transcript_corrected: whether it has the reader's corrections.
        transcript_in_audio: whether it has the times of the audio.
        transcript_recut: whether captions are cut anew.
        quote_style: key of the style in which quotes are copied.
        quote_styles: styles that the reader made or changed, see `viewer.controllers.quote_styles`.
        changed: (str) name of a setting that has a new value.
        trouble: (object) `WorldError`, once, when settings cannot be kept; they are tried again later.
    """

    changed = Signal(str)
    trouble = Signal(object)

    volume = whole(80, 0, 100)
    muted = truth(default=False)
    rate = number(1.0, 0.5, 3.0)
    text_size = whole(12, 8, 48)
    follow = truth(default=True)
    skip_ms = whole(10_000, 1_000, 300_000)
    mark_ms = whole(10_000, 1_000, 300_000)
    step_back_ms = whole(2_000, 0, 30_000)
    theme: Option[Scheme] = one_of("system", "light", "dark")
    reduced_motion: Option[Switch] = one_of("system", "on", "off")
    audio_delays = whole_by_name(-MOST_MS, MOST_MS)
    sound_device = words()
    export_format = words()
    export_folder = words()
    export_whole = truth(default=False)
    transcript_format = words()
    transcript_corrected = truth(default=True)
    transcript_in_audio = truth(default=True)
    transcript_recut = truth(default=False)
    quote_style = words("plain")
    quote_styles = rows_of("key", "name", "text", "html", "syntax")

    def __init__(self, first: Mapping[str, object] | None = None, parent: QObject | None = None) -> None:
        """Begin with the values of a first look (`viewer.store.peek`); `attach` brings the rest."""
        super().__init__(parent)
        self._values = _checked(first or {})
        self._unsaved: dict[str, object] = {}
        self._keeper: SettingsKeeper | None = None
        self._failing = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save)

    def attach(self, keeper: SettingsKeeper) -> None:
        """Take over what `keeper` holds, but for what was changed meanwhile, and keep changes there."""
        self._keeper = keeper
        try:
            kept = _checked(keeper.load())
        except WorldError as error:
            self._tell(error)
            return
        for name, value in kept.items():
            if name not in self._unsaved:
                self._put(name, value)
        if self._unsaved:
            self._timer.start(WRITE_AFTER_MS)

    def value(self, option: Option[T]) -> T:
        """What an option of this class has; use the attribute itself."""
        return option.read(self._values.get(option.name, option.default))

    def change(self, name: str, value: object) -> None:
        """Give a setting a checked value; use the attribute itself."""
        if self._put(name, value):
            self._unsaved[name] = value
            self._timer.start(WRITE_AFTER_MS)

    def save(self) -> None:
        """Write what changed, now."""
        self._timer.stop()
        if self._keeper is None or not self._unsaved:
            return
        try:
            self._keeper.save(self._unsaved)
        except WorldError as error:
            self._tell(error)
            self._timer.start(RETRY_AFTER_MS)
        else:
            self._unsaved = {}
            self._failing = False

    def _put(self, name: str, value: object) -> bool:
        if value == self._values.get(name, _options()[name].default):
            return False
        self._values[name] = value
        self.changed.emit(name)
        return True

    def _tell(self, error: WorldError) -> None:
        if not self._failing:
            self._failing = True
            self.trouble.emit(error)


def window_state(folder: Path) -> QSettings:
    """Where the window keeps its size and place: a file in the data folder, so that folders don't mix."""
    return QSettings(str(folder / WINDOW_FILE), QSettings.Format.IniFormat)


def _options() -> dict[str, Option[object]]:
    return {name: option for name, option in vars(Settings).items() if isinstance(option, Option)}


def _checked(values: Mapping[str, object]) -> dict[str, object]:
    """The values that are ones; a damaged or unknown value is as if it had not been kept."""
    good: dict[str, object] = {}
    for name, option in _options().items():
        try:
            good[name] = option.read(values[name])
        except (KeyError, ValueError):
            continue
    return good
