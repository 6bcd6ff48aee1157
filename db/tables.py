"""The flat tables that are exported, with the figures of the screen: reports, findings, cells."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from db import queries
from db.queries.comparison import cell_label
from db.rows import FindingFilter, FindingRow, OverviewFilter, OverviewRow
from parser.bilingual import Bilingual as B
from parser.checks.catalogue import CHECK
from parser.checks.check import Flag, Severity
from parser.fees import FeeOutcome
from parser.names import FEE_NAMES, FLAG_NAMES, KIND_NAMES, LEVEL_NAMES, LIGHT_NAMES, SEVERITY_NAMES

Scalar = int | float | str | None
Card = Mapping[str, Any]  # the JSON of one report
Source = TypeVar("Source")
EVERYTHING = 1_000_000_000


@dataclass(frozen=True)
class Column(Generic[Source]):
    """One column: its name for programs, its heading for people, and what stands in it."""

    name: str
    heading: B
    value: Callable[[Source], Scalar]
    shown: Callable[[Source], Scalar] | None = None  # for people, where that differs
    width: int = 10
    for_people: bool = True


@dataclass(frozen=True)
class Sheet:
    """A table ready to write. ``names`` are for programs, ``headings`` for people."""

    title: B
    names: Sequence[str]
    headings: Sequence[B]
    widths: Sequence[int]
    rows: Iterable[Sequence[Scalar]]


def _decision(row: FindingRow) -> str:
    standing = [decision for decision in row.decisions if decision.reason and not decision.revoked_at]
    return "；".join(decision.reason for decision in standing)


def _flag_column(flag: Flag) -> Column[OverviewRow]:
    return Column(
        f"{flag.value}_findings",
        FLAG_NAMES[flag],
        lambda row: row.flags[flag.value].count,
        lambda row: None if row.flags[flag.value].light == "inapplicable" else row.flags[flag.value].count,
    )


REPORT_COLUMNS: tuple[Column[OverviewRow], ...] = (
    Column("agency", B("单位", "Agency"), lambda row: row.agency, width=32),
    Column("year", B("年度", "Year"), lambda row: row.year, width=7),
    Column("region", B("地区", "Region"), lambda row: row.region),
    Column("kind", B("类别", "Kind"), lambda row: row.kind, lambda row: KIND_NAMES[row.kind].zh),
    Column("level", B("层级", "Level"), lambda row: row.level, lambda row: LEVEL_NAMES[row.level].zh),
    Column("light", B("结论", "Result"), lambda row: row.light, lambda row: LIGHT_NAMES[row.light].zh),
    Column("score", B("得分", "Score"), lambda row: row.score, width=7),
    Column("errors", B("必须整改（项）", "Errors"), lambda row: row.errors),
    Column("warnings", B("请核实（项）", "Warnings"), lambda row: row.warnings),
    Column("notes", B("提示（项）", "Notes"), lambda row: row.notes),
    Column("waived", B("已豁免（项）", "Waived"), lambda row: row.waived),
    Column("sections_present", B("六部分（个）", "Sections of six"), lambda row: row.sections_present),
    Column(
        "fee",
        B("收费说明情况", "Fee statement"),
        lambda row: row.fee,
        lambda row: FEE_NAMES[FeeOutcome(row.fee)].zh,
        18,
    ),
    *(_flag_column(flag) for flag in Flag),
    Column("published", B("公开日期", "Published"), lambda row: row.published, width=12),
    Column("deadline", B("截止日期", "Deadline"), lambda row: row.deadline, width=12),
    Column("received_at", B("收到时间", "Received"), lambda row: row.received_at, width=22),
    Column("revision", B("第几次报送", "Revision"), lambda row: row.revision),
)
FINDING_COLUMNS: tuple[Column[FindingRow], ...] = (
    Column("agency", B("单位", "Agency"), lambda row: row.agency, width=32),
    Column("year", B("年度", "Year"), lambda row: row.year, width=7),
    Column("code", B("编号", "Code"), lambda row: row.code, width=7),
    Column(
        "check",
        B("问题", "Check"),
        lambda row: CHECK[row.code].name,
        lambda row: CHECK[row.code].title.zh,
        20,
    ),
    Column(
        "severity",
        B("性质", "Severity"),
        lambda row: row.severity,
        lambda row: SEVERITY_NAMES[Severity(row.severity)].zh,
    ),
    Column("section", B("部分", "Section"), lambda row: row.section, for_people=False),
    Column("row", B("行", "Row"), lambda row: row.row, for_people=False),
    Column("column", B("列", "Column"), lambda row: row.column, for_people=False),
    Column("label", B("位置", "Place"), lambda row: row.label.zh if row.label else None, width=40),
    Column("page", B("页", "Page"), lambda row: row.page, width=6),
    Column("line", B("行号", "Line"), lambda row: row.line, width=6),
    Column("reported", B("报告所填", "Reported"), lambda row: row.reported),
    Column("expected", B("应为", "Expected"), lambda row: row.expected),
    Column("difference", B("相差", "Difference"), lambda row: row.difference),
    Column("quote", B("原文", "Quote"), lambda row: row.quote, width=40),
    Column("message", B("说明", "Message"), lambda row: row.message.zh, width=60),
    Column("advice", B("如何整改", "Advice"), lambda row: CHECK[row.code].advice.zh, width=40),
    Column("basis", B("依据", "Basis"), lambda row: CHECK[row.code].basis.zh, width=24),
    Column(
        "waived", B("是否豁免", "Waived"), lambda row: int(row.waived), lambda row: "是" if row.waived else ""
    ),
    Column("decision", B("处理意见", "Decision"), _decision, width=30),
)


def reports_sheet(db: sqlite3.Connection, year: int | None, agency: str | None, *, people: bool) -> Sheet:
    """One row a report, worst first."""
    rows = queries.overview(db, year, OverviewFilter(agency=agency), EVERYTHING)
    return _sheet(B("汇总", "Reports"), REPORT_COLUMNS, rows, people)


def findings_sheet(db: sqlite3.Connection, where: FindingFilter, *, people: bool) -> Sheet:
    """One row a finding; the codes that the catalogue no longer holds are left out."""
    rows = (row for row in queries.findings(db, where, EVERYTHING) if row.code in CHECK)
    return _sheet(B("明细", "Findings"), FINDING_COLUMNS, rows, people)


def _sheet(title: B, columns: Sequence[Column[Source]], rows: Iterable[Source], people: bool) -> Sheet:
    columns = [column for column in columns if column.for_people or not people]
    return Sheet(
        title,
        [column.name for column in columns],
        [column.heading for column in columns],
        [column.width for column in columns],
        ([_value(column, row, people) for column in columns] for row in rows),
    )


def _value(column: Column[Source], row: Source, people: bool) -> Scalar:
    return column.shown(row) if people and column.shown else column.value(row)


def cells_sheet(db: sqlite3.Connection, year: int | None, agency: str | None) -> Sheet:
    """One row a report, one column a cell of the form; blank where the report's cell is blank or absent."""
    cards = queries.reports_json(db, year, agency)
    ids = list(dict.fromkeys(cell for card in cards for cell in card["cells"]))
    head = {"agency": B("单位", "Agency"), "year": B("年度", "Year"), "edition": B("表样", "Edition")}
    return Sheet(
        B("三表数据", "Cells"),
        [*head, *ids],
        [*head.values(), *(cell_label(cell, None) for cell in ids)],
        [32, 7, 7, *([9] * len(ids))],
        _cell_rows(queries.reports_json(db, year, agency), [*head], ids),
    )


def _cell_rows(cards: Iterable[Card], head: Sequence[str], ids: Sequence[str]) -> Iterator[list[Scalar]]:
    for card in cards:
        yield [*(card[name] for name in head), *(card["cells"].get(cell) for cell in ids)]
