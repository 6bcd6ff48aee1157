"""TI: the title and what it says of agency and year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.applicability import opaque_opening
from parser.checks.check import Check, Finding, Flag, Severity, Verdict, inapplicable, verdict
from parser.document import NOWHERE

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report

NOUN = "政府信息公开工作年度报告"
_SPACES = re.compile(r"\s+")
_CUSTOM = B("填报惯例", "Reporting practice")
_OTHER_KINDS = {
    "interpretation": B("解读", "an explanation of the report"),
    "guide": B("指南", "a guide to disclosure"),
    "notice": B("通知", "a notice"),
    "plan": B("工作计划", "a plan"),
    "other_report": B("其他工作的报告", "a report on other work"),
    "template": B("未填写的模板", "a blank template"),
}
_TITLE_UNREAD = B(
    "第一部分之前有内容未能识别，标题可能在其中。",
    "An unreadable part above the first section may hold the title.",
)
_NO_TITLE = inapplicable("报告没有标题。", "The report has no title.")


def _title_missing(report: Report, _: Context) -> Verdict:
    if report.identity.title:
        return verdict([])
    if opaque_opening(report):
        return verdict([], unknown=_TITLE_UNREAD)
    return verdict([Finding("TI01", expected=_standard_title(report))])


def _title_nonstandard(report: Report, _: Context) -> Verdict:
    title = report.identity.title
    if title is None:
        return _NO_TITLE
    if NOUN in _SPACES.sub("", title.text):
        return verdict([])
    expected = _standard_title(report)
    return verdict(
        [Finding("TI02", place=title.place, reported=title.text, expected=expected, quote=title.text)]
    )


def _agency_not_named(report: Report, _: Context) -> Verdict:
    title = report.identity.title
    if title is None:
        return _NO_TITLE
    if title.agency is not None and title.agency == (report.agency or title.agency):
        return verdict([])
    named = (
        B(f"只写了“{title.agency}”", f"names only “{title.agency}”")
        if title.agency
        else B("没有写明单位", "names no agency")
    )
    return verdict(
        [
            Finding(
                "TI03",
                place=title.place,
                reported=title.agency,
                expected=report.agency,
                quote=title.text,
                values={"named": named, "full": _full_name(report.agency)},
            )
        ]
    )


def _full_name(agency: str | None) -> B:
    return (
        B(f"正文或落款为“{agency}”", f"the text or signature says “{agency}”")
        if agency
        else B("文中也未见单位全称", "the text gives no full name either")
    )


def _year_conflict(report: Report, _: Context) -> Verdict:
    title, period = report.identity.title, report.identity.period
    if title is None or title.year is None or period is None:
        return inapplicable(
            "标题年份或统计期限未写明，没有可比对的内容。",
            "Title year or period is not stated: nothing to compare.",
        )
    wrong = next((year for year in (period.end.year, period.start.year) if year != title.year), None)
    if wrong is None:
        return verdict([])
    return verdict(
        [Finding("TI04", place=period.place, reported=wrong, expected=title.year, quote=period.quote)]
    )


def _period_missing(report: Report, _: Context) -> Verdict:
    return verdict([] if report.identity.period else [Finding("TI06")])


def _not_an_annual_report(report: Report, _: Context) -> Verdict:
    kind, title = report.identity.other_kind, report.identity.title
    if kind is None:
        return verdict([])
    place, quote = (title.place, title.text) if title else (NOWHERE, None)
    return verdict([Finding("TI07", place=place, quote=quote, values={"kind": _OTHER_KINDS[kind]})])


def _standard_title(report: Report) -> str | None:
    if report.agency is None or report.year is None:
        return None
    return f"{report.agency}{report.year}年{NOUN}"


CHECKS = (
    Check(
        "TI01",
        "title_missing",
        Severity.WARNING,
        Flag.IDENTITY,
        title=B("缺少标题", "No title"),
        message=B("第一部分之前没有报告标题。", "There is no title before the first section."),
        advice=B(
            "请补写标题：单位全称＋年份＋政府信息公开工作年度报告。",
            "Add a title: the agency's full name, the year, 政府信息公开工作年度报告.",
        ),
        basis=_CUSTOM,
        example=B("正文直接从“2022年以来……”开始", "The text starts at once with “Since 2022 …”"),
        evaluate=_title_missing,
    ),
    Check(
        "TI02",
        "title_nonstandard",
        Severity.WARNING,
        Flag.IDENTITY,
        title=B("标题名称不规范", "Title not in the prescribed words"),
        message=B(
            "标题“{reported}”未使用“政府信息公开工作年度报告”这一名称。",
            "The title “{reported}” does not call itself 政府信息公开工作年度报告.",
        ),
        advice=B(
            "请将标题中的文种改为“政府信息公开工作年度报告”。",
            "Use the name 政府信息公开工作年度报告 in the title.",
        ),
        basis=B("《政府信息公开条例》第四十九条", "Regulations on Open Government Information, article 49"),
        example=B(
            "某局2022年政府信息公开工作报告", "某局2022年政府信息公开工作报告 (the word 年度 is missing)"
        ),
        evaluate=_title_nonstandard,
    ),
    Check(
        "TI03",
        "agency_not_named",
        Severity.WARNING,
        Flag.IDENTITY,
        title=B("标题未写单位全称", "Title without the agency's full name"),
        message=B("标题{named}，{full}。", "The title {named}; {full}."),
        advice=B("请在标题中写明单位全称。", "Write the agency's full name in the title."),
        basis=_CUSTOM,
        example=B("标题写“教育局”，落款为“某县教育局”", "Title “教育局”, signature “某县教育局”"),
        evaluate=_agency_not_named,
    ),
    Check(
        "TI04",
        "year_conflict",
        Severity.ERROR,
        Flag.IDENTITY,
        title=B("标题年份与统计期限不一致", "Title year and statistical period differ"),
        message=B(
            "标题为{expected}年，统计期限却写{reported}年：“{quote}”。",
            "The title says {expected}, the statistical period {reported}: “{quote}”.",
        ),
        advice=B(
            "请核实报告年度，并统一标题与统计期限。", "Check the report year and make title and period agree."
        ),
        basis=B("表内逻辑", "Logic of the form"),
        example=B(
            "2022年报告写“统计期限为2021年1月1日至12月31日”",
            "A 2022 report with a period from 1 January to 31 December 2021",
        ),
        evaluate=_year_conflict,
    ),
    Check(
        "TI06",
        "period_missing",
        Severity.NOTE,
        Flag.IDENTITY,
        title=B("未写明统计期限", "No statistical period"),
        message=B("报告未写明数据的统计期限。", "The report does not state the period its figures cover."),
        advice=B(
            "宜在报告开头写明“统计期限自1月1日起至12月31日止”。",
            "State at the beginning that the figures run from 1 January to 31 December.",
        ),
        basis=_CUSTOM,
        example=B("全文没有“本报告所列数据的统计期限……”", "No sentence on the period covered"),
        evaluate=_period_missing,
    ),
    Check(
        "TI07",
        "not_an_annual_report",
        Severity.WARNING,
        Flag.IDENTITY,
        title=B("疑似不是年度报告", "Probably not an annual report"),
        message=B("该文件看来是{kind}，不是年度报告。", "This file looks like {kind}, not an annual report."),
        advice=B(
            "请核实是否报错了文件，重新报送年度报告。",
            "Check whether the wrong file was sent; send the annual report.",
        ),
        basis=_CUSTOM,
        example=B("报送了政府信息公开指南或空白模板", "A guide or a blank template was sent"),
        evaluate=_not_an_annual_report,
    ),
)
