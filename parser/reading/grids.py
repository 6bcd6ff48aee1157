"""Cells with spans → full matrices, or parts of the page when the table only lays it out.

Shared by the readers of HTML and of Word files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    def is_special(self) -> bool:
        """Whether it may be a part of the page rather than a label or a figure."""
        return bool(self.pieces) or len(self.text) > LABEL_LENGTH

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


def pieces_of(rows: Sequence[Sequence[TableCell]], place: Place) -> Iterator[Piece]:
    """The table as parts of the page: grids of its data rows, and its layout rows dissolved."""
    if all(len(row) <= 1 for row in rows):
        for row in rows:
            for cell in row:
                yield from cell.content
        return
    data: list[tuple[GridCell | None, ...]] = []
    for cells, positions in zip(rows, lay_out(rows), strict=True):
        special = [cell for cell in cells if cell.is_special]
        is_layout = any(cell.is_layout for cell in special)
        if not is_layout:
            data.append(positions)
        pictures = [piece for cell in special for piece in cell.pieces if isinstance(piece, Unread)]
        if is_layout or pictures:
            yield from _grid(data, place)
            data = []
            yield from (piece for cell in cells for piece in cell.content) if is_layout else iter(pictures)
    yield from _grid(data, place)


def _grid(rows: Sequence[tuple[GridCell | None, ...]], place: Place) -> Iterator[Grid]:
    filled = tuple(row for row in rows if row.count(None) < len(row))
    if any(cell is not None and cell.text for row in filled for cell in row):
        first = next(cell.place for cell in filled[0] if cell is not None)
        yield Grid(filled, first if first.line else place)


def lay_out(rows: Sequence[Sequence[TableCell]]) -> list[tuple[GridCell | None, ...]]:
    """The matrix of ``rows``: each cell at its first position, None where a span covers.

    Columns in which no cell begins exist only in the numbers of the spans and are
    left out. Raises ``TooLarge`` over the bounds of columns or cells.
    """
    covered: dict[int, int] = {}
    placed: list[dict[int, GridCell]] = []
    for row in rows:
        here = {column for column, left in covered.items() if left > 0}
        placed.append(_place_row(row, here, covered))
    columns = sorted({column for row in placed for column in row})
    if len(columns) * len(placed) > limits.CELLS:
        raise TooLarge
    return [tuple(map(row.get, columns)) for row in placed]


def _place_row(row: Sequence[TableCell], here: set[int], covered: dict[int, int]) -> dict[int, GridCell]:
    """Put the cells at the first free columns; ``covered`` counts the rows still covered below."""
    placed: dict[int, GridCell] = {}
    column = 0
    for cell in row:
        while column in here:
            column += 1
        if column >= limits.COLUMNS:
            raise TooLarge
        if not cell.is_gap:
            placed[column] = GridCell(cell.text, cell.place)
        begin, column = column, column + cell.columns
        if cell.rows > 1:
            end = min(column, limits.COLUMNS)
            covered.update(dict.fromkeys(range(begin, end), cell.rows))
    for taken in [column for column, left in covered.items() if left <= 1]:
        del covered[taken]
    for taken in covered:
        covered[taken] -= 1
    return placed
