"""Cells with spans → full matrices, or parts of the page when the table only lays it out.

Shared by the readers of HTML and of Word files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parser.document import Grid, GridCell, Paragraph, Place, Unread
from parser.reading import limits
from parser.reading.errors import TooLarge
from parser.reading.whitespace import BREAK, collapse

Piece = Paragraph | Grid | Unread

# No label of a table of figures is longer; a longer cell holds prose.
LABEL_LENGTH = 100


@dataclass(slots=True)
class TableCell:
    """One cell and how far it spans; ``pieces`` says what stands in it when that is more than words.

    A cell of one position with few words may be a ``GridCell`` at once, as nearly all are.
    ``source`` keeps the ``BREAK``s between the lines of a cell that has several.
    A gap only keeps the place of columns that a row leaves out.
    """

    text: str
    place: Place
    columns: int = 1
    rows: int = 1
    source: str = ""
    pieces: Sequence[Piece] = ()
    is_gap: bool = False

    @property
    def is_layout(self) -> bool:
        """Whether it is a part of the page."""
        return len(self.text) > LABEL_LENGTH or any(
            isinstance(piece, Grid) or (isinstance(piece, Paragraph) and piece.level is not None)
            for piece in self.pieces
        )

    @property
    def content(self) -> Iterator[Piece]:
        """What stands in the cell, as parts of the page."""
        yield from self.pieces
        if not self.pieces:
            for line in (self.source or self.text).split(BREAK):
                if words := collapse(line):
                    yield Paragraph(words, self.place)


AnyCell = TableCell | GridCell


def cell_of(words: str, place: Place, columns: int = 1, rows: int = 1) -> AnyCell:
    """The cell that holds ``words``, with a ``BREAK`` between lines, and nothing else."""
    text = words if words.isalnum() else collapse(words)
    if columns == rows == 1 and len(text) <= LABEL_LENGTH and BREAK not in words:
        return GridCell(text, place)
    return TableCell(text, place, columns, rows, words if BREAK in words else "")


def _content(cell: AnyCell) -> Iterator[Piece]:
    if isinstance(cell, TableCell):
        yield from cell.content
    elif cell.text:
        yield Paragraph(cell.text, cell.place)


def pieces_of(rows: Sequence[Sequence[AnyCell]], place: Place) -> Iterator[Piece]:
    """The table as parts of the page: grids of its data rows, and its layout rows dissolved."""
    if all(len(row) <= 1 for row in rows):
        for row in rows:
            for cell in row:
                yield from _content(cell)
        return
    placed = lay_out(rows)
    if not any(map(_special, rows)):  # as in nearly every table
        yield from _grid(placed, place)
        return
    data: list[tuple[GridCell | None, ...]] = []
    for cells, positions in zip(rows, placed, strict=True):
        special = _special(cells)
        is_layout = any(cell.is_layout for cell in special)
        if not is_layout:
            data.append(positions)
        pictures = [piece for cell in special for piece in cell.pieces if isinstance(piece, Unread)]
        if is_layout or pictures:
            yield from _grid(data, place)
            data = []
            yield from (piece for cell in cells for piece in _content(cell)) if is_layout else iter(pictures)
    yield from _grid(data, place)


def _special(row: Sequence[AnyCell]) -> list[TableCell]:
    """The cells that hold more than the words of a label or a value."""
    return [
        cell for cell in row if isinstance(cell, TableCell) and (cell.pieces or len(cell.text) > LABEL_LENGTH)
    ]


def _grid(rows: Sequence[tuple[GridCell | None, ...]], place: Place) -> Iterator[Grid]:
    filled = tuple(row for row in rows if any(row))
    if any(cell is not None and cell.text for row in filled for cell in row):
        first = next(cell.place for cell in filled[0] if cell is not None)
        yield Grid(filled, first if first.line else place)


def lay_out(rows: Sequence[Sequence[AnyCell]]) -> list[tuple[GridCell | None, ...]]:
    """The matrix of ``rows``: each cell at its first position, None where a span covers.

    Columns in which no cell begins exist only in the numbers of the spans and are
    left out. Raises ``TooLarge`` over the bounds of columns or cells.
    """
    covered: dict[int, int] = {}
    placed: list[dict[int, GridCell]] = []
    for row in rows:
        here, spans = _place_row(row, covered)
        placed.append(here)
        if spans or covered:
            covered = {column: left - 1 for column, left in (covered | spans).items() if left > 1}
    columns = sorted(set().union(*placed))
    if len(columns) * len(placed) > limits.CELLS:
        raise TooLarge
    return [tuple(map(row.get, columns)) for row in placed]


def _place_row(
    row: Sequence[AnyCell], covered: Mapping[int, int]
) -> tuple[dict[int, GridCell], dict[int, int]]:
    """The cells at the first free columns, and how many rows they cover where it is more than one.

    ``covered`` says the same of the cells above: in how many rows from here on.
    """
    placed: dict[int, GridCell] = {}
    spans: dict[int, int] = {}
    column, most = 0, limits.COLUMNS
    for cell in row:
        while column in covered:
            column += 1
        if column >= most:
            raise TooLarge
        if isinstance(cell, GridCell):
            placed[column] = cell
            column += 1
            continue
        if not cell.is_gap:
            placed[column] = GridCell(cell.text, cell.place)
        begin, column = column, column + cell.columns
        if cell.rows > 1:
            spans.update(dict.fromkeys(range(begin, min(column, most)), cell.rows))
    return placed, spans
