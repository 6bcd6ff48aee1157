"""Tables that stand on their side: the form's rows across the top → the grid as the form prints it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from parser.document import Block, Document, Grid, GridCell
from parser.form import DISPUTES_2021
from parser.labels import normalised
from parser.tables.requests import is_anchor as is_request_row
from parser.tables.tokens import is_value

_RESULTS = {normalised(column.label.zh) for row in DISPUTES_2021.rows for column in row.columns}
# So many labels of rows side by side, or of results one below the other, and a table is turned.
_SIDE_BY_SIDE, _BELOW = 8, 10
# Where rows are results, this many columns hold labels and values at most.
_WIDEST = 4
_HEAD_ROWS = 4
Row = Sequence[GridCell | None]


def upright(document: Document) -> Document:
    """The document with every turned table turned back; itself when there is none."""
    blocks = tuple(part for block in document.blocks for part in _upright(block))
    return document if blocks == document.blocks else replace(document, blocks=blocks)


def _upright(block: Block) -> list[Block]:
    """The block, or its parts where some are turned: a sheet is one grid, prose and all."""
    if not isinstance(block, Grid):
        return [block]
    runs = [list(run) for _, run in groupby(block.rows, key=_is_alone)]
    if not any(map(_is_turned, runs)):
        return [block]
    return [
        replace(block, rows=tuple(zip(*_trimmed(run), strict=True)) if _is_turned(run) else tuple(run))
        for run in runs
    ]


def _is_alone(row: Row) -> bool:
    """Whether at most one cell is filled; told by the first two of most rows."""
    filled = (cell for cell in row if cell and cell.text)
    return next(filled, None) is None or next(filled, None) is None


def _is_turned(rows: Sequence[Row]) -> bool:
    """Whether the rows are a table on its side whose columns line up."""
    if not (_rows_across(rows) or (_is_narrow(rows) and _results_down(_trimmed(rows)))):
        return False
    return len({len(row) for row in rows}) == 1


def _is_narrow(rows: Sequence[Row]) -> bool:
    """Whether the table is long, and no row has more filled cells than labels and one value."""
    return len(rows) >= _BELOW and not any(sum(1 for c in row if c and c.text) > _WIDEST for row in rows)


def _trimmed(rows: Sequence[Row]) -> list[Row]:
    """The rows without the empty columns behind the last filled one."""
    width = max(i + 1 for row in rows for i, cell in enumerate(row) if i == 0 or (cell and cell.text))
    return [row[:width] for row in rows]


def _rows_across(rows: Sequence[Row]) -> bool:
    """Whether one of the first rows holds the labels of many requests' rows."""
    return any(
        len({cell.text for cell in row if cell and is_request_row(cell.text)}) >= _SIDE_BY_SIDE
        for row in rows[:_HEAD_ROWS]
        if len(row) > _SIDE_BY_SIDE
    )


def _results_down(rows: Sequence[Row]) -> bool:
    """Whether most rows are a result of a dispute and its number."""
    return max(map(len, rows)) <= _WIDEST and sum(map(_is_result, rows)) >= _BELOW


def _is_result(row: Row) -> bool:
    texts = [cell.text for cell in row if cell and cell.text]
    return len(texts) > 1 and normalised(texts[-2]) in _RESULTS and is_value(texts[-1])
