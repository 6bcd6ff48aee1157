"""FE01–FE04: whether section 六 holds the statement on information-processing fees (信息处理费)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.applicability import opaque_part
from parser.checks.check import (
    PASSED,
    Check,
    Finding,
    Flag,
    Severity,
    Verdict,
    cannot_tell,
    inapplicable,
    verdict,
)
from parser.fees import HOME, FeeOutcome, FeeStatement
from parser.form import EDITION_2021, SECTION

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report

_BEFORE_2021 = inapplicable(
    "2021年度以前没有信息处理费报告要求。", "No fee statement was asked for before report year 2021."
)
_NO_STATEMENT = inapplicable("报告中没有收费说明。", "The report holds no fee statement.")
_NO_YEAR = cannot_tell("未能确定报告年度，无法判断是否应当说明收费情况。", "The report year is not known.")
_NOTICES = B("发出收费通知的件数", "the number of notices")
_AMOUNT = B("收费总金额", "the total amount")
_RECEIVED = B("实际收取的总金额", "the amount received")
_TEMPLATE = B("国办公开办函〔2021〕30号格式样本", "Sample form of 国办公开办函〔2021〕30号")
FEE_RULES = B("国办函〔2020〕109号", "国办函〔2020〕109号 on information-processing fees")
_CUSTOM = B("填报惯例", "Reporting practice")

Judge = Callable[["Report", FeeStatement], Verdict]


def with_statement(judge: Judge) -> Callable[[Report, Context], Verdict]:
    """The check as a judgement of a statement that is there; inapplicable when none is."""

    @wraps(judge)
    def evaluate(report: Report, _: Context) -> Verdict:
        if report.edition != EDITION_2021:
            return _NO_YEAR if report.year is None else _BEFORE_2021
        if report.fee.outcome is FeeOutcome.ABSENT:
            return _NO_STATEMENT
        return judge(report, report.fee)

    return evaluate


def statement_finding(code: str, fee: FeeStatement) -> Finding:
    """A finding that quotes the statement and stands at its place."""
    return Finding(code, fee.section, place=fee.place, quote=fee.quote)


def _absent(report: Report, _: Context) -> Verdict:
    if report.edition != EDITION_2021:
        return _NO_YEAR if report.year is None else _BEFORE_2021
    if report.fee.outcome is not FeeOutcome.ABSENT:
        return PASSED
    if opaque_part(report, HOME):
        return cannot_tell(
            "第六部分有内容未能识别，无法判断是否写有收费说明。",
            "Part of section 6 could not be read; it may hold the fee statement.",
        )
    return verdict([Finding("FE01", HOME)])


@with_statement
def _misplaced(_: Report, fee: FeeStatement) -> Verdict:
    if fee.outcome is not FeeOutcome.MISPLACED:
        return PASSED
    where = SECTION[fee.section].name if fee.section else SECTION[HOME].name
    return verdict([replace(statement_finding("FE02", fee), values={"where": where})])


@with_statement
def _incomplete(_: Report, fee: FeeStatement) -> Verdict:
    if fee.complete or not (fee.names_fee or fee.charged):
        return PASSED
    figures = ((fee.notices, _NOTICES), (fee.amount, _AMOUNT), (fee.received, _RECEIVED))
    missing = [name for value, name in figures if value is None]
    names = B("、".join(name.zh for name in missing), ", ".join(name.en for name in missing))
    severity = Severity.WARNING if fee.charged else Severity.NOTE
    return verdict([replace(statement_finding("FE03", fee), values={"missing": names}, severity=severity)])


@with_statement
def _vague(_: Report, fee: FeeStatement) -> Verdict:
    return PASSED if fee.names_fee or fee.complete else verdict([statement_finding("FE04", fee)])


CHECKS = (
    Check(
        "FE01",
        "fee_statement_absent",
        Severity.ERROR,
        Flag.FEE,
        title=B("缺少信息处理费说明", "No fee statement"),
        message=B(
            "报告没有说明本年度是否收取信息处理费。",
            "The report does not say whether information-processing fees were charged this year.",
        ),
        advice=B(
            "请在第六部分补充说明发出收费通知的件数、总金额和实际收取的总金额；没有收取的，写明均为0。",
            "State in section 6 the number of notices, the total amount and the amount received, even if 0.",
        ),
        basis=B(f"{_TEMPLATE.zh}；{FEE_RULES.zh}", f"{_TEMPLATE.en}; {FEE_RULES.en}"),
        example=B("第六部分只写“无”", "Section 6 says only “无” (none)"),
        evaluate=_absent,
        starred=True,
    ),
    Check(
        "FE02",
        "fee_statement_misplaced",
        Severity.WARNING,
        Flag.FEE,
        title=B("收费说明不在第六部分", "Fee statement outside section 6"),
        message=B(
            "收费说明写在“{where}”部分，第六部分没有：“{quote}”。",
            "The fee statement stands in “{where}” and not in section 6: “{quote}”.",
        ),
        advice=B("请将收费说明移到第六部分。", "Move the fee statement to section 6."),
        basis=_TEMPLATE,
        example=B("“未收取信息处理费”写在第一部分", "“No fee was charged” stands in section 1"),
        evaluate=_misplaced,
    ),
    Check(
        "FE03",
        "fee_statement_incomplete",
        Severity.NOTE,
        Flag.FEE,
        title=B("收费说明要素不全", "Fee statement incomplete"),
        message=B("收费说明未写明{missing}：“{quote}”。", "The fee statement lacks {missing}: “{quote}”."),
        advice=B(
            "宜写全三项：发出收费通知的件数、总金额、实际收取的总金额。",
            "Give all three figures: notices issued, total amount, amount received.",
        ),
        basis=_CUSTOM,
        example=B("只写“全年收取信息处理费500元”", "Only “500 yuan were charged”"),
        evaluate=_incomplete,
    ),
    Check(
        "FE04",
        "fee_statement_vague",
        Severity.NOTE,
        Flag.FEE,
        title=B("收费说明未点明信息处理费", "Fee statement does not name the fee"),
        message=B(
            "收费说明没有写明是信息处理费：“{quote}”。",
            "The fee statement does not name the information-processing fee: “{quote}”.",
        ),
        advice=B("宜写明“信息处理费”。", "Name the fee: 信息处理费."),
        basis=_CUSTOM,
        example=B("“本年度未发生收费情况”", "“No charges arose this year”"),
        evaluate=_vague,
    ),
)
