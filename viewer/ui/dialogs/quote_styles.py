"""How quotes are written: chosen, edited, added, taken away."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from viewer.controllers import quote_styles
from viewer.controllers.settings import Settings
from viewer.core.annotations import new_id
from viewer.core.quote_style import FIELDS, Style, Syntax, fill
from viewer.errors import WorldError
from viewer.ui.translate import told, told_error

_SIZE = QSize(760, 540)
_LIST_WIDTH = 190
_LINES = 4


class QuoteStylesDialog(QDialog):
    """The style that is chosen in the list is the one that is used; nothing is kept before "OK"."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._styles = list(quote_styles.styles(settings))
        self._filling = False
        self.setWindowTitle(self.tr("How quotes are written"))
        self._make_list()
        self._make_fields()
        self._lay_out()
        self.resize(_SIZE)
        used = quote_styles.chosen(settings)
        self._list.currentRowChanged.connect(lambda _row: self._show_style())
        self._list.setCurrentRow(self._styles.index(used))
        self._list.setFocus()

    def accept(self) -> None:
        """Keep all, and use the chosen one; a damaged one is shown instead."""
        for row, style in enumerate(self._styles):
            if _fault(style):
                self._list.setCurrentRow(row)
                return
        quote_styles.keep(self._settings, self._styles, self._style().key)
        super().accept()

    def _make_list(self) -> None:
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Styles"))
        self._list.setFixedWidth(_LIST_WIDTH)
        self._list.ensurePolished()  # else rows are measured undressed
        self._list.addItems([told(style.label) for style in self._styles])

    def _make_fields(self) -> None:
        self._name = QLineEdit()
        self._syntax = QComboBox()
        names = {
            Syntax.PLAIN: self.tr("Plain text"),
            Syntax.MARKDOWN: self.tr("Markdown"),
            Syntax.HTML: self.tr("HTML"),
        }
        for syntax, name in names.items():
            self._syntax.addItem(name, syntax)
        self._text, self._html = _box(self), _box(self)
        self._fault = QLabel()
        self._sample = QLabel()
        for label in (self._fault, self._sample):
            label.setWordWrap(True)
            label.setTextFormat(label.textFormat().PlainText)
        self._fault.setAccessibleName(self.tr("What is wrong"))
        self._sample.setProperty("quiet", True)
        self._sample.setAccessibleName(self.tr("Looks like this"))
        self._name.textEdited.connect(lambda _text: self._edit())
        self._syntax.activated.connect(lambda _row: self._edit())
        self._text.textChanged.connect(self._edit)
        self._html.textChanged.connect(self._edit)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setSpacing(6)
        fields = ", ".join(f"{{{field}}}" for field in FIELDS)
        hint = QLabel(
            self.tr("{fields} stand for what they say; [[ … ]] is left out where they are empty.").replace(
                "{fields}", fields
            )
        )
        hint.setWordWrap(True)
        hint.setProperty("quiet", True)
        for words, field in (
            (self.tr("&Name"), self._name),
            (self.tr("The text is &written in"), self._syntax),
            (self.tr("&Text"), self._text),
            (self.tr("&HTML, for programs that keep formatting; empty to make it of the text"), self._html),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            form.addRow(label, field)
        right = QVBoxLayout()
        right.addLayout(form)
        for part in (hint, self._fault, self._sample):
            right.addWidget(part)
        right.addStretch()
        row = QHBoxLayout()
        row.addWidget(self._list)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(row, 1)
        column.addWidget(self._make_buttons())

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole.ActionRole
        new = box.addButton(self.tr("New style"), role)
        self._remove = box.addButton("", role)
        for button, slot in ((new, self._add), (self._remove, self._take_away)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        self._done = box.addButton(QDialogButtonBox.StandardButton.Ok)
        self._done.setDefault(True)
        box.addButton(QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _style(self) -> Style:
        return self._styles[max(0, self._list.currentRow())]

    def _show_style(self) -> None:
        """Put the chosen style into the fields."""
        style, self._filling = self._style(), True
        self._name.setText(told(style.label))
        self._name.setReadOnly(style.key in quote_styles.BUILT_IN)
        self._syntax.setCurrentIndex(self._syntax.findData(style.syntax))
        self._text.setPlainText(style.text)
        self._html.setPlainText(style.html)
        self._filling = False
        self._weigh()

    def _edit(self) -> None:
        """Take what stands in the fields."""
        if self._filling:
            return
        style, row = self._style(), max(0, self._list.currentRow())
        label = style.label
        if style.key not in quote_styles.BUILT_IN:
            label = quote_styles.named(self._name.text())
            self._list.item(row).setText(self._name.text())
        texts = self._text.toPlainText(), self._html.toPlainText()
        syntax = Syntax(self._syntax.currentData())
        self._styles[row] = replace(style, label=label, text=texts[0], html=texts[1], syntax=syntax)
        self._weigh()

    def _weigh(self) -> None:
        style = self._style()
        built_in = quote_styles.BUILT_IN.get(style.key)
        self._remove.setText(self.tr("As it was at first") if built_in else self.tr("Remove"))
        self._remove.setEnabled(built_in != style)
        fault = _fault(style)
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._sample.setVisible(not fault)
        if not fault:
            self._sample.setText(fill(style.text, self._sample_facts(style.syntax)))
        self._done.setEnabled(not any(map(_fault, self._styles)))

    def _sample_facts(self, syntax: Syntax) -> dict[str, str]:
        said = self.tr("What was said.")
        facts = (
            f"> {said}" if syntax is Syntax.MARKDOWN else said,
            self.tr("Ada"),
            self.tr("An episode"),
            *("12:03", "12:08", "episode.mp3", "episode.mp3#t=723"),
        )
        return dict(zip(FIELDS, facts, strict=True))

    def _add(self) -> None:
        """Make a new style of the chosen one."""
        label = quote_styles.named(self.tr("My style"))
        self._styles.append(replace(self._style(), key=new_id(), label=label))
        self._list.addItem(told(label))
        self._list.setCurrentRow(len(self._styles) - 1)
        self._name.setFocus()
        self._name.selectAll()

    def _take_away(self) -> None:
        """Take a style of the reader's away, or what was changed in another."""
        row, built_in = max(0, self._list.currentRow()), quote_styles.BUILT_IN.get(self._style().key)
        if built_in is not None:
            self._styles[row] = built_in
            self._show_style()
        else:
            self._list.blockSignals(True)
            del self._styles[row]
            self._list.takeItem(row)
            self._list.blockSignals(False)
            self._show_style()


def _fault(style: Style) -> str:
    """What is wrong with a style; empty for nothing."""
    try:
        quote_styles.look_over(style)
    except WorldError as error:
        return told_error(error)[1]
    return ""


def _box(parent: QWidget) -> QPlainTextEdit:
    box = QPlainTextEdit(parent)
    box.setTabChangesFocus(True)
    box.setFixedHeight(box.fontMetrics().lineSpacing() * _LINES + 14)
    return box
