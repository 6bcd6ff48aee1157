"""Counted facts that the prose states: 收到申请12件, 结转下年度2件, 部分公开3件 …

What is counted decides, not the number: a count is taken only where verb, object
and number stand together; counts of letters, proposals, channels, other years and
other bodies are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import NamedTuple

from parser import statement_words as words
from parser.numerals import chinese_number
from parser.sentences import Sentence, split_clauses
from parser.statement_pairs import GROUPS, WordGroup, pairs
from parser.statement_words import Fact

# The end of a number and the beginning of its unit: no count goes without, and most clauses do.
_COUNTED = re.compile(
    r"[\d零〇一二三四五六七八九十两壹贰貳叁肆伍陆柒捌玖拾百千万佰仟][余多]?[件条宗份次起例个笔项]"
)
# What every count carried from year to year, every count received and every list of keywords holds.
_CARRYING = re.compile(r"[转留延跨]|未办?结")
_RECEIVING = re.compile(r"[收受接增向登]")
_KEYWORD = re.compile("|".join(group.stems.pattern for group in GROUPS))
_WORTH_READING = re.compile("|".join(pattern.pattern for pattern in (_CARRYING, _RECEIVING, _KEYWORD)))
_CARRIED_NUMBERS = ("number", "number_first", "number_last")  # as named in the patterns of what was carried
_IN_PARTS = {fact for group in GROUPS if group.parts for fact, _ in group.words} | {Fact.RECEIVED}
_NUMBERING = frozenset("([（【第一二三四五六七八九十0123456789")  # all that words.NUMBERED may begin with
_END_OF_LEAD = re.compile("(?:[年来]|[年季]度),")
_NAMED_BEFORE = ("依申请公开", "公开申请")  # …受理总数23件
_SIGN_OF_SCOPE = re.compile("中,|协助|配合")
_PARTS = re.compile(r"[()]|:(?!\d)|其中|另外|另有")
_FIRST = itemgetter(1)  # of a match, its first group: several times as quick as a template
_ENDS_A_COUNT = frozenset("(),、均已全并且与和及其共较比同涉分按都为是") | {""}


@dataclass(frozen=True, slots=True)
class Statement:
    """``count`` of ``fact``, said in ``sentence``; ``partial`` when a reason narrows it.

    ``span``: 1200余件 are at least 1,200 and fewer than 100 more.
    """

    fact: Fact
    count: int
    sentence: Sentence
    partial: bool = False
    span: int = 1


def find_statements(
    sentences: Iterable[Sentence], year: int | None, agency: str | None = None
) -> Iterator[Statement]:
    """Every counted fact of this ``year`` and ``agency`` that the sentences state, in order."""
    section: str | None = None
    on_requests = mentioned = False
    teller = _Teller(year, agency)
    for sentence in sentences:
        plain = sentence.plain
        if sentence.section != section:
            section, on_requests, mentioned = sentence.section, False, False
        numbered = plain[:1] in _NUMBERING and words.NUMBERED.match(plain)
        if opening := plain[:25] if numbered else sentence.heading:
            on_requests, mentioned = words.TOPIC.search(opening) is not None, False
        if not mentioned and "申请" in plain:
            mentioned = words.DISCLOSURE_REQUEST.search(plain) is not None
        if _COUNTED.search(plain) and _WORTH_READING.search(plain):
            topic = on_requests or section == "requests"
            yield from _parted(_read(sentence, teller, on_requests=topic, about=topic or mentioned))


def _parted(said: Iterable[Statement]) -> Iterator[Statement]:
    """当场予以公开2件,书面予以公开1件: a fact counted twice in a sentence is counted in parts."""
    statements = list(said)
    if len(statements) < 2:
        yield from statements
        return
    counts: dict[Fact, set[int]] = {}
    for statement in statements:
        counts.setdefault(statement.fact, set()).add(statement.count)
    for statement in statements:
        in_parts = statement.fact in _IN_PARTS and len(counts[statement.fact]) > 1
        yield replace(statement, partial=True) if in_parts else statement


class _Teller(NamedTuple):
    """Whose year is told of."""

    year: int | None
    agency: str | None

    def does_not_own(self, clause: str) -> bool:
        """Whether the clause speaks of another year or of another office."""
        years = words.OTHER_YEAR.findall(clause)
        other_year = years and any(int(other) != self.year for other in years)
        return bool(other_year and "结转" not in clause) or words.of_another(clause, self.agency)


def _read(sentence: Sentence, teller: _Teller, *, on_requests: bool, about: bool) -> Iterator[Statement]:
    plain = words.simplified(sentence.plain)
    narrowed = _SIGN_OF_SCOPE.search(plain) is not None and _is_narrowed(plain)
    for clause in split_clauses(_with_leads(plain)):
        if not _COUNTED.search(clause) or teller.does_not_own(clause):
            continue
        if about and not narrowed and _RECEIVING.search(clause):
            yield from _received(clause, sentence, on_requests=on_requests)
        if _CARRYING.search(clause) and (about or words.on_requests(sentence.plain)):
            yield from _carried(_relative(clause, teller.year), sentence)
        full = _in_full(clause, sentence)
        if _KEYWORD.search(full):
            for part in _PARTS.split(words.AND_PUBLISHED.sub("", full)):
                if _KEYWORD.search(part) and not words.COMPARED.search(part):
                    yield from _paired(part, sentence, about=about, narrowed=narrowed)


def _is_narrowed(plain: str) -> bool:
    return any(words.NARROWED.search(scope) for scope in words.SCOPE.findall(plain))


def _with_leads(plain: str) -> str:
    """Each opening of time (近三年) with what it governs; 4件因…,结转 as 4件结转."""
    if _END_OF_LEAD.search(plain):  # looked for first: most sentences have neither
        plain = words.LEAD.sub(_FIRST, plain)
    return words.WHY_CARRIED.sub(_FIRST, plain) if "转" in plain or "顺延" in plain else plain


def _relative(clause: str, year: int | None) -> str:
    """2021年结转2022年 as 上年结转本年 in a report of 2022."""
    for offset, word in ((-1, "上年"), (0, "本年"), (1, "下年")) if year else ():
        clause = clause.replace(f"{(year or 0) + offset}年", word)
    return clause


def _in_full(clause: str, sentence: Sentence) -> str:
    """废止1件 after 规范性文件 was named means documents; with 规章 named beside it, either."""
    if "规范性文件" not in sentence.plain or "规章" in sentence.plain:
        return clause
    return words.ELLIPTIC_DOCUMENT.sub(r"\1规范性文件", clause)


def _received(clause: str, sentence: Sentence, *, on_requests: bool) -> Iterator[Statement]:
    for match in words.RECEIVED.finditer(clause):
        before = words.EVERY_WAY.sub("", clause[: match.start()])
        if match["verb"].startswith("新收"):
            before = before.replace("其中", "")  # 办理申请M件，其中新收N件: still all that was received
        if words.NARROWED.search(before) or before.endswith(("未", "没有", "不", "再")):
            continue
        named = bool(words.REQUEST.search(match["between"] + match["after"])) or before.endswith(
            _NAMED_BEFORE
        )
        alone = (on_requests or match["verb"].startswith("新收")) and clause[match.end("unit") :][
            :1
        ] in _ENDS_A_COUNT
        if named or alone:
            plainly = "收" in match["verb"] or match["verb"] == "接到"
            fact = Fact.RECEIVED if plainly else Fact.ACCEPTED
            for statement in _statement(fact, match["number"], sentence):
                yield replace(statement, span=_span(statement.count)) if match["more"] else statement


def _span(count: int) -> int:
    """The place of the last digit that is not zero: 100 of 1200."""
    digits = str(count)
    return int("1" + "0" * (len(digits) - len(digits.rstrip("0"))))


def _carried(clause: str, sentence: Sentence) -> Iterator[Statement]:
    for fact, pattern in (
        (Fact.BROUGHT_FORWARD, words.BROUGHT_FORWARD),
        (Fact.CARRIED_FORWARD, words.CARRIED_FORWARD),
    ):
        for match in pattern.finditer(clause):
            if not (words.TOGETHER.search(clause[: match.start()]) and words.IN_ALL.search(match[0])):
                number = next(filter(None, map(match.groupdict().get, _CARRIED_NUMBERS)))
                yield from _statement(fact, number, sentence)


def _paired(part: str, sentence: Sentence, *, about: bool, narrowed: bool) -> Iterator[Statement]:
    for group in GROUPS:
        if group.stems.search(part) and _speaks_of(group, part, sentence, about=about):
            partial = bool(
                narrowed or words.REASON.search(part) or words.NARROWED.search(part)
                if group.parts
                else group.words is words.DISPUTES and words.WITH_ONE_RESULT.search(sentence.plain)
            )
            for fact, number in pairs(part, group):
                yield from _statement(fact, number, sentence, partial=partial)


def _speaks_of(group: WordGroup, part: str, sentence: Sentence, *, about: bool) -> bool:
    if group.words is words.DISPUTES:
        return _of_disclosure(part, sentence, about=about) and not words.CASE_WORK.search(part)
    if group.words in (words.DECISIONS, words.DECIDED):
        if words.DECISIONS_MADE.search(part):
            return True
        told = sentence.section == "proactive" or words.DECIDING.search(part)
        return bool(told) and not words.PUBLISHING.search(part)
    if group.words is words.OUTCOMES:
        return _of_requests(part, sentence, about=about)
    return about


def _of_requests(part: str, sentence: Sentence, *, about: bool) -> bool:
    """Whether outcomes are those of requests, not of documents that were looked through.

    对6条信息予以公开 counts information, unless outcomes are listed.
    """
    if words.DRAFTED.search(sentence.plain):
        return False
    if words.REVIEWED.search(sentence.plain):
        return about and "条" not in part
    listed = len(words.OUTCOME.findall(sentence.plain))
    if listed > 1 or (about and listed):
        return True
    return "条" not in part and (about or ("公开" in part and words.on_outcomes(sentence.plain)))


def _of_disclosure(part: str, sentence: Sentence, *, about: bool) -> bool:
    """Whether the disputes are about disclosure, and not all the cases of the office."""
    plain = sentence.plain
    if words.NOT_OF_DISCLOSURE.search(plain):
        return False
    of_all = words.OFFICE_CASES.search(plain)
    if words.OF_DISCLOSURE.search(part if of_all or words.DISCLOSURE_AMONG_THEM.search(plain) else plain):
        return True
    return (about or sentence.section == "disputes") and not of_all


def _statement(fact: Fact, number: str, sentence: Sentence, *, partial: bool = False) -> Iterator[Statement]:
    plain = number.replace(",", "")
    count = int(plain) if plain.isdigit() else chinese_number(plain)
    if count is not None:
        yield Statement(fact, count, sentence, partial)
