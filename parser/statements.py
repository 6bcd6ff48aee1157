"""Counted facts that the prose states: 收到申请12件, 结转下年度2件, 部分公开3件 …

What is counted decides, not the number: a count is taken only where verb, object
and number stand together; counts of letters, proposals, channels, other years and
other bodies are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parser import statement_words as words
from parser.numerals import chinese_number
from parser.sentences import Sentence, split_clauses
from parser.statement_words import Fact

_WORTH_READING = re.compile(r"[件条宗份次起例个笔]")
_PARTS = re.compile(r"[()]|其中|另外|另有")
_LONGEST_GAP = 12  # characters between a keyword and its number
_WORD_GROUPS = (
    (words.OUTCOMES, "件宗份起例"),
    (words.APPLICANTS, "件宗份起例条"),
    (words.DISPUTES, "件宗起例次"),
    (words.DECISIONS, "件宗份起例个"),
)


@dataclass(frozen=True, slots=True)
class Statement:
    """``count`` of ``fact``, said in ``sentence``; ``partial`` when a reason narrows it."""

    fact: Fact
    count: int
    sentence: Sentence
    partial: bool = False


def find_statements(sentences: Iterable[Sentence], year: int | None) -> Iterator[Statement]:
    """Every counted fact of this ``year`` that the sentences state, in order."""
    paragraph: object = None
    on_requests = mentioned = False
    for sentence in sentences:
        if sentence.place != paragraph:
            paragraph, on_requests = sentence.place, bool(words.TOPIC.search(sentence.heading))
            mentioned = False
        if words.NUMBERED.match(sentence.plain):
            on_requests = bool(words.TOPIC.search(sentence.plain[:25]))
        mentioned |= bool(words.DISCLOSURE_REQUEST.search(sentence.plain) and "申请" in sentence.plain)
        if _WORTH_READING.search(sentence.plain):
            topic = on_requests or sentence.section == "requests"
            yield from _read(sentence, year, on_requests=topic, about=topic or mentioned)


def _read(sentence: Sentence, year: int | None, *, on_requests: bool, about: bool) -> Iterator[Statement]:
    plain = words.NAMES.sub("□", words.CALENDAR_YEAR.sub("", sentence.plain))
    for clause in split_clauses(words.EVERYBODY.sub("申请人", plain)):
        if "结转" not in clause and any(int(other) != year for other in words.OTHER_YEAR.findall(clause)):
            continue
        if about:
            yield from _received(clause, sentence, on_requests=on_requests)
            yield from _carried(clause, sentence)
        for part in _PARTS.split(clause):
            yield from _paired(part, sentence, about=about)


def _received(clause: str, sentence: Sentence, *, on_requests: bool) -> Iterator[Statement]:
    for match in words.RECEIVED.finditer(clause):
        before = clause[: match.start()]
        if words.NARROWED.search(before) or before.endswith(("未", "没有", "不", "再")):
            continue
        named = bool(words.REQUEST.search(match["between"] + match["after"]))
        alone = on_requests and match["next"] in {"", "(", ")", "、"}
        if named or alone:
            fact = Fact.ACCEPTED if match["verb"] == "受理" else Fact.RECEIVED
            yield from _statement(fact, match["number"], sentence)


def _carried(clause: str, sentence: Sentence) -> Iterator[Statement]:
    for fact, pattern in (
        (Fact.BROUGHT_FORWARD, words.BROUGHT_FORWARD),
        (Fact.CARRIED_FORWARD, words.CARRIED_FORWARD),
    ):
        for match in pattern.finditer(clause):
            yield from _statement(fact, match["number"] or match["number_first"], sentence)


def _paired(part: str, sentence: Sentence, *, about: bool) -> Iterator[Statement]:
    """Keywords with the numbers beside them; nothing where it is not plain which belongs to which."""
    numbers = list(words.NUMBER_WITH_UNIT.finditer(part))
    if not numbers:
        return
    for group, units in _WORD_GROUPS:
        if not _speaks_of(group, part, sentence, about=about):
            continue
        keys = _keys(group, part)
        counted = [number for number in numbers if number["unit"][0] in units]
        partial = group is words.OUTCOMES and bool(words.REASON.search(part))
        if (
            group is words.DISPUTES
            and len(keys) == 2
            and len(counted) == 1
            and keys[1][2] <= counted[0].start()
        ):
            yield from _statement(Fact.DISPUTES, counted[0]["number"], sentence)
        elif len(keys) == len(counted):
            for (fact, start, end), number in zip(keys, counted, strict=True):
                gap = number.start() - end if number.start() >= end else start - number.end()
                if 0 <= gap <= _LONGEST_GAP and _same_order(keys, counted):
                    yield from _statement(fact, number["number"], sentence, partial=partial)


def _speaks_of(group: object, part: str, sentence: Sentence, *, about: bool) -> bool:
    if group is words.DISPUTES:
        ours = sentence.section == "disputes" or words.OF_DISCLOSURE.search(sentence.plain)
        return bool(ours) and not words.CASE_WORK.search(part)
    if group is words.DECISIONS:
        return not words.PUBLISHING.search(part)
    return about and not words.NARROWED.search(part)


def _keys(group: tuple[tuple[Fact, re.Pattern[str]], ...], part: str) -> list[tuple[Fact, int, int]]:
    """The group's keywords in the part, in order; where two overlap, the one listed first stands."""
    found: list[tuple[Fact, int, int]] = []
    for fact, pattern in group:
        for match in pattern.finditer(part):
            if all(match.end() <= start or end <= match.start() for _, start, end in found):
                found.append((fact, match.start(), match.end()))
    return sorted(found, key=lambda key: key[1])


def _same_order(keys: list[tuple[Fact, int, int]], numbers: list[re.Match[str]]) -> bool:
    """Whether keywords and numbers alternate, all numbers after their keyword or all before."""
    tokens = sorted([(start, "k") for _, start, _ in keys] + [(number.start(), "n") for number in numbers])
    order = "".join(kind for _, kind in tokens)
    return order in {"kn" * len(keys), "nk" * len(keys)}


def _statement(fact: Fact, number: str, sentence: Sentence, *, partial: bool = False) -> Iterator[Statement]:
    plain = number.replace(",", "")
    count = int(plain) if plain.isdigit() else chinese_number(plain)
    if count is not None:
        yield Statement(fact, count, sentence, partial)
