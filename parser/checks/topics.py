"""SE08–SE10: what the prose of the sections has to hold, and what should not have stayed in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.applicability import opaque_part, since_2019, together
from parser.checks.check import PASSED, Check, Finding, Flag, Severity, Verdict, inapplicable, verdict
from parser.checks.sections import ARTICLE_50, FORM_30, place_of
from parser.form import EDITION_2021, OVERVIEW_TOPICS, SECTIONS
from parser.identity import AgencyKind
from parser.sections import SectionStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parser.checks.context import Context
    from parser.document import Line
    from parser.report import Report

_UNITS = "年|月|日|件|条|次|份|万?元|局|委|厅|办公室|单位|部门|人民政府|省|市|县|区|镇|乡|街道"
_RESIDUE = re.compile(
    r"[（(]\s*(?:文字描述|此处填写|请填写)[^）)]{0,40}[）)]"
    r"|(?:文字描述|字数|篇幅)[^。；;]{0,10}(?:控制|限制)?在[^。；;]{0,4}\d+字以内"
    r"|[（(]\s*具体网址[：:]?\s*[）)]"
    r"|[该本此]部分(?:内容)?以表格(?:的)?形式报告"
    rf"|(?<![A-Za-z0-9])[XxＸｘ×]{{1,8}}(?={_UNITS})"
    r"|(?<![A-Za-z0-9])(?:X{3,}|x{3,}|Ｘ{3,})(?![A-Za-z0-9])"
    r"|[_＿]{2,}\s*(?=年|月|日|件|条|次|万?元)"
)
# Without any of these the text holds no residue: much quicker to see than by the pattern.
_HINTS = (
    "文字描述",
    "字以内",
    "填写",
    "具体网址",
    "形式报告",
    "X",
    "x",
    "Ｘ",
    "ｘ",
    "×",
    "__",
    "＿＿",
)
# The form's own words for each of the five topics, and the wider wordings that also cover it.
_OWN_WORDS = {
    "proactive": re.compile(r"主动.{0,6}公开"),
    "on_request": re.compile(r"依.{0,2}申请.{0,2}公开"),
    "management": re.compile(r"信息.{0,4}管理"),
    "platform": re.compile(r"平台.{0,4}(?:建设|运维|管理|运行)"),
    "supervision": re.compile(r"监督.{0,2}保障|监督和?考核|保障监督"),
}
_WIDER_WORDS = {
    "proactive": re.compile(
        r"主动.{0,8}(?:公开|发布)|公开(?:各类)?(?:政府|政务)?信息|(?:发布|公布)(?:各类)?(?:政府|政务)?信息|政策解读"
        r"|(?:公开|发布|公布)[^。；;]{1,30}信息"
    ),
    "on_request": re.compile(r"申请.{0,4}公开|公开.{0,6}申请"),
    "management": re.compile(
        r"信息.{0,8}管理|审核|审查|审签|三审|审批|三级|把关|规范性文件|动态(?:管理|调整)|更新维护|清理|目录|清单|保密"
    ),
    "platform": re.compile(
        r"平台|网站|专栏|专区|公众号|新媒体|公报|载体|微博|渠道|阵地|官网|门户|公告栏|公开栏|改版"
    ),
    "supervision": re.compile(
        r"监督|监管|保障|考核|评议|追究|追责|问责|培训|督促|督查|检查"
        r"|评估|通报|督导|领导小组|自查|专人"
    ),
}
_NUMBERED = r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]"
_LEAD = re.compile(
    rf"^\s*(?:(?P<numbered>{_NUMBERED})|[一二三四五六七八九]是)?\s*(?P<words>[^。；：，:;,]{{2,30}})"
)
# How many topics must have leads of their own before the other topics are looked for in leads as well.
_STRUCTURED, _STRUCTURED_UNNUMBERED = 3, 4
_GOVERNMENT_TOPICS = (
    (B("工作考核", "assessment"), re.compile(r"考核|考评|绩效")),
    (B("社会评议", "public review"), re.compile(r"评议|社会评价|满意度|第三方评估|群众评价")),
    (B("责任追究", "accountability"), re.compile(r"责任追究|追究.{0,8}责任|追责|问责|责任.{0,4}追究")),
)


@since_2019
def _template_residue(report: Report, _: Context) -> Verdict:
    written = list(_written(report))
    whole = "\n".join([line.text for _, line in written])
    if not any(hint in whole for hint in _HINTS):
        return PASSED
    return verdict(
        [
            Finding("SE08", section, place=line.place, quote=line.text, values={"residue": residue})
            for section, line in written
            if (residue := _residue(line.text))
        ]
    )


def _residue(text: str) -> str | None:
    """What the template left behind in that line."""
    match = _RESIDUE.search(text)
    return match[0].strip() if match else None


def _written(report: Report) -> Iterator[tuple[str, Line]]:
    """Every line of prose with the id of its section."""
    for form in SECTIONS:
        for line in report.sections[form.id].prose:
            yield form.id, line


@since_2019
def _overview_topics_missing(report: Report, _: Context) -> Verdict:
    if report.edition is not None and report.edition != EDITION_2021:
        return inapplicable(
            "五个方面是2021年起格式的要求。", "The five topics are asked for since the form of 2021."
        )
    section = report.sections["overview"]
    if section.status is SectionStatus.MISSING or section.empty:
        return inapplicable("没有“总体情况”的内容。", "There is no overview to look at.")
    missing = missing_topics(line.text for line in section.prose)
    if missing and opaque_part(report, "overview"):
        return verdict(
            [],
            unknown=together([B("“总体情况”有部分内容未能识别", "part of the overview could not be read")]),
        )
    return verdict(
        [Finding("SE09", "overview", place=place_of(section), values=_listed(missing))] if missing else []
    )


def missing_topics(lines: Iterable[str]) -> list[B]:
    """The topics of the overview that those lines do not cover, in the form's order.

    An overview in which most topics lead a paragraph of their own is held to these leads
    (or the topic's own name anywhere); in any other, every wording of the topic counts.
    """
    texts = list(lines)
    whole = "\n".join(texts)
    leads = [lead for text in texts if (lead := _LEAD.match(text))]
    words = "\n".join(lead["words"] for lead in leads)
    own = sum(bool(pattern.search(words)) for pattern in _OWN_WORDS.values())
    structured = own >= (_STRUCTURED if any(lead["numbered"] for lead in leads) else _STRUCTURED_UNNUMBERED)
    searched = words if structured else whole
    return [
        name
        for topic, name in OVERVIEW_TOPICS
        if not (_OWN_WORDS[topic].search(whole) or _WIDER_WORDS[topic].search(searched))
    ]


@since_2019
def _government_topics_missing(report: Report, _: Context) -> Verdict:
    if report.identity.kind not in {AgencyKind.GOVERNMENT, AgencyKind.TOWNSHIP}:
        return inapplicable("只适用于各级人民政府。", "Applies to people's governments only.")
    text = "\n".join(line.text for _, line in _written(report))
    missing = [name for name, words in _GOVERNMENT_TOPICS if not words.search(text)]
    if missing and any(opaque_part(report, form.id) for form in SECTIONS):
        return verdict(
            [], unknown=together([B("文件有部分内容未能识别", "part of the file could not be read")])
        )
    return verdict([Finding("SE10", "overview", values=_listed(missing))] if missing else [])


def _listed(names: list[B]) -> dict[str, B]:
    return {"missing": B("、".join(name.zh for name in names), ", ".join(name.en for name in names))}


CHECKS = (
    Check(
        "SE08",
        "template_residue",
        Severity.WARNING,
        Flag.SECTIONS,
        title=B("模板文字未删除", "Template words left over"),
        message=B("“{residue}”疑为模板残留文字。", "“{residue}” seems to be left over from the template."),
        advice=B("请删除提示文字，或填写实际内容。", "Remove the prompt or fill in the facts."),
        basis=B("填报惯例", "Reporting practice"),
        example=B("“全年收到申请XX件”“（具体网址）”", "“XX件” or “（具体网址）” left in the text"),
        evaluate=_template_residue,
    ),
    Check(
        "SE09",
        "overview_topics_missing",
        Severity.WARNING,
        Flag.SECTIONS,
        title=B("总体情况内容不全", "Topics missing from the overview"),
        message=B("“总体情况”未见以下内容：{missing}。", "The overview does not cover: {missing}."),
        advice=B(
            "请补充：总体情况应包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。",
            "Cover proactive disclosure, disclosure on request, management, platforms and supervision.",
        ),
        basis=FORM_30,
        example=B("“总体情况”没有写依申请公开", "The overview says nothing of disclosure on request"),
        evaluate=_overview_topics_missing,
    ),
    Check(
        "SE10",
        "government_topics_missing",
        Severity.WARNING,
        Flag.SECTIONS,
        title=B("未报告考核、评议和责任追究", "Assessment, review or accountability not reported"),
        message=B(
            "人民政府的报告未见以下内容：{missing}。", "A government's report has to cover: {missing}."
        ),
        advice=B(
            "请补充工作考核、社会评议和责任追究结果情况。",
            "Add the results of assessment, public review and accountability.",
        ),
        basis=ARTICLE_50,
        example=B("某县人民政府的报告没有写社会评议", "A county government's report without public review"),
        evaluate=_government_topics_missing,
    ),
)
