"""TX09, TX10: the documents that a report cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.check import Check, Finding, Flag, Severity, Verdict, inapplicable, verdict
from parser.form import EDITION_2021
from parser.sentences import Sentence

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report


@dataclass(frozen=True)
class KnownDocument:
    """A document that reports cite: its number, and words that only its title has."""

    number: str
    title: str
    words: re.Pattern[str]


KNOWN = (
    KnownDocument(
        "国务院令第711号", "政府信息公开条例", re.compile(r"^(?:中华人民共和国)?政府信息公开条例$")
    ),
    KnownDocument("国办公开办函〔2019〕60号", "年度报告有关事项的通知", re.compile(r"年度报告有关事项")),
    KnownDocument("国办公开办函〔2021〕30号", "年度报告格式", re.compile(r"年度报告格式")),
    KnownDocument("国办函〔2020〕109号", "信息处理费管理办法", re.compile(r"信息处理费管理办法")),
    KnownDocument("国办发〔2020〕50号", "公共企事业单位信息公开规定制定办法", re.compile(r"规定制定办法")),
)
_TRIAL_FORM, _FORM = KNOWN[1].number, KNOWN[2].number
_NUMBER = re.compile(
    r"(?P<issuer>国办公开办函|国办函|国办发|国办公开函|中办发)[〔\[(【]?(?P<year>20\d\d)[〕\])】]?第?(?P<serial>\d+)号"
    r"|(?:国务院令|国令)第?(?P<decree>\d{3})号"
)
_TITLE_BEFORE = re.compile(
    r"《(?P<title>[^《》]+)》?(?:的通知|的函)?》?[(〔\[]?(?:以下简称[^)]*[)])?[(〔\[]?$"
)
_TITLE_AFTER = re.compile(r"^[)〕\]]?[^《》,;。]{0,6}《(?P<title>[^《》]+)》")


def _obsolete(report: Report, _: Context) -> Verdict:
    if report.edition != EDITION_2021:
        return inapplicable(
            "2021年度起才适用30号文格式。",
            "The form of 国办公开办函〔2021〕30号 applies from report year 2021.",
        )
    cited = [(number, sentence) for number, _, sentence in _citations(report)]
    if any(number == _FORM for number, _ in cited):
        return verdict([])
    old = next((sentence for number, sentence in cited if number == _TRIAL_FORM), None)
    if old is None:
        return verdict([])
    return verdict(
        [Finding("TX09", old.section, place=old.place, reported=_TRIAL_FORM, expected=_FORM, quote=old.text)]
    )


def _wrong(report: Report, _: Context) -> Verdict:
    findings = []
    citations = list(_citations(report))
    together = {(sentence, number) for number, _, sentence in citations}
    for number, title, sentence in citations:
        known = next((known for known in KNOWN if title and known.words.search(title)), None)
        # 国务院令第492号公布,国务院令第711号修订: the right number stands in the same sentence
        if known and known.number != number and (sentence, known.number) not in together:
            findings.append(
                Finding(
                    "TX10",
                    sentence.section,
                    place=sentence.place,
                    reported=number,
                    expected=known.number,
                    quote=sentence.text,
                    values={"title": known.title},
                )
            )
    return verdict(findings)


def _citations(report: Report) -> Iterator[tuple[str, str | None, Sentence]]:
    """Every cited number with the title that stands beside it."""
    for sentence in report.all_sentences if "号" in report.plain_text else ():
        if "号" not in sentence.plain:
            continue
        for match in _NUMBER.finditer(sentence.plain):
            before = _TITLE_BEFORE.search(sentence.plain[: match.start()])
            after = _TITLE_AFTER.search(sentence.plain[match.end() :])
            beside = before or after
            yield _standard(match), beside["title"] if beside else None, sentence


def _standard(match: re.Match[str]) -> str:
    if match["decree"]:
        return f"国务院令第{match['decree']}号"
    return f"{match['issuer']}〔{match['year']}〕{match['serial']}号"


CHECKS = (
    Check(
        "TX09",
        "citation_obsolete",
        Severity.WARNING,
        Flag.PROSE,
        title=B("引用的格式文件已过时", "Obsolete citation"),
        message=B(
            "只引用了试行格式{reported}，2021年度起应按{expected}编制：“{quote}”。",
            "Cites only the trial form {reported}; since report year 2021 it is {expected}: “{quote}”.",
        ),
        advice=B("请改引现行格式文件，并核对所用格式。", "Cite the form in force and check the form used."),
        basis=B("国办公开办函〔2021〕30号", "Form of 国办公开办函〔2021〕30号"),
        example=B(
            "2022年报告称“按照国办公开办函〔2019〕60号编制”", "A 2022 report “made after 〔2019〕60号”"
        ),
        evaluate=_obsolete,
    ),
    Check(
        "TX10",
        "citation_wrong",
        Severity.WARNING,
        Flag.PROSE,
        title=B("文号与文件名不一致", "Number and title do not belong together"),
        message=B(
            "“{title}”的文号写作{reported}，应为{expected}：“{quote}”。",
            "“{title}” is cited as {reported}; it is {expected}: “{quote}”.",
        ),
        advice=B("请核对文件名称和文号。", "Check the document's title and number."),
        basis=B("填报惯例", "Reporting practice"),
        example=B("《政府信息公开条例》（国务院令第492号）", "《政府信息公开条例》（国务院令第492号）"),
        evaluate=_wrong,
    ),
)
