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
_TOTAL = re.compile(
    rf"(?:共计?|合计|总计|累计|总共)[^,;。(其约近逾超]{{0,30}}?{_ITEM.pattern}[^。;\d]{{0,4}}其中"
)
# Without 共 a list claims to be whole when it ends with all the others.
_PUBLISHED = re.compile(rf"(?:公开|发布|公布)[^,;。(其约近逾超]{{0,20}}?{_ITEM.pattern}[^。;\d]{{0,4}}其中")
_ENDS_WITH_OTHERS = re.compile(rf"其[他它](?!各)[^,、;。\d]{{0,6}}(?:{_ITEM.pattern})$")
_NOT_EXHAUSTIVE = re.compile(
    r"等|主要|其余|其[他它][为是均]|重点|涉及|有关|新[增开设建]|优化|升级|配套|有效|同步|重复|交叉|多渠道|包括|含|通过|最多|最少|类中|约|近|余|多[件条份]|同比|较|增|减|占|%|\(|其中|办结|答复|结转|已|均|平均|每"
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
    if not (total := _TOTAL.search(plain) or _PUBLISHED.search(plain)):
        return None
    rest = _NEXT_TOPIC.split(plain[total.end() :])[0]
    if total.re is _PUBLISHED and not _ENDS_WITH_OTHERS.search(rest):
        return None
    items = list(_ITEM.finditer(rest))
    digits = re.findall(r"\d+", _ITEM.sub("", rest))
    whole = len(items) > 1 and not digits and {item["unit"] for item in items} == {total["unit"]}
    if not whole or _NOT_EXHAUSTIVE.search(rest):
        return None
    stated = _int(total["number"])
    numbers = [_int(item["number"]) for item in items]
    running = list(accumulate(numbers))
    if running[-1] * 2 < stated or stated in numbers:
        return None  # examples, or channels of which one carried everything
    fits = stated in running[1:] or _nested(numbers, stated)
    return (stated if fits else running[-1], stated)


def _nested(numbers: list[int], total: int) -> bool:
    """Whether the list adds up once the items of an item are left out: 财政24条、预算12条、决算12条."""
    surplus = sum(numbers) - total
    return any(
        number == surplus and surplus in accumulate(numbers[place + 1 :])
        for place, number in enumerate(numbers)
    )


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
