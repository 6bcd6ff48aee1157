"""A grid printed on a canvas: widths, heights, and what happens at the foot of a page."""

from __future__ import annotations

from dataclasses import dataclass

from parser.samples.grid import GridCellDraft, GridDraft
from parser.samples.pdf_canvas import Canvas, width_of, wrapped

_LEADING = 1.25
_LABEL_WIDTHS = {"requests": (1.6, 4.6, 17.0), "proactive": (11.0,)}
"""Widths of the label columns in heights of the type."""


@dataclass(frozen=True)
class TableStyle:
    """How tables are printed; ``padding`` in points, ``cut_rows`` lets a page end within a row."""

    size: float = 9.0
    padding: float = 3.0
    ruled: bool = True
    cut_rows: bool = False
    repeat_head: bool = False


@dataclass(frozen=True)
class _Placed:
    """A cell with its first row and column and its lines."""

    cell: GridCellDraft
    row: int
    column: int
    lines: tuple[str, ...]


class TablePrinter:
    """Prints one grid from ``top`` on; ``bottom`` is where the text of a page ends."""

    def __init__(self, canvas: Canvas, grid: GridDraft, style: TableStyle, left: float, width: float) -> None:
        self.canvas, self.grid, self.style, self.left = canvas, grid, style, left
        self.xs = _borders(grid, style.size, left, width)
        self.cells = self._placed()
        self.heights = self._heights()

    def print(self, top: float, first: float, bottom: float) -> float:
        """Print from ``top``; pages reach from ``first`` to ``bottom``. Returns where the table ends."""
        row, rest = 0, 0.0
        while row < len(self.heights):
            end, cut, y = self._fit(row, rest, top, bottom)
            if end == row and not cut and top > first:
                self.canvas.new_page()
                top = first
                continue
            self._print_part(row, rest, end, cut, top)
            top, row, rest = y, end, cut
            if row < len(self.heights):
                self.canvas.new_page()
                top = first
                if self.style.repeat_head and self.grid.header_rows and row >= self.grid.header_rows:
                    self._print_part(0, 0.0, self.grid.header_rows, 0.0, top)
                    top += sum(self.heights[: self.grid.header_rows])
        return top

    def _fit(self, row: int, rest: float, top: float, bottom: float) -> tuple[int, float, float]:
        """How far a page reaches: the rows that fit, how much of the next one, and where that ends."""
        y, at = top, row
        while at < len(self.heights):
            height = self.heights[at] - (rest if at == row else 0.0)
            if y + height > bottom + 1e-6:
                line = self.style.size * _LEADING
                lines = int((bottom - y - 2 * self.style.padding) / line)
                if self.style.cut_rows and lines >= 1 and self.heights[at] > 2 * line and at != row:
                    part = self.style.padding + lines * line
                    return at, part, y + part
                break
            y, at = y + height, at + 1
        return max(at, row + (at == row and top < 1.0)), 0.0, y

    def _print_part(self, row: int, rest: float, end: int, cut: float, top: float) -> None:
        """Rows ``row`` to ``end`` and ``cut`` points of the next; ``rest`` points of ``row`` stood before."""
        start = sum(self.heights[:row]) + rest
        stop = sum(self.heights[:end]) + cut
        for placed in self.cells:
            y0 = sum(self.heights[: placed.row])
            y1 = y0 + sum(self.heights[placed.row : placed.row + placed.cell.rows])
            if y1 <= start + 1e-6 or y0 >= stop - 1e-6:
                continue
            self._print_cell(placed, (y0, y1), (start, stop), top)

    def _print_cell(
        self, placed: _Placed, extent: tuple[float, float], part: tuple[float, float], top: float
    ) -> None:
        x0, x1 = self.xs[placed.column], self.xs[placed.column + placed.cell.columns]
        y0, y1 = max(extent[0], part[0]) - part[0] + top, min(extent[1], part[1]) - part[0] + top
        if self.style.ruled:
            for side in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                self.canvas.line(*side)
        size, leading = self.style.size, self.style.size * _LEADING
        lines, y = placed.lines, extent[0] + self.style.padding
        if placed.cell.rows > 1:
            lines, y = self._merged(placed.lines, extent, part)
        elif not self.style.cut_rows:
            y = (extent[0] + extent[1] - leading * len(lines)) / 2
        for line in lines:
            if part[0] - 1e-6 <= y < part[1] - 1e-6:
                x = x0 + (2.0 if len(lines) > 1 and x1 - x0 > 8 * size else _centred(line, x0, x1, size))
                self.canvas.write(x, y - part[0] + top + 0.1 * size, line, size)
            y += leading

    def _merged(
        self, lines: tuple[str, ...], extent: tuple[float, float], part: tuple[float, float]
    ) -> tuple[tuple[str, ...], float]:
        """What of a label over several rows stands in a part, and where; the rest goes on below."""
        leading = self.style.size * _LEADING
        first = part[0] <= extent[0]
        end = min(extent[1], part[1]) if first else part[0]
        room = len(lines) if end >= extent[1] else int((end - extent[0] - 1) / leading)
        if not first:
            return lines[room:], part[0]
        shown = lines[:room]
        middle = (extent[0] + extent[1] - leading * len(lines)) / 2
        return shown, max(extent[0], min(middle, end - leading * len(shown) - 1))

    def _placed(self) -> list[_Placed]:
        cells = []
        for cell, row, column in _positions(self.grid):
            room = self.xs[column + cell.columns] - self.xs[column] - 4.0
            cells.append(_Placed(cell, row, column, tuple(wrapped(cell.text, room, self.style.size))))
        return cells

    def _heights(self) -> list[float]:
        heights = [self.style.size * _LEADING + 2 * self.style.padding] * len(self.grid.rows)
        for placed in sorted(self.cells, key=lambda placed: placed.cell.rows):
            last = placed.row + placed.cell.rows
            needed = len(placed.lines) * self.style.size * _LEADING + 2 * self.style.padding
            missing = needed - sum(heights[placed.row : last])
            if missing > 0:
                heights[last - 1] += missing
        return heights


def _centred(line: str, x0: float, x1: float, size: float) -> float:
    return max(1.0, (x1 - x0 - width_of(line, size)) / 2)


def _positions(grid: GridDraft) -> list[tuple[GridCellDraft, int, int]]:
    """Every cell with its first row and column; a row may have one cell too many."""
    taken: set[tuple[int, int]] = set()
    found = []
    for row, cells in enumerate(grid.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            found.append((cell, row, column))
            taken |= {
                (row + down, column + across) for down in range(cell.rows) for across in range(cell.columns)
            }
    return found


def _borders(grid: GridDraft, size: float, left: float, width: float) -> list[float]:
    labels = [share * size for share in _LABEL_WIDTHS.get(grid.section, ())]
    if grid.width > 7 and labels and len(labels) == 3:
        # Wide paper gives the labels their share too.
        labels[2] = max(labels[2], 0.42 * width - labels[0] - labels[1])
    columns = max(column + cell.columns for cell, _, column in _positions(grid))
    each = (width - sum(labels)) / (columns - len(labels))
    borders = [left]
    for column in range(columns):
        borders.append(borders[-1] + (labels[column] if column < len(labels) else each))
    return borders
