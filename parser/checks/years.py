"""YR01–YR04: this year's report against last year's of the same agency."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import wraps
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.applicability import together
from parser.checks.check import Check, Finding, Flag, Severity, Term, Verdict, inapplicable, verdict
from parser.checks.limits import doubtful
from parser.checks.readings import term
from parser.form import EDITION_2021, REQUEST_COLUMNS, place_in_form
from parser.numerals import Blank, Number
from parser.similarity import repeated_share

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report
    from parser.tables import Cell

Value = int | Decimal
Judge = Callable[["Report", "Report", "Context"], Verdict]
_OWN_WORDS = ("overview", "problems")
_TOTALS = (
    "requests.received.total",
    "requests.processed.total",
    "proactive.normative_documents.in_force",
    "proactive.licences.decisions",
    "proactive.penalties.decisions",
    "proactive.coercive_measures.decisions",
    "proactive.charges.amount",
)
_LOGIC = B("表间逻辑", "Logic between years")


def _with_previous(judge: Judge) -> Callable[[Report, Context], Verdict]:
    """The check as a comparison with the report of the year before; inapplicable without one."""

    @wraps(judge)
    def evaluate(report: Report, context: Context) -> Verdict:
        earlier = context.previous
        if earlier is None:
            return inapplicable("没有上年度报告可比对。", "There is no report of the year before.")
        if report.year is None or earlier.year != report.year - 1:
            return inapplicable("所附报告不是上一年度的。", "The other report is not of the year before.")
        return judge(report, earlier, context)

    return evaluate


def _number(cell: Cell | None, *, blank: Value | None = None) -> Value | None:
    if cell is None or doubtful(cell):
        return None
    if isinstance(cell.value, Number):
        return cell.value.value
    return blank if isinstance(cell.value, Blank) else None


@_with_previous
def _carry_over_broken(report: Report, earlier: Report, _: Context) -> Verdict:
    findings, unknown = [], []
    for column in REQUEST_COLUMNS:
        ours, theirs = f"requests.brought_forward.{column.id}", f"requests.carried_forward.{column.id}"
        now, before = report.cells.get(ours), earlier.cells.get(theirs)
        brought, carried = _number(now), _number(before)
        if brought is not None and carried is not None:
            if brought != carried and now is not None:
                findings.append(
                    Finding(
                        "YR01",
                        "requests",
                        "brought_forward",
                        column.id,
                        now.place,
                        reported=brought,
                        expected=carried,
                        left=(term(ours, brought),),
                        right=(_last_year(theirs, carried),),
                    )
                )
        elif _number(now, blank=0) != 0 or _number(before, blank=0) != 0:
            label = column.label
            unknown.append(B(f"“{label.zh}”一列有空白或未读到", f"the column {label.en} is blank or unread"))
    return verdict(findings, unknown=together(unknown))


def _last_year(cell_id: str, value: Value) -> Term:
    """A cell of last year's report as shown beside a finding."""
    shown = term(cell_id, value)
    return replace(shown, label=B(f"上年 · {shown.label.zh}", f"last year · {shown.label.en}"))


@_with_previous
def _in_force_does_not_roll_forward(report: Report, earlier: Report, _: Context) -> Verdict:
    if report.edition != EDITION_2021 or earlier.edition != EDITION_2021:
        return inapplicable("两个年度的表格口径不同。", "The two years use different forms.")
    findings, unknown = [], []
    for row in ("regulations", "normative_documents"):
        ids = [f"proactive.{row}.{column}" for column in ("in_force", "issued", "repealed")]
        known = [_number(report.cells.get(cell_id)) for cell_id in ids]
        before = _number(earlier.cells.get(ids[0]))
        now, issued, repealed = known
        if now is None or issued is None or repealed is None or before is None:
            unknown.append(_row_unread(row))
        elif now != before + issued - repealed:
            right = (_last_year(ids[0], before), term(ids[1], issued), term(ids[2], repealed, -1))
            findings.append(
                Finding(
                    "YR02",
                    "proactive",
                    row,
                    "in_force",
                    report.cells[ids[0]].place,
                    reported=now,
                    expected=before + issued - repealed,
                    left=(term(ids[0], now),),
                    right=right,
                )
            )
    return verdict(findings, unknown=together(unknown))


