"""TI05: another year named where this year's facts are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.check import PASSED, Check, Finding, Flag, Severity, Verdict, cannot_tell, verdict
from parser.sentences import Sentence
from parser.statement_words import NAMES

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report

_YEAR = r"(?P<year>20\d\d)年度?"
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_NAMED_YEAR = re.compile(r"20\d\d(?=年)")
_CHINESE_YEAR = re.compile(r"二[〇○零]([一二])([〇○零一二三四五六七八九])(?=年)")
_OPENS = re.compile(
    rf"(?:^|[。;])(?:[(（]?[一二三四五六七八九十\d]+[)）、.])?(?:在|(?P<until>截[至止]))?{_YEAR}"
    r"(?(until)(?:12月(?:31日|底)|[末底])?)"
    r"(?=[,，]|全年|我[局委办镇乡县区市厅院]|本[机单局级镇县区市]|全[局镇县区市省]|[县区市州镇][一-鿿]{1,12}[局委办],?|共|累计"
    r"|(?:政府)?信息公开工作|政务公开工作|是[^,;。]{2,24}之年)"
)
_REPORTS = re.compile(rf"现将[^,;。]{{0,30}}?{_YEAR}[^,;。]{{0,30}}?(?:报告|公布|公开|汇报)如下")
_LOOKS_BACK = re.compile(
    r"上年|去年|较|同比|相比|与[^,;。]{0,6}比|以来|决算|预算|起[,至]|自20|从20|(?<!截)至20|到20|针对|修订|修正|施行|实施|成立|印发的"
    r"|整改|回头看|延续|继续沿用|获评|历年|以前|存量|更名|整合|组建|挂牌|划转|机构改革|提出的|反映的|通报的|评为|荣获|授予|今年|本年|(?:印发|出台|发布|颁布)了?□|指出的|存在的"
)


# A year to come whose requests are already counted; what is planned for it is told otherwise.
_COUNTED = re.compile(r"(?:收到|受理|办结|答复|新收|公开|发布|公布)[^,;。]{0,16}\d[件条宗份]")
_PLANNED = re.compile(r"将|拟|计划|力争|预计|目标|下一步|要|继续|争取|以上|[至到]\d")


def _stale_year(report: Report, _: Context) -> Verdict:
    if report.year is None:
        return cannot_tell("未能确定报告年度。", "The report year is not known.")
    if all(int(named) == report.year for named in _NAMED_YEAR.findall(_arabic(report.plain_text))):
        return PASSED
    findings = []
    for sentence in report.all_sentences:
        if "20" not in sentence.plain and "二" not in sentence.plain:
            continue
        stale = _stale(sentence, report.year)
        if stale is not None:
            findings.append(
                Finding(
                    "TI05",
                    sentence.section,
                    place=sentence.place,
                    reported=stale,
                    expected=report.year,
                    quote=sentence.text,
                )
            )
    return verdict(findings)


def _stale(sentence: Sentence, year: int) -> int | None:
    """Another year that opens the sentence as if it were the report's own."""
    plain = _arabic(sentence.plain)
    if "20" not in plain:
        return None
    plain = NAMES.sub("□", plain)
    if str(year) in plain or _LOOKS_BACK.search(plain):
        return None
    for pattern in (_OPENS, _REPORTS):
        if (match := pattern.search(plain)) and (int(match["year"]) < year or _is_told_of(plain)):
            return int(match["year"])
    return None


def _arabic(plain: str) -> str:
    """``plain`` with 二〇二一年 as 2021年."""
    if "二〇" not in plain and "二○" not in plain and "二零" not in plain:
        return plain
    return _CHINESE_YEAR.sub(lambda year: f"20{year[1]}{year[2]}".translate(_DIGITS), plain)


def _is_told_of(plain: str) -> bool:
    return _COUNTED.search(plain) is not None and not _PLANNED.search(plain)


CHECKS = (
    Check(
        "TI05",
        "stale_year",
        Severity.WARNING,
        Flag.IDENTITY,
        title=B("年份未更新", "Year not updated"),
        message=B(
            "本报告为{expected}年度，文中却写{reported}年：“{quote}”。",
            "This is the report of {expected}, yet the text speaks of {reported}: “{quote}”.",
        ),
        advice=B(
            "请核实是否沿用了往年文字，并更新年份和内容。",
            "Check whether an earlier year's text was reused; update year and content.",
        ),
        basis=B("《政府信息公开条例》第四十七条", "Regulations on Open Government Information, article 47"),
        example=B(
            "2022年报告写“2021年，我局主动公开信息60条”", "A 2022 report: “in 2021 we published 60 items”"
        ),
        evaluate=_stale_year,
    ),
)
