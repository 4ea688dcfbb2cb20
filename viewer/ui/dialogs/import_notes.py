"""Shows what an import would do, before anything is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from viewer.core.annotations import Annotation, Place
from viewer.core.bundle import Bundle
from viewer.core.timecode import format_ms
from viewer.importers.base import Preview
from viewer.ui.dialogs.choices import Choice, ChoiceButtons, Choices, ChoiceTable
from viewer.ui.translate import told

_SIZE = QSize(760, 520)
_WARNINGS_HEIGHT = 96


class ImportDialog(QDialog):
    """Lists the notes of a file; the reader ticks what comes in.

    Signals:
        wanted: (list of `Annotation`, dict of `Annotation` by str) those to be added, and what
            others become, by the ids of those that are there.
    """

    wanted = Signal(object, object)

    def __init__(self, name: str, preview: Preview, bundle: Bundle, parent: QWidget | None = None) -> None:
        """Show a preview.

        Args:
            name: of the file.
            preview: what its import would do.
            bundle: the episode and all its annotations.
            parent: the window.
        """
        super().__init__(parent)
        self._preview, self._bundle = preview, bundle
        self._here = {each.id for each in bundle.annotations}
        self._found: list[tuple[Annotation, str]] = []  # and the id of that whose place it takes
        self.setWindowTitle(self.tr("Import notes"))
        label = QLabel(self._summary(name))
        label.setWordWrap(True)
        columns = (self.tr("What it is"), self.tr("Time"), self.tr("Passage"), self.tr("Note or tags"))
        self._choices = Choices(columns, list(self._rows()))
        self._table = ChoiceTable(self._choices, self.tr("Notes in the file"), self)
        self._warnings = self._make_warnings()
        self._buttons = self._make_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for part in (label, self._table, self._warnings, self._buttons):
            column.addWidget(part)
        self.resize(_SIZE)
        self._table.setFocus()

    def accept(self) -> None:
        """Send what is ticked."""
        super().accept()
        chosen = [self._found[row] for row in self._choices.chosen()]
        added = [annotation for annotation, known in chosen if not known]
        self.wanted.emit(added, {known: annotation for annotation, known in chosen if known})

    def _summary(self, name: str) -> str:
        preview = self._preview
        parts = [self.tr("{count} new").format(count=len(preview.new))]
        if preview.duplicates:
            parts.append(self.tr("{count} there already").format(count=len(preview.duplicates)))
        if preview.unplaced:
            parts.append(
                self.tr("{count} whose words are not in this transcript").format(count=len(preview.unplaced))
            )
        return self.tr("Notes in {name}: {parts}.").format(name=name, parts=", ".join(parts))

    def _rows(self) -> Iterator[Choice]:
        preview = self._preview
        for each in preview.new:
            doubtful = each.place is Place.DOUBTFUL
            yield self._row(each, self.tr("New, place to be checked") if doubtful else self.tr("New"))
        for each in preview.unplaced:
            yield self._row(each, self.tr("New, without a place"), chosen=bool(preview.new))
        for twin in preview.duplicates:
            differs = twin.differs and twin.known.id in self._here
            words = self.tr("There, says something else") if differs else self.tr("There already")
            known = twin.known.id if differs else ""
            yield self._row(twin.found, words, known, chosen=False, free=differs)

    def _row(
        self, found: Annotation, what: str, known: str = "", *, chosen: bool = True, free: bool = True
    ) -> Choice:
        self._found.append((found, known))
        heard = self._bundle.heard(found)
        quote = " ".join(found.anchor.quote.split()) if found.anchor else self.tr("Bookmark")
        note = " ".join((found.note or ", ".join(found.tags)).split())
        return Choice((what, format_ms(heard[0]) if heard else "", quote, note), chosen, free)

    def _make_warnings(self) -> QPlainTextEdit:
        warnings: Sequence[str] = [told(warning) for warning in self._preview.warnings]
        box = QPlainTextEdit("\n".join(warnings))
        box.setReadOnly(True)
        box.setTabChangesFocus(True)
        box.setAccessibleName(self.tr("What was left out or is doubtful"))
        box.setMaximumHeight(_WARNINGS_HEIGHT)
        box.setVisible(bool(warnings))
        return box

    def _make_buttons(self) -> ChoiceButtons:
        def deed(count: int) -> str:
            return self.tr("Import %n note(s)", "", count)

        buttons = ChoiceButtons(self._choices, deed, self.tr("All or none"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
