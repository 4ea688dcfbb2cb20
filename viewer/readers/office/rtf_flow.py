"""From the marks that end RTF's paragraphs, cells and rows to a `Gathering`, which wants beginnings, too."""

from __future__ import annotations

from viewer.readers.office.document import Gathering


class Flow:
    """The text as it comes.

    Attributes:
        gathering: what has come to an end.
    """

    def __init__(self) -> None:
        self.gathering = Gathering()
        self._pieces: list[str] = []  # of the paragraph, or of an aside within it
        self._around: list[list[str]] = []  # of the paragraph around an aside
        self._unseen: list[str] = []
        self._table_open = self._row_open = self._cell_open = False

    def add(self, text: str, *, unseen: bool) -> None:
        """Text of the paragraph that comes to an end next; or nobody sees it."""
        (self._unseen if unseen else self._pieces).append(text)

    def end_unseen(self) -> None:
        """A stretch of text that nobody sees ends."""
        self._unseen.append("\n")

    def begin_aside(self) -> None:
        """A note or the like begins, in the middle of a paragraph."""
        self._around.append(self._pieces)
        self._pieces = []

    def end_aside(self, *, on_every_page: bool) -> None:
        """It ends, and the paragraph goes on."""
        if self._around:
            self.gathering.aside("".join(self._pieces), 0 if on_every_page else self.gathering.number + 1)
            self._pieces = self._around.pop()

    def end_paragraph(self, *, in_cell: bool) -> None:
        """A paragraph ends, which stands in a table or not."""
        gathering = self.gathering
        if in_cell:
            self._begin_cell()
        else:
            self._end_table()
        gathering.begin_paragraph()
        gathering.add(_joined(self._pieces))
        gathering.end_paragraph()
        for piece in _joined(self._unseen).split("\n"):
            gathering.aside(piece)
        self._pieces, self._unseen = [], []

    def end_cell(self) -> None:
        """A cell ends, and its last paragraph."""
        self.end_paragraph(in_cell=True)
        self._end_cell()

    def end_row(self) -> None:
        """A row ends; without another one, so does the table."""
        self._end_cell()
        self._row_open = False

    def close(self) -> None:
        """Nothing more comes."""
        if "".join(self._pieces).strip():
            self.end_paragraph(in_cell=False)
        self._end_table()

    def _begin_cell(self) -> None:
        """Cell, row and table begin, unless they are open already."""
        if not self._table_open:
            self.gathering.begin_table()
        if not self._row_open:
            self.gathering.begin_row()
        if not self._cell_open:
            self.gathering.begin_cell()
        self._table_open = self._row_open = self._cell_open = True

    def _end_cell(self) -> None:
        if self._cell_open:
            self.gathering.end_cell()
        self._cell_open = False

    def _end_table(self) -> None:
        self._end_cell()
        if self._table_open:
            self.gathering.end_table()
        self._table_open = self._row_open = False


def _joined(pieces: list[str]) -> str:
    """The text; characters beyond the first plane came as two surrogates."""
    text = "".join(pieces)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
