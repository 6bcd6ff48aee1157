"""BA: the arithmetic of the form (勾稽关系), with one evaluator.

A blank is not a zero: a balance that holds with 0 in its place passes (the blank
is CE01's finding), any other balance with a blank, a missing row or column, or an
unread row cannot be told. The numbers are shown as reported and never repaired.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.applicability import Evaluate, since_2019, together
from parser.checks.arithmetic import DRAWN, Balance, BalanceLine, holds
from parser.checks.check import Finding, Term, Value, Verdict, inapplicable, verdict
from parser.checks.limits import doubtful_cell
from parser.checks.misreading import suspects_of
from parser.form import FORMS, SECTION, place_in_form
from parser.numerals import Blank, NotANumber, Number

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report
    from parser.tables import Cell, Table

_DASH = re.compile(r"[-－‐‑–—―─_/／\\＼]+|无|空")


def balance_check(balance: Balance) -> Evaluate:
    """The evaluator of one balance."""
    drawn = {edition: tuple(line for of, line in lines if of is balance) for edition, lines in DRAWN.items()}

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
        failing = [line for line in lines if not holds(balance, line, table.numbers)]
        suspected = suspects_of(report) if failing else frozenset()
        answers = [_weigh(balance, line, table, suspected) for line in failing]
        findings = [answer for answer in answers if isinstance(answer, Finding)]
        return verdict(findings, unknown=together(answer for answer in answers if isinstance(answer, B)))

    return evaluate


def _weigh(
    balance: Balance, line: BalanceLine, table: Table, suspected: frozenset[str]
) -> Finding | B | None:
    """The finding on one line, the reason why it cannot be told, or None when it holds with its blanks."""
    ids = line.cells
    for cell_id in ids:
        if cell_id not in table.cells:
            return _absent(table, cell_id)
    left = sum(_amount(table.cells[cell_id]) or 0 for cell_id in line.left)
    right = sum(_amount(table.cells[cell_id]) or 0 for cell_id in line.right)
    right -= sum(_amount(table.cells[cell_id]) or 0 for cell_id in line.minus)
    balanced = left >= right if balance.at_least else left == right
    cells = [table.cells[cell_id] for cell_id in ids]
    for cell in cells:
        if _amount(cell) is None and not (balanced and _nothing(cell)):
            return _unusable(table, cell)
        if cell.id in suspected and not balanced:
            return doubtful_cell(cell)
    if balanced:
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
