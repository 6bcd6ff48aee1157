"""CE: what stands in the cells: blank, text, negative, decimal or full-width."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.applicability import rows_not_read, since_2019, tables_not_found, together
from parser.checks.check import Check, Finding, Flag, Severity, Value, Verdict, verdict
from parser.form import FORMS, Column
from parser.numerals import Blank, NotANumber, Number

if TYPE_CHECKING:
    from collections.abc import Callable

    from parser.checks.context import Context
    from parser.report import Report
    from parser.tables import Cell

_CUSTOM = B("填报惯例", "Reporting practice")
_FORM = B("表内逻辑", "Logic of the form")


def cell_finding(code: str, cell: Cell, **more: Value) -> Finding:
    """A finding at that cell, quoting what stands there."""
    section, row, column = cell.id.split(".")
    return Finding(code, section, row, column, cell.place, quote=cell.raw or None, **more)  # type: ignore[arg-type]


def _each_cell(
    report: Report,
    judge: Callable[[Cell, Column], Finding | None],
) -> Verdict:
    """The findings of ``judge`` on every odd cell; what was not read is said, not passed."""
    findings = []
    for section, cell in report.odd_cells:
        _, column = FORMS[report.tables[section].edition][section].cells[cell.id]
        if found := judge(cell, column):
            findings.append(found)
    return verdict(findings, unknown=together([*tables_not_found(report), *rows_not_read(report)]))


@since_2019
def _cell_blank(report: Report, _: Context) -> Verdict:
    def judge(cell: Cell, _column: Column) -> Finding | None:
        return cell_finding("CE01", cell) if isinstance(cell.value, Blank) else None

    return _each_cell(report, judge)


@since_2019
def _cell_not_a_number(report: Report, _: Context) -> Verdict:
    def judge(cell: Cell, column: Column) -> Finding | None:
        if not isinstance(cell.value, NotANumber):
            return None
        meaning = cell.value.meaning if column.counts else None  # of an amount the unit is in doubt
        return cell_finding("CE02", cell, reported=cell.value.text, expected=meaning)

    return _each_cell(report, judge)


@since_2019
def _cell_not_a_count(report: Report, _: Context) -> Verdict:
    def judge(cell: Cell, column: Column) -> Finding | None:
        if not isinstance(cell.value, Number):
            return None
        negative = cell.value.value < 0 and not column.signed
        fractional = isinstance(cell.value.value, Decimal) and column.counts
        return cell_finding("CE03", cell, reported=cell.value.value) if negative or fractional else None

    return _each_cell(report, judge)


@since_2019
def _cell_full_width(report: Report, _: Context) -> Verdict:
    def judge(cell: Cell, _column: Column) -> Finding | None:
        if not (isinstance(cell.value, Number) and cell.value.full_width):
            return None
        return cell_finding("CE04", cell, reported=cell.raw, expected=cell.value.value)

    return _each_cell(report, judge)


CHECKS = (
    Check(
        "CE01",
        "cell_blank",
        Severity.ERROR,
        Flag.BLANKS,
        title=B("空白单元格", "Blank cell"),
        message=B("{label}：单元格为空。", "{label}: the cell is blank."),
        advice=B("请据实填写，没有的填“0”。", "Fill in the figure; write 0 where there is none."),
        basis=_CUSTOM,
        example=B("“重复申请”一行“自然人”栏空着", "The cell 重复申请 · 自然人 was left blank"),
        evaluate=_cell_blank,
        starred=True,
    ),
    Check(
        "CE02",
        "cell_not_a_number",
        Severity.WARNING,
        Flag.TABLES,
        title=B("单元格不是数字", "Cell is not a number"),
        message=B(
            "{label}：填写的是“{reported}”，不是数字。", "{label}: holds “{reported}”, which is not a number."
        ),
        advice=B(
            "请改填阿拉伯数字，不带单位；没有的填“0”。", "Write the bare number; write 0 where there is none."
        ),
        basis=_CUSTOM,
        example=B("填“/”“—”“无”或“0件”", "“/”, “—”, “无” or “0件” instead of 0"),
        evaluate=_cell_not_a_number,
    ),
    Check(
        "CE03",
        "cell_not_a_count",
        Severity.ERROR,
        Flag.TABLES,
        title=B("数字不合理", "Not a possible count"),
        message=B(
            "{label}：填写的是{reported}，件数应为非负整数，金额不应为负。",
            "{label}: {reported} is negative, or a fraction where a count belongs.",
        ),
        advice=B("请核实后更正。", "Check and correct the figure."),
        basis=_FORM,
        example=B("申请数量填“-1”或“2.5”", "A number of requests given as -1 or 2.5"),
        evaluate=_cell_not_a_count,
    ),
    Check(
        "CE04",
        "cell_full_width",
        Severity.NOTE,
        Flag.TABLES,
        title=B("使用全角数字", "Full-width digits"),
        message=B(
            "{label}：数字“{reported}”是全角字符。", "{label}: “{reported}” is written in full-width digits."
        ),
        advice=B("宜改用半角数字。", "Use ordinary digits."),
        basis=_CUSTOM,
        example=B("填“０”而不是“0”", "“０” instead of “0”"),
        evaluate=_cell_full_width,
    ),
)
