"""PE01, PE02: a report beside those of other agencies, which the caller supplies."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.check import Check, Finding, Flag, Severity, Verdict, inapplicable, verdict
from parser.checks.readings import term
from parser.document import NOWHERE
from parser.numerals import Number

if TYPE_CHECKING:
    from parser.checks.context import Context, Neighbour
    from parser.report import Report

_DECISIVE = 0.3  # a smaller share proves copying when the other agency's name was left in the text


def _text_copied(report: Report, context: Context) -> Verdict:
    if context.neighbours is None:
        return inapplicable("没有其他单位的报告可比对。", "No reports of other agencies to compare with.")
    threshold = context.profile.threshold("copied_text")
    findings = []
    for neighbour in context.neighbours:
        left_in = _left_in(report, neighbour.agency)
        if neighbour.share >= threshold or (left_in and neighbour.share >= _DECISIVE):
            findings.append(_copied(report, neighbour, left_in))
    return verdict(findings)


def _left_in(report: Report, agency: str) -> str | None:
    """The line that still names the other agency, if any."""
    return next((line.text for line in report.prose() if agency in line.text), None)


def _copied(report: Report, neighbour: Neighbour, left_in: str | None) -> Finding:
    passage = neighbour.passages[0].own if neighbour.passages else None
    quote = left_in or passage
    places = (line.place for line in report.prose() if quote and quote in line.text)
    return Finding(
        "PE01",
        place=next(places, NOWHERE),
        reported=round(100 * neighbour.share),
        quote=quote,
        values={"agency": neighbour.agency, "left": _NAME_LEFT if left_in else _NOTHING},
    )


_NAME_LEFT = B("，文中还留有该单位名称", ", and that agency's name is still in the text")
_NOTHING = B("", "")


def _rollup_mismatch(report: Report, context: Context) -> Verdict:
    children = context.children
    if children is None:
        return inapplicable(
            "没有所属单位的汇总数可比对。", "No sums of subordinate agencies to compare with."
        )
    findings = []
    for cell_id, least in children.sums.items():
        cell = report.cells.get(cell_id)
        if cell is None or not isinstance(cell.value, Number) or cell.value.value >= Decimal(least):
            continue
        section, row, column = cell_id.split(".")
        findings.append(
            Finding(
                "PE02",
                section,
                row,
                column,
                cell.place,
                reported=cell.value.value,
                expected=least,
                left=(term(cell_id, cell.value.value),),
                right=(term(cell_id, least),),
                values={"agencies": children.agencies},
            )
        )
    return verdict(findings)


CHECKS = (
    Check(
        "PE01",
        "text_copied",
        Severity.WARNING,
        Flag.PEERS,
        title=B("文字与其他单位雷同", "Text copied from another agency"),
        message=B(
            "有{reported}%的文字与“{agency}”的报告相同{left}。",
            "{reported} % of the prose is the same as in the report of “{agency}”{left}.",
        ),
        advice=B("请按本单位实际情况改写。", "Rewrite it after the agency's own facts."),
        basis=B("地方考核惯例", "Local scoring rules"),
        example=B(
            "甲局报告照抄乙局，连乙局名称也未改", "One bureau copied another's text, its name included"
        ),
        evaluate=_text_copied,
    ),
    Check(
        "PE02",
        "rollup_mismatch",
        Severity.WARNING,
        Flag.PEERS,
        title=B("汇总数小于所属单位之和", "Roll-up smaller than its parts"),
        message=B(
            "“{label}”为{reported}，已收到的{agencies}个所属单位合计{expected}。",
            "“{label}” is {reported}; the {agencies} agencies received sum to {expected}.",
        ),
        advice=B("请核实汇总范围和数据。", "Check what the roll-up covers."),
        basis=B("表间逻辑", "Logic between reports"),
        example=B("县政府新收30件，各部门合计41件", "The county 30 requests, its departments 41"),
        evaluate=_rollup_mismatch,
    ),
)
