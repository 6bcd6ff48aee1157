"""BA: the arithmetic of the form (勾稽关系), as rows of data with one evaluator.

A blank is not a zero: a balance that holds with 0 in its place passes (the blank
is CE01's finding), any other balance with a blank, a missing row or column, or an
unread row cannot be told. The numbers are shown as reported and never repaired.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from parser.bilingual import Bilingual as B
from parser.checks.applicability import Evaluate, since_2019, together
from parser.checks.check import Finding, Term, Value, Verdict, inapplicable, verdict
from parser.checks.limits import doubtful, doubtful_cell
from parser.form import (
    APPLICANT_COLUMNS,
    FORMS,
    REQUESTS_2019,
    REQUESTS_2021,
    SECTION,
    TableForm,
    place_in_form,
)
from parser.numerals import Blank, NotANumber, Number

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report
    from parser.tables import Cell, Table

_DASH = re.compile(r"[-－‐‑–—―─_/／\\＼]+|无|空")


@dataclass(frozen=True)
class Balance:
    """left = right (or left ≥ right), once for every row or column of the section that has these cells.

    ``along`` is ``column`` when the terms are rows of one column, ``row`` when they
    are columns of one row. ``minus`` is taken off the right side.
    """

    code: str
    section: str
    along: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    minus: tuple[str, ...] = ()
    at_least: bool = False


_OUTCOMES = tuple(
    dict.fromkeys(
        row.id
        for form in (REQUESTS_2021, REQUESTS_2019)
        for row in form.rows
        if row.heads and row.id != "processed"
    )
)

BALANCES: tuple[Balance, ...] = (
    Balance("BA01", "requests", "column", ("received", "brought_forward"), ("processed", "carried_forward")),
    Balance("BA02", "requests", "column", ("processed",), _OUTCOMES),
    Balance("BA03", "requests", "row", ("total",), APPLICANT_COLUMNS),
    Balance("BA04", "disputes", "row", ("total",), ("upheld", "corrected", "other", "pending")),
    Balance("BA05", "proactive", "row", ("in_force",), ("issued",), minus=("repealed",), at_least=True),
)


class _Line(NamedTuple):
    """One row or column on which a balance is drawn, with the ids of its cells."""

    row: str | None
    column: str | None
    left: tuple[str, ...]
    right: tuple[str, ...]
    minus: tuple[str, ...]


def lines_of(balance: Balance, form: TableForm) -> Iterator[_Line]:
    """Every row or column of ``form`` that has the balance's left side."""
    across = balance.along == "row"
    keys = [row.id for row in form.rows] if across else [column.id for column in form.rows[0].columns]
    for key in keys:
        sides = [
            tuple(cell for term in side if (cell := _cell_id(form, key, term, across)) in form.cells)
            for side in (balance.left, balance.right, balance.minus)
        ]
        if len(sides[0]) == len(balance.left):
            yield _Line(key if across else None, None if across else key, *sides)


def _cell_id(form: TableForm, key: str, term: str, across: bool) -> str:
    return f"{form.section}.{key}.{term}" if across else f"{form.section}.{term}.{key}"


def balance_check(balance: Balance) -> Evaluate:
    """The evaluator of one balance."""
    drawn = {edition: tuple(lines_of(balance, form[balance.section])) for edition, form in FORMS.items()}

    @since_2019
    def evaluate(report: Report, _: Context) -> Verdict:
        table = report.tables.get(balance.section)
        if table is None:
            name = SECTION[balance.section].name
            return verdict(
                [],
                unknown=together([B(f"未读到“{name.zh}”的表格", f"the table of “{name.en}” was not found")]),
            )
        lines = drawn[table.edition]
        if not lines:
            return inapplicable("该表格没有这些栏目。", "The table has no such cells.")
        answers = [_weigh(balance, line, table) for line in lines if not _holds(balance, line, table.numbers)]
        findings = [answer for answer in answers if isinstance(answer, Finding)]
        return verdict(findings, unknown=together(answer for answer in answers if isinstance(answer, B)))

    return evaluate


