"""A table draft as a printed grid: cells with spans, as Word or a browser would hold them.

Every writer starts from here: pages and Word files keep the spans, text layouts
unroll them (``unrolled``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from parser.form import APPLICANTS, BALANCE_NOTE, FORMS, REQUEST_COLUMNS, Column, Row
from parser.samples.draft import ExtraRow, TableDraft

Spell = Callable[[str], str]
_SPELLED = re.compile("[ ,]")  # what an office may write within a number


@dataclass(frozen=True, slots=True)
class GridCellDraft:
    """A cell at its first position; ``is_value`` tells data from labels, ``id`` names a cell of the form."""

    text: str
    columns: int = 1
    rows: int = 1
    is_value: bool = False
    id: str | None = None


GridRow = tuple[GridCellDraft, ...]


@dataclass(frozen=True)
class GridDraft:
    """A printed table. ``header_rows`` is the number of head rows; ``width`` its columns."""

    section: str
    rows: tuple[GridRow, ...]
    width: int
    header_rows: int


@dataclass(frozen=True, slots=True)
class Position:
    """One position of an unrolled row: a cell's first one, or one that its merge covers."""

    cell: GridCellDraft
    first: bool
    down: bool  # covered by a cell of an earlier row


def print_grid(table: TableDraft, spell: Spell = str) -> GridDraft:
    """The grid of a table draft; ``spell`` gives every label its spelling."""
    maker = {"proactive": _proactive, "requests": _requests, "disputes": _disputes}[table.section]
    grid = maker(table)
    rows = tuple(
        tuple(cell if cell.is_value else replace(cell, text=spell(cell.text)) for cell in row)
        for row in grid.rows
    )
    return replace(grid, rows=rows)


def unrolled(grid: GridDraft) -> list[list[Position]]:
    """Every row with all its positions, merged ones included."""
    pending: dict[int, tuple[GridCellDraft, int]] = {}
    rows: list[list[Position]] = []
    for row in grid.rows:
        cells, positions = iter(row), list[Position]()
        while len(positions) < grid.width:
            column = len(positions)
            if column in pending:
                cell, left = pending.pop(column)
                positions += [Position(cell, False, True)] * cell.columns
                if left > 1:
                    pending[column] = (cell, left - 1)
                continue
            fresh = next(cells, None)
            if fresh is None:
                break
            if fresh.rows > 1:
                pending[column] = (fresh, fresh.rows - 1)
            positions += [Position(fresh, True, False)] + [Position(fresh, False, False)] * (
                fresh.columns - 1
            )
        rows.append(positions)
    return rows


def _label(table: TableDraft, row_or_column: Row | Column) -> str:
    return table.labels.get(row_or_column.id, row_or_column.label.zh)


def _value(table: TableDraft, row: Row, column: Column, columns: int = 1) -> GridCellDraft:
    cell = f"{table.section}.{row.id}.{column.id}"
    return GridCellDraft(table.values[cell], columns, is_value=True, id=cell)