def _row_unread(row: str) -> B:
    label = place_in_form(EDITION_2021, "proactive", row, None) or B(row, row)
    return B(f"“{label.zh}”有空白或未读到", f"{label.en} is blank or unread")


@_with_previous
def _text_repeated(report: Report, earlier: Report, context: Context) -> Verdict:
    share = repeated_share(_words(report), _words(earlier))
    if share is None:
        return inapplicable("文字过短，无法比较。", "The prose is too short to compare.")
    if share <= context.profile.threshold("repeated_text"):
        return verdict([])
    return verdict(
        [Finding("YR03", "overview", reported=round(100 * share), values={"year": earlier.year or 0})]
    )


def _words(report: Report) -> list[str]:
    return [line.text for line in report.prose(*_OWN_WORDS)]


@_with_previous
def _abrupt_change(report: Report, earlier: Report, context: Context) -> Verdict:
    factor = Decimal(str(context.profile.threshold("abrupt_change")))
    floor = Decimal(str(context.profile.threshold("abrupt_change_floor")))
    findings = []
    for cell_id in _TOTALS:
        now, before = _number(report.cells.get(cell_id)), _number(earlier.cells.get(cell_id))
        if now is None or before is None:
            continue
        larger, smaller = max(now, before), min(now, before)
        if larger >= floor and larger > factor * smaller:
            section, row, column = cell_id.split(".")
            findings.append(
                Finding(
                    "YR04",
                    section,
                    row,
                    column,
                    report.cells[cell_id].place,
                    reported=now,
                    values={"before": str(before)},
                    left=(term(cell_id, now),),
                    right=(_last_year(cell_id, before),),
                )
            )
    return verdict(findings)


CHECKS = (
    Check(
        "YR01",
        "carry_over_broken",
        Severity.ERROR,
        Flag.YEARS,
        title=B("上年结转与上年报告不符", "Carry-over broken"),
        message=B(
            "“{label}”为{reported}，上年度报告“结转下年度继续办理”为{expected}，相差{difference}。",
            "“{label}” is {reported}; last year {expected} were carried forward (difference {difference}).",
        ),
        advice=B("请核实上年结转数。", "Check the number brought forward."),
        basis=_LOGIC,
        example=B("上年结转下年度3件，本年上年结转2件", "3 carried forward last year, 2 brought forward"),
        evaluate=_carry_over_broken,
    ),
    Check(
        "YR02",
        "in_force_does_not_roll_forward",
        Severity.WARNING,
        Flag.YEARS,
        title=B("现行有效件数与上年不衔接", "In force does not roll forward"),
        message=B(
            "“{label}”为{reported}，按上年有效数加本年制发减本年废止应为{expected}，相差{difference}。",
            "“{label}” is {reported}; last year's with this year's changes: {expected}.",
        ),
        advice=B("请核实；因机构调整或口径变化的，请说明。", "Check; explain a change of counting."),
        basis=B("填报惯例", "Reporting practice"),
        example=B("上年有效8件，本年制发2件，有效写9件", "8 in force, 2 issued, yet 9 in force"),
        evaluate=_in_force_does_not_roll_forward,
    ),
    Check(
        "YR03",
        "text_repeated",
        Severity.WARNING,
        Flag.YEARS,
        title=B("文字与上年雷同", "Text repeated from last year"),
        message=B(
            "第一、第五部分有{reported}%的文字与{year}年度报告相同。",
            "{reported} % of sections 1 and 5 is the same as in the report of {year}.",
        ),
        advice=B("请按本年度实际情况改写。", "Rewrite it after this year's facts."),
        basis=B("地方考核惯例", "Local scoring rules"),
        example=B("总体情况照搬上年，只改年份", "Section 1 taken over, only the year changed"),
        evaluate=_text_repeated,
    ),
    Check(
        "YR04",
        "abrupt_change",
        Severity.NOTE,
        Flag.YEARS,
        title=B("数据较上年变化过大", "Abrupt change"),
        message=B(
            "“{label}”本年为{reported}，上年为{before}，请核实。",
            "“{label}” is {reported}, last year {before}; please check.",
        ),
        advice=B("请核实数据是否填错。", "Check whether the figure is right."),
        basis=B("填报惯例", "Reporting practice"),
        example=B("新收申请上年20件，本年400件", "20 requests last year, 400 this year"),
        evaluate=_abrupt_change,
    ),
)
