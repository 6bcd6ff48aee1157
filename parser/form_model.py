"""What a form is made of: sections, tables, rows and columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from parser.bilingual import Bilingual as B


@dataclass(frozen=True)
class SectionForm:
    """One of the six sections. ``numeral`` is 1 to 6; ``has_table`` says what its body is."""

    id: str
    numeral: int
    name: B
    has_table: bool


@dataclass(frozen=True)
class Column:
    """A column of a table. ``group`` is the merged head above it, if any."""

    id: str
    label: B
    group: B | None = None
    counts: bool = True  # whole non-negative numbers; else an amount in 万元
    signed: bool = False  # 本年增/减 may be negative


@dataclass(frozen=True)
class Row:
    """A row of a table with its own columns. ``heads`` are the merged labels before it."""

    id: str
    label: B
    columns: tuple[Column, ...]
    heads: tuple[B, ...] = ()


@dataclass(frozen=True)
class TableForm:
    """One table of one edition; a cell's id is ``section.row.column``."""

    section: str
    edition: int
    rows: tuple[Row, ...]

    @cached_property
    def cells(self) -> dict[str, tuple[Row, Column]]:
        """Every cell id of the table, in the form's order."""
        return {
            f"{self.section}.{row.id}.{column.id}": (row, column)
            for row in self.rows
            for column in row.columns
        }

    def label(self, cell_id: str) -> B:
        """A cell's row and column in the form's words: （七）总计 · 商业企业. ``KeyError`` for other ids."""
        row, column = self.cells[cell_id]
        return B(f"{row.label.zh} · {column.label.zh}", f"{row.label.en} · {column.label.en}")

    def row(self, row_id: str) -> Row:
        """The row with that id; ``KeyError`` when the form has none."""
        return self._rows[row_id]

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return {row.id: row for row in self.rows}
