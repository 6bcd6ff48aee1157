"""What the prose says was not carried over, decided or issued: 无上年结转申请 · 全年未作出行政处罚决定.

Narrower than the claims of ``nil_claims``: the clause must hold nothing else, for 首违不罚,未实施行政处罚
and 无上年结转资金 say nothing of the year's figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parser.sentences import Sentence
from parser.statement_words import Fact

_OURSELVES = r"(?:我|本)(?:机关|单位|部门|局|委|办|镇|乡|县|区|市|厅|院|校|街道|中心)|目前|[,均也且并]"
_YEAR = r"(?:20\d\d|[今本])年度?|全年|年内|报告期内?|年度内"
_NONE = r"(?:未|没有|无)"
_REQUESTS = r"(?:政府信息公开|依申请公开)?(?:申请|事项|案件|件|情况)*"
_CARRY = (
    (
        Fact.BROUGHT_FORWARD,
        re.compile(
            rf"^(?:{_OURSELVES}|{_YEAR})*{_NONE}有?(?:上年度?|上一年度?|往年|以前年度)(?:结转|遗留|未办结)的?{_REQUESTS}$"
        ),
    ),
    (
        Fact.CARRIED_FORWARD,
        re.compile(
            rf"^(?:{_OURSELVES}|{_YEAR})*{_NONE}有?{_REQUESTS}需?(?:结转|顺延)[至到]?(?:下一?年度?|次年)"
            rf"(?:继续|办理|处理|答复)*的?{_REQUESTS}$"
        ),
    ),
)
_NOT_DECIDED = re.compile(
    rf"^(?:{_OURSELVES})*(?:{_YEAR})(?:{_OURSELVES})*{_NONE}(?:作出|做出|实施|办理)"
    r"(?P<what>(?:[、和及或与]?(?:行政)?(?:许可|处罚|强制)(?:决定|措施|行为|案件)?)+)$"
)
_NOT_ISSUED = re.compile(
    rf"^(?:{_OURSELVES})*(?:{_YEAR})(?:{_OURSELVES})*{_NONE}(?:制发|制定|出台|印发)过?(?:行政)?规范性文件$"
)
_DECISIONS = (
    ("许可", Fact.LICENCES),
    ("处罚", Fact.PENALTIES),
    ("强制", Fact.COERCIVE_MEASURES),
)
# What these claims deny; a table may count more than the office that writes, so they weigh less.
FURTHER_FACTS = frozenset(
    {Fact.BROUGHT_FORWARD, Fact.CARRIED_FORWARD, Fact.DOCUMENTS_ISSUED, *(fact for _, fact in _DECISIONS)}
)


def further_claims(clause: str, sentence: Sentence, year: int | None) -> Iterator[Fact]:
    """What the clause says did not happen, beside requests and disputes."""
    if "结转" in clause or "顺延" in clause:
        if "申请" in sentence.plain:
            told = clause.replace(f"{(year or 0) + 1}年", "下年").replace(f"{(year or 0) - 1}年", "上年")
            yield from (fact for fact, pattern in _CARRY if pattern.search(told))
    elif "行政" in clause and (match := _NOT_DECIDED.search(clause)):
        yield from (fact for word, fact in _DECISIONS if word in match["what"])
    elif "规范性文件" in clause and _NOT_ISSUED.search(clause):
        yield Fact.DOCUMENTS_ISSUED
