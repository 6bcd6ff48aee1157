"""SE01, SE06, SE11: whether the six sections are there, with a heading and content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.applicability import opaque_part, since_2019, together
from parser.checks.check import Check, Finding, Flag, Severity, Verdict, verdict
from parser.document import NOWHERE, Place
from parser.form import NUMERALS, SECTIONS, SectionForm
from parser.sections import Section, SectionStatus

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report

FORM_30 = B("国办公开办函〔2021〕30号", "Form of 国办公开办函〔2021〕30号")
OFFICIAL_FORM = B(
    "国办公开办函〔2021〕30号（2019、2020年度为〔2019〕60号）",
    "Form of 国办公开办函〔2021〕30号 (2019 and 2020: 〔2019〕60号)",
)
ARTICLE_50 = B("《政府信息公开条例》第五十条", "Regulations on Open Government Information, article 50")
_ARTICLE_50_AND_FORM = B(f"{ARTICLE_50.zh}；{OFFICIAL_FORM.zh}", f"{ARTICLE_50.en}; {OFFICIAL_FORM.en}")


def heading_of(form: SectionForm) -> str:
    """The heading as the form prints it, e.g. 一、总体情况."""
    return f"{NUMERALS[form.numeral - 1]}、{form.name.zh}"


def place_of(section: Section) -> Place:
    """Where the section stands: its heading, else its first line."""
    if section.headings:
        return section.headings[0].place
    return section.lines[0].place if section.lines else NOWHERE


def _perhaps_unread(form: SectionForm) -> B:
    return B(
        f"文件有部分内容未能识别，“{form.name.zh}”可能在其中", f"an unreadable part may hold “{form.name.en}”"
    )


@since_2019
def _section_missing(report: Report, _: Context) -> Verdict:
    findings, unknown = [], []
    for form in SECTIONS:
        if report.sections[form.id].status is not SectionStatus.MISSING:
            continue
        if opaque_part(report, form.id):
            unknown.append(_perhaps_unread(form))
        else:
            findings.append(Finding("SE01", form.id, expected=heading_of(form)))
    return verdict(findings, unknown=together(unknown))


@since_2019
def _section_empty(report: Report, _: Context) -> Verdict:
    findings, unknown = [], []
    for form in SECTIONS:
        section = report.sections[form.id]
        if form.has_table or not section.headings or not section.empty:
            continue  # a section without its table is TA01
        if opaque_part(report, form.id):
            unknown.append(_perhaps_unread(form))
            continue
        said = " ".join(line.text for line in section.prose).strip()
        fault = B(f"只写了“{said}”", f"holds only “{said}”") if said else B("没有内容", "holds nothing")
        findings.append(
            Finding(
                "SE06",
                form.id,
                place=place_of(section),
                quote=said or section.headings[0].text,
                values={"fault": fault},
            )
        )
    return verdict(findings, unknown=together(unknown))


@since_2019
def _heading_missing(report: Report, _: Context) -> Verdict:
    findings, unknown = [], []
    for form in SECTIONS:
        section = report.sections[form.id]
        if section.status is not SectionStatus.HEADING_MISSING:
            continue
        if opaque_part(report, form.id):
            unknown.append(_perhaps_unread(form))
        else:
            quote = section.lines[0].text if section.lines else None
            findings.append(
                Finding("SE11", form.id, place=place_of(section), expected=heading_of(form), quote=quote)
            )
    return verdict(findings, unknown=together(unknown))


CHECKS = (
    Check(
        "SE01",
        "section_missing",
        Severity.ERROR,
        Flag.SECTIONS,
        title=B("缺少部分", "Section missing"),
        message=B("报告缺少“{expected}”这一部分。", "The section “{label}” is missing."),
        advice=B("请补充该部分的标题和内容。", "Add the section with its heading and content."),
        basis=_ARTICLE_50_AND_FORM,
        example=B("全文没有“五、存在的主要问题及改进情况”", "No section 5 on problems and improvements"),
        evaluate=_section_missing,
        starred=True,
    ),
    Check(
        "SE06",
        "section_empty",
        Severity.ERROR,
        Flag.SECTIONS,
        title=B("部分内容为空", "Section empty"),
        message=B("“{label}”部分{fault}。", "The section “{label}” {fault}."),
        advice=B("请据实补充该部分内容。", "Supply the content of this section."),
        basis=ARTICLE_50,
        example=B("“五、存在的主要问题及改进情况”下只写“无”", "Section 5 holds only “无” (none)"),
        evaluate=_section_empty,
        starred=True,
    ),
    Check(
        "SE11",
        "heading_missing",
        Severity.ERROR,
        Flag.SECTIONS,
        title=B("部分缺少标题", "Section without its heading"),
        message=B(
            "有“{label}”的内容，但缺少标题“{expected}”。",
            "The content of “{label}” is there, its heading “{expected}” is not.",
        ),
        advice=B("请补写该部分标题。", "Add the heading."),
        basis=OFFICIAL_FORM,
        example=B("第二部分之前有正文，却没有“一、总体情况”", "Text before section 2, but no “一、总体情况”"),
        evaluate=_heading_missing,
    ),
)