def _holds(balance: Balance, line: _Line, numbers: dict[str, int | Decimal]) -> bool:
    """Whether plain numbers stand in all cells of the line and balance: the common case, told quickly."""
    try:
        left = sum(map(numbers.__getitem__, line.left))
        right = sum(map(numbers.__getitem__, line.right))
        right -= sum(map(numbers.__getitem__, line.minus))
    except KeyError:
        return False
    return left >= right if balance.at_least else left == right


def _weigh(balance: Balance, line: _Line, table: Table) -> Finding | B | None:
    """The finding on one line, the reason why it cannot be told, or None when it holds with its blanks."""
    ids = (*line.left, *line.right, *line.minus)
    for cell_id in ids:
        if cell_id not in table.cells:
            return _absent(table, cell_id)
    left = sum(_amount(table.cells[cell_id]) or 0 for cell_id in line.left)
    right = sum(_amount(table.cells[cell_id]) or 0 for cell_id in line.right)
    right -= sum(_amount(table.cells[cell_id]) or 0 for cell_id in line.minus)
    holds = left >= right if balance.at_least else left == right
    cells = [table.cells[cell_id] for cell_id in ids]
    for cell in cells:
        if _amount(cell) is None and not (holds and _nothing(cell)):
            return _unusable(table, cell)
        if doubtful(cell) and not holds:
            return doubtful_cell(cell)
    if holds:
        return None
    return Finding(
        balance.code,
        balance.section,
        line.row,
        line.column,
        table.cells[line.left[0]].place,
        reported=left,
        expected=right,
        left=_terms(table, line.left),
        right=(*_terms(table, line.right), *_terms(table, line.minus, -1)),
    )


def _amount(cell: Cell) -> int | Decimal | None:
    """The number that the cell states, in whatever form; None when it states none."""
    if isinstance(cell.value, Number):
        return cell.value.value
    return cell.value.meaning if isinstance(cell.value, NotANumber) else None


def _nothing(cell: Cell) -> bool:
    """Whether the cell is blank, or holds a mere dash or 无 in place of a figure."""
    return isinstance(cell.value, Blank) or _DASH.fullmatch(cell.raw.strip()) is not None


def _terms(table: Table, cell_ids: tuple[str, ...], sign: int = 1) -> tuple[Term, ...]:
    return tuple(
        Term(cell_id, _label(table, cell_id), _shown(table.cells[cell_id]), sign) for cell_id in cell_ids
    )


def _shown(cell: Cell) -> Value:
    if isinstance(cell.value, Number):
        return cell.value.value
    return None if isinstance(cell.value, Blank) else cell.raw


def _label(table: Table, cell_id: str) -> B:
    return FORMS[table.edition][table.section].label(cell_id)


def _absent(table: Table, cell_id: str) -> B:
    section, row, column = cell_id.split(".")
    if any(label.row == row for label in table.unread_rows):
        label = FORMS[table.edition][section].row(row).label
        return B(
            f"“{label.zh}”一行列数不足，无法核对",
            f"the row “{label.en}” has too few columns to tell them apart",
        )
    if row in table.missing_rows:
        label = FORMS[table.edition][section].row(row).label
        return B(f"缺少“{label.zh}”一行，无法核对", f"the row “{label.en}” is missing")
    if column in table.missing_columns:
        name = FORMS[table.edition][section].cells[cell_id][1].label
        return B(f"缺少“{name.zh}”一列，无法核对", f"the column “{name.en}” is missing")
    where = place_in_form(table.edition, section, row, column) or B(cell_id, cell_id)
    return B(f"未读到“{where.zh}”", f"“{where.en}” was not found")


def _unusable(table: Table, cell: Cell) -> B:
    where = _label(table, cell.id)
    if isinstance(cell.value, Blank):
        return B(f"“{where.zh}”为空，无法核对", f"“{where.en}” is blank")
    return B(f"“{where.zh}”填的是“{cell.raw}”，无法核对", f"“{where.en}” holds “{cell.raw}”")
