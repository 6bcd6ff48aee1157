"""What a rectification notice says: the findings of one report, numbered and folded."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from db import queries
from db.rows import FindingRow, ReportRow
from parser.bilingual import JOINT
from parser.checks.catalogue import CHECK

DAYS_TO_CORRECT = 10
_FOLDED = "CE01"  # a row of blank cells is one item


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered thing to correct or verify; absent facts are empty."""

    number: int
    place: str
    problem: str
    quote: str
    figures: str
    advice: str
    basis: str


@dataclass(frozen=True, slots=True)
class Notice:
    """The facts of one notice; the names are the fields of an office's template."""

    office: str
    agency: str
    year: str
    report: str
    due: str
    today: str
    errors: tuple[Item, ...]
    warnings: tuple[Item, ...]


def notice(
    db: sqlite3.Connection, report_id: int, today: date | None = None, due: date | None = None
) -> Notice:
    """The notice for one report, without waived findings and notes. ``KeyError`` for an unknown report."""
    report = queries.report(db, report_id)
    if report is None:
        raise KeyError(report_id)
    today = today or date.today()
    due = due or today + timedelta(days=DAYS_TO_CORRECT)
    return Notice(
        office=queries.profile(db).office,
        agency=report.agency,
        year=str(report.year or ""),
        report=_title(report),
        due=_chinese(due),
        today=_chinese(today),
        errors=tuple(_items(report.findings, "E")),
        warnings=tuple(_items(report.findings, "W")),
    )


def _title(report: ReportRow) -> str:
    year = f"{report.year}年" if report.year else ""
    return str(report.json["title"] or f"{report.agency}{year}政府信息公开工作年度报告")


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _items(findings: Sequence[FindingRow], severity: str) -> Iterator[Item]:
    wanted = [row for row in findings if row.severity == severity and not row.waived and row.code in CHECK]
    for number, (_, group) in enumerate(groupby(wanted, _same_item), 1):
        yield _item(number, list(group))


def _same_item(row: FindingRow) -> tuple[str | int | None, ...]:
    return (row.code, row.section, row.row) if row.code == _FOLDED else (row.number,)


def _item(number: int, rows: Sequence[FindingRow]) -> Item:
    first = rows[0]
    check = CHECK[first.code]
    return Item(
        number=number,
        place=_place(first, whole_row=len(rows) > 1),
        problem=_columns(rows) if len(rows) > 1 else _problem(first),
        quote=first.quote or "" if (first.quote or "") not in first.message.zh else "",
        figures="" if len(rows) > 1 else _figures(first),
        advice=check.advice.zh,
        basis=check.basis.zh,
    )


def _place(row: FindingRow, *, whole_row: bool) -> str:
    where = row.label.zh if row.label else "报告全文"
    if whole_row:
        where = where.rpartition(JOINT)[0]
    seen = [f"第{row.page}页" if row.page else "", f"第{row.line}行" if row.line else ""]
    return where + (f"（{''.join(seen)}）" if any(seen) else "")


def _problem(row: FindingRow) -> str:
    """The sentence without the place, which stands above it."""
    return row.message.zh.removeprefix(f"{row.label.zh}：" if row.label else "")


def _columns(rows: Sequence[FindingRow]) -> str:
    names = [row.label.zh.split(JOINT)[-1] for row in rows if row.label]
    return f"{'、'.join(names)}共{len(rows)}个单元格空白。"


def _figures(row: FindingRow) -> str:
    """Reported and expected, where the sentence does not say them."""
    if row.reported is None or row.expected is None or str(row.expected) in row.message.zh:
        return ""
    difference = "" if row.difference is None else f"，相差{abs(row.difference)}"
    return f"报告所填{row.reported}，应为{row.expected}{difference}"
