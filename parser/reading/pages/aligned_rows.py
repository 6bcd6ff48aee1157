"""The lines of a table without ruling lines → its columns, and its rows with labels made whole."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from parser.reading.pages.aligned_heads import head_rows
from parser.reading.pages.aligned_labels import (
    Cell,
    Columns,
    IsValue,
    Piece,
    Span,
    anchors_of,
    cells_of,
    label_edge,
    line_step,
    merged_labels,
    pieces_of,
)
from parser.reading.pages.layout import Box, PageTable, TableCell, TextLine, around
from parser.reading.pages.paragraphs import begins_item

_A_COLUMN_AWAY = 0.75
"""Times the least distance of two columns: a label over two of them stands half of it from both."""

_SAME_TEXT = 1.45
"""Times the distance of two lines of one text, or the height of their type: farther lines are of two."""

_FILLED = 0.9
"""Share of the widest value: one of that width filled its cell."""

_HALF_A_LINE = 0.9
"""Heights of the type: two lines of one column stand farther apart."""


@dataclass
class _Row:
    label: Cell = field(default_factory=Cell)
    heads: dict[int, Cell] = field(default_factory=dict)
    values: dict[int, Cell] = field(default_factory=dict)


def table_of(head: Sequence[TextLine], lines: Sequence[TextLine], is_value: IsValue) -> PageTable:
    """The table whose column labels are in ``head`` and whose rows are in ``lines``.

    Its columns are those of merged labels, the rows' own label, and one for each value.
    """
    columns = Columns(_value_columns(head, lines, is_value), is_value)
    first = next((at for at, line in enumerate(lines) if any(map(is_value, line.words))), 0)
    over = next((at for at, line in enumerate(lines[:first]) if line.box.left < columns.spans[0][0]), first)
    head, lines = [*head, *lines[:over]], lines[over:]
    labels = [piece for line in lines for piece in pieces_of(line) if columns.of(piece.word) is None]
    edge = label_edge(lines, columns)
    anchors = anchors_of(lines, columns)
    merged = merged_labels(labels, edge, anchors)
    own = [piece for piece in labels if piece not in merged]
    rows = [_Row(cell) for cell in cells_of(own, anchors)]
    valued = [line for line in lines if any(columns.of(word) is not None for word in line.words)]
    for of_row in _lines_of_rows(valued, columns, line_step(labels)):
        _put_values(rows, of_row, columns, merged)
    levels = _spans(piece.word.box for piece in merged)
    _put_merged(rows, merged, levels)
    return _table(
        rows, [*head_rows(head, columns, line_step(labels))], len(levels), len(columns.spans), lines[0].page
    )


def _spans(boxes: Iterable[Box]) -> list[Span]:
    """The horizontal extents that the boxes cover, left to right."""
    spans: list[Span] = []
    for box in sorted(boxes):
        if spans and box.left < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], box.right))
        else:
            spans.append((box.left, box.right))
    return spans


def _value_columns(head: Sequence[TextLine], lines: Sequence[TextLine], is_value: IsValue) -> list[Span]:
    """Where values stand; a column without any value is known by its label in the head."""
    labels = [word.box for line in lines for word in line.words if not is_value(word)]
    rows = [_labels_before_values(line, is_value) for line in lines]
    columns = [
        span for span in _spans(word.box for line in lines for word in line.words if is_value(word))
        if not any(box.left < span[0] and span[1] < box.right for box in itertools.chain.from_iterable(rows))
    ]  # fmt: skip
    reach = max((box.right for box in labels), default=0.0)
    for line in reversed(head):
        for word in line.words:
            if _is_apart(word.box, columns) and word.box.left >= reach:
                columns = sorted([*columns, (word.box.left, word.box.right)])
    return columns


def _labels_before_values(line: TextLine, is_value: IsValue) -> list[Box]:
    """The labels of a row: words with a value behind them. What they cross is no column of values."""
    last = max((word.box.left for word in line.words if is_value(word)), default=0.0)
    return [word.box for word in line.words if not is_value(word) and word.box.left < last]


def _is_apart(box: Box, columns: Sequence[Span]) -> bool:
    """Whether a label stands over no column and as far from each as they from one another."""
    if any(box.left < right and left < box.right for left, right in columns):
        return False
    middles = [(left + right) / 2 for left, right in columns]
    least = _A_COLUMN_AWAY * min((b - a for a, b in itertools.pairwise(middles)), default=0.0)
    return all(abs((box.left + box.right) / 2 - middle) > least for middle in middles)


def _lines_of_rows(lines: Iterable[TextLine], columns: Columns, step: float) -> list[list[TextLine]]:
    """Lines with values, each with those that are the rest of its values.

    They are nearer than two lines of type can be, or hold nothing but what a cell had no room for.
    """
    widest = _widest(lines, columns)
    rows: list[list[TextLine]] = []
    for line in lines:
        before = rows[-1][-1] if rows and rows[-1][-1].page == line.page else None
        distance = line.box.middle - before.box.middle if before else math.inf
        if distance < _HALF_A_LINE * line.size or (
            before
            and distance <= _SAME_TEXT * max(step, before.size)
            and _is_rest(before, line, columns, widest)
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _widest(lines: Iterable[TextLine], columns: Columns) -> dict[int | None, float]:
    """The width of the widest value of each column."""
    widest: dict[int | None, float] = {}
    for word in (word for line in lines for word in line.words):
        column = columns.of(word)
        widest[column] = max(widest.get(column, 0.0), word.box.width)
    return widest


def _is_rest(before: TextLine, line: TextLine, columns: Columns, widest: Mapping[int | None, float]) -> bool:
    """Whether a line holds only the ends of values that filled their cells in the line before."""
    above = {columns.of(word): word.box.width for word in before.words}
    below = [columns.of(word) for word in line.words]
    filled = all(at is not None and above.get(at, 0.0) > _FILLED * widest[at] for at in below)
    return filled and len(below) < len(above)


def _put_values(rows: list[_Row], lines: list[TextLine], columns: Columns, merged: list[Piece]) -> None:
    """The values of a row go to the label that they stand beside, else to the nearest free one."""
    values: dict[int, Cell] = {}
    for piece in (piece for line in lines for piece in pieces_of(line)):
        column = columns.of(piece.word)
        if column is not None:
            values.setdefault(column, Cell()).pieces.append(piece)
    if not values:
        return
    heights = [piece.height for cell in values.values() for piece in cell.pieces]
    height = (min(heights) + max(heights)) / 2
    words = [word for line in lines for word in line.words]
    beside = [piece for piece in merged if piece.page == lines[0].page and piece.word in words]
    apart = all(row.label.distance(height)[0] > lines[0].size / 2 for row in rows)
    nearest = max(beside, key=lambda piece: piece.word.box.left, default=None)
    if nearest and apart and begins_item(nearest.word.text):
        merged.remove(nearest)
        rows.append(_Row(Cell([nearest])))
    free = [row for row in rows if not row.values]
    if free:
        min(free, key=lambda row: row.label.distance(height)).values = values
    else:
        rows.append(_Row(Cell(), values=values))
    rows.sort(key=lambda row: (row.label.pieces or next(iter(row.values.values())).pieces)[0].height)


def _put_merged(rows: Sequence[_Row], merged: Sequence[Piece], levels: Sequence[Span]) -> None:
    """Each label over several rows goes to the row beside its first line."""
    named = [row for row in rows if row.label.pieces]
    for level, (left, right) in enumerate(levels):
        inside = [piece for piece in merged if left <= piece.word.box.left < right]
        for cell in cells_of(inside, step=line_step(inside)):
            if named:
                nearest = min(named, key=lambda row: row.label.distance(cell.pieces[0].height))
                nearest.heads.setdefault(level, Cell()).pieces.extend(cell.pieces)


def _table(
    rows: Sequence[_Row], heads: Sequence[dict[int, Cell]], levels: int, width: int, page: int
) -> PageTable:
    texts: list[dict[int, Cell]] = [
        {max(0, levels * (at < 0)) if at < 0 else levels + 1 + at: cell for at, cell in row.items()}
        for row in heads
    ]
    empty = not any(row.values for row in rows)
    for row in rows:
        values = {levels + 1 + at: cell for at, cell in row.values.items()}
        # A row with a label and values has all its columns: the others are blank cells.
        blanks = {levels + 1 + at: Cell() for at in range(width)} if row.values or empty else {}
        texts.append({**row.heads, levels: row.label, **blanks, **values})
    cells = [_cell(cell, at, column, page) for at, row in enumerate(texts) for column, cell in row.items()]
    box = around(cell.box for cell in cells if cell.text)
    xs = tuple(float(border) for border in range(levels + 2 + width))
    return PageTable(xs, len(texts), tuple(cells), box, page, ruled=False)


def _cell(cell: Cell, row: int, column: int, page: int) -> TableCell:
    box, confidence = Box(0.0, 0.0, 0.0, 0.0), 1.0
    if cell.pieces:
        page = cell.pieces[0].page
        box = around(piece.word.box for piece in cell.pieces if piece.page == page)
        confidence = min(piece.word.confidence for piece in cell.pieces)
    return TableCell(cell.text, row, row + 1, column, column + 1, box, page, confidence)
