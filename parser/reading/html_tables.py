"""HTML tables: rowspan and colspan laid out as a full matrix, layout tables told from data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from parser.document import Grid, GridCell, Paragraph, Place, Unread
from parser.reading import limits
from parser.reading.errors import TooLarge

Piece = Paragraph | Grid | Unread

_GROUPS = frozenset({"thead", "tbody", "tfoot", "form", "caption"})
_IGNORED = frozenset({"col", "colgroup"})
# No label of a table of figures is longer; a longer cell holds prose.
_LABEL_LENGTH = 100


@dataclass(slots=True)
class TableCell:
    """One ``td`` or ``th`` with what stands in it; ``pieces`` is empty for plain text."""

    text: str
    place: Place
    columns: int = 1
    rows: int = 1
    pieces: Sequence[Piece] = ()

    @property
    def is_layout(self) -> bool:
        """Whether the cell is a part of the page rather than a label or a figure."""
        return len(self.text) > _LABEL_LENGTH or any(
            isinstance(piece, Grid) or (isinstance(piece, Paragraph) and piece.level is not None)
            for piece in self.pieces
        )

    @property
    def content(self) -> Iterator[Piece]:
        """What stands in the cell, as parts of the page."""
        if self.pieces:
            yield from self.pieces
        elif self.text:
            yield Paragraph(self.text, self.place)


def rows_of(table: etree._Element) -> Iterator[list[etree._Element]]:
    """The cells of each row of ``table``, those of tables inside it left out.

    What stands in the table outside any cell (a caption, stray text) comes as a
    row of its own.
    """
    for child in _row_elements(table):
        if child.tag == "tr":
            yield [cell for cell in child if cell.tag not in _IGNORED]
        else:
            yield [child]


def _row_elements(table: etree._Element) -> Iterator[etree._Element]:
    stack = list(reversed(table))
    while stack:
        element = stack.pop()
        if element.tag in _GROUPS and len(element):
            stack.extend(reversed(element))
        elif element.tag not in _IGNORED:
            yield element


def span(element: etree._Element, name: str) -> int:
    """The value of ``rowspan`` or ``colspan``; 1 when it is absent or makes no sense."""
    value = element.get(name)
    if value is None:
        return 1
    value = value.strip()
    if not (value.isascii() and value.isdigit() and len(value) < 9):
        return 1
    return min(int(value), limits.CELLS) or (limits.CELLS if name == "rowspan" else 1)


def pieces_of(rows: Sequence[Sequence[TableCell]], place: Place) -> Iterator[Piece]:
    """The table as parts of the page: grids of its data rows, and its layout rows dissolved."""
    if all(len(row) <= 1 for row in rows):
        for row in rows:
            for cell in row:
                yield from cell.content
        return
    matrix = lay_out(rows)
    data: list[tuple[GridCell | None, ...]] = []
    for cells, positions in zip(rows, matrix, strict=True):
        pictures = [piece for cell in cells for piece in cell.pieces if isinstance(piece, Unread)]
        if any(cell.is_layout for cell in cells):
            yield from _grid(data, place)
            data = []
            for cell in cells:
                yield from cell.content
        else:
            data.append(positions)
            if pictures:
                yield from _grid(data, place)
                data = []
                yield from pictures
    yield from _grid(data, place)


def _grid(rows: Sequence[tuple[GridCell | None, ...]], place: Place) -> Iterator[Grid]:
    filled = tuple(row for row in rows if any(cell is not None for cell in row))
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
        placed[column] = GridCell(cell.text, cell.place)
        end = min(column + cell.columns, limits.COLUMNS)
        if cell.rows > 1:
            covered.update(dict.fromkeys(range(column, end), cell.rows))
        column = end
    for taken in [column for column, left in covered.items() if left <= 1]:
        del covered[taken]
    for taken in covered:
        covered[taken] -= 1
    return placed
