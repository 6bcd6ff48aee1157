"""TX08: 共A条，其中… against the sum of what it lists."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.check import PASSED, Check, Finding, Flag, Severity, Verdict, verdict
from parser.sentences import Sentence
from parser.statement_words import NAMES

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report

_ITEM = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<unit>件次|人次|万?[件条宗份次起例个项篇期场])")
_TOTAL = re.compile(rf"(?:共计?|合计|总计|累计|总共)[^,;。(其]{{0,30}}?{_ITEM.pattern}[^。;\d]{{0,4}}其中")
_NOT_EXHAUSTIVE = re.compile(
    r"等|主要|包括|含|约|余|多[件条份]|同比|较|增|减|占|%|\(|其中|办结|答复|结转|已|均|平均|每"
)
_NEXT_TOPIC = re.compile(r"此外|另外|同时|[;。]")


def _does_not_add_up(report: Report, _: Context) -> Verdict:
    if "其中" not in report.plain_text:
        return PASSED
    findings = []
    for section_id, sentences in report.sentences.items():
        for sentence in sentences:
            if (sums := _sums(sentence)) and sums[0] != sums[1]:
                listed, total = sums
                findings.append(
                    Finding(
                        "TX08",
                        section_id,
                        place=sentence.place,
                        reported=listed,
                        expected=total,
                        quote=sentence.text,
                    )
                )
    return verdict(findings)


def _sums(sentence: Sentence) -> tuple[int, int] | None:
    """The sum of the listed items and the stated total; None unless the list claims to be whole."""
    if "其中" not in sentence.plain:
        return None
    plain = NAMES.sub("□", sentence.plain)
    if not (total := _TOTAL.search(plain)):
        return None
    rest = _NEXT_TOPIC.split(plain[total.end() :])[0]
    items = list(_ITEM.finditer(rest))
    digits = re.findall(r"\d+", _ITEM.sub("", rest))
    whole = len(items) > 1 and not digits and {item["unit"] for item in items} == {total["unit"]}
    if not whole or _NOT_EXHAUSTIVE.search(rest):
        return None
    stated = _int(total["number"])
    running = list(accumulate(_int(item["number"]) for item in items))
    return (stated if stated in running[1:] else running[-1], stated)


def _int(text: str) -> int:
    return int(text.replace(",", ""))


CHECKS = (
    Check(
        "TX08",
        "breakdown_does_not_add_up",
        Severity.NOTE,
        Flag.PROSE,
        title=B("文中分项之和与总数不符", "A breakdown does not add up"),
        message=B(
            "文中分项合计{reported}，总数为{expected}：“{quote}”。",
            "The items sum to {reported}, the total is {expected}: “{quote}”.",
        ),
        advice=B("请核实分项与总数。", "Check the items and the total."),
        basis=B("表内逻辑", "Logic of the report"),
        example=B(
            "“共公开信息20条，其中政策类12条、动态类9条”", "“20 items in all: 12 on policy and 9 on events”"
        ),
        evaluate=_does_not_add_up,
    ),
)
