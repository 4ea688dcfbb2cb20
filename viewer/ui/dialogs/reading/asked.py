"""What can be chosen of how a file is read: format, encoding, the roles of a table's columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QSizePolicy, QWidget

from viewer.core.choices import AUTOMATIC, Choices, Columns
from viewer.readers.look import Look
from viewer.ui.translate import told

_ENCODINGS = (
    *("utf-8", "cp1252", "iso-8859-1", "iso-8859-15", "mac-roman", "utf-16", "cp1250", "cp1251"),
    *("cp1253", "cp1254", "gb18030", "big5", "shift_jis", "euc_kr"),
)
_ROLES = ("time", "end", "speaker", "text")
_CERTAIN, _LIKELY, _POSSIBLE = 90, 60, 31  # see `Reader.score`


class Asked(QWidget):
    """The fields of the form.

    Signals:
        changed: (`Choices`) the reader chose something else.
    """

    changed = Signal(object)

    def __init__(self, choices: Choices = AUTOMATIC, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._found_encoding = ""
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(6)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.format = self._add(self.tr("&Format"))
        self.encoding = self._add(self.tr("&Encoding"))
        names = (self.tr("&Time"), self.tr("E&nd"), self.tr("&Speaker"), self.tr("&Words"))
        self.roles = {role: self._add(name) for role, name in zip(_ROLES, names, strict=True)}
        self.format.currentIndexChanged.connect(
            lambda _row: self._choose(replace(self._choices, reader=self.format.currentData()))
        )
        self.encoding.currentIndexChanged.connect(
            lambda _row: self._choose(replace(self._choices, encoding=self.encoding.currentData()))
        )
        for field in self.roles.values():
            field.currentIndexChanged.connect(lambda _row: self._choose_columns())

    @property
    def choices(self) -> Choices:
        """What is chosen, speakers included."""
        return self._choices

    def choose_speakers(self, speakers: frozenset[str], no_speakers: frozenset[str]) -> None:
        """Take what was chosen elsewhere."""
        self._choose(replace(self._choices, speakers=speakers, no_speakers=no_speakers))

    def show_look(self, look: Look) -> None:
        """Offer what there is for this file; what is chosen stays so."""
        if not self._choices.encoding:
            self._found_encoding = look.encoding
        self._offer_formats(look)
        self._offer_encodings()
        self._show(self.encoding, shown=bool(look.encoding))
        self._offer_columns(look)

    def _offer_formats(self, look: Look) -> None:
        automatic = [] if look.surest is None else [(self._found_out(told(look.surest.label)), None)]
        ranked = [(told(reader.label), reader.key, score) for score, reader in look.ranked]
        likely = [(f"{name} – {self._meaning(score)}", key) for name, key, score in ranked if score > 0]
        others = [(name, key) for name, key, score in ranked if score <= 0]
        others.sort(key=lambda other: other[0].casefold())
        shown = look.reader.key if look.surest is None else self._choices.reader
        _fill(self.format, (automatic, likely, others), shown)

    def _offer_encodings(self) -> None:
        found = self._found_encoding or self.tr("not known")
        chosen = self._choices.encoding
        usual = [(name, name) for name in _ENCODINGS]
        if chosen and chosen not in _ENCODINGS:
            usual.insert(0, (chosen, chosen))
        _fill(self.encoding, ([(self._found_out(found), None)], usual), chosen)

    def _offer_columns(self, look: Look) -> None:
        header, columns = look.options.header, self._choices.columns or look.options.columns
        for role, field in self.roles.items():
            self._show(field, shown=bool(header))
            none = [(self.tr("no column"), None)] if role != "text" or columns is None else []
            named = [(self._column(name, place), place) for place, name in enumerate(header)]
            _fill(field, (none, named), getattr(columns, role) if columns else None)

    def _column(self, name: str, place: int) -> str:
        """A column's name; one that has none is called by its number."""
        return self.tr("Column {number}").format(number=name) if name == str(place + 1) else name

    def _choose_columns(self) -> None:
        text, time, end, speaker = (
            self.roles[role].currentData() for role in ("text", "time", "end", "speaker")
        )
        if text is not None:
            self._choose(replace(self._choices, columns=Columns(text, time, end, speaker)))

    def _choose(self, choices: Choices) -> None:
        if choices != self._choices:
            self._choices = choices
            self.changed.emit(choices)

    def _found_out(self, what: str) -> str:
        return self.tr("Recognised: {what}").format(what=what)

    def _meaning(self, score: int) -> str:
        """What a reader's score says."""
        if score >= _CERTAIN:
            return self.tr("certain")
        if score >= _LIKELY:
            return self.tr("likely")
        return self.tr("possible") if score >= _POSSIBLE else self.tr("unlikely")

    def _add(self, name: str) -> QComboBox:
        label, field = QLabel(name), QComboBox()
        label.setBuddy(field)
        field.setAccessibleName(name.replace("&", ""))
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(8)
        self._form.addRow(label, field)
        return field

    def _show(self, field: QComboBox, *, shown: bool) -> None:
        self._form.setRowVisible(field, shown)


def _fill(field: QComboBox, groups: Sequence[Sequence[tuple[str, object]]], chosen: object) -> None:
    """Offer other things, with lines between the groups; nothing is said to be chosen by that."""
    field.blockSignals(True)
    field.clear()
    for group in filter(None, groups):
        if field.count():
            field.insertSeparator(field.count())
        for words, value in group:
            field.addItem(words, value)
    values = [field.itemData(row) for row in range(field.count())]
    field.setCurrentIndex(values.index(chosen) if chosen in values else 0)
    field.blockSignals(False)
