"""TA01–TA03: the three tables and the edition of the form that they follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.applicability import TABLE_SECTIONS, opaque_part, since_2019, tables_not_found, together
from parser.checks.check import Check, Finding, Flag, Severity, Verdict, verdict
from parser.checks.sections import OFFICIAL_FORM, place_of
from parser.form import EDITION_2021, FORMS, SECTION
from parser.sections import Section, SectionStatus

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report

_EDITIONS = {
    2019: B("国办公开办函〔2019〕60号试行格式", "the trial form of 国办公开办函〔2019〕60号"),
    2021: B("国办公开办函〔2021〕30号格式", "the form of 国办公开办函〔2021〕30号"),
}
_DIFFERING = frozenset(
    section for section in TABLE_SECTIONS if len({form[section].rows for form in FORMS.values()}) > 1
)
_ELSEWHERE = (
    (
        re.compile(r"附件|附表|另附|点击(?:下载|查看)|下载查看"),
        B("正文指向附件，", "the text points to an attachment; "),
    ),
    (re.compile(r"(?:如|见|详见)[上下]?图|图片|截图"), B("正文指向图片，", "the text points to a picture; ")),
    (
        re.compile(r"\d\s*[件条宗份次]|均为0|为零"),
        B("以文字代替了表格，", "prose stands in place of the table; "),
    ),
)
_NOTHING = B("", "")


@since_2019
def _table_missing(report: Report, _: Context) -> Verdict:
    findings, unknown = [], []
    for section_id in TABLE_SECTIONS:
        if section_id in report.tables:
            continue
        section, name = report.sections[section_id], SECTION[section_id].name
        if section.status is SectionStatus.MISSING:
            unknown.append(
                B(
                    f"缺少“{name.zh}”部分，无从核对其表格",
                    f"the section “{name.en}” is missing, and its table with it",
                )
            )
        elif opaque_part(report, section_id):
            unknown.append(
                B(
                    f"“{name.zh}”的表格可能在未能识别的内容中",
                    f"the table of “{name.en}” may be in an unreadable part",
                )
            )
        elif report.year is None and not report.tables:
            unknown.append(
                B(
                    "未能识别报告年度，不能确定应使用哪种表式",
                    "the report year is not known, so the form it needs is not",
                )
            )
        else:
            findings.append(_missing_table(section))
    return verdict(findings, unknown=together(unknown))


def _missing_table(section: Section) -> Finding:
    text = "\n".join(line.text for line in section.prose)
    note, quote = _NOTHING, None
    for pattern, meaning in _ELSEWHERE:
        if pattern.search(text):
            note = meaning
            quote = next(line.text for line in section.prose if pattern.search(line.text))
            break
    return Finding("TA01", section.id, place=place_of(section), quote=quote, values={"note": note})


@since_2019
def _table_outdated(report: Report, _: Context) -> Verdict:
    differing = [table for table in report.tables.values() if table.section in _DIFFERING]
    if report.edition is None:
        if not differing:
            return verdict([], unknown=together(tables_not_found(report)))
        unknown = B(
            "未能识别报告年度，不能确定应使用哪种表式",
            "the report year is not known, so the form it needs is not",
        )
        return verdict([], unknown=together([unknown]))
    findings = [
        Finding(
            "TA02",
            table.section,
            place=table.place,
            values={"used": _EDITIONS[table.edition], "due": _EDITIONS[report.edition]},
            severity=Severity.WARNING if table.edition == EDITION_2021 else None,
        )
        for table in differing
        if table.edition != report.edition
    ]
    return verdict(findings, unknown=together(tables_not_found(report)))


@since_2019
def _table_mixed(report: Report, _: Context) -> Verdict:
    findings = []
    for table in report.tables.values():
        if table.outdated_labels:
            words = "、".join(dict.fromkeys(label.text for label in table.outdated_labels))
            first = table.outdated_labels[0]
            findings.append(
                Finding("TA03", table.section, place=first.place, reported=words, quote=first.text)
            )
    return verdict(findings, unknown=together(tables_not_found(report)))


CHECKS = (
    Check(
        "TA01",
        "table_missing",
        Severity.ERROR,
        Flag.TABLES,
        title=B("缺少表格", "Table missing"),
        message=B(
            "“{label}”部分{note}没有规定的表格。", "“{label}”: {note}the prescribed table is not there."
        ),
        advice=B("请在正文中按统一格式补充表格。", "Put the form's table into the text itself."),
        basis=OFFICIAL_FORM,
        example=B("第四部分只有标题，没有行政复议、行政诉讼表", "Section 4 has a heading but no table"),
        evaluate=_table_missing,
        starred=True,
    ),
    Check(
        "TA02",
        "table_outdated",
        Severity.ERROR,
        Flag.TABLES,
        title=B("表格版本不对", "Wrong edition of the table"),
        message=B(
            "“{label}”的表格用的是{used}，应使用{due}。",
            "The table of “{label}” follows {used}; it should follow {due}.",
        ),
        advice=B("请改用该年度规定的表格重新填报。", "Fill in the table prescribed for that year."),
        basis=OFFICIAL_FORM,
        example=B("2022年报告使用“本年新制作数量”的旧表", "A 2022 report on the old form (本年新制作数量)"),
        evaluate=_table_outdated,
    ),
    Check(
        "TA03",
        "table_mixed",
        Severity.ERROR,
        Flag.TABLES,
        title=B("新旧表格混用", "Old and new form mixed"),
        message=B(
            "“{label}”的表格中混有另一版格式的栏目：{reported}。",
            "The table of “{label}” mixes in labels of the other form: {reported}.",
        ),
        advice=B(
            "请按该年度规定的表格统一更正。", "Bring the whole table to the form prescribed for that year."
        ),
        basis=OFFICIAL_FORM,
        example=B("新表中出现“上一年项目数量”", "“上一年项目数量” in a table of the new form"),
        evaluate=_table_mixed,
    ),
)
