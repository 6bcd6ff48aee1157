"""SE02–SE05 and SE07: names, numerals and order of the headings."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.applicability import since_2019
from parser.checks.check import Check, Finding, Flag, Severity, Verdict, verdict
from parser.checks.sections import OFFICIAL_FORM, heading_of, place_of
from parser.form import NUMERALS, SECTIONS, SectionForm

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report


@since_2019
def _section_out_of_order(report: Report, _: Context) -> Verdict:
    headed = [form for form in SECTIONS if report.sections[form.id].headings]
    found = sorted(headed, key=lambda form: report.sections[form.id].headings[0].index)
    order = "、".join(NUMERALS[form.numeral - 1] for form in found)
    return verdict(
        [
            Finding(
                "SE02",
                form.id,
                place=place_of(report.sections[form.id]),
                reported=order,
                expected="、".join(NUMERALS[known.numeral - 1] for known in headed),
                quote=report.sections[form.id].headings[0].text,
            )
            for form in _displaced(found)
        ]
    )


def _displaced(found: list[SectionForm]) -> list[SectionForm]:
    """The fewest sections that have to be moved to restore the order."""
    if all(one.numeral < other.numeral for one, other in pairwise(found)):
        return []
    chains: list[list[SectionForm]] = []  # the best increasing chain of each length
    for form in found:
        length = bisect_left([chain[-1].numeral for chain in chains], form.numeral)
        chain = [*(chains[length - 1] if length else []), form]
        chains[length : length + 1] = [chain]
    kept = chains[-1] if chains else []
    return [form for form in found if form not in kept]


@since_2019
def _section_renamed(report: Report, _: Context) -> Verdict:
    findings = []
    for form in SECTIONS:
        section = report.sections[form.id]
        if section.renamed and section.headings:
            heading = section.headings[0]
            findings.append(
                Finding(
                    "SE03",
                    form.id,
                    place=heading.place,
                    reported=heading.name,
                    expected=form.name.zh,
                    quote=heading.text,
                )
            )
    return verdict(findings)


@since_2019
def _section_unnumbered(report: Report, _: Context) -> Verdict:
    findings = []
    for form in SECTIONS:
        headings = report.sections[form.id].headings
        if headings and all(heading.numeral != form.numeral for heading in headings):
            heading = headings[0]
            reported = "" if heading.numeral is None else heading.text
            findings.append(
                Finding(
                    "SE04",
                    form.id,
                    place=heading.place,
                    reported=reported or None,
                    expected=heading_of(form),
                    quote=heading.text,
                    values={
                        "fault": B("序号有误", "has the wrong numeral")
                        if reported
                        else B("没有序号", "has no numeral")
                    },
                )
            )
    return verdict(findings)


@since_2019
def _section_duplicated(report: Report, _: Context) -> Verdict:
    findings = []
    for form in SECTIONS:
        headings = report.sections[form.id].headings
        if len(headings) > 1:
            again = headings[1]
            findings.append(
                Finding("SE05", form.id, place=again.place, quote=again.text, values={"times": len(headings)})
            )
    return verdict(findings)


@since_2019
def _section_extra(report: Report, _: Context) -> Verdict:
    return verdict(
        [
            Finding("SE07", place=heading.place, reported=heading.text, quote=heading.text)
            for heading in report.extra_headings
        ]
    )


CHECKS = (
    Check(
        "SE02",
        "section_out_of_order",
        Severity.ERROR,
        Flag.SECTIONS,
        title=B("各部分顺序有误", "Sections out of order"),
        message=B(
            "各部分按“{reported}”排列，应按“{expected}”排列：“{label}”位置有误。",
            "Sections stand in the order {reported}; it should be {expected}: “{label}” is out of place.",
        ),
        advice=B("请按统一格式调整各部分顺序。", "Put the sections in the order of the form."),
        basis=OFFICIAL_FORM,
        example=B("第四部分排在第三部分之前", "Section 4 stands before section 3"),
        evaluate=_section_out_of_order,
    ),
    Check(
        "SE03",
        "section_renamed",
        Severity.WARNING,
        Flag.SECTIONS,
        title=B("部分名称与格式不一致", "Section renamed"),
        message=B(
            "标题“{quote}”与统一格式不一致，应为“{expected}”。",
            "The heading “{quote}” should read “{expected}”.",
        ),
        advice=B("请按统一格式的名称更正标题。", "Use the form's own name for the heading."),
        basis=OFFICIAL_FORM,
        example=B("“三、依申请公开办理情况”", "“三、依申请公开办理情况” for section 3"),
        evaluate=_section_renamed,
    ),
    Check(
        "SE04",
        "section_unnumbered",
        Severity.WARNING,
        Flag.SECTIONS,
        title=B("部分序号缺失或有误", "Section numeral missing or wrong"),
        message=B(
            "标题“{quote}”{fault}，应为“{expected}”。",
            "The heading “{quote}” {fault}; it should be “{expected}”.",
        ),
        advice=B("请补上或更正序号。", "Add or correct the numeral."),
        basis=OFFICIAL_FORM,
        example=B("“主动公开政府信息情况”前没有“二、”", "“主动公开政府信息情况” without 二、"),
        evaluate=_section_unnumbered,
    ),
    Check(
        "SE05",
        "section_duplicated",
        Severity.WARNING,
        Flag.SECTIONS,
        title=B("部分标题重复", "Section heading repeated"),
        message=B("标题“{quote}”出现了{times}次。", "The heading “{quote}” occurs {times} times."),
        advice=B(
            "请删除重复的标题，并核实内容是否重复。", "Remove the repeated heading and check the content."
        ),
        basis=OFFICIAL_FORM,
        example=B("“一、总体情况”前后出现两次", "“一、总体情况” occurs twice"),
        evaluate=_section_duplicated,
    ),
    Check(
        "SE07",
        "section_extra",
        Severity.NOTE,
        Flag.SECTIONS,
        title=B("多出部分", "Extra section"),
        message=B(
            "“{quote}”不属于统一格式规定的六个部分。", "“{quote}” is not one of the form's six sections."
        ),
        advice=B("宜将有关内容并入相应部分。", "Move its content into one of the six sections."),
        basis=OFFICIAL_FORM,
        example=B("“七、下一步工作打算”", "“七、下一步工作打算” as a seventh section"),
        evaluate=_section_extra,
    ),
)
