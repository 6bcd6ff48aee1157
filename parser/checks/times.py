"""TM01–TM03: published in time, submitted at all, signed at a possible date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.check import Check, Finding, Flag, Severity, Verdict, inapplicable, verdict
from parser.identity import AgencyKind

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report

_NOT_NAMED_BY_LAW = frozenset({AgencyKind.TOWNSHIP, AgencyKind.SUBDISTRICT})
_FIRST_MONTH = 12  # month of the report year from which a signature is plausible
_ARTICLE_49 = B("《政府信息公开条例》第四十九条", "Regulations on Open Government Information, article 49")
_NO_DATE = inapplicable("报告未见发布或落款日期。", "The report shows no date of publication or signature.")
_NO_YEAR = inapplicable("未能确定报告年度。", "The report year is not known.")


def _published_late(report: Report, context: Context) -> Verdict:
    published, kind = report.identity.published, report.identity.kind
    if published is None:
        return _NO_DATE
    if report.year is None:
        return _NO_YEAR
    deadline = context.deadline or context.profile.deadline(kind, report.year)
    if published.date <= deadline:
        return verdict([])
    severity = Severity.WARNING if published.source == "metadata" else Severity.ERROR
    finding = Finding(
        "TM01",
        place=published.place,
        reported=published.date.isoformat(),
        expected=deadline.isoformat(),
        quote=published.quote,
        values={"days": (published.date - deadline).days},
        severity=Severity.NOTE if kind in _NOT_NAMED_BY_LAW else severity,
    )
    return verdict([finding])


def _not_submitted(_: Report, __: Context) -> Verdict:
    return inapplicable(
        "报告已收到；未报单位见总览。", "The report is here; missing ones stand on the overview."
    )


def _signature_date_odd(report: Report, _: Context) -> Verdict:
    signed = report.identity.published
    if signed is None or signed.source == "metadata":
        return _NO_DATE
    if report.year is None:
        return _NO_YEAR
    first, last = date(report.year, _FIRST_MONTH, 1), date(report.year + 1, 12, 31)
    if first <= signed.date <= last:
        return verdict([])
    return verdict(
        [
            Finding(
                "TM03",
                place=signed.place,
                reported=signed.date.isoformat(),
                quote=signed.quote,
                values={"year": report.year},
            )
        ]
    )


CHECKS = (
    Check(
        "TM01",
        "published_late",
        Severity.ERROR,
        Flag.TIME,
        title=B("逾期发布", "Published late"),
        message=B(
            "发布日期为{reported}，时限为{expected}，逾期{days}天。",
            "Published on {reported}, due on {expected}: {days} days late.",
        ),
        advice=B("请核实发布日期，并按时限发布。", "Check the date; publish within the time limit."),
        basis=_ARTICLE_49,
        example=B(
            "部门年报2月15日发布，时限为1月31日", "A department's report of 15 February, due 31 January"
        ),
        evaluate=_published_late,
    ),
    Check(
        "TM02",
        "not_submitted",
        Severity.ERROR,
        Flag.TIME,
        title=B("未报送", "Not submitted"),
        message=B(
            "应报名单上的单位没有报送年度报告。", "The agency is on the roster; its report is not here."
        ),
        advice=B("请尽快报送。", "Submit the report."),
        basis=_ARTICLE_49,
        example=B("名单上有某局，未见其年报", "An agency of the roster without a report"),
        evaluate=_not_submitted,
    ),
    Check(
        "TM03",
        "signature_date_odd",
        Severity.WARNING,
        Flag.TIME,
        title=B("落款日期异常", "Odd date of signature"),
        message=B(
            "落款日期为{reported}，不在{year}年底至次年年底之间：“{quote}”。",
            "The signature is dated {reported}, not between the end of {year} and the next: “{quote}”.",
        ),
        advice=B("请核实落款日期。", "Check the date of the signature."),
        basis=B("填报惯例", "Reporting practice"),
        example=B("2022年报告落款“2022年1月10日”", "A 2022 report signed on 10 January 2022"),
        evaluate=_signature_date_odd,
    ),
)