def _columns(table: TableDraft, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return tuple(column for column in columns if column.id not in table.dropped_columns)


# --- proactive -------------------------------------------------------------------
_INFORMATION = GridCellDraft("信息内容")


def _proactive(table: TableDraft) -> GridDraft:
    """Blocks of an article's line, a head line and its rows; short rows stretch to four columns."""
    rows: list[GridRow] = []
    seen: tuple[object, ...] = ()
    for row in FORMS[table.edition]["proactive"].rows:
        if row.id in table.dropped_rows:
            continue
        columns = _columns(table, row.columns)
        if (row.heads, columns) != seen:
            seen = (row.heads, columns)
            rows.append((GridCellDraft(row.heads[0].zh, 4),))
            rows.append(
                (_INFORMATION, *_stretched([GridCellDraft(_label(table, column)) for column in columns]))
            )
        values = _stretched([_value(table, row, column) for column in columns])
        rows.append((GridCellDraft(_label(table, row)), *values))
        rows += [_extra(extra, 3) for extra in table.extra_rows if extra.after == row.id]
    return GridDraft("proactive", tuple(rows), 4, 0)


def _stretched(cells: list[GridCellDraft]) -> list[GridCellDraft]:
    """Cells that fill three columns: 3 → 1+1+1, 2 → 1+2, 1 → 3."""
    return [*cells[:-1], replace(cells[-1], columns=4 - len(cells))]


def _extra(extra: ExtraRow, label_columns: int) -> GridRow:
    """A row of its own; its last label stretches over the label columns that remain."""
    values = tuple(GridCellDraft(text, is_value=True) for text in extra.values)
    if not values:
        return (GridCellDraft(extra.labels[0], label_columns + 1),)
    if len(values) == 1:
        values = (replace(values[0], columns=3),)
        label_columns = 1
    elif len(values) == 3:
        label_columns = 1
    labels = [GridCellDraft(text) for text in extra.labels]
    labels[-1] = replace(labels[-1], columns=label_columns - len(labels) + 1)
    return (*labels, *values)


# --- requests --------------------------------------------------------------------
def _requests(table: TableDraft) -> GridDraft:
    columns = _columns(table, REQUEST_COLUMNS)
    subtotal = 1 if table.subtotal_column else 0
    rows: list[GridRow] = _requests_head(table, columns, subtotal)
    header_rows = len(rows)
    form_rows = [row for row in FORMS[table.edition]["requests"].rows if row.id not in table.dropped_rows]
    for number, row in enumerate(form_rows):
        heads = [_head(table, form_rows, number, depth) for depth in range(len(row.heads))]
        label = GridCellDraft(_label(table, row), 3 - len(row.heads))
        values = [_value(table, row, column) for column in columns]
        if subtotal:
            values.insert(-1, _subtotal(table, row, columns))
        rows.append((*(head for head in heads if head), label, *values))
        rows += [_extra(extra, 3) for extra in table.extra_rows if extra.after == row.id]
    return GridDraft("requests", tuple(rows), 3 + len(columns) + subtotal, header_rows)


def _requests_head(table: TableDraft, columns: tuple[Column, ...], subtotal: int) -> list[GridRow]:
    organisations = [column for column in columns if column.group]
    members = [GridCellDraft(_label(table, column)) for column in organisations]
    members += [GridCellDraft("小计")] * subtotal
    middle: list[GridCellDraft] = []
    for column in columns:
        if column.group is None:
            middle.append(GridCellDraft(_label(table, column), rows=2))
        elif column is organisations[0]:
            middle.append(GridCellDraft(column.group.zh, len(members)))
    width = len(columns) + subtotal
    return [
        (GridCellDraft(BALANCE_NOTE.zh, 3, 3), GridCellDraft(APPLICANTS.zh, width)),
        tuple(middle),
        tuple(members),
    ]


def _head(table: TableDraft, rows: list[Row], number: int, depth: int) -> GridCellDraft | None:
    """The merged label before a row, None when an earlier row carries it."""
    heads = rows[number].heads[: depth + 1]

    def under(row: Row) -> bool:
        return row.heads[: depth + 1] == heads

    if number and under(rows[number - 1]):
        return None
    run = list(_run(rows[number:], under))
    extra = sum(added.after == row.id for row in run[:-1] for added in table.extra_rows)
    return GridCellDraft(heads[depth].zh, rows=len(run) + extra)


def _run(rows: list[Row], belongs: Callable[[Row], bool]) -> Iterator[Row]:
    for row in rows:
        if not belongs(row):
            return
        yield row


def _subtotal(table: TableDraft, row: Row, columns: tuple[Column, ...]) -> GridCellDraft:
    texts = [table.values[f"requests.{row.id}.{column.id}"] for column in columns if column.group]
    return GridCellDraft(str(sum(int(_SPELLED.sub("", text)) for text in texts)), is_value=True)


# --- disputes --------------------------------------------------------------------
def _disputes(table: TableDraft) -> GridDraft:
    """One row of values under a head of three rows: 行政复议 | 行政诉讼 (未经复议…, 复议后…)."""
    blocks = [row for row in FORMS[table.edition]["disputes"].rows if row.id not in table.dropped_rows]
    columns = {block.id: _columns(table, block.columns) for block in blocks}
    first: list[GridCellDraft] = []
    second: list[GridCellDraft] = []
    third: list[GridCellDraft] = []
    for block in blocks:
        names = [GridCellDraft(_label(table, column)) for column in columns[block.id]]
        if not block.heads:
            first.append(GridCellDraft(_label(table, block), len(names)))
            second += [replace(name, rows=2) for name in names]
            continue
        if not any(cell.text == block.heads[0].zh for cell in first):
            under = sum(len(columns[other.id]) for other in blocks if other.heads)
            first.append(GridCellDraft(block.heads[0].zh, under))
        second.append(GridCellDraft(_label(table, block), len(names)))
        third += names
    values = [_value(table, block, column) for block in blocks for column in columns[block.id]]
    rows = tuple(tuple(row) for row in (first, second, third, values) if row)
    return GridDraft("disputes", rows, len(values), len(rows) - 1)
