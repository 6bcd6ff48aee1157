"""TA04–TA07: rows, columns and labels of the tables against those of the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.applicability import lost_rows, since_2019, tables_not_found, together
from parser.checks.check import Check, Finding, Flag, Severity, Verdict, verdict
from parser.checks.misreading import poor
from parser.checks.sections import OFFICIAL_FORM
from parser.form import FORMS, SECTION

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report
    from parser.tables import Label, Table

_EXCHANGED = 2  # signs by which a misread label is longer or shorter than the form's
_FORM = B("统一格式表样", "The official form's tables")


@since_2019
def _row_missing(report: Report, _: Context) -> Verdict:
    findings = [
        Finding(
            "TA04",
            table.section,
            row,
            place=table.place,
            expected=FORMS[table.edition][table.section].row(row).label.zh,
        )
        for table in _clear(report)
        if not _may_be_lost(report, table)
        for row in table.missing_rows
    ]
    return verdict(findings, unknown=together([*_reasons(report), *_lost(report)]))


def _may_be_lost(report: Report, table: Table) -> bool:
    return bool(table.missing_rows) and lost_rows(report, table.section) is not None


def _lost(report: Report) -> Iterator[B]:
    """Why rows that were not found may have been there all the same."""
    for table in report.tables.values():
        if _may_be_lost(report, table):
            name = SECTION[table.section].name
            yield B(
                f"文件有部分内容未能识别，“{name.zh}”的部分行可能在其中",
                f"an unreadable part may hold rows of “{name.en}”",
            )


@since_2019
def _column_missing(report: Report, _: Context) -> Verdict:
    findings = [
        Finding(
            "TA05",
            table.section,
            column=column,
            place=table.place,
            expected=_column_label(table.section, table.edition, column),
        )
        for table in _clear(report)
        for column in table.missing_columns
    ]
    return verdict(findings, unknown=_unclear(report))


def _column_label(section: str, edition: int, column_id: str) -> str:
    columns = (column for _, column in FORMS[edition][section].cells.values())
    return next(column.label.zh for column in columns if column.id == column_id)


@since_2019
def _row_or_column_extra(report: Report, _: Context) -> Verdict:
    findings = [
        Finding("TA06", table.section, place=label.place, reported=label.text, quote=label.text)
        for table in _clear(report)
        for label in table.extra
    ]
    return verdict(findings, unknown=_unclear(report))


@since_2019
def _label_altered(report: Report, _: Context) -> Verdict:
    findings = [
        Finding(
            "TA07",
            table.section,
            label.row,
            label.column,
            place=label.place,
            reported=label.text,
            expected=label.expected,
            quote=label.text,
        )
        for table in _clear(report)
        for label in table.altered
        if not _perhaps_misread(table, label)
    ]
    misread = [
        B(f"扫描件中“{label.text}”可能是识别误差", f"“{label.text}” of the scan may be a misreading")
        for table in _clear(report)
        for label in table.altered
        if _perhaps_misread(table, label)
    ]
    return verdict(findings, unknown=together([*_reasons(report), *misread]))


def _perhaps_misread(table: Table, label: Label) -> bool:
    """Whether a label of a picture differs by signs that were exchanged: what misreading does."""
    found, wanted = ("".join((words or "").split()) for words in (label.text, label.expected))
    return table.recognised and abs(len(found) - len(wanted)) <= _EXCHANGED


def _clear(report: Report) -> Iterator[Table]:
    """The tables that were read well enough to hold their labels against the form's."""
    return (table for table in report.tables.values() if not poor(table))


def _reasons(report: Report) -> Iterator[B]:
    """Why labels could not be held against the form's."""
    yield from tables_not_found(report)
    for table in report.tables.values():
        if poor(table):
            name = SECTION[table.section].name
            yield B(f"“{name.zh}”的扫描件不清晰", f"the scan of “{name.en}” is not clear")


def _unclear(report: Report) -> B | None:
    return together(_reasons(report))


CHECKS = (
    Check(
        "TA04",
        "row_missing",
        Severity.ERROR,
        Flag.TABLES,
        title=B("缺少表格行", "Row missing"),
        message=B("表格缺少一行：{label}。", "A row is missing from the table: {label}."),
        advice=B("请补齐该行并填写数据。", "Add the row and its figures."),
        basis=OFFICIAL_FORM,
        example=B("“（六）其他处理”下缺少3个小项", "The three items under （六）其他处理 are missing"),
        evaluate=_row_missing,
    ),
    Check(
        "TA05",
        "column_missing",
        Severity.ERROR,
        Flag.TABLES,
        title=B("缺少表格列", "Column missing"),
        message=B("表格缺少一列：{label}。", "A column is missing from the table: {label}."),
        advice=B("请补齐该列并填写数据。", "Add the column and its figures."),
        basis=OFFICIAL_FORM,
        example=B("“法人或其他组织”下缺少“其他”一列", "The column 其他 under 法人或其他组织 is missing"),
        evaluate=_column_missing,
    ),
    Check(
        "TA06",
        "row_or_column_extra",
        Severity.NOTE,
        Flag.TABLES,
        title=B("多出行或列", "Extra row or column"),
        message=B(
            "“{label}”的表格多出“{reported}”，统一格式没有此项。",
            "The table of “{label}” has “{reported}”, which the form does not.",
        ),
        advice=B("宜删除格式以外的行、列。", "Remove rows and columns that the form does not have."),
        basis=_FORM,
        example=B("表格中加了“小计”一行", "A row 小计 (subtotal) was added"),
        evaluate=_row_or_column_extra,
    ),
    Check(
        "TA07",
        "label_altered",
        Severity.WARNING,
        Flag.TABLES,
        title=B("表格栏目名称有改动", "Label altered"),
        message=B(
            "表格栏目写作“{reported}”，应为“{expected}”。",
            "The label reads “{reported}”; it should be “{expected}”.",
        ),
        advice=B("请按统一格式更正栏目名称。", "Use the form's own label."),
        basis=OFFICIAL_FORM,
        example=B("“上年结转”写成“上年转结”", "“上年结转” written “上年转结”"),
        evaluate=_label_altered,
    ),
)
